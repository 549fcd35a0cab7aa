// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace fieldfare {

class RecordWriter;

/// The next number of a kind of document ("T-1001"), counted in the workspace's settings inside the transaction.
/// Numbers given by people or imports are skipped over, never handed out twice.
[[nodiscard]] Result<QString> nextDocumentNumber(RecordWriter &writer, const QString &typeKey, const QString &prefix);

}  // namespace fieldfare
