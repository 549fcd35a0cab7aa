// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/basic/button.h"
#include "widgets/theme/tokens.h"

class QIcon;
class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;

/// What the drawing functions of AppStyle share.
namespace fieldfare::style_parts {

const Tokens &tokensOf(const QStyleOption *option);
bool focusVisible(const QStyleOption *option);
bool inQuietGrid(const QWidget *widget);
void drawFieldFrame(const QStyleOption *option, QPainter &painter, bool focused, const QWidget *widget);
void drawCheck(const QStyleOption *option, QPainter &painter, bool round);
/// Our line icons take the colour of the text beside them; any other icon is left as it is.
void drawTintedIcon(QPainter &painter, const QRect &rect, const QIcon &icon, const QColor &color, bool enabled);
Button::Kind kindOf(const QStyleOptionButton &option, const QWidget *widget);
QColor buttonTextColor(const Tokens &t, Button::Kind kind, bool enabled, bool checked);

}  // namespace fieldfare::style_parts
