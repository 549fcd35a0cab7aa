// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge/merge.h"

#include "support/test.h"
#include "sync/protocol/codec.h"

#include <limits>

namespace fieldfare::sync {

class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void seenBeatsTheClock();
    void concurrentEditsKeepTheLoser();
    void setsLoseNothing();
    void linesApartAreMerged();
    void wrongClocksAreBounded();
    void messagesSurviveAndDamageIsFound();
};

namespace {
const Uid kOne = derivedUid("one");
const Uid kTwo = derivedUid("two");
}  // namespace

void MergeTest::seenBeatsTheClock()
{
    const FieldVersion version{7, hybridTime(5'000'000), kOne};
    const auto seen = mergeField(FieldRule::Value, QStringLiteral("old"), version,
                                 {QStringLiteral("new"), {}, 7, hybridTime(1), kTwo});
    QVERIFY(seen.isTaken && !seen.conflict);
    QCOMPARE(seen.value, QJsonValue(QStringLiteral("new")));
    const auto own = mergeField(FieldRule::Value, QStringLiteral("old"), version,
                                {QStringLiteral("new"), {}, 0, hybridTime(1), kOne});
    QVERIFY(own.isTaken && !own.conflict);
    // what nobody made is not one's own
    QVERIFY(mergeField(FieldRule::Value, QStringLiteral("old"), {7, 9, Uid()}, {QStringLiteral("new"), {}, 0, 5, Uid()})
                .conflict);
}

void MergeTest::concurrentEditsKeepTheLoser()
{
    const FieldVersion version{7, hybridTime(5'000), kOne};
    const auto later = mergeField(FieldRule::Value, QStringLiteral("a"), version,
                                  {QStringLiteral("b"), {}, 6, hybridTime(6'000), kTwo});
    QCOMPARE(later.value, QJsonValue(QStringLiteral("b")));
    QVERIFY(later.conflict);
    QCOMPARE(later.conflict->other, QJsonValue(QStringLiteral("a")));
    QCOMPARE(later.conflict->otherBy, kOne);
    const auto earlier = mergeField(FieldRule::Value, QStringLiteral("a"), version,
                                    {QStringLiteral("b"), {}, 6, hybridTime(4'000), kTwo});
    QCOMPARE(earlier.value, QJsonValue(QStringLiteral("a")));
    QVERIFY(earlier.isLost && !earlier.isTaken);
    QCOMPARE(earlier.conflict->other, QJsonValue(QStringLiteral("b")));
    // equal values are no matter, and nobody is told of stamps
    QVERIFY(
        !mergeField(FieldRule::Value, QStringLiteral("a"), version, {QStringLiteral("a"), {}, 0, 1, kTwo}).conflict);
    QVERIFY(
        !mergeField(FieldRule::Quiet, QStringLiteral("a"), version, {QStringLiteral("b"), {}, 0, 1, kTwo}).conflict);
}

void MergeTest::setsLoseNothing()
{
    const auto merged =
        mergeField(FieldRule::Set, QJsonArray{"a", "c"}, {7, 5, kOne}, {QJsonArray{"b"}, QJsonArray{"a"}, 3, 1, kTwo});
    QCOMPARE(merged.value, QJsonValue(QJsonArray{"c", "b"}));
    QVERIFY(merged.isMerged && !merged.conflict);
}

void MergeTest::linesApartAreMerged()
{
    QCOMPARE(mergeLines("1\n2\n3\n4", "1\nzwei\n3\n4", "1\n2\n3\nvier"), QStringLiteral("1\nzwei\n3\nvier"));
    QVERIFY(!mergeLines("1\n2\n3", "1\nzwei\n3", "1\ndeux\n3"));
    QVERIFY(!mergeLines("1\n2", "1\nx\n2", "1\ny\n2"));  // two insertions at one place
    const auto merged = mergeField(FieldRule::Text, QStringLiteral("1\nzwei\n3\n4"), {7, 5, kOne},
                                   {QStringLiteral("1\n2\n3\nvier"), QStringLiteral("1\n2\n3\n4"), 3, 1, kTwo});
    QCOMPARE(merged.value, QJsonValue(QStringLiteral("1\nzwei\n3\nvier")));
    QVERIFY(merged.conflict);  // both originals stay at hand
}

void MergeTest::wrongClocksAreBounded()
{
    HybridClock clock;
    const HybridTime first = clock.stamp(1'000'000, 0);
    QVERIFY(clock.stamp(1'000'000, 0) > first);  // stands still
    QVERIFY(clock.stamp(999'000, 0) > first);    // stepped back a little
    // was ten years ahead, is right again: it does not stay in the future
    HybridClock wrong;
    constexpr qint64 now = 1'795'000'000'000;
    const HybridTime ahead = wrong.stamp(now + 315'360'000'000, 0);
    const HybridTime corrected = wrong.stamp(now, 0);
    QVERIFY(corrected < ahead);
    QCOMPARE(millisecondsOf(corrected), now);
    QCOMPARE(millisecondsOf(clamped(ahead, now)), now);
    QCOMPARE(millisecondsOf(wrong.stamp(std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max())) > now,
             true);
    QVERIFY(clamped(std::numeric_limits<qint64>::min(), now) == 0);
}

void MergeTest::messagesSurviveAndDamageIsFound()
{
    PushRequest push{kOne, 3, {}};
    push.mutations.append({1,
                           kTwo,
                           kOne,
                           QStringLiteral("contact"),
                           kTwo,
                           Op::Update,
                           {{QStringLiteral("name"), QStringLiteral("Ä\n")}, {QStringLiteral("n"), qint64(1) << 60}},
                           {{QStringLiteral("tags"), QJsonArray{"a"}}},
                           5,
                           3,
                           {{QStringLiteral("name"), {2, 1}}},
                           hybridTime(77, 2),
                           {{kOne, QStringLiteral("name"), QStringLiteral("value"), QStringLiteral("A"),
                             QStringLiteral("B"), kOne, kTwo, 4, 3}},
                           true});
    const Request request(push);
    const QByteArray bytes = encode(request);
    QCOMPARE(encode(request), bytes);
    const auto read = decodeRequest(bytes);
    QVERIFY(read);
    QVERIFY(*read == request);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray altered = bytes;
        altered[i] = static_cast<char>(altered[i] ^ 0x10);
        QVERIFY(!decodeRequest(altered));
        QVERIFY(!decodeRequest(bytes.left(i)));
    }
    const Reply reply(
        HelloReply{Status::Fork,
                   2,
                   9,
                   4,
                   1234,
                   {{1, 5}},
                   {{QStringLiteral("role"), QStringLiteral("sales")}},
                   true,
                   ToldAudit{QByteArray(32, 'k'),
                             SignedHead{7, 2, 99, QByteArray(32, 'h'), {}, QByteArray(64, 's')},
                             {{3, QByteArray(32, 'x')}},
                             {{1, 5}},
                             SignedHead{6, 2, 98, QByteArray(32, 'g'), QStringLiteral("moved"), QByteArray(64, 't')}},
                   30});
    const auto back = decodeReply(encode(reply));
    QVERIFY(back && *back == reply);
    QVERIFY(!decodeReply(bytes));  // a question is no answer
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::MergeTest)
#include "merge_test.moc"
