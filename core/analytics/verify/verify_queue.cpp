// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/verify/verify_queue.h"

#include "analytics/exchange_rates.h"
#include "records/quality_ignore/quality_ignore.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace fieldfare {

namespace {

struct VerifyText {
    Q_DECLARE_TR_FUNCTIONS(VerifyQueue)
};

using Worths = QHash<qint64, VerifyWorth>;

Result<void> addDeals(ReadContext &context, const QString &link, const QDate &today, Worths &worths)
{
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT r.\"%1\", s.kind, r.amount, r.currency, r.closed_at FROM {deal} r "
                                          "JOIN {stage} s ON s.id=r.stage WHERE r.\"%1\" IS NOT NULL AND s.kind IN "
                                          "('open', 'won')")
                               .arg(link)));
    while (query.next()) {
        VerifyWorth &worth = worths[query.value(0).toLongLong()];
        const bool open = query.value(1).toString() == u"open";
        worth.openDeals += open ? 1 : 0;
        const auto currency = Currency::fromCode(query.value(3).toString());
        if (query.isNull(2) || !currency)
            continue;
        const QDate day =
            open || query.isNull(4)
                ? today
                : QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong(), context.session().zone).date();
        const auto amount = rates.inBase(Money{query.value(2).toLongLong(), *currency}, day);
        if (amount)
            (open ? worth.openAmount : worth.revenue) += amount->minor;
    }
    return finished(query);
}

Result<void> addTickets(ReadContext &context, const QString &link, Worths &worths)
{
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT r.\"%1\", count(*) FROM {ticket} r WHERE r.\"%1\" IS NOT NULL AND "
                                          "coalesce(r.state, '') NOT IN ('resolved', 'closed') GROUP BY r.\"%1\"")
                               .arg(link)));
    while (query.next())
        worths[query.value(0).toLongLong()].openTickets = query.value(1).toLongLong();
    return finished(query);
}

Result<QSet<qint64>> putOff(ReadContext &context, const RecordType &type, const QDate &today)
{
    QVector<Uid> uids;
    TRY_ASSIGN(
        auto query,
        context.run(QStringLiteral("SELECT q.record FROM {quality_ignore} q WHERE q.\"check\"=? AND q.type=? AND "
                                   "q.until > ?"),
                    {QString::fromLatin1(quality_ignore::verify), type.key, today.toString(Qt::ISODate)}));
    while (query.next())
        uids.append(Uid::fromString(query.value(0).toString()));
    TRY(finished(query));
    QSet<qint64> records;
    RecordReader reader(context);
    for (const Uid &uid : uids) {
        TRY_ASSIGN(const qint64 record, reader.findByUid(type, uid));
        records.insert(record);
    }
    return records;
}

}  // namespace

Result<QVector<VerifyEntry>> readVerifyQueue(ReadContext &context, const QString &key, const QualitySettings &settings)
{
    const RecordType *type = context.catalog().find(key);
    if (!type || !type->field(QStringLiteral("verified_at")))
        return fail(ErrorCode::InvalidInput, VerifyText::tr("Records of the type “%1” are not verified.").arg(key));
    const QTimeZone zone = context.session().zone;
    const QDate today = context.clock().nowUtc().toTimeZone(zone).date();
    const qint64 before = QDateTime(today.addMonths(-settings.verifyMonths), QTime(0, 0), zone).toMSecsSinceEpoch();
    Worths worths;
    TRY(addDeals(context, key, today, worths));
    TRY(addTickets(context, key, worths));
    TRY_ASSIGN(const QSet<qint64> later, putOff(context, *type, today));

    QVector<VerifyEntry> entries;
    TRY_ASSIGN(
        auto query,
        context.run(QStringLiteral("SELECT r.id, max(r.changed_at, coalesce(r.verified_at, 0)) FROM {%1} r WHERE "
                                   "r.changed_at < ? AND coalesce(r.verified_at, 0) < ?")
                        .arg(key),
                    {before, before}));
    while (query.next()) {
        const qint64 record = query.value(0).toLongLong();
        if (!later.contains(record))
            entries.append({record, query.value(1).toLongLong(), worths.value(record)});
    }
    TRY(finished(query));
    std::sort(entries.begin(), entries.end(), [](const VerifyEntry &a, const VerifyEntry &b) {
        const auto rank = [](const VerifyEntry &entry) {
            return std::tuple(-int(entry.worth.openDeals > 0), -entry.worth.openAmount, -entry.worth.openDeals,
                              -entry.worth.revenue, -entry.worth.openTickets, entry.last, entry.record);
        };
        return rank(a) < rank(b);
    });
    return entries;
}

Result<void> markVerified(RecordWriter &writer, const RecordType &type, qint64 id)
{
    const FieldSpec *at = type.field(QStringLiteral("verified_at"));
    const FieldSpec *by = type.field(QStringLiteral("verified_by"));
    if (!at || !by)
        return fail(ErrorCode::InvalidInput,
                    VerifyText::tr("Records of the type “%1” are not verified.").arg(type.key));
    TRY_ASSIGN(auto record, writer.load(type, id));
    at->write(*record, QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC));
    const Id<User> user = writer.work().session().user;
    by->write(*record, user.isValid() ? Value(qlonglong(user.value)) : Value());
    writer.work().setTitle(VerifyText::tr("Verified “%1”").arg(record->displayName));
    return writer.update(*record);
}

Result<void> verifyLater(RecordWriter &writer, const RecordType &type, qint64 id, const QDate &until)
{
    TRY_ASSIGN(const auto record, writer.load(type, id));
    if (!writer.work().session().access.mayWrite(type))
        return fail(ErrorCode::Forbidden, VerifyText::tr("You may not change %1.").arg(type.plural()));
    QualityIgnore ignore;
    ignore.check = QString::fromLatin1(quality_ignore::verify);
    ignore.type = type.key;
    ignore.record = uidText(record->uid);
    ignore.until = until;
    ignore.owner = writer.work().session().user;
    writer.work().setTitle(VerifyText::tr("Verify “%1” later").arg(record->displayName));
    return writer.insert(ignore);
}

}  // namespace fieldfare
