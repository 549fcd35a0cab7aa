// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace fieldfare::bench {

namespace {

/// "Name:   1234 kB" of a file in /proc, in MB.
double procMegabytes(const QString &path, const QList<QByteArray> &names)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    double kilobytes = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && names.contains(line.first(colon)))
            kilobytes += line.sliced(colon + 1).simplified().split(' ').first().toDouble();
    }
    return kilobytes / 1024;
}

QString procLine(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return QString::fromUtf8(line.sliced(line.indexOf(':') + 1).trimmed());
    }
    return {};
}

}  // namespace

double Samples::at(double part) const
{
    if (m_values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = std::size_t(std::ceil(part * double(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

QJsonObject Samples::toJson() const
{
    if (isEmpty())
        return {{QStringLiteral("samples"), 0}};
    return {{QStringLiteral("p50"), median()},
            {QStringLiteral("p99"), p99()},
            {QStringLiteral("max"), max()},
            {QStringLiteral("samples"), count()}};
}

double peakMegabytes()
{
    const double peak = procMegabytes(QStringLiteral("/proc/self/status"), {"VmHWM"});
    if (peak > 0)
        return peak;
#ifdef Q_OS_MACOS
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        return double(usage.ru_maxrss) / (1024 * 1024);
#endif
    return 0;
}

double privateMegabytes()
{
    return procMegabytes(QStringLiteral("/proc/self/smaps_rollup"),
                         {"Private_Clean", "Private_Dirty", "Private_Hugetlb"});
}

QString machine()
{
    QStringList parts;
    const QString processor = procLine(QStringLiteral("/proc/cpuinfo"), "model name");
    parts += QStringLiteral("%1 × %2")
                 .arg(QThread::idealThreadCount())
                 .arg(processor.isEmpty() ? QSysInfo::currentCpuArchitecture() : processor);
    const double memory = procMegabytes(QStringLiteral("/proc/meminfo"), {"MemTotal"});
    if (memory > 0)
        parts += QStringLiteral("%1 GB").arg(memory / 1024, 0, 'f', 1);
    parts += QSysInfo::prettyProductName();
    parts += QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion();
    parts += QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()));
    parts += QStringLiteral("SQLite %1").arg(QString::fromLatin1(sqlite3_libversion()));
#ifdef Q_OS_UNIX
    double load[1] = {};
    if (getloadavg(load, 1) == 1)
        parts += QStringLiteral("load %1 before").arg(load[0], 0, 'f', 1);
#endif
    return parts.join(QStringLiteral(", "));
}

QJsonObject runChild(const QString &role, const QStringList &arguments, int timeoutSeconds)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const Stopwatch watch;
    child.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--child"), role} + arguments);
    double wall = 0;
    QByteArray line;
    while (wall == 0 && watch.milliseconds() < timeoutSeconds * 1e3) {
        if (!child.waitForReadyRead(500) && child.state() == QProcess::NotRunning)
            break;
        line += child.readAllStandardOutput();
        if (line.contains('\n'))
            wall = watch.milliseconds();
    }
    if (!child.waitForFinished(wall > 0 ? 60'000 : 1'000)) {
        child.kill();
        child.waitForFinished();
    }
    line += child.readAllStandardOutput();
    QJsonObject answer = QJsonDocument::fromJson(line.trimmed()).object();
    if (answer.isEmpty() || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0) {
        std::fprintf(stderr, "the measurement \"%s\" failed (exit %d)\n", qPrintable(role), child.exitCode());
        return {};
    }
    answer.insert(QStringLiteral("wall_ms"), wall);
    return answer;
}

}  // namespace fieldfare::bench
