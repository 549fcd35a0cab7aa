// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/chain.h"

#include "storage/database.h"
#include "storage/log_erasure.h"
#include "storage/read_context.h"

#include <QSqlResult>
#include <QtEndian>

#include <array>

#include <sodium.h>
#include <sqlite3.h>

namespace fieldfare {

namespace {

constexpr char kHashWithEntries = 2;  // first byte of a hash; those of older versions have 32 bytes and no such
constexpr qsizetype kOldHashBytes = 32;

const QString kStoredColumns =
    QStringLiteral("SELECT n, uid, at, user_name, origin, title, undoes, hash, user FROM tx ");
const QString kEntryColumns = QStringLiteral("SELECT tx, type, op, first_id, last_id, uid, commitment, salt, old, new, "
                                             "typeof(old)='blob' FROM change ");

/// Stands for the hash of a transaction whose title was erased: over everything that is left of it.
QByteArray sealOf(QByteArrayView previous, QByteArrayView header, QByteArrayView links, QByteArrayView hash)
{
    return blake2b({QByteArrayView("sealed"), previous, header, links, hash});
}

/// Files of older versions have none.
Result<QHash<qint64, QByteArray>> readSeals(StatementCache &statements)
{
    QHash<qint64, QByteArray> seals;
    TRY_ASSIGN(auto table, statements.run(QStringLiteral("SELECT 1 FROM sqlite_schema WHERE name='tx_seal'"), {}));
    if (!table.next())
        return seals;
    table.finish();
    TRY_ASSIGN(auto query, statements.run(QStringLiteral("SELECT n, seal FROM tx_seal"), {}));
    while (query.next())
        seals.insert(query.value(0).toLongLong(), query.value(1).toByteArray());
    TRY(finished(query));
    return seals;
}

using Hash = std::array<char, 32>;

Hash hashOf(std::initializer_list<QByteArrayView> parts)
{
    crypto_generichash_state state;
    Hash hash;
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (const QByteArrayView part : parts)
        crypto_generichash_update(&state, reinterpret_cast<const uchar *>(part.data()),
                                  static_cast<quint64>(part.size()));
    crypto_generichash_final(&state, reinterpret_cast<uchar *>(hash.data()), hash.size());
    return hash;
}

template <class Number>
void put(QByteArray &bytes, Number number)
{
    char big[sizeof number];
    qToBigEndian(number, big);
    bytes.append(big, sizeof big);
}

void putText(QByteArray &bytes, QByteArrayView text)
{
    put(bytes, quint32(text.size()));
    bytes.append(text);
}

/// What the chain hashes of a transaction but its entries, as it is stored.
struct HeaderParts {
    qint64 number = 0;
    QByteArrayView uid;
    qint64 at = 0;
    QByteArrayView userName;
    int origin = 0;
    QByteArrayView title;
    qint64 undoes = 0;
    qint64 user = 0;

    void appendTo(QByteArray &bytes, bool isOld) const
    {
        put(bytes, number);
        putText(bytes, uid);
        put(bytes, at);
        putText(bytes, userName);
        put(bytes, qint32(origin));
        putText(bytes, title);
        put(bytes, undoes);
        if (!isOld)
            put(bytes, user);
    }
};

/// A column of the row a statement stands at, without a copy.
QByteArrayView bytesOf(sqlite3_stmt *row, int column)
{
    const void *data = sqlite3_column_blob(row, column);
    return {static_cast<const char *>(data), data ? sqlite3_column_bytes(row, column) : 0};
}

sqlite3_stmt *rowOf(Query &query)
{
    return static_cast<sqlite3_stmt *>(query.native().result()->handle().value<void *>());
}

/// The transaction a statement over kStoredColumns stands at; valid until its next row.
struct StoredTransaction {
    explicit StoredTransaction(sqlite3_stmt *row)
        : parts{sqlite3_column_int64(row, 0), bytesOf(row, 1),
                sqlite3_column_int64(row, 2), bytesOf(row, 3),
                sqlite3_column_int(row, 4),   bytesOf(row, 5),
                sqlite3_column_int64(row, 6), sqlite3_column_int64(row, 8)},
          hash(bytesOf(row, 7))
    {
    }
    [[nodiscard]] bool isOld() const { return hash.size() == kOldHashBytes; }
    [[nodiscard]] bool fits(QByteArrayView previous, QByteArrayView header, QByteArrayView links) const
    {
        const Hash wanted = hashOf({previous, header, links});
        return isOld() ? hash == QByteArrayView(wanted)
                       : hash.size() == kOldHashBytes + 1 && hash[0] == kHashWithEntries &&
                             hash.sliced(1) == QByteArrayView(wanted);
    }

    HeaderParts parts;
    QByteArrayView hash;
};

/// The entries of the log one after the other, straight from SQLite: there may be millions.
class Entries {
public:
    explicit Entries(Query query) : m_query(std::move(query)), m_row(rowOf(m_query)) { next(); }
    void next() { m_isThere = m_query.next(); }
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] qint64 transaction() const { return sqlite3_column_int64(m_row, 0); }
    /// As the chain has it: today's, or an older version's.
    void appendTo(QByteArray &links, bool isOld) const
    {
        if (isOld)
            links += bytes(6);
        else
            appendLink(links, {sqlite3_column_int(m_row, 1), sqlite3_column_int(m_row, 2),
                               sqlite3_column_int64(m_row, 3), sqlite3_column_int64(m_row, 4), bytes(5), bytes(6)});
    }
    /// Without its salt nothing vouches for values any more: an erasure took them out, or put others in their place.
    [[nodiscard]] bool isErased() const { return sqlite3_column_type(m_row, 7) == SQLITE_NULL; }
    /// The values are those that were committed to.
    [[nodiscard]] bool isAsCommitted() const
    {
        const auto op = static_cast<ChangeOp>(sqlite3_column_int(m_row, 2));
        if (op == ChangeOp::Create || op == ChangeOp::Restore)
            return sqlite3_column_type(m_row, 8) == SQLITE_NULL && sqlite3_column_type(m_row, 9) == SQLITE_NULL;
        if (sqlite3_column_int(m_row, 10) == 0)
            return QByteArrayView(hashOf({bytes(7), bytes(8), bytes(9)})) == bytes(6);
        const auto rows = unpackRun(bytes(8).toByteArray());
        return rows && sqlite3_column_type(m_row, 9) == SQLITE_NULL && blake2b({bytes(7), *rows}) == bytes(6);
    }
    [[nodiscard]] Result<void> finish() { return finished(m_query); }

private:
    [[nodiscard]] QByteArrayView bytes(int column) const { return bytesOf(m_row, column); }

    Query m_query;
    sqlite3_stmt *m_row;
    bool m_isThere = false;
};

}  // namespace

QByteArray blake2b(std::initializer_list<QByteArrayView> parts)
{
    const Hash hash = hashOf(parts);
    return {hash.data(), qsizetype(hash.size())};
}

QByteArray headerBytes(const ChangeLog::Header &header, qint64 number, const Uid &uid)
{
    const QByteArray uidOfIt = uidBytes(uid);
    const QByteArray userName = header.userName.toUtf8();
    const QByteArray title = header.title.toUtf8();
    QByteArray bytes;
    HeaderParts{number, uidOfIt, header.at, userName, int(header.origin), title, header.undoes, header.user}.appendTo(
        bytes, false);
    return bytes;
}

void appendLink(QByteArray &bytes, const ChainLink &link)
{
    char fixed[22];
    qToBigEndian(qint32(link.type), fixed);
    fixed[4] = static_cast<char>(link.op);
    qToBigEndian(link.first, fixed + 5);
    qToBigEndian(link.last, fixed + 13);
    fixed[21] = static_cast<char>(link.uid.size());
    bytes.append(fixed, sizeof fixed).append(link.uid).append(link.commitment);
}

QByteArray chainHash(const QByteArray &previous, const QByteArray &header, const QByteArray &links)
{
    return kHashWithEntries + blake2b({previous, header, links});
}

Result<void> eraseTitle(StatementCache &statements, qint64 number, const QString &title)
{
    TRY_ASSIGN(auto query, statements.run(kStoredColumns + QStringLiteral("WHERE n=?"), {number}));
    const QByteArray newTitle = title.toUtf8();
    if (!query.next())
        return {};
    StoredTransaction stored(rowOf(query));
    if (stored.parts.title == newTitle)
        return {};
    stored.parts.title = newTitle;
    QByteArray header;
    stored.parts.appendTo(header, stored.isOld());
    QByteArray links;
    TRY_ASSIGN(auto own, statements.run(kEntryColumns + QStringLiteral("WHERE tx=? ORDER BY id"), {number}));
    Entries entries(std::move(own));
    for (; entries.isThere(); entries.next())
        entries.appendTo(links, stored.isOld());
    TRY(entries.finish());
    QByteArray previous(kOldHashBytes, '\0');
    TRY_ASSIGN(auto before,
               statements.run(QStringLiteral("SELECT hash FROM tx WHERE n<? ORDER BY n DESC LIMIT 1"), {number}));
    if (before.next())
        previous = before.value(0).toByteArray();
    before.finish();
    TRY_ASSIGN(auto seal, statements.run(QStringLiteral("INSERT OR REPLACE INTO tx_seal(n, seal) VALUES(?,?)"),
                                         {number, sealOf(previous, header, links, stored.hash)}));
    query.finish();
    TRY_ASSIGN(auto update, statements.run(QStringLiteral("UPDATE tx SET title=? WHERE n=?"), {title, number}));
    return {};
}

Result<ChainCheck> verifyChain(StatementCache &statements)
{
    ChainCheck check;
    QByteArray previous(kOldHashBytes, '\0');
    bool isOld = true;
    QByteArray links;
    TRY_ASSIGN(const auto seals, readSeals(statements));
    TRY_ASSIGN(auto transactions, statements.run(kStoredColumns + QStringLiteral("ORDER BY n"), {}));
    // Entries are numbered in the order of their transactions: two walks side by side.
    TRY_ASSIGN(auto all, statements.run(kEntryColumns + QStringLiteral("ORDER BY id"), {}));
    Entries entries(std::move(all));
    sqlite3_stmt *row = rowOf(transactions);
    QByteArray header;
    while (check.firstBroken == 0 && transactions.next()) {
        const StoredTransaction stored(row);
        const qint64 number = stored.parts.number;
        bool fits = isOld || !stored.isOld();
        isOld = stored.isOld();
        header.resize(0);
        stored.parts.appendTo(header, isOld);
        links.resize(0);
        for (; entries.isThere() && entries.transaction() == number; entries.next()) {
            entries.appendTo(links, isOld);
            fits = fits && (entries.isErased() || entries.isAsCommitted());
        }
        const auto seal = seals.isEmpty() ? seals.cend() : seals.constFind(number);
        fits = fits && (seal == seals.cend() ? stored.fits(previous, header, links)
                                             : sealOf(previous, header, links, stored.hash) == *seal);
        ++check.transactions;
        if (!fits)
            check.firstBroken = number;
        previous = stored.hash.toByteArray();
    }
    if (check.firstBroken > 0)
        return check;
    TRY(finished(transactions));
    if (entries.isThere()) {
        check.firstBroken = std::max<qint64>(1, entries.transaction());  // of no transaction
        return check;
    }
    TRY(entries.finish());
    // numbers are not given twice, so the highest one given is the last entry's
    TRY_ASSIGN(auto end,
               statements.run(QStringLiteral("SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name='change'), 0)="
                                             "ifnull((SELECT max(id) FROM change), 0), (SELECT max(n) FROM tx)"),
                              {}));
    if (end.next() && !end.value(0).toBool())
        check.firstBroken = end.value(1).toLongLong() + 1;
    TRY(finished(end));
    return check;
}

}  // namespace fieldfare
