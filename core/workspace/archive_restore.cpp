// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/archive_restore.h"

#include "base/await.h"
#include "search/search_indexer.h"

#include <QDir>
#include <QFileInfo>

namespace fieldfare {

Result<Workspace::Created> restoreArchive(const QString &archive, NewWorkspace wanted, const ArchiveProgress &progress,
                                          std::shared_ptr<const Clock> clock)
{
    TRY_ASSIGN(const ArchiveInfo info, inspectArchive(archive));
    if (wanted.name.isEmpty())
        wanted.name = info.workspaceName;
    Workspace::Opening opening;
    opening.path = wanted.path;
    opening.clock = std::move(clock);
    if (const auto *unlock = std::get_if<PassphraseUnlock>(&wanted.unlock))
        opening.unlock = PassphraseUnlock{unlock->passphrase.clone()};
    const QString path = wanted.path;
    const bool existed = QFileInfo::exists(path);
    TRY_ASSIGN(auto made, WorkspaceFolder::create(std::move(wanted)));
    std::unique_ptr<Workspace> workspace;
    const auto filled = [&]() -> Result<void> {
        TRY(loadArchive(*made.folder, archive, progress));
        made.folder.reset();
        TRY_ASSIGN(workspace, Workspace::open(std::move(opening)));
        TRY(await(workspace->write(QString(), [](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            // This transaction leaves no entry; its number is not to be missed either.
            TRY(work.execute(QStringLiteral("UPDATE sqlite_sequence SET seq=seq-1 WHERE name='tx'")));
            return SearchIndexer::rebuild(work);
        })));
        return {};
    }();
    if (!filled) {
        // It was empty or not there when we began, and locked since.
        workspace.reset();
        made.folder.reset();
        QDir(path).removeRecursively();
        if (existed)
            QDir().mkpath(path);
        return fail(filled.error());
    }
    return Workspace::Created{std::move(workspace), made.recoveryCode};
}

}  // namespace fieldfare
