// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/global_search.h"

#include "base/text_fold.h"
#include "records/record_reader.h"
#include "search/list_reader.h"
#include "search/search_document.h"
#include "search/similar_words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <set>
#include <vector>

namespace fieldfare {

namespace {

constexpr int mostHits = 500;
constexpr int mostPerType = 120;
constexpr int mostBesideWords = 100;
constexpr std::chrono::microseconds timeForSimilar(3000);

class Search {
public:
    Search(ReadContext &context, const SearchOptions &options) : m_context(context), m_limit(options.limit)
    {
        for (const RecordType &type : context.catalog().types()) {
            const bool wanted = options.types.isEmpty() || options.types.contains(type.key);
            if (wanted && isSearchable(type) && context.session().access.mayRead(type))
                m_types.insert(type.number);
        }
        m_perType = m_types.size() > 1 ? mostPerType : mostHits;
    }

    [[nodiscard]] bool isEmpty() const { return m_types.empty(); }
    [[nodiscard]] const QHash<qint64, MatchReason> &found() const { return m_found; }
    [[nodiscard]] bool more() const { return m_more; }

    /// Names that begin with the text, straight from the index the lists are sorted by: the first ones of each type, in order.
    Result<void> beginning(const QString &typed)
    {
        const QString end = typed + QString::fromUcs4(U"\U0010FFFF", 1);
        for (const int number : m_types) {
            const RecordType &type = m_context.catalog().at(number);
            TRY_ASSIGN(auto query, m_context.run(QStringLiteral("SELECT id, sort_key FROM {%1} WHERE sort_key >= ? AND "
                                                                "sort_key < ? ORDER BY sort_key, id LIMIT ?")
                                                     .arg(type.key),
                                                 {typed, end, std::min(m_limit + 1, m_perType)}));
            while (query.next()) {
                const qint64 document = documentId(number, query.value(0).toLongLong());
                m_sortKeys.insert(document, query.value(1).toString());
                m_found.insert(document, MatchReason::Name);
                ++m_perTypeFound[number];
            }
            TRY(finished(query));
        }
        return {};
    }
    /// Sort keys of what beginning() found.
    [[nodiscard]] const QHash<qint64, QString> &sortKeys() const { return m_sortKeys; }

    Result<void> run(const SearchPlan &plan)
    {
        const QString match = plan.match();
        if (!match.isEmpty())
            TRY(fullText(QStringLiteral("{names} : (%1)").arg(match), MatchReason::Name));
        for (qsizetype i = 0; i < plan.words.size(); ++i) {
            for (const KeyRange &range : plan.words[i].keys)
                TRY(keys(plan, i, range));
        }
        // Texts come behind names; where names fill the page already, they are not looked for.
        if (!match.isEmpty() && m_found.size() < m_limit)
            TRY(fullText(match, MatchReason::Text));
        else
            m_more |= !match.isEmpty();
        return {};
    }

    /// The same with near spellings of each single word allowed.
    Result<void> runSimilar(const SearchPlan &plan)
    {
        QStringList parts;
        bool changed = false;
        for (qsizetype i = 0; i < plan.words.size(); ++i) {
            const SearchWord &word = plan.words[i];
            if (word.match.isEmpty())
                return {};
            QStringList any{word.match};
            if (word.plainWords.size() == 1) {
                const bool open = plan.lastIsPrefix && i + 1 == plan.words.size();
                TRY_ASSIGN(const QStringList near, similarWords(m_context, word.plainWords.first(), open, 8,
                                                                timeForSimilar / plan.words.size()));
                for (const QString &other : near)
                    any.append(quotedMatch(other));
                changed |= !near.isEmpty();
            }
            parts.append(u'(' + any.join(QStringLiteral(" OR ")) + u')');
        }
        return changed ? fullText(parts.join(QStringLiteral(" AND ")), MatchReason::Similar) : Result<void>();
    }

private:
    /// Notes a hit; false when its type has enough.
    bool note(qint64 document, MatchReason reason)
    {
        int &ofType = m_perTypeFound[typeOfDocument(document)];
        if (m_found.contains(document))
            return true;
        if (ofType >= m_perType) {
            m_more = true;
            return false;
        }
        ++ofType;
        m_found.insert(document, reason);
        return true;
    }

    /// Documents come ordered by type; when one has enough, the walk goes on at the next.
    Result<void> fullText(const QString &match, MatchReason reason)
    {
        auto type = m_types.begin();
        while (type != m_types.end() && m_found.size() < mostHits) {
            if (m_perTypeFound.value(*type) >= m_perType) {
                ++type;
                continue;
            }
            const qint64 from = documentId(*type, 0);
            TRY_ASSIGN(auto query,
                       m_context.run(
                           QStringLiteral(
                               "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid >= ? ORDER BY rowid"),
                           {match, from}));
            int skipTo = 0;  // 0: the walk came to its end
            while (query.next()) {
                const qint64 document = query.value(0).toLongLong();
                const int number = typeOfDocument(document);
                if (m_found.size() >= mostHits) {
                    m_more = true;
                    break;
                }
                if (!m_types.contains(number) || !note(document, reason)) {
                    skipTo = number + 1;
                    break;
                }
            }
            TRY(finished(query));
            if (skipTo == 0)
                break;
            type = m_types.lower_bound(skipTo);
        }
        return {};
    }

    Result<void> keys(const SearchPlan &plan, qsizetype which, const KeyRange &range)
    {
        // Looking a document up in the full text costs about 60 µs, so with other words fewer are tried.
        const int most = plan.words.size() > 1 ? mostBesideWords : mostHits;
        QSet<qint64> documents;
        TRY_ASSIGN(auto query,
                   m_context.run(QStringLiteral("SELECT doc FROM search_key WHERE key >= ? AND key < ? LIMIT ?"),
                                 {range.prefix, range.end(), most + 1}));
        while (query.next()) {
            const qint64 document = query.value(0).toLongLong();
            if (m_types.contains(typeOfDocument(document)))
                documents.insert(document);
        }
        TRY(finished(query));
        if (documents.size() > most)
            m_more = true;
        for (qsizetype i = 0; i < plan.words.size() && !documents.isEmpty(); ++i) {
            if (i != which)
                TRY(keepOnly(plan.words[i], &documents));
        }
        for (const qint64 document : std::as_const(documents)) {
            if (m_found.size() >= mostHits) {
                m_more = true;
                break;
            }
            note(document, range.reason);
        }
        return {};
    }

    /// Keeps the documents that the other word fits as well.
    Result<void> keepOnly(const SearchWord &word, QSet<qint64> *documents)
    {
        const QVector<qint64> list(documents->begin(), documents->end());
        const QString json = idsJson(list);
        QSet<qint64> kept;
        const auto collect = [&](const QString &sql, const QVariantList &values) -> Result<void> {
            TRY_ASSIGN(auto query, m_context.run(sql, values));
            while (query.next())
                kept.insert(query.value(0).toLongLong());
            return finished(query);
        };
        if (!word.match.isEmpty())
            TRY(collect(QStringLiteral("SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid IN (SELECT "
                                       "value FROM json_each(?))"),
                        {word.match, json}));
        for (const KeyRange &range : word.keys) {
            TRY(collect(QStringLiteral("SELECT doc FROM search_key WHERE key >= ? AND key < ? AND doc IN (SELECT value "
                                       "FROM json_each(?))"),
                        {range.prefix, range.end(), json}));
        }
        documents->intersect(kept);
        return {};
    }

    ReadContext &m_context;
    std::set<int> m_types;  // numbers, in the order of documents
    int m_perType = mostPerType;
    int m_limit;
    QHash<qint64, MatchReason> m_found;
    QHash<int, int> m_perTypeFound;
    QHash<qint64, QString> m_sortKeys;
    bool m_more = false;
};

/// The first listed fields beside the name: what tells namesakes apart.
QStringList subtitleColumns(const RecordType &type)
{
    QStringList keys;
    for (const FieldSpec &spec : type.fields) {
        const bool fits = spec.inList && !isShownName(type, spec) && !spec.isList() && spec.kind != FieldKind::Tags &&
                          spec.kind != FieldKind::Bool && spec.search != SearchAs::Name;
        if (fits && keys.size() < 3)
            keys.append(spec.key);
    }
    return keys;
}

QString shown(const ReadContext &context, const FieldSpec &spec, const ListCell &cell)
{
    if (cell.value.isNull())
        return {};
    const Session &session = context.session();
    switch (spec.kind) {
    case FieldKind::Link: return cell.linkTitle;
    case FieldKind::Choice: return spec.choiceLabel(cell.value.toString());
    case FieldKind::Money: {
        const auto money = cell.value.value<Money>();
        return QStringLiteral("%1 %2")
            .arg(session.locale.toString(money.toDouble(), 'f', money.currency.exponent()), money.currency.code())
            .trimmed();
    }
    case FieldKind::Decimal:
    case FieldKind::Percent: return cell.value.value<Decimal>().toString();
    case FieldKind::Date: return session.locale.toString(cell.value.toDate(), QLocale::ShortFormat);
    case FieldKind::Time:
        return session.locale.toString(cell.value.toDateTime().toTimeZone(session.zone).date(), QLocale::ShortFormat);
    default: return cell.value.toString();
    }
}

struct Ranked {
    int tier = 0;
    QString sortKey;
    int typeNumber = 0;
    qint64 id = 0;
    MatchReason reason = MatchReason::Name;

    bool operator<(const Ranked &other) const
    {
        if (tier != other.tier)
            return tier < other.tier;
        if (const int order = sortKey.compare(other.sortKey); order != 0)
            return order < 0;
        return typeNumber != other.typeNumber ? typeNumber < other.typeNumber : id < other.id;
    }
};

int tierOf(MatchReason reason, const QString &sortKey, const QString &typed)
{
    switch (reason) {
    case MatchReason::Name: return !typed.isEmpty() && sortKey.startsWith(typed) ? 0 : 1;
    case MatchReason::Mail:
    case MatchReason::Phone:
    case MatchReason::Number: return 1;
    case MatchReason::Text: return 2;
    case MatchReason::Similar: return 3;
    }
    return 3;
}

}  // namespace

Result<SearchResult> globalSearch(ReadContext &context, QStringView text, const SearchOptions &options)
{
    SearchResult result;
    const SearchPlan plan = planSearch(text, context.session().country, options.typing);
    Search search(context, options);
    if (plan.isEmpty() || search.isEmpty())
        return result;
    // Han is sorted by pinyin with the characters behind, so equal sound is not equal text; words in quotes need not stand in front.
    const QString sortText = sortKey(text);
    const bool byName =
        options.typing && !sortText.isEmpty() && !sortText.contains(QChar(1)) && !text.contains(u'"') &&
        std::all_of(plan.words.begin(), plan.words.end(), [](const SearchWord &word) { return !word.match.isEmpty(); });
    if (byName)
        TRY(search.beginning(sortText));
    // Names that begin so come before everything else: where they fill the page, nothing else can be on it.
    const bool full = search.sortKeys().size() > std::max(options.limit, 0);
    if (!full)
        TRY(search.run(plan));
    // One word that finds little may be a slip; several words that find anything at all are none.
    const qsizetype few = plan.words.size() == 1 ? 3 : 1;
    if (options.similar && search.found().size() < few)
        TRY(search.runSimilar(plan));
    result.more = full || search.more();

    const QString typed = sortText.section(QChar(1), 0, 0);
    const QHash<qint64, QString> &known = search.sortKeys();
    std::vector<Ranked> ranked;
    ranked.reserve(size_t(search.found().size()));
    for (auto it = known.cbegin(); it != known.cend(); ++it)
        ranked.push_back({0, it.value(), typeOfDocument(it.key()), rowOfDocument(it.key()), MatchReason::Name});
    QHash<int, QVector<qint64>> byType;
    bool seesAll = true;
    for (auto it = search.found().cbegin(); it != search.found().cend(); ++it) {
        if (!known.contains(it.key()))
            byType[typeOfDocument(it.key())].append(rowOfDocument(it.key()));
    }
    for (auto it = byType.cbegin(); it != byType.cend(); ++it) {
        const RecordType &type = context.catalog().at(it.key());
        seesAll = seesAll && context.session().access.visibleRows(type, type.table) == u"1";
    }
    // Where names that begin so fill the page, the others only count; what the session may not see does not.
    const bool onlyCount = seesAll && ranked.size() >= size_t(std::max(options.limit, 0));
    for (auto it = byType.begin(); it != byType.end() && !onlyCount; ++it) {
        const RecordType &type = context.catalog().at(it.key());
        std::sort(it->begin(), it->end());
        TRY_ASSIGN(
            auto query,
            context.run(QStringLiteral("SELECT id, sort_key FROM {%1} WHERE id IN (SELECT value FROM json_each(?))")
                            .arg(type.key),
                        {idsJson(*it)}));
        while (query.next()) {
            const qint64 id = query.value(0).toLongLong();
            const QString key = query.value(1).toString();
            const MatchReason reason = search.found().value(documentId(type.number, id));
            ranked.push_back({tierOf(reason, key, typed), key, type.number, id, reason});
        }
        TRY(finished(query));
    }
    result.count = onlyCount ? int(search.found().size()) : int(ranked.size());
    const size_t shownCount = std::min(ranked.size(), size_t(std::max(options.limit, 0)));
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(shownCount), ranked.end());
    ranked.resize(shownCount);

    QHash<int, QVector<qint64>> shownByType;
    for (const Ranked &entry : ranked)
        shownByType[entry.typeNumber].append(entry.id);
    QHash<qint64, SearchHit> hits;
    for (auto it = shownByType.cbegin(); it != shownByType.cend(); ++it) {
        const RecordType &type = context.catalog().at(it.key());
        const QStringList columns = subtitleColumns(type);
        TRY_ASSIGN(const auto rows, ListReader(context).rows(type, it.value(), columns));
        for (const ListRow &row : rows) {
            SearchHit hit;
            hit.typeNumber = type.number;
            hit.id = row.id;
            hit.uid = row.uid;
            hit.title = row.name;
            QStringList parts;
            for (qsizetype i = 0; i < columns.size(); ++i) {
                const QString part = shown(context, *type.field(columns[i]), row.cells[i]);
                if (!part.isEmpty() && part != row.name)
                    parts.append(part);
            }
            hit.subtitle = parts.join(QStringLiteral(" · "));
            hits.insert(documentId(type.number, row.id), hit);
        }
    }
    result.hits.reserve(qsizetype(ranked.size()));
    for (const Ranked &entry : ranked) {
        const auto found = hits.constFind(documentId(entry.typeNumber, entry.id));
        if (found == hits.cend())
            continue;
        SearchHit hit = *found;
        hit.reason = entry.reason;
        result.hits.append(hit);
    }
    return result;
}

}  // namespace fieldfare
