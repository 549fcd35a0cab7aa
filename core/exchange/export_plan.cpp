// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/export_plan.h"

#include "base/value_codec.h"
#include "exchange/column_target.h"
#include "exchange/field_text.h"
#include "exchange/text.h"
#include "records/record_reader.h"
#include "records/rights/record_rights.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace fieldfare {

/// One column of the query and how its value becomes text.
struct ExportCell {
    enum class As { Text, UidText, Link, Tags, List, Custom, Column };
    As as = As::Text;
    const FieldSpec *field = nullptr;
    int column = 0;
    int currency = -1;                         ///< Money: the column with its currency
    const QSet<QString> *ambiguous = nullptr;  ///< Link: titles that several records have
    int linkUid = -1;                          ///< Link: the column with the target's uid
};

/// By the number of the type: titles that several of its records have.
using AmbiguousTitles = std::map<int, std::unique_ptr<QSet<QString>>>;

struct ExportPlan::Parts {
    const RecordType *type = nullptr;
    std::shared_ptr<const TypeCatalog> catalog;
    bool labels = false;
    QStringList header;
    QVector<CellKind> kinds;
    std::vector<ExportCell> cells;
    QString select;
    QVariantList values;  ///< of `select`
    int customColumn = -1;
    AmbiguousTitles ambiguous;
    QString mayExport;  ///< condition on t: rows that the session may take out
};

namespace {

/// Puts the SELECT together. Values are bound in the order in which they occur.
class ExportQuery {
public:
    ExportQuery(ReadContext &context, const RecordType &type) : m_context(context), m_type(type) {}

    Result<> add(const ColumnTarget &target)
    {
        ExportCell cell;
        TRY(expression(m_type, target, QStringLiteral("t"), QString(), QString(), cell));
        m_cells.push_back(cell);
        return {};
    }
    void finish(ExportPlan::Parts &parts) &&;

private:
    int select(const QString &sql, const QString &before, const QString &after)
    {
        m_columns.append(before + sql + after);
        return static_cast<int>(m_columns.size()) - 1;
    }

    /// `before` and `after` wrap the expression in the sub-selects of the links that lead to `alias`.
    Result<> expression(const RecordType &type, const ColumnTarget &target, const QString &alias, const QString &before,
                        const QString &after, ExportCell &cell)
    {
        const FieldSpec *field = target.field;
        cell.field = field;
        const auto owned = [&](const QString &what, const QString &table, const QString &more) {
            return QStringLiteral("(SELECT %1 FROM %2 WHERE type=%3 AND record=%4.id %5)")
                .arg(what, table, QString::number(type.number), alias, more);
        };
        switch (target.kind) {
        case ColumnTarget::Kind::RecordUid:
            cell.as = ExportCell::As::UidText;
            cell.column = select(alias + QStringLiteral(".uid"), before, after);
            return {};
        case ColumnTarget::Kind::Mail:
            cell.column = select(owned(QStringLiteral("address"), QStringLiteral("mail_address"),
                                       QStringLiteral("AND label=? ORDER BY position LIMIT 1")),
                                 before, after);
            m_values.append(target.label);
            return {};
        case ColumnTarget::Kind::Phone:
            cell.column = select(owned(QStringLiteral("number"), QStringLiteral("phone_number"),
                                       QStringLiteral("AND label=? ORDER BY position LIMIT 1")),
                                 before, after);
            m_values.append(target.label);
            return {};
        case ColumnTarget::Kind::AddressPart:
            cell.column = select(owned(target.part, QStringLiteral("postal_address"),
                                       QStringLiteral("AND label=? ORDER BY position LIMIT 1")),
                                 before, after);
            m_values.append(target.label);
            return {};
        case ColumnTarget::Kind::Linked: {
            const QString inner = QStringLiteral("l%1").arg(++m_aliases);
            return expression(*target.linkedType, *target.linked, inner, before + QStringLiteral("(SELECT "),
                              QStringLiteral(" FROM {%1} %2 WHERE %2.id=%3.\"%4\")")
                                      .arg(target.linkedType->key, inner, alias, field->column) +
                                  after,
                              cell);
        }
        case ColumnTarget::Kind::Field: break;
        }
        if (field->kind == FieldKind::Link) {
            const RecordType &linked = m_context.catalog().at(field->target);
            const QString inner = QStringLiteral("l%1").arg(++m_aliases);
            const QString from =
                QStringLiteral(" FROM {%1} %2 WHERE %2.id=%3.\"%4\")").arg(linked.key, inner, alias, field->column);
            cell.as = ExportCell::As::Link;
            const QString title = linked.keyField.isEmpty() ? QStringLiteral("display_name") : linked.keyField;
            cell.column = select(QStringLiteral("(SELECT %1.\"%2\"").arg(inner, title) + from, before, after);
            cell.linkUid = select(QStringLiteral("(SELECT %1.uid").arg(inner) + from, before, after);
            TRY_ASSIGN(cell.ambiguous, ambiguousTitles(linked, title));
        } else if (field->kind == FieldKind::Tags) {
            cell.as = ExportCell::As::Tags;
            cell.column = select(QStringLiteral("(SELECT json_group_array(name) FROM (SELECT g.name AS name FROM "
                                                "record_tag r JOIN tag g ON g.id=r.tag "
                                                "WHERE r.type=%1 AND r.record=%2.id ORDER BY r.position))")
                                     .arg(QString::number(type.number), alias),
                                 before, after);
        } else if (field->isList()) {
            cell.as = ExportCell::As::List;
            const bool mail = field->kind == FieldKind::MailList;
            const bool phone = field->kind == FieldKind::PhoneList;
            const QString object = mail    ? QStringLiteral("'label',label,'address',address")
                                   : phone ? QStringLiteral("'label',label,'number',number")
                                           : QStringLiteral("'label',label,'street',street,'city',city,'region',region,"
                                                            "'postal_code',postal_code,'country',country");
            const QString table = mail    ? QStringLiteral("mail_address")
                                  : phone ? QStringLiteral("phone_number")
                                          : QStringLiteral("postal_address");
            cell.column = select(
                QStringLiteral(
                    "(SELECT CASE WHEN count(*)>1 OR max(label)<>'' THEN json_group_array(json_object(%1)) END FROM "
                    "(SELECT * FROM %2 WHERE type=%3 AND record=%4.id ORDER BY position))")
                    .arg(object, table, QString::number(type.number), alias),
                before, after);
        } else if (field->isCustom()) {
            cell.as = ExportCell::As::Custom;
            // One column for all user-defined fields of the record itself: it is parsed once a row.
            if (alias == QLatin1String("t")) {
                if (m_custom < 0)
                    m_custom = select(QStringLiteral("t.custom"), QString(), QString());
                cell.column = m_custom;
            } else {
                cell.column = select(alias + QStringLiteral(".custom"), before, after);
            }
        } else if (!field->headOf.isEmpty()) {
            const bool mail = field->headOf == QLatin1String("emails");
            const bool phone = field->headOf == QLatin1String("phones");
            cell.column = select(owned(mail    ? QStringLiteral("address")
                                       : phone ? QStringLiteral("number")
                                               : field->key,
                                       mail    ? QStringLiteral("mail_address")
                                       : phone ? QStringLiteral("phone_number")
                                               : QStringLiteral("postal_address"),
                                       QStringLiteral("AND position=0")),
                                 before, after);
        } else {
            const bool plain = field->kind == FieldKind::Text || field->kind == FieldKind::MultilineText ||
                               field->kind == FieldKind::Email || field->kind == FieldKind::Phone ||
                               field->kind == FieldKind::Url || field->kind == FieldKind::Currency ||
                               field->kind == FieldKind::Date || field->kind == FieldKind::Integer;
            cell.as = plain ? ExportCell::As::Text : ExportCell::As::Column;
            cell.column = select(QStringLiteral("%1.\"%2\"").arg(alias, field->column), before, after);
            if (field->kind == FieldKind::Money)
                cell.currency = select(QStringLiteral("%1.\"%2\"").arg(alias, field->currencyColumn), before, after);
        }
        return {};
    }

    Result<const QSet<QString> *> ambiguousTitles(const RecordType &linked, const QString &column)
    {
        auto &titles = m_ambiguous[linked.number];
        if (!titles) {
            titles = std::make_unique<QSet<QString>>();
            TRY_ASSIGN(auto query,
                       m_context.run(QStringLiteral("SELECT \"%2\" FROM {%1} GROUP BY \"%2\" HAVING count(*)>1")
                                         .arg(linked.key, column)));
            while (query.next())
                titles->insert(query.value(0).toString());
            TRY(finished(query));
        }
        return titles.get();
    }

    ReadContext &m_context;
    const RecordType &m_type;
    std::vector<ExportCell> m_cells;
    QStringList m_columns;
    QVariantList m_values;
    int m_aliases = 0;
    int m_custom = -1;
    AmbiguousTitles m_ambiguous;
};

QJsonObject customObject(const QVariant &stored)
{
    const QString json = stored.toString();
    return json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json.toUtf8()).object();
}

/// Hands a text on as SQLite holds it, where nothing is to be done to it. False: it needs cellText().
bool passOn(const ExportCell &cell, const Query &row, CellSink &sink)
{
    if (cell.as == ExportCell::As::Link) {
        const QByteArrayView title = row.utf8(cell.column);
        if (!cell.ambiguous->isEmpty() || (title.isEmpty() && !row.isNull(cell.linkUid)))
            return false;
        sink.cellUtf8(title);
        return true;
    }
    if (cell.as == ExportCell::As::Text) {
        sink.cellUtf8(row.utf8(cell.column));
        return true;
    }
    // Most records have none of these.
    if ((cell.as == ExportCell::As::List || cell.as == ExportCell::As::Column || cell.as == ExportCell::As::Custom) &&
        row.isNull(cell.column)) {
        sink.cellUtf8({});
        return true;
    }
    return false;
}

QString cellText(const ExportCell &cell, const Query &row, const QTimeZone &zone, bool labels,
                 const QJsonObject &custom)
{
    const FieldSpec *field = cell.field;
    switch (cell.as) {
    case ExportCell::As::Text: return row.value(cell.column).toString();
    case ExportCell::As::UidText: {
        const QByteArray bytes = row.value(cell.column).toByteArray();
        return bytes.isEmpty() ? QString() : uidText(uidFromBytes(bytes));
    }
    case ExportCell::As::Link: {
        const QByteArray uid = row.value(cell.linkUid).toByteArray();
        if (uid.isEmpty())
            return {};
        const QString title = row.value(cell.column).toString();
        return title.isEmpty() || cell.ambiguous->contains(title) ? uidText(uidFromBytes(uid)) : title;
    }
    case ExportCell::As::Tags: {
        const QString json = row.value(cell.column).toString();
        if (json.size() <= 2)
            return {};
        return joinTags(QJsonDocument::fromJson(json.toUtf8()).array().toVariantList().isEmpty()
                            ? QStringList()
                            : QJsonDocument::fromJson(json.toUtf8()).toVariant().toStringList());
    }
    case ExportCell::As::List: {
        const QString json = row.value(cell.column).toString();
        if (json.isEmpty())
            return {};
        const auto read = readFieldText(*field, json, {});
        return read ? fieldText(*field, read->value, zone) : json;
    }
    case ExportCell::As::Custom:
    case ExportCell::As::Column: break;
    }
    Value value;
    if (cell.as == ExportCell::As::Custom) {
        const QJsonValue json = custom.value(field->key);
        if (json.isUndefined() || json.isNull())
            return {};
        value = fromLogJson(*field, json, [](const FieldSpec &, const Uid &) { return qint64(0); });
    } else {
        const QVariant stored = row.value(cell.column);
        if (stored.isNull())
            return {};
        const Currency currency = cell.currency < 0
                                      ? Currency()
                                      : Currency::fromCode(row.value(cell.currency).toString()).value_or(Currency());
        value = fromColumn(*field, stored, currency);
    }
    if (labels && field->kind == FieldKind::Choice)
        return field->choiceLabel(value.toString());
    return fieldText(*field, value, zone);
}

CellKind kindOf(const ColumnTarget &target)
{
    if (target.kind == ColumnTarget::Kind::Linked)
        return kindOf(*target.linked);
    if (target.kind != ColumnTarget::Kind::Field)
        return CellKind::Text;
    switch (target.field->kind) {
    case FieldKind::Integer: return CellKind::Integer;
    case FieldKind::Decimal: return CellKind::Decimal;
    case FieldKind::Percent: return CellKind::Percent;
    case FieldKind::Money: return CellKind::Money;
    case FieldKind::Date: return CellKind::Date;
    case FieldKind::Time: return CellKind::Time;
    case FieldKind::Duration: return CellKind::Duration;
    case FieldKind::Bool: return CellKind::Bool;
    default: return CellKind::Text;
    }
}

void ExportQuery::finish(ExportPlan::Parts &parts) &&
{
    parts.cells = std::move(m_cells);
    parts.select = QStringLiteral("SELECT ") + m_columns.join(QStringLiteral(", "));
    parts.values = std::move(m_values);
    parts.customColumn = m_custom;
    parts.ambiguous = std::move(m_ambiguous);
}

}  // namespace

ExportPlan::ExportPlan(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}

ExportPlan::~ExportPlan() = default;

Result<std::shared_ptr<const ExportPlan>> ExportPlan::make(ReadContext &context, const ExportRequest &request)
{
    const RecordType *type = context.catalog().find(request.type);
    if (type == nullptr)
        return fail(ErrorCode::NotFound, ExchangeText::tr("There is no record type \"%1\".").arg(request.type));
    if (!context.session().access.mayExport(*type))
        return fail(ErrorCode::Forbidden,
                    ExchangeText::tr("You have no right to export records of the type %1.").arg(type->label()));
    auto parts = std::make_unique<Parts>();
    parts->type = type;
    parts->catalog = context.sharedCatalog();
    parts->labels = request.labels;
    TRY_ASSIGN(parts->mayExport, rowsWithRight(context, *type, Action::Export, QStringLiteral("t")));
    const QStringList columns = request.columns.isEmpty() ? losslessColumns(*type) : request.columns;
    ExportQuery query(context, *type);
    for (const QString &column : columns) {
        TRY_ASSIGN(const ColumnTarget target, parseColumnTarget(context.catalog(), *type, column));
        TRY(query.add(target));
        parts->kinds.append(kindOf(target));
        parts->header.append(request.labels ? target.title() : column);
    }
    std::move(query).finish(*parts);
    return std::shared_ptr<const ExportPlan>(new ExportPlan(std::move(parts)));
}

const RecordType &ExportPlan::type() const { return *m_parts->type; }

const std::shared_ptr<const TypeCatalog> &ExportPlan::catalog() const { return m_parts->catalog; }

const QStringList &ExportPlan::header() const { return m_parts->header; }

const QVector<CellKind> &ExportPlan::kinds() const { return m_parts->kinds; }

Result<> ExportPlan::writeAll(ReadContext &context, TableSink &sink, const RowDone &rowDone) const
{
    return write(context,
                 QStringLiteral(" FROM {%1} t WHERE %2 ORDER BY t.id").arg(m_parts->type->key, m_parts->mayExport), {},
                 sink, rowDone);
}

Result<> ExportPlan::writeRange(ReadContext &context, qint64 first, qint64 last, TableSink &sink,
                                const RowDone &rowDone) const
{
    return write(context,
                 QStringLiteral(" FROM {%1} t WHERE t.id BETWEEN ? AND ? AND %2 ORDER BY t.id")
                     .arg(m_parts->type->key, m_parts->mayExport),
                 {first, last}, sink, rowDone);
}

Result<> ExportPlan::writeListed(ReadContext &context, const QVector<qint64> &ids, TableSink &sink,
                                 const RowDone &rowDone) const
{
    return write(context,
                 QStringLiteral(" FROM json_each(?) j CROSS JOIN {%1} t ON t.id=j.value WHERE %2 ORDER BY j.key")
                     .arg(m_parts->type->key, m_parts->mayExport),
                 {idsJson(ids)}, sink, rowDone);
}

Result<> ExportPlan::write(ReadContext &context, const QString &from, const QVariantList &values, TableSink &sink,
                           const RowDone &rowDone) const
{
    const Parts &parts = *m_parts;
    const QTimeZone zone = context.session().zone;
    const auto &cells = parts.cells;
    std::vector<QString> texts(cells.size());
    std::vector<QStringView> views(cells.size());
    CellSink *const single = sink.cells();
    TRY_ASSIGN(auto query, context.run(parts.select + from, parts.values + values));
    while (query.next()) {
        const QJsonObject custom =
            parts.customColumn >= 0 ? customObject(query.value(parts.customColumn)) : QJsonObject();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (single != nullptr && passOn(cells[i], query, *single))
                continue;
            const bool ownCustom = cells[i].as != ExportCell::As::Custom || cells[i].column == parts.customColumn;
            texts[i] = cellText(cells[i], query, zone, parts.labels,
                                ownCustom ? custom : customObject(query.value(cells[i].column)));
            views[i] = texts[i];
            if (single != nullptr)
                single->cell(views[i]);
        }
        TRY(single != nullptr ? single->endRow() : sink.row(views));
        TRY(rowDone());
    }
    return finished(query);
}

QStringList losslessColumns(const RecordType &type)
{
    QStringList columns{QStringLiteral("uid")};
    QStringList lists;
    for (const FieldSpec &field : type.fields) {
        if (field.isList())
            lists.append(field.key);
        else if (!field.hidden)
            columns.append(field.key);
    }
    return columns + lists;
}

}  // namespace fieldfare
