// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>

#include <memory>

namespace fieldfare {

/// Takes the files of an export one after the other: into a zip archive when the path ends so, else into a new folder. What is
/// written has its name only once finish() was called; before that, and when it is never called, nothing of it stays.
class PersonFiles {
public:
    /// Errors: Conflict (something is there already), ReadOnly, DiskFull, Io.
    [[nodiscard]] static Result<std::unique_ptr<PersonFiles>> create(const QString &path, const QDateTime &now);
    PersonFiles() = default;
    PersonFiles(const PersonFiles &) = delete;
    PersonFiles &operator=(const PersonFiles &) = delete;
    virtual ~PersonFiles() = default;

    /// Begins the next file; "/" between folders. write() fills it.
    [[nodiscard]] virtual Result<void> begin(const QString &name) = 0;
    [[nodiscard]] virtual Result<void> write(const char *bytes, qint64 size) = 0;
    [[nodiscard]] virtual Result<void> finish() = 0;

    [[nodiscard]] Result<void> add(const QString &name, const QByteArray &content)
    {
        TRY(begin(name));
        return write(content.constData(), content.size());
    }
};

}  // namespace fieldfare
