// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style_parts.h"

#include "widgets/basic/controls.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace fieldfare::style_parts {

const Tokens &tokensOf(const QStyleOption *option) { return tokensFor(option->palette); }

bool focusVisible(const QStyleOption *option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange);
}

bool inQuietGrid(const QWidget *widget)
{
    // Fields lie one or two levels below their grid.
    for (int level = 0; widget != nullptr && level < 5; ++level, widget = widget->parentWidget()) {
        if (const auto *grid = qobject_cast<const FieldGrid *>(widget)) {
            return grid->isQuiet();
        }
    }
    return false;
}

void drawFieldFrame(const QStyleOption *option, QPainter &painter, bool focused, const QWidget *widget)
{
    const Tokens &t = tokensOf(option);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    if (!focused && !hovered && inQuietGrid(widget)) {
        return;
    }
    const QColor border = focused ? t.accent : hovered ? t.borderStrong : t.border;
    drawPanel(painter, option->rect, metric::radius, enabled ? t.field : t.hover, border, focused ? 1.6 : 1.0);
}

void drawCheck(const QStyleOption *option, QPainter &painter, bool round)
{
    const Tokens &t = tokensOf(option);
    const bool on = option->state & QStyle::State_On;
    const bool partly = option->state & QStyle::State_NoChange;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = round ? box.width() / 2 : metric::radiusSmall;
    const QColor fill = on || partly ? (enabled ? t.accent : t.muted) : t.field;
    drawPanel(painter, box, radius, fill,
              focusVisible(option) ? t.text
              : on || partly       ? fill
              : hovered            ? t.accent
                                   : t.muted,
              focusVisible(option) ? 2 : 1.2);
    if (on && round) {
        drawPanel(painter, box.adjusted(4.5, 4.5, -4.5, -4.5), box.width(), t.onAccent);
    } else if (on) {
        paintLucide(painter, box.adjusted(1, 1, -1, -1), QStringLiteral("check"), t.onAccent);
    } else if (partly) {
        paintLucide(painter, box.adjusted(1, 1, -1, -1), QStringLiteral("minus"), t.onAccent);
    }
}

/// Our line icons take the colour of the text beside them; any other icon is left as it is.
void drawTintedIcon(QPainter &painter, const QRect &rect, const QIcon &icon, const QColor &color, bool enabled)
{
    const QString name = lucideNameOf(icon);
    if (name.isEmpty()) {
        icon.paint(&painter, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    } else {
        paintLucide(painter, rect, name, color);
    }
}

Button::Kind kindOf(const QStyleOptionButton &option, const QWidget *widget)
{
    if (const auto *button = qobject_cast<const Button *>(widget)) {
        return button->kind();
    }
    if (option.features & QStyleOptionButton::DefaultButton) {
        return Button::Kind::Primary;
    }
    return option.features & QStyleOptionButton::Flat ? Button::Kind::Ghost : Button::Kind::Secondary;
}

QColor buttonTextColor(const Tokens &t, Button::Kind kind, bool enabled, bool checked)
{
    if (!enabled) {
        return t.muted;
    }
    switch (kind) {
    case Button::Kind::Primary:
    case Button::Kind::Danger: return t.onAccent;
    case Button::Kind::Link: return t.accent;
    case Button::Kind::Secondary:
    case Button::Kind::Ghost: break;
    }
    return checked ? t.accent : t.text;
}

}  // namespace fieldfare::style_parts
