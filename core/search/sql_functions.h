// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QVector>

struct sqlite3;

namespace fieldfare {

/// All that a connection needs for search and lists; one of the Store's connection setups:
///   tokenizer 'fieldfare'      see search/tokenizer.h
///   fold(text)                 foldText(); NULL stays NULL
///   pack_ids(id)               aggregate: the row numbers in the order they come, as one blob for unpackIds()
[[nodiscard]] Result<void> registerSearch(sqlite3 *connection);

/// What pack_ids() gave.
[[nodiscard]] QVector<qint64> unpackIds(const QByteArray &packed);

}  // namespace fieldfare
