// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/privacy/erasure_journal.h"

#include "storage/durable_file.h"
#include "storage/workspace_file.h"
#include "storage/workspace_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace fieldfare {

namespace {

const QString kName = QStringLiteral("erasures.json");
const QString kFormat = QStringLiteral("fieldfare-erasures-1");

QString ownPath(const QString &folder) { return QDir(folder).filePath(kName); }

QString userPath(const QString &workspaceId)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.isEmpty() || workspaceId.isEmpty()
               ? QString()
               : data + QStringLiteral("/fieldfare/erasures/") + workspaceId + QStringLiteral(".json");
}

QByteArray toBytes(const ErasureJournal &journal, const QString &workspaceId)
{
    QJsonArray erased;
    for (auto it = journal.erased.cbegin(); it != journal.erased.cend(); ++it)
        erased.append(QJsonObject{{QStringLiteral("record"), uidText(it.key())},
                                  {QStringLiteral("type"), it->type},
                                  {QStringLiteral("at"), it->at}});
    QStringList hashes;
    for (const QByteArray &hash : journal.suppressed)
        hashes.append(QString::fromLatin1(hash.toBase64()));
    hashes.sort();
    QJsonObject json{{QStringLiteral("format"), kFormat},
                     {QStringLiteral("workspace"), workspaceId},
                     {QStringLiteral("erased"), erased},
                     {QStringLiteral("suppressed"), QJsonArray::fromStringList(hashes)}};
    if (!journal.key.isEmpty())
        json.insert(QStringLiteral("key"), QString::fromLatin1(journal.key.toBase64()));
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

/// Nothing when there is no such file, or it is of another workspace.
Result<ErasureJournal> loadFile(const QString &path, const QString &workspaceId)
{
    ErasureJournal journal;
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return journal;
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("Privacy", "The list of erased people cannot be read: %1")
                        .arg(file.errorString()),
                    path);
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.value(QStringLiteral("format")).toString() != kFormat)
        return fail(ErrorCode::Damaged, QCoreApplication::translate(
                                            "Privacy", "The list of erased people “%1” is damaged. Put it back from "
                                                       "a copy; without it a restored backup would bring them back.")
                                            .arg(path));
    if (json.value(QStringLiteral("workspace")).toString() != workspaceId)
        return journal;
    for (const auto &entry : json.value(QStringLiteral("erased")).toArray()) {
        const Uid uid(entry[QStringLiteral("record")].toString());
        if (!uid.isNull())
            journal.erased.insert(uid,
                                  {entry[QStringLiteral("type")].toString(), entry[QStringLiteral("at")].toInteger()});
    }
    for (const auto &hash : json.value(QStringLiteral("suppressed")).toArray())
        journal.suppressed.insert(QByteArray::fromBase64(hash.toString().toLatin1()));
    journal.key = QByteArray::fromBase64(json.value(QStringLiteral("key")).toString().toLatin1());
    return journal;
}

}  // namespace

void ErasureJournal::join(const ErasureJournal &other)
{
    for (auto it = other.erased.cbegin(); it != other.erased.cend(); ++it) {
        if (!erased.contains(it.key()))
            erased.insert(it.key(), it.value());
    }
    suppressed += other.suppressed;
    if (key.isEmpty())
        key = other.key;
}

Result<ErasureJournal> ErasureJournal::load(const QString &folder, const QString &workspaceId)
{
    TRY_ASSIGN(ErasureJournal journal, loadFile(ownPath(folder), workspaceId));
    // a second place that nobody owes anything: what cannot be read there is not there
    if (const auto other = loadFile(userPath(workspaceId), workspaceId))
        journal.join(*other);
    return journal;
}

Result<void> ErasureJournal::save(const QString &folder, const QString &workspaceId) const
{
    const QByteArray bytes = toBytes(*this, workspaceId);
    TRY(writeFileAtomically(ownPath(folder), bytes));
    const QString second = userPath(workspaceId);
    if (!second.isEmpty() && QDir().mkpath(QFileInfo(second).path())) {
        const auto kept = writeFileAtomically(second, bytes);
        Q_UNUSED(kept)  // the folder has it
    }
    return {};
}

Result<void> carryErasures(const QString &backup, const QString &folder)
{
    TRY_ASSIGN(const WorkspaceFile description, WorkspaceFolder::inspect(folder));
    TRY_ASSIGN(ErasureJournal journal, ErasureJournal::load(folder, description.id));
    const QDir beside = QFileInfo(backup).dir();
    for (const QString &path : {beside.filePath(kName), beside.filePath(QStringLiteral("../") + kName)}) {
        TRY_ASSIGN(const ErasureJournal found, loadFile(path, description.id));
        journal.join(found);
    }
    if (journal.erased.isEmpty() && journal.suppressed.isEmpty())
        return {};
    return journal.save(folder, description.id);
}

}  // namespace fieldfare
