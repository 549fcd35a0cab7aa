// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rewind/rewind.h"

#include "base/text_fold.h"
#include "records/catalog_observer.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "records/rewind/row_rewinder.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonDocument>

namespace fieldfare {

namespace {

constexpr qint64 kFollowedSingly = 1'000;  ///< rows of one entry; observers are told of larger ones at once
constexpr qint64 kMostFollowed = 5'000;    ///< rows that always are worth following in the search indexes
constexpr int kRowsAtOnce = 500;

Error damaged(qint64 entry)
{
    return {ErrorCode::Damaged,
            QCoreApplication::translate("History",
                                        "An entry of the history cannot be read, so earlier states cannot be "
                                        "shown. Check the workspace, or look into a backup of that time."),
            QStringLiteral("change %1").arg(entry)};
}

class Rewind {
public:
    Rewind(UnitOfWork &work, qint64 last, const Progress &progress)
        : m_work(work), m_rows(work), m_last(last), m_progress(progress)
    {
    }
    Result<RewindOutcome> run();

private:
    Result<void> execute(const QString &sql, const QVariantList &values = {}, bool keep = true);
    Result<void> measure();
    struct Entry {
        qint64 id = 0;
        const RecordType *type = nullptr;
        ChangeOp op = ChangeOp::Update;
        qint64 first = 0;
        qint64 last = 0;
        Uid uid;
        QVariant old;
    };
    Result<void> takeBackEntries();
    Result<void> takeBack(const Entry &entry);
    Result<void> touchAll(const RecordType &type, qint64 first, qint64 last);
    Result<void> touch(const RecordType &type, const QVector<qint64> &ids);
    Result<void> tell(const RecordType &type, const QVector<qint64> &ids, bool there);
    Result<void> insertRun(const RecordType &type, qint64 entry, const QByteArray &packed);
    template <class Work>
    Result<void> forTouched(const QString &table, Work work);
    Result<void> nameAnew();
    Result<void> forgetLog();
    Result<void> step(double fraction);

    UnitOfWork &m_work;
    RowRewinder m_rows;
    qint64 m_last;
    const Progress &m_progress;
    qint64 m_lastEntry = 0;
    qint64 m_rowsToUndo = 0;
    RewindOutcome m_outcome;
};

Result<void> Rewind::execute(const QString &sql, const QVariantList &values, bool keep)
{
    TRY_ASSIGN(auto query, m_work.statements().run(sql, values, keep));
    query.finish();
    return {};
}

Result<void> Rewind::step(double fraction)
{
    if (m_work.stopRequested() || (m_progress && !m_progress(fraction)))
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("History", "Stopped."));
    return {};
}

Result<void> Rewind::measure()
{
    TRY_ASSIGN(auto last, m_work.execute(QStringLiteral("SELECT id FROM change WHERE tx<=? ORDER BY tx DESC, id DESC "
                                                        "LIMIT 1"),
                                         {m_last}));
    m_lastEntry = last.next() ? last.value(0).toLongLong() : 0;
    TRY(finished(last));
    TRY_ASSIGN(auto size, m_work.execute(QStringLiteral("SELECT count(*), coalesce(sum(last_id-first_id+1), 0), "
                                                        "count(DISTINCT tx) FROM change WHERE id>?"),
                                         {m_lastEntry}));
    if (size.next()) {
        m_rowsToUndo = size.value(1).toLongLong();
        m_outcome.transactions = size.value(2).toLongLong();
    }
    TRY(finished(size));
    if (m_rowsToUndo <= kMostFollowed)
        return {};
    qint64 rows = 0;
    for (const RecordType &type : m_work.catalog().types()) {
        TRY_ASSIGN(auto count, m_work.execute(QStringLiteral("SELECT count(*) FROM %1").arg(type.table)));
        rows += count.next() ? count.value(0).toLongLong() : 0;
        TRY(finished(count));
    }
    m_outcome.searchIsStale = m_rowsToUndo * 3 > rows;
    return {};
}

/// Before a row changes for the first time: observers forget it as it is; it is told of again at the end.
Result<void> Rewind::touch(const RecordType &type, const QVector<qint64> &ids)
{
    QVector<qint64> fresh;
    for (const qint64 id : ids) {
        TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("INSERT OR IGNORE INTO rewind_row(type, id) VALUES(?,?)"),
                                              {type.number, id}));
        if (query.numRowsAffected() > 0)
            fresh.append(id);
        query.finish();
    }
    return tell(type, fresh, false);
}

Result<void> Rewind::tell(const RecordType &type, const QVector<qint64> &ids, bool there)
{
    if (ids.isEmpty() || m_outcome.searchIsStale || m_work.observers().empty())
        return {};
    RecordReader reader(m_work);
    TRY_ASSIGN(const auto records, reader.loadMany(type, ids));
    for (const auto &record : records) {
        for (const auto &observer : m_work.observers())
            TRY(observer->onWrite(m_work, type, there ? nullptr : record.get(), there ? record.get() : nullptr));
    }
    return {};
}

Result<void> Rewind::touchAll(const RecordType &type, qint64 first, qint64 last)
{
    if (last == first)
        return touch(type, {first});
    if (m_outcome.searchIsStale)
        return {};  // nobody needs to hear of rows that go
    QVector<qint64> ids;
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("SELECT id FROM %1 r WHERE id BETWEEN ? AND ? AND NOT EXISTS(SELECT 1 FROM "
                                      "rewind_row w WHERE w.type=? AND w.id=r.id) ORDER BY id")
                           .arg(type.table),
                       {first, last, type.number}));
    while (query.next())
        ids.append(query.value(0).toLongLong());
    TRY(finished(query));
    if (ids.size() <= kFollowedSingly)
        return touch(type, ids);
    for (const auto &observer : m_work.observers())
        TRY(observer->onBulkRemove(m_work, type, ids));
    return {};
}

Result<void> Rewind::insertRun(const RecordType &type, qint64 entry, const QByteArray &packed)
{
    TRY_ASSIGN(const QByteArray bytes, unpackRun(packed));
    const QCborValue rows = QCborValue::fromCbor(bytes);
    if (!rows.isArray())
        return fail(damaged(entry));
    const QCborArray list = rows.toArray();
    for (const QCborValue &row : list) {
        const QJsonObject values = row.toMap().toJsonObject();
        const qint64 id = values.value(QStringLiteral("=")).toInteger();
        TRY(touch(type, {id}));
        TRY(m_rows.insertRow(type, id, Uid(values.value(QStringLiteral("#")).toString()), values));
    }
    return {};
}

/// Entries are fetched one at a time: no statement may be open while indexes are dropped, and one may hold megabytes.
Result<void> Rewind::takeBackEntries()
{
    qint64 done = 0;
    qint64 before = std::numeric_limits<qint64>::max();
    for (;;) {
        TRY_ASSIGN(
            auto next,
            m_work.execute(QStringLiteral("SELECT id, type, op, first_id, last_id, uid, old FROM change WHERE id>? "
                                          "AND id<? ORDER BY id DESC LIMIT 1"),
                           {m_lastEntry, before}));
        if (!next.next()) {
            TRY(finished(next));
            break;
        }
        Entry entry;
        entry.id = before = next.value(0).toLongLong();
        entry.type = m_work.catalog().find(next.value(1).toInt());
        entry.op = ChangeOp(next.value(2).toInt());
        entry.first = next.value(3).toLongLong();
        entry.last = next.value(4).toLongLong();
        entry.uid = uidFromBytes(next.value(5).toByteArray());
        entry.old = next.value(6);
        next.finish();
        if (!entry.type)
            return fail(damaged(entry.id));
        TRY(takeBack(entry));
        ++m_outcome.entries;
        done += entry.last - entry.first + 1;
        TRY(step(0.7 * double(done) / double(qMax<qint64>(1, m_rowsToUndo))));
    }
    return m_rows.finish();
}

Result<void> Rewind::takeBack(const Entry &entry)
{
    const RecordType &type = *entry.type;
    if (entry.op == ChangeOp::Create || entry.op == ChangeOp::Restore) {
        TRY(touchAll(type, entry.first, entry.last));
        return m_rows.removeRows(type, entry.first, entry.last);
    }
    if (entry.op == ChangeOp::Remove && entry.old.typeId() == QMetaType::QByteArray)
        return insertRun(type, entry.id, entry.old.toByteArray());
    if (entry.old.isNull())
        return {};  // its values were erased for good: it is not there at any time
    QJsonParseError broken;
    const QJsonObject values = QJsonDocument::fromJson(entry.old.toString().toUtf8(), &broken).object();
    if (broken.error != QJsonParseError::NoError)
        return fail(damaged(entry.id));
    TRY(touch(type, {entry.first}));
    return entry.op == ChangeOp::Update ? m_rows.putBack(type, entry.first, values)
                                        : m_rows.insertRow(type, entry.first, entry.uid, values);
}

/// Calls `work(type, ids)` for all rows noted in `table`, some hundred at a time.
template <class Work>
Result<void> Rewind::forTouched(const QString &table, Work work)
{
    for (const RecordType &type : m_work.catalog().types()) {
        qint64 after = 0;
        for (;;) {
            QVector<qint64> ids;
            TRY_ASSIGN(auto query,
                       m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE type=? AND id>? ORDER BY id LIMIT %2")
                                          .arg(table)
                                          .arg(kRowsAtOnce),
                                      {type.number, after}));
            while (query.next())
                ids.append(query.value(0).toLongLong());
            TRY(finished(query));
            if (ids.isEmpty())
                break;
            after = ids.last();
            TRY(work(type, ids));
        }
    }
    return {};
}

/// Names are derived, so the log has none. A new name goes on to the records that are named after it, until no name changes.
Result<void> Rewind::nameAnew()
{
    QString wave = QStringLiteral("rewind_row");
    const QString first = wave;
    for (int round = 0; round < 20; ++round) {
        const QString next = QStringLiteral("rewind_names%1").arg(round);
        TRY(execute(
            QStringLiteral("CREATE TABLE %1(type INTEGER, id INTEGER, PRIMARY KEY(type, id)) WITHOUT ROWID").arg(next),
            {}, false));
        RecordWriter writer(m_work);  // remembers names, so a new one for each round
        qint64 renamed = 0;
        TRY(forTouched(wave, [&](const RecordType &type, const QVector<qint64> &ids) -> Result<void> {
            TRY(step(0.75));
            TRY_ASSIGN(const auto records, writer.loadMany(type, ids));
            for (const auto &record : records) {
                TRY_ASSIGN(const QString name, writer.displayNameOf(type, *record));
                if (name == record->displayName)
                    continue;
                if (round > 0)
                    TRY(touch(type, {record->id}));
                const QString key = sortKey(name);
                TRY(execute(QStringLiteral("UPDATE %1 SET display_name=?, sort_key=? WHERE id=?").arg(type.table),
                            {name, key.isNull() ? QStringLiteral("") : key, record->id}));
                ++renamed;
                for (const auto &incoming : m_work.catalog().linksTo(type.key)) {
                    if (incoming.type->fallbackLinks.contains(incoming.field->key))
                        TRY(execute(
                            QStringLiteral("INSERT OR IGNORE INTO %1(type, id) SELECT ?, id FROM %2 WHERE \"%3\"=?")
                                .arg(next, incoming.type->table, incoming.field->column),
                            {incoming.type->number, record->id}));
                }
            }
            return {};
        }));
        m_work.statements().finishAll();
        if (wave != first)
            TRY(execute(QStringLiteral("DROP TABLE %1").arg(wave), {}, false));
        wave = next;
        if (renamed == 0)
            break;
    }
    return execute(QStringLiteral("DROP TABLE %1").arg(wave), {}, false);
}

Result<void> Rewind::forgetLog()
{
    TRY(execute(QStringLiteral("DELETE FROM change WHERE id>?"), {m_lastEntry}));
    return execute(QStringLiteral("DELETE FROM tx WHERE n>?"), {m_last});
}

Result<RewindOutcome> Rewind::run()
{
    TRY(measure());
    TRY(execute(
        QStringLiteral("CREATE TABLE rewind_row(type INTEGER, id INTEGER, PRIMARY KEY(type, id)) WITHOUT ROWID"), {},
        false));
    TRY(m_rows.begin());
    TRY(takeBackEntries());
    TRY_ASSIGN(auto catalog, loadCatalog(m_work));  // the fields of the user's own as they were then
    m_work.replaceCatalog(std::move(catalog));
    TRY(nameAnew());
    if (!m_outcome.searchIsStale) {
        TRY(forTouched(QStringLiteral("rewind_row"),
                       [&](const RecordType &type, const QVector<qint64> &ids) -> Result<void> {
                           TRY(step(0.85));
                           return tell(type, ids, true);
                       }));
    }
    m_work.statements().finishAll();
    TRY(execute(QStringLiteral("DROP TABLE rewind_row"), {}, false));
    TRY(forgetLog());
    TRY(step(0.95));
    return m_outcome;
}

}  // namespace

Result<RewindOutcome> rewindTo(UnitOfWork &work, qint64 last, const Progress &progress)
{
    return Rewind(work, last, progress).run();
}

}  // namespace fieldfare
