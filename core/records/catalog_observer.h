// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

namespace fieldfare {

/// Keeps the catalog in step with the user-defined fields, whatever writes them: form, import, undo.
class CatalogObserver final : public WriteObserver {
public:
    Result<void> onWrite(UnitOfWork &work, const RecordType &type, const Record *before, const Record *after) override;
    Result<void> onBulkBegin(UnitOfWork &, const RecordType &) override { return {}; }
    Result<void> onBulkEnd(UnitOfWork &work, const RecordType &type, qint64, qint64, bool) override
    {
        return onWrite(work, type, nullptr, nullptr);
    }
    Result<void> onBulkRemove(UnitOfWork &, const RecordType &, const QVector<qint64> &) override { return {}; }
};

}  // namespace fieldfare
