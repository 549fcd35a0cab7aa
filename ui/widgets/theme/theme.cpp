// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/app_style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSettings>

#include <algorithm>
#include <array>
#include <cmath>

namespace fieldfare {

namespace {

/// Qt 6.4 has no colour scheme hint: each system is asked in its own way, the palette it gave us decides elsewhere.
bool systemIsDark(const QPalette &systemPalette)
{
#if defined(Q_OS_WIN)
    const QSettings settings(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    return settings.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
#elif defined(Q_OS_MACOS)
    return QSettings().value(QStringLiteral("AppleInterfaceStyle")).toString() == QLatin1String("Dark");
#else
    if (qEnvironmentVariable("GTK_THEME").endsWith(QLatin1String("dark"), Qt::CaseInsensitive)) {
        return true;
    }
    return systemPalette.color(QPalette::Window).lightness() < systemPalette.color(QPalette::WindowText).lightness();
#endif
}

QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal")) {
        // No desktop to ask: a face with Chinese glyphs next to it.
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"),
                          QStringLiteral("DejaVu Sans")});
        font.setPixelSize(13);
        return font;
    }
    const int pixels = QFontInfo(font).pixelSize();
    font.setPixelSize(std::max(13, pixels));
    return font;
}

QFont scaled(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font(base);
    const int pixels = base.pixelSize() > 0 ? base.pixelSize() : QFontInfo(base).pixelSize();
    font.setPixelSize(static_cast<int>(std::lround(pixels * factor)));
    font.setWeight(weight);
    return font;
}

void drawShadowLayers(QPainter &painter, const QRectF &rect, double radius, const QColor &color, int spread)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor layer = color;
    layer.setAlphaF(static_cast<float>(color.alphaF() * 1.6 / spread));
    painter.setBrush(layer);
    for (int i = spread; i > 0; --i) {
        const double grow = i * 0.8;
        painter.drawRoundedRect(rect.adjusted(-grow, -grow + spread * 0.25, grow, grow + spread * 0.25), radius + grow,
                                radius + grow);
    }
    painter.restore();
}

}  // namespace

void prepareScaling()
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

Theme::Theme(QApplication &app, ThemeChoice choice)
    : m_app(app), m_choice(choice), m_systemPalette(QGuiApplication::palette())
{
    QApplication::setStyle(new AppStyle);
    QApplication::setFont(interfaceFont());
    apply();
    m_app.installEventFilter(this);
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice) {
        return;
    }
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    m_dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark(m_systemPalette));
    m_applying = true;
    QApplication::setPalette(paletteFor(m_dark ? darkTokens() : lightTokens()));
    m_applying = false;
    emit changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // The system changed its colours: a style without our palette knows what they are now.
    if (watched == &m_app && event->type() == QEvent::ThemeChange && !m_applying && m_choice == ThemeChoice::System) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

QFont headingFont(const QFont &base) { return scaled(base, 20.0 / 13.0, QFont::DemiBold); }

QFont strongFont(const QFont &base) { return scaled(base, 1.0, QFont::DemiBold); }

QFont smallFont(const QFont &base)
{
    return scaled(base, 12.0 / 13.0, base.weight() > QFont::Normal ? QFont::DemiBold : QFont::Normal);
}

QFont figureFont(const QFont &base) { return tabular(scaled(base, 22.0 / 13.0, QFont::DemiBold)); }

QFont tabular(const QFont &font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

void drawPanel(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border,
               double borderWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool framed = border.isValid() && borderWidth > 0;
    const double inset = framed ? borderWidth / 2 : 0;
    const QRectF inner = rect.adjusted(inset, inset, -inset, -inset);
    painter.setPen(framed ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double r = std::max(0.0, std::min({radius - inset, inner.width() / 2, inner.height() / 2}));
    painter.drawRoundedRect(inner, r, r);
    painter.restore();
}

void drawShadow(QPainter &painter, const QRectF &rect, double radius, const QColor &color, int spread)
{
    // Drawn once into a small picture; corners are copied from it and edges stretched. Painting the layers at full size
    // cost more than everything else that moves.
    const int reach = static_cast<int>(std::ceil(spread * 1.05));
    const int corner = reach + static_cast<int>(std::ceil(radius + spread));
    const qreal ratio = painter.device() != nullptr ? painter.device()->devicePixelRatio() : 1.0;
    const int side = 2 * corner + 1;
    const QRectF outer = rect.adjusted(-reach, -reach, reach, reach);
    if (outer.width() < side || outer.height() < side || painter.transform().isRotating()) {
        drawShadowLayers(painter, rect, radius, color, spread);
        return;
    }
    const QString key = QStringLiteral("shadow/%1/%2/%3/%4")
                            .arg(QString::number(color.rgba(), 16), QString::number(radius), QString::number(spread),
                                 QString::number(ratio));
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        const int pixels = static_cast<int>(std::ceil(side * ratio));
        // Sixteen bits: the layers are so faint that in eight their colour would be rounded to another one.
        QImage image(pixels, pixels, QImage::Format_RGBA64_Premultiplied);
        image.fill(Qt::transparent);
        QPainter inside(&image);
        inside.scale(pixels / double(side), pixels / double(side));
        drawShadowLayers(inside, QRectF(0, 0, side, side).adjusted(reach, reach, -reach, -reach), radius, color,
                         spread);
        inside.end();
        picture = QPixmap::fromImage(image.convertToFormat(QImage::Format_ARGB32_Premultiplied));
        QPixmapCache::insert(key, picture);
    }
    const double scale = picture.width() / double(side);
    const std::array<double, 4> from{0, double(corner), double(corner + 1), double(side)};
    const std::array<double, 4> x{outer.left(), outer.left() + corner, outer.right() - corner, outer.right()};
    const std::array<double, 4> y{outer.top(), outer.top() + corner, outer.bottom() - corner, outer.bottom()};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) {
                continue;  // under the panel
            }
            painter.drawPixmap(QRectF(QPointF(x[column], y[row]), QPointF(x[column + 1], y[row + 1])), picture,
                               QRectF(QPointF(from[column] * scale, from[row] * scale),
                                      QPointF(from[column + 1] * scale, from[row + 1] * scale)));
        }
    }
}

}  // namespace fieldfare
