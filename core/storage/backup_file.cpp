// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_file.h"

#include "storage/durable_file.h"
#include "storage/text.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

#include <array>

namespace fieldfare {

namespace {

constexpr char Magic[] = "FieldfareBackup1";
constexpr qint64 MagicSize = sizeof(Magic) - 1;
constexpr qint64 HashSize = 32;
constexpr qint64 TrailerSize = MagicSize + 16 + HashSize;
constexpr qint64 LargestManifest = qint64(4) << 20;
constexpr qint64 PieceSize = qint64(1) << 20;

class Hash {
public:
    Hash() { crypto_generichash_init(&m_state, nullptr, 0, HashSize); }
    void add(const char *bytes, qint64 size)
    {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(bytes),
                                  static_cast<unsigned long long>(size));
    }
    QByteArray result()
    {
        QByteArray hash(HashSize, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char *>(hash.data()), HashSize);
        return hash;
    }

private:
    crypto_generichash_state m_state{};
};

tl::unexpected<Error> damaged(const QFile &file, const QString &details)
{
    return fail(ErrorCode::Damaged,
                StorageText::tr("The backup “%1” is damaged. Please take an older one.").arg(file.fileName()), details);
}

tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, StorageText::tr("Stopped; nothing was changed."));
}

}  // namespace

Result<BackupTrailer> readTrailer(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (!info.exists())
        return fail(ErrorCode::NotFound, StorageText::tr("There is no file “%1”.").arg(file.fileName()));
    if (info.isDir())
        return fail(ErrorCode::InvalidInput, StorageText::tr("“%1” is a folder, not a backup.").arg(file.fileName()));
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read.").arg(file.fileName()), file.errorString());

    const qint64 size = file.size();
    QByteArray end;
    if (size >= TrailerSize && file.seek(size - TrailerSize))
        end = file.read(TrailerSize);
    if (end.size() != TrailerSize || !end.startsWith(Magic))
        return fail(ErrorCode::InvalidInput,
                    StorageText::tr("“%1” is not a complete Fieldfare backup.").arg(file.fileName()));
    BackupTrailer trailer;
    trailer.databaseBytes = qFromLittleEndian<qint64>(end.constData() + MagicSize);
    const auto manifestBytes = qFromLittleEndian<qint64>(end.constData() + MagicSize + 8);
    trailer.filesBytes = size - TrailerSize - manifestBytes - trailer.databaseBytes;
    if (trailer.databaseBytes < 0 || manifestBytes < 0 || manifestBytes > LargestManifest || trailer.filesBytes < 0)
        return damaged(file, QStringLiteral("lengths"));
    trailer.hash = end.right(HashSize);
    trailer.hashedBytes = size - HashSize;
    if (!file.seek(trailer.databaseBytes + trailer.filesBytes))
        return damaged(file, QStringLiteral("seek"));
    const QJsonObject manifest = QJsonDocument::fromJson(file.read(manifestBytes)).object();
    trailer.madeAt = QDateTime::fromString(manifest.value(QLatin1String("made_at")).toString(), Qt::ISODateWithMs);
    if (!trailer.madeAt.isValid() ||
        manifest.value(QLatin1String("attachments_bytes")).toInteger() != trailer.filesBytes)
        return damaged(file, QStringLiteral("manifest"));
    trailer.content = manifest.value(QLatin1String("content"));
    TRY_ASSIGN(trailer.description, WorkspaceFile::fromJson(manifest.value(QLatin1String("workspace")).toObject()));
    return trailer;
}

Result<void> appendTrailer(const QString &path, qint64 filesBytes, const WorkspaceFile &description,
                           const QDateTime &madeAt, const QJsonValue &content, const Progress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path), file.errorString());
    const qint64 allBytes = file.size();
    const qint64 databaseBytes = allBytes - filesBytes;
    Hash hash;
    QByteArray piece(PieceSize, Qt::Uninitialized);
    for (qint64 done = 0; done < allBytes;) {
        const qint64 got = file.read(piece.data(), PieceSize);
        if (got <= 0)
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read.").arg(path), file.errorString());
        hash.add(piece.constData(), got);
        done += got;
        if (progress && !progress(double(done) / double(allBytes)))
            return cancelled();
    }
    QJsonObject manifest{{QStringLiteral("made_at"), madeAt.toUTC().toString(Qt::ISODateWithMs)},
                         {QStringLiteral("content"), content},
                         {QStringLiteral("workspace"), description.toJson()}};
    if (filesBytes > 0)
        manifest.insert(QStringLiteral("attachments_bytes"), filesBytes);
    QByteArray end = QJsonDocument(manifest).toJson(QJsonDocument::Compact);
    const qint64 manifestBytes = end.size();
    end += Magic;
    std::array<char, 16> lengths{};
    qToLittleEndian<qint64>(databaseBytes, lengths.data());
    qToLittleEndian<qint64>(manifestBytes, lengths.data() + 8);
    end.append(lengths.data(), lengths.size());
    hash.add(end.constData(), end.size());
    end += hash.result();
    TRY(writeAll(file, end.constData(), end.size()));
    return flushToDevice(file);
}

Result<void> readThrough(QFile &file, const BackupTrailer &trailer, const BackupPiece &piece, const BackupPiece &files,
                         const Progress &progress)
{
    if (!file.seek(0))
        return damaged(file, QStringLiteral("seek"));
    Hash hash;
    QByteArray buffer(PieceSize, Qt::Uninitialized);
    for (qint64 done = 0; done < trailer.hashedBytes;) {
        const qint64 got = file.read(buffer.data(), qMin(PieceSize, trailer.hashedBytes - done));
        if (got <= 0)
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read.").arg(file.fileName()),
                        file.errorString());
        hash.add(buffer.constData(), got);
        const qint64 ofDatabase = qMin(got, trailer.databaseBytes - done);
        if (piece && ofDatabase > 0)
            TRY(piece(buffer.constData(), ofDatabase));
        const qint64 from = qMax(done, trailer.databaseBytes);
        const qint64 to = qMin(done + got, trailer.databaseBytes + trailer.filesBytes);
        if (files && to > from)
            TRY(files(buffer.constData() + (from - done), to - from));
        done += got;
        if (progress && !progress(double(done) / double(trailer.hashedBytes)))
            return cancelled();
    }
    if (hash.result() != trailer.hash)
        return damaged(file, QStringLiteral("hash"));
    return {};
}

}  // namespace fieldfare
