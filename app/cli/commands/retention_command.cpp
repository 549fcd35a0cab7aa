// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/record_writer.h"
#include "workspace/privacy/retention_run.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

struct RuleStanding {
    RetentionRule rule;
    RetentionPreview preview;
};

QJsonArray toJson(const QVector<DueRecord> &records)
{
    QJsonArray json;
    for (const DueRecord &record : records)
        json.append(QJsonObject{{QStringLiteral("uid"), uidText(record.uid)},
                                {QStringLiteral("title"), record.name},
                                {QStringLiteral("last"), record.last.toString(Qt::ISODate)},
                                {QStringLiteral("held_by"), record.why}});
    return json;
}

class RetentionCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("retention"),
            QStringLiteral("list | suggest | preview RULE | run RULE"),
            CliText::tr("Shows what is kept longer than the rules say, and removes it after you have seen it."),
            CliText::tr(
                "Rules are records: `suggest` adds some that are off; `add retention_rule` and `set retention_rule` "
                "change them. `preview` lists what a rule would take and what is held back, and why. `run` does it "
                "when --confirm names the number that preview gave. `add legal_hold contact=REF reason=TEXT` keeps "
                "a person; deleting the hold releases it. Nothing happens by itself."),
            {{QStringLiteral("confirm"), QStringLiteral("N"), CliText::tr("run: how many records are due")}},
            1,
            2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString what = invocation.argument(0);
        const auto words = invocation.line().arguments().size();
        if (what == QLatin1String("list") && words == 1)
            return list(invocation);
        if (what == QLatin1String("suggest") && words == 1)
            return suggest(invocation);
        if (what == QLatin1String("preview") && words == 2)
            return preview(invocation);
        if (what == QLatin1String("run") && words == 2)
            return carryOut(invocation);
        return invocation.usage(CliText::tr("“retention” is followed by: %1.").arg(spec().arguments));
    }

private:
    static Result<RuleStanding> find(Workspace &workspace, const QString &reference)
    {
        return await(workspace.read([&](ReadContext &context) -> Result<RuleStanding> {
            RecordReader reader(context);
            const RecordType &type = context.catalog().at(RetentionRule::kNumber);
            TRY_ASSIGN(const qint64 id, resolveReference(reader, type, reference));
            RuleStanding standing;
            TRY_ASSIGN(standing.rule, reader.load(Id<RetentionRule>{id}));
            TRY_ASSIGN(standing.preview, previewRetention(context, standing.rule));
            return standing;
        }));
    }

    static Result<Exit> list(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const auto all, await(workspace->read([](ReadContext &context) -> Result<QVector<RuleStanding>> {
                       QVector<qint64> ids;
                       TRY_ASSIGN(auto query,
                                  context.run(QStringLiteral("SELECT id FROM {retention_rule} ORDER BY id")));
                       while (query.next())
                           ids.append(query.value(0).toLongLong());
                       TRY(finished(query));
                       QVector<RuleStanding> standings;
                       for (const qint64 id : std::as_const(ids)) {
                           RuleStanding standing;
                           TRY_ASSIGN(standing.rule, RecordReader(context).load(Id<RetentionRule>{id}));
                           TRY_ASSIGN(standing.preview, previewRetention(context, standing.rule));
                           standings.append(standing);
                       }
                       return standings;
                   })));
        QJsonArray json;
        QVector<QStringList> table;
        for (const RuleStanding &one : all) {
            json.append(QJsonObject{{QStringLiteral("uid"), uidText(one.rule.uid)},
                                    {QStringLiteral("name"), one.rule.name},
                                    {QStringLiteral("active"), one.rule.active},
                                    {QStringLiteral("type"), one.preview.type},
                                    {QStringLiteral("months"), one.rule.months.value_or(0)},
                                    {QStringLiteral("action"), one.rule.action},
                                    {QStringLiteral("due"), one.preview.due.size()},
                                    {QStringLiteral("held"), one.preview.held.size()}});
            table.append({one.rule.name, one.rule.active ? CliText::tr("on") : CliText::tr("off"),
                          QString::number(one.rule.months.value_or(0)), one.rule.action,
                          QString::number(one.preview.due.size()), QString::number(one.preview.held.size())});
        }
        if (invocation.json())
            invocation.console().json(json);
        else
            invocation.console().write(TextTable({{CliText::tr("Rule")},
                                                  {CliText::tr("State")},
                                                  {CliText::tr("Months")},
                                                  {CliText::tr("Action")},
                                                  {CliText::tr("Due")},
                                                  {CliText::tr("Held back")}},
                                                 Console::width())
                                           .render(table));
        return Exit::Done;
    }

    static Result<Exit> suggest(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        qint64 added = 0;
        TRY(await(workspace->write(CliText::tr("Added retention rules"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (RetentionRule rule : suggestedRetentionRules()) {
                TRY_ASSIGN(auto known, work.run(QStringLiteral("SELECT 1 FROM {retention_rule} WHERE condition=?"),
                                                {rule.condition}));
                if (known.next())
                    continue;
                known.finish();
                TRY(writer.insert(rule));
                ++added;
            }
            return {};
        })));
        if (invocation.json())
            invocation.console().json(QJsonObject{{QStringLiteral("added"), added}});
        else
            invocation.console().line(CliText::tr("Added %n rule(s). They are off.", nullptr, int(added)));
        return Exit::Done;
    }

    static Result<Exit> preview(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        TRY_ASSIGN(const RuleStanding found, find(*workspace, invocation.argument(1)));
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("type"), found.preview.type},
                                                  {QStringLiteral("action"), found.rule.action},
                                                  {QStringLiteral("due"), toJson(found.preview.due)},
                                                  {QStringLiteral("held"), toJson(found.preview.held)}});
            return Exit::Done;
        }
        QVector<QStringList> table;
        for (const auto *records : {&found.preview.due, &found.preview.held}) {
            for (const DueRecord &record : *records)
                table.append({record.name, record.last.toString(Qt::ISODate), record.why, uidText(record.uid)});
        }
        invocation.console().write(
            TextTable(
                {{CliText::tr("Name")}, {CliText::tr("Last")}, {CliText::tr("Held back by")}, {QStringLiteral("uid")}},
                Console::width())
                .render(table));
        invocation.console().note(CliText::tr("%1 due, %2 held back. Nothing was changed.")
                                      .arg(found.preview.due.size())
                                      .arg(found.preview.held.size()));
        return Exit::Done;
    }

    static Result<Exit> carryOut(Invocation &invocation)
    {
        if (!invocation.line().has(QStringLiteral("confirm")))
            return invocation.usage(CliText::tr("Say with --confirm how many records are due; `preview` tells it."));
        TRY_ASSIGN(const qint64 confirmed, invocation.number(QStringLiteral("confirm"), 0));
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        TRY_ASSIGN(const RuleStanding found, find(*workspace, invocation.argument(1)));
        TRY_ASSIGN(const RetentionOutcome outcome,
                   runRetention(workspace->store(), workspace->privacy(), workspace->session(), {found.rule.id},
                                confirmed, [&](qint64, qint64) { return !interrupted(); }));
        for (const QString &problem : outcome.problems)
            invocation.console().note(problem);
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("done"), outcome.done},
                            {QStringLiteral("action"), found.rule.action},
                            {QStringLiteral("transaction"),
                             outcome.transaction > 0 ? QJsonValue(outcome.transaction) : QJsonValue()},
                            {QStringLiteral("stopped"), outcome.stopped},
                            {QStringLiteral("problems"), QJsonArray::fromStringList(outcome.problems)}});
        } else if (found.rule.action == QLatin1String(retention::erase)) {
            invocation.console().line(CliText::tr("Erased %n record(s) for good.", nullptr, int(outcome.done)));
        } else {
            invocation.console().line(
                CliText::tr("Moved %n record(s) to the recycle bin.", nullptr, int(outcome.done)));
            if (outcome.transaction > 0)
                invocation.console().note(CliText::tr("To bring them back: undo %1.").arg(outcome.transaction));
        }
        return outcome.stopped || !outcome.problems.isEmpty() ? Exit::Partly : Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeRetentionCommand() { return std::make_unique<RetentionCommand>(); }

}  // namespace fieldfare::cli
