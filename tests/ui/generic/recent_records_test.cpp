// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/recent_records.h"
#include "records/company/company.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QSettings>

using namespace fieldfare;

class RecentRecordsTest : public QObject {
    Q_OBJECT

private:
    static QStringList shown(const RecentRecords &recent)
    {
        QStringList titles;
        const auto entries = await(recent.read());
        if (!entries) {
            return {entries.error().message};
        }
        for (const RecentRecords::Entry &entry : *entries) {
            titles.append(entry.title);
        }
        return titles;
    }

private slots:
    void init() { QSettings().clear(); }

    void whatWasOpenedIsThereAtOnceAndLater()
    {
        WorkspaceFixture fixture;
        constexpr int companies = 15;
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Filled"), [](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (int i = 1; i <= companies; ++i) {
                Company company;
                company.name = QStringLiteral("Firm %1").arg(i);
                TRY(writer.insert(company));
            }
            return {};
        })));
        const QString type = QStringLiteral("company");
        {
            RecentRecords recent(*fixture.workspace);
            for (const int id : {1, 2, 1}) {
                recent.visit(type, id);
            }
            // Before anything is in the settings; each record once, the newest first.
            QTRY_COMPARE(shown(recent), QStringList({QStringLiteral("Firm 1"), QStringLiteral("Firm 2")}));
        }
        // What was not written yet is written when the window goes.
        RecentRecords again(*fixture.workspace);
        QCOMPARE(shown(again), QStringList({QStringLiteral("Firm 1"), QStringLiteral("Firm 2")}));
        // Their names are read beside each other; the order is that of opening.
        QStringList newest;
        for (int id = 1; id <= companies; ++id) {
            again.visit(type, id);
            newest.prepend(QStringLiteral("Firm %1").arg(id));
        }
        QTRY_COMPARE(shown(again), newest.mid(0, RecentRecords::mostRecent));
    }
};

FIELDFARE_TEST(RecentRecordsTest)
#include "recent_records_test.moc"
