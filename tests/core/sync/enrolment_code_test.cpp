// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"
#include "sync/net/enrolment_code.h"

#include <QRandomGenerator>

namespace fieldfare::sync {

namespace {

EnrolmentCode sample(const char *host = "crm.example.com", quint16 port = 8743)
{
    return {QString::fromLatin1(host), port, QByteArray::fromHex("00112233445566778899aabbccddeeff"),
            QByteArray::fromHex("ff00a5c33c5a0f1e2d7b"), true};
}

}  // namespace

class EnrolmentCodeTest : public QObject {
    Q_OBJECT

private slots:
    void goesThereAndBack_data();
    void goesThereAndBack();
    void isReadAsPeopleTypeIt();
    void everySlipIsFound();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

void EnrolmentCodeTest::goesThereAndBack_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << QStringLiteral("crm.example.com") << 8743;
    QTest::newRow("short name") << QStringLiteral("server") << 443;
    QTest::newRow("IPv4") << QStringLiteral("192.168.2.17") << 65535;
    QTest::newRow("IPv6") << QStringLiteral("fd00::17") << 1;
}

void EnrolmentCodeTest::goesThereAndBack()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    for (int i = 0; i < 200; ++i) {
        EnrolmentCode code{host, static_cast<quint16>(port), QByteArray(16, '\0'), QByteArray(10, '\0'), false};
        for (char &c : code.pin)
            c = static_cast<char>(QRandomGenerator::global()->bounded(256));
        for (char &c : code.secret)
            c = static_cast<char>(QRandomGenerator::global()->bounded(256));
        code.isFounder = i % 2 == 0;
        const auto back = EnrolmentCode::fromText(code.toText());
        QVERIFY2(back.has_value(), qPrintable(code.toText()));
        QVERIFY(*back == code);
    }
}

void EnrolmentCodeTest::isReadAsPeopleTypeIt()
{
    const EnrolmentCode code = sample();
    const QString text = code.toText();
    QVERIFY(text.startsWith(QLatin1String("fieldfare://crm.example.com:8743/")));
    QStringList variants{text.toLower(), text.mid(12), QString(text).replace(u'-', QString()),
                         QString(text).replace(u'-', QStringLiteral(" \n ")), QStringLiteral("  ") + text + u'\n'};
    QString letters = text;
    const qsizetype from = letters.lastIndexOf(u'/');
    for (qsizetype i = from; i < letters.size(); ++i) {
        if (letters[i] == u'0')
            letters[i] = u'o';
        if (letters[i] == u'1')
            letters[i] = u'l';
    }
    QVERIFY(letters != text);
    variants.append(letters);
    QString wide = text;
    for (qsizetype i = from + 1; i < wide.size(); ++i) {
        if (wide[i] != u'-')
            wide[i] = QChar(wide[i].unicode() + 0xfee0);  // as an input method for Chinese leaves it
    }
    variants.append(wide);
    // the usual port may be left out
    variants.append(QString(text).remove(QStringLiteral(":8743")));
    for (const QString &variant : std::as_const(variants)) {
        const auto read = EnrolmentCode::fromText(variant);
        QVERIFY2(read.has_value(), qPrintable(variant));
        QVERIFY(*read == code);
    }
}

void EnrolmentCodeTest::everySlipIsFound()
{
    const QString text = sample("192.168.2.17").toText();
    const qsizetype from = text.lastIndexOf(u'/') + 1;
    int tried = 0;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'-')
            continue;
        for (const QChar other : QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
            if (other == text[i])
                continue;
            QString wrong = text;
            wrong[i] = other;
            QVERIFY2(!EnrolmentCode::fromText(wrong).has_value(), qPrintable(wrong));
            ++tried;
        }
        if (i + 1 < text.size() && text[i + 1] != u'-' && text[i] != text[i + 1]) {
            QString swapped = text;
            swapped[i] = text[i + 1];
            swapped[i + 1] = text[i];
            QVERIFY(!EnrolmentCode::fromText(swapped).has_value());
        }
    }
    QCOMPARE(tried, 48 * 31);
    // another server's address, another port
    QVERIFY(!EnrolmentCode::fromText(QString(text).replace(QLatin1String(".17"), QLatin1String(".18"))).has_value());
    QVERIFY(
        !EnrolmentCode::fromText(QString(text).replace(QLatin1String(":8743"), QLatin1String(":8744"))).has_value());
}

void EnrolmentCodeTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("typed");
    const QString text = sample().toText();
    QTest::newRow("empty") << QString();
    QTest::newRow("code alone") << text.mid(text.lastIndexOf(u'/') + 1);
    QTest::newRow("cut") << text.left(text.size() - 3);
    QTest::newRow("twice") << text + text;
    QTest::newRow("a letter that is none") << QString(text).replace(text.size() - 1, 1, QStringLiteral("U"));
    QTest::newRow("no host") << QStringLiteral("fieldfare://:8743/") + text.mid(text.lastIndexOf(u'/') + 1);
    QTest::newRow("port 0") << QString(text).replace(QLatin1String(":8743"), QLatin1String(":0"));
    QTest::newRow("large port") << QString(text).replace(QLatin1String(":8743"), QLatin1String(":87430"));
    QTest::newRow("with a user") << QString(text).replace(QLatin1String("crm."), QLatin1String("root@crm."));
    QTest::newRow("another scheme") << QString(text).replace(QLatin1String("fieldfare://"), QLatin1String("https://"));
    QTest::newRow("garbage") << QString::fromUtf8("…/☃☃☃");
    QTest::newRow("long") << QString(200'000, u'A') + u'/' + QString(200'000, u'A');
}

void EnrolmentCodeTest::whatIsWrongIsSaid()
{
    QFETCH(QString, typed);
    const auto read = EnrolmentCode::fromText(typed);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY(!read.error().message.isEmpty());
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::EnrolmentCodeTest)
#include "enrolment_code_test.moc"
