// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bin_page.h"
#include "history/earlier_panel.h"
#include "history/history_page.h"
#include "history/record_as_of_panel.h"
#include "history/undo_panel.h"
#include "presentation/history/bin_model.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "shell/program_services.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/table/data_table.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>

using namespace fieldfare;
using fieldfare::test::PageHost;

/// The pages and panels about what was: recycle bin, undo with a look before, a record and a workspace as they were.
class HistoryPagesTest : public QObject {
    Q_OBJECT

    static Company company(WorkspaceFixture &fixture, const QString &name)
    {
        Company one;
        one.name = name;
        return fixture.insert(one);
    }

private slots:
    void theBinListsFiltersAndRestores()
    {
        WorkspaceFixture fixture;
        for (const char *name : {"Alpha", "Beta", "Gamma"}) {
            VERIFY_OK(fixture.remove(company(fixture, QString::fromLatin1(name))));
        }
        PageHost host;
        BinPage page(PageContext{host, fixture.workspace.get()});
        const QAbstractItemModelTester tester(page.model());
        page.setParent(&host);
        page.resize(900, 600);
        page.setLocation(Location{page_id::bin, {}, 0, {}});
        host.show();
        page.show();
        QTRY_COMPARE(page.model()->rowCount(), 3);
        page.model()->prefetch(0, 3);
        QTRY_COMPARE(page.model()->nameOf(0), QStringLiteral("Gamma"));  // the newest first
        QCOMPARE(page.model()->index(0, BinModel::Who).data().toString(), QStringLiteral("Maria Keller"));

        page.findChild<QLineEdit *>()->setText(QStringLiteral("bet"));
        QTRY_COMPARE(page.model()->rowCount(), 1);
        page.model()->prefetch(0, 1);
        QTRY_COMPARE(page.model()->nameOf(0), QStringLiteral("Beta"));
        page.table()->selectRow(0);
        page.restoreSelected();
        QTRY_COMPARE(host.undoText, QStringLiteral("Restored “Beta”"));
        QTRY_COMPARE(page.model()->rowCount(), 0);
        QVERIFY(fixture.find(QStringLiteral("company"), QStringLiteral("Beta")).has_value());
        host.undo();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QVERIFY(!fixture.find(QStringLiteral("company"), QStringLiteral("Beta")).has_value());
        QVERIFY2(host.errors.isEmpty(), qPrintable(host.errors.join(u' ')));
    }

    void anOldChangeIsTakenBackAfterALook()
    {
        WorkspaceFixture fixture;
        Company first = company(fixture, QStringLiteral("First"));
        Company second = company(fixture, QStringLiteral("Second"));
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Changed both"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            first.industry = second.industry = QStringLiteral("Glass");
            TRY(writer.update(first));
            return writer.update(second);
        })));
        const qint64 both = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        first.industry = QStringLiteral("Steel");
        VERIFY_OK(fixture.update(first));

        PageHost host;
        HistoryPage page(PageContext{host, fixture.workspace.get()});
        page.setLocation(Location{page_id::history, {}, both, {}});  // chosen, as the bin asks for it
        QTRY_VERIFY(page.ready());
        const qint64 before = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        for (QAction *action : page.actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_U)) {
                action->trigger();
            }
        }
        auto *panel = qobject_cast<UndoPanel *>(host.panel);
        QVERIFY(panel != nullptr);
        QTRY_VERIFY(panel->isReady());
        QCOMPARE(fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong(), before);  // only looked
        QCOMPARE(fixture.reload(second)->industry, QStringLiteral("Glass"));
        QVERIFY(panel->undoButton()->isEnabled());
        panel->undoButton()->click();
        QTRY_VERIFY(!host.undoText.isEmpty());
        QCOMPARE(fixture.reload(first)->industry, QStringLiteral("Steel"));  // edited since
        QVERIFY(fixture.reload(second)->industry.isEmpty());
        QCOMPARE(host.toasts.size(), 1);
        QVERIFY2(host.toasts.first().contains(QStringLiteral("First")), qPrintable(host.toasts.first()));
        host.undo();
        QTRY_COMPARE(fixture.reload(second)->industry, QStringLiteral("Glass"));
        QVERIFY2(host.errors.isEmpty(), qPrintable(host.errors.join(u' ')));
    }

    void aRecordAsItWasIsPutBack()
    {
        WorkspaceFixture fixture;
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.title = QStringLiteral("Buyer");
        person = fixture.insert(person);
        const QDateTime then = fixture.clock->nowUtc();
        fixture.clock->advance(5LL * 86'400'000);
        person.title = QStringLiteral("Boss");
        VERIFY_OK(fixture.update(person));
        PageHost host;
        RecordAsOfPanel panel(*fixture.workspace, host, QStringLiteral("contact"), person.id);
        panel.setMoment(then);
        QTRY_VERIFY(panel.isLoaded());
        QCOMPARE(panel.shown().differences.size(), 1);
        QCOMPARE(panel.shown().differences.first().then, QStringLiteral("Buyer"));
        QCOMPARE(panel.shown().differences.first().now, QStringLiteral("Boss"));
        panel.putBack({QStringLiteral("title")});
        QTRY_VERIFY(!host.undoText.isEmpty());
        QCOMPARE(fixture.reload(person)->title, QStringLiteral("Buyer"));
        QTRY_VERIFY(panel.isLoaded() && panel.shown().differences.isEmpty());
        QVERIFY2(host.errors.isEmpty(), qPrintable(host.errors.join(u' ')));
    }

    void theWorkspaceAsItWasOpensBeside()
    {
        WorkspaceFixture fixture;
        company(fixture, QStringLiteral("Old"));
        const QDateTime then = fixture.clock->nowUtc();
        fixture.clock->advance(5LL * 86'400'000);
        company(fixture, QStringLiteral("New"));
        PageHost host;
        ProgramServices program;
        std::unique_ptr<Workspace> shown;
        program.showEarlier = [&](std::unique_ptr<Workspace> workspace) { shown = std::move(workspace); };
        EarlierPanel panel(*fixture.workspace, host, program, then);
        panel.begin();
        QTRY_VERIFY_WITH_TIMEOUT(shown != nullptr, 20'000);
        const auto count = await(shown->read([](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {company}")));
            return query.next() ? query.value(0).toLongLong() : -1;
        }));
        QCOMPARE(*count, 1);
        QVERIFY(shown->isReadOnly());
        QVERIFY2(host.errors.isEmpty(), qPrintable(host.errors.join(u' ')));
    }
};

FIELDFARE_TEST(HistoryPagesTest)
#include "history_pages_test.moc"
