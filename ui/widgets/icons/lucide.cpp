// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons/lucide.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace fieldfare {

namespace {

constexpr QLatin1String namePrefix("lucide:");

QByteArray svgSource(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon missing from resources/icons/icons.txt: %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

QPixmap render(const QString &name, const QByteArray &svg, int size, qreal ratio)
{
    const int pixels = std::max(1, static_cast<int>(std::ceil(size * ratio)));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        if (!renderer.isValid()) {
            qWarning("icon cannot be read: %s", qPrintable(name));
        }
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

/// Paints one icon; knows its colour only when asked, so that a change of theme needs no new icons.
class LucideEngine : public QIconEngine {
public:
    LucideEngine(QString name, QPalette::ColorRole role, QColor color)
        : m_name(std::move(name)), m_role(role), m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintLucide(*painter, rect, m_name, colorFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` arrives in device pixels.
        const int pixels = std::min(size.width(), size.height());
        QPixmap result = lucidePixmap(m_name, pixels, colorFor(mode), 1.0);
        result.setDevicePixelRatio(scale);
        return result;
    }

    QString iconName() override { return m_color.isValid() ? QString() : namePrefix + m_name; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new LucideEngine(m_name, m_role, m_color); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        return m_color.isValid() ? m_color : palette.color(m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
    QColor m_color;
};

}  // namespace

QIcon lucideIcon(const QString &name, QPalette::ColorRole role)
{
    return QIcon(new LucideEngine(name, role, QColor()));
}

QIcon lucideIcon(const QString &name, const QColor &color)
{
    return QIcon(new LucideEngine(name, QPalette::ButtonText, color));
}

QPixmap lucidePixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const QString key =
        QStringLiteral("lucide/%1/%2/%3/%4")
            .arg(name, QString::number(color.rgba(), 16), QString::number(size), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QByteArray svg = svgSource(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    pixmap = render(name, svg, size, devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintLucide(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const int size = static_cast<int>(std::lround(std::min(rect.width(), rect.height())));
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatio() : 1.0;
    const QPixmap pixmap = lucidePixmap(name, size, color, ratio);
    const double x = rect.x() + (rect.width() - size) / 2;
    const double y = rect.y() + (rect.height() - size) / 2;
    // On whole device pixels, or thin strokes blur.
    painter.drawPixmap(QPointF(std::round(x * ratio) / ratio, std::round(y * ratio) / ratio), pixmap);
}

QString lucideNameOf(const QIcon &icon)
{
    const QString name = icon.name();
    return name.startsWith(namePrefix) ? name.mid(namePrefix.size()) : QString();
}

QPixmap birdPixmap(int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("bird/%1/%2").arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(QStringLiteral("bird"), svgSource(QStringLiteral("bird")), size, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

}  // namespace fieldfare
