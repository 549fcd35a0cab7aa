// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "widgets/theme/tokens.h"

#include <QList>
#include <QRectF>
#include <QWidget>

#include <functional>
#include <vector>

namespace fieldfare {

/// What one set of numbers in a chart looks like. Colour-blind safe: neutral grey against one tone; signs and labels carry the meaning.
enum class ChartInk { Neutral, Accent, Good, Attention, Bad };

/// Base of all charts: they are drawn with QPainter in one function that serves screen, PNG and SVG. Figures under the
/// pointer or the keyboard are told; Return, space or a click opens what stands behind them.
class Chart : public QWidget {
    Q_OBJECT
public:
    /// Writes a number for labels and axes.
    using Writer = std::function<QString(double)>;

    explicit Chart(QWidget *parent = nullptr);

    /// For labels on marks and hints, e.g. format::money; and for axis ticks, e.g. "€ 10k".
    void setWriters(Writer value, Writer axis);
    /// What a screen reader says first; the numbers follow by themselves.
    void setTitle(const QString &title);

    /// The size in device-independent pixels; `scale` 2 gives a PNG of twice the pixels. Errors: Io.
    [[nodiscard]] Result<> exportPng(const QString &file, const QSize &size, double scale = 2.0) const;
    [[nodiscard]] Result<> exportSvg(const QString &file, const QSize &size) const;
    /// Draws into any painter, e.g. a printer page.
    void render(QPainter &painter, const QRectF &area, const Tokens &tokens) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 280}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 80}; }

signals:
    /// The key given with the data.
    void activated(const QString &key);

protected:
    /// A place that can be pointed at.
    struct Mark {
        QRectF area;
        QString key;
        QString name;
        QString value;
    };

    /// Draws everything and returns the marks; must not depend on widget state but `hot` (index of the highlighted mark, −1 none).
    virtual std::vector<Mark> draw(QPainter &painter, const QRectF &area, const Tokens &tokens, int hot) const = 0;

    [[nodiscard]] QString write(double value) const;
    [[nodiscard]] QString writeAxis(double value) const;
    void dataChanged();

    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setHot(int index);

    Writer m_value;
    Writer m_axis;
    QString m_title;
    std::vector<Mark> m_marks;
    int m_hot = -1;
};

namespace chart {

/// Round tick distances (1, 2, 2.5, 5 × 10^n): about `wanted` ticks that include zero and cover low…high.
struct Scale {
    double low = 0;
    double high = 1;
    double step = 1;
    [[nodiscard]] double position(double value, double from, double to) const
    {
        return high > low ? from + (value - low) / (high - low) * (to - from) : from;
    }
    /// From low to high by step.
    [[nodiscard]] QVector<double> marks() const;
};
[[nodiscard]] Scale niceScale(double low, double high, int wanted);
[[nodiscard]] QColor inkColor(const Tokens &tokens, ChartInk ink);
void drawLegend(QPainter &painter, const QRectF &area, const Tokens &tokens,
                const QList<std::pair<QString, QColor>> &entries);

}  // namespace chart

}  // namespace fieldfare
