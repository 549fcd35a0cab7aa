// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/client_store.h"

#include <QHash>

#include <memory>

namespace fieldfare::sync {

/// A device's store as the simulation uses it: what the engine needs, and a person who works on it.
class DeviceStore : public ClientStore {
public:
    struct Edit {
        QString type;
        Uid row;
        Op op = Op::Update;
        QJsonObject fields;
    };
    /// One transaction of a person at `at` (ms, device clock).
    [[nodiscard]] virtual Result<void> write(const QVector<Edit> &edits, qint64 at, const Uid &transaction) = 0;
    /// Every record the person sees.
    [[nodiscard]] virtual QHash<Uid, QJsonObject> rows(const QString &type) = 0;
    /// Everything there is to the file, as of now.
    [[nodiscard]] virtual std::shared_ptr<DeviceStore> copy() = 0;
    /// Alters a row without anybody's knowledge: bad memory, a foreign tool.
    virtual void damage(const Uid &row, int how) = 0;
    /// Changes still in the log, with the names of their mutations.
    [[nodiscard]] virtual QVector<std::pair<Uid, LoggedChange>> held() = 0;
};

}  // namespace fieldfare::sync
