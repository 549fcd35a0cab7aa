// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/export_panel.h"

#include "records/company/company.h"
#include "support/clipping_gui.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldfare;

class ExportPanelTest : public QObject {
    Q_OBJECT

private slots:
    void writesWhatIsChosen()
    {
        Theme theme(*qApp, ThemeChoice::Light);
        WorkspaceFixture fixture;
        QVector<qint64> ids;
        for (const char *name : {"Brandt & Söhne", "=cmd()", "Nordwind GmbH"}) {
            Company company;
            company.name = QString::fromUtf8(name);
            company.industry = QStringLiteral("Solar");
            ids.append(fixture.insert(company).id);
        }
        QTemporaryDir dir;
        test::PageHost host;
        host.resize(420, 700);
        host.show();
        ExportOffer offer;
        offer.type = QStringLiteral("company");
        offer.shownColumns = {QStringLiteral("name"), QStringLiteral("industry")};
        offer.rows = ids;
        offer.selected = {ids.at(2), ids.at(1)};
        auto *panel = new ExportPanel(*fixture.workspace, host, offer);
        host.openPanel(QStringLiteral("Export"), panel, {});
        panel->resize(400, 660);
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(panel, QStringLiteral("export-panel")));
        const QStringList clipped = test::clippedTexts(panel);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        for (QComboBox *box : panel->findChildren<QComboBox *>()) {
            if (box->accessibleName() == QStringLiteral("Delimiter")) {
                box->setCurrentIndex(1);
            }
        }
        const QString file = dir.filePath(QStringLiteral("out.csv"));
        QSignalSpy written(panel, &ExportPanel::written);
        panel->writeTo(file);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 10000);
        QCOMPARE(written.first().first().toLongLong(), 2);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        // The selection in its order, marked, guarded, with the labels of the screen.
        QCOMPARE(read.readAll(), QByteArray("\xEF\xBB\xBFName;Industry\r\nNordwind GmbH;Solar\r\n'=cmd();Solar\r\n"));
        QCOMPARE(host.errors, QStringList());
    }
};

FIELDFARE_TEST(ExportPanelTest)
#include "export_panel_test.moc"
