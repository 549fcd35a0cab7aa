// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/invocation.h"

#include "base/await.h"
#include "cli/interrupt.h"
#include "cli/passphrase_prompt.h"
#include "cli/text.h"
#include "security/passphrase_file.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include <atomic>

namespace fieldfare::cli {

QVector<OptionSpec> globalOptions()
{
    return {
        {QStringLiteral("workspace"), QStringLiteral("DIR"),
         CliText::tr("the workspace folder (else FIELDFARE_WORKSPACE)")},
        {QStringLiteral("passphrase-file"), QStringLiteral("FILE"),
         CliText::tr("read the passphrase from this file (else FIELDFARE_PASSPHRASE_FILE, else it is asked for)")},
        {QStringLiteral("json"), {}, CliText::tr("print the result as one JSON value")},
        {QStringLiteral("verbose"), {}, CliText::tr("tell technical details of errors")},
        {QStringLiteral("help"), {}, CliText::tr("print help"), {}, QStringLiteral("h")},
        {QStringLiteral("version"), {}, CliText::tr("print the version")},
    };
}

OptionSpec asOfOption()
{
    return {
        QStringLiteral("as-of"), QStringLiteral("WHEN"),
        CliText::tr("as it was then: 2026-03-03 (the end of that day), \"2026-03-03 14:30\", or #120 for right after "
                    "that transaction")};
}

tl::unexpected<Error> Invocation::usage(const QString &message)
{
    m_isUsage = true;
    return fail(ErrorCode::InvalidInput, message);
}

QString Invocation::workspacePath() const
{
    return m_line.has(QStringLiteral("workspace")) ? m_line.value(QStringLiteral("workspace"))
                                                   : qEnvironmentVariable("FIELDFARE_WORKSPACE");
}

Result<QString> Invocation::requiredPath()
{
    const QString path = workspacePath();
    if (path.isEmpty())
        return usage(CliText::tr("Say which workspace: --workspace DIR."));
    return path;
}

bool Invocation::hasPassphraseFile() const
{
    return m_line.has(QStringLiteral("passphrase-file")) || !passphraseFileFromEnvironment().isEmpty();
}

Result<Secret> Invocation::passphrase(const QString &question)
{
    if (hasPassphraseFile()) {
        const QString path = m_line.has(QStringLiteral("passphrase-file"))
                                 ? m_line.value(QStringLiteral("passphrase-file"))
                                 : passphraseFileFromEnvironment();
        TRY_ASSIGN(auto file, readPassphraseFile(path));
        if (!file.warning.isEmpty())
            m_console.note(file.warning);
        return std::move(file.passphrase);
    }
    if (!canPrompt()) {
        return fail(ErrorCode::NotFound,
                    CliText::tr("A passphrase is needed. Put it into a file that only you can read, and name that file "
                                "with --passphrase-file or FIELDFARE_PASSPHRASE_FILE."));
    }
    return promptPassphrase(question);
}

Result<Unlock> Invocation::unlock(const QString &path)
{
    TRY_ASSIGN(const WorkspaceFile description, WorkspaceFolder::inspect(path));
    if (!description.isEncrypted())
        return Unlock(NoUnlock{});
    TRY_ASSIGN(Secret secret, passphrase(CliText::tr("Passphrase of “%1”:").arg(description.name)));
    return Unlock(PassphraseUnlock{std::move(secret)});
}

Result<Workspace *> Invocation::open(OpenMode mode, bool isForContact)
{
    Workspace::Opening opening;
    TRY_ASSIGN(opening.path, requiredPath());
    opening.mode = mode;
    opening.isForContact = isForContact;
    TRY_ASSIGN(opening.unlock, unlock(opening.path));
    TRY_ASSIGN(m_workspace, Workspace::open(std::move(opening)));
    for (const QString &warning : m_workspace->folder().warnings())
        m_console.note(warning);
    return m_workspace.get();
}

Result<std::unique_ptr<WorkspaceFolder>> Invocation::openFolder()
{
    TRY_ASSIGN(const QString path, requiredPath());
    TRY_ASSIGN(const Unlock way, unlock(path));
    return WorkspaceFolder::open(path, OpenMode::ReadOnly, way);
}

Result<Workspace *> Invocation::openForReading()
{
    TRY_ASSIGN(Workspace * workspace, open(OpenMode::ReadOnly));
    return m_line.has(QStringLiteral("as-of")) ? goBackTo(m_line.value(QStringLiteral("as-of"))) : workspace;
}

Result<Workspace *> Invocation::goBackTo(const QString &text)
{
    const auto moment = await(m_workspace->read([&](ReadContext &context) { return momentFromText(context, text); }));
    if (!moment)
        return moment.error().code == ErrorCode::InvalidInput ? usage(moment.error().message)
                                                              : tl::unexpected<Error>(moment.error());
    std::stop_source stop;
    std::atomic<int> percent = 0;
    auto future = QtConcurrent::run([&, source = m_workspace->earlierSource()] {
        return EarlierState::make(source, *moment, [&](double part) {
            percent = int(100 * part);
            return !stop.stop_requested();
        });
    });
    auto state = waitFor(std::move(future), stop,
                         [&] { m_console.progress(CliText::tr("Going back in time … %1 %").arg(percent.load())); });
    m_console.endProgress();
    if (!state)
        return fail(std::move(state.error()));
    TRY_ASSIGN(auto earlier, m_workspace->openEarlier(*state));
    m_workspace = std::move(earlier);
    const QDateTime local = moment->at.toTimeZone(m_workspace->session().zone);
    m_console.note(CliText::tr("As it was on %1, after transaction %2 (%3).")
                       .arg(local.toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                       .arg(moment->transaction)
                       .arg(moment->title));
    return m_workspace.get();
}

Result<Workspace *> Invocation::openForWriting() { return open(OpenMode::ReadWrite); }

Result<Workspace *> Invocation::openForContact() { return open(OpenMode::ReadWrite, true); }

Result<Workspace *> Invocation::openByRecoveryCode()
{
    Workspace::Opening opening;
    TRY_ASSIGN(opening.path, requiredPath());
    TRY_ASSIGN(const WorkspaceFile description, WorkspaceFolder::inspect(opening.path));
    TRY_ASSIGN(const Secret code, passphrase(CliText::tr("Recovery code of “%1”:").arg(description.name)));
    opening.unlock =
        RecoveryCodeUnlock{QString::fromUtf8(reinterpret_cast<const char *>(code.data()), qsizetype(code.size()))};
    TRY_ASSIGN(m_workspace, Workspace::open(std::move(opening)));
    return m_workspace.get();
}

Result<const RecordType *> Invocation::type(const TypeCatalog &catalog, const QString &key)
{
    if (const RecordType *found = catalog.find(key))
        return found;
    QStringList keys;
    for (const RecordType &type : catalog.types())
        keys.append(type.key);
    return usage(CliText::tr("There is no record type “%1”. There are: %2.").arg(key, keys.join(QLatin1String(", "))));
}

Result<qint64> Invocation::number(const QString &option, qint64 fallback, qint64 least)
{
    if (!m_line.has(option))
        return fallback;
    bool ok = false;
    const qint64 value = m_line.value(option).toLongLong(&ok);
    if (!ok || value < least)
        return usage(CliText::tr("--%1 needs a whole number of at least %2, not “%3”.")
                         .arg(option)
                         .arg(least)
                         .arg(m_line.value(option)));
    return value;
}

ValueFormats commandLineFormats(const Session &session)
{
    ValueFormats formats;
    formats.zone = session.zone;
    formats.currency = session.baseCurrency;
    const QString pattern = session.locale.dateFormat(QLocale::ShortFormat);
    const auto day = pattern.indexOf(QLatin1Char('d'));
    const auto month = pattern.indexOf(QLatin1Char('M'));
    const auto year = pattern.indexOf(QLatin1Char('y'));
    if (year < day && year < month)
        formats.dateOrder = DateOrder::YearMonthDay;
    else
        formats.dateOrder = day < month ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
    return formats;
}

bool meansMe(const QString &text) { return text.compare(QLatin1String("me"), Qt::CaseInsensitive) == 0; }

}  // namespace fieldfare::cli
