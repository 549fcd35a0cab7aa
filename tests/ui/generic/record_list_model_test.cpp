// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/record_actions.h"
#include "presentation/record_list_model.h"
#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fieldfare;

class RecordListModelTest : public QObject {
    Q_OBJECT

private:
    void fill(WorkspaceFixture &fixture, int count)
    {
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Filled"), [count](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (int i = 0; i < count; ++i) {
                Contact contact;
                contact.name = QStringLiteral("Person %1").arg(i, 5, 10, QLatin1Char('0'));
                contact.lifecycle = i % 2 ? QStringLiteral("customer") : QStringLiteral("lead");
                TRY(writer.insert(contact));
            }
            return {};
        })));
    }

private slots:
    void pagesArriveAndFollowChanges()
    {
        WorkspaceFixture fixture;
        fill(fixture, 350);
        RecordListModel model(*fixture.workspace);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy loaded(&model, &RecordListModel::loaded);
        model.setRequest(ListRequest{QStringLiteral("contact"), {}, {}, false});
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowCount(), 350);
        (void)model.index(310, 0).data();
        QTRY_COMPARE(model.index(310, 0).data().toString(), QStringLiteral("Person 00310"));
        const int lifecycle = model.columnOf(QStringLiteral("lifecycle"));
        QCOMPARE(model.index(310, lifecycle).data().toString(), QStringLiteral("Lead"));
        QVERIFY(model.index(310, lifecycle).data(table_role::Chip).toBool());

        // A change of another part of the program arrives by itself.
        const qint64 id = model.ids().at(310);
        VERIFY_OK(await(record_actions::setFields(*fixture.workspace, QStringLiteral("contact"), id,
                                                  {{QStringLiteral("lifecycle"), QStringLiteral("customer")}})));
        QTRY_COMPARE(model.index(310, lifecycle).data().toString(), QStringLiteral("Customer"));

        loaded.clear();
        VERIFY_OK(await(record_actions::remove(*fixture.workspace, QStringLiteral("contact"), {id})));
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowCount(), 349);
    }

    void queriesFilterAndMistakesAreTold()
    {
        WorkspaceFixture fixture;
        fill(fixture, 40);
        RecordListModel model(*fixture.workspace);
        QSignalSpy loaded(&model, &RecordListModel::loaded);
        QSignalSpy failed(&model, &RecordListModel::failed);
        model.setRequest(ListRequest{QStringLiteral("contact"), QStringLiteral("lifecycle:customer"), {}, false});
        QVERIFY(loaded.wait());
        QCOMPARE(model.rowCount(), 20);
        model.setRequest(ListRequest{QStringLiteral("contact"), QStringLiteral("nosuchfield:1"), {}, false});
        QVERIFY(failed.wait());
        QVERIFY(!failed.first().first().value<Error>().message.isEmpty());
        QCOMPARE(model.rowCount(), 20);
    }

    void actionsNameWhatTheyDo()
    {
        WorkspaceFixture fixture;
        const auto made = await(record_actions::create(*fixture.workspace, QStringLiteral("contact"),
                                                       {{QStringLiteral("name"), QStringLiteral("Lena Brandt")}}));
        VERIFY_OK(made);
        QCOMPARE(made->title, QStringLiteral("Created contact “Lena Brandt”"));
        const qint64 id = record_actions::createdId(*made, fixture.workspace->catalog()->at(QStringLiteral("contact")));
        QVERIFY(id > 0);
        const auto changed = await(record_actions::setFields(*fixture.workspace, QStringLiteral("contact"), id,
                                                             {{QStringLiteral("title"), QStringLiteral("Buyer")}}));
        VERIFY_OK(changed);
        QCOMPARE(changed->title, QStringLiteral("Changed Title of “Lena Brandt”"));
        const auto removed = await(record_actions::remove(*fixture.workspace, QStringLiteral("contact"), {id}));
        VERIFY_OK(removed);
        QCOMPARE(removed->title, QStringLiteral("Deleted contact “Lena Brandt”"));
        const auto gone = await(record_actions::setFields(*fixture.workspace, QStringLiteral("contact"), id,
                                                          {{QStringLiteral("title"), QString()}}));
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
    }
};

FIELDFARE_TEST(RecordListModelTest)
#include "record_list_model_test.moc"
