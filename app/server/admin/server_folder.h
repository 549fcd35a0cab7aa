// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/http/certificate.h"
#include "sync/audit/signed_head.h"

#include <QString>
#include <QStringList>

namespace fieldfare::server {

/// What one server process must know, and where it is kept: a folder with server.ini, certificate.pem and key.pem (readable by its
/// owner alone). Several servers of one company have copies of the same folder.
struct ServerFolder {
    QString database;  ///< libpq: as a role that owns nothing
    QString organisation;
    QString address = QStringLiteral("::");
    quint16 port = 8743;
    QString host;  ///< by which devices reach it: in their codes
    int workers = 8;
    QString
        contents;  ///< folder of the contents of attached files; several servers share one. By default within the folder

    /// Errors: NotFound without server.ini, InvalidInput naming the setting.
    [[nodiscard]] static Result<ServerFolder> read(const QString &folder);
    /// Makes the folder. Errors: Conflict when there is a server in it already, Io.
    [[nodiscard]] Result<void> write(const QString &folder) const;
};

/// The key that signs the ends of the record of changes (audit.key beside the certificate). Errors: NotFound naming the verb that
/// makes it, Forbidden when others may read it, Damaged.
[[nodiscard]] Result<std::unique_ptr<sync::HeadSigner>> readSigner(const QString &folder);
/// Makes one where there is none. Errors: Io.
[[nodiscard]] Result<void> makeSigner(const QString &folder);
/// Errors: NotFound, Forbidden when others may read the key.
[[nodiscard]] Result<Identity> readIdentity(const QString &folder);
/// Errors: Conflict: a key is never overwritten; Io.
[[nodiscard]] Result<void> writeIdentity(const QString &folder, const Identity &identity);

}  // namespace fieldfare::server
