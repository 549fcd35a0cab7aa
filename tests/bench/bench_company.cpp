// SPDX-License-Identifier: GPL-3.0-or-later
// How a company's server does with many devices: fieldfare-server as its own process over a PostgreSQL of its own, loopback TLS.
//
//   bench_company PROGRAM [DEVICES]     PROGRAM: fieldfare-server; 200 devices unless told
#include "server/admin/company_server.h"
#include "server/postgres/private_cluster.h"
#include "sync/net/https_transport.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <thread>

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

double percentile(std::vector<double> values, int percent)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[(values.size() - 1) * static_cast<size_t>(percent) / 100];
}

/// A device that speaks the protocol without a workspace.
struct Device {
    std::unique_ptr<sync::HttpsTransport> transport;
    std::unique_ptr<sync::HttpsTransport> waiting;
    Uid device;
    Uid person;
    qint64 n = 0;

    template <class Answer>
    Answer ask(const sync::Request &request) const
    {
        const QByteArray bytes = take(transport->exchange(sync::encode(request)), "exchange");
        return std::get<Answer>(take(sync::decodeReply(bytes), "answer"));
    }
    sync::Mutation change(qint64 now)
    {
        sync::Mutation mutation;
        mutation.n = ++n;
        mutation.mid = newUid(now);
        mutation.tx = mutation.mid;
        mutation.type = QStringLiteral("contact");
        mutation.row = newUid(now);
        mutation.op = sync::Op::Create;
        mutation.fields = {{QStringLiteral("owner"), uidText(person)},
                           {QStringLiteral("last_name"), QStringLiteral("Adler")},
                           {QStringLiteral("city"), QStringLiteral("Gdynia")}};
        mutation.epoch = 1;
        return mutation;
    }
    sync::PullReply pull(const sync::Cursors &cursors) const
    {
        return ask<sync::PullReply>(sync::PullRequest{device, 1, cursors, 5000, 0});
    }
};

sync::Cursors after(const sync::PullReply &reply)
{
    sync::Cursors cursors;
    for (const QString &bucket : reply.buckets)
        cursors.insert(bucket, reply.upto);
    return cursors;
}

qint64 residentKb(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        end(QStringLiteral("bench_company PROGRAM [DEVICES]"));
    const int devices = arguments.value(2, QStringLiteral("200")).toInt();
    const auto clock = systemClock();
    QTemporaryDir folder;
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
    const qint64 restingKb = residentKb(program.processId());

    std::vector<Device> all(static_cast<size_t>(devices));
    QVector<Person> people;
    for (int i = 0; i < 20; ++i)
        people.append(
            take(admin->addPerson(QStringLiteral("Person %1").arg(i), QStringLiteral("manager"), {}), "person"));
    for (size_t i = 0; i < all.size(); ++i) {
        const Person &person = people[static_cast<qsizetype>(i) % people.size()];
        const auto code = take(admin->codeFor(person, 1), "code");
        const auto redeemed =
            take(admin->directory().redeem(code.secret, QStringLiteral("bench"), {}, clock->now()), "redeem");
        const sync::ServerAddress address{code.host, settings.port, code.pin};
        all[i].person = person.id;
        all[i].transport = std::make_unique<sync::HttpsTransport>(address, Secret::fromBytes(redeemed.token));
        all[i].waiting = std::make_unique<sync::HttpsTransport>(address, Secret::fromBytes(redeemed.token));
        all[i].device = all[i].ask<sync::EnrolReply>(sync::EnrolRequest{}).device;
    }

    // all wait for news, as devices do
    std::atomic<bool> stops = false;
    std::atomic<int> woken = 0;
    std::vector<std::thread> waiters;
    for (size_t i = 1; i < all.size(); ++i) {
        waiters.emplace_back([&, i] {
            qint64 head = 0;
            while (!stops) {
                const auto news = all[i].waiting->waitBeyond(head);
                if (news && *news > head) {
                    head = *news;
                    ++woken;
                }
            }
        });
        if (i % 10 == 0)
            QThread::msleep(20);
    }
    QThread::msleep(1500);
    const qint64 waitingKb = residentKb(program.processId());

    // pulls that find nothing, of one after another
    std::vector<double> idle;
    for (Device &device : all) {
        const sync::Cursors cursors = after(device.pull({}));
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto reply = device.pull(cursors);
            idle.push_back(double(timer.nsecsElapsed()) / 1e6);
            if (!reply.items.isEmpty())
                end(QStringLiteral("an idle pull found something"));
        }
    }
    std::printf("idle pull with %d devices connected: p50 %.1f ms, p95 %.1f ms (budget 50), most %.1f ms (%zu)\n",
                devices, percentile(idle, 50), percentile(idle, 95), percentile(idle, 100), idle.size());

    // a change, seen by another device that waits
    std::vector<double> seen;
    Device &writer = all[0];
    sync::HttpsTransport &listener = *all[1].transport;
    qint64 head = take(admin->organisation(), "head").head;
    sync::Cursors cursors = after(all[1].pull({}));
    for (int i = 0; i < 60; ++i) {
        std::atomic<bool> isThere = false;
        std::atomic<qint64> at = 0;
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] {
            while (!isThere) {
                const auto news = listener.waitBeyond(head);
                if (!news || *news <= head)
                    continue;
                const auto reply = all[1].pull(cursors);
                isThere = !reply.items.isEmpty();
                cursors = after(reply);
                head = *news;
                at = timer.nsecsElapsed();
            }
        });
        QThread::msleep(30);
        const qint64 from = timer.nsecsElapsed();
        writer.ask<sync::PushReply>(sync::PushRequest{writer.device, 1, {writer.change(clock->now())}});
        other.join();
        seen.push_back(double(at - from) / 1e6);
    }
    std::printf("change seen by another of %d devices: p50 %.0f ms, p95 %.0f ms (budget 2000), most %.0f ms (%zu)\n",
                devices, percentile(seen, 50), percentile(seen, 95), percentile(seen, 100), seen.size());

    // pushes of one change from several devices at once
    constexpr size_t kWriters = 8;
    constexpr int kEach = 150;
    std::atomic<int> pushed = 0;
    std::vector<std::thread> writers;
    writers.reserve(kWriters);
    QElapsedTimer pushing;
    pushing.start();
    for (size_t w = 0; w < kWriters; ++w) {
        writers.emplace_back([&, w] {
            Device &one = all[2 + w];
            for (int i = 0; i < kEach; ++i) {
                const auto reply =
                    one.ask<sync::PushReply>(sync::PushRequest{one.device, 1, {one.change(clock->now())}});
                pushed += reply.results.size() == 1 && reply.results[0].verdict == sync::Verdict::Applied ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : writers)
        thread.join();
    std::printf("push batches of %zu devices, %d woken by each: %.0f a second (budget 500), %d of %zu applied\n",
                kWriters, devices, pushed * 1000.0 / double(pushing.elapsed()), pushed.load(),
                kWriters * size_t(kEach));
    std::printf(
        "server: %.1f MB resident at rest, %.1f MB with %d devices waiting, %.1f MB at the end; woken %d times\n",
        double(restingKb) / 1024, double(waitingKb) / 1024, devices, double(residentKb(program.processId())) / 1024,
        woken.load());
    stops = true;
    for (Device &device : all)
        device.waiting->stop();
    program.terminate();
    const bool isEnded = program.waitForFinished(20'000);
    for (std::thread &thread : waiters)
        thread.join();
    return isEnded && program.exitCode() == 0 ? 0 : 1;
}
