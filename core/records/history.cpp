// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/history.h"

#include "records/erasure/erasure.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

namespace fieldfare {

namespace {

constexpr const char *kEntryColumns = "t.n, t.at, t.user_name, t.title, t.origin, t.undoes";

HistoryEntry entryFrom(const Query &query)
{
    HistoryEntry entry;
    entry.transaction = query.value(0).toLongLong();
    entry.at = QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC);
    entry.user = query.value(2).toString();
    entry.title = query.value(3).toString();
    entry.origin = Origin(query.value(4).toInt());
    entry.undoes = query.value(5).toLongLong();
    return entry;
}

Error forbidden()
{
    return {ErrorCode::Forbidden,
            QCoreApplication::translate("History", "You have no right to see the history of this workspace."),
            {}};
}

}  // namespace

// Newest first: an undo that still holds takes itself and what it undid out of play.
Result<QHash<qint64, qint64>> undoneBy(ReadContext &context, qint64 before)
{
    QHash<qint64, qint64> by;
    QSet<qint64> outOfPlay;
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT n, undoes FROM tx WHERE undoes IS NOT NULL AND n<? ORDER BY n DESC"),
                   {before > 0 ? before : std::numeric_limits<qint64>::max()}));
    while (query.next()) {
        const qint64 undo = query.value(0).toLongLong();
        const qint64 target = query.value(1).toLongLong();
        if (outOfPlay.contains(undo) || by.contains(target))
            continue;
        by.insert(target, undo);
        outOfPlay.insert(target);
    }
    TRY(finished(query));
    return by;
}

Result<qint64> transactionsSince(ReadContext &context, qint64 transaction)
{
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT count(*) FROM tx WHERE n>=?"), {transaction}));
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return count;
}

Result<QVector<HistoryEntry>> history(ReadContext &context, int limit, qint64 before)
{
    if (!context.session().access.mayLookBack())
        return fail(forbidden());
    TRY_ASSIGN(const auto undone, undoneBy(context));
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT %1, (SELECT sum(c.last_id-c.first_id+1) FROM change c WHERE c.tx=t.n)"
                                  " FROM tx t WHERE t.n<? ORDER BY t.n DESC LIMIT ?")
                       .arg(QLatin1String(kEntryColumns)),
                   {before > 0 ? before : std::numeric_limits<qint64>::max(), limit}));
    QVector<HistoryEntry> entries;
    while (query.next()) {
        HistoryEntry entry = entryFrom(query);
        entry.records = query.value(6).toLongLong();
        entry.undoneBy = undone.value(entry.transaction);
        entries.append(entry);
    }
    TRY(finished(query));
    return entries;
}

Result<QVector<RecordHistoryEntry>> recordHistory(ReadContext &context, const RecordType &type, qint64 id, int limit)
{
    RecordReader reader(context);
    TRY(reader.load(type, id));  // only what this session may see has a history for it
    TRY_ASSIGN(const auto undone, undoneBy(context));
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT %1, c.op, c.old, c.new FROM change c JOIN tx t ON t.n=c.tx"
                                  " WHERE c.type=? AND c.first_id<=? AND c.last_id>=? ORDER BY c.id DESC LIMIT ?")
                       .arg(QLatin1String(kEntryColumns)),
                   {type.number, id, id, limit}));
    QVector<RecordHistoryEntry> entries;
    while (query.next()) {
        RecordHistoryEntry entry;
        entry.transaction = entryFrom(query);
        entry.transaction.undoneBy = undone.value(entry.transaction.transaction);
        entry.op = ChangeOp(query.value(6).toInt());
        if (entry.op == ChangeOp::Update) {
            const QJsonObject before = QJsonDocument::fromJson(query.value(7).toString().toUtf8()).object();
            const QJsonObject after = QJsonDocument::fromJson(query.value(8).toString().toUtf8()).object();
            for (auto it = after.begin(); it != after.end(); ++it) {
                if (it.key() != QLatin1String("changed_at") && it.key() != QLatin1String("changed_by"))
                    entry.changes.append({it.key(), before.value(it.key()), it.value()});
            }
        }
        entries.append(entry);
    }
    TRY(finished(query));
    return entries;
}

Result<HistoryEntry> lastUndoable(ReadContext &context, Id<User> user)
{
    TRY_ASSIGN(const auto undone, undoneBy(context));
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT %1 FROM tx t WHERE t.n>(SELECT min(n) FROM tx) AND "
                                  "t.origin NOT IN (?, ?) AND t.user IS ? AND NOT EXISTS(SELECT 1 FROM change c "
                                  "WHERE c.tx=t.n AND c.type=?) ORDER BY t.n DESC LIMIT 1000")
                       .arg(QLatin1String(kEntryColumns)),
                   {int(Origin::Undo), int(Origin::Remote), user.isValid() ? QVariant(user.value) : QVariant(),
                    Erasure::kNumber}));
    while (query.next()) {
        if (!undone.contains(query.value(0).toLongLong()))
            return entryFrom(query);
    }
    TRY(finished(query));
    return HistoryEntry{};
}

Result<HistoryEntry> lastRedoable(ReadContext &context, Id<User> user)
{
    TRY_ASSIGN(const auto undone, undoneBy(context));
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT %1 FROM tx t WHERE t.origin<>? AND t.user IS ? "
                                                       "ORDER BY t.n DESC LIMIT 1000")
                                            .arg(QLatin1String(kEntryColumns)),
                                        {int(Origin::Remote), user.isValid() ? QVariant(user.value) : QVariant()}));
    while (query.next()) {
        const HistoryEntry entry = entryFrom(query);
        if (entry.origin != Origin::Undo)
            break;  // something new was done since: nothing to redo
        if (undone.value(entry.undoes) == entry.transaction && !undone.contains(entry.transaction)) {
            TRY_ASSIGN(auto target,
                       context.statements().run(QStringLiteral("SELECT origin FROM tx WHERE n=?"), {entry.undoes}));
            if (target.next() && Origin(target.value(0).toInt()) != Origin::Undo)
                return entry;
        }
    }
    return HistoryEntry{};
}

}  // namespace fieldfare
