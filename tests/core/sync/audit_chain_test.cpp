// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"
#include "sync/audit/seen_heads.h"
#include "sync/protocol/codec.h"

#include <QCborValue>
#include <QJsonDocument>

namespace fieldfare::sync {

namespace {

constexpr qint64 kDay = 86'400'000;
constexpr qint64 kStart = 1'800'000'000'000;

Uid uidOf(int n) { return derivedUid(QByteArrayLiteral("audit") + QByteArray::number(n)); }

AuditEntry change(int n, const QByteArray &values = QByteArrayLiteral("Adler"))
{
    AuditEntry entry;
    entry.at = kStart + n * 1'000;
    entry.actor = uidOf(1);
    entry.device = uidOf(2);
    entry.action = QStringLiteral("update");
    entry.type = QStringLiteral("contact");
    entry.record = uidOf(100 + n % 5);
    entry.mid = uidOf(1'000 + n);
    entry.fields = QStringLiteral("last_name");
    commitTo(entry, values);
    return entry;
}

struct Chain {
    AuditHead head;
    QVector<AuditEntry> entries;

    void add(AuditEntry entry)
    {
        append(head, entry);
        entries.append(entry);
    }
    void add(int count)
    {
        while (count-- > 0)
            add(change(int(entries.size()) + 1));
    }
    [[nodiscard]] qint64 firstBad() const
    {
        AuditWalk walk;
        for (const AuditEntry &entry : entries)
            walk.add(entry);
        walk.end(head);
        return walk.firstBad();
    }
    void eraseRecord(const Uid &row)
    {
        AuditEntry entry;
        entry.at = kStart;
        entry.action = QString::fromLatin1(audit_action::erase);
        entry.type = QStringLiteral("contact");
        entry.record = row;
        add(entry);
        for (AuditEntry &one : entries) {
            if (one.record == row)
                one.salt.clear();
        }
    }
};

/// A server and a device that speak of a chain, without all the rest.
struct Conversation {
    explicit Conversation(char seed = 's') : signer(made(seed)) {}
    static std::unique_ptr<HeadSigner> made(char seed)
    {
        return std::move(*HeadSigner::fromSeed(Secret::fromBytes(QByteArray(HeadSigner::kSeedBytes, seed)), 0));
    }
    void talk()
    {
        const QVector<qint64> asked = device.asks();
        ToldAudit told;
        told.key = signer->publicKey();
        told.head = signer->head(server.head, epoch, now += 60'000);
        told.restored = restored;
        told.settled = settled;
        for (const qint64 n : asked) {
            if (n <= server.entries.size())
                told.hashes.insert(n, server.entries[n - 1].hash);
        }
        device.take(asked, told, epoch);
    }
    /// Changes, and a contact after each.
    void live(int count)
    {
        for (int i = 0; i < count; ++i) {
            server.add(1);
            talk();
        }
    }
    void settle()
    {
        settled = signer->explained(server.head, epoch, now += 60'000, QStringLiteral("moved to a new disk"));
    }

    Chain server;
    SeenHeads device;
    std::unique_ptr<HeadSigner> signer;
    qint64 epoch = 1;
    qint64 now = kStart;
    QMap<qint64, qint64> restored;
    SignedHead settled;
};

}  // namespace

/// Whoever alters the server's chain is found out: by walking it, and by what devices saw of it.
class AuditChainTest : public QObject {
    Q_OBJECT

private slots:
    void everyDeedIsFound_data();
    void everyDeedIsFound();
    void erasuresLeaveItWhole();
    void commitmentsOpenWithTheirValuesAlone();
    void headsAreSignedNowAndThen();
    void devicesFindWhatWasRewritten();
    void aRestoreThatWasToldIsNoDeed();
    void anotherKeyIsTold();
    void aSilentServerIsTold();
    void explanationsEndTheWarning();
    void aDeviceKeepsSomeOfEachDay();
    void headsGoToAFileAndBack();
};

void AuditChainTest::everyDeedIsFound_data()
{
    using Deed = std::function<void(Chain &)>;
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<qint64>("bad");
    const auto row = [](const char *name, qint64 bad, const Deed &deed) { QTest::newRow(name) << deed << bad; };
    row("time", 7, [](Chain &c) { c.entries[6].at += 1; });
    row("actor", 7, [](Chain &c) { c.entries[6].actor = uidOf(9); });
    row("device", 7, [](Chain &c) { c.entries[6].device = {}; });
    row("action", 7, [](Chain &c) { c.entries[6].action = QStringLiteral("create"); });
    row("type", 7, [](Chain &c) { c.entries[6].type = QStringLiteral("deal"); });
    row("record", 7, [](Chain &c) { c.entries[6].record = uidOf(9); });
    row("mutation", 7, [](Chain &c) { c.entries[6].mid = uidOf(9); });
    row("fields", 7, [](Chain &c) { c.entries[6].fields = QStringLiteral("first_name"); });
    row("detail", 7, [](Chain &c) { c.entries[6].detail = QStringLiteral("role=owner"); });
    row("text moved from one part to the next", 7, [](Chain &c) {
        c.entries[6].action = QStringLiteral("up");
        c.entries[6].type = QStringLiteral("datecontact");
    });
    row("commitment", 7, [](Chain &c) { c.entries[6].values[3] = char(c.entries[6].values[3] ^ 1); });
    row("commitment gone", 7, [](Chain &c) { c.entries[6].values.clear(); });
    row("salt", 7, [](Chain &c) { c.entries[6].salt[3] = char(c.entries[6].salt[3] ^ 1); });
    row("salt gone without an erasure", 7, [](Chain &c) { c.entries[6].salt.clear(); });
    row("values and salt replaced", 7, [](Chain &c) { commitTo(c.entries[6], QByteArrayLiteral("other")); });
    row("hash", 7, [](Chain &c) { c.entries[6].hash[3] = char(c.entries[6].hash[3] ^ 1); });
    row("number", 7, [](Chain &c) { c.entries[6].n = 99; });
    row("the first", 1, [](Chain &c) { c.entries[0].at += 1; });
    row("the last", 20, [](Chain &c) { c.entries[19].at += 1; });
    row("one deleted", 7, [](Chain &c) { c.entries.removeAt(6); });
    row("one deleted, numbers closed up", 7, [](Chain &c) {
        c.entries.removeAt(6);
        for (qsizetype i = 6; i < c.entries.size(); ++i)
            c.entries[i].n = i + 1;
    });
    row("one inserted that fits", 8, [](Chain &c) {
        AuditEntry made = change(99);
        AuditHead before{6, c.entries[5].hash};
        append(before, made);
        c.entries.insert(6, made);
        for (qsizetype i = 6; i < c.entries.size(); ++i)
            c.entries[i].n = i + 1;
    });
    row("two exchanged", 7, [](Chain &c) {
        std::swap(c.entries[6], c.entries[7]);
        std::swap(c.entries[6].n, c.entries[7].n);
    });
    row("cut at the end", 16, [](Chain &c) { c.entries.resize(15); });
    row("cut to nothing", 1, [](Chain &c) { c.entries.clear(); });
    row("one more than the server knows of", 21, [](Chain &c) {
        const AuditHead head = c.head;
        c.add(1);
        c.head = head;
    });
    row("altered and hashed anew, but for what follows", 8, [](Chain &c) {
        AuditHead before{6, c.entries[5].hash};
        c.entries[6].actor = uidOf(9);
        append(before, c.entries[6]);
    });
}

void AuditChainTest::everyDeedIsFound()
{
    QFETCH(const std::function<void(Chain &)>, deed);
    QFETCH(const qint64, bad);
    Chain chain;
    chain.add(20);
    QCOMPARE(chain.firstBad(), qint64(0));
    deed(chain);
    QCOMPARE(chain.firstBad(), bad);
}

void AuditChainTest::erasuresLeaveItWhole()
{
    Chain chain;
    chain.add(20);
    chain.eraseRecord(uidOf(102));
    chain.add(3);
    QCOMPARE(chain.firstBad(), qint64(0));
    for (const AuditEntry &entry : std::as_const(chain.entries))
        QVERIFY(entry.record != uidOf(102) || !isCommitted(entry, QByteArrayLiteral("Adler")) || entry.n > 21);
    // under the cover of an erasure nothing else goes
    chain.entries[5].salt.clear();
    QCOMPARE(chain.firstBad(), qint64(6));
}

void AuditChainTest::commitmentsOpenWithTheirValuesAlone()
{
    AuditEntry entry = change(1);
    QVERIFY(isCommitted(entry, QByteArrayLiteral("Adler")));
    QVERIFY(!isCommitted(entry, QByteArrayLiteral("Adler ")));
    QVERIFY(change(1).values != entry.values);
    QCOMPARE(entry.values.size(), kCommitmentBytes);
    entry.salt.clear();
    QVERIFY(!isCommitted(entry, QByteArrayLiteral("Adler")));
}

void AuditChainTest::headsAreSignedNowAndThen()
{
    const auto signer = std::move(*HeadSigner::fromSeed(HeadSigner::newSeed()));
    Chain chain;
    QCOMPARE(signer->head(chain.head, 1, kStart).n, qint64(0));
    chain.add(1);
    const SignedHead first = signer->head(chain.head, 1, kStart);
    QVERIFY(isSignedBy(first, signer->publicKey()));
    QVERIFY(first.n == 1 && first.hash == chain.head.hash);
    chain.add(1);
    QCOMPARE(signer->head(chain.head, 1, kStart + HeadSigner::kEveryMs - 1), first);
    QCOMPARE(signer->head(chain.head, 1, kStart + HeadSigner::kEveryMs).n, qint64(2));
    QCOMPARE(signer->head(chain.head, 1, kStart + 2 * HeadSigner::kEveryMs).at, kStart + HeadSigner::kEveryMs);
    chain.add(1);
    QCOMPARE(signer->head(chain.head, 1, kStart + HeadSigner::kEveryMs + 1, true).n, qint64(3));
    QCOMPARE(signer->head(chain.head, 2, kStart + HeadSigner::kEveryMs + 2).epoch, qint64(2));
    SignedHead altered = first;
    altered.at += 1;
    QVERIFY(!isSignedBy(altered, signer->publicKey()));
    altered = first;
    altered.note = QStringLiteral("x");
    QVERIFY(!isSignedBy(altered, signer->publicKey()));
    QVERIFY(!isSignedBy(first, Conversation::made('x')->publicKey()));
    QVERIFY(!HeadSigner::fromSeed(Secret(8)));
}

void AuditChainTest::devicesFindWhatWasRewritten()
{
    Conversation one;
    one.live(30);
    QVERIFY(!one.device.isAltered());
    QCOMPARE(one.device.heads().size(), 30);

    Conversation cut;
    cut.live(30);
    cut.server.entries.resize(20);
    cut.server.head = {20, cut.server.entries.last().hash};
    cut.talk();
    QVERIFY(cut.device.isAltered());
    cut.server.add(40);
    cut.talk();
    QVERIFY(cut.device.isAltered());  // stays

    // altered in the middle, and everything after it hashed anew: a perfect chain, but not the one that was
    Conversation rewritten;
    rewritten.live(30);
    Chain anew;
    for (const AuditEntry &entry : std::as_const(rewritten.server.entries)) {
        AuditEntry other = entry;
        if (other.n == 12)
            other.actor = uidOf(9);
        anew.add(other);
    }
    QCOMPARE(anew.firstBad(), qint64(0));
    rewritten.server = anew;
    rewritten.talk();
    QVERIFY(rewritten.device.isAltered());
    QVERIFY(!one.device.isOtherKey());
}

void AuditChainTest::aRestoreThatWasToldIsNoDeed()
{
    Conversation told;
    told.live(30);
    Conversation untold;
    untold.live(30);
    for (Conversation *one : {&told, &untold}) {
        one->server.entries.resize(20);
        one->server.head = {20, one->server.entries.last().hash};
    }
    told.restored = {{1, 20}};
    told.epoch = 2;
    told.live(15);
    QVERIFY(!told.device.isAltered());
    QCOMPARE(std::count_if(told.device.heads().cbegin(), told.device.heads().cend(),
                           [](const SeenHeads::Seen &seen) { return seen.state == SeenHeads::State::Lost; }),
             10);
    // what the backup had must still be the same
    for (AuditEntry &entry : told.server.entries)
        entry.hash[0] = char(entry.hash[0] ^ 1);
    told.talk();
    QVERIFY(told.device.isAltered());
    untold.epoch = 2;
    untold.live(15);
    QVERIFY(untold.device.isAltered());
}

void AuditChainTest::anotherKeyIsTold()
{
    Conversation one;
    one.live(3);
    one.signer = Conversation::made('t');
    one.live(3);
    QVERIFY(one.device.isOtherKey() && !one.device.isAltered());
    one.signer = Conversation::made('s');
    one.live(1);
    QVERIFY(one.device.isOtherKey());  // somebody had used another meanwhile
    one.signer = Conversation::made('t');
    one.settle();
    one.live(1);
    QVERIFY(!one.device.isOtherKey());
    QCOMPARE(one.device.key(), one.signer->publicKey());
    QCOMPARE(one.device.settled().note, QStringLiteral("moved to a new disk"));
}

void AuditChainTest::aSilentServerIsTold()
{
    Conversation one;
    one.device.take({}, {}, 1);
    QVERIFY(!one.device.isAltered());  // it never signed anything
    one.live(3);
    one.device.take({}, {}, 1);
    QVERIFY(one.device.isAltered());
    one.live(1);
    QVERIFY(!one.device.isAltered());  // another of its servers was not brought up to date
    ToldAudit told{one.signer->publicKey(), one.signer->head(one.server.head, 1, kStart + kDay, true), {}, {}, {}};
    told.head.n += 1;
    one.device.take({}, told, 1);
    QVERIFY(one.device.isAltered());
}

void AuditChainTest::explanationsEndTheWarning()
{
    Conversation one;
    one.live(10);
    QCOMPARE(one.device.settled().n, qint64(0));
    one.server.entries.resize(5);
    one.server.head = {5, one.server.entries.last().hash};
    one.live(3);
    QVERIFY(one.device.isAltered());
    one.settle();
    SignedHead forged = one.settled;
    forged.note = QStringLiteral("nothing happened");
    std::swap(forged, one.settled);
    one.talk();
    QVERIFY(one.device.isAltered());  // nobody signed this
    std::swap(forged, one.settled);
    one.talk();
    QVERIFY(!one.device.isAltered());
    QCOMPARE(one.device.settled().note, one.settled.note);
    one.live(5);
    QVERIFY(!one.device.isAltered());
    // what happens after it is warned of again
    one.server.entries.resize(8);
    one.server.head = {8, one.server.entries.last().hash};
    one.talk();
    QVERIFY(one.device.isAltered());
}

void AuditChainTest::aDeviceKeepsSomeOfEachDay()
{
    Conversation one;
    for (int day = 0; day < 400; ++day) {
        one.now = kStart + day * kDay;
        one.live(5);
    }
    const auto &heads = one.device.heads();
    QVERIFY2(heads.size() > 400 && heads.size() <= 100 + 366, qPrintable(QString::number(heads.size())));
    QVERIFY(one.device.asks().size() <= kMostAskedHeads);
    QCOMPARE(one.device.asks().first(), qint64(2'000));
    QCOMPARE(one.device.asks().last(), heads.first().head.n);
    QVERIFY(!one.device.isAltered());
    const QByteArray json = QJsonDocument(one.device.toJson()).toJson(QJsonDocument::Compact);
    QVERIFY2(json.size() < 120'000, qPrintable(QString::number(json.size())));
    QVERIFY(SeenHeads::fromJson(QJsonDocument::fromJson(json).object()) == one.device);
}

void AuditChainTest::headsGoToAFileAndBack()
{
    Conversation one;
    one.live(4);
    const auto read = readExportedHeads(exportedHeads(one.device, QStringLiteral("laptop")));
    QVERIFY(read.has_value());
    QCOMPARE(read->key, one.signer->publicKey());
    QCOMPARE(read->heads.size(), 4);
    for (const SignedHead &head : read->heads)
        QVERIFY(isSignedBy(head, read->key));
    QVERIFY(!readExportedHeads(QByteArrayLiteral("{}")));
    QVERIFY(SeenHeads::fromJson({}) == SeenHeads());
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::AuditChainTest)
#include "audit_chain_test.moc"
