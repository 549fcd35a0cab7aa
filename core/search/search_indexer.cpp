// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search_indexer.h"

#include "search/document_reader.h"
#include "search/search_document.h"
#include "storage/database.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace fieldfare {

namespace {

Error indexingError(const QSqlQuery &query)
{
    return sqlError(query.lastError(), QCoreApplication::translate("Search", "Building the search index"));
}

Error stopped()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("Search", "Stopped. Nothing was changed."), {}};
}

Result<void> insertDocument(UnitOfWork &work, qint64 document, const SearchDocument &content)
{
    if (content.hasWords()) {
        TRY(work.execute(QStringLiteral("INSERT INTO search_text(rowid, names, text) VALUES(?,?,?)"),
                         {document, content.names, content.text}));
    }
    for (const QString &key : content.keys)
        TRY(work.execute(QStringLiteral("INSERT OR IGNORE INTO search_key(key, doc) VALUES(?,?)"), {key, document}));
    return {};
}

Result<void> removeDocument(UnitOfWork &work, qint64 document, const SearchDocument &content)
{
    if (content.hasWords())
        TRY(work.execute(QStringLiteral("DELETE FROM search_text WHERE rowid=?"), {document}));
    for (const QString &key : content.keys)
        TRY(work.execute(QStringLiteral("DELETE FROM search_key WHERE key=? AND doc=?"), {key, document}));
    return {};
}

/// Keys of a bulk, put into the b-tree in order: by and by for what fits into memory.
class KeyBatch {
public:
    explicit KeyBatch(UnitOfWork &work) : m_work(work) {}

    Result<void> add(const QStringList &keys, qint64 document)
    {
        constexpr qsizetype mostKeys = 400'000;
        for (const QString &key : keys) {
            const qsizetype start = m_text.size();
            m_text.append(key.toUtf8());
            m_entries.append({start, qint32(m_text.size() - start), document});
        }
        return m_entries.size() >= mostKeys ? flush() : Result<void>();
    }

    Result<void> flush()
    {
        const auto view = [this](const Entry &entry) {
            return QByteArrayView(m_text).sliced(entry.start, entry.length);
        };
        std::sort(m_entries.begin(), m_entries.end(), [&](const Entry &a, const Entry &b) {
            const int order = view(a).compare(view(b));
            return order != 0 ? order < 0 : a.document < b.document;
        });
        TRY_ASSIGN(auto insert, m_work.statements().prepare(
                                    QStringLiteral("INSERT OR IGNORE INTO search_key(key, doc) VALUES(?,?)")));
        for (const Entry &entry : std::as_const(m_entries)) {
            insert->bindValue(0, QString::fromUtf8(view(entry)));
            insert->bindValue(1, entry.document);
            if (!insert->exec())
                return fail(indexingError(*insert));
        }
        m_entries.clear();
        m_text.clear();
        return {};
    }

private:
    struct Entry {
        qsizetype start;
        qint32 length;
        qint64 document;
    };
    UnitOfWork &m_work;
    QByteArray m_text;
    QVector<Entry> m_entries;
};

/// Full-text settings for a bulk: a larger memory before a segment is written, no merging on the way.
Result<void> setBulkMode(UnitOfWork &work, bool on)
{
    const auto configure = [&](const char *option, qint64 value) -> Result<void> {
        TRY(work.execute(QStringLiteral("INSERT INTO search_text(search_text, rank) VALUES(?,?)"),
                         {QString::fromLatin1(option), value}));
        return {};
    };
    TRY(configure("hashsize", on ? 16 * 1024 * 1024 : 1024 * 1024));
    return configure("automerge", on ? 0 : 4);
}

Result<void> indexRange(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId)
{
    TRY(setBulkMode(work, true));
    KeyBatch keys(work);
    TRY_ASSIGN(auto insert,
               work.statements().prepare(QStringLiteral("INSERT INTO search_text(rowid, names, text) VALUES(?,?,?)")));
    const auto index = [&](qint64 id, const SearchDocument &content) -> Result<void> {
        if (work.stopRequested())
            return fail(stopped());
        const qint64 document = documentId(type.number, id);
        if (content.hasWords()) {
            insert->bindValue(0, document);
            insert->bindValue(1, content.names);
            insert->bindValue(2, content.text);
            if (!insert->exec())
                return fail(indexingError(*insert));
        }
        return keys.add(content.keys, document);
    };
    TRY(readDocuments(work, type, firstId, lastId, index));
    TRY(keys.flush());
    return setBulkMode(work, false);
}

}  // namespace

Result<void> SearchIndexer::onWrite(UnitOfWork &work, const RecordType &type, const Record *before, const Record *after)
{
    if (!isSearchable(type))
        return {};
    const SearchDocument old = before ? searchDocument(type, *before) : SearchDocument();
    const SearchDocument now = after ? searchDocument(type, *after) : SearchDocument();
    if (old == now)
        return {};
    if (before)
        TRY(removeDocument(work, documentId(type.number, before->id), old));
    if (after)
        TRY(insertDocument(work, documentId(type.number, after->id), now));
    return {};
}

Result<void> SearchIndexer::onBulkBegin(UnitOfWork &, const RecordType &) { return {}; }

Result<void> SearchIndexer::onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId, bool)
{
    return isSearchable(type) ? indexRange(work, type, firstId, lastId) : Result<void>();
}

Result<void> SearchIndexer::onBulkRemove(UnitOfWork &work, const RecordType &type, const QVector<qint64> &ids)
{
    if (!isSearchable(type) || ids.isEmpty())
        return {};
    QVector<qint64> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    const auto remove = [&](qint64 id, const SearchDocument &content) -> Result<void> {
        if (work.stopRequested())
            return fail(stopped());
        return removeDocument(work, documentId(type.number, id), content);
    };
    TRY_ASSIGN(auto largest, work.execute(QStringLiteral("SELECT max(id) FROM \"%1\"").arg(type.table)));
    const qint64 last = largest.next() ? largest.value(0).toLongLong() : 0;
    largest.finish();
    // The rows are read by ranges without gaps; an undone import is one.
    qsizetype next = 0;
    while (next < sorted.size()) {
        qsizetype end = next + 1;
        while (end < sorted.size() && sorted[end] == sorted[end - 1] + 1)
            ++end;
        // A good part of the type: one walk through the keys is quicker than looking up each.
        constexpr qint64 partWorthAWalk = 5;
        if ((end - next) * partWorthAWalk > last) {
            const QVariantList range{documentId(type.number, sorted[next]), documentId(type.number, sorted[end - 1])};
            TRY(work.execute(QStringLiteral("DELETE FROM search_text WHERE rowid BETWEEN ? AND ?"), range));
            TRY(work.execute(QStringLiteral("DELETE FROM search_key WHERE doc BETWEEN ? AND ?"), range));
        } else {
            TRY(readDocuments(work, type, sorted[next], sorted[end - 1], remove));
        }
        next = end;
    }
    return {};
}

Result<void> SearchIndexer::rebuild(UnitOfWork &work)
{
    TRY(work.execute(QStringLiteral("INSERT INTO search_text(search_text) VALUES('delete-all')")));
    TRY(work.execute(QStringLiteral("DELETE FROM search_key")));
    for (const RecordType &type : work.catalog().types()) {
        if (isSearchable(type))
            TRY(indexRange(work, type, 1, (qint64(1) << 40) - 1));
    }
    return {};
}

}  // namespace fieldfare
