// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "storage/database.h"

#include <QMap>
#include <QString>
#include <QVector>

#include <functional>

namespace fieldfare {

/// Called now and then by long work with the part done, 0 to 1; false stops the work, which then ends with
/// ErrorCode::Cancelled. On the thread of the work.
using Progress = std::function<bool(double fraction)>;

struct IntegrityFinding {
    enum class Kind {
        UnreadablePage,   ///< does not decrypt to what was written (damage on the disk, or tampering)
        Structure,        ///< SQLite's own check of trees, indexes and full text complains
        BrokenLink,       ///< a row refers to a row that is not there
        UnreadableTable,  ///< reading all rows of a table fails; the others can be saved
    };
    Kind kind = Kind::Structure;
    QString table;    ///< where known
    QString details;  ///< the engine's words; names tables and row numbers, never content
};

struct IntegrityReport {
    QVector<IntegrityFinding> findings;
    qint64 pages = 0;  ///< size of the file in pages
    [[nodiscard]] bool isSound() const { return findings.isEmpty(); }
};

/// Reads the whole file and checks all there is to check: every page in use is authenticated by the cipher as it is
/// read, then integrity_check and foreign_key_check; when pages cannot be read, also which tables they take with them.
/// Works beside a program that writes. Takes about as long as reading the file. `setups` as for every connection
/// (full-text indexes need their tokenizer). A finding is no error: errors are what keeps from checking at all. WrongKey
/// also stands for a damaged first page: who has the key from the slots knows which.
[[nodiscard]] Result<IntegrityReport> checkIntegrity(const DatabaseFile &file,
                                                     const QVector<ConnectionSetup> &setups = {},
                                                     const Progress &progress = {});

/// SQLite's quick_check: structure and readability, without comparing indexes to tables. Error Damaged when not "ok".
[[nodiscard]] Result<void> quickCheck(Connection &connection);

/// The number of rows of every ordinary table.
[[nodiscard]] Result<QMap<QString, qint64>> countRows(Connection &connection);

/// While it lives, `proceed` is asked every few thousand steps of the engine on `connection`; once it answers false the
/// running statement ends with ErrorCode::Cancelled.
class ProgressGuard {
public:
    ProgressGuard(Connection &connection, std::function<bool()> proceed);
    ~ProgressGuard();
    ProgressGuard(const ProgressGuard &) = delete;
    ProgressGuard &operator=(const ProgressGuard &) = delete;

private:
    Connection &m_connection;
    std::function<bool()> m_proceed;
};

}  // namespace fieldfare
