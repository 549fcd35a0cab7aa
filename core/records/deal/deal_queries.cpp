// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal/deal_queries.h"

#include "base/clock.h"

namespace fieldfare {

namespace {

QDateTime moment(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

// The columns of a card, in the order cardOf() reads them.
const QString kCardColumns = QStringLiteral("d.id, d.display_name, coalesce(c.display_name, p.display_name), d.amount, "
                                            "d.currency, d.stage, d.owner, u.display_name, "
                                            "d.expected_close, d.closed_at, d.lost_reason");
const QString kCardJoins = QStringLiteral(
    " LEFT JOIN {company} c ON c.id = d.company LEFT JOIN {contact} p ON p.id = d.contact AND d.company IS NULL"
    " LEFT JOIN {user} u ON u.id = d.owner ");

BoardCard cardOf(const Query &query)
{
    BoardCard card;
    card.id = query.value(0).toLongLong();
    card.name = query.value(1).toString();
    card.customer = query.value(2).toString();
    if (!query.isNull(3))
        card.amount =
            Money{query.value(3).toLongLong(), Currency::fromCode(query.value(4).toString()).value_or(Currency())};
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

Result<Board> readBoard(ReadContext &context, qint64 pipeline)
{
    Board board;
    TRY(readPipelines(context, &board, pipeline));
    TRY(readStages(context, &board));
    const QTimeZone zone = context.session().zone;
    const QDate today = context.clock().nowUtc().toTimeZone(zone).date();
    board.monthStart = QDate(today.year(), today.month(), 1).startOfDay(zone).toUTC();

    QHash<qint64, qsizetype> byDeal;
    for (const BoardStage &stage : std::as_const(board.stages)) {
        QString sql = QStringLiteral("SELECT ") + kCardColumns + QStringLiteral(" FROM {deal} d") + kCardJoins +
                      QStringLiteral("WHERE d.stage = ?");
        QVariantList values{stage.id};
        if (!stage.isOpen()) {
            sql += QStringLiteral(" AND d.closed_at >= ?");
            values.append(board.monthStart.toMSecsSinceEpoch());
        }
        TRY_ASSIGN(auto query, context.run(sql, values));
        while (query.next()) {
            board.cards.append(cardOf(query));
            if (stage.isOpen())
                byDeal.insert(board.cards.last().id, board.cards.size() - 1);
        }
        TRY(finished(query));
    }
    TRY_ASSIGN(auto tasks, context.run(QStringLiteral(
                               "SELECT id, deal, display_name, due FROM {task} WHERE done = 0 AND deal IS NOT NULL "
                               "ORDER BY due IS NULL DESC, due DESC, id DESC")));
    while (tasks.next()) {
        const auto found = byDeal.constFind(tasks.value(1).toLongLong());
        if (found == byDeal.constEnd())
            continue;
        BoardCard &card = board.cards[*found];  // the last one seen is due first
        card.task = tasks.value(0).toLongLong();
        card.taskSubject = tasks.value(2).toString();
        card.taskDue = moment(tasks.value(3));
    }
    TRY(finished(tasks));
    return board;
}

Result<QHash<qint64, QDateTime>> readTouches(ReadContext &context, qint64 pipeline)
{
    QHash<qint64, QDateTime> touches;
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral(
                "SELECT d.id, max(coalesce((SELECT max(a.at) FROM {activity} a WHERE a.deal = d.id), 0), "
                "coalesce((SELECT max(e.at) FROM {stage_event} e WHERE e.deal = d.id), 0), coalesce(d.opened_at, 0)) "
                "FROM {stage} s JOIN {deal} d ON d.stage = s.id WHERE s.pipeline = ? AND s.kind = 'open'"),
            {pipeline}));
    while (query.next()) {
        if (query.value(1).toLongLong() > 0)
            touches.insert(query.value(0).toLongLong(), moment(query.value(1)));
    }
    TRY(finished(query));
    return touches;
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
        result.stageNames.insert(result.cards.last().stage, query.value(11).toString());
    }
    TRY(finished(query));
    TRY_ASSIGN(auto count,
               context.run(QStringLiteral("SELECT count(*)") + condition.arg(QStringLiteral(" ")), {owner, owner}));
    result.total = count.next() ? count.value(0).toLongLong() : 0;
    TRY(finished(count));
    return result;
}

}  // namespace fieldfare
