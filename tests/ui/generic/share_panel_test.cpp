// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/history/history_model.h"
#include "records/deal/deal.h"
#include "records/ticket/ticket.h"
#include "records/user/user.h"
#include "rights/person_button.h"
#include "rights/share_panel.h"
#include "shell/main_window.h"
#include "shell/workspace_window.h"
#include "support/clipping_gui.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/company_rights.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>

namespace fieldfare::test {

/// "Share …" as people meet it: offered where a company keeps rights, by keyboard and mouse, undone like any edit.
class SharePanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void sharedByTyping();
    void rightsEndedAndTakenBack();
    void whoMayNotSeesWhoHasIt();
    void thePageSaysSo_data();
    void thePageSaysSo();
    void notOfferedWithoutACompany();

private:
    struct People {
        Uid anna, ben, xiaoming;
    };
    static People seed(WorkspaceFixture &fixture)
    {
        const auto person = [&](const char *name) {
            User user;
            user.name = QString::fromUtf8(name);
            return fixture.insert(user).uid;
        };
        return {person("Anna Berg"), person("Ben Okoye"), person("王小明")};
    }
    static void keepRights(Workspace &workspace, const char *role)
    {
        const QJsonObject rights = presetRole(QString::fromLatin1(role))->toJson();
        const auto kept = await(workspace.write(QStringLiteral("rights"), [&](UnitOfWork &work) -> Result<void> {
            TRY(keepCompanyRights(work, rights));
            return {};
        }));
        if (!kept || !workspace.reload())
            qFatal("rights");
    }
    static qint64 deal(WorkspaceFixture &fixture, const QStringList &sharedWith = {}, qint64 owner = 0)
    {
        Deal deal;
        deal.name = QStringLiteral("Solar array");
        deal.owner.value = owner > 0 ? owner : fixture.workspace->session().user.value;
        deal.sharedWith = sharedWith;
        return fixture.insert(deal).id;
    }
    static QVector<Share> sharesOf(Workspace &workspace, qint64 deal)
    {
        return *await(workspace.read([deal](ReadContext &context) -> Result<QVector<Share>> {
            TRY_ASSIGN(const Deal now, RecordReader(context).load(Id<Deal>{deal}));
            return sharesFrom(now.sharedWith);
        }));
    }
    static QStringList offered(const QWidget &panel)
    {
        QStringList names;
        for (const auto *button : panel.findChildren<PersonButton *>()) {
            if (button->isVisibleTo(&panel))
                names.append(button->text());
        }
        return names;
    }
    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&widget))
                all.append(label->text());
        }
        return all.join(QLatin1Char('\n'));
    }
    static QAbstractButton *named(const QWidget &in, const QString &name)
    {
        for (auto *button : in.findChildren<QAbstractButton *>()) {
            if (button->isVisibleTo(&in) && (button->accessibleName() == name || button->text() == name))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<Theme> m_theme;
};

void SharePanelTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
    QCoreApplication::setApplicationName(QStringLiteral("SharePanelTest"));
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void SharePanelTest::sharedByTyping()
{
    WorkspaceFixture fixture;
    const People people = seed(fixture);
    const qint64 id = deal(fixture);
    keepRights(*fixture.workspace, "sales");
    PageHost host;
    host.show();
    openSharePanel(*fixture.workspace, host, QStringLiteral("deal"), id);
    auto *panel = qobject_cast<SharePanel *>(host.panel);
    QVERIFY(panel != nullptr);
    QTRY_COMPARE(offered(*panel).size(), 3);
    QVERIFY(texts(*panel).contains(QStringLiteral("Maria Keller")));  // whose it is
    QVERIFY(texts(*panel).contains(QStringLiteral("Nobody yet")));
    auto *search = panel->findChild<QLineEdit *>();
    // Return alone gives it to nobody
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClicks(search, QStringLiteral("zzz"));
    QTRY_COMPARE(offered(*panel), QStringList());
    QVERIFY(texts(*panel).contains(QStringLiteral("Nobody's name fits.")));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(sharesOf(*fixture.workspace, id).isEmpty());
    search->clear();
    // by its sound, and by any part
    QTest::keyClicks(search, QStringLiteral("wangxiao"));
    QTRY_COMPARE(offered(*panel), QStringList{QStringLiteral("王小明")});
    search->clear();
    QTest::keyClicks(search, QStringLiteral("berg an"));
    QTRY_COMPARE(offered(*panel), QStringList{QStringLiteral("Anna Berg")});
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(panel->findChild<QComboBox *>() != nullptr);
    QCOMPARE(sharesOf(*fixture.workspace, id).size(), 1);
    QCOMPARE(sharesOf(*fixture.workspace, id).first().person, people.anna);
    QVERIFY(!sharesOf(*fixture.workspace, id).first().mayEdit);
    QVERIFY2(host.undoText.contains(u"Anna Berg") && host.undoText.contains(u"Solar array"), qPrintable(host.undoText));
    QVERIFY(search->text().isEmpty());
    QTRY_COMPARE(offered(*panel), (QStringList{QStringLiteral("Ben Okoye"), QStringLiteral("王小明")}));
    // the arrows go through the names, space takes one
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : search, Qt::Key_Down);
    PersonButton *last = nullptr;
    for (auto *button : panel->findChildren<PersonButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("王小明"))
            last = button;
    }
    QVERIFY(last != nullptr);
    QTest::keyClick(last, Qt::Key_Return);
    QTRY_COMPARE(sharesOf(*fixture.workspace, id).size(), 2);
    QVERIFY(host.errors.isEmpty());
}

void SharePanelTest::rightsEndedAndTakenBack()
{
    WorkspaceFixture fixture;
    const People people = seed(fixture);
    const qint64 id = deal(fixture, {shareText({people.anna, false, {}})});
    keepRights(*fixture.workspace, "sales");
    PageHost host;
    host.show();
    openSharePanel(*fixture.workspace, host, QStringLiteral("deal"), id);
    QTRY_VERIFY(host.panel->findChild<QComboBox *>() != nullptr);
    auto *level = host.panel->findChild<QComboBox *>();
    QVERIFY(level->accessibleName().contains(u"Anna Berg"));
    level->setCurrentIndex(1);
    emit level->activated(1);
    QTRY_VERIFY(sharesOf(*fixture.workspace, id).value(0).mayEdit);
    const auto again = [&] { return named(*host.panel, QStringLiteral("Stop sharing with Anna Berg")); };
    QTRY_VERIFY(again() != nullptr);
    again()->click();
    QTRY_VERIFY(sharesOf(*fixture.workspace, id).isEmpty());
    QTRY_VERIFY(host.undoText.startsWith(u"Stopped sharing"));
    host.undo();
    QTRY_COMPARE(sharesOf(*fixture.workspace, id).size(), 1);
    QTRY_VERIFY(again() != nullptr);
    // told in the history
    const auto history = await(fixture.workspace->read(
        [id](ReadContext &context) { return shownRecordHistory(context, QStringLiteral("deal"), id); }));
    VERIFY_OK(history);
    const bool isTold = std::any_of(history->cbegin(), history->cend(), [](const ShownRecordEntry &entry) {
        return std::any_of(entry.changes.cbegin(), entry.changes.cend(), [](const auto &change) {
            return change.field == QStringLiteral("Shared with") && change.after.contains(u"Anna Berg (may change");
        });
    });
    QVERIFY(isTold);
    // taken back also when the panel is closed already
    again()->click();
    QTRY_VERIFY(sharesOf(*fixture.workspace, id).isEmpty());
    QTRY_COMPARE(named(*host.panel, QStringLiteral("Stop sharing with Anna Berg")), nullptr);
    host.closePanel();
    host.undo();
    QTRY_COMPARE(sharesOf(*fixture.workspace, id).size(), 1);
    openSharePanel(*fixture.workspace, host, QStringLiteral("deal"), id);
    QTRY_VERIFY(again() != nullptr);
    // the record goes: so does the panel
    const auto removed = await(fixture.workspace->write(QStringLiteral("remove"), [id](UnitOfWork &work) {
        RecordWriter writer(work);
        return writer.remove(writer.catalog().at(Deal::kNumber), id);
    }));
    VERIFY_OK(removed);
    QTRY_VERIFY(host.panel == nullptr);
    QVERIFY2(host.errors.isEmpty(), qPrintable(host.errors.join(u'\n')));
}

void SharePanelTest::whoMayNotSeesWhoHasIt()
{
    WorkspaceFixture fixture;
    const People people = seed(fixture);
    User other;
    other.name = QStringLiteral("Cleo Dahl");
    const qint64 id = deal(fixture, {shareText({people.ben, true, people.anna})}, fixture.insert(other).id);
    keepRights(*fixture.workspace, "sales");
    PageHost host;
    host.show();
    openSharePanel(*fixture.workspace, host, QStringLiteral("deal"), id);
    QTRY_VERIFY(texts(*host.panel).contains(QStringLiteral("You have no right to share it")));
    QTRY_VERIFY(texts(*host.panel).contains(QStringLiteral("Ben Okoye")));  // rows are shown with the next layout
    const QString all = texts(*host.panel);
    QVERIFY(all.contains(QStringLiteral("Cleo Dahl")) && all.contains(QStringLiteral("Ben Okoye")));
    QVERIFY(all.contains(QStringLiteral("by Anna Berg")) && all.contains(QStringLiteral("may change it")));
    QVERIFY(host.panel->findChild<QComboBox *>() == nullptr);
    QVERIFY(offered(*host.panel).isEmpty());
}

void SharePanelTest::thePageSaysSo_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void SharePanelTest::thePageSaysSo()
{
    QFETCH(bool, dark);
    m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    const QString tag = QLatin1String(QTest::currentDataTag());
    WorkspaceFixture fixture;
    const People people = seed(fixture);
    for (const char *name : {"Cleo Dahl", "Dora Eklund-Zimmermann of the northern office", "Emil Farkas"}) {
        User user;
        user.name = QString::fromLatin1(name);
        fixture.insert(user);
    }
    const Uid self = fixture.workspace->settings().user;
    const qint64 shared = deal(fixture, {shareText({people.anna, false, self}), shareText({people.ben, true, self})});
    const qint64 own = deal(fixture);
    Ticket ticket;
    ticket.subject = QStringLiteral("Inverter hums");
    fixture.insert(ticket);
    keepRights(*fixture.workspace, "owner");
    WorkspaceWindow window(std::move(fixture.workspace));
    window.window().resize(1360, 860);
    MainWindow &shell = window.window();
    shell.show();
    shell.open(Location{page_id::record, QStringLiteral("deal"), shared, {}});
    QTRY_VERIFY(shell.currentPage()->ready());
    QAbstractButton *button = named(*shell.currentPage(), QStringLiteral("Shared with 2"));
    QVERIFY(button != nullptr);
    button->click();
    QTRY_VERIFY(shell.findChild<SharePanel *>() != nullptr);
    QTRY_COMPARE(shell.findChild<SharePanel *>()->findChildren<QComboBox *>().size(), 2);
    QTRY_VERIFY(texts(*shell.findChild<SharePanel *>()).contains(QStringLiteral("Ben Okoye")));
    QTRY_COMPARE(offered(*shell.findChild<SharePanel *>()).size(), 4);
    QVERIFY(saveShot(&shell, QStringLiteral("share-panel-%1").arg(tag)));
    QStringList clipped = clippedTexts(&shell);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    shell.closePanel();
    // one that nobody has, by its action
    shell.open(Location{page_id::record, QStringLiteral("deal"), own, {}});
    QTRY_VERIFY(shell.currentPage()->ready());
    QVERIFY(named(*shell.currentPage(), QStringLiteral("Shared with 2")) == nullptr);
    QAction *share = nullptr;
    for (QAction *action : shell.currentPage()->actions()) {
        if (action->text() == QStringLiteral("Share …"))
            share = action;
    }
    QVERIFY(share != nullptr && share->isVisible());
    share->trigger();
    QTRY_VERIFY(shell.findChild<SharePanel *>() != nullptr);
    QTRY_COMPARE(offered(*shell.findChild<SharePanel *>()).size(), 6);
    QVERIFY(saveShot(&shell, QStringLiteral("share-empty-%1").arg(tag)));
    clipped = clippedTexts(&shell);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    shell.closePanel();
    shell.open(Location{page_id::tickets, {}, 0, {}});
    QTRY_VERIFY(shell.currentPage()->ready());
    QTRY_VERIFY(named(*shell.currentPage(), QStringLiteral("Share …")) != nullptr);
    QVERIFY(saveShot(&shell, QStringLiteral("share-ticket-%1").arg(tag)));
    clipped = clippedTexts(&shell);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
}

void SharePanelTest::notOfferedWithoutACompany()
{
    WorkspaceFixture fixture;
    const People people = seed(fixture);
    const qint64 id = deal(fixture, {shareText({people.anna, false, {}})});
    QVERIFY(!ShareController::isOffered(*fixture.workspace, QStringLiteral("deal")));
    WorkspaceWindow window(std::move(fixture.workspace));
    MainWindow &shell = window.window();
    shell.show();
    shell.open(Location{page_id::record, QStringLiteral("deal"), id, {}});
    QTRY_VERIFY(shell.currentPage()->ready());
    QVERIFY(named(*shell.currentPage(), QStringLiteral("Shared with 1")) == nullptr);
    for (const QAction *action : shell.currentPage()->actions())
        QVERIFY(action->text() != QStringLiteral("Share …") || !action->isVisible());
    keepRights(window.workspace(), "sales");
    QVERIFY(ShareController::isOffered(window.workspace(), QStringLiteral("deal")));
    QVERIFY(!ShareController::isOffered(window.workspace(), QStringLiteral("task")));
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::SharePanelTest)
#include "share_panel_test.moc"
