// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/key_slots.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace fieldfare {

/// The content of workspace.json: what a workspace is called and how it is unlocked. Nothing in it is secret. It is
/// stored twice (workspace.json and workspace.json.bak), and once in every backup; each carries a checksum.
struct WorkspaceFile {
    /// The layout of folder and file this program writes; a larger one is refused.
    static constexpr int CurrentFormat = 1;

    QString id;  ///< UUID, stays the same through backup and restore
    QString name;
    int format = CurrentFormat;
    QString cipher;       ///< of all databases in the folder; empty: plain
    QDateTime createdAt;  ///< UTC
    KeySlots keySlots;
    QJsonObject others;  ///< entries of later versions, written back as they were

    [[nodiscard]] bool isEncrypted() const { return !cipher.isEmpty(); }

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: Damaged (checksum, missing entries), NewerFormat.
    [[nodiscard]] static Result<WorkspaceFile> fromJson(const QJsonObject &json);

    struct Loaded;
    /// Reads the file in `folder`, or its copy when the file is damaged or missing.
    /// Errors: NotFound (neither is there), Damaged (both are), NewerFormat, Io (no right to read).
    [[nodiscard]] static Result<Loaded> load(const QString &folder);

    /// Writes both, each in one step: after a crash each is the old or the new one, never a part.
    /// Errors: ReadOnly, DiskFull, Io.
    [[nodiscard]] Result<void> save(const QString &folder) const;
};

struct WorkspaceFile::Loaded {
    WorkspaceFile file;
    bool fromCopy = false;  ///< workspace.json itself was unusable
};

}  // namespace fieldfare
