// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/report_json.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fieldfare {

namespace {

QJsonValue jsonCell(ReportKind kind, const Value &cell)
{
    if (cell.isNull())
        return QJsonValue::Null;
    if (cell.typeId() == QMetaType::QString)
        return cell.toString();
    switch (kind) {
    case ReportKind::Integer: return qint64(cell.toLongLong());
    case ReportKind::Decimal:
    case ReportKind::Percent:
    case ReportKind::Duration: return cell.value<Decimal>().toDouble();
    case ReportKind::Date: return cell.toDate().toString(Qt::ISODate);
    case ReportKind::Money: {
        const auto money = cell.value<Money>();
        return QJsonObject{{QStringLiteral("amount"), money.toString()},
                           {QStringLiteral("currency"), money.currency.code()}};
    }
    case ReportKind::Text: break;
    }
    return cell.toString();
}

QString plainCell(ReportKind kind, const Value &cell)
{
    if (cell.isNull())
        return {};
    if (cell.typeId() == QMetaType::QString)
        return cell.toString();
    switch (kind) {
    case ReportKind::Decimal:
    case ReportKind::Percent:
    case ReportKind::Duration: return cell.value<Decimal>().toString();
    case ReportKind::Date: return cell.toDate().toString(Qt::ISODate);
    case ReportKind::Money: return cell.value<Money>().toString();
    case ReportKind::Integer:
    case ReportKind::Text: break;
    }
    return cell.toString();
}

QJsonObject jsonRow(const ReportTable &table, const QVector<Value> &cells)
{
    QJsonObject row;
    for (int i = 0; i < table.columns.size(); ++i)
        row.insert(table.columns.at(i).key, jsonCell(table.columns.at(i).kind, cells.value(i)));
    return row;
}

QString currencyOf(const ReportTable &table, const QVector<Value> &cells)
{
    for (int i = 0; i < table.columns.size(); ++i) {
        const Value cell = cells.value(i);
        if (table.columns.at(i).kind == ReportKind::Money && !cell.isNull() && cell.typeId() != QMetaType::QString)
            return cell.value<Money>().currency.code();
    }
    return {};
}

}  // namespace

QString reportKindName(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Text: return QStringLiteral("text");
    case ReportKind::Integer: return QStringLiteral("integer");
    case ReportKind::Decimal: return QStringLiteral("decimal");
    case ReportKind::Percent: return QStringLiteral("percent");
    case ReportKind::Money: return QStringLiteral("money");
    case ReportKind::Date: return QStringLiteral("date");
    case ReportKind::Duration: return QStringLiteral("duration");
    }
    return {};
}

QJsonObject toJson(const ReportTable &table)
{
    QJsonArray columns;
    for (const ReportColumn &column : table.columns) {
        columns.append(QJsonObject{{QStringLiteral("key"), column.key},
                                   {QStringLiteral("label"), column.label},
                                   {QStringLiteral("kind"), reportKindName(column.kind)},
                                   {QStringLiteral("unit"), column.unit}});
    }
    QJsonArray rows;
    for (const ReportRow &row : table.rows)
        rows.append(jsonRow(table, row.cells));
    QJsonObject totals;
    for (int i = 0; i < table.totals.size(); ++i) {
        if (!table.totals.at(i).isNull())
            totals.insert(table.columns.at(i).key, jsonCell(table.columns.at(i).kind, table.totals.at(i)));
    }
    return {{QStringLiteral("report"), table.report},
            {QStringLiteral("title"), table.title},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("totals"), totals},
            {QStringLiteral("notes"), QJsonArray::fromStringList(table.notes)},
            {QStringLiteral("explanation"), table.explanation}};
}

namespace {

CellKind cellKind(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Text: return CellKind::Text;
    case ReportKind::Integer: return CellKind::Integer;
    case ReportKind::Decimal: return CellKind::Decimal;
    case ReportKind::Percent: return CellKind::Percent;
    case ReportKind::Money: return CellKind::Money;
    case ReportKind::Date: return CellKind::Date;
    // In days or hours, as the header says.
    case ReportKind::Duration: return CellKind::Decimal;
    }
    return CellKind::Text;
}

}  // namespace

Result<void> writeReport(const ReportTable &table, TableSink &sink, ReportHeader header, bool withTotals)
{
    QStringList names;
    QVector<CellKind> kinds;
    qsizetype currencyAfter = -1;
    for (int i = 0; i < table.columns.size(); ++i) {
        if (table.columns.at(i).kind == ReportKind::Money)
            currencyAfter = i;
    }
    for (int i = 0; i < table.columns.size(); ++i) {
        const ReportColumn &column = table.columns.at(i);
        QString name = column.key;
        if (header == ReportHeader::Labels) {
            name = column.label;
            if (column.unit == QLatin1String("days"))
                name = QCoreApplication::translate("Report", "%1 (days)").arg(name);
            else if (column.unit == QLatin1String("hours"))
                name = QCoreApplication::translate("Report", "%1 (hours)").arg(name);
            else if (column.unit == QLatin1String("%"))
                name = QCoreApplication::translate("Report", "%1 (%)").arg(name);
        }
        names.append(name);
        kinds.append(cellKind(column.kind));
        if (i == currencyAfter)
            kinds.append(CellKind::Text);
        if (i == currencyAfter)
            names.append(header == ReportHeader::Keys ? QStringLiteral("currency")
                                                      : QCoreApplication::translate("Report", "Currency"));
    }
    sink.kinds(kinds);
    TRY(sink.begin(names));
    const auto write = [&](const QVector<Value> &values, const QString &firstText) -> Result<void> {
        QStringList texts;
        for (int i = 0; i < table.columns.size(); ++i) {
            const QString text = plainCell(table.columns.at(i).kind, values.value(i));
            texts.append(i == 0 && !firstText.isEmpty() && text.isEmpty() ? firstText : text);
            if (i == currencyAfter)
                texts.append(currencyOf(table, values));
        }
        const QList<QStringView> cells(texts.cbegin(), texts.cend());
        return sink.row(std::span<const QStringView>(cells.constData(), size_t(cells.size())));
    };
    for (const ReportRow &row : table.rows)
        TRY(write(row.cells, {}));
    if (withTotals && !table.totals.isEmpty())
        TRY(write(table.totals, QCoreApplication::translate("Report", "Total")));
    return sink.finish();
}

QString reportCellText(const ReportColumn &column, const Value &cell, const QLocale &locale)
{
    if (cell.isNull())
        return {};
    if (ReportTable::isNotApplicable(cell) && column.kind != ReportKind::Text)
        return QCoreApplication::translate("Report", "n/a");
    if (cell.typeId() == QMetaType::QString)
        return cell.toString();
    const auto number = [&](const Value &value, int places) {
        return locale.toString(value.value<Decimal>().toDouble(), 'f', places);
    };
    switch (column.kind) {
    case ReportKind::Integer: return locale.toString(cell.toLongLong());
    case ReportKind::Decimal: {
        const auto value = cell.value<Decimal>();
        const qsizetype point = value.toString().indexOf(QLatin1Char('.'));
        return number(cell, point < 0 ? 0 : int(value.toString().size() - point - 1));
    }
    case ReportKind::Percent: return QCoreApplication::translate("Report", "%1 %").arg(number(cell, 2));
    case ReportKind::Duration:
        if (column.unit == QLatin1String("hours"))
            return QCoreApplication::translate("Report", "%1 h").arg(number(cell, 1));
        return QCoreApplication::translate("Report", "%1 days").arg(number(cell, 1));
    case ReportKind::Money: {
        const auto money = cell.value<Money>();
        return locale.toString(money.toDouble(), 'f', money.currency.exponent()) + QChar(0x00A0) +
               money.currency.code();
    }
    case ReportKind::Date: return locale.toString(cell.toDate(), QLocale::ShortFormat);
    case ReportKind::Text: break;
    }
    return cell.toString();
}

}  // namespace fieldfare
