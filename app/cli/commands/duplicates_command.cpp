// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/record_reader.h"
#include "search/duplicates/duplicate_finder.h"

#include <QJsonArray>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

struct Named {
    Uid uid;
    QString title;
};

QString agreementKey(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Same: return QStringLiteral("same");
    case Agreement::Close: return QStringLiteral("close");
    case Agreement::Loose: return QStringLiteral("loose");
    case Agreement::Different:
    case Agreement::Missing: break;
    }
    return QStringLiteral("different");
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

QJsonObject toJson(const DuplicatePair &pair, const QHash<qint64, Named> &names)
{
    QJsonArray records;
    for (const qint64 id : {pair.first, pair.second}) {
        const Named named = names.value(id);
        records.append(
            QJsonObject{{QStringLiteral("uid"), uidText(named.uid)}, {QStringLiteral("title"), named.title}});
    }
    QJsonArray reasons;
    for (const DuplicateReason &reason : pair.reasons) {
        reasons.append(QJsonObject{{QStringLiteral("field"), reason.field},
                                   {QStringLiteral("agreement"), agreementKey(reason.agreement)},
                                   {QStringLiteral("weight"), rounded(reason.weight, 10)}});
    }
    return {{QStringLiteral("score"), rounded(pair.probability, 10'000)},
            {QStringLiteral("weight"), rounded(pair.weight, 10)},
            {QStringLiteral("group"), pair.group},
            {QStringLiteral("records"), records},
            {QStringLiteral("reasons"), reasons}};
}

QString reasonsText(const DuplicatePair &pair)
{
    QStringList texts;
    for (const DuplicateReason &reason : pair.reasons)
        texts.append(reasonText(reason));
    return texts.join(QStringLiteral(", "));
}

class DuplicatesCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("duplicates"),
            QStringLiteral("TYPE"),
            CliText::tr("Finds records that may stand for the same thing."),
            CliText::tr("Prints pairs, the most probable first: a score from 0 to 1, a number that pairs of one group "
                        "share, and why. `merge` makes one record of two, `not-duplicate` takes a pair off this list."),
            {{QStringLiteral("least"), QStringLiteral("P"), CliText::tr("pairs of at least this score (0.5)")},
             {QStringLiteral("limit"), QStringLiteral("N"), CliText::tr("at most so many pairs (100000)")}},
            1,
            1};
    }

    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        DuplicateOptions options;
        if (invocation.line().has(QStringLiteral("least"))) {
            bool ok = false;
            options.least = invocation.line().value(QStringLiteral("least")).toDouble(&ok);
            if (!ok || options.least <= 0 || options.least >= 1)
                return invocation.usage(CliText::tr("--least needs a number between 0 and 1, like 0.5."));
        }
        TRY_ASSIGN(options.mostPairs, invocation.number(QStringLiteral("limit"), options.mostPairs, 1));
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        if (!canHaveDuplicates(*type))
            return invocation.usage(CliText::tr("Duplicates are not looked for among %1.").arg(type->plural()));

        std::atomic<int> phase{0};
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
        std::stop_source stop;
        const auto future = startDuplicateScan(workspace->store(), workspace->session(), type->key, options,
                                               stop.get_token(), [&](const DuplicateProgress &progress) {
                                                   phase = int(progress.phase);
                                                   done = progress.done;
                                                   total = progress.total;
                                               });
        const auto tick = [&] {
            const qint64 all = total;
            const QString what = phase == int(DuplicateProgress::Phase::Reading)    ? CliText::tr("Reading")
                                 : phase == int(DuplicateProgress::Phase::Learning) ? CliText::tr("Weighing")
                                                                                    : CliText::tr("Comparing");
            invocation.console().progress(QStringLiteral("%1 %2 %").arg(what).arg(all > 0 ? int(100 * done / all) : 0));
        };
        auto found = waitFor(future, stop, tick);
        invocation.console().endProgress();
        TRY_ASSIGN(const DuplicateReport report, std::move(found));
        TRY_ASSIGN(const auto names, namesOf(*workspace, *type, report));

        if (invocation.json()) {
            QJsonArray json;
            for (const DuplicatePair &pair : report.pairs)
                json.append(toJson(pair, names));
            invocation.console().json(json);
        } else {
            QVector<QStringList> rows;
            for (const DuplicatePair &pair : report.pairs) {
                rows.append({QString::number(pair.probability, 'f', 3), QString::number(pair.group),
                             onOneLine(names.value(pair.first).title), onOneLine(names.value(pair.second).title),
                             reasonsText(pair)});
            }
            invocation.console().write(TextTable({{CliText::tr("Score"), true},
                                                  {CliText::tr("Group"), true},
                                                  {CliText::tr("Record")},
                                                  {CliText::tr("Record")},
                                                  {CliText::tr("Why")}},
                                                 Console::width())
                                           .render(rows));
            invocation.console().note(CliText::tr("%1 pairs among %2 records in %3 s; compared %4 pairs.")
                                          .arg(report.pairs.size())
                                          .arg(report.records)
                                          .arg(report.seconds, 0, 'f', 1)
                                          .arg(report.compared));
        }
        if (report.leftOut > 0)
            invocation.console().note(
                CliText::tr("%1 less probable pairs are not shown; --limit shows more.").arg(report.leftOut));
        return Exit::Done;
    }

private:
    static Result<QHash<qint64, Named>> namesOf(Workspace &workspace, const RecordType &type,
                                                const DuplicateReport &report)
    {
        return await(workspace.read([&](ReadContext &context) -> Result<QHash<qint64, Named>> {
            QVector<qint64> ids;
            for (const DuplicatePair &pair : report.pairs)
                ids << pair.first << pair.second;
            QHash<qint64, Named> names;
            TRY_ASSIGN(
                auto query,
                context.run(QStringLiteral("SELECT id, uid, display_name FROM {%1} WHERE id IN (SELECT value FROM "
                                           "json_each(?))")
                                .arg(type.key),
                            {idsJson(ids)}));
            while (query.next()) {
                names.insert(query.value(0).toLongLong(),
                             {uidFromBytes(query.value(1).toByteArray()), query.value(2).toString()});
            }
            TRY(finished(query));
            return names;
        }));
    }
};

}  // namespace

std::unique_ptr<Command> makeDuplicatesCommand() { return std::make_unique<DuplicatesCommand>(); }

}  // namespace fieldfare::cli
