// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/value_condition.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "search/query/date_words.h"
#include "search/query/text.h"


namespace fieldfare {

namespace {

using Written = tl::expected<SqlPart, QueryError>;

QString comparison(QueryOperator op)
{
    switch (op) {
    case QueryOperator::Less: return QStringLiteral("<");
    case QueryOperator::LessOrEqual: return QStringLiteral("<=");
    case QueryOperator::Greater: return QStringLiteral(">");
    case QueryOperator::GreaterOrEqual: return QStringLiteral(">=");
    default: return QStringLiteral("=");
    }
}

bool isEquality(QueryOperator op)
{
    return op == QueryOperator::Is || op == QueryOperator::Equal || op == QueryOperator::NotEqual;
}

class ValueWriter {
public:
    ValueWriter(ReadContext &context, const RecordType &type, const FieldSpec &spec, QueryOperator op,
                const QueryValue &value)
        : m_context(context), m_type(type), m_spec(spec), m_op(op), m_value(value)
    {
    }

    Written write() const
    {
        switch (m_spec.kind) {
        case FieldKind::Integer:
        case FieldKind::Decimal:
        case FieldKind::Percent:
        case FieldKind::Duration:
        case FieldKind::Money: return number();
        case FieldKind::Date:
        case FieldKind::Time: return time();
        case FieldKind::Bool: return yesNo();
        case FieldKind::Choice: return choice();
        case FieldKind::Tags: return tag();
        case FieldKind::People: return person();
        case FieldKind::Phone:
        case FieldKind::PhoneList: return phone();
        default: return text();
        }
    }

private:
    tl::unexpected<QueryError> wrong(const QString &message) const
    {
        const qsizetype length = m_value.text.size() + (m_value.isRange ? 2 + m_value.upTo.size() : 0);
        return tl::unexpected(QueryError{message, m_value.position, length});
    }

    /// A text comparison of `expression`, as of any text field.
    SqlPart textComparison(const QString &expression, const QVariantList &values) const
    {
        QString wanted = foldText(m_value.text);
        if (m_value.isRange) {
            SqlPart part;
            if (!m_value.text.isEmpty())
                part += {QStringLiteral("fold(%1) >= ?").arg(expression), values + QVariantList{wanted}};
            if (!m_value.upTo.isEmpty()) {
                if (!part.sql.isEmpty())
                    part.sql += QStringLiteral(" AND ");
                // "a..c" takes in all that begins with c.
                part += {QStringLiteral("fold(%1) < ?").arg(expression),
                         values + QVariantList{foldText(m_value.upTo) + QString::fromUcs4(U"\U0010FFFF", 1)}};
            }
            part.sql = u'(' + part.sql + u')';
            return part;
        }
        if (m_op == QueryOperator::Is) {
            if (!m_value.quoted && wanted.size() > 1 && wanted.endsWith(u'*')) {
                wanted.chop(1);
                return {QStringLiteral("instr(fold(%1), ?) = 1").arg(expression), values + QVariantList{wanted}};
            }
            return {QStringLiteral("instr(fold(%1), ?) > 0").arg(expression), values + QVariantList{wanted}};
        }
        return {QStringLiteral("fold(%1) %2 ?").arg(expression, comparison(m_op)), values + QVariantList{wanted}};
    }

    /// Some entry of the record's list.
    SqlPart someEntry(const ListSource &list, const SqlPart &condition) const
    {
        // One walk through the list's table instead of a look-up for every record.
        return {QStringLiteral("r.id IN (SELECT x.record FROM %1 x WHERE x.type=%2 AND ")
                        .arg(list.table)
                        .arg(m_type.number) +
                    condition.sql + u')',
                condition.values};
    }

    Written text() const
    {
        const ListSource list = listSource(m_spec);
        if (!list.table.isEmpty())
            return someEntry(list, textComparison(QStringLiteral("x.") + list.column, {}));
        if (isShownName(m_type, m_spec))
            return textComparison(QStringLiteral("r.display_name"), {});
        const SqlPart stored = storedValue(m_type, m_spec);
        return textComparison(stored.sql, stored.values);
    }

    Written phone() const
    {
        const ListSource list = listSource(m_spec);
        QByteArray digits = phoneDigits(m_value.text);
        if (list.table.isEmpty() || digits.size() < 2)
            return text();
        if (const auto number = readPhone(m_value.text, m_context.session().country);
            number && number->check != PhoneCheck::Invalid)
            digits = number->e164.sliced(1).toLatin1();
        while (digits.startsWith('0'))
            digits.remove(0, 1);
        return someEntry(list,
                         {QStringLiteral("instr(coalesce(x.e164, x.number), ?) > 0"), {QString::fromLatin1(digits)}});
    }

    Written tag() const
    {
        if (!isEquality(m_op) || m_value.isRange)
            return wrong(QueryText::tr("Tags are compared with a colon, like tag:%1.").arg(m_value.text));
        return SqlPart{QStringLiteral("EXISTS (SELECT 1 FROM record_tag x JOIN tag t ON t.id=x.tag WHERE x.type=%1 AND "
                                      "x.record=r.id AND fold(t.name)=?)")
                           .arg(m_type.number),
                       {foldText(m_value.text)}};
    }

    /// "shared:me", "shared:anna": people are named in the field by their uids.
    Written person() const
    {
        if (!isEquality(m_op) || m_value.isRange)
            return wrong(QueryText::tr("People are compared with a colon, like %1:me.").arg(m_spec.key));
        const bool isMe = m_value.text.compare(QLatin1String("me"), Qt::CaseInsensitive) == 0;
        const QString who = isMe ? QStringLiteral("u.id = ?") : QStringLiteral("instr(fold(u.display_name), ?) > 0");
        const QString uid = QStringLiteral(
            "lower(substr(hex(u.uid),1,8)||'-'||substr(hex(u.uid),9,4)||'-'||substr(hex(u.uid),13,4)||'-'||"
            "substr(hex(u.uid),17,4)||'-'||substr(hex(u.uid),21))");
        const QString field = storedValue(m_type, m_spec).sql;
        return SqlPart{QStringLiteral("(%1 IS NOT NULL AND EXISTS (SELECT 1 FROM {user} u WHERE %2 AND instr(%1, "
                                      "'\"'||%3) > 0))")
                           .arg(field, who, uid),
                       {isMe ? QVariant(m_context.session().user.value) : QVariant(foldText(m_value.text))}};
    }

    Written yesNo() const
    {
        const QString word = m_value.text.toLower();
        const bool yes = word == u"yes" || word == u"true" || word == u"1" || word == u"y" || word == u"on" ||
                         word == QueryText::tr("yes");
        const bool no = word == u"no" || word == u"false" || word == u"0" || word == u"n" || word == u"off" ||
                        word == QueryText::tr("no");
        if ((!yes && !no) || !isEquality(m_op) || m_value.isRange)
            return wrong(QueryText::tr("“%1” is yes or no: write %2:yes or %2:no.").arg(m_spec.label(), m_spec.key));
        const SqlPart stored = storedValue(m_type, m_spec);
        return SqlPart{QStringLiteral("coalesce(%1, 0) = %2").arg(stored.sql).arg(yes ? 1 : 0), stored.values};
    }

    Written choice() const
    {
        const SqlPart stored = storedValue(m_type, m_spec);
        if (!isEquality(m_op) || m_value.isRange) {
            // Between known choices the order is theirs ("priority>normal").
            const auto place = [&](const QString &text) {
                for (qsizetype i = 0; i < m_spec.choices.size(); ++i) {
                    if (isChoice(m_spec.choices[i], text))
                        return int(i);
                }
                return -1;
            };
            const int wanted = m_value.isRange ? -1 : place(m_value.text);
            if (wanted < 0)
                return wrong(unknownChoice());
            SqlPart part{QStringLiteral("CASE "), {}};
            part += stored;
            for (qsizetype i = 0; i < m_spec.choices.size(); ++i) {
                part.sql += QStringLiteral(" WHEN ? THEN %1").arg(i);
                part.values.append(m_spec.choices[i].key);
            }
            part.sql += QStringLiteral(" END %1 %2").arg(comparison(m_op)).arg(wanted);
            return part;
        }
        for (const Choice &known : m_spec.choices) {
            if (isChoice(known, m_value.text))
                return SqlPart{stored.sql + QStringLiteral(" = ?"), stored.values + QVariantList{known.key}};
        }
        if (!m_spec.openChoices && !m_spec.choices.isEmpty())
            return wrong(unknownChoice());
        return textComparison(stored.sql, stored.values);
    }

    bool isChoice(const Choice &known, const QString &text) const
    {
        const QString folded = foldText(text);
        return known.key == text || foldText(known.key) == folded ||
               foldText(m_spec.choiceLabel(known.key)) == folded ||
               (known.label && foldText(QString::fromUtf8(known.label)) == folded);
    }

    QString unknownChoice() const
    {
        QStringList keys;
        for (const Choice &known : m_spec.choices)
            keys.append(known.key);
        return QueryText::tr("“%1” cannot be “%2”. It is one of: %3.")
            .arg(m_spec.label(), m_value.text, keys.join(QStringLiteral(", ")));
    }

    // --- numbers ---

    struct Number {
        Decimal amount;
        QString currency;
    };

    /// 1234.5, 5k, 2.5m; 15% for percentages; 90s, 15min, 2h, 1d for durations (in seconds); 5000EUR for money.
    std::optional<Number> readNumber(QStringView text) const
    {
        Number number;
        QString plain = text.toString().trimmed().toLower();
        plain.remove(u' ');
        qint64 factor = 1;
        const auto takeEnding = [&plain](QStringView ending) {
            if (plain.size() <= ending.size() || !plain.endsWith(ending))
                return false;
            plain.chop(ending.size());
            return true;
        };
        if (m_spec.kind == FieldKind::Duration) {
            if (takeEnding(u"min"))
                factor = 60;
            else if (takeEnding(u"h"))
                factor = 3600;
            else if (takeEnding(u"d"))
                factor = 86400;
            else
                takeEnding(u"s");
        } else {
            if (m_spec.kind == FieldKind::Money && plain.size() > 3 && plain.back().isLetter()) {
                if (const auto code = Currency::fromCode(QStringView(plain).last(3))) {
                    number.currency = code->code();
                    plain.chop(3);
                }
            }
            if (m_spec.kind == FieldKind::Percent)
                takeEnding(u"%");
            if (takeEnding(u"k"))
                factor = 1000;
            else if (takeEnding(u"m"))
                factor = 1'000'000;
        }
        const auto decimal = Decimal::parseRounded(plain, nullptr);
        if (!decimal)
            return std::nullopt;
        const auto scaled = decimal->times(Decimal::fromInteger(qint32(factor)));
        if (!scaled)
            return std::nullopt;
        number.amount = *scaled;
        return number;
    }

    /// The stored number as millionths, or as it is where it is whole.
    SqlPart storedNumber() const
    {
        if (m_spec.kind == FieldKind::Money)
            return moneyMillionths(m_type, m_spec);
        const SqlPart stored = storedValue(m_type, m_spec);
        const bool decimal = m_spec.kind == FieldKind::Decimal || m_spec.kind == FieldKind::Percent;
        if (!decimal)
            return {QStringLiteral("(%1 * 1000000)").arg(stored.sql), stored.values};
        // User-defined decimals lie in JSON as their text.
        if (m_spec.isCustom())
            return {QStringLiteral("CAST(round(CAST(%1 AS REAL) * 1000000) AS INTEGER)").arg(stored.sql),
                    stored.values};
        return stored;
    }

    Written number() const
    {
        const auto bound = [&](const QString &text, const QString &sign) -> Written {
            const auto number = readNumber(text);
            if (!number)
                return wrong(QueryText::tr("“%1” is not a number. Write it like 5000, 12.5 or 5k.").arg(text));
            SqlPart part = storedNumber();
            part.sql += u' ' + sign + QStringLiteral(" ?");
            part.values.append(number->amount.millionths);
            if (!number->currency.isEmpty()) {
                const SqlPart currency = storedCurrency(m_spec);
                part.sql = QStringLiteral("(%1 AND %2 = ?)").arg(part.sql, currency.sql);
                part.values += currency.values;
                part.values.append(number->currency);
            }
            return part;
        };
        if (!m_value.isRange)
            return bound(m_value.text, comparison(m_op));
        return range(m_value.text.isEmpty() ? std::nullopt : std::optional(bound(m_value.text, QStringLiteral(">="))),
                     m_value.upTo.isEmpty() ? std::nullopt : std::optional(bound(m_value.upTo, QStringLiteral("<="))));
    }

    static Written range(std::optional<Written> from, std::optional<Written> to)
    {
        SqlPart part{QStringLiteral("("), {}};
        if (from) {
            if (!*from)
                return *from;
            part += **from;
        }
        if (to) {
            if (!*to)
                return *to;
            if (from)
                part.sql += QStringLiteral(" AND ");
            part += **to;
        }
        part.sql += u')';
        return part;
    }

    // --- dates and times ---

    QVariant bindable(const QDateTime &moment) const
    {
        if (m_spec.kind == FieldKind::Date)
            return moment.toTimeZone(m_context.session().zone).date().toString(Qt::ISODate);
        return moment.toMSecsSinceEpoch();
    }

    Written time() const
    {
        const QDateTime now = m_context.clock().nowUtc();
        const auto read = [&](const QString &text) {
            return readTimeWord(text, now, m_context.session().zone, m_context.session().locale);
        };
        const auto notATime = [&](const QString &text) {
            return wrong(QueryText::tr("“%1” is no date. Write 2024-03-05, 2024-03, today, this_month, 30d (30 days "
                                       "ago) or +7d (in 7 days).")
                             .arg(text));
        };
        const auto compare = [&](const QString &sign, const QDateTime &moment) {
            SqlPart part = storedValue(m_type, m_spec);
            part.sql += u' ' + sign + QStringLiteral(" ?");
            part.values.append(bindable(moment));
            return part;
        };
        if (m_value.isRange) {
            std::optional<Written> from;
            std::optional<Written> to;
            if (!m_value.text.isEmpty()) {
                const auto span = read(m_value.text);
                from = span ? Written(compare(QStringLiteral(">="), span->from)) : Written(notATime(m_value.text));
            }
            if (!m_value.upTo.isEmpty()) {
                const auto span = read(m_value.upTo);
                if (!span)
                    to = notATime(m_value.upTo);
                else if (span->kind == TimeSpan::Kind::Period)
                    to = compare(QStringLiteral("<"), span->to);
                else
                    to = compare(QStringLiteral("<="), span->from);
            }
            return range(std::move(from), std::move(to));
        }
        const auto span = read(m_value.text);
        if (!span)
            return notATime(m_value.text);
        const bool backwards = span->kind == TimeSpan::Kind::Age;
        switch (m_op) {
        case QueryOperator::Less:
            return backwards ? compare(QStringLiteral(">"), span->from) : compare(QStringLiteral("<"), span->from);
        case QueryOperator::LessOrEqual:
            if (span->kind == TimeSpan::Kind::Period)
                return compare(QStringLiteral("<"), span->to);
            return backwards ? compare(QStringLiteral(">="), span->from) : compare(QStringLiteral("<="), span->from);
        case QueryOperator::Greater:
            if (span->kind == TimeSpan::Kind::Period)
                return compare(QStringLiteral(">="), span->to);
            return backwards ? compare(QStringLiteral("<"), span->from) : compare(QStringLiteral(">"), span->from);
        case QueryOperator::GreaterOrEqual:
            return backwards ? compare(QStringLiteral("<="), span->from) : compare(QStringLiteral(">="), span->from);
        default: break;
        }
        // "within": the period itself, or between then and now.
        QDateTime from = span->from;
        QDateTime to = span->to;
        QString last = QStringLiteral("<");
        if (span->kind != TimeSpan::Kind::Period) {
            to = std::max(from, now);
            from = std::min(span->from, now);
            last = QStringLiteral("<=");
        }
        return range(Written(compare(QStringLiteral(">="), from)), Written(compare(last, to)));
    }

    ReadContext &m_context;
    const RecordType &m_type;
    const FieldSpec &m_spec;
    QueryOperator m_op;
    const QueryValue &m_value;
};

}  // namespace

tl::expected<SqlPart, QueryError> valueCondition(ReadContext &context, const RecordType &type, const FieldSpec &spec,
                                                 QueryOperator op, const QueryValue &value)
{
    return ValueWriter(context, type, spec, op, value).write();
}

SqlPart filledCondition(const RecordType &type, const FieldSpec &spec)
{
    const ListSource list = listSource(spec);
    if (!list.table.isEmpty()) {
        return {QStringLiteral("EXISTS (SELECT 1 FROM %1 x WHERE x.type=%2 AND x.record=r.id AND x.%3 <> '')")
                    .arg(list.table)
                    .arg(type.number)
                    .arg(list.column),
                {}};
    }
    if (spec.kind == FieldKind::Tags)
        return {
            QStringLiteral("EXISTS (SELECT 1 FROM record_tag x WHERE x.type=%1 AND x.record=r.id)").arg(type.number),
            {}};
    const SqlPart stored = storedValue(type, spec);
    if (spec.kind == FieldKind::Bool)
        return {QStringLiteral("coalesce(%1, 0)").arg(stored.sql), stored.values};
    return {QStringLiteral("coalesce(%1, '') <> ''").arg(stored.sql), stored.values};
}

}  // namespace fieldfare
