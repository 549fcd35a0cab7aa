// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <mutex>

struct sqlite3;

namespace fieldfare {

/// Which file, and how it is locked.
struct DatabaseFile {
    QString path;
    QString cipher;                     ///< "aegis256", "chacha20", or empty for a plain file
    std::shared_ptr<const Secret> key;  ///< 32 bytes, null for a plain file

    [[nodiscard]] bool isEncrypted() const { return !cipher.isEmpty(); }
};

enum class OpenMode { ReadWrite, ReadOnly };

/// Something every connection needs before it is used: SQL functions, a full-text tokenizer. Called with the open
/// handle. Functions used by triggers, views or indexes must be registered SQLITE_INNOCUOUS (the schema is not trusted).
using ConnectionSetup = std::function<Result<void>(sqlite3 *)>;

enum class CheckpointMode {
    Passive,   ///< moves what no reader still needs; never waits
    Truncate,  ///< waits for readers, moves everything and empties the write-ahead log
};

/// Owns one named QSqlDatabase and closes it. Used and destroyed on the thread that opened it, except interrupt().
/// All queries on database() must be gone before the Connection is.
///
/// Never open the file of an open database by other means (QFile, std::fstream): closing such a handle drops SQLite's
/// locks on some systems.
class Connection {
public:
    /// Opens with the house's settings: write-ahead log, every commit flushed to the device (synchronous=FULL), foreign
    /// keys enforced, deleted content overwritten, no automatic checkpoint (see checkpoint()), 5 s busy timeout.
    /// ReadWrite creates a missing file, ReadOnly does not. `cacheKilobytes` bounds the page cache.
    /// Errors: WrongKey, Damaged, NotFound, ReadOnly, Locked, DiskFull, Unsupported (no such cipher here), Io.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const DatabaseFile &file, OpenMode mode,
                                                                  int cacheKilobytes,
                                                                  const QVector<ConnectionSetup> &setups = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] QSqlDatabase database() const { return m_database; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const DatabaseFile &file() const { return m_file; }
    [[nodiscard]] OpenMode mode() const { return m_mode; }

    /// Stops the statement running now; it ends with ErrorCode::Cancelled. A statement begun later is not stopped.
    /// From any thread, as long as this object exists.
    void interrupt();

    /// Runs one or several statements that bind nothing and return nothing. Not split here: SQLite's own parser finds
    /// the ends, so triggers and texts may contain semicolons.
    [[nodiscard]] Result<void> execute(const QString &sql);
    [[nodiscard]] Result<void> execute(const QByteArray &sql);

    /// Moves the write-ahead log into the database file. For the writer, between transactions. The log grows until
    /// somebody calls this. Returns how many log frames are left (0: all moved); readers may keep some.
    [[nodiscard]] Result<int> checkpoint(CheckpointMode mode);

private:
    Connection() = default;
    Result<void> applySettings(int cacheKilobytes);

    QSqlDatabase m_database;
    QString m_name;
    DatabaseFile m_file;
    OpenMode m_mode = OpenMode::ReadWrite;
    sqlite3 *m_handle = nullptr;
    std::mutex m_interruptLock;
};

/// The Error for a failed statement. `doing` is the translated beginning of the message: what was being done, as a noun
/// phrase ("Saving the contact"). SQLite's texts go to `details`; they name tables and columns, never values.
[[nodiscard]] Error sqlError(const QSqlError &error, const QString &doing);

/// The same for the last failure on a native handle.
[[nodiscard]] Error sqlError(sqlite3 *handle, const QString &doing);

}  // namespace fieldfare
