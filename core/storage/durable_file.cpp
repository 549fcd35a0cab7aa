// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/durable_file.h"

#include "storage/text.h"

#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace fieldfare {

namespace {

tl::unexpected<Error> writeFailure(const QFile &file, int systemError)
{
    bool full = file.error() == QFileDevice::ResourceError || systemError == ENOSPC || systemError == EFBIG;
#ifdef EDQUOT
    full = full || systemError == EDQUOT;
#endif
    if (full)
        return fail(ErrorCode::DiskFull,
                    StorageText::tr("The disk is full: “%1” was not saved. Free some space and try again.")
                        .arg(file.fileName()),
                    file.errorString());
    return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(file.fileName()), file.errorString());
}

std::filesystem::path nativePath(const QString &path)
{
#ifdef Q_OS_WIN
    return path.toStdWString();
#else
    return QFile::encodeName(path).constData();
#endif
}

/// The rename itself is part of what must survive a power cut.
void flushFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = open(folder.constData(), O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        fsync(handle);  // not every file system can; then there is nothing more to do
        close(handle);
    }
#else
    Q_UNUSED(path)
#endif
}

/// QFile::rename() does not replace an existing file, which this does in one step on all systems.
Result<void> putInPlace(const QString &temporary, const QString &path)
{
    std::error_code failed;
    std::filesystem::rename(nativePath(temporary), nativePath(path), failed);
    if (failed)
        return fail(ErrorCode::Io, StorageText::tr("“%1” was not saved.").arg(path),
                    QString::fromStdString(failed.message()));
    flushFolder(path);
    return {};
}

}  // namespace

Result<void> writeAll(QFile &file, const char *bytes, qint64 size)
{
    for (qint64 done = 0; done < size;) {
        errno = 0;
        const qint64 written = file.write(bytes + done, size - done);
        if (written <= 0)
            return writeFailure(file, errno);
        done += written;  // a part only: the next attempt tells why
    }
    return {};
}

Result<void> flushToDevice(QFile &file)
{
    errno = 0;
#ifdef Q_OS_WIN
    const bool flushed = file.flush() && _commit(file.handle()) == 0;
#elif defined(Q_OS_MACOS)
    const bool flushed = file.flush() && fcntl(file.handle(), F_FULLFSYNC) == 0;
#else
    const bool flushed = file.flush() && fsync(file.handle()) == 0;
#endif
    if (!flushed)
        return writeFailure(file, errno);
    return {};
}

Result<void> writeFileAtomically(const QString &path, const QByteArray &content)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto writeProtected = [&](const QString &details) {
        return fail(ErrorCode::ReadOnly,
                    StorageText::tr("“%1” cannot be written: the place is write-protected.").arg(path), details);
    };
    if (QFileInfo::exists(path) && !QFileInfo(path).isWritable())
        return writeProtected(QString());
    QFile file(path + QStringLiteral(".new"));
    QFile::remove(file.fileName());  // left by a crash
    auto removeBegun = qScopeGuard([&] { file.remove(); });
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        const int systemError = errno;
        if (!QFileInfo(folder).isWritable())
            return writeProtected(file.errorString());
        return writeFailure(file, systemError);
    }
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return writeFailure(file, 0);
    TRY(writeAll(file, content.constData(), content.size()));
    TRY(flushToDevice(file));
    file.close();

    TRY(putInPlace(file.fileName(), path));
    removeBegun.dismiss();
    return {};
}

Result<void> replaceDurably(const QString &temporary, const QString &path)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isWritable())
        return fail(ErrorCode::ReadOnly,
                    StorageText::tr("“%1” cannot be written: the place is write-protected.").arg(path));
    QFile file(temporary);
    errno = 0;
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return writeFailure(file, errno);
    TRY(flushToDevice(file));
    file.close();
    return putInPlace(temporary, path);
}

}  // namespace fieldfare
