// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/contact_phones.h"

#include "support/test.h"

using namespace fieldfare;

class ContactPhonesTest : public QObject {
    Q_OBJECT

    static QString read(const QString &number, const QString &country, const QString &workspace)
    {
        ContactPoints points;
        PhoneEntry phone;
        phone.number = number;
        points.phones.append(phone);
        if (!country.isEmpty()) {
            AddressEntry address;
            address.country = country;
            // One without a country says nothing.
            points.addresses = {AddressEntry(), address};
        }
        const bool changed = completePhones(points, workspace);
        return changed ? points.phones.first().e164 : QString();
    }

private slots:
    void theAddressSaysHowANumberIsRead()
    {
        // The same digits are another number in another country.
        QCOMPARE(read(QStringLiteral("0170/4410411"), QStringLiteral("Germany"), QStringLiteral("GB")),
                 QStringLiteral("+491704410411"));
        QCOMPARE(read(QStringLiteral("0170/4410411"), QStringLiteral("Deutschland"), QStringLiteral("US")),
                 QStringLiteral("+491704410411"));
        QCOMPARE(read(QStringLiteral("010-62771234"), QStringLiteral("中国"), QStringLiteral("DE")),
                 QStringLiteral("+861062771234"));
        QCOMPARE(read(QStringLiteral("(212) 555-2368"), QStringLiteral("USA"), QStringLiteral("DE")),
                 QStringLiteral("+12125552368"));
    }

    void withoutOneTheWorkspaceDoes()
    {
        QCOMPARE(read(QStringLiteral("030 123456"), {}, QStringLiteral("DE")), QStringLiteral("+4930123456"));
        QCOMPARE(read(QStringLiteral("030 123456"), QStringLiteral("Atlantis"), QStringLiteral("DE")),
                 QStringLiteral("+4930123456"));
        // No such number there: it is one of the workspace's country.
        QCOMPARE(read(QStringLiteral("0170 4410411"), QStringLiteral("Monaco"), QStringLiteral("DE")),
                 QStringLiteral("+491704410411"));
        // Who writes the country code has said it.
        QCOMPARE(read(QStringLiteral("+49 170 4410411"), QStringLiteral("France"), QStringLiteral("US")),
                 QStringLiteral("+491704410411"));
    }

    void whatIsNoNumberStays()
    {
        QCOMPARE(read(QStringLiteral("ask Anna"), QStringLiteral("Germany"), QStringLiteral("DE")), QString());
        ContactPoints points;
        PhoneEntry phone;
        phone.number = QStringLiteral("030 123456");
        phone.e164 = QStringLiteral("+431");
        points.phones.append(phone);
        QVERIFY(!completePhones(points, QStringLiteral("DE")));
        QCOMPARE(points.phones.first().e164, QStringLiteral("+431"));
    }
};

FIELDFARE_TEST(ContactPhonesTest)
#include "contact_phones_test.moc"
