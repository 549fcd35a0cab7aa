// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_writer.h"

#include "base/contact_phones.h"
#include "base/text_fold.h"
#include "base/value_codec.h"
#include "records/canonical.h"
#include "records/field_def/field_checks.h"
#include "records/record_plan.h"
#include "records/record_rules.h"
#include "records/tag/tag.h"
#include "storage/database.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>

namespace fieldfare {

namespace {

constexpr qsizetype kMostCachedUids = 100'000;
constexpr qsizetype kMostReferences = 5'000;

// Never null: the column holds a text.
QString storedSortKey(const QString &name)
{
    const QString key = sortKey(name);
    return key.isNull() ? QStringLiteral("") : key;
}


Error forbidden(const RecordType &type)
{
    return {ErrorCode::Forbidden,
            QCoreApplication::translate(
                "Records", "You have no right to change records of the type %1. Ask whoever manages this workspace.")
                .arg(type.label()),
            {}};
}

}  // namespace

RecordWriter::RecordWriter(UnitOfWork &work)
    : RecordReader(work), m_work(work), m_rights(work), m_mostUids(kMostCachedUids)
{
}
RecordWriter::~RecordWriter() = default;

Result<RecordWriter::Plan *> RecordWriter::plan(const RecordType &type)
{
    auto known = m_plans.constFind(type.number);
    if (known != m_plans.constEnd() && (*known)->type == &type)
        return known->get();
    const auto made = std::make_shared<Plan>(type);
    m_plans.insert(type.number, made);
    return made.get();
}

Result<const Record *> RecordWriter::referenceTo(int typeNumber, qint64 id)
{
    const auto known = m_references.constFind({typeNumber, id});
    if (known != m_references.constEnd())
        return known->get();
    TRY_ASSIGN(auto record, load(catalog().at(typeNumber), id));
    const std::shared_ptr<const Record> kept = std::move(record);
    m_references.insert({typeNumber, id}, kept);
    return kept.get();
}

void RecordWriter::normalise(const RecordType &type, Record &record, Replay replay)
{
    const FieldSpec *currency = type.field(QStringLiteral("currency"));
    // What is replayed comes back as it was, amounts without a currency too.
    if (replay == Replay::No && currency && currency->kind == FieldKind::Currency && currency->read(record).isNull()) {
        for (const FieldSpec &spec : type.fields) {
            if (spec.kind == FieldKind::Money && !spec.read(record).isNull()) {
                currency->write(record, m_work.session().baseCurrency.code());
                break;
            }
        }
    }
    if (auto *points = dynamic_cast<ContactPoints *>(&record))
        completePhones(*points, m_work.session().country);
}

Result<QString> RecordWriter::displayNameOf(const RecordType &type, const Record &record)
{
    QString name = type.ownName(record).simplified();
    if (!name.isEmpty())
        return name.left(200);
    QStringList parts;
    for (const QString &key : type.fallbackLinks) {
        const FieldSpec &link = *type.field(key);
        const qint64 id = link.read(record).toLongLong();
        if (id <= 0)
            continue;
        const RecordType &target = catalog().at(link.target);
        auto known = m_names.constFind({target.number, id});
        if (known == m_names.constEnd()) {
            TRY_ASSIGN(const auto names, displayNames(target, {id}));
            known = m_names.insert({target.number, id}, names.value(id));
        }
        if (!known->isEmpty())
            parts.append(*known);
    }
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(" – ")).left(200);
    for (const QString &key : type.fallbackFields) {
        const FieldSpec &spec = *type.field(key);
        const QString text = spec.read(record).toString().simplified();
        if (!text.isEmpty())
            return (spec.kind == FieldKind::Choice ? spec.choiceLabel(text) : text).left(120);
    }
    return QStringLiteral("");  // not null: the column holds a text
}

Result<Uid> RecordWriter::cachedUid(const RecordType &type, qint64 id)
{
    const auto known = m_uids.constFind({type.number, id});
    if (known != m_uids.constEnd())
        return *known;
    TRY_ASSIGN(const Uid uid, uidOf(type, id));
    keepUid(type, id, uid);
    return uid;
}

void RecordWriter::keepUid(const RecordType &type, qint64 id, const Uid &uid)
{
    if (m_uids.size() >= m_mostUids)
        m_uids.clear();
    m_uids.insert({type.number, id}, uid);
}

RecordWriter::Bulk *RecordWriter::bulkOf(const RecordType &type) const
{
    const auto open = m_bulks.find(type.number);
    return open != m_bulks.end() ? open->second.get() : nullptr;
}

std::function<Uid(const FieldSpec &, qint64)> RecordWriter::linkToUid(Result<void> &failed)
{
    return [this, &failed](const FieldSpec &spec, qint64 id) {
        auto uid = cachedUid(catalog().at(spec.target), id);
        if (!uid)
            failed = fail(std::move(uid.error()));
        return uid ? *uid : Uid();
    };
}

Result<QByteArray> RecordWriter::canonical(const RecordType &type, const Record &record)
{
    QByteArray bytes;
    bytes.reserve(400);
    Result<void> failed;
    const LinkToUid uidOfLink = linkToUid(failed);
    TRY_ASSIGN(const Plan *p, plan(type));
    for (const FieldSpec *spec : p->stored)
        appendCanonical(bytes, *spec, spec->read(record), uidOfLink);
    TRY(failed);
    return bytes;
}

Result<QJsonObject> RecordWriter::logValues(const RecordType &type, const Record &record)
{
    QJsonObject json;
    Result<void> failed;
    const LinkToUid uidOfLink = linkToUid(failed);
    for (const FieldSpec &spec : type.fields) {
        if (spec.column.isEmpty() && !spec.isList() && spec.kind != FieldKind::Tags && !spec.isCustom())
            continue;
        const Value value = spec.read(record);
        if (!value.isNull())
            json.insert(spec.key, toLogJson(spec, value, uidOfLink));
    }
    // values of fields that are no more: they are kept with the record, so they are kept in the log
    for (auto it = record.custom.begin(); it != record.custom.end(); ++it) {
        if (!type.field(it.key()))
            json.insert(it.key(), it.value().toJsonValue());
    }
    TRY(failed);
    return json;
}

Result<void> RecordWriter::observe(const RecordType &type, const Record *before, const Record *after)
{
    for (const auto &observer : m_work.observers())
        TRY(observer->onWrite(m_work, type, before, after));
    return {};
}

Result<void> RecordWriter::store(const RecordType &type, Record &record)
{
    TRY_ASSIGN(Plan * p, plan(type));
    TRY_ASSIGN(record.displayName, displayNameOf(type, record));
    if (!p->insert) {
        TRY_ASSIGN(p->insert, m_work.statements().prepare(p->insertSql));
    }
    QSqlQuery &query = *p->insert;
    int at = 0;
    query.bindValue(at++, record.id > 0 ? QVariant(record.id) : QVariant());
    query.bindValue(at++, uidBytes(record.uid));
    query.bindValue(at++, record.displayName);
    query.bindValue(at++, storedSortKey(record.displayName));
    query.bindValue(at++, p->customJson(record));
    for (const FieldSpec *spec : p->columns)
        query.bindValue(at++, toColumn(*spec, spec->read(record)));
    for (const FieldSpec *spec : p->copies)
        query.bindValue(at++, toColumn(*spec, spec->read(record)));
    if (!query.exec()) {
        Error error = sqlError(query.lastError(), QCoreApplication::translate("Records", "Saving the record"));
        error.details += QStringLiteral(" [%1]").arg(type.table);
        return fail(std::move(error));
    }
    if (record.id <= 0)
        record.id = query.lastInsertId().toLongLong();
    // A bulk would fill the memory with them; the few that are asked for are read.
    if (m_mostUids > kMostCachedUids || !bulkOf(type))
        keepUid(type, record.id, record.uid);
    return writeLists(type, record, nullptr);
}

Result<void> RecordWriter::writeLists(const RecordType &type, const Record &record, const Record *before)
{
    if (type.hasContactPoints) {
        TRY_ASSIGN(Plan * p, plan(type));
        TRY(p->writeContactPoints(m_work, record, before));
    }
    if (!before ? record.tags.isEmpty() : before->tags == record.tags)
        return {};
    if (before) {
        TRY_ASSIGN(auto cleared, m_work.execute(QStringLiteral("DELETE FROM record_tag WHERE type=? AND record=?"),
                                                {type.number, record.id}));
        cleared.finish();
    }
    int position = 0;
    for (const QString &name : record.tags) {
        TRY_ASSIGN(const qint64 tag, tagId(name));
        TRY_ASSIGN(auto added,
                   m_work.execute(QStringLiteral("INSERT INTO record_tag(type, record, position, tag) VALUES(?,?,?,?)"),
                                  {type.number, record.id, position++, tag}));
        added.finish();
    }
    return {};
}

Result<void> RecordWriter::mayWriteAtAll(const RecordType &type) const
{
    const Access &access = m_work.session().access;
    return access.isEverything() || access.grantee() ? Result<void>() : fail(forbidden(type));
}

Result<void> RecordWriter::insert(Record &record)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    if (m_work.stopRequested())
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("Records", "Stopped. Nothing was changed."));
    record.id = 0;
    if (record.uid.isNull())
        record.uid = newUid(m_work.now());
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_work.now(), Qt::UTC);
    if (!record.createdAt.isValid())
        record.createdAt = now;
    if (!record.changedAt.isValid())
        record.changedAt = now;
    record.createdBy = record.changedBy = m_work.session().user;
    if (m_references.size() > kMostReferences)
        m_references.clear();
    if (type.rules)
        TRY(type.rules->beforeWrite(*this, record, nullptr));
    TRY(checkFieldConditions(type, record, nullptr));
    normalise(type, record, Replay::No);
    TRY(m_rights.check(Action::Create, nullptr, &record));
    TRY(store(type, record));
    TRY(noteCreated(type, record));
    return type.rules ? type.rules->afterWrite(*this, record, nullptr) : Result<void>();
}

Result<void> RecordWriter::noteCreated(const RecordType &type, const Record &record)
{
    TRY_ASSIGN(const QByteArray content, canonical(type, record));
    m_work.log().created(type.number, record.id, record.uid, content);
    auto &changes = m_work.changes().byType[type.number];
    if (Bulk *bulk = bulkOf(type)) {
        bulk->note(record.id);
        ++changes.bulkCreated;
        return {};
    }
    changes.created.append(record.id);
    return observe(type, nullptr, &record);
}

Result<void> RecordWriter::update(Record &record) { return loadAndChange(record, Replay::No); }
Result<void> RecordWriter::update(Record &record, const Record &stored) { return change(record, stored, Replay::No); }
Result<void> RecordWriter::updateAsIs(Record &record) { return loadAndChange(record, Replay::Yes); }

Result<void> RecordWriter::loadAndChange(Record &record, Replay replay)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    TRY_ASSIGN(const auto stored, load(type, record.id));
    return change(record, *stored, replay);
}

Result<void> RecordWriter::change(Record &record, const Record &before, Replay replay)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    if (m_work.stopRequested())
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("Records", "Stopped. Nothing was changed."));
    record.uid = before.uid;
    const bool rules = type.rules && replay == Replay::No;
    if (rules)
        TRY(type.rules->beforeWrite(*this, record, &before));
    if (replay == Replay::No)
        TRY(checkFieldConditions(type, record, &before));
    normalise(type, record, replay);

    TRY_ASSIGN(Plan * p, plan(type));
    QVector<const FieldSpec *> changed = p->changedFields(before, record);
    if (changed.isEmpty())
        return {};
    if (!m_work.session().access.isEverything()) {
        QStringList keys;
        for (const FieldSpec *spec : std::as_const(changed))
            keys.append(spec->key);
        TRY(m_rights.check(Action::Edit, &before, &record, keys, &m_mergedAway));
    }
    if (replay == Replay::No) {
        record.changedAt = QDateTime::fromMSecsSinceEpoch(m_work.now(), Qt::UTC);
        record.changedBy = m_work.session().user;
        changed = p->changedFields(before, record);
    }
    TRY_ASSIGN(record.displayName, displayNameOf(type, record));

    m_references.remove({type.number, record.id});
    QStringList assignments;
    QVariantList values;
    if (record.displayName != before.displayName) {
        assignments = {QStringLiteral("display_name=?"), QStringLiteral("sort_key=?")};
        values = {record.displayName, storedSortKey(record.displayName)};
    }
    const auto assign = [&](const QString &column, const FieldSpec &spec) {
        assignments.append(QStringLiteral("\"%1\"=?").arg(column));
        values.append(toColumn(spec, spec.read(record)));
    };
    bool custom = false;
    for (const FieldSpec *spec : changed) {
        custom = custom || spec->isCustom();
        if (!spec->column.isEmpty())
            assign(spec->column, *spec);
        for (const FieldSpec *copy : spec->isList() ? p->copies : QVector<const FieldSpec *>()) {
            if (copy->headOf == spec->key)
                assign(copy->copyColumn, *copy);
        }
    }
    if (custom) {
        assignments.append(QStringLiteral("custom=?"));
        values.append(p->customJson(record));
    }
    if (!assignments.isEmpty()) {
        values.append(record.id);
        TRY_ASSIGN(
            auto query,
            m_work.execute(
                QStringLiteral("UPDATE %1 SET %2 WHERE id=?").arg(type.table, assignments.join(QStringLiteral(", "))),
                values));
        query.finish();
    }
    TRY(writeLists(type, record, &before));

    QJsonObject oldValues;
    QJsonObject newValues;
    Result<void> failed;
    const LinkToUid uidOfLink = linkToUid(failed);
    for (const FieldSpec *spec : changed) {
        oldValues.insert(spec->key, toLogJson(*spec, spec->read(before), uidOfLink));
        newValues.insert(spec->key, toLogJson(*spec, spec->read(record), uidOfLink));
    }
    TRY(failed);
    m_work.log().updated(type.number, record.id, record.uid, oldValues, newValues);
    if (const std::pair key(type.number, record.id); !m_updated.contains(key)) {
        m_updated.insert(key);
        m_work.changes().byType[type.number].updated.append(record.id);
    }
    if (const Bulk *bulk = bulkOf(type); !bulk || !bulk->covers(record.id))
        TRY(observe(type, &before, &record));
    if (record.displayName != before.displayName) {
        m_names.insert({type.number, record.id}, record.displayName);
        TRY(renameDependents(type, record.id));
    }
    return rules ? type.rules->afterWrite(*this, record, &before) : Result<void>();
}

Result<void> RecordWriter::renameDependents(const RecordType &type, qint64 id)
{
    for (const auto &incoming : catalog().linksTo(type.key)) {
        const RecordType &other = *incoming.type;
        if (!other.fallbackLinks.contains(incoming.field->key))
            continue;
        QVector<qint64> ids;
        TRY_ASSIGN(
            auto query,
            m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE \"%2\"=?").arg(other.table, incoming.field->column),
                           {id}));
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
        TRY_ASSIGN(const auto records, loadMany(other, ids));
        for (const auto &record : records) {
            TRY_ASSIGN(const QString name, displayNameOf(other, *record));
            if (name == record->displayName)
                continue;
            const auto before = other.clone(*record);
            record->displayName = name;
            TRY_ASSIGN(
                auto renamed,
                m_work.execute(QStringLiteral("UPDATE %1 SET display_name=?, sort_key=? WHERE id=?").arg(other.table),
                               {name, storedSortKey(name), record->id}));
            renamed.finish();
            m_names.insert({other.number, record->id}, name);
            TRY(observe(other, before.get(), record.get()));
        }
    }
    return {};
}

Result<void> RecordWriter::detachIncoming(const RecordType &type, const Record &before)
{
    for (const auto &incoming : catalog().linksTo(type.key)) {
        const RecordType &other = *incoming.type;
        const FieldSpec &link = *incoming.field;
        if (link.key == QLatin1String("created_by") || link.key == QLatin1String("changed_by"))
            continue;
        QVector<qint64> ids;
        TRY_ASSIGN(auto query,
                   m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE \"%2\"=?").arg(other.table, link.column),
                                  {before.id}));
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
        if (ids.isEmpty())
            continue;
        if (link.onTargetDelete == OnTargetDelete::Refuse) {
            TRY_ASSIGN(const auto names, displayNames(other, {ids.first()}));
            const int more = static_cast<int>(ids.size()) - 1;
            const QString text =
                more == 0
                    ? QCoreApplication::translate("Records",
                                                  "“%1” is still used: %2 “%3” refers to it as %4. Change that first.")
                    : QCoreApplication::translate(
                          "Records", "“%1” is still used: %2 “%3” and %n more refer to it as %4. Change those first.",
                          nullptr, more);
            return fail(ErrorCode::Conflict,
                        text.arg(before.displayName, other.label(), names.value(ids.first()), link.label()));
        }
        for (const qint64 id : ids) {
            if (link.onTargetDelete == OnTargetDelete::Cascade) {
                TRY(remove(other, id));
                continue;
            }
            TRY_ASSIGN(auto record, load(other, id));
            link.write(*record, Value());
            TRY(updateAsIs(*record));
        }
    }
    return {};
}

Result<void> RecordWriter::remove(const RecordType &type, qint64 id)
{
    TRY(mayWriteAtAll(type));
    TRY_ASSIGN(const auto before, load(type, id));
    TRY(detachIncoming(type, *before));
    if (type.number == Tag::kNumber)
        TRY(detachTag(id));
    TRY(erase(type, *before));
    return type.rules ? type.rules->afterRemove(*this, *before) : Result<void>();
}

Result<void> RecordWriter::removeAsIs(const Record &record)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    return erase(type, record);
}

Result<void> RecordWriter::erase(const RecordType &type, const Record &before)
{
    TRY(m_rights.check(m_mergedAway.contains(before.uid) ? Action::Merge : Action::Delete, &before, nullptr));
    TRY(observe(type, &before, nullptr));
    TRY_ASSIGN(const QJsonObject values, logValues(type, before));
    m_references.remove({type.number, before.id});
    TRY(eraseRows(type, idsJson({before.id})));
    TRY(m_work.log().removed(type.number, before.id, before.uid, values));
    m_work.changes().byType[type.number].removed.append(before.id);
    return {};
}

Result<void> RecordWriter::eraseRows(const RecordType &type, const QString &ids)
{
    QStringList owned{QStringLiteral("record_tag")};
    if (type.hasContactPoints)
        owned += {QStringLiteral("mail_address"), QStringLiteral("phone_number"), QStringLiteral("postal_address")};
    for (const QString &table : owned) {
        TRY_ASSIGN(
            auto query,
            m_work.execute(
                QStringLiteral("DELETE FROM %1 WHERE type=? AND record IN (SELECT value FROM json_each(?))").arg(table),
                {type.number, ids}));
        query.finish();
    }
    if (type.number == Tag::kNumber) {
        TRY_ASSIGN(auto query,
                   m_work.execute(
                       QStringLiteral("DELETE FROM record_tag WHERE tag IN (SELECT value FROM json_each(?))"), {ids}));
        query.finish();
        m_tags.clear();
    }
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT value FROM json_each(?))").arg(type.table),
                       {ids}));
    query.finish();
    return {};
}

Result<void> RecordWriter::insertAsIs(Record &record)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    normalise(type, record, Replay::Yes);
    TRY(m_rights.check(Action::Delete, &record, nullptr));  // who may delete it may bring it back
    TRY(store(type, record));
    TRY_ASSIGN(const QByteArray content, canonical(type, record));
    TRY(m_work.log().restored(type.number, record.id, record.id, record.uid, content));
    m_work.changes().byType[type.number].created.append(record.id);
    return observe(type, nullptr, &record);
}

Result<void> RecordWriter::insertNewAsIs(Record &record)
{
    const RecordType &type = catalog().of(record);
    TRY(mayWriteAtAll(type));
    if (m_references.size() > kMostReferences)
        m_references.clear();
    record.id = 0;
    normalise(type, record, Replay::Yes);
    TRY(m_rights.check(Action::Create, nullptr, &record));
    TRY(store(type, record));
    return noteCreated(type, record);
}

Result<void> RecordWriter::removeManyAsIs(const RecordType &type, const QVector<qint64> &ids)
{
    TRY(mayWriteAtAll(type));
    // all at once: what goes as a whole is found by one walk through an index
    for (const auto &observer : m_work.observers())
        TRY(observer->onBulkRemove(m_work, type, ids));
    // Where most of a table goes, its indexes are quicker made anew than emptied row by row.
    constexpr int kRun = 5000;
    Bulk indexes;
    indexes.type = &type;
    indexes.fromEmpty = true;
    if (ids.size() >= kRun) {
        TRY_ASSIGN(auto count, m_work.execute(QStringLiteral("SELECT count(*) FROM %1").arg(type.table)));
        const bool most = count.next() && ids.size() * 3 > count.value(0).toLongLong();
        count.finish();
        if (most)
            TRY(indexes.dropIndexes(m_work));
    }
    for (int from = 0; from < ids.size(); from += kRun) {
        if (m_work.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Records", "Stopped. Nothing was changed."));
        const QVector<qint64> run = ids.mid(from, kRun);
        TRY_ASSIGN(const auto records, loadMany(type, run));
        QCborArray rows;
        for (const auto &record : records) {
            TRY(m_rights.check(Action::Delete, record.get(), nullptr));
            TRY_ASSIGN(QJsonObject values, logValues(type, *record));
            values.insert(QStringLiteral("="), record->id);
            values.insert(QStringLiteral("#"), uidText(record->uid));
            m_uids.insert({type.number, record->id}, record->uid);  // rows removed later may point here
            rows.append(QCborMap::fromJsonObject(values));
        }
        TRY(eraseRows(type, idsJson(run)));
        TRY(m_work.log().removedRun(type.number, run.first(), run.last(), rows.toCborValue().toCbor()));
    }
    m_work.changes().byType[type.number].bulkRemoved += ids.size();
    return indexes.rebuildIndexes(m_work);
}

Result<void> RecordWriter::beginBulk(const RecordType &type, qint64 expected)
{
    if (bulkOf(type))
        return fail(ErrorCode::Internal, QCoreApplication::translate("Records", "The import could not be prepared."),
                    QStringLiteral("nested bulk"));
    auto bulk = std::make_unique<Bulk>();
    bulk->type = &type;
    TRY_ASSIGN(auto count,
               m_work.execute(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT ?)").arg(type.table),
                              {expected + 1}));
    count.next();
    const qint64 rows = count.value(0).toLongLong();
    count.finish();
    bulk->fromEmpty = rows == 0;
    if (rows < expected)
        TRY(bulk->dropIndexes(m_work));
    for (const auto &observer : m_work.observers())
        TRY(observer->onBulkBegin(m_work, type));
    m_bulks[type.number] = std::move(bulk);
    return {};
}

Result<void> RecordWriter::endBulk()
{
    const auto bulks = std::exchange(m_bulks, {});
    for (const auto &[number, bulk] : bulks)
        TRY(bulk->rebuildIndexes(m_work));
    for (const auto &[number, bulk] : bulks) {
        for (const auto &observer : m_work.observers())
            TRY(observer->onBulkEnd(m_work, *bulk->type, bulk->first, bulk->last, bulk->fromEmpty));
    }
    return {};
}

}  // namespace fieldfare
