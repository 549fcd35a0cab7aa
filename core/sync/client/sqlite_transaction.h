// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"
#include "sync/client/client_store.h"

#include <QSet>

namespace fieldfare::sync {

/// ClientTransaction on a unit of work. sqlite_rows.cpp holds what touches records, sqlite_pulled.cpp how they stand with the server,
/// sqlite_transaction.cpp the rest of the bookkeeping.
class SqliteClientTransaction final : public ClientTransaction {
public:
    explicit SqliteClientTransaction(UnitOfWork &work) : m_work(work), m_writer(work) {}

    Result<ClientState> state() override;
    Result<void> setState(const ClientState &state) override;
    Result<qint64> eachChange(qint64 after, const std::function<Result<void>(const LoggedChange &)> &visit) override;
    Result<void> addOut(const OutEntry &entry) override;
    Result<void> putOut(const OutEntry &entry) override;
    Result<qint64> waiting() override;
    Result<QVector<OutEntry>> pending(int limit) override;
    Result<QVector<OutEntry>> overlay(const Uid &row) override;
    Result<QHash<Uid, QString>> retire(qint64 upto) override;
    Result<QVector<OutEntry>> outsOf(const Uid &row) override;
    Result<QVector<OutEntry>> everyOut() override;
    Result<OutContent> content(const OutEntry &entry) override;
    Result<std::pair<qint64, qint64>> removals(const OutEntry &around, HybridTime within, qint64 released) override;
    Result<std::optional<QJsonObject>> local(const QString &type, const Uid &row) override;
    Result<void> putLocal(const QString &type, const Uid &row, const std::optional<QJsonObject> &content) override;
    Result<void> purge(const QString &type, const Uid &row) override;
    Result<std::optional<Shadow>> shadow(const Uid &row) override;
    Result<void> putShadow(const Uid &row, const Shadow &shadow) override;
    Result<void> dropShadow(const Uid &row) override;
    Result<std::optional<RowMeta>> meta(const Uid &row) override;
    Result<void> putMeta(const RowMeta &meta) override;
    Result<void> dropMeta(const Uid &row) override;
    Result<QVector<RowMeta>> metas(qint64 beyondSeq) override;
    Result<QVector<RowMeta>> metasAfter(const Uid &row, int limit) override;
    Result<void> putConflicts(const QString &type, const Uid &row, const QVector<Conflict> &conflicts) override;
    Result<QVector<Conflict>> conflicts(const Uid &row) override;
    Result<void> setBucket(const Uid &row, const QString &bucket, bool in) override;
    Result<bool> isInBucket(const Uid &row) override;
    Result<QVector<Uid>> dropBucket(const QString &bucket) override;
    Result<void> clearBuckets() override;
    Result<Digest> digest(const QString &bucket) override;
    Result<Digest> recount(const QString &bucket) override;
    Result<QVector<ListedRow>> list(const QString &bucket, int part) override;
    Result<QMap<int, Digest>> digestParts(const QString &bucket) override;
    Result<void> stage(const PullItem &item) override;
    Result<void> eachStaged(const std::function<Result<void>(const PullItem &)> &visit) override;
    Result<void> clearStage() override;
    Result<void> beginFill(bool isFirst) override;
    Result<void> endFill() override;

    /// Last of all, before the commit.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> run(const QString &sql, const QVariantList &values = {});
    /// Whether a table holds anything, asked once: most of them are empty while nothing waits, and a pull asks for each row.
    [[nodiscard]] Result<bool> hasSome(std::optional<bool> &known, const char *what);
    [[nodiscard]] Result<void> forgetWanted(const Uid &row);
    [[nodiscard]] Result<QStringList> bucketsOf(const Uid &row);
    void count(const QString &bucket, qint64 rows, quint64 sum);
    [[nodiscard]] Result<QVector<OutEntry>> outs(const QString &condition, const QVariantList &values);
    [[nodiscard]] Result<void> visitRun(LoggedChange &change, const RecordType &type, qint64 first, qint64 last,
                                        const QVariant &before,
                                        const std::function<Result<void>(const LoggedChange &)> &visit);
    [[nodiscard]] Result<QSet<Uid>> erasedRows();
    [[nodiscard]] Result<void> visitErasure(const LoggedChange &made,
                                            const std::function<Result<void>(const LoggedChange &)> &visit);
    /// Row number by uid; 0 when it is not here. Does not follow merges.
    [[nodiscard]] Result<qint64> idOf(const RecordType &type, const Uid &row);
    [[nodiscard]] Result<QJsonObject> extra(const Uid &row);
    [[nodiscard]] Result<void> putExtra(const QString &type, const Uid &row, const QJsonObject &fields);
    [[nodiscard]] Result<void> writeRecord(const RecordType &type, const Uid &row, const QJsonObject &content);
    [[nodiscard]] Result<void> removeRecord(const RecordType &type, const Uid &row);
    /// Links to a record that goes are emptied here and wait for it.
    [[nodiscard]] Result<void> forgetTitles(const RecordType &type, qint64 id);
    [[nodiscard]] Result<void> notePurgedContent(const RecordType &type, qint64 id, const Uid &row);
    [[nodiscard]] Result<void> detach(const RecordType &type, qint64 id, const Uid &row);
    /// Links that waited for a record are set now that it is here.
    [[nodiscard]] Result<void> attach(const RecordType &type, qint64 id, const Uid &row);

    UnitOfWork &m_work;
    RecordWriter m_writer;
    std::optional<bool> m_hasOpen;  ///< sync_out: what is not done
    std::optional<bool> m_hasShadows;
    std::optional<bool> m_hasExtra;
    std::optional<bool> m_hasWanted;
    std::optional<bool> m_hasConflicts;
    QHash<Uid, std::pair<int, qint64>> m_ids;  ///< type and number of rows asked for; 0: not here
    QSet<int> m_filling;                       ///< types that are being filled
    // of the row asked for last: what is done with one row follows each other
    Uid m_metaOf;
    std::optional<RowMeta> m_meta;
    Uid m_bucketsOf;
    QStringList m_buckets;
    bool m_hasPurged = false;
    QMap<QString, Digest> m_counted;  ///< what changed in buckets since the last finish()
};

}  // namespace fieldfare::sync
