// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_directory.h"
#include "postgres_fixture.h"
#include "server/admin/company_server.h"
#include "server/identity/postgres_directory.h"

#include <QFileInfo>

namespace fieldfare::server {

namespace {

constexpr qint64 kNow = 1'800'000'000'000;
constexpr qint64 kDay = 86'400'000;

}  // namespace

/// People, codes and devices: one contract over memory and PostgreSQL, and the administrator's verbs over it.
class DirectoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void contract_data();
    void contract();
    void organisationsKeepTheirPeople();
    void nothingSecretIsStored();
    void anAdministratorsLife();

private:
    PostgresFixture m_postgres;
    std::shared_ptr<ManualClock> m_clock = std::make_shared<ManualClock>(QDateTime::fromMSecsSinceEpoch(kNow, Qt::UTC));
};

void DirectoryTest::initTestCase()
{
    SKIP_WITHOUT_POSTGRES();
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void DirectoryTest::contract_data()
{
    QTest::addColumn<bool>("inPostgres");
    QTest::newRow("memory") << false;
    QTest::newRow("PostgreSQL") << true;
}

void DirectoryTest::contract()
{
    QFETCH(bool, inPostgres);
    std::unique_ptr<PostgresServerStore> store;
    std::unique_ptr<Directory> directory;
    if (inPostgres) {
        store = m_postgres.fresh();
        directory = std::make_unique<PostgresDirectory>(*store, m_clock);
    } else {
        directory = std::make_unique<MemoryDirectory>();
    }
    Directory &d = *directory;
    const Person ada{newUid(kNow), QStringLiteral("Ada"), QStringLiteral("owner"), {}, true};
    Person ben{newUid(kNow), QStringLiteral("Ben"), QStringLiteral("sales"), QStringLiteral("north"), true};
    VERIFY_DONE(d.putPerson(ben));
    VERIFY_DONE(d.putPerson(ada));
    QCOMPARE(*d.people(), (QVector<Person>{ada, ben}));
    QCOMPARE(**d.person(ben.id), ben);
    QVERIFY(!d.person(newUid(1))->has_value());
    ben.team = QStringLiteral("south");
    VERIFY_DONE(d.putPerson(ben));
    QCOMPARE((*d.person(ben.id))->team, QStringLiteral("south"));
    const auto twice = d.putPerson({newUid(2), QStringLiteral("Ben"), QStringLiteral("sales"), {}, true});
    QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
    const auto noRole = d.putPerson({newUid(2), QStringLiteral("Cleo"), QStringLiteral("king"), {}, true});
    QVERIFY(!noRole && noRole.error().code == ErrorCode::InvalidInput);
    QVERIFY(!d.putPerson({newUid(2), QStringLiteral("  "), QStringLiteral("sales"), {}, true}));

    // a code works once, and not too late
    QVERIFY(!d.addSecret(newUid(3), kNow + kDay, false));
    const auto secret = d.addSecret(ben.id, kNow + kDay, false);
    VERIFY_DONE(secret);
    QCOMPARE(secret->size(), Directory::kSecretBytes);
    const auto redeemed = d.redeem(*secret, QStringLiteral("laptop"), newUid(4), kNow);
    VERIFY_DONE(redeemed);
    QCOMPARE(redeemed->person, ben);  // a colleague brings no uid of his own
    QCOMPARE(redeemed->token.size(), Directory::kTokenBytes);
    const auto again = d.redeem(*secret, QStringLiteral("other"), {}, kNow);
    QVERIFY(!again && again.error().code == ErrorCode::Forbidden);
    const auto late = d.addSecret(ben.id, kNow + kDay, false);
    const auto tooLate = d.redeem(*late, QStringLiteral("other"), {}, kNow + 2 * kDay);
    QVERIFY(!tooLate && tooLate.error().message == again.error().message);
    QVERIFY(!d.redeem(randomBytes(Directory::kSecretBytes), QStringLiteral("other"), {}, kNow));

    // whose token it is
    const auto known = d.byToken(redeemed->token, kNow + kDay);
    VERIFY_DONE(known);
    QVERIFY(known->has_value());
    QCOMPARE((*known)->id, redeemed->installation.id);
    QCOMPARE((*known)->person, ben.id);
    QVERIFY(!(*known)->revoked);
    QVERIFY(!d.byToken(randomBytes(Directory::kTokenBytes), kNow)->has_value());
    QCOMPARE(d.installations()->size(), 1);
    QCOMPARE(d.installations()->first().label, QStringLiteral("laptop"));

    // locked out as a person, then as a device
    ben.active = false;
    VERIFY_DONE(d.putPerson(ben));
    QVERIFY((*d.byToken(redeemed->token, kNow))->revoked);
    const auto locked = d.addSecret(ben.id, kNow + kDay, false);
    QVERIFY(!d.redeem(*locked, QStringLiteral("other"), {}, kNow));
    ben.active = true;
    VERIFY_DONE(d.putPerson(ben));
    QVERIFY(!(*d.byToken(redeemed->token, kNow))->revoked);
    VERIFY_DONE(d.revoke(redeemed->installation.id));
    QVERIFY((*d.byToken(redeemed->token, kNow))->revoked);
    const auto nobody = d.revoke(newUid(5));
    QVERIFY(!nobody && nobody.error().code == ErrorCode::NotFound);

    // the first person's record was there before the server
    const auto first = d.addSecret(ada.id, kNow + kDay, true);
    const Uid own = newUid(6);
    const auto founded = d.redeem(*first, QStringLiteral("office"), own, kNow);
    VERIFY_DONE(founded);
    QCOMPARE(founded->person.id, own);
    QCOMPARE((*d.byToken(founded->token, kNow))->person, own);
    QVERIFY(!d.person(ada.id)->has_value());
}

void DirectoryTest::organisationsKeepTheirPeople()
{
    const auto one = m_postgres.fresh();
    const auto other = m_postgres.fresh();
    PostgresDirectory first(*one, m_clock);
    PostgresDirectory second(*other, m_clock);
    const Person ada{newUid(kNow), QStringLiteral("Ada"), QStringLiteral("owner"), {}, true};
    VERIFY_DONE(first.putPerson(ada));
    const auto secret = first.addSecret(ada.id, kNow + kDay, false);
    QVERIFY(second.people()->isEmpty());
    QVERIFY(!second.redeem(*secret, QStringLiteral("x"), {}, kNow));
    const auto redeemed = first.redeem(*secret, QStringLiteral("x"), {}, kNow);
    VERIFY_DONE(redeemed);
    QVERIFY(!second.byToken(redeemed->token, kNow)->has_value());
    QVERIFY(second.installations()->isEmpty());
    QVERIFY(!second.revoke(redeemed->installation.id));
}

void DirectoryTest::nothingSecretIsStored()
{
    const auto store = m_postgres.fresh();
    PostgresDirectory directory(*store, m_clock);
    const Person ada{newUid(kNow), QStringLiteral("Ada"), QStringLiteral("owner"), {}, true};
    VERIFY_DONE(directory.putPerson(ada));
    const auto waiting = directory.addSecret(ada.id, kNow + kDay, false);
    const auto used = directory.addSecret(ada.id, kNow + kDay, false);
    const auto redeemed = directory.redeem(*used, QStringLiteral("x"), {}, kNow);
    VERIFY_DONE(redeemed);
    auto owner = Connection::open(m_postgres.ownerInfo());
    VERIFY_DONE(owner);
    const auto secrets =
        (*owner)->query("SELECT hash FROM fieldfare.secret WHERE org = $1", Params().add(store->organisationNumber()));
    VERIFY_DONE(secrets);
    QCOMPARE(secrets->size(), 1);
    QVERIFY(!secrets->bytes(0, 0).contains(*waiting));
    const auto tokens = (*owner)->query("SELECT token FROM fieldfare.installation WHERE org = $1",
                                        Params().add(store->organisationNumber()));
    VERIFY_DONE(tokens);
    QVERIFY(!tokens->bytes(0, 0).contains(redeemed->token));
}

void DirectoryTest::anAdministratorsLife()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("server"));
    ServerFolder settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.address = QStringLiteral("127.0.0.1");
    settings.database = m_postgres.appInfo();
    settings.organisation = QStringLiteral("verbs");
    const auto early = CompanyServer::open(place);
    QVERIFY(!early && early.error().code == ErrorCode::NotFound);
    VERIFY_DONE(
        CompanyServer::init(place, settings, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app"), {settings.host}));
    const auto twice =
        CompanyServer::init(place, settings, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app"), {settings.host});
    QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
    VERIFY_DONE(CompanyServer::update(place, m_postgres.ownerInfo(), QStringLiteral("fieldfare_app")));
    // the key is its owner's alone, and a server refuses one that is not
    const QString key = place + QStringLiteral("/key.pem");
    QCOMPARE(QFileInfo(key).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QVERIFY(QFile::setPermissions(key, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const auto open = CompanyServer::open(place);
    QVERIFY(!open && open.error().code == ErrorCode::Forbidden);
    QVERIFY(QFile::setPermissions(key, QFileDevice::ReadOwner | QFileDevice::WriteOwner));

    auto server = CompanyServer::open(place);
    VERIFY_DONE(server);
    CompanyServer &s = **server;
    auto ada = s.addPerson(QStringLiteral("Ada"), QStringLiteral("owner"), {});
    VERIFY_DONE(ada);
    VERIFY_DONE(s.addPerson(QStringLiteral("Ben"), QStringLiteral("sales"), QStringLiteral("north")));
    const auto again = s.addPerson(QStringLiteral("Ben"), QStringLiteral("manager"), {});
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    QCOMPARE(s.find(QStringLiteral("Ben"))->role, QStringLiteral("sales"));
    const auto unknown = s.find(QStringLiteral("Cleo"));
    QVERIFY(!unknown && unknown.error().message.contains(QStringLiteral("Ada, Ben")));
    // nobody locks everybody out
    Person locked = *ada;
    locked.active = false;
    const auto last = s.change(locked);
    QVERIFY(!last && last.error().code == ErrorCode::Conflict);
    locked = *ada;
    locked.role = QStringLiteral("sales");
    QVERIFY(!s.change(locked));
    Person ben = *s.find(QStringLiteral("Ben"));
    ben.active = false;
    VERIFY_DONE(s.change(ben));
    QVERIFY(!s.codeFor(ben, 1));
    const auto code = s.codeFor(*ada, 1, true);
    VERIFY_DONE(code);
    QVERIFY(code->isFounder);
    QVERIFY(*sync::EnrolmentCode::fromText(code->toText()) == *code);
    VERIFY_DONE(s.organisation());
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::DirectoryTest)
#include "directory_test.moc"
