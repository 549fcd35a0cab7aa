// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rewind/moment.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

QDateTime utc(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC); }

Result<void> mayLookBack(ReadContext &context)
{
    if (context.session().access.mayLookBack())
        return {};
    return fail(ErrorCode::Forbidden,
                QCoreApplication::translate("History", "You have no right to see the history of this workspace."));
}

}  // namespace

QDateTime endOfDay(const QDate &day, const QTimeZone &zone)
{
    return day.addDays(1).startOfDay(zone).toUTC().addMSecs(-1);
}

Result<QDateTime> earliestMoment(ReadContext &context)
{
    TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT at FROM tx ORDER BY n LIMIT 1"), {}));
    const QDateTime first = query.next() ? utc(query.value(0).toLongLong()) : QDateTime();
    TRY(finished(query));
    return first;
}

Result<Moment> momentAt(ReadContext &context, const QDateTime &at)
{
    TRY(mayLookBack(context));
    const QDateTime now = context.clock().nowUtc();
    Moment moment;
    moment.at = qMin(at.toUTC(), now);
    // Of all cuts the one with the fewest transactions on the wrong side; of equal ones the latest.
    const qint64 limit = moment.at.toMSecsSinceEpoch();
    TRY_ASSIGN(auto query, context.statements().run(
                               QStringLiteral("SELECT n, at, title FROM tx WHERE hash IS NOT NULL ORDER BY n"), {}));
    qint64 balance = 0;  // on the right side minus on the wrong side, of those before the cut
    qint64 best = 0;
    while (query.next()) {
        balance += query.value(1).toLongLong() <= limit ? 1 : -1;
        if (balance >= best && (balance > 0 || moment.transaction > 0)) {
            best = balance;
            moment.transaction = query.value(0).toLongLong();
            moment.changedAt = utc(query.value(1).toLongLong());
            moment.title = query.value(2).toString();
        }
    }
    TRY(finished(query));
    if (moment.transaction > 0)
        return moment;
    TRY_ASSIGN(const QDateTime first, earliestMoment(context));
    const QDateTime local = first.toTimeZone(context.session().zone);
    return fail(ErrorCode::NotFound, QCoreApplication::translate(
                                         "History", "The history of this workspace begins on %1 at %2. Choose that day "
                                                    "or a later one.")
                                         .arg(context.session().locale.toString(local.date(), QLocale::LongFormat),
                                              context.session().locale.toString(local.time(), QLocale::ShortFormat)));
}

Result<Moment> momentAfter(ReadContext &context, qint64 transaction)
{
    TRY(mayLookBack(context));
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT n, at, title FROM tx WHERE n=?"), {transaction}));
    if (!query.next())
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate("History", "There is no transaction %1 in the history.").arg(transaction));
    Moment moment;
    moment.transaction = transaction;
    moment.at = moment.changedAt = utc(query.value(1).toLongLong());
    moment.title = query.value(2).toString();
    TRY(finished(query));
    return moment;
}

}  // namespace fieldfare
