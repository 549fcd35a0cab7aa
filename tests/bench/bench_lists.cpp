// SPDX-License-Identifier: GPL-3.0-or-later
// Times what a list asks while somebody types and looks: bench_lists WORKSPACE (a plain one; it is brought up to date).
// Prints the median and the slowest of several runs.
#include "base/await.h"
#include "search/global_search.h"
#include "search/list_cells.h"
#include "search/list_totals.h"
#include "search/query/completion.h"
#include "search/query/query_probe.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace fieldfare;

namespace {

template <class Work>
void measure(Workspace &workspace, const QString &name, int runs, Work work)
{
    QVector<double> times;
    qint64 result = 0;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        const Result<qint64> done = await(workspace.read(work));
        times.append(double(timer.nsecsElapsed()) / 1e6);
        if (!done) {
            QTextStream(stderr) << name << ": " << done.error().message << Qt::endl;
            return;
        }
        result = *done;
    }
    std::sort(times.begin(), times.end());
    QTextStream(stdout) << QStringLiteral("%1 %2 ms, slowest %3 ms (%4)")
                               .arg(name, -44)
                               .arg(times[times.size() / 2], 0, 'f', 2)
                               .arg(times.last(), 0, 'f', 2)
                               .arg(result)
                        << Qt::endl;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2) {
        QTextStream(stderr) << "bench_lists WORKSPACE" << Qt::endl;
        return 2;
    }
    Workspace::Opening opening;
    opening.path = QString::fromLocal8Bit(argv[1]);
    auto opened = Workspace::open(std::move(opening));
    if (!opened) {
        QTextStream(stderr) << opened.error().message << ' ' << opened.error().details << Qt::endl;
        return 1;
    }
    Workspace &workspace = **opened;
    const QString contact = QStringLiteral("contact");
    const auto type = [&](ReadContext &context) -> const RecordType & { return context.catalog().at(contact); };
    measure(workspace, QStringLiteral("all rows by name"), 5, [&](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(const auto ids, ListReader(context).allRows({contact}));
        return ids.size();
    });
    for (const char *query : {"", "a", "mar", "city:berlin", "lifecycle:customer", "no:email", "updated<30d",
                              "owner:me", "nosuchword", "lifecycle:customer -city:berlin (a OR b)"}) {
        const QString text = QString::fromLatin1(query);
        measure(workspace, QStringLiteral("count “%1”").arg(text), 7, [&](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(const QueryProbe probe, probeQuery(context, type(context), text, 10'000));
            return probe.count;
        });
    }
    for (const char *query : {"li", "lifecycle:", "city:b", "company:ma", "owner:", "updated<", "tag:", "title:m"}) {
        const QString text = QString::fromLatin1(query);
        measure(workspace, QStringLiteral("offers for “%1”").arg(text), 9, [&](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(const QueryCompletion offers, completeQuery(context, type(context), text, text.size()));
            return offers.offers.size();
        });
    }
    for (const char *word : {"mariq", "vrandt", "xchmidt", "mulller", "shcmidt", "qqqqqq"}) {
        const QString text = QString::fromLatin1(word);
        measure(workspace, QStringLiteral("similar to “%1”").arg(text), 9, [&](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(const SearchResult found, globalSearch(context, text));
            return found.count;
        });
    }
    measure(workspace, QStringLiteral("totals of companies"), 5, [&](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(const ListSums sums, listSums(context, {QStringLiteral("company")}, {QStringLiteral("employees")}));
        return sums.rows;
    });
    measure(workspace, QStringLiteral("a page with linked columns"), 50, [&](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(const auto ids, ListReader(context).firstRows({contact}, 100));
        TRY_ASSIGN(const auto rows, listCells(context, type(context), ids,
                                              {QStringLiteral("email"), QStringLiteral("company"),
                                               QStringLiteral("company:city"), QStringLiteral("company:industry")}));
        return rows.size();
    });
    return 0;
}
