// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_file.h"

#include "storage/durable_file.h"
#include "storage/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <sodium.h>

#include <array>

namespace fieldfare {

namespace {

const QLatin1String FileName("workspace.json");
const QLatin1String CopyName("workspace.json.bak");
constexpr qint64 LargestFile = qint64(1) << 20;

/// Finds flipped bits, which would otherwise look like a wrong passphrase. Not a protection against people: the slots
/// protect themselves. QJsonObject sorts its keys, so the compact form is one and the same for the same content.
QString checksumOf(QJsonObject json)
{
    json.remove(QLatin1String("checksum"));
    const QByteArray compact = QJsonDocument(json).toJson(QJsonDocument::Compact);
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(compact.constData()),
                       static_cast<unsigned long long>(compact.size()), nullptr, 0);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash.data()), hash.size()).toHex());
}

Result<WorkspaceFile> readOne(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound,
                    StorageText::tr("“%1” is not a Fieldfare workspace.").arg(QFileInfo(path).absolutePath()));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, StorageText::tr("“%1” cannot be read. Check the rights of the folder.").arg(path),
                    file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(LargestFile), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorCode::Damaged, StorageText::tr("“%1” is damaged. Restore the newest backup.").arg(path),
                    error.errorString());
    return WorkspaceFile::fromJson(document.object());
}

}  // namespace

QJsonObject WorkspaceFile::toJson() const
{
    QJsonObject json = others;
    json.insert(QStringLiteral("format"), format);
    json.insert(QStringLiteral("id"), id);
    json.insert(QStringLiteral("name"), name);
    json.insert(QStringLiteral("cipher"), cipher);
    json.insert(QStringLiteral("created_at"), createdAt.toUTC().toString(Qt::ISODateWithMs));
    json.insert(QStringLiteral("key_slots"), keySlots.toJson());
    json.insert(QStringLiteral("checksum"), checksumOf(json));
    return json;
}

Result<WorkspaceFile> WorkspaceFile::fromJson(const QJsonObject &json)
{
    const auto damaged = [](const QString &details) {
        return fail(ErrorCode::Damaged,
                    StorageText::tr("The description of the workspace is damaged. Restore the newest backup."),
                    details);
    };
    // The format comes first: a newer one may define everything else anew, the checksum too.
    WorkspaceFile file;
    file.format = json.value(QLatin1String("format")).toInt(0);
    if (file.format < 1)
        return damaged(QStringLiteral("format"));
    if (file.format > CurrentFormat)
        return fail(
            ErrorCode::NewerFormat,
            StorageText::tr("This workspace was used with a newer version of Fieldfare. Install that version to "
                            "open it; nothing was changed."),
            QStringLiteral("format %1, known up to %2").arg(file.format).arg(CurrentFormat));
    if (json.value(QLatin1String("checksum")).toString() != checksumOf(json))
        return damaged(QStringLiteral("checksum"));

    file.id = json.value(QLatin1String("id")).toString();
    file.name = json.value(QLatin1String("name")).toString();
    file.cipher = json.value(QLatin1String("cipher")).toString();
    file.createdAt = QDateTime::fromString(json.value(QLatin1String("created_at")).toString(), Qt::ISODateWithMs);
    if (file.id.isEmpty())
        return damaged(QStringLiteral("id"));
    TRY_ASSIGN(file.keySlots, KeySlots::fromJson(file.id, json.value(QLatin1String("key_slots")).toArray()));
    file.others = json;
    for (const char *known : {"format", "id", "name", "cipher", "created_at", "key_slots", "checksum"})
        file.others.remove(QLatin1String(known));
    return file;
}

Result<WorkspaceFile::Loaded> WorkspaceFile::load(const QString &folder)
{
    const QDir dir(folder);
    Result<WorkspaceFile> first = readOne(dir.filePath(FileName));
    if (first)
        return Loaded{std::move(*first), false};
    if (first.error().code == ErrorCode::NewerFormat || first.error().code == ErrorCode::Io)
        return fail(std::move(first.error()));
    Result<WorkspaceFile> copy = readOne(dir.filePath(CopyName));
    if (copy)
        return Loaded{std::move(*copy), true};
    // The copy's own trouble matters only where it says more than "not there".
    if (copy.error().code == ErrorCode::NewerFormat)
        return fail(std::move(copy.error()));
    if (first.error().code == ErrorCode::NotFound && copy.error().code == ErrorCode::Damaged)
        return fail(std::move(copy.error()));
    return fail(std::move(first.error()));
}

Result<void> WorkspaceFile::save(const QString &folder) const
{
    const QByteArray content = QJsonDocument(toJson()).toJson(QJsonDocument::Indented);
    const QDir dir(folder);
    TRY(writeFileAtomically(dir.filePath(FileName), content));
    return writeFileAtomically(dir.filePath(CopyName), content);
}

}  // namespace fieldfare
