// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/shares.h"

#include "security/attempt.h"
#include "support/test.h"

#include <QJsonArray>

namespace fieldfare {

namespace {

const Uid kOwnerOfAll(QStringLiteral("0192f0c1-2b3d-7000-8000-000000000001"));
const Uid kGuest(QStringLiteral("0192f0c1-2b3d-7000-8000-000000000002"));
const Uid kOther(QStringLiteral("0192f0c1-2b3d-7000-8000-000000000003"));
const Uid kDeal(QStringLiteral("0192f0c1-2b3d-7000-8000-000000000010"));
const Uid kLine(QStringLiteral("0192f0c1-2b3d-7000-8000-000000000011"));

/// Ada's deal, shown to these.
QJsonObject sharedDeal(const QStringList &entries)
{
    QJsonObject fields{{QStringLiteral("owner"), uidText(kOwnerOfAll)}};
    if (!entries.isEmpty())
        fields.insert(sharedWithField, QJsonArray::fromStringList(entries));
    return fields;
}

}  // namespace

class SharesTest : public QObject {
    Q_OBJECT

private slots:
    void textsGoThereAndBack();
    void theLargerRightCounts();
    void aShareOpensOneRecordAndNoMore();
    void partsAreEditedAndWhatIsAboutItIsRead();
    void whoMayShare();
    void reasonsNameWhoShared();

private:
    static Grantee who(const Uid &person, const char *role)
    {
        return {person, {}, *presetRole(QString::fromLatin1(role))};
    }
    /// What the deal looks like is all there is to know.
    [[nodiscard]] Judgement judged(const Grantee &by, Action action, const QStringList &entries,
                                   const QJsonObject &changes = {}) const
    {
        Attempt attempt;
        attempt.action = action;
        attempt.type = QStringLiteral("deal");
        attempt.record = kDeal;
        attempt.before = sharedDeal(entries);
        attempt.changes = changes;
        return *judge(by, attempt,
                      [](const Uid &) -> Result<std::optional<RightFacts>> { return std::optional<RightFacts>(); });
    }
};

void SharesTest::textsGoThereAndBack()
{
    for (const Share &share : {Share{kGuest, true, kOwnerOfAll}, Share{kGuest, false, kOther}, Share{kGuest, true, {}}})
        QCOMPARE(sharesFrom(QStringList{shareText(share)}), QVector<Share>{share});
    // shorter, of a newer program, and nonsense
    QCOMPARE(sharesFrom(QStringList{uidText(kGuest)}), (QVector<Share>{{kGuest, false, {}}}));
    QCOMPARE(sharesFrom(QStringList{uidText(kGuest) + QStringLiteral("/paint/x/y")}),
             (QVector<Share>{{kGuest, false, {}}}));
    QCOMPARE(sharesFrom(QStringList{QString(), QStringLiteral("/edit"), QStringLiteral("everybody")}),
             QVector<Share>());
    QCOMPARE(sharesFrom(QJsonValue(uidText(kGuest))), QVector<Share>());
    QCOMPARE(sharesFrom(QJsonValue(QJsonArray{1, QJsonObject(), uidText(kGuest)})),
             (QVector<Share>{{kGuest, false, {}}}));
    QStringList many;
    for (int i = 0; i < 3 * kMostShares; ++i)
        many.append(uidText(newUid(i)));
    QCOMPARE(sharesFrom(many).size(), kMostShares);
}

void SharesTest::theLargerRightCounts()
{
    const QStringList both{shareText({kGuest, false, kOther}), shareText({kGuest, true, kOwnerOfAll}),
                           shareText({kOther, false, {}})};
    const QVector<Share> shares = sharesFrom(both);
    QCOMPARE(shares.size(), 2);
    QCOMPARE(shareOf(shares, kGuest), (Share{kGuest, true, kOwnerOfAll}));
    QVERIFY(!shareOf(shares, kOwnerOfAll));
    QCOMPARE(withoutShare(both, kGuest), QStringList{shareText({kOther, false, {}})});
    QCOMPARE(withShare(both, {kGuest, false, {}}).size(), 2);
    QVERIFY(!shareOf(sharesFrom(withShare(both, {kGuest, false, {}})), kGuest)->mayEdit);
}

void SharesTest::aShareOpensOneRecordAndNoMore()
{
    const QStringList reading{shareText({kGuest, false, kOwnerOfAll})};
    const QStringList editing{shareText({kGuest, true, kOwnerOfAll})};
    // they read their team's deals, and his own
    for (const char *role : {"partner", "sales"}) {
        QVERIFY(!judged(who(kGuest, role), Action::Read, {}).may);
        QVERIFY(judged(who(kGuest, role), Action::Read, reading).may);
        QVERIFY(!judged(who(kGuest, role), Action::Edit, reading).may);
        QVERIFY(judged(who(kGuest, role), Action::Edit, editing).may);
        QVERIFY(!judged(who(kOther, role), Action::Read, editing).may);
        for (const Action more : {Action::Delete, Action::Assign, Action::Merge, Action::Export, Action::Erase})
            QVERIFY(!judged(who(kGuest, role), more, editing).may);
        QVERIFY(!judged(who(kGuest, role), Action::Edit, editing, {{QStringLiteral("owner"), uidText(kGuest)}}).may);
    }
    // the role alone includes it: no share is looked for
    const Judgement all = judged(who(kGuest, "manager"), Action::Edit, editing);
    QVERIFY(all.may && !all.share);
    // the field says nothing in other types
    Attempt task;
    task.action = Action::Read;
    task.type = QStringLiteral("task");
    task.before = sharedDeal(editing);
    QVERIFY(!judge(who(kGuest, "partner"), task, [](const Uid &) -> Result<std::optional<RightFacts>> {
                 return std::optional<RightFacts>();
             })->may);
}

void SharesTest::partsAreEditedAndWhatIsAboutItIsRead()
{
    const auto may = [&](const char *type, Action action, const Share &share, bool isNew = false) {
        Attempt attempt;
        attempt.action = action;
        attempt.type = QString::fromLatin1(type);
        attempt.record = kLine;
        const QJsonObject fields{{QStringLiteral("deal"), uidText(kDeal)}, {QStringLiteral("owner"), uidText(kOther)}};
        if (isNew)
            attempt.changes = fields;
        else
            attempt.before = fields;
        const auto answer =
            judge(who(kGuest, "partner"), attempt, [&](const Uid &uid) -> Result<std::optional<RightFacts>> {
                return uid == kDeal ? std::optional(RightFacts{QStringLiteral("deal"), sharedDeal({shareText(share)})})
                                    : std::nullopt;
            });
        return answer->may;
    };
    const Share reading{kGuest, false, {}};
    const Share editing{kGuest, true, {}};
    QVERIFY(may("deal_line", Action::Read, reading));
    QVERIFY(!may("deal_line", Action::Edit, reading));
    QVERIFY(may("deal_line", Action::Edit, editing));
    QVERIFY(may("deal_line", Action::Delete, editing));
    QVERIFY(may("deal_line", Action::Create, editing, true));
    QVERIFY(!may("deal_line", Action::Create, reading, true));
    QVERIFY(may("activity", Action::Read, reading));
    QVERIFY(!may("activity", Action::Edit, editing));
    QVERIFY(!may("activity", Action::Delete, editing));
    QVERIFY(!may("deal_line", Action::Read, {kOther, true, {}}));
}

void SharesTest::whoMayShare()
{
    const QJsonObject shown{{sharedWithField, QJsonArray{shareText({kOther, true, kGuest})}}};
    const QStringList editing{shareText({kGuest, true, kOwnerOfAll})};
    QVERIFY(judged(who(kOwnerOfAll, "sales"), Action::Edit, {}, shown).may);
    QVERIFY(judged(who(kOther, "manager"), Action::Edit, {}, shown).may);
    // an owner whose role may not give away may show; one who may not even edit may not
    QVERIFY(judged(who(kOwnerOfAll, "partner"), Action::Edit, {}, shown).may);
    QVERIFY(!judged(who(kOwnerOfAll, "read_only"), Action::Edit, {}, shown).may);
    // who was let in opens no further door, and does not close others'
    const Judgement further = judged(who(kGuest, "sales"), Action::Edit, editing, shown);
    QVERIFY(!further.may);
    QCOMPARE(further.action, Action::Assign);
    QVERIFY(!judged(who(kGuest, "sales"), Action::Edit, editing, {{sharedWithField, QJsonValue()}}).may);
    QVERIFY(judged(who(kGuest, "sales"), Action::Edit, editing, {{QStringLiteral("name"), QStringLiteral("x")}}).may);
    // the same as it stands is no change
    QVERIFY(
        judged(who(kGuest, "sales"), Action::Edit, editing, {{sharedWithField, QJsonArray::fromStringList(editing)}})
            .may);
    // made shared: one's own, or with the right to give away
    const auto made = [&](const char *role, const Uid &owner) {
        Attempt attempt;
        attempt.action = Action::Create;
        attempt.type = QStringLiteral("deal");
        attempt.record = kDeal;
        attempt.changes = sharedDeal(editing);
        attempt.changes.insert(QStringLiteral("owner"), uidText(owner));
        return judge(who(kOwnerOfAll, role), attempt, {})->may;
    };
    QVERIFY(made("partner", kOwnerOfAll));
    QVERIFY(made("sales", kOther));
    QVERIFY(!made("partner", kOther));
}

void SharesTest::reasonsNameWhoShared()
{
    const auto names = [](const Uid &person) { return person == kOwnerOfAll ? QStringLiteral("Ada Berg") : QString(); };
    const QStringList reading{shareText({kGuest, false, kOwnerOfAll})};
    const QStringList editing{shareText({kGuest, true, kOwnerOfAll})};
    const Grantee guest = who(kGuest, "partner");
    const QString reads = reasonOf(guest, judged(guest, Action::Read, reading), names);
    const QString edits = reasonOf(guest, judged(guest, Action::Edit, editing), names);
    const QString only = reasonOf(guest, judged(guest, Action::Edit, reading), names);
    for (const QString &reason : {reads, edits, only})
        QVERIFY2(reason.contains(u"Ada Berg"), qPrintable(reason));
    QVERIFY(reads != edits && edits != only);
    QVERIFY(!reasonOf(guest, judged(guest, Action::Read, {shareText({kGuest, false, kOther})}), names).isEmpty());
    QCOMPARE(reasonOf(guest, judged(guest, Action::Delete, editing), names),
             explanation(guest, Area::Sales, Action::Delete, {}));
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::SharesTest)
#include "shares_test.moc"
