// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits.h"
#include "presentation/pipeline/board_column_model.h"
#include "records/user/user_queries.h"

#include <QSet>
#include <QTimer>

#include <stop_token>

namespace fieldfare {

struct ChangeSet;

/// Why a deal was lost, as the panel asks it.
struct LossReason {
    QString reason;  ///< key of a choice or the user's words
    QString competitor;
    QString note;  ///< goes to the deal's notes
};

/// What the pipeline board does: reads it, filters it, moves cards at once and writes behind. GUI thread.
class BoardController : public QObject {
    Q_OBJECT
public:
    explicit BoardController(Workspace &workspace, QObject *parent = nullptr);
    ~BoardController() override;

    /// Starts reading; loaded() follows, with thousands of deals twice: first with the cards on top of each column known.
    /// 0 means the first pipeline.
    void load(qint64 pipeline = 0);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const Board &board() const { return m_board; }
    [[nodiscard]] const QVector<Colleague> &people() const { return m_people; }
    [[nodiscard]] qint64 me() const;

    /// One per stage, in board order; they live until columnsChanged().
    [[nodiscard]] const QList<BoardColumnModel *> &columns() const { return m_columns; }
    [[nodiscard]] int columnOf(qint64 deal) const;
    [[nodiscard]] std::optional<BoardCard> card(qint64 deal) const;

    void setOwner(qint64 owner);  ///< 0: everybody
    [[nodiscard]] qint64 owner() const { return m_owner; }
    void setText(const QString &text);
    void setSort(BoardSort sort);
    [[nodiscard]] BoardSort sort() const { return m_sort; }

    /// "€ 84,200". Amounts of several currencies are converted by the rates of today (of their day, when closed); where a
    /// rate is missing, there is one part per currency.
    [[nodiscard]] QString sumOf(int column) const;
    [[nodiscard]] int openCount() const;
    /// "39 open · € 336,400 · weighted € 141,900".
    [[nodiscard]] QString summary() const;
    /// The name above a column: won and lost ones hold this month.
    [[nodiscard]] QString titleOf(int column) const;

    /// Moves the card now and writes behind; on failure it goes back and failed() tells. A lost stage needs no reason here:
    /// the page asks for it first.
    void move(qint64 deal, int column, const LossReason &reason = {});
    /// Name and, as its last word, an amount: "Pilot 20 seats 11300".
    void add(int column, const QString &text, qint64 company = 0);
    struct NewDeal {
        QString name;
        std::optional<Decimal> amount;
    };
    [[nodiscard]] static NewDeal parseNew(const QString &text, const QLocale &locale);

    [[nodiscard]] Edits &edits() { return m_edits; }

signals:
    /// The stages are others than before; columns() holds new models.
    void columnsChanged();
    /// Cards are there, or changed.
    void loaded();
    void totalsChanged();
    void failed(const fieldfare::Error &error);
    /// A deal made by add() is on the board now.
    void added(qint64 deal);

private:
    /// What changed and is not on the board yet.
    struct Touched {
        QSet<qint64> deals;
        QSet<qint64> tasks;
        QSet<qint64> activities;
        QSet<qint64> companies;
        QSet<qint64> contacts;
        bool everything = false;
        [[nodiscard]] bool isEmpty() const { return !everything && size() == 0; }
        [[nodiscard]] qsizetype size() const
        {
            return deals.size() + tasks.size() + activities.size() + companies.size() + contacts.size();
        }
    };

    void read();
    void readFirst();
    void readAll();
    void readTouched();
    void ended();
    void apply(Board board);
    void merge(const QVector<qint64> &deals, const QVector<BoardCard> &cards);
    void distribute();
    void showNow();
    [[nodiscard]] bool onlyBase() const;
    [[nodiscard]] bool passes(const BoardCard &card) const;
    [[nodiscard]] MoneySum sumOfCards(const QVector<BoardCard> &cards) const;
    void onChanged(const ChangeSet &changes);
    [[nodiscard]] BoardColumnModel *columnFor(qint64 stage) const;

    Workspace &m_workspace;
    Edits m_edits;
    Board m_board;
    QVector<Colleague> m_people;
    QList<BoardColumnModel *> m_columns;
    QHash<qint64, qint64> m_pending;  // deal → stage, moves not yet written
    Touched m_touched;
    QTimer m_again;
    std::stop_source m_stop;
    QString m_text;
    qint64 m_owner = 0;
    qint64 m_wanted = 0;
    QDate m_day;  // the day the board was read
    BoardSort m_sort = BoardSort::Amount;
    bool m_inBase = false;  // several currencies, all with rates
    bool m_loaded = false;
    bool m_reading = false;
};

}  // namespace fieldfare
