// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_writer.h"
#include "records/tag/tag.h"

#include <QCoreApplication>

namespace fieldfare {

Result<qint64> RecordWriter::tagId(const QString &name)
{
    const auto known = m_tags.constFind(name);
    if (known != m_tags.constEnd())
        return *known;
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT id FROM tag WHERE name=?"), {name}));
    qint64 id = query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    if (id == 0) {
        Tag tag;
        tag.name = name;
        TRY(insert(tag));
        id = tag.id;
    }
    m_tags.insert(name, id);
    return id;
}

// Each record that carries it loses it by an update of its own: so the log knows, and undo puts it back.
Result<void> RecordWriter::detachTag(qint64 id)
{
    TRY_ASSIGN(const auto tag, load(Id<Tag>{id}));
    QMap<int, QVector<qint64>> carriers;
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("SELECT type, record FROM record_tag WHERE tag=? ORDER BY type, record"), {id}));
    while (query.next())
        carriers[query.value(0).toInt()].append(query.value(1).toLongLong());
    TRY(finished(query));
    constexpr qsizetype kAtOnce = 500;
    for (auto it = carriers.cbegin(); it != carriers.cend(); ++it) {
        const RecordType &type = catalog().at(it.key());
        for (qsizetype from = 0; from < it->size(); from += kAtOnce) {
            TRY_ASSIGN(const auto records, loadMany(type, it->mid(from, kAtOnce)));
            for (const auto &record : records) {
                record->tags.removeAll(tag.name);
                TRY(updateAsIs(*record));
            }
        }
    }
    return {};
}

}  // namespace fieldfare
