// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/edit_feedback.h"

#include "presentation/edits.h"
#include "shell/shell.h"

#include <QPointer>

namespace fieldfare {

void showEdits(Edits &edits, Shell &shell)
{
    QObject::connect(&edits, &Edits::done, &edits, [&edits, &shell](const QString &title, qint64 transaction) {
        if (transaction == 0) {
            return;
        }
        shell.offerUndo(title, [guard = QPointer<Edits>(&edits), transaction] {
            if (guard) {
                guard->undo(transaction);
            }
        });
    });
    QObject::connect(&edits, &Edits::undone, &edits, [&shell] { shell.setStatus(QObject::tr("Undone")); });
    QObject::connect(&edits, &Edits::undoneInPart, &edits,
                     [&shell](const QString &text) { shell.toast(text, Tone::Attention); });
    QObject::connect(&edits, &Edits::failed, &edits, [&shell](const Error &error) { shell.report(error); });
}

}  // namespace fieldfare
