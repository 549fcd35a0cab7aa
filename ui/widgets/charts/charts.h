// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chart.h"

namespace fieldfare {

/// One group of bars, e.g. a campaign with cost and revenue.
struct BarGroup {
    QString key;  ///< emitted by activated()
    QString label;
    QList<double> values;  ///< one per series; NaN leaves the bar out
    QString note;          ///< direct label behind the longest bar ("+283 %"); empty: the last value
    Tone noteTone = Tone::Neutral;
};

struct BarSeries {
    QString label;
    ChartInk ink = ChartInk::Accent;
};

/// Horizontal bars, grouped by series; a group whose noteTone is Bad shows its last series in the bad colour.
class BarChart : public Chart {
    Q_OBJECT
public:
    explicit BarChart(QWidget *parent = nullptr) : Chart(parent) {}
    void setData(const QList<BarSeries> &series, const QList<BarGroup> &groups);
    /// Enough to show all groups comfortably.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const override;

private:
    QList<BarSeries> m_series;
    QList<BarGroup> m_groups;
};

/// Columns side by side over time or categories, e.g. months. Negative values hang below zero in the bad colour.
class ColumnChart : public Chart {
    Q_OBJECT
public:
    explicit ColumnChart(QWidget *parent = nullptr) : Chart(parent) {}
    void setData(const QList<BarSeries> &series, const QList<BarGroup> &groups);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const override;

private:
    QList<BarSeries> m_series;
    QList<BarGroup> m_groups;
};

/// Lines over equally spaced categories; each line is labelled at its end.
class LineChart : public Chart {
    Q_OBJECT
public:
    explicit LineChart(QWidget *parent = nullptr) : Chart(parent) {}
    void setData(const QList<BarSeries> &series, const QList<BarGroup> &groups);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const override;

private:
    QList<BarSeries> m_series;
    QList<BarGroup> m_groups;
};

/// Stages that shrink from top to bottom, with the share that went on between them.
struct FunnelStep {
    QString key;
    QString label;
    double value = 0;
    QString note;  ///< right of the bar, e.g. "62 % went on"
};

class FunnelChart : public Chart {
    Q_OBJECT
public:
    explicit FunnelChart(QWidget *parent = nullptr) : Chart(parent) {}
    void setData(const QList<FunnelStep> &steps);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const override;

private:
    QList<FunnelStep> m_steps;
};

/// Tiny columns without axes; the newest is the strongest.
class Sparkline : public Chart {
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setValues(const QList<double> &values, const QStringList &names = {});
    [[nodiscard]] QSize sizeHint() const override { return {200, 40}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 32}; }

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const override;

private:
    QList<double> m_values;
    QStringList m_names;
};

}  // namespace fieldfare
