// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, menu entries and scroll bars of the application style.
#include "widgets/basic/button.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/app_style.h"
#include "widgets/theme/style_parts.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace fieldfare {

using namespace style_parts;

void AppStyle::drawButtonBevel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(&option);
    const Button::Kind kind = kindOf(option, widget);
    const bool enabled = option.state & State_Enabled;
    const bool down = enabled && (option.state & State_Sunken);
    const bool hovered = enabled && (option.state & State_MouseOver);
    const bool checked = option.state & State_On;
    QColor fill;
    QColor border;
    switch (kind) {
    case Button::Kind::Primary: fill = !enabled ? t.pressed : down || hovered ? t.accentHover : t.accent; break;
    case Button::Kind::Danger: fill = !enabled ? t.pressed : t.bad; break;
    case Button::Kind::Secondary:
        fill = checked ? t.accentSoft : down ? t.pressed : hovered ? t.hover : t.surface;
        border = hovered ? t.borderStrong : t.border;
        break;
    case Button::Kind::Ghost:
        fill = checked ? t.accentSoft : down ? t.pressed : hovered ? (t.dark ? t.hover : t.pressed) : QColor();
        break;
    case Button::Kind::Link: break;
    }
    if (fill.isValid() || border.isValid()) {
        drawPanel(painter, option.rect, metric::radius, fill, border);
    }
    if (focusVisible(&option)) {
        const bool filled = kind == Button::Kind::Primary || kind == Button::Kind::Danger;
        if (filled) {
            drawPanel(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), metric::radius - 2, {}, t.onAccent, 1.6);
        } else {
            drawPanel(painter, option.rect, metric::radius, {}, t.accent, 2);
        }
    }
}

void AppStyle::drawButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(&option);
    const Button::Kind kind = kindOf(option, widget);
    const bool enabled = option.state & State_Enabled;
    const bool hovered = enabled && (option.state & State_MouseOver);
    const auto *own = qobject_cast<const Button *>(widget);
    const bool quiet = own != nullptr && own->isQuiet() && !hovered;
    const QColor color = quiet ? t.muted : buttonTextColor(t, kind, enabled, option.state & State_On);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    const QFontMetrics metrics = option.fontMetrics;
    const int iconSize = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = iconSize && !option.text.isEmpty() ? space::s : 0;
    const int menuWidth = hasMenu ? metric::icon + space::xs : 0;
    const int textWidth = option.text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, option.text).width();
    int x = option.rect.x() + (option.rect.width() - iconSize - gap - textWidth - menuWidth) / 2;
    x = std::max(x, option.rect.x() + (option.text.isEmpty() ? 0 : kind == Button::Kind::Link ? 0 : space::s));
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto place = [&](int width) {
        QRect r(x, option.rect.y(), width, option.rect.height());
        x += width;
        return mirrored ? visualRect(Qt::RightToLeft, option.rect, r) : r;
    };
    if (iconSize) {
        QRect r = place(iconSize);
        r.setTop(option.rect.y() + (option.rect.height() - iconSize) / 2);
        r.setHeight(iconSize);
        drawTintedIcon(painter, r, option.icon, color, enabled);
        x += gap;
    }
    if (!option.text.isEmpty()) {
        painter.save();
        QFont font = painter.font();
        font.setUnderline(kind == Button::Kind::Link && hovered);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(place(textWidth + 1),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
        painter.restore();
    }
    if (hasMenu) {
        x += space::xs;
        QRect r = place(metric::icon);
        r.setTop(option.rect.y() + (option.rect.height() - metric::icon) / 2);
        r.setHeight(metric::icon);
        paintLucide(painter, r.adjusted(1, 1, -1, -1), QStringLiteral("chevron-down"), color);
    }
}

void AppStyle::drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(&option);
    const QRect r = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        if (option.text.isEmpty()) {
            painter.fillRect(QRect(r.x() + space::s, r.center().y(), r.width() - 2 * space::s, 1), t.border);
        } else {
            painter.save();
            painter.setFont(smallFont(option.font));
            painter.setPen(t.muted);
            painter.drawText(r.adjusted(space::m, 0, -space::m, 0), Qt::AlignVCenter | Qt::AlignLeft, option.text);
            painter.restore();
        }
        return;
    }
    const bool enabled = option.state & State_Enabled;
    const bool selected = enabled && (option.state & State_Selected);
    if (selected) {
        drawPanel(painter, r.adjusted(space::xs, 0, -space::xs, 0), metric::radiusSmall + 1, t.accentSoft);
    }
    const bool combo = qobject_cast<const QComboBox *>(widget) != nullptr;
    const QColor color = enabled ? t.text : t.muted;
    int x = r.x() + space::m;
    const int iconColumn = std::max(option.maxIconWidth, option.menuHasCheckableItems ? metric::icon : 0);
    const QRect iconRect(x, r.center().y() - metric::icon / 2, metric::icon, metric::icon);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && !combo) {
        if (option.checked) {
            paintLucide(painter, iconRect, QStringLiteral("check"), t.accent);
        }
    } else if (!option.icon.isNull()) {
        drawTintedIcon(painter, iconRect, option.icon, enabled ? t.muted : t.borderStrong, enabled);
    }
    if (iconColumn > 0) {
        x += metric::icon + space::s + 2;
    }
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect textRect(x, r.y(), r.right() - space::m - x, r.height());
    painter.save();
    painter.setFont(option.font);
    painter.setPen(color);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic,
                     parts.value(0));
    if (parts.size() > 1) {
        painter.setFont(smallFont(option.font));
        painter.setPen(t.muted);
        painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.value(1));
    }
    painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(r.right() - space::m - 12, r.center().y() - 7, 14, 14);
        paintLucide(painter, arrow, QStringLiteral("chevron-right"), t.muted);
    }
}

void AppStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(&option);
    if (option.maximum <= option.minimum) {
        return;
    }
    const bool horizontal = option.orientation == Qt::Horizontal;
    const bool active = option.state & (State_MouseOver | State_Sunken);
    QRectF handle = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    const double thickness = active ? 7 : 5;
    if (horizontal) {
        handle = QRectF(handle.x() + 2, handle.bottom() - thickness - 1.5, handle.width() - 4, thickness);
    } else {
        handle = QRectF(handle.right() - thickness - 1.5, handle.y() + 2, thickness, handle.height() - 4);
    }
    QColor color = t.muted;
    color.setAlphaF(active ? 0.75F : 0.4F);
    drawPanel(painter, handle, thickness / 2, color);
}

}  // namespace fieldfare
