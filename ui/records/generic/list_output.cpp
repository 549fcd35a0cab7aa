// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/list_output.h"

#include "exchange/csv/csv_writer.h"
#include "presentation/field_display.h"
#include "presentation/when_done.h"
#include "search/list_reader.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace fieldfare::list_output {

namespace {

constexpr int portion = 1000;
constexpr int printedRows = 2000;

QString tr(const char *text) { return QCoreApplication::translate("ListOutput", text); }

/// Machine-readable and exact, as an import reads it again.
QString fileText(const FieldSpec &field, const ListCell &cell, const QTimeZone &zone)
{
    const Value &value = cell.value;
    if (value.isNull()) {
        return {};
    }
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Duration: return QString::number(value.toLongLong());
    case FieldKind::Decimal:
    case FieldKind::Percent: return value.value<Decimal>().toString();
    case FieldKind::Money: return value.value<Money>().toString();
    case FieldKind::Date: return value.toDate().toString(Qt::ISODate);
    case FieldKind::Time: return value.toDateTime().toTimeZone(zone).toString(Qt::ISODate);
    case FieldKind::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case FieldKind::Link: return cell.linkTitle;
    case FieldKind::Tags: return value.toStringList().join(QStringLiteral("; "));
    default: return value.toString();
    }
}

}  // namespace

QFuture<Result<qint64>> exportCsv(Workspace &workspace, const QString &typeKey, const QVector<qint64> &ids,
                                  const QStringList &columns, const QString &file)
{
    return workspace.read([typeKey, ids, columns, file](ReadContext &context) -> Result<qint64> {
        const RecordType &type = context.catalog().at(typeKey);
        // An amount without its currency is worth nothing in a file: it gets a column behind it.
        QStringList header;
        QVector<int> moneyColumns;
        for (int i = 0; i < columns.size(); ++i) {
            const FieldSpec *field = columns.at(i).isEmpty() ? nullptr : type.field(columns.at(i));
            header.append(field != nullptr ? field->label() : tr("Name"));
            if (field != nullptr && field->kind == FieldKind::Money && !columns.contains(field->currencyColumn)) {
                moneyColumns.append(i);
                header.append(type.field(field->currencyColumn) != nullptr ? type.field(field->currencyColumn)->label()
                                                                           : tr("Currency"));
            }
        }
        CsvWriteOptions options;
        options.byteOrderMark = true;
        TRY_ASSIGN(auto writer, CsvWriter::create(file, options));
        TRY(writer->begin(header));
        ListReader reader(context);
        qint64 written = 0;
        for (qsizetype from = 0; from < ids.size(); from += portion) {
            if (context.stopRequested()) {
                return fail(ErrorCode::Cancelled, {});
            }
            TRY_ASSIGN(const auto rows, reader.rows(type, ids.mid(from, portion), columns));
            for (const ListRow &row : rows) {
                for (int i = 0; i < columns.size(); ++i) {
                    const FieldSpec *field = columns.at(i).isEmpty() ? nullptr : type.field(columns.at(i));
                    const QString text =
                        field == nullptr ? row.name : fileText(*field, row.cells.at(i), context.session().zone);
                    writer->cell(text);
                    if (moneyColumns.contains(i)) {
                        writer->cell(row.cells.at(i).value.isNull()
                                         ? QString()
                                         : row.cells.at(i).value.value<Money>().currency.code());
                    }
                }
                TRY(writer->endRow());
                ++written;
            }
        }
        TRY(writer->finish());
        return written;
    });
}

void printHtml(Shell &shell, const QString &title, const QString &html)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    auto *dialog = new QPrintDialog(printer.get(), shell.windowWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer must live as long as the dialog that works on it.
    QObject::connect(dialog, &QObject::destroyed, dialog, [printer] {});
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), dialog, [title, html](QPrinter *chosen) {
        QTextDocument document;
        document.setDefaultStyleSheet(
            QStringLiteral("body{font-family:sans-serif;font-size:9pt} h1{font-size:14pt} h2{font-size:11pt} "
                           "th{text-align:left;color:#555} td,th{padding:2px 8px 2px 0} .n{text-align:right}"));
        document.setHtml(html);
        document.setPageSize(chosen->pageLayout().paintRect(QPageLayout::Point).size());
        document.print(chosen);
    });
    dialog->open();
}

void printList(Workspace &workspace, Shell &shell, const RecordType &type, const QVector<qint64> &ids,
               const QStringList &columns, const QString &title)
{
    const QString key = type.key;
    const qsizetype total = ids.size();
    const ShowContext show = ShowContext::of(workspace.session(), workspace.store().clock()->nowUtc());
    whenDone(workspace.read([key, ids = ids.mid(0, printedRows), columns, show, title,
                             total](ReadContext &context) -> Result<QString> {
        const RecordType &recordType = context.catalog().at(key);
        TRY_ASSIGN(const auto rows, ListReader(context).rows(recordType, ids, columns));
        QString html =
            QStringLiteral("<h1>%1</h1><table width=\"100%\" cellspacing=\"0\"><tr>").arg(title.toHtmlEscaped());
        for (const QString &column : columns) {
            const FieldSpec *field = column.isEmpty() ? namingField(recordType) : recordType.field(column);
            html += QStringLiteral("<th>%1</th>").arg((field != nullptr ? field->label() : tr("Name")).toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
        for (const ListRow &row : rows) {
            html += QStringLiteral("<tr>");
            for (int i = 0; i < columns.size(); ++i) {
                const FieldSpec *field = columns.at(i).isEmpty() ? nullptr : recordType.field(columns.at(i));
                ShownValue value;
                if (field != nullptr) {
                    value = showValue(*field, row.cells.at(i).value, row.cells.at(i).linkTitle, show);
                } else {
                    value.text = row.name;
                }
                const QString text = value.tags.isEmpty() ? value.text : value.tags.join(QStringLiteral(", "));
                html += QStringLiteral("<td%1>%2</td>")
                            .arg(value.rightAligned ? QStringLiteral(" class=\"n\"") : QString(), text.toHtmlEscaped());
            }
            html += QStringLiteral("</tr>");
        }
        html += QStringLiteral("</table>");
        if (total > ids.size()) {
            html += QStringLiteral("<p>%1</p>")
                        .arg(tr("The first %1 of %2 rows. Export the list for all of them.")
                                 .arg(QLocale().toString(ids.size()), QLocale().toString(total)));
        }
        return html;
    }),
             shell.windowWidget(), [&shell, title](const Result<QString> &html) {
                 if (!html) {
                     shell.report(html.error());
                     return;
                 }
                 printHtml(shell, title, *html);
             });
}

}  // namespace fieldfare::list_output
