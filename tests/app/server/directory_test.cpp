// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_directory.h"
#include "postgres_fixture.h"
#include "server/admin/company_server.h"
#include "server/admin/role_verb.h"
#include "server/identity/own_role.h"
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
    void rolesOfOnesOwn_data() { contract_data(); }
    void rolesOfOnesOwn();
    void aRoleIsOneOrganisations();
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

void DirectoryTest::rolesOfOnesOwn()
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
    const auto say = [&](const char *words, const QString &from = {}, const QString &label = {}) {
        return roleVerb(d, QString::fromLatin1(words).split(QLatin1Char(' ')), from, label);
    };
    const auto refuses = [&](const char *words, ErrorCode code, const char *says, const QString &from = {},
                             const QString &label = {}) {
        const auto done = say(words, from, label);
        const bool isSo = !done && done.error().code == code && done.error().message.contains(QString::fromUtf8(says));
        if (!isSo)
            qWarning("%s: %s", words, done ? "done" : qPrintable(done.error().message));
        return isSo;
    };
    const QString sales = QStringLiteral("sales");
    const QString label = QStringLiteral("Field sales");
    // what cannot be made
    QVERIFY(refuses("add", ErrorCode::InvalidInput, "role list"));
    QVERIFY(refuses("add field_sales", ErrorCode::InvalidInput, "--from", {}, label));
    QVERIFY(
        refuses("add field_sales", ErrorCode::InvalidInput, "owner, manager, sales", QStringLiteral("king"), label));
    QVERIFY(refuses("add field_sales", ErrorCode::InvalidInput, "label", sales));
    QVERIFY(refuses("add field_sales", ErrorCode::InvalidInput, "label", sales, QStringLiteral("two\nlines")));
    QVERIFY(refuses("add Field-Sales", ErrorCode::InvalidInput, "lower-case", sales, label));
    QVERIFY(refuses("add manager", ErrorCode::InvalidInput, "stays as it is", sales, label));
    QVERIFY(refuses("show field_sales", ErrorCode::NotFound, "field_sales"));
    QVERIFY(refuses("set field_sales sales.edit=no", ErrorCode::NotFound, "field_sales"));

    VERIFY_DONE(say("add field_sales", sales, label));
    QVERIFY(refuses("add field_sales", ErrorCode::Conflict, "already", sales, label));
    Role expected = *presetRole(sales);
    expected.key = QStringLiteral("field_sales");
    expected.ownLabel = label;
    QVERIFY(*d.roles() == QVector<Role>{expected});
    QCOMPARE(d.roles()->first().label(), label);

    // what cannot be said of one leaves it as it was
    QVERIFY(refuses("set sales sales.edit=no", ErrorCode::InvalidInput, "comes with the program"));
    QVERIFY(refuses("set field_sales sales", ErrorCode::InvalidInput, "AREA.ACTION=LEVEL"));
    QVERIFY(refuses("set field_sales moon.edit=all", ErrorCode::InvalidInput, "customers, sales, service"));
    QVERIFY(refuses("set field_sales deal.amount=read", ErrorCode::InvalidInput, "single fields"));
    QVERIFY(refuses("set field_sales sales.sing=all", ErrorCode::InvalidInput, "create, read, edit"));
    QVERIFY(refuses("set field_sales sales.edit=some", ErrorCode::InvalidInput, "no, own, team, all"));
    QVERIFY(refuses("set field_sales sales.create=own", ErrorCode::InvalidInput, "sales.create=no"));
    QVERIFY(refuses("set field_sales setup.read=no", ErrorCode::InvalidInput, "setup.read"));
    QVERIFY(refuses("set field_sales service.delete=no sales.edit=all", ErrorCode::InvalidInput, "sales.read=team"));
    QVERIFY(*d.roles() == QVector<Role>{expected});
    // the order of what is said together does not matter
    VERIFY_DONE(say("set field_sales sales.edit=all sales.read=all service.read=no service.edit=no service.create=no"));
    expected.set(Area::Sales, Action::Edit, Level::All);
    expected.set(Area::Sales, Action::Read, Level::All);
    expected.set(Area::Service, Action::Read, Level::No);
    expected.set(Area::Service, Action::Edit, Level::No);
    expected.set(Area::Service, Action::Create, Level::No);
    QVERIFY(*d.roles() == QVector<Role>{expected});
    VERIFY_DONE(say("set field_sales", {}, QStringLiteral("Outdoor sales")));
    QCOMPARE(d.roles()->first().label(), QStringLiteral("Outdoor sales"));
    const auto shown = say("show field_sales");
    VERIFY_DONE(shown);
    QCOMPARE(shown->at(0), QStringLiteral("Outdoor sales"));
    QCOMPARE(shown->at(1).simplified(), QStringLiteral("create read edit delete export assign merge erase"));
    QCOMPARE(shown->at(3).simplified(), QStringLiteral("sales all all all own own own own -"));
    QCOMPARE(shown->at(1).indexOf(QStringLiteral("read")), shown->at(3).indexOf(QStringLiteral("all  "), 15));

    // people have it, and while they do it stays
    const Uid ben = newUid(kNow);
    VERIFY_DONE(d.putPerson({ben, QStringLiteral("Ben"), QStringLiteral("field_sales"), {}, true}));
    const auto unknown = d.putPerson({newUid(1), QStringLiteral("Cleo"), QStringLiteral("field"), {}, true});
    QVERIFY(!unknown && unknown.error().message.contains(QStringLiteral("partner, field_sales")));
    QVERIFY(say("list")->last().startsWith(QStringLiteral("field_sales\tOutdoor sales\t")));
    QVERIFY(say("list")->last().endsWith(QStringLiteral("\tBen")));
    if (inPostgres) {
        VERIFY_DONE(store->read([&](sync::ServerTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const Grantee who, sync::RolePolicy::granteeOf(transaction, ben));
            if (who.role.label() != QLatin1String("Outdoor sales") ||
                who.role.level(Area::Sales, Action::Edit) != Level::All)
                return fail(ErrorCode::Internal, QStringLiteral("another role"));
            return {};
        }));
    }
    QVERIFY(refuses("remove field_sales", ErrorCode::Conflict, "Ben"));
    QVERIFY(refuses("remove sales", ErrorCode::InvalidInput, "comes with the program"));
    QCOMPARE(d.roles()->size(), 1);
    VERIFY_DONE(d.putPerson({ben, QStringLiteral("Ben"), sales, {}, false}));
    VERIFY_DONE(say("remove field_sales"));
    QVERIFY(d.roles()->isEmpty());
    QVERIFY(refuses("remove field_sales", ErrorCode::NotFound, "field_sales"));
    QVERIFY(!d.putPerson({ben, QStringLiteral("Ben"), QStringLiteral("field_sales"), {}, true}));
    // every preset is a role that could be one's own
    for (const Role &preset : presetRoles())
        VERIFY_DONE(ownRoleFrom(preset.key, QStringLiteral("mine"), QStringLiteral("Mine")));
}

void DirectoryTest::aRoleIsOneOrganisations()
{
    const auto one = m_postgres.fresh();
    const auto other = m_postgres.fresh();
    PostgresDirectory first(*one, m_clock);
    PostgresDirectory second(*other, m_clock);
    VERIFY_DONE(first.putRole(*ownRoleFrom(QStringLiteral("sales"), QStringLiteral("mine"), QStringLiteral("Mine"))));
    QVERIFY(second.roles()->isEmpty());
    QVERIFY(!second.putPerson({newUid(1), QStringLiteral("Ada"), QStringLiteral("mine"), {}, true}));
    VERIFY_DONE(other->read([](sync::ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const auto found, transaction.role(QStringLiteral("mine")));
        return found ? Result<void>(fail(ErrorCode::Internal, QStringLiteral("another's role"))) : Result<void>();
    }));
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
    // a copy of the owner's role is none: its table may say anything
    VERIFY_DONE(roleVerb(s.directory(), {QStringLiteral("add"), QStringLiteral("head")}, QStringLiteral("owner"),
                         QStringLiteral("Head")));
    locked.role = QStringLiteral("head");
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
