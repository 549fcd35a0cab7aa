// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/input/line_edit.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionFrame>
#include <QToolTip>

namespace fieldfare {

QRect LineEdit::textRect() const
{
    constexpr int qtMargin = 2;  // what QLineEdit itself leaves beside its text
    QStyleOptionFrame option;
    initStyleOption(&option);
    return style()
        ->subElementRect(QStyle::SE_LineEditContents, &option, this)
        .marginsRemoved(textMargins())
        .adjusted(qtMargin, 0, -qtMargin, 0);
}

bool LineEdit::overflows() const { return fontMetrics().horizontalAdvance(displayText()) > textRect().width(); }

void LineEdit::paintEvent(QPaintEvent *event)
{
    if (hasFocus() || hasSelectedText() || !overflows()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    const QRect room = textRect();
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawText(room, static_cast<int>(alignment() | Qt::AlignVCenter | Qt::TextSingleLine),
                     fontMetrics().elidedText(displayText(), Qt::ElideRight, room.width()));
}

bool LineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (overflows() && echoMode() == Normal) {
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QLineEdit::event(event);
}

}  // namespace fieldfare
