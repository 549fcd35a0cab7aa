// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/private_cluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <libpq-fe.h>

#ifdef Q_OS_UNIX
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace fieldfare::server {

namespace {

constexpr int kPatience = 60'000;  // ms

/// The folder of initdb and postgres; Debian keeps them away from the path.
QString programFolder()
{
    QStringList folders;
    const QStringList debian =
        QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (auto it = debian.crbegin(); it != debian.crend(); ++it)
        folders.append(QStringLiteral("/usr/lib/postgresql/%1/bin").arg(*it));
    folders += qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    folders << QStringLiteral("/usr/pgsql-17/bin") << QStringLiteral("/usr/pgsql-16/bin")
            << QStringLiteral("/usr/pgsql-15/bin") << QStringLiteral("/opt/homebrew/opt/postgresql@16/bin")
            << QStringLiteral("/usr/local/opt/postgresql@16/bin");
    for (const QString &folder : std::as_const(folders)) {
        if (QFileInfo(folder + QStringLiteral("/initdb")).isExecutable() &&
            QFileInfo(folder + QStringLiteral("/postgres")).isExecutable())
            return folder;
    }
    return {};
}

tl::unexpected<Error> noCluster(const QString &details)
{
    return fail(ErrorCode::Io,
                QCoreApplication::translate("Server", "PostgreSQL could not be started. The details say why."),
                details);
}

}  // namespace

bool PrivateCluster::isAvailable()
{
#ifdef Q_OS_UNIX
    // Installed is not enough: where the root directory is closed to others, as in some containers, no other account runs it.
    PrivateCluster trial(Options{});
    const QString folder = programFolder();
    if (folder.isEmpty() || !trial.chooseAccount())
        return false;
    QProcess version;
    trial.become(version);
    version.start(folder + QStringLiteral("/postgres"), {QStringLiteral("--version")});
    return version.waitForFinished(kPatience) && version.exitStatus() == QProcess::NormalExit &&
           version.exitCode() == 0;
#else
    return false;
#endif
}

Result<void> PrivateCluster::chooseAccount()
{
#ifdef Q_OS_UNIX
    if (geteuid() != 0)
        return {};
    const passwd *account = getpwnam("postgres");
    if (!account)
        account = getpwnam("nobody");
    if (!account)
        return noCluster(QStringLiteral("no unprivileged account"));
    m_account = account->pw_uid;
    m_group = account->pw_gid;
#endif
    return {};
}

Result<std::unique_ptr<PrivateCluster>> PrivateCluster::start(const Options &options)
{
    if (!isAvailable())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("Server", "PostgreSQL is not installed. Install it and try again."));
    std::unique_ptr<PrivateCluster> cluster(new PrivateCluster(options));
    cluster->m_programs = programFolder();
    TRY(cluster->makeFolder());
    if (!QFile::exists(cluster->m_folder + QStringLiteral("/data/PG_VERSION")))
        TRY(cluster->makeCluster());
    TRY(cluster->startAgain());
    return cluster;
}

PrivateCluster::~PrivateCluster()
{
#ifdef Q_OS_UNIX
    // nobody is left who could be told
    if (!end(m_options.folder.isEmpty() ? SIGQUIT : SIGINT))
        m_process.kill();
#endif
}

Result<void> PrivateCluster::makeFolder()
{
#ifdef Q_OS_UNIX
    if (m_options.folder.isEmpty()) {
        // short: a socket's path may have a hundred letters
        m_temporary = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/fieldfare-pg-XXXXXX"));
        m_folder = m_temporary->path();
    } else {
        m_folder = QDir(m_options.folder).absolutePath();
    }
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return noCluster(m_folder);
    const QByteArray folder = QFile::encodeName(m_folder);
    TRY(chooseAccount());
    if (geteuid() == 0 && chown(folder.constData(), m_account, m_group) != 0)
        return noCluster(m_folder);
    if (chmod(folder.constData(), S_IRWXU) != 0)
        return noCluster(m_folder);
    return {};
#else
    return noCluster(QStringLiteral("not on this system"));
#endif
}

void PrivateCluster::become(QProcess &process) const
{
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([account = m_account, group = m_group] {
        if (account != 0 && (setgroups(0, nullptr) != 0 || setgid(group) != 0 || setuid(account) != 0))
            _exit(126);
#ifdef Q_OS_LINUX
        prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after the account: changing it forgets this
#endif
    });
#endif
}

Result<void> PrivateCluster::makeCluster()
{
    QProcess initdb;
    become(initdb);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{QStringLiteral("-D"), m_folder + QStringLiteral("/data"),
                          QStringLiteral("-U"), QStringLiteral("postgres"),
                          QStringLiteral("-A"), QStringLiteral("trust"),
                          QStringLiteral("-E"), QStringLiteral("UTF8"),
                          QStringLiteral("-k"), QStringLiteral("--locale=C")};
    if (!m_options.isDurable)
        arguments << QStringLiteral("-N");
    initdb.start(m_programs + QStringLiteral("/initdb"), arguments);
    if (!initdb.waitForFinished(kPatience) || initdb.exitStatus() != QProcess::NormalExit || initdb.exitCode() != 0)
        return noCluster(QString::fromLocal8Bit(initdb.readAll()).right(500));
    return {};
}

QString PrivateCluster::conninfo(const QString &role, const QString &database) const
{
    return QStringLiteral("host='%1' user='%2' dbname='%3'").arg(m_folder, role, database);
}

Result<void> PrivateCluster::startAgain()
{
    become(m_process);
    m_process.setStandardOutputFile(m_folder + QStringLiteral("/log"), QIODevice::Append);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{QStringLiteral("-D"), m_folder + QStringLiteral("/data"), QStringLiteral("-k"), m_folder,
                          QStringLiteral("-c"), QStringLiteral("listen_addresses=")};
    if (!m_options.isDurable)
        arguments << QStringLiteral("-c") << QStringLiteral("fsync=off") << QStringLiteral("-c")
                  << QStringLiteral("full_page_writes=off");
    m_process.start(m_programs + QStringLiteral("/postgres"), arguments);
    if (!m_process.waitForStarted(kPatience))
        return noCluster(m_process.errorString());
    QElapsedTimer waited;
    waited.start();
    const QByteArray conninfo = this->conninfo(QStringLiteral("postgres")).toUtf8();
    while (PQping(conninfo.constData()) != PQPING_OK) {
        if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(0) || waited.elapsed() > kPatience) {
            QFile log(m_folder + QStringLiteral("/log"));
            return noCluster(log.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(log.readAll()).right(500)
                                                           : QString());
        }
        QThread::msleep(20);
    }
    return {};
}

Result<void> PrivateCluster::end(int signal)
{
#ifdef Q_OS_UNIX
    if (m_process.state() == QProcess::NotRunning)
        return {};
    if (kill(static_cast<pid_t>(m_process.processId()), signal) != 0 || !m_process.waitForFinished(kPatience))
        return noCluster(QStringLiteral("it does not end"));
    return {};
#else
    Q_UNUSED(signal)
    return noCluster({});
#endif
}

Result<void> PrivateCluster::stopImmediately()
{
#ifdef Q_OS_UNIX
    return end(SIGQUIT);
#else
    return end(0);
#endif
}

}  // namespace fieldfare::server
