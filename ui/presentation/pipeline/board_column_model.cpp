// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pipeline/board_column_model.h"

#include "presentation/format.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace fieldfare {

namespace {

constexpr int kTooManyToMove = 200;  // from here on a reset is cheaper than telling each row

/// What a card is sorted by, unless it is the name: the smaller stands above.
double rankOf(const BoardCard &card, BoardSort sort)
{
    constexpr double last = std::numeric_limits<double>::infinity();
    switch (sort) {
    case BoardSort::Amount:
        return card.inBase ? -card.inBase->toDouble() : card.amount ? -card.amount->toDouble() : 1.0;
    case BoardSort::NextStep: return card.taskDue.isValid() ? double(card.taskDue.toMSecsSinceEpoch()) : last;
    case BoardSort::ExpectedClose:
        return card.expectedClose.isValid() ? double(card.expectedClose.toJulianDay()) : last;
    case BoardSort::Name: break;
    }
    return 0;
}

/// The cards in their order; each rank is worked out once.
QVector<BoardCard> sorted(QVector<BoardCard> cards, BoardSort sort)
{
    struct Ranked {
        double rank;
        qint64 id;
        qsizetype at;
    };
    std::vector<Ranked> order;
    order.reserve(size_t(cards.size()));
    for (qsizetype i = 0; i < cards.size(); ++i) {
        order.push_back({rankOf(cards.at(i), sort), cards.at(i).id, i});
    }
    std::sort(order.begin(), order.end(), [&](const Ranked &a, const Ranked &b) {
        if (sort == BoardSort::Name) {
            const int names = QString::localeAwareCompare(cards.at(a.at).name, cards.at(b.at).name);
            return names != 0 ? names < 0 : a.id < b.id;
        }
        return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
    });
    QVector<BoardCard> result;
    result.reserve(cards.size());
    for (const Ranked &entry : order) {
        result.append(std::move(cards[entry.at]));
    }
    return result;
}

}  // namespace

bool cardBefore(const BoardCard &a, const BoardCard &b, BoardSort sort)
{
    if (sort == BoardSort::Name) {
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    }
    const double left = rankOf(a, sort);
    const double right = rankOf(b, sort);
    return left != right ? left < right : a.id < b.id;
}

BoardColumnModel::BoardColumnModel(const BoardStage &stage, QObject *parent)
    : QAbstractListModel(parent), m_stage(stage)
{
}

void BoardColumnModel::setHere(const Here &here)
{
    m_here = here;
    if (rowCount() > 0) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

int BoardColumnModel::positionFor(const BoardCard &card) const
{
    const auto at =
        std::lower_bound(m_cards.begin(), m_cards.end(), card,
                         [this](const BoardCard &a, const BoardCard &b) { return cardBefore(a, b, m_sort); });
    return int(at - m_cards.begin());
}

void BoardColumnModel::assign(QVector<BoardCard> cards)
{
    hidePlace();
    cards = sorted(std::move(cards), m_sort);
    if (m_cards.isEmpty() || std::abs(cards.size() - m_cards.size()) > kTooManyToMove) {
        beginResetModel();
        m_cards = std::move(cards);
        endResetModel();
        return;
    }
    QHash<qint64, qsizetype> wanted;
    for (qsizetype i = 0; i < cards.size(); ++i) {
        wanted.insert(cards.at(i).id, i);
    }
    for (qsizetype i = m_cards.size() - 1; i >= 0; --i) {
        if (!wanted.contains(m_cards.at(i).id)) {
            beginRemoveRows({}, int(i), int(i));
            m_cards.removeAt(i);
            endRemoveRows();
        }
    }
    // Views are told once of all that changed in its place.
    qsizetype firstChanged = -1;
    qsizetype lastChanged = -1;
    const auto tell = [&] {
        if (firstChanged >= 0) {
            emit dataChanged(index(int(firstChanged)), index(int(lastChanged)));
        }
        firstChanged = -1;
    };
    int moves = 0;
    for (qsizetype i = 0; i < cards.size(); ++i) {
        if (i < m_cards.size() && m_cards.at(i).id == cards.at(i).id) {
            if (m_cards.at(i) != cards.at(i)) {
                m_cards[i] = cards.at(i);
                firstChanged = firstChanged < 0 ? i : firstChanged;
                lastChanged = i;
            }
            continue;
        }
        tell();
        if (++moves > kTooManyToMove) {
            beginResetModel();
            m_cards = std::move(cards);
            endResetModel();
            return;
        }
        const int at = rowOf(cards.at(i).id);
        if (at > i) {
            beginMoveRows({}, at, at, {}, int(i));
            m_cards.move(at, i);
            endMoveRows();
            m_cards[i] = cards.at(i);
            emit dataChanged(index(int(i)), index(int(i)));
        } else {
            beginInsertRows({}, int(i), int(i));
            m_cards.insert(i, cards.at(i));
            endInsertRows();
        }
    }
    tell();
}

void BoardColumnModel::put(const BoardCard &card)
{
    hidePlace();
    if (const int from = rowOf(card.id); from >= 0) {
        m_cards[from] = card;
        const auto order = [this](const BoardCard &a, const BoardCard &b) { return cardBefore(a, b, m_sort); };
        // Where it belongs among the others, which are in order.
        const auto self = m_cards.begin() + from;
        int to = int(std::lower_bound(m_cards.begin(), self, card, order) - m_cards.begin());
        if (to == from) {
            to = int(std::lower_bound(self + 1, m_cards.end(), card, order) - m_cards.begin()) - 1;
        }
        if (to != from) {
            beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
            m_cards.move(from, to);
            endMoveRows();
        }
        emit dataChanged(index(to), index(to));
        return;
    }
    const int at = positionFor(card);
    beginInsertRows({}, at, at);
    m_cards.insert(at, card);
    endInsertRows();
}

std::optional<BoardCard> BoardColumnModel::take(qint64 deal)
{
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i).id != deal) {
            continue;
        }
        hidePlace();
        beginRemoveRows({}, int(i), int(i));
        const BoardCard card = m_cards.takeAt(i);
        endRemoveRows();
        return card;
    }
    return std::nullopt;
}

void BoardColumnModel::showPlaceFor(const BoardCard &card)
{
    const int at = positionFor(card);
    if (m_place == at) {
        return;
    }
    hidePlace();
    beginInsertRows({}, at, at);
    m_place = at;
    endInsertRows();
}

void BoardColumnModel::hidePlace()
{
    if (m_place < 0) {
        return;
    }
    beginRemoveRows({}, m_place, m_place);
    m_place = -1;
    endRemoveRows();
}

const BoardCard *BoardColumnModel::card(int row) const
{
    if (row < 0 || row == m_place || row >= rowCount()) {
        return nullptr;
    }
    return &m_cards.at(m_place >= 0 && row > m_place ? row - 1 : row);
}

int BoardColumnModel::rowOf(qint64 deal) const
{
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i).id == deal) {
            return toRow(int(i));
        }
    }
    return -1;
}

ChipText BoardColumnModel::nextStep(int row) const
{
    const BoardCard *found = card(row);
    return found != nullptr && found->known ? nextStepOf(*found, m_stage, m_here) : ChipText{};
}

int BoardColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size()) + (m_place >= 0 ? 1 : 0);
}

QVariant BoardColumnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const BoardCard *found = card(index.row());
    if (found == nullptr) {
        return role == PlaceholderRole ? QVariant(true) : role == DealRole ? QVariant(qint64(0)) : QVariant();
    }
    switch (role) {
    case DealRole: return found->id;
    case PlaceholderRole: return false;
    case Qt::DisplayRole: return found->name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{found->name, found->customer};
        if (found->amount) {
            parts.append(format::money(*found->amount, m_here.locale));
        }
        parts << (found->task != 0 ? found->taskSubject : QString()) << nextStep(index.row()).text << found->ownerName;
        parts.removeAll(QString());
        return parts.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    default: return {};
    }
}

}  // namespace fieldfare
