// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqldriver/driver.h"

#include "storage/sqldriver/result.h"

#include <QDir>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>

#include "sqlite3.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace fieldfare {

namespace {

constexpr std::size_t KeySize = 32;

QMetaType typeOfDeclaration(const QString &declaration)
{
    // SQLite's own affinity rules, in their order.
    const QString upper = declaration.toUpper();
    if (upper.contains(QLatin1String("INT")))
        return QMetaType(QMetaType::LongLong);
    if (upper.contains(QLatin1String("CHAR")) || upper.contains(QLatin1String("CLOB")) ||
        upper.contains(QLatin1String("TEXT")))
        return QMetaType(QMetaType::QString);
    if (upper.contains(QLatin1String("BLOB")))
        return QMetaType(QMetaType::QByteArray);
    if (upper.contains(QLatin1String("REAL")) || upper.contains(QLatin1String("FLOA")) ||
        upper.contains(QLatin1String("DOUB")))
        return QMetaType(QMetaType::Double);
    return QMetaType(QMetaType::QString);
}

QSqlError plainError(const QString &text, QSqlError::ErrorType type, int code)
{
    return QSqlError(text, QString(), type, QString::number(code));
}

}  // namespace

QMetaType sqliteColumnType(const QString &declaration) { return typeOfDeclaration(declaration); }

QSqlError nativeSqlError(sqlite3 *handle, const QString &what, QSqlError::ErrorType type)
{
    int code = sqlite3_extended_errcode(handle);
    // SQLite knows only ENOSPC as "full"; a quota or a size limit means the same to the person at the screen.
    if ((code & 0xff) == SQLITE_IOERR) {
        const int systemError = sqlite3_system_errno(handle);
        bool full = systemError == ENOSPC || systemError == EFBIG;
#ifdef EDQUOT
        full = full || systemError == EDQUOT;
#endif
        if (full)
            code = SQLITE_FULL;
    }
    return QSqlError(what, QString::fromUtf8(sqlite3_errmsg(handle)), type, QString::number(code));
}

bool isInterrupted(const QSqlError &error) { return (error.nativeErrorCode().toInt() & 0xff) == SQLITE_INTERRUPT; }

sqlite3 *nativeHandle(const QSqlDatabase &database)
{
    const auto *driver = qobject_cast<const SqliteDriver *>(database.driver());
    return driver ? driver->nativeHandle() : nullptr;
}

void registerSqliteDriver()
{
    QSqlDatabase::registerSqlDriver(QStringLiteral("FIELDFARE_SQLITE"), new QSqlDriverCreator<SqliteDriver>);
}

SqliteDriver::SqliteDriver(QObject *parent) : QSqlDriver(parent) {}

SqliteDriver::~SqliteDriver() { SqliteDriver::close(); }

void SqliteDriver::setOpenOptions(SqliteOpenOptions options) { m_options = std::move(options); }

bool SqliteDriver::hasFeature(DriverFeature feature) const
{
    switch (feature) {
    case Transactions:
    case BLOB:
    case Unicode:
    case PreparedQueries:
    case NamedPlaceholders:
    case PositionalPlaceholders:
    case LastInsertId:
    case SimpleLocking:
    case FinishQuery:
    case CancelQuery: return true;
    case QuerySize:
    case BatchOperations:
    case LowPrecisionNumbers:
    case EventNotifications:
    case MultipleResultSets: break;
    }
    return false;
}

bool SqliteDriver::open(const QString &databaseName, const QString &user, const QString &password, const QString &host,
                        int port, const QString &options)
{
    Q_UNUSED(user)
    Q_UNUSED(host)
    Q_UNUSED(port)
    close();
    if (!password.isEmpty() || !options.isEmpty()) {
        setLastError(plainError(QStringLiteral("keys and options are set by setOpenOptions()"),
                                QSqlError::ConnectionError, SQLITE_MISUSE));
        setOpenError(true);
        return false;
    }

    int flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= m_options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (m_options.create && !m_options.readOnly)
        flags |= SQLITE_OPEN_CREATE;
    QByteArray name = databaseName.toUtf8();
    if (m_options.readOnly) {
        // So that VACUUM INTO can name a target without the key. Our own name must not be taken for such a URI.
        flags |= SQLITE_OPEN_URI;
        name = QDir::current().absoluteFilePath(databaseName).toUtf8();
    }
    if (m_options.immutable && m_options.readOnly) {
        const QString absolute = QDir::current().absoluteFilePath(databaseName);
        name = QUrl::fromLocalFile(absolute).toEncoded() + "?immutable=1";
    }

    const int code = sqlite3_open_v2(name.constData(), &m_handle, flags, nullptr);
    // A connection opened while another one reads the write-ahead log in would meet "busy" in its very first read.
    if (m_handle)
        sqlite3_busy_timeout(m_handle, 5000);
    // The first read shows whether the key fits; opening alone touches nothing.
    if (code == SQLITE_OK && m_options.pagesOnly)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);  // a truncated file opens as well
    const bool opened = code == SQLITE_OK && applyKey() &&
                        execute(m_options.pagesOnly ? "PRAGMA schema_version" : "SELECT count(*) FROM sqlite_schema");
    if (!opened) {
        if (code != SQLITE_OK || !lastError().isValid())
            setLastError(m_handle ? nativeSqlError(m_handle, QStringLiteral("open"), QSqlError::ConnectionError)
                                  : plainError(QStringLiteral("open"), QSqlError::ConnectionError, SQLITE_NOMEM));
        sqlite3_close_v2(m_handle);
        m_handle = nullptr;
        setOpenError(true);
        return false;
    }
    setOpen(true);
    setOpenError(false);
    return true;
}

bool SqliteDriver::applyKey()
{
    setLastError(QSqlError());
    if (m_options.cipher.isEmpty())
        return true;
#ifdef SQLITE3MC_VERSION_STRING
    const auto refuse = [this](const QString &text) {
        setLastError(plainError(text, QSqlError::ConnectionError, SQLITE_MISUSE));
        return false;
    };
    if (!m_options.key || m_options.key->size() != KeySize)
        return refuse(QStringLiteral("the key must have 32 bytes"));

    const bool aegis = m_options.cipher == QLatin1String("aegis256");
    if (!aegis && m_options.cipher != QLatin1String("chacha20"))
        return refuse(QStringLiteral("unknown cipher %1").arg(m_options.cipher));
    const char *cipher = aegis ? "aegis" : "chacha20";
    const int index = sqlite3mc_cipher_index(cipher);
    if (index <= 0 || sqlite3mc_config(m_handle, "cipher", index) != index)
        return refuse(QStringLiteral("this build lacks the cipher %1").arg(m_options.cipher));

    // "raw:" + the key itself: no derivation inside the library, which would cost 50 ms per connection.
    constexpr char Prefix[] = {'r', 'a', 'w', ':'};
    Secret raw(sizeof(Prefix) + KeySize);
    std::memcpy(raw.writableData(), Prefix, sizeof(Prefix));
    std::memcpy(raw.writableData() + sizeof(Prefix), m_options.key->data(), KeySize);
    if (sqlite3_key_v2(m_handle, "main", raw.data(), static_cast<int>(raw.size())) != SQLITE_OK) {
        setLastError(nativeSqlError(m_handle, QStringLiteral("key"), QSqlError::ConnectionError));
        return false;
    }
    return true;
#else
    setLastError(
        plainError(QStringLiteral("this build cannot open encrypted files"), QSqlError::ConnectionError, SQLITE_AUTH));
    return false;
#endif
}

void SqliteDriver::close()
{
    for (SqliteResult *result : std::as_const(m_results))
        result->releaseStatement();
    if (m_handle) {
        sqlite3_close_v2(m_handle);
        m_handle = nullptr;
        setOpen(false);
        setOpenError(false);
    }
}

QSqlResult *SqliteDriver::createResult() const { return new SqliteResult(this); }

bool SqliteDriver::execute(const char *sql)
{
    if (!m_handle)
        return false;
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    setLastError(nativeSqlError(m_handle, QString::fromLatin1(sql), QSqlError::TransactionError));
    return false;
}

bool SqliteDriver::beginTransaction() { return execute(m_options.readOnly ? "BEGIN" : "BEGIN IMMEDIATE"); }

bool SqliteDriver::commitTransaction() { return execute("COMMIT"); }

bool SqliteDriver::rollbackTransaction()
{
    if (m_handle && sqlite3_get_autocommit(m_handle))
        return true;
    return execute("ROLLBACK");
}

bool SqliteDriver::cancelQuery()
{
    if (!m_handle)
        return false;
    sqlite3_interrupt(m_handle);
    return true;
}

QVariant SqliteDriver::handle() const { return QVariant::fromValue<void *>(m_handle); }

QString SqliteDriver::escapeIdentifier(const QString &identifier, IdentifierType type) const
{
    Q_UNUSED(type)
    if (identifier.isEmpty() ||
        (identifier.size() > 1 && identifier.startsWith(QLatin1Char('"')) && identifier.endsWith(QLatin1Char('"'))))
        return identifier;
    QString escaped = identifier;
    escaped.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

QStringList SqliteDriver::tables(QSql::TableType type) const
{
    QStringList wanted;
    if (type & QSql::Tables)
        wanted << QStringLiteral("type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    if (type & QSql::Views)
        wanted << QStringLiteral("type = 'view'");
    QStringList names;
    if (!isOpen())
        return names;
    if (!wanted.isEmpty()) {
        QSqlQuery query(createResult());
        query.setForwardOnly(true);
        query.exec(QStringLiteral("SELECT name FROM sqlite_schema WHERE (%1) ORDER BY name")
                       .arg(wanted.join(QLatin1String(") OR ("))));
        while (query.next())
            names << query.value(0).toString();
    }
    if (type & QSql::SystemTables)
        names << QStringLiteral("sqlite_schema");
    return names;
}

QSqlRecord SqliteDriver::record(const QString &tableName) const
{
    QSqlRecord record;
    if (!isOpen())
        return record;
    const QString table = stripDelimiters(tableName, TableName);
    QSqlQuery query(createResult());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT name, type, \"notnull\", pk FROM pragma_table_info(:t) ORDER BY cid"));
    query.bindValue(QStringLiteral(":t"), table);
    query.exec();
    int keyColumns = 0;
    int rowidColumn = -1;
    while (query.next()) {
        const QString type = query.value(1).toString();
        QSqlField field(query.value(0).toString(), typeOfDeclaration(type), table);
        field.setRequired(query.value(2).toBool());
        if (query.value(3).toInt() > 0) {
            ++keyColumns;
            if (type.compare(QLatin1String("INTEGER"), Qt::CaseInsensitive) == 0)
                rowidColumn = record.count();
        }
        record.append(field);
    }
    if (keyColumns == 1 && rowidColumn >= 0) {
        // INTEGER PRIMARY KEY is the rowid: SQLite fills it in.
        QSqlField field = record.field(rowidColumn);
        field.setAutoValue(true);
        field.setRequired(false);
        record.replace(rowidColumn, field);
    }
    return record;
}

QSqlIndex SqliteDriver::primaryIndex(const QString &tableName) const
{
    const QString table = stripDelimiters(tableName, TableName);
    QSqlIndex index(table);
    if (!isOpen())
        return index;
    QSqlQuery query(createResult());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT name, type FROM pragma_table_info(:t) WHERE pk > 0 ORDER BY pk"));
    query.bindValue(QStringLiteral(":t"), table);
    query.exec();
    while (query.next())
        index.append(QSqlField(query.value(0).toString(), typeOfDeclaration(query.value(1).toString()), table));
    return index;
}

}  // namespace fieldfare
