// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "search/quality/quality_fix.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

struct Ran {
    QualityCheck check;
    QualityHits hits;
    double seconds = 0;
};

class QualityCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("quality"),
            {},
            CliText::tr("Finds records that are invalid, incomplete, stale or contradictory, and mends them."),
            CliText::tr(
                "Without options, every check with the number of its rows. With --check, the rows of one: what was "
                "found and what is proposed. --fix writes the proposals as one transaction, which `undo` takes back."),
            {{QStringLiteral("check"), QStringLiteral("ID"),
              CliText::tr("only this check, like contact.email_invalid")},
             {QStringLiteral("type"), QStringLiteral("TYPE"), CliText::tr("only checks of this record type")},
             {QStringLiteral("fix"), {}, CliText::tr("write the proposals of --check")},
             {QStringLiteral("limit"), QStringLiteral("N"),
              CliText::tr("with --check, print at most so many rows (1000)")}},
            0,
            0};
    }

    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const bool fixes = invocation.line().has(QStringLiteral("fix"));
        const QString id = invocation.line().value(QStringLiteral("check"));
        if (fixes && id.isEmpty())
            return invocation.usage(
                CliText::tr("--fix needs --check ID, so that only one kind of thing changes at a time."));
        TRY_ASSIGN(const qint64 limit, invocation.number(QStringLiteral("limit"), 1000, 1));
        TRY_ASSIGN(Workspace * workspace, fixes ? invocation.openForWriting() : invocation.openForReading());
        TRY_ASSIGN(const QualitySettings settings,
                   await(workspace->read([](ReadContext &context) { return readQualitySettings(context); })));
        const auto catalog = workspace->catalog();
        QVector<QualityCheck> checks = qualityChecks(*catalog, settings);
        if (const QString type = invocation.line().value(QStringLiteral("type")); !type.isEmpty()) {
            TRY_ASSIGN(const RecordType *known, invocation.type(*catalog, type));
            checks.removeIf([known](const QualityCheck &check) { return check.type != known->key; });
        }
        if (!id.isEmpty()) {
            const QualityCheck *check = findCheck(checks, id);
            if (check == nullptr) {
                QStringList ids;
                for (const QualityCheck &each : checks)
                    ids.append(each.id);
                return invocation.usage(
                    CliText::tr("There is no check “%1”. There are: %2.").arg(id, ids.join(QStringLiteral(", "))));
            }
            checks = {*check};
        }
        std::stop_source stop;
        QVector<Ran> all;
        for (const QualityCheck &check : checks) {
            TRY_ASSIGN(Ran ran, find(invocation, *workspace, check, settings, stop));
            all.append(std::move(ran));
        }
        invocation.console().endProgress();
        if (fixes)
            return fix(invocation, *workspace, settings, all.first(), stop);
        return id.isEmpty() ? printCounts(invocation, all)
                            : printRows(invocation, *workspace, settings, all.first(), limit);
    }

private:
    static Result<Ran> find(Invocation &invocation, Workspace &workspace, const QualityCheck &check,
                            const QualitySettings &settings, std::stop_source &stop)
    {
        std::atomic<qint64> looked{0};
        QElapsedTimer timer;
        timer.start();
        auto future = workspace.read(
            [&](ReadContext &context) {
                return findQuality(context, check, settings, [&looked](qint64 rows) { looked = rows; });
            },
            stop.get_token());
        TRY_ASSIGN(QualityHits hits, waitFor(std::move(future), stop, [&] {
                       invocation.console().progress(QStringLiteral("%1 %2").arg(check.title).arg(looked.load()));
                   }));
        return Ran{check, std::move(hits), double(timer.nsecsElapsed()) / 1e9};
    }

    static QJsonObject toJson(const Ran &ran)
    {
        return {{QStringLiteral("check"), ran.check.id},
                {QStringLiteral("type"), ran.check.type},
                {QStringLiteral("title"), ran.check.title},
                {QStringLiteral("kind"), kindKey(ran.check.kind)},
                {QStringLiteral("severity"), severityKey(ran.check.severity)},
                {QStringLiteral("rows"), qint64(ran.hits.hits.size())},
                {QStringLiteral("fixable"), ran.hits.fixable},
                {QStringLiteral("ignored"), ran.hits.ignored},
                {QStringLiteral("seconds"), std::round(ran.seconds * 1000) / 1000}};
    }

    static Result<Exit> printCounts(Invocation &invocation, const QVector<Ran> &all)
    {
        if (invocation.json()) {
            QJsonArray json;
            for (const Ran &ran : all)
                json.append(toJson(ran));
            invocation.console().json(json);
            return Exit::Done;
        }
        QVector<QStringList> rows;
        for (const Ran &ran : all) {
            if (!ran.hits.hits.isEmpty())
                rows.append({QString::number(ran.hits.hits.size()), QString::number(ran.hits.fixable),
                             kindLabel(ran.check.kind), ran.check.title, ran.check.id});
        }
        if (rows.isEmpty()) {
            invocation.console().line(
                CliText::tr("Nothing is wrong: %n check(s) found nothing.", nullptr, int(all.size())));
            return Exit::Done;
        }
        invocation.console().write(TextTable({{CliText::tr("Rows"), true},
                                              {CliText::tr("With proposal"), true},
                                              {CliText::tr("Kind")},
                                              {CliText::tr("What")},
                                              {CliText::tr("Check")}},
                                             Console::width())
                                       .render(rows));
        return Exit::Done;
    }

    static Result<Exit> printRows(Invocation &invocation, Workspace &workspace, const QualitySettings &settings,
                                  const Ran &ran, qint64 limit)
    {
        const QVector<qint64> shown = ran.hits.hits.mid(0, qsizetype(limit));
        TRY_ASSIGN(const auto findings, await(workspace.read([&](ReadContext &context) {
                       return explainQuality(context, ran.check, settings, shown);
                   })));
        if (invocation.json()) {
            QJsonArray rows;
            for (const QualityFinding &finding : findings) {
                rows.append(QJsonObject{{QStringLiteral("uid"), uidText(finding.uid)},
                                        {QStringLiteral("title"), finding.name},
                                        {QStringLiteral("found"), finding.suggestion.found},
                                        {QStringLiteral("proposal"), finding.suggestion.proposal},
                                        {QStringLiteral("note"), finding.suggestion.note}});
            }
            QJsonObject json = toJson(ran);
            json.insert(QStringLiteral("findings"), rows);
            invocation.console().json(json);
            return Exit::Done;
        }
        QVector<QStringList> rows;
        for (const QualityFinding &finding : findings)
            rows.append({onOneLine(finding.name), onOneLine(finding.suggestion.found),
                         onOneLine(finding.suggestion.proposal), onOneLine(finding.suggestion.note)});
        invocation.console().write(
            TextTable(
                {{CliText::tr("Record")}, {CliText::tr("Found")}, {CliText::tr("Proposal")}, {CliText::tr("Note")}},
                Console::width())
                .render(rows));
        invocation.console().note(ran.check.title + QStringLiteral(": ") +
                                  CliText::tr("%n row(s)", nullptr, int(ran.hits.hits.size())));
        if (ran.hits.hits.size() > shown.size())
            invocation.console().note(
                CliText::tr("%1 more are not shown; --limit shows more.").arg(ran.hits.hits.size() - shown.size()));
        return Exit::Done;
    }

    static Result<Exit> fix(Invocation &invocation, Workspace &workspace, const QualitySettings &settings,
                            const Ran &ran, std::stop_source &stop)
    {
        QualityFix wish;
        wish.check = ran.check.id;
        std::copy_if(ran.hits.hits.begin(), ran.hits.hits.end(), std::back_inserter(wish.hits), QualityHit::proposes);
        std::atomic<qint64> done{0};
        QualityFixOutcome outcome;
        TRY_ASSIGN(
            const ChangeSet changes,
            waitFor(workspace.write(
                        ran.check.title,
                        [&](UnitOfWork &work) -> Result<void> {
                            RecordWriter writer(work);
                            TRY_ASSIGN(outcome,
                                       applyQualityFix(writer, settings, wish, [&done](qint64 rows) { done = rows; }));
                            return {};
                        },
                        stop.get_token()),
                    stop, [&] {
                        invocation.console().progress(QStringLiteral("%1 / %2").arg(done.load()).arg(wish.hits.size()));
                    }));
        invocation.console().endProgress();
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("check"), ran.check.id},
                            {QStringLiteral("fixed"), outcome.fixed},
                            {QStringLiteral("left_alone"), outcome.leftAlone},
                            {QStringLiteral("without_proposal"), qint64(ran.hits.hits.size()) - ran.hits.fixable},
                            {QStringLiteral("transaction"), changes.transaction}});
            return Exit::Done;
        }
        if (outcome.fixed == 0) {
            invocation.console().line(CliText::tr("There is nothing to write: no row has a proposal."));
            return Exit::Done;
        }
        invocation.console().line(CliText::tr("Mended %n record(s).", nullptr, int(outcome.fixed)) + u' ' +
                                  CliText::tr("To take it back: undo %1.").arg(changes.transaction));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeQualityCommand() { return std::make_unique<QualityCommand>(); }

}  // namespace fieldfare::cli
