// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/client_store.h"

namespace fieldfare::sync {

/// A row for a server that lost it, as OutEntry::own keeps it: its fields, and the conflicts open at it. A losing value is kept
/// in its conflict alone, so the row without them would let it vanish.
[[nodiscard]] QJsonObject healOf(const QJsonObject &fields, const QVector<Conflict> &conflicts);
[[nodiscard]] OutContent healedContent(const QJsonObject &own);

}  // namespace fieldfare::sync
