// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/list_output.h"

#include "base/when_done.h"
#include "presentation/field_display.h"
#include "search/list_cells.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace fieldfare::list_output {

namespace {

constexpr int printedRows = 2000;

struct ListOutputText {
    Q_DECLARE_TR_FUNCTIONS(ListOutput)
};

}  // namespace

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
        TRY_ASSIGN(const auto rows, listCells(context, recordType, ids, columns));
        QString html =
            QStringLiteral("<h1>%1</h1><table width=\"100%\" cellspacing=\"0\"><tr>").arg(title.toHtmlEscaped());
        for (const QString &column : columns) {
            const auto linked = linkedColumn(context.catalog(), recordType, column);
            const FieldSpec *field = column.isEmpty() ? namingField(recordType) : recordType.field(column);
            html += QStringLiteral("<th>%1</th>")
                        .arg((linked             ? linked->title()
                              : field != nullptr ? field->label()
                                                 : ListOutputText::tr("Name"))
                                 .toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
        for (const ListRow &row : rows) {
            html += QStringLiteral("<tr>");
            for (int i = 0; i < columns.size(); ++i) {
                const auto linked = linkedColumn(context.catalog(), recordType, columns.at(i));
                const FieldSpec *field = linked                    ? linked->field
                                         : columns.at(i).isEmpty() ? nullptr
                                                                   : recordType.field(columns.at(i));
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
                        .arg(ListOutputText::tr("The first %1 of %2 rows. Export the list for all of them.")
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
