// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QIODevice>

#include <memory>

struct archive;
struct archive_entry;

namespace fieldfare {

/// Writes a zip archive in one pass, of files of any length, in constant memory. It is written beside its final name,
/// flushed and renamed by finish(): on any error, and when finish() is never called, what was there stays.
class ZipWriter {
public:
    [[nodiscard]] static Result<std::unique_ptr<ZipWriter>> create(const QString &path, const QDateTime &now);
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;
    ~ZipWriter();

    /// Begins the next file; write() fills it.
    [[nodiscard]] Result<> begin(const QString &name);
    [[nodiscard]] Result<> write(const char *bytes, qint64 size);
    [[nodiscard]] Result<> add(const QString &name, const QByteArray &content);
    [[nodiscard]] Result<> finish();

private:
    ZipWriter() = default;
    [[nodiscard]] tl::unexpected<Error> failed() const;

    QString m_path;
    QString m_temporary;
    QDateTime m_now;
    archive *m_archive = nullptr;
};

/// One file of the archive as a device to write to, for those who know devices only. Its first error is told by error().
class ZipDevice final : public QIODevice {
public:
    explicit ZipDevice(ZipWriter &writer) : m_writer(writer)
    {
        setOpenMode(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    ZipWriter &m_writer;
    std::optional<Error> m_error;
};

}  // namespace fieldfare
