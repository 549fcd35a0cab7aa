// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/rows_tsv.h"

#include "search/list_cells.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

QString oneLine(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

}  // namespace

Result<QString> rowsAsTsv(ReadContext &context, const RecordType &type, const QVector<qint64> &ids,
                          const QStringList &columns, const ShowContext &show)
{
    constexpr qsizetype portion = 1000;
    const TypeCatalog &catalog = context.catalog();
    QVector<const FieldSpec *> fields;
    QStringList line;
    for (const QString &column : columns) {
        const auto linked = linkedColumn(catalog, type, column);
        const FieldSpec *field = linked ? linked->field : column.isEmpty() ? nullptr : type.field(column);
        const FieldSpec *naming = namingField(type);
        fields.append(field);
        line.append(oneLine(linked              ? linked->title()
                            : field != nullptr  ? field->label()
                            : naming != nullptr ? naming->label()
                                                : QCoreApplication::translate("RecordListModel", "Name")));
    }
    QString text = line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (qsizetype from = 0; from < ids.size(); from += portion) {
        if (context.stopRequested()) {
            return fail(ErrorCode::Cancelled, {});
        }
        TRY_ASSIGN(const auto rows, listCells(context, type, ids.mid(from, portion), columns));
        for (const ListRow &row : rows) {
            line.clear();
            for (qsizetype i = 0; i < columns.size(); ++i) {
                if (fields.at(i) == nullptr) {
                    line.append(oneLine(row.name));
                    continue;
                }
                const ShownValue shown =
                    showValue(*fields.at(i), row.cells.at(i).value, row.cells.at(i).linkTitle, show);
                line.append(oneLine(shown.tags.isEmpty() ? shown.text : shown.tags.join(QStringLiteral(", "))));
            }
            text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
    }
    return text;
}

}  // namespace fieldfare
