// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

class QIODevice;

namespace fieldfare {

/// The contents of attached files, one file each in the workspace's folder. Records name a content by the SHA-256 of it, in 64
/// lower-case hexadecimal digits: the same on every device.
///
///     attachments/ab/ab12…   64 hexadecimal digits: in an encrypted workspace BLAKE2b-256 of the content's name, keyed, so
///                            that nobody without the key can tell whether a known file is there; in a plain one its name
///     offset 0               "FieldfareFile1" and one byte: 1 encrypted, 0 plain
///     then, encrypted        24 bytes of secretstream header; chunks of 64 KiB, each 17 bytes longer (XChaCha20-Poly1305),
///                            the last one marked as such: a file cut short is noticed
///     then, plain            the content
///
/// A content is stored once however often it is attached. It gets its name only when it is complete and on the device, so a
/// file of that name is whole; what a killed program leaves behind begins with "incoming-" and goes with removeLeftovers().
/// Every reading is verified. Safe from several threads.
class AttachmentStore {
public:
    struct Stored {
        QString hash;  ///< SHA-256 of the content
        qint64 size = 0;
    };
    /// Bytes done so far; false stops the work (Cancelled).
    using Step = std::function<bool(qint64 done)>;

    /// `key` null: a plain workspace.
    AttachmentStore(QString folder, const std::shared_ptr<const Secret> &key);
    ~AttachmentStore();

    /// The largest file taken; a larger one is refused before anything is written.
    static constexpr qint64 kMostBytes = qint64(256) << 20;

    /// Errors: InvalidInput (larger than kMostBytes), DiskFull, ReadOnly, Io, Cancelled. Nothing is left on failure.
    [[nodiscard]] Result<Stored> add(QIODevice &source, const Step &step = {}) const;
    /// Gives the content piece by piece. Damaged when a piece does not verify or the whole is not what the name says: the
    /// receiver must keep nothing then. NotFound.
    [[nodiscard]] Result<void> read(const QString &hash, const std::function<Result<void>(const char *, qint64)> &piece,
                                    const Step &step = {}) const;
    /// All of a content of at most `most` bytes. InvalidInput when it is larger.
    [[nodiscard]] Result<QByteArray> content(const QString &hash, qint64 most) const;
    /// A readable copy; `path` is the whole file or not there (or what it was before).
    [[nodiscard]] Result<void> copyTo(const QString &hash, const QString &path) const;

    [[nodiscard]] bool has(const QString &hash) const;
    [[nodiscard]] QString pathOf(const QString &hash) const;
    /// A content that comes piece by piece, in order, maybe over days: pieces that are here stay here, sealed as contents are,
    /// until the last one makes it whole. Errors: as add(); Damaged when the whole is not what `hash` says (its pieces go);
    /// Conflict when it does not follow on the pieces that are here.
    [[nodiscard]] Result<void> addPiece(const QString &hash, qint64 offset, const QByteArray &bytes, bool isLast) const;
    /// Where the pieces of a content go on.
    [[nodiscard]] qint64 begun(const QString &hash) const;
    /// The paths of all contents within the folder: "ab/ab12…".
    [[nodiscard]] QStringList files() const;
    /// Removes one content, for good; nothing when it is not there. Io.
    [[nodiscard]] Result<void> remove(const QString &hash) const;
    /// Removes contents that are not in `used` and older than a day (somebody may be attaching right now), and leftovers of
    /// killed programs. Returns how many.
    [[nodiscard]] Result<int> removeUnused(const QSet<QString> &used);

private:
    [[nodiscard]] bool isEncrypted() const { return !m_cipherKey.isEmpty(); }
    [[nodiscard]] QString fileNameOf(const QString &hash) const;
    [[nodiscard]] QStringList piecesOf(const QString &hash) const;
    [[nodiscard]] Result<Stored> addTo(const QString &temporary, QIODevice &source, const Step &step) const;
    [[nodiscard]] Result<void> readFile(const QString &path, const QString &hash,
                                        const std::function<Result<void>(const char *, qint64)> &piece,
                                        const Step &step) const;

    QString m_folder;
    Secret m_cipherKey;
    Secret m_nameKey;
};

/// The last part of a path as a name that every system takes: no separators, control or direction characters, no device
/// names, at most 180 bytes with its ending kept. Never empty.
[[nodiscard]] QString safeFileName(const QString &name);

}  // namespace fieldfare
