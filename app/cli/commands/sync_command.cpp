// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "sync/client/sqlite_client_store.h"
#include "workspace/company_sync.h"

#include <QJsonObject>
#include <QSaveFile>
#include <QSysInfo>

namespace fieldfare::cli {

namespace {

class SyncCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("sync"),
            QStringLiteral("[run | status | extend | heads FILE | connect CODE]"),
            CliText::tr("Exchanges changes with the company's server."),
            CliText::tr("run (or nothing) exchanges all there is, status says what waits. extend adds "
                        "seven days to the time without contact, by the recovery code. heads writes what this "
                        "device saw of the server's record of changes to a file, for its administrator to compare. "
                        "connect makes this workspace "
                        "the company's first, with the code that the server printed when it was set up; everybody else "
                        "joins with a new workspace: init --join CODE."),
            {{QStringLiteral("label"), QStringLiteral("NAME"),
              CliText::tr("what the company calls this computer (its name)")}},
            0,
            2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString what = invocation.argument(0).isEmpty() ? QStringLiteral("run") : invocation.argument(0);
        if (what == QLatin1String("run"))
            return exchange(invocation);
        if (what == QLatin1String("status"))
            return status(invocation);
        if (what == QLatin1String("connect") && !invocation.argument(1).isEmpty())
            return connectTo(invocation);
        if (what == QLatin1String("heads") && !invocation.argument(1).isEmpty())
            return writeHeads(invocation);
        if (what == QLatin1String("extend"))
            return extend(invocation);
        return invocation.usage(CliText::tr("Say what to do: run, status, extend, heads FILE or connect CODE."));
    }

private:
    static Result<Exit> connectTo(Invocation &invocation)
    {
        TRY_ASSIGN(const auto code, sync::EnrolmentCode::fromText(invocation.argument(1)));
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const QString label = invocation.line().has(QStringLiteral("label"))
                                  ? invocation.line().value(QStringLiteral("label"))
                                  : QSysInfo::machineHostName();
        TRY_ASSIGN(const CompanyLink link, CompanySync::found(*workspace, code, label));
        invocation.console().line(
            CliText::tr("Connected with %1 as %2. Send the records with: sync").arg(link.server.host, link.personName));
        return Exit::Done;
    }

    /// What there is to say of the server's record of changes, on stderr: the exchange itself is right.
    static Result<void> noteRecord(Invocation &invocation, Workspace &workspace)
    {
        TRY_ASSIGN(const auto heads, CompanySync(workspace).seenHeads());
        for (const QString &line : {headsProblem(heads), headsNote(heads, workspace.store().clock()->now())}) {
            if (!line.isEmpty())
                invocation.console().note(line);
        }
        return {};
    }

    static Result<Exit> extend(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openByRecoveryCode());
        TRY_ASSIGN(const CompanyLease lease, await(workspace->read(readCompanyLease)));
        if (lease.days == 0)
            invocation.console().line(CliText::tr("The records of this workspace are shown without contact for ever."));
        else
            invocation.console().line(CliText::tr("Days that the records are shown without contact: %1 of %2 are left.")
                                          .arg(lease.daysLeft(workspace->store().clock()->now()))
                                          .arg(lease.days));
        return Exit::Done;
    }

    static Result<Exit> writeHeads(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const auto heads, CompanySync(*workspace).seenHeads());
        QSaveFile file(invocation.argument(1));
        const QByteArray content = sync::exportedHeads(heads, QSysInfo::machineHostName());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
            return fail(ErrorCode::Io, CliText::tr("“%1” cannot be written.").arg(invocation.argument(1)),
                        file.errorString());
        invocation.console().line(CliText::tr("Wrote what this device saw of the server's record of changes: %1 times.")
                                      .arg(heads.heads().size()));
        TRY(noteRecord(invocation, *workspace));
        return Exit::Done;
    }

    static Result<Exit> exchange(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForContact());
        bool isRevoked = false;
        auto done = CompanySync(*workspace).runOnce(&isRevoked);
        if (isRevoked) {
            // what the server says of this device is carried out, whoever asked
            const QString path = workspace->path();
            invocation.close();
            TRY(CompanySync::removeCopy(path));
            return fail(ErrorCode::Forbidden,
                        CliText::tr("This device may no longer see the company's records. Its copy was removed."));
        }
        TRY(noteRecord(invocation, *workspace));
        TRY_ASSIGN(const sync::SyncReport report, std::move(done));
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("sent"), report.sent},
                                                  {QStringLiteral("received"), report.received},
                                                  {QStringLiteral("conflicts"), report.lost},
                                                  {QStringLiteral("refused"), report.rejected},
                                                  {QStringLiteral("repaired"), report.repaired}});
        } else {
            invocation.console().line(CliText::tr("Sent %1, received %2, conflicts %3, refused %4.")
                                          .arg(report.sent)
                                          .arg(report.received)
                                          .arg(report.lost)
                                          .arg(report.rejected));
        }
        if (!report.held.isNull())
            invocation.console().note(
                CliText::tr("A deletion of many records waits until it is confirmed in the window."));
        return report.rejected > 0 ? Exit::Partly : Exit::Done;
    }

    static Result<Exit> status(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const auto link, CompanySync(*workspace).link());
        if (!link) {
            invocation.console().line(CliText::tr("This workspace belongs to no company."));
            return Exit::Done;
        }
        TRY_ASSIGN(const qint64 waiting, await(workspace->read(sync::waitingChanges)));
        TRY_ASSIGN(const CompanyLease lease, await(workspace->read(readCompanyLease)));
        const qint64 now = workspace->store().clock()->now();
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("server"), link->server.host},
                                                  {QStringLiteral("port"), link->server.port},
                                                  {QStringLiteral("person"), link->personName},
                                                  {QStringLiteral("role"), link->role},
                                                  {QStringLiteral("waiting"), waiting},
                                                  {QStringLiteral("lease_days"), lease.days},
                                                  {QStringLiteral("lease_days_left"), lease.daysLeft(now)}});
            return Exit::Done;
        }
        invocation.console().line(CliText::tr("Server %1:%2, as %3 (%4). Changes that wait: %5.")
                                      .arg(link->server.host)
                                      .arg(link->server.port)
                                      .arg(link->personName, link->role)
                                      .arg(waiting));
        if (lease.days > 0)
            invocation.console().line(CliText::tr("Days that the records are shown without contact: %1 of %2 are left.")
                                          .arg(lease.daysLeft(now))
                                          .arg(lease.days));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeSyncCommand() { return std::make_unique<SyncCommand>(); }

}  // namespace fieldfare::cli
