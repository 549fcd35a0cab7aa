// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/secret.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVector>

#include <memory>

struct sqlite3;

namespace fieldfare {

class SqliteResult;

/// How SqliteDriver::open() opens its file.
struct SqliteOpenOptions {
    QString cipher;                     ///< "aegis256", "chacha20", or empty for a plain file
    std::shared_ptr<const Secret> key;  ///< 32 bytes, needed with a cipher
    bool readOnly = false;
    bool create = true;      ///< a missing file is made (never when readOnly)
    bool pagesOnly = false;  ///< for salvage: the list of tables is not read, which may be damaged
    bool immutable = false;  ///< the file cannot change while it is open (read-only medium); needs readOnly
};

/// A Qt SQL driver over SQLite3MultipleCiphers, on Qt's public driver interface only.
///
/// The key is handed over by setOpenOptions(), not as the password of QSqlDatabase::open(): a QString would leave
/// copies of it in ordinary memory. Use it through fieldfare::Connection, or directly:
///
///     auto *driver = new SqliteDriver;
///     driver->setOpenOptions({.cipher = "aegis256", .key = key});
///     QSqlDatabase db = QSqlDatabase::addDatabase(driver, "name");   // takes the driver
///     db.setDatabaseName(path);  db.open();
///
/// Values bind by their type: bool, the integers and double, QString as UTF-8 text, QByteArray as blob; an invalid or
/// null QVariant, a null QString and a null QByteArray bind NULL. Any other type (QDate, QDateTime, QUuid …) fails the
/// statement: how such a value is stored is decided by the caller, not by a driver. Read values are qlonglong, double,
/// QString, QByteArray, or an invalid QVariant for NULL.
/// Errors carry SQLite's extended result code in nativeErrorCode(). A failure while fetching (damage, interrupt) ends
/// the rows early: look at QSqlQuery::lastError() after the loop.
/// As for all of Qt SQL: used on the thread that opened it; only cancelQuery() may come from another one.
class SqliteDriver final : public QSqlDriver {
    Q_OBJECT
public:
    explicit SqliteDriver(QObject *parent = nullptr);
    ~SqliteDriver() override;

    void setOpenOptions(SqliteOpenOptions options);

    bool hasFeature(DriverFeature feature) const override;
    /// Only `databaseName` is used; a password or other argument is refused.
    bool open(const QString &databaseName, const QString &user, const QString &password, const QString &host, int port,
              const QString &options) override;
    void close() override;
    QSqlResult *createResult() const override;

    /// Takes the write lock at once (BEGIN IMMEDIATE), so that a transaction never fails half-way for want of it.
    /// A read-only connection begins a reading one.
    bool beginTransaction() override;
    bool commitTransaction() override;
    /// Succeeds also when SQLite rolled back by itself already (full disk, interrupt).
    bool rollbackTransaction() override;

    QStringList tables(QSql::TableType type) const override;
    QSqlRecord record(const QString &tableName) const override;
    QSqlIndex primaryIndex(const QString &tableName) const override;
    /// The sqlite3 * as void *.
    QVariant handle() const override;
    QString escapeIdentifier(const QString &identifier, IdentifierType type) const override;

    sqlite3 *nativeHandle() const { return m_handle; }

public Q_SLOTS:
    /// Stops what runs on this connection; it ends with an error for which isInterrupted() is true.
    bool cancelQuery() override;

private:
    friend class SqliteResult;

    bool execute(const char *sql);
    bool applyKey();

    sqlite3 *m_handle = nullptr;
    SqliteOpenOptions m_options;
    mutable QVector<SqliteResult *> m_results;  // closed with the connection, so that no statement keeps the file open
};

/// Makes QSqlDatabase::addDatabase("FIELDFARE_SQLITE") work, for plain files.
void registerSqliteDriver();

/// The connection behind `database`, null when it is closed or of another driver.
[[nodiscard]] sqlite3 *nativeHandle(const QSqlDatabase &database);

/// SQLite's last error on `handle` as Qt's. A write refused by a file size limit or quota is reported as a full disk.
[[nodiscard]] QSqlError nativeSqlError(sqlite3 *handle, const QString &what, QSqlError::ErrorType type);

/// The statement was stopped by cancelQuery() or sqlite3_interrupt().
[[nodiscard]] bool isInterrupted(const QSqlError &error);

}  // namespace fieldfare
