// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/card_delegate.h"

#include "presentation/money_text.h"
#include "presentation/pipeline/board_column_model.h"
#include "widgets/basic/chip.h"
#include "widgets/theme/theme.h"

#include <QListView>
#include <QPainter>

namespace fieldfare {

namespace {

constexpr int kPadding = 12;
constexpr int kAvatar = 22;
constexpr int kLineGap = 2;

}  // namespace

int CardDelegate::cardHeight(const QFont &font, int width)
{
    const int name = QFontMetrics(strongFont(font)).height();
    const int line = QFontMetrics(font).height();
    const int chip = ChipLook{QStringLiteral("x"), Tone::Neutral, {}}.size(font).height();
    const int bottom = std::max(chip, kAvatar);
    const int lines = name + kLineGap + line + space::s - 1 + bottom;
    return kPadding - 1 + lines + (width < narrowBelow ? chip + 5 : 0) + kPadding - 1;
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    return {width, cardHeight(option.font, width - 2) + gap};  // the card is painted one pixel inside on each side
}

void CardDelegate::paintPlace(QPainter &painter, const QRect &rect, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tokens.accent, 1.2, Qt::CustomDashLine);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(tokens.accentSoft);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metric::radius, metric::radius);
    painter.restore();
}

void CardDelegate::paintCard(QPainter &painter, const QRect &rect, const BoardCard &card, const ChipText &next,
                             const QFont &font, const Tokens &t, State state)
{
    const bool strong = state.selected || state.lifted;
    drawPanel(painter, rect, metric::radius, state.hovered && !state.lifted ? t.hover : t.surface,
              strong ? t.accent : t.border,
              state.focused ? 2.0
              : strong      ? 1.4
                            : 1.0);
    QRect r = rect.adjusted(kPadding, kPadding - 1, -kPadding, -(kPadding - 1));
    const bool narrow = rect.width() < narrowBelow;

    const QFont nameFont = strongFont(font);
    const QFontMetrics nameMetrics(nameFont);
    painter.setFont(nameFont);
    painter.setPen(t.text);
    painter.drawText(QRect(r.x(), r.y(), r.width(), nameMetrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     nameMetrics.elidedText(card.name.simplified(), Qt::ElideRight, r.width()));
    r.setTop(r.top() + nameMetrics.height() + kLineGap);

    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(t.muted);
    painter.drawText(QRect(r.x(), r.y(), r.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(card.customer.simplified(), Qt::ElideRight, r.width()));
    r.setTop(r.top() + metrics.height() + space::s - 1);

    const int chipHeight = ChipLook{QStringLiteral("x"), Tone::Neutral, {}}.size(font).height();
    QRect line(r.x(), r.y(), r.width(), std::max(chipHeight, kAvatar));
    if (!card.ownerName.isEmpty()) {
        Avatar::paint(painter,
                      QRectF(line.right() + 1 - kAvatar, line.y() + (line.height() - kAvatar) / 2.0, kAvatar, kAvatar),
                      card.ownerName, font);
    }
    QRect words = line.adjusted(0, 0, -(kAvatar + space::s), 0);
    int used = 0;
    if (card.amount) {
        const QFont amountFont = tabular(strongFont(font));
        const QFontMetrics amountMetrics(amountFont);
        const QString amount = format::wholeMoney(*card.amount);
        painter.setFont(amountFont);
        painter.setPen(t.text);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         amountMetrics.elidedText(amount, Qt::ElideRight, words.width()));
        used = amountMetrics.horizontalAdvance(amount);
    }
    if (!card.known) {
        return;  // its words come in a moment
    }
    ChipLook chip{next.text, next.tone, next.icon};
    if (narrow) {
        chip.paint(painter, QRect(r.x(), line.bottom() + 6, r.width(), chipHeight), font, t);
        return;
    }
    QRect place = words.adjusted(used + space::s, 0, 0, 0);
    // an amount with many digits first costs the icon, then the end of the words
    if (chip.size(font).width() > place.width()) {
        chip.icon.clear();
    }
    const int wanted = chip.size(font).width();
    if (place.width() > 40) {
        place.setLeft(std::max(place.left(), place.right() + 1 - wanted));
        chip.paint(painter, place, font, t);
    }
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    const auto *model = qobject_cast<const BoardColumnModel *>(index.model());
    const QRect rect = option.rect.adjusted(1, 1, -1, -gap + 1);
    const BoardCard *card = model != nullptr ? model->card(index.row()) : nullptr;
    painter->save();
    if (card == nullptr) {
        paintPlace(*painter, rect, t);
    } else if (card->id != m_lifted) {
        const bool focused = option.state & QStyle::State_HasFocus;
        paintCard(*painter, rect, *card, model->nextStep(index.row()), option.font, t,
                  State{bool(option.state & QStyle::State_MouseOver),
                        bool(option.state & QStyle::State_Selected) && focused, focused, false});
    }
    painter->restore();
}

}  // namespace fieldfare
