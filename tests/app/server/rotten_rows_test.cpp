// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_pair.h"
#include "support/test.h"
#include "sync/protocol/codec.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace fieldfare::server {

/// Rows that change behind the engine's back, in every place where a device keeps them: found by themselves, and nothing but them is
/// fetched. FIELDFARE_ROTTEN_ROWS (40) of FIELDFARE_ROTTEN_AMONG (800).
class RottenRowsTest : public QObject {
    Q_OBJECT

private slots:
    void allAreFoundAndRepaired();
};

void RottenRowsTest::allAreFoundAndRepaired()
{
    const int rotten = OfficePair::wanted("FIELDFARE_ROTTEN_ROWS", 40);
    const int among = OfficePair::wanted("FIELDFARE_ROTTEN_AMONG", 800);
    OfficePair pair;
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    const auto uids = pair.addContacts(among, [](Contact &contact, int i) {
        contact.lastName = QStringLiteral("Adler %1").arg(i);
        contact.title = QStringLiteral("buyer %1").arg(i);
        contact.emails = {{QStringLiteral("work"), QStringLiteral("a%1@example.org").arg(i)}};
    });
    QVERIFY2(pair.meet(), qPrintable(pair.ada.last + pair.ben.last));
    const auto whole = pair.ada.contacts();
    QVERIFY(pair.ben.contacts() == whole);
    qint64 fetched = 0;
    pair.office.exchange = [&](const sync::Caller &caller, const QByteArray &bytes) {
        auto answer = pair.office.engine().handle(caller, bytes);
        const auto reply = answer ? sync::decodeReply(*answer) : Result<sync::Reply>();
        if (answer && reply && std::holds_alternative<sync::FetchReply>(*reply))
            fetched += std::get<sync::FetchReply>(*reply).items.size();
        return answer;
    };

    QRandomGenerator random(16);
    QVector<Uid> all = uids;
    std::shuffle(all.begin(), all.end(), random);
    // the row itself, one of its mails, all of it, what is known of it, its place in a bucket
    const char *const deeds[] = {"UPDATE contact SET title='rot' WHERE uid=?",
                                 "UPDATE contact SET last_name=NULL WHERE uid=?",
                                 "DELETE FROM contact WHERE uid=?",
                                 "UPDATE sync_row SET hash=hash+1 WHERE row=?",
                                 "UPDATE sync_row SET content=content+1 WHERE row=?",
                                 "DELETE FROM sync_row WHERE row=?",
                                 "DELETE FROM sync_bucket WHERE row=?"};
    const auto done = await(pair.ben.workspace->write(QString(), [&](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        for (int i = 0; i < rotten; ++i) {
            TRY_ASSIGN(auto query,
                       work.execute(QString::fromLatin1(deeds[size_t(i) % std::size(deeds)]), {uidBytes(all[i])}));
        }
        return {};
    }));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().details));
    QVERIFY(pair.ben.contacts() != whole);

    CompanySync company(*pair.ben.workspace);
    int exchanges = 0;
    qint64 repaired = 0;
    QElapsedTimer timer;
    timer.start();
    // one round over all rows, and two exchanges for what only counting the buckets anew shows
    const int round = (among + 100) / sync::SyncLimits().looks + 3;
    for (; exchanges < 2 * round && pair.ben.contacts() != whole; ++exchanges) {
        const auto report = company.runOnce();
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
        repaired += report->repaired;
    }
    for (int i = 0; i < round; ++i) {
        const auto report = company.runOnce();
        QVERIFY(report.has_value());
        repaired += report->repaired;
    }
    qInfo("%d of %d rows altered: whole again after %d exchanges of %.1f ms, %lld rows fetched", rotten, among,
          exchanges, double(timer.elapsed()) / double(exchanges + round), static_cast<long long>(fetched));
    QVERIFY(pair.ben.contacts() == whole);
    QVERIFY(exchanges <= round);
    QVERIFY(repaired >= rotten && fetched <= 2 * rotten);
    // and there is nothing left to repair
    fetched = 0;
    for (int i = 0; i < round; ++i)
        QVERIFY(company.runOnce().has_value());
    QCOMPARE(fetched, qint64(0));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::RottenRowsTest)
#include "rotten_rows_test.moc"
