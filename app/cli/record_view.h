// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_reader.h"

#include <QHash>
#include <QSet>

namespace fieldfare::cli {

/// The titles of everything a batch of records links to, fetched with one query per linked type.
class LinkTitles {
public:
    [[nodiscard]] static Result<LinkTitles> load(RecordReader &reader, const RecordType &type,
                                                 const std::vector<std::unique_ptr<Record>> &records);
    [[nodiscard]] QString title(const FieldSpec &link, qint64 id) const
    {
        return m_titles.value(link.target).value(id);
    }

private:
    QHash<QString, QHash<qint64, QString>> m_titles;
};

/// A value as people read it, on one line: dates ISO, times in `zone`, choices by label, links by title. Empty for no value.
[[nodiscard]] QString shownValue(const FieldSpec &field, const Value &value, const QTimeZone &zone,
                                 const LinkTitles &titles);

/// "name: value" lines of all filled fields, for `show`.
[[nodiscard]] Result<QString> shownRecord(RecordReader &reader, std::unique_ptr<Record> record);

}  // namespace fieldfare::cli
