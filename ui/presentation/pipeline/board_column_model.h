// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/card_look.h"

#include <QAbstractListModel>

namespace fieldfare {

enum class BoardSort { Amount, NextStep, ExpectedClose, Name };

/// True when `a` stands above `b`; a total order.
[[nodiscard]] bool cardBefore(const BoardCard &a, const BoardCard &b, BoardSort sort);

/// The cards of one column in their order, and, while a card hovers over it, the empty place where it would go.
class BoardColumnModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        DealRole = Qt::UserRole + 1,  ///< qint64; 0 for the empty place
        PlaceholderRole,              ///< bool
    };

    explicit BoardColumnModel(const BoardStage &stage, QObject *parent = nullptr);

    [[nodiscard]] const BoardStage &stage() const { return m_stage; }
    void setHere(const Here &here);
    void setSort(BoardSort sort) { m_sort = sort; }

    /// Takes new contents in any order; rows that stay keep their index, so selection and scrolling survive.
    void assign(QVector<BoardCard> cards);
    /// Puts one card to its place; the one with the same id moves there and keeps its index.
    void put(const BoardCard &card);
    /// The card taken out; nothing when it is not here.
    std::optional<BoardCard> take(qint64 deal);
    [[nodiscard]] const QVector<BoardCard> &cards() const { return m_cards; }

    /// Shows the place where this card would go (none: hides it).
    void showPlaceFor(const BoardCard &card);
    void hidePlace();
    [[nodiscard]] int placeRow() const { return m_place; }

    /// Null for the empty place.
    [[nodiscard]] const BoardCard *card(int row) const;
    /// -1 when it is not here.
    [[nodiscard]] int rowOf(qint64 deal) const;
    [[nodiscard]] ChipText nextStep(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] int toRow(int card) const { return m_place >= 0 && card >= m_place ? card + 1 : card; }
    [[nodiscard]] int positionFor(const BoardCard &card) const;

    BoardStage m_stage;
    BoardSort m_sort = BoardSort::Amount;
    Here m_here;
    QVector<BoardCard> m_cards;
    int m_place = -1;
};

}  // namespace fieldfare
