// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/server_folder.h"
#include "server/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

namespace fieldfare::server {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString iniOf(const QString &folder) { return folder + QStringLiteral("/server.ini"); }
QString certificateOf(const QString &folder) { return folder + QStringLiteral("/certificate.pem"); }
QString keyOf(const QString &folder) { return folder + QStringLiteral("/key.pem"); }
QString auditKeyOf(const QString &folder) { return folder + QStringLiteral("/audit.key"); }

tl::unexpected<Error> noServer(const QString &folder)
{
    return fail(
        ErrorCode::NotFound,
        text(QT_TRANSLATE_NOOP("Server", "There is no server in “%1”. Run fieldfare-server init.")).arg(folder));
}

Result<QByteArray> contentOf(const QString &path, const QString &folder)
{
    QFile file(path);
    if (!file.exists())
        return noServer(folder);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be read.")).arg(path),
                    file.errorString());
    return file.readAll();
}

/// Never readable by others, not even for a moment; never in place of another.
Result<void> store(const QString &path, const QByteArray &content)
{
    if (QFile::exists(path))
        return fail(
            ErrorCode::Conflict,
            text(QT_TRANSLATE_NOOP("Server", "“%1” exists already. It is not overwritten: devices know its key."))
                .arg(path));
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly) &&
                      file.write(content) == content.size() && file.commit();
    if (!done)
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(path),
                    file.errorString());
    return {};
}

/// Nobody but the owner may read what is secret.
Result<void> checkOwnerOnly(const QString &path)
{
    const QFileInfo key(path);
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    if (key.exists() && (key.permissions() & kOthers))
        return fail(ErrorCode::Forbidden,
                    text(QT_TRANSLATE_NOOP("Server",
                                           "Others may read “%1”. Let only the server's account read it (chmod 600)."))
                        .arg(key.filePath()));
    return {};
}

}  // namespace

Result<ServerFolder> ServerFolder::read(const QString &folder)
{
    if (!QFile::exists(iniOf(folder)))
        return noServer(folder);
    const QSettings ini(iniOf(folder), QSettings::IniFormat);
    ServerFolder server;
    server.database = ini.value(QStringLiteral("database")).toString();
    server.organisation = ini.value(QStringLiteral("organisation")).toString();
    server.address = ini.value(QStringLiteral("address"), server.address).toString();
    server.host = ini.value(QStringLiteral("host")).toString();
    server.contents = ini.value(QStringLiteral("contents"), folder + QStringLiteral("/contents")).toString();
    bool isPort = false;
    const int port = ini.value(QStringLiteral("port"), 8743).toInt(&isPort);
    bool isCount = false;
    server.workers = ini.value(QStringLiteral("workers"), server.workers).toInt(&isCount);
    const auto wrong = [&](const char *key) {
        return fail(ErrorCode::InvalidInput,
                    text(QT_TRANSLATE_NOOP("Server", "In “%1” the setting “%2” is missing or wrong."))
                        .arg(iniOf(folder), QString::fromLatin1(key)));
    };
    if (ini.status() != QSettings::NoError || server.database.isEmpty())
        return wrong("database");
    if (server.organisation.isEmpty())
        return wrong("organisation");
    if (server.host.isEmpty())
        return wrong("host");
    if (!isPort || port < 1 || port > 65535)
        return wrong("port");
    if (!isCount || server.workers < 1 || server.workers > 256)
        return wrong("workers");
    server.port = static_cast<quint16>(port);
    return server;
}

Result<void> ServerFolder::write(const QString &folder) const
{
    if (QFile::exists(iniOf(folder)))
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP("Server", "There is a server in “%1” already.")).arg(folder));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(folder));
    // the database's address may hold a password
    TRY(store(iniOf(folder), {}));
    QSettings ini(iniOf(folder), QSettings::IniFormat);
    ini.setAtomicSyncRequired(false);  // keeps the file's permissions
    ini.setValue(QStringLiteral("database"), database);
    ini.setValue(QStringLiteral("organisation"), organisation);
    ini.setValue(QStringLiteral("address"), address);
    ini.setValue(QStringLiteral("port"), port);
    ini.setValue(QStringLiteral("host"), host);
    ini.setValue(QStringLiteral("workers"), workers);
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(iniOf(folder)));
    return {};
}

Result<Identity> readIdentity(const QString &folder)
{
    TRY(checkOwnerOnly(keyOf(folder)));
    TRY_ASSIGN(const QByteArray certificate, contentOf(certificateOf(folder), folder));
    TRY_ASSIGN(const QByteArray secret, contentOf(keyOf(folder), folder));
    return Identity{certificate, secret};
}

Result<void> writeIdentity(const QString &folder, const Identity &identity)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(folder));
    TRY(store(keyOf(folder), identity.key));
    return store(certificateOf(folder), identity.certificate);
}

Result<std::unique_ptr<sync::HeadSigner>> readSigner(const QString &folder)
{
    const QString path = auditKeyOf(folder);
    if (!QFile::exists(path))
        return fail(
            ErrorCode::NotFound,
            text(QT_TRANSLATE_NOOP("Server", "There is no “%1”, the key that signs the record of changes. Was it "
                                             "lost, copy it back; a server of an older version gets one by: "
                                             "fieldfare-server update"))
                .arg(path));
    TRY(checkOwnerOnly(path));
    TRY_ASSIGN(QByteArray hex, contentOf(path, folder));
    QByteArray seed = QByteArray::fromHex(hex.trimmed());
    auto signer = sync::HeadSigner::fromSeed(Secret::fromBytes(seed));
    Secret::wipe(hex);
    Secret::wipe(seed);
    return signer;
}

Result<void> makeSigner(const QString &folder)
{
    if (QFile::exists(auditKeyOf(folder)))
        return {};
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(folder));
    const Secret seed = sync::HeadSigner::newSeed();
    QByteArray bytes(reinterpret_cast<const char *>(seed.data()), static_cast<qsizetype>(seed.size()));
    QByteArray hex = bytes.toHex() + '\n';
    auto stored = store(auditKeyOf(folder), hex);
    Secret::wipe(bytes);
    Secret::wipe(hex);
    return stored;
}

}  // namespace fieldfare::server
