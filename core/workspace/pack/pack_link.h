// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/pack/file_server_store.h"
#include "sync/pack/pack_code.h"
#include "workspace/workspace.h"

namespace fieldfare {

/// That a workspace exchanges by a file; kept in its settings, the code beside it (encrypted as everything there).
struct PackLink {
    QString folder;       ///< where the exchange file lies on this computer
    Uid installation;     ///< this copy of the workspace, as the file knows it
    qint64 lastDone = 0;  ///< ms since 1970, of the last exchange; 0 never
    /// Marks that this workspace left in the file or found there, oldest first. The newest is in the file, or the file is another
    /// one than it was.
    QVector<sync::PackVisit> visits;
    QByteArray base;  ///< the mark of the file that the working copy was made from; empty: there is none
};

/// Nothing when the workspace exchanges by no file.
[[nodiscard]] Result<std::optional<PackLink>> readPackLink(ReadContext &context);
[[nodiscard]] Result<std::optional<PackLink>> storedPackLink(Workspace &workspace);
/// NotFound when the workspace exchanges by no file.
[[nodiscard]] Result<sync::PackCode> storedPackCode(Workspace &workspace);

/// `code` null: it stays.
[[nodiscard]] Result<void> keepPackLink(Workspace &workspace, const PackLink &link, const sync::PackCode *code);
[[nodiscard]] Result<void> dropPackLink(Workspace &workspace);

/// Of the engine: everything. What comes is nobody's work here, and the history says so.
[[nodiscard]] Session packSession(const Workspace &workspace);

}  // namespace fieldfare
