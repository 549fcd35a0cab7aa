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

const QString kWords = QStringLiteral("words");
const QString kOther = QStringLiteral("other");

Error forbidden()
{
    return {ErrorCode::Forbidden,
            QCoreApplication::translate("Privacy", "You have no right to erase people from this workspace."),
            {}};
}

QString restOf(const PersonScope &scope)
{
    QJsonArray other;
    for (const PersonRecord &record : scope.other)
        other.append(QJsonArray{record.type, record.id, record.isOnlyTheirs});
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{kWords, QJsonArray::fromStringList(scope.words)}, {kOther, other}})
            .toJson(QJsonDocument::Compact));
}

Result<void> noteRest(UnitOfWork &work, const PersonRecord &record, const QString &content, const QString &words)
{
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("INSERT INTO erasure_rest(row, type, record, content, words) VALUES(?,?,?,?,?) "
                                           "ON CONFLICT(row) DO UPDATE SET content=ifnull(excluded.content, content), "
                                           "words=ifnull(excluded.words, words)"),
                            {uidText(record.uid), record.type, record.id,
                             content.isEmpty() ? QVariant() : QVariant(content),
                             words.isEmpty() ? QVariant() : QVariant(words)}));
    query.finish();
    return {};
}

/// The contents that attachments named, also deleted ones.
Result<QString> contentOf(UnitOfWork &work, const PersonRecord &record)
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

Result<void> remember(RecordWriter &writer, const PersonRecord &record)
{
    TRY_ASSIGN(auto known, writer.work().execute(QStringLiteral("SELECT 1 FROM erasure WHERE record=?"),
                                                 {uidText(record.uid)}));
    if (record.uid.isNull() || known.next())
        return {};
    known.finish();
    Erasure erasure;
    erasure.type = record.type;
    erasure.record = uidText(record.uid);
    return writer.insert(erasure);
}

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
        TRY_ASSIGN(auto query, work.execute(QStringLiteral("SELECT tx FROM change WHERE type=? AND first_id=last_id AND "
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
    TRY_ASSIGN(auto erasing, work.execute(QStringLiteral("SELECT DISTINCT tx FROM change WHERE type=?"), {Erasure::kNumber}));
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

Result<ErasurePreview> previewErasure(ReadContext &context, const Uid &contact)
{
    if (!context.session().access.mayAdminister())
        return fail(forbidden());
    TRY_ASSIGN(const PersonScope scope, personScope(context, contact));
    ErasurePreview preview;
    preview.name = scope.name;
    preview.addresses = scope.mails.size() + scope.phones.size();
    const auto count = [&](const QVector<PersonRecord> &records) {
        QMap<int, ErasurePreview::Count> counts;
        for (const PersonRecord &record : records) {
            auto &one = counts[context.catalog().at(record.type).number];
            one.type = record.type;
            ++one.records;
            one.deleted += record.isLive ? 0 : 1;
        }
        return QVector<ErasurePreview::Count>(counts.begin(), counts.end());
    };
    preview.goes = count(scope.own);
    preview.stays = count(scope.other);
    for (const PersonRecord &record : scope.own)
        preview.files += record.type == QLatin1String("attachment") ? 1 : 0;
    return preview;
}

Result<void> erasePerson(RecordWriter &writer, const Uid &contact)
{
    UnitOfWork &work = writer.work();
    const RecordType &contacts = writer.catalog().at(Contact::kNumber);
    if (!work.session().access.mayAdminister() || !work.session().access.mayWrite(contacts))
        return fail(forbidden());
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
        TRY_ASSIGN(const QString content, contentOf(work, record));
        TRY(remember(writer, record));
        TRY(noteRest(work, record, content, record.uid == contact ? restOf(scope) : QString()));
        // what belongs to another went with it
        TRY_ASSIGN(const bool isHere, isLive(work, type, record.id));
        if (isHere)
            TRY(writer.remove(type, record.id));
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
        return !erased && erased.error().code == ErrorCode::NotFound ? Result<void>() : erased;
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
    TRY_ASSIGN(const QString content, contentOf(work, record));
    TRY(remember(writer, record));
    TRY(noteRest(work, record, content, {}));
    if (isHere)
        TRY(writer.remove(*type, record.id));
    TRY(forgetStanding(work, uid));
    Traces traces;
    traces.addGone(work.catalog(), typeKey, record.id, uid);
    return eraseFromLog(work, traces);
}

Result<void> eraseTraces(UnitOfWork &work)
{
    work.keepUnlogged();
    Traces traces;
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("SELECT row, type, record, words FROM erasure_rest")));
    while (query.next()) {
        traces.addGone(work.catalog(), query.value(1).toString(), query.value(2).toLongLong(),
                       Uid(query.value(0).toString()));
        const QJsonObject rest = QJsonDocument::fromJson(query.value(3).toString().toUtf8()).object();
        for (const auto &word : rest.value(kWords).toArray())
            traces.words.append(word.toString());
        for (const auto &other : rest.value(kOther).toArray())
            traces.addKept(work.catalog(), other[0].toString(), other[1].toInteger(), other[2].toBool());
    }
    TRY(finished(query));
    if (traces.gone.ids.isEmpty())
        return {};
    std::sort(traces.words.begin(), traces.words.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return eraseFromLog(work, traces);
}

Result<void> ErasureObserver::onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                      const Record *after)
{
    if (type.number != Erasure::kNumber || before || !after || work.request().origin != Origin::Remote)
        return {};
    const auto &erasure = static_cast<const Erasure &>(*after);
    const RecordType *target = work.catalog().find(erasure.type);
    if (!target)
        return {};
    const Uid uid(erasure.record);
    TRY_ASSIGN(auto query,
               work.execute(QStringLiteral("SELECT id FROM %1 WHERE uid=?").arg(target->table), {uidBytes(uid)}));
    PersonRecord record{erasure.type, query.next() ? query.value(0).toLongLong() : 0, uid, true, true};
    query.finish();
    if (record.id == 0) {
        TRY_ASSIGN(auto logged, work.execute(QStringLiteral("SELECT first_id FROM change WHERE type=? AND uid=? AND "
                                                            "first_id=last_id LIMIT 1"),
                                             {target->number, uidBytes(uid)}));
        record.id = logged.next() ? logged.value(0).toLongLong() : 0;
    }
    QString words;
    if (target->number == Contact::kNumber) {
        const auto scope = personScope(work, uid);
        if (scope)
            words = restOf(*scope);
        else if (scope.error().code != ErrorCode::NotFound)
            return fail(scope.error());
    }
    TRY_ASSIGN(const QString content, contentOf(work, record));
    return noteRest(work, record, content, words);
}

}  // namespace fieldfare
