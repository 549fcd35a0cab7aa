// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/history.h"

class QObject;

namespace fieldfare {

class Shell;
class Workspace;

/// Tells in a banner what an undo or a restoration left alone, by name and reason; nothing when there is none.
void tellLeft(Shell &shell, const QString &whatHappened, const QVector<UndoSkip> &left, qint64 count);
/// "Undone: … — Undo": the bar that takes this transaction back in turn. `context` guards it.
void offerToUndo(Workspace &workspace, Shell &shell, QObject *context, const QString &title, qint64 transaction);
/// Takes a transaction back, then both of the above. `done` (may be empty) runs in either case.
void undoAndTell(Workspace &workspace, Shell &shell, QObject *context, qint64 transaction,
                 const std::function<void()> &done = {});

}  // namespace fieldfare
