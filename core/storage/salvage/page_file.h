// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "storage/database.h"

#include <memory>

namespace fieldfare {

/// The pages of a database file, one by one and deciphered, whatever state the file is in as a whole. Each page is authenticated
/// by the cipher: what was damaged is not given out. For a file nobody else uses and whose write-ahead log was moved into it.
class PageFile {
public:
    /// Errors: Damaged when the first page is not readable (it holds the salt of the key and the list of tables), NotFound, Io.
    [[nodiscard]] static Result<std::unique_ptr<PageFile>> open(const DatabaseFile &file);
    ~PageFile();
    /// Moves what the write-ahead log of a file holds into it, as far as that can be done: what is left of the log is lost to a
    /// PageFile. For a copy of the damaged file.
    static void moveLog(const DatabaseFile &file);

    [[nodiscard]] qint64 count() const { return m_count; }  ///< pages, from the size of the file
    [[nodiscard]] int size() const { return m_size; }       ///< bytes of a page
    [[nodiscard]] int usable() const { return m_usable; }   ///< bytes of it that hold content
    [[nodiscard]] int schemaVersion() const { return m_version; }
    /// Pages count from 1. Empty when the page cannot be read or is not there.
    [[nodiscard]] QByteArray read(qint64 page);

private:
    struct Handle;
    PageFile() = default;
    bool reopen();

    DatabaseFile m_file;
    std::unique_ptr<Handle> m_handle;
    qint64 m_count = 0;
    int m_size = 0;
    int m_usable = 0;
    int m_version = 0;
};

}  // namespace fieldfare
