// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/tick_delegate.h"

#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace fieldfare {

void TickDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, t.accentSoft);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, t.hover);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
    const QVariant check = index.data(Qt::CheckStateRole);
    if (!check.isValid()) {
        return;
    }
    const bool on = check.toInt() == Qt::Checked;
    const QRectF box(option.rect.left() + space::s + 2, option.rect.center().y() - 7.5, 15, 15);
    drawPanel(*painter, box, metric::radiusSmall, on ? t.accent : t.field, on ? t.accent : t.borderStrong, 1.2);
    if (on) {
        paintLucide(*painter, box.adjusted(2, 2, -2, -2), QStringLiteral("check"), t.onAccent);
    }
}

}  // namespace fieldfare
