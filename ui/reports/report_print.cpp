// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_print.h"

#include "presentation/format.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTextDocument>

namespace fieldfare {

namespace {

struct ReportPrintText {
    Q_DECLARE_TR_FUNCTIONS(ReportPrint)
};

Error cannotWrite(const QString &file, const QString &details)
{
    return Error{ErrorCode::Io,
                 ReportPrintText::tr("The report could not be written to “%1”. Choose another place.").arg(file),
                 details};
}

}  // namespace

QString reportCellText(const ReportColumn &column, const Value &cell)
{
    if (cell.isNull()) {
        return {};
    }
    if (ReportTable::isNotApplicable(cell)) {
        return ReportPrintText::tr("n/a");
    }
    switch (column.kind) {
    case ReportKind::Text: return cell.toString();
    case ReportKind::Integer: return format::number(cell.toLongLong());
    case ReportKind::Decimal:
    case ReportKind::Duration: return format::decimal(cell.value<Decimal>());
    case ReportKind::Percent: return format::decimal(cell.value<Decimal>()) + QChar(0x00A0) + QLatin1Char('%');
    case ReportKind::Money: return format::money(cell.value<Money>());
    case ReportKind::Date: return QLocale().toString(cell.toDate(), QLocale::ShortFormat);
    }
    return {};
}

void fillReportDocument(QTextDocument &document, const ReportTable &table)
{
    document.setDefaultStyleSheet(
        QStringLiteral("body{font-family:'Noto Sans','Noto Sans CJK SC',sans-serif} h1{font-size:15pt} "
                       "th{color:#666D74;font-weight:normal} td,th{padding:3px 10px 3px 0} .muted{color:#666D74}"));
    QString html =
        QStringLiteral("<h1>%1</h1><table width=\"100%\" cellspacing=\"0\"><tr>").arg(table.title.toHtmlEscaped());
    const auto align = [](const ReportColumn &column) {
        return column.kind == ReportKind::Text ? QStringLiteral("left") : QStringLiteral("right");
    };
    for (const ReportColumn &column : table.columns) {
        html += QStringLiteral("<th align=\"%1\">%2</th>").arg(align(column), column.label.toHtmlEscaped());
    }
    html += QStringLiteral("</tr>");
    const auto addRow = [&](const QVector<Value> &cells, bool strong) {
        html += QStringLiteral("<tr>");
        for (int i = 0; i < table.columns.size(); ++i) {
            const QString text = reportCellText(table.columns.at(i), cells.value(i)).toHtmlEscaped();
            html += QStringLiteral("<td align=\"%1\">%2</td>")
                        .arg(align(table.columns.at(i)), strong ? QStringLiteral("<b>%1</b>").arg(text) : text);
        }
        html += QStringLiteral("</tr>");
    };
    for (const ReportRow &row : table.rows) {
        addRow(row.cells, false);
    }
    if (!table.totals.isEmpty()) {
        addRow(table.totals, true);
    }
    html += QStringLiteral("</table>");
    for (const QString &note : table.notes) {
        html += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    }
    if (!table.explanation.isEmpty()) {
        html += QStringLiteral("<p class=\"muted\">%1</p>").arg(table.explanation.toHtmlEscaped());
    }
    document.setHtml(html);
}

Result<> printReportTable(const ReportTable &table, const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    QTextDocument document;
    fillReportDocument(document, table);
    if (ending == QLatin1String("pdf")) {
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly)) {
            return fail(cannotWrite(file, out.errorString()));
        }
        QPdfWriter writer(&out);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setTitle(table.title);
        document.print(&writer);
        return {};
    }
    if (ending != QLatin1String("png") && ending != QLatin1String("svg")) {
        return fail(ErrorCode::InvalidInput, ReportPrintText::tr("A report is written as .pdf, .png or .svg, not “%1”.")
                                                 .arg(QFileInfo(file).fileName()));
    }
    constexpr int width = 900;
    constexpr int margin = 24;
    document.setTextWidth(width - 2 * margin);
    const QSize size(width, static_cast<int>(document.size().height()) + 2 * margin);
    const auto draw = [&](QPainter &painter) {
        painter.fillRect(QRect(QPoint(0, 0), size), Qt::white);
        painter.translate(margin, margin);
        document.drawContents(&painter);
    };
    if (ending == QLatin1String("png")) {
        QImage image(size * 2, QImage::Format_RGB32);
        image.setDevicePixelRatio(2);
        QPainter painter(&image);
        draw(painter);
        painter.end();
        if (!image.save(file)) {
            return fail(cannotWrite(file, {}));
        }
        return {};
    }
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return fail(cannotWrite(file, out.errorString()));
    }
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(table.title);
    QPainter painter(&generator);
    draw(painter);
    painter.end();
    return {};
}

}  // namespace fieldfare
