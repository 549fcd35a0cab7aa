// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sync/protocol/messages.h"

namespace fieldfare::sync {

/// Where a server keeps the contents of attached files, by the SHA-256 of the content (64 lower-case hexadecimal digits). Who may
/// have what is not asked here. Any thread.
class ContentStore {
public:
    virtual ~ContentStore() = default;

    /// Adds a piece to the upload of `uploader`; the content has its name only when all of it came and is what the name says.
    /// Errors: InvalidInput (name, sizes), DiskFull, ReadOnly, Io.
    [[nodiscard]] virtual Result<ContentPutReply> put(const QString &name, const Uid &uploader, qint64 offset,
                                                      qint64 total, const QByteArray &bytes) = 0;
    /// Size of a whole content. Errors: InvalidInput, NotFound.
    [[nodiscard]] virtual Result<qint64> size(const QString &name) const = 0;
    /// At most `most` bytes (up to kContentPiece) from `offset`. Errors: InvalidInput (name, offset behind the end), NotFound, Io.
    [[nodiscard]] virtual Result<QByteArray> get(const QString &name, qint64 offset, qint64 most) const = 0;
    [[nodiscard]] virtual qint64 mostBytes() const = 0;
};

}  // namespace fieldfare::sync
