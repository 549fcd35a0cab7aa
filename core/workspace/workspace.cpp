// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspace.h"

#include "analytics/campaign_summary.h"
#include "base/await.h"
#include "base/when_done.h"
#include "records/catalog_observer.h"
#include "records/company_profile/company_profile.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "records/user/user.h"
#include "search/search_indexer.h"
#include "storage/migrator.h"
#include "workspace/company_lease.h"
#include "workspace/company_rights.h"
#include "workspace/connection_setups.h"
#include "workspace/pack/pack_link.h"
#include "workspace/seed.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {
const QString kEdit = QStringLiteral("edit/");
}

Workspace::~Workspace() = default;

Result<void> Workspace::start(std::shared_ptr<const Clock> clock, LeaseOver leaseOver)
{
    const bool readOnly = m_folder->mode() == OpenMode::ReadOnly;
    TRY_ASSIGN(const auto migrations, loadMigrations());
    {
        TRY_ASSIGN(const auto connection, m_folder->connect(m_folder->mode(), 8 * 1024, connectionSetups()));
        TRY_ASSIGN(const int version, schemaVersion(*connection));
        if (readOnly && version < migrations.size()) {
            return fail(ErrorCode::ReadOnly,
                        QCoreApplication::translate("Workspace",
                                                    "This workspace was made by an older version. Open it once "
                                                    "for writing, so that it can be brought up to date."));
        }
        if (readOnly && version > migrations.size())
            return fail(
                ErrorCode::NewerFormat,
                QCoreApplication::translate(
                    "Workspace",
                    "This workspace was written by a newer version of Fieldfare. Update this program to open it."));
        if (!readOnly)
            TRY(migrate(*connection, migrations));
    }
    Store::Options options;
    options.file = m_folder->recordsFile();
    options.readOnly = readOnly;
    options.setup = connectionSetups();
    options.catalog = std::make_shared<const TypeCatalog>(builtInTypes());
    options.clock = std::move(clock);
    options.observers = {std::make_shared<CatalogObserver>(), std::make_shared<SearchIndexer>(),
                         std::make_shared<CampaignSummary>(), std::make_shared<ErasureObserver>()};
    options.loadCatalog = loadCatalog;
    TRY_ASSIGN(m_store, Store::open(std::move(options)));
    connect(m_store.get(), &Store::changed, this, [this](const ChangeSet &changes) {
        // from the company: settings of this workspace are its own now
        if (changes.origin != Origin::Local && changes.byType.contains(CompanyProfile::kNumber)) {
            if (const auto again = reload(); !again)
                m_notices.append(again.error().message);
        }
    });
    if (!readOnly) {
        QString warning;
        auto drafts = DraftStore::open(m_folder->draftsFile(), m_store->clock(), &warning);
        if (drafts)
            m_drafts = std::move(*drafts);
        else  // a workspace opens without: only half-typed words would be lost in a crash
            warning = QCoreApplication::translate("Workspace", "Words being typed cannot be kept: %1")
                          .arg(drafts.error().message);
        if (!warning.isEmpty())
            m_notices.append(warning);
    }
    m_attachments = std::make_unique<Attachments>(m_folder->attachmentsPath(), m_folder->recordsFile().key, *m_store,
                                                  m_drafts.get());
    m_privacy = std::make_unique<Privacy>(*m_folder, *m_store, m_drafts.get(), m_attachments->contents());
    TRY(applySettings());
    TRY(checkLease(leaseOver));
    if (!m_earlier)
        TRY(catchUpErasures());
    carryOutKeptEdits();
    if (!m_earlier)
        EarlierState::removeLeftovers(m_folder->path());
    return {};
}

Result<void> Workspace::checkLease(LeaseOver whenOver)
{
    if (whenOver == LeaseOver::Ignored)
        return {};
    Session session = m_session;
    session.access = Access::everything();
    TRY_ASSIGN(CompanyLease lease, await(m_store->read(session, readCompanyLease)));
    const CompanyLease before = lease;
    const qint64 now = m_store->clock()->now();
    if (lease.isOver(now)) {
        if (whenOver == LeaseOver::Refused || isReadOnly())
            return fail(leaseOver(lease, m_folder->description().isEncrypted()));
        lease.extend(now);
    }
    lease.touch(now);
    if (lease.days == 0 || isReadOnly() || lease == before)
        return {};
    TRY(await(m_store->write(session, {QString(), Origin::Remote, 0},
                             [&](UnitOfWork &work) { return writeCompanyLease(work, lease); })));
    return {};
}

EarlierSource Workspace::earlierSource() const
{
    return {BackupSource::of(*m_folder, connectionSetups()), m_folder->path(), m_session, catalog()};
}

Result<std::unique_ptr<Workspace>> Workspace::openEarlier(std::shared_ptr<EarlierState> state) const
{
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_folder = m_folder->withRecords(state->recordsPath());
    workspace->m_earlier = std::move(state);
    TRY(workspace->start(std::make_shared<ManualClock>(workspace->m_earlier->moment().at)));
    workspace->m_session.locale = m_session.locale;
    return workspace;
}

/// Before anything else is done with a restored copy. A copy that cannot be written must not show who was erased.
Result<void> Workspace::catchUpErasures()
{
    Session session = m_session;
    session.access = Access::everything();  // what was erased everywhere goes here too, whoever works here
    auto caughtUp = m_privacy->catchUp(session);
    if (!caughtUp && caughtUp.error().code == ErrorCode::ReadOnly && isReadOnly())
        return caughtUp;
    if (!caughtUp)
        m_notices.append(caughtUp.error().message);
    return {};
}

void Workspace::carryOutKeptEdits()
{
    if (!m_drafts)
        return;
    const auto kept = await(m_drafts->find(kEdit));
    if (!kept)
        return;
    int done = 0;
    for (const DraftStore::Draft &draft : *kept) {
        auto edit = editFromJson(draft.content, *catalog());
        Result<void> outcome;
        if (!edit) {
            outcome = fail(std::move(edit.error()));
        } else {
            const auto written =
                await(m_store->write(m_session, {edit->title, Origin::Local, 0}, [&edit](UnitOfWork &work) {
                    RecordWriter writer(work);
                    return applyEdit(writer, *edit);
                }));
            if (!written)
                outcome = fail(written.error());
        }
        if (outcome) {
            ++done;
        } else {
            // The words stay in the file under another name, so that they can be had.
            m_drafts->put(QStringLiteral("refused/") + draft.key.mid(kEdit.size()), draft.content);
            m_notices.append(QCoreApplication::translate("Workspace",
                                                         "An edit made during the last import could not be "
                                                         "saved: %1")
                                 .arg(outcome.error().message));
        }
        m_drafts->remove(draft.key);
    }
    if (done > 0)
        m_notices.append(QCoreApplication::translate("Workspace",
                                                     "%n edits that the program had kept when it ended were "
                                                     "saved now.",
                                                     nullptr, done));
}

QFuture<Result<ChangeSet>> Workspace::edit(RecordEdit edit)
{
    if (edit.id <= 0 && edit.uid.isNull())
        edit.uid = newUid(m_store->clock()->now());
    const QString title = edit.title;
    QString key;
    if (m_drafts && m_store->isWriting()) {
        key = kEdit + uidText(newUid(m_store->clock()->now()));
        m_drafts->put(key, editToJson(edit, *catalog()));
    }
    return m_store->write(
        m_session, {title, Origin::Local, 0},
        [edit = std::move(edit)](UnitOfWork &work) {
            RecordWriter writer(work);
            return applyEdit(writer, edit);
        },
        [drafts = m_drafts.get(), key](Result<ChangeSet> outcome) {
            if (!key.isEmpty())
                drafts->remove(key);  // a refused edit is reported to whoever made it
            return outcome;
        });
}

Result<void> Workspace::applySettings()
{
    Access access = Access::everything();
    bool isOfCompany = false;
    TRY_ASSIGN(m_settings, await(m_store->read(Session{}, [&](ReadContext &context) -> Result<WorkspaceSettings> {
                   TRY_ASSIGN(auto settings, readSettings(context));
                   // the server's answer counts: what cannot be read here is asked again with the next sync
                   if (auto kept = readCompanyAccess(context, settings.user))
                       access = *kept;
                   TRY_ASSIGN(isOfCompany, belongsToCompany(context));
                   TRY_ASSIGN(const auto pack, readPackLink(context));
                   isOfCompany = isOfCompany || pack;
                   return settings;
               })));
    m_session.access = access;
    m_isOfCompany = isOfCompany;
    m_session.baseCurrency = m_settings.baseCurrency;
    m_session.country = m_settings.country;
    m_session.zone = m_settings.zone;
    m_session.user = {};
    const Uid uid = m_settings.user;
    TRY_ASSIGN(const auto user,
               await(m_store->read(m_session, [uid](ReadContext &context) -> Result<std::pair<qint64, QString>> {
                   RecordReader reader(context);
                   const RecordType &type = context.catalog().at(User::kNumber);
                   TRY_ASSIGN(const qint64 id, reader.findByUid(type, uid));
                   TRY_ASSIGN(const auto names, reader.displayNames(type, {id}));
                   return std::pair(id, names.value(id));
               })));
    m_session.user.value = user.first;
    m_session.userName = user.second;
    return {};
}

Result<void> Workspace::reload()
{
    const Access before = m_session.access;
    TRY(applySettings());
    emit settingsChanged();
    if (!(before == m_session.access))
        emit accessChanged(before.grantee() != nullptr);
    return {};
}

Result<Workspace::Created> Workspace::create(Creation wanted)
{
    TRY_ASSIGN(auto folder, WorkspaceFolder::create(std::move(wanted.folder)));
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_folder = std::move(folder.folder);
    TRY(workspace->start(wanted.clock));
    Session session = workspace->m_session;
    session.baseCurrency = wanted.settings.baseCurrency;
    session.country = wanted.settings.country;
    session.zone = wanted.settings.zone;
    session.userName = wanted.userName;
    WorkspaceSettings settings = wanted.settings;
    const Uid joinsAs = wanted.joinsAs;
    const QString userName =
        wanted.userName.isEmpty() ? QCoreApplication::translate("Workspace", "Me") : wanted.userName;
    TRY(await(workspace->m_store->write(
        session, {QCoreApplication::translate("Workspace", "Made the workspace"), Origin::Local, 0},
        [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            User user;
            user.name = userName;
            user.uid = joinsAs;
            TRY(writer.insert(user));
            settings.user = user.uid;
            if (joinsAs.isNull())
                TRY(seedPipeline(writer));
            return writeSettings(work, settings);
        })));
    TRY(workspace->applySettings());
    return Created{std::move(workspace), folder.recoveryCode};
}

Result<std::unique_ptr<Workspace>> Workspace::open(Opening wanted)
{
    std::unique_ptr<Workspace> workspace(new Workspace);
    TRY_ASSIGN(workspace->m_folder, WorkspaceFolder::open(wanted.path, wanted.mode, wanted.unlock));
    TRY(workspace->start(wanted.clock, wanted.isForContact ? LeaseOver::Ignored
                                       : std::holds_alternative<RecoveryCodeUnlock>(wanted.unlock)
                                           ? LeaseOver::Extended
                                           : LeaseOver::Refused));
    return workspace;
}

QFuture<Result<Workspace::Undone>> Workspace::undo(qint64 transaction)
{
    auto outcome = std::make_shared<UndoOutcome>();
    return m_store->write(
        m_session, {QString(), Origin::Undo, transaction},
        [transaction, outcome](UnitOfWork &work) -> Result<void> {
            TRY_ASSIGN(auto query,
                       work.execute(QStringLiteral("SELECT title, origin FROM tx WHERE n=?"), {transaction}));
            if (query.next()) {
                const bool redo = Origin(query.value(1).toInt()) == Origin::Undo;
                const QString title = query.value(0).toString();
                work.setTitle(redo ? QCoreApplication::translate("Workspace", "Redid: %1")
                                         .arg(title.section(QStringLiteral(": "), 1))
                                   : QCoreApplication::translate("Workspace", "Undid: %1").arg(title));
            }
            query.finish();
            RecordWriter writer(work);
            TRY_ASSIGN(*outcome, undoTransaction(writer, transaction));
            return {};
        },
        [outcome](Result<ChangeSet> changes) -> Result<Undone> {
            if (!changes)
                return fail(std::move(changes.error()));
            return Undone{*changes, *outcome};
        });
}

QFuture<Result<void>> Workspace::saveSettings(const WorkspaceSettings &settings)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    whenDone(write(QCoreApplication::translate("Workspace", "Changed settings"),
                   [settings](UnitOfWork &work) { return writeSettings(work, settings); }),
             this, [this, promise](const Result<ChangeSet> &saved) {
                 auto outcome = saved ? applySettings() : Result<void>(fail(saved.error()));
                 const bool applied = outcome.has_value();
                 promise->addResult(std::move(outcome));
                 promise->finish();
                 if (applied)
                     emit settingsChanged();
             });
    return promise->future();
}

}  // namespace fieldfare
