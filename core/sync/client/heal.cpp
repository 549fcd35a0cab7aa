// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/heal.h"

#include "sync/protocol/codec.h"

namespace fieldfare::sync {

namespace {
const QString kFields = QStringLiteral("fields");
const QString kConflicts = QStringLiteral("conflicts");
}  // namespace

QJsonObject healOf(const QJsonObject &fields, const QVector<Conflict> &conflicts)
{
    return {{kFields, fields}, {kConflicts, toJson(conflicts)}};
}

OutContent healedContent(const QJsonObject &own)
{
    return {own.value(kFields).toObject(), {}, conflictsFromJson(own.value(kConflicts).toArray())};
}

}  // namespace fieldfare::sync
