// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"

#include "base/translation.h"
#include "duplicates/duplicates_page.h"
#include "exchange/import_set_page.h"
#include "features/steps.h"
#include "presentation/duplicates/duplicate_review.h"
#include "presentation/exchange/import_set_session.h"
#include "shell/main_window.h"
#include "shell/workspace_window.h"
#include "support/test.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace fieldfare;

/// Somebody brings the records of another CRM: three files that name each other dropped on the window, looked through and
/// imported at once; people who are there twice are merged, one merge is taken back; a view is saved and exported.
class MovingInTest : public QObject {
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
    }

    void story()
    {
        DesktopOptions options;
        options.theme = qEnvironmentVariableIsSet("FIELDFARE_STORY_DARK") ? ThemeChoice::Dark : ThemeChoice::Light;
        options.language = QStringLiteral("en");
        DesktopApp app(*qApp, options);
        QCOMPARE(app.start(), 0);
        test::Person jan(QStringLiteral("moving-in"), test::frontOf(app));
        test::makeWorkspace(jan, app,
                            {QStringLiteral("Hafen Bikes"), QStringLiteral("Jan Petersen"), QStringLiteral("EUR"),
                             m_dir.path(), QStringLiteral("correct horse battery staple")});
        QVERIFY(app.workspaceWindow() != nullptr);
        MainWindow &window = app.workspaceWindow()->window();
        Workspace &workspace = app.workspaceWindow()->workspace();
        const auto count = [&](const char *sql) { return test::numberOf(workspace, QString::fromLatin1(sql)); };

        // Three files in the wrong order, dropped together.
        const QStringList files{dealsFile(), contactsFile(), accountsFile()};
        jan.drop(&window, files);
        auto *page = qobject_cast<ImportSetPage *>(window.currentPage());
        QVERIFY(page != nullptr);
        ImportSetSession &session = page->session();
        QVERIFY(jan.waitFor("the files to be looked at",
                            [&] { return session.phase() == ImportSetSession::Phase::Planned && !session.isBusy(); }));
        QCOMPARE(session.set().tables.size(), 3U);
        QCOMPARE(session.set().tables[0].plan.type, QStringLiteral("company"));
        QCOMPARE(session.set().tables[1].plan.type, QStringLiteral("contact"));
        QCOMPARE(session.set().tables[2].plan.type, QStringLiteral("deal"));
        jan.photograph(QStringLiteral("three-files"));

        // One column of the deals would be left out; it becomes the notes.
        jan.press(QStringLiteral("Columns of Deals.csv …"));
        jan.choose(QStringLiteral("Field for the column Next Step"), QStringLiteral("Notes"));
        jan.photograph(QStringLiteral("columns"));
        jan.press(QStringLiteral("Use these columns"));
        jan.press(QStringLiteral("Check"));
        QVERIFY(jan.waitFor("the check", [&] { return session.phase() == ImportSetSession::Phase::Checked; }));
        QCOMPARE(session.report().total().rejected, 6);
        jan.photograph(QStringLiteral("stages-asked"));
        // Their word for a stage is said once.
        jan.choose(QStringLiteral("Meaning of Tyres kicked"), QStringLiteral("means Qualified"));
        jan.press(QStringLiteral("Check"));
        QVERIFY(jan.waitFor("the second check", [&] { return session.phase() == ImportSetSession::Phase::Checked; }));
        QCOMPARE(session.report().total().rejected, 0);
        jan.photograph(QStringLiteral("checked"));
        jan.press(QStringLiteral("Import %1 rows").arg(companies + people + deals));
        QVERIFY(jan.waitFor("the import", [&] { return session.phase() == ImportSetSession::Phase::Finished; }));
        jan.photograph(QStringLiteral("imported"));
        VERIFY_STORY(jan);
        QCOMPARE(count("SELECT count(*) FROM {contact}"), people);
        QCOMPARE(count("SELECT count(*) FROM {contact} WHERE company IS NOT NULL"), people);
        QCOMPARE(count("SELECT count(*) FROM {deal} WHERE contact IS NOT NULL AND company IS NOT NULL"), deals);
        QCOMPARE(count("SELECT count(*) FROM {deal} WHERE notes LIKE 'Call about %'"), deals);
        QCOMPARE(count("SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.key='qualified'"), 6);

        // Three people are there twice.
        jan.press(QStringLiteral("Look for duplicates"));
        auto *duplicates = qobject_cast<DuplicatesPage *>(window.currentPage());
        QVERIFY(duplicates != nullptr);
        DuplicateReview *review = duplicates->review();
        QVERIFY(jan.waitFor("the search for duplicates", [&] {
            return review->state() == DuplicateReview::State::Reviewing && review->shown().has_value() &&
                   !review->isBusy();
        }));
        jan.photograph(QStringLiteral("duplicates"));
        QCOMPARE(review->count(), 3);
        // The phone of the other record is the right one.
        const qint64 kept = review->shown()->left.record->id;
        jan.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(jan.waitFor("the first merge", [&] { return count("SELECT count(*) FROM {contact}") == people - 1; }));
        QVERIFY(jan.waitFor("the next pair", [&] { return review->shown().has_value() && !review->isBusy(); }));
        jan.photograph(QStringLiteral("merged"));
        jan.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(jan.waitFor("the second merge", [&] { return count("SELECT count(*) FROM {contact}") == people - 2; }));
        QVERIFY(jan.waitFor("the last pair", [&] { return review->shown().has_value() && !review->isBusy(); }));
        jan.key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(jan.waitFor("all to be decided", [&] { return review->state() == DuplicateReview::State::Nothing; }));
        jan.photograph(QStringLiteral("all-decided"));
        VERIFY_STORY(jan);

        // The first merge was wrong after all: from the record, though another came after it.
        const qint64 dealsOfKept =
            test::numberOf(workspace, QStringLiteral("SELECT count(*) FROM {deal} WHERE contact=?"), {kept});
        window.open(Location{page_id::record, QStringLiteral("contact"), kept, {}});
        QVERIFY(jan.waitFor("the record", [&] { return window.currentPage()->ready(); }));
        jan.key(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(jan.waitFor("its history", [&] { return jan.button(QStringLiteral("Separate again")) != nullptr; }));
        jan.photograph(QStringLiteral("separate"));
        jan.press(QStringLiteral("Separate again"));
        QVERIFY(jan.waitFor("two people again", [&] { return count("SELECT count(*) FROM {contact}") == people - 1; }));
        QVERIFY(test::numberOf(workspace, QStringLiteral("SELECT count(*) FROM {deal} WHERE contact=?"), {kept}) <
                dealsOfKept);
        QTest::qWait(300);
        jan.photograph(QStringLiteral("separated"));

        // Those in Bremen become a view, and a file.
        window.open(Location{page_id::contacts, QStringLiteral("contact"), 0, {}});
        QVERIFY(jan.waitFor("the contacts", [&] { return window.currentPage()->ready(); }));
        jan.write(QStringLiteral("Filter"), QStringLiteral("city:Bremen"));
        jan.key(Qt::Key_Return);
        QVERIFY(jan.waitFor("the view to be offered",
                            [&] { return jan.button(QStringLiteral("Save as a view …")) != nullptr; }));
        jan.press(QStringLiteral("Save as a view …"));
        jan.write(QStringLiteral("Name"), QStringLiteral("Bremen"));
        jan.photograph(QStringLiteral("view"));
        jan.press(QStringLiteral("Save view"));
        QVERIFY(jan.waitFor("the saved view", [&] {
            return count("SELECT count(*) FROM {saved_view} WHERE name='Bremen' AND query='city:Bremen'") == 1;
        }));
        QTest::qWait(300);
        jan.photograph(QStringLiteral("view-saved"));
        jan.key(Qt::Key_E, Qt::ControlModifier);
        jan.photograph(QStringLiteral("export"));
        jan.press(QStringLiteral("Export …"));
        const QString target = m_dir.filePath(QStringLiteral("bremen.csv"));
        test::saveAs(window, target);
        QVERIFY(jan.waitFor("the file", [&] { return QFileInfo(target).size() > 0; }));
        QFile read(target);
        QVERIFY(read.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(read.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(),
                 1 + test::numberOf(workspace, QStringLiteral("SELECT count(*) FROM {contact} c JOIN postal_address a "
                                                              "ON a.type=2 AND a.record=c.id WHERE a.city='Bremen'")));
        QVERIFY(lines.size() > 10);
        jan.photograph(QStringLiteral("exported"));
        VERIFY_STORY(jan);
    }

private:
    static constexpr int companies = 20;
    static constexpr int people = 63;  ///< three of them are there twice
    static constexpr int deals = 36;

    QString write(const char *name, const QStringList &lines)
    {
        QFile file(m_dir.filePath(QString::fromLatin1(name)));
        const QByteArray text = lines.join(QStringLiteral("\r\n")).toUtf8() + "\r\n";
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }
    static QString city(int i) { return i % 3 == 0 ? QStringLiteral("Bremen") : QStringLiteral("Hamburg"); }
    QString accountsFile()
    {
        QStringList lines{
            QStringLiteral("Record Id,Account Name,Account Owner,Phone,Website,Billing City,Billing Country")};
        for (int i = 0; i < companies; ++i)
            lines.append(
                QStringLiteral("zcrm_1%1,%2 GmbH,Jan Petersen,+49 421 5550%1,www.firma%1.example,%3,Germany")
                    .arg(i, 2, 10, QLatin1Char('0'))
                    .arg(QString::fromLatin1(m_names[i % 12]) + QString::fromLatin1(m_trades[i % 7]), city(i)));
        return write("Accounts.csv", lines);
    }
    QString contactsFile()
    {
        QStringList lines{QStringLiteral("Record Id,First Name,Last Name,Account Name.id,Account "
                                         "Name,Email,Phone,Mailing City,Mailing Country,Lead Source")};
        const auto add = [&](int i, const QString &first, const QString &last, const QString &mail,
                             const QString &phone) {
            const int company = i % companies;
            lines.append(
                QStringLiteral("zcrm_2%1,%2,%3,zcrm_1%4,%5 GmbH,%6,%7,%8,Germany,Trade fair")
                    .arg(lines.size(), 2, 10, QLatin1Char('0'))
                    .arg(first, last)
                    .arg(company, 2, 10, QLatin1Char('0'))
                    .arg(QString::fromLatin1(m_names[company % 12]) + QString::fromLatin1(m_trades[company % 7]), mail,
                         phone, city(i)));
        };
        for (int i = 0; i < people - 3; ++i) {
            const QString first = QString::fromLatin1(m_first[i % 15]);
            const QString last = QString::fromLatin1(m_names[(i / 15 * 2 + i) % 12]);
            add(i, first, last, QStringLiteral("%1.%2%3@firma.example").arg(first.toLower(), last.toLower()).arg(i),
                QStringLiteral("+49 170 44%1").arg(10000 + i * 137));
        }
        // The same people once more: a slip in the name, another spelling of the number.
        for (const int i : {3, 14, 25}) {
            const QString first = QString::fromLatin1(m_first[i % 15]);
            const QString last = QString::fromLatin1(m_names[(i / 15 * 2 + i) % 12]);
            add(i, first, last, QStringLiteral("%1.%2%3@firma.example").arg(first.toLower(), last.toLower()).arg(i),
                QStringLiteral("0170/44%1").arg(10000 + i * 137));
        }
        return write("Contacts.csv", lines);
    }
    QString dealsFile()
    {
        QStringList lines{QStringLiteral("Record Id,Deal Name,Deal Owner,Account Name.id,Account Name,Contact "
                                         "Name.id,Stage,Amount,Currency,Created Time,Next Step")};
        const char *stages[] = {"Closed Won", "Closed Lost", "Proposal", "Negotiation", "Tyres kicked", "Closed Won"};
        for (int i = 0; i < deals; ++i) {
            // The people who are there twice have deals on both records.
            const int person = i < 3 ? people - 2 + i : i < 6 ? 4 + (i - 3) * 11 : i + 1;
            const int company =
                person > people - 3 ? (3 + (person - (people - 2)) * 11) % companies : (person - 1) % companies;
            lines.append(
                QStringLiteral("zcrm_3%1,%2 bikes for %3,Jan Petersen,zcrm_1%4,,zcrm_2%5,%6,%7.50,EUR,2026-0%8-11 "
                               "09:30:00,Call about the %9 bikes")
                    .arg(i, 2, 10, QLatin1Char('0'))
                    .arg(2 + i % 9)
                    .arg(QString::fromLatin1(m_names[company % 12]))
                    .arg(company, 2, 10, QLatin1Char('0'))
                    .arg(person, 2, 10, QLatin1Char('0'))
                    .arg(QString::fromLatin1(stages[i % 6]))
                    .arg(900 + i * 250)
                    .arg(1 + i % 8)
                    .arg(2 + i % 9));
        }
        return write("Deals.csv", lines);
    }

    static constexpr const char *m_first[] = {"Anke", "Bernd", "Carla", "Dirk", "Elif",  "Frauke", "Gero", "Hanna",
                                              "Ivo",  "Jette", "Kai",   "Lene", "Malte", "Nuria",  "Ole"};
    static constexpr const char *m_names[] = {"Albers", "Brandt", "Claasen", "Diekmann", "Ehlers", "Focken",
                                              "Gerdes", "Harms",  "Ihnen",   "Janssen",  "Kruse",  "Lohmann"};
    static constexpr const char *m_trades[] = {" Logistik", " Bau",    " Werft", " Kaffee",
                                               " Reederei", " Verlag", " Handel"};
    QTemporaryDir m_dir;
};

FIELDFARE_TEST(MovingInTest)
#include "moving_in_test.moc"
