// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/charts.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace fieldfare {

namespace {

std::pair<double, double> range(const QList<BarGroup> &groups)
{
    double low = 0;
    double high = 0;
    for (const BarGroup &group : groups) {
        for (const double value : group.values) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    return {low, high};
}

QList<std::pair<QString, QColor>> legendOf(const QList<BarSeries> &series, const Tokens &tokens)
{
    QList<std::pair<QString, QColor>> entries;
    for (const BarSeries &s : series) {
        entries.append({s.label, chart::inkColor(tokens, s.ink)});
    }
    return entries;
}

QString nameOf(const BarGroup &group, const QList<BarSeries> &series, int s)
{
    return series.size() > 1 ? group.label + QStringLiteral(", ") + series.at(s).label : group.label;
}

/// Horizontal grid with its labels at the left; returns the plot area.
QRectF drawVerticalAxis(QPainter &painter, const QRectF &area, const Tokens &tokens, const chart::Scale &scale,
                        const std::function<QString(double)> &writer)
{
    const QFontMetricsF metrics(painter.font());
    double labelWidth = 0;
    for (const double v : scale.marks()) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(writer(v)));
    }
    const QRectF plot = area.adjusted(labelWidth + space::s, metrics.height() / 2 + 2, 0, -metrics.height() - space::s);
    for (const double v : scale.marks()) {
        const double y = std::round(scale.position(v, plot.bottom(), plot.top())) + 0.5;
        painter.setPen(QPen(std::abs(v) < scale.step / 1000 ? tokens.borderStrong : tokens.grid, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(area.left(), y - metrics.height() / 2, labelWidth, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, writer(v));
    }
    return plot;
}

/// Category names below the plot; as many as fit.
void drawCategories(QPainter &painter, const QRectF &plot, const Tokens &tokens, const QList<BarGroup> &groups)
{
    const QFontMetricsF metrics(painter.font());
    const double slot = plot.width() / std::max<qsizetype>(1, groups.size());
    double widest = 1;
    for (const BarGroup &group : groups) {
        widest = std::max(widest, metrics.horizontalAdvance(group.label));
    }
    const int every = std::max(1, static_cast<int>(std::ceil((widest + 6) / std::max(1.0, slot))));
    painter.setPen(tokens.muted);
    for (int i = 0; i < groups.size(); i += every) {
        const QRectF cell(plot.left() + (i + 0.5) * slot - slot * every / 2, plot.bottom() + space::xs, slot * every,
                          metrics.height() + 2);
        painter.drawText(cell, Qt::AlignHCenter | Qt::AlignTop,
                         metrics.elidedText(groups.at(i).label, Qt::ElideRight, cell.width()));
    }
}

void drawColumn(QPainter &painter, const QRectF &r, const QColor &color, bool hot)
{
    QPainterPath path;
    const double radius = std::min(3.0, r.width() / 2);
    path.addRoundedRect(r.normalized(), radius, radius);
    painter.fillPath(path, hot ? color.lighter(112) : color);
}

}  // namespace

void BarChart::setData(const QList<BarSeries> &series, const QList<BarGroup> &groups)
{
    m_series = series;
    m_groups = groups;
    dataChanged();
}

QSize BarChart::sizeHint() const
{
    const int perGroup = 18 + 15 * static_cast<int>(m_series.size());
    return {560, static_cast<int>(m_groups.size()) * perGroup + 70};
}

std::vector<Chart::Mark> BarChart::draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const
{
    std::vector<Mark> marks;
    if (m_groups.isEmpty() || m_series.isEmpty()) {
        return marks;
    }
    const QFontMetricsF metrics(painter.font());
    double labelWidth = 40;
    double noteWidth = 0;
    for (const BarGroup &group : m_groups) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(group.label));
        noteWidth = std::max(
            noteWidth, metrics.horizontalAdvance(group.note.isEmpty() ? write(group.values.value(0)) : group.note));
    }
    labelWidth = std::min(labelWidth, area.width() * 0.3);
    const double legend = m_series.size() > 1 ? metrics.height() + space::m : 0;
    if (legend > 0) {
        chart::drawLegend(painter, QRectF(area.x(), area.y(), area.width(), metrics.height() + 2), tokens,
                          legendOf(m_series, tokens));
    }
    const auto [low, high] = range(m_groups);
    QRectF plot = area.adjusted(labelWidth + space::m, legend, -noteWidth - space::l, -metrics.height() - space::m);
    const double axisLabel = metrics.horizontalAdvance(writeAxis(high)) + 28;
    const chart::Scale scale =
        chart::niceScale(low, high, std::clamp(static_cast<int>(plot.width() / axisLabel), 2, 6));
    for (const double v : scale.marks()) {
        const double x = std::round(scale.position(v, plot.left(), plot.right())) + 0.5;
        painter.setPen(QPen(std::abs(v) < scale.step / 1000 ? tokens.borderStrong : tokens.grid, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(x - 60, plot.bottom() + 6, 120, metrics.height() + 2), Qt::AlignCenter, writeAxis(v));
    }
    const double slot = plot.height() / m_groups.size();
    const double bar = std::clamp((slot - 14) / m_series.size() - 2, 4.0, 14.0);
    const double block = bar * m_series.size() + 2.0 * (m_series.size() - 1);
    const double zero = scale.position(0, plot.left(), plot.right());
    for (int g = 0; g < m_groups.size(); ++g) {
        const BarGroup &group = m_groups.at(g);
        const double top = plot.top() + g * slot + (slot - block) / 2;
        painter.setPen(tokens.text);
        painter.drawText(QRectF(area.left(), plot.top() + g * slot, labelWidth, slot),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(group.label, Qt::ElideRight, labelWidth));
        double end = zero;
        for (int s = 0; s < m_series.size(); ++s) {
            const double value = group.values.value(s, std::nan(""));
            if (!std::isfinite(value)) {
                continue;
            }
            const double x = scale.position(value, plot.left(), plot.right());
            const bool lost = s == m_series.size() - 1 && group.noteTone == Tone::Bad && m_series.size() > 1;
            const QColor color = value < 0 || lost ? tokens.bad : chart::inkColor(tokens, m_series.at(s).ink);
            const QRectF r =
                QRectF(QPointF(zero, top + s * (bar + 2)), QPointF(x, top + s * (bar + 2) + bar)).normalized();
            drawColumn(painter, r.width() < 1.5 ? QRectF(r.x(), r.y(), 1.5, r.height()) : r, color,
                       hot == static_cast<int>(marks.size()));
            marks.push_back({r.adjusted(-2, -1, 4, 1), group.key, nameOf(group, m_series, s), write(value)});
            end = std::max(end, x);
        }
        const QString note =
            group.note.isEmpty() ? (m_series.size() == 1 ? write(group.values.value(0)) : QString()) : group.note;
        painter.setPen(group.noteTone == Tone::Neutral ? tokens.text : tokens.textOf(group.noteTone));
        painter.drawText(QRectF(end + space::s, top, area.right() - end, block), Qt::AlignLeft | Qt::AlignVCenter,
                         note);
    }
    return marks;
}

void ColumnChart::setData(const QList<BarSeries> &series, const QList<BarGroup> &groups)
{
    m_series = series;
    m_groups = groups;
    dataChanged();
}

std::vector<Chart::Mark> ColumnChart::draw(QPainter &painter, const QRectF &whole, const Tokens &tokens, int hot) const
{
    std::vector<Mark> marks;
    if (m_groups.isEmpty() || m_series.isEmpty()) {
        return marks;
    }
    QRectF area = whole;
    const QFontMetricsF metrics(painter.font());
    if (m_series.size() > 1) {
        chart::drawLegend(painter, QRectF(area.x(), area.y(), area.width(), metrics.height() + 2), tokens,
                          legendOf(m_series, tokens));
        area.setTop(area.top() + metrics.height() + space::s);
    }
    const auto [low, high] = range(m_groups);
    const chart::Scale scale = chart::niceScale(low, high, std::clamp(static_cast<int>(area.height() / 52), 2, 5));
    const QRectF plot = drawVerticalAxis(painter, area, tokens, scale, [this](double v) { return writeAxis(v); });
    drawCategories(painter, plot, tokens, m_groups);
    const double slot = plot.width() / m_groups.size();
    const double column = std::clamp(slot * 0.62 / m_series.size(), 2.0, 34.0);
    const double zero = scale.position(0, plot.bottom(), plot.top());
    for (int g = 0; g < m_groups.size(); ++g) {
        const BarGroup &group = m_groups.at(g);
        const double left = plot.left() + (g + 0.5) * slot - column * m_series.size() / 2;
        for (int s = 0; s < m_series.size(); ++s) {
            const double value = group.values.value(s, std::nan(""));
            if (!std::isfinite(value)) {
                continue;
            }
            const double y = scale.position(value, plot.bottom(), plot.top());
            const QRectF r =
                QRectF(QPointF(left + s * column + 1, zero), QPointF(left + (s + 1) * column - 1, y)).normalized();
            drawColumn(painter, r, value < 0 ? tokens.bad : chart::inkColor(tokens, m_series.at(s).ink),
                       hot == static_cast<int>(marks.size()));
            marks.push_back({r.adjusted(-1, -3, 1, 3), group.key, nameOf(group, m_series, s), write(value)});
            // Direct labels where they fit without touching each other.
            const QString label = writeAxis(value);
            if (m_series.size() == 1 && value != 0 && metrics.horizontalAdvance(label) < slot - 4) {
                painter.setPen(value < 0 ? tokens.badText : tokens.muted);
                const double ty = value < 0 ? r.bottom() + 1 : r.top() - metrics.height() - 1;
                painter.drawText(QRectF(r.center().x() - slot / 2, ty, slot, metrics.height()), Qt::AlignCenter, label);
            }
        }
    }
    return marks;
}

void LineChart::setData(const QList<BarSeries> &series, const QList<BarGroup> &groups)
{
    m_series = series;
    m_groups = groups;
    dataChanged();
}

std::vector<Chart::Mark> LineChart::draw(QPainter &painter, const QRectF &whole, const Tokens &tokens, int hot) const
{
    std::vector<Mark> marks;
    if (m_groups.isEmpty() || m_series.isEmpty()) {
        return marks;
    }
    const QFontMetricsF metrics(painter.font());
    double endLabel = 0;
    if (m_series.size() > 1) {
        for (const BarSeries &series : m_series) {
            endLabel = std::max(endLabel, metrics.horizontalAdvance(series.label) + space::s);
        }
    }
    const QRectF area = whole.adjusted(0, 0, -std::min(endLabel, whole.width() * 0.3) - 4, 0);
    const auto [low, high] = range(m_groups);
    const chart::Scale scale = chart::niceScale(low, high, std::clamp(static_cast<int>(area.height() / 52), 2, 5));
    const QRectF plot = drawVerticalAxis(painter, area, tokens, scale, [this](double v) { return writeAxis(v); });
    drawCategories(painter, plot, tokens, m_groups);
    const double slot = plot.width() / m_groups.size();
    double lastLabel = -1e9;
    for (int s = 0; s < m_series.size(); ++s) {
        const QColor color = chart::inkColor(tokens, m_series.at(s).ink);
        QPainterPath path;
        QPointF last;
        bool open = false;
        const size_t firstMark = marks.size();
        for (int g = 0; g < m_groups.size(); ++g) {
            const double value = m_groups.at(g).values.value(s, std::nan(""));
            if (!std::isfinite(value)) {
                open = false;
                continue;
            }
            const QPointF p(plot.left() + (g + 0.5) * slot, scale.position(value, plot.bottom(), plot.top()));
            if (open) {
                path.lineTo(p);
            } else {
                path.moveTo(p);
            }
            open = true;
            last = p;
            marks.push_back({QRectF(p.x() - slot / 2, p.y() - 8, slot, 16), m_groups.at(g).key,
                             nameOf(m_groups.at(g), m_series, s), write(value)});
        }
        painter.setPen(QPen(color, 2, s == 0 ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        for (size_t i = firstMark; i < marks.size(); ++i) {
            const bool big = hot == static_cast<int>(i);
            if (big || m_groups.size() <= 31) {
                painter.setPen(QPen(tokens.surface, 1.5));
                painter.setBrush(color);
                painter.drawEllipse(marks[i].area.center(), big ? 5.0 : 3.2, big ? 5.0 : 3.2);
            }
        }
        if (m_series.size() > 1 && open) {
            double y = last.y() - metrics.height() / 2;
            if (std::abs(y - lastLabel) < metrics.height()) {
                y = lastLabel + metrics.height();
            }
            lastLabel = y;
            painter.setPen(tokens.text);
            painter.drawText(QRectF(last.x() + space::s, y, whole.right() - last.x() - space::s, metrics.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, m_series.at(s).label);
        }
    }
    return marks;
}

void FunnelChart::setData(const QList<FunnelStep> &steps)
{
    m_steps = steps;
    dataChanged();
}

QSize FunnelChart::sizeHint() const { return {480, 44 * static_cast<int>(std::max<qsizetype>(2, m_steps.size()))}; }

std::vector<Chart::Mark> FunnelChart::draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const
{
    std::vector<Mark> marks;
    if (m_steps.isEmpty()) {
        return marks;
    }
    const QFontMetricsF metrics(painter.font());
    double labelWidth = 40;
    double noteWidth = 0;
    double most = 1e-9;
    for (const FunnelStep &step : m_steps) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(step.label));
        noteWidth = std::max(noteWidth, metrics.horizontalAdvance(step.note));
        most = std::max(most, step.value);
    }
    labelWidth = std::min(labelWidth, area.width() * 0.3);
    const double left = area.left() + labelWidth + space::m;
    const double full = area.width() - labelWidth - space::m - noteWidth - (noteWidth > 0 ? space::l : 0);
    const double slot = std::min(52.0, area.height() / m_steps.size());
    for (int i = 0; i < m_steps.size(); ++i) {
        const FunnelStep &step = m_steps.at(i);
        const double y = area.top() + i * slot;
        const double w = std::max(3.0, full * step.value / most);
        const QRectF bar(left + (full - w) / 2, y + 3, w, slot - 6);
        painter.setPen(tokens.text);
        painter.drawText(QRectF(area.left(), y, labelWidth, slot), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(step.label, Qt::ElideRight, labelWidth));
        QColor color = tokens.accent;
        color.setAlphaF(static_cast<float>(1.0 - 0.5 * i / m_steps.size()));
        drawColumn(painter, bar, color, hot == i);
        const QString value = write(step.value);
        const double valueWidth = metrics.horizontalAdvance(value) + space::m;
        if (valueWidth < w) {
            painter.setPen(i * 2 < m_steps.size() ? tokens.onAccent : tokens.text);
            painter.drawText(bar, Qt::AlignCenter, value);
        } else {
            painter.setPen(tokens.text);
            painter.drawText(QRectF(bar.right() + 5, y, 200, slot), Qt::AlignLeft | Qt::AlignVCenter, value);
        }
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(area.right() - noteWidth, y, noteWidth + 1, slot), Qt::AlignRight | Qt::AlignVCenter,
                         step.note);
        marks.push_back(
            {bar, step.key, step.label, step.note.isEmpty() ? value : value + QStringLiteral(" · ") + step.note});
    }
    return marks;
}

Sparkline::Sparkline(QWidget *parent) : Chart(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void Sparkline::setValues(const QList<double> &values, const QStringList &names)
{
    m_values = values;
    m_names = names;
    dataChanged();
}

std::vector<Chart::Mark> Sparkline::draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const
{
    std::vector<Mark> marks;
    double most = 1e-9;
    for (const double value : m_values) {
        most = std::max(most, value);
    }
    const double slot = area.width() / std::max<qsizetype>(1, m_values.size());
    for (int i = 0; i < m_values.size(); ++i) {
        const double h = std::max(2.0, area.height() * m_values.at(i) / most);
        QColor color = tokens.accent;
        color.setAlphaF(static_cast<float>(0.4 + 0.6 * (i + 1.0) / m_values.size()));
        const QRectF r(area.left() + i * slot + 1, area.bottom() - h, std::max(2.0, slot - 2.5), h);
        drawColumn(painter, r, color, hot == i);
        marks.push_back(
            {QRectF(r.x(), area.top(), r.width(), area.height()), {}, m_names.value(i), write(m_values.at(i))});
    }
    return marks;
}

}  // namespace fieldfare
