// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates at scale, by hand: bench_duplicates FOLDER [PASSPHRASE-FILE] measures the workspace that lies there (a copy: two
// hundred of its contacts are merged). Prints one line for each figure.
#include "base/await.h"
#include "records/contact/contact.h"
#include "records/merge/merge.h"
#include "search/duplicates/duplicate_finder.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace fieldfare;

namespace {

void print(const char *name, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    if (times.empty())
        return;
    std::printf("%s: p50 %.2f ms, p99 %.2f ms, most %.2f ms (%zu)\n", name, times[times.size() / 2],
                times[std::min(times.size() - 1, times.size() * 99 / 100)], times.back(), times.size());
}

double memoryMb(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(field.size() + 1).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_duplicates FOLDER [PASSPHRASE-FILE]\n");
        return 2;
    }
    Workspace::Opening wanted;
    wanted.path = QString::fromLocal8Bit(argv[1]);
    if (argc > 2) {
        QFile file(QString::fromLocal8Bit(argv[2]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", argv[2]);
            return 1;
        }
        wanted.unlock = PassphraseUnlock{Secret::fromBytes(file.readAll().trimmed())};
    }
    auto opened = Workspace::open(std::move(wanted));
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        return 1;
    }
    Workspace &workspace = **opened;
    std::mt19937 random(11);

    const auto last = await(workspace.read([](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT max(id) FROM {contact}")));
        return query.next() ? query.value(0).toLongLong() : 0;
    }));
    if (!last || *last < 1000) {
        std::fprintf(stderr, "too few contacts\n");
        return 1;
    }
    std::uniform_int_distribution<qint64> any(1, *last);
    // The form while somebody is typed who is there already: name, then mail, then phone.
    std::vector<double> hints;
    int found = 0;
    for (int i = 0; i < 400; ++i) {
        const qint64 id = any(random);
        const auto contact =
            await(workspace.read([id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
        if (!contact)
            continue;
        for (int step = 0; step < 4; ++step) {
            Contact draft;
            draft.firstName = contact->firstName;
            draft.lastName = step == 0 ? contact->lastName.left(3) : contact->lastName;
            if (step >= 2)
                draft.emails = contact->emails;
            if (step >= 3)
                draft.phones = contact->phones;
            const auto took = await(workspace.read([&](ReadContext &context) -> Result<std::pair<double, bool>> {
                QElapsedTimer clock;
                clock.start();
                TRY_ASSIGN(const auto list, likelyDuplicates(context, draft));
                const double ms = double(clock.nsecsElapsed()) / 1e6;
                return std::pair(ms, std::any_of(list.begin(), list.end(),
                                                 [id](const DuplicateHint &hint) { return hint.id == id; }));
            }));
            if (!took)
                continue;
            hints.push_back(took->first);
            found += step == 3 && took->second ? 1 : 0;
        }
    }
    print("warning while typing", hints);
    std::printf("warned of the right one when all was typed: %d of %zu\n", found, hints.size() / 4);

    QElapsedTimer clock;
    clock.start();
    const double before = memoryMb("VmRSS:");
    const auto report = await(startDuplicateScan(workspace.store(), workspace.session(), QStringLiteral("contact")));
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().message));
        return 1;
    }
    std::printf("scan of %lld contacts: %.1f s in all, %.1f s of it comparing; %lld pairs compared, %lld found; "
                "memory %.0f MB before, %.0f MB at most\n",
                report->records, double(clock.elapsed()) / 1000, report->seconds, report->compared,
                qint64(report->pairs.size()) + report->leftOut, before, memoryMb("VmHWM:"));

    std::vector<double> merges;
    for (qsizetype i = 0; i < std::min<qsizetype>(200, report->pairs.size()); ++i) {
        const DuplicatePair &pair = report->pairs.at(i);
        clock.restart();
        const auto merged = await(workspace.write(QStringLiteral("Merged"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY(mergeRecords(writer, work.catalog().at(Contact::kNumber), pair.first, pair.second));
            return {};
        }));
        if (merged)
            merges.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    print("merge, committed", merges);
    return 0;
}
