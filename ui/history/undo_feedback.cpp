// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/undo_feedback.h"

#include "base/when_done.h"
#include "shell/shell.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace fieldfare {

namespace {

struct FeedbackText {
    Q_DECLARE_TR_FUNCTIONS(UndoFeedback)
};

}  // namespace

void tellLeft(Shell &shell, const QString &whatHappened, const QVector<UndoSkip> &left, qint64 count)
{
    if (count == 0) {
        return;
    }
    QStringList names;
    for (const UndoSkip &skip : left.mid(0, 5)) {
        names.append(FeedbackText::tr("%1: %2").arg(skip.name, skip.reason));
    }
    shell.showBanner({Tone::Attention,
                      FeedbackText::tr("%1. %2 records stay as they are: %3")
                          .arg(whatHappened, QLocale().toString(count), names.join(QStringLiteral("; "))),
                      {},
                      {},
                      true});
}

void offerToUndo(Workspace &workspace, Shell &shell, QObject *context, const QString &title, qint64 transaction)
{
    shell.offerUndo(title, [&workspace, &shell, guard = QPointer<QObject>(context), transaction] {
        if (!guard) {
            return;
        }
        whenDone(workspace.undo(transaction), guard, [&shell](const Result<Workspace::Undone> &undone) {
            if (!undone) {
                shell.report(undone.error());
                return;
            }
            tellLeft(shell, undone->changes.title, undone->outcome.skipped, undone->outcome.skippedCount);
            shell.setStatus(FeedbackText::tr("Undone"));
        });
    });
}

void undoAndTell(Workspace &workspace, Shell &shell, QObject *context, qint64 transaction,
                 const std::function<void()> &done)
{
    whenDone(workspace.undo(transaction), context,
             [&workspace, &shell, context, done](const Result<Workspace::Undone> &undone) {
                 if (done) {
                     done();
                 }
                 if (!undone) {
                     shell.report(undone.error());
                     return;
                 }
                 tellLeft(shell, undone->changes.title, undone->outcome.skipped, undone->outcome.skippedCount);
                 if (undone->changes.transaction > 0) {
                     offerToUndo(workspace, shell, context, undone->changes.title, undone->changes.transaction);
                 }
             });
}

}  // namespace fieldfare
