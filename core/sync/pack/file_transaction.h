// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/statement_cache.h"
#include "sync/server/server_store.h"

namespace fieldfare::sync {

/// One transaction of FileServerStore.
class FileTransaction final : public ServerTransaction {
public:
    FileTransaction(Connection &connection, StatementCache &statements, const FieldRules &rules, bool writes);

    Result<Organisation> organisation() override;
    Result<void> setHead(qint64 head) override;
    Result<std::optional<ServerDevice>> device(const Uid &device) override;
    Result<void> putDevice(const ServerDevice &device) override;
    Result<std::optional<ServerRow>> row(const Uid &row) override;
    Result<QHash<Uid, RowView>> views(const QVector<Uid> &rows) override;
    Result<void> putRow(const ServerRow &row, const QStringList &present) override;
    Result<std::optional<AppliedMutation>> applied(const Uid &device, qint64 n) override;
    Result<std::optional<AppliedMutation>> appliedMutation(const Uid &mid) override;
    Result<void> addApplied(const AppliedMutation &applied) override;
    Result<void> quarantine(const Uid &device, const Mutation &mutation, Verdict verdict) override;
    Result<void> forgetQuarantined(const Uid &row) override;
    Result<QVector<Uid>> newest(const QStringList &buckets, int limit) override;
    Result<QVector<BucketItem>> page(const Cursors &cursors, int limit) override;
    Result<QHash<Uid, QStringList>> bucketsOf(const QVector<Uid> &rows, const QStringList &among) override;
    Result<QMap<QString, Digest>> digests(const QStringList &buckets) override;
    Result<QMap<int, Digest>> digestParts(const QString &bucket) override;
    Result<QVector<ListedRow>> list(const QString &bucket, int part) override;
    Result<FreeNumbers> freeNumbers(const QString &type) override;
    Result<void> putFreeNumbers(const QString &type, const FreeNumbers &numbers) override;
    Result<QString> content(const Uid &record) override;
    Result<QSet<QString>> contents() override;
    Result<void> putContent(const Uid &record, const QString &name) override;
    Result<Uid> alias(const Uid &row) override;
    Result<void> putAlias(const Uid &gone, const Uid &kept) override;
    Result<Uid> holderOfNumber(const QString &type, const QString &field, const QString &number,
                               const Uid &except) override;
    Result<QVector<Uid>> children(const Uid &row) override;
    Result<std::optional<Member>> member(const Uid &person) override;
    Result<std::optional<QJsonObject>> role(const QString &key) override;
    Result<QVector<Uid>> team(const QString &name) override;
    Result<void> savepoint() override;
    Result<void> rollbackToSavepoint() override;

private:
    /// A statement that changes something. Internal in a transaction that reads.
    [[nodiscard]] Result<void> put(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<void> putNumbers(const ServerRow &row, bool isNew);
    [[nodiscard]] Result<void> putParents(const ServerRow &row, const QByteArray &before);
    /// Digests of the buckets' parts, `rows` and `sum` more.
    [[nodiscard]] Result<void> addDigest(const QStringList &buckets, int part, qint64 rows, quint64 sum);

    Connection &m_connection;
    StatementCache &m_statements;
    const FieldRules &m_rules;
    const bool m_writes;
    bool m_isSaved = false;
};

}  // namespace fieldfare::sync
