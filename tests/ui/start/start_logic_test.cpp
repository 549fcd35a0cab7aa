// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/new_workspace.h"
#include "presentation/start/passphrase_strength.h"
#include "presentation/start/places.h"
#include "presentation/start/recent_workspaces.h"
#include "support/test.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

using namespace fieldfare;

class StartLogicTest : public QObject {
    Q_OBJECT

private slots:
    void strength_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<int>("grade");
        using Grade = PassphraseStrength::Grade;
        QTest::newRow("nothing") << QString() << int(Grade::None);
        QTest::newRow("word everybody tries") << QStringLiteral("Password1") << int(Grade::Weak);
        QTest::newRow("keyboard row") << QStringLiteral("qwertyuiop") << int(Grade::Weak);
        QTest::newRow("digits in order") << QStringLiteral("123456789012") << int(Grade::Weak);
        QTest::newRow("one letter often") << QStringLiteral("aaaaaaaaaaaaaaaaaaaa") << int(Grade::Weak);
        QTest::newRow("short mixture") << QStringLiteral("kX3!") << int(Grade::Weak);
        QTest::newRow("two words") << QStringLiteral("river candles") << int(Grade::Fair);
        QTest::newRow("five words") << QStringLiteral("river candle fox marble tuesday") << int(Grade::Strong);
        QTest::newRow("random characters") << QStringLiteral("v8#Lq2!wZp7R") << int(Grade::Strong);
        QTest::newRow("Chinese sentence") << QStringLiteral("昨夜西风凋碧树") << int(Grade::Strong);
    }
    void strength()
    {
        QFETCH(QString, passphrase);
        QFETCH(int, grade);
        const PassphraseStrength found = passphraseStrength(passphrase);
        QVERIFY2(int(found.grade) == grade,
                 qPrintable(QStringLiteral("grade %1 with %2 bits").arg(int(found.grade)).arg(found.bits)));
        QVERIFY(!found.hint.isEmpty());
    }

    void folderNames()
    {
        NewWorkspaceForm form;
        form.folder = QStringLiteral("/tmp/x");
        form.company = QStringLiteral(" A/B: \"C\"*? ");
        QCOMPARE(form.path(), QStringLiteral("/tmp/x/AB C.fieldfare"));
        form.company = QStringLiteral("Acme Inc. ");
        QCOMPARE(form.path(), QStringLiteral("/tmp/x/Acme Inc.fieldfare"));
        form.company.clear();
        QVERIFY(form.path().endsWith(QStringLiteral(".fieldfare")));
        QVERIFY(form.path().size() > 12);
    }

    void names()
    {
        QCOMPARE(nameFromLogin(QStringLiteral("maria.keller")), QStringLiteral("Maria Keller"));
        QCOMPARE(nameFromLogin(QStringLiteral("root")), QString());
        QCOMPARE(nameFromLogin(QString()), QString());
    }

    void codes()
    {
        QVERIFY(countries().size() > 200);
        QVERIFY(currencies().size() > 100);
        QCOMPARE(currencies().first().code, QStringLiteral("EUR"));
        QVERIFY(timeZones().contains(QStringLiteral("Europe/Berlin")));
        QVERIFY(timeZones().contains(QStringLiteral("UTC")));
        QCOMPARE(currencyOf(QStringLiteral("CH")), QStringLiteral("CHF"));
        QCOMPARE(currencyOf(QStringLiteral("CN")), QStringLiteral("CNY"));
    }

    void recent()
    {
        QTemporaryDir dir;
        QSettings settings(dir.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        RecentWorkspaces recent(settings);
        const QDateTime now(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
        for (int i = 0; i < 12; ++i) {
            recent.remember(dir.filePath(QString::number(i)), QStringLiteral("W%1").arg(i), now.addSecs(i));
        }
        QCOMPARE(recent.list().size(), 10);
        QCOMPARE(recent.list().first().name, QStringLiteral("W11"));
        QVERIFY(recent.list().first().missing);
        recent.remember(dir.filePath(QStringLiteral("5")), QStringLiteral("W5"), now);
        QCOMPARE(recent.list().first().name, QStringLiteral("W5"));
        QCOMPARE(recent.list().size(), 10);
        recent.forget(recent.list().first().path);
        QCOMPARE(recent.list().size(), 9);
    }
};

FIELDFARE_TEST(StartLogicTest)
#include "start_logic_test.moc"
