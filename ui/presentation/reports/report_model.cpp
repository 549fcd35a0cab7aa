// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/reports/report_model.h"

#include "presentation/format.h"
#include "presentation/tone.h"
#include "presentation/windowed_model.h"

#include <QFont>

#include <cmath>
#include <limits>
#include <numeric>

namespace fieldfare {

namespace {

QString unitText(const QString &unit)
{
    if (unit == QLatin1String("days")) {
        return ReportModel::tr("days");
    }
    if (unit == QLatin1String("hours")) {
        return ReportModel::tr("hours");
    }
    return unit;
}

QString rounded(double value, const QLocale &locale)
{
    const double size = std::abs(value);
    return locale.toString(value, 'f', size >= 100 || value == std::floor(value) ? 0 : 1);
}

bool isNumber(ReportKind kind) { return kind != ReportKind::Text && kind != ReportKind::Date; }

}  // namespace

QString figureText(const ReportColumn &column, const Value &cell, const QLocale &locale)
{
    if (ReportTable::isNotApplicable(cell)) {
        return cell.toString();
    }
    if (cell.isNull()) {
        return isNumber(column.kind) ? QStringLiteral("–") : QString();
    }
    switch (column.kind) {
    case ReportKind::Text: return cell.toString();
    case ReportKind::Integer: return format::number(cell.toLongLong(), locale);
    case ReportKind::Decimal: return rounded(cell.value<Decimal>().toDouble(), locale);
    case ReportKind::Percent: return format::percent(cell.value<Decimal>().toDouble(), 1, locale);
    case ReportKind::Money: return format::money(cell.value<Money>(), locale);
    case ReportKind::Date: return locale.toString(cell.toDate(), QLocale::ShortFormat);
    case ReportKind::Duration:
        return rounded(cell.value<Decimal>().toDouble(), locale) + QLatin1Char(' ') + unitText(column.unit);
    }
    return {};
}

double figureNumber(const Value &cell)
{
    if (cell.isNull() || ReportTable::isNotApplicable(cell)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (cell.canConvert<Money>()) {
        return cell.value<Money>().toDouble();
    }
    if (cell.canConvert<Decimal>()) {
        return cell.value<Decimal>().toDouble();
    }
    if (cell.typeId() == QMetaType::QDate) {
        return double(cell.toDate().toJulianDay());
    }
    bool ok = false;
    const double number = cell.toDouble(&ok);
    return ok ? number : std::numeric_limits<double>::quiet_NaN();
}

void ReportModel::setTable(const ReportTable &table)
{
    beginResetModel();
    m_table = table;
    m_order.resize(m_table.rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    endResetModel();
}

void ReportModel::sortBy(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    std::iota(m_order.begin(), m_order.end(), 0);
    if (column >= 0 && column < m_table.columns.size()) {
        const bool text = m_table.columns.at(column).kind == ReportKind::Text;
        std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
            const Value left = m_table.rows.at(a).cells.value(column);
            const Value right = m_table.rows.at(b).cells.value(column);
            if (text) {
                const int compared = QString::localeAwareCompare(left.toString(), right.toString());
                return order == Qt::AscendingOrder ? compared < 0 : compared > 0;
            }
            const double l = figureNumber(left);
            const double r = figureNumber(right);
            if (std::isnan(l) || std::isnan(r)) {
                return !std::isnan(l) && std::isnan(r);  // what has no figure stands last
            }
            return order == Qt::AscendingOrder ? l < r : l > r;
        });
    }
    emit layoutChanged();
}

QString ReportModel::rowKey(int row) const
{
    return row >= 0 && row < m_order.size() ? m_table.rows.at(m_order.at(row)).key : QString();
}

Value ReportModel::cell(int row, int column) const
{
    return isTotal(row) ? m_table.totals.value(column) : m_table.rows.at(m_order.at(row)).cells.value(column);
}

bool ReportModel::canOpen(const QModelIndex &index) const
{
    return index.isValid() && isNumber(m_table.columns.at(index.column()).kind) &&
           !cell(index.row(), index.column()).isNull();
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size()) + (hasTotals() ? 1 : 0);
}

int ReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ReportColumn &column = m_table.columns.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (isTotal(index.row()) && index.column() == 0 && m_table.totals.value(0).isNull()) {
            return tr("Total");
        }
        return figureText(column, cell(index.row(), index.column()));
    case table_role::Raw: return cell(index.row(), index.column());
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (isNumber(column.kind) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        if (isTotal(index.row())) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    // a return on investment says at a glance whether it was one
    case table_role::Chip:
        return column.key == QLatin1String("roi") && !std::isnan(figureNumber(cell(index.row(), index.column())));
    case table_role::Tone: {
        const double number = column.key == QLatin1String("roi") ? figureNumber(cell(index.row(), index.column())) : 0;
        return int(std::isnan(number) || number == 0 ? Tone::Neutral : number > 0 ? Tone::Good : Tone::Bad);
    }
    case Qt::ToolTipRole:
        return canOpen(index) ? tr("Return or double click shows the records behind this figure") : QVariant();
    default: return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.columns.size()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_table.columns.at(section).label;
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (isNumber(m_table.columns.at(section).kind) ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

}  // namespace fieldfare
