// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/demo_filling.h"
#include "cli/invocation.h"
#include "cli/passphrase_prompt.h"
#include "cli/text.h"
#include "records/record_writer.h"
#include "workspace/company_sync.h"
#include "workspace/pack/pack_exchange.h"
#include "workspace/templates.h"

#include <QDir>
#include <QJsonObject>
#include <QLocale>
#include <QSysInfo>

namespace fieldfare::cli {

namespace {

/// The name the system knows the person by.
QString systemUserName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("USERNAME") : name;
}

class InitCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("init"),
            {},
            CliText::tr("Makes a new workspace in the folder given with --workspace."),
            CliText::tr("The recovery code opens the workspace when the passphrase is lost. It is printed once and "
                        "stored nowhere."),
            {{QStringLiteral("demo"), {}, CliText::tr("fill it with an invented company, to look around in")},
             {QStringLiteral("template"), QStringLiteral("NAME"),
              CliText::tr("prepare it for a line of business: retail, finance, cars, services")},
             {QStringLiteral("plain"), {}, CliText::tr("do not encrypt; everybody who gets the files can read them")},
             {QStringLiteral("currency"), QStringLiteral("CCC"),
              CliText::tr("base currency, ISO 4217 (from the system, else EUR)")},
             {QStringLiteral("time-zone"), QStringLiteral("TZ"),
              CliText::tr("zone in which days begin (from the system, else UTC)")},
             {QStringLiteral("country"), QStringLiteral("CC"),
              CliText::tr("country of phone numbers without code, ISO 3166 (from the system)")},
             {QStringLiteral("user"), QStringLiteral("NAME"), CliText::tr("your name (from the system)")},
             {QStringLiteral("join"), QStringLiteral("CODE"),
              CliText::tr("join a company: its records come into this workspace with: sync")},
             {QStringLiteral("pack"), QStringLiteral("DIR"),
              CliText::tr("join those who exchange by a file in this folder; needs --code, and then: pack exchange")},
             {QStringLiteral("code"), QStringLiteral("CODE"), CliText::tr("the code of the exchange file (--pack)")}},
            0,
            0};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString path = invocation.workspacePath();
        if (path.isEmpty())
            return invocation.usage(CliText::tr("Say where to make it: --workspace DIR."));
        Workspace::Creation creation;
        creation.folder.path = path;
        creation.userName = invocation.line().has(QStringLiteral("user"))
                                ? invocation.line().value(QStringLiteral("user"))
                            : invocation.line().has(QStringLiteral("demo")) ? QStringLiteral("Maria Keller")
                                                                            : systemUserName();
        TRY_ASSIGN(creation.settings, settings(invocation));
        if (!invocation.line().has(QStringLiteral("plain"))) {
            TRY(prepareEmptyFolder(path));  // before anybody is asked for a passphrase
            TRY_ASSIGN(Secret secret, newPassphrase(invocation));
            creation.folder.unlock = PassphraseUnlock{std::move(secret)};
        }
        TRY(knownTemplate(invocation, creation.settings.language));
        TRY_ASSIGN(Workspace::Created created, make(invocation, std::move(creation)));
        if (const auto filled = fill(invocation, *created.workspace); !filled) {
            Secret::wipe(created.recoveryCode);
            created.workspace.reset();
            QDir(path).removeRecursively();  // it was new or empty: nothing but ours is in it
            return fail(filled.error());
        }
        report(invocation, created);
        Secret::wipe(created.recoveryCode);
        return Exit::Done;
    }

private:
    static Result<Workspace::Created> make(Invocation &invocation, Workspace::Creation creation)
    {
        const CommandLine &line = invocation.line();
        if (line.has(QStringLiteral("pack")))
            return joinPack(invocation, std::move(creation));
        if (!line.has(QStringLiteral("join")))
            return Workspace::create(std::move(creation));
        if (line.has(QStringLiteral("demo")) || line.has(QStringLiteral("template")))
            return invocation.usage(CliText::tr("Whoever joins a company gets its records: no --demo, no --template."));
        TRY_ASSIGN(const auto code, sync::EnrolmentCode::fromText(line.value(QStringLiteral("join"))));
        return CompanySync::join(std::move(creation), code, QSysInfo::machineHostName());
    }

    static Result<Workspace::Created> joinPack(Invocation &invocation, Workspace::Creation creation)
    {
        const CommandLine &line = invocation.line();
        if (line.has(QStringLiteral("demo")) || line.has(QStringLiteral("template")) ||
            line.has(QStringLiteral("join")) || line.has(QStringLiteral("currency")))
            return invocation.usage(CliText::tr("Whoever joins an exchange file gets its records: no --demo, no "
                                                "--template, no --join, no --currency."));
        if (!line.has(QStringLiteral("code")))
            return invocation.usage(CliText::tr("The code of the exchange file is missing: --code CODE."));
        TRY_ASSIGN(const auto code, sync::PackCode::fromText(line.value(QStringLiteral("code"))));
        return PackExchange::joinNew(std::move(creation), line.value(QStringLiteral("pack")), code);
    }

    static Result<WorkspaceSettings> settings(Invocation &invocation)
    {
        const CommandLine &line = invocation.line();
        WorkspaceSettings settings = WorkspaceSettings::fromSystem();
        if (line.has(QStringLiteral("currency"))) {
            const QString code = line.value(QStringLiteral("currency"));
            const auto currency = Currency::fromCode(code);
            if (!currency || !currency->isKnown())
                return invocation.usage(CliText::tr("“%1” is no currency code of ISO 4217, such as EUR.").arg(code));
            settings.baseCurrency = *currency;
        }
        if (line.has(QStringLiteral("time-zone"))) {
            const QString id = line.value(QStringLiteral("time-zone"));
            const QTimeZone zone(id.toUtf8());
            if (!zone.isValid())
                return invocation.usage(CliText::tr("“%1” is no time zone, such as Europe/Berlin.").arg(id));
            settings.zone = zone;
        }
        if (line.has(QStringLiteral("country"))) {
            const QString code = line.value(QStringLiteral("country")).toUpper();
            if (code.size() != 2 || QLocale::codeToTerritory(code) == QLocale::AnyTerritory)
                return invocation.usage(CliText::tr("“%1” is no country code of ISO 3166, such as DE.").arg(code));
            settings.country = code;
        }
        if (line.has(QStringLiteral("demo")))
            settings.companyName = QStringLiteral("Sonnenfels Energie");
        return settings;
    }

    static Result<void> knownTemplate(Invocation &invocation, const QString &language)
    {
        if (!invocation.line().has(QStringLiteral("template")))
            return {};
        const QString wanted = invocation.line().value(QStringLiteral("template"));
        TRY_ASSIGN(const auto templates, industryTemplates(language));
        QStringList keys;
        for (const IndustryTemplate &one : templates)
            keys.append(one.key);
        if (!keys.contains(wanted))
            return invocation.usage(
                CliText::tr("There is no template “%1”. There are: %2.").arg(wanted, keys.join(QLatin1String(", "))));
        return {};
    }

    /// Template and demo company, as asked for.
    static Result<void> fill(Invocation &invocation, Workspace &workspace)
    {
        if (invocation.line().has(QStringLiteral("template"))) {
            const QString key = invocation.line().value(QStringLiteral("template"));
            TRY(await(workspace.write(CliText::tr("Prepared the workspace"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                return applyTemplate(writer, key, workspace.settings().language);
            })));
        }
        if (invocation.line().has(QStringLiteral("demo")))
            TRY(fillWithDemo(invocation.console(), workspace, DemoSize()));
        return {};
    }

    static Result<Secret> newPassphrase(Invocation &invocation)
    {
        if (!invocation.hasPassphraseFile() && !canPrompt()) {
            return fail(
                ErrorCode::NotFound,
                CliText::tr(
                    "A passphrase is needed: put it into a file that only you can read and name it with "
                    "--passphrase-file or FIELDFARE_PASSPHRASE_FILE. Or make an unencrypted workspace with --plain."));
        }
        TRY_ASSIGN(Secret first, invocation.passphrase(CliText::tr("New passphrase:")));
        if (!invocation.hasPassphraseFile()) {
            TRY_ASSIGN(const Secret second, promptPassphrase(CliText::tr("Once more:")));
            if (!first.equals(second))
                return fail(ErrorCode::InvalidInput, CliText::tr("The two passphrases differ. Nothing was made."));
        }
        return first;
    }

    static void report(Invocation &invocation, const Workspace::Created &created)
    {
        const QString path = QDir(created.workspace->path()).absolutePath();
        Console &console = invocation.console();
        if (invocation.json()) {
            console.json(
                QJsonObject{{QStringLiteral("workspace"), path},
                            {QStringLiteral("recovery_code"),
                             created.recoveryCode.isEmpty() ? QJsonValue() : QJsonValue(created.recoveryCode)}});
            return;
        }
        console.line(CliText::tr("Made the workspace %1").arg(path));
        if (created.recoveryCode.isEmpty()) {
            console.note(CliText::tr("It is not encrypted."));
            return;
        }
        console.line(CliText::tr("Recovery code: %1").arg(created.recoveryCode));
        console.note(CliText::tr("Print this code and keep it apart from this computer. It is not stored anywhere, and "
                                 "without it a forgotten passphrase means lost data."));
    }
};

}  // namespace

std::unique_ptr<Command> makeInitCommand() { return std::make_unique<InitCommand>(); }

}  // namespace fieldfare::cli
