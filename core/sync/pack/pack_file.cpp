// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pack/pack_file.h"

#include "storage/durable_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QScopeGuard>
#include <QSysInfo>
#include <QtEndian>

namespace fieldfare::sync {

namespace {

const QByteArray kPackMagic = QByteArrayLiteral("FieldfarePack");
constexpr char kPackFormat = 1;
constexpr qsizetype kNameBytes = 16;
constexpr qsizetype kHashBytes = 32;
constexpr qsizetype kHeaderBytes = 14 + 2 * kNameBytes + 8 + kHashBytes;
constexpr qint64 kPiece = 1 << 20;
/// A lock older than this is left from a computer that was switched off. Whoever is slower loses nothing: publish() looks again.
constexpr int kStaleMs = 30 * 60 * 1000;

QString packText(const char *source) { return QCoreApplication::translate("Pack", source); }

QByteArray hashed(const PackHeader &header)
{
    QByteArray bytes = kPackMagic + kPackFormat + header.pack + header.mark + QByteArray(8, '\0');
    qToBigEndian(header.length, bytes.data() + bytes.size() - 8);
    return bytes;
}

tl::unexpected<Error> notWhole(const QString &path, const char *what)
{
    return fail(
        ErrorCode::Damaged,
        packText(QT_TRANSLATE_NOOP("Pack", "The exchange file “%1” is not whole. If it is still being copied, wait "
                                           "and try again; otherwise put an older copy of it there. Nothing was "
                                           "changed."))
            .arg(QDir::toNativeSeparators(path)),
        QString::fromLatin1(what));
}

Result<PackHeader> readHeader(QFile &file, const QByteArray &pack)
{
    const QString shown = QDir::toNativeSeparators(file.fileName());
    const QByteArray bytes = file.read(kHeaderBytes);
    if (!bytes.startsWith(kPackMagic)) {
        if (bytes.isEmpty() && file.error() == QFileDevice::NoError)
            return notWhole(file.fileName(), "empty");
        return fail(ErrorCode::InvalidInput,
                    packText(QT_TRANSLATE_NOOP("Pack", "“%1” is not an exchange file of this program.")).arg(shown));
    }
    if (bytes.size() < kHeaderBytes)
        return notWhole(file.fileName(), "header");
    if (bytes.at(13) > kPackFormat || bytes.at(13) < 1)
        return fail(ErrorCode::NewerFormat,
                    packText(QT_TRANSLATE_NOOP("Pack", "The exchange file was used with a newer version of the "
                                                       "program. Install that version; nothing was changed.")),
                    QStringLiteral("format %1").arg(int(bytes.at(13))));
    PackHeader header;
    header.pack = bytes.mid(14, kNameBytes);
    header.mark = bytes.mid(14 + kNameBytes, kNameBytes);
    header.length = qFromBigEndian<qint64>(bytes.constData() + 14 + 2 * kNameBytes);
    header.hash = bytes.right(kHashBytes);
    if (header.pack != pack)
        return fail(ErrorCode::WrongKey,
                    packText(QT_TRANSLATE_NOOP("Pack", "The code does not belong to the exchange file “%1”: it is "
                                                       "another group's, or the code is wrong."))
                        .arg(shown));
    return header;
}

Result<void> openToRead(QFile &file)
{
    if (!file.exists())
        return fail(ErrorCode::NotFound,
                    packText(QT_TRANSLATE_NOOP("Pack", "There is no exchange file at “%1”. Is it the right folder or "
                                                       "stick?"))
                        .arg(QDir::toNativeSeparators(file.fileName())));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io,
                    packText(QT_TRANSLATE_NOOP("Pack", "The exchange file “%1” cannot be read."))
                        .arg(QDir::toNativeSeparators(file.fileName())),
                    file.errorString());
    return {};
}

/// All that is left of `from`, to `to`. Returns how many bytes.
Result<qint64> copyOn(QFile &from, QFile &to, QCryptographicHash &hash)
{
    QByteArray piece(kPiece, Qt::Uninitialized);
    qint64 copied = 0;
    for (;;) {
        const qint64 got = from.read(piece.data(), kPiece);
        if (got < 0)
            return fail(ErrorCode::Io,
                        packText(QT_TRANSLATE_NOOP("Pack", "“%1” cannot be read. Is the stick still in?"))
                            .arg(QDir::toNativeSeparators(from.fileName())),
                        from.errorString());
        if (got == 0)
            return copied;
        hash.addData(QByteArrayView(piece.constData(), got));
        TRY(writeAll(to, piece.constData(), got));
        copied += got;
    }
}

}  // namespace

QString PackFolder::path() const { return QDir(m_folder).filePath(QStringLiteral("fieldfare-exchange.ffpack")); }

bool PackFolder::hasFile() const { return QFileInfo::exists(path()); }

Result<void> PackFolder::check() const
{
    const QFileInfo info(m_folder);
    const QString shown = QDir::toNativeSeparators(m_folder);
    if (m_folder.isEmpty() || !info.isDir())
        return fail(ErrorCode::NotFound,
                    packText(QT_TRANSLATE_NOOP("Pack", "The folder “%1” is not there. Put the stick in, or connect the "
                                                       "drive, and try again."))
                        .arg(shown));
    if (!info.isWritable() || (hasFile() && !QFileInfo(path()).isWritable()))
        return fail(ErrorCode::ReadOnly,
                    packText(QT_TRANSLATE_NOOP("Pack", "The folder “%1” is write-protected: nothing was exchanged."))
                        .arg(shown));
    return {};
}

Result<std::unique_ptr<QLockFile>> PackFolder::lock() const
{
    auto lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(QStringLiteral("fieldfare-exchange.lock")));
    lock->setStaleLockTime(kStaleMs);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host;
        QString program;
        const bool isKnown = lock->getLockInfo(&process, &host, &program) && !host.isEmpty();
        if (isKnown && host == QSysInfo::machineHostName())
            return fail(ErrorCode::Locked,
                        packText(QT_TRANSLATE_NOOP("Pack", "Another window or program on this computer is exchanging "
                                                           "with this file right now. Try again in a moment.")),
                        QStringLiteral("%1 %2").arg(program).arg(process));
        return fail(
            ErrorCode::Locked,
            packText(QT_TRANSLATE_NOOP("Pack", "The computer “%1” is exchanging with this file right now. Try "
                                               "again in a moment; if it was switched off meanwhile, remove the "
                                               "file “%2”."))
                .arg(isKnown ? host : QStringLiteral("?"), lock->fileName()));
    }
    if (lock->error() == QLockFile::PermissionError)
        return fail(ErrorCode::ReadOnly,
                    packText(QT_TRANSLATE_NOOP("Pack", "The folder “%1” is write-protected: nothing was exchanged."))
                        .arg(QDir::toNativeSeparators(m_folder)));
    return fail(ErrorCode::Io,
                packText(QT_TRANSLATE_NOOP("Pack", "The folder “%1” cannot be written to, perhaps because it is full: "
                                                   "nothing was exchanged."))
                    .arg(QDir::toNativeSeparators(m_folder)));
}

Result<PackHeader> PackFolder::header(const QByteArray &pack) const
{
    QFile file(path());
    TRY(openToRead(file));
    TRY_ASSIGN(PackHeader header, readHeader(file, pack));
    if (file.size() != kHeaderBytes + header.length)
        return notWhole(file.fileName(), "length");
    return header;
}

Result<PackHeader> PackFolder::fetch(const QByteArray &pack, const QString &database) const
{
    QFile file(path());
    TRY(openToRead(file));
    TRY_ASSIGN(PackHeader header, readHeader(file, pack));
    QFile::remove(database);
    QFile out(database);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(
            ErrorCode::Io,
            packText(QT_TRANSLATE_NOOP("Pack", "“%1” cannot be written.")).arg(QDir::toNativeSeparators(database)),
            out.errorString());
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    auto removeBegun = qScopeGuard([&] { out.remove(); });
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(hashed(header));
    TRY_ASSIGN(const qint64 copied, copyOn(file, out, hash));
    if (copied != header.length || hash.result() != header.hash)
        return notWhole(file.fileName(), copied != header.length ? "length" : "hash");
    removeBegun.dismiss();
    return header;
}

Result<void> PackFolder::publish(const QString &database, const QByteArray &pack, const QByteArray &mark,
                                 const QByteArray &before) const
{
    QFile from(database);
    TRY(openToRead(from));
    PackHeader header{pack, mark, from.size(), {}};
    const QString temporary = path() + QStringLiteral(".new");
    QFile::remove(temporary);  // left when a stick was pulled out
    QFile out(temporary);
    if (!out.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        TRY(check());
        return fail(
            ErrorCode::Io,
            packText(QT_TRANSLATE_NOOP("Pack", "“%1” cannot be written.")).arg(QDir::toNativeSeparators(temporary)),
            out.errorString());
    }
    auto removeBegun = qScopeGuard([&] { out.remove(); });
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(hashed(header));
    TRY(writeAll(out, QByteArray(kHeaderBytes, '\0').constData(), kHeaderBytes));
    TRY_ASSIGN(const qint64 copied, copyOn(from, out, hash));
    if (copied != header.length)
        return notWhole(database, "changed while it was read");
    const QByteArray head = hashed(header) + hash.result();
    if (!out.seek(0))
        return fail(
            ErrorCode::Io,
            packText(QT_TRANSLATE_NOOP("Pack", "“%1” cannot be written.")).arg(QDir::toNativeSeparators(temporary)),
            out.errorString());
    TRY(writeAll(out, head.constData(), head.size()));
    TRY(flushToDevice(out));
    out.close();
    // A folder that is kept in step by another program knows no locks: what came meanwhile is not covered up.
    bool isSame = before.isEmpty() ? !hasFile() : false;
    if (!before.isEmpty()) {
        const auto there = this->header(pack);
        isSame = there && there->mark == before;
    }
    if (!isSame)
        return fail(ErrorCode::Conflict,
                    packText(QT_TRANSLATE_NOOP("Pack", "Somebody else put another exchange file there meanwhile. "
                                                       "Exchange once more; nothing is lost.")));
    TRY(replaceDurably(temporary, path()));
    removeBegun.dismiss();
    return {};
}

}  // namespace fieldfare::sync
