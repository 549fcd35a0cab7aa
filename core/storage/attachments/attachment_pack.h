// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>
#include <memory>

namespace fieldfare {

/// The attached files inside a backup, one after the other as they lie in the workspace (encrypted there, encrypted here):
/// 64 hexadecimal digits of the name, 8 bytes length (little endian), the file.

/// Appends all files of an attachments folder to `out`; returns how many bytes that are. `proceed` false: Cancelled.
[[nodiscard]] Result<qint64> packAttachments(QFile &out, const QString &folder, const std::function<bool()> &proceed);
/// How many bytes packing will take.
[[nodiscard]] qint64 packedBytes(const QString &folder);

/// Writes them into another folder as their bytes come by.
class AttachmentUnpacker {
public:
    explicit AttachmentUnpacker(QString folder) : m_folder(std::move(folder)) {}
    ~AttachmentUnpacker();

    [[nodiscard]] Result<void> feed(const char *bytes, qint64 size);
    /// Damaged when the bytes ended in the middle of a file.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> openNext();
    [[nodiscard]] Result<void> closeCurrent();

    QString m_folder;
    QByteArray m_head;
    std::unique_ptr<QFile> m_file;
    QString m_name;
    qint64 m_left = 0;
};

}  // namespace fieldfare
