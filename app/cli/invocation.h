// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "exchange/value_parse.h"
#include "workspace/workspace.h"

#include <memory>

namespace fieldfare::cli {

/// The options every verb accepts, before and after it.
[[nodiscard]] QVector<OptionSpec> globalOptions();

/// --as-of, for verbs that read: openForReading() then gives the workspace as it was.
[[nodiscard]] OptionSpec asOfOption();

/// One run of one verb: what was typed, where to write, and the workspace it works on.
class Invocation {
public:
    Invocation(CommandLine line, Console &console) : m_line(std::move(line)), m_console(console) {}

    [[nodiscard]] const CommandLine &line() const { return m_line; }
    [[nodiscard]] QString argument(int index) const { return m_line.arguments().value(index); }
    [[nodiscard]] bool json() const { return m_line.has(QStringLiteral("json")); }
    [[nodiscard]] bool verbose() const { return m_line.has(QStringLiteral("verbose")); }
    [[nodiscard]] Console &console() { return m_console; }

    /// The error for a command line that cannot be understood: the program ends with Exit::Usage.
    [[nodiscard]] tl::unexpected<Error> usage(const QString &message);
    [[nodiscard]] bool isUsage() const { return m_isUsage; }

    /// --workspace, else FIELDFARE_WORKSPACE; empty when neither says anything.
    [[nodiscard]] QString workspacePath() const;
    /// The workspace for reading: works beside a window that holds it. Opened once. With --as-of: as it was then; a line on
    /// stderr says so.
    [[nodiscard]] Result<Workspace *> openForReading();
    /// The workspace for writing: Locked, naming who has it, while another program holds it.
    [[nodiscard]] Result<Workspace *> openForWriting();
    /// The same, only to speak to the company's server: nothing of the records is shown, so their lease may be over.
    [[nodiscard]] Result<Workspace *> openForContact();
    /// By its recovery code, which is asked for (or read from the passphrase file): a lease that is over gets some days more.
    [[nodiscard]] Result<Workspace *> openByRecoveryCode();
    /// Closes what openForWriting() opened.
    void close() { m_workspace.reset(); }
    /// Only the folder, unlocked for reading: for looking at a workspace too damaged to open.
    [[nodiscard]] Result<std::unique_ptr<WorkspaceFolder>> openFolder();

    /// From --passphrase-file, FIELDFARE_PASSPHRASE_FILE or a prompt. NotFound when there is nobody to ask.
    [[nodiscard]] Result<Secret> passphrase(const QString &question);
    /// True when a passphrase can be had without asking anybody.
    [[nodiscard]] bool hasPassphraseFile() const;

    /// A record type by key, or a usage error that names those there are.
    [[nodiscard]] Result<const RecordType *> type(const TypeCatalog &catalog, const QString &key);
    /// A whole number of at least `least` from an option, `fallback` when it is not given.
    [[nodiscard]] Result<qint64> number(const QString &option, qint64 fallback, qint64 least = 0);

private:
    [[nodiscard]] Result<QString> requiredPath();
    [[nodiscard]] Result<Unlock> unlock(const QString &path);
    [[nodiscard]] Result<Workspace *> open(OpenMode mode, bool isForContact = false);
    [[nodiscard]] Result<Workspace *> goBackTo(const QString &text);

    CommandLine m_line;
    Console &m_console;
    std::unique_ptr<Workspace> m_workspace;
    bool m_isUsage = false;
};

/// How values on the command line are spelt in this session: dates ISO or as the locale orders them, numbers with a point.
[[nodiscard]] ValueFormats commandLineFormats(const Session &session);

/// What the session calls "me".
[[nodiscard]] bool meansMe(const QString &text);

}  // namespace fieldfare::cli
