// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/erase_person.h"

#include "records/attachment/attachment.h"
#include "records/contact/contact.h"
#include "records/erasure/erasure.h"
#include "records/privacy/person_words.h"
#include "records/privacy/suppression.h"
#include "storage/log_erasure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

constexpr int kFewEntries = 20;  ///< a transaction of no more is about the person it touches

Error mayNotErase()
{
    return {ErrorCode::Forbidden,
            QCoreApplication::translate("Privacy", "You have no right to erase people from this workspace."),
            {}};
}

QString wordsText(const QStringList &words)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact));
}

Result<void> noteRest(UnitOfWork &work, const PersonRecord &record, const char *extent, const QString &content = {},
                      const QStringList &words = {})
{
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("INSERT INTO erasure_rest(row, extent, type, record, content, words) "
                                           "VALUES(?,?,?,?,?,?) ON CONFLICT(row, extent) DO UPDATE SET "
                                           "content=ifnull(excluded.content, content), "
                                           "words=ifnull(excluded.words, words)"),
                            {uidText(record.uid), QString::fromLatin1(extent), record.type, record.id,
                             content.isEmpty() ? QVariant() : QVariant(content),
                             words.isEmpty() ? QVariant() : QVariant(wordsText(words))}));
    query.finish();
    return {};
}

/// The contents that attachments named, also deleted ones.
Result<QString> fileContentOf(UnitOfWork &work, const PersonRecord &record)
{
    if (record.type != QLatin1String("attachment"))
        return QString();
    const RecordType &type = work.catalog().at(Attachment::kNumber);
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("SELECT hash FROM attachment WHERE id=?"), {record.id}));
    if (query.next())
        return query.value(0).toString();
    query.finish();
    TRY_ASSIGN(const auto versions, loggedValues(work, type, record.id));
    for (const QJsonObject &values : versions) {
        if (values.contains(QStringLiteral("hash")))
            return values.value(QStringLiteral("hash")).toString();
    }
    return QString();
}

/// What the sync keeps of a row beside it.
Result<void> forgetStanding(UnitOfWork &work, const Uid &uid)
{
    for (const char *sql :
         {"DELETE FROM sync_shadow WHERE row=?", "DELETE FROM sync_conflict WHERE row=?",
          "DELETE FROM sync_extra WHERE row=?", "DELETE FROM sync_wanted WHERE row=?",
          "DELETE FROM sync_wanted WHERE target=?", "UPDATE sync_out SET own=NULL WHERE row=? AND own IS NOT NULL"}) {
        TRY_ASSIGN(auto query, work.execute(QString::fromLatin1(sql), {uidBytes(uid)}));
        query.finish();
    }
    return {};
}

/// Tells every device, now and each time it is done again. What only the log knew is told once.
Result<void> remember(RecordWriter &writer, const PersonRecord &record, const char *extent, bool isHere)
{
    if (record.uid.isNull())
        return {};
    if (!isHere) {
        TRY_ASSIGN(auto known,
                   writer.work().execute(QStringLiteral("SELECT 1 FROM erasure WHERE record=? AND extent=?"),
                                         {uidText(record.uid), QString::fromLatin1(extent)}));
        if (known.next())
            return {};
    }
    Erasure made;
    made.type = record.type;
    made.record = uidText(record.uid);
    made.extent = QString::fromLatin1(extent);
    return writer.insert(made);
}

const char *extentOf(const PersonRecord &kept) { return kept.isOnlyTheirs ? erasure::notes : erasure::name; }

Result<bool> isLive(UnitOfWork &work, const RecordType &type, qint64 id)
{
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("SELECT 1 FROM %1 WHERE id=?").arg(type.table), {id}));
    return query.next();
}

/// Deals, orders and tickets that stay: no link to the person, no name.
Result<void> clearOther(RecordWriter &writer, const PersonScope &scope, const PersonWords &words)
{
    QSet<qint64> people;
    for (const PersonRecord &record : scope.own) {
        if (record.type == QLatin1String("contact"))
            people.insert(record.id);
    }
    for (const PersonRecord &kept : scope.other) {
        TRY(noteRest(writer.work(), kept, extentOf(kept)));
        TRY(remember(writer, kept, extentOf(kept), kept.isLive));
        if (!kept.isLive)
            continue;
        if (writer.work().stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Privacy", "Stopped. Nothing was changed."));
        const RecordType &type = writer.catalog().at(kept.type);
        TRY_ASSIGN(const auto record, writer.load(type, kept.id));
        bool isNew = words.replaceIn(type, *record, kept.isOnlyTheirs);
        for (const FieldSpec &field : type.fields) {
            if (field.kind == FieldKind::Link && field.target == QLatin1String("contact") &&
                people.contains(field.read(*record).toLongLong())) {
                field.write(*record, Value());
                isNew = true;
            }
        }
        if (isNew)
            TRY(writer.updateAsIs(*record));
    }
    return {};
}

/// What the log says of records that went and of those that stay.
struct Traces {
    LogTargets gone;
    QMap<int, QSet<qint64>> kept;
    QSet<std::pair<int, qint64>> emptied;  ///< kept ones whose notes go
    QStringList words;

    void addGone(const TypeCatalog &catalog, const QString &type, qint64 id, const Uid &uid)
    {
        if (const RecordType *known = catalog.find(type)) {
            if (id > 0)
                gone.ids[known->number].insert(id);
            else
                gone.ids[known->number];  // only in packed runs
            gone.uids.insert(uid);
        }
    }
    void addKept(const TypeCatalog &catalog, const QString &type, qint64 id, bool isOnlyTheirs)
    {
        if (const RecordType *known = catalog.find(type)) {
            kept[known->number].insert(id);
            if (isOnlyTheirs)
                emptied.insert({known->number, id});
        }
    }
};

Result<QSet<qint64>> transactionsOf(UnitOfWork &work, const QMap<int, QSet<qint64>> &ids)
{
    QSet<qint64> numbers;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        TRY_ASSIGN(auto query,
                   work.execute(QStringLiteral("SELECT tx FROM change WHERE type=? AND first_id=last_id AND "
                                               "first_id IN (SELECT value FROM json_each(?))"),
                                {it.key(), idsJson(QVector<qint64>(it->begin(), it->end()))}));
        while (query.next())
            numbers.insert(query.value(0).toLongLong());
        TRY(finished(query));
    }
    return numbers;
}

/// Titles say whom a transaction was about.
Result<void> eraseTitles(UnitOfWork &work, const Traces &traces)
{
    const PersonWords words(traces.words);
    const QString erased = QCoreApplication::translate("Privacy", "(erased)");
    const qint64 current = work.log().number();
    QMap<qint64, QString> titles;
    TRY_ASSIGN(const auto aboutGone, transactionsOf(work, traces.gone.ids));
    TRY_ASSIGN(const auto aboutKept, transactionsOf(work, traces.kept));
    QSet<qint64> ownWork;
    TRY_ASSIGN(auto erasing,
               work.execute(QStringLiteral("SELECT DISTINCT tx FROM change WHERE type=?"), {Erasure::kNumber}));
    while (erasing.next())
        ownWork.insert(erasing.value(0).toLongLong());
    TRY(finished(erasing));
    const QSet<qint64> about = aboutGone + aboutKept;
    for (const qint64 number : about) {
        if (number == current || ownWork.contains(number))
            continue;
        TRY_ASSIGN(auto query,
                   work.execute(QStringLiteral("SELECT title, (SELECT count(*) FROM change WHERE tx=n) FROM tx "
                                               "WHERE n=?"),
                                {number}));
        if (!query.next())
            continue;
        QString title = query.value(0).toString();
        if (aboutGone.contains(number) && query.value(1).toInt() <= kFewEntries)
            titles.insert(number, erased);
        else if (words.replaceIn(title))
            titles.insert(number, title);
    }
    // elsewhere only what can mean nobody else: whole names, addresses, numbers
    QStringList whole;
    for (const QString &word : traces.words) {
        if (std::any_of(word.begin(), word.end(), [](QChar c) { return !c.isLetter() || c.unicode() >= 0x2e80; }))
            whole.append(word);
    }
    const PersonWords full(whole);
    if (!full.isEmpty()) {
        TRY_ASSIGN(auto all, work.execute(QStringLiteral("SELECT n, title FROM tx")));
        while (all.next()) {
            const qint64 number = all.value(0).toLongLong();
            QString title = all.value(1).toString();
            if (number != current && !titles.contains(number) && full.replaceIn(title))
                titles.insert(number, title);
        }
        TRY(finished(all));
    }
    for (auto it = titles.cbegin(); it != titles.cend(); ++it)
        TRY(eraseTitle(work.statements(), it.key(), it.value()));
    return {};
}

Result<void> eraseFromLog(UnitOfWork &work, const Traces &traces)
{
    TRY(eraseTitles(work, traces));
    TRY(eraseLogged(work.statements(), traces.gone));
    const PersonWords words(traces.words);
    TRY(replaceLogged(work.statements(), traces.kept, [&](int number, QJsonObject &values) {
        return words.replaceIn(work.catalog().at(number), values, false);
    }));
    QMap<int, QSet<qint64>> emptied;
    for (const auto &[number, id] : traces.emptied)
        emptied[number].insert(id);
    TRY(replaceLogged(work.statements(), emptied, [&](int number, QJsonObject &values) {
        return words.replaceIn(work.catalog().at(number), values, true);
    }));
    return {};
}

}  // namespace

Result<void> erasePerson(RecordWriter &writer, const Uid &contact)
{
    UnitOfWork &work = writer.work();
    const RecordType &contacts = writer.catalog().at(Contact::kNumber);
    if (!work.session().access.mayAdminister() || !work.session().access.mayWrite(contacts))
        return fail(mayNotErase());
    work.keepUnlogged();
    TRY_ASSIGN(const PersonScope scope, personScope(work, contact));
    const PersonWords words(scope.words);
    QSet<QString> addresses = scope.mails;
    addresses += scope.phones;
    TRY(suppress(work, addresses));
    TRY(clearOther(writer, scope, words));
    Traces traces;
    traces.words = scope.words;
    for (const PersonRecord &record : scope.other)
        traces.addKept(work.catalog(), record.type, record.id, record.isOnlyTheirs);
    for (const PersonRecord &record : scope.own) {
        if (work.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Privacy", "Stopped. Nothing was changed."));
        const RecordType &type = writer.catalog().at(record.type);
        TRY_ASSIGN(const QString content, fileContentOf(work, record));
        // what belongs to another went with it
        TRY_ASSIGN(const bool isHere, isLive(work, type, record.id));
        TRY(noteRest(work, record, erasure::whole, content, record.uid == contact ? scope.words : QStringList()));
        if (isHere)
            TRY(writer.remove(type, record.id));
        TRY(remember(writer, record, erasure::whole, record.isLive));
        TRY(forgetStanding(work, record.uid));
        traces.addGone(work.catalog(), record.type, record.id, record.uid);
    }
    return eraseFromLog(work, traces);
}

Result<void> eraseAgain(RecordWriter &writer, const QString &typeKey, const Uid &uid)
{
    const RecordType *type = writer.catalog().find(typeKey);
    if (!type)
        return {};
    UnitOfWork &work = writer.work();
    work.keepUnlogged();
    if (type->number == Contact::kNumber) {
        const auto erased = erasePerson(writer, uid);
        // what only the server has of it is erased by its name alone
        if (erased || erased.error().code != ErrorCode::NotFound)
            return erased;
    }
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("SELECT id FROM %1 WHERE uid=?").arg(type->table), {uidBytes(uid)}));
    PersonRecord record{typeKey, query.next() ? query.value(0).toLongLong() : 0, uid, true, true};
    query.finish();
    const bool isHere = record.id > 0;
    if (!isHere) {
        TRY_ASSIGN(auto logged, work.execute(QStringLiteral("SELECT first_id FROM change WHERE type=? AND uid=? AND "
                                                            "first_id=last_id LIMIT 1"),
                                             {type->number, uidBytes(uid)}));
        record.id = logged.next() ? logged.value(0).toLongLong() : 0;
    }
    TRY_ASSIGN(const QString content, fileContentOf(work, record));
    TRY_ASSIGN(auto known, work.execute(QStringLiteral("SELECT 1 FROM sync_row WHERE row=?"), {uidBytes(uid)}));
    const bool serverHasIt = known.next();
    known.finish();
    TRY(noteRest(work, record, erasure::whole, content));
    if (isHere)
        TRY(writer.remove(*type, record.id));
    TRY(remember(writer, record, erasure::whole, isHere || serverHasIt));
    TRY(forgetStanding(work, uid));
    Traces traces;
    traces.addGone(work.catalog(), typeKey, record.id, uid);
    return eraseFromLog(work, traces);
}

Result<void> eraseTraces(UnitOfWork &work)
{
    work.keepUnlogged();
    Traces traces;
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("SELECT row, extent, type, record, words FROM erasure_rest")));
    while (query.next()) {
        const QString extent = query.value(1).toString();
        const QString type = query.value(2).toString();
        if (extent == QLatin1String(erasure::whole))
            traces.addGone(work.catalog(), type, query.value(3).toLongLong(), Uid(query.value(0).toString()));
        else
            traces.addKept(work.catalog(), type, query.value(3).toLongLong(), extent == QLatin1String(erasure::notes));
        const QJsonArray words = QJsonDocument::fromJson(query.value(4).toString().toUtf8()).array();
        for (const auto &word : words)
            traces.words.append(word.toString());
    }
    TRY(finished(query));
    if (traces.gone.ids.isEmpty() && traces.kept.isEmpty())
        return {};
    std::sort(traces.words.begin(), traces.words.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return eraseFromLog(work, traces);
}

/// Many at once: a device that fills itself for the first time.
Result<void> ErasureObserver::onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId, bool)
{
    if (type.number != Erasure::kNumber || work.request().origin != Origin::Remote)
        return {};
    QVector<qint64> ids;
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("SELECT id FROM erasure WHERE id BETWEEN ? AND ?"), {firstId, lastId}));
    while (query.next())
        ids.append(query.value(0).toLongLong());
    TRY(finished(query));
    TRY_ASSIGN(const auto records, RecordReader(work).loadMany(type, ids));
    for (const auto &record : records)
        TRY(onWrite(work, type, nullptr, record.get()));
    return {};
}

Result<void> ErasureObserver::onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                      const Record *after)
{
    if (type.number != Erasure::kNumber || before || !after || work.request().origin != Origin::Remote)
        return {};
    const auto &told = static_cast<const Erasure &>(*after);
    const RecordType *target = work.catalog().find(told.type);
    if (!target)
        return {};
    const Uid uid(told.record);
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("SELECT id FROM %1 WHERE uid=?").arg(target->table), {uidBytes(uid)}));
    PersonRecord record{told.type, query.next() ? query.value(0).toLongLong() : 0, uid, true, true};
    query.finish();
    if (record.id == 0) {
        TRY_ASSIGN(auto logged, work.execute(QStringLiteral("SELECT first_id FROM change WHERE type=? AND uid=? AND "
                                                            "first_id=last_id LIMIT 1"),
                                             {target->number, uidBytes(uid)}));
        record.id = logged.next() ? logged.value(0).toLongLong() : 0;
    }
    if (told.extent != QLatin1String(erasure::whole))
        return noteRest(work, record, told.extent == QLatin1String(erasure::notes) ? erasure::notes : erasure::name);
    QStringList words;
    if (target->number == Contact::kNumber) {
        auto scope = personScope(work, uid);
        if (scope)
            words = std::move(scope->words);
        else if (scope.error().code != ErrorCode::NotFound)
            return fail(std::move(scope.error()));
    }
    TRY_ASSIGN(const QString content, fileContentOf(work, record));
    return noteRest(work, record, erasure::whole, content, words);
}

}  // namespace fieldfare
