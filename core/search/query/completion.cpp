// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/completion.h"

#include "base/text_fold.h"
#include "search/field_sql.h"
#include "search/global_search.h"
#include "search/query/date_words.h"
#include "search/query/sql_writer.h"
#include "search/query/text.h"
#include "search/search_document.h"

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int rowsLookedAt = 4000;

struct DateWord {
    const char *word;
    const char *label;  ///< context "Query"
};
constexpr DateWord dateWords[] = {
    {"today", QT_TRANSLATE_NOOP("Query", "Today")},
    {"yesterday", QT_TRANSLATE_NOOP("Query", "Yesterday")},
    {"tomorrow", QT_TRANSLATE_NOOP("Query", "Tomorrow")},
    {"this_week", QT_TRANSLATE_NOOP("Query", "This week")},
    {"last_week", QT_TRANSLATE_NOOP("Query", "Last week")},
    {"next_week", QT_TRANSLATE_NOOP("Query", "Next week")},
    {"this_month", QT_TRANSLATE_NOOP("Query", "This month")},
    {"last_month", QT_TRANSLATE_NOOP("Query", "Last month")},
    {"next_month", QT_TRANSLATE_NOOP("Query", "Next month")},
    {"this_quarter", QT_TRANSLATE_NOOP("Query", "This quarter")},
    {"last_quarter", QT_TRANSLATE_NOOP("Query", "Last quarter")},
    {"this_year", QT_TRANSLATE_NOOP("Query", "This year")},
    {"last_year", QT_TRANSLATE_NOOP("Query", "Last year")},
};
constexpr DateWord ages[] = {
    {"7d", QT_TRANSLATE_NOOP("Query", "7 days ago")},
    {"30d", QT_TRANSLATE_NOOP("Query", "30 days ago")},
    {"90d", QT_TRANSLATE_NOOP("Query", "90 days ago")},
    {"1y", QT_TRANSLATE_NOOP("Query", "A year ago")},
};

bool isOrdered(const FieldSpec &field)
{
    return field.isNumeric() || field.kind == FieldKind::Date || field.kind == FieldKind::Time;
}

/// The term the cursor stands in, taken apart as far as it is typed.
struct Typed {
    bool isName = true;  ///< false: a phrase or something else that has no completion
    QString field;       ///< before the operator; the whole word where there is none
    QString op;          ///< empty: still in the field
    QString value;       ///< behind the last comma, without its quote
    qsizetype from = 0;  ///< where what is being typed begins: the field's or the value's first character
};

Typed typedTerm(QStringView query, qsizetype cursor)
{
    qsizetype start = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < cursor; ++i) {
        if (query[i] == u'"')
            quoted = !quoted;
        else if (!quoted && (query[i].isSpace() || query[i] == u'(' || query[i] == u')'))
            start = i + 1;
    }
    if (start < cursor && query[start] == u'-')
        ++start;
    Typed typed;
    typed.from = start;
    qsizetype at = start;
    while (at < cursor && (query[at].isLetterOrNumber() || query[at] == u'_' || query[at] == u'.'))
        ++at;
    typed.field = query.sliced(start, at - start).toString();
    while (at < cursor && QStringView(u":=<>!").contains(query[at]) && typed.op.size() < 2)
        typed.op += query[at++];
    if (typed.op.isEmpty()) {
        // Anything else than a name is being typed: a phrase, a number.
        typed.isName = at == cursor;
        return typed;
    }
    qsizetype value = at;
    quoted = false;
    for (qsizetype i = at; i < cursor; ++i) {
        if (query[i] == u'"')
            quoted = !quoted;
        else if (!quoted && query[i] == u',')
            value = i + 1;
    }
    typed.from = value;
    typed.value = query.sliced(value, cursor - value).toString();
    if (typed.value.startsWith(u'"'))
        typed.value.remove(0, 1);
    if (typed.value.endsWith(u'"'))
        typed.value.chop(1);
    return typed;
}

/// 0: does not fit; the better the greater.
int fit(const QString &typed, const QString &candidate)
{
    if (typed.isEmpty())
        return 1;
    const QString folded = foldText(candidate);
    if (folded == typed)
        return 4;
    if (folded.startsWith(typed))
        return 3;
    const qsizetype at = folded.indexOf(typed);
    return at > 0 ? (folded[at - 1].isLetterOrNumber() ? 1 : 2) : 0;
}

class Completer {
public:
    Completer(ReadContext &context, const RecordType &type, int most) : m_context(context), m_type(type), m_most(most)
    {
    }

    Result<QVector<QueryOffer>> offers(const Typed &typed)
    {
        m_typed = foldText(typed.op.isEmpty() ? typed.field : typed.value);
        if (!typed.isName) {
            return QVector<QueryOffer>();
        }
        if (typed.op.isEmpty()) {
            fields(typed.field);
        } else if (typed.op == u":" && (typed.field == u"has" || typed.field == u"no")) {
            presence();
        } else if (const FieldSpec *field = queryField(m_type, typed.field.toLower())) {
            TRY(values(*field, typed.op));
        }
        std::stable_sort(m_offers.begin(), m_offers.end(),
                         [](const Ranked &a, const Ranked &b) { return a.fit > b.fit; });
        QVector<QueryOffer> offers;
        for (const Ranked &ranked : std::as_const(m_offers)) {
            if (offers.size() < m_most)
                offers.append(ranked.offer);
        }
        return offers;
    }

private:
    struct Ranked {
        int fit;
        QueryOffer offer;
    };

    void add(int fit, QueryOffer::Kind kind, const QString &text, const QString &label, const QString &detail)
    {
        if (fit > 0)
            m_offers.append({fit, {kind, text, label, detail}});
    }

    void fields(const QString &typed)
    {
        using Kind = QueryOffer::Kind;
        for (const FieldSpec &field : m_type.fields) {
            if (field.hidden || field.isList())
                continue;
            int best = std::max(fit(m_typed, field.key), fit(m_typed, field.label()));
            if (best == 0 && m_typed.size() > 1) {
                for (const QString &alias : field.aliases)
                    best = best == 0 && foldText(alias).startsWith(m_typed) ? 1 : best;
            }
            if (typed == field.key && isOrdered(field)) {
                operators(field);
                continue;
            }
            // What lists show is asked for most.
            add(best * 2 + (best > 0 && field.inList ? 1 : 0), Kind::Field,
                isOrdered(field) ? field.key : field.key + u':', field.label(), field.key);
        }
        if (!m_typed.isEmpty()) {
            add(fit(m_typed, QStringLiteral("has")) * 2, Kind::Field, QStringLiteral("has:"),
                QueryText::tr("Field is filled"), QStringLiteral("has:"));
            add(fit(m_typed, QStringLiteral("no")) * 2, Kind::Field, QStringLiteral("no:"),
                QueryText::tr("Field is empty"), QStringLiteral("no:"));
        }
    }

    void operators(const FieldSpec &field)
    {
        const bool number = field.isNumeric();
        const auto one = [&](const char *sign, const QString &label) {
            add(9, QueryOffer::Kind::Operator, field.key + QLatin1String(sign), field.label() + u' ' + label,
                QLatin1String(sign));
        };
        one(":", number ? QueryText::tr("is, or lies in a range") : QueryText::tr("lies in a period"));
        one(">", number ? QueryText::tr("is greater than") : QueryText::tr("is after, or longer ago than"));
        one("<", number ? QueryText::tr("is less than") : QueryText::tr("is before, or less long ago than"));
        one(">=", QueryText::tr("is at least"));
        one("<=", QueryText::tr("is at most"));
    }

    void presence()
    {
        for (const FieldSpec &field : m_type.fields) {
            if (!field.hidden)
                add(std::max(fit(m_typed, field.key), fit(m_typed, field.label())), QueryOffer::Kind::Term, field.key,
                    field.label(), field.key);
        }
        const RecordType *task = m_context.catalog().find(QStringLiteral("task"));
        if (task && task->field(m_type.key))
            add(fit(m_typed, QStringLiteral("next_step")), QueryOffer::Kind::Term, QStringLiteral("next_step"),
                QueryText::tr("Next step (an open task)"), QStringLiteral("next_step"));
    }

    Result<void> values(const FieldSpec &field, const QString &op)
    {
        switch (field.kind) {
        case FieldKind::Choice:
            for (const Choice &choice : field.choices)
                value(queryValueText(choice.key), field.choiceLabel(choice.key), choice.key);
            return field.choices.isEmpty() || field.openChoices ? occurring(field) : Result<void>();
        case FieldKind::Bool:
            value(QStringLiteral("yes"), QueryText::tr("yes"), {});
            value(QStringLiteral("no"), QueryText::tr("no"), {});
            return {};
        case FieldKind::Date:
        case FieldKind::Time: days(op); return {};
        case FieldKind::Link: return links(field);
        case FieldKind::Tags: return names(QStringLiteral("tag"), {});
        case FieldKind::Text: return isShownName(m_type, field) ? Result<void>() : occurring(field);
        default: return {};
        }
    }

    void value(const QString &text, const QString &label, const QString &detail)
    {
        if (std::any_of(m_offers.cbegin(), m_offers.cend(), [&](const Ranked &r) { return r.offer.text == text; }))
            return;
        add(std::max(fit(m_typed, label), fit(m_typed, detail)), QueryOffer::Kind::Term, text, label,
            foldText(detail) == foldText(label) ? QString() : detail);
    }

    void days(const QString &op)
    {
        const Session &session = m_context.session();
        const QDateTime now = m_context.clock().nowUtc();
        const auto add = [&](const DateWord &entry) {
            const QString word = QString::fromLatin1(entry.word);
            const auto span = readTimeWord(word, now, session.zone, session.locale);
            QString detail;
            if (span) {
                const QDate first = span->from.toTimeZone(session.zone).date();
                detail = session.locale.toString(first, QLocale::ShortFormat);
                if (span->kind == TimeSpan::Kind::Period && span->to.isValid()) {
                    const QDate last = span->to.toTimeZone(session.zone).date().addDays(-1);
                    if (last != first)
                        detail += QStringLiteral(" – ") + session.locale.toString(last, QLocale::ShortFormat);
                }
            }
            const QString label = QCoreApplication::translate("Query", entry.label);
            const int best = std::max(fit(m_typed, word), fit(m_typed, label));
            if (best > 0)
                m_offers.append({best, {QueryOffer::Kind::Term, word, label, detail}});
        };
        if (op != u":" && op != u"=") {
            for (const DateWord &age : ages)
                add(age);
        }
        for (const DateWord &word : dateWords)
            add(word);
    }

    Result<void> links(const FieldSpec &field)
    {
        const RecordType *target = m_context.catalog().find(field.target);
        if (!target || !m_context.session().access.mayRead(*target))
            return {};
        if (field.target == u"user")
            value(QStringLiteral("me"), QueryText::tr("Me"), m_context.session().userName);
        if (m_typed.isEmpty() || !isSearchable(*target))
            return names(target->key, target->keyField);
        SearchOptions options;
        options.types = {target->key};
        options.limit = m_most;
        TRY_ASSIGN(const SearchResult found, globalSearch(m_context, m_typed, options));
        for (const SearchHit &hit : found.hits)
            m_offers.append({hit.reason == MatchReason::Name ? 3 : 1,
                             {QueryOffer::Kind::Term, queryValueText(hit.title), hit.title, hit.subtitle}});
        return target->keyField.isEmpty() ? Result<void>() : names(target->key, target->keyField);
    }

    /// The first names of a type, in its order.
    Result<void> names(const QString &typeKey, const QString &keyField)
    {
        const RecordType &target = m_context.catalog().at(typeKey);
        const bool positioned = target.field(QStringLiteral("position")) != nullptr;
        TRY_ASSIGN(
            auto query,
            m_context.run(QStringLiteral("SELECT r.display_name%1 FROM {%2} r ORDER BY %3r.sort_key, r.id LIMIT 200")
                              .arg(keyField.isEmpty() ? QString() : QStringLiteral(", r.\"%1\"").arg(keyField), typeKey,
                                   positioned ? QStringLiteral("r.position, ") : QString())));
        while (query.next()) {
            const QString name = query.value(0).toString();
            const QString key = keyField.isEmpty() ? QString() : query.value(1).toString();
            value(queryValueText(key.isEmpty() ? name : key), name, key);
        }
        return finished(query);
    }

    /// Values that occur, the frequent ones first.
    Result<void> occurring(const FieldSpec &field)
    {
        const SqlPart stored = storedValue(m_type, field);
        TRY_ASSIGN(auto query,
                   m_context.run(QStringLiteral("SELECT v, count(*) FROM (SELECT %1 AS v FROM (SELECT * FROM {%2} "
                                                "LIMIT %3) r) WHERE v IS NOT NULL AND instr(fold(v), ?) > 0 GROUP BY v "
                                                "ORDER BY count(*) DESC, v LIMIT %4")
                                     .arg(stored.sql, m_type.key)
                                     .arg(rowsLookedAt)
                                     .arg(m_most),
                                 stored.values + QVariantList{m_typed}));
        while (query.next()) {
            const QString text = query.value(0).toString();
            if (text.size() <= 80)
                value(queryValueText(text), text, {});
        }
        return finished(query);
    }

    ReadContext &m_context;
    const RecordType &m_type;
    int m_most;
    QString m_typed;  // folded
    QVector<Ranked> m_offers;
};

}  // namespace

Result<QueryCompletion> completeQuery(ReadContext &context, const RecordType &type, QStringView query, qsizetype cursor,
                                      int most)
{
    cursor = std::clamp<qsizetype>(cursor, 0, query.size());
    const Typed typed = typedTerm(query, cursor);
    QueryCompletion completion;
    completion.from = typed.from;
    completion.length = cursor - typed.from;
    TRY_ASSIGN(completion.offers, Completer(context, type, most).offers(typed));
    return completion;
}

QString queryValueText(const QString &value)
{
    const bool plain = !value.isEmpty() && !value.contains(QStringLiteral("..")) &&
                       std::none_of(value.begin(), value.end(), [](QChar c) {
                           return c.isSpace() || c == u'"' || c == u',' || c == u'(' || c == u')';
                       });
    if (plain)
        return value;
    QString doubled = value;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

}  // namespace fieldfare
