// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pipeline/board_controller.h"

#include "analytics/exchange_rates.h"
#include "base/clock.h"
#include "base/text_fold.h"
#include "base/when_done.h"
#include "presentation/format.h"
#include "presentation/money_text.h"
#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/exchange_rate/exchange_rate.h"
#include "records/pipeline/pipeline.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"
#include "records/task/task.h"
#include "records/user/user.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

constexpr int kFirstCards = 40;    // of each column, more than a screen shows
constexpr int kMostTouched = 400;  // from here on everything is read anew

struct Answer {
    Board board;
    QVector<Colleague> people;
};

struct Refreshed {
    QVector<qint64> deals;     ///< those looked at
    QVector<BoardCard> cards;  ///< those of them on the board
};

/// Amounts in the workspace's currency, by the rates of today, or of their day when closed.
Result<void> addBaseAmounts(ReadContext &context, QVector<BoardCard> &cards)
{
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    const QTimeZone zone = context.session().zone;
    const QDate today = context.clock().nowUtc().toTimeZone(zone).date();
    for (BoardCard &card : cards) {
        if (card.amount) {
            card.inBase =
                rates.inBase(*card.amount, card.closedAt.isValid() ? card.closedAt.toTimeZone(zone).date() : today);
        }
    }
    return {};
}

/// Columns, order and sums of everything, and what stands on top of each column.
Result<Answer> readTop(ReadContext &context, qint64 pipeline)
{
    Answer answer;
    TRY_ASSIGN(answer.board, readBoardOutline(context, pipeline));
    TRY_ASSIGN(answer.people, colleagues(context));
    TRY(addBaseAmounts(context, answer.board.cards));
    QHash<qint64, QVector<const BoardCard *>> columns;
    for (const BoardCard &card : std::as_const(answer.board.cards)) {
        columns[card.stage].append(&card);
    }
    QVector<qint64> top;
    for (QVector<const BoardCard *> &column : columns) {
        const auto first = std::min<qsizetype>(kFirstCards, column.size());
        std::partial_sort(column.begin(), column.begin() + first, column.end(),
                          [](const BoardCard *a, const BoardCard *b) { return cardBefore(*a, *b, BoardSort::Amount); });
        for (qsizetype i = 0; i < first; ++i) {
            top.append(column.at(i)->id);
        }
    }
    TRY_ASSIGN(auto cards, readCards(context, answer.board, top));
    TRY(addBaseAmounts(context, cards));
    QHash<qint64, const BoardCard *> known;
    for (const BoardCard &card : std::as_const(cards)) {
        known.insert(card.id, &card);
    }
    for (BoardCard &card : answer.board.cards) {
        if (const BoardCard *found = known.value(card.id)) {
            card = *found;
        }
    }
    return answer;
}

}  // namespace

BoardController::BoardController(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_edits(workspace)
{
    m_again.setSingleShot(true);
    m_again.setInterval(30);  // several commits in a row are one new picture
    connect(&m_again, &QTimer::timeout, this, &BoardController::read);
    connect(&workspace.store(), &Store::changed, this, &BoardController::onChanged);
    connect(&m_edits, &Edits::failed, this, &BoardController::failed);
}

qint64 BoardController::me() const { return m_workspace.session().user.value; }

void BoardController::load(qint64 pipeline)
{
    m_wanted = pipeline;
    // What is shown is kept true by what changes; only another day has other overdue tasks and another month.
    const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date();
    const bool here = m_loaded && (pipeline == 0 || pipeline == m_board.pipeline);
    if (here && m_day == today) {
        showNow();
        emit loaded();
        return;
    }
    m_day = today;
    m_touched.everything = true;
    read();
}

void BoardController::onChanged(const ChangeSet &changes)
{
    if (!m_loaded && !m_reading) {
        return;
    }
    const auto note = [this, &changes](int type, QSet<qint64> &ids, bool newOnes) {
        const auto found = changes.byType.constFind(type);
        if (found == changes.byType.constEnd()) {
            return;
        }
        const qsizetype count = (newOnes ? found->created.size() : 0) + found->updated.size() + found->removed.size();
        m_touched.everything |= (newOnes && found->bulkCreated > 0) || found->bulkRemoved > 0 || count > kMostTouched;
        if (m_touched.everything) {
            return;
        }
        if (newOnes) {
            ids.unite(QSet<qint64>(found->created.begin(), found->created.end()));
        }
        ids.unite(QSet<qint64>(found->updated.begin(), found->updated.end()));
        ids.unite(QSet<qint64>(found->removed.begin(), found->removed.end()));
    };
    note(Deal::kNumber, m_touched.deals, true);
    note(Task::kNumber, m_touched.tasks, true);
    note(Activity::kNumber, m_touched.activities, true);
    // No deal has a customer who was not there before.
    note(Company::kNumber, m_touched.companies, false);
    note(Contact::kNumber, m_touched.contacts, false);
    // What names columns and people, and what is gone and cannot be asked for its deal any more.
    const ChangeSet::OfType activities = changes.byType.value(Activity::kNumber);
    m_touched.everything |= changes.touches(Stage::kNumber) || changes.touches(Pipeline::kNumber) ||
                            changes.touches(User::kNumber) || changes.touches(ExchangeRate::kNumber) ||
                            !activities.removed.isEmpty();
    if (!m_touched.isEmpty() && !m_again.isActive()) {
        m_again.start();
    }
}

void BoardController::read()
{
    if (m_reading) {
        return;  // ended() looks again
    }
    const bool everything = m_touched.everything || m_touched.size() > kMostTouched || !m_loaded ||
                            m_board.pipeline != (m_wanted != 0 ? m_wanted : m_board.pipeline);
    if (!everything && m_touched.isEmpty()) {
        return;
    }
    m_reading = true;
    if (!everything) {
        readTouched();
        return;
    }
    m_touched = {};
    const bool otherBoard = !m_loaded || (m_wanted != 0 && m_wanted != m_board.pipeline);
    if (otherBoard && m_sort == BoardSort::Amount) {
        readFirst();
    } else {
        readAll();
    }
}

void BoardController::ended()
{
    m_reading = false;
    if (!m_touched.isEmpty() && !m_again.isActive()) {
        m_again.start();
    }
}

void BoardController::readFirst()
{
    whenDone(m_workspace.read([pipeline = m_wanted](ReadContext &context) { return readTop(context, pipeline); },
                              m_stop.get_token()),
             this, [this](const Result<Answer> &answer) {
                 if (!answer) {
                     ended();
                     emit failed(answer.error());
                     return;
                 }
                 m_people = answer->people;
                 const bool allKnown = std::all_of(answer->board.cards.begin(), answer->board.cards.end(),
                                                   [](const BoardCard &card) { return card.known; });
                 apply(answer->board);
                 if (allKnown) {
                     ended();
                 } else {
                     readAll();
                 }
             });
}

void BoardController::readAll()
{
    whenDone(m_workspace.read(
                 [pipeline = m_wanted](ReadContext &context) -> Result<Answer> {
                     Answer answer;
                     TRY_ASSIGN(answer.board, readBoard(context, pipeline));
                     TRY_ASSIGN(answer.people, colleagues(context));
                     TRY(addBaseAmounts(context, answer.board.cards));
                     return answer;
                 },
                 m_stop.get_token()),
             this, [this](const Result<Answer> &answer) {
                 ended();
                 if (!answer) {
                     emit failed(answer.error());
                     return;
                 }
                 m_people = answer->people;
                 apply(answer->board);
             });
}

void BoardController::readTouched()
{
    Board frame;
    frame.pipeline = m_board.pipeline;
    frame.stages = m_board.stages;
    frame.monthStart = m_board.monthStart;
    const Touched touched = std::exchange(m_touched, {});
    QSet<qint64> deals = touched.deals;
    for (const BoardCard &card : std::as_const(m_board.cards)) {
        if (card.task != 0 && touched.tasks.contains(card.task)) {
            deals.insert(card.id);  // the task may be gone, or another deal's by now
        }
    }
    whenDone(m_workspace.read([frame, touched, deals](ReadContext &context) -> Result<Refreshed> {
        Refreshed answer;
        TRY_ASSIGN(const auto more, dealsOf(context, touched.tasks.values(), touched.activities.values(),
                                            touched.companies.values(), touched.contacts.values()));
        QSet<qint64> all = deals;
        all.unite(QSet<qint64>(more.begin(), more.end()));
        answer.deals = all.values();
        TRY_ASSIGN(answer.cards, readCards(context, frame, answer.deals));
        TRY(addBaseAmounts(context, answer.cards));
        return answer;
    }),
             this, [this](const Result<Refreshed> &answer) {
                 ended();
                 if (!answer) {
                     emit failed(answer.error());
                     return;
                 }
                 merge(answer->deals, answer->cards);
             });
}

BoardController::~BoardController() { m_stop.request_stop(); }

BoardColumnModel *BoardController::columnFor(qint64 stage) const
{
    for (BoardColumnModel *column : m_columns) {
        if (column->stage().id == stage) {
            return column;
        }
    }
    return nullptr;
}

bool BoardController::onlyBase() const
{
    std::optional<Currency> one;
    bool several = false;
    bool rated = true;
    for (const BoardCard &card : m_board.cards) {
        if (card.amount) {
            several = several || (one && *one != card.amount->currency);
            one = card.amount->currency;
            rated = rated && card.inBase;
        }
    }
    return several && rated;
}

/// Of these deals, these are on the board, the others are not.
void BoardController::merge(const QVector<qint64> &deals, const QVector<BoardCard> &cards)
{
    QHash<qint64, const BoardCard *> now;
    for (const BoardCard &card : cards) {
        now.insert(card.id, &card);
    }
    for (const qint64 deal : deals) {
        const auto old = std::find_if(m_board.cards.begin(), m_board.cards.end(),
                                      [deal](const BoardCard &card) { return card.id == deal; });
        const BoardCard *found = now.value(deal);
        if (found == nullptr && old == m_board.cards.end()) {
            continue;
        }
        BoardColumnModel *from = old != m_board.cards.end() ? columnFor(old->stage) : nullptr;
        if (found == nullptr) {
            m_board.cards.erase(old);
            if (from != nullptr) {
                from->take(deal);
            }
            continue;
        }
        BoardCard card = *found;
        card.stage = m_pending.value(deal, card.stage);  // a move on its way is newer than what was read
        if (old != m_board.cards.end()) {
            *old = card;
        } else {
            m_board.cards.append(card);
        }
        BoardColumnModel *to = passes(card) ? columnFor(card.stage) : nullptr;
        if (from != nullptr && from != to) {
            from->take(deal);
        }
        if (to != nullptr) {
            to->put(card);
        }
    }
    m_inBase = onlyBase();
    showNow();
    emit totalsChanged();
    emit loaded();
}

void BoardController::showNow()
{
    const Here here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
    for (BoardColumnModel *column : std::as_const(m_columns)) {
        column->setHere(here);
    }
}

void BoardController::apply(Board board)
{
    const bool otherStages = board.stages != m_board.stages || board.pipeline != m_board.pipeline;
    m_board = std::move(board);
    m_inBase = onlyBase();
    if (!m_pending.isEmpty()) {  // else the cards stay shared with the answer
        // moves on their way are newer than what was read
        for (BoardCard &card : m_board.cards) {
            card.stage = m_pending.value(card.id, card.stage);
        }
    }
    if (otherStages) {
        QList<BoardColumnModel *> old;
        old.swap(m_columns);
        for (const BoardStage &stage : std::as_const(m_board.stages)) {
            m_columns.append(new BoardColumnModel(stage, this));
        }
        emit columnsChanged();
        for (BoardColumnModel *model : old) {
            model->deleteLater();
        }
    }
    distribute();
    m_loaded = true;
    emit loaded();
}

bool BoardController::passes(const BoardCard &card) const
{
    if (m_owner != 0 && card.owner != m_owner) {
        return false;
    }
    return m_text.isEmpty() || foldText(card.name).contains(m_text) || foldText(card.customer).contains(m_text);
}

void BoardController::distribute()
{
    QHash<qint64, qsizetype> sizes;
    for (const BoardCard &card : std::as_const(m_board.cards)) {
        ++sizes[card.stage];
    }
    QHash<qint64, QVector<BoardCard>> byStage;
    for (auto size = sizes.cbegin(); size != sizes.cend(); ++size) {
        byStage[size.key()].reserve(size.value());
    }
    for (const BoardCard &card : std::as_const(m_board.cards)) {
        if (passes(card)) {
            byStage[card.stage].append(card);
        }
    }
    showNow();
    for (BoardColumnModel *column : std::as_const(m_columns)) {
        column->setSort(m_sort);
        column->assign(byStage.take(column->stage().id));
    }
    emit totalsChanged();
}

int BoardController::columnOf(qint64 deal) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i)->rowOf(deal) >= 0) {
            return i;
        }
    }
    return -1;
}

std::optional<BoardCard> BoardController::card(qint64 deal) const
{
    for (const BoardCard &card : m_board.cards) {
        if (card.id == deal) {
            return card;
        }
    }
    return std::nullopt;
}

void BoardController::setOwner(qint64 owner)
{
    m_owner = owner;
    distribute();
}

void BoardController::setText(const QString &text)
{
    m_text = foldText(text.trimmed());
    distribute();
}

void BoardController::setSort(BoardSort sort)
{
    m_sort = sort;
    distribute();
}

QString BoardController::sumOf(int column) const { return format::sum(sumOfCards(m_columns.at(column)->cards())); }

MoneySum BoardController::sumOfCards(const QVector<BoardCard> &cards) const
{
    MoneySum sum;
    for (const BoardCard &card : cards) {
        if (card.amount) {
            sum.add(m_inBase ? *card.inBase : *card.amount);
        }
    }
    return sum;
}

int BoardController::openCount() const
{
    int count = 0;
    for (const BoardColumnModel *column : m_columns) {
        count += column->stage().isOpen() ? int(column->cards().size()) : 0;
    }
    return count;
}

QString BoardController::summary() const
{
    MoneySum sum;
    MoneySum weighted;
    for (const BoardColumnModel *column : m_columns) {
        if (!column->stage().isOpen()) {
            continue;
        }
        const MoneySum here = sumOfCards(column->cards());
        sum.add(here);
        const Decimal share = Decimal::fromMillionths(column->stage().probability.millionths / 100);
        for (const Money &total : here.totals()) {
            if (const auto part = total.times(share)) {
                weighted.add(*part);
            }
        }
    }
    QStringList parts{tr("%1 open").arg(QLocale().toString(openCount()))};
    if (!sum.isEmpty()) {
        parts << format::sum(sum) << tr("weighted %1").arg(format::sum(weighted));
    }
    return parts.join(QStringLiteral(" · "));
}

QString BoardController::titleOf(int column) const
{
    const BoardStage &stage = m_columns.at(column)->stage();
    if (stage.isOpen()) {
        return stage.name;
    }
    const QDate month = m_board.monthStart.toTimeZone(m_workspace.session().zone).date();
    return tr("%1 in %2", "a closed stage and a month: Won in Nov")
        .arg(stage.name, QLocale().standaloneMonthName(month.month(), QLocale::ShortFormat));
}

void BoardController::move(qint64 deal, int column, const LossReason &reason)
{
    const int from = columnOf(deal);
    if (column < 0 || column >= m_columns.size() || from == column || from < 0) {
        return;
    }
    BoardCard moved = *m_columns.at(from)->take(deal);
    const BoardStage &target = m_columns.at(column)->stage();
    const qint64 before = moved.stage;
    moved.stage = target.id;
    if (!target.isOpen()) {
        moved.closedAt = m_workspace.store().clock()->nowUtc();
        moved.lostReason = reason.reason;
    }
    moved.lastTouch = m_workspace.store().clock()->nowUtc();
    for (BoardCard &card : m_board.cards) {
        if (card.id == deal) {
            card = moved;
        }
    }
    m_columns.at(column)->put(moved);
    emit totalsChanged();

    m_pending.insert(deal, target.id);
    const bool lost = target.isLost();
    m_edits.run(
        tr("Moved “%1” to %2").arg(moved.name, target.name),
        [deal, stage = target.id, lost, reason](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(Deal record, writer.load(Id<Deal>{deal}));
            record.stage.value = stage;
            if (lost) {
                record.lostReason = reason.reason;
                record.competitor = reason.competitor;
                if (!reason.note.isEmpty()) {
                    record.notes =
                        record.notes.isEmpty() ? reason.note : record.notes + QLatin1Char('\n') + reason.note;
                }
            }
            return writer.update(record);
        },
        [this, deal, before, stage = target.id](bool written) {
            // a later move of the same card has its own entry
            if (m_pending.value(deal) == stage) {
                m_pending.remove(deal);
            }
            if (written) {
                return;
            }
            for (BoardCard &card : m_board.cards) {
                if (card.id == deal && card.stage == stage) {
                    card.stage = before;
                }
            }
            distribute();
            m_touched.deals.insert(deal);
            m_again.start();
        });
}

BoardController::NewDeal BoardController::parseNew(const QString &text, const QLocale &locale)
{
    NewDeal deal;
    deal.name = text.simplified();
    const qsizetype space = deal.name.lastIndexOf(QLatin1Char(' '));
    if (space < 0) {
        return deal;
    }
    const QString last = deal.name.mid(space + 1);
    bool ok = false;
    const auto amount = format::parseAmount(last, locale, &ok);
    if (ok && amount && std::any_of(last.begin(), last.end(), [](QChar c) { return c.isDigit(); })) {
        deal.amount = amount;
        deal.name = deal.name.left(space);
        // "€ 500": the sign stands apart
        if (deal.name.size() > 1 && deal.name.at(deal.name.size() - 2) == QLatin1Char(' ') &&
            deal.name.back().category() == QChar::Symbol_Currency) {
            deal.name.chop(2);
        }
    }
    return deal;
}

void BoardController::add(int column, const QString &text, qint64 company)
{
    const NewDeal wanted = parseNew(text, QLocale());
    if (wanted.name.isEmpty() || column < 0 || column >= m_columns.size()) {
        return;
    }
    Deal deal;
    deal.name = wanted.name;
    deal.stage.value = m_columns.at(column)->stage().id;
    deal.company.value = company;
    deal.owner.value = m_owner != 0 ? m_owner : me();
    deal.currency = m_workspace.session().baseCurrency;
    if (wanted.amount) {
        const auto money = Money::fromDecimal(*wanted.amount, deal.currency);
        if (!money) {
            emit failed(money.error());
            return;
        }
        deal.amount = money->minor;
    }
    auto id = std::make_shared<qint64>(0);
    m_edits.run(
        tr("Added “%1”").arg(deal.name),
        [deal, id](RecordWriter &writer) -> Result<void> {
            Deal record = deal;
            TRY(writer.insert(record));
            *id = record.id;
            return {};
        },
        [this, id](bool written) {
            if (written) {
                emit added(*id);
            }
        });
}

}  // namespace fieldfare
