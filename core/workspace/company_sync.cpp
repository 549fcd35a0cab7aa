// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_sync.h"

#include "base/await.h"
#include "records/document_number.h"
#include "search/search_indexer.h"
#include "storage/workspace_file.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/merge/field_rules.h"
#include "workspace/company_contact.h"
#include "workspace/company_contents.h"
#include "workspace/company_numbers.h"
#include "workspace/company_rights.h"
#include "workspace/pack/pack_link.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>

namespace fieldfare {

namespace {

const QString kToken = QStringLiteral("company.token");
constexpr qint64 kGatherMs = 250;  // changes that follow each other go together
constexpr qint64 kFirstRetryMs = 2'000;
constexpr qint64 kLongestRetryMs = 60'000;
constexpr qint64 kStoppedRetryMs = 300'000;
constexpr qint64 kMuch = 1'000;      // rows or changes, from which on progress is told
constexpr qint64 kSoonMs = 5'000;    // a file that a colleague attached just now is on its way
constexpr qint64 kRestMs = 120'000;  // without a hint of the server, once in a while

QString text(const char *source) { return QCoreApplication::translate("Sync", source); }

QString toText(const CompanyLink &link)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("host"), link.server.host},
                                  {QStringLiteral("port"), link.server.port},
                                  {QStringLiteral("pin"), QString::fromLatin1(link.server.pin.toHex())},
                                  {QStringLiteral("installation"), uidText(link.installation)},
                                  {QStringLiteral("person"), uidText(link.person)},
                                  {QStringLiteral("name"), link.personName},
                                  {QStringLiteral("role"), link.role},
                                  {QStringLiteral("team"), link.team}})
            .toJson(QJsonDocument::Compact));
}

std::optional<CompanyLink> linkOf(const QString &stored)
{
    const QJsonObject json = QJsonDocument::fromJson(stored.toUtf8()).object();
    if (json.isEmpty())
        return std::nullopt;
    CompanyLink link;
    link.server = {json.value(QStringLiteral("host")).toString(),
                   static_cast<quint16>(json.value(QStringLiteral("port")).toInt()),
                   QByteArray::fromHex(json.value(QStringLiteral("pin")).toString().toLatin1())};
    link.installation = Uid(json.value(QStringLiteral("installation")).toString());
    link.person = Uid(json.value(QStringLiteral("person")).toString());
    link.personName = json.value(QStringLiteral("name")).toString();
    link.role = json.value(QStringLiteral("role")).toString();
    link.team = json.value(QStringLiteral("team")).toString();
    return link;
}

/// Of the engine: everything, the server decides. What comes is nobody's work here, and the history says so.
Session engineSession(const Workspace &workspace)
{
    Session session = workspace.session();
    session.user = {};
    session.userName = text(QT_TRANSLATE_NOOP("Sync", "Company server"));
    session.access = Access::everything();
    return session;
}

Result<std::pair<std::optional<CompanyLink>, Secret>> storedLink(Workspace &workspace)
{
    QString token;
    TRY_ASSIGN(const QString stored, await(workspace.store().read(engineSession(workspace),
                                                                  [&token](ReadContext &context) -> Result<QString> {
                                                                      TRY_ASSIGN(token, readSetting(context, kToken));
                                                                      return readSetting(context, companyLinkKey);
                                                                  })));
    QByteArray bytes = QByteArray::fromBase64(token.toLatin1());
    Secret secret = Secret::fromBytes(bytes);
    Secret::wipe(bytes);
    Secret::wipe(token);
    return std::pair(linkOf(stored), std::move(secret));
}

Result<void> keep(Workspace &workspace, const CompanyLink &link, const Secret &token)
{
    QByteArray bytes(reinterpret_cast<const char *>(token.data()), static_cast<qsizetype>(token.size()));
    QString encoded = QString::fromLatin1(bytes.toBase64());
    Secret::wipe(bytes);
    const Session session = engineSession(workspace);
    auto kept = await(workspace.store().write(
        session, {text(QT_TRANSLATE_NOOP("Sync", "Connected with the company")), Origin::Remote, 0},
        [&](UnitOfWork &work) -> Result<void> {
            TRY(writeSetting(work, kToken, encoded));
            for (const QString &type : leased_numbers::types())
                TRY(leased_numbers::begin(work, type));
            return writeSetting(work, companyLinkKey, toText(link));
        }));
    Secret::wipe(encoded);
    if (!kept)
        return fail(std::move(kept.error()));
    return {};
}

/// A new token, and with it a new name of the device: what the server lacks is sent again.
Result<CompanyLink> connectAgain(Workspace &workspace, const CompanyLink &link, const sync::EnrolmentCode &code,
                                 const QString &label)
{
    TRY_ASSIGN(const sync::Enrolled enrolled, sync::HttpsTransport::enrol(code, label, {}));
    if (enrolled.person != link.person)
        return fail(
            ErrorCode::Conflict,
            text(QT_TRANSLATE_NOOP("Sync", "This code is %1's; this workspace is %2's. Ask for a code of your own."))
                .arg(enrolled.personName, link.personName));
    const CompanyLink again{enrolled.server,     enrolled.installation, enrolled.person,
                            enrolled.personName, enrolled.role,         enrolled.team};
    sync::SqliteClientStore store(workspace.store(), engineSession(workspace));
    TRY(store.transact([](sync::ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(sync::ClientState state, transaction.state());
        state.device = {};
        return transaction.setState(state);
    }));
    TRY(keep(workspace, again, enrolled.token));
    return again;
}

/// What the server said of rights, also when the exchange did not get further. True when they are others than before.
Result<bool> keepRights(Workspace &workspace, const sync::SyncClient &client)
{
    const QJsonObject rights = client.rights();
    if (rights.isEmpty())
        return false;
    bool isNew = false;
    TRY(await(
        workspace.store().write(engineSession(workspace),
                                {text(QT_TRANSLATE_NOOP("Sync", "Rights from the company server")), Origin::Remote, 0},
                                [&](UnitOfWork &work) -> Result<void> {
                                    TRY_ASSIGN(isNew, keepCompanyRights(work, rights));
                                    return {};
                                })));
    return isNew;
}

/// Takes what was purged out of the files too: words leave the full-text index when its parts are merged, old pages leave the log when
/// it is cut. A reader may keep the log; then the next exchange tries again.
Result<void> forgetPurged(Workspace &workspace, sync::ClientStore &store)
{
    bool isNeeded = false;
    TRY(store.transact([&](sync::ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const sync::ClientState state, transaction.state());
        isNeeded = state.forgets;
        return {};
    }));
    if (!isNeeded)
        return {};
    bool isFirst = true;
    for (bool more = true; more; isFirst = false) {
        TRY_ASSIGN(more, await(workspace.store().maintain([isFirst](Connection &connection) {
                       return SearchIndexer::forgetRemoved(connection, isFirst);
                   })));
    }
    TRY_ASSIGN(const int left, await(workspace.store().maintain([](Connection &connection) {
                   return connection.checkpoint(CheckpointMode::Truncate);
               })));
    if (left != 0)
        return {};
    return store.transact([](sync::ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(sync::ClientState state, transaction.state());
        state.forgets = false;
        return transaction.setState(state);
    });
}

void add(sync::SyncReport &total, const sync::SyncReport &one)
{
    total.sent += one.sent;
    total.rejected += one.rejected;
    total.lost += one.lost;
    total.received += one.received;
    total.repaired += one.repaired;
    total.restores += one.restores;
    total.forks += one.forks;
    total.held = one.held;
}

}  // namespace

Result<std::optional<CompanyLink>> readCompanyLink(ReadContext &context)
{
    TRY_ASSIGN(const QString stored, readSetting(context, companyLinkKey));
    return linkOf(stored);
}

/// The engine and what it is made of.
struct CompanySync::Wiring {
    Wiring(Workspace &workspace, const sync::ServerAddress &server, const Secret &token)
        : store(workspace.store(), engineSession(workspace)),
          transport(server, token.clone()),
          listening(server, token.clone()),
          rules(workspace.catalog()),
          client(store, transport, *workspace.store().clock(), rules),
          contents(workspace.store(), workspace.attachments().contents(), client, engineSession(workspace))
    {
    }
    sync::SqliteClientStore store;
    sync::HttpsTransport transport;
    sync::HttpsTransport listening;
    sync::CatalogFieldRules rules;
    sync::SyncClient client;
    CompanyContents contents;
    sync::SeenHeads heads;
    QElapsedTimer sinceTouch;
};

/// Brings a file that somebody opens, beside what is under way; lives as long as one of these is.
struct CompanySync::Fetcher {
    Fetcher(Workspace &workspace, const sync::ServerAddress &server, const Secret &token)
        : wiring(workspace, server, token)
    {
    }
    Result<void> fetch(const QString &hash)
    {
        const std::scoped_lock lock(mutex);
        if (isStopped)
            return fail(ErrorCode::Cancelled, text(QT_TRANSLATE_NOOP("Sync", "Stopped.")));
        if (!isReachable)
            return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP(
                                           "Sync", "This file is not on this computer yet, and there is no connection "
                                                   "to the company server. It can be opened once there is.")));
        return wiring.contents.fetch(hash, [this] { return !isStopped; });
    }
    void stop()
    {
        isStopped = true;
        wiring.transport.stop();
    }
    Wiring wiring;
    std::mutex mutex;
    std::atomic<bool> isStopped = false;
    std::atomic<bool> isReachable = true;
};

CompanySync::CompanySync(Workspace &workspace) : m_workspace(workspace)
{
    connect(&workspace.store(), &Store::changed, this, [this](const ChangeSet &changes) {
        if (changes.origin != Origin::Remote)
            syncNow();
    });
}

CompanySync::~CompanySync() { stop(); }

Result<std::optional<CompanyLink>> CompanySync::link() const
{
    TRY_ASSIGN(auto stored, storedLink(m_workspace));
    return stored.first;
}

Result<CompanyLink> CompanySync::found(Workspace &workspace, const sync::EnrolmentCode &code, const QString &label)
{
    TRY_ASSIGN(const auto known, storedLink(workspace));
    if (known.first && !code.isFounder)
        return connectAgain(workspace, *known.first, code, label);
    if (known.first)
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP("Sync", "This workspace belongs to a company already.")));
    if (!code.isFounder)
        return fail(
            ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("Sync", "With this code you join a company: its records come into a new workspace. "
                                           "Choose “Join a company” on the first page.")));
    TRY_ASSIGN(const auto pack, storedPackLink(workspace));
    if (pack)
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP("Sync", "This workspace exchanges by a file. Leave that "
                                                   "exchange first; the records stay.")));
    TRY_ASSIGN(const sync::Enrolled enrolled, sync::HttpsTransport::enrol(code, label, workspace.settings().user));
    const CompanyLink link{enrolled.server,     enrolled.installation, enrolled.person,
                           enrolled.personName, enrolled.role,         enrolled.team};
    TRY(keep(workspace, link, enrolled.token));
    TRY(await(workspace.write(text(QT_TRANSLATE_NOOP("Sync", "Settings for the company")), shareSettings)));
    return link;
}

Result<Workspace::Created> CompanySync::join(Workspace::Creation creation, const sync::EnrolmentCode &code,
                                             const QString &label)
{
    if (code.isFounder)
        return fail(ErrorCode::InvalidInput,
                    text(QT_TRANSLATE_NOOP(
                        "Sync", "This code makes an existing workspace the company's first. Open that workspace "
                                "and enter it under Settings, Company server.")));
    TRY(prepareEmptyFolder(creation.folder.path));  // before the code is used up
    TRY_ASSIGN(const sync::Enrolled enrolled, sync::HttpsTransport::enrol(code, label, {}));
    creation.userName = enrolled.personName;
    creation.joinsAs = enrolled.person;
    TRY_ASSIGN(Workspace::Created created, Workspace::create(std::move(creation)));
    const CompanyLink link{enrolled.server,     enrolled.installation, enrolled.person,
                           enrolled.personName, enrolled.role,         enrolled.team};
    TRY(keep(*created.workspace, link, enrolled.token));
    return created;
}

Result<void> CompanySync::renewLease(Workspace::Opening opening, bool *isRevoked)
{
    opening.mode = OpenMode::ReadWrite;
    opening.isForContact = true;
    TRY_ASSIGN(const auto workspace, Workspace::open(std::move(opening)));
    TRY(CompanySync(*workspace).runOnce(isRevoked));
    return {};
}

Result<void> CompanySync::removeCopy(const QString &path)
{
    QDir folder(path);
    QStringList left;
    // without its keys nobody reads the rest, even if removing it does not succeed
    const QStringList keys = folder.entryList({QStringLiteral("workspace.json*")}, QDir::Files | QDir::Hidden);
    for (const QString &name : keys) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadWrite)) {
            const QByteArray zeros(static_cast<qsizetype>(file.size()), '\0');
            file.write(zeros);
            file.flush();
            file.close();
        }
        if (!file.remove())
            left.append(file.fileName());
    }
    if (!folder.removeRecursively() || !left.isEmpty())
        return fail(ErrorCode::Io,
                    text(QT_TRANSLATE_NOOP(
                             "Sync", "The copy in “%1” could not be removed as a whole. Remove the folder yourself."))
                        .arg(path),
                    left.join(u' '));
    return {};
}

void CompanySync::start()
{
    if (m_worker.joinable())
        return;
    auto stored = storedLink(m_workspace);
    if (!stored || !stored->first || m_workspace.isReadOnly())
        return;
    m_wiring = std::make_unique<Wiring>(m_workspace, stored->first->server, stored->second);
    m_fetcher = std::make_shared<Fetcher>(m_workspace, stored->first->server, stored->second);
    m_workspace.attachments().setFetch([fetcher = m_fetcher](const QString &hash) { return fetcher->fetch(hash); });
    if (auto heads = seenHeads())
        m_wiring->heads = std::move(*heads);
    m_isStopping = false;
    m_hasReason = true;
    m_isUpToDate = false;
    m_worker = std::thread([this] { work(); });
    m_listener = std::thread([this] { listen(); });
}

void CompanySync::stop()
{
    if (!m_worker.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_all();
    m_workspace.attachments().setFetch({});
    m_fetcher->stop();
    m_wiring->transport.stop();
    m_wiring->listening.stop();
    m_worker.join();
    m_listener.join();
    m_fetcher.reset();
    m_wiring.reset();
}

void CompanySync::syncNow()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_hasReason = true;
    }
    m_changed.notify_all();
}

void CompanySync::confirm(const Uid &transaction)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_confirmed = transaction;
    }
    syncNow();
}

bool CompanySync::waitForReason(qint64 ms)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, std::chrono::milliseconds(ms), [this] { return m_isStopping || m_hasReason; });
    if (!m_isStopping && m_hasReason)
        m_changed.wait_for(lock, std::chrono::milliseconds(kGatherMs), [this] { return m_isStopping; });
    m_hasReason = false;
    return !m_isStopping;
}

void CompanySync::say(const State &state)
{
    QMetaObject::invokeMethod(
        this,
        [this, state] {
            m_state = state;
            emit stateChanged();
        },
        Qt::QueuedConnection);
}

void CompanySync::reloadWorkspace()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (const auto again = m_workspace.reload(); !again) {
                m_state.message = again.error().message;
                emit stateChanged();
            }
        },
        Qt::QueuedConnection);
}

Result<sync::SeenHeads> CompanySync::seenHeads() const
{
    return await(m_workspace.store().read(engineSession(m_workspace), readSeenHeads));
}

/// A warning stays and ends nothing; an error is only that something of it could not be kept.
Result<void> CompanySync::takeContact(State &state)
{
    auto heads = keepContact(m_workspace.store(), engineSession(m_workspace), m_wiring->heads, m_wiring->client);
    if (heads)
        m_wiring->heads = std::move(*heads);
    m_wiring->client.askHeads(m_wiring->heads.asks());
    state.recordProblem = headsProblem(m_wiring->heads);
    if (m_wiring->client.contact())
        m_wiring->sinceTouch.start();
    auto lease = touchLease(m_workspace.store(), engineSession(m_workspace), m_wiring->sinceTouch);
    if (lease)
        state.lease = *lease;
    else if (heads)
        heads = fail(std::move(lease.error()));
    state.recordNote = headsNote(m_wiring->heads, m_workspace.store().clock()->now());
    return heads ? Result<void>() : fail(std::move(heads.error()));
}

void CompanySync::work()
{
    State state;
    if (const auto kept = takeContact(state); !kept)
        qWarning("company server: %s", qPrintable(kept.error().details));
    QJsonObject rights;
    qint64 retry = kFirstRetryMs;
    qint64 patience = 0;
    const auto takeRights = [this, &rights]() -> Result<void> {
        if (m_wiring->client.rights() == rights)
            return {};
        TRY_ASSIGN(const bool isNew, keepRights(m_workspace, m_wiring->client));
        rights = m_wiring->client.rights();
        if (isNew)
            reloadWorkspace();
        return {};
    };
    m_wiring->client.setWatch([this, &state, &takeRights](const sync::SyncProgress &progress) {
        // In a first fill people work before it ends. What fails here is tried again after the exchange, and told then.
        if (progress.step == sync::SyncProgress::Step::Receiving)
            static_cast<void>(takeRights());
        // a handful needs no bar
        const int percent =
            progress.total < kMuch ? -1 : int(std::min<qint64>(100, progress.done * 100 / progress.total));
        if (percent != state.percent || progress.step != state.step) {
            state.percent = percent;
            state.step = progress.step;
            say(state);
        }
        const std::scoped_lock lock(m_mutex);
        return !m_isStopping;
    });
    while (waitForReason(patience)) {
        state.phase = Phase::Working;
        state.percent = -1;
        say(state);
        Uid confirmed;
        {
            const std::scoped_lock lock(m_mutex);
            std::swap(confirmed, m_confirmed);
        }
        Result<sync::SyncReport> done;
        if (const auto let = confirmed.isNull() ? Result<void>() : m_wiring->client.confirm(confirmed); !let)
            done = fail(let.error());
        else
            done = m_wiring->client.sync();
        state.percent = -1;
        if (auto kept = takeContact(state); !kept && done)
            done = fail(std::move(kept.error()));
        if (auto taken = takeRights(); !taken && done)
            done = fail(std::move(taken.error()));
        if (done) {
            // who was erased on another device leaves history, search and files here
            if (auto erased = m_workspace.privacy().catchUp(engineSession(m_workspace));
                !erased && erased.error().code != ErrorCode::Locked)  // then it goes with the next exchange
                done = fail(std::move(erased.error()));
            else if (auto forgotten = forgetPurged(m_workspace, m_wiring->store); !forgotten)
                done = fail(std::move(forgotten.error()));
        }
        bool moreContents = false;
        bool isSoon = false;
        if (done) {
            const auto went = exchangeAsides(done->restores > 0);
            // the records are in step; what keeps files from it is told, and tried again with a later exchange
            if (went) {
                moreContents = went->more;
                isSoon = went->soon;
                state.contentsProblem = went->problems.value(0);
            } else if (went.error().code != ErrorCode::Cancelled) {
                state.contentsProblem = went.error().message;
            }
        }
        m_fetcher->isReachable = done || done.error().code != ErrorCode::Io;
        if (done) {
            add(state.total, *done);
            state.held = done->held;
            state.phase = Phase::Resting;
            state.message.clear();
            state.lastDone = m_workspace.store().clock()->now();
            patience = moreContents ? 0 : isSoon ? kSoonMs : kRestMs;
            retry = kFirstRetryMs;
            qint64 head = 0;
            const auto read = m_wiring->store.transact([&head](sync::ClientTransaction &transaction) -> Result<void> {
                TRY_ASSIGN(const sync::ClientState standing, transaction.state());
                head = standing.checkpoint;
                return {};
            });
            if (read) {
                const std::scoped_lock lock(m_mutex);
                m_head = head;
                m_isUpToDate = true;
            }
            m_changed.notify_all();
        } else if (m_wiring->client.isRevoked()) {
            state.phase = Phase::Revoked;
            state.message = done.error().message;
            say(state);
            return;
        } else if (done.error().code == ErrorCode::Io || done.error().code == ErrorCode::Damaged) {
            state.phase = Phase::Unreachable;
            state.message = done.error().message;
            patience = retry;
            retry = std::min(retry * 2, kLongestRetryMs);
        } else if (done.error().code != ErrorCode::Cancelled) {
            state.phase = Phase::Stopped;
            state.message = done.error().message;
            patience = kStoppedRetryMs;
        }
        say(state);
    }
}

Result<CompanyContents::Report> CompanySync::exchangeAsides(bool isRestored)
{
    TRY(leaseNumbers(m_workspace.store(), m_wiring->client, engineSession(m_workspace)));
    if (isRestored)
        TRY(m_wiring->contents.forgetStanding());
    TRY_ASSIGN(const auto went, m_wiring->contents.some([this] {
        const std::scoped_lock lock(m_mutex);
        return !m_isStopping;
    }));
    return went;
}

void CompanySync::listen()
{
    for (;;) {
        qint64 head = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isStopping || m_isUpToDate; });
            if (m_isStopping)
                return;
            head = m_head;
        }
        const auto news = m_wiring->listening.waitBeyond(head);
        std::unique_lock lock(m_mutex);
        if (m_isStopping)
            return;
        if (news && *news > head) {
            if (head == m_head) {
                m_isUpToDate = false;  // until the worker has it
                m_hasReason = true;
                m_changed.notify_all();
            }
        } else if (!news) {
            // the worker finds out why
            m_changed.wait_for(lock, std::chrono::milliseconds(kLongestRetryMs / 2), [this] { return m_isStopping; });
        }
    }
}

Result<sync::SyncReport> CompanySync::runOnce(bool *isRevoked)
{
    TRY_ASSIGN(auto stored, storedLink(m_workspace));
    if (!stored.first)
        return fail(ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Sync", "This workspace belongs to no company.")));
    Wiring wiring(m_workspace, stored.first->server, stored.second);
    TRY_ASSIGN(sync::SeenHeads heads, seenHeads());
    wiring.client.askHeads(heads.asks());
    auto done = wiring.client.sync();
    TRY_ASSIGN(heads, keepContact(m_workspace.store(), engineSession(m_workspace), std::move(heads), wiring.client));
    if (isRevoked)
        *isRevoked = wiring.client.isRevoked();
    if (done)
        TRY(leaseNumbers(m_workspace.store(), wiring.client, engineSession(m_workspace)));
    for (bool more = done.has_value(); more;) {
        if (done->restores > 0)
            TRY(wiring.contents.forgetStanding());
        TRY_ASSIGN(const auto went, wiring.contents.some([] { return true; }));
        more = went.more && went.sent + went.received > 0;
    }
    TRY_ASSIGN(const bool isNew, keepRights(m_workspace, wiring.client));
    if (isNew)
        TRY(m_workspace.reload());
    if (done) {
        auto erased = m_workspace.privacy().catchUp(engineSession(m_workspace));
        if (!erased && erased.error().code != ErrorCode::Locked)
            return fail(std::move(erased.error()));
        TRY(forgetPurged(m_workspace, wiring.store));
    }
    return done;
}

}  // namespace fieldfare
