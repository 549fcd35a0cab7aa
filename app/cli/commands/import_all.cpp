// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/import_all.h"

#include "base/await.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "exchange/import_set.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

QString linkText(const ImportSet &set, const ImportSetLink &link)
{
    const QString how = link.by.isEmpty() ? link.field : link.field + QLatin1Char(':') + link.by;
    const QString from =
        link.table >= 0 ? set.tables.at(std::size_t(link.table)).title : CliText::tr("the records there already");
    return CliText::tr("“%1” is %2, from %3").arg(link.column, how, from);
}

QJsonObject toJson(const ImportSet &set, const ImportSetReport &report)
{
    QJsonArray tables;
    for (std::size_t i = 0; i < set.tables.size(); ++i) {
        const ImportSetTable &table = set.tables[i];
        QJsonObject object = report.tables.at(i).toJson();
        object.remove(QStringLiteral("transaction"));
        QJsonArray links;
        for (const ImportSetLink &link : table.links) {
            links.append(QJsonObject{
                {QStringLiteral("column"), link.column},
                {QStringLiteral("field"), link.field},
                {QStringLiteral("by"), link.by},
                {QStringLiteral("type"), link.type},
                {QStringLiteral("from"), link.table < 0 ? QJsonValue(QJsonValue::Null)
                                                        : QJsonValue(set.tables.at(std::size_t(link.table)).title)}});
        }
        object.insert(QStringLiteral("file"), table.plan.file);
        object.insert(QStringLiteral("sheet"),
                      table.plan.sheet.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(table.plan.sheet));
        object.insert(QStringLiteral("type"), table.plan.type);
        object.insert(QStringLiteral("links"), links);
        tables.append(object);
    }
    QJsonObject whole = report.total().toJson();
    whole.insert(QStringLiteral("tables"), tables);
    return whole;
}

Result<ImportSetRequest> requestFrom(Invocation &invocation, const TypeCatalog &catalog)
{
    const CommandLine &line = invocation.line();
    for (const char *other :
         {"map", "match", "create-missing", "no-header", "skip-lines", "new-fields", "encoding", "sheet"}) {
        if (line.has(QLatin1String(other)))
            return invocation.usage(
                CliText::tr("--%1 is about one file; it does not go with --all.").arg(QLatin1String(other)));
    }
    QHash<QString, QString> types;
    for (const QString &word : line.values(QStringLiteral("as"))) {
        const auto sign = word.lastIndexOf(QLatin1Char('='));
        if (sign <= 0)
            return invocation.usage(CliText::tr("--as needs FILE=TYPE, not “%1”.").arg(word));
        TRY_ASSIGN(const RecordType *type, invocation.type(catalog, word.mid(sign + 1)));
        types.insert(QFileInfo(word.left(sign)).fileName(), type->key);
    }
    ImportSetRequest request;
    for (const QString &file : line.arguments())
        request.tables.push_back({file, {}, types.value(QFileInfo(file).fileName()), {}});
    if (line.has(QStringLiteral("on-match")))
        request.onMatch = onMatchFromKey(line.value(QStringLiteral("on-match")));
    return request;
}

}  // namespace

Result<Exit> importAll(Invocation &invocation)
{
    // The dry run is a run that is taken back, so it needs the workspace as much as the real one.
    TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
    const auto catalog = workspace->catalog();
    TRY_ASSIGN(const ImportSetRequest request, requestFrom(invocation, *catalog));
    const bool dryRun = invocation.line().has(QStringLiteral("dry-run"));
    TRY_ASSIGN(ImportSet set, planImportSet(*catalog, workspace->session(), request));
    const QString rejects = invocation.line().value(QStringLiteral("rejects"));
    if (!rejects.isEmpty()) {
        if (!QFileInfo(rejects).isDir())
            return invocation.usage(CliText::tr("With --all, --rejects needs a folder that exists."));
        for (ImportSetTable &table : set.tables) {
            QString name = table.title;
            table.plan.rejects = QDir(rejects).filePath(name.replace(QStringLiteral(" › "), QStringLiteral("-")) +
                                                        QStringLiteral("-rejected.csv"));
        }
    }
    Console &console = invocation.console();
    for (const QString &note : set.notes)
        console.note(note);
    std::stop_source stop;
    std::atomic<int> at = 0;
    std::atomic<qint64> rows = 0;
    auto future = startImportSet(workspace->store(), workspace->session(), set, dryRun, stop.get_token(),
                                 [&](const ImportSetProgress &progress) {
                                     at = progress.table;
                                     rows = progress.rows.rows;
                                 });
    TRY_ASSIGN(const ImportSetReport report, waitFor(std::move(future), stop, [&] {
                   console.progress(
                       CliText::tr("%1: %2 rows").arg(set.tables.at(std::size_t(at.load())).title).arg(rows.load()));
               }));
    console.endProgress();
    const ImportReport sum = report.total();
    if (invocation.json()) {
        console.json(toJson(set, report));
        return sum.rejected > 0 ? Exit::Partly : Exit::Done;
    }
    for (std::size_t i = 0; i < set.tables.size(); ++i) {
        const ImportSetTable &table = set.tables[i];
        const ImportReport &one = report.tables.at(i);
        console.line(CliText::tr("%1 → %2: %3 rows, %4 created, %5 updated, %6 skipped, %7 rejected")
                         .arg(table.title, table.plan.type)
                         .arg(one.rows)
                         .arg(one.created)
                         .arg(one.updated)
                         .arg(one.skipped)
                         .arg(one.rejected));
        for (const ImportSetLink &link : table.links)
            console.line(QStringLiteral("    ") + linkText(set, link));
        for (const auto &rejection : one.firstRejections)
            console.note(
                CliText::tr("%1, line %2 rejected: %3").arg(table.title).arg(rejection.first).arg(rejection.second));
    }
    if (dryRun)
        console.line(CliText::tr("Nothing was changed."));
    else if (report.transaction > 0)
        console.line(CliText::tr("%1 seconds. To take all of it back: undo %2")
                         .arg(sum.seconds, 0, 'f', 1)
                         .arg(report.transaction));
    return sum.rejected > 0 ? Exit::Partly : Exit::Done;
}

}  // namespace fieldfare::cli
