// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

class QPainter;

namespace fieldfare {

/// Line icons of the Lucide set, embedded as `:/icons/<name>.svg`; the names in use are listed in resources/icons/icons.txt.
/// They are drawn from the vector at the size and pixel ratio asked for, with a stroke of 1.75, in one colour; results
/// are kept in QPixmapCache. An unknown name gives an empty icon and one warning. GUI thread.

/// An icon in a colour of the application's palette at the time it is painted, so it follows the theme.
/// The application style repaints such icons in the text colour of the button or menu they stand in.
[[nodiscard]] QIcon lucideIcon(const QString &name, QPalette::ColorRole role = QPalette::ButtonText);
/// An icon in a fixed colour.
[[nodiscard]] QIcon lucideIcon(const QString &name, const QColor &color);

/// `size` in device-independent pixels; the pixmap carries its device pixel ratio.
[[nodiscard]] QPixmap lucidePixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);
void paintLucide(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// The Lucide name of an icon made by lucideIcon with a palette role, empty for any other icon.
[[nodiscard]] QString lucideNameOf(const QIcon &icon);

/// The brand's bird, in its own colours.
[[nodiscard]] QPixmap birdPixmap(int size, qreal devicePixelRatio);

}  // namespace fieldfare
