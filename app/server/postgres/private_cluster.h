// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace fieldfare::server {

/// A PostgreSQL of one's own: for tests, and for trying a server out. Listens on a Unix socket in its folder only, which nobody
/// else may enter; runs as an unprivileged account when this program runs as root, because PostgreSQL refuses root. It ends
/// with this object, and with this program, however that ends (Linux). Of the thread that made it.
class PrivateCluster {
public:
    struct Options {
        /// Where it lies; made when it is not there, and kept. Empty: a temporary folder that goes with the object.
        QString folder;
        /// Commits survive a loss of power. Off, they survive the end of PostgreSQL alone, which is quicker.
        bool isDurable = true;
    };

    /// Whether PostgreSQL's programs are installed, and the account that would run them can.
    [[nodiscard]] static bool isAvailable();
    /// Makes the cluster when the folder holds none, starts it and waits until it answers. Errors: NotFound without PostgreSQL, Io.
    [[nodiscard]] static Result<std::unique_ptr<PrivateCluster>> start(const Options &options);
    ~PrivateCluster();
    PrivateCluster(const PrivateCluster &) = delete;
    PrivateCluster &operator=(const PrivateCluster &) = delete;

    /// For libpq. The superuser is `postgres`.
    [[nodiscard]] QString conninfo(const QString &role, const QString &database = QStringLiteral("postgres")) const;

    /// As `pg_ctl stop -m immediate`: all of it ends at once, as in a crash.
    [[nodiscard]] Result<void> stopImmediately();
    /// Starts again what was stopped.
    [[nodiscard]] Result<void> startAgain();

private:
    explicit PrivateCluster(Options options) : m_options(std::move(options)) {}
    [[nodiscard]] Result<void> chooseAccount();
    [[nodiscard]] Result<void> makeFolder();
    [[nodiscard]] Result<void> makeCluster();
    void become(QProcess &process) const;
    [[nodiscard]] Result<void> end(int signal);

    Options m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    QString m_programs;
    uint m_account = 0;  ///< 0: this program's own
    uint m_group = 0;
    QProcess m_process;
};

}  // namespace fieldfare::server
