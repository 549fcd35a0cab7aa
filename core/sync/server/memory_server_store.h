// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/server_store.h"

#include <QHash>

namespace fieldfare::sync {

/// An organisation in memory, for simulations, tests and servers that are tried out. Copies are cheap (shared until written),
/// so a backup is a copy. One thread.
class MemoryServerStore final : public ServerStore {
public:
    struct Bucket {
        QMap<std::pair<qint64, QByteArray>, bool> order;  ///< (seq, row) → present
        QHash<Uid, std::pair<qint64, bool>> rows;
    };
    struct Data {
        Organisation organisation;
        QHash<Uid, ServerDevice> devices;
        QHash<Uid, ServerRow> rows;
        QHash<Uid, QStringList> present;
        QHash<Uid, QMap<qint64, AppliedMutation>> applied;
        QHash<Uid, AppliedMutation> mutations;
        QVector<std::pair<Uid, Mutation>> quarantine;
        QMap<QString, Bucket> buckets;
        QHash<Uid, Uid> aliases;
        QHash<Uid, QString> contents;
        QHash<QString, FreeNumbers> numbers;
        QHash<Uid, QSet<Uid>> children;
        QHash<Uid, Member> members;
        QVector<AuditEntry> audit;
        QHash<QString, QJsonObject> roles;
    };

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(ServerTransaction &)> &work) override;

    [[nodiscard]] const Data &data() const { return m_data; }
    /// As an administrator does after a disaster: the organisation as it was then, in a new epoch.
    void restore(const Data &backup);
    /// As somebody with the database in his hands does.
    void tamper(const std::function<void(Data &)> &how) { how(m_data); }
    void setLease(int days) { m_data.organisation.leaseDays = days; }
    void putMember(const Member &member) { m_data.members.insert(member.person, member); }
    void putRole(const QString &key, const QJsonObject &role) { m_data.roles.insert(key, role); }

private:
    Data m_data;
};

}  // namespace fieldfare::sync
