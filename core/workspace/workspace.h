// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/edit/record_edit.h"
#include "records/history.h"
#include "storage/store.h"
#include "storage/workspace_folder.h"
#include "workspace/attachments.h"
#include "workspace/earlier_state.h"
#include "workspace/privacy/privacy.h"
#include "workspace/settings.h"

namespace fieldfare {

/// An open workspace: the folder, its key, the store and what holds for everybody in it. Desktop, command line and tests
/// all start here. Lives on the thread that opened it; store() may be used from any thread.
class Workspace : public QObject {
    Q_OBJECT
public:
    struct Creation {
        NewWorkspace folder;  ///< path, name, passphrase or plain
        WorkspaceSettings settings;
        QString userName;  ///< the first colleague: whoever makes it
        /// Joins a company: the uid of that colleague's record there. No pipeline is made, because it comes with the company's records.
        Uid joinsAs;
        std::shared_ptr<const Clock> clock = systemClock();
    };
    struct Created;

    struct Opening {
        QString path;
        Unlock unlock;
        OpenMode mode = OpenMode::ReadWrite;
        std::shared_ptr<const Clock> clock = systemClock();
        /// Only to speak to the company's server, or to bring records elsewhere: nothing is shown of it, so a lease that is over
        /// (workspace/company_lease) does not matter.
        bool isForContact = false;
    };

    /// Makes the folder, the schema, the default pipeline and the first user, and opens it. Errors of WorkspaceFolder::create().
    [[nodiscard]] static Result<Created> create(Creation wanted);
    /// Unlocks, brings the schema up to date (after a verified backup, when there is something to lose), opens.
    /// Errors of WorkspaceFolder::open(); isLeaseOver() when a company's workspace has not spoken to its server for too long: a
    /// contact (CompanySync::renewLease()) or opening by the recovery code helps.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(Opening wanted);
    /// Opens a state made by EarlierState::make() from this workspace beside it: for reading only, its clock stands at that moment,
    /// and every list, report and export works as in any workspace. It does not need this one to stay open.
    [[nodiscard]] Result<std::unique_ptr<Workspace>> openEarlier(std::shared_ptr<EarlierState> state) const;
    ~Workspace() override;

    /// What EarlierState::make() needs, and the state shown here; null in a workspace that shows the present.
    [[nodiscard]] EarlierSource earlierSource() const;
    [[nodiscard]] const EarlierState *earlier() const { return m_earlier.get(); }

    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] WorkspaceFolder &folder() { return *m_folder; }
    [[nodiscard]] QString name() const { return m_folder->description().name; }
    [[nodiscard]] QString path() const { return m_folder->path(); }
    [[nodiscard]] bool isReadOnly() const { return m_store->isReadOnly(); }
    [[nodiscard]] std::shared_ptr<const TypeCatalog> catalog() const { return m_store->catalog(); }

    /// The session of the person who works here.
    [[nodiscard]] const Session &session() const { return m_session; }
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    /// It shares its records, by a company's server or an exchange file.
    [[nodiscard]] bool isOfCompany() const { return m_isOfCompany; }
    /// Saves and applies them; the session changes with them.
    [[nodiscard]] QFuture<Result<void>> saveSettings(const WorkspaceSettings &settings);
    /// Reads settings and rights anew, because what they are read from was changed by others (a sync). Blocks for a moment.
    [[nodiscard]] Result<void> reload();
    /// How dates and numbers are written and read in this session (the window's language).
    void setLocale(const QLocale &locale) { m_session.locale = locale; }

    /// Reading and writing for the person who works here.
    template <class Job>
    auto read(Job job, const std::stop_token &stop = {})
    {
        return m_store->read(m_session, std::move(job), stop);
    }
    QFuture<Result<ChangeSet>> write(const QString &title, const Store::Work &work, const std::stop_token &stop = {})
    {
        return m_store->write(m_session, WriteRequest{title, Origin::Local, 0}, work, stop);
    }

    /// One edit of a person. While a long import writes, it is kept in the drafts at once and carried out right after; were the
    /// program killed meanwhile, the next start carries it out. Errors of applyEdit().
    QFuture<Result<ChangeSet>> edit(RecordEdit edit);
    /// What is being typed, kept beside the records; null when the workspace is open for reading only.
    [[nodiscard]] DraftStore *drafts() { return m_drafts.get(); }
    [[nodiscard]] Attachments &attachments() { return *m_attachments; }
    /// What people may ask about their own data.
    [[nodiscard]] Privacy &privacy() { return *m_privacy; }
    /// Translated; what happened on opening that the person should know: edits carried out that a killed program left, drafts
    /// that could not be read.
    [[nodiscard]] const QStringList &notices() const { return m_notices; }

    struct Undone {
        ChangeSet changes;
        UndoOutcome outcome;
    };
    /// Takes a transaction back as a new one titled "Undid: …". Errors of undoTransaction().
    [[nodiscard]] QFuture<Result<Undone>> undo(qint64 transaction);

signals:
    void settingsChanged();
    /// What the person may do is another: session().access.
    /// `wasKnown`: the person had been told of other rights before.
    void accessChanged(bool wasKnown);

private:
    Workspace() = default;
    /// What is done about a lease that is over.
    enum class LeaseOver { Ignored, Refused, Extended };
    [[nodiscard]] Result<void> start(std::shared_ptr<const Clock> clock, LeaseOver leaseOver = LeaseOver::Ignored);
    [[nodiscard]] Result<void> checkLease(LeaseOver leaseOver);
    [[nodiscard]] Result<void> applySettings();
    [[nodiscard]] Result<void> catchUpErasures();
    void carryOutKeptEdits();

    std::shared_ptr<EarlierState> m_earlier;  // its file goes after all that reads it
    std::unique_ptr<WorkspaceFolder> m_folder;
    std::unique_ptr<DraftStore> m_drafts;  // outlives the store: what is committed at the end forgets its draft
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Attachments> m_attachments;
    std::unique_ptr<Privacy> m_privacy;
    QStringList m_notices;
    WorkspaceSettings m_settings;
    bool m_isOfCompany = false;
    Session m_session;
};

struct Workspace::Created {
    std::unique_ptr<Workspace> workspace;
    QString recoveryCode;  ///< show and print now: stored nowhere
};

}  // namespace fieldfare
