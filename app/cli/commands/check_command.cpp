// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "storage/change_log.h"
#include "storage/integrity.h"
#include "workspace/attachments.h"
#include "workspace/connection_setups.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QString kindKey(IntegrityFinding::Kind kind)
{
    switch (kind) {
    case IntegrityFinding::Kind::UnreadablePage: return QStringLiteral("unreadable_page");
    case IntegrityFinding::Kind::Structure: return QStringLiteral("structure");
    case IntegrityFinding::Kind::BrokenLink: return QStringLiteral("broken_link");
    case IntegrityFinding::Kind::UnreadableTable: return QStringLiteral("unreadable_table");
    }
    return {};
}

QString kindText(IntegrityFinding::Kind kind)
{
    switch (kind) {
    case IntegrityFinding::Kind::UnreadablePage: return CliText::tr("A part of the file cannot be read");
    case IntegrityFinding::Kind::Structure: return CliText::tr("The structure is damaged");
    case IntegrityFinding::Kind::BrokenLink: return CliText::tr("A link leads nowhere");
    case IntegrityFinding::Kind::UnreadableTable: return CliText::tr("A table cannot be read");
    }
    return {};
}

class CheckCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("check"),
                {},
                CliText::tr("Reads the whole workspace and tells whether anything in it is damaged."),
                CliText::tr("Checks every page, the indexes, the links between records and the chain of the change "
                            "log. Exit status 1 on damage."),
                {},
                0,
                0};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(const auto folder, invocation.openFolder());
        const Progress progress = [&](double fraction) {
            invocation.console().progress(CliText::tr("Checking … %1 %").arg(int(fraction * 100)));
            return !interrupted();
        };
        TRY_ASSIGN(const IntegrityReport report, checkIntegrity(folder->recordsFile(), connectionSetups(), progress));
        invocation.console().endProgress();
        ChainCheck chain;
        if (report.isSound()) {
            TRY_ASSIGN(const auto connection, folder->connect(OpenMode::ReadOnly, 8 * 1024, connectionSetups()));
            StatementCache statements(connection->database());
            TRY_ASSIGN(chain, verifyChain(statements));
        }
        QVector<Attachments::Finding> files;
        if (report.isSound()) {
            const AttachmentStore contents(folder->attachmentsPath(), folder->recordsFile().key);
            TRY_ASSIGN(const auto connection, folder->connect(OpenMode::ReadOnly, 8 * 1024, connectionSetups()));
            StatementCache statements(connection->database());
            invocation.console().progress(CliText::tr("Checking the attached files …"));
            TRY_ASSIGN(files, Attachments::verifyAll(statements, contents, [] { return !interrupted(); }));
            invocation.console().endProgress();
        }
        const bool sound = report.isSound() && chain.firstBroken == 0 && files.isEmpty();
        if (invocation.json()) {
            QJsonObject json = toJson(report, chain, sound);
            QJsonArray damaged;
            for (const Attachments::Finding &file : std::as_const(files))
                damaged.append(
                    QJsonObject{{QStringLiteral("name"), file.name}, {QStringLiteral("problem"), file.error.message}});
            json.insert(QStringLiteral("attachments"), damaged);
            invocation.console().json(json);
        } else {
            say(invocation.console(), report, chain, sound);
            for (const Attachments::Finding &file : std::as_const(files))
                invocation.console().line(CliText::tr("The attached file “%1”: %2").arg(file.name, file.error.message));
        }
        return sound ? Exit::Done : Exit::Failed;
    }

private:
    static QJsonObject toJson(const IntegrityReport &report, const ChainCheck &chain, bool sound)
    {
        QJsonArray findings;
        for (const IntegrityFinding &finding : report.findings)
            findings.append(QJsonObject{{QStringLiteral("kind"), kindKey(finding.kind)},
                                        {QStringLiteral("table"), finding.table},
                                        {QStringLiteral("details"), finding.details}});
        return {{QStringLiteral("sound"), sound},
                {QStringLiteral("pages"), report.pages},
                {QStringLiteral("findings"), findings},
                {QStringLiteral("transactions"), chain.transactions},
                {QStringLiteral("first_broken_transaction"),
                 chain.firstBroken > 0 ? QJsonValue(chain.firstBroken) : QJsonValue()}};
    }

    static void say(Console &console, const IntegrityReport &report, const ChainCheck &chain, bool sound)
    {
        if (sound) {
            console.line(CliText::tr("The workspace is sound: %1 pages and %2 transactions checked.")
                             .arg(report.pages)
                             .arg(chain.transactions));
            return;
        }
        for (const IntegrityFinding &finding : report.findings) {
            const QString where = finding.table.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(finding.table);
            console.line(kindText(finding.kind) + where + QStringLiteral(": ") + finding.details);
        }
        if (chain.firstBroken > 0)
            console.line(
                CliText::tr(
                    "The change log does not fit together from transaction %1 on: somebody or something changed it.")
                    .arg(chain.firstBroken));
        console.note(CliText::tr(
            "The workspace is damaged. Keep the folder as it is and restore the newest backup into another folder."));
    }
};

}  // namespace

std::unique_ptr<Command> makeCheckCommand() { return std::make_unique<CheckCommand>(); }

}  // namespace fieldfare::cli
