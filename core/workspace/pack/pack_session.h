// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/merge/field_rules.h"
#include "sync/pack/pack_file.h"
#include "workspace/pack/pack_exchange.h"

namespace fieldfare {

/// Works on every computer, whatever its processor.
inline const QString kPackCipher = QStringLiteral("chacha20");

/// One exchange, while the folder is locked. The file is copied into the workspace's folder, the engine talks to the copy, and the
/// copy goes back in one step. Before anything is exchanged, a mark is left in the copy and in the workspace; a copy that
/// could not be put back is used again as long as nobody else has written the file. When a mark is not found any more, what was
/// exchanged under it is missing there, and the file is treated as a server that was restored.
class PackSession {
public:
    PackSession(Workspace &workspace, const sync::PackFolder &place, const sync::PackCode &code, PackLink &link);

    /// Conflict: another file came in between; run another one.
    [[nodiscard]] Result<PackExchange::Done> run(const sync::SyncClient::Watch &watch, const Uid &confirmed);
    /// Of what could not be put back.
    static void removeCopy(const Workspace &workspace);

private:
    [[nodiscard]] Result<void> openCopy();
    [[nodiscard]] Result<bool> reopenCopy();
    [[nodiscard]] Result<void> lookBack(PackExchange::Done &done);
    [[nodiscard]] Result<void> talk(const sync::SyncClient::Watch &watch, const Uid &confirmed,
                                    PackExchange::Done &done);
    [[nodiscard]] Result<void> putBack(PackExchange::Done &done);
    [[nodiscard]] Result<void> keep();

    Workspace &m_workspace;
    const sync::PackFolder &m_place;
    const sync::PackCode &m_code;
    PackLink &m_link;
    DatabaseFile m_copy;
    sync::CatalogFieldRules m_rules;
    sync::PackHeader m_header;
    std::unique_ptr<sync::FileServerStore> m_store;
    bool m_mustPublish = false;
    int m_changesBefore = 0;
};

}  // namespace fieldfare
