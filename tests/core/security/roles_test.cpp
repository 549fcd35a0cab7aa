// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/roles.h"
#include "support/test.h"

#include <QSet>

namespace fieldfare {

namespace {

const Uid kAda = newUid(1);
const Uid kBen = newUid(2);
const Uid kCleo = newUid(3);

Grantee grantee(const char *role, const Uid &person = kAda, const QVector<Uid> &team = {kAda, kBen})
{
    return {person, team, *presetRole(QString::fromLatin1(role))};
}

}  // namespace

class RolesTest : public QObject {
    Q_OBJECT

private slots:
    void levelsReachWhomTheySay();
    void presetsAreWhatTheyAreCalled();
    void areasCoverEveryType();
    void jsonGoesThereAndBack();
    void damagedJsonIsRefused();
    void explanationsNameTheRule();
};

void RolesTest::levelsReachWhomTheySay()
{
    Grantee who{kAda, {kAda, kBen}, {}};
    const auto may = [&](const QVector<Uid> &owners) { return allowed(who, Area::Sales, Action::Edit, owners); };
    QVERIFY(!may({kAda}));  // a role that says nothing grants nothing
    who.role.set(Area::Sales, Action::Edit, Level::Own);
    QVERIFY(may({kAda}));
    QVERIFY(may({kCleo, kAda}));  // owner of what it belongs to
    QVERIFY(!may({kBen}));
    QVERIFY(!may({}));  // nobody's
    who.role.set(Area::Sales, Action::Edit, Level::Team);
    QVERIFY(may({kAda}));
    QVERIFY(may({kBen}));
    QVERIFY(!may({kCleo}));
    QVERIFY(!may({}));
    who.team.clear();
    QVERIFY(may({kAda}));  // without a team one is one's own team
    QVERIFY(!may({kBen}));
    who.role.set(Area::Sales, Action::Edit, Level::All);
    QVERIFY(may({kCleo}));
    QVERIFY(may({}));
    QVERIFY(!allowed(who, Area::Service, Action::Edit, {kAda}));  // another area
    QVERIFY(!allowed(who, Area::Sales, Action::Erase, {kAda}));   // another action
}

void RolesTest::presetsAreWhatTheyAreCalled()
{
    QSet<QString> keys;
    for (const Role &role : presetRoles()) {
        keys.insert(role.key);
        QVERIFY(!role.label().isEmpty());
        for (int area = 0; area < kAreas; ++area) {
            const auto in = [&](Action action) { return role.level(static_cast<Area>(area), action); };
            // nobody changes what he does not see, and creating knows no owner yet
            for (const Action action : {Action::Edit, Action::Delete, Action::Export, Action::Assign, Action::Merge})
                QVERIFY2(in(action) <= in(Action::Read), qPrintable(role.key));
            QVERIFY(in(Action::Create) == Level::No || in(Action::Create) == Level::All);
            QCOMPARE(in(Action::Erase) != Level::No, role.key == QLatin1String("owner"));
        }
        QCOMPARE(role.mayAdminister, role.key == QLatin1String("owner"));
    }
    QCOMPARE(keys.size(), 7);
    QVERIFY(!presetRole(QStringLiteral("root")));
    const Grantee reader = grantee("read_only");
    for (int area = 0; area < kAreas; ++area) {
        for (const Action action : {Action::Create, Action::Edit, Action::Delete, Action::Export, Action::Assign,
                                    Action::Merge, Action::Erase})
            QVERIFY(!allowed(reader, static_cast<Area>(area), action, {kAda}));
    }
    QVERIFY(!allowed(grantee("partner"), Area::Customers, Action::Read, {kBen}));
    QVERIFY(allowed(grantee("partner"), Area::Customers, Action::Read, {kAda}));
    QVERIFY(!allowed(grantee("partner"), Area::Marketing, Action::Read, {kAda}));
    QVERIFY(allowed(grantee("sales"), Area::Sales, Action::Read, {kBen}));
    QVERIFY(!allowed(grantee("sales"), Area::Sales, Action::Edit, {kBen}));
    QVERIFY(!allowed(grantee("sales"), Area::Sales, Action::Read, {kCleo}));
    QVERIFY(!allowed(grantee("manager"), Area::Setup, Action::Erase, {kAda}));
}

void RolesTest::areasCoverEveryType()
{
    QCOMPARE(areaOf(QStringLiteral("contact")), Area::Customers);
    QCOMPARE(areaOf(QStringLiteral("deal_line")), Area::Sales);
    QCOMPARE(areaOf(QStringLiteral("ticket_event")), Area::Service);
    QCOMPARE(areaOf(QStringLiteral("campaign_member")), Area::Marketing);
    QCOMPARE(areaOf(QStringLiteral("attachment")), Area::Work);
    QCOMPARE(areaOf(QStringLiteral("saved_view")), Area::Shared);
    QCOMPARE(areaOf(QStringLiteral("user")), Area::Setup);
    QCOMPARE(areaOf(QStringLiteral("of a newer version")), Area::Setup);
}

void RolesTest::jsonGoesThereAndBack()
{
    for (const Role &role : presetRoles()) {
        const auto back = Role::fromJson(role.toJson());
        QVERIFY(back.has_value());
        QVERIFY(*back == role);
        QCOMPARE(back->label(), role.label());
    }
    // an area of a newer version is of no use here; one that is missing grants nothing
    // one's own keeps the name that was given to it
    Role own = *presetRole(QStringLiteral("sales"));
    own.key = QStringLiteral("field_sales");
    own.ownLabel = QStringLiteral("Außendienst");
    const auto told = Role::fromJson(own.toJson());
    QVERIFY(told && *told == own);
    QCOMPARE(told->label(), own.ownLabel);
    own.ownLabel = QStringLiteral("Other");
    QVERIFY(!(*told == own));
    QVERIFY(!presetRole(QStringLiteral("sales"))->toJson().contains(QStringLiteral("label")));
    QJsonObject json = presetRole(QStringLiteral("owner"))->toJson();
    QJsonObject levels = json.value(QStringLiteral("levels")).toObject();
    levels.insert(QStringLiteral("billing"), levels.value(QStringLiteral("sales")));
    levels.remove(QStringLiteral("sales"));
    json.insert(QStringLiteral("levels"), levels);
    const auto read = Role::fromJson(json);
    QVERIFY(read.has_value());
    QCOMPARE(read->level(Area::Sales, Action::Read), Level::No);
    QCOMPARE(read->level(Area::Service, Action::Read), Level::All);
}

void RolesTest::damagedJsonIsRefused()
{
    QVERIFY(!Role::fromJson({}).has_value());
    QJsonObject json = presetRole(QStringLiteral("sales"))->toJson();
    json.insert(QStringLiteral("levels"),
                QJsonObject{{QStringLiteral("sales"), QJsonArray{QStringLiteral("everything")}}});
    const auto odd = Role::fromJson(json);
    QVERIFY(!odd.has_value());
    QCOMPARE(odd.error().code, ErrorCode::Damaged);
}

void RolesTest::explanationsNameTheRule()
{
    const QString own = explanation(grantee("sales"), Area::Sales, Action::Edit, {kAda});
    const QString others = explanation(grantee("sales"), Area::Sales, Action::Edit, {kBen});
    QVERIFY(own.contains(presetRole(QStringLiteral("sales"))->label()));
    QVERIFY(own != others);
    QVERIFY(explanation(grantee("sales"), Area::Marketing, Action::Edit, {kAda}) != own);
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::RolesTest)
#include "roles_test.moc"
