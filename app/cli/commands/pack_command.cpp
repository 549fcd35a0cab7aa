// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "workspace/pack/pack_exchange.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace fieldfare::cli {

namespace {

class PackCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("pack"),
                QStringLiteral("[exchange | status | code | create DIR | join DIR CODE | move DIR | leave]"),
                CliText::tr("Exchanges changes with others by an encrypted file, without a server."),
                CliText::tr(
                    "The file lies on a stick or in a folder that something keeps in step. create makes it and "
                    "prints the code for the others, join takes part with this workspace (init --pack DIR --code "
                    "CODE with a new one), exchange (or nothing) puts in and takes out what is new, move says where "
                    "the file lies now. Everybody who has the code sees all records. Contents of attached files "
                    "are not exchanged."),
                {},
                0,
                3};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString what = invocation.argument(0).isEmpty() ? QStringLiteral("exchange") : invocation.argument(0);
        const QString folder = invocation.argument(1);
        const QString code = invocation.argument(2);
        if (what == QLatin1String("exchange") && folder.isEmpty())
            return exchange(invocation);
        if (what == QLatin1String("status") && folder.isEmpty())
            return status(invocation);
        if (what == QLatin1String("code") && folder.isEmpty())
            return showCode(invocation);
        if (what == QLatin1String("leave") && folder.isEmpty())
            return leave(invocation);
        if (what == QLatin1String("create") && !folder.isEmpty() && code.isEmpty())
            return create(invocation, folder);
        if (what == QLatin1String("move") && !folder.isEmpty() && code.isEmpty())
            return move(invocation, folder);
        if (what == QLatin1String("join") && !folder.isEmpty() && !code.isEmpty())
            return join(invocation, folder, code);
        return invocation.usage(
            CliText::tr("Say what to do: exchange, status, code, create DIR, join DIR CODE, move DIR or leave."));
    }

private:
    static Result<Exit> create(Invocation &invocation, const QString &folder)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY_ASSIGN(PackExchange::Made made, PackExchange::create(*workspace, folder));
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("folder"), made.link.folder}, {QStringLiteral("code"), made.code}});
        } else {
            invocation.console().line(
                CliText::tr("Made the exchange file in %1").arg(QDir::toNativeSeparators(made.link.folder)));
            invocation.console().line(CliText::tr("Code for the others: %1").arg(made.code));
            invocation.console().note(
                CliText::tr("Everybody who has this code and the file sees all records. Tell it by "
                            "another way than the file goes."));
        }
        Secret::wipe(made.code);
        return Exit::Done;
    }

    static Result<Exit> join(Invocation &invocation, const QString &folder, const QString &typed)
    {
        TRY_ASSIGN(const auto code, sync::PackCode::fromText(typed));
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY_ASSIGN(const PackExchange::Done done, PackExchange::join(*workspace, folder, code));
        return tell(invocation, done);
    }

    static Result<Exit> exchange(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY_ASSIGN(const PackExchange::Done done, PackExchange::exchange(*workspace));
        return tell(invocation, done);
    }

    static Result<Exit> move(Invocation &invocation, const QString &folder)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY(PackExchange::moveTo(*workspace, folder));
        return Exit::Done;
    }

    static Result<Exit> leave(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY(PackExchange::leave(*workspace));
        invocation.console().note(CliText::tr("The records stay, here and with the others."));
        return Exit::Done;
    }

    static Result<Exit> tell(Invocation &invocation, const PackExchange::Done &done)
    {
        const sync::SyncReport &report = done.report;
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("sent"), report.sent},
                                                  {QStringLiteral("received"), report.received},
                                                  {QStringLiteral("conflicts"), report.lost},
                                                  {QStringLiteral("refused"), report.rejected},
                                                  {QStringLiteral("repaired"), report.repaired},
                                                  {QStringLiteral("healed"), done.wasReplaced},
                                                  {QStringLiteral("people"), QJsonArray::fromStringList(done.people)}});
        } else {
            invocation.console().line(CliText::tr("Sent %1, received %2, conflicts %3, refused %4.")
                                          .arg(report.sent)
                                          .arg(report.received)
                                          .arg(report.lost)
                                          .arg(report.rejected));
            if (done.wasReplaced)
                invocation.console().note(
                    CliText::tr("The exchange file was an older one than this workspace had seen. "
                                "What it lacked was put in again."));
        }
        if (!report.held.isNull())
            invocation.console().note(
                CliText::tr("A deletion of many records waits until it is confirmed in the window."));
        return report.rejected > 0 ? Exit::Partly : Exit::Done;
    }

    static Result<Exit> showCode(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const sync::PackCode code, storedPackCode(*workspace));
        QString text = code.toText();
        if (invocation.json())
            invocation.console().json(QJsonObject{{QStringLiteral("code"), text}});
        else
            invocation.console().line(text);
        Secret::wipe(text);
        return Exit::Done;
    }

    static Result<Exit> status(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(auto status, PackExchange::status(*workspace));
        if (!status) {
            invocation.console().line(CliText::tr("This workspace exchanges by no file."));
            return Exit::Done;
        }
        const QDateTime last = QDateTime::fromMSecsSinceEpoch(status->link.lastDone, Qt::UTC);
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("folder"), status->link.folder},
                            {QStringLiteral("there"), status->isThere},
                            {QStringLiteral("waiting"), status->waiting},
                            {QStringLiteral("last"),
                             status->link.lastDone > 0 ? QJsonValue(last.toString(Qt::ISODate)) : QJsonValue()}});
        } else {
            invocation.console().line(
                CliText::tr("Folder %1 (%2). Changes that wait: %3. Last exchange: %4.")
                    .arg(QDir::toNativeSeparators(status->link.folder),
                         status->isThere ? CliText::tr("the file is there") : CliText::tr("the file is not there"))
                    .arg(status->waiting)
                    .arg(status->link.lastDone > 0 ? last.toTimeZone(workspace->settings().zone).toString(Qt::ISODate)
                                                   : CliText::tr("never")));
        }
        Secret::wipe(status->code);
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makePackCommand() { return std::make_unique<PackCommand>(); }

}  // namespace fieldfare::cli
