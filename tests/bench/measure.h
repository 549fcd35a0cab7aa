// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace fieldfare::bench {

/// How large and how often.
struct Options {
    qint64 rows = 100'000;
    int repeats = 5;      ///< of each side of a ratio; the median counts
    int samples = 1'000;  ///< for percentiles
    QString json;         ///< where the results go as JSON; empty: nowhere
    QStringList only;     ///< parts to run; empty: all
    QString keep;         ///< where the made files stay for later runs; empty: nowhere
    QString folder;       ///< where the work is done, a folder on a real disk; removed afterwards

    [[nodiscard]] bool wants(const QString &part) const { return only.isEmpty() || only.contains(part); }
};

/// Durations of one kind of work, in milliseconds.
class Samples {
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }
    [[nodiscard]] qint64 count() const { return qint64(m_values.size()); }
    /// `part` 0.5: the median; 0.99: the 99th percentile (nearest rank); 1: the largest. NaN when empty.
    [[nodiscard]] double at(double part) const;
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double p99() const { return at(0.99); }
    [[nodiscard]] double max() const { return at(1); }
    [[nodiscard]] QJsonObject toJson() const;  ///< p50, p99, max, samples

private:
    std::vector<double> m_values;
};

class Stopwatch {
public:
    Stopwatch() { m_timer.start(); }
    [[nodiscard]] double milliseconds() const { return double(m_timer.nsecsElapsed()) / 1e6; }

private:
    QElapsedTimer m_timer;
};

/// Peak of resident memory of this process, in MB; 0 where the system does not tell.
[[nodiscard]] double peakMegabytes();
/// Memory that belongs to this process alone, in MB; 0 where the system does not tell.
[[nodiscard]] double privateMegabytes();
/// Processor, cores, memory, system, versions, and how busy it is.
[[nodiscard]] QString machine();

/// The value of something that must work here; ends the program with the reason when it does not.
template <class T>
T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s [%s]", what, qPrintable(result.error().message), qPrintable(result.error().details));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Runs this program again as `--child ROLE ARGUMENTS…` and gives the JSON object it prints, with "wall_ms", the time from its
/// start to that line. An empty object when it failed (its words go to stderr).
[[nodiscard]] QJsonObject runChild(const QString &role, const QStringList &arguments, int timeoutSeconds = 1'800);

/// What a child does: called in main() before anything else is set up; the exit status.
[[nodiscard]] int childMain(int argc, char **argv);

}  // namespace fieldfare::bench
