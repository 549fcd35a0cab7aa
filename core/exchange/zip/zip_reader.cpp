// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip/zip_reader.h"

#include "exchange/file_kind.h"
#include "exchange/text.h"

#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

namespace fieldfare {

namespace {

constexpr std::size_t bytesAtOnce = 64 * 1024;

struct CloseArchive {
    void operator()(archive *open) const { archive_read_free(open); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

tl::unexpected<Error> damaged(const QString &path, archive *open)
{
    const char *why = open == nullptr ? nullptr : archive_error_string(open);
    return fail(
        ErrorCode::InvalidInput,
        ExchangeText::tr("\"%1\" is damaged or was not copied completely. Save it again in the program it comes "
                         "from, or fetch it once more.")
            .arg(QFileInfo(path).fileName()),
        QString::fromUtf8(why));
}

Result<OpenArchive> openArchive(const QString &path)
{
    OpenArchive open(archive_read_new());
    if (!open)
        return fail(ErrorCode::Internal, ExchangeText::tr("There is not enough memory."));
    // Only zip, no filters: nothing else is expected here, so nothing else is to be attacked.
    archive_read_support_format_zip(open.get());
    if (archive_read_set_options(open.get(), "hdrcharset=UTF-8") == ARCHIVE_FATAL ||
        archive_read_open_filename(open.get(), QFile::encodeName(path).constData(), bytesAtOnce) != ARCHIVE_OK)
        return damaged(path, open.get());
    return open;
}

QString nameOf(archive_entry *entry)
{
    if (const char *utf8 = archive_entry_pathname_utf8(entry))
        return QString::fromUtf8(utf8);
    return QString::fromLatin1(archive_entry_pathname(entry));
}

QString plain(QString name)
{
    name.replace(u'\\', u'/');
    while (name.startsWith(u'/'))
        name.remove(0, 1);
    return name.toLower();
}

}  // namespace

ZipStream::~ZipStream() { archive_read_free(m_archive); }

Result<qint64> ZipStream::read(char *bytes, qint64 size)
{
    const auto got = archive_read_data(m_archive, bytes, static_cast<std::size_t>(size));
    if (got < 0)
        return damaged(m_file, m_archive);
    m_unpacked += got;
    if (m_unpacked > m_limit) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("The part \"%1\" of \"%2\" unpacks to more than %3 MB from a file of %4 MB. No table "
                             "does that; such files are made to fill memory and disk. If it is honest data, "
                             "save it as CSV.")
                .arg(m_entry.name, QFileInfo(m_file).fileName())
                .arg(m_limit / 1'000'000)
                .arg(double(QFileInfo(m_file).size()) / 1e6, 0, 'f', 1));
    }
    return qint64(got);
}

Result<ZipFile> ZipFile::open(const QString &path, const ZipLimits &limits)
{
    TRY(expectReadableFile(path));
    ZipFile zip;
    zip.m_path = path;
    zip.m_limits = limits;
    TRY_ASSIGN(const OpenArchive open, openArchive(path));
    archive_entry *entry = nullptr;
    for (;;) {
        const int state = archive_read_next_header(open.get(), &entry);
        if (state == ARCHIVE_EOF)
            break;
        if (state < ARCHIVE_WARN)
            return damaged(path, open.get());
        if (archive_entry_is_encrypted(entry) != 0) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("\"%1\" is protected by a password. Take the password away in the program it "
                                         "comes from and save it again.")
                            .arg(QFileInfo(path).fileName()));
        }
        zip.m_entries.append({nameOf(entry), archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : -1});
        if (zip.m_entries.size() > limits.entries) {
            return fail(ErrorCode::InvalidInput, ExchangeText::tr("\"%1\" holds more than %2 files; it cannot be read.")
                                                     .arg(QFileInfo(path).fileName())
                                                     .arg(limits.entries));
        }
    }
    if (zip.m_entries.isEmpty())
        return damaged(path, nullptr);
    return zip;
}

QString ZipFile::find(const QString &name) const
{
    const QString wanted = plain(name);
    for (const ZipEntry &entry : m_entries) {
        if (entry.name == name || plain(entry.name) == wanted)
            return entry.name;
    }
    return {};
}

Result<std::unique_ptr<ZipStream>> ZipFile::stream(const QString &name) const
{
    const QString spelt = find(name);
    TRY_ASSIGN(OpenArchive open, openArchive(m_path));
    archive_entry *entry = nullptr;
    while (!spelt.isEmpty()) {
        const int state = archive_read_next_header(open.get(), &entry);
        if (state == ARCHIVE_EOF)
            break;
        if (state < ARCHIVE_WARN)
            return damaged(m_path, open.get());
        if (nameOf(entry) != spelt)
            continue;
        std::unique_ptr<ZipStream> stream(new ZipStream);
        stream->m_file = m_path;
        stream->m_entry = {spelt, archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : -1};
        stream->m_archive = open.release();
        stream->m_limit = m_limits.free + QFileInfo(m_path).size() * m_limits.ratio;
        return stream;
    }
    return fail(ErrorCode::NotFound,
                ExchangeText::tr("There is no part \"%1\" in \"%2\".").arg(name, QFileInfo(m_path).fileName()));
}

Result<QByteArray> ZipFile::content(const QString &name, qint64 limit) const
{
    TRY_ASSIGN(const auto stream, this->stream(name));
    QByteArray bytes;
    char block[16 * 1024];
    for (;;) {
        TRY_ASSIGN(const qint64 got, stream->read(block, sizeof block));
        if (got == 0)
            return bytes;
        bytes.append(block, got);
        if (bytes.size() > limit) {
            return fail(ErrorCode::InvalidInput, ExchangeText::tr("The part \"%1\" of \"%2\" is too big to be read.")
                                                     .arg(name, QFileInfo(m_path).fileName()));
        }
    }
}

}  // namespace fieldfare
