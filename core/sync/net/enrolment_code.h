// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace fieldfare::sync {

/// What a new device must know to reach its company's server, safe from the first moment on: where it is, which key it has (so
/// nobody can stand between them, whatever certificate he shows), and a secret that works once.
///
/// As text: "fieldfare://host:port/CODE", a link that can be clicked, shown as a QR code or typed. CODE is twelve groups of four of
/// Crockford's base 32; the last six symbols are a checksum over all of it, address included.
struct EnrolmentCode {
    /// Of the SHA-256 of the server's public key (SubjectPublicKeyInfo): nobody finds another key that begins with these 128 bits.
    static constexpr qsizetype kPinBytes = 16;
    static constexpr qsizetype kSecretBytes = 10;
    static constexpr quint16 kPort = 8743;  ///< used where none is given

    QString host;  ///< name or address, IPv6 without brackets
    quint16 port = kPort;
    QByteArray pin;
    QByteArray secret;
    /// The first person's, whose workspace becomes the company's; everybody else joins with a new workspace.
    bool isFounder = false;

    /// The link. Holds a secret: show it to whom it is for, and wipe it.
    [[nodiscard]] QString toText() const;
    /// Takes the link or what was typed of it: case, blanks, line breaks and hyphens do not matter, O is read as 0, I and L as 1;
    /// "fieldfare://" may be missing. Errors: InvalidInput that says what is wrong and where.
    [[nodiscard]] static Result<EnrolmentCode> fromText(const QString &text);

    friend bool operator==(const EnrolmentCode &, const EnrolmentCode &) = default;
};

}  // namespace fieldfare::sync
