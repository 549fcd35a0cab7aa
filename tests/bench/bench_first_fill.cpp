// SPDX-License-Identifier: GPL-3.0-or-later
// How long a company's devices need for much at once: the first workspace gives all its records to a new server, a new device takes
// them all, and a device that was away for weeks catches up. fieldfare-server as its own process over a durable PostgreSQL of its own,
// loopback TLS, encrypted workspaces.
//
//   bench_first_fill PROGRAM [CONTACTS] [EDITS]     PROGRAM: fieldfare-server; 270,000 contacts make about a million records
#include "base/await.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "server/admin/company_server.h"
#include "server/postgres/private_cluster.h"
#include "workspace/company_sync.h"
#include "workspace/demo/demo.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace fieldfare;
using namespace fieldfare::server;

namespace {

[[noreturn]] void end(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

template <class T>
T take(Result<T> result, const char *what)
{
    if (!result)
        end(QString::fromLatin1(what) + QStringLiteral(": ") + result.error().message + result.error().details);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double seconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e9; }

double megabytes(const char *key, const QString &process = QStringLiteral("self"))
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(qsizetype(std::strlen(key))).trimmed().split(' ').first().toDouble() / 1024;
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

qint64 number(server::Connection &owner, const char *sql)
{
    const auto rows = take(owner.query(sql), sql);
    return rows.size() == 1 ? rows.int8(0, 0) : -1;
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

struct Filled {
    double usable = 0;  ///< s until contacts are listed and an edit of one was saved
    double complete = 0;
    qint64 own = 0;         ///< contacts that could be seen then
    QVector<double> saves;  ///< s each, sorted
};

/// A new device as a person has it: in the background, while he looks at his records and edits one now and then.
Filled fill(Workspace &workspace, CompanySync &sync, const QElapsedTimer &timer)
{
    Filled filled;
    std::optional<QFuture<Result<ChangeSet>>> saving;
    QElapsedTimer saved;
    sync.start();
    while (sync.state().lastDone == 0) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(20);
        if (sync.state().phase == CompanySync::Phase::Stopped || sync.state().phase == CompanySync::Phase::Revoked)
            end(QStringLiteral("fill: ") + sync.state().message);
        if (saving && saving->isFinished()) {
            take(saving->takeResult(), "edit in a fill");
            saving.reset();
            filled.saves.append(seconds(saved));
            if (filled.usable == 0)
                filled.usable = seconds(timer);
        }
        if (saving || (!filled.saves.isEmpty() && seconds(saved) < 1))
            continue;
        qint64 newest = 0;
        take(await(workspace.store().read(workspace.session(),
                                          [&](ReadContext &context) -> Result<void> {
                                              TRY_ASSIGN(auto query, context.run(QStringLiteral(
                                                                         "SELECT count(*), max(id) FROM {contact}")));
                                              if (query.next() && filled.usable == 0)
                                                  filled.own = query.value(0).toLongLong();
                                              newest = query.value(1).toLongLong();
                                              return {};
                                          })),
             "look");
        if (newest == 0)
            continue;
        saved.start();
        saving = workspace.write(QStringLiteral("Edited"), [newest](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            const RecordType &type = work.catalog().at(QStringLiteral("contact"));
            TRY_ASSIGN(auto record, writer.load(type, newest));
            type.field(QStringLiteral("notes"))->write(*record, Value(QStringLiteral("met today")));
            return writer.update(*record);
        });
    }
    filled.complete = seconds(timer);
    sync.stop();
    std::sort(filled.saves.begin(), filled.saves.end());
    return filled;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        end(QStringLiteral("bench_first_fill PROGRAM [CONTACTS] [EDITS]"));
    const qint64 contacts = arguments.value(2, QStringLiteral("270000")).toLongLong();
    const int edits = arguments.value(3, QStringLiteral("5000")).toInt();
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("server"));
    const auto cluster = take(PrivateCluster::start({{}, true}), "PostgreSQL");
    ServerFolder settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.address = QStringLiteral("127.0.0.1");
    settings.database = cluster->conninfo(QStringLiteral("fieldfare_app"));
    settings.organisation = QStringLiteral("bench");
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            end(QStringLiteral("no port"));
        settings.port = free.serverPort();
    }
    take(CompanyServer::init(place, settings, cluster->conninfo(QStringLiteral("postgres")),
                             QStringLiteral("fieldfare_app"), {settings.host}),
         "init");
    const auto admin = take(CompanyServer::open(place), "open");
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(arguments[1], {QStringLiteral("serve"), QStringLiteral("--folder"), place});
    if (!program.waitForStarted() || !program.waitForReadyRead(20'000))
        end(QStringLiteral("the server does not start"));
    const auto owner = take(server::Connection::open(cluster->conninfo(QStringLiteral("postgres"))), "owner");

    QElapsedTimer timer;
    auto first =
        take(Workspace::create(creation(folder.filePath(QStringLiteral("First.fieldfare")), QStringLiteral("Ada"))),
             "workspace")
            .workspace;
    DemoSize size;
    size.contacts = contacts;
    size.activities = contacts;
    size.deals = contacts / 8;
    timer.start();
    take(await(generateDemo(*first, size)), "demo");
    std::printf("demo company of %lld contacts made in %.1f s\n", contacts, seconds(timer));

    // the first workspace gives everything
    Person founder = take(admin->addPerson(QStringLiteral("Ada"), QStringLiteral("owner"), {}), "founder");
    const auto code = take(admin->codeFor(founder, 1, true), "code");
    founder.id = take(CompanySync::found(*first, code, QStringLiteral("first")), "found").person;
    {
        CompanySync sync(*first);
        timer.start();
        const auto report = take(sync.runOnce(), "first sync");
        const double taken = seconds(timer);
        const qint64 rows = number(*owner, "SELECT count(*) FROM fieldfare.record");
        std::printf(
            "given to the server: %lld records in %.1f s, %.0f a second; device %.0f MB at most, server %.0f MB\n",
            rows, taken, double(report.sent) / taken, megabytes("VmHWM:"),
            megabytes("VmRSS:", QString::number(program.processId())));
        std::fflush(stdout);
        timer.start();
        take(owner->execute("CREATE TABLE limit_of_rows (LIKE fieldfare.record INCLUDING ALL); "
                            "INSERT INTO limit_of_rows SELECT * FROM fieldfare.record"),
             "limit");
        std::printf("  PostgreSQL writes the same rows alone in %.1f s\n", seconds(timer));
        take(owner->execute("DROP TABLE limit_of_rows"), "limit");
        timer.start();
        take(sync.runOnce(), "idle sync");
        std::printf("  a sync with nothing to do: %.2f s\n", seconds(timer));
    }

    // a new device takes everything
    const auto join = take(admin->codeFor(founder, 1), "code");
    timer.start();
    auto second = take(CompanySync::join(creation(folder.filePath(QStringLiteral("Second.fieldfare")), {}), join,
                                         QStringLiteral("second")),
                       "join")
                      .workspace;
    {
        CompanySync sync(*second);
        const Filled filled = fill(*second, sync, timer);
        std::printf("new device: usable with %lld contacts in %.1f s (budget 10), %lld records complete in %.1f s "
                    "(budget 180); %.0f MB at most, server %.0f MB\n"
                    "  %lld edits saved meanwhile, the median in %.2f s, the slowest in %.1f s\n",
                    filled.own, filled.usable, sync.state().total.received, filled.complete, megabytes("VmHWM:"),
                    megabytes("VmRSS:", QString::number(program.processId())), qint64(filled.saves.size()),
                    filled.saves.isEmpty() ? 0.0 : filled.saves[filled.saves.size() / 2],
                    filled.saves.isEmpty() ? 0.0 : filled.saves.last());
        std::fflush(stdout);
        timer.start();
        take(sync.runOnce(), "idle sync");
        std::printf("  a sync with nothing to do: %.2f s\n", seconds(timer));
    }

    // both were away
    timer.start();
    edit(*first, edits, 1, QStringLiteral("told by the first "));
    edit(*second, edits, edits + 1, QStringLiteral("told by the second "));
    std::printf("%d edits on each of both, one transaction each, in %.1f s\n", edits, seconds(timer));
    CompanySync ofFirst(*first);
    CompanySync ofSecond(*second);
    timer.start();
    take(ofFirst.runOnce(), "first");
    std::printf("%d edits up: %.1f s\n", edits, seconds(timer));
    timer.start();
    const auto report = take(ofSecond.runOnce(), "second");
    std::printf("%lld edits up and %lld rows down: %.1f s (budget 30)\n", report.sent, report.received, seconds(timer));
    program.terminate();
    return program.waitForFinished(20'000) && program.exitCode() == 0 ? 0 : 1;
}
