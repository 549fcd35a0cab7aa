// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pipeline/board_controller.h"

#include "analytics/exchange_rates.h"
#include "base/clock.h"
#include "base/text_fold.h"
#include "presentation/format.h"
#include "presentation/money_text.h"
#include "presentation/when_done.h"
#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/deal/deal.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"
#include "records/task/task.h"
#include "records/user/user.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

struct Answer {
    Board board;
    QVector<Colleague> people;
};

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
    read();
}

void BoardController::onChanged(const ChangeSet &changes)
{
    const bool concerns = changes.touches(Deal::kNumber) || changes.touches(Task::kNumber) ||
                          changes.touches(Stage::kNumber) || changes.touches(Activity::kNumber) ||
                          changes.touches(User::kNumber) || changes.touches(Company::kNumber);
    if (concerns && (m_loaded || m_reading)) {
        m_again.start();
    }
}

void BoardController::read()
{
    if (m_reading) {
        m_stale = true;
        return;
    }
    m_reading = true;
    m_stale = false;
    whenDone(m_workspace.read([pipeline = m_wanted](ReadContext &context) -> Result<Answer> {
        Answer answer;
        TRY_ASSIGN(answer.board, readBoard(context, pipeline));
        TRY_ASSIGN(answer.people, colleagues(context));
        TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
        const QTimeZone zone = context.session().zone;
        const QDate today = context.clock().nowUtc().toTimeZone(zone).date();
        for (BoardCard &card : answer.board.cards) {
            if (card.amount) {
                card.inBase =
                    rates.inBase(*card.amount, card.closedAt.isValid() ? card.closedAt.toTimeZone(zone).date() : today);
            }
        }
        return answer;
    }),
             this, [this](const Result<Answer> &answer) {
                 m_reading = false;
                 if (!answer) {
                     emit failed(answer.error());
                     return;
                 }
                 m_people = answer->people;
                 apply(answer->board);
                 if (m_stale) {
                     m_again.start();
                 }
                 readIdle();
             });
}

void BoardController::readIdle()
{
    whenDone(m_workspace.read(
                 [pipeline = m_board.pipeline](ReadContext &context) { return readTouches(context, pipeline); }),
             this, [this](const Result<QHash<qint64, QDateTime>> &touches) {
                 if (!touches || *touches == m_touches) {
                     return;
                 }
                 m_touches = *touches;
                 distribute();
                 emit loaded();
             });
}

void BoardController::apply(Board board)
{
    const bool otherStages = board.stages != m_board.stages || board.pipeline != m_board.pipeline;
    m_board = std::move(board);
    QSet<Currency> currencies;
    bool rated = true;
    for (const BoardCard &card : std::as_const(m_board.cards)) {
        if (card.amount) {
            currencies.insert(card.amount->currency);
            rated = rated && card.inBase;
        }
    }
    m_inBase = currencies.size() > 1 && rated;
    // moves on their way are newer than what was read
    for (BoardCard &card : m_board.cards) {
        card.stage = m_pending.value(card.id, card.stage);
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
    const Here here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
    QHash<qint64, QVector<BoardCard>> byStage;
    for (BoardCard &card : m_board.cards) {
        card.lastTouch = m_touches.value(card.id);
        if (passes(card)) {
            byStage[card.stage].append(card);
        }
    }
    for (BoardColumnModel *column : std::as_const(m_columns)) {
        column->setSort(m_sort);
        column->setHere(here);
        column->assign(byStage.value(column->stage().id));
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
    m_touches.insert(deal, moved.lastTouch);
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
