// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrator.h"

#include "storage/database.h"
#include "storage/text.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include "sqlite3.h"

namespace fieldfare {

namespace {

/// A migration that says so is not followed by a look at every link, which takes minutes at a million records.
constexpr const char *kLinksStay = "-- Links stay as they are.";

Result<int> readNumber(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    int value = 0;
    int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            value = sqlite3_column_int(statement, 0);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(sqlError(handle, StorageText::tr("Reading the database")));
    return value;
}

Result<void> applyInTransaction(Connection &connection, const Migration &migration)
{
    sqlite3 *handle = connection.handle();
    TRY(connection.execute(QByteArrayLiteral("BEGIN IMMEDIATE")));
    const auto steps = [&]() -> Result<void> {
        TRY(connection.execute(migration.sql));
        if (sqlite3_get_autocommit(handle))
            return fail(ErrorCode::Internal,
                        StorageText::tr("The program made a mistake. Please report it with the details."),
                        QStringLiteral("migration %1 ends its transaction").arg(migration.number));
        int broken = 0;
        if (!migration.sql.contains(kLinksStay)) {
            TRY_ASSIGN(broken, readNumber(handle, "SELECT count(*) FROM pragma_foreign_key_check"));
        }
        if (broken > 0)
            return fail(ErrorCode::Damaged,
                        StorageText::tr(
                            "The database could not be updated: some links in it lead nowhere. Restore a backup, or "
                            "ask for help with the details."),
                        QStringLiteral("migration %1: %2 broken foreign keys").arg(migration.number).arg(broken));
        TRY(connection.execute("PRAGMA user_version=" + QByteArray::number(migration.number)));
        TRY(connection.execute("PRAGMA application_id=" + QByteArray::number(FieldfareApplicationId)));
        return connection.execute(QByteArrayLiteral("COMMIT"));
    };
    Result<void> result = steps();
    if (!result && !sqlite3_get_autocommit(handle)) {
        // The first error is the one to report; SQLite undoes an open transaction at the latest when the file closes.
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    if (!result)
        result.error().details += QStringLiteral(" [migration %1 %2]").arg(migration.number).arg(migration.name);
    return result;
}

}  // namespace

Result<QVector<Migration>> loadMigrations(const QString &folder)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_([a-z0-9_]+)\\.sql$"));
    QVector<Migration> migrations;
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QRegularExpressionMatch match = pattern.match(name);
        QFile file(folder + QLatin1Char('/') + name);
        if (!match.hasMatch() || match.captured(1).toInt() != migrations.size() + 1 || !file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Internal,
                        StorageText::tr("The program made a mistake. Please report it with the details."),
                        QStringLiteral("migration file %1").arg(name));
        migrations.append({match.captured(1).toInt(), match.captured(2), file.readAll()});
    }
    return migrations;
}

Result<int> schemaVersion(const Connection &connection)
{
    return readNumber(connection.handle(), "PRAGMA user_version");
}

Result<MigrationOutcome> migrate(Connection &connection, const QVector<Migration> &migrations)
{
    sqlite3 *handle = connection.handle();
    TRY_ASSIGN(const int application, readNumber(handle, "PRAGMA application_id"));
    TRY_ASSIGN(const int tables, readNumber(handle, "SELECT count(*) FROM sqlite_schema"));
    if (application != FieldfareApplicationId && (application != 0 || tables > 0))
        return fail(ErrorCode::InvalidInput, StorageText::tr("This database was made by another program."),
                    QStringLiteral("application_id %1").arg(application));

    MigrationOutcome outcome;
    TRY_ASSIGN(outcome.from, schemaVersion(connection));
    outcome.to = outcome.from;
    const int newest = migrations.isEmpty() ? 0 : migrations.last().number;
    if (outcome.from > newest)
        return fail(ErrorCode::NewerFormat,
                    StorageText::tr(
                        "This workspace was used with a newer version of Fieldfare. Install that version to open it; "
                        "nothing was changed."),
                    QStringLiteral("schema %1, known up to %2").arg(outcome.from).arg(newest));
    if (outcome.from == newest)
        return outcome;

    // Can only be switched outside a transaction.
    TRY(connection.execute(QByteArrayLiteral("PRAGMA foreign_keys=OFF")));
    Result<void> result;
    for (const Migration &migration : migrations) {
        if (migration.number <= outcome.from)
            continue;
        result = applyInTransaction(connection, migration);
        if (!result)
            break;
        outcome.to = migration.number;
    }
    TRY(connection.execute(QByteArrayLiteral("PRAGMA foreign_keys=ON")));
    TRY(std::move(result));
    return outcome;
}

}  // namespace fieldfare
