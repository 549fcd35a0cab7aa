// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_pair.h"
#include "support/test.h"

namespace fieldfare::server {

/// A person loses the right to see others' records: after one exchange no word of them is in any file of that computer, while the workspace
/// is open and with what its key opens (it is not encrypted here, so that files can be searched). FIELDFARE_REVOKED_MARKS (60) records,
/// each with a word of its own in several fields, some edited and deleted before.
class RevokedMarksTest : public QObject {
    Q_OBJECT

private slots:
    void noWordIsLeft();
};

void RevokedMarksTest::noWordIsLeft()
{
    const int marks = OfficePair::wanted("FIELDFARE_REVOKED_MARKS", 60);
    OfficePair pair("manager");
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    const auto uids = pair.addContacts(marks, [](Contact &contact, int i) {
        contact.firstName = QStringLiteral("Qxjzf%1").arg(i);
        contact.lastName = QStringLiteral("Qxjzl%1").arg(i);
        contact.title = QStringLiteral("qxjzt%1").arg(i);
        contact.notes = QStringLiteral("They said qxjzn%1, twice.").arg(i);
        contact.emails = {{QStringLiteral("work"), QStringLiteral("qxjzm%1@example.org").arg(i)}};
        contact.addresses = {
            {QStringLiteral("work"), QStringLiteral("qxjzs%1 street").arg(i), QStringLiteral("Kiel"), {}, {}, {}}};
    });
    QVERIFY2(pair.meet(), qPrintable(pair.ada.last + pair.ben.last));
    // Ben works with them: edits that went out, and records in his bin
    for (int i = 0; i < marks; i += 5)
        pair.ben.setTitle(uids[i], QStringLiteral("qxjzedit%1").arg(i));
    for (int i = 0; i < marks; i += 11)
        pair.ben.remove(uids[i]);
    QVERIFY(pair.meet());
    QVERIFY(!OfficePair::marksIn(pair.ben.path).isEmpty());
    QVERIFY(
        OfficePair::value(pair.ben, QStringLiteral("SELECT count(*) FROM search_vocabulary WHERE term LIKE 'qxjz%'"))
            .toInt() > 0);

    QVERIFY(pair.office.store.transact([](sync::ServerTransaction &) { return Result<void>(); }).has_value());
    pair.office.store.memory.putMember({pair.benId, QStringLiteral("partner"), {}, true});
    const auto report = CompanySync(*pair.ben.workspace).runOnce();
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
    QCOMPARE(OfficePair::value(pair.ben, QStringLiteral("SELECT count(*) FROM contact")).toInt(), 0);
    QCOMPARE(
        OfficePair::value(pair.ben, QStringLiteral("SELECT count(*) FROM search_vocabulary WHERE term LIKE 'qxjz%'"))
            .toInt(),
        0);
    QCOMPARE(OfficePair::marksIn(pair.ben.path), QStringList());
    pair.ben.workspace.reset();
    QCOMPARE(OfficePair::marksIn(pair.ben.path), QStringList());
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::RevokedMarksTest)
#include "revoked_marks_test.moc"
