// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decimal.h"
#include "base/money.h"
#include "base/record.h"
#include "storage/read_context.h"

#include <optional>

namespace fieldfare {

struct Pipeline;

/// A column of the board.
struct BoardStage {
    qint64 id = 0;
    QString key;
    QString name;
    QString kind;         ///< open, won, lost
    Decimal probability;  ///< percent
    int idleDays = 0;     ///< 0: deals here never count as idle

    [[nodiscard]] bool isOpen() const { return kind == QLatin1String("open"); }
    [[nodiscard]] bool isWon() const { return kind == QLatin1String("won"); }
    [[nodiscard]] bool isLost() const { return kind == QLatin1String("lost"); }
    friend bool operator==(const BoardStage &, const BoardStage &) = default;
};

/// A deal as the board shows it.
struct BoardCard {
    qint64 id = 0;
    QString name;
    QString customer;  ///< the company, else the contact
    std::optional<Money> amount;
    std::optional<Money> inBase;  ///< in the workspace's currency, where somebody with exchange rates filled it in
    qint64 stage = 0;
    qint64 owner = 0;
    QString ownerName;
    QDate expectedClose;
    QDateTime closedAt;  ///< UTC
    QString lostReason;  ///< key or words
    qint64 task = 0;     ///< the open task that is due first; 0 none
    QString taskSubject;
    QDateTime taskDue;  ///< UTC; may be invalid
    QDateTime
        lastTouch;  ///< last activity or move, UTC; read only for open deals without a task in stages that know idle ones
    bool known = true;  ///< false: of all this only id, stage, amount and closedAt are read yet

    friend bool operator==(const BoardCard &, const BoardCard &) = default;
};

struct BoardPipeline {
    qint64 id = 0;
    QString name;
    friend bool operator==(const BoardPipeline &, const BoardPipeline &) = default;
};

/// One pipeline with its open deals and those closed since the first of this month.
struct Board {
    QVector<BoardPipeline> pipelines;  ///< all there are, in their order
    qint64 pipeline = 0;               ///< the one shown; 0 when there is none
    QVector<BoardStage> stages;        ///< in order, open ones first as the user ordered them
    QVector<BoardCard> cards;
    QDateTime monthStart;  ///< UTC: since when closed deals are included
};

/// The board of a pipeline; 0 means the first one.
[[nodiscard]] Result<Board> readBoard(ReadContext &context, qint64 pipeline);

/// The same with cards not known yet but for their id, stage, amount and closing: read from an index, so that columns, sums
/// and order are there at once.
[[nodiscard]] Result<Board> readBoardOutline(ReadContext &context, qint64 pipeline);

/// The cards of these deals, known. Those that do not stand on `board` (another pipeline, closed before this month, gone)
/// are left out.
[[nodiscard]] Result<QVector<BoardCard>> readCards(ReadContext &context, const Board &board,
                                                   const QVector<qint64> &deals);

/// The deals of these tasks, activities, companies and contacts, as far as they are still there; may name one twice.
[[nodiscard]] Result<QVector<qint64>> dealsOf(ReadContext &context, const QVector<qint64> &tasks,
                                              const QVector<qint64> &activities, const QVector<qint64> &companies,
                                              const QVector<qint64> &contacts);

/// Open deals without an open task, the largest first; `owner` 0 means everybody's. With stages as in readBoard().
struct Unplanned {
    QVector<BoardCard> cards;
    QHash<qint64, QString> stageNames;
    qint64 total = 0;  ///< how many there are beyond the limit
};
[[nodiscard]] Result<Unplanned> dealsWithoutNextStep(ReadContext &context, qint64 owner, int limit);

}  // namespace fieldfare
