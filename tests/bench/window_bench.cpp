// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in a window, each in a process of its own: start against a bare Qt window, and one long session.
#include "bench/parts.h"

#include <QDir>
#include <QJsonArray>

namespace fieldfare::bench {

namespace {

/// A figure from {"p50","p99","max","samples"} that a session printed under `key`; without it, `value` stays absent.
Figure fromSession(const QJsonObject &session, const char *name, const char *key, const char *part,
                   std::optional<double> budget)
{
    Figure figure;
    figure.name = QString::fromLatin1(name);
    figure.unit = QStringLiteral("ms");
    figure.budget = budget;
    const QJsonObject samples = session.value(QLatin1String(key)).toObject();
    figure.samples = samples.value(QStringLiteral("samples")).toInteger();
    if (figure.samples == 0) {
        figure.note = samples.value(QStringLiteral("note")).toString(QStringLiteral("the session did not measure it"));
        return figure;
    }
    figure.value = samples.value(QLatin1String(part)).toDouble();
    figure.note = QStringLiteral("p50 %1, max %2")
                      .arg(samples.value(QStringLiteral("p50")).toDouble(), 0, 'f', 1)
                      .arg(samples.value(QStringLiteral("max")).toDouble(), 0, 'f', 1);
    return figure;
}

}  // namespace

void benchWindow(const Options &options, const Data &data, Report &report)
{
    Samples ours;
    Samples bare;
    Samples barePrivate;
    // The first start of each fills the caches of the system.
    for (int i = -1; i < options.repeats; ++i) {
        const QJsonObject a = runChild(QStringLiteral("start"), {data.workspace}, 120);
        const QJsonObject b = runChild(QStringLiteral("bare-window"), {data.plain}, 120);
        if (a.isEmpty() || b.isEmpty())
            break;
        if (i < 0)
            continue;
        ours.add(a.value(QStringLiteral("wall_ms")).toDouble());
        bare.add(b.value(QStringLiteral("wall_ms")).toDouble());
        barePrivate.add(b.value(QStringLiteral("private_mb")).toDouble());
    }
    if (ours.isEmpty())
        report.add({QStringLiteral("start_ratio"),
                    {},
                    QStringLiteral("×"),
                    {},
                    {},
                    2.5,
                    QStringLiteral("the window did not start")});
    else
        report.add({QStringLiteral("start_ratio"), ours.median() / bare.median(), QStringLiteral("×"), bare.median(),
                    QStringLiteral("ms bare window"), 2.5,
                    QStringLiteral("start %1 ms to painted contacts").arg(ours.median(), 0, 'f', 0), ours.count()});

    const QJsonObject session = runChild(
        QStringLiteral("session"),
        {data.workspace, data.contacts, QString::number(options.samples), QString::number(options.repeats)}, 1'200);
    report.add(fromSession(session, "keystroke_paint_p99_ms", "keystroke", "p99", 16));
    report.add(fromSession(session, "list_open_ms", "list_open", "p50", 50));
    report.add(fromSession(session, "list_complete_ms", "list_complete", "p50", {}));
    report.add(fromSession(session, "list_scroll_gap_p99_ms", "scroll_gap", "p99", 16));
    report.add(fromSession(session, "record_open_ms", "record_open", "p50", 20));
    Figure boardOpen = fromSession(session, "board_open_ms", "board_open", "p50", 50);
    boardOpen.note += QStringLiteral("; %1 open deals").arg(data.openDeals);
    report.add(boardOpen);
    report.add(fromSession(session, "board_drag_p99_ms", "board_drag", "p99", 50));
    Figure memory{QStringLiteral("private_mb"),
                  {},
                  QStringLiteral("MB"),
                  {},
                  {},
                  120,
                  QStringLiteral("this system does not tell")};
    if (const double mb = session.value(QStringLiteral("private_mb")).toDouble(); mb > 0) {
        memory.value = mb;
        memory.note = QStringLiteral("after search, lists, records and board");
        if (!barePrivate.isEmpty()) {
            memory.limit = barePrivate.median();
            memory.limitUnit = QStringLiteral("MB bare window");
        }
    }
    report.add(memory);
    report.add(fromSession(session, "ui_gap_p99_ms", "import_gap", "p99", 16));
    report.add(fromSession(session, "ui_gap_max_ms", "import_gap", "max", 100));
    report.add(fromSession(session, "keystroke_import_p99_ms", "keystroke_import", "p99", 50));
    report.add(fromSession(session, "cancel_ms", "cancel", "max", 200));
}

}  // namespace fieldfare::bench
