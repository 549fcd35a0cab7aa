// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <memory>

struct archive;

namespace fieldfare {

struct ZipEntry {
    QString name;      ///< as in the archive, with "/" between folders
    qint64 bytes = 0;  ///< unpacked, as the archive says; -1 unknown
};

/// One file of a zip archive, unpacked piece by piece: memory does not grow with it. Not thread-safe, but may be handed
/// from one thread to another.
class ZipStream {
public:
    ZipStream(const ZipStream &) = delete;
    ZipStream &operator=(const ZipStream &) = delete;
    ~ZipStream();

    /// Up to `size` bytes; 0 at the end. InvalidInput when the archive is damaged, or unpacks to so much that it can only
    /// be meant to harm (see ZipLimits).
    [[nodiscard]] Result<qint64> read(char *bytes, qint64 size);
    [[nodiscard]] const ZipEntry &entry() const { return m_entry; }
    [[nodiscard]] qint64 unpacked() const { return m_unpacked; }

private:
    friend class ZipFile;
    ZipStream() = default;

    QString m_file;
    ZipEntry m_entry;
    archive *m_archive = nullptr;
    qint64 m_unpacked = 0;
    qint64 m_limit = 0;
};

/// What no honest file reaches.
struct ZipLimits {
    qint64 entries = 100'000;
    qint64 ratio = 400;                       ///< unpacked bytes for one byte of the archive, counted from `free` on
    qint64 free = qint64(256) * 1024 * 1024;  ///< bytes
};

/// A zip archive on the disk. Every stream opens it anew, so several can be read at once.
class ZipFile {
public:
    /// Reads the list of its files. InvalidInput when it is no zip archive, is damaged or holds encrypted files.
    [[nodiscard]] static Result<ZipFile> open(const QString &path, const ZipLimits &limits = {});

    [[nodiscard]] const QVector<ZipEntry> &entries() const { return m_entries; }
    /// The entry's name as the archive spells it, found without case and with either slash; empty when there is none.
    [[nodiscard]] QString find(const QString &name) const;
    /// NotFound when there is no such file in it.
    [[nodiscard]] Result<std::unique_ptr<ZipStream>> stream(const QString &name) const;
    /// A whole small file. InvalidInput beyond `limit` bytes.
    [[nodiscard]] Result<QByteArray> content(const QString &name, qint64 limit) const;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    ZipLimits m_limits;
    QVector<ZipEntry> m_entries;
};

}  // namespace fieldfare
