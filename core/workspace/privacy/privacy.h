// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/person/person_export.h"
#include "records/privacy/erase_person.h"
#include "storage/draft_store.h"
#include "storage/store.h"
#include "storage/workspace_folder.h"

#include <QThreadPool>

namespace fieldfare {

/// What people may ask about their own data: to see all of it, and to have it erased. Belongs to a workspace, works on a thread of
/// its own; all calls return at once. Destruction stops an export and waits for an erasure.
class Privacy {
public:
    /// All must outlive it; `drafts` may be null.
    Privacy(WorkspaceFolder &folder, Store &store, DraftStore *drafts, const AttachmentStore &contents);
    ~Privacy();
    Privacy(const Privacy &) = delete;
    Privacy &operator=(const Privacy &) = delete;

    /// exportPerson() for this session.
    [[nodiscard]] QFuture<Result<PersonExportReport>> exportPerson(const Session &session, const Uid &contact,
                                                                   const QString &path, std::stop_token stop = {},
                                                                   PersonExportStep step = {});
    /// What erase() would do.
    [[nodiscard]] QFuture<Result<ErasurePreview>> preview(const Session &session, const Uid &contact,
                                                          const std::stop_token &stop = {});
    /// Erases the person for good, with everything that is only about it, in records, history, search, drafts, files and the list that
    /// restored backups are held against; in a company's workspace on the server and all devices with the next sync. `typedName` must
    /// be the name that preview() gave. It cannot be undone or stopped; a program killed in the middle finishes it at its next
    /// start. Errors: InvalidInput (another name), NotFound, Forbidden (also by the role in a company), DiskFull, Io;
    /// Conflict when a legal hold keeps the person; Locked when the
    /// person is erased but somebody still reads the log of the file, whose old pages then go at the next start.
    [[nodiscard]] QFuture<Result<void>> erase(const Session &session, const Uid &contact, const QString &typedName);

    /// Erases again what a restored backup brought back, and finishes what was begun or came from other devices. At the opening
    /// and after each sync; blocks, quick when there is nothing to do. ReadOnly when there is and the workspace is open for reading.
    [[nodiscard]] Result<void> catchUp(const Session &session);

private:
    [[nodiscard]] Result<void> eraseNow(const Session &session, const Uid &contact, const QString &typedName);
    [[nodiscard]] Result<void> finish(const Session &session);
    [[nodiscard]] Result<void> finishDrafts(const Session &session);
    [[nodiscard]] Result<void> finishContents(const Session &session);
    [[nodiscard]] Result<void> finishFiles();
    [[nodiscard]] Result<void> saveJournal(const Session &session);
    [[nodiscard]] QByteArray newKey(const QByteArray &known) const;

    WorkspaceFolder &m_folder;
    Store &m_store;
    DraftStore *m_drafts;
    const AttachmentStore &m_contents;
    std::stop_source m_closing;
    std::mutex m_oneAtATime;
    QThreadPool m_pool;
};

}  // namespace fieldfare
