// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/history.h"

#include <QFuture>

#include <stop_token>

namespace fieldfare {

class Workspace;

/// What taking this transaction back would do, and what it would leave alone: the real undo in a transaction that is refused at its
/// end, because only that knows. Nothing is changed. Errors of undoTransaction(), Cancelled.
[[nodiscard]] QFuture<Result<UndoOutcome>> previewUndo(Workspace &workspace, qint64 transaction,
                                                       const std::stop_token &stop = {});

}  // namespace fieldfare
