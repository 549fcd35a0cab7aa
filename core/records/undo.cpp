// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "records/history.h"

#include "records/erasure/erasure.h"
#include "records/log_record.h"
#include "records/tag/tag.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

namespace fieldfare {

namespace {

constexpr int kMostListedSkips = 1000;
constexpr int kSinglyRemoved = 50;  ///< up to here each removed record gets its own log entry

struct Change {
    int type = 0;
    ChangeOp op = ChangeOp::Update;
    qint64 first = 0;
    qint64 last = 0;
    Uid uid;
    QVariant before;
    QVariant after;
};

/// New records of one type that are to go: ranges without the rows that must stay.
struct Removal {
    QVector<QPair<qint64, qint64>> ranges;
    QSet<qint64> kept;

    [[nodiscard]] bool inRange(qint64 id) const
    {
        for (const auto &range : ranges) {
            if (id >= range.first && id <= range.second)
                return true;
        }
        return false;
    }
    [[nodiscard]] bool goes(qint64 id) const { return inRange(id) && !kept.contains(id); }
};

class Undo {
public:
    Undo(RecordWriter &writer, qint64 transaction) : m_writer(writer), m_transaction(transaction) {}
    Result<UndoOutcome> run();

private:
    Result<void> readChanges();
    Result<void> findLaterTransactions();
    Result<void> keepWhatWasEdited(const RecordType &type, Removal &removal);
    Result<bool> keepWhatIsUsed();
    Result<void> removeCreated();
    Result<void> removeRows(const RecordType &type, const Removal &removal);
    Result<void> putBack(const Change &change);
    Result<void> restore(const Change &change);
    Result<void> linkLater();
    Result<bool> isNamedAnew(const Record &record);
    Result<void> skip(const RecordType &type, qint64 id, const QString &reason);

    RecordWriter &m_writer;
    qint64 m_transaction;
    QVector<Change> m_changes;
    QMap<int, Removal> m_removals;
    QVector<WaitingLink> m_waiting;  ///< links of restored records to what was not back yet
    QString m_later;                 ///< condition on change.tx: effective transactions since
    UndoOutcome m_outcome;
};

Result<void> Undo::readChanges()
{
    TRY_ASSIGN(
        auto query,
        m_writer.work().execute(
            QStringLiteral("SELECT type, op, first_id, last_id, uid, old, new FROM change WHERE tx=? ORDER BY id DESC"),
            {m_transaction}));
    while (query.next()) {
        m_changes.append(Change{query.value(0).toInt(), ChangeOp(query.value(1).toInt()), query.value(2).toLongLong(),
                                query.value(3).toLongLong(), uidFromBytes(query.value(4).toByteArray()), query.value(5),
                                query.value(6)});
    }
    return finished(query);
}

Result<void> Undo::findLaterTransactions()
{
    TRY_ASSIGN(const auto undone, undoneBy(m_writer.work(), m_writer.work().log().number()));
    QSet<qint64> neutral;
    for (auto it = undone.begin(); it != undone.end(); ++it)
        neutral << it.key() << it.value();
    QStringList without;
    for (const qint64 n : std::as_const(neutral)) {
        if (n > m_transaction)
            without.append(QString::number(n));
    }
    m_later = QStringLiteral("tx>%1 AND tx<%2 AND tx NOT IN (%3)")
                  .arg(m_transaction)
                  .arg(m_writer.work().log().number())
                  .arg(without.join(QLatin1Char(',')));
    return {};
}

Result<void> Undo::skip(const RecordType &type, qint64 id, const QString &reason)
{
    ++m_outcome.skippedCount;
    if (m_outcome.skipped.size() >= kMostListedSkips)
        return {};
    TRY_ASSIGN(const auto names, m_writer.displayNames(type, {id}));
    m_outcome.skipped.append({type.key, id, names.value(id), reason});
    return {};
}

Result<void> Undo::keepWhatWasEdited(const RecordType &type, Removal &removal)
{
    for (const auto &range : std::as_const(removal.ranges)) {
        TRY_ASSIGN(
            auto query,
            m_writer.work().statements().run(
                QStringLiteral(
                    "SELECT DISTINCT first_id FROM change WHERE type=? AND first_id BETWEEN ? AND ? AND op=? AND %1")
                    .arg(m_later),
                {type.number, range.first, range.second, int(ChangeOp::Update)}, false));
        QVector<qint64> edited;
        while (query.next())
            edited.append(query.value(0).toLongLong());
        TRY(finished(query));
        for (const qint64 id : std::as_const(edited)) {
            removal.kept.insert(id);
            TRY(skip(type, id, QCoreApplication::translate("History", "edited since")));
        }
    }
    return {};
}

// One pass over all links into what is to go; true when something more must stay.
Result<bool> Undo::keepWhatIsUsed()
{
    bool more = false;
    for (auto it = m_removals.begin(); it != m_removals.end(); ++it) {
        const RecordType &type = m_writer.catalog().at(it.key());
        Removal &removal = *it;
        const auto keep = [&](qint64 id) -> Result<void> {
            if (!removal.goes(id))
                return {};
            removal.kept.insert(id);
            more = true;
            return skip(type, id, QCoreApplication::translate("History", "used by other records since"));
        };
        for (const auto &range : std::as_const(removal.ranges)) {
            for (const auto &incoming : m_writer.catalog().linksTo(type.key)) {
                if (incoming.field->key == QLatin1String("created_by") ||
                    incoming.field->key == QLatin1String("changed_by"))
                    continue;
                const auto holders = m_removals.constFind(incoming.type->number);
                TRY_ASSIGN(auto query, m_writer.work().execute(
                                           QStringLiteral("SELECT id, \"%1\" FROM %2 WHERE \"%1\" BETWEEN ? AND ?")
                                               .arg(incoming.field->column, incoming.type->table),
                                           {range.first, range.second}));
                QSet<qint64> used;
                while (query.next()) {
                    if (holders == m_removals.constEnd() || !holders->goes(query.value(0).toLongLong()))
                        used.insert(query.value(1).toLongLong());
                }
                TRY(finished(query));
                for (const qint64 id : std::as_const(used))
                    TRY(keep(id));
            }
            if (type.number == Tag::kNumber) {
                TRY_ASSIGN(auto query,
                           m_writer.work().execute(
                               QStringLiteral("SELECT tag, type, record FROM record_tag WHERE tag BETWEEN ? AND ?"),
                               {range.first, range.second}));
                QSet<qint64> used;
                while (query.next()) {
                    const auto holders = m_removals.constFind(query.value(1).toInt());
                    if (holders == m_removals.constEnd() || !holders->goes(query.value(2).toLongLong()))
                        used.insert(query.value(0).toLongLong());
                }
                TRY(finished(query));
                for (const qint64 id : std::as_const(used))
                    TRY(keep(id));
            }
        }
    }
    return more;
}

Result<void> Undo::removeRows(const RecordType &type, const Removal &removal)
{
    for (const auto &range : removal.ranges) {
        QVector<qint64> ids;
        TRY_ASSIGN(auto query,
                   m_writer.work().execute(
                       QStringLiteral("SELECT id FROM %1 WHERE id BETWEEN ? AND ? ORDER BY id").arg(type.table),
                       {range.first, range.second}));
        while (query.next()) {
            const qint64 id = query.value(0).toLongLong();
            if (!removal.kept.contains(id))
                ids.append(id);
        }
        TRY(finished(query));
        m_outcome.undone += ids.size();
        if (ids.size() > kSinglyRemoved) {
            TRY(m_writer.removeManyAsIs(type, ids));
            continue;
        }
        TRY_ASSIGN(const auto records, m_writer.loadMany(type, ids));
        for (const auto &record : records)
            TRY(m_writer.removeAsIs(*record));
    }
    return {};
}

Result<void> Undo::removeCreated()
{
    for (auto it = m_removals.begin(); it != m_removals.end(); ++it)
        TRY(keepWhatWasEdited(m_writer.catalog().at(it.key()), *it));
    for (;;) {
        TRY_ASSIGN(const bool more, keepWhatIsUsed());
        if (!more)
            break;
    }
    // holders of links before what they point to, so that the log can name the targets
    QList<int> left = m_removals.keys();
    while (!left.isEmpty()) {
        int next = left.first();
        for (const int candidate : std::as_const(left)) {
            bool pointedTo = candidate == Tag::kNumber && left.size() > 1;  // any record may have one
            for (const auto &incoming : m_writer.catalog().linksTo(m_writer.catalog().at(candidate).key)) {
                const bool stamp = incoming.field->key == QLatin1String("created_by") ||
                                   incoming.field->key == QLatin1String("changed_by");
                pointedTo =
                    pointedTo || (!stamp && incoming.type->number != candidate && left.contains(incoming.type->number));
            }
            if (!pointedTo) {
                next = candidate;
                break;
            }
        }
        left.removeOne(next);
        TRY(removeRows(m_writer.catalog().at(next), m_removals[next]));
    }
    return {};
}

Result<void> Undo::putBack(const Change &change)
{
    const RecordType &type = m_writer.catalog().at(change.type);
    const auto removal = m_removals.constFind(change.type);
    if (removal != m_removals.constEnd() && removal->inRange(change.first))
        return {};  // made by the same transaction: gone, or kept as it is
    auto loaded = m_writer.load(type, change.first);
    if (!loaded) {
        if (loaded.error().code != ErrorCode::NotFound)
            return fail(std::move(loaded.error()));
        return skip(type, change.first, QCoreApplication::translate("History", "deleted since"));
    }
    Record &record = **loaded;
    TRY_ASSIGN(const QJsonObject now, m_writer.logValues(type, record));
    const QJsonObject before = QJsonDocument::fromJson(change.before.toString().toUtf8()).object();
    const QJsonObject after = QJsonDocument::fromJson(change.after.toString().toUtf8()).object();
    Result<void> failed;
    const UidToLink idOf = [&](const FieldSpec &spec, const Uid &uid) -> qint64 {
        auto id = m_writer.findByUid(m_writer.catalog().at(spec.target), uid);
        if (!id)
            failed = fail(std::move(id.error()));
        return id ? *id : 0;
    };
    QStringList left;
    QVector<const FieldSpec *> fields;  // currencies first: amounts are read in them
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (const FieldSpec *spec = type.field(it.key()))
            spec->kind == FieldKind::Currency ? fields.prepend(spec) : fields.append(spec);
    }
    for (const FieldSpec *spec : std::as_const(fields)) {
        const bool stamp = spec->key == QLatin1String("changed_at") || spec->key == QLatin1String("changed_by");
        const QJsonValue current = now.contains(spec->key) ? now.value(spec->key) : QJsonValue(QJsonValue::Null);
        const QJsonValue recorded = after.value(spec->key);
        const bool same =
            current == recorded || (spec->kind == FieldKind::Bool && current.toBool() == recorded.toBool());
        if (!same) {
            if (!stamp)
                left.append(spec->label());
            continue;
        }
        spec->write(record, fromLogJson(*spec, before.value(spec->key), idOf));
    }
    TRY(failed);
    if (!left.isEmpty())
        TRY(skip(type, change.first,
                 QCoreApplication::translate("History", "edited since and kept as it is: %1")
                     .arg(left.join(QStringLiteral(", ")))));
    ++m_outcome.undone;
    return m_writer.updateAsIs(record);
}

// A tag is its name: one that was made anew since it was deleted is that tag, and two of a name must not be.
Result<bool> Undo::isNamedAnew(const Record &record)
{
    if (record.typeNumber != Tag::kNumber)
        return false;
    TRY_ASSIGN(auto query, m_writer.work().execute(QStringLiteral("SELECT 1 FROM tag WHERE name=?"),
                                                   {static_cast<const Tag &>(record).name}));
    return query.next();
}

Result<void> Undo::linkLater()
{
    TRY_ASSIGN(const auto left, linkWaiting(m_writer, m_waiting));
    for (const WaitingLink &one : left) {
        TRY(skip(*one.type, one.id,
                 QCoreApplication::translate("History", "is back, but not its link “%1”: that record is deleted")
                     .arg(one.field->label())));
    }
    return {};
}

Result<void> Undo::restore(const Change &change)
{
    const RecordType &type = m_writer.catalog().at(change.type);
    const auto exists = [&](qint64 id) -> Result<bool> {
        TRY_ASSIGN(auto query,
                   m_writer.work().execute(QStringLiteral("SELECT 1 FROM %1 WHERE id=?").arg(type.table), {id}));
        return query.next();
    };
    if (change.before.isNull())
        return skip(type, change.first, QCoreApplication::translate("History", "erased for good"));
    if (change.before.typeId() != QMetaType::QByteArray) {
        TRY_ASSIGN(const bool there, exists(change.first));
        if (there)
            return skip(type, change.first, QCoreApplication::translate("History", "it is back already"));
        const QJsonObject values = QJsonDocument::fromJson(change.before.toString().toUtf8()).object();
        TRY_ASSIGN(auto record, recordFromLog(m_writer, type, change.first, values, m_waiting));
        record->uid = change.uid;
        TRY_ASSIGN(const bool anew, isNamedAnew(*record));
        if (anew)
            return {};
        ++m_outcome.undone;
        return m_writer.insertAsIs(*record);
    }
    TRY_ASSIGN(const QByteArray rows, unpackRun(change.before.toByteArray()));
    const QCborArray list = QCborValue::fromCbor(rows).toArray();
    for (const QCborValue &row : list) {
        const QJsonObject values = row.toMap().toJsonObject();
        const qint64 id = values.value(QStringLiteral("=")).toInteger();
        TRY_ASSIGN(const bool there, exists(id));
        if (there) {
            TRY(skip(type, id, QCoreApplication::translate("History", "it is back already")));
            continue;
        }
        TRY_ASSIGN(auto record, recordFromLog(m_writer, type, id, values, m_waiting));
        record->uid = Uid(values.value(QStringLiteral("#")).toString());
        TRY_ASSIGN(const bool anew, isNamedAnew(*record));
        if (anew)
            continue;
        ++m_outcome.undone;
        TRY(m_writer.insertAsIs(*record));
    }
    return {};
}

Result<UndoOutcome> Undo::run()
{
    TRY(readChanges());
    if (m_changes.isEmpty())
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate("History", "There is no transaction %1 in the history.").arg(m_transaction));
    TRY_ASSIGN(auto first, m_writer.work().execute(QStringLiteral("SELECT min(n) FROM tx")));
    if (first.next() && first.value(0).toLongLong() == m_transaction) {
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("History", "This made the workspace itself; it cannot be undone."));
    }
    first.finish();
    TRY_ASSIGN(const auto undone, undoneBy(m_writer.work(), m_writer.work().log().number()));
    if (undone.contains(m_transaction))
        return fail(ErrorCode::Conflict, QCoreApplication::translate("History", "This was undone already."));
    for (const Change &change : std::as_const(m_changes)) {
        if (change.type == Erasure::kNumber)
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate("History", "An erasure is for good; it cannot be undone."));
    }
    TRY(findLaterTransactions());
    for (const Change &change : std::as_const(m_changes)) {
        if (change.op == ChangeOp::Create || change.op == ChangeOp::Restore)
            m_removals[change.type].ranges.append({change.first, change.last});
    }
    for (const Change &change : std::as_const(m_changes)) {
        if (change.op == ChangeOp::Update)
            TRY(putBack(change));
        else if (change.op == ChangeOp::Remove)
            TRY(restore(change));
    }
    TRY(linkLater());
    TRY(removeCreated());
    return m_outcome;
}

}  // namespace

Result<UndoOutcome> undoTransaction(RecordWriter &writer, qint64 transaction)
{
    const Session &session = writer.work().session();
    if (!session.access.mayAdminister()) {
        TRY_ASSIGN(auto query, writer.work().execute(QStringLiteral("SELECT 1 FROM tx WHERE n=? AND user=?"),
                                                     {transaction, session.user.isValid() ? session.user.value : -1}));
        const bool isOwn = session.access.mayLookBack() && query.next();
        query.finish();
        if (!isOwn) {
            return fail(ErrorCode::Forbidden,
                        QCoreApplication::translate("History", "You have no right to undo what others did. Ask whoever "
                                                               "manages this workspace."));
        }
    }
    return Undo(writer, transaction).run();
}

}  // namespace fieldfare
