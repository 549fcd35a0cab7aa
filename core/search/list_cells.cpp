// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/list_cells.h"

#include <QSet>

namespace fieldfare {

namespace {

bool canBeLinkedColumn(const FieldSpec &field) { return !field.hidden && !field.isList(); }

/// The columns of one linked type, and where they belong.
struct LinkedPart {
    const RecordType *target = nullptr;
    qsizetype linkAt = 0;       ///< the link's own cell in the row as read
    QVector<qsizetype> places;  ///< of the wanted columns
    QStringList fields;
};

}  // namespace

QString LinkedColumn::title() const { return link->label() + QStringLiteral(" › ") + field->label(); }

std::optional<LinkedColumn> linkedColumn(const TypeCatalog &catalog, const RecordType &type, const QString &column)
{
    const qsizetype colon = column.indexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    LinkedColumn found;
    found.link = type.field(column.first(colon));
    if (!found.link || found.link->kind != FieldKind::Link || found.link->hidden)
        return std::nullopt;
    found.target = catalog.find(found.link->target);
    found.field = found.target ? found.target->field(column.mid(colon + 1)) : nullptr;
    if (!found.field || !canBeLinkedColumn(*found.field))
        return std::nullopt;
    return found;
}

QStringList linkedColumns(const TypeCatalog &catalog, const RecordType &type)
{
    QStringList columns;
    for (const FieldSpec &link : type.fields) {
        const RecordType *target = link.kind == FieldKind::Link && !link.hidden ? catalog.find(link.target) : nullptr;
        if (!target)
            continue;
        for (const FieldSpec &field : target->fields) {
            // Its name is what the link's own column shows.
            if (canBeLinkedColumn(field) && !isShownName(*target, field) && field.group != u"system")
                columns.append(link.key + u':' + field.key);
        }
    }
    return columns;
}

Result<QVector<ListRow>> listCells(ReadContext &context, const RecordType &type, const QVector<qint64> &ids,
                                   const QStringList &columns)
{
    QStringList own = columns;
    QVector<LinkedPart> parts;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto linked = linkedColumn(context.catalog(), type, columns[i]);
        if (!linked)
            continue;
        own[i].clear();
        LinkedPart *part = nullptr;
        for (LinkedPart &known : parts) {
            if (own[known.linkAt] == linked->link->key)
                part = &known;
        }
        if (!part) {
            parts.append({linked->target, own.size(), {}, {}});
            own.append(linked->link->key);
            part = &parts.last();
        }
        part->places.append(i);
        part->fields.append(linked->field->key);
    }
    TRY_ASSIGN(auto rows, ListReader(context).rows(type, ids, own));
    for (const LinkedPart &part : std::as_const(parts)) {
        QSet<qint64> wanted;
        for (const ListRow &row : std::as_const(rows)) {
            if (const Value &link = row.cells[part.linkAt].value; !link.isNull())
                wanted.insert(link.toLongLong());
        }
        TRY_ASSIGN(const auto targets,
                   ListReader(context).rows(*part.target, QVector<qint64>(wanted.begin(), wanted.end()), part.fields));
        QHash<qint64, const ListRow *> byId;
        for (const ListRow &target : targets)
            byId.insert(target.id, &target);
        for (ListRow &row : rows) {
            const ListRow *target = byId.value(row.cells[part.linkAt].value.toLongLong());
            for (qsizetype i = 0; target && i < part.places.size(); ++i)
                row.cells[part.places[i]] = target->cells[i];
        }
    }
    if (!parts.isEmpty()) {
        for (ListRow &row : rows)
            row.cells.resize(columns.size());
    }
    return rows;
}

}  // namespace fieldfare
