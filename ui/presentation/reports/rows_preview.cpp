// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/reports/rows_preview.h"

#include "base/clock.h"
#include "presentation/format.h"
#include "search/list_reader.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

QString shortValue(const FieldSpec &field, const ListCell &cell, ReadContext &context)
{
    switch (field.kind) {
    case FieldKind::Link: return cell.linkTitle;
    case FieldKind::Choice: return field.choiceLabel(cell.value.toString());
    case FieldKind::Date:
        return format::date(cell.value.toDate(), context.clock().nowUtc().toTimeZone(context.session().zone).date());
    case FieldKind::Time:
        return format::moment(cell.value.toDateTime(), context.clock().nowUtc(), context.session().zone);
    case FieldKind::Text: return cell.value.toString();
    default: return {};
    }
}

}  // namespace

Result<RowsPreview> previewOf(ReadContext &context, const RowsBehind &rows)
{
    RowsPreview preview;
    const RecordType &type = context.catalog().at(rows.type);
    preview.type = rows.type;
    preview.typePlural = type.plural();
    preview.total = rows.ids.size();
    // a few listed fields beside the name, and the first amount
    QStringList columns;
    QString money;
    for (const FieldSpec &field : type.fields) {
        if (field.kind == FieldKind::Money && money.isEmpty()) {
            money = field.key;
        }
        const bool telling = field.kind == FieldKind::Link || field.kind == FieldKind::Date ||
                             field.kind == FieldKind::Time || field.kind == FieldKind::Choice;
        if (field.inList && telling && columns.size() < 3) {
            columns.append(field.key);
        }
    }
    if (!money.isEmpty()) {
        columns.append(money);
    }
    TRY_ASSIGN(const auto read, ListReader(context).rows(type, rows.ids.mid(0, previewRows), columns));
    for (const ListRow &row : read) {
        BehindRow shown{row.id, row.name, {}, {}};
        QStringList details;
        for (int i = 0; i < columns.size(); ++i) {
            const ListCell &cell = row.cells.at(i);
            if (cell.value.isNull()) {
                continue;
            }
            if (columns.at(i) == money) {
                shown.figure = format::money(cell.value.value<Money>());
            } else if (const QString text = shortValue(*type.field(columns.at(i)), cell, context);
                       !text.isEmpty() && text != row.name) {
                details.append(text);
            }
        }
        shown.detail = details.join(QStringLiteral(" · "));
        preview.rows.append(shown);
    }
    return preview;
}

QFuture<Result<RowsPreview>> readRowsBehind(Workspace &workspace, const QString &report, const ReportParams &params,
                                            const QString &row, const QString &column)
{
    return workspace.read([report, params, row, column](ReadContext &context) -> Result<RowsPreview> {
        TRY_ASSIGN(const RowsBehind rows, ReportRegistry().rowsBehind(context, report, params, row, column));
        return previewOf(context, rows);
    });
}

}  // namespace fieldfare
