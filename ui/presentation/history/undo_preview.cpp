// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/history/undo_preview.h"

#include "workspace/workspace.h"

namespace fieldfare {

QFuture<Result<UndoOutcome>> previewUndo(Workspace &workspace, qint64 transaction, const std::stop_token &stop)
{
    struct Seen {
        bool complete = false;
        UndoOutcome outcome;
    };
    auto seen = std::make_shared<Seen>();
    return workspace.store().write(
        workspace.session(), {QString(), Origin::Undo, transaction},
        [seen, transaction](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY_ASSIGN(seen->outcome, undoTransaction(writer, transaction));
            seen->complete = true;
            return fail(ErrorCode::Cancelled, QString());  // only to see: nothing is kept
        },
        [seen](Result<ChangeSet> refused) -> Result<UndoOutcome> {
            if (seen->complete) {
                return seen->outcome;
            }
            return refused ? Result<UndoOutcome>(UndoOutcome()) : fail(std::move(refused.error()));
        },
        stop);
}

}  // namespace fieldfare
