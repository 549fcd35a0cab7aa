// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_store.h"

#include <QSet>

namespace fieldfare::sync {

/// A device in memory: quick, and a copy costs nothing until it is changed.
class MemoryClientStore final : public DeviceStore {
public:
    struct Row {
        QString type;
        QJsonObject fields;
    };
    struct Data {
        ClientState state;
        QVector<LoggedChange> log;
        qint64 transactions = 0;
        QMap<qint64, OutEntry> out;
        qint64 outs = 0;
        QHash<Uid, Row> rows;
        QHash<Uid, Shadow> shadows;
        QHash<Uid, RowMeta> metas;
        QHash<Uid, QVector<Conflict>> conflicts;
        QMap<QString, QSet<Uid>> buckets;
        QVector<QByteArray> stage;
        QSet<qint64> forgotten;  ///< places in the log
    };

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(ClientTransaction &)> &work) override;
    [[nodiscard]] Result<void> write(const QVector<Edit> &edits, qint64 at, const Uid &transaction) override;
    [[nodiscard]] QHash<Uid, QJsonObject> rows(const QString &type) override;
    [[nodiscard]] std::shared_ptr<DeviceStore> copy() override;
    void damage(const Uid &row, int how) override;
    [[nodiscard]] QVector<std::pair<Uid, LoggedChange>> held() override;

    [[nodiscard]] const Data &data() const { return m_data; }

    /// The transaction fails after so many changes (a full disk, a crash); -1: never.
    int changesLeft = -1;
    /// Slips that the simulation must catch.
    bool isTorn = false;        ///< a failed transaction leaves half of itself
    bool retiresEarly = false;  ///< own edits go before their outcome came
    bool keepsCursors = false;  ///< after a restored server goes on reading where it was
    bool losesStage = false;    ///< pages of an unfinished pull do not survive

private:
    Data m_data;
};

}  // namespace fieldfare::sync
