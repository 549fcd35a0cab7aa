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

Error statementError(const QSqlQuery &query, const QString &sql)
{
    Error error = sqlError(query.lastError(), QCoreApplication::translate("Storage", "Working with the records"));
    error.details += QStringLiteral(" [%1]").arg(sql);
    return error;
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
    auto query = std::make_shared<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return fail(statementError(*query, sql));
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
        TRY_ASSIGN(query, prepare(sql));
        if (keep && isNew) {
            if (m_statements.size() >= kMostStatements)
                m_statements.clear();
            m_statements.insert(sql, query);
        }
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
