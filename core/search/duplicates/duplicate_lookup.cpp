// SPDX-License-Identifier: GPL-3.0-or-later
// Who could the record being typed be? Candidates come from the search indexes, a few dozen at most.
#include "base/phone.h"
#include "base/text_fold.h"
#include "records/record_pair/record_pair.h"
#include "records/record_reader.h"
#include "search/duplicates/duplicate_finder.h"
#include "search/duplicates/text_likeness.h"
#include "search/search_document.h"
#include "search/search_plan.h"

#include <QSet>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int kMostOfAKind = 40;
constexpr int kMostCounted = 500;

class Lookup {
public:
    Lookup(ReadContext &context, const RecordType &type)
        : m_context(context), m_type(type), m_from(documentId(type.number, 0)), m_to(documentId(type.number + 1, 0) - 1)
    {
    }

    Result<QVector<DuplicateHint>> run(const Record &draft, int most)
    {
        DuplicateTraits traits{DuplicatePlan(m_type)};
        traits.add(draft);
        TRY_ASSIGN(auto query, m_context.run(QStringLiteral("SELECT max(id) FROM {%1}").arg(m_type.key)));
        const qint64 records = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        if (records == 0)
            return QVector<DuplicateHint>();
        TRY(collect(traits));
        m_candidates.remove(draft.id);
        QVector<qint64> ids(m_candidates.begin(), m_candidates.end());
        std::sort(ids.begin(), ids.end());
        RecordReader reader(m_context);  // shows only what the session may see
        TRY_ASSIGN(const auto loaded, reader.loadMany(m_type, ids));
        for (const auto &record : loaded)
            traits.add(*record);
        guessCounts(traits, records);

        const DuplicateModel model(traits, records);
        DuplicateModel::Comparer comparer(model);
        QVector<DuplicateHint> hints;
        for (int row = 1; row < traits.size(); ++row) {
            const TraitComparison found = comparer.compare(0, row);
            const DuplicatePair pair = comparedPair(model, traits, 0, row, found);
            // While little is typed, the same whole name is worth a word even where it is a common one.
            constexpr double kLikely = 0.25;
            constexpr double kSameName = 0.01;
            const bool sameName = found.hasName && found.levels[0] == Agreement::Same && traits.texts(0, 0).size() >= 2;
            if (pair.probability < (sameName ? kSameName : kLikely))
                continue;
            hints.append(
                {loaded[size_t(row - 1)]->id, loaded[size_t(row - 1)]->displayName, pair.probability, pair.reasons});
        }
        std::stable_sort(hints.begin(), hints.end(),
                         [](const DuplicateHint &a, const DuplicateHint &b) { return a.probability > b.probability; });
        TRY(dropDenied(draft, &hints));
        hints.resize(std::min<qsizetype>(hints.size(), most));
        return hints;
    }

private:
    /// Documents for a query on one of the indexes; how many there were (at most so many as asked for).
    Result<int> take(const QString &sql, const QVariantList &values, int most, bool keep)
    {
        TRY_ASSIGN(auto query, m_context.run(sql + QStringLiteral(" LIMIT %1").arg(most), values));
        int count = 0;
        while (query.next()) {
            if (keep && count < kMostOfAKind)
                m_candidates.insert(rowOfDocument(query.value(0).toLongLong()));
            ++count;
        }
        TRY(finished(query));
        return count;
    }
    Result<int> withKey(const QString &from, const QString &to)
    {
        return take(QStringLiteral("SELECT doc FROM search_key WHERE key>=? AND key<=? AND doc BETWEEN ? AND ?"),
                    {from, to, m_from, m_to}, kMostOfAKind, true);
    }
    Result<int> withWords(const QString &match, int most, bool keep)
    {
        return take(QStringLiteral("SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"),
                    {QStringLiteral("names : (%1)").arg(match), m_from, m_to}, most, keep);
    }

    Result<void> collect(const DuplicateTraits &traits)
    {
        const auto &fields = traits.plan().fields();
        for (int field = 1; field < fields.size(); ++field) {
            if (fields[field].field->headOf.isEmpty())
                continue;
            for (const quint32 number : traits.texts(0, field)) {
                const QString text = traits.text(number).toString();
                if (fields[field].trait == Trait::Mail) {
                    const QString key = QChar(key_kind::mail) + text;
                    TRY_ASSIGN(m_counts[number], withKey(key, key));
                } else if (fields[field].trait == Trait::Phone && text.size() >= 6) {
                    QString backwards = text.right(7);
                    std::reverse(backwards.begin(), backwards.end());
                    const QString key = QChar(key_kind::backwards) + backwards;
                    TRY_ASSIGN(m_counts[number], withKey(key, key + QString::fromUcs4(U"\U0010FFFF", 1)));
                }
            }
        }
        QStringList whole;
        QStringList beginnings;
        for (const quint32 number : traits.texts(0, 0)) {
            const QString word = traits.text(number).toString();
            const QString match = phraseMatch(word, false);
            if (match.isEmpty())
                continue;
            TRY_ASSIGN(const int count, withWords(match, kMostCounted, false));
            m_counts.insert(number, count);
            // A rare word is enough by itself: the other may be misspelt.
            if (count > 0 && count <= kMostOfAKind)
                TRY(withWords(match, kMostOfAKind, true));
            whole.append(match);
            const QString beginning = phraseMatch(word.left(word.size() > 3 ? 3 : 2), true);
            if (!beginning.isEmpty())
                beginnings.append(beginning);
        }
        if (whole.isEmpty())
            return {};
        TRY_ASSIGN(const int exact, withWords(whole.join(QStringLiteral(" AND ")), kMostOfAKind, true));
        // Slips of the pen: other spellings begin alike.
        if (exact < kMostOfAKind && (beginnings.size() >= 2 || traits.text(traits.texts(0, 0).front()).size() >= 4))
            TRY(withWords(beginnings.join(QStringLiteral(" AND ")), kMostOfAKind, true));
        return {};
    }

    /// How common the values are, as far as the indexes told; towns and the like are taken for common.
    void guessCounts(DuplicateTraits &traits, qint64 records) const
    {
        const auto &fields = traits.plan().fields();
        const auto all = double(records);
        for (int field = 0; field < fields.size(); ++field) {
            traits.setFilled(field, quint32(records));
            double share = 0;
            switch (fields[field].trait) {
            case Trait::Name:
            case Trait::Mail:
            case Trait::Phone:
            case Trait::Site: break;
            case Trait::Birthday: share = 1.0 / 20'000; break;
            case Trait::Street: share = 1.0 / 500; break;
            case Trait::PostalCode: share = 1.0 / 1000; break;
            case Trait::City: share = 1.0 / 50; break;
            case Trait::Region: share = 1.0 / 10; break;
            case Trait::Reference: share = 1.0 / 200; break;
            case Trait::Attribute: share = 1.0 / 20; break;
            }
            for (int row = 0; row < traits.size(); ++row) {
                for (const quint32 number : traits.texts(row, field)) {
                    const auto known = m_counts.constFind(number);
                    // One of the found is the draft's own counterpart, and the draft counts as well.
                    const double count = known != m_counts.constEnd() ? *known + 1
                                         : share > 0                  ? all * share
                                                                      : traits.count(number);
                    traits.setCount(number, quint32(std::max(1.0, count)));
                }
            }
        }
    }

    Result<void> dropDenied(const Record &draft, QVector<DuplicateHint> *hints)
    {
        if (draft.uid.isNull() || hints->isEmpty())
            return {};
        TRY_ASSIGN(
            auto query,
            m_context.run(
                QStringLiteral("SELECT first, second FROM {record_pair} WHERE relation=? AND first=?"
                               " UNION ALL SELECT second, first FROM {record_pair} WHERE relation=? AND second=?"),
                {QString::fromLatin1(pair_relation::notDuplicate), uidText(draft.uid),
                 QString::fromLatin1(pair_relation::notDuplicate), uidText(draft.uid)}));
        QSet<qint64> denied;
        RecordReader reader(m_context);
        while (query.next()) {
            TRY_ASSIGN(const qint64 id, reader.findByUid(m_type, Uid(query.value(1).toString())));
            denied.insert(id);
        }
        TRY(finished(query));
        hints->removeIf([&](const DuplicateHint &hint) { return denied.contains(hint.id); });
        return {};
    }

    ReadContext &m_context;
    const RecordType &m_type;
    qint64 m_from;
    qint64 m_to;
    QSet<qint64> m_candidates;
    QHash<quint32, int> m_counts;
};

}  // namespace

Result<QVector<DuplicateHint>> likelyDuplicates(ReadContext &context, const Record &draft, int most)
{
    const RecordType &type = context.catalog().of(draft);
    if (!canHaveDuplicates(type) || !isSearchable(type))
        return QVector<DuplicateHint>();
    return Lookup(context, type).run(draft, most);
}

}  // namespace fieldfare
