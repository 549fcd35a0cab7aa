// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include "storage/attachments/attachment_pack.h"
#include "storage/attachments/attachment_store.h"
#include "storage/backup_content.h"
#include "storage/backup_file.h"
#include "storage/durable_file.h"
#include "storage/sqldriver/driver.h"
#include "storage/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSet>
#include <QSqlQuery>
#include <QStorageInfo>
#include <QUrl>

#include "sqlite3.h"

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int PagesPerStep = 512;
constexpr int CacheKilobytes = 2048;
constexpr qint64 SpareBytes = qint64(16) << 20;

QString doing() { return StorageText::tr("Making the backup"); }

Progress part(const Progress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](double fraction) { return progress(from + (to - from) * fraction); };
}

std::function<bool()> question(const Progress &progress, double at)
{
    if (!progress)
        return {};
    return [progress, at] { return progress(at); };
}

void removeDatabaseFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

Result<void> mayBeWritten(const QString &target, qint64 bytes)
{
    const QFileInfo info(target);
    if (info.exists())
        return fail(ErrorCode::Conflict,
                    StorageText::tr("“%1” exists already. Please choose another name.").arg(target));
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir())
        return fail(ErrorCode::NotFound, StorageText::tr("There is no folder “%1”.").arg(folder));
    if (!QFileInfo(folder).isWritable())
        return fail(ErrorCode::ReadOnly, StorageText::tr("The folder “%1” is write-protected.").arg(folder));
    const qint64 available = QStorageInfo(folder).bytesAvailable();
    if (available >= 0 && available < bytes + SpareBytes)
        return fail(ErrorCode::DiskFull,
                    StorageText::tr("There is not enough space in “%1”: %2 MB are needed, %3 MB are free.")
                        .arg(folder)
                        .arg((bytes + SpareBytes) >> 20)
                        .arg(available >> 20));
    return {};
}

Result<void> giveName(const QString &from, const QString &to)
{
    QFile::setPermissions(from, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!QFile::rename(from, to))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(to));
    return {};
}

Result<qint64> databaseBytes(Connection &connection)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) ||
        !query.next())
        return fail(sqlError(query.lastError(), doing()));
    return query.value(0).toLongLong();
}

/// A native connection with the key and nothing else, for copying pages.
Result<void> openForCopy(SqliteDriver &driver, const DatabaseFile &file)
{
    SqliteOpenOptions options;
    options.cipher = file.cipher;
    options.key = file.key;
    driver.setOpenOptions(options);
    if (!driver.open(file.path, {}, {}, {}, -1, {}))
        return fail(sqlError(driver.lastError(), doing()));
    return {};
}

Result<void> copyPages(Connection &source, const DatabaseFile &target, const Progress &progress)
{
    {
        SqliteDriver driver;
        TRY(openForCopy(driver, target));
        // Until it is complete and checked the copy is worth nothing; it is flushed once, below.
        sqlite3_exec(driver.nativeHandle(), "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr,
                     nullptr);
        sqlite3_backup *backup = sqlite3_backup_init(driver.nativeHandle(), "main", source.handle(), "main");
        if (!backup)
            return fail(sqlError(driver.nativeHandle(), doing()));
        bool stopped = false;
        int code = SQLITE_OK;
        while (code == SQLITE_OK && !stopped) {
            code = sqlite3_backup_step(backup, PagesPerStep);
            const int total = qMax(1, sqlite3_backup_pagecount(backup));
            stopped = progress && !progress(1.0 - double(sqlite3_backup_remaining(backup)) / total);
        }
        const int finished = sqlite3_backup_finish(backup);
        if (stopped)
            return fail(ErrorCode::Cancelled, StorageText::tr("Stopped; nothing was changed."));
        if (code != SQLITE_DONE || finished != SQLITE_OK) {
            // The reading side's failures show on its handle, the writing side's on the other one.
            const bool reading = sqlite3_errcode(source.handle()) != SQLITE_OK &&
                                 sqlite3_errcode(source.handle()) != SQLITE_DONE &&
                                 sqlite3_errcode(source.handle()) != SQLITE_ROW;
            return fail(sqlError(reading ? source.handle() : driver.nativeHandle(), doing()));
        }
    }
    return {};
}

Result<void> settleCopy(const DatabaseFile &target)
{
    // The copied header asks for a write-ahead log; a file that travels alone must not. This also flushes the file.
    SqliteDriver driver;
    TRY(openForCopy(driver, target));
    if (sqlite3_exec(driver.nativeHandle(),
                     "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; PRAGMA journal_mode=DELETE", nullptr,
                     nullptr, nullptr) != SQLITE_OK)
        return fail(sqlError(driver.nativeHandle(), doing()));
    return {};
}

/// Of what the copy holds, which must be what the source held.
Result<BackupContent> verifyCopy(const DatabaseFile &copy, const QVector<ConnectionSetup> &setups,
                                 const QMap<QString, qint64> &rows, const std::function<bool()> &proceed)
{
    TRY_ASSIGN(auto connection, Connection::open(copy, OpenMode::ReadOnly, CacheKilobytes, setups));
    const ProgressGuard guard(*connection, proceed);
    TRY(quickCheck(*connection));
    TRY_ASSIGN(BackupContent content, countContent(*connection));
    if (content.rows != rows)
        return fail(ErrorCode::Damaged,
                    StorageText::tr("The backup differs from the database and was not kept. Please try again."),
                    QStringLiteral("row counts"));
    return content;
}

/// A checked copy of one moment of the source, with the source's key.
Result<BackupContent> copyOfOneMoment(const BackupSource &source, const DatabaseFile &copy, const Progress &progress)
{
    TRY_ASSIGN(auto connection, Connection::open(source.records, OpenMode::ReadOnly, CacheKilobytes, source.setups));
    // An open reading transaction holds the moment; else every write elsewhere would make the copy begin anew.
    if (!connection->database().transaction())
        return fail(sqlError(connection->database().lastError(), doing()));
    QMap<QString, qint64> rows;
    {
        const ProgressGuard guard(*connection, question(progress, 0));
        TRY_ASSIGN(rows, countRows(*connection));
    }
    TRY(copyPages(*connection, copy, part(progress, 0.1, 0.6)));
    connection.reset();
    TRY(settleCopy(copy));
    return verifyCopy(copy, source.setups, rows, question(progress, 0.7));
}

bool liesInWorkspace(const QString &target, const BackupSource &source)
{
    const QString folder = QFileInfo(source.records.path).absolutePath() + QLatin1Char('/');
    return QFileInfo(target).absoluteFilePath().startsWith(folder);
}

/// A backup in a workspace's own folder has the attached files beside it; a restored workspace gets its own.
Result<void> copyFilesBeside(const QString &backup, const QString &target, const std::function<bool()> &proceed)
{
    const QString beside = QFileInfo(backup).absolutePath() + QStringLiteral("/../attachments");
    const AttachmentStore from(QDir::cleanPath(beside), nullptr);
    for (const QString &name : from.files()) {
        const QString path = target + QLatin1Char('/') + name;
        if (!QDir().mkpath(QFileInfo(path).absolutePath()) ||
            !QFile::copy(QDir::cleanPath(beside) + QLatin1Char('/') + name, path))
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path));
        if (proceed && !proceed())
            return fail(ErrorCode::Cancelled, StorageText::tr("Stopped; nothing was changed."));
    }
    return {};
}

BackupInfo infoOf(const QString &path, const BackupTrailer &trailer)
{
    return {path,           trailer.description.id, trailer.description.name,
            trailer.madeAt, QFileInfo(path).size(), trailer.description.isEncrypted()};
}

}  // namespace

BackupSource BackupSource::of(const WorkspaceFolder &folder, QVector<ConnectionSetup> setups)
{
    return {folder.recordsFile(), folder.description(), std::move(setups), folder.attachmentsPath()};
}

Result<BackupInfo> writeBackup(const BackupSource &source, const QString &target, const QDateTime &now,
                               const Progress &progress)
{
    const bool files = !source.attachments.isEmpty() && !liesInWorkspace(target, source);
    {
        TRY_ASSIGN(auto connection, Connection::open(source.records, OpenMode::ReadOnly, 256, source.setups));
        TRY_ASSIGN(const qint64 bytes, databaseBytes(*connection));
        TRY(mayBeWritten(target, bytes + (files ? packedBytes(source.attachments) : 0)));
    }
    const DatabaseFile copy{target + QStringLiteral(".part"), source.records.cipher, source.records.key};
    removeDatabaseFiles(copy.path);
    const auto removeBegun = qScopeGuard([&] { removeDatabaseFiles(copy.path); });
    TRY_ASSIGN(const BackupContent content, copyOfOneMoment(source, copy, progress));
    qint64 filesBytes = 0;
    if (files) {
        QFile out(copy.path);
        if (!out.open(QIODevice::Append | QIODevice::Unbuffered))
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(copy.path), out.errorString());
        TRY_ASSIGN(filesBytes, packAttachments(out, source.attachments, question(progress, 0.8)));
    }
    TRY(appendTrailer(copy.path, filesBytes, source.description, now, sealContent(content, source.records.key.get()),
                      part(progress, 0.8, 1.0)));
    TRY(giveName(copy.path, target));
    return inspectBackup(target);
}

Result<void> writePlainCopy(const BackupSource &source, const QString &target,
                            const std::function<Result<void>(Connection &)> &finish, const Progress &progress)
{
    {
        TRY_ASSIGN(auto connection, Connection::open(source.records, OpenMode::ReadOnly, 256, source.setups));
        TRY_ASSIGN(const qint64 bytes, databaseBytes(*connection));
        TRY(mayBeWritten(target, 2 * bytes));
    }
    // By way of a copy of one moment: VACUUM cannot run inside a transaction, so it cannot be held to one itself.
    const DatabaseFile copy{target + QStringLiteral(".part"), source.records.cipher, source.records.key};
    const DatabaseFile plain{target + QStringLiteral(".plain"), QString(), nullptr};
    removeDatabaseFiles(copy.path);
    removeDatabaseFiles(plain.path);
    const auto removeBegun = qScopeGuard([&] {
        removeDatabaseFiles(copy.path);
        removeDatabaseFiles(plain.path);
    });
    TRY(copyOfOneMoment(source, copy, part(progress, 0, 0.6)));
    QMap<QString, qint64> rows;
    {
        TRY_ASSIGN(auto connection, Connection::open(copy, OpenMode::ReadOnly, CacheKilobytes, source.setups));
        TRY_ASSIGN(rows, countRows(*connection));
        const ProgressGuard guard(*connection, question(progress, 0.7));
        TRY(connection->execute(QByteArrayLiteral("PRAGMA query_only=OFF")));  // a write to another file only
        QSqlQuery query(connection->database());
        if (!query.prepare(QStringLiteral("VACUUM INTO ?")))
            return fail(sqlError(query.lastError(), doing()));
        // "key=" empty: without it the target would inherit the key.
        query.bindValue(0, QUrl::fromLocalFile(QFileInfo(plain.path).absoluteFilePath()).toString(QUrl::FullyEncoded) +
                               QStringLiteral("?key="));
        if (!query.exec())
            return fail(sqlError(query.lastError(), doing()));
    }
    TRY(verifyCopy(plain, source.setups, rows, question(progress, 0.85)));
    {
        TRY_ASSIGN(auto connection, Connection::open(plain, OpenMode::ReadWrite, CacheKilobytes, source.setups));
        if (finish) {
            TRY(finish(*connection));
            TRY(quickCheck(*connection));
        }
        TRY(connection->execute(QByteArrayLiteral("PRAGMA journal_mode=DELETE")));
    }
    return giveName(plain.path, target);
}

Result<void> writeWorkingCopy(const BackupSource &source, const QString &target, const Progress &progress)
{
    TRY_ASSIGN(auto connection, Connection::open(source.records, OpenMode::ReadOnly, CacheKilobytes, source.setups));
    TRY_ASSIGN(const qint64 bytes, databaseBytes(*connection));
    TRY(mayBeWritten(target, bytes));
    if (!connection->database().transaction())
        return fail(sqlError(connection->database().lastError(), doing()));
    return copyPages(*connection, {target, source.records.cipher, source.records.key}, progress);
}

Result<BackupInfo> inspectBackup(const QString &path)
{
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    return infoOf(path, trailer);
}

Result<BackupInfo> verifyBackup(const QString &path, const Progress &progress)
{
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    TRY(readThrough(file, trailer, {}, {}, progress));
    return infoOf(path, trailer);
}

Result<BackupInfo> restoreBackup(const QString &path, const QString &folder, const Unlock &unlock,
                                 const QVector<ConnectionSetup> &setups, const Progress &progress)
{
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    // First, so that a mistyped passphrase costs no copying.
    std::shared_ptr<const Secret> key;
    if (!std::holds_alternative<NoUnlock>(unlock)) {
        TRY_ASSIGN(key, unlockKey(trailer.description, unlock));
    }
    file.close();
    return restoreBackupWithKey(path, folder, key, setups, progress);
}

Result<BackupInfo> restoreBackupWithKey(const QString &path, const QString &folder,
                                        const std::shared_ptr<const Secret> &key,
                                        const QVector<ConnectionSetup> &setups, const Progress &progress)
{
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    const bool existed = QFileInfo::exists(folder);
    TRY(prepareEmptyFolder(folder));
    auto removeBegun = qScopeGuard([&] {
        QDir(folder).removeRecursively();  // it was empty
        if (existed)
            QDir().mkpath(folder);
    });
    const QDir dir(folder);
    const DatabaseFile records{dir.filePath(QStringLiteral("records.db")), trailer.description.cipher, key};
    TRY(mayBeWritten(records.path, trailer.databaseBytes + trailer.filesBytes));
    for (const char *name : {"attachments", "backups"}) {
        if (!dir.mkdir(QLatin1String(name)))
            return fail(ErrorCode::Io,
                        StorageText::tr("The folder “%1” cannot be made.").arg(dir.filePath(QLatin1String(name))));
    }
    {
        QFile out(records.path);
        if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
            !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(records.path), out.errorString());
        AttachmentUnpacker files(dir.filePath(QStringLiteral("attachments")));
        TRY(readThrough(
            file, trailer, [&](const char *bytes, qint64 size) { return writeAll(out, bytes, size); },
            [&](const char *bytes, qint64 size) { return files.feed(bytes, size); }, part(progress, 0, 0.6)));
        TRY(files.finish());
        TRY(flushToDevice(out));
        if (trailer.filesBytes == 0)
            TRY(copyFilesBeside(path, dir.filePath(QStringLiteral("attachments")), question(progress, 0.6)));
    }
    if (key || !trailer.description.isEncrypted()) {
        TRY_ASSIGN(auto connection, Connection::open(records, OpenMode::ReadOnly, CacheKilobytes, setups));
        const ProgressGuard guard(*connection, question(progress, 0.7));
        TRY(quickCheck(*connection));
    }
    TRY(trailer.description.save(folder));  // last: now it is a workspace
    removeBegun.dismiss();
    return infoOf(path, trailer);
}

QVector<BackupInfo> listBackups(const QString &folder)
{
    QVector<BackupInfo> backups;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.fieldfare-backup")}, QDir::Files)) {
        Result<BackupInfo> info = inspectBackup(dir.filePath(name));
        if (info)
            backups.append(std::move(*info));
    }
    std::sort(backups.begin(), backups.end(),
              [](const BackupInfo &a, const BackupInfo &b) { return a.madeAt > b.madeAt; });
    return backups;
}

QVector<BackupInfo> backupsToDelete(QVector<BackupInfo> backups)
{
    std::sort(backups.begin(), backups.end(),
              [](const BackupInfo &a, const BackupInfo &b) { return a.madeAt > b.madeAt; });
    struct Rule {
        int keep;
        std::function<QString(const QDate &)> period;
    };
    const Rule rules[] = {
        {7, [](const QDate &date) { return date.toString(Qt::ISODate); }},
        {4,
         [](const QDate &date) {
             int year = 0;
             const int week = date.weekNumber(&year);
             return QStringLiteral("%1-W%2").arg(year).arg(week);
         }},
        {12, [](const QDate &date) { return date.toString(QStringLiteral("yyyy-MM")); }},
    };
    QSet<QString> kept;
    for (const Rule &rule : rules) {
        QSet<QString> periods;
        for (const BackupInfo &backup : std::as_const(backups)) {
            const QString period = rule.period(backup.madeAt.toUTC().date());
            if (periods.contains(period))
                continue;
            if (periods.size() == rule.keep)
                break;
            periods.insert(period);
            kept.insert(backup.path);
        }
    }
    backups.removeIf([&kept](const BackupInfo &backup) { return kept.contains(backup.path); });
    return backups;
}

Result<std::optional<BackupInfo>> backupIfDue(const BackupSource &source, const QString &backupsFolder,
                                              const QDateTime &now, const Progress &progress)
{
    const QDate today = now.toUTC().date();
    const auto isOurs = [&](const BackupInfo &info) { return info.workspaceId == source.description.id; };
    QVector<BackupInfo> backups = listBackups(backupsFolder);
    backups.removeIf([&](const BackupInfo &info) { return !isOurs(info); });
    for (const BackupInfo &backup : std::as_const(backups)) {
        if (backup.madeAt.toUTC().date() == today)
            return std::optional<BackupInfo>();
    }
    if (!QDir().mkpath(backupsFolder))
        return fail(
            ErrorCode::ReadOnly,
            StorageText::tr("The folder “%1” cannot be made: the place is write-protected.").arg(backupsFolder));
    const QDir dir(backupsFolder);
    // What a killed program left half done.
    for (const QString &name : dir.entryList({QStringLiteral("*.fieldfare-backup.part*")}, QDir::Files))
        QFile::remove(dir.filePath(name));

    const QString name =
        now.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HHmmss'Z'")) + QStringLiteral(".fieldfare-backup");
    TRY_ASSIGN(BackupInfo made, writeBackup(source, dir.filePath(name), now, progress));
    backups.append(made);
    for (const BackupInfo &old : backupsToDelete(backups)) {
        // One that stays too long does no harm, and is tried again at the next backup.
        if (!QFile::remove(old.path))
            qWarning("an old backup could not be deleted");
    }
    return std::optional<BackupInfo>(std::move(made));
}

}  // namespace fieldfare
