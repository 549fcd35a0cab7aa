// SPDX-License-Identifier: GPL-3.0-or-later
// How long two workspaces need that exchange by a file: the first puts all its records in, the second takes them out, and both bring
// their edits together. Encrypted workspaces, the file on the same disk.
//
//   bench_pack [CONTACTS] [EDITS]     27,000 contacts make about 100,000 records
#include "base/await.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "sync/pack/pack_file.h"
#include "workspace/demo/demo.h"
#include "workspace/pack/pack_exchange.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

using namespace fieldfare;

namespace {

template <class T>
T take(Result<T> result, const char *what)
{
    if (!result) {
        std::fprintf(stderr, "%s: %s\n", what, qPrintable(result.error().message + result.error().details));
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double seconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e9; }

double mostMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// An encrypted workspace whose key costs next to nothing to derive.
Workspace::Creation creation(const QString &path, const QString &person)
{
    Workspace::Creation wanted;
    wanted.folder.path = path;
    wanted.folder.cost = KdfCost::minimum();
    wanted.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("a passphrase of the bench"))};
    wanted.settings.country = QStringLiteral("DE");
    wanted.settings.companyName = QStringLiteral("Bench");
    wanted.userName = person;
    return wanted;
}

/// `edits` contacts, one transaction each, as people make them.
void edit(Workspace &workspace, int edits, int from, const QString &word)
{
    for (int i = 0; i < edits; ++i) {
        take(await(workspace.write(
                 QStringLiteral("Edited"),
                 [&](UnitOfWork &work) -> Result<void> {
                     RecordWriter writer(work);
                     const RecordType &type = work.catalog().at(QStringLiteral("contact"));
                     TRY_ASSIGN(auto record, writer.load(type, from + i));
                     type.field(QStringLiteral("notes"))->write(*record, Value(word + QString::number(i)));
                     return writer.update(*record);
                 })),
             "edit");
    }
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 contacts = arguments.value(1, QStringLiteral("27000")).toLongLong();
    const int edits = arguments.value(2, QStringLiteral("5000")).toInt();
    const QTemporaryDir folder;
    const QTemporaryDir stick;
    QElapsedTimer timer;
    auto first =
        take(Workspace::create(creation(folder.filePath(QStringLiteral("First.fieldfare")), QStringLiteral("Ada"))),
             "workspace")
            .workspace;
    DemoSize size;
    size.contacts = contacts;
    size.activities = contacts;
    size.deals = contacts / 8;
    take(await(generateDemo(*first, size)), "demo");
    const auto megabytes = [path = sync::PackFolder(stick.path()).path()] {
        return double(QFileInfo(path).size()) / 1e6;
    };

    timer.start();
    const auto made = take(PackExchange::create(*first, stick.path()), "create");
    std::printf("put in: %.1f s, the file has %.0f MB; %.0f MB of memory at most\n", seconds(timer), megabytes(),
                mostMegabytes());
    std::fflush(stdout);
    auto second =
        take(PackExchange::joinNew(creation(folder.filePath(QStringLiteral("Second.fieldfare")), QStringLiteral("Ben")),
                                   stick.path(), take(sync::PackCode::fromText(made.code), "code")),
             "join")
            .workspace;
    timer.start();
    auto done = take(PackExchange::exchange(*second), "fill");
    std::printf("taken out: %lld records in %.1f s; %.0f MB of memory at most\n", done.report.received, seconds(timer),
                mostMegabytes());
    std::fflush(stdout);
    take(PackExchange::exchange(*first), "first");
    timer.start();
    take(PackExchange::exchange(*second), "idle");
    std::printf("an exchange with nothing to do: %.2f s\n", seconds(timer));

    edit(*first, edits, 1, QStringLiteral("told by the first "));
    edit(*second, edits, edits + 1, QStringLiteral("told by the second "));
    timer.start();
    done = take(PackExchange::exchange(*first), "first");
    std::printf("%lld edits put in: %.1f s\n", done.report.sent, seconds(timer));
    timer.start();
    done = take(PackExchange::exchange(*second), "second");
    std::printf("%lld edits put in and %lld rows taken out: %.1f s\n", done.report.sent, done.report.received,
                seconds(timer));
    timer.start();
    done = take(PackExchange::exchange(*first), "first again");
    std::printf("%lld rows taken out: %.1f s; the file has %.0f MB\n", done.report.received, seconds(timer),
                megabytes());
    return 0;
}
