// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/sync_client.h"
#include "sync/net/https_transport.h"
#include "workspace/company_contents.h"
#include "workspace/company_heads.h"
#include "workspace/company_lease.h"
#include "workspace/workspace.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fieldfare {

/// How a workspace belongs to a company's server; kept in its settings, the token with it (encrypted as everything there).
struct CompanyLink {
    sync::ServerAddress server;
    Uid installation;
    Uid person;
    QString personName;
    QString role;
    QString team;
};

/// Nothing when the workspace belongs to no company.
[[nodiscard]] Result<std::optional<CompanyLink>> readCompanyLink(ReadContext &context);

/// Keeps a workspace and its company's server in step, in the background and for as long as it lives: after each change made here,
/// as soon as the server has news, and again and again while it cannot be reached. Nobody waits for it, nothing is lost without it.
///
/// Lives on the workspace's thread, which must outlive it; the work is done on two threads of its own.
class CompanySync : public QObject {
    Q_OBJECT
public:
    enum class Phase {
        Off,          ///< belongs to no company, or start() was not called
        Resting,      ///< in step
        Working,      ///< exchanging changes
        Unreachable,  ///< no network, or the server is busy: goes on by itself
        Stopped,      ///< somebody has to do something: `message` says what; tried again now and then
        Revoked,      ///< the copy on this computer is to be removed (removeCopy())
    };
    struct State {
        Phase phase = Phase::Off;
        QString message;         ///< translated; empty when all is well
        qint64 lastDone = 0;     ///< ms since 1970, of the last time that all was exchanged; 0 never
        sync::SyncReport total;  ///< since start()
        Uid held;                ///< a mass deletion that waits for confirm()
        /// While Working, when there is much to do: 0 to 100; -1 otherwise.
        int percent = -1;
        sync::SyncProgress::Step step = sync::SyncProgress::Step::Sending;  ///< what `percent` is of
        QString contentsProblem = {};  ///< translated: why attached files are not in step; empty when nothing is amiss
        QString recordProblem =
            {};                   ///< translated: the server's record of changes is not what it was; empty when it is
        QString recordNote = {};  ///< translated: how an administrator explained that
        CompanyLease lease = {};  ///< how long the records may be shown without contact, as it stands now
    };

    explicit CompanySync(Workspace &workspace);
    /// stop()
    ~CompanySync() override;

    /// Nothing when the workspace belongs to no company. Blocks for a moment.
    [[nodiscard]] Result<std::optional<CompanyLink>> link() const;
    [[nodiscard]] const State &state() const { return m_state; }

    /// Makes this workspace the company's first: all its records go to the server. Blocks while it asks the server; call it where
    /// nobody waits, from any thread. A workspace that belongs to a company already is connected anew by a code of its person: after
    /// the server was restored from a backup that does not know this device. Errors: InvalidInput for a code that is not the
    /// first person's, Conflict when it belongs to a company or to another person, those of HttpsTransport::enrol().
    [[nodiscard]] static Result<CompanyLink> found(Workspace &workspace, const sync::EnrolmentCode &code,
                                                   const QString &label);
    /// Makes a new workspace that belongs to the company; its records come with the first sync. Blocks. Errors: InvalidInput for
    /// the first person's code; those of HttpsTransport::enrol() and Workspace::create(). A code is used up once the server took it.
    [[nodiscard]] static Result<Workspace::Created> join(Workspace::Creation creation, const sync::EnrolmentCode &code,
                                                         const QString &label);
    /// Opens a workspace whose lease is over, only to exchange all there is with the server, and closes it again. Errors of
    /// Workspace::open() and runOnce(); of what it could not do nothing is lost. `isRevoked` as in runOnce(). Blocks.
    [[nodiscard]] static Result<void> renewLease(Workspace::Opening opening, bool *isRevoked = nullptr);
    /// Destroys the keys of a copy that was revoked, then its files. The workspace is closed. Errors: Io naming what is left (which
    /// nobody can read any more when it was encrypted).
    [[nodiscard]] static Result<void> removeCopy(const QString &path);

    /// Begins, when the workspace belongs to a company.
    void start();
    /// Returns when nothing is under way any more.
    void stop();
    /// Does not wait for a reason.
    void syncNow();
    /// Lets a held mass deletion go.
    void confirm(const Uid &transaction);
    /// One exchange, blocking; not while started. For the command line. `isRevoked` is set when the server says so.
    [[nodiscard]] Result<sync::SyncReport> runOnce(bool *isRevoked = nullptr);
    /// What this workspace saw of its server's record of changes. Blocks for a moment.
    [[nodiscard]] Result<sync::SeenHeads> seenHeads() const;

signals:
    void stateChanged();

private:
    struct Wiring;
    struct Fetcher;
    [[nodiscard]] Result<CompanyContents::Report> exchangeAsides(bool isRestored);
    [[nodiscard]] Result<void> takeContact(State &state);
    void work();
    void listen();
    [[nodiscard]] bool waitForReason(qint64 ms);
    void say(const State &state);
    void reloadWorkspace();

    Workspace &m_workspace;
    State m_state;  ///< of the workspace's thread
    std::unique_ptr<Wiring> m_wiring;
    std::shared_ptr<Fetcher> m_fetcher;
    std::thread m_worker;
    std::thread m_listener;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStopping = false;
    bool m_hasReason = false;
    bool m_isUpToDate = false;  ///< the listener may ask for what is beyond m_head
    qint64 m_head = 0;
    Uid m_confirmed;
};

}  // namespace fieldfare
