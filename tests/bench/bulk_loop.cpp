// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulk_loop.h"

#include "base/await.h"
#include "bench/measure.h"
#include "search/document_reader.h"
#include "search/search_document.h"
#include "search/sql_functions.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "workspace/workspace.h"

#include <sqlite3.h>

#include <QDir>
#include <QFile>
#include <QSqlRecord>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace fieldfare::bench {

namespace {

// The flat file: for each row the number of its table, the number of its columns, and for each column its kind and content.
enum Kind : quint8 { Null, Integer, Text, Blob };
const char *const tables[] = {"contact", "mail_address", "phone_number", "postal_address"};
constexpr quint8 documentTable = 4;
constexpr int contactNumber = 2;
constexpr int pageCacheKilobytes = 32 * 1024;

class FlatWriter {
public:
    explicit FlatWriter(const QString &path) : m_file(path)
    {
        m_open = m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    }
    void row(quint8 table, int columns)
    {
        byte(table);
        byte(quint8(columns));
    }
    void null() { byte(Null); }
    void integer(qint64 value)
    {
        byte(Integer);
        raw(&value, sizeof value);
    }
    void bytes(Kind kind, const QByteArray &value)
    {
        byte(kind);
        const auto length = quint32(value.size());
        raw(&length, sizeof length);
        m_buffer.append(value);
        if (m_buffer.size() > 1 << 20)
            flush();
    }
    [[nodiscard]] bool finish()
    {
        flush();
        return m_open && m_file.flush();
    }

private:
    void byte(quint8 value) { m_buffer.append(char(value)); }
    void raw(const void *data, std::size_t size) { m_buffer.append(static_cast<const char *>(data), qsizetype(size)); }
    void flush()
    {
        m_open = m_open && m_file.write(m_buffer) == m_buffer.size();
        m_buffer.clear();
    }
    QFile m_file;
    QByteArray m_buffer;
    bool m_open = false;
};

struct Closer {
    void operator()(std::FILE *file) const { std::fclose(file); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using File = std::unique_ptr<std::FILE, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

struct Column {
    Kind kind = Null;
    qint64 number = 0;
    std::string bytes;
};

/// Reads one row after another into columns that are used again.
class FlatReader {
public:
    explicit FlatReader(const QString &path) : m_file(std::fopen(QFile::encodeName(path).constData(), "rb")) {}
    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    bool next()
    {
        quint8 head[2];
        if (std::fread(head, 1, 2, m_file.get()) != 2)
            return false;
        table = head[0];
        count = head[1];
        if (columns.size() < std::size_t(count))
            columns.resize(std::size_t(count));
        for (int i = 0; i < count; ++i) {
            Column &column = columns[std::size_t(i)];
            quint8 kind = 0;
            if (std::fread(&kind, 1, 1, m_file.get()) != 1)
                return false;
            column.kind = Kind(kind);
            if (kind == Integer) {
                if (std::fread(&column.number, sizeof column.number, 1, m_file.get()) != 1)
                    return false;
            } else if (kind != Null) {
                quint32 length = 0;
                if (std::fread(&length, sizeof length, 1, m_file.get()) != 1)
                    return false;
                column.bytes.resize(length);
                if (length > 0 && std::fread(column.bytes.data(), 1, length, m_file.get()) != length)
                    return false;
            }
        }
        return true;
    }
    quint8 table = 0;
    int count = 0;
    std::vector<Column> columns;

private:
    File m_file;
};

class Loop {
public:
    explicit Loop(sqlite3 *db) : m_db(db) {}

    Result<void> run(const QString &rowFile)
    {
        FlatReader reader(rowFile);
        if (!reader.isOpen())
            return fail(ErrorCode::Io, QStringLiteral("the rows cannot be read"));
        TRY(execute("BEGIN IMMEDIATE"));
        std::vector<std::string> indexes;
        TRY(dropIndexes(indexes));
        Statement inserts[std::size(tables)];
        TRY_ASSIGN(const Statement words, prepare("INSERT INTO search_text(rowid, names, text) VALUES(?,?,?)"));
        TRY_ASSIGN(const Statement keys, prepare("INSERT OR IGNORE INTO search_key(key, doc) VALUES(?,?)"));
        bool documents = false;
        while (reader.next()) {
            if (reader.table < documentTable) {
                Statement &insert = inserts[reader.table];
                if (!insert) {
                    std::string sql = std::string("INSERT INTO ") + tables[reader.table] + " VALUES(?";
                    for (int i = 1; i < reader.count; ++i)
                        sql += ",?";
                    TRY_ASSIGN(insert, prepare(sql + ")"));
                }
                for (int i = 0; i < reader.count; ++i)
                    bind(insert.get(), i + 1, reader.columns[std::size_t(i)]);
                TRY(step(insert.get()));
                continue;
            }
            if (!documents) {
                documents = true;
                for (const std::string &sql : indexes)
                    TRY(execute(sql));
                TRY(execute("INSERT INTO search_text(search_text, rank) VALUES('hashsize', 16777216)"));
                TRY(execute("INSERT INTO search_text(search_text, rank) VALUES('automerge', 0)"));
            }
            for (int i = 0; i < 3; ++i)
                bind(words.get(), i + 1, reader.columns[std::size_t(i)]);
            TRY(step(words.get()));
            for (int i = 3; i < reader.count; ++i) {
                m_keys.push_back(
                    {m_keyText.size(), reader.columns[std::size_t(i)].bytes.size(), reader.columns[0].number});
                m_keyText += reader.columns[std::size_t(i)].bytes;
            }
            if (m_keys.size() >= 400'000)
                TRY(flushKeys(keys.get()));
        }
        TRY(flushKeys(keys.get()));
        return execute("COMMIT");
    }

private:
    struct Key {
        std::size_t start;
        std::size_t length;
        qint64 document;
    };

    Result<void> flushKeys(sqlite3_stmt *insert)
    {
        const auto view = [this](const Key &key) { return std::string_view(m_keyText).substr(key.start, key.length); };
        std::sort(m_keys.begin(), m_keys.end(), [&](const Key &a, const Key &b) {
            const int order = view(a).compare(view(b));
            return order != 0 ? order < 0 : a.document < b.document;
        });
        for (const Key &key : m_keys) {
            const auto text = view(key);
            sqlite3_bind_text(insert, 1, text.data(), int(text.size()), SQLITE_STATIC);
            sqlite3_bind_int64(insert, 2, key.document);
            TRY(step(insert));
        }
        m_keys.clear();
        m_keyText.clear();
        return {};
    }

    Result<void> dropIndexes(std::vector<std::string> &indexes)
    {
        std::vector<std::string> names;
        for (const char *table : tables) {
            TRY_ASSIGN(
                const Statement find,
                prepare("SELECT name, sql FROM sqlite_schema WHERE type='index' AND tbl_name=? AND sql IS NOT NULL"));
            sqlite3_bind_text(find.get(), 1, table, -1, SQLITE_STATIC);
            while (sqlite3_step(find.get()) == SQLITE_ROW) {
                names.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(find.get(), 0)));
                indexes.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(find.get(), 1)));
            }
        }
        for (const std::string &name : names)
            TRY(execute("DROP INDEX " + name));
        return {};
    }

    static void bind(sqlite3_stmt *statement, int at, const Column &column)
    {
        switch (column.kind) {
        case Null: sqlite3_bind_null(statement, at); break;
        case Integer: sqlite3_bind_int64(statement, at, column.number); break;
        case Text:
            sqlite3_bind_text(statement, at, column.bytes.data(), int(column.bytes.size()), SQLITE_STATIC);
            break;
        case Blob:
            sqlite3_bind_blob(statement, at, column.bytes.data(), int(column.bytes.size()), SQLITE_STATIC);
            break;
        }
    }

    Result<Statement> prepare(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            return fail(sqlError(m_db, QString::fromStdString(sql)));
        return Statement(statement);
    }
    Result<void> execute(const std::string &sql)
    {
        if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return fail(sqlError(m_db, QString::fromStdString(sql)));
        return {};
    }
    Result<void> step(sqlite3_stmt *statement)
    {
        const bool done = sqlite3_step(statement) == SQLITE_DONE;
        if (!done)
            return fail(sqlError(m_db, QString::fromUtf8(sqlite3_sql(statement))));
        sqlite3_reset(statement);
        return {};
    }

    sqlite3 *m_db;
    std::vector<Key> m_keys;
    std::string m_keyText;
};

}  // namespace

Result<void> writeRowFile(Workspace &workspace, const QString &path)
{
    FlatWriter writer(path);
    TRY(await(workspace.read([&](ReadContext &context) -> Result<int> {
        for (quint8 table = 0; table < documentTable; ++table) {
            const QString name = QString::fromLatin1(tables[table]);
            TRY_ASSIGN(auto query,
                       context.run(table == 0
                                       ? QStringLiteral("SELECT * FROM contact ORDER BY id")
                                       : QStringLiteral("SELECT * FROM %1 WHERE type=%2 ORDER BY record, position")
                                             .arg(name)
                                             .arg(contactNumber),
                                   {}));
            const int columns = query.native().record().count();
            while (query.next()) {
                writer.row(table, columns);
                for (int i = 0; i < columns; ++i) {
                    const QVariant value = query.value(i);
                    if (value.isNull())
                        writer.null();
                    else if (value.typeId() == QMetaType::QByteArray)
                        writer.bytes(Blob, value.toByteArray());
                    else if (value.typeId() == QMetaType::QString)
                        writer.bytes(Text, value.toString().toUtf8());
                    else
                        writer.integer(value.toLongLong());
                }
            }
            TRY(finished(query));
        }
        const RecordType &type = context.catalog().at(contactNumber);
        TRY(readDocuments(context, type, 1, (qint64(1) << 40) - 1,
                          [&](qint64 id, const SearchDocument &document) -> Result<void> {
                              writer.row(documentTable, int(3 + document.keys.size()));
                              writer.integer(documentId(type.number, id));
                              writer.bytes(Text, document.names.toUtf8());
                              writer.bytes(Text, document.text.toUtf8());
                              for (const QString &key : document.keys)
                                  writer.bytes(Text, key.toUtf8());
                              return {};
                          }));
        return 0;
    })));
    if (!writer.finish())
        return fail(ErrorCode::Io, QStringLiteral("the rows cannot be written"));
    return {};
}

Result<double> runBulkLoop(const QString &rowFile, const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(path + QString::fromLatin1(ending));
    DatabaseFile file;
    file.path = path;
    TRY_ASSIGN(const auto connection,
               Connection::open(file, OpenMode::ReadWrite, pageCacheKilobytes, {registerSearch}));
    TRY_ASSIGN(const auto migrations, loadMigrations());
    TRY(migrate(*connection, migrations));
    TRY(connection->execute(QByteArray("PRAGMA foreign_keys=OFF")));
    double seconds = 0;
    {
        Loop loop(connection->handle());
        const Stopwatch watch;
        TRY(loop.run(rowFile));
        seconds = watch.milliseconds() / 1e3;
    }
    return seconds;
}

}  // namespace fieldfare::bench
