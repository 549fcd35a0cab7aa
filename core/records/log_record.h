// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"

#include <QJsonObject>

namespace fieldfare {

/// A link of a restored record whose target is not there (yet).
struct WaitingLink {
    const RecordType *type;
    qint64 id;
    const FieldSpec *field;
    Uid uid;
};

/// A removed record from the values the log kept of it (RecordWriter::logValues()), with row number `id`; its uid is left to the
/// caller. Links whose targets do not exist are empty and go into `waiting`.
[[nodiscard]] Result<std::unique_ptr<Record>> recordFromLog(RecordWriter &writer, const RecordType &type, qint64 id,
                                                            const QJsonObject &values, QVector<WaitingLink> &waiting);
/// Sets the links whose targets came back meanwhile; gives those that stay empty. Stamps (created_by, changed_by) are not told.
[[nodiscard]] Result<QVector<WaitingLink>> linkWaiting(RecordWriter &writer, const QVector<WaitingLink> &waiting);

}  // namespace fieldfare
