// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/sync_client.h"
#include "workspace/pack/pack_link.h"

namespace fieldfare {

/// Exchange without a server: workspaces that meet in an encrypted file on a stick or in a folder that something keeps in step.
/// The engine is the company's (core/sync), its server is in the file: conflicts, merges and erasures go as they do there.
/// Contents of attached files stay where they are. Everybody who has the code sees everything.
///
/// Each function blocks; call it where nobody waits, from any thread but the store's own.
class PackExchange {
public:
    struct Made {
        PackLink link;
        QString code;  ///< for the others; wipe it
    };
    struct Done {
        sync::SyncReport report;
        QStringList people;        ///< who exchanges here, by name
        bool isPublished = false;  ///< the file was changed
        bool wasReplaced = false;  ///< the file was an older or another one than this workspace had seen; it was healed
    };
    struct Status {
        PackLink link;
        qint64 waiting = 0;    ///< changes made here that nobody has yet
        bool isThere = false;  ///< the exchange file can be reached now
        QString code;          ///< for further people; wipe it
    };

    /// Puts a new exchange file into the folder, which is there and has none, and all records into it. An error after the file was made
    /// leaves a workspace that is linked; exchange() goes on then. Errors: Conflict (a file is there; the workspace belongs to a
    /// company, or exchanges by a file already), those of PackFolder.
    [[nodiscard]] static Result<Made> create(Workspace &workspace, const QString &folder);
    /// Joins an existing workspace: its records and those of the others come together in all. Errors: as create(); WrongKey for a
    /// code of another file; InvalidInput for another base currency.
    [[nodiscard]] static Result<Done> join(Workspace &workspace, const QString &folder, const sync::PackCode &code);
    /// Makes a new workspace that takes part; it has the base currency of the others. Errors: those of join() and
    /// Workspace::create().
    [[nodiscard]] static Result<Workspace::Created> joinNew(Workspace::Creation creation, const QString &folder,
                                                            const sync::PackCode &code);
    /// Puts in what is new here and takes out what is new there. Whatever happens meanwhile, nothing is lost: the next exchange goes
    /// on. `confirmed`: the mass deletion of a report's `held` may go. Errors: NotFound (no link, no folder, no file), Locked, ReadOnly, DiskFull, Damaged, Cancelled (`watch` said so), those
    /// of SyncClient.
    [[nodiscard]] static Result<Done> exchange(Workspace &workspace, const sync::SyncClient::Watch &watch = {},
                                               const Uid &confirmed = {});
    /// Of where the file lies now: another letter of the stick's drive. Errors: those of PackFolder::header().
    [[nodiscard]] static Result<void> moveTo(Workspace &workspace, const QString &folder);
    /// The records stay, in the workspace and in the file.
    [[nodiscard]] static Result<void> leave(Workspace &workspace);
    /// Nothing when the workspace exchanges by no file.
    [[nodiscard]] static Result<std::optional<Status>> status(Workspace &workspace);
};

}  // namespace fieldfare
