// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/quality_page.h"

#include "presentation/quality/quality_rows_model.h"
#include "quality/check_list.h"
#include "quality/expectations_form.h"
#include "records/contact/contact.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/table/data_table.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QVBoxLayout>

using namespace fieldfare;

/// From the overview to a mended row, and back.
class QualityPageTest : public QObject {
    Q_OBJECT

    Contact person(const char *name, const char *mail)
    {
        Contact contact;
        contact.name = QString::fromUtf8(name);
        contact.emails = {{{}, QString::fromLatin1(mail)}};
        contact.owner = m_fixture->workspace->session().user;
        return m_fixture->insert(contact);
    }
    void open(const QString &check = {})
    {
        m_page = new QualityPage(PageContext{*m_host, m_fixture->workspace.get(), &m_trail});
        m_host->layout()->addWidget(m_page);
        m_page->setLocation(Location{page_id::quality, {}, 0, check});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->ready(), 60'000);
    }
    /// Shows the check and waits until its rows have words.
    void show(const QString &check)
    {
        m_page->setLocation(Location{page_id::quality, {}, 0, check});
        QTRY_VERIFY(m_page->rows()->check() == check && m_page->rows()->isLoaded());
        m_page->rows()->prefetch(0, 10);
        QTRY_VERIFY(m_page->rows()->isSettled());
    }
    QString mailOf(const Contact &contact)
    {
        const auto now = m_fixture->reload(contact);
        return now && !now->emails.isEmpty() ? now->emails.first().address : QString();
    }
    QString cell(int row, int column) { return m_page->rows()->index(row, column).data().toString(); }

private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        m_host = std::make_unique<test::PageHost>();
        new QVBoxLayout(m_host.get());
        m_host->resize(1280, 760);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    }
    void cleanup()
    {
        QVERIFY2(m_host->errors.isEmpty(), qPrintable(m_host->errors.join(QLatin1Char('\n'))));
        m_host.reset();
        m_fixture.reset();
    }

    void anEmptyWorkspaceIsFine()
    {
        open();
        QCOMPARE(m_page->controller()->summary().score(m_page->controller()->checks()), 100.0);
        QVERIFY(!m_page->table()->isVisible());
    }

    void proposalsAreWrittenAsOneStepAndTakenBack()
    {
        const Contact ada = person("Ada Byron", "ada@gmial.com");
        const Contact grace = person("Grace Hopper", "grace@gmial.com");
        const Contact alan = person("Alan Turing", "alan@gmial.com");
        open();
        // The heaviest check is shown without asking.
        QCOMPARE(m_page->findChild<CheckList *>()->currentCheck(), QStringLiteral("contact.email_domain"));
        show(QStringLiteral("contact.email_domain"));
        QualityRowsModel *rows = m_page->rows();
        const QAbstractItemModelTester tester(rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rows->rowCount(), 3);
        QCOMPARE(rows->ticked(), 3);
        QCOMPARE(cell(0, QualityRowsModel::FoundColumn), QStringLiteral("ada@gmial.com"));
        QCOMPARE(cell(0, QualityRowsModel::ProposalColumn), QStringLiteral("ada@gmail.com"));
        // One is unticked, one is typed anew.
        rows->setTicked({1}, false);
        QVERIFY(rows->setData(rows->index(2, QualityRowsModel::ProposalColumn), QStringLiteral("turing@example.org"),
                              Qt::EditRole));
        QCOMPARE(rows->ticked(), 2);
        m_page->fixTicked();
        QTRY_COMPARE(mailOf(ada), QStringLiteral("ada@gmail.com"));
        QTRY_COMPARE(rows->rowCount(), 1);
        QCOMPARE(mailOf(alan), QStringLiteral("turing@example.org"));
        QCOMPARE(mailOf(grace), QStringLiteral("grace@gmial.com"));
        QTRY_VERIFY(!m_host->undoText.isEmpty());
        m_host->undo();
        QTRY_COMPARE(mailOf(ada), QStringLiteral("ada@gmial.com"));
        QCOMPARE(mailOf(alan), QStringLiteral("alan@gmial.com"));
        QTRY_COMPARE(rows->rowCount(), 3);
        rows->tickAll(false);
        QCOMPARE(rows->ticked(), 0);
        rows->tickAll(true);
        QCOMPARE(rows->ticked(), 3);
    }

    void whatIsRightIsNotShownAgain()
    {
        person("Ada Byron", "info@firm.example");
        open(QStringLiteral("contact.email_role"));
        show(QStringLiteral("contact.email_role"));
        QCOMPARE(m_page->rows()->rowCount(), 1);
        QVERIFY(!m_page->rows()->index(0, QualityRowsModel::TickColumn).data(Qt::CheckStateRole).isValid());
        m_page->table()->selectRow(0);
        m_page->ignoreSelected();
        QTRY_COMPARE(m_page->rows()->rowCount(), 0);
        m_host->undo();
        QTRY_COMPARE(m_page->rows()->rowCount(), 1);
    }

    void recordsOpenWithTheirNeighbours()
    {
        const Contact ada = person("Ada Byron", "ada@gmial.com");
        const Contact grace = person("Grace Hopper", "grace@gmial.com");
        open(QStringLiteral("contact.email_domain"));
        show(QStringLiteral("contact.email_domain"));
        m_page->table()->setCurrentIndex(m_page->rows()->index(1, QualityRowsModel::RecordColumn));
        QTest::keyClick(m_page->table(), Qt::Key_Return);
        QCOMPARE(m_host->opened.size(), 1);
        QCOMPARE(m_host->opened.first().record, grace.id);
        QCOMPARE(m_trail.ids, (QVector<qint64>{ada.id, grace.id}));
    }

    void rowsAreSavedAsCsvAndAsAView()
    {
        person("Ada Byron", "ada@gmial.com");
        open(QStringLiteral("contact.email_domain"));
        show(QStringLiteral("contact.email_domain"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("rows.csv"));
        const QualityCheck check = *m_page->controller()->check(m_page->rows()->check());
        const auto written = await(m_page->controller()->writeCsv(check, m_page->rows()->hits(), path));
        VERIFY_OK(written);
        QCOMPARE(*written, 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("Ada Byron,ada@gmial.com,ada@gmail.com"), text.constData());
        m_page->controller()->saveAsView(check);
        QTRY_COMPARE(m_fixture->value(QStringLiteral("SELECT query FROM {saved_view}")).toString(),
                     QStringLiteral("quality:email_domain"));
    }

    void expectationsChangeTheChecks()
    {
        person("Ada Byron", "ada@example.org");
        open();
        QVERIFY(m_page->controller()->check(QStringLiteral("contact.missing_birthday")) == nullptr);
        m_page->openExpectations();
        auto *form = qobject_cast<ExpectationsForm *>(m_host->panel);
        QVERIFY(form != nullptr);
        QSignalSpy accepted(form, &ExpectationsForm::accepted);
        QualitySettings wanted = form->settings();
        QCOMPARE(wanted == m_page->controller()->settings(), true);
        for (auto *box : form->findChildren<QCheckBox *>()) {
            if (box->text() == QStringLiteral("Birthday")) {
                box->setChecked(true);
            }
        }
        wanted = form->settings();
        QVERIFY(wanted.mustHaves.value(QStringLiteral("contact")).contains(QStringLiteral("birthday")));
        m_page->controller()->saveSettings(wanted);
        QTRY_VERIFY(m_page->controller()->check(QStringLiteral("contact.missing_birthday")) != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->ready(), 60'000);
        const QualityCount *count = m_page->controller()->summary().find(QStringLiteral("contact.missing_birthday"));
        QVERIFY(count != nullptr);
        QCOMPARE(count->rows, 1);
    }

    void countsOpenAtOnceNextTime()
    {
        person("Ada Byron", "ada@gmial.com");
        open();
        QTRY_VERIFY(m_page->controller()->summary().at.isValid());
        QTRY_COMPARE(
            m_fixture->value(QStringLiteral("SELECT count(*) FROM setting WHERE key LIKE 'quality.summary.%'")).toInt(),
            1);
        delete m_page;
        QualityController again(*m_fixture->workspace);
        QSignalSpy opened(&again, &QualityController::opened);
        again.open();
        QVERIFY(opened.wait(30'000));
        QVERIFY(!again.isRefreshing());
        const QualityCount *count = again.summary().find(QStringLiteral("contact.email_domain"));
        QVERIFY(count != nullptr);
        QCOMPARE(count->rows, 1);
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<test::PageHost> m_host;
    RecordTrail m_trail;
    QualityPage *m_page = nullptr;
};

FIELDFARE_TEST(QualityPageTest)
#include "quality_page_test.moc"
