// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

namespace fieldfare {

/// "Do not contact": of people who asked to be erased only keyed hashes of their e-mail addresses and phone numbers stay, so that an
/// import can tell when somebody comes back. Without the key of the workspace nobody can find out whose they are.

/// The key, 32 bytes; kept in the settings. Empty while there is none.
[[nodiscard]] Result<QByteArray> suppressionKey(ReadContext &context);
/// Sets the key where there is none.
[[nodiscard]] Result<void> keepSuppressionKey(UnitOfWork &work, const QByteArray &key);

/// E-mail addresses are taken without case, phone numbers by their digits (E.164 where they have one).
[[nodiscard]] QByteArray suppressionHash(const QByteArray &key, const QString &mailOrPhone);

/// InvalidInput without a key.
[[nodiscard]] Result<void> suppress(UnitOfWork &work, const QSet<QString> &mailsAndPhones);
[[nodiscard]] Result<void> suppressHashes(UnitOfWork &work, const QVector<QByteArray> &hashes);

/// The hashes of a workspace, to be asked often.
class Suppressed {
public:
    [[nodiscard]] static Result<Suppressed> read(ReadContext &context);
    [[nodiscard]] bool isEmpty() const { return m_hashes.isEmpty(); }
    [[nodiscard]] bool holds(const QString &mailOrPhone) const;
    [[nodiscard]] const QSet<QByteArray> &hashes() const { return m_hashes; }

private:
    QByteArray m_key;
    QSet<QByteArray> m_hashes;
};

}  // namespace fieldfare
