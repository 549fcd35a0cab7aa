// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip/zip_writer.h"

#include "exchange/text.h"
#include "storage/durable_file.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>

namespace fieldfare {

ZipWriter::~ZipWriter()
{
    if (m_archive != nullptr) {
        // What was begun is thrown away: nothing more must be written by closing it.
        archive_write_fail(m_archive);
        archive_write_free(m_archive);
    }
    if (!m_temporary.isEmpty())
        QFile::remove(m_temporary);
}

tl::unexpected<Error> ZipWriter::failed() const
{
    const int number = archive_errno(m_archive);
    const QString details = QString::fromUtf8(archive_error_string(m_archive));
    if (number == ENOSPC || number == EFBIG)
        return fail(
            ErrorCode::DiskFull,
            ExchangeText::tr("The disk is full: \"%1\" was not written. Free some space and try again.").arg(m_path),
            details);
    return fail(ErrorCode::Io, ExchangeText::tr("\"%1\" cannot be written.").arg(m_path), details);
}

Result<std::unique_ptr<ZipWriter>> ZipWriter::create(const QString &path, const QDateTime &now)
{
    std::unique_ptr<ZipWriter> writer(new ZipWriter);
    writer->m_path = path;
    writer->m_now = now;
    QFile place(QFileInfo(path).absolutePath() + QStringLiteral("/.fieldfare-") +
                QString::number(QRandomGenerator::global()->generate64(), 36) + QStringLiteral(".zip"));
    if (QFileInfo(path).isDir() || !place.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return fail(ErrorCode::Io, ExchangeText::tr("\"%1\" cannot be written there. Choose another folder.").arg(path),
                    place.errorString());
    }
    writer->m_temporary = place.fileName();
    place.close();
    writer->m_archive = archive_write_new();
    archive_write_set_format_zip(writer->m_archive);
    archive_write_set_options(writer->m_archive, "zip:hdrcharset=UTF-8");
    archive_write_set_bytes_in_last_block(writer->m_archive, 1);
    if (archive_write_open_filename(writer->m_archive, QFile::encodeName(writer->m_temporary).constData()) !=
        ARCHIVE_OK)
        return writer->failed();
    return writer;
}

Result<> ZipWriter::begin(const QString &name)
{
    archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name.toUtf8().constData());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, m_now.toSecsSinceEpoch(), 0);
    const int state = archive_write_header(m_archive, entry);
    archive_entry_free(entry);
    if (state < ARCHIVE_WARN)
        return failed();
    return {};
}

Result<> ZipWriter::write(const char *bytes, qint64 size)
{
    while (size > 0) {
        const auto written = archive_write_data(m_archive, bytes, static_cast<std::size_t>(size));
        if (written <= 0)
            return failed();
        bytes += written;
        size -= written;
    }
    return {};
}

Result<> ZipWriter::add(const QString &name, const QByteArray &content)
{
    TRY(begin(name));
    return write(content.constData(), content.size());
}

Result<> ZipWriter::finish()
{
    if (archive_write_close(m_archive) != ARCHIVE_OK)
        return failed();
    archive_write_free(m_archive);
    m_archive = nullptr;
    TRY(replaceDurably(m_temporary, m_path));
    m_temporary.clear();
    return {};
}

qint64 ZipDevice::writeData(const char *bytes, qint64 size)
{
    if (m_error)
        return -1;
    if (const auto written = m_writer.write(bytes, size); !written) {
        m_error = written.error();
        setErrorString(m_error->message);
        return -1;
    }
    return size;
}

}  // namespace fieldfare
