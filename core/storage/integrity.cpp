// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/integrity.h"

#include "storage/sqldriver/driver.h"
#include "storage/text.h"

#include <QSqlQuery>

#include "sqlite3.h"

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int StepsBetweenQuestions = 20000;
constexpr int MostFindings = 100;

bool isDamage(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR || code == SQLITE_FORMAT;
}

QString quoted(QString name)
{
    return QLatin1Char('"') + name.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

Result<QStringList> tableNames(Connection &connection)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    QStringList names;
    // rootpage 0: virtual tables, whose content lies in ordinary ones.
    query.exec(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
                              "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
    while (query.next())
        names << query.value(0).toString();
    if (query.lastError().isValid())
        return fail(sqlError(query.lastError(), StorageText::tr("Checking the database")));
    return names;
}

/// Runs a check that returns complaints as rows; damage that stops it is a finding too.
Result<void> collect(Connection &connection, const QString &sql, IntegrityReport &report,
                     const std::function<void(const QSqlQuery &)> &row)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.exec(sql);
    while (query.next())
        row(query);
    const QSqlError error = query.lastError();
    if (!error.isValid())
        return {};
    if (!isDamage(error))
        return fail(sqlError(error, StorageText::tr("Checking the database")));
    report.findings.append({IntegrityFinding::Kind::UnreadablePage, QString(), error.databaseText()});
    return {};
}

/// After one unreadable page a connection reports all others as unreadable too, so each table gets a fresh one.
Result<void> findUnreadableTables(const DatabaseFile &file, const QVector<ConnectionSetup> &setups,
                                  const std::function<bool()> &proceed, IntegrityReport &report)
{
    const auto open = [&] { return Connection::open(file, OpenMode::ReadOnly, 1024, setups); };
    QStringList names;
    {
        TRY_ASSIGN(auto connection, open());
        const Result<QStringList> found = tableNames(*connection);
        if (!found) {
            // Even the list of tables is gone: the findings there are say so.
            return found.error().code == ErrorCode::Damaged ? Result<void>() : fail(found.error());
        }
        names = *found;
    }
    for (const QString &name : std::as_const(names)) {
        TRY_ASSIGN(auto connection, open());
        const ProgressGuard guard(*connection, proceed);
        QSqlQuery query(connection->database());
        query.setForwardOnly(true);
        // Not by way of an index that happens to hold all columns.
        query.exec(QStringLiteral("SELECT * FROM %1 NOT INDEXED").arg(quoted(name)));
        while (query.next()) {
        }
        const QSqlError error = query.lastError();
        if (!error.isValid())
            continue;
        if (!isDamage(error))
            return fail(sqlError(error, StorageText::tr("Checking the database")));
        report.findings.append({IntegrityFinding::Kind::UnreadableTable, name, error.databaseText()});
    }
    return {};
}

/// Takes the complaints of integrity_check apart. What follows an unreadable page is its consequence, not a finding.
void addComplaints(const QString &said, IntegrityReport &report)
{
    const QStringList lines = said.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line == QLatin1String("ok") || line.startsWith(QLatin1String("***")))
            continue;
        const bool unreadable = line.contains(QLatin1String("unable to get the page"));
        report.findings.append(
            {unreadable ? IntegrityFinding::Kind::UnreadablePage : IntegrityFinding::Kind::Structure, QString(), line});
        if (unreadable)
            return;
    }
}

bool hasUnreadablePage(const IntegrityReport &report)
{
    return std::any_of(report.findings.begin(), report.findings.end(), [](const IntegrityFinding &finding) {
        return finding.kind == IntegrityFinding::Kind::UnreadablePage;
    });
}

}  // namespace

ProgressGuard::ProgressGuard(Connection &connection, std::function<bool()> proceed)
    : m_connection(connection), m_proceed(std::move(proceed))
{
    if (m_proceed)
        sqlite3_progress_handler(
            connection.handle(), StepsBetweenQuestions,
            [](void *self) { return static_cast<ProgressGuard *>(self)->m_proceed() ? 0 : 1; }, this);
}

ProgressGuard::~ProgressGuard()
{
    if (m_proceed)
        sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

Result<void> quickCheck(Connection &connection)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    const bool read = query.exec(QStringLiteral("PRAGMA quick_check(1)")) && query.next();
    const QString answer = read ? query.value(0).toString() : QString();
    if (!read) {
        // Without an error there is no answer either, which must not pass for a good one.
        if (query.lastError().isValid())
            return fail(sqlError(query.lastError(), StorageText::tr("Checking the database")));
        return fail(ErrorCode::Internal, StorageText::tr("The database could not be checked."));
    }
    if (answer != QLatin1String("ok"))
        return fail(ErrorCode::Damaged, StorageText::tr("The database is damaged. Restore the newest backup."), answer);
    return {};
}

Result<QMap<QString, qint64>> countRows(Connection &connection)
{
    TRY_ASSIGN(const QStringList names, tableNames(connection));
    QMap<QString, qint64> rows;
    for (const QString &name : names) {
        QSqlQuery query(connection.database());
        query.setForwardOnly(true);
        if (!query.exec(QStringLiteral("SELECT count(*) FROM ") + quoted(name)) || !query.next())
            return fail(sqlError(query.lastError(), StorageText::tr("Checking the database")));
        rows.insert(name, query.value(0).toLongLong());
    }
    return rows;
}

Result<IntegrityReport> checkIntegrity(const DatabaseFile &file, const QVector<ConnectionSetup> &setups,
                                       const Progress &progress)
{
    IntegrityReport report;
    auto opened = Connection::open(file, OpenMode::ReadOnly, 8192, setups);
    if (!opened) {
        // The first page does not decrypt. Whether the key is wrong or the page is damaged only the caller knows.
        if (opened.error().code != ErrorCode::Damaged)
            return fail(std::move(opened.error()));
        report.findings.append({IntegrityFinding::Kind::UnreadablePage, QString(), opened.error().details});
        return report;
    }
    const std::unique_ptr<Connection> connection = std::move(*opened);
    double fraction = 0;
    const std::function<bool()> proceed = progress ? [&] { return progress(fraction); } : std::function<bool()>();
    const ProgressGuard guard(*connection, proceed);

    // One snapshot for all parts.
    if (!connection->database().transaction())
        return fail(sqlError(connection->database().lastError(), StorageText::tr("Checking the database")));
    TRY(collect(*connection, QStringLiteral("PRAGMA page_count"), report,
                [&](const QSqlQuery &query) { report.pages = query.value(0).toLongLong(); }));
    TRY(collect(*connection, QStringLiteral("PRAGMA integrity_check(%1)").arg(MostFindings), report,
                [&](const QSqlQuery &query) {
                    if (!hasUnreadablePage(report))
                        addComplaints(query.value(0).toString(), report);
                }));
    if (!hasUnreadablePage(report)) {
        fraction = 0.7;
        TRY(collect(*connection, QStringLiteral("PRAGMA foreign_key_check"), report, [&](const QSqlQuery &query) {
            if (report.findings.size() < MostFindings)
                report.findings.append(
                    {IntegrityFinding::Kind::BrokenLink, query.value(0).toString(),
                     QStringLiteral("row %1 → %2").arg(query.value(1).toString(), query.value(2).toString())});
        }));
    }
    if (hasUnreadablePage(report)) {
        fraction = 0.9;
        TRY(findUnreadableTables(file, setups, proceed, report));
    }
    return report;
}

}  // namespace fieldfare
