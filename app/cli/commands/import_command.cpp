// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/commands/import_all.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "exchange/importer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

QStringList commaSeparated(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        parts.append(part.trimmed());
    return parts;
}

/// Counts handed from the working thread to the progress line.
struct Counts {
    std::atomic<qint64> rows = 0;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;

    void take(const ImportProgress &progress)
    {
        rows = progress.rows;
        done = progress.bytesDone;
        total = progress.bytesTotal;
    }
    void show(Console &console, const QString &what) const
    {
        const qint64 all = total;
        const QString part = all > 0 ? QStringLiteral(" (%1 %)").arg(100 * done / all) : QString();
        console.progress(what.arg(rows.load()) + part);
    }
};

void say(Console &console, const ImportReport &report, bool dryRun, bool keptRejects)
{
    console.line(dryRun ? CliText::tr("Nothing was changed. Of %1 rows:").arg(report.rows)
                        : CliText::tr("Of %1 rows:").arg(report.rows));
    if (report.rows == 0)
        console.note(CliText::tr("The file holds no rows."));
    const QVector<QPair<QString, qint64>> counts{
        {CliText::tr("created"), report.created},
        {CliText::tr("updated"), report.updated},
        {CliText::tr("skipped"), report.skipped},
        {CliText::tr("rejected"), report.rejected},
        {CliText::tr("cells matched nearly"), report.nearMatches},
        {CliText::tr("cells rounded"), report.rounded},
        {CliText::tr("cells trimmed"), report.trimmed},
        {CliText::tr("linked records created"), report.linksCreated},
        {CliText::tr("asked to be erased, do not contact"), report.suppressed}};
    for (const auto &count : counts) {
        if (count.second > 0)
            console.line(QStringLiteral("  %1 %2").arg(count.second, 9).arg(count.first));
    }
    if (!dryRun && report.transaction > 0)
        console.line(
            CliText::tr("%1 seconds. To take it back: undo %2").arg(report.seconds, 0, 'f', 1).arg(report.transaction));
    for (const NearMatch &near : report.near)
        console.note(CliText::tr("%1: “%2” was taken for “%3” (%4 times)")
                         .arg(near.field, near.text, near.title)
                         .arg(near.count));
    for (const SourceNote &note : report.notes)
        console.note(CliText::tr("Line %1: %2").arg(note.line).arg(note.message));
    for (const auto &rejection : report.firstRejections)
        console.note(CliText::tr("Line %1 rejected: %2").arg(rejection.first).arg(rejection.second));
    if (report.rejected > 0 && !keptRejects)
        console.note(
            CliText::tr("With --rejects FILE the rejected rows are kept, so that they can be corrected and imported."));
}

class ImportCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("import"),
            QStringLiteral("TYPE FILE | --all FILE…"),
            CliText::tr(
                "Brings the rows of a CSV file or a workbook, or address cards, in as records, in one transaction."),
            CliText::tr("Encoding, dialect and spelling of dates and numbers are found out, columns are mapped by "
                        "their headers; a map file and these "
                        "options say it differently. Exit status 3: some rows were rejected, the others are in."),
            {{QStringLiteral("map"), QStringLiteral("FILE"),
              CliText::tr("map file: which column is which field, and how values are spelt")},
             {QStringLiteral("match"), QStringLiteral("FIELD,…"),
              CliText::tr("a row with these fields equal is the same record")},
             {QStringLiteral("on-match"),
              QStringLiteral("WHAT"),
              CliText::tr("what to do with rows that match a record (update)"),
              {QStringLiteral("skip"), QStringLiteral("update"), QStringLiteral("create")}},
             {QStringLiteral("create-missing"), QStringLiteral("FIELD,…"),
              CliText::tr("link fields whose unknown targets are created")},
             {QStringLiteral("no-header"), {}, CliText::tr("the first row is data")},
             {QStringLiteral("skip-lines"), QStringLiteral("N"), CliText::tr("leave out the first lines of the file")},
             {QStringLiteral("sheet"), QStringLiteral("N"),
              CliText::tr("sheet of a workbook, by number or name (the first that holds something)")},
             {QStringLiteral("new-fields"), {}, CliText::tr("columns without a field become user-defined fields")},
             {QStringLiteral("encoding"), QStringLiteral("E"),
              CliText::tr("encoding of the file, such as UTF-8 or GB18030 (found out)")},
             {QStringLiteral("all"),
              {},
              CliText::tr(
                  "several files that belong together, in one transaction: types, order and links are found out")},
             {QStringLiteral("as"),
              QStringLiteral("FILE=TYPE"),
              CliText::tr("with --all: the type of a file"),
              {},
              {},
              true},
             {QStringLiteral("dry-run"), {}, CliText::tr("only tell what would happen")},
             {QStringLiteral("rejects"), QStringLiteral("FILE"),
              CliText::tr("write rejected rows and the reasons into this CSV file")}},
            1,
            -1};
    }

    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        if (invocation.line().has(QStringLiteral("all")))
            return importAll(invocation);
        if (invocation.line().arguments().size() != 2)
            return invocation.usage(CliText::tr("import needs TYPE and FILE, or --all and files."));
        TRY_ASSIGN(ImportRequest request, requestFrom(invocation));
        const bool dryRun = invocation.line().has(QStringLiteral("dry-run"));
        TRY_ASSIGN(Workspace * workspace, dryRun ? invocation.openForReading() : invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY(invocation.type(*catalog, request.type));
        TRY_ASSIGN(const ImportPlan plan, planImport(*catalog, workspace->session(), request));
        if (!invocation.json()) {
            for (const QString &explanation : plan.explanations)
                invocation.console().note(explanation);
        }
        TRY_ASSIGN(const ImportReport report,
                   dryRun ? preview(invocation, *workspace, plan) : bringIn(invocation, *workspace, plan));
        invocation.console().endProgress();
        if (invocation.json())
            invocation.console().json(report.toJson());
        else
            say(invocation.console(), report, dryRun, !request.rejects.isEmpty());
        return report.rejected > 0 ? Exit::Partly : Exit::Done;
    }

private:
    static Result<ImportRequest> requestFrom(Invocation &invocation)
    {
        const CommandLine &line = invocation.line();
        ImportRequest request;
        request.type = invocation.argument(0);
        request.file = invocation.argument(1);
        if (line.has(QStringLiteral("map"))) {
            TRY_ASSIGN(request.map, ImportMap::fromFile(line.value(QStringLiteral("map"))));
        }
        if (line.has(QStringLiteral("match")))
            request.match = commaSeparated(line.value(QStringLiteral("match")));
        if (line.has(QStringLiteral("on-match")))
            request.onMatch = onMatchFromKey(line.value(QStringLiteral("on-match")));
        request.createMissing = commaSeparated(line.value(QStringLiteral("create-missing")));
        if (line.has(QStringLiteral("no-header")))
            request.header = false;
        TRY_ASSIGN(const qint64 skip, invocation.number(QStringLiteral("skip-lines"), 0));
        request.skipLines = int(std::min<qint64>(skip, std::numeric_limits<int>::max()));
        request.newFields = line.has(QStringLiteral("new-fields"));
        request.sheet = line.value(QStringLiteral("sheet"));
        request.encoding = line.value(QStringLiteral("encoding")).toLatin1();
        request.rejects = line.value(QStringLiteral("rejects"));
        return request;
    }

    static Result<ImportReport> bringIn(Invocation &invocation, Workspace &workspace, const ImportPlan &plan)
    {
        std::stop_source stop;
        Counts counts;
        auto future = startImport(workspace.store(), workspace.session(), plan, stop.get_token(),
                                  [&](const ImportProgress &progress) { counts.take(progress); });
        return waitFor(std::move(future), stop,
                       [&] { counts.show(invocation.console(), CliText::tr("Importing … %1 rows")); });
    }

    static Result<ImportReport> preview(Invocation &invocation, Workspace &workspace, const ImportPlan &plan)
    {
        std::stop_source stop;
        Counts counts;
        auto future = workspace.read(
            [&](ReadContext &context) -> Result<ImportReport> {
                TRY_ASSIGN(ImportPreview found, Importer(plan).preview(context, 0, [&](const ImportProgress &progress) {
                    counts.take(progress);
                }));
                return std::move(found.counts);
            },
            stop.get_token());
        return waitFor(std::move(future), stop,
                       [&] { counts.show(invocation.console(), CliText::tr("Reading … %1 rows")); });
    }
};

}  // namespace

std::unique_ptr<Command> makeImportCommand() { return std::make_unique<ImportCommand>(); }

}  // namespace fieldfare::cli
