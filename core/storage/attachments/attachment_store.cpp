// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments/attachment_store.h"

#include "storage/durable_file.h"
#include "storage/text.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QUuid>

#include <sodium.h>

#include <array>

namespace fieldfare {

namespace {

const QByteArray kMagic = QByteArrayLiteral("FieldfareFile1");
constexpr qint64 kChunk = qint64(64) << 10;
constexpr qint64 kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qint64 kSpare = qint64(16) << 20;
const QString kIncoming = QStringLiteral("incoming-");

Secret derived(const Secret &key, const char *purpose)
{
    Secret result(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    crypto_generichash(result.writableData(), result.size(), reinterpret_cast<const unsigned char *>(purpose),
                       std::char_traits<char>::length(purpose), key.data(), key.size());
    return result;
}

bool isContentName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("^[0-9a-f]{64}$"));
    return pattern.match(name).hasMatch();
}

Error damaged(const QString &path)
{
    return {ErrorCode::Damaged,
            StorageText::tr("The attached file is damaged on the disk. Restore it from a backup; nothing was opened."),
            path};
}

Error missing()
{
    return {ErrorCode::NotFound,
            StorageText::tr("The content of the attached file is not in this workspace. A backup may have it."),
            {}};
}

Error stopped() { return {ErrorCode::Cancelled, StorageText::tr("Stopped. Nothing was changed."), {}}; }

/// Fills `buffer` as far as the source goes.
Result<qint64> readFull(QIODevice &source, char *buffer, qint64 wanted)
{
    qint64 got = 0;
    while (got < wanted) {
        const qint64 now = source.read(buffer + got, wanted - got);
        if (now < 0)
            return fail(ErrorCode::Io, StorageText::tr("The file cannot be read: %1").arg(source.errorString()));
        if (now == 0)
            break;
        got += now;
    }
    return got;
}

}  // namespace

AttachmentStore::AttachmentStore(QString folder, const std::shared_ptr<const Secret> &key) : m_folder(std::move(folder))
{
    if (key) {
        m_cipherKey = derived(*key, "fieldfare attachments content 1");
        m_nameKey = derived(*key, "fieldfare attachments name 1");
    }
}

AttachmentStore::~AttachmentStore() = default;

QString AttachmentStore::fileNameOf(const QString &hash) const
{
    if (!isEncrypted())
        return hash;
    const QByteArray name = hash.toLatin1();
    std::array<unsigned char, 32> keyed{};
    crypto_generichash(keyed.data(), keyed.size(), reinterpret_cast<const unsigned char *>(name.constData()),
                       static_cast<unsigned long long>(name.size()), m_nameKey.data(), m_nameKey.size());
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(keyed.data()), qsizetype(keyed.size())).toHex());
}

QString AttachmentStore::pathOf(const QString &hash) const
{
    const auto at = [this](const QString &name) {
        return m_folder + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name;
    };
    const QString path = at(fileNameOf(hash));
    // of a workspace from before contents were shared: records name the file itself
    return QFileInfo::exists(path) || !QFileInfo::exists(at(hash)) ? path : at(hash);
}

bool AttachmentStore::has(const QString &hash) const { return isContentName(hash) && QFileInfo::exists(pathOf(hash)); }

Result<AttachmentStore::Stored> AttachmentStore::add(QIODevice &source, const Step &step) const
{
    const QString tooLarge =
        StorageText::tr(
            "The file is larger than %1 MB, the most that can be attached. Keep it where it is and note its "
            "place instead.")
            .arg(kMostBytes >> 20);
    if (!source.isSequential() && source.size() > kMostBytes)
        return fail(ErrorCode::InvalidInput, tooLarge);
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::ReadOnly, StorageText::tr("The folder “%1” cannot be written.").arg(m_folder));
    const qint64 available = QStorageInfo(m_folder).bytesAvailable();
    if (!source.isSequential() && available >= 0 && available < source.size() + kSpare)
        return fail(ErrorCode::DiskFull,
                    StorageText::tr("There is not enough space in “%1”: %2 MB are needed, %3 MB are free.")
                        .arg(m_folder)
                        .arg((source.size() + kSpare) >> 20)
                        .arg(available >> 20));
    const QString temporary =
        m_folder + QLatin1Char('/') + kIncoming + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto cleanUp = qScopeGuard([&] { QFile::remove(temporary); });
    auto stored = addTo(temporary, source, step);
    if (!stored)
        return stored;
    if (stored->size > kMostBytes)
        return fail(ErrorCode::InvalidInput, tooLarge);
    const QString target = pathOf(stored->hash);
    if (QFileInfo::exists(target)) {
        // Somebody attaches it again: as good as new for removeUnused().
        QFile file(target);
        if (file.open(QIODevice::ReadWrite))
            file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
        return stored;
    }
    if (!QDir().mkpath(QFileInfo(target).absolutePath()) ||
        (!QFile::rename(temporary, target) && !QFileInfo::exists(target)))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(target));
    return stored;
}

Result<AttachmentStore::Stored> AttachmentStore::addTo(const QString &temporary, QIODevice &source,
                                                       const Step &step) const
{
    QFile file(temporary);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::ReadOnly, StorageText::tr("“%1” cannot be written.").arg(temporary), file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray head = kMagic + char(isEncrypted() ? 1 : 0);
    TRY(writeAll(file, head.constData(), head.size()));
    crypto_secretstream_xchacha20poly1305_state state{};
    if (isEncrypted()) {
        std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
        crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), m_cipherKey.data());
        TRY(writeAll(file, reinterpret_cast<const char *>(header.data()), qint64(header.size())));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Stored stored;
    QByteArray piece(kChunk, Qt::Uninitialized);
    QByteArray sealed(kChunk + kOverhead, Qt::Uninitialized);
    for (bool last = false; !last;) {
        TRY_ASSIGN(const qint64 got, readFull(source, piece.data(), kChunk));
        last = got < kChunk;
        stored.size += got;
        if (stored.size > kMostBytes)
            return stored;  // the caller says why
        hash.addData(QByteArrayView(piece.constData(), got));
        if (isEncrypted()) {
            crypto_secretstream_xchacha20poly1305_push(
                &state, reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                reinterpret_cast<const unsigned char *>(piece.constData()), static_cast<unsigned long long>(got),
                nullptr, 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
            TRY(writeAll(file, sealed.constData(), got + kOverhead));
        } else {
            TRY(writeAll(file, piece.constData(), got));
        }
        if (step && !step(stored.size))
            return fail(stopped());
    }
    TRY(flushToDevice(file));
    stored.hash = QString::fromLatin1(hash.result().toHex());
    return stored;
}

Result<void> AttachmentStore::read(const QString &hash, const std::function<Result<void>(const char *, qint64)> &piece,
                                   const Step &step) const
{
    return isContentName(hash) ? readFile(pathOf(hash), hash, piece, step) : fail(missing());
}

Result<void> AttachmentStore::readFile(const QString &path, const QString &hash,
                                       const std::function<Result<void>(const char *, qint64)> &piece,
                                       const Step &step) const
{
    QFile file(path);
    if (!file.exists())
        return fail(missing());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, StorageText::tr("The file cannot be read: %1").arg(file.errorString()));
    const QByteArray head = file.read(kMagic.size() + 1);
    if (head.size() != kMagic.size() + 1 || !head.startsWith(kMagic) || bool(head.back()) != isEncrypted())
        return fail(damaged(file.fileName()));
    crypto_secretstream_xchacha20poly1305_state state{};
    if (isEncrypted()) {
        const QByteArray header = file.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
        if (header.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES ||
            crypto_secretstream_xchacha20poly1305_init_pull(
                &state, reinterpret_cast<const unsigned char *>(header.constData()), m_cipherKey.data()) != 0)
            return fail(damaged(file.fileName()));
    }
    QCryptographicHash found(QCryptographicHash::Sha256);
    const qint64 each = isEncrypted() ? kChunk + kOverhead : kChunk;
    QByteArray stored(each, Qt::Uninitialized);
    QByteArray open(kChunk, Qt::Uninitialized);
    qint64 done = 0;
    for (bool last = false; !last;) {
        TRY_ASSIGN(const qint64 got, readFull(file, stored.data(), each));
        const char *bytes = stored.constData();
        qint64 size = got;
        if (isEncrypted()) {
            unsigned char tag = 0;
            unsigned long long length = 0;
            if (got < kOverhead || crypto_secretstream_xchacha20poly1305_pull(
                                       &state, reinterpret_cast<unsigned char *>(open.data()), &length, &tag,
                                       reinterpret_cast<const unsigned char *>(stored.constData()),
                                       static_cast<unsigned long long>(got), nullptr, 0) != 0)
                return fail(damaged(file.fileName()));
            last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
            bytes = open.constData();
            size = qint64(length);
        } else {
            last = got < each;
        }
        found.addData(QByteArrayView(bytes, size));
        done += size;
        if (size > 0)
            TRY(piece(bytes, size));
        if (step && !step(done))
            return fail(stopped());
    }
    const bool isNamedByFile = path.endsWith(QLatin1Char('/') + hash);  // its pieces were verified, above
    if (!file.atEnd() ||
        (!hash.isEmpty() && (!isEncrypted() || !isNamedByFile) && QString::fromLatin1(found.result().toHex()) != hash))
        return fail(damaged(file.fileName()));
    return {};
}

Result<QByteArray> AttachmentStore::content(const QString &hash, qint64 most) const
{
    QByteArray all;
    TRY(read(hash, [&](const char *bytes, qint64 size) -> Result<void> {
        if (all.size() + size > most)
            return fail(ErrorCode::InvalidInput, StorageText::tr("The file is too large to be shown here."));
        all.append(bytes, size);
        return {};
    }));
    return all;
}

Result<void> AttachmentStore::copyTo(const QString &hash, const QString &path) const
{
    const QString temporary = path + QStringLiteral(".part-") + QUuid::createUuid().toString(QUuid::Id128);
    const auto cleanUp = qScopeGuard([&] { QFile::remove(temporary); });
    {
        QFile file(temporary);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return fail(ErrorCode::ReadOnly, StorageText::tr("“%1” cannot be written.").arg(path), file.errorString());
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        TRY(read(hash, [&](const char *bytes, qint64 size) { return writeAll(file, bytes, size); }));
        TRY(flushToDevice(file));
    }
    QFile::remove(path);
    if (!QFile::rename(temporary, path))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be written.").arg(path));
    return {};
}

QStringList AttachmentStore::files() const
{
    QStringList paths;
    const QDir folder(m_folder);
    for (const QString &part : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &name : QDir(folder.filePath(part)).entryList(QDir::Files)) {
            if (isContentName(name) && name.startsWith(part))
                paths.append(part + QLatin1Char('/') + name);
        }
    }
    return paths;
}

Result<void> AttachmentStore::remove(const QString &hash) const
{
    if (!has(hash))
        return {};
    QFile file(pathOf(hash));
    if (!file.remove())
        return fail(ErrorCode::Io, StorageText::tr("An attached file cannot be removed: %1").arg(file.errorString()),
                    file.fileName());
    return {};
}

Result<int> AttachmentStore::removeUnused(const QSet<QString> &used)
{
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    QSet<QString> names;
    for (const QString &hash : used)
        names += {fileNameOf(hash), hash};
    int removed = 0;
    const auto removeOld = [&](const QString &path) {
        if (QFileInfo(path).lastModified().toUTC() < yesterday && QFile::remove(path))
            ++removed;
    };
    const QDir folder(m_folder);
    for (const QString &path : files()) {
        if (!names.contains(path.section(QLatin1Char('/'), 1)))
            removeOld(folder.filePath(path));
    }
    for (const QString &name : folder.entryList({kIncoming + QLatin1Char('*')}, QDir::Files))
        removeOld(folder.filePath(name));
    return removed;
}

QString safeFileName(const QString &name)
{
    QString given = name;
    given.replace(QLatin1Char('\\'), QLatin1Char('/'));
    given = given.section(QLatin1Char('/'), -1);
    QString clean;
    for (const QChar c : given.normalized(QString::NormalizationForm_C)) {
        const bool forbidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                               c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph ||
                               QStringLiteral("<>:\"|?*").contains(c);
        clean += forbidden ? QLatin1Char('_') : c;
    }
    clean = clean.simplified();
    while (clean.endsWith(QLatin1Char('.')) || clean.endsWith(QLatin1Char(' ')))
        clean.chop(1);
    while (clean.startsWith(QLatin1Char('.')))
        clean.remove(0, 1);
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (device.match(clean).hasMatch())
        clean.prepend(QLatin1Char('_'));
    constexpr int kMost = 180;
    if (clean.toUtf8().size() > kMost) {
        const QString ending =
            clean.contains(QLatin1Char('.')) ? clean.section(QLatin1Char('.'), -1).left(12) : QString();
        QString stem = clean;
        const qsizetype room = kMost - (ending.isEmpty() ? 0 : ending.toUtf8().size() + 1);
        while (stem.toUtf8().size() > room)
            stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
        clean = ending.isEmpty() ? stem : stem + QLatin1Char('.') + ending;
    }
    return clean.isEmpty() ? StorageText::tr("File") : clean;
}

}  // namespace fieldfare
