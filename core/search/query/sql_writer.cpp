// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/sql_writer.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "base/uid.h"
#include "search/quality/quality_finder.h"
#include "search/query/date_words.h"
#include "search/query/text.h"
#include "search/query/value_condition.h"
#include "search/search_document.h"
#include "search/search_plan.h"
#include "search/similar_words.h"


namespace fieldfare {

namespace {

using Written = tl::expected<SqlPart, QueryError>;

/// Documents of one type as a condition on r.id.
SqlPart idIn(const QString &select, const QVariantList &values, const RecordType &type)
{
    SqlPart part{QStringLiteral("r.id IN (SELECT %1)").arg(select), values};
    part.values << documentId(type.number, 0) << documentId(type.number + 1, 0) - 1;
    return part;
}

SqlPart fullText(const QString &match, const RecordType &type)
{
    return idIn(QStringLiteral("rowid - %1 FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?")
                    .arg(documentId(type.number, 0)),
                {match}, type);
}

SqlPart keysFrom(const KeyRange &range, const RecordType &type)
{
    return idIn(QStringLiteral("doc - %1 FROM search_key WHERE key >= ? AND key < ? AND doc BETWEEN ? AND ?")
                    .arg(documentId(type.number, 0)),
                {range.prefix, range.end()}, type);
}

SqlPart joined(const QVector<SqlPart> &parts, const QString &separator, const QString &none)
{
    if (parts.isEmpty())
        return {none, {}};
    if (parts.size() == 1)
        return parts.first();
    SqlPart all{QStringLiteral("("), {}};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            all.sql += separator;
        all += parts[i];
    }
    all.sql += u')';
    return all;
}

class ConditionWriter {
public:
    ConditionWriter(ReadContext &context, const RecordType &type) : m_context(context), m_type(type) {}

    Written write(const QueryNode &node)
    {
        switch (node.kind) {
        case QueryNode::Kind::All: return group(node, QStringLiteral(" AND "), QStringLiteral("1"));
        case QueryNode::Kind::Any: return group(node, QStringLiteral(" OR "), QStringLiteral("0"));
        case QueryNode::Kind::Not: {
            Written inner = write(node.children.first());
            if (!inner)
                return inner;
            // A comparison with an empty field is NULL; denied, such rows count as well.
            return SqlPart{QStringLiteral("NOT coalesce(%1, 0)").arg(inner->sql), inner->values};
        }
        case QueryNode::Kind::Word: return words(node.text);
        case QueryNode::Kind::Phrase: {
            const QString match = phraseMatch(node.text, false);
            return match.isEmpty() ? SqlPart{QStringLiteral("1"), {}} : fullText(match, m_type);
        }
        case QueryNode::Kind::Compare: return comparison(node);
        case QueryNode::Kind::Has:
        case QueryNode::Kind::No: return presence(node);
        }
        return SqlPart{QStringLiteral("1"), {}};
    }

private:
    Written group(const QueryNode &node, const QString &separator, const QString &none)
    {
        QVector<SqlPart> parts;
        for (const QueryNode &child : node.children) {
            Written part = write(child);
            if (!part)
                return part;
            if (part->sql != u"1" || node.kind == QueryNode::Kind::Any)
                parts.append(std::move(*part));
        }
        return joined(parts, separator,
                      node.children.isEmpty() || node.kind == QueryNode::Kind::All ? QStringLiteral("1") : none);
    }

    SqlPart words(const QString &text)
    {
        const SearchPlan plan = planSearch(text, m_context.session().country);
        QVector<SqlPart> all;
        for (const SearchWord &word : plan.words) {
            QVector<SqlPart> any;
            if (!word.match.isEmpty())
                any.append(fullText(word.match, m_type));
            for (const KeyRange &range : word.keys)
                any.append(keysFrom(range, m_type));
            all.append(joined(any, QStringLiteral(" OR "), QStringLiteral("1")));
        }
        return joined(all, QStringLiteral(" AND "), QStringLiteral("1"));
    }

    QueryError unknownField(const QueryNode &node) const
    {
        QStringList near;
        for (const FieldSpec &spec : m_type.fields) {
            if (!spec.hidden && editDistance(node.field, spec.key, 2) <= 2)
                near.append(spec.key);
        }
        if (near.isEmpty()) {
            for (const FieldSpec &spec : m_type.fields) {
                if (!spec.hidden && !spec.isCustom() && near.size() < 8)
                    near.append(spec.key);
            }
        }
        return {QueryText::tr("%1 have no field “%2”. Try: %3.")
                    .arg(m_type.plural(), node.field, near.join(QStringLiteral(", "))),
                node.position, node.field.size()};
    }

    /// "Next step" is no field but a task that is still open.
    bool hasNextStep(SqlPart *condition) const
    {
        const RecordType *task = m_context.catalog().find(QStringLiteral("task"));
        const FieldSpec *link = task ? task->field(m_type.key) : nullptr;
        if (!link || link->target != m_type.key || link->column.isEmpty())
            return false;
        *condition = {
            QStringLiteral("EXISTS (SELECT 1 FROM {task} x WHERE x.\"%1\"=r.id AND NOT x.done)").arg(link->column), {}};
        return true;
    }

    Written presence(const QueryNode &node)
    {
        SqlPart filled;
        if (node.field == u"next_step") {
            if (!hasNextStep(&filled))
                return tl::unexpected(unknownField(node));
        } else {
            const FieldSpec *spec = queryField(m_type, node.field);
            if (!spec)
                return tl::unexpected(unknownField(node));
            filled = filledCondition(m_type, *spec);
        }
        if (node.kind == QueryNode::Kind::Has)
            return filled;
        return SqlPart{QStringLiteral("NOT coalesce(%1, 0)").arg(filled.sql), filled.values};
    }

    Written comparison(const QueryNode &node)
    {
        if (node.field == u"next_step" || node.field == u"is")
            return tl::unexpected(unknownField(node));
        if (node.field == u"quality" && !m_type.field(node.field))
            return foundByCheck(node);
        const FieldSpec *spec = queryField(m_type, node.field);
        if (!spec)
            return tl::unexpected(unknownField(node));
        const bool denied = node.op == QueryOperator::NotEqual;
        QVector<SqlPart> any;
        for (const QueryValue &value : node.values) {
            Written part =
                spec->kind == FieldKind::Link
                    ? link(node, *spec, value)
                    : valueCondition(m_context, m_type, *spec, denied ? QueryOperator::Equal : node.op, value);
            if (!part)
                return part;
            any.append(std::move(*part));
        }
        SqlPart condition = joined(any, QStringLiteral(" OR "), QStringLiteral("0"));
        if (denied)
            condition.sql = QStringLiteral("NOT coalesce(%1, 0)").arg(condition.sql);
        return condition;
    }

    /// "quality:email_invalid" is no field but what a quality check finds; the check runs now.
    Written foundByCheck(const QueryNode &node)
    {
        const Result<QualitySettings> settings = readQualitySettings(m_context);
        if (!settings)
            return tl::unexpected(QueryError{settings.error().message, node.position, node.length});
        const QVector<QualityCheck> checks = qualityChecks(m_context.catalog(), *settings);
        QVector<qint64> records;
        for (const QueryValue &value : node.values) {
            const QualityCheck *check = findCheck(checks, value.text, m_type.key);
            if (!check || value.isRange) {
                QStringList keys;
                for (const QualityCheck &each : checks) {
                    if (each.type == m_type.key)
                        keys.append(each.key());
                }
                return tl::unexpected(QueryError{
                    keys.isEmpty() ? QueryText::tr("There are no quality checks for %1.").arg(m_type.plural())
                                   : QueryText::tr("There is no quality check “%1”. Try: %2.")
                                         .arg(value.text, keys.join(QStringLiteral(", "))),
                    value.position, value.text.size()});
            }
            const Result<QualityHits> found = findQuality(m_context, *check, *settings);
            if (!found)
                return tl::unexpected(QueryError{found.error().message, node.position, node.length});
            for (const qint64 hit : found->hits) {
                if (records.isEmpty() || records.last() != QualityHit::record(hit))
                    records.append(QualityHit::record(hit));
            }
        }
        const QString in = node.op == QueryOperator::NotEqual ? QStringLiteral("NOT IN") : QStringLiteral("IN");
        return SqlPart{QStringLiteral("r.id %1 (SELECT value FROM json_each(?))").arg(in), {idsJson(records)}};
    }

    Written link(const QueryNode &node, const FieldSpec &spec, const QueryValue &value)
    {
        const bool equality =
            node.op == QueryOperator::Is || node.op == QueryOperator::Equal || node.op == QueryOperator::NotEqual;
        if (!equality || value.isRange) {
            return tl::unexpected(
                QueryError{QueryText::tr("“%1” is a link; compare it with : or =, like %1:name.").arg(spec.key),
                           node.position, node.length});
        }
        const SqlPart stored = storedValue(m_type, spec);
        const auto isOneOf = [&stored](const QString &select, const QVariantList &values) {
            return SqlPart{stored.sql + QStringLiteral(" IN (%1)").arg(select), stored.values + values};
        };
        if (!value.quoted && value.text.toLower() == u"me" && spec.target == u"user")
            return isOneOf(QStringLiteral("?"), {m_context.session().user.value});
        const RecordType *target = m_context.catalog().find(spec.target);
        if (!target)
            return SqlPart{QStringLiteral("0"), {}};
        const Result<QVector<qint64>> exact = exactTargets(*target, value.text);
        if (!exact)
            return tl::unexpected(QueryError{exact.error().message, value.position, value.text.size()});
        if (!exact->isEmpty()) {
            QVariantList ids;
            QStringList marks;
            for (const qint64 id : *exact) {
                ids.append(id);
                marks.append(QStringLiteral("?"));
            }
            return isOneOf(marks.join(u','), ids);
        }
        if (node.op != QueryOperator::Is)
            return SqlPart{QStringLiteral("0"), {}};
        // No exact name: the words of the name, the last may go on.
        const QString match = phraseMatch(value.text, true);
        if (match.isEmpty() || !isSearchable(*target))
            return SqlPart{QStringLiteral("0"), {}};
        return isOneOf(
            QStringLiteral("SELECT rowid - %1 FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?")
                .arg(documentId(target->number, 0)),
            {QStringLiteral("{names} : (%1)").arg(match), documentId(target->number, 0),
             documentId(target->number + 1, 0) - 1});
    }

    /// Records called exactly so: by uid, key, external id or shown name (whatever its case).
    Result<QVector<qint64>> exactTargets(const RecordType &target, const QString &name)
    {
        constexpr int most = 50;
        QVector<qint64> ids;
        const auto collect = [&](const QString &condition, const QVariantList &values) -> Result<void> {
            TRY_ASSIGN(
                auto query,
                m_context.run(
                    QStringLiteral("SELECT r.id FROM {%1} r WHERE %2 LIMIT %3").arg(target.key, condition).arg(most),
                    values));
            while (query.next())
                ids.append(query.value(0).toLongLong());
            return finished(query);
        };
        const Uid uid(name);
        if (!uid.isNull())
            TRY(collect(QStringLiteral("r.uid=?"), {uidBytes(uid)}));
        if (ids.isEmpty() && !target.keyField.isEmpty())
            TRY(collect(QStringLiteral("r.\"%1\"=?").arg(target.keyField), {name.toLower()}));
        if (ids.isEmpty())
            TRY(collect(QStringLiteral("r.external_id=?"), {name}));
        if (ids.isEmpty())
            TRY(collect(QStringLiteral("r.sort_key=? AND fold(r.display_name)=?"), {sortKey(name), foldText(name)}));
        return ids;
    }

    ReadContext &m_context;
    const RecordType &m_type;
};

}  // namespace

tl::expected<SqlPart, QueryError> writeCondition(ReadContext &context, const RecordType &type, const QueryNode &query)
{
    return ConditionWriter(context, type).write(query);
}

const FieldSpec *queryField(const RecordType &type, const QString &name)
{
    if (const FieldSpec *spec = type.field(name))
        return spec;
    struct Short {
        QStringView name;
        QStringView key;
    };
    static constexpr Short shortForms[] = {
        {u"tag", u"tags"},           {u"updated", u"changed_at"}, {u"changed", u"changed_at"},
        {u"created", u"created_at"}, {u"mail", u"email"},         {u"shared", u"shared_with"},
    };
    for (const Short &form : shortForms) {
        if (name == form.name)
            return type.field(form.key.toString());
    }
    for (const char *ending : {"_at", "_on"}) {
        if (const FieldSpec *spec = type.field(name + QLatin1String(ending)))
            return spec;
    }
    const QString folded = foldName(name, CompanySuffix::Keep);
    const auto called = [&](const QString &other) {
        return !folded.isEmpty() && foldName(other, CompanySuffix::Keep) == folded;
    };
    for (const FieldSpec &spec : type.fields) {
        if (called(spec.label()) || (spec.labelSource && called(QString::fromUtf8(spec.labelSource))) ||
            called(spec.key))
            return &spec;
    }
    for (const FieldSpec &spec : type.fields) {
        for (const QString &alias : spec.aliases) {
            if (called(alias))
                return &spec;
        }
    }
    return nullptr;
}

}  // namespace fieldfare
