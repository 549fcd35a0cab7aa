// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company/company.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QThread>

using namespace fieldfare;

/// What a write gives back, and in which order it is told.
class StoreWriteTest : public QObject {
    Q_OBJECT

    static Store::Work addCompany(const QString &name)
    {
        return [name](UnitOfWork &work) -> Result<void> {
            Company company;
            company.name = name;
            return RecordWriter(work).insert(company);
        };
    }

private slots:
    void theLastStepRunsAfterTheCommitAndBeforeOthersAreTold()
    {
        WorkspaceFixture fixture;
        Store &store = fixture.workspace->store();
        VERIFY_OK(await(store.settle()));  // what made the workspace has been told
        QStringList order;
        const QObject receiver;
        connect(
            &store, &Store::changed, &receiver, [&order] { order.append(QStringLiteral("told")); },
            Qt::DirectConnection);
        const auto answer = await(store.write(fixture.workspace->session(), {QStringLiteral("Added"), Origin::Local, 0},
                                              addCompany(QStringLiteral("Acme")),
                                              [&order](const Result<ChangeSet> &changes) -> Result<QString> {
                                                  order.append(QStringLiteral("last step"));
                                                  if (!changes)
                                                      return fail(changes.error());
                                                  return QStringLiteral("transaction %1").arg(changes->transaction);
                                              }));
        VERIFY_OK(answer);
        QVERIFY(answer->startsWith(QLatin1String("transaction ")));
        VERIFY_OK(await(store.settle()));  // the writer has told everybody
        QCOMPARE(order, QStringList({QStringLiteral("last step"), QStringLiteral("told")}));
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {company}")).toInt(), 1);
    }

    void theLastStepMakesTheAnswerOfARefusal()
    {
        WorkspaceFixture fixture;
        const QThread *here = QThread::currentThread();
        const QThread *there = nullptr;
        const auto answer = await(fixture.workspace->store().write(
            fixture.workspace->session(), {QStringLiteral("Added"), Origin::Local, 0},
            [](UnitOfWork &work) -> Result<void> {
                TRY(addCompany(QStringLiteral("Acme"))(work));
                return fail(ErrorCode::InvalidInput, QStringLiteral("second thoughts"));
            },
            [&there](const Result<ChangeSet> &changes) {
                there = QThread::currentThread();
                return changes ? QString() : changes.error().message;
            }));
        QCOMPARE(answer, QStringLiteral("second thoughts"));
        QVERIFY(there != nullptr && there != here);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {company}")).toInt(), 0);
    }
};

FIELDFARE_TEST(StoreWriteTest)
#include "store_write_test.moc"
