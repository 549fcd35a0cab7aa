// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement_cache.h"

#include "storage/database.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlResult>

#include <sqlite3.h>

namespace fieldfare {

namespace {
constexpr int kMostStatements = 300;

using Statement = std::shared_ptr<QSqlQuery>;

Error statementError(const QSqlQuery &query, const QString &sql)
{
    Error error = sqlError(query.lastError(), QCoreApplication::translate("Storage", "Working with the records"));
    error.details += QStringLiteral(" [%1]").arg(sql);
    return error;
}

Result<Statement> prepared(const QSqlDatabase &database, const QString &sql)
{
    auto query = std::make_shared<QSqlQuery>(database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return fail(statementError(*query, sql));
    return query;
}

void keepStatement(QHash<QString, Statement> &kept, const QString &key, const Statement &statement)
{
    if (kept.size() >= kMostStatements)
        kept.clear();
    kept.insert(key, statement);
}

}  // namespace

QByteArrayView Query::utf8(int column) const
{
    auto *statement = static_cast<sqlite3_stmt *>(m_query->result()->handle().value<void *>());
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return text ? QByteArrayView(text, sqlite3_column_bytes(statement, column)) : QByteArrayView();
}

Result<std::shared_ptr<QSqlQuery>> StatementCache::prepare(const QString &sql)
{
    // Kept as well, under a name of its own: whoever had it before has let it go.
    const QString key = QStringLiteral("own ") + sql;
    const auto lent = m_statements.constFind(key);
    if (lent != m_statements.constEnd() && lent->use_count() == 1)
        return *lent;
    TRY_ASSIGN(auto query, prepared(m_database, sql));
    if (lent == m_statements.constEnd())
        keepStatement(m_statements, key, query);
    return query;
}

Result<Query> StatementCache::run(const QString &sql, const QVariantList &values, bool keep)
{
    const auto cached = m_statements.constFind(sql);
    std::shared_ptr<QSqlQuery> query;
    if (cached != m_statements.constEnd() && !(*cached)->isActive()) {
        query = *cached;
    } else {
        const bool isNew = cached == m_statements.constEnd();
        TRY_ASSIGN(query, prepared(m_database, sql));
        if (keep && isNew)
            keepStatement(m_statements, sql, query);
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values[i]);
    if (!query->exec()) {
        Error error = statementError(*query, sql);
        query->finish();
        return fail(std::move(error));
    }
    return Query(std::move(query));
}

void StatementCache::finishAll()
{
    for (const auto &query : std::as_const(m_statements)) {
        if (query->isActive())
            query->finish();
    }
}

void StatementCache::clear() { m_statements.clear(); }

}  // namespace fieldfare
