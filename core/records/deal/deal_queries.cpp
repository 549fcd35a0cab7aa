// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal/deal_queries.h"

#include "base/clock.h"
#include "records/record_reader.h"

namespace fieldfare {

namespace {

QDateTime moment(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

// The columns of a card, in the order cardOf() reads them.
const QString kCardColumns = QStringLiteral("d.id, d.display_name, coalesce(c.display_name, p.display_name), d.amount, "
                                            "d.currency, d.stage, d.owner, u.display_name, "
                                            "d.expected_close, d.closed_at, d.lost_reason, d.opened_at");
const QString kCardJoins = QStringLiteral(
    " LEFT JOIN {company} c ON c.id = d.company LEFT JOIN {contact} p ON p.id = d.contact AND d.company IS NULL"
    " LEFT JOIN {user} u ON u.id = d.owner ");

std::optional<Money> moneyAt(const Query &query, int amount, int currency)
{
    if (query.isNull(amount))
        return std::nullopt;
    return Money{query.value(amount).toLongLong(),
                 Currency::fromCode(query.value(currency).toString()).value_or(Currency())};
}

BoardCard cardOf(const Query &query)
{
    BoardCard card;
    card.id = query.value(0).toLongLong();
    card.name = query.value(1).toString();
    card.customer = query.value(2).toString();
    card.amount = moneyAt(query, 3, 4);
    card.stage = query.value(5).toLongLong();
    card.owner = query.value(6).toLongLong();
    card.ownerName = query.value(7).toString();
    card.expectedClose = QDate::fromString(query.value(8).toString(), Qt::ISODate);
    card.closedAt = moment(query.value(9));
    card.lostReason = query.value(10).toString();
    return card;
}

Result<void> readPipelines(ReadContext &context, Board *board, qint64 wanted)
{
    TRY_ASSIGN(auto query, context.run(QStringLiteral(
                               "SELECT id, display_name FROM {pipeline} ORDER BY position IS NULL, position, id")));
    while (query.next()) {
        board->pipelines.append({query.value(0).toLongLong(), query.value(1).toString()});
        if (board->pipelines.last().id == wanted)
            board->pipeline = wanted;
    }
    TRY(finished(query));
    if (board->pipeline == 0 && !board->pipelines.isEmpty())
        board->pipeline = board->pipelines.first().id;
    return {};
}

Result<void> readStages(ReadContext &context, Board *board)
{
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral("SELECT id, key, display_name, kind, probability, idle_days FROM {stage} WHERE pipeline = ? "
                           "ORDER BY CASE kind WHEN 'won' THEN 1 WHEN 'lost' THEN 2 ELSE 0 END, position, id"),
            {board->pipeline}));
    while (query.next()) {
        BoardStage stage;
        stage.id = query.value(0).toLongLong();
        stage.key = query.value(1).toString();
        stage.name = query.value(2).toString();
        stage.kind = query.value(3).toString();
        stage.probability = Decimal::fromMillionths(query.value(4).toLongLong());
        stage.idleDays = query.value(5).toInt();
        board->stages.append(stage);
    }
    return finished(query);
}

}  // namespace

namespace {

/// The open task of each deal that is due first.
Result<void> readTasks(ReadContext &context, const QHash<qint64, BoardCard *> &cards)
{
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT t.id, t.deal, t.display_name, t.due FROM json_each(?) j CROSS JOIN "
                                          "{task} t ON t.deal = j.value WHERE t.done = 0"),
                           {idsJson(cards.keys())}));
    while (query.next()) {
        BoardCard &card = *cards.value(query.value(1).toLongLong());
        const qint64 id = query.value(0).toLongLong();
        const QDateTime due = moment(query.value(3));
        const bool first = card.task == 0 || (due.isValid() != card.taskDue.isValid() ? due.isValid()
                                              : due != card.taskDue                   ? due < card.taskDue
                                                                                      : id < card.task);
        if (first) {
            card.task = id;
            card.taskSubject = query.value(2).toString();
            card.taskDue = due;
        }
    }
    return finished(query);
}

/// When these deals were last moved or had an activity.
Result<void> readTouches(ReadContext &context, const QHash<qint64, BoardCard *> &cards)
{
    TRY_ASSIGN(
        auto query,
        context.run(QStringLiteral("SELECT j.value, (SELECT max(a.at) FROM {activity} a WHERE a.deal = j.value), "
                                   "(SELECT max(e.at) FROM {stage_event} e WHERE e.deal = j.value) "
                                   "FROM json_each(?) j"),
                    {idsJson(cards.keys())}));
    while (query.next()) {
        BoardCard &card = *cards.value(query.value(0).toLongLong());
        for (const int column : {1, 2}) {
            const QDateTime at = moment(query.value(column));
            if (at.isValid() && !(card.lastTouch > at))
                card.lastTouch = at;
        }
    }
    return finished(query);
}

}  // namespace

Result<Board> readBoardOutline(ReadContext &context, qint64 pipeline)
{
    Board board;
    TRY(readPipelines(context, &board, pipeline));
    TRY(readStages(context, &board));
    const QTimeZone zone = context.session().zone;
    const QDate today = context.clock().nowUtc().toTimeZone(zone).date();
    board.monthStart = QDate(today.year(), today.month(), 1).startOfDay(zone).toUTC();
    for (const BoardStage &stage : std::as_const(board.stages)) {
        // Of open deals exactly what deal_stage_amount holds.
        QString sql = QStringLiteral("SELECT id, amount, currency FROM {deal} WHERE stage = ?");
        QVariantList values{stage.id};
        if (!stage.isOpen()) {
            sql =
                QStringLiteral("SELECT id, amount, currency, closed_at FROM {deal} WHERE stage = ? AND closed_at >= ?");
            values.append(board.monthStart.toMSecsSinceEpoch());
        }
        TRY_ASSIGN(auto query, context.run(sql, values));
        while (query.next()) {
            BoardCard card;
            card.id = query.value(0).toLongLong();
            card.amount = moneyAt(query, 1, 2);
            card.stage = stage.id;
            if (!stage.isOpen())
                card.closedAt = moment(query.value(3));
            card.known = false;
            board.cards.append(card);
        }
        TRY(finished(query));
    }
    return board;
}

Result<QVector<BoardCard>> readCards(ReadContext &context, const Board &board, const QVector<qint64> &deals)
{
    QVector<BoardCard> cards;
    if (deals.isEmpty())
        return cards;
    QHash<qint64, const BoardStage *> stages;
    for (const BoardStage &stage : board.stages)
        stages.insert(stage.id, &stage);
    cards.reserve(deals.size());
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT ") + kCardColumns + QStringLiteral(" FROM {deal} d") + kCardJoins +
                               QStringLiteral("WHERE d.id IN (SELECT value FROM json_each(?))"),
                           {idsJson(deals)}));
    while (query.next()) {
        BoardCard card = cardOf(query);
        const BoardStage *stage = stages.value(card.stage);
        if (stage == nullptr || (!stage->isOpen() && !(card.closedAt >= board.monthStart)))
            continue;
        card.lastTouch = moment(query.value(11));
        cards.append(std::move(card));
    }
    TRY(finished(query));

    QHash<qint64, BoardCard *> open;
    for (BoardCard &card : cards) {
        if (stages.value(card.stage)->isOpen())
            open.insert(card.id, &card);
    }
    TRY(readTasks(context, open));
    QHash<qint64, BoardCard *> idle;
    for (BoardCard &card : cards) {
        if (open.contains(card.id) && card.task == 0 && stages.value(card.stage)->idleDays > 0)
            idle.insert(card.id, &card);
        else
            card.lastTouch = {};
    }
    TRY(readTouches(context, idle));
    return cards;
}

Result<Board> readBoard(ReadContext &context, qint64 pipeline)
{
    TRY_ASSIGN(Board board, readBoardOutline(context, pipeline));
    QVector<qint64> deals;
    deals.reserve(board.cards.size());
    for (const BoardCard &card : std::as_const(board.cards))
        deals.append(card.id);
    std::sort(deals.begin(), deals.end());
    TRY_ASSIGN(board.cards, readCards(context, board, deals));
    return board;
}

Result<QVector<qint64>> dealsOf(ReadContext &context, const QVector<qint64> &tasks, const QVector<qint64> &activities,
                                const QVector<qint64> &companies, const QVector<qint64> &contacts)
{
    QVector<qint64> deals;
    const auto collect = [&](const QString &sql, const QVector<qint64> &ids) -> Result<void> {
        if (ids.isEmpty())
            return {};
        TRY_ASSIGN(auto query, context.run(sql, {idsJson(ids)}));
        while (query.next())
            deals.append(query.value(0).toLongLong());
        return finished(query);
    };
    const QString among = QStringLiteral(" IN (SELECT value FROM json_each(?))");
    TRY(collect(QStringLiteral("SELECT deal FROM {task} WHERE deal IS NOT NULL AND id") + among, tasks));
    TRY(collect(QStringLiteral("SELECT deal FROM {activity} WHERE deal IS NOT NULL AND id") + among, activities));
    TRY(collect(QStringLiteral("SELECT id FROM {deal} WHERE company") + among, companies));
    TRY(collect(QStringLiteral("SELECT id FROM {deal} WHERE contact") + among, contacts));
    return deals;
}

Result<Unplanned> dealsWithoutNextStep(ReadContext &context, qint64 owner, int limit)
{
    const QString condition = QStringLiteral(
        " FROM {stage} s JOIN {deal} d ON d.stage = s.id%1WHERE s.kind = 'open' AND (? = 0 OR d.owner = ?) "
        "AND NOT EXISTS (SELECT 1 FROM {task} t WHERE t.deal = d.id AND t.done = 0)");
    Unplanned result;
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT ") + kCardColumns + QStringLiteral(", s.display_name") +
                               condition.arg(kCardJoins) + QStringLiteral(" ORDER BY d.amount DESC, d.id LIMIT ?"),
                           {owner, owner, limit}));
    while (query.next()) {
        result.cards.append(cardOf(query));
        result.stageNames.insert(result.cards.last().stage, query.value(12).toString());
    }
    TRY(finished(query));
    TRY_ASSIGN(auto count,
               context.run(QStringLiteral("SELECT count(*)") + condition.arg(QStringLiteral(" ")), {owner, owner}));
    result.total = count.next() ? count.value(0).toLongLong() : 0;
    TRY(finished(count));
    return result;
}

}  // namespace fieldfare
