// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/card_look.h"

#include <QStyledItemDelegate>

namespace fieldfare {

struct Tokens;

/// Draws deals as cards: name, customer, amount, next step, owner. Narrow columns give the next step a line of its own.
class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int gap = 9;            ///< below each card
    static constexpr int narrowBelow = 214;  ///< width of a card from which on everything fits in three lines

    using QStyledItemDelegate::QStyledItemDelegate;

    /// This card is in the air: its place stays empty.
    void setLifted(qint64 deal) { m_lifted = deal; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] static int cardHeight(const QFont &font, int width);
    struct State {
        bool hovered = false;
        bool selected = false;
        bool focused = false;
        bool lifted = false;
    };
    static void paintCard(QPainter &painter, const QRect &rect, const BoardCard &card, const ChipText &next,
                          const QFont &font, const Tokens &tokens, State state);
    /// The dashed place where a card would go.
    static void paintPlace(QPainter &painter, const QRect &rect, const Tokens &tokens);

private:
    qint64 m_lifted = 0;
};

}  // namespace fieldfare
