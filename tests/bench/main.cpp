// SPDX-License-Identifier: GPL-3.0-or-later
// fieldfare-bench: how the program stands against its budgets. Every ratio is measured against a baseline in the same run,
// both sides in turn. docs/benchmarks.md says what each figure means.
#include "bench/parts.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>

using namespace fieldfare;
using namespace fieldfare::bench;

namespace fieldfare::bench {

int childMain(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 3; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const QByteArray role = argv[2];
    const auto at = [&](int i) { return arguments.value(i); };
    // Those with a window make their own application.
    if (role == "start")
        return childStart(argc, argv, at(0));
    if (role == "bare-window")
        return childBareWindow(argc, argv, at(0));
    if (role == "session")
        return childSession(argc, argv, arguments);
    QCoreApplication application(argc, argv);
    QJsonObject answer;
    if (role == "import")
        answer = childImport(at(0), at(1));
    else if (role == "bulk-loop")
        answer = childBulkLoop(at(0), at(1));
    else if (role == "export")
        answer = childExport(at(0), at(1));
    if (answer.isEmpty())
        return 2;
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return 0;
}

}  // namespace fieldfare::bench

int main(int argc, char **argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--child") == 0)
        return childMain(argc, argv);

    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Fieldfare against its budgets."));
    parser.addHelpOption();
    const QCommandLineOption rows(QStringLiteral("rows"),
                                  QStringLiteral("Contacts (default 100000); five activities each."),
                                  QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Write the results to this file."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption repeats(QStringLiteral("repeats"),
                                     QStringLiteral("Runs of each side of a ratio (default 5)."), QStringLiteral("N"),
                                     QStringLiteral("5"));
    const QCommandLineOption samples(QStringLiteral("samples"),
                                     QStringLiteral("Samples for percentiles (default 1000)."), QStringLiteral("N"),
                                     QStringLiteral("1000"));
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Parts: import,export,read,commit,window (default all)."),
                                  QStringLiteral("PARTS"));
    const QCommandLineOption folder(QStringLiteral("folder"),
                                    QStringLiteral("Where to work (default: the folder for temporary files)."),
                                    QStringLiteral("DIR"), QDir::tempPath());
    const QCommandLineOption keep(
        QStringLiteral("keep"),
        QStringLiteral("Keep the made files in this folder; a later run with the same --rows begins with them."),
        QStringLiteral("DIR"));
    const QCommandLineOption table(QStringLiteral("again"),
                                   QStringLiteral("Print the whole table once more at the end."));
    parser.addOptions({rows, json, repeats, samples, only, folder, keep, table});
    parser.process(application);

    Options options;
    options.rows = std::max<qint64>(50, parser.value(rows).toLongLong());
    options.repeats = std::max(1, parser.value(repeats).toInt());
    options.samples = std::max(1, parser.value(samples).toInt());
    options.json = parser.value(json);
    options.only = parser.value(only).split(u',', Qt::SkipEmptyParts);
    const QTemporaryDir work(QDir(parser.value(folder)).absoluteFilePath(QStringLiteral("fieldfare-bench-XXXXXX")));
    if (!work.isValid()) {
        std::fprintf(stderr, "fieldfare-bench: no folder to work in: %s\n", qPrintable(work.errorString()));
        return 1;
    }
    options.folder = work.path();
    options.keep = parser.value(keep);

    Report report(options);
    const Data data = prepareData(options);
    report.printHead();
    if (options.wants(QStringLiteral("import")))
        benchImport(options, data, report);
    if (options.wants(QStringLiteral("export")))
        benchExport(options, data, report);
    if (options.wants(QStringLiteral("read")))
        benchReading(options, data, report);
    if (options.wants(QStringLiteral("commit")))
        benchCommit(options, data, report);
    if (options.wants(QStringLiteral("window")))
        benchWindow(options, data, report);
    if (parser.isSet(table))
        report.printTable();
    const auto written = report.writeJson();
    if (!written) {
        std::fprintf(stderr, "fieldfare-bench: %s\n", qPrintable(written.error().message));
        return 1;
    }
    return 0;
}
