// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/erasure/erasure_rules.h"

#include "records/erasure/erasure.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> ErasureRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    const auto &told = static_cast<const Erasure &>(now);
    const RecordType *type = writer.catalog().find(told.type);
    if (before || !type || Uid(told.record).isNull())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "Erasures are written when a person is erased."));
    if (told.extent != QLatin1String(erasure::whole))
        return {};
    TRY_ASSIGN(auto live, writer.work().execute(QStringLiteral("SELECT 1 FROM %1 WHERE uid=?").arg(type->table),
                                                {uidBytes(Uid(told.record))}));
    if (live.next())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "This record is there; erase the person instead."));
    return {};
}

}  // namespace fieldfare
