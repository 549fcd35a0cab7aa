// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QLockFile;

namespace fieldfare::sync {

/// What stands before the database in an exchange file, readable by everybody: whose it is, which state, and whether it is whole.
struct PackHeader {
    QByteArray pack;  ///< PackCode::packName()
    QByteArray mark;  ///< PackVisit::mark of the last exchange
    qint64 length = 0;
    QByteArray hash;  ///< BLAKE2b-256 of the above and of the database
};

/// The meeting place in a folder: the exchange file, and a lock beside it while somebody exchanges. The database inside is never
/// opened where it lies: sticks are pulled out, and programs that keep folders in step carry half-written files about. It is copied out
/// as a whole and put back as a whole, in one step. Blocking; any thread.
class PackFolder {
public:
    explicit PackFolder(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// The exchange file.
    [[nodiscard]] QString path() const;
    [[nodiscard]] bool hasFile() const;

    /// Whether one can exchange here at all. Errors: NotFound (no such folder: a stick that is not in), ReadOnly.
    [[nodiscard]] Result<void> check() const;
    /// Held until it goes. Errors: Locked, saying which computer has it; ReadOnly, Io.
    [[nodiscard]] Result<std::unique_ptr<QLockFile>> lock() const;

    /// Errors: NotFound, InvalidInput (something else), NewerFormat, WrongKey (another group's), Damaged (cut off), Io.
    [[nodiscard]] Result<PackHeader> header(const QByteArray &pack) const;
    /// Copies the database to `database`, which is replaced. Errors: those of header(), Damaged (not whole), DiskFull.
    [[nodiscard]] Result<PackHeader> fetch(const QByteArray &pack, const QString &database) const;
    /// Puts the closed `database` into the exchange file. `before`: the mark that must still be there; empty: no file may be. At any
    /// failure the old file stays as it was. Errors: Conflict (another state lies there), ReadOnly, DiskFull, Io.
    [[nodiscard]] Result<void> publish(const QString &database, const QByteArray &pack, const QByteArray &mark,
                                       const QByteArray &before) const;

private:
    QString m_folder;
};

}  // namespace fieldfare::sync
