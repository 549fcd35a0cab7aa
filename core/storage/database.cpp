// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/sqldriver/driver.h"
#include "storage/text.h"

#include <QFileInfo>
#include <QUuid>

#include "sqlite3.h"

namespace fieldfare {

namespace {

// Full-text query errors quote what the user typed; everything else names only tables, columns and SQL of ours.
QString withoutTypedText(const QString &engineText)
{
    const bool quotesInput =
        engineText.startsWith(QLatin1String("fts5: ")) || engineText.startsWith(QLatin1String("malformed JSON"));
    const auto quote = engineText.indexOf(QLatin1Char('"'));
    return quotesInput && quote >= 0 ? engineText.left(quote) : engineText;
}

struct Explanation {
    ErrorCode code;
    QString advice;
};

Explanation explain(int native)
{
    switch (native) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return {ErrorCode::Conflict, StorageText::tr("a record with the same key exists already.")};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return {ErrorCode::Conflict,
                StorageText::tr("a linked record does not exist, or others still link to this one.")};
    default: break;
    }
    switch (native & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                StorageText::tr("the disk is full. Free some space and try again; nothing was changed.")};
    case SQLITE_CORRUPT:
        return {ErrorCode::Damaged,
                StorageText::tr("the file is damaged. Restore the newest backup, or run a check to see what is "
                                "affected.")};
    case SQLITE_NOTADB:
        return {ErrorCode::WrongKey, StorageText::tr("the key does not open this file, or its beginning is damaged.")};
    case SQLITE_READONLY:
        return {ErrorCode::ReadOnly,
                StorageText::tr("this place cannot be written to. Check the rights of the folder, or copy the "
                                "workspace somewhere else.")};
    case SQLITE_PERM: return {ErrorCode::ReadOnly, StorageText::tr("the system does not permit access to the file.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return {ErrorCode::Locked,
                StorageText::tr("another program is using the file. Close it or wait a moment, then try again.")};
    case SQLITE_INTERRUPT: return {ErrorCode::Cancelled, StorageText::tr("stopped; nothing was changed.")};
    case SQLITE_CANTOPEN: return {ErrorCode::Io, StorageText::tr("the file cannot be opened.")};
    case SQLITE_IOERR:
        return {ErrorCode::Io,
                StorageText::tr("the disk or network drive reported an error. Check it, and make a backup.")};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return {ErrorCode::InvalidInput, StorageText::tr("a value is missing or not allowed here.")};
    case SQLITE_TOOBIG: return {ErrorCode::InvalidInput, StorageText::tr("a value is too large to be stored.")};
    case SQLITE_AUTH:
        return {ErrorCode::Unsupported, StorageText::tr("this build of the program cannot open encrypted files.")};
    case SQLITE_NOMEM:
        return {ErrorCode::Io, StorageText::tr("there is not enough memory. Close other programs and try again.")};
    default:
        return {ErrorCode::Internal, StorageText::tr("the program made a mistake. Please report it with the details.")};
    }
}

/// A database that nothing can change, because its folder cannot be written, needs no write-ahead index. SQLite could
/// not create one there and would refuse the file.
bool liesOnReadOnlyPlace(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo log(path + QStringLiteral("-wal"));
    return !QFileInfo(file.absolutePath()).isWritable() && (!log.exists() || log.size() == 0);
}

}  // namespace

Error sqlError(const QSqlError &error, const QString &doing)
{
    const int native = error.nativeErrorCode().toInt();
    Explanation explanation = explain(native);
    //: %1 is what was being done ("Saving the contact"), %2 a sentence on what went wrong and what to do
    const QString message = StorageText::tr("%1: %2").arg(doing, explanation.advice);
    const QString details = QStringLiteral("SQLite %1: %2 (%3)")
                                .arg(native)
                                .arg(withoutTypedText(error.databaseText()), error.driverText());
    return Error{explanation.code, message, details};
}

Error sqlError(sqlite3 *handle, const QString &doing)
{
    return sqlError(nativeSqlError(handle, QStringLiteral("native"), QSqlError::StatementError), doing);
}

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseFile &file, OpenMode mode, int cacheKilobytes,
                                                     const QVector<ConnectionSetup> &setups)
{
    const QString doing = StorageText::tr("Opening the database");
    const QFileInfo info(file.path);
    if (info.isDir())
        return fail(ErrorCode::InvalidInput, StorageText::tr("“%1” is a folder, not a database file.").arg(file.path));
    if (mode == OpenMode::ReadOnly && !info.exists())
        return fail(ErrorCode::NotFound, StorageText::tr("There is no database at “%1”.").arg(file.path));
    if (info.exists() && !info.isReadable())
        return fail(ErrorCode::Io, StorageText::tr("You have no right to read “%1”.").arg(file.path));
    if (mode == OpenMode::ReadWrite && info.exists() && !info.isWritable())
        return fail(ErrorCode::ReadOnly, StorageText::tr("“%1” is write-protected.").arg(file.path));
    if (mode == OpenMode::ReadWrite && !QFileInfo(info.absolutePath()).isWritable())
        return fail(ErrorCode::ReadOnly,
                    StorageText::tr("The folder “%1” is write-protected.").arg(info.absolutePath()));

    std::unique_ptr<Connection> connection(new Connection);
    connection->m_file = file;
    connection->m_mode = mode;
    connection->m_name = QStringLiteral("fieldfare-") + QUuid::createUuid().toString(QUuid::WithoutBraces);

    auto driver = std::make_unique<SqliteDriver>();
    SqliteOpenOptions options;
    options.cipher = file.cipher;
    options.key = file.key;
    options.readOnly = mode == OpenMode::ReadOnly;
    options.immutable = options.readOnly && liesOnReadOnlyPlace(file.path);
    driver->setOpenOptions(options);
    SqliteDriver *native = driver.get();
    connection->m_database = QSqlDatabase::addDatabase(driver.release(), connection->m_name);
    connection->m_database.setDatabaseName(file.path);
    if (!connection->m_database.open()) {
        Error error = sqlError(connection->m_database.lastError(), doing);
        // Without a key "not a database" can only mean a foreign or damaged file.
        if (error.code == ErrorCode::WrongKey && !file.isEncrypted()) {
            error.code = ErrorCode::Damaged;
            error.message =
                StorageText::tr("“%1” is not a plain database: it is encrypted, damaged, or something else.")
                    .arg(file.path);
        }
        return fail(std::move(error));
    }
    connection->m_handle = native->nativeHandle();
    TRY(connection->applySettings(cacheKilobytes));
    for (const ConnectionSetup &setup : setups)
        TRY(setup(connection->m_handle));
    return connection;
}

Connection::~Connection()
{
    {
        const std::lock_guard lock(m_interruptLock);
        m_handle = nullptr;
    }
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::applySettings(int cacheKilobytes)
{
    const QString doing = StorageText::tr("Opening the database");
    sqlite3_busy_timeout(m_handle, 5000);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    // One plan for a statement whatever is bound: without it, a range with another value is planned anew at every run.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_wal_autocheckpoint(m_handle, 0);

    QByteArray pragmas = "PRAGMA foreign_keys=ON;"
                         "PRAGMA trusted_schema=OFF;"
                         "PRAGMA cell_size_check=ON;"
                         "PRAGMA mmap_size=0;"
                         "PRAGMA temp_store=MEMORY;";
    pragmas += "PRAGMA cache_size=-" + QByteArray::number(qMax(64, cacheKilobytes)) + ';';
    if (m_mode == OpenMode::ReadOnly) {
        pragmas += "PRAGMA query_only=ON;";
    } else {
        pragmas += "PRAGMA journal_mode=WAL;"
                   "PRAGMA synchronous=FULL;"
                   "PRAGMA secure_delete=ON;"
                   "PRAGMA journal_size_limit=67108864;";
#ifdef Q_OS_MACOS
        // fsync() does not reach the medium there.
        pragmas += "PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;";
#endif
    }
    TRY(execute(pragmas));

    if (m_mode == OpenMode::ReadWrite) {
        sqlite3_stmt *statement = nullptr;
        QByteArray mode;
        if (sqlite3_prepare_v2(m_handle, "PRAGMA journal_mode", -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            mode = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        if (mode != "wal")
            return fail(ErrorCode::Unsupported,
                        StorageText::tr(
                            "%1: this place does not support safe shared access (a network drive?). Move the workspace "
                            "to a local disk.")
                            .arg(doing),
                        QStringLiteral("journal_mode %1").arg(QString::fromLatin1(mode)));
    }
    return {};
}

void Connection::interrupt()
{
    const std::lock_guard lock(m_interruptLock);
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

Result<void> Connection::execute(const QString &sql) { return execute(sql.toUtf8()); }

Result<void> Connection::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return fail(sqlError(m_handle, StorageText::tr("Working on the database")));
}

Result<int> Connection::checkpoint(CheckpointMode mode)
{
    int frames = 0;
    int moved = 0;
    const int native = mode == CheckpointMode::Passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", native, &frames, &moved);
    // Busy only says that readers kept some frames; those are counted below.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        return fail(sqlError(m_handle, StorageText::tr("Tidying up the database")));
    return qMax(0, frames - moved);
}

}  // namespace fieldfare
