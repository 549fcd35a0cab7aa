// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_folder.h"

#include "storage/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QUuid>

#include <sodium.h>

namespace fieldfare {

namespace {

const QLatin1String RecordsName("records.db");
const QLatin1String DraftsName("drafts.db");
const QLatin1String AttachmentsName("attachments");
const QLatin1String BackupsName("backups");
const QLatin1String LockName("workspace.lock");

constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

/// Locks and shared memory, which SQLite needs, do not work reliably across a network.
bool isOnNetworkDrive(const QString &path)
{
    if (path.startsWith(QLatin1String("//")) || path.startsWith(QLatin1String("\\\\")))
        return true;
    QString existing = path;
    while (!QFileInfo::exists(existing) && !QDir(existing).isRoot())
        existing = QFileInfo(existing).absolutePath();
    const QByteArray type = QStorageInfo(existing).fileSystemType().toLower();
    for (const char *network : {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "davfs"}) {
        if (type == network)
            return true;
    }
    return false;
}

Result<void> refuseNetworkDrive(const QString &path)
{
    if (!isOnNetworkDrive(path))
        return {};
    return fail(ErrorCode::Unsupported,
                StorageText::tr("“%1” lies on a network drive, where a database cannot be kept safe. Put the workspace "
                                "on a disk of this computer.")
                    .arg(path));
}

QString cloudFolderWarning(const QString &path)
{
    for (const char *cloud : {"OneDrive", "Dropbox", "Google Drive", "iCloud", "Nextcloud"}) {
        if (path.contains(QLatin1String(cloud), Qt::CaseInsensitive))
            return StorageText::tr("This workspace lies in a folder that %1 copies while it is in use. Such copies can "
                                   "be incomplete: rely on backups, and never open it on two computers.")
                .arg(QLatin1String(cloud));
    }
    return {};
}

}  // namespace

QString bestCipher()
{
#if defined(Q_PROCESSOR_ARM_64)
    return QStringLiteral("aegis256");  // every 64-bit desktop ARM has the AES instructions
#else
    const bool quick = sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1;
    return quick ? QStringLiteral("aegis256") : QStringLiteral("chacha20");
#endif
}

Result<std::shared_ptr<const Secret>> unlockKey(const WorkspaceFile &description, const Unlock &unlock)
{
    if (!description.isEncrypted())
        return std::shared_ptr<const Secret>();
    Result<Secret> key = [&]() -> Result<Secret> {
        if (const auto *byPassphrase = std::get_if<PassphraseUnlock>(&unlock))
            return description.keySlots.openWithPassphrase(byPassphrase->passphrase);
        if (const auto *byCode = std::get_if<RecoveryCodeUnlock>(&unlock))
            return description.keySlots.openWithRecoveryCode(byCode->code);
        if (const auto *byKeychain = std::get_if<KeychainUnlock>(&unlock))
            return description.keySlots.openWithKeychainSecret(byKeychain->keychainSecret);
        return fail(
            ErrorCode::WrongKey,
            StorageText::tr("The workspace “%1” is encrypted: its passphrase is needed.").arg(description.name));
    }();
    TRY_ASSIGN(Secret secret, std::move(key));
    return std::make_shared<const Secret>(std::move(secret));
}

Result<void> prepareEmptyFolder(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty())
        return fail(ErrorCode::InvalidInput, StorageText::tr("Please choose a folder for the workspace."));
    if (info.exists() && !info.isDir())
        return fail(ErrorCode::InvalidInput, StorageText::tr("“%1” is a file. Please choose another name.").arg(path));
    TRY(refuseNetworkDrive(info.absoluteFilePath()));
    if (info.exists() && !info.isReadable())
        return fail(ErrorCode::Io, StorageText::tr("You have no right to read “%1”.").arg(path));
    if (info.exists() && !QDir(path).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
        return fail(ErrorCode::Conflict,
                    StorageText::tr("The folder “%1” is not empty. Please choose another place or name.").arg(path));
    if (!QDir().mkpath(path) || !QFileInfo(path).isWritable())
        return fail(ErrorCode::ReadOnly,
                    StorageText::tr("The folder “%1” cannot be made: the place is write-protected.").arg(path));
    QFile::setPermissions(path, OwnerOnly);
    return {};
}

Result<WorkspaceFolder::Created> WorkspaceFolder::create(NewWorkspace wanted)
{
    const QString path = QDir::cleanPath(QFileInfo(wanted.path).absoluteFilePath());
    const bool plain = std::holds_alternative<NoUnlock>(wanted.unlock);
    const auto *passphrase = std::get_if<PassphraseUnlock>(&wanted.unlock);
    if (!plain && (!passphrase || passphrase->passphrase.isEmpty()))
        return fail(ErrorCode::InvalidInput, StorageText::tr("A new workspace needs a passphrase."));
    const bool existed = QFileInfo::exists(path);
    TRY(wanted.path.isEmpty() ? prepareEmptyFolder(QString()) : prepareEmptyFolder(path));
    auto removeBegun = qScopeGuard([&] {
        // Everything in it is ours: it was empty a moment ago.
        QDir(path).removeRecursively();
        if (existed)
            QDir().mkpath(path);
    });

    Created created;
    created.folder.reset(new WorkspaceFolder);
    WorkspaceFolder &folder = *created.folder;
    folder.m_path = path;
    folder.m_mode = OpenMode::ReadWrite;
    WorkspaceFile &description = folder.m_description;
    description.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    description.name = wanted.name.isEmpty() ? QFileInfo(path).completeBaseName() : wanted.name;
    description.createdAt = QDateTime::currentDateTimeUtc();
    description.keySlots = KeySlots(description.id);
    if (!plain) {
        description.cipher = wanted.cipher.isEmpty() ? bestCipher() : wanted.cipher;
        auto key = std::make_shared<const Secret>(KeySlots::newDataKey());
        TRY(description.keySlots.setPassphrase(*key, passphrase->passphrase, wanted.cost));
        TRY_ASSIGN(created.recoveryCode, description.keySlots.setRecoveryCode(*key));
        folder.m_key = std::move(key);
    }
    TRY(folder.takeLock());
    for (const QLatin1String name : {AttachmentsName, BackupsName}) {
        if (!QDir(path).mkdir(name))
            return fail(ErrorCode::Io,
                        StorageText::tr("The folder “%1” cannot be made.").arg(QDir(path).filePath(name)));
    }
    TRY(folder.connect(OpenMode::ReadWrite, 256));
    // Last: with this file the folder becomes a workspace. Killed before, it is only a folder with files in it.
    TRY(description.save(path));
    const QString warning = cloudFolderWarning(path);
    if (!warning.isEmpty())
        folder.m_warnings << warning;
    removeBegun.dismiss();
    return created;
}

Result<WorkspaceFile> WorkspaceFolder::inspect(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, StorageText::tr("There is no workspace at “%1”.").arg(path));
    if (!info.isDir())
        return fail(
            ErrorCode::InvalidInput,
            StorageText::tr("“%1” is a file, not a workspace folder. A backup is opened by restoring it.").arg(path));
    if (!info.isReadable() || !info.isExecutable())
        return fail(ErrorCode::Io, StorageText::tr("You have no right to read “%1”.").arg(path));
    TRY_ASSIGN(WorkspaceFile::Loaded loaded, WorkspaceFile::load(path));
    return std::move(loaded.file);
}

Result<std::unique_ptr<WorkspaceFolder>> WorkspaceFolder::open(const QString &path, OpenMode mode, const Unlock &unlock)
{
    TRY(inspect(path));
    std::unique_ptr<WorkspaceFolder> folder(new WorkspaceFolder);
    folder->m_path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    folder->m_mode = mode;
    if (mode == OpenMode::ReadWrite) {
        TRY(refuseNetworkDrive(folder->m_path));
        if (!QFileInfo(folder->m_path).isWritable())
            return fail(ErrorCode::ReadOnly,
                        StorageText::tr("The folder “%1” is write-protected. Check its rights, or open the workspace "
                                        "for reading only.")
                            .arg(path));
        TRY(folder->takeLock());
    }
    // Only now: before the lock somebody else might have been changing it.
    TRY_ASSIGN(WorkspaceFile::Loaded loaded, WorkspaceFile::load(folder->m_path));
    folder->m_description = std::move(loaded.file);
    if (!QFileInfo::exists(folder->recordsFile().path))
        return fail(
            ErrorCode::Damaged,
            StorageText::tr("The database of “%1” is missing (records.db). Restore the newest backup.").arg(path));
    TRY_ASSIGN(folder->m_key, unlockKey(folder->m_description, unlock));
    if (loaded.fromCopy) {
        folder->m_warnings << StorageText::tr("workspace.json was missing or damaged; its copy was used.");
        if (mode == OpenMode::ReadWrite)
            TRY(folder->m_description.save(folder->m_path));
    }
    const QString warning = cloudFolderWarning(folder->m_path);
    if (!warning.isEmpty())
        folder->m_warnings << warning;
    return folder;
}

WorkspaceFolder::~WorkspaceFolder() = default;

std::unique_ptr<WorkspaceFolder> WorkspaceFolder::withRecords(const QString &path) const
{
    std::unique_ptr<WorkspaceFolder> folder(new WorkspaceFolder);
    folder->m_path = m_path;
    folder->m_recordsPath = path;
    folder->m_description = m_description;
    folder->m_mode = OpenMode::ReadOnly;
    folder->m_key = m_key;
    return folder;
}

Result<void> WorkspaceFolder::takeLock()
{
    m_lock = std::make_unique<QLockFile>(QDir(m_path).filePath(LockName));
    // A long-running program is not stale however old its lock: only a dead one is, which QLockFile finds out.
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(0))
        return {};
    const QLockFile::LockError error = m_lock->error();
    qint64 process = 0;
    QString host;
    QString program;
    const bool known = m_lock->getLockInfo(&process, &host, &program);
    m_lock.reset();
    switch (error) {
    case QLockFile::LockFailedError:
        if (known) {
            if (!program.isEmpty())
                program[0] = program.at(0).toUpper();
            //: %1 program, %2 computer, %3 process number
            return fail(ErrorCode::Locked,
                        StorageText::tr("%1 on %2 (process %3) has this workspace open. Close it there first, or open "
                                        "the workspace for reading only.")
                            .arg(program.isEmpty() ? QStringLiteral("Fieldfare") : program, host)
                            .arg(process),
                        m_path);
        }
        return fail(ErrorCode::Locked,
                    StorageText::tr("Another program has this workspace open. Close it there first."), m_path);
    case QLockFile::PermissionError:
        return fail(ErrorCode::ReadOnly,
                    StorageText::tr("The folder “%1” is write-protected. Check its rights, or open "
                                    "the workspace for reading only.")
                        .arg(m_path));
    default:
        if (QStorageInfo(m_path).bytesAvailable() < 4096)
            return fail(ErrorCode::DiskFull, StorageText::tr("The disk is full. Free some space and try again."),
                        m_path);
        return fail(ErrorCode::Io, StorageText::tr("The workspace cannot be locked against other programs."), m_path);
    }
}

DatabaseFile WorkspaceFolder::recordsFile() const
{
    return {m_recordsPath.isEmpty() ? QDir(m_path).filePath(RecordsName) : m_recordsPath, m_description.cipher, m_key};
}

DatabaseFile WorkspaceFolder::draftsFile() const
{
    return {QDir(m_path).filePath(DraftsName), m_description.cipher, m_key};
}

QString WorkspaceFolder::attachmentsPath() const { return QDir(m_path).filePath(AttachmentsName); }

QString WorkspaceFolder::backupsPath() const { return QDir(m_path).filePath(BackupsName); }

Result<std::unique_ptr<Connection>> WorkspaceFolder::connect(OpenMode mode, int cacheKilobytes,
                                                             const QVector<ConnectionSetup> &setups) const
{
    auto connection = Connection::open(recordsFile(), mode, cacheKilobytes, setups);
    if (!connection && connection.error().code == ErrorCode::WrongKey) {
        connection.error().code = ErrorCode::Damaged;
        connection.error().message = StorageText::tr("The beginning of “%1” is damaged, or the file belongs to another "
                                                     "workspace. Restore the newest backup.")
                                         .arg(recordsFile().path);
    }
    return connection;
}

Result<void> WorkspaceFolder::changeSlots(KeySlots changed)
{
    if (m_mode != OpenMode::ReadWrite)
        return fail(ErrorCode::ReadOnly, StorageText::tr("The workspace is open for reading only."));
    WorkspaceFile description = m_description;
    description.keySlots = std::move(changed);
    TRY(description.save(m_path));
    m_description = std::move(description);
    return {};
}

Result<void> WorkspaceFolder::rename(const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, StorageText::tr("Please give the workspace a name."));
    if (m_mode != OpenMode::ReadWrite)
        return fail(ErrorCode::ReadOnly, StorageText::tr("The workspace is open for reading only."));
    WorkspaceFile description = m_description;
    description.name = name;
    TRY(description.save(m_path));
    m_description = std::move(description);
    return {};
}

Result<void> WorkspaceFolder::changePassphrase(const Secret &oldPassphrase, const Secret &newPassphrase, KdfCost cost)
{
    KeySlots changed = m_description.keySlots;
    TRY(changed.changePassphrase(oldPassphrase, newPassphrase, cost));
    return changeSlots(std::move(changed));
}

Result<void> WorkspaceFolder::resetPassphrase(const Secret &newPassphrase, KdfCost cost)
{
    if (!m_key)
        return fail(ErrorCode::Unsupported, StorageText::tr("This workspace is not encrypted."));
    KeySlots changed = m_description.keySlots;
    TRY(changed.setPassphrase(*m_key, newPassphrase, cost));
    return changeSlots(std::move(changed));
}

Result<QString> WorkspaceFolder::newRecoveryCode()
{
    if (!m_key)
        return fail(ErrorCode::Unsupported, StorageText::tr("This workspace is not encrypted."));
    KeySlots changed = m_description.keySlots;
    TRY_ASSIGN(QString code, changed.setRecoveryCode(*m_key));
    TRY(changeSlots(std::move(changed)));
    return code;
}

Result<void> WorkspaceFolder::allowKeychain(const Secret &keychainSecret)
{
    if (!m_key)
        return fail(ErrorCode::Unsupported, StorageText::tr("This workspace is not encrypted."));
    KeySlots changed = m_description.keySlots;
    TRY(changed.setKeychainSecret(*m_key, keychainSecret));
    return changeSlots(std::move(changed));
}

Result<void> WorkspaceFolder::forgetKeychain()
{
    KeySlots changed = m_description.keySlots;
    changed.remove(KeySlotKind::Keychain);
    return changeSlots(std::move(changed));
}

}  // namespace fieldfare
