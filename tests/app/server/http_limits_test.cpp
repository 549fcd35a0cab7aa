// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/limits.h"
#include "support/test.h"

namespace fieldfare::server {

/// What is counted of strangers, by a clock that the test turns.
class HttpLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void bucketsFillUpAgain();
    void bucketsAreBounded();
    void failuresCostMoreAndMore();
    void oldFailuresAreForgotten();
    void whoStandsStillRunsOutOfTime();
    void whoIsQuickMaySaveUp();
    void neighboursOfOneNetworkAreOne();
    void repeatedComplaintsAreCounted();
};

void HttpLimitsTest::repeatedComplaintsAreCounted()
{
    CalmLog log;
    QCOMPARE(log.line(QStringLiteral("away"), 1'000).value(), QStringLiteral("away"));
    for (int i = 0; i < 300; ++i)
        QVERIFY(!log.line(QStringLiteral("away"), 1'001 + i));
    QCOMPARE(log.line(QStringLiteral("away"), 1'000 + CalmLog::kEveryMs).value(),
             QStringLiteral("away (and 300 like it before)"));
    QVERIFY(!log.line(QStringLiteral("away"), 1'001 + CalmLog::kEveryMs));
    QCOMPARE(log.line(QStringLiteral("back"), 1'000 + 3 * CalmLog::kEveryMs).value(),
             QStringLiteral("back (and 1 like it before)"));
}

void HttpLimitsTest::bucketsFillUpAgain()
{
    RateLimit limit({3, 0.5});
    const QString a = QStringLiteral("a");
    for (int i = 0; i < 3; ++i)
        QVERIFY(limit.take(a, 1000));
    qint64 wait = 0;
    QVERIFY(!limit.take(a, 1000, &wait));
    QCOMPARE(wait, 2000);
    QVERIFY(!limit.take(a, 2999));
    QVERIFY(limit.take(QStringLiteral("b"), 2999));
    QVERIFY(limit.take(a, 3001));
    QVERIFY(!limit.take(a, 3002));
    // never more than at first, and a clock that stands or goes back gives nothing
    for (int i = 0; i < 3; ++i)
        QVERIFY(limit.take(a, 10'000'000));
    QVERIFY(!limit.take(a, 10'000'000));
    QVERIFY(!limit.take(a, 9'000'000));
}

void HttpLimitsTest::bucketsAreBounded()
{
    RateLimit limit({2, 0.001}, 100);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(limit.take(QString::number(i), 1));
    const QString a = QStringLiteral("a");
    QVERIFY(limit.take(a, 2));
    QVERIFY(limit.take(a, 2));
    QVERIFY(!limit.take(a, 2));
}

void HttpLimitsTest::failuresCostMoreAndMore()
{
    FailureBrake brake;
    const QString a = QStringLiteral("a");
    qint64 now = 1'000'000;
    for (int i = 0; i < 4; ++i) {
        brake.failed(a, now);
        QCOMPARE(brake.waitOf(a, now), 0);
    }
    qint64 before = 0;
    for (int i = 0; i < 30; ++i) {
        brake.failed(a, now);
        const qint64 wait = brake.waitOf(a, now);
        QVERIFY(wait >= before);
        QVERIFY(wait > 0 && wait <= 15 * 60'000);
        before = wait;
        now += wait;
        QCOMPARE(brake.waitOf(a, now), 0);
    }
    QCOMPARE(before, 15 * 60'000);
    QCOMPARE(brake.waitOf(QStringLiteral("b"), now), 0);
    brake.succeeded(a);
    brake.failed(a, now);
    QCOMPARE(brake.waitOf(a, now), 0);
}

void HttpLimitsTest::oldFailuresAreForgotten()
{
    FailureBrake brake;
    const QString a = QStringLiteral("a");
    qint64 now = 1'000'000;
    // one wrong code every two hours is somebody who types badly
    for (int i = 0; i < 50; ++i) {
        brake.failed(a, now);
        QCOMPARE(brake.waitOf(a, now), 0);
        now += 2 * 60 * 60'000;
    }
}

void HttpLimitsTest::whoStandsStillRunsOutOfTime()
{
    Pace pace(1000, 1024);
    pace.begin();
    QCOMPARE(pace.leftMs(), 1000);
    // a byte each 100 ms earns next to nothing
    for (int i = 0; i < 20; ++i)
        pace.moved(1, 100);
    QCOMPARE(pace.leftMs(), 1);
    pace.begin();
    // exactly the least rate goes on for ever
    for (int i = 0; i < 10'000; ++i)
        pace.moved(1024, 1000);
    QCOMPARE(pace.leftMs(), 1000);
}

void HttpLimitsTest::whoIsQuickMaySaveUp()
{
    Pace pace(1000, 1024);
    pace.begin();
    pace.moved(8 * 1024 * 1024, 10);
    QCOMPARE(pace.leftMs(), 3000);
    pace.moved(std::numeric_limits<qint64>::max(), 10);
    QCOMPARE(pace.leftMs(), 3000);
    pace.moved(0, 2500);
    QCOMPARE(pace.leftMs(), 500);
}

void HttpLimitsTest::neighboursOfOneNetworkAreOne()
{
    QCOMPARE(limitedName(QStringLiteral("192.0.2.7")), QStringLiteral("192.0.2.7"));
    QCOMPARE(limitedName(QStringLiteral("::ffff:192.0.2.7")), QStringLiteral("192.0.2.7"));
    QCOMPARE(limitedName(QStringLiteral("2001:db8:1:2:3:4:5:6")), QStringLiteral("2001:db8:1:2::/64"));
    QCOMPARE(limitedName(QStringLiteral("2001:db8:1:2:ffff::1")), QStringLiteral("2001:db8:1:2::/64"));
    QVERIFY(limitedName(QStringLiteral("2001:db8:1:3::1")) != QStringLiteral("2001:db8:1:2::/64"));
    QVERIFY(limitedName(QStringLiteral("192.0.2.7")) != limitedName(QStringLiteral("192.0.2.8")));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::HttpLimitsTest)
#include "http_limits_test.moc"
