// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace fieldfare::test {

/// What one run of the program left behind.
struct CliOutcome {
    int status = -1;  ///< exit status; -1 when it crashed
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonValue json() const;  ///< undefined when stdout is not exactly one JSON value
    [[nodiscard]] QJsonObject object() const { return json().toObject(); }
    [[nodiscard]] QJsonArray array() const { return json().toArray(); }
    [[nodiscard]] QByteArray all() const { return "status " + QByteArray::number(status) + "\n" + out + err; }
};

/// Runs the built fieldfare-cli in child processes, in a folder of its own, with a fixed clock, English messages and no
/// terminal. Without a passphrase file unless told.
class CliRunner {
public:
    CliRunner();

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    /// The workspace every run() names, unless the words name another.
    [[nodiscard]] QString workspace() const { return path(QStringLiteral("Test.fieldfare")); }
    /// Writes a file into the folder and returns its path.
    QString file(const QString &name, const QByteArray &content) const;

    [[nodiscard]] CliOutcome run(const QStringList &words) const;      ///< --workspace is added
    [[nodiscard]] CliOutcome runJson(const QStringList &words) const;  ///< and --json
    [[nodiscard]] CliOutcome runBare(const QStringList &words) const;  ///< exactly these words
    /// A plain workspace in EUR, zone UTC, country DE, user Maria Keller.
    [[nodiscard]] CliOutcome init(const QStringList &further = {}) const;
    /// Starts a run without waiting for it.
    void start(QProcess &process, const QStringList &words) const;
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

private:
    QTemporaryDir m_dir;
    QProcessEnvironment m_environment;
};

/// Fails the test, showing both streams, unless the run ended with `wanted`.
#define VERIFY_STATUS(outcome, wanted)                                       \
    do {                                                                     \
        const ::fieldfare::test::CliOutcome &verified_ = (outcome);          \
        QVERIFY2(verified_.status == (wanted), verified_.all().constData()); \
    } while (false)

}  // namespace fieldfare::test
