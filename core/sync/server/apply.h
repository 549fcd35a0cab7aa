// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/server_store.h"

#include <QHash>

namespace fieldfare::sync {

/// Applies the mutations of one device within one server transaction. Made for one push.
class Applier {
public:
    Applier(ServerTransaction &transaction, Organisation &organisation, const AccessPolicy &access,
            const FieldRules &rules, qint64 now, Uid user, Uid device);

    /// One transaction of the device: all of it or, when a part is forbidden, nothing. Results in the order of `group`. What came
    /// before (by its mid) is not applied again. The organisation's head moves on.
    [[nodiscard]] Result<QVector<MutationResult>> applyGroup(const QVector<Mutation> &group);

private:
    [[nodiscard]] Result<Verdict> apply(Mutation mutation);
    [[nodiscard]] Result<Verdict> create(const Mutation &mutation);
    [[nodiscard]] Result<Verdict> remove(ServerRow row, const Mutation &mutation);
    [[nodiscard]] Result<Verdict> update(ServerRow row, const Mutation &mutation);
    [[nodiscard]] Result<void> mergeInto(ServerRow &row, const Mutation &mutation, Verdict &verdict);
    [[nodiscard]] Result<void> checkNumber(ServerRow &row, const QString &field, const Mutation &mutation);
    [[nodiscard]] Result<void> noteMerges(const QVector<Mutation> &group);
    /// One entry of the chain for what was applied, and no salts any more for what was erased.
    [[nodiscard]] Result<void> addAudit(const Mutation &mutation, const Uid &row);
    /// Stores the row at the sequence number just taken, in the buckets where it now belongs, and what belongs to it.
    [[nodiscard]] Result<void> store(ServerRow &row);
    [[nodiscard]] Result<Uid> personOf(const Uid &device, const Uid &known);
    [[nodiscard]] Result<void> place(ServerRow &row);
    void addConflict(ServerRow &row, Conflict conflict, const QString &field, const Uid &mid);
    static void keepConflict(ServerRow &row, const Conflict &conflict);
    /// The device made it before and knew of it.
    [[nodiscard]] bool isOwn(const FieldVersion &version, const Mutation &mutation) const;
    /// The number up to which its author had seen what stands in this field.
    [[nodiscard]] static qint64 seenOf(const Mutation &mutation, const QString &field);
    /// Numbers above the head at a restore are being used a second time: they say nothing any more.
    [[nodiscard]] qint64 stillMeant(const Seen &seen) const;
    [[nodiscard]] FieldVersion versionOf(const Mutation &mutation) const;

    ServerTransaction &m_transaction;
    Organisation &m_organisation;
    const AccessPolicy &m_access;
    const FieldRules &m_rules;
    qint64 m_now;
    Uid m_user;
    Uid m_device;
    Uid m_target;                 ///< the row that the mutation was applied to
    bool m_isRedirected = false;  ///< the mutation follows a merge
    QSet<Uid> m_mergedAway;       ///< rows that this group merges into others
};

}  // namespace fieldfare::sync
