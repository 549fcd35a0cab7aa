// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments/attachment_store.h"

#include "storage/text.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QUuid>

#include <algorithm>

namespace fieldfare {

namespace {

/// "incoming-ab12…-OFFSET-SIZE": the offset and size of its bytes, of 20 digits, so that names sort as pieces follow each other.
QString pieceName(const QString &file, qint64 offset, qint64 size)
{
    return QStringLiteral("incoming-%1-%2-%3")
        .arg(file)
        .arg(offset, 20, 10, QLatin1Char('0'))
        .arg(size, 20, 10, QLatin1Char('0'));
}

qint64 endOf(const QString &name)
{
    return name.section(QLatin1Char('-'), 2, 2).toLongLong() + name.section(QLatin1Char('-'), 3, 3).toLongLong();
}

/// The pieces one after the other, opened as they are read.
class PieceReader final : public QIODevice {
public:
    using Open = std::function<Result<QByteArray>(const QString &path)>;
    PieceReader(QStringList paths, Open open) : m_paths(std::move(paths)), m_open(std::move(open)) {}
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        while (m_at >= m_bytes.size() && !m_paths.isEmpty()) {
            auto next = m_open(m_paths.takeFirst());
            if (!next) {
                m_error = next.error();
                return -1;
            }
            m_bytes = *next;
            m_at = 0;
        }
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QStringList m_paths;
    Open m_open;
    QByteArray m_bytes;
    qint64 m_at = 0;
    std::optional<Error> m_error;
};

}  // namespace

QStringList AttachmentStore::piecesOf(const QString &hash) const
{
    const QDir folder(m_folder);
    QStringList paths;
    qint64 end = 0;
    // what does not follow on what is there was left by a power cut
    for (const QString &name :
         folder.entryList({QStringLiteral("incoming-%1-*").arg(fileNameOf(hash))}, QDir::Files, QDir::Name)) {
        if (name.section(QLatin1Char('-'), 2, 2).toLongLong() != end)
            continue;
        paths.append(folder.filePath(name));
        end = endOf(name);
    }
    return paths;
}

qint64 AttachmentStore::begun(const QString &hash) const
{
    const QStringList paths = piecesOf(hash);
    return paths.isEmpty() ? 0 : endOf(paths.last().section(QLatin1Char('/'), -1));
}

Result<void> AttachmentStore::addPiece(const QString &hash, qint64 offset, const QByteArray &bytes, bool isLast) const
{
    const auto wrong = [] {
        return fail(ErrorCode::Damaged,
                    StorageText::tr("The content that came is not the file that was attached. It is asked for again."));
    };
    if (offset != begun(hash))
        return fail(ErrorCode::Conflict, StorageText::tr("“%1” cannot be written.").arg(pathOf(hash)),
                    QStringLiteral("a piece at %1, not where the others end").arg(offset));
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::ReadOnly, StorageText::tr("The folder “%1” cannot be written.").arg(m_folder));
    const QString name = pieceName(fileNameOf(hash), offset, bytes.size());
    const QString path = m_folder + QLatin1Char('/') + name;
    if (!bytes.isEmpty()) {
        const QString temporary = m_folder + QStringLiteral("/incoming-") + QUuid::createUuid().toString(QUuid::Id128);
        const auto cleanUp = qScopeGuard([&] { QFile::remove(temporary); });
        QBuffer source;
        source.setData(bytes);
        source.open(QIODevice::ReadOnly);
        TRY_ASSIGN(const Stored sealed, addTo(temporary, source, {}));
        Q_UNUSED(sealed)
        QFile::remove(path);
        if (!QFile::rename(temporary, path))
            return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path));
    }
    if (!isLast)
        return {};
    const QStringList paths = piecesOf(hash);
    // on a full disk the pieces stay: there may be room the next time
    const auto forget = [&paths] {
        for (const QString &one : paths)
            QFile::remove(one);
    };
    PieceReader reader(paths, [this](const QString &one) -> Result<QByteArray> {
        QByteArray all;
        TRY(readFile(one, QString(),
                     [&](const char *data, qint64 size) -> Result<void> {
                         all.append(data, size);
                         return {};
                     },
                     {}));
        return all;
    });
    reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    auto stored = add(reader);
    if (reader.error() && reader.error()->code == ErrorCode::Damaged)
        forget();
    if (!stored)
        return reader.error() ? fail(*reader.error()) : fail(std::move(stored.error()));
    forget();
    if (stored->hash == hash)
        return {};
    TRY(remove(stored->hash));
    return wrong();
}

}  // namespace fieldfare
