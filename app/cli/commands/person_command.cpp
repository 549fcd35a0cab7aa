// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "records/contact/contact.h"
#include "records/record_reader.h"
#include "workspace/privacy/privacy.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QJsonObject toJson(const QVector<ErasurePreview::Count> &counts)
{
    QJsonObject json;
    for (const auto &one : counts)
        json.insert(one.type, one.records);
    return json;
}

QString listed(const TypeCatalog &catalog, const QVector<ErasurePreview::Count> &counts)
{
    QStringList parts;
    for (const auto &one : counts)
        parts.append(QStringLiteral("%1: %2").arg(catalog.at(one.type).plural()).arg(one.records));
    return parts.join(QStringLiteral(", "));
}

class PersonCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("person"),
                QStringLiteral("export REF PATH | erase REF"),
                CliText::tr("Gives a person everything that is stored about them, or erases it for good."),
                CliText::tr(
                    "`export` writes a folder, or one file when PATH ends in .zip: person.json, a table for each "
                    "type, the attached files and a summary. `erase` only says what it would do; with --confirm and "
                    "the person's name it does it, in records, history, search, drafts and files. That cannot be "
                    "undone; a backup made before forgets the person again when it is restored. Deals and orders "
                    "stay without the name."),
                {{QStringLiteral("confirm"), QStringLiteral("NAME"),
                  CliText::tr("erase: the name of the person as it is shown")}},
                2,
                3};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString what = invocation.argument(0);
        const int words = static_cast<int>(invocation.line().arguments().size());
        if (what == QLatin1String("export") && words == 3)
            return exportTo(invocation, invocation.argument(1), invocation.argument(2));
        if (what == QLatin1String("erase") && words == 2)
            return erase(invocation, invocation.argument(1));
        return invocation.usage(CliText::tr("“person” is followed by: %1.").arg(spec().arguments));
    }

private:
    static Result<Uid> find(Workspace &workspace, const QString &reference)
    {
        return await(workspace.read([&](ReadContext &context) -> Result<Uid> {
            RecordReader reader(context);
            const RecordType &type = context.catalog().at(Contact::kNumber);
            TRY_ASSIGN(const qint64 id, resolveReference(reader, type, reference));
            return reader.uidOf(type, id);
        }));
    }

    static Result<Exit> exportTo(Invocation &invocation, const QString &reference, const QString &path)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const Uid uid, find(*workspace, reference));
        TRY_ASSIGN(
            const PersonExportReport report,
            await(workspace->privacy().exportPerson(workspace->session(), uid, path, {}, [&](qint64 done, qint64 all) {
                invocation.console().progress(
                    CliText::tr("Collecting … %1 %").arg(int(100 * done / std::max<qint64>(1, all))));
                return !interrupted();
            })));
        invocation.console().endProgress();
        for (const QString &problem : report.problems)
            invocation.console().note(problem);
        if (invocation.json()) {
            QJsonObject records;
            for (const auto &[type, count] : report.counts)
                records.insert(type, count);
            invocation.console().json(
                QJsonObject{{QStringLiteral("path"), QFileInfo(path).absoluteFilePath()},
                            {QStringLiteral("name"), report.name},
                            {QStringLiteral("records"), records},
                            {QStringLiteral("files"), report.files},
                            {QStringLiteral("history"), report.historyEntries},
                            {QStringLiteral("problems"), QJsonArray::fromStringList(report.problems)}});
        } else {
            invocation.console().line(
                CliText::tr("Wrote everything about %1 to %2.").arg(report.name, QFileInfo(path).absoluteFilePath()));
        }
        return report.problems.isEmpty() ? Exit::Done : Exit::Partly;
    }

    static Result<Exit> erase(Invocation &invocation, const QString &reference)
    {
        const QString confirmed = invocation.line().value(QStringLiteral("confirm"));
        const bool isMeant = invocation.line().has(QStringLiteral("confirm"));
        TRY_ASSIGN(Workspace * workspace, isMeant ? invocation.openForWriting() : invocation.openForReading());
        TRY_ASSIGN(const Uid uid, find(*workspace, reference));
        TRY_ASSIGN(const ErasurePreview preview, await(workspace->privacy().preview(workspace->session(), uid)));
        if (isMeant)
            TRY(await(workspace->privacy().erase(workspace->session(), uid, confirmed)));
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("uid"), uidText(uid)},
                                                  {QStringLiteral("erased"), isMeant},
                                                  {QStringLiteral("goes"), toJson(preview.goes)},
                                                  {QStringLiteral("stays"), toJson(preview.stays)},
                                                  {QStringLiteral("files"), preview.files},
                                                  {QStringLiteral("addresses"), preview.addresses},
                                                  {QStringLiteral("elsewhere"), preview.elsewhere}});
            return Exit::Done;
        }
        const auto catalog = workspace->catalog();
        invocation.console().line(
            (isMeant ? CliText::tr("Erased for good: %1.") : CliText::tr("Would go for good: %1."))
                .arg(listed(*catalog, preview.goes)));
        if (!preview.stays.isEmpty())
            invocation.console().line((isMeant ? CliText::tr("Stays, without the name: %1.")
                                               : CliText::tr("Would stay, without the name: %1."))
                                          .arg(listed(*catalog, preview.stays)));
        if (preview.elsewhere > 0)
            invocation.console().note(
                CliText::tr("%n other records name this person and are not touched; search for the "
                            "name to look at them.",
                            nullptr, int(preview.elsewhere)));
        if (!isMeant)
            invocation.console().note(
                CliText::tr("Nothing was changed. To do it: person erase REF --confirm \"%1\".").arg(preview.name));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makePersonCommand() { return std::make_unique<PersonCommand>(); }

}  // namespace fieldfare::cli
