// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/key_slots.h"

#include "security/keychain.h"
#include "security/passphrase_file.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace fieldfare {

namespace {

const QString Workspace = QStringLiteral("0190c2f0-0000-7000-8000-000000000001");

Secret phrase(const char *text) { return Secret::fromText(QString::fromUtf8(text)); }

}  // namespace

class KeySlotsTest : public QObject {
    Q_OBJECT

private slots:
    void everyWayInGivesTheSameKey()
    {
        const Secret key = KeySlots::newDataKey();
        KeySlots keys(Workspace);
        QVERIFY(keys.isEmpty());
        QVERIFY(keys.setPassphrase(key, phrase("correct horse"), KdfCost::minimum()).has_value());
        const auto code = keys.setRecoveryCode(key);
        QVERIFY(code.has_value());
        const Secret kept = Secret::random(32);
        QVERIFY(keys.setKeychainSecret(key, kept).has_value());

        const auto stored =
            KeySlots::fromJson(Workspace, QJsonDocument::fromJson(QJsonDocument(keys.toJson()).toJson()).array());
        QVERIFY(stored.has_value());
        for (const auto kind : {KeySlotKind::Passphrase, KeySlotKind::RecoveryCode, KeySlotKind::Keychain})
            QVERIFY(stored->has(kind));
        const auto byPhrase = stored->openWithPassphrase(phrase("correct horse"));
        const auto byCode = stored->openWithRecoveryCode(*code);
        const auto byKeychain = stored->openWithKeychainSecret(kept);
        QVERIFY(byPhrase && byCode && byKeychain);
        QVERIFY(byPhrase->equals(key) && byCode->equals(key) && byKeychain->equals(key));
    }

    void wrongSecretsAreNamed()
    {
        const Secret key = KeySlots::newDataKey();
        KeySlots keys(Workspace);
        QVERIFY(keys.setPassphrase(key, phrase("right"), KdfCost::minimum()).has_value());
        const auto wrong = keys.openWithPassphrase(phrase("Right"));
        QVERIFY(!wrong.has_value());
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
        const auto none = keys.openWithKeychainSecret(Secret::random(32));
        QVERIFY(!none.has_value());
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        const auto empty = keys.setPassphrase(key, Secret(), KdfCost::minimum());
        QVERIFY(!empty.has_value());
        QCOMPARE(empty.error().code, ErrorCode::InvalidInput);

        const auto first = keys.setRecoveryCode(key);
        const auto second = keys.setRecoveryCode(key);
        QVERIFY(first && second);
        const auto replaced = keys.openWithRecoveryCode(*first);
        QVERIFY(!replaced.has_value());
        QCOMPARE(replaced.error().code, ErrorCode::WrongKey);
        QVERIFY(keys.openWithRecoveryCode(*second).has_value());
    }

    void slotsAreBoundToTheirWorkspaceAndCost()
    {
        const Secret key = KeySlots::newDataKey();
        KeySlots keys(Workspace);
        QVERIFY(keys.setPassphrase(key, phrase("right"), KdfCost::minimum()).has_value());
        const auto moved = KeySlots::fromJson(QStringLiteral("another"), keys.toJson());
        QVERIFY(moved.has_value());
        QVERIFY(!moved->openWithPassphrase(phrase("right")).has_value());
        QJsonArray json = keys.toJson();
        QJsonObject slot = json.at(0).toObject();
        slot.insert(QStringLiteral("passes"), 2);
        json.replace(0, slot);
        const auto dearer = KeySlots::fromJson(Workspace, json);
        QVERIFY(dearer.has_value());
        QVERIFY(!dearer->openWithPassphrase(phrase("right")).has_value());
    }

    void changingThePassphraseKeepsTheKeyAndTheCode()
    {
        const Secret key = KeySlots::newDataKey();
        KeySlots keys(Workspace);
        QVERIFY(keys.setPassphrase(key, phrase("old"), KdfCost::minimum()).has_value());
        const auto code = keys.setRecoveryCode(key);
        QVERIFY(code.has_value());
        QVERIFY(!keys.changePassphrase(phrase("guess"), phrase("new"), KdfCost::minimum()).has_value());
        QVERIFY(keys.changePassphrase(phrase("old"), phrase("new"), KdfCost::minimum()).has_value());
        QVERIFY(!keys.openWithPassphrase(phrase("old")).has_value());
        const auto opened = keys.openWithPassphrase(phrase("new"));
        QVERIFY(opened && opened->equals(key));
        QVERIFY(keys.openWithRecoveryCode(*code)->equals(key));
        keys.remove(KeySlotKind::RecoveryCode);
        QVERIFY(!keys.has(KeySlotKind::RecoveryCode));
    }

    void damagedAndHostileSlotsAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("kind") << QStringLiteral("kind") << QJsonValue(QString());
        QTest::newRow("salt") << QStringLiteral("salt") << QJsonValue(QStringLiteral("AAAA"));
        QTest::newRow("nonce") << QStringLiteral("nonce") << QJsonValue(QStringLiteral("*"));
        QTest::newRow("key") << QStringLiteral("wrapped_key") << QJsonValue();
        QTest::newRow("memory") << QStringLiteral("memory_bytes") << QJsonValue(1e15);
        QTest::newRow("passes") << QStringLiteral("passes") << QJsonValue(0);
        QTest::newRow("derivation") << QStringLiteral("derivation") << QJsonValue(QStringLiteral("md5"));
    }

    void damagedAndHostileSlotsAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        KeySlots keys(Workspace);
        QVERIFY(keys.setPassphrase(KeySlots::newDataKey(), phrase("x"), KdfCost::minimum()).has_value());
        QJsonArray json = keys.toJson();
        QJsonObject slot = json.at(0).toObject();
        slot.insert(field, value);
        json.replace(0, slot);
        const auto refused = KeySlots::fromJson(Workspace, json);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
    }

    void slotsOfLaterVersionsSurvive()
    {
        const QJsonObject escrow{{QStringLiteral("kind"), QStringLiteral("escrow")}, {QStringLiteral("box"), 7}};
        const auto read = KeySlots::fromJson(Workspace, QJsonArray{escrow});
        QVERIFY(read.has_value());
        QCOMPARE(read->toJson(), QJsonArray{escrow});
    }

    void theStandardCostIsWorthItsName()
    {
        QVERIFY(KdfCost::standard().memoryBytes >= quint64(64) << 20);
        QVERIFY(KdfCost::standard().passes >= 3);
        const KdfCost calibrated = KdfCost::calibrated(50);
        QVERIFY(calibrated.passes >= KdfCost::standard().passes);
        QCOMPARE(calibrated.memoryBytes, KdfCost::standard().memoryBytes);
        QElapsedTimer timer;
        timer.start();
        KeySlots keys(Workspace);
        QVERIFY(keys.setPassphrase(KeySlots::newDataKey(), phrase("x"), KdfCost::standard()).has_value());
        QVERIFY(timer.elapsed() >= 20);
    }
};

class RecoveryCodeTest : public QObject {
    Q_OBJECT

private slots:
    void looksAsPromised()
    {
        const QString code = formatRecoveryCode(Secret::random(20));
        static const QRegularExpression shape(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$"));
        QVERIFY2(shape.match(code).hasMatch(), qPrintable(code));
        QCOMPARE(formatRecoveryCode(Secret(20)).left(39), QStringLiteral("0000-0000-0000-0000-0000-0000-0000-0000"));
        const QByteArray ones(20, '\xff');
        QCOMPARE(formatRecoveryCode(Secret::fromBytes(ones)).left(9), QStringLiteral("ZZZZ-ZZZZ"));
    }

    void comesBackHoweverItIsTyped()
    {
        for (int i = 0; i < 200; ++i) {
            const Secret code = Secret::random(20);
            const QString text = formatRecoveryCode(code);
            QString sloppy = text.toLower();
            sloppy.replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('-'), QLatin1String("  "));
            if (i % 2)
                sloppy.replace(QLatin1Char('1'), QLatin1Char('l'));
            else
                sloppy.replace(QLatin1Char('1'), QLatin1Char('I'));
            QString wide;
            for (const QChar c : text)
                wide += c.isLetterOrNumber() ? QChar(c.unicode() + 0xfee0) : c;
            for (const QString &typed : {text, sloppy, wide, QStringLiteral("\t") + text + QStringLiteral("\n")}) {
                const auto parsed = parseRecoveryCode(typed);
                QVERIFY2(parsed.has_value(), qPrintable(typed));
                QVERIFY(parsed->equals(code));
            }
        }
    }

    void typingErrorsAreNoticed()
    {
        const QString text = formatRecoveryCode(Secret::random(20));
        int wrong = 0;
        int noticed = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == QLatin1Char('-'))
                continue;
            for (const char other : {'0', '7', 'K', 'Z'}) {
                QString typed = text;
                typed[i] = QLatin1Char(other);
                if (typed == text)
                    continue;
                ++wrong;
                const auto parsed = parseRecoveryCode(typed);
                noticed += !parsed && parsed.error().code == ErrorCode::InvalidInput;
            }
        }
        QVERIFY(wrong > 100);
        QVERIFY(noticed >= wrong - 1);  // 20 bits: one in a million slips through
        QVERIFY(!parseRecoveryCode(text.chopped(1)).has_value());
        QVERIFY(!parseRecoveryCode(text + QLatin1Char('0')).has_value());
        QVERIFY(!parseRecoveryCode(QString()).has_value());
        QVERIFY(!parseRecoveryCode(QString(text).replace(0, 1, QLatin1Char('U'))).has_value());
        QVERIFY(!parseRecoveryCode(QString(text).replace(0, 1, QChar(0x66fe))).has_value());
    }
};

class PassphraseFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString write(const QByteArray &content)
    {
        const QString path = m_dir.filePath(QStringLiteral("phrase"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return path;
    }

private slots:
    void oneLineEndIsIgnored_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("none") << QByteArray("secret") << QByteArray("secret");
        QTest::newRow("unix") << QByteArray("secret\n") << QByteArray("secret");
        QTest::newRow("windows") << QByteArray("secret\r\n") << QByteArray("secret");
        QTest::newRow("two") << QByteArray("secret\n\n") << QByteArray("secret\n");
        QTest::newRow("blanks") << QByteArray(" se cret \n") << QByteArray(" se cret ");
        QTest::newRow("return") << QByteArray("secret\r") << QByteArray("secret\r");
    }

    void oneLineEndIsIgnored()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, expected);
        const auto read = readPassphraseFile(write(content));
        QVERIFY(read.has_value());
        QVERIFY(read->passphrase.equals(Secret::fromBytes(expected)));
        QVERIFY(read->warning.isEmpty());
    }

    void openFilesAreWarnedAbout()
    {
#ifdef Q_OS_UNIX
        const QString path = write("secret\n");
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadOther);
        const auto read = readPassphraseFile(path);
        QVERIFY(read.has_value());
        QVERIFY(read->warning.contains(path));
#else
        QSKIP("file modes are a Unix matter");
#endif
    }

    void unusableFilesAreRefused()
    {
        const auto code = [](const Result<PassphraseFile> &result) {
            return result ? ErrorCode::Internal : result.error().code;
        };
        QCOMPARE(code(readPassphraseFile(m_dir.filePath(QStringLiteral("none")))), ErrorCode::NotFound);
        QCOMPARE(code(readPassphraseFile(m_dir.path())), ErrorCode::InvalidInput);
        QCOMPARE(code(readPassphraseFile(write("\n"))), ErrorCode::InvalidInput);
        QCOMPARE(code(readPassphraseFile(write("\xff\xfe\xfa"))), ErrorCode::InvalidInput);
        QCOMPARE(code(readPassphraseFile(write(QByteArray(70000, 'x')))), ErrorCode::InvalidInput);
    }

    void theEnvironmentNamesIt()
    {
        qputenv("FIELDFARE_PASSPHRASE_FILE", "/run/secret");
        QCOMPARE(passphraseFileFromEnvironment(), QStringLiteral("/run/secret"));
        qunsetenv("FIELDFARE_PASSPHRASE_FILE");
        QVERIFY(passphraseFileFromEnvironment().isEmpty());
    }
};

class KeychainTest : public QObject {
    Q_OBJECT

private slots:
    void answersEvenWhereThereIsNone()
    {
        // Whatever this machine has: there is an answer, and a name nobody used is not found or not supported.
        const auto keychain = systemKeychain();
        QObject context;
        bool answered = false;
        ErrorCode code = ErrorCode::Internal;
        keychain->read(QStringLiteral("no-such-workspace"), &context, [&](Result<Secret> result) {
            answered = true;
            if (!result)
                code = result.error().code;
        });
        QTRY_VERIFY_WITH_TIMEOUT(answered, 20000);
        QVERIFY(code == ErrorCode::NotFound || code == ErrorCode::Unsupported || code == ErrorCode::Io ||
                code == ErrorCode::Cancelled);
        QVERIFY(keychain->isSupported() || code == ErrorCode::Unsupported);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::KeySlotsTest)
FIELDFARE_TEST(fieldfare::RecoveryCodeTest)
FIELDFARE_TEST(fieldfare::PassphraseFileTest)
FIELDFARE_TEST(fieldfare::KeychainTest)
#include "key_slots_test.moc"
