// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"
#include "storage/read_context.h"

#include <QHash>

namespace fieldfare {

/// Which record of a type has these values in the match fields? Held in memory as 64-bit hashes (about 30 bytes a record),
/// because a bulk import has no indexes to ask. Mail addresses compare without case and over all of a record's entries,
/// phones by their E.164 form; other values exactly. A row with a blank in a match field matches nothing.
class MatchIndex {
public:
    /// `fields`: keys of the type's own fields, or "uid". Reads what the session sees.
    [[nodiscard]] static Result<MatchIndex> load(ReadContext &context, const RecordType &type,
                                                 const QStringList &fields);

    struct Found {
        qint64 id = 0;  ///< 0: none
        bool ambiguous = false;
    };
    [[nodiscard]] Found find(const Record &record) const;
    /// A record that came to be meanwhile; a negative id in previews.
    void add(const Record &record, qint64 id);
    [[nodiscard]] bool isActive() const { return !m_parts.empty(); }

private:
    struct Part {
        const FieldSpec *field = nullptr;  ///< null: the uid
    };
    [[nodiscard]] QStringList keysOf(const Record &record) const;
    void insert(const QString &key, qint64 id);

    std::vector<Part> m_parts;
    QHash<quint64, qint64> m_ids;
};

}  // namespace fieldfare
