// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/contact/contact.h"
#include "records/generic/record_form.h"
#include "records/generic/record_page.h"
#include "shell/bars.h"
#include "shell/workspace_window.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>

using namespace fieldfare;

/// What somebody types is theirs: no change set, late answer, page change, lock or closing takes it away.
class RecordFormTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    struct Open {
        WorkspaceFixture fixture;
        Contact lena;
        Contact anna;
        std::unique_ptr<WorkspaceWindow> window;
        Workspace &workspace() { return window->workspace(); }
        MainWindow &shell() { return window->window(); }
        RecordPage *page() { return qobject_cast<RecordPage *>(shell().currentPage()); }
        void go(const Contact &contact)
        {
            shell().open(Location{page_id::record, QStringLiteral("contact"), contact.id, {}});
        }
        QLineEdit *line(const char *label)
        {
            for (QLineEdit *edit : page()->findChildren<QLineEdit *>()) {
                if (edit->accessibleName() == QLatin1String(label) && edit->isVisible()) {
                    return edit;
                }
            }
            return nullptr;
        }
        Contact stored(const Contact &contact)
        {
            const auto loaded = await(workspace().read(
                [&](ReadContext &context) { return RecordReader(context).load(Id<Contact>{contact.id}); }));
            return loaded ? *loaded : Contact();
        }
        /// As a colleague's sync or a second window would.
        bool changeElsewhere(const Contact &contact, const std::function<void(Contact &)> &edit)
        {
            const auto written =
                await(workspace().write(QStringLiteral("Elsewhere"), [&](UnitOfWork &work) -> Result<void> {
                    RecordWriter writer(work);
                    TRY_ASSIGN(Contact there, writer.load(Id<Contact>{contact.id}));
                    edit(there);
                    return writer.update(there);
                }));
            return written.has_value();
        }
        bool bannerSays(const QString &part)
        {
            const auto *banner = shell().findChild<Banner *>();
            if (banner == nullptr || !banner->isVisible()) {
                return false;
            }
            for (const QLabel *label : banner->findChildren<QLabel *>()) {
                if (label->text().contains(part)) {
                    return true;
                }
            }
            return false;
        }
    };

    std::unique_ptr<Open> open()
    {
        auto open = std::make_unique<Open>();
        Contact lena;
        lena.firstName = QStringLiteral("Lena");
        lena.lastName = QStringLiteral("Brandt");
        lena.title = QStringLiteral("Head of purchasing");
        lena.notes = QStringLiteral("Roofs.");
        open->lena = open->fixture.insert(lena);
        Contact anna;
        anna.firstName = QStringLiteral("Anna");
        anna.lastName = QStringLiteral("Sand");
        anna.title = QStringLiteral("Fitter");
        open->anna = open->fixture.insert(anna);
        open->window = std::make_unique<WorkspaceWindow>(std::move(open->fixture.workspace));
        open->shell().resize(1440, 900);
        open->shell().show();
        return open;
    }

    static void type(QWidget *edit, const QString &text)
    {
        edit->setFocus();
        if (auto *line = qobject_cast<QLineEdit *>(edit)) {
            line->selectAll();
        }
        QTest::keyClicks(edit, text);
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        QCoreApplication::setApplicationName(QStringLiteral("RecordFormTest"));
        QSettings().clear();
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void readyMeansThatEveryFieldTakesTheKeyboard()
    {
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        int seen = 0;
        bool all = true;
        connect(at->page(), &Page::readyChanged, this, [&] {
            if (at->page()->ready() && seen == 0) {
                const auto edits = at->page()->findChildren<RecordForm *>().first()->findChildren<QLineEdit *>();
                seen = static_cast<int>(edits.size());
                for (const QLineEdit *edit : edits) {
                    all = all && edit->isVisible();
                }
            }
        });
        QTRY_VERIFY(seen > 5);
        QVERIFY(all);
    }

    void aChangeFromElsewhereLeavesTheWordsAlone()
    {
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        QLineEdit *title = at->line("Title");
        QVERIFY(title != nullptr);
        type(title, QStringLiteral("Dir"));
        // Another field changes and one that the form did not show gets a value, so that the form gains a row.
        QVERIFY(at->changeElsewhere(at->lena, [](Contact &there) {
            there.lastName = QStringLiteral("Brandt-Vogel");
            there.website = QStringLiteral("https://brandt.example");
            there.birthday = QDate(1984, 5, 6);
        }));
        QTRY_VERIFY(at->line("Last name") != nullptr && at->line("Last name")->text() == QLatin1String("Brandt-Vogel"));
        QCOMPARE(at->line("Title"), title);
        QVERIFY(title->hasFocus());
        QCOMPARE(title->text(), QStringLiteral("Dir"));
        QTest::keyClicks(title, QStringLiteral("ector"));
        QTest::keyClick(title, Qt::Key_Tab);
        QTRY_COMPARE(at->stored(at->lena).title, QStringLiteral("Director"));
        QCOMPARE(at->stored(at->lena).lastName, QStringLiteral("Brandt-Vogel"));
    }

    void theSameFieldChangedElsewhereIsSaidAndNotTaken_data()
    {
        QTest::addColumn<QString>("theirs");
        QTest::newRow("other words") << QStringLiteral("CEO");
        QTest::newRow("emptied") << QString();
    }
    void theSameFieldChangedElsewhereIsSaidAndNotTaken()
    {
        QFETCH(QString, theirs);
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        QLineEdit *title = at->line("Title");
        type(title, QStringLiteral("Director"));
        QVERIFY(at->changeElsewhere(at->lena, [&](Contact &there) { there.title = theirs; }));
        QTRY_VERIFY(at->bannerSays(QStringLiteral("while you were typing")));
        QVERIFY(theirs.isEmpty() || at->bannerSays(theirs));
        QCOMPARE(title->text(), QStringLiteral("Director"));
        QTest::keyClick(title, Qt::Key_Tab);
        QTRY_COMPARE(at->stored(at->lena).title, QStringLiteral("Director"));
    }

    void aWindowInTheBackgroundKeepsItsWords()
    {
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        auto *notes = at->page()->findChild<RecordForm *>()->findChild<QPlainTextEdit *>();
        QVERIFY(notes != nullptr);
        notes->setFocus();
        notes->moveCursor(QTextCursor::End);
        QTest::keyClicks(notes, QStringLiteral(" And walls"));
        // Even when nothing tells the field that it was left.
        {
            const QSignalBlocker quiet(notes);
            notes->document()->setModified(true);
        }
        at->page()->findChild<RecordForm *>()->window()->clearFocus();
        QVERIFY(at->changeElsewhere(at->lena, [](Contact &there) { there.title = QStringLiteral("CEO"); }));
        QTRY_COMPARE(at->line("Title")->text(), QStringLiteral("CEO"));
        QCOMPARE(notes->toPlainText(), QStringLiteral("Roofs. And walls"));
    }

    void whatWasReadBeforeSavingDoesNotComeBack()
    {
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        QLineEdit *title = at->line("Title");
        // Asked for before the field is left, answered while it is being stored.
        at->page()->setLocation(at->page()->location());
        type(title, QStringLiteral("Director"));
        QTest::keyClick(title, Qt::Key_Tab);
        bool fellBack = false;
        connect(title, &QLineEdit::textChanged, this,
                [&](const QString &text) { fellBack = fellBack || text != QLatin1String("Director"); });
        QTRY_COMPARE(at->stored(at->lena).title, QStringLiteral("Director"));
        QTest::qWait(150);
        QVERIFY(!fellBack);
        QCOMPARE(title->text(), QStringLiteral("Director"));
    }

    void wordsGoToTheRecordTheyWereTypedFor()
    {
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        type(at->line("Title"), QStringLiteral("Director"));
        at->go(at->anna);
        QTRY_VERIFY(at->page()->ready() && at->page()->location().record == at->anna.id);
        QTRY_COMPARE(at->line("Title")->text(), QStringLiteral("Fitter"));
        QTRY_COMPARE(at->stored(at->lena).title, QStringLiteral("Director"));
        QCOMPARE(at->stored(at->anna).title, QStringLiteral("Fitter"));
    }

    void leavingSavesWhatIsBeingTyped_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("another page") << 0;
        QTest::newRow("new fields throw the pages away") << 1;
        QTest::newRow("the window closes") << 2;
    }
    void leavingSavesWhatIsBeingTyped()
    {
        QFETCH(int, way);
        const auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        type(at->line("Title"), QStringLiteral("Director"));
        switch (way) {
        case 0: at->shell().open(Location{page_id::contacts, QStringLiteral("contact"), 0, {}}); break;
        case 1: at->shell().forgetPages(); break;
        default: at->shell().close();
        }
        QTRY_COMPARE(at->stored(at->lena).title, QStringLiteral("Director"));
    }

    void lockingSavesWhatIsBeingTyped()
    {
        auto at = open();
        QVERIFY(QTest::qWaitForWindowActive(&at->shell()));
        at->go(at->lena);
        QTRY_VERIFY(at->page()->ready());
        type(at->line("Title"), QStringLiteral("Director"));
        const QString path = at->workspace().path();
        at->window.reset();  // as the program does when it locks
        auto again = Workspace::open({path, NoUnlock{}, OpenMode::ReadOnly, at->fixture.clock});
        VERIFY_OK(again);
        const qint64 id = at->lena.id;
        const auto loaded =
            await((*again)->read([id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
        VERIFY_OK(loaded);
        QCOMPARE(loaded->title, QStringLiteral("Director"));
    }
};

FIELDFARE_TEST(RecordFormTest)
#include "record_form_test.moc"
