// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/app_style.h"

#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/style_parts.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

namespace fieldfare {

using namespace style_parts;

AppStyle::AppStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void AppStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QMenu *>(widget) != nullptr) {
        // Rounded corners need a see-through window.
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
        widget->setAttribute(Qt::WA_TranslucentBackground);
    }
    if (auto *area = qobject_cast<QAbstractScrollArea *>(widget);
        area != nullptr && (qobject_cast<QTextEdit *>(widget) || qobject_cast<QPlainTextEdit *>(widget))) {
        // The frame paints the rounded ground.
        area->viewport()->setAutoFillBackground(false);
    }
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QLineEdit *>(widget) || qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

void AppStyle::unpolish(QWidget *widget)
{
    if (qobject_cast<QMenu *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_TranslucentBackground, false);
    }
    QProxyStyle::unpolish(widget);
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->lineWidth > 0) {
                drawFieldFrame(option, *painter, option->state & State_HasFocus, widget);
            }
        }
        return;
    case PE_FrameLineEdit: drawFieldFrame(option, *painter, option->state & State_HasFocus, widget); return;
    case PE_Frame: {
        const bool focused = (option->state & State_HasFocus) &&
                             (qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget));
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame == nullptr || frame->lineWidth > 0) {
            const bool typed = qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
            if (typed && !focused && !widget->underMouse() && inQuietGrid(widget)) {
                return;
            }
            drawPanel(*painter, option->rect, metric::radius, typed ? t.field : QColor(), focused ? t.accent : t.border,
                      focused ? 1.6 : 1.0);
        }
        return;
    }
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange) {
            drawPanel(*painter, option->rect, metric::radiusSmall, {}, t.accent, 1.6);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(option, *painter, false); return;
    case PE_IndicatorRadioButton: drawCheck(option, *painter, true); return;
    case PE_PanelMenu: drawPanel(*painter, option->rect, metric::radius + 1, t.surface, t.border); return;
    case PE_FrameMenu: return;
    case PE_PanelTipLabel: painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase)); return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case PE_FrameTabWidget: return;
    case PE_PanelItemViewRow: return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush) {
                painter->fillRect(option->rect, item->backgroundBrush);
            }
            const bool inTable = item->viewItemPosition != QStyleOptionViewItem::Invalid &&
                                 item->viewItemPosition != QStyleOptionViewItem::OnlyOne;
            if (option->state & State_Selected) {
                if (inTable) {
                    painter->fillRect(option->rect, t.accentSoft);
                } else {
                    drawPanel(*painter, option->rect.adjusted(2, 1, -2, -1), metric::radiusSmall + 1, t.accentSoft);
                }
            } else if (option->state & State_MouseOver) {
                if (inTable) {
                    painter->fillRect(option->rect, t.hover);
                } else {
                    drawPanel(*painter, option->rect.adjusted(2, 1, -2, -1), metric::radiusSmall + 1, t.hover);
                }
            }
        }
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool down = header->sortIndicator == QStyleOptionHeader::SortDown;
            paintLucide(*painter, option->rect, down ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                        t.accent);
        }
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown: paintLucide(*painter, option->rect, QStringLiteral("chevron-down"), t.muted); return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp: paintLucide(*painter, option->rect, QStringLiteral("chevron-up"), t.muted); return;
    case PE_IndicatorArrowLeft: paintLucide(*painter, option->rect, QStringLiteral("chevron-left"), t.muted); return;
    case PE_IndicatorArrowRight: paintLucide(*painter, option->rect, QStringLiteral("chevron-right"), t.muted); return;
    case PE_PanelButtonTool: {
        const bool on = option->state & (State_Sunken | State_On);
        const bool hovered = (option->state & State_MouseOver) && (option->state & State_Enabled);
        const bool raised = !(option->state & State_AutoRaise);
        const QColor fill = on ? t.pressed : hovered ? t.hover : raised ? t.surface : QColor();
        if (fill.isValid() || raised) {
            drawPanel(*painter, option->rect, metric::radius, fill, raised ? t.border : QColor());
        }
        if (focusVisible(option)) {
            drawPanel(*painter, option->rect, metric::radius, {}, t.accent, 2);
        }
        return;
    }
    case PE_PanelScrollAreaCorner: painter->fillRect(option->rect, t.surface); return;
    case PE_Widget: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButtonBevel(*button, *painter, widget);
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButtonLabel(*button, *painter, widget);
        }
        return;
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            drawMenuItem(*item, *painter, widget);
        }
        return;
    case CE_MenuEmptyArea: return;
    case CE_Header:
        // Asked for here because the common style would not ask our subElementRect.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            painter->save();
            painter->setClipRect(option->rect);
            drawControl(CE_HeaderSection, header, painter, widget);
            QStyleOptionHeader part = *header;
            part.rect = subElementRect(SE_HeaderLabel, header, widget);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            if (header->sortIndicator != QStyleOptionHeader::None) {
                // Beside the words, not at the other end of a wide column.
                const QFontMetrics metrics(widget != nullptr ? widget->font() : painter->font());
                const QRect label = part.rect;
                const int words = std::min(metrics.horizontalAdvance(header->text), label.width());
                const bool right = header->textAlignment & Qt::AlignRight;
                part.rect = QRect(right ? label.right() - words - 17 : label.left() + words + 4, label.center().y() - 6,
                                  13, 13);
                drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            }
            painter->restore();
        }
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, t.surface);
        if ((option->state & State_MouseOver) && (option->state & State_Enabled)) {
            painter->fillRect(option->rect, t.hover);
        }
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
            painter->save();
            painter->setPen(sorted ? t.text : t.muted);
            painter->setFont(widget ? widget->font() : painter->font());
            const QString text = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, option->rect.width());
            painter->drawText(option->rect,
                              static_cast<int>(header->textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
            painter->restore();
        }
        return;
    case CE_ProgressBarGroove: {
        const QRectF r = QRectF(option->rect.x(), option->rect.center().y() - 2.5, option->rect.width(), 6);
        drawPanel(*painter, r, 3, t.accentSoft);
        return;
    }
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            QRectF r(option->rect.x(), option->rect.center().y() - 2.5, option->rect.width(), 6);
            if (bar->maximum > bar->minimum) {
                const double share = double(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
                r.setWidth(std::max(share > 0 ? 6.0 : 0.0, r.width() * share));
            } else {
                r = QRectF(r.x() + r.width() * 0.3, r.y(), r.width() * 0.25, r.height());
            }
            drawPanel(*painter, r, 3, t.accent);
        }
        return;
    case CE_ProgressBarLabel: return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const QRect r = option->rect;
            if (tab->state & State_Selected) {
                painter->fillRect(QRect(r.left() + space::s, r.bottom() - 1, r.width() - 2 * space::s, 2), t.accent);
            } else if (tab->state & State_MouseOver) {
                painter->fillRect(QRect(r.left() + space::s, r.bottom() - 1, r.width() - 2 * space::s, 2), t.border);
            }
        }
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painter->save();
            painter->setPen(tab->state & State_Selected ? t.accent : t.muted);
            painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, tab->text);
            painter->restore();
            if (focusVisible(option)) {
                drawPanel(*painter, option->rect.adjusted(4, 4, -4, -4), metric::radiusSmall, {}, t.accent, 1.6);
            }
        }
        return;
    case CE_Splitter: {
        const QPoint c = option->rect.center();
        if (option->state & State_Horizontal) {
            painter->fillRect(QRect(c.x(), option->rect.top(), 1, option->rect.height()), t.border);
        } else {
            painter->fillRect(QRect(option->rect.left(), c.y(), option->rect.width(), 1), t.border);
        }
        return;
    }
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->editable) {
                return;
            }
            QRect r = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            const bool enabled = combo->state & State_Enabled;
            if (!combo->currentIcon.isNull()) {
                const QRect iconRect(r.x(), r.center().y() - metric::icon / 2, metric::icon, metric::icon);
                drawTintedIcon(*painter, iconRect, combo->currentIcon, t.muted, enabled);
                r.setLeft(iconRect.right() + space::s);
            }
            const auto *box = qobject_cast<const QComboBox *>(widget);
            const bool placeholder = box && box->currentIndex() < 0;
            painter->save();
            painter->setPen(placeholder || !enabled ? t.muted : t.text);
            painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                              option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, r.width()));
            painter->restore();
        }
        return;
    case CE_ToolButtonLabel:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const QString name = lucideNameOf(tool->icon);
            if (!name.isEmpty() && tool->toolButtonStyle == Qt::ToolButtonIconOnly) {
                const QSize size = tool->iconSize;
                QRect r(QPoint(), size);
                r.moveCenter(option->rect.center());
                paintLucide(*painter, r, name, option->state & State_Enabled ? t.text : t.borderStrong);
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_FocusFrame: return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(*bar, *painter, widget);
        }
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->frame) {
                drawFieldFrame(option, *painter, (option->state & State_HasFocus) || (option->state & State_On),
                               widget);
            }
            const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            QRect icon(0, 0, 14, 14);
            icon.moveCenter(arrow.center());
            if ((option->state & (State_HasFocus | State_MouseOver)) || !inQuietGrid(widget)) {
                paintLucide(*painter, icon, QStringLiteral("chevron-down"), t.muted);
            }
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (spin->frame) {
                drawFieldFrame(option, *painter, option->state & State_HasFocus, widget);
            }
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                for (const auto part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
                    QRect icon(0, 0, 12, 12);
                    icon.moveCenter(proxy()->subControlRect(CC_SpinBox, option, part, widget).center());
                    const bool hot = (option->activeSubControls & part) && (option->state & State_MouseOver);
                    paintLucide(*painter, icon,
                                part == SC_SpinBoxUp ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                                hot ? t.text : t.muted);
                }
            }
        }
        return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                               const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar == nullptr) {
            return r;
        }
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? r.width() : r.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int handle = range > 0 ? static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)) : length;
        handle = std::clamp(handle, std::min(32, length), length);
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
        const auto part = [&](int from, int size) {
            return horizontal ? QRect(r.x() + from, r.y(), size, r.height())
                              : QRect(r.x(), r.y() + from, r.width(), size);
        };
        switch (subControl) {
        case SC_ScrollBarSlider: return part(start, handle);
        case SC_ScrollBarGroove: return r;
        case SC_ScrollBarSubPage: return part(0, start);
        case SC_ScrollBarAddPage: return part(start + handle, length - start - handle);
        default: return {};
        }
    }
    if (control == CC_ComboBox) {
        switch (subControl) {
        case SC_ComboBoxFrame: return r;
        case SC_ComboBoxArrow: return visualRect(option->direction, r, QRect(r.right() - 27, r.y(), 26, r.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, r, QRect(r.x() + 10, r.y() + 2, r.width() - 10 - 28, r.height() - 4));
        case SC_ComboBoxListBoxPopup: return r;
        default: break;
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 22;
        switch (subControl) {
        case SC_SpinBoxFrame: return r;
        case SC_SpinBoxUp:
            return visualRect(option->direction, r, QRect(r.right() - buttons, r.y() + 2, buttons, r.height() / 2 - 2));
        case SC_SpinBoxDown:
            return visualRect(option->direction, r,
                              QRect(r.right() - buttons, r.y() + r.height() / 2, buttons, r.height() / 2 - 2));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, r,
                              QRect(r.x() + 6, r.y() + 2, r.width() - 8 - buttons, r.height() - 4));
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int margin = frame && frame->lineWidth > 0 ? 8 : 0;
        return option->rect.adjusted(margin, 0, -margin, 0);
    }
    case SE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool sorted = header && header->sortIndicator != QStyleOptionHeader::None;
        const bool right = header && (header->textAlignment & Qt::AlignRight);
        return option->rect.adjusted(right && sorted ? 20 : space::s, 0, sorted && !right ? -20 : -space::s, 0);
    }
    case SE_HeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool right = header && (header->textAlignment & Qt::AlignRight);
        const QRect r = option->rect;
        return QRect(right ? r.left() + 5 : r.right() - 18, r.center().y() - 6, 13, 13);
    }
    case SE_PushButtonFocusRect: return option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button == nullptr) {
            break;
        }
        const Button::Kind kind = kindOf(*button, widget);
        const QSize text =
            button->text.isEmpty() ? QSize() : button->fontMetrics.size(Qt::TextShowMnemonic, button->text);
        const int icon = button->icon.isNull() ? 0 : button->iconSize.width();
        int width = text.width() + icon + (icon && !button->text.isEmpty() ? space::s : 0);
        width += button->features & QStyleOptionButton::HasMenu ? metric::icon + space::xs : 0;
        width = std::max(width, 0) + 2 * (button->text.isEmpty()       ? space::s
                                          : kind == Button::Kind::Link ? 1
                                                                       : space::m);
        const auto *own = qobject_cast<const Button *>(widget);
        const bool low = kind == Button::Kind::Link || (own != nullptr && own->isQuiet());
        return {width,
                low ? std::max(24, text.height()) : std::max<int>(metric::controlHeight, text.height() + space::s)};
    }
    case CT_LineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) {
            return {size.width() + 16, std::max<int>(metric::controlHeight, option->fontMetrics.height() + 12)};
        }
        return size;
    }
    case CT_ComboBox:
        return {size.width() + 40, std::max<int>(metric::controlHeight, option->fontMetrics.height() + 12)};
    case CT_SpinBox:
        return {size.width() + 34, std::max<int>(metric::controlHeight, option->fontMetrics.height() + 12)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item == nullptr) {
            break;
        }
        if (item->menuItemType == QStyleOptionMenuItem::Separator) {
            return {size.width(), item->text.isEmpty() ? 9 : 26};
        }
        const QStringList parts = item->text.split(QLatin1Char('\t'));
        int width = item->fontMetrics.size(Qt::TextShowMnemonic, parts.value(0)).width() + 2 * space::m;
        if (parts.size() > 1) {
            width += item->fontMetrics.horizontalAdvance(parts.value(1)) + 28;
        }
        if (item->maxIconWidth > 0 || item->menuHasCheckableItems) {
            width += metric::icon + space::s + 2;
        }
        if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
            width += 24;
        }
        return {std::max(width, 120), std::max(30, item->fontMetrics.height() + 10)};
    }
    case CT_ItemViewItem: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(std::max<int>(result.height(), metric::rowHeight));
        return result;
    }
    case CT_HeaderSection: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const int text = header ? header->fontMetrics.horizontalAdvance(header->text) : size.width();
        return {text + 2 * space::s + 16, std::max(32, option->fontMetrics.height() + 12)};
    }
    case CT_TabBarTab: return {size.width() + 2 * space::s, std::max(36, size.height())};
    case CT_ProgressBar: return {size.width(), 14};
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QIcon AppStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_LineEditClearButton) {
        return lucideIcon(QStringLiteral("x"), QPalette::PlaceholderText);
    }
    return QProxyStyle::standardIcon(icon, option, widget);
}

int AppStyle::pixelMetric(PixelMetric pixel, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixel) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
                   ? 6
                   : QProxyStyle::pixelMetric(pixel, option, widget);
    case PM_ScrollBarExtent: return 11;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 17;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return space::s;
    case PM_MenuPanelWidth: return 0;
    case PM_MenuHMargin: return 1;
    case PM_MenuVMargin: return 5;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize: return metric::icon;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return space::l;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::s;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SplitterWidth: return 7;
    case PM_HeaderMarkSize: return 13;
    case PM_FocusFrameHMargin: return 2;
    case PM_ToolTipLabelFrameWidth: return 6;
    default: return QProxyStyle::pixelMetric(pixel, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0;
    case SH_ScrollBar_ContextMenu: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_Menu_SubMenuPopupDelay: return 120;
    case SH_ToolTipLabel_Opacity: return 255;
    case SH_UnderlineShortcut: return 0;
    case SH_Menu_Scrollable: return 1;
    case SH_Menu_FlashTriggeredItem: return 0;
    case SH_MessageBox_CenterButtons: return 0;
    case SH_ToolButton_PopupDelay: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

}  // namespace fieldfare
