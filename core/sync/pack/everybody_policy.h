// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/server_store.h"

namespace fieldfare::sync {

/// Whoever has the exchange file and its code may see and change everything in it: a file cannot keep anything from its reader.
class EverybodyPolicy final : public AccessPolicy {
public:
    [[nodiscard]] Result<QStringList> bucketsOf(ServerTransaction &, const Uid &) const override
    {
        return QStringList{QStringLiteral("all")};
    }
    [[nodiscard]] Result<QStringList> bucketsOfRow(ServerTransaction &, const QString &,
                                                   const QJsonObject &) const override
    {
        return QStringList{QStringLiteral("all")};
    }
    [[nodiscard]] Result<bool> mayApply(ServerTransaction &, const Uid &, const ServerRow *, const Mutation &,
                                        const QSet<Uid> &) const override
    {
        return true;
    }
};

}  // namespace fieldfare::sync
