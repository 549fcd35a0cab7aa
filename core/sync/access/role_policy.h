// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/attempt.h"
#include "security/roles.h"
#include "sync/server/server_store.h"

namespace fieldfare::sync {

/// Records as they stand in this transaction, for judge() and ownersOf(). Valid as long as the transaction.
[[nodiscard]] FactsOf factsWithin(ServerTransaction &transaction);

/// The rights of roles (core/security/roles.h) over an organisation's members.
///
/// Buckets are "<area>/a" (all records of an area) and "<area>/o:<uid>" (those of one owner): reading at level own is one's own
/// bucket, at level team those of the team's people. So nobody's records move when a person changes teams. "<area>/s:<uid>" are
/// those that somebody shared with a person (security/shares.h), for areas that the role does not read as a whole.
///
/// Parts of a record (a deal's lines, a ticket's history) are written by who may edit it. A call, a task and a file are seen by the
/// owners of what they are about, too.
class RolePolicy final : public AccessPolicy {
public:
    [[nodiscard]] Result<QStringList> bucketsOf(ServerTransaction &transaction, const Uid &user) const override;
    [[nodiscard]] Result<QStringList> bucketsOfRow(ServerTransaction &transaction, const QString &type,
                                                   const QJsonObject &fields) const override;
    [[nodiscard]] Result<Nearest> nearestOf(ServerTransaction &transaction, const Uid &user) const override;
    [[nodiscard]] QVector<Uid> parentsOf(const QString &type, const QJsonObject &fields) const override;
    [[nodiscard]] bool movesChildren(const QString &type, const QJsonObject &before,
                                     const QJsonObject &after) const override;
    [[nodiscard]] Result<bool> mayApply(ServerTransaction &transaction, const Uid &user, const ServerRow *row,
                                        const Mutation &mutation, const QSet<Uid> &mergedAway) const override;
    [[nodiscard]] Result<QJsonObject> rightsOf(ServerTransaction &transaction, const Uid &user) const override;

    /// With the preset or the organisation's own role of the member's key. Errors: Forbidden for who is no member, or none any
    /// more, or has a role that this server does not know; Damaged when a role of its own cannot be read.
    [[nodiscard]] static Result<Grantee> granteeOf(ServerTransaction &transaction, const Uid &user);
    /// Who owns a record with these fields, and what it belongs to.
    [[nodiscard]] Result<QVector<Uid>> ownersOf(ServerTransaction &transaction, const QString &type,
                                                const QJsonObject &fields) const;
};

}  // namespace fieldfare::sync
