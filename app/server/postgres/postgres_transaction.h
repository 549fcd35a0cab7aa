// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/connection.h"
#include "sync/server/server_store.h"

namespace fieldfare::server {

/// One transaction of PostgresServerStore. What is written is kept here and goes out in one round trip with the commit (or before
/// something is asked that needs it), so that a batch of hundreds costs few round trips. The organisation is locked by every
/// transaction that writes, so nothing that was read here can change meanwhile.
class PostgresTransaction final : public sync::ServerTransaction {
public:
    PostgresTransaction(Connection &connection, qint32 org, sync::Organisation organisation,
                        const sync::FieldRules &rules, bool writes);

    Result<sync::Organisation> organisation() override;
    Result<void> setHead(qint64 head) override;
    Result<void> expect(const QVector<Uid> &rows, const QVector<Uid> &mids) override;
    Result<void> setVisible(const QStringList &buckets) override;
    Result<std::optional<sync::ServerDevice>> device(const Uid &device) override;
    Result<void> putDevice(const sync::ServerDevice &device) override;
    Result<std::optional<sync::ServerRow>> row(const Uid &row) override;
    Result<QHash<Uid, sync::RowView>> views(const QVector<Uid> &rows) override;
    Result<void> putRow(const sync::ServerRow &row, const QStringList &present) override;
    Result<std::optional<sync::AppliedMutation>> applied(const Uid &device, qint64 n) override;
    Result<std::optional<sync::AppliedMutation>> appliedMutation(const Uid &mid) override;
    Result<void> addApplied(const sync::AppliedMutation &applied) override;
    Result<void> quarantine(const Uid &device, const sync::Mutation &mutation, sync::Verdict verdict) override;
    Result<void> forgetQuarantined(const Uid &row) override;
    Result<QVector<sync::BucketItem>> page(const sync::Cursors &cursors, int limit) override;
    [[nodiscard]] Result<QVector<Uid>> newest(const QStringList &buckets, int limit) override;
    Result<QHash<Uid, QStringList>> bucketsOf(const QVector<Uid> &rows, const QStringList &among) override;
    Result<QMap<QString, sync::Digest>> digests(const QStringList &buckets) override;
    Result<QMap<int, sync::Digest>> digestParts(const QString &bucket) override;
    Result<QVector<sync::ListedRow>> list(const QString &bucket, int part) override;
    Result<sync::FreeNumbers> freeNumbers(const QString &type) override;
    Result<void> putFreeNumbers(const QString &type, const sync::FreeNumbers &numbers) override;
    Result<QString> content(const Uid &record) override;
    Result<QSet<QString>> contents() override;
    Result<void> putContent(const Uid &record, const QString &name) override;
    Result<void> addAudit(sync::AuditEntry entry) override;
    Result<void> forgetAudited(const Uid &row) override;
    Result<QMap<qint64, QByteArray>> auditHashes(const QVector<qint64> &numbers) override;
    Result<Uid> alias(const Uid &row) override;
    Result<void> putAlias(const Uid &gone, const Uid &kept) override;
    Result<Uid> holderOfNumber(const QString &type, const QString &field, const QString &number,
                               const Uid &except) override;
    Result<QVector<Uid>> children(const Uid &row) override;
    Result<std::optional<sync::Member>> member(const Uid &person) override;
    Result<std::optional<QJsonObject>> role(const QString &key) override;
    Result<QVector<Uid>> team(const QString &name) override;
    Result<void> savepoint() override;
    Result<void> rollbackToSavepoint() override;

    /// Queues all that waits; the caller's commit goes along with it. Internal when something was written in a transaction that
    /// reads.
    [[nodiscard]] Result<void> finish();

private:
    /// What counts in the database of a row.
    struct Standing {
        quint64 hash = 0;
        QStringList present;
        QMap<QString, QString> numbers;  ///< field → number
        QVector<Uid> parents;
    };
    struct Row {
        std::optional<sync::ServerRow> row;
        QStringList present;
        Standing stored;
        bool isDirty = false;
    };
    struct Refused {
        Uid device;
        sync::Mutation mutation;
        sync::Verdict verdict;
    };
    /// What was read and written so far. A savepoint is a copy.
    struct State {
        qint64 head = 0;
        bool hasNewHead = false;
        QHash<Uid, Row> rows;
        QHash<Uid, std::optional<sync::AppliedMutation>> mutations;
        QSet<Uid> newMutations;
        QHash<Uid, QMap<qint64, sync::AppliedMutation>> newApplied;
        QHash<Uid, sync::ServerDevice> newDevices;
        QHash<Uid, Uid> newAliases;
        QHash<Uid, QString> newContents;
        QHash<QString, sync::FreeNumbers> newNumbers;
        QHash<Uid, QSet<Uid>> children;  ///< of the rows that were asked for, with those written here
        QVector<Refused> refused;
        sync::AuditHead audit;
        QVector<sync::AuditEntry> newAudit;
    };

    [[nodiscard]] Result<void> load(const QVector<Uid> &rows);
    [[nodiscard]] Result<void> loadChildren(const QVector<Uid> &rows);
    [[nodiscard]] QMap<QString, QString> numbersOf(const sync::ServerRow &row) const;
    /// What was written goes to the database before it is asked something that depends on it.
    void flush();
    void writeOut();
    void sendRows();
    void sendRow(const Row &row, const Standing &now);
    void sendApplied();

    Connection &m_connection;
    const qint32 m_org;
    sync::Organisation m_organisation;
    const sync::FieldRules &m_rules;
    const bool m_writes;
    State m_state;
    std::optional<State> m_saved;  ///< at the savepoint
    bool m_isSavedThere = false;   ///< the database knows of it: something was sent since
    /// Numbers of one device, read as a run.
    Uid m_runDevice;
    qint64 m_runFrom = 0;
    qint64 m_runTo = -1;
    QMap<qint64, sync::AppliedMutation> m_run;
    /// Rights do not change within a transaction.
    QHash<Uid, std::optional<sync::Member>> m_members;
    QHash<QString, QVector<Uid>> m_teams;
    QHash<QString, std::optional<QJsonObject>> m_roles;
};

}  // namespace fieldfare::server
