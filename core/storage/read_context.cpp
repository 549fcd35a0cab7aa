// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/read_context.h"

#include "storage/database.h"

#include <QCoreApplication>
#include <QSqlError>

#include <algorithm>

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
    if (!sql.contains(QLatin1Char('{')))
        return sql;
    const auto known = m_expanded.constFind(sql);
    if (known != m_expanded.constEnd())
        return *known;
    const auto isName = [](QStringView text) {
        return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
            return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c == QLatin1Char('_');
        });
    };
    QString result;
    qsizetype from = 0;
    for (qsizetype open = sql.indexOf(QLatin1Char('{')); open >= 0; open = sql.indexOf(QLatin1Char('{'), open + 1)) {
        const qsizetype close = sql.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QStringView name = QStringView(sql).sliced(open + 1, close - open - 1);
        if (!isName(name))
            continue;
        const RecordType *type = m_catalog->find(name.toString());
        if (!type)
            qFatal("SQL names an unknown record type: %s", qPrintable(name.toString()));
        const QString visible = m_session.access.visibleRows(*type, type->table);
        result += QStringView(sql).sliced(from, open - from);
        if (visible == QLatin1String("1"))
            result += type->table;
        else
            result += QStringLiteral("(SELECT * FROM %1 WHERE %2)").arg(type->table, visible);
        from = close + 1;
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
