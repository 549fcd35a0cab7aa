// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/company_server.h"
#include "sync/audit/seen_heads.h"

namespace fieldfare::server {

/// What looking through the record of changes found.
struct AuditFindings {
    qint64 entries = 0;   ///< looked at
    qint64 firstBad = 0;  ///< number of the first entry that is not as it was; 0: none
    QString problem;      ///< untranslated, of that entry
    /// Of the heads that a device saw: how many are here, how many a restored backup did not have, and the first that is another today.
    qint64 headsHere = 0;
    qint64 headsLost = 0;
    sync::SignedHead firstOther;  ///< n is 0: none
    qint64 headsUnsigned = 0;     ///< not signed with the key of the file: they prove nothing
    bool isOtherKey = false;      ///< the device knows another key than this server's
    [[nodiscard]] bool isSound() const
    {
        return firstBad == 0 && firstOther.n == 0 && !isOtherKey && headsUnsigned == 0;
    }
};

/// Walks the whole chain; with `heads` compares it with what a device saw. Blocks for some seconds per million entries. Errors of the
/// store.
[[nodiscard]] Result<AuditFindings> verifyAudit(PostgresServerStore &store, const QByteArray &publicKey,
                                                const std::optional<sync::ExportedHeads> &heads = {});

/// The verbs under “audit”: verify, show, head, settle; `say` takes a line. Errors: Damaged when verify finds something.
struct AuditOptions {
    QString heads;   ///< a file of a device
    QString person;  ///< a name
    QString record;
    QString since;  ///< a date
    QString note;
};
[[nodiscard]] Result<void> runAuditVerb(CompanyServer &server, const QString &what, const AuditOptions &options,
                                        const std::function<void(const QString &)> &say);

}  // namespace fieldfare::server
