// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/blobs/blob_folder.h"

#include "server/text.h"
#include "storage/durable_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/file.h>

namespace fieldfare::server {

namespace {

constexpr int kNameLength = 64;

/// Held by one thread of one process. The system lets it go when that process ends, however it ends.
class HeldLock {
public:
    explicit HeldLock(const QString &path) : m_file(path) {}
    [[nodiscard]] Result<void> take()
    {
        if (!m_file.open(QIODevice::ReadWrite))
            return fail(ErrorCode::ReadOnly,
                        text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")),
                        m_file.errorString());
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        while (flock(m_file.handle(), LOCK_EX) != 0) {
            if (errno != EINTR)
                return fail(ErrorCode::Io,
                            text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be locked.")),
                            QString::fromLocal8Bit(std::strerror(errno)));
        }
        return {};
    }

private:
    QFile m_file;
};

tl::unexpected<Error> notTaken(const QString &details)
{
    return fail(ErrorCode::InvalidInput,
                text(QT_TRANSLATE_NOOP("Server", "The company server does not take this as a file's content.")),
                details);
}

tl::unexpected<Error> unreadable(const QFile &file)
{
    return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "The content of the file cannot be read.")),
                file.errorString());
}

Result<void> check(const BlobFolder::Place &place)
{
    if (place.organisation.isNull() || !BlobFolder::isName(place.name))
        return notTaken(QStringLiteral("not a name of a content"));
    return {};
}

}  // namespace

BlobFolder::BlobFolder(QString folder) : m_folder(std::move(folder)) {}

bool BlobFolder::isName(const QString &name)
{
    return name.size() == kNameLength && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                      (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
           });
}

QString BlobFolder::folderOf(const Uid &organisation) const
{
    return m_folder + QLatin1Char('/') + uidText(organisation);
}

QString BlobFolder::pathOf(const Place &place) const
{
    return folderOf(place.organisation) + QLatin1Char('/') + place.name.left(2) + QLatin1Char('/') + place.name;
}

QString BlobFolder::partOf(const Place &place, const Uid &uploader) const
{
    return folderOf(place.organisation) + QStringLiteral("/incoming/") + place.name + QLatin1Char('-') +
           uidText(uploader);
}

Result<BlobFolder::Put> BlobFolder::put(const Place &place, const Uid &uploader, const Piece &piece)
{
    TRY(check(place));
    const qint64 size = piece.bytes.size();
    if (uploader.isNull() || piece.total < 0 || piece.total > kMostBytes || size > kPiece || piece.offset < 0 ||
        piece.offset > piece.total || size > piece.total - piece.offset || (size == 0 && piece.offset < piece.total))
        return notTaken(QStringLiteral("sizes: %1 at %2 of %3").arg(size).arg(piece.offset).arg(piece.total));
    const QString incoming = folderOf(place.organisation) + QStringLiteral("/incoming");
    if (!QDir().mkpath(incoming))
        return fail(ErrorCode::ReadOnly,
                    text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")));
    HeldLock lock(incoming + QStringLiteral("/lock-") + place.name.left(1));
    TRY(lock.take());

    QFile file(partOf(place, uploader));
    const qint64 have = file.size();  // 0 when it is not there
    if (have != piece.offset)
        return Put{Answer::OtherOffset, have};
    if (QCryptographicHash::hash(piece.bytes, QCryptographicHash::Sha256) != piece.sha256)
        return Put{Answer::WrongPiece, have};
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !file.seek(have))
        return fail(ErrorCode::ReadOnly, text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")),
                    file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (auto written = writeAll(file, piece.bytes.constData(), size); !written) {
        // Half a piece must not count as one. A file that cannot even be cut is worth nothing.
        if (have == 0 || !file.resize(have))
            file.remove();
        return tl::unexpected(written.error());
    }
    file.close();
    if (have + size < piece.total)
        return Put{Answer::Taken, have + size};
    return finish(place, file.fileName());
}

Result<BlobFolder::Put> BlobFolder::finish(const Place &place, const QString &part) const
{
    qint64 size = 0;
    {
        QFile file(part);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return unreadable(file);
        if (QString::fromLatin1(hash.result().toHex()) != place.name) {
            if (!file.remove())
                return fail(ErrorCode::Io,
                            text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")),
                            file.errorString());
            return Put{Answer::WrongContent, 0};
        }
        size = file.size();
    }
    const QString path = pathOf(place);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::ReadOnly,
                    text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")));
    TRY(replaceDurably(part, path));  // who reads the older one, which is the same, goes on reading it
    return Put{Answer::Whole, size};
}

Result<qint64> BlobFolder::begun(const Place &place, const Uid &uploader) const
{
    TRY(check(place));
    return QFileInfo(partOf(place, uploader)).size();
}

Result<qint64> BlobFolder::size(const Place &place) const
{
    TRY(check(place));
    const QFileInfo file(pathOf(place));
    if (!file.isFile())
        return fail(ErrorCode::NotFound,
                    text(QT_TRANSLATE_NOOP("Server", "The content of this file is not on the company server yet.")));
    return file.size();
}

Result<QByteArray> BlobFolder::get(const Place &place, qint64 offset, qint64 length) const
{
    TRY_ASSIGN(const qint64 whole, size(place));
    if (offset < 0 || offset > whole || length < 0)
        return notTaken(QStringLiteral("range: %1 from %2 of %3").arg(length).arg(offset).arg(whole));
    QFile file(pathOf(place));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(offset))
        return unreadable(file);
    const qint64 wanted = std::min({length, kPiece, whole - offset});
    const QByteArray bytes = file.read(wanted);
    if (bytes.size() != wanted)
        return unreadable(file);
    return bytes;
}

QStringList BlobFolder::all(const Uid &organisation) const
{
    QStringList names;
    const QDir folder(folderOf(organisation));
    for (const QString &start : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &name : QDir(folder.filePath(start)).entryList(QDir::Files)) {
            if (isName(name) && name.startsWith(start))
                names.append(name);
        }
    }
    return names;
}

Result<int> BlobFolder::removeUnused(const Uid &organisation, const QSet<QString> &used, const QDateTime &before) const
{
    const QString incoming = folderOf(organisation) + QStringLiteral("/incoming");
    int removed = 0;
    // Under the lock of its name, so that nobody finishes the same content between the look and the removal.
    const auto removeOld = [&](const QString &name, const QString &path) -> Result<void> {
        HeldLock lock(incoming + QStringLiteral("/lock-") + name.left(1));
        TRY(lock.take());
        const QFileInfo file(path);
        if (!file.exists() || file.lastModified() >= before)
            return {};
        if (QFile old(path); !old.remove())
            return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "The folder of contents cannot be written.")),
                        old.errorString());
        ++removed;
        return {};
    };
    for (const QString &name : all(organisation)) {
        if (!used.contains(name))
            TRY(removeOld(name, pathOf({organisation, name})));
    }
    for (const QString &name : QDir(incoming).entryList(QDir::Files)) {
        if (isName(name.left(kNameLength)))  // the locks stay
            TRY(removeOld(name, incoming + QLatin1Char('/') + name));
    }
    return removed;
}

}  // namespace fieldfare::server
