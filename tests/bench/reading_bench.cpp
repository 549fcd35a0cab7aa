// SPDX-License-Identifier: GPL-3.0-or-later
// Search, lists and reports, as a page asks for them; measured on the reading thread.
#include "bench/parts.h"

#include "analytics/report_registry.h"
#include "base/await.h"
#include "search/global_search.h"
#include "search/list_reader.h"

#include <QRandomGenerator>

#include <algorithm>

namespace fieldfare::bench {

namespace {

/// What people type, letter by letter: names of contacts and companies, the ends of phone numbers, beginnings of addresses.
Result<QStringList> keystrokes(ReadContext &context, int wanted)
{
    QRandomGenerator random(11);
    ListReader lists(context);
    QStringList typed;
    QVector<qint64> people;
    QVector<qint64> firms;
    TRY_ASSIGN(people, lists.allRows({QStringLiteral("contact")}));
    TRY_ASSIGN(firms, lists.allRows({QStringLiteral("company")}));
    const auto some = [&](const QVector<qint64> &all, int count) {
        QVector<qint64> ids;
        for (int i = 0; i < count && !all.isEmpty(); ++i)
            ids.append(all[random.bounded(int(all.size()))]);
        return ids;
    };
    const int names = std::max(4, wanted / 10);
    TRY_ASSIGN(const auto contacts, lists.rows(context.catalog().at(QStringLiteral("contact")), some(people, names),
                                               {QStringLiteral("email"), QStringLiteral("phone")}));
    TRY_ASSIGN(const auto companies,
               lists.rows(context.catalog().at(QStringLiteral("company")), some(firms, names / 4 + 1), {}));
    const auto type = [&typed](const QString &text, qsizetype most) {
        for (qsizetype i = 1; i <= std::min(most, text.size()); ++i)
            typed.append(text.first(i));
    };
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        type(contacts[i].name.toLower(), 12);
        if (i % 8 == 0)
            type(contacts[i].cells[0].value.toString(), 8);
        if (i % 8 == 1)
            typed.append(contacts[i].cells[1].value.toString().right(4));
    }
    for (const ListRow &row : companies)
        type(row.name, 10);
    std::shuffle(typed.begin(), typed.end(), random);
    return typed.mid(0, std::max(wanted, 20));
}

struct Reading {
    Samples search;
    Samples searchFound;
    QString slowest;
    Samples page;
    Samples first;
    QString slowestSort;
    Samples roi;
    double scan = 0;
};

Result<void> measureSearch(ReadContext &context, const Options &options, Reading &reading)
{
    TRY_ASSIGN(const QStringList typed, keystrokes(context, options.samples));
    double slowest = 0;
    for (const QString &text : typed) {
        const Stopwatch watch;
        TRY_ASSIGN(const SearchResult result, globalSearch(context, text));
        Q_UNUSED(result)
        const double ms = watch.milliseconds();
        reading.search.add(ms);
        if (ms > slowest) {
            slowest = ms;
            reading.slowest = QStringLiteral("slowest %1 ms").arg(ms, 0, 'f', 1);
        }
    }
    return {};
}

Result<void> measureLists(ReadContext &context, const Options &options, Reading &reading)
{
    const QStringList columns{QStringLiteral("name"),      QStringLiteral("company"), QStringLiteral("title"),
                              QStringLiteral("email"),     QStringLiteral("phone"),   QStringLiteral("city"),
                              QStringLiteral("lifecycle"), QStringLiteral("owner")};
    const QStringList sorts{QString(), QStringLiteral("email"), QStringLiteral("company"),
                            QStringLiteral("created_at")};
    const RecordType &type = context.catalog().at(QStringLiteral("contact"));
    QRandomGenerator random(12);
    ListReader lists(context);
    double slowest = 0;
    for (const QString &sort : sorts) {
        const ListRequest request{type.key, {}, sort};
        Samples first;
        for (int i = 0; i < std::max(3, options.repeats); ++i) {
            const Stopwatch watch;
            TRY_ASSIGN(const auto ids, lists.firstRows(request, 50));
            TRY_ASSIGN(const auto rows, lists.rows(type, ids, columns));
            Q_UNUSED(rows)
            first.add(watch.milliseconds());
        }
        if (first.median() > slowest) {
            slowest = first.median();
            reading.first = first;
            reading.slowestSort = sort.isEmpty() ? QStringLiteral("name") : sort;
        }
        TRY_ASSIGN(const auto all, lists.allRows(request));
        for (int i = 0; i < std::max(1, options.samples / int(sorts.size())); ++i) {
            const QVector<qint64> page = all.mid(random.bounded(int(std::max<qsizetype>(1, all.size() - 50))), 50);
            const Stopwatch watch;
            TRY_ASSIGN(const auto rows, lists.rows(type, page, columns));
            Q_UNUSED(rows)
            reading.page.add(watch.milliseconds());
        }
    }
    return {};
}

Result<void> measureReport(ReadContext &context, const Options &options, Reading &reading)
{
    const ReportRegistry reports;
    const Stopwatch total;
    // Where one takes long, fewer must do: the count is printed.
    constexpr double longest = 20'000;
    for (int i = 0; i < options.samples && (total.milliseconds() < longest || i < 5); ++i) {
        const Stopwatch watch;
        TRY_ASSIGN(const ReportTable table, reports.run(context, QStringLiteral("campaign_roi")));
        Q_UNUSED(table)
        reading.roi.add(watch.milliseconds());
    }
    Samples scan;
    for (int i = 0; i < std::max(3, options.repeats); ++i) {
        const Stopwatch watch;
        TRY_ASSIGN(auto query,
                   context.run(
                       QStringLiteral("SELECT count(*), sum(length(subject)), max(at) FROM activity NOT INDEXED"), {}));
        query.next();
        query.finish();
        scan.add(watch.milliseconds());
    }
    reading.scan = scan.median();
    return {};
}

}  // namespace

void benchReading(const Options &options, const Data &data, Report &report)
{
    const auto workspace = openWorkspace(data.workspace);
    Reading reading;
    must(await(workspace->read([&](ReadContext &context) -> Result<int> {
             TRY(measureSearch(context, options, reading));
             TRY(measureLists(context, options, reading));
             TRY(measureReport(context, options, reading));
             return 0;
         })),
         "reading");
    const QString ms = QStringLiteral("ms");
    report.add({QStringLiteral("search_p50_ms"), reading.search.median(), ms, {}, {}, 1, {}, reading.search.count()});
    report.add({QStringLiteral("search_p99_ms"),
                reading.search.p99(),
                ms,
                {},
                {},
                8,
                reading.slowest,
                reading.search.count()});
    report.add({QStringLiteral("list_page_p99_ms"),
                reading.page.p99(),
                ms,
                {},
                {},
                1,
                QStringLiteral("50 rows of 8 columns, 4 orders; p50 %1").arg(reading.page.median(), 0, 'f', 2),
                reading.page.count()});
    report.add({QStringLiteral("list_first_rows_ms"),
                reading.first.median(),
                ms,
                {},
                {},
                50,
                QStringLiteral("without window, slowest order: %1").arg(reading.slowestSort),
                reading.first.count()});
    report.add({QStringLiteral("roi_p99_ms"), reading.roi.p99(), ms, reading.scan,
                QStringLiteral("ms scan of activities"), 5,
                QStringLiteral("p50 %1").arg(reading.roi.median(), 0, 'f', 2), reading.roi.count()});
}

}  // namespace fieldfare::bench
