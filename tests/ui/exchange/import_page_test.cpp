// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_page.h"

#include "base/translation.h"
#include "exchange/dropped_file.h"
#include "exchange/import_steps.h"
#include "presentation/exchange/import_session.h"
#include "records/company/company.h"
#include "shell/main_window.h"
#include "start/start_parts.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldfare;

namespace {

QByteArray people(int rows)
{
    QByteArray csv("Full Name;E-mail;Account Name;Registered;Shoe size\r\n");
    for (int i = 0; i < rows; ++i) {
        csv += QStringLiteral("Person %1;p%1@example.org;%2;%3.11.2025;%4\r\n")
                   .arg(i)
                   .arg(i % 7 == 3 ? QStringLiteral("Unknown Ltd") : QStringLiteral("Müller Anlagenbau"))
                   .arg(i % 28 + 1, 2, 10, QLatin1Char('0'))
                   .arg(36 + i % 10)
                   .toUtf8();
    }
    return csv;
}

struct Host {
    PageRegistry pages;
    std::unique_ptr<MainWindow> window;
    ImportPage *page = nullptr;
    explicit Host(Workspace &workspace)
    {
        pages.add({page_id::import,
                   QStringLiteral("file-up"),
                   QStringLiteral("Import"),
                   PageEntry::Place::Bottom,
                   {},
                   [this](const PageContext &context) -> Page * { return page = new ImportPage(context); }});
        window = std::make_unique<MainWindow>(pages, &workspace);
        window->resize(1280, 800);
        window->open(Location{page_id::import, {}, 0, {}});
        window->show();
    }
    Button *button(const QString &text) const
    {
        for (Button *one : page->findChildren<Button *>()) {
            if (one->text().contains(text) && one->isVisible()) {
                return one;
            }
        }
        return nullptr;
    }
    QComboBox *box(const QString &name) const
    {
        for (QComboBox *one : page->findChildren<QComboBox *>()) {
            if (one->accessibleName() == name) {
                return one;
            }
        }
        return nullptr;
    }
};

}  // namespace

/// The wizard as a person uses it, over a workspace of its own.
class ImportPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        installTranslations(*qApp, QStringLiteral("en"));
        QApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QVERIFY(m_dir.isValid());
    }

    QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write the test file");
        }
        return path;
    }

    void shot(QWidget *window, const QString &name)
    {
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(window, name));
        m_theme->setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(window, name + QStringLiteral("-dark")));
        m_theme->setChoice(ThemeChoice::Light);
        QCoreApplication::processEvents();
        const QStringList clipped = test::clippedTexts(window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char(0x0a))));
    }

    void pick(QComboBox *box, int index)
    {
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }

    void fileToRecordsAndBack()
    {
        WorkspaceFixture fixture;
        Company company;
        company.name = QStringLiteral("Müller Anlagenbau GmbH");
        fixture.insert(company);
        Host host(*fixture.workspace);
        shot(host.window.get(), QStringLiteral("import-empty"));
        const QString file = write(QStringLiteral("people.csv"), people(200));
        host.page->openFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(host.page->session().hasPlan() && host.page->ready(), 20000);
        ImportSession &session = host.page->session();
        QCOMPARE(session.type(), QStringLiteral("contact"));
        QVERIFY(!session.typeReason().isEmpty());
        QCOMPARE(session.plan().csv.dialect.delimiter, u';');
        QCOMPARE(session.plan().formats.dateOrder, DateOrder::DayMonthYear);
        shot(host.window.get(), QStringLiteral("import-file"));

        // A wrong delimiter is a matter of one choice, back and forth.
        pick(host.box(QStringLiteral("Delimiter")), 0);
        QTRY_VERIFY_WITH_TIMEOUT(host.page->ready() && session.plan().columns.size() == 1, 20000);
        pick(host.box(QStringLiteral("Delimiter")), 1);
        QTRY_VERIFY_WITH_TIMEOUT(host.page->ready() && session.plan().columns.size() == 5, 20000);

        host.button(QStringLiteral("Next"))->click();
        QCOMPARE(host.page->step(), 1);
        QComboBox *shoe = host.box(QStringLiteral("Field for the column Shoe size"));
        QVERIFY(shoe != nullptr);
        pick(shoe, shoe->findData(QStringLiteral("+integer"), Qt::UserRole));
        QComboBox *account = host.box(QStringLiteral("Field for the column Account Name"));
        pick(account, account->findData(QStringLiteral("company:name"), Qt::UserRole));
        QComboBox *match = host.box(QStringLiteral("Recognise known records by"));
        pick(match, match->findData(QStringLiteral("email")));
        QCOMPARE(session.plan().match, QStringList{QStringLiteral("email")});
        shot(host.window.get(), QStringLiteral("import-columns"));

        // Two columns cannot fill one field.
        QComboBox *name = host.box(QStringLiteral("Field for the column Registered"));
        pick(name, name->findData(QStringLiteral("email"), Qt::UserRole));
        QVERIFY(!host.button(QStringLiteral("Next"))->isEnabled());
        pick(name, name->findData(QStringLiteral("registered_on"), Qt::UserRole));
        QVERIFY(host.button(QStringLiteral("Next"))->isEnabled());

        // The map file is the command line's.
        const QString map = m_dir.filePath(QStringLiteral("map.json"));
        VERIFY_OK(session.saveMap(map));
        const auto read = ImportMap::fromFile(map);
        VERIFY_OK(read);
        QCOMPARE(read->column(QStringLiteral("Account Name"))->target, QStringLiteral("company:name"));
        QCOMPARE(read->column(QStringLiteral("Shoe size"))->newKind, QStringLiteral("integer"));
        VERIFY_OK(session.loadMap(map));
        QTRY_VERIFY_WITH_TIMEOUT(host.page->ready(), 20000);

        QSignalSpy checked(&session, &ImportSession::checked);
        host.button(QStringLiteral("Next"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(checked.count(), 1, 20000);
        const qint64 unknown = 29;  // every seventh from the fourth
        QCOMPARE(session.preview().counts.rejected, unknown);
        QCOMPARE(session.preview().counts.created, 200 - unknown);
        QVERIFY(session.preview().counts.nearMatches > 0);
        shot(host.window.get(), QStringLiteral("import-check"));
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {contact}")).toInt(), 0);

        QSignalSpy finished(&session, &ImportSession::finished);
        host.button(QStringLiteral("Import 171 rows"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20000);
        QCOMPARE(host.page->step(), 3);
        QCOMPARE(session.report().created, 171);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {contact} WHERE company IS NOT NULL")).toInt(),
                 171);
        QVERIFY(QFileInfo::exists(session.rejectsFile()));
        shot(host.window.get(), QStringLiteral("import-result"));

        QSignalSpy undone(&session, &ImportSession::undone);
        host.button(QStringLiteral("Undo the import"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(undone.count(), 1, 20000);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {contact}")).toInt(), 0);
    }

    void unknownValuesAreAskedAbout()
    {
        WorkspaceFixture fixture;
        Host host(*fixture.workspace);
        host.page->openFile(
            write(QStringLiteral("deals.csv"),
                  "Deal Name,Stage,Amount\nRoof,Won,100\nCellar,Coffee break,20\nDoor,Coffee break,5\n"));
        ImportSession &session = host.page->session();
        QTRY_VERIFY_WITH_TIMEOUT(session.hasPlan() && host.page->ready(), 20000);
        QCOMPARE(session.type(), QStringLiteral("deal"));
        host.button(QStringLiteral("Next"))->click();
        host.button(QStringLiteral("Next"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!session.needsCheck(), 20000);
        QCOMPARE(session.preview().counts.rejected, 2);
        QCOMPARE(session.meanings().size(), 1);
        QCOMPARE(session.meanings().first().rows, 2);
        shot(host.window.get(), QStringLiteral("import-meanings"));
        QComboBox *meaning = host.box(QStringLiteral("Meaning of Coffee break"));
        QVERIFY(meaning != nullptr);
        pick(meaning, meaning->findData(QStringLiteral("negotiation")));
        host.button(QStringLiteral("Check again"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!session.needsCheck(), 20000);
        QCOMPARE(session.preview().counts.rejected, 0);
        QSignalSpy finished(&session, &ImportSession::finished);
        host.button(QStringLiteral("Import 3 rows"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20000);
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE "
                                           "s.key='negotiation'"))
                     .toInt(),
                 2);
        // A map file keeps it.
        QCOMPARE(session.plan().toMap().choices.value(QStringLiteral("stage")).value(QStringLiteral("Coffee break")),
                 QStringLiteral("negotiation"));
    }

    void cancelLeavesNothing()
    {
        WorkspaceFixture fixture;
        ImportSession session(*fixture.workspace);
        session.setFile(write(QStringLiteral("many.csv"), people(30000)), QStringLiteral("contact"));
        QTRY_VERIFY_WITH_TIMEOUT(session.hasPlan(), 20000);
        session.setTarget(2, MapEntry{});
        QSignalSpy failed(&session, &ImportSession::failed);
        QSignalSpy finished(&session, &ImportSession::finished);
        session.start();
        connect(&session, &ImportSession::progressed, &session, [&session](qint64 rows) {
            if (rows > 0) {
                session.cancel();
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(failed.count() + finished.count(), 1, 60000);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {contact}")).toInt(), 0);
    }

    void typesAreGuessed_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("type");
        QTest::newRow("people") << QByteArray("First Name,Last Name,Email,Phone") << "export.csv"
                                << "contact";
        QTest::newRow("firms") << QByteArray("Company,Industry,Website,Employees") << "accounts.csv"
                               << "company";
        QTest::newRow("deals")
            << QByteArray("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value")
            << "sales_pipeline.csv"
            << "deal";
        QTest::newRow("products") << QByteArray("product,series,sales_price") << "products.csv"
                                  << "product";
    }
    void typesAreGuessed()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, file);
        QFETCH(QString, type);
        WorkspaceFixture fixture;
        ImportSession session(*fixture.workspace);
        session.setFile(write(file, header + "\na,b,c,d\n"));
        QTRY_VERIFY_WITH_TIMEOUT(session.hasPlan(), 20000);
        QCOMPARE(session.type(), type);
    }

    void otherFilesAreToldHowToComeIn()
    {
        WorkspaceFixture fixture;
        Host host(*fixture.workspace);
        for (const auto &[name, content] : {std::pair("people.xls", QByteArray("\xD0\xCF\x11\xE0....")),
                                            std::pair("people.pdf", QByteArray("%PDF-1.4 CSV"))}) {
            const QString path = write(QString::fromLatin1(name), content);
            const auto usable = expectImportable(path);
            QVERIFY(!usable);
            QVERIFY2(usable.error().message.contains(QStringLiteral("CSV")), qPrintable(usable.error().message));
            host.page->openFile(path);
            const auto messages = host.page->findChildren<InlineMessage *>();
            QVERIFY(!messages.isEmpty());
            QCOMPARE(messages.first()->text(), usable.error().message);
        }
        QVERIFY(!expectImportable(m_dir.path()));
    }

private:
    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_dir;
};

FIELDFARE_TEST(ImportPageTest)
#include "import_page_test.moc"
