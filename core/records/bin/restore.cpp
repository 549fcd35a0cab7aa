// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "records/bin/bin.h"
#include "records/log_record.h"
#include "records/tag/tag.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int kMostListed = 1000;
constexpr int kLookedForSingly = 16;  ///< records of one transaction; for more its entries are all read

struct Back {
    const RecordType *type = nullptr;
    qint64 id = 0;
    QString tag;  ///< its name, when it is a tag
};

class Restore {
public:
    explicit Restore(RecordWriter &writer) : m_writer(writer) {}
    Result<RestoreOutcome> run(QVector<qint64> changes);

private:
    struct Entry {
        qint64 change = 0;
        qint64 transaction = 0;
        const RecordType *type = nullptr;
        ChangeOp op = ChangeOp::Remove;
        qint64 id = 0;
        Uid uid;
        QVariant before;
        QVariant after;
    };
    Result<QVector<Entry>> read(const QString &condition, const QVariantList &values);
    Result<void> bringBack(const Entry &entry);
    Result<void> bringBackRow(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values);
    Result<void> follow(qint64 transaction, const QStringList &uids);
    Result<bool> pointsBack(const Entry &entry);
    Result<void> relink(const Entry &entry);
    void leave(const RecordType &type, qint64 id, const QString &name, const QString &reason);

    RecordWriter &m_writer;
    QHash<QString, Back> m_back;        ///< by uid text
    QMap<qint64, QStringList> m_fresh;  ///< by transaction: uids whose companions were not looked for yet
    qint64 m_transaction = 0;
    QSet<qint64> m_done;
    QVector<WaitingLink> m_waiting;
    RestoreOutcome m_outcome;
};

Result<QVector<Restore::Entry>> Restore::read(const QString &condition, const QVariantList &values)
{
    QVector<Entry> entries;
    TRY_ASSIGN(auto query,
               m_writer.work().execute(
                   QStringLiteral("SELECT id, tx, type, op, first_id, uid, old, new FROM change WHERE %1 ORDER "
                                  "BY id DESC")
                       .arg(condition),
                   values));
    while (query.next()) {
        entries.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
                        m_writer.catalog().find(query.value(2).toInt()), ChangeOp(query.value(3).toInt()),
                        query.value(4).toLongLong(), uidFromBytes(query.value(5).toByteArray()), query.value(6),
                        query.value(7)});
    }
    TRY(finished(query));
    entries.removeIf([](const Entry &entry) { return entry.type == nullptr; });
    return entries;
}

void Restore::leave(const RecordType &type, qint64 id, const QString &name, const QString &reason)
{
    ++m_outcome.leftCount;
    if (m_outcome.left.size() < kMostListed)
        m_outcome.left.append({type.key, id, name, reason});
}

Result<void> Restore::bringBackRow(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values)
{
    TRY_ASSIGN(auto there, m_writer.work().execute(
                               QStringLiteral("SELECT display_name FROM %1 WHERE id=? OR uid=?").arg(type.table),
                               {id, uidBytes(uid)}));
    const bool exists = there.next();
    const QString name = exists ? there.value(0).toString() : QString();
    TRY(finished(there));
    if (exists) {
        leave(type, id, name, QCoreApplication::translate("History", "it is back already"));
        return {};
    }
    TRY_ASSIGN(auto record, recordFromLog(m_writer, type, id, values, m_waiting));
    record->uid = uid;
    if (type.number == Tag::kNumber) {
        // a tag is its name, and two of a name must not be
        const QString &tag = static_cast<Tag &>(*record).name;
        TRY_ASSIGN(auto same, m_writer.work().execute(QStringLiteral("SELECT 1 FROM tag WHERE name=?"), {tag}));
        const bool again = same.next();
        TRY(finished(same));
        if (again) {
            leave(type, id, tag, QCoreApplication::translate("History", "a new tag has this name"));
            return {};
        }
    }
    TRY(m_writer.insertAsIs(*record));
    ++m_outcome.restored;
    m_back.insert(uidText(uid),
                  {&type, id, type.number == Tag::kNumber ? static_cast<Tag &>(*record).name : QString()});
    m_fresh[m_transaction].append(uidText(uid));
    return {};
}

Result<void> Restore::bringBack(const Entry &entry)
{
    if (m_done.contains(entry.change))
        return {};
    m_done.insert(entry.change);
    m_transaction = entry.transaction;
    if (entry.before.typeId() != QMetaType::QByteArray)
        return bringBackRow(*entry.type, entry.id, entry.uid,
                            QJsonDocument::fromJson(entry.before.toString().toUtf8()).object());
    TRY_ASSIGN(const QByteArray run, unpackRun(entry.before.toByteArray()));
    const QCborArray rows = QCborValue::fromCbor(run).toArray();
    for (const QCborValue &row : rows) {
        const QJsonObject values = row.toMap().toJsonObject();
        TRY(bringBackRow(*entry.type, values.value(QStringLiteral("=")).toInteger(),
                         Uid(values.value(QStringLiteral("#")).toString()), values));
    }
    return {};
}

/// A record that was deleted because it belonged to one that is back.
Result<bool> Restore::pointsBack(const Entry &entry)
{
    if (entry.before.typeId() == QMetaType::QByteArray)
        return false;
    const QJsonObject values = QJsonDocument::fromJson(entry.before.toString().toUtf8()).object();
    return std::any_of(entry.type->fields.begin(), entry.type->fields.end(), [&](const FieldSpec &field) {
        return field.kind == FieldKind::Link && field.onTargetDelete == OnTargetDelete::Cascade &&
               m_back.contains(values.value(field.key).toString());
    });
}

/// Links to what is back, and tags that are, which the deletion took away: put back where nobody set another since.
Result<void> Restore::relink(const Entry &entry)
{
    const QJsonObject before = QJsonDocument::fromJson(entry.before.toString().toUtf8()).object();
    const QJsonObject after = QJsonDocument::fromJson(entry.after.toString().toUtf8()).object();
    QVector<std::pair<const FieldSpec *, Back>> links;
    QStringList tags;
    for (auto it = before.begin(); it != before.end(); ++it) {
        const FieldSpec *field = entry.type->field(it.key());
        if (field && field->kind == FieldKind::Link && after.value(it.key()).isNull() &&
            m_back.contains(it.value().toString()))
            links.append({field, m_back.value(it.value().toString())});
        if (field && field->kind == FieldKind::Tags) {
            const QJsonArray had = it.value().toArray();
            const QJsonArray kept = after.value(it.key()).toArray();
            for (const Back &back : std::as_const(m_back)) {
                if (!back.tag.isEmpty() && had.contains(back.tag) && !kept.contains(back.tag))
                    tags.append(back.tag);
            }
        }
    }
    if (links.isEmpty() && tags.isEmpty())
        return {};
    auto loaded = m_writer.load(*entry.type, entry.id);
    if (!loaded) {
        if (loaded.error().code != ErrorCode::NotFound)
            return fail(std::move(loaded.error()));
        return {};  // deleted itself since: it stands in the bin with its link
    }
    Record &record = **loaded;
    bool changed = false;
    for (const auto &[field, back] : std::as_const(links)) {
        const Value now = field->read(record);
        if (now.isNull()) {
            field->write(record, qlonglong(back.id));
            changed = true;
        } else if (now.toLongLong() != back.id) {
            leave(*entry.type, entry.id, record.displayName,
                  QCoreApplication::translate("History", "“%1” was set to something else since and stays so")
                      .arg(field->label()));
        }
    }
    for (const QString &tag : std::as_const(tags)) {
        if (!record.tags.contains(tag)) {
            record.tags.append(tag);
            changed = true;
        }
    }
    if (!changed)
        return {};
    ++m_outcome.linked;
    return m_writer.updateAsIs(record);
}

/// What happened to others in the transaction that deleted these.
Result<void> Restore::follow(qint64 transaction, const QStringList &uids)
{
    QString condition = QStringLiteral("tx=? AND op IN (%1,%2)").arg(int(ChangeOp::Update)).arg(int(ChangeOp::Remove));
    QVariantList values{transaction};
    if (uids.size() <= kLookedForSingly) {
        QStringList parts;
        for (const QString &uid : uids) {
            parts.append(QStringLiteral("instr(old, ?)"));
            values.append(uid);
            if (const QString tag = m_back.value(uid).tag; !tag.isEmpty()) {
                parts.append(QStringLiteral("instr(old, ?)"));
                values.append(tag);
            }
        }
        condition += QStringLiteral(" AND (%1)").arg(parts.join(QStringLiteral(" OR ")));
    }
    TRY_ASSIGN(const auto entries, read(condition, values));
    for (const Entry &entry : entries) {
        if (entry.op != ChangeOp::Remove)
            continue;
        TRY_ASSIGN(const bool belongs, pointsBack(entry));
        if (belongs)
            TRY(bringBack(entry));
    }
    for (const Entry &entry : entries) {
        if (entry.op == ChangeOp::Update)
            TRY(relink(entry));
    }
    return {};
}

Result<RestoreOutcome> Restore::run(QVector<qint64> changes)
{
    // newest first, as they would be undone
    std::sort(changes.begin(), changes.end(), std::greater<>());
    for (const qint64 change : std::as_const(changes)) {
        if (m_writer.work().stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("History", "Stopped. Nothing was changed."));
        TRY_ASSIGN(const auto entries, read(QStringLiteral("id=?"), {change}));
        if (entries.isEmpty() || entries.first().op != ChangeOp::Remove)
            return fail(ErrorCode::NotFound,
                        QCoreApplication::translate("History", "What was chosen is not in the recycle bin any more."));
        TRY(bringBack(entries.first()));
    }
    while (!m_fresh.isEmpty()) {
        const qint64 transaction = m_fresh.firstKey();
        const QStringList uids = m_fresh.take(transaction);
        TRY(follow(transaction, uids));
    }
    TRY_ASSIGN(const auto left, linkWaiting(m_writer, m_waiting));
    for (const WaitingLink &link : left) {
        TRY_ASSIGN(const auto names, m_writer.displayNames(*link.type, {link.id}));
        leave(*link.type, link.id, names.value(link.id),
              QCoreApplication::translate("History", "is back, but not its link “%1”: that record is deleted")
                  .arg(link.field->label()));
    }
    return m_outcome;
}

}  // namespace

Result<RestoreOutcome> restoreFromBin(RecordWriter &writer, const QVector<qint64> &changes)
{
    return Restore(writer).run(changes);
}

}  // namespace fieldfare
