// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/attachment/attachment.h"
#include "storage/read_context.h"

#include <QVector>

namespace fieldfare {

/// The field by which an attachment belongs to records of this type; null when nothing can be attached to them.
[[nodiscard]] const FieldSpec *attachmentLink(const TypeCatalog &catalog, const QString &type);

/// The files of a record, newest first, at most `limit` (negative: all). None for a type that takes no files.
[[nodiscard]] Result<QVector<Attachment>> attachmentsOf(ReadContext &context, const QString &type, qint64 id,
                                                        int limit = -1);

}  // namespace fieldfare
