// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef FIELDFARE_HAS_SERVER
#include "desktop/desktop_app.h"

#include "app/server/http_fixture.h"
#include "base/await.h"
#include "base/translation.h"
#include "conflicts/conflicts_page.h"
#include "features/steps.h"
#include "presentation/conflicts/conflict_model.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "rights/rights_card.h"
#include "security/roles.h"
#include "settings/company_server_card.h"
#include "shell/main_window.h"
#include "shell/workspace_window.h"
#include "start/start_pages.h"
#include "start/start_window.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDirIterator>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace fieldfare;

/// Two people on two computers: the first makes the company's workspace, the second joins; both work while the server is away, and
/// meet when it is back. The second computer is lost: its copy goes, and what stood in it is in no file any more.
class CompanyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setOrganizationName(QStringLiteral("FieldfareStories"));
        QApplication::setQuitOnLastWindowClosed(false);
        installTranslations(*qApp, QStringLiteral("en"));
        QSettings().clear();
        qputenv("FIELDFARE_PASSPHRASE_FILE", "");
        QVERIFY(m_dir.isValid());
        m_office.useCatalogRules();
        m_office.options.pollMs = 50;
        m_office.start();
    }

    void story()
    {
        DesktopOptions options;
        options.theme = qEnvironmentVariableIsSet("FIELDFARE_STORY_DARK") ? ThemeChoice::Dark : ThemeChoice::Light;
        options.language = QStringLiteral("en");

        // Ada's workspace becomes the company's.
        DesktopApp office(*qApp, options);
        QCOMPARE(office.start(), 0);
        test::Person ada(QStringLiteral("company-first"), test::frontOf(office));
        test::makeWorkspace(ada, office,
                            {QStringLiteral("Hafen Bikes"), QStringLiteral("Ada Petersen"), QStringLiteral("EUR"),
                             m_dir.filePath(QStringLiteral("ada")), QStringLiteral("correct horse battery staple")});
        QVERIFY(office.workspaceWindow() != nullptr);
        MainWindow &window = office.workspaceWindow()->window();
        Workspace &hers = office.workspaceWindow()->workspace();
        addContact(hers, QStringLiteral("Marker-Adler"));
        window.open(Location{page_id::settings, {}, 0, QStringLiteral("server")});
        QVERIFY(ada.waitFor("the field for the code", [&] {
            return ada.field(QStringLiteral("Code")) != nullptr && ada.field(QStringLiteral("Code"))->isVisible();
        }));
        const Uid founder = m_office.add("Ada Petersen", "owner");
        ada.write(QStringLiteral("Code"), QStringLiteral("fieldfare://127.0.0.1/ABCD"));
        ada.press(QStringLiteral("Connect"));
        ada.photograph(QStringLiteral("mistyped"));
        ada.write(QStringLiteral("Code"), codeFor(founder, true).toText());
        ada.photograph(QStringLiteral("code"));
        m_office.store.memory.putMember({hers.settings().user, QStringLiteral("owner"), {}, true});
        ada.press(QStringLiteral("Connect"));
        QVERIFY(ada.waitFor("the connection", [&] { return stateOf(office) == inStep(); }));
        ada.photograph(QStringLiteral("connected"));
        VERIFY_STORY(ada);

        // Ben joins.
        const Uid person = m_office.add("Ben Okafor", "manager");
        QSettings().clear();  // another computer
        DesktopApp laptop(*qApp, options);
        QCOMPARE(laptop.start(), 0);
        test::Person ben(QStringLiteral("company-second"), test::frontOf(laptop));
        ben.photograph(QStringLiteral("welcome"));
        ben.press(QStringLiteral("Join a company"));
        ben.write(QStringLiteral("Code"), codeFor(person, false).toText());
        ben.write(QStringLiteral("Company"), QStringLiteral("Hafen Bikes"));
        ben.write(QStringLiteral("Folder"), m_dir.filePath(QStringLiteral("ben")));
        ben.write(QStringLiteral("Passphrase"), QStringLiteral("another long passphrase"));
        ben.write(QStringLiteral("Passphrase again"), QStringLiteral("another long passphrase"));
        ben.photograph(QStringLiteral("join"));
        ben.press(QStringLiteral("Join the company"));
        QVERIFY(ben.waitFor("the recovery code", [&] {
            return laptop.startWindow() && qobject_cast<RecoveryCodePage *>(laptop.startWindow()->currentPage());
        }));
        QAbstractButton *kept = nullptr;
        for (QAbstractButton *one : laptop.startWindow()->currentPage()->findChildren<QAbstractButton *>()) {
            if (one->isCheckable())
                kept = one;
        }
        QVERIFY(kept != nullptr);
        QTest::mouseClick(kept, Qt::LeftButton, {}, QPoint(10, kept->height() / 2));
        ben.press(QStringLiteral("Open the workspace"));
        QVERIFY(ben.waitFor("the window", [&] { return laptop.workspaceWindow() && !laptop.startWindow(); }));
        laptop.workspaceWindow()->window().resize(1360, 860);
        Workspace &his = laptop.workspaceWindow()->workspace();
        QVERIFY(ben.waitFor("her contact", [&] { return contacts(his) == 1; }));
        laptop.workspaceWindow()->window().open(Location{page_id::list, QStringLiteral("contact"), 0, {}});
        QVERIFY(ben.waitFor("the list", [&] { return laptop.workspaceWindow()->window().currentPage()->ready(); }));
        ben.photograph(QStringLiteral("her-contact"));
        VERIFY_STORY(ben);

        // The server is away: both go on.
        m_office.options.port = m_office.service->port();
        m_office.service->stop();
        addContact(hers, QStringLiteral("Bruun"));
        addContact(his, QStringLiteral("Castro"));
        // and both change the same thing of the same person
        setTitle(hers, QStringLiteral("Marker-Adler"), QStringLiteral("Head of purchasing"));
        setTitle(his, QStringLiteral("Marker-Adler"), QStringLiteral("Workshop manager"));
        QVERIFY(ben.waitFor("the state without a server", [&] {
            laptop.workspaceWindow()->window().open(Location{page_id::settings, {}, 0, QStringLiteral("server")});
            return stateOf(laptop) == companyStateText({CompanySync::Phase::Unreachable, {}, 0, {}, {}});
        }));
        ben.photograph(QStringLiteral("no-connection"));
        QCOMPARE(contacts(hers), 2);
        QCOMPARE(contacts(his), 2);

        // It is back.
        m_office.service.reset();
        m_office.start();
        ben.press(QStringLiteral("Exchange now"));
        ada.press(QStringLiteral("Exchange now"));
        QVERIFY(ada.waitFor(
            "all on both", [&] { return contacts(hers) == 3 && contacts(his) == 3; }, 90));
        QVERIFY(ben.waitFor("being in step", [&] { return stateOf(laptop) == inStep(); }));
        ben.photograph(QStringLiteral("in-step"));
        VERIFY_STORY(ben);
        VERIFY_STORY(ada);

        // What did not stand is in the inbox; Ada takes it back with one click, and Ben gets it.
        QVERIFY(ada.waitFor("the same on both", [&] { return titles(hers) == titles(his); }));
        const QString stood = titles(hers);
        window.open(Location{page_id::conflicts, {}, 0, {}});
        auto *inbox = qobject_cast<ConflictsPage *>(window.currentPage());
        QVERIFY(inbox != nullptr);
        QVERIFY(ada.waitFor("the conflict", [&] { return inbox->ready() && inbox->model()->rowCount() == 1; }));
        ada.photograph(QStringLiteral("conflict"));
        ada.press(QStringLiteral("Use the other one"));
        QVERIFY(ada.waitFor("an empty inbox", [&] { return inbox->ready() && inbox->model()->rowCount() == 0; }));
        ada.photograph(QStringLiteral("settled"));
        QVERIFY(titles(hers) != stood);
        QVERIFY(ben.waitFor(
            "the settled value", [&] { return titles(his) == titles(hers) && titles(his) != stood; }, 90));
        VERIFY_STORY(ada);

        // Ben has a new role: what is Ada's he reads, and is told why no more.
        m_office.store.memory.putMember({person, QStringLiteral("sales"), {}, true});
        ben.press(QStringLiteral("Exchange now"));
        QVERIFY(ben.waitFor("the new role", [&] {
            const Grantee *who = his.session().access.grantee();
            return who != nullptr && who->role.key == QLatin1String("sales");
        }));
        MainWindow &hisWindow = laptop.workspaceWindow()->window();
        hisWindow.open(Location{page_id::settings, {}, 0, QStringLiteral("server")});
        QVERIFY(ben.waitFor("the table of rights", [&] {
            const auto *table = hisWindow.currentPage()->findChild<RightsCard *>();
            return table != nullptr && table->isVisible() && table->hasRights() && stateOf(laptop) == inStep();
        }));
        ben.photograph(QStringLiteral("what-he-may"));
        hisWindow.open(Location{page_id::record, QStringLiteral("contact"), idOf(his, QStringLiteral("Bruun")), {}});
        QVERIFY(ben.waitFor("her record", [&] { return hisWindow.currentPage()->ready(); }));
        ben.photograph(QStringLiteral("only-to-read"));
        for (const QLineEdit *field : hisWindow.currentPage()->findChildren<QLineEdit *>()) {
            if (field->accessibleName() == QLatin1String("Last name"))
                QVERIFY(field->isReadOnly());
        }
        hisWindow.open(Location{page_id::record, QStringLiteral("contact"), idOf(his, QStringLiteral("Castro")), {}});
        QVERIFY(ben.waitFor("his own record", [&] { return hisWindow.currentPage()->ready(); }));
        ben.photograph(QStringLiteral("his-own"));
        hisWindow.open(Location{page_id::settings, {}, 0, QStringLiteral("server")});
        QVERIFY(ben.waitFor("the settings", [&] { return stateOf(laptop) == inStep(); }));
        ben.photograph(QStringLiteral("before-the-loss"));
        VERIFY_STORY(ben);

        // The laptop is lost.
        const QString path = his.path();
        const auto installations = m_office.directory.installations();
        for (const server::Installation &one : *installations) {
            if (one.person == person)
                QVERIFY(m_office.directory.revoke(one.id).has_value());
        }
        ben.press(QStringLiteral("Exchange now"));
        QVERIFY(ben.waitFor("the first page",
                            [&] { return laptop.startWindow() != nullptr && !laptop.workspaceWindow(); }));
        QVERIFY(ben.waitFor("the copy to be gone", [&] { return !QFileInfo::exists(path); }));
        ben.photograph(QStringLiteral("revoked"));
        VERIFY_STORY(ben);
        QDirIterator files(m_dir.filePath(QStringLiteral("ben")), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        QVERIFY(!files.hasNext());
        QCOMPARE(contacts(hers), 3);
    }

private:
    [[nodiscard]] sync::EnrolmentCode codeFor(const Uid &person, bool isFounder)
    {
        const auto secret = m_office.directory.addSecret(person, m_office.clock->now() + 600'000, isFounder);
        const auto hash = server::publicKeyHash(m_office.options.identity.certificate);
        return {QStringLiteral("127.0.0.1"), m_office.service->port(), hash->left(sync::EnrolmentCode::kPinBytes),
                *secret, isFounder};
    }
    static void addContact(Workspace &workspace, const QString &name)
    {
        const auto done = await(workspace.write(QStringLiteral("Added"), [&](UnitOfWork &work) -> Result<void> {
            Contact contact;
            contact.lastName = name;
            contact.owner = workspace.session().user;
            return RecordWriter(work).insert(contact);
        }));
        QVERIFY(done.has_value());
    }
    static void setTitle(Workspace &workspace, const QString &name, const QString &title)
    {
        const auto done = await(workspace.write(QStringLiteral("Changed"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            const RecordType &type = work.catalog().at(Contact::kNumber);
            TRY_ASSIGN(const qint64 id, writer.resolve(type, name));
            TRY_ASSIGN(Contact contact, writer.load(Id<Contact>{id}));
            contact.title = title;
            return writer.update(contact);
        }));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    }
    static qint64 idOf(Workspace &workspace, const QString &name)
    {
        const auto id = await(workspace.read([&](ReadContext &context) -> Result<qint64> {
            return RecordReader(context).resolve(context.catalog().at(Contact::kNumber), name);
        }));
        return id.value_or(0);
    }
    static QString titles(Workspace &workspace)
    {
        const auto read = await(workspace.read([](ReadContext &context) -> Result<QString> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT group_concat(r.title) FROM {contact} r")));
            return query.next() ? query.value(0).toString() : QString();
        }));
        return read ? *read : QString();
    }
    static QString inStep() { return companyStateText({CompanySync::Phase::Resting, {}, 0, {}, {}}); }
    static qint64 contacts(Workspace &workspace)
    {
        return test::numberOf(workspace, QStringLiteral("SELECT count(*) FROM {contact}"));
    }
    static QString stateOf(DesktopApp &app)
    {
        if (!app.workspaceWindow())
            return {};
        const auto *card = app.workspaceWindow()->window().findChild<CompanyServerCard *>();
        return card != nullptr ? card->stateText() : QString();
    }

    QTemporaryDir m_dir;
    server::HttpFixture m_office;
};

FIELDFARE_TEST(CompanyTest)
#include "company_test.moc"
#endif
