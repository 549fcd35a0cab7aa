// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/attachment/attachment.h"
#include "records/contact/contact.h"
#include "records/field_def/field_def.h"
#include "records/generic/attachments_card.h"
#include "records/generic/draft_keeper.h"
#include "records/generic/quick_add.h"
#include "records/generic/record_form.h"
#include "records/generic/record_page.h"
#include "shell/bars.h"
#include "shell/workspace_window.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QImage>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSemaphore>
#include <QSettings>

using namespace fieldfare;

/// Drafts, conditions, files and quick adding as a person meets them.
class RecordDraftsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static Contact lena(WorkspaceFixture &fixture)
    {
        Contact contact;
        contact.firstName = QStringLiteral("Lena");
        contact.lastName = QStringLiteral("Brandt");
        contact.title = QStringLiteral("Buyer");
        contact.lifecycle = QStringLiteral("lead");
        return fixture.insert(contact);
    }
    static std::unique_ptr<WorkspaceWindow> open(WorkspaceFixture &fixture, const Contact &contact)
    {
        auto window = std::make_unique<WorkspaceWindow>(std::move(fixture.workspace));
        window->window().resize(1440, 900);
        window->window().show();
        window->window().open(Location{page_id::record, QStringLiteral("contact"), contact.id, {}});
        return window;
    }
    static QLineEdit *line(QWidget *in, const char *label)
    {
        for (QLineEdit *edit : in->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == QLatin1String(label) && edit->isVisible()) {
                return edit;
            }
        }
        return nullptr;
    }
    static Button *button(QWidget *in, const char *text)
    {
        for (Button *one : in->findChildren<Button *>()) {
            if (one->text() == QLatin1String(text) && one->isVisible()) {
                return one;
            }
        }
        return nullptr;
    }
    static QVector<DraftStore::Draft> drafts(Workspace &workspace, const char *prefix)
    {
        const auto found = await(workspace.drafts()->find(QString::fromLatin1(prefix)));
        return found ? *found : QVector<DraftStore::Draft>();
    }
    static Contact stored(Workspace &workspace, qint64 id)
    {
        const auto loaded =
            await(workspace.read([id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
        return loaded ? *loaded : Contact();
    }
    static bool bannerSays(MainWindow &shell, const QString &part)
    {
        const auto *banner = shell.findChild<Banner *>();
        for (const QLabel *label : banner->findChildren<QLabel *>()) {
            if (banner->isVisible() && label->text().contains(part)) {
                return true;
            }
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        QCoreApplication::setApplicationName(QStringLiteral("RecordDraftsTest"));
        QSettings().clear();
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void whatIsBeingTypedIsOfferedAfterACrash()
    {
        WorkspaceFixture fixture;
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        QLineEdit *title = line(shell.currentPage(), "Title");
        QVERIFY(title != nullptr);
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Director of roofs"));
        QTRY_COMPARE_WITH_TIMEOUT(drafts(window->workspace(), "form/").size(), 1, 20000);
        QCOMPARE(stored(window->workspace(), contact.id).title, QStringLiteral("Buyer"));
        // The program dies here; another one finds what lies in the file.
        const QJsonObject left = drafts(window->workspace(), "form/").first().content;
        const QString key = drafts(window->workspace(), "form/").first().key;
        QTest::keyClick(title, Qt::Key_Tab);
        QTRY_COMPARE(stored(window->workspace(), contact.id).title, QStringLiteral("Director of roofs"));
        QTRY_COMPARE_WITH_TIMEOUT(drafts(window->workspace(), "form/").size(), 0, 20000);
        QVERIFY(await(window->workspace().edit(
            {QStringLiteral("contact"), contact.id, {}, {{QStringLiteral("title"), QStringLiteral("Buyer")}}, {}})));
        QTRY_COMPARE(title->text(), QStringLiteral("Buyer"));
        QVERIFY(await(window->workspace().drafts()->put(key, left)));
        shell.forgetPages();
        QTRY_VERIFY(shell.currentPage()->ready());
        auto *keeper = shell.currentPage()->findChild<DraftKeeper *>();
        QVERIFY(keeper != nullptr);
        QTRY_VERIFY(keeper->isVisible());
        QTest::mouseClick(button(keeper, "Restore"), Qt::LeftButton);
        QTRY_COMPARE(line(shell.currentPage(), "Title")->text(), QStringLiteral("Director of roofs"));
        QVERIFY(!keeper->isVisible());
        QTest::keyClick(line(shell.currentPage(), "Title"), Qt::Key_Tab);
        QTRY_COMPARE(stored(window->workspace(), contact.id).title, QStringLiteral("Director of roofs"));
        QTRY_COMPARE_WITH_TIMEOUT(drafts(window->workspace(), "form/").size(), 0, 20000);
        // Discarding is the other way out.
        QVERIFY(await(window->workspace().drafts()->put(
            key, {{QStringLiteral("title"), QJsonArray{QStringLiteral("Something else")}}})));
        shell.forgetPages();
        QTRY_VERIFY(shell.currentPage()->ready());
        keeper = shell.currentPage()->findChild<DraftKeeper *>();
        QTRY_VERIFY(keeper->isVisible());
        QTest::mouseClick(button(keeper, "Discard"), Qt::LeftButton);
        QTRY_COMPARE(drafts(window->workspace(), "form/").size(), 0);
        QCOMPARE(line(shell.currentPage(), "Title")->text(), QStringLiteral("Director of roofs"));
    }

    void aNewRecordClosedByMistakeComesBack()
    {
        WorkspaceFixture fixture;
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        openNewRecordPanel(window->workspace(), shell, QStringLiteral("contact"));
        auto *form = shell.findChild<NewRecordForm *>();
        QTRY_VERIFY(line(form, "Last name") != nullptr);
        QTest::keyClicks(line(form, "Last name"), QStringLiteral("Sand"));
        const QPointer<NewRecordForm> closed(form);
        shell.closePanel();
        QTRY_COMPARE(drafts(window->workspace(), "new/contact").size(), 1);
        QTRY_VERIFY(closed.isNull());
        openNewRecordPanel(window->workspace(), shell, QStringLiteral("contact"));
        QTRY_VERIFY(shell.findChild<NewRecordForm *>() != nullptr);
        form = shell.findChild<NewRecordForm *>();
        QTRY_VERIFY(button(form, "Restore") != nullptr);
        QTest::mouseClick(button(form, "Restore"), Qt::LeftButton);
        QTRY_COMPARE(line(form, "Last name")->text(), QStringLiteral("Sand"));
        QTest::mouseClick(button(form, "Create"), Qt::LeftButton);
        QTRY_COMPARE(drafts(window->workspace(), "new/contact").size(), 0);
        QTRY_VERIFY(shell.currentPage()->title() == QStringLiteral("Sand"));
    }

    void anEditDuringAnImportIsKeptAndTheWindowSaysSo()
    {
        WorkspaceFixture fixture;
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        QSemaphore holding;
        QSemaphore release;
        auto import = window->workspace().write(QStringLiteral("Import"), [&](UnitOfWork &) -> Result<void> {
            holding.release();
            release.acquire();
            return {};
        });
        holding.acquire();
        QLineEdit *title = line(shell.currentPage(), "Title");
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Director"));
        QTest::keyClick(title, Qt::Key_Tab);
        QTRY_COMPARE(drafts(window->workspace(), "edit/").size(), 1);
        const auto said = [&] {
            for (const QLabel *label : shell.findChildren<QLabel *>()) {
                if (label->text().contains(QStringLiteral("as soon as the running import is done"))) {
                    return true;
                }
            }
            return false;
        };
        QTRY_VERIFY(said());
        QCOMPARE(title->text(), QStringLiteral("Director"));
        release.release();
        QTRY_COMPARE(stored(window->workspace(), contact.id).title, QStringLiteral("Director"));
        QTRY_COMPARE(drafts(window->workspace(), "edit/").size(), 0);
        QVERIFY(await(std::move(import)));
    }

    void aChoiceThatNeedsAnotherFieldWaitsForIt()
    {
        WorkspaceFixture fixture;
        FieldDef vat;
        vat.type = QStringLiteral("contact");
        vat.label = QStringLiteral("VAT number");
        vat.kind = QStringLiteral("text");
        vat.visibleWhen = QStringLiteral("lifecycle=customer");
        vat.requiredWhen = QStringLiteral("lifecycle=customer");
        fixture.insert(vat);
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        QVERIFY(line(shell.currentPage(), "VAT number") == nullptr);
        QComboBox *lifecycle = nullptr;
        for (QComboBox *box : shell.currentPage()->findChildren<QComboBox *>()) {
            if (box->accessibleName() == QLatin1String("Lifecycle")) {
                lifecycle = box;
            }
        }
        QVERIFY(lifecycle != nullptr);
        const int customer = lifecycle->findData(QStringLiteral("customer"));
        lifecycle->setCurrentIndex(customer);
        emit lifecycle->activated(customer);
        // The field appears, says why, and both are saved together.
        QTRY_VERIFY(line(shell.currentPage(), "VAT number") != nullptr);
        QTRY_VERIFY(bannerSays(shell, QStringLiteral("“VAT number” must be filled in when Lifecycle is Customer.")));
        QCOMPARE(stored(window->workspace(), contact.id).lifecycle, QStringLiteral("lead"));
        QCOMPARE(lifecycle->currentData().toString(), QStringLiteral("customer"));
        QLineEdit *number = line(shell.currentPage(), "VAT number");
        number->setFocus();
        QTest::keyClicks(number, QStringLiteral("DE123"));
        QTest::keyClick(number, Qt::Key_Tab);
        QTRY_COMPARE(stored(window->workspace(), contact.id).lifecycle, QStringLiteral("customer"));
        QCOMPARE(stored(window->workspace(), contact.id).custom.value(QStringLiteral("vat_number")).toString(),
                 QStringLiteral("DE123"));
    }

    void wordsThatCouldNotBeSavedStayInTheField()
    {
        WorkspaceFixture fixture;
        FieldDef vat;
        vat.type = QStringLiteral("contact");
        vat.label = QStringLiteral("Contract");
        vat.kind = QStringLiteral("text");
        fixture.insert(vat);
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        // Somebody retires nothing and locks nothing; the record itself is locked from now on.
        QLineEdit *field = line(shell.currentPage(), "Contract");
        QVERIFY(field != nullptr);
        QVERIFY(await(window->workspace().write(QStringLiteral("Lock"), [&](UnitOfWork &work) -> Result<void> {
            TRY_ASSIGN(auto query, work.execute(QStringLiteral("CREATE TRIGGER refuse BEFORE UPDATE ON contact BEGIN "
                                                               "SELECT RAISE(ABORT, 'no'); END")));
            query.finish();
            work.keepUnlogged();
            return {};
        })));
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("A-1 and a long story"));
        QTest::keyClick(field, Qt::Key_Tab);
        QTRY_VERIFY(button(shell.findChild<Banner *>(), "Try again") != nullptr);
        QCOMPARE(field->text(), QStringLiteral("A-1 and a long story"));
        QVERIFY(await(window->workspace().write(QStringLiteral("Unlock"), [&](UnitOfWork &work) -> Result<void> {
            TRY_ASSIGN(auto query, work.execute(QStringLiteral("DROP TRIGGER refuse")));
            query.finish();
            work.keepUnlogged();
            return {};
        })));
        QTest::mouseClick(button(shell.findChild<Banner *>(), "Try again"), Qt::LeftButton);
        QTRY_COMPARE(stored(window->workspace(), contact.id).custom.value(QStringLiteral("contract")).toString(),
                     QStringLiteral("A-1 and a long story"));
    }

    void filesDroppedOnThePageAreAttachedAndShown()
    {
        WorkspaceFixture fixture;
        QTemporaryDir dir;
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(QColor(40, 120, 90));
        QVERIFY(picture.save(dir.filePath(QStringLiteral("roof.png"))));
        QFile note(dir.filePath(QStringLiteral("a rather long name of a note that the rail cannot show whole.txt")));
        QVERIFY(note.open(QIODevice::WriteOnly) && note.write("Call before ten.\n") > 0);
        note.close();
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(dir.filePath(QStringLiteral("roof.png"))), QUrl::fromLocalFile(note.fileName())});
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject *>(shell.currentPage())->event(&drop);  // Qt drops what no drag began
        QVERIFY(drop.isAccepted());
        auto *card = shell.currentPage()->findChild<AttachmentsCard *>();
        QVERIFY(card != nullptr);
        const auto rows = [&] {
            QStringList names;
            for (const QAbstractButton *row : card->findChildren<QAbstractButton *>()) {
                if (row->isVisible() && row->text().contains(QLatin1Char('.'))) {
                    names.append(row->text());
                }
            }
            return names;
        };
        QTRY_COMPARE(rows().size(), 2);
        // A pasted picture as well.
        QMimeData pasted;
        pasted.setImageData(picture);
        card->attach(pasted);
        QTRY_COMPARE(rows().size(), 3);
        QTest::qWait(200);
        QVERIFY(test::saveShot(&shell, QStringLiteral("record-files")));
        for (QAbstractButton *row : card->findChildren<QAbstractButton *>()) {
            if (row->text() == QLatin1String("roof.png") && row->isVisible()) {
                row->click();
                break;
            }
        }
        QTRY_VERIFY(shell.findChild<AttachmentPreview *>() != nullptr);
        QTest::qWait(300);
        QVERIFY(test::saveShot(&shell, QStringLiteral("attachment-preview")));
        const QStringList clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        QTest::mouseClick(button(shell.findChild<AttachmentPreview *>(), "Remove"), Qt::LeftButton);
        QTRY_COMPARE(rows().size(), 2);
        window->undoLast();
        QTRY_COMPARE(rows().size(), 3);
    }

    void aPastedSignatureBecomesAContactAndACompany()
    {
        WorkspaceFixture fixture;
        const Contact contact = lena(fixture);
        const auto window = open(fixture, contact);
        MainWindow &shell = window->window();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        QTRY_VERIFY(shell.currentPage()->ready());
        openQuickAddPanel(window->workspace(), shell,
                          QStringLiteral("Jane Miller\nSales Director\nAcme Widgets Ltd\n+44 20 7946 0958\n"
                                         "jane.miller@acme.example"));
        auto *form = shell.findChild<QuickAddForm *>();
        QVERIFY(form != nullptr);
        QTRY_VERIFY(line(form, "First name") != nullptr);
        QCOMPARE(line(form, "First name")->text(), QStringLiteral("Jane"));
        QCOMPARE(line(form, "Company")->text(), QStringLiteral("Acme Widgets Ltd"));
        line(form, "Job title")->setFocus();
        QTest::keyClicks(line(form, "Job title"), QStringLiteral("!"));
        QTest::qWait(150);
        QVERIFY(test::saveShot(&shell, QStringLiteral("quick-add")));
        const QStringList clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        QTest::mouseClick(button(form, "Create"), Qt::LeftButton);
        QTRY_COMPARE(shell.currentPage()->title(), QStringLiteral("Jane Miller"));
        const Contact made =
            stored(window->workspace(), qobject_cast<RecordPage *>(shell.currentPage())->location().record);
        QCOMPARE(made.emails.value(0).address, QStringLiteral("jane.miller@acme.example"));
        QVERIFY(made.company.isValid());
    }
};

FIELDFARE_TEST(RecordDraftsTest)
#include "record_drafts_test.moc"
