// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;
class QPainter;
class QRectF;

namespace fieldfare {

enum class ThemeChoice { System, Light, Dark };

/// Must run before the QApplication is made: fractional scaling is passed through unrounded.
void prepareScaling();

/// Dresses the application: style, palette and font; with ThemeChoice::System it follows the system while running.
/// One object per application, owned by main(); not a singleton: widgets find their colours in their palette.
class Theme : public QObject {
    Q_OBJECT
public:
    Theme(QApplication &app, ThemeChoice choice);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const { return m_dark; }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QApplication &m_app;
    ThemeChoice m_choice;
    QPalette m_systemPalette;
    bool m_dark = false;
    bool m_applying = false;
};

/// 20 px, weight 600: titles of pages.
[[nodiscard]] QFont headingFont(const QFont &base);
/// Weight 600 at the base size: titles of cards, names in lists.
[[nodiscard]] QFont strongFont(const QFont &base);
/// One step smaller than the base: hints, chips, chart labels.
[[nodiscard]] QFont smallFont(const QFont &base);
/// Large figures of tiles.
[[nodiscard]] QFont figureFont(const QFont &base);
/// The same font with digits of equal width (where the font offers both).
[[nodiscard]] QFont tabular(const QFont &font);

/// A filled and framed rounded rectangle with crisp hairlines. Invalid colours are left out.
void drawPanel(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border = {},
               double borderWidth = 1.0);
/// The soft shadow of something that floats; draw it before the panel. `spread` is how far it reaches.
void drawShadow(QPainter &painter, const QRectF &rect, double radius, const QColor &color, int spread = 12);

}  // namespace fieldfare
