// SPDX-License-Identifier: GPL-3.0-or-later
#include "privacy/consent_card.h"
#include "privacy/consent_form.h"
#include "privacy/erase_person_panel.h"
#include "privacy/person_export_panel.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>

namespace fieldfare::test {

/// What a person may ask of whoever holds their data, as the panels show it.
class PersonPanelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void exportWritesTheFile();
    void erasingTakesTheWholeName();
    void consentsStandWithTheirPurpose();

private:
    static Contact person(WorkspaceFixture &fixture)
    {
        Contact contact;
        contact.firstName = QStringLiteral("Ada");
        contact.lastName = QStringLiteral("Brandt");
        contact.emails = {{QStringLiteral("work"), QStringLiteral("ada@example.org")}};
        contact = fixture.insert(contact);
        Deal deal;
        deal.contact.value = contact.id;
        deal.name = QStringLiteral("Roof");
        fixture.insert(deal);
        return contact;
    }
    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all.append(label->text());
        return all.join(QLatin1Char('\n'));
    }
};

void PersonPanelsTest::exportWritesTheFile()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture);
    PageHost host;
    auto *panel = new PersonExportPanel(*fixture.workspace, host, ada.uid, ada.displayName);
    host.openPanel(QStringLiteral("Export"), panel, {});
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("ada.zip"));
    QSignalSpy written(panel, &PersonExportPanel::written);
    panel->writeTo(file);
    QVERIFY(written.wait(20000));
    QVERIFY(QFile::exists(file));
    QTRY_COMPARE(host.toasts.size(), 1);
    QCOMPARE(host.errors, QStringList());
    QVERIFY(host.panel == nullptr);
}

void PersonPanelsTest::erasingTakesTheWholeName()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture);
    PageHost host;
    host.resize(420, 760);
    host.show();
    auto *panel = new ErasePersonPanel(*fixture.workspace, host, ada.uid);
    host.openPanel(QStringLiteral("Erase"), panel, {});
    QTRY_VERIFY(panel->isReady());
    const QString shown = texts(*panel);
    QVERIFY2(shown.contains(QStringLiteral("Contacts: 1")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("Deals: 1")), qPrintable(shown));
    QVERIFY(!panel->eraseButton()->isEnabled());
    panel->nameField()->setText(QStringLiteral("Ada"));
    QVERIFY(!panel->eraseButton()->isEnabled());
    panel->nameField()->setText(QStringLiteral("Ada Brandt"));
    QVERIFY(panel->eraseButton()->isEnabled());
    QSignalSpy erased(panel, &ErasePersonPanel::erased);
    panel->eraseButton()->click();
    QVERIFY(erased.wait(30000));
    QCOMPARE(host.errors, QStringList());
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 0);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM deal")).toInt(), 1);
}

void PersonPanelsTest::consentsStandWithTheirPurpose()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture);
    Consent consent;
    consent.contact.value = ada.id;
    consent.purpose = QString::fromLatin1(consent::newsletter);
    consent.state = QString::fromLatin1(consent::granted);
    consent.source = QStringLiteral("Trade fair");
    fixture.insert(consent);
    PageHost host;
    ConsentCard card(*fixture.workspace, host);
    QSignalSpy loaded(&card, &ConsentCard::loaded);
    card.setContact(ada.id);
    QVERIFY(loaded.wait(20000));
    QVERIFY(texts(card).contains(QStringLiteral("Newsletter")));
    QVERIFY(texts(card).contains(QStringLiteral("Trade fair")));
    QCOMPARE(card.findChild<Chip *>()->text(), QStringLiteral("Granted"));
    // the line itself leads to the withdrawal
    Button *withdraw = nullptr;
    for (Button *button : card.findChildren<Button *>()) {
        if (button->text() == QStringLiteral("Withdraw …"))
            withdraw = button;
    }
    QVERIFY(withdraw != nullptr);
    fixture.clock->advance(60'000);
    withdraw->click();
    QVERIFY(qobject_cast<ConsentForm *>(host.panel) != nullptr);
    Button *add = nullptr;
    for (Button *button : host.panel->findChildren<Button *>()) {
        if (button->text() == QStringLiteral("Add the entry"))
            add = button;
    }
    QVERIFY(add != nullptr);
    add->click();
    QTRY_VERIFY(host.panel == nullptr);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM consent")).toInt(), 2);
    QCOMPARE(fixture.value(QStringLiteral("SELECT state FROM consent ORDER BY at DESC")).toString(),
             QString::fromLatin1(consent::withdrawn));
    card.setContact(0);
    QVERIFY(card.isHidden());
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::PersonPanelsTest)
#include "person_panels_test.moc"
