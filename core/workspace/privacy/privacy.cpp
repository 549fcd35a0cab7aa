// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/privacy/privacy.h"

#include "base/await.h"
#include "records/contact/contact.h"
#include "records/erasure/erasure.h"
#include "records/legal_hold/legal_hold.h"
#include "records/privacy/person_words.h"
#include "records/privacy/suppression.h"
#include "search/list_reader.h"
#include "search/search_document.h"
#include "search/search_indexer.h"
#include "security/roles.h"
#include "workspace/company_rights.h"
#include "workspace/company_sync.h"
#include "workspace/privacy/erasure_journal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QtConcurrentRun>

#include <sodium.h>

namespace fieldfare {

namespace {

struct PrivacyText {
    Q_DECLARE_TR_FUNCTIONS(Privacy)
};

constexpr int kCheckpointAttempts = 50;  ///< readers hold the log for the length of a statement

/// One line of `erasure_rest`.
struct Rest {
    QString uid;
    QString extent;
    QString type;
    qint64 record = 0;
    QString content;
    QStringList words;
};

Result<QVector<Rest>> readRest(ReadContext &context)
{
    QVector<Rest> all;
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT row, extent, type, record, content, words FROM erasure_rest"), {}));
    while (query.next()) {
        Rest rest{query.value(0).toString(),   query.value(1).toString(), query.value(2).toString(),
                  query.value(3).toLongLong(), query.value(4).toString(), {}};
        const QJsonArray words = QJsonDocument::fromJson(query.value(5).toString().toUtf8()).array();
        for (const auto &word : words)
            rest.words.append(word.toString());
        all.append(rest);
    }
    TRY(finished(query));
    return all;
}

/// Whether an erased record is here again, or on the server: one of them was restored. While its erasure is still on its way, or
/// was refused, it is not.
Result<bool> isBack(ReadContext &context, const RecordType &type, const Uid &uid)
{
    const auto holds = [&](const QString &sql) -> Result<bool> {
        TRY_ASSIGN(auto query, context.statements().run(sql, {uidBytes(uid)}));
        return query.next();
    };
    TRY_ASSIGN(const bool isLive, holds(QStringLiteral("SELECT 1 FROM %1 WHERE uid=?").arg(type.table)));
    TRY_ASSIGN(const bool isThere, holds(QStringLiteral("SELECT 1 FROM sync_row WHERE row=?")));
    if (!isLive && !isThere)
        return false;
    TRY_ASSIGN(const bool isTold,
               holds(QStringLiteral("SELECT 1 FROM sync_out WHERE row=? AND op=5 AND (state IN (1, 2) OR verdict=4)")));
    if (isTold)
        return false;
    TRY_ASSIGN(auto open,
               context.statements().run(QStringLiteral("SELECT 1 FROM change WHERE type=? AND op=1 AND tx>(SELECT "
                                                       "json_extract(content, '$.collected') FROM sync_state) LIMIT 1"),
                                        {Erasure::kNumber}));
    return !open.next();
}

/// Records of others in which the whole name is found. A name of one word would find too many others.
Result<qint64> namedElsewhere(ReadContext &context, const PersonScope &scope)
{
    const QString name = scope.name.simplified().remove(QLatin1Char('"'));
    if (!name.contains(QLatin1Char(' ')))
        return qint64(0);
    QSet<std::pair<QString, qint64>> known;
    for (const auto *records : {&scope.own, &scope.other}) {
        for (const PersonRecord &record : *records)
            known.insert({record.type, record.id});
    }
    qint64 count = 0;
    ListReader reader(context);
    for (const RecordType &type : context.catalog().types()) {
        if (!isSearchable(type))
            continue;
        TRY_ASSIGN(const auto ids,
                   reader.allRows({type.key, QLatin1Char('"') + name + QLatin1Char('"'), QString(), false}));
        count += std::count_if(ids.begin(), ids.end(), [&](qint64 id) { return !known.contains({type.key, id}); });
    }
    return count;
}

/// A person under a legal hold stays.
Result<void> refuseHeld(ReadContext &context, const Uid &contact)
{
    TRY_ASSIGN(const auto hold, holdOn(context, contact));
    return hold ? Result<void>(fail(ErrorCode::Conflict, *hold)) : Result<void>();
}

/// In a company its role says whether somebody may erase; the server would refuse it, so it is not begun.
Result<void> checkRole(ReadContext &context)
{
    TRY_ASSIGN(const auto link, readCompanyLink(context));
    if (!link)
        return {};
    // what the server last said; before it said anything, the role as of joining
    TRY_ASSIGN(const Access access, readCompanyAccess(context, {}));
    const Role *role = access.grantee() ? &access.grantee()->role : presetRole(link->role);
    for (const Area area : {Area::Customers, Area::Sales, Area::Service, Area::Marketing, Area::Work}) {
        if (!role || role->level(area, Action::Erase) != Level::All)
            return fail(ErrorCode::Forbidden,
                        PrivacyText::tr("Your role in the company does not allow to erase people. Ask its owner."));
    }
    return {};
}

}  // namespace

Privacy::Privacy(WorkspaceFolder &folder, Store &store, DraftStore *drafts, const AttachmentStore &contents)
    : m_folder(folder), m_store(store), m_drafts(drafts), m_contents(contents)
{
    m_pool.setMaxThreadCount(1);
}

Privacy::~Privacy()
{
    m_closing.request_stop();
    m_pool.waitForDone();
}

QFuture<Result<PersonExportReport>> Privacy::exportPerson(const Session &session, const Uid &contact,
                                                          const QString &path, std::stop_token stop,
                                                          PersonExportStep step)
{
    const auto go = [step = std::move(step), closing = m_closing.get_token()](qint64 done, qint64 all) {
        return !closing.stop_requested() && (!step || step(done, all));
    };
    return m_store.read(
        session,
        [this, contact, path, go](ReadContext &context) {
            return fieldfare::exportPerson(context, m_contents, contact, path, go);
        },
        stop);
}

QFuture<Result<ErasurePreview>> Privacy::preview(const Session &session, const Uid &contact,
                                                 const std::stop_token &stop)
{
    return m_store.read(
        session,
        [contact](ReadContext &context) -> Result<ErasurePreview> {
            TRY(checkRole(context));
            TRY_ASSIGN(const PersonScope scope, personScope(context, contact));
            if (context.session().access.mayAdminister())
                TRY(refuseHeld(context, contact));
            TRY_ASSIGN(ErasurePreview preview, previewErasure(context, scope));
            TRY_ASSIGN(preview.elsewhere, namedElsewhere(context, scope));
            return preview;
        },
        stop);
}

QFuture<Result<void>> Privacy::erase(const Session &session, const Uid &contact, const QString &typedName)
{
    return QtConcurrent::run(&m_pool,
                             [this, session, contact, typedName] { return eraseNow(session, contact, typedName); });
}

QByteArray Privacy::newKey(const QByteArray &known) const
{
    QByteArray key = known;
    if (const auto secret = m_folder.recordsFile().key) {
        static constexpr char purpose[] = "fieldfare suppression 1";
        key.resize(32);
        crypto_generichash(reinterpret_cast<uchar *>(key.data()), 32, reinterpret_cast<const uchar *>(purpose),
                           sizeof(purpose) - 1, secret->data(), secret->size());
    } else if (key.isEmpty()) {
        key.resize(32);
        randombytes_buf(key.data(), 32);
    }
    return key;
}

Result<void> Privacy::saveJournal(const Session &session)
{
    TRY_ASSIGN(ErasureJournal journal, ErasureJournal::load(m_folder.path(), m_folder.description().id));
    const ErasureJournal before = journal;
    const bool isPlain = m_folder.recordsFile().key == nullptr;
    TRY(await(m_store.read(session, [&](ReadContext &context) -> Result<void> {
        TRY_ASSIGN(auto query, context.statements().run(
                                   QStringLiteral("SELECT record, type, created_at FROM erasure WHERE extent=?"),
                                   {QString::fromLatin1(erasure::whole)}));
        while (query.next())
            journal.erased.insert(Uid(query.value(0).toString()),
                                  {query.value(1).toString(), query.value(2).toLongLong()});
        TRY(finished(query));
        TRY_ASSIGN(const Suppressed known, Suppressed::read(context));
        journal.suppressed += known.hashes();
        if (isPlain) {
            TRY_ASSIGN(journal.key, suppressionKey(context));
        }
        return {};
    })));
    return journal == before ? Result<void>() : journal.save(m_folder.path(), m_folder.description().id);
}

Result<void> Privacy::eraseNow(const Session &session, const Uid &contact, const QString &typedName)
{
    const std::scoped_lock lock(m_oneAtATime);
    TRY_ASSIGN(const ErasurePreview found, await(preview(session, contact)));
    if (typedName.simplified() != found.name.simplified())
        return fail(ErrorCode::InvalidInput,
                    PrivacyText::tr("To erase this person, type the name as it stands there: %1").arg(found.name));
    // first outside: whatever happens to the program from here on, the next start finishes it
    const QString id = m_folder.description().id;
    TRY_ASSIGN(ErasureJournal journal, ErasureJournal::load(m_folder.path(), id));
    const ErasureJournal before = journal;
    journal.erased.insert(contact, {m_store.catalog()->at(Contact::kNumber).key, m_store.clock()->now()});
    TRY(journal.save(m_folder.path(), id));
    const QByteArray key = newKey(journal.key);
    const auto erased = await(m_store.write(session, {PrivacyText::tr("Erased a person"), Origin::Local, 0},
                                            [&](UnitOfWork &work) -> Result<void> {
                                                TRY(refuseHeld(work, contact));
                                                TRY(keepSuppressionKey(work, key));
                                                RecordWriter writer(work);
                                                return erasePerson(writer, contact);
                                            }));
    if (!erased) {
        TRY(before.save(m_folder.path(), id));
        return fail(erased.error());
    }
    return finish(session);
}

Result<void> Privacy::catchUp(const Session &session)
{
    const std::scoped_lock lock(m_oneAtATime);
    const QString id = m_folder.description().id;
    TRY_ASSIGN(const ErasureJournal journal, ErasureJournal::load(m_folder.path(), id));
    QVector<std::pair<QString, Uid>> again;
    bool hasRest = false;
    bool isAllowed = true;
    TRY(await(m_store.read(session, [&](ReadContext &context) -> Result<void> {
        isAllowed = checkRole(context).has_value();
        TRY_ASSIGN(const auto rest, readRest(context));
        hasRest = !rest.isEmpty();
        QMap<Uid, QString> wanted;
        QSet<Uid> known;
        TRY_ASSIGN(auto query,
                   context.statements().run(QStringLiteral("SELECT record, type FROM erasure WHERE extent=?"),
                                            {QString::fromLatin1(erasure::whole)}));
        while (query.next()) {
            known.insert(Uid(query.value(0).toString()));
            wanted.insert(Uid(query.value(0).toString()), query.value(1).toString());
        }
        TRY(finished(query));
        for (auto it = journal.erased.cbegin(); it != journal.erased.cend(); ++it)
            wanted.insert(it.key(), it->type);
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
            const RecordType *type = context.catalog().find(it.value());
            if (!type)
                continue;
            bool isNew = !known.contains(it.key());
            if (!isNew && isAllowed) {
                TRY_ASSIGN(isNew, isBack(context, *type, it.key()));
            }
            if (isNew)
                again.append({it.value(), it.key()});
        }
        return {};
    })));
    if (again.isEmpty() && !hasRest)
        return m_store.isReadOnly() ? Result<void>() : saveJournal(session);
    if (m_store.isReadOnly())
        return again.isEmpty()
                   ? Result<void>()
                   : fail(ErrorCode::ReadOnly,
                          PrivacyText::tr("This copy still holds people who were erased since. Open it once for "
                                          "writing, so that they can be erased here too."));
    // people first: what belongs to them goes with them
    std::stable_partition(again.begin(), again.end(),
                          [](const auto &one) { return one.first == QLatin1String("contact"); });
    const QByteArray key = newKey(journal.key);
    TRY(await(m_store.write(session, {PrivacyText::tr("Erased again what a backup brought back"), Origin::Local, 0},
                            [&](UnitOfWork &work) -> Result<void> {
                                TRY(keepSuppressionKey(work, key));
                                TRY(suppressHashes(
                                    work, QVector<QByteArray>(journal.suppressed.begin(), journal.suppressed.end())));
                                RecordWriter writer(work);
                                for (const auto &[type, uid] : std::as_const(again))
                                    TRY(eraseAgain(writer, type, uid));
                                return {};
                            })));
    return finish(session);
}

/// What an erasure leaves outside the transaction that made it. Each step may be done twice; the notes go last.
Result<void> Privacy::finish(const Session &session)
{
    TRY(saveJournal(session));
    TRY(await(m_store.write(session, {QString(), Origin::Remote, 0},
                            [](UnitOfWork &work) -> Result<void> { return eraseTraces(work); })));
    TRY(finishDrafts(session));
    TRY(finishContents(session));
    TRY(await(m_store.write(session, {QString(), Origin::Remote, 0}, [](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        TRY_ASSIGN(auto query, work.execute(QStringLiteral("UPDATE erasure_rest SET words=NULL, content=NULL")));
        return {};
    })));
    TRY(finishFiles());
    TRY(await(m_store.write(session, {QString(), Origin::Remote, 0}, [](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        TRY_ASSIGN(auto query, work.execute(QStringLiteral("DELETE FROM erasure_rest WHERE words IS NULL")));
        return {};
    })));
    return {};
}

Result<void> Privacy::finishDrafts(const Session &session)
{
    if (!m_drafts)
        return {};
    TRY_ASSIGN(const auto rest, await(m_store.read(session, readRest)));
    QStringList texts;
    QStringList words;
    QSet<std::pair<QString, qint64>> records;
    for (const Rest &one : rest) {
        if (one.extent != QLatin1String(erasure::whole))
            continue;
        texts.append(one.uid);
        words += one.words;
        records.insert({one.type, one.record});
    }
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return await(m_drafts->erase([texts, people = PersonWords(words), records](const DraftStore::Draft &draft) {
        const QString all = draft.key + QString::fromUtf8(QJsonDocument(draft.content).toJson(QJsonDocument::Compact));
        return records.contains({draft.content.value(QStringLiteral("type")).toString(),
                                 draft.content.value(QStringLiteral("id")).toInteger()}) ||
               people.isIn(all) ||
               std::any_of(texts.begin(), texts.end(), [&](const QString &uid) { return all.contains(uid); });
    }));
}

/// Contents of files that nothing speaks of any more.
Result<void> Privacy::finishContents(const Session &session)
{
    QStringList unused;
    TRY(await(m_store.read(session, [&](ReadContext &context) -> Result<void> {
        TRY_ASSIGN(const auto rest, readRest(context));
        for (const Rest &one : rest) {
            if (one.content.isEmpty())
                continue;
            TRY_ASSIGN(auto query,
                       context.statements().run(
                           QStringLiteral("SELECT 1 FROM attachment WHERE hash=? UNION ALL SELECT 1 FROM change WHERE "
                                          "old LIKE ? OR new LIKE ? LIMIT 1"),
                           {one.content, QLatin1Char('%') + one.content + QLatin1Char('%'),
                            QLatin1Char('%') + one.content + QLatin1Char('%')}));
            if (!query.next())
                unused.append(one.content);
        }
        return {};
    })));
    for (const QString &hash : std::as_const(unused))
        TRY(m_contents.remove(hash));
    return {};
}

/// The words of removed documents leave the full-text index when its parts are merged, old pages leave the log when it is cut.
Result<void> Privacy::finishFiles()
{
    bool isFirst = true;
    for (bool more = true; more; isFirst = false) {
        TRY_ASSIGN(more, await(m_store.maintain([isFirst](Connection &connection) {
                       return SearchIndexer::forgetRemoved(connection, isFirst);
                   })));
    }
    for (int attempt = 0; attempt < kCheckpointAttempts; ++attempt) {
        const auto left = await(
            m_store.maintain([](Connection &connection) { return connection.checkpoint(CheckpointMode::Truncate); }));
        // a reader may keep the emptied log from being cut
        if (left && *left == 0 && QFileInfo(m_folder.recordsFile().path + QStringLiteral("-wal")).size() == 0)
            return {};
        if (!left)
            return fail(left.error());
        QThread::msleep(20);
    }
    return fail(
        ErrorCode::Locked,
        PrivacyText::tr("The person was erased. Pages of the log are still being read; what is left in them goes "
                        "at the next start."));
}

}  // namespace fieldfare
