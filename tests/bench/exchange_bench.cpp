// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulk_loop.h"
#include "bench/parts.h"

#include "base/await.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/exporter.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace fieldfare::bench {

namespace {

const QString seconds_ = QStringLiteral("seconds");
const QString peak_ = QStringLiteral("peak_mb");

void removeDatabase(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(path + QString::fromLatin1(ending));
}

/// The shell on the PATH with these commands on a database; milliseconds, or −1 when it failed.
double runShell(const QString &shell, const QStringList &arguments, const QString &outputFile)
{
    QProcess process;
    process.setStandardOutputFile(outputFile.isEmpty() ? QProcess::nullDevice() : outputFile);
    process.setProcessChannelMode(QProcess::SeparateChannels);
    const Stopwatch watch;
    process.start(shell, arguments);
    if (!process.waitForFinished(1'800'000) || process.exitCode() != 0)
        return -1;
    return watch.milliseconds();
}

/// The columns of the CSV as the shell selects them from the same tables.
QString shellQuery()
{
    return QStringLiteral("SELECT c.external_id, c.first_name, c.last_name, c.title, c.lifecycle, c.source, m.address, "
                          "p.number, a.street, a.city, "
                          "a.postal_code, a.country, c.notes FROM contact c "
                          "LEFT JOIN mail_address m ON m.type=2 AND m.record=c.id AND m.position=0 "
                          "LEFT JOIN phone_number p ON p.type=2 AND p.record=c.id AND p.position=0 "
                          "LEFT JOIN postal_address a ON a.type=2 AND a.record=c.id AND a.position=0 ORDER BY c.id");
}

}  // namespace

QJsonObject childImport(const QString &folder, const QString &csv)
{
    const auto workspace = newWorkspace(folder);
    const double taken = importContacts(*workspace, csv);
    return {{seconds_, taken}, {peak_, peakMegabytes()}};
}

QJsonObject childBulkLoop(const QString &rowFile, const QString &database)
{
    const double taken = must(runBulkLoop(rowFile, database), "the bulk loop");
    return {{seconds_, taken}, {peak_, peakMegabytes()}};
}

QJsonObject childExport(const QString &path, const QString &target)
{
    const auto workspace = openWorkspace(path);
    const double before = peakMegabytes();
    const Stopwatch watch;
    ExportRequest request;
    request.type = QStringLiteral("contact");
    request.columns = QStringList{QStringLiteral("external_id")} + contactColumns();
    must(await(startExport(workspace->store(), workspace->session(), request, target)), "exporting");
    return {{seconds_, watch.milliseconds() / 1e3}, {peak_, peakMegabytes() - before}};
}

void benchImport(const Options &options, const Data &data, Report &report)
{
    const QDir folder(options.folder);
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    Samples ours;
    Samples loop;
    Samples anchor;
    Samples oursPeak;
    Samples loopPeak;
    for (int i = 0; i < options.repeats; ++i) {
        const QString workspace = folder.filePath(QStringLiteral("Import.fieldfare"));
        const QJsonObject a = runChild(QStringLiteral("import"), {workspace, data.contacts});
        QDir(workspace).removeRecursively();
        const QString database = folder.filePath(QStringLiteral("loop.db"));
        const QJsonObject b = runChild(QStringLiteral("bulk-loop"), {data.rowFile, database});
        removeDatabase(database);
        if (a.isEmpty() || b.isEmpty())
            break;
        ours.add(a.value(seconds_).toDouble());
        oursPeak.add(a.value(peak_).toDouble());
        loop.add(b.value(seconds_).toDouble());
        loopPeak.add(b.value(peak_).toDouble());
        if (!shell.isEmpty()) {
            const double ms =
                runShell(shell, {database, QStringLiteral(".import --csv \"%1\" contacts").arg(data.contacts)}, {});
            if (ms > 0)
                anchor.add(ms / 1e3);
            removeDatabase(database);
        }
    }
    if (ours.isEmpty()) {
        report.add(
            {QStringLiteral("import_ratio"), {}, QStringLiteral("×"), {}, {}, 1.8, QStringLiteral("an import failed")});
        report.add({QStringLiteral("import_rss_ratio"),
                    {},
                    QStringLiteral("×"),
                    {},
                    {},
                    1.5,
                    QStringLiteral("an import failed")});
        return;
    }
    QString note = QStringLiteral("import %1 s, %2 rows/s")
                       .arg(ours.median(), 0, 'f', 2)
                       .arg(double(options.rows) / ours.median(), 0, 'f', 0);
    note += anchor.isEmpty()
                ? QStringLiteral("; no sqlite3 shell here")
                : QStringLiteral("; sqlite3 .import into bare columns %1 s").arg(anchor.median(), 0, 'f', 2);
    report.add({QStringLiteral("import_ratio"), ours.median() / loop.median(), QStringLiteral("×"), loop.median(),
                QStringLiteral("s bulk loop"), 1.8, note, ours.count()});
    if (oursPeak.median() > 0 && loopPeak.median() > 0)
        report.add({QStringLiteral("import_rss_ratio"), oursPeak.median() / loopPeak.median(), QStringLiteral("×"),
                    loopPeak.median(), QStringLiteral("MB bulk loop"), 1.5,
                    QStringLiteral("import %1 MB").arg(oursPeak.median(), 0, 'f', 0), oursPeak.count()});
    else
        report.add({QStringLiteral("import_rss_ratio"),
                    {},
                    QStringLiteral("×"),
                    {},
                    {},
                    1.5,
                    QStringLiteral("this system does not tell a process's peak")});
}

void benchExport(const Options &options, const Data &data, Report &report)
{
    const QDir folder(options.folder);
    const double budget = options.rows >= 1'000'000 ? 0.8 : 1.1;
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    // Both write the same table; ours reads an encrypted file, the shell the plain one of the bulk loop.
    const QString target = folder.filePath(QStringLiteral("ours.csv"));
    const QString anchor = folder.filePath(QStringLiteral("shell.csv"));
    Samples ours;
    Samples oursMemory;
    Samples theirs;
    bool shellFailed = shell.isEmpty();
    for (int i = 0; i < options.repeats; ++i) {
        const QJsonObject a = runChild(QStringLiteral("export"), {data.workspace, target});
        if (a.isEmpty())
            break;
        ours.add(a.value(seconds_).toDouble());
        oursMemory.add(a.value(peak_).toDouble());
        if (!shellFailed) {
            const double ms = runShell(shell, {QStringLiteral("-csv"), data.plain, shellQuery()}, anchor);
            shellFailed = ms < 0;
            if (!shellFailed)
                theirs.add(ms / 1e3);
        }
    }
    const QString name = QStringLiteral("export_ratio");
    if (ours.isEmpty() || shellFailed) {
        report.add({name,
                    {},
                    QStringLiteral("×"),
                    {},
                    {},
                    budget,
                    ours.isEmpty()
                        ? QStringLiteral("an export failed")
                        : QStringLiteral("no usable sqlite3 shell here; export %1 s").arg(ours.median(), 0, 'f', 2)});
        return;
    }
    report.add({name, ours.median() / theirs.median(), QStringLiteral("×"), theirs.median(),
                QStringLiteral("s sqlite3 -csv"), budget,
                QStringLiteral("export %1 s, +%2 MB").arg(ours.median(), 0, 'f', 2).arg(oursMemory.median(), 0, 'f', 0),
                ours.count()});
    QFile::remove(target);
    QFile::remove(anchor);
}

}  // namespace fieldfare::bench
