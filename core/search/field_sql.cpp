// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/field_sql.h"

#include "base/money.h"

#include <QHash>

namespace fieldfare {

namespace {

QString column(const QString &name) { return QStringLiteral("r.\"%1\"").arg(name); }

/// CASE over currency codes: how many millionths one minor unit is.
QString millionthsPerMinor(const QString &currency)
{
    static const QHash<int, QString> codes = [] {
        QHash<int, QStringList> byExponent;
        for (const Currency known : Currency::known())
            byExponent[known.exponent()].append(u'\'' + known.code() + u'\'');
        QHash<int, QString> joined;
        for (auto it = byExponent.cbegin(); it != byExponent.cend(); ++it)
            joined.insert(it.key(), it.value().join(u','));
        return joined;
    }();
    QString sql = QStringLiteral("CASE");
    qint64 factor = Decimal::one;
    for (int exponent = 0; exponent <= 4; ++exponent) {
        if (exponent != 2 && codes.contains(exponent))
            sql += QStringLiteral(" WHEN %1 IN (%2) THEN %3").arg(currency, codes.value(exponent)).arg(factor);
        factor /= 10;
    }
    return sql + QStringLiteral(" ELSE 10000 END");
}

}  // namespace

ListSource listSource(const FieldSpec &spec)
{
    const QString &list = spec.headOf.isEmpty() ? spec.key : spec.headOf;
    if (list == u"emails" && (spec.kind == FieldKind::MailList || !spec.headOf.isEmpty()))
        return {QStringLiteral("mail_address"), QStringLiteral("address")};
    if (list == u"phones" && (spec.kind == FieldKind::PhoneList || !spec.headOf.isEmpty()))
        return {QStringLiteral("phone_number"), QStringLiteral("number")};
    if (spec.kind == FieldKind::AddressList)
        return {QStringLiteral("postal_address"), QStringLiteral("city")};
    if (list == u"addresses" && !spec.headOf.isEmpty())
        return {QStringLiteral("postal_address"), spec.key};
    return {};
}

SqlPart storedValue(const RecordType &type, const FieldSpec &spec)
{
    if (!spec.copyColumn.isEmpty())
        return {column(spec.copyColumn), {}};
    const ListSource list = listSource(spec);
    if (!list.table.isEmpty()) {
        return {QStringLiteral("(SELECT nullif(x.%1, '') FROM %2 x WHERE x.type=%3 AND x.record=r.id AND x.position=0)")
                    .arg(list.column, list.table)
                    .arg(type.number),
                {}};
    }
    if (spec.kind == FieldKind::Tags) {
        return {
            QStringLiteral(
                "(SELECT group_concat(name, char(31)) FROM (SELECT t.name FROM record_tag x JOIN tag t ON t.id=x.tag "
                "WHERE x.type=%1 AND x.record=r.id ORDER BY x.position))")
                .arg(type.number),
            {}};
    }
    if (spec.isCustom() || spec.column.isEmpty()) {
        const QString path = QStringLiteral("$.\"%1\"").arg(spec.key);
        return {QStringLiteral("json_extract(r.custom, ?)"),
                {spec.kind == FieldKind::Money ? path + QStringLiteral(".m") : path}};
    }
    return {column(spec.column), {}};
}

SqlPart storedCurrency(const FieldSpec &spec)
{
    if (spec.isCustom())
        return {QStringLiteral("json_extract(r.custom, ?)"), {QStringLiteral("$.\"%1\".c").arg(spec.key)}};
    return {column(spec.currencyColumn), {}};
}

SqlPart moneyMillionths(const RecordType &type, const FieldSpec &spec)
{
    SqlPart part{QStringLiteral("("), {}};
    part += storedValue(type, spec);
    part.sql += QStringLiteral(" * ");
    const SqlPart currency = storedCurrency(spec);
    // The currency's expression stands once for every WHEN.
    const QString factor = millionthsPerMinor(currency.sql);
    part.sql += factor + u')';
    if (!currency.values.isEmpty()) {
        const qsizetype uses = factor.count(currency.sql);
        for (qsizetype i = 0; i < uses; ++i)
            part.values += currency.values;
    }
    return part;
}

SqlPart linkTitle(const RecordType &type, const FieldSpec &spec)
{
    SqlPart part{QStringLiteral("(SELECT t.display_name FROM {%1} t WHERE t.id=").arg(spec.target), {}};
    part += storedValue(type, spec);
    part.sql += u')';
    return part;
}

bool isShownName(const RecordType &type, const FieldSpec &spec)
{
    return spec.key == u"name" && type.ownName && !spec.isCustom();
}

bool isSortable(const FieldSpec &spec) { return spec.kind != FieldKind::Tags; }

SqlPart sortValue(const TypeCatalog &catalog, const RecordType &type, const FieldSpec &spec)
{
    if (isShownName(type, spec))
        return {QStringLiteral("r.sort_key"), {}};
    switch (spec.kind) {
    case FieldKind::Link: {
        const RecordType *target = catalog.find(spec.target);
        const bool positioned = target && target->field(QStringLiteral("position"));
        SqlPart part{QStringLiteral("(SELECT t.%1 FROM {%2} t WHERE t.id=")
                         .arg(positioned ? QStringLiteral("position") : QStringLiteral("sort_key"), spec.target),
                     {}};
        part += storedValue(type, spec);
        part.sql += u')';
        return part;
    }
    case FieldKind::Choice: {
        const SqlPart value = storedValue(type, spec);
        if (spec.choices.isEmpty())
            return {QStringLiteral("nullif(fold(%1), '')").arg(value.sql), value.values};
        // Known choices in their order, others behind them by their text.
        SqlPart part{QStringLiteral("CASE "), {}};
        part += value;
        for (qsizetype i = 0; i < spec.choices.size(); ++i) {
            part.sql += QStringLiteral(" WHEN ? THEN %1").arg(i);
            part.values.append(spec.choices[i].key);
        }
        part.sql += QStringLiteral(" ELSE nullif(fold(");
        part += value;
        part.sql += QStringLiteral("), '') END");
        return part;
    }
    case FieldKind::Money: return moneyMillionths(type, spec);
    case FieldKind::Decimal:
    case FieldKind::Percent: {
        const SqlPart value = storedValue(type, spec);
        return spec.isCustom() ? SqlPart{QStringLiteral("CAST(%1 AS REAL)").arg(value.sql), value.values} : value;
    }
    case FieldKind::Integer:
    case FieldKind::Duration:
    case FieldKind::Bool:
    case FieldKind::Time:
    case FieldKind::Date: return storedValue(type, spec);
    default: {
        const SqlPart value = storedValue(type, spec);
        // Addresses in the order of their index.
        if (spec.headOf == u"emails")
            return {QStringLiteral("(%1) COLLATE NOCASE").arg(value.sql), value.values};
        return {QStringLiteral("nullif(fold(%1), '')").arg(value.sql), value.values};
    }
    }
}

}  // namespace fieldfare
