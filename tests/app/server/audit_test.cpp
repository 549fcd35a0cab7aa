// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fixture.h"
#include "office_pair.h"
#include "postgres_fixture.h"
#include "server/admin/audit_report.h"
#include "server/postgres/audit_log.h"
#include "support/server_answers.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <thread>

namespace fieldfare::server {

namespace {

/// Everybody may do everything.
class OpenAccess final : public AccessPolicy {
public:
    [[nodiscard]] Result<QStringList> bucketsOf(ServerTransaction &, const Uid &) const override
    {
        return QStringList{kAll};
    }
    [[nodiscard]] Result<QStringList> bucketsOfRow(ServerTransaction &, const QString &,
                                                   const QJsonObject &) const override
    {
        return QStringList{kAll};
    }
    [[nodiscard]] Result<bool> mayApply(ServerTransaction &, const Uid &, const ServerRow *, const Mutation &mutation,
                                        const QSet<Uid> &) const override
    {
        return mutation.fields.value(QStringLiteral("title")) != QJsonValue(QStringLiteral("forbidden"));
    }
};

const Caller kWriter{uid(7), uid(8), false};

}  // namespace

/// The server's record of changes in PostgreSQL, whatever is done to it. FIELDFARE_AUDIT_ENTRIES: how many (2,000); times are told.
class AuditTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyChangeHasAnEntry();
    void refusedChangesHaveNone();
    void erasuresLeaveItWholeWithoutValues();
    void deedsInTheDatabaseAreFound_data();
    void deedsInTheDatabaseAreFound();
    void theServersRoleCannotAlterIt();
    void twoServersWriteOneChain();
    void administrationIsRecorded();
    void devicesHeadsAreCompared();
    void anAdministratorsVerbs();
    void devicesWarnAndGoOn();
    void manyEntriesTakeSeconds();

private:
    [[nodiscard]] Uid enrol(PostgresServerStore &store)
    {
        SyncServer server(store, m_access, m_postgres.rules, *m_clock, [this] { return newUid(m_clock->now()); });
        const auto reply = server.handle(kWriter, Request(EnrolRequest{}));
        return reply ? std::get<EnrolReply>(*reply).device : Uid();
    }
    [[nodiscard]] Mutation mutation(const Uid &device, qint64 n, Op op = Op::Create, const char *title = "Dr.")
    {
        Mutation made;
        made.n = n;
        made.mid = mutationId(device, n);
        made.tx = made.mid;
        made.type = QStringLiteral("contact");
        made.row = op == Op::Create ? derivedUid("row" + uidBytes(made.mid)) : m_row;
        made.op = op;
        if (op == Op::Create || op == Op::Update)
            made.fields = {{QStringLiteral("last_name"), QStringLiteral("Adler")},
                           {QStringLiteral("title"), QString::fromLatin1(title)}};
        made.epoch = 1;
        m_row = made.row;
        return made;
    }
    [[nodiscard]] Result<PushReply> push(PostgresServerStore &store, const Uid &device,
                                         const QVector<Mutation> &mutations)
    {
        SyncServer server(store, m_access, m_postgres.rules, *m_clock, [] { return Uid(); });
        TRY_ASSIGN(const Reply reply, server.handle(kWriter, Request(PushRequest{device, 1, mutations})));
        return std::get<PushReply>(reply);
    }
    [[nodiscard]] QVector<AuditEntry> entries()
    {
        QVector<AuditEntry> all;
        const auto read = eachAudit(*m_store, 0, nullptr, [&](const AuditEntry &entry) {
            all.append(entry);
            return true;
        });
        if (!read)
            qFatal("entries: %s", qPrintable(read.error().details));
        return all;
    }
    [[nodiscard]] AuditFindings findings(const std::optional<ExportedHeads> &heads = {})
    {
        const auto found = verifyAudit(*m_store, m_signer->publicKey(), heads);
        if (!found)
            qFatal("verify: %s", qPrintable(found.error().details));
        return *found;
    }
    /// As somebody who may do anything with the database.
    void deed(const QString &sql)
    {
        auto owner = Connection::open(m_postgres.ownerInfo());
        QString text = sql;
        text.replace(QStringLiteral("$org"), QString::number(m_store->organisationNumber()));
        const auto done = (*owner)->execute("ALTER TABLE fieldfare.audit NO FORCE ROW LEVEL SECURITY;" + text.toUtf8() +
                                            ";ALTER TABLE fieldfare.audit FORCE ROW LEVEL SECURITY");
        if (!done)
            qFatal("deed: %s", qPrintable(done.error().details));
    }

    PostgresFixture m_postgres;
    OpenAccess m_access;
    std::unique_ptr<PostgresServerStore> m_store;
    std::unique_ptr<HeadSigner> m_signer = std::move(*HeadSigner::fromSeed(HeadSigner::newSeed()));
    std::shared_ptr<const Clock> m_clock = systemClock();
    Uid m_row;
};

void AuditTest::initTestCase()
{
    SKIP_WITHOUT_POSTGRES();
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void AuditTest::init() { m_store = m_postgres.fresh(8); }

void AuditTest::everyChangeHasAnEntry()
{
    const Uid device = enrol(*m_store);
    const Mutation made = mutation(device, 1);
    const Mutation edited = mutation(device, 2, Op::Update);
    const Mutation removed = mutation(device, 3, Op::Remove);
    VERIFY_DONE(push(*m_store, device, {made, edited}));
    VERIFY_DONE(push(*m_store, device, {made, edited, removed}));  // the first two came before
    const auto all = entries();
    QStringList actions;
    for (const AuditEntry &entry : all)
        actions.append(entry.action);
    QCOMPARE(actions, (QStringList{QStringLiteral("organisation.add"), QStringLiteral("device.name"),
                                   QStringLiteral("create"), QStringLiteral("update"), QStringLiteral("remove")}));
    QCOMPARE(all[2].actor, kWriter.person);
    QCOMPARE(all[2].device, device);
    QCOMPARE(all[2].record, made.row);
    QCOMPARE(all[2].mid, made.mid);
    QCOMPARE(all[2].fields, QStringLiteral("last_name title"));
    QVERIFY(isCommitted(all[2], QCborMap::fromJsonObject(made.fields).toCborValue().toCbor()));
    QVERIFY(all[4].values.isEmpty() && all[4].salt.isEmpty() && all[4].fields.isEmpty());
    QVERIFY(findings().isSound());
    QCOMPARE(findings().entries, qint64(5));
}

void AuditTest::refusedChangesHaveNone()
{
    const Uid device = enrol(*m_store);
    Mutation first = mutation(device, 1);
    Mutation second = mutation(device, 2, Op::Update, "forbidden");
    second.tx = first.tx;  // a transaction is applied as a whole or not at all
    const auto reply = push(*m_store, device, {first, second});
    VERIFY_DONE(reply);
    QCOMPARE(reply->results.first().verdict, Verdict::Forbidden);
    QCOMPARE(entries().size(), 2);
    VERIFY_DONE(push(*m_store, device, {mutation(device, 3)}));
    QCOMPARE(entries().size(), 3);
    QVERIFY(findings().isSound());
}

void AuditTest::erasuresLeaveItWholeWithoutValues()
{
    const Uid device = enrol(*m_store);
    QVector<Mutation> before{mutation(device, 1), mutation(device, 2), mutation(device, 3, Op::Update)};
    VERIFY_DONE(push(*m_store, device, before));
    const Uid row = m_row;
    // the last edit and the erasure in one push: what waits to be written has no salt either
    VERIFY_DONE(push(*m_store, device, {mutation(device, 4, Op::Update), mutation(device, 5, Op::Erase)}));
    int others = 0;
    for (const AuditEntry &entry : entries()) {
        if (entry.record == row)
            QVERIFY2(entry.salt.isEmpty(), qPrintable(QString::number(entry.n)));
        others += entry.record != row && !entry.salt.isEmpty() ? 1 : 0;
    }
    QCOMPARE(others, 1);
    QVERIFY(findings().isSound());
    deed(QStringLiteral("UPDATE fieldfare.audit SET salt = '' WHERE org = $org"));
    QCOMPARE(findings().firstBad, qint64(3));
}

void AuditTest::deedsInTheDatabaseAreFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qint64>("bad");
    const auto row = [](const char *name, qint64 bad, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(sql) << bad;
    };
    row("another actor", 6,
        "UPDATE fieldfare.audit SET actor = '00000000-0000-0000-0000-000000000009' WHERE org = $org AND n = 6");
    row("another time", 6, "UPDATE fieldfare.audit SET at = at + 1 WHERE org = $org AND n = 6");
    row("another field", 6, "UPDATE fieldfare.audit SET fields = 'title' WHERE org = $org AND n = 6");
    row("another salt", 6,
        "UPDATE fieldfare.audit SET salt = decode(repeat('11', 16), 'hex') WHERE org = $org AND n = 6");
    row("no salt", 6, "UPDATE fieldfare.audit SET salt = '' WHERE org = $org AND n = 6");
    row("deleted", 6, "DELETE FROM fieldfare.audit WHERE org = $org AND n = 6");
    row("deleted and closed up", 6,
        "DELETE FROM fieldfare.audit WHERE org = $org AND n = 6;"
        "UPDATE fieldfare.audit SET n = n - 1 WHERE org = $org AND n = 7;"
        "UPDATE fieldfare.audit SET n = n - 1 WHERE org = $org AND n = 8");
    row("exchanged", 6,
        "UPDATE fieldfare.audit SET n = 99 WHERE org = $org AND n = 6;"
        "UPDATE fieldfare.audit SET n = 6 WHERE org = $org AND n = 7;"
        "UPDATE fieldfare.audit SET n = 7 WHERE org = $org AND n = 99");
    row("inserted", 9,
        "INSERT INTO fieldfare.audit SELECT org, 9, at, actor, device, action, type, record, mid, fields, detail, "
        "commitment, salt, hash FROM fieldfare.audit WHERE org = $org AND n = 8");
    row("cut", 5, "DELETE FROM fieldfare.audit WHERE org = $org AND n >= 5");
    row("all gone", 1, "DELETE FROM fieldfare.audit WHERE org = $org");
}

void AuditTest::deedsInTheDatabaseAreFound()
{
    QFETCH(const QString, sql);
    QFETCH(const qint64, bad);
    const Uid device = enrol(*m_store);
    for (int n = 1; n <= 6; ++n)
        VERIFY_DONE(push(*m_store, device, {mutation(device, n)}));
    QVERIFY(findings().isSound());
    deed(sql);
    QCOMPARE(findings().firstBad, bad);
}

void AuditTest::theServersRoleCannotAlterIt()
{
    const Uid device = enrol(*m_store);
    VERIFY_DONE(push(*m_store, device, {mutation(device, 1)}));
    for (const char *sql : {"UPDATE fieldfare.audit SET at = 0", "DELETE FROM fieldfare.audit",
                            "TRUNCATE fieldfare.audit", "UPDATE fieldfare.audit SET hash = ''"}) {
        auto app = Connection::open(m_postgres.appInfo());
        VERIFY_DONE(app);
        const auto done = (*app)->execute(QByteArray("SELECT set_config('app.org', '") +
                                          QByteArray::number(m_store->organisationNumber()) +
                                          "', false), set_config('app.scope', 'apply', false);" + sql);
        QVERIFY2(!done && done.error().code == ErrorCode::Forbidden, sql);
    }
    QVERIFY(findings().isSound());
}

void AuditTest::twoServersWriteOneChain()
{
    const auto other = m_postgres.again(8);  // another process, as far as the database can tell
    constexpr int kWriters = 6;
    constexpr int kEach = 25;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kWriters; ++i) {
        threads.emplace_back([&, i] {
            PostgresServerStore &store = i % 2 == 0 ? *m_store : *other;
            SyncServer server(store, m_access, m_postgres.rules, *m_clock, [this] { return newUid(m_clock->now()); });
            PostgresDirectory directory(store, m_clock);
            const auto enrolled = server.handle(kWriter, Request(EnrolRequest{}));
            if (!enrolled) {
                ++failures;
                return;
            }
            const Uid device = std::get<EnrolReply>(*enrolled).device;
            for (int n = 1; n <= kEach; ++n) {
                Mutation made;
                made.n = n;
                made.mid = mutationId(device, n);
                made.tx = made.mid;
                made.type = QStringLiteral("contact");
                made.row = derivedUid("row" + uidBytes(made.mid));
                made.op = Op::Create;
                made.fields = {{QStringLiteral("last_name"), QStringLiteral("Adler")}};
                made.epoch = 1;
                if (!server.handle(kWriter, Request(PushRequest{device, 1, {made}})))
                    ++failures;
                if (n % 5 == 0 && !directory.putPerson(
                                      {newUid(m_clock->now()), uidText(made.mid), QStringLiteral("sales"), {}, true}))
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    const AuditFindings found = findings();
    QVERIFY2(found.isSound(), qPrintable(found.problem));
    QCOMPARE(found.entries, qint64(1 + kWriters * (1 + kEach + kEach / 5)));
}

void AuditTest::administrationIsRecorded()
{
    PostgresDirectory directory(*m_store, m_clock);
    Person ben{newUid(1), QStringLiteral("Ben Fischer"), QStringLiteral("sales"), QStringLiteral("north"), true};
    VERIFY_DONE(directory.putPerson(ben));
    VERIFY_DONE(directory.putPerson(ben));  // nothing is another: no entry
    ben.role = QStringLiteral("owner");
    VERIFY_DONE(directory.putPerson(ben));
    const auto secret = directory.addSecret(ben.id, m_clock->now() + 60'000, false);
    VERIFY_DONE(secret);
    const auto redeemed = directory.redeem(*secret, QStringLiteral("Ben's laptop"), {}, m_clock->now());
    VERIFY_DONE(redeemed);
    VERIFY_DONE(directory.revoke(redeemed->installation.id));
    QVERIFY(!directory.redeem(*secret, QStringLiteral("again"), {}, m_clock->now()));
    VERIFY_DONE(m_store->setLease(14, m_clock->now()));
    QVERIFY(!m_store->setLease(91, m_clock->now()));
    VERIFY_DONE(m_store->noteRestore(m_clock->now()));
    QStringList lines;
    for (const AuditEntry &entry : entries()) {
        lines.append(entry.action + u' ' + entry.fields + u' ' + entry.detail);
        QVERIFY(!lines.last().contains(QStringLiteral("Ben")));
        QVERIFY(!lines.last().contains(QStringLiteral("laptop")));
    }
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines[1], QStringLiteral("person.add active role team name active=yes role=sales team=north"));
    QCOMPARE(lines[2], QStringLiteral("person.set role role=owner"));
    QVERIFY(lines[3].startsWith(QStringLiteral("device.code  until=")));
    QVERIFY(lines[4].startsWith(QStringLiteral("device.enrol")));
    QVERIFY(lines[5].startsWith(QStringLiteral("device.revoke")));
    QCOMPARE(lines[6], QStringLiteral("lease  14"));
    QVERIFY(lines[7].startsWith(QStringLiteral("restored")));
    QCOMPARE(entries()[4].actor, ben.id);
    QVERIFY(findings().isSound());
}

void AuditTest::devicesHeadsAreCompared()
{
    const Uid device = enrol(*m_store);
    ExportedHeads seen{m_signer->publicKey(), {}};
    const auto note = [&](qint64 epoch) {
        Organisation now;
        const auto read = m_store->read([&](ServerTransaction &t) -> Result<void> {
            TRY_ASSIGN(now, t.organisation());
            return {};
        });
        if (!read)
            qFatal("organisation");
        seen.heads.append(m_signer->head(now.audit, epoch, m_clock->now(), true));
    };
    for (int n = 1; n <= 6; ++n) {
        VERIFY_DONE(push(*m_store, device, {mutation(device, n)}));
        note(1);
    }
    QCOMPARE(findings(seen).headsHere, qint64(6));
    QVERIFY(findings(seen).isSound());
    ExportedHeads forged = seen;
    forged.heads[2].hash[0] = char(forged.heads[2].hash[0] ^ 1);
    QCOMPARE(findings(forged).headsUnsigned, qint64(1));
    QVERIFY(!findings(forged).isSound());
    forged = seen;
    forged.key = HeadSigner::fromSeed(HeadSigner::newSeed())->get()->publicKey();
    QVERIFY(findings(forged).isOtherKey);

    // cut, and what the server notes of its end set back: the chain is perfect, but a device saw more
    deed(QStringLiteral("DELETE FROM fieldfare.audit WHERE org = $org AND n > 5;"
                        "ALTER TABLE fieldfare.org_head NO FORCE ROW LEVEL SECURITY;"
                        "UPDATE fieldfare.org_head SET audit_n = 5, audit_hash = (SELECT hash FROM fieldfare.audit "
                        "WHERE org = $org AND n = 5) WHERE org = $org;"
                        "ALTER TABLE fieldfare.org_head FORCE ROW LEVEL SECURITY"));
    QVERIFY(findings().isSound());
    QCOMPARE(findings(seen).firstOther.n, qint64(6));
    QCOMPARE(findings(seen).headsHere, qint64(3));
    // an administrator who says that a backup was restored explains it
    VERIFY_DONE(m_store->noteRestore(m_clock->now()));
    QVERIFY(findings(seen).isSound());
    QCOMPARE(findings(seen).headsLost, qint64(3));
}

void AuditTest::anAdministratorsVerbs()
{
    QTemporaryDir place;
    const QString folder = place.filePath(QStringLiteral("server"));
    ServerFolder settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.address = QStringLiteral("127.0.0.1");
    settings.database = m_postgres.appInfo();
    settings.organisation = QStringLiteral("audited");
    VERIFY_DONE(CompanyServer::init(folder, settings, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app"),
                                    {settings.host}));
    const QFileInfo key(folder + QStringLiteral("/audit.key"));
    QVERIFY(key.exists());
    QVERIFY(!(key.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QByteArray publicKey;
    QStringList lines;
    const auto say = [&](const QString &line) { lines.append(line); };
    {
        const auto server = CompanyServer::open(folder);
        VERIFY_DONE(server);
        publicKey = (*server)->signer().publicKey();
        VERIFY_DONE((*server)->addPerson(QStringLiteral("Ada"), QStringLiteral("owner"), {}));
        VERIFY_DONE(runAuditVerb(**server, QStringLiteral("verify"), {}, say));
        QVERIFY(lines.last().contains(QStringLiteral("whole")));
        lines.clear();
        VERIFY_DONE(runAuditVerb(**server, QStringLiteral("show"), {{}, QStringLiteral("Ada"), {}, {}, {}}, say));
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].contains(QStringLiteral("person.add")), qPrintable(lines[0]));
        lines.clear();
        VERIFY_DONE(
            runAuditVerb(**server, QStringLiteral("show"), {{}, {}, {}, QStringLiteral("2199-01-01"), {}}, say));
        QCOMPARE(lines.size(), 0);
        QVERIFY(!runAuditVerb(**server, QStringLiteral("show"), {{}, {}, {}, QStringLiteral("soon"), {}}, say));
        QVERIFY(!runAuditVerb(**server, QStringLiteral("show"), {{}, {}, QStringLiteral("x"), {}, {}}, say));
        VERIFY_DONE(runAuditVerb(**server, QStringLiteral("head"), {}, say));
        QVERIFY(lines.join(u' ').contains(QString::fromLatin1(publicKey.toHex())));
        QVERIFY(!runAuditVerb(**server, QStringLiteral("settle"), {}, say));
        VERIFY_DONE(runAuditVerb(**server, QStringLiteral("settle"), {{}, {}, {}, {}, QStringLiteral("moved")}, say));
        const auto now = (*server)->organisation();
        const SignedHead settled = headFrom(QCborValue::fromCbor(now->settled).toArray());
        QVERIFY(isSignedBy(settled, publicKey) && settled.note == QStringLiteral("moved"));
        VERIFY_DONE(runAuditVerb(**server, QStringLiteral("verify"), {}, say));
        m_store = PostgresServerStore::open({m_postgres.appInfo(), settings.organisation, 2}, m_postgres.rules).value();
        deed(QStringLiteral("UPDATE fieldfare.audit SET at = 0 WHERE org = $org AND n = 2"));
        const auto altered = runAuditVerb(**server, QStringLiteral("verify"), {}, say);
        QVERIFY(!altered && altered.error().code == ErrorCode::Damaged);
        QVERIFY2(altered.error().message.contains(QStringLiteral("entry 2")), qPrintable(altered.error().message));
    }
    // a server of an older version has no key: `update` makes it, and never another one
    VERIFY_DONE(CompanyServer::update(folder, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app")));
    QCOMPARE(CompanyServer::open(folder)->get()->signer().publicKey(), publicKey);
    QVERIFY(QFile::remove(key.filePath()));
    const auto keyless = CompanyServer::open(folder);
    QVERIFY(!keyless && keyless.error().code == ErrorCode::NotFound);
    VERIFY_DONE(CompanyServer::update(folder, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app")));
    VERIFY_DONE(CompanyServer::open(folder));
    QVERIFY(QFile::setPermissions(key.filePath(), QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const auto open = CompanyServer::open(folder);
    QVERIFY(!open && open.error().code == ErrorCode::Forbidden);
}

void AuditTest::devicesWarnAndGoOn()
{
    OfficePair pair;
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    pair.ada.add(QStringLiteral("Adler"));
    QVERIFY2(pair.meet(), qPrintable(pair.ada.last));
    const auto problem = [](OfficeDevice &device) { return headsProblem(*CompanySync(*device.workspace).seenHeads()); };
    QVERIFY(CompanySync(*pair.ada.workspace).seenHeads()->heads().size() > 1);
    QCOMPARE(problem(pair.ada) + problem(pair.ben), QString());

    pair.office.store.memory.tamper([](MemoryServerStore::Data &data) {
        AuditHead head;
        for (AuditEntry &entry : data.audit) {
            if (entry.n == 2)
                entry.actor = {};
            append(head, entry);
        }
        data.organisation.audit = head;
    });
    pair.ben.add(QStringLiteral("Brandt"));
    QVERIFY2(pair.meet(), qPrintable(pair.ada.last));
    QCOMPARE(pair.ada.contacts().size(), 2);  // exchanging goes on
    QVERIFY(problem(pair.ada).contains(QStringLiteral("altered")));
    QVERIFY(problem(pair.ben).contains(QStringLiteral("altered")));
    pair.ada.workspace.reset();
    auto again = Workspace::open({pair.ada.path, NoUnlock{}, OpenMode::ReadWrite});
    VERIFY_DONE(again);
    pair.ada.workspace = std::move(*again);
    QVERIFY(!problem(pair.ada).isEmpty());  // the warning stays
    QVERIFY(pair.meet());
    QVERIFY(!problem(pair.ada).isEmpty());

    pair.office.store.memory.tamper([&](MemoryServerStore::Data &data) {
        const SignedHead explained = pair.office.signer->explained(data.organisation.audit, data.organisation.epoch,
                                                                   pair.office.clock->now(), QStringLiteral("moved"));
        data.organisation.settled = QCborValue(toCbor(explained)).toCbor();
    });
    QVERIFY(pair.meet());
    QCOMPARE(problem(pair.ada) + problem(pair.ben), QString());
    const auto heads = CompanySync(*pair.ada.workspace).seenHeads();
    QVERIFY(headsNote(*heads, pair.office.clock->now()).contains(QStringLiteral("moved")));
    QVERIFY(headsNote(*heads, pair.office.clock->now() + qint64(31) * 86'400'000).isEmpty());
}

void AuditTest::manyEntriesTakeSeconds()
{
    const int wanted = OfficePair::wanted("FIELDFARE_AUDIT_ENTRIES", 2'000);
    constexpr int kAtOnce = 10'000;
    for (int n = 0; n < wanted;) {
        VERIFY_DONE(m_store->transact([&](ServerTransaction &t) -> Result<void> {
            for (int i = 0; i < kAtOnce && n < wanted; ++i, ++n) {
                AuditEntry entry;
                entry.at = m_clock->now();
                entry.actor = kWriter.person;
                entry.device = kWriter.installation;
                entry.action = QStringLiteral("update");
                entry.type = QStringLiteral("contact");
                entry.record = newUid(n);
                entry.mid = newUid(n);
                entry.fields = QStringLiteral("city last_name title");
                commitTo(entry, QByteArrayLiteral("Adler"));
                TRY(t.addAudit(std::move(entry)));
            }
            return {};
        }));
    }
    QElapsedTimer timer;
    timer.start();
    const AuditFindings found = findings();
    qInfo("%lld entries looked through in %.2f s", static_cast<long long>(found.entries),
          double(timer.nsecsElapsed()) / 1e9);
    QVERIFY(found.isSound());
    QCOMPARE(found.entries, qint64(wanted + 1));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::AuditTest)
#include "audit_test.moc"
