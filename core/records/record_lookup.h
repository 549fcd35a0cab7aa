// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "storage/read_context.h"

namespace fieldfare {

struct NamedRow {
    qint64 id = 0;
    Uid uid;
    QString name;
};

/// Records of one type whose shown name begins with `text` (folded), in name order: for choosing one while typing.
/// An empty text gives the first ones.
[[nodiscard]] Result<QVector<NamedRow>> recordsByName(ReadContext &context, const RecordType &type, const QString &text,
                                                      int limit);

}  // namespace fieldfare
