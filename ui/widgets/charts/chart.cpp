// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSvgGenerator>
#include <QToolTip>

#include <cmath>

namespace fieldfare {

Chart::Chart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Chart::setWriters(Writer value, Writer axis)
{
    m_value = std::move(value);
    m_axis = std::move(axis);
    dataChanged();
}

void Chart::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
}

QString Chart::write(double value) const
{
    return m_value ? m_value(value)
                   : QLocale().toString(value, 'f', std::abs(value - std::round(value)) < 1e-9 ? 0 : 1);
}

QString Chart::writeAxis(double value) const { return m_axis ? m_axis(value) : write(value); }

void Chart::dataChanged()
{
    m_hot = -1;
    // The numbers as words, for those who cannot see the bars.
    QImage probe(8, 8, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&probe);
    painter.setFont(tabular(QApplication::font()));
    m_marks = draw(painter, QRectF(0, 0, std::max(200, width()), std::max(120, height())), tokensFor(this), -1);
    QStringList words;
    for (const Mark &mark : m_marks) {
        words.append(mark.name + QStringLiteral(": ") + mark.value);
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void Chart::render(QPainter &painter, const QRectF &area, const Tokens &tokens) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(tabular(QApplication::font()));
    (void)draw(painter, area, tokens, -1);
    painter.restore();
}

Result<> Chart::exportPng(const QString &file, const QSize &size, double scale) const
{
    QImage image(QSizeF(QSizeF(size) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(lightTokens().surface);
    QPainter painter(&image);
    render(painter, QRectF(QPointF(0, 0), QSizeF(size)).adjusted(16, 16, -16, -16), lightTokens());
    painter.end();
    if (!image.save(file, "PNG")) {
        return fail(ErrorCode::Io, tr("The picture could not be written to “%1”. Choose another place.").arg(file));
    }
    return {};
}

Result<> Chart::exportSvg(const QString &file, const QSize &size) const
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::Io, tr("The picture could not be written to “%1”. Choose another place.").arg(file),
                    out.errorString());
    }
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(m_title);
    QPainter painter(&generator);
    painter.fillRect(QRect(QPoint(0, 0), size), lightTokens().surface);
    render(painter, QRectF(QPointF(0, 0), QSizeF(size)).adjusted(16, 16, -16, -16), lightTokens());
    painter.end();
    out.close();
    if (out.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, tr("The picture could not be written to “%1”. Choose another place.").arg(file),
                    out.errorString());
    }
    return {};
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(tabular(QApplication::font()));
    const Tokens &t = tokensFor(this);
    m_marks = draw(painter, QRectF(rect()), t, m_hot);
    if (hasFocus() && m_hot >= 0 && m_hot < static_cast<int>(m_marks.size())) {
        drawPanel(painter, m_marks[static_cast<size_t>(m_hot)].area.adjusted(-2, -2, 2, 2), metric::radiusSmall, {},
                  t.accent, 1.6);
    }
}

void Chart::setHot(int index)
{
    if (index == m_hot) {
        return;
    }
    m_hot = index;
    const bool some = index >= 0 && index < static_cast<int>(m_marks.size());
    if (some) {
        const Mark &mark = m_marks[static_cast<size_t>(index)];
        QToolTip::showText(mapToGlobal(mark.area.center().toPoint()), mark.name + QStringLiteral("\n") + mark.value,
                           this, mark.area.toAlignedRect());
    } else {
        QToolTip::hideText();
    }
    setCursor(some && !m_marks[static_cast<size_t>(index)].key.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    int found = -1;
    for (size_t i = 0; i < m_marks.size(); ++i) {
        if (m_marks[i].area.contains(event->position())) {
            found = static_cast<int>(i);
        }
    }
    setHot(found);
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_hot >= 0 && m_hot < static_cast<int>(m_marks.size())) {
        const QString key = m_marks[static_cast<size_t>(m_hot)].key;
        if (!key.isEmpty()) {
            emit activated(key);
        }
    }
}

void Chart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHot(-1);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(m_marks.size());
    if (count > 0) {
        switch (event->key()) {
        case Qt::Key_Right:
        case Qt::Key_Down: setHot((m_hot + 1) % count); return;
        case Qt::Key_Left:
        case Qt::Key_Up: setHot(m_hot <= 0 ? count - 1 : m_hot - 1); return;
        case Qt::Key_Home: setHot(0); return;
        case Qt::Key_End: setHot(count - 1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_hot >= 0 && !m_marks[static_cast<size_t>(m_hot)].key.isEmpty()) {
                emit activated(m_marks[static_cast<size_t>(m_hot)].key);
            }
            return;
        default: break;
        }
    }
    QWidget::keyPressEvent(event);
}

void Chart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_hot < 0 && !m_marks.empty() && event->reason() != Qt::MouseFocusReason) {
        setHot(0);
    }
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setHot(-1);
}

namespace chart {

QVector<double> Scale::marks() const
{
    QVector<double> marks;
    const auto steps = static_cast<int>(std::floor((high - low) / step + 0.5));
    for (int i = 0; i <= steps; ++i) {
        marks.append(low + i * step);
    }
    return marks;
}

Scale niceScale(double low, double high, int wanted)
{
    low = std::min(0.0, low);
    high = std::max(0.0, high);
    if (high - low < 1e-12) {
        return {0, 1, 1};
    }
    const double raw = (high - low) / std::max(1, wanted);
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * magnitude;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * magnitude >= raw * 0.999) {
            step = factor * magnitude;
            break;
        }
    }
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

QColor inkColor(const Tokens &tokens, ChartInk ink)
{
    switch (ink) {
    case ChartInk::Neutral: return tokens.chartNeutral;
    case ChartInk::Accent: return tokens.accent;
    case ChartInk::Good: return tokens.good;
    case ChartInk::Attention: return tokens.attention;
    case ChartInk::Bad: return tokens.bad;
    }
    return tokens.accent;
}

void drawLegend(QPainter &painter, const QRectF &area, const Tokens &tokens,
                const QList<std::pair<QString, QColor>> &entries)
{
    const QFontMetricsF metrics(painter.font());
    double x = area.right();
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        const double w = metrics.horizontalAdvance(it->first);
        x -= w;
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(x, area.y(), w + 2, area.height()), Qt::AlignVCenter | Qt::AlignLeft, it->first);
        x -= 15;
        drawPanel(painter, QRectF(x, area.center().y() - 5, 10, 10), 3, it->second);
        x -= space::m;
    }
}

}  // namespace chart

}  // namespace fieldfare
