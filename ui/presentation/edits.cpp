// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits.h"

#include "base/when_done.h"
#include "records/record_writer.h"
#include "workspace/workspace.h"

namespace fieldfare {

Edits::Edits(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void Edits::run(const QString &title, Work work, std::function<void(bool)> ended)
{
    ++m_open;
    whenDone(m_workspace.write(title,
                               [work = std::move(work)](UnitOfWork &unit) -> Result<void> {
                                   RecordWriter writer(unit);
                                   return work(writer);
                               }),
             this, [this, title, ended = std::move(ended)](const Result<ChangeSet> &written) {
                 --m_open;
                 if (written) {
                     emit done(title, written->transaction);
                 } else {
                     emit failed(written.error());
                 }
                 if (ended) {
                     ended(written.has_value());
                 }
             });
}

void Edits::undo(qint64 transaction)
{
    ++m_open;
    whenDone(m_workspace.undo(transaction), this, [this](const Result<Workspace::Undone> &result) {
        --m_open;
        if (!result) {
            emit failed(result.error());
            return;
        }
        emit undone();
        if (result->outcome.skippedCount > 0) {
            const UndoSkip &first = result->outcome.skipped.first();
            emit undoneInPart(tr("Left as they are: %1. For example %2: %3")
                                  .arg(result->outcome.skippedCount)
                                  .arg(first.name, first.reason));
        }
    });
}

}  // namespace fieldfare
