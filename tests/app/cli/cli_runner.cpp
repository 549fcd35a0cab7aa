// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"

#include "support/paths.h"

namespace fieldfare::test {

QJsonValue CliOutcome::json() const
{
    // wrapped, so that plain values parse too, and anything behind the value is an error
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson("[" + out + "]", &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return QJsonValue(QJsonValue::Undefined);
    return document.array().first();
}

CliRunner::CliRunner() : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.remove(QStringLiteral("FIELDFARE_PASSPHRASE_FILE"));
    m_environment.remove(QStringLiteral("FIELDFARE_WORKSPACE"));
    m_environment.insert(QStringLiteral("FIELDFARE_CLOCK"), QStringLiteral("2026-11-22T09:00:00Z"));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.remove(QStringLiteral("LANGUAGE"));
}

QString CliRunner::file(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void CliRunner::start(QProcess &process, const QStringList &words) const
{
    process.setProcessEnvironment(m_environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program(QStringLiteral("fieldfare-cli")), words);
}

CliOutcome CliRunner::runBare(const QStringList &words) const
{
    QProcess process;
    start(process, words);
    CliOutcome outcome;
    const bool finished = process.waitForFinished(120'000);
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    if (finished && process.exitStatus() == QProcess::NormalExit)
        outcome.status = process.exitCode();
    return outcome;
}

CliOutcome CliRunner::run(const QStringList &words) const
{
    return runBare(QStringList{QStringLiteral("--workspace"), workspace()} + words);
}

CliOutcome CliRunner::runJson(const QStringList &words) const
{
    return run(words + QStringList{QStringLiteral("--json")});
}

CliOutcome CliRunner::init(const QStringList &further) const
{
    return run(QStringList{"init", "--plain", "--currency", "EUR", "--time-zone", "UTC", "--country", "DE", "--user",
                           "Maria Keller"} +
               further);
}

}  // namespace fieldfare::test
