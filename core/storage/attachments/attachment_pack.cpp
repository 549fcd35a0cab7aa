// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments/attachment_pack.h"

#include "storage/attachments/attachment_store.h"
#include "storage/durable_file.h"
#include "storage/text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtEndian>

#include <array>

namespace fieldfare {

namespace {

constexpr qsizetype kNameBytes = 64;
constexpr qsizetype kHeadBytes = kNameBytes + 8;
constexpr qint64 kPiece = qint64(1) << 20;

tl::unexpected<Error> damagedPack()
{
    return fail(ErrorCode::Damaged, StorageText::tr("The attached files in this backup are damaged."));
}

}  // namespace

qint64 packedBytes(const QString &folder)
{
    const AttachmentStore store(folder, nullptr);
    qint64 bytes = 0;
    for (const QString &path : store.files())
        bytes += kHeadBytes + QFileInfo(folder + QLatin1Char('/') + path).size();
    return bytes;
}

Result<qint64> packAttachments(QFile &out, const QString &folder, const std::function<bool()> &proceed)
{
    const AttachmentStore store(folder, nullptr);
    qint64 written = 0;
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (const QString &path : store.files()) {
        const QString name = path.section(QLatin1Char('/'), 1);
        QFile file(folder + QLatin1Char('/') + path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read.").arg(file.fileName()),
                        file.errorString());
        const qint64 size = file.size();
        std::array<char, 8> length{};
        qToLittleEndian<qint64>(size, length.data());
        const QByteArray head = name.toLatin1() + QByteArray(length.data(), qsizetype(length.size()));
        TRY(writeAll(out, head.constData(), head.size()));
        for (qint64 done = 0; done < size;) {
            const qint64 got = file.read(piece.data(), qMin(kPiece, size - done));
            if (got <= 0)
                return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read.").arg(file.fileName()),
                            file.errorString());
            TRY(writeAll(out, piece.constData(), got));
            done += got;
            if (proceed && !proceed())
                return fail(ErrorCode::Cancelled, StorageText::tr("Stopped; nothing was changed."));
        }
        written += kHeadBytes + size;
    }
    return written;
}

AttachmentUnpacker::~AttachmentUnpacker() = default;

Result<void> AttachmentUnpacker::openNext()
{
    m_name = QString::fromLatin1(m_head.left(kNameBytes));
    m_left = qFromLittleEndian<qint64>(m_head.constData() + kNameBytes);
    m_head.clear();
    static const QRegularExpression pattern(QStringLiteral("^[0-9a-f]{64}$"));
    if (!pattern.match(m_name).hasMatch() || m_left < 0)
        return damagedPack();
    const QString path = AttachmentStore(m_folder, nullptr).pathOf(m_name);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path));
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path), m_file->errorString());
    m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return m_left == 0 ? closeCurrent() : Result<void>();
}

Result<void> AttachmentUnpacker::closeCurrent()
{
    const auto flushed = flushToDevice(*m_file);
    m_file.reset();
    return flushed;
}

Result<void> AttachmentUnpacker::feed(const char *bytes, qint64 size)
{
    while (size > 0) {
        if (!m_file) {
            const qint64 take = qMin<qint64>(size, kHeadBytes - m_head.size());
            m_head.append(bytes, take);
            bytes += take;
            size -= take;
            if (m_head.size() == kHeadBytes)
                TRY(openNext());
            continue;
        }
        const qint64 take = qMin(size, m_left);
        TRY(writeAll(*m_file, bytes, take));
        bytes += take;
        size -= take;
        m_left -= take;
        if (m_left == 0)
            TRY(closeCurrent());
    }
    return {};
}

Result<void> AttachmentUnpacker::finish()
{
    if (m_file || !m_head.isEmpty())
        return damagedPack();
    return {};
}

}  // namespace fieldfare
