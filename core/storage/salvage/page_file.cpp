// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/salvage/page_file.h"

#include "storage/sqldriver/driver.h"
#include "storage/text.h"

#include <QFileInfo>
#include <QtEndian>

#include "sqlite3.h"

namespace fieldfare {

struct PageFile::Handle {
    SqliteDriver driver;
    sqlite3_file *file = nullptr;
};

PageFile::~PageFile() = default;

bool PageFile::reopen()
{
    m_handle = std::make_unique<Handle>();
    SqliteOpenOptions options;
    options.cipher = m_file.cipher;
    options.key = m_file.key;
    options.readOnly = true;
    options.pagesOnly = true;
    options.immutable = true;  // a copy of ours: neither log nor locks
    m_handle->driver.setOpenOptions(options);
    if (!m_handle->driver.open(m_file.path, {}, {}, {}, -1, {}))
        return false;
    return sqlite3_file_control(m_handle->driver.nativeHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &m_handle->file) ==
               SQLITE_OK &&
           m_handle->file != nullptr && m_handle->file->pMethods != nullptr;
}

void PageFile::moveLog(const DatabaseFile &file)
{
    SqliteDriver driver;
    SqliteOpenOptions options;
    options.cipher = file.cipher;
    options.key = file.key;
    options.pagesOnly = true;
    driver.setOpenOptions(options);
    if (!driver.open(file.path, {}, {}, {}, -1, {}))
        return;  // PageFile::open() says what is wrong
    const int code =
        sqlite3_wal_checkpoint_v2(driver.nativeHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        qWarning("the write-ahead log of a damaged file was not moved wholly (%d)", code);
}

Result<std::unique_ptr<PageFile>> PageFile::open(const DatabaseFile &file)
{
    const QFileInfo info(file.path);
    if (!info.isFile())
        return fail(ErrorCode::NotFound, StorageText::tr("There is no database at “%1”.").arg(file.path));
    std::unique_ptr<PageFile> pages(new PageFile);
    pages->m_file = file;
    QByteArray first;
    if (pages->reopen()) {
        // The driver's first question makes the engine read page 1 and learn the size of pages.
        sqlite3_stmt *statement = nullptr;
        sqlite3 *handle = pages->m_handle->driver.nativeHandle();
        if (sqlite3_prepare_v2(handle, "PRAGMA page_size", -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            pages->m_size = sqlite3_column_int(statement, 0);
        sqlite3_finalize(statement);
        pages->m_count = pages->m_size >= 512 ? (info.size() + pages->m_size - 1) / pages->m_size : 0;
        first = pages->read(1);
    }
    if (first.size() < 512 || !first.startsWith("SQLite format 3"))
        return fail(
            ErrorCode::Damaged,
            StorageText::tr("The first page of “%1” cannot be read; without it nothing else can. Restore the newest "
                            "backup.")
                .arg(file.path));
    pages->m_usable = pages->m_size - static_cast<unsigned char>(first.at(20));
    pages->m_version = static_cast<int>(qFromBigEndian<quint32>(first.constData() + 60));
    if (pages->m_usable < 480)
        return fail(ErrorCode::Damaged, StorageText::tr("“%1” is not a database.").arg(file.path));
    return pages;
}

QByteArray PageFile::read(qint64 page)
{
    if (page < 1 || page > m_count || !m_handle || !m_handle->file)
        return {};
    QByteArray content(m_size, '\0');
    const int code = m_handle->file->pMethods->xRead(m_handle->file, content.data(), m_size, (page - 1) * m_size);
    if (code == SQLITE_OK)
        return content;
    // After a page that does not decipher the cipher refuses the rest as well.
    if (!reopen())
        m_handle.reset();
    return {};
}

}  // namespace fieldfare
