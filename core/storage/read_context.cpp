// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/read_context.h"

#include "storage/database.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSqlError>

namespace fieldfare {

ReadContext::ReadContext(StatementCache &statements, Session session, std::shared_ptr<const TypeCatalog> catalog,
                         std::shared_ptr<const Clock> clock, std::stop_token stop)
    : m_statements(statements),
      m_session(std::move(session)),
      m_catalog(std::move(catalog)),
      m_clock(std::move(clock)),
      m_stop(std::move(stop))
{
}

void ReadContext::setCatalog(std::shared_ptr<const TypeCatalog> catalog)
{
    m_retired.push_back(std::exchange(m_catalog, std::move(catalog)));
    m_expanded.clear();
}

QString ReadContext::expand(const QString &sql) const
{
    const auto known = m_expanded.constFind(sql);
    if (known != m_expanded.constEnd())
        return *known;
    static const QRegularExpression placeholder(QStringLiteral("\\{([a-z_]+)\\}"));
    QString result;
    qsizetype from = 0;
    auto matches = placeholder.globalMatch(sql);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const RecordType *type = m_catalog->find(match.captured(1));
        if (!type)
            qFatal("SQL names an unknown record type: %s", qPrintable(match.captured(1)));
        const QString visible = m_session.access.visibleRows(*type, type->table);
        result += QStringView(sql).mid(from, match.capturedStart() - from);
        if (visible == QLatin1String("1"))
            result += type->table;
        else
            result += QStringLiteral("(SELECT * FROM %1 WHERE %2)").arg(type->table, visible);
        from = match.capturedEnd();
    }
    result += QStringView(sql).mid(from);
    if (m_expanded.size() < 400)
        m_expanded.insert(sql, result);
    return result;
}

Result<Query> ReadContext::run(const QString &sql, const QVariantList &values, bool keep)
{
    if (stopRequested())
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("Storage", "Stopped."));
    return m_statements.run(expand(sql), values, keep);
}

Result<void> finished(Query &query)
{
    if (query.lastError().isValid())
        return fail(sqlError(query.lastError(), QCoreApplication::translate("Storage", "Reading the records")));
    query.finish();
    return {};
}

}  // namespace fieldfare
