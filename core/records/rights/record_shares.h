// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"
#include "security/shares.h"

namespace fieldfare {

/// A colleague as screens offer and list them.
struct Sharer {
    Share share;
    QString name;    ///< empty: nobody this workspace knows
    QString byName;  ///< who shared it; empty where unknown
};
struct SharingView {
    QString record;  ///< its name
    QString owner;   ///< empty: nobody
    bool mayShare = false;
    QString whyNot;           ///< translated; empty when it may be shared
    QVector<Sharer> with;     ///< in the order of their names
    QVector<Sharer> couldBe;  ///< active colleagues who have it not, without owner and oneself; `share` says reading
};

/// With whom a record of a shareable type is shared and could be. Errors: NotFound; those of reading.
[[nodiscard]] Result<SharingView> sharingOf(ReadContext &context, const RecordType &type, qint64 id);

/// Within a unit of work, with a title for it. `share.by` is whoever works. A person who has it already gets what is said now.
/// Errors: those of RecordWriter (Forbidden); InvalidInput beyond a hundred people.
[[nodiscard]] Result<void> shareRecord(RecordWriter &writer, const RecordType &type, qint64 id, Share share);
[[nodiscard]] Result<void> endSharing(RecordWriter &writer, const RecordType &type, qint64 id, const Uid &person);

/// "Anna Berg (may change it), Ben Okoye": the field's content as people read it.
[[nodiscard]] Result<QString> sharesInWords(RecordReader &reader, const QStringList &entries);

}  // namespace fieldfare
