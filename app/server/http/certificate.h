// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

namespace fieldfare::server {

/// A server's certificate and its private key, PEM. The key is a secret.
struct Identity {
    QByteArray certificate;
    QByteArray key;
};

/// A certificate that this computer signs itself (EC P-256, ten years), for these names and addresses. Devices do not ask who signed
/// it: they know its key. Errors: InvalidInput without a name, Internal.
[[nodiscard]] Result<Identity> makeSelfSigned(const QStringList &hosts, qint64 now);

/// SHA-256 of the certificate's public key (SubjectPublicKeyInfo), 32 bytes: stays when a certificate is renewed for the same key.
/// Errors: InvalidInput.
[[nodiscard]] Result<QByteArray> publicKeyHash(const QByteArray &certificatePem);

}  // namespace fieldfare::server
