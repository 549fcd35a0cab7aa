// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/plain_views.h"

#include "base/money.h"
#include "storage/database.h"

#include <QCoreApplication>
#include <QSqlQuery>

#include <cmath>

namespace fieldfare {

namespace {

QString quoted(const QString &name)
{
    QString text = name;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString literal(const QString &value)
{
    QString text = value;
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("''")) + QLatin1Char('\'');
}

/// "CASE currency WHEN 'JPY' THEN 1.0 … ELSE 100.0 END": minor units in one unit.
QString minorUnits(const QString &currencyColumn)
{
    QString sql = QStringLiteral("CASE r.%1").arg(quoted(currencyColumn));
    for (const Currency currency : Currency::known()) {
        if (currency.exponent() != 2)
            sql += QStringLiteral(" WHEN '%1' THEN %2.0")
                       .arg(currency.code())
                       .arg(qint64(std::pow(10, currency.exponent())));
    }
    return sql + QStringLiteral(" ELSE 100.0 END");
}

QString firstEntry(const QString &table, const QString &column, int type)
{
    return QStringLiteral("(SELECT e.%1 FROM %2 e WHERE e.type=%3 AND e.record=r.id ORDER BY e.position LIMIT 1)")
        .arg(quoted(column), table)
        .arg(type);
}

QString uidExpression()
{
    return QStringLiteral(
        "lower(substr(hex(r.uid),1,8)||'-'||substr(hex(r.uid),9,4)||'-'||substr(hex(r.uid),13,4)||'-'||"
        "substr(hex(r.uid),17,4)||'-'||substr(hex(r.uid),21))");
}

QString ofHead(const FieldSpec &field, int type)
{
    if (field.headOf == QLatin1String("emails"))
        return firstEntry(QStringLiteral("mail_address"), QStringLiteral("address"), type);
    if (field.headOf == QLatin1String("phones"))
        return firstEntry(QStringLiteral("phone_number"), QStringLiteral("number"), type);
    return firstEntry(QStringLiteral("postal_address"), field.key, type);
}

/// Empty: the field has no column in the view (whole lists stay in their own tables).
QString expression(const TypeCatalog &catalog, const RecordType &type, const FieldSpec &field)
{
    if (field.isCustom())
        return QStringLiteral("json_extract(r.custom, %1)").arg(literal(QStringLiteral("$.\"%1\"").arg(field.key)));
    if (!field.headOf.isEmpty())
        return ofHead(field, type.number);
    if (field.kind == FieldKind::Tags)
        return QStringLiteral("(SELECT group_concat(t.name, ', ') FROM record_tag g JOIN tag t ON t.id=g.tag WHERE "
                              "g.type=%1 AND g.record=r.id)")
            .arg(type.number);
    if (field.column.isEmpty())
        return {};
    const QString column = QStringLiteral("r.") + quoted(field.column);
    switch (field.kind) {
    case FieldKind::Decimal:
    case FieldKind::Percent: return column + QStringLiteral(" / 1000000.0");
    case FieldKind::Money: return column + QStringLiteral(" / ") + minorUnits(field.currencyColumn);
    case FieldKind::Time: return QStringLiteral("strftime('%Y-%m-%dT%H:%M:%fZ', %1 / 1000.0, 'unixepoch')").arg(column);
    case FieldKind::Link:
        return QStringLiteral("(SELECT l.display_name FROM %1 l WHERE l.id=%2)")
            .arg(quoted(catalog.at(field.target).table), column);
    default: return column;
    }
}

Result<QStringList> tablesOfOurTokenizer(Connection &connection)
{
    QSqlQuery query(connection.database());
    if (!query.exec(QStringLiteral("SELECT name FROM sqlite_schema WHERE type='table' AND sql LIKE 'CREATE VIRTUAL "
                                   "TABLE%tokenize%fieldfare%'")))
        return fail(
            sqlError(query.lastError(), QCoreApplication::translate("Records", "Looking for full-text tables")));
    QStringList names;
    while (query.next())
        names.append(query.value(0).toString());
    return names;
}

}  // namespace

Result<void> makePlainViews(Connection &connection, const TypeCatalog &catalog)
{
    TRY_ASSIGN(const QStringList fullText, tablesOfOurTokenizer(connection));
    for (const QString &name : fullText)
        TRY(connection.execute(QStringLiteral("DROP TABLE %1").arg(quoted(name))));
    for (const RecordType &type : catalog.types()) {
        QStringList columns{QStringLiteral("r.id AS id"), uidExpression() + QStringLiteral(" AS uid"),
                            QStringLiteral("r.display_name AS display_name")};
        for (const FieldSpec &field : type.fields) {
            const QString sql = expression(catalog, type, field);
            if (!sql.isEmpty())
                columns.append(sql + QStringLiteral(" AS ") + quoted(field.key));
        }
        TRY(connection.execute(QStringLiteral("CREATE VIEW %1 AS SELECT %2 FROM %3 r")
                                   .arg(quoted(QStringLiteral("view_") + type.key), columns.join(QStringLiteral(", ")),
                                        quoted(type.table))));
    }
    return {};
}

}  // namespace fieldfare
