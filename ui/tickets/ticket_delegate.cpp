// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticket_delegate.h"

#include "presentation/tickets/ticket_queue_model.h"
#include "widgets/basic/chip.h"
#include "widgets/theme/theme.h"

#include <QListView>
#include <QPainter>

namespace fieldfare {

QSize TicketDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int chip = ChipLook{QStringLiteral("x"), Tone::Neutral, {}}.size(option.font).height();
    return {200, std::max(QFontMetrics(strongFont(option.font)).height(), chip) +
                     std::max(QFontMetrics(option.font).height(), 20) + 24};
}

void TicketDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TicketQueueModel *>(index.model());
    const TicketRow *ticket = model != nullptr ? model->ticket(index.row()) : nullptr;
    if (ticket == nullptr) {
        return;
    }
    const Tokens &t = tokensFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, t.accentSoft);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), t.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, t.hover);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
    QRect r = option.rect.adjusted(space::l, 10, -space::m, -11);

    const ChipText age = model->age(index.row());
    const ChipLook ageChip{age.text, age.tone, age.icon};
    const QSize ageSize = ageChip.size(option.font);
    const QFont strong = strongFont(option.font);
    const QFontMetrics metrics(strong);
    const int first = std::max(metrics.height(), ageSize.height());
    ageChip.paint(*painter, QRect(r.right() + 1 - ageSize.width(), r.y(), ageSize.width(), first), option.font, t);
    painter->setFont(strong);
    painter->setPen(t.text);
    const int room = r.width() - ageSize.width() - space::s;
    painter->drawText(QRect(r.x(), r.y(), room, first), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(ticket->subject.simplified(), Qt::ElideRight, room));

    QRect second(r.x(), r.y() + first + 4, r.width(), 20);
    if (!ticket->ownerName.isEmpty()) {
        Avatar::paint(*painter, QRectF(second.right() + 1 - 20, second.y(), 20, 20), ticket->ownerName, option.font);
        second.setRight(second.right() - 20 - space::s);
    }
    const ChipText priority = model->priority(index.row());
    if (!priority.text.isEmpty()) {
        const ChipLook chip{priority.text, priority.tone, priority.icon};
        const QSize size = chip.size(option.font);
        chip.paint(*painter, QRect(second.right() + 1 - size.width(), second.y(), size.width(), second.height()),
                   option.font, t);
        second.setRight(second.right() - size.width() - space::s);
    }
    const QFont plain = tabular(option.font);
    const QFontMetrics plainMetrics(plain);
    painter->setFont(plain);
    painter->setPen(t.muted);
    QStringList parts{ticket->number, ticket->companyName.isEmpty() ? ticket->contactName : ticket->companyName};
    parts.removeAll(QString());
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      plainMetrics.elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideRight, second.width()));
    if ((option.state & QStyle::State_HasFocus) && option.widget != nullptr &&
        option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        drawPanel(*painter, QRectF(option.rect).adjusted(2, 2, -2, -3), metric::radiusSmall, {}, t.accent, 1.6);
    }
    painter->restore();
}

}  // namespace fieldfare
