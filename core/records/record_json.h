// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_reader.h"

#include <QJsonObject>

namespace fieldfare {

/// toPublicJson() of many records of one type, in their order: what they link to is fetched with two queries per linked type
/// instead of two per link.
[[nodiscard]] Result<QVector<QJsonObject>> toPublicJson(RecordReader &reader, const RecordType &type,
                                                        const std::vector<std::unique_ptr<Record>> &records);

/// A field's value out of the change log (FieldChange::before, after) as programs outside see it; links as {"uid"}.
[[nodiscard]] QJsonValue publicFromLogJson(const FieldSpec &field, const QJsonValue &logged);

}  // namespace fieldfare
