// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search_indexer.h"

#include "search/document_reader.h"
#include "search/search_document.h"
#include "storage/database.h"

#include <QCoreApplication>
#include <QSqlQuery>
#include <QSqlResult>

#include <sqlite3.h>

#include <algorithm>
#include <future>
#include <utility>

namespace fieldfare {

namespace {

Error stopped()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("Search", "Stopped. Nothing was changed."), {}};
}

/// From one document to another, either of which may be empty; only what differs is touched.
Result<void> changeDocument(UnitOfWork &work, qint64 document, const SearchDocument &old, const SearchDocument &now)
{
    for (const QString &key : old.keys) {
        if (!std::binary_search(now.keys.begin(), now.keys.end(), key))
            TRY(work.execute(QStringLiteral("DELETE FROM search_key WHERE key=? AND doc=?"), {key, document}));
    }
    for (const QString &key : now.keys) {
        if (!std::binary_search(old.keys.begin(), old.keys.end(), key))
            TRY(work.execute(QStringLiteral("INSERT OR IGNORE INTO search_key(key, doc) VALUES(?,?)"),
                             {key, document}));
    }
    if (old.names == now.names && old.text == now.text)
        return {};
    if (old.hasWords())
        TRY(work.execute(QStringLiteral("DELETE FROM search_text WHERE rowid=?"), {document}));
    if (now.hasWords())
        TRY(work.execute(QStringLiteral("INSERT INTO search_text(rowid, names, text) VALUES(?,?,?)"),
                         {document, now.names, now.text}));
    return {};
}

/// A statement of the transaction, bound and run on SQLite's own interface: what a bulk does a million times.
class BulkStatement {
public:
    static Result<BulkStatement> prepare(UnitOfWork &work, const QString &sql)
    {
        BulkStatement made;
        TRY_ASSIGN(made.m_query, work.statements().prepare(sql));
        made.m_statement = static_cast<sqlite3_stmt *>(made.m_query->result()->handle().value<void *>());
        return made;
    }
    void bind(int parameter, qint64 number) { sqlite3_bind_int64(m_statement, parameter, number); }
    /// The bytes live until run() is over.
    void bind(int parameter, QByteArrayView text)
    {
        sqlite3_bind_text(m_statement, parameter, text.data() ? text.data() : "", int(text.size()), SQLITE_STATIC);
    }
    Result<void> run()
    {
        const bool done = sqlite3_step(m_statement) == SQLITE_DONE;
        Error error;
        if (!done)
            error = sqlError(sqlite3_db_handle(m_statement),
                             QCoreApplication::translate("Search", "Building the search index"));
        sqlite3_reset(m_statement);
        return done ? Result<void>() : Result<void>(fail(std::move(error)));
    }

private:
    std::shared_ptr<QSqlQuery> m_query;
    sqlite3_stmt *m_statement = nullptr;
};

/// A document as it is stored.
struct StoredDocument {
    qint64 id = 0;
    QByteArray names;
    QByteArray text;
    QList<QByteArray> keys;
};

/// Keys of a bulk, put into the b-tree in order: by and by for what fits into memory.
class KeyBatch {
public:
    explicit KeyBatch(UnitOfWork &work) : m_work(work) {}

    Result<void> add(const QList<QByteArray> &keys, qint64 document)
    {
        constexpr qsizetype mostKeys = 400'000;
        for (const QByteArray &key : keys) {
            const qsizetype start = m_text.size();
            m_text.append(key);
            m_entries.append({beginningOf(key), start, qint32(key.size()), document});
        }
        return m_entries.size() >= mostKeys ? flush() : Result<void>();
    }

    Result<void> flush()
    {
        const auto view = [this](const Entry &entry) {
            return QByteArrayView(m_text).sliced(entry.start, entry.length);
        };
        std::sort(m_entries.begin(), m_entries.end(), [&](const Entry &a, const Entry &b) {
            if (a.beginning != b.beginning)
                return a.beginning < b.beginning;
            const int order = view(a).compare(view(b));
            return order != 0 ? order < 0 : a.document < b.document;
        });
        TRY_ASSIGN(auto insert, BulkStatement::prepare(
                                    m_work, QStringLiteral("INSERT OR IGNORE INTO search_key(key, doc) VALUES(?,?)")));
        for (const Entry &entry : std::as_const(m_entries)) {
            insert.bind(1, view(entry));
            insert.bind(2, entry.document);
            TRY(insert.run());
        }
        m_entries.clear();
        m_text.clear();
        return {};
    }

private:
    struct Entry {
        quint64 beginning;  ///< the first eight bytes as a number that compares like them
        qsizetype start;
        qint32 length;
        qint64 document;
    };
    static quint64 beginningOf(const QByteArray &key)
    {
        quint64 number = 0;
        for (qsizetype i = 0; i < 8; ++i)
            number = number << 8 | (i < key.size() ? quint8(key[i]) : 0);
        return number;
    }

    UnitOfWork &m_work;
    QByteArray m_text;
    QVector<Entry> m_entries;
};

/// For a bulk: a larger memory before a segment is written.
Result<void> setBulkMode(UnitOfWork &work, bool on)
{
    TRY(work.execute(QStringLiteral("INSERT INTO search_text(search_text, rank) VALUES('hashsize', ?)"),
                     {on ? 16 * 1024 * 1024 : 1024 * 1024}));
    return {};
}

std::vector<StoredDocument> buildDocuments(const std::vector<DocumentParts> &rows)
{
    std::vector<StoredDocument> documents;
    documents.reserve(rows.size());
    DocumentBuilder builder;
    for (const DocumentParts &parts : rows) {
        const SearchDocument document = parts.build(builder);
        StoredDocument &stored = documents.emplace_back();
        stored.id = parts.id;
        stored.names = document.names.toUtf8();
        stored.text = document.text.toUtf8();
        stored.keys.reserve(document.keys.size());
        for (const QString &key : document.keys)
            stored.keys.append(key.toUtf8());
    }
    return documents;
}

/// Rows are read and indexed on this thread, the connection's; documents are built on another meanwhile.
Result<void> indexRange(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId)
{
    constexpr std::size_t rowsAtOnce = 1'000;
    TRY(setBulkMode(work, true));
    KeyBatch keys(work);
    TRY_ASSIGN(auto insert, BulkStatement::prepare(
                                work, QStringLiteral("INSERT INTO search_text(rowid, names, text) VALUES(?,?,?)")));
    std::vector<DocumentParts> rows;
    std::future<std::vector<StoredDocument>> building;
    const auto index = [&]() -> Result<void> {
        if (!building.valid())
            return {};
        for (const StoredDocument &stored : building.get()) {
            if (work.stopRequested())
                return fail(stopped());
            const qint64 document = documentId(type.number, stored.id);
            if (!stored.names.isEmpty() || !stored.text.isEmpty()) {
                insert.bind(1, document);
                insert.bind(2, stored.names);
                insert.bind(3, stored.text);
                TRY(insert.run());
            }
            TRY(keys.add(stored.keys, document));
        }
        return {};
    };
    const auto build = [&]() -> Result<void> {
        auto next = std::async(std::launch::async, buildDocuments, std::exchange(rows, {}));
        TRY(index());
        building = std::move(next);
        return {};
    };
    TRY(readDocumentParts(work, type, firstId, lastId, [&](DocumentParts &&parts) -> Result<void> {
        rows.push_back(std::move(parts));
        return rows.size() >= rowsAtOnce ? build() : Result<void>();
    }));
    TRY(build());
    TRY(index());
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
    return changeDocument(work, documentId(type.number, (after ? after : before)->id), old, now);
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
        return changeDocument(work, documentId(type.number, id), content, {});
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

Result<bool> SearchIndexer::tidy(Connection &connection)
{
    const qint64 before = sqlite3_total_changes64(connection.handle());
    // about half a megabyte of segments; less than two changes: there was nothing to merge
    TRY(connection.execute(QByteArray("INSERT INTO search_text(search_text, rank) VALUES('merge', 128)")));
    return sqlite3_total_changes64(connection.handle()) - before >= 2;
}

Result<bool> SearchIndexer::forgetRemoved(Connection &connection, bool isFirst)
{
    constexpr int pages = 500;  // a negative number takes all parts together first
    const qint64 before = sqlite3_total_changes64(connection.handle());
    TRY(connection.execute("INSERT INTO search_text(search_text, rank) VALUES('merge', " +
                           QByteArray::number(isFirst ? -pages : pages) + ")"));
    return sqlite3_total_changes64(connection.handle()) - before >= 2;
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
