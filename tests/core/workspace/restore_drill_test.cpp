// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/restore_drill.h"

#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/connection_setups.h"

using namespace fieldfare;

/// The proof that a backup can be restored, and that it notices when one cannot.
class RestoreDrillTest : public QObject {
    Q_OBJECT

    static void fill(WorkspaceFixture &fixture, int contacts)
    {
        for (int i = 0; i < contacts; ++i) {
            Contact contact;
            contact.lastName = QStringLiteral("Drill %1").arg(i);
            (void)fixture.insert(contact);
        }
    }
    static QStringList leftovers(const QString &place)
    {
        return QDir(place).entryList({QStringLiteral("restore-drill-*")}, QDir::Dirs);
    }
    static bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
    }

private slots:
    void aGoodBackupIsRestoredComparedAndRemoved_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("encrypted") << true;
        QTest::newRow("plain") << false;
    }
    void aGoodBackupIsRestoredComparedAndRemoved()
    {
        QFETCH(const bool, encrypted);
        WorkspaceFixture fixture(encrypted);
        fill(fixture, 7);
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("a.fieldfare-backup"));
        VERIFY_OK(writeBackup(BackupSource::of(fixture.workspace->folder(), connectionSetups()), file,
                              fixture.clock->nowUtc()));
        const auto key = fixture.workspace->folder().recordsFile().key;
        fill(fixture, 2);  // what comes after is not in it

        // What a killed drill left goes as well.
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("restore-drill-dead/Drill.fieldfare")));
        double last = -1;
        const auto report = drillBackup(file, key, dir.path(), connectionSetups(), [&last](double fraction) {
            last = fraction;
            return true;
        });
        VERIFY_OK(report);
        QVERIFY(report->compared);
        QCOMPARE(report->content.rows.value(QStringLiteral("contact")), 7);
        QCOMPARE(report->backup.madeAt, fixture.clock->nowUtc());
        QVERIFY(last > 0.5 && last <= 1);
        QCOMPARE(leftovers(dir.path()), QStringList());

        const auto said = readBackupContent(file, key);
        VERIFY_OK(said);
        QVERIFY(*said == report->content);
        const qint64 now = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        QCOMPARE(now - said->transactions, 2);
        // Nobody without the key reads how many there are.
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QCOMPARE(raw.readAll().contains("\"mail_address\""), !encrypted);
    }

    void aDamagedBackupFails()
    {
        WorkspaceFixture fixture(true);
        fill(fixture, 3);
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("a.fieldfare-backup"));
        VERIFY_OK(writeBackup(BackupSource::of(fixture.workspace->folder(), connectionSetups()), file,
                              fixture.clock->nowUtc()));
        const auto key = fixture.workspace->folder().recordsFile().key;
        QVERIFY(overwrite(file, 9000, "damage"));
        const auto report = drillBackup(file, key, dir.path(), connectionSetups());
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Damaged);
        QCOMPARE(leftovers(dir.path()), QStringList());
    }

    void stoppedItLeavesNothing()
    {
        WorkspaceFixture fixture(true);
        fill(fixture, 3);
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("a.fieldfare-backup"));
        VERIFY_OK(writeBackup(BackupSource::of(fixture.workspace->folder(), connectionSetups()), file,
                              fixture.clock->nowUtc()));
        const auto key = fixture.workspace->folder().recordsFile().key;
        const auto report =
            drillBackup(file, key, dir.path(), connectionSetups(), [](double fraction) { return fraction < 0.3; });
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(leftovers(dir.path()), QStringList());
    }

    void theSealNeedsTheKey()
    {
        BackupContent content;
        content.rows.insert(QStringLiteral("contact"), 3);
        content.transactions = 9;
        content.head = QStringLiteral("ab");
        const Secret key = Secret::random(32);
        const QJsonValue sealed = sealContent(content, &key);
        const auto open = unsealContent(sealed, &key);
        VERIFY_OK(open);
        QVERIFY(*open == content);
        const Secret other = Secret::random(32);
        const auto wrong = unsealContent(sealed, &other);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::WrongKey);
        QVERIFY(!unsealContent(sealed, nullptr));
        const auto silent = unsealContent(QJsonValue(QJsonValue::Undefined), &key);
        QVERIFY(!silent && silent.error().code == ErrorCode::NotFound);
    }
};

FIELDFARE_TEST(RestoreDrillTest)
#include "restore_drill_test.moc"
