// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/signature/signature.h"
#include "support/test.h"

#include <QtTest>

using namespace fieldfare;

/// Pasted signatures and cards as people write them.
class SignatureTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeoplePaste_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("mail");
        QTest::addColumn<QStringList>("phones");  // label:e164
        QTest::addColumn<QString>("street");
        QTest::addColumn<QString>("town");  // code city
        QTest::addColumn<QString>("web");

        QTest::newRow("german office")
            << QStringLiteral(
                   "Mit freundlichen Grüßen\n\nLena Brandt\nLeiterin Einkauf\n\nBrandt & Söhne GmbH\nHafenstraße 12\n"
                   "20457 Hamburg\nTel.: +49 40 5550190\nMobil: +49 171 5550192\nl.brandt@brandt-soehne.example\n"
                   "www.brandt-soehne.example\n\nAmtsgericht Hamburg HRB 12345\nGeschäftsführer: Karl Brandt")
            << "DE"
            << "Lena"
            << "Brandt"
            << "Leiterin Einkauf" << QStringLiteral("Brandt & Söhne GmbH") << "l.brandt@brandt-soehne.example"
            << QStringList{"work:+49405550190", "mobile:+491715550192"} << QStringLiteral("Hafenstraße 12")
            << "20457 Hamburg"
            << "www.brandt-soehne.example";
        QTest::newRow("german one line address and fax")
            << QStringLiteral(
                   "i. A. \nDr. Jürgen von der Heide | Vertriebsleiter\nNordlicht Solar AG, Am Markt 3, 24103 Kiel\n"
                   "T 0431 5550100 | F 0431 5550199 | M 0160 5550123\nj.heide@nordlicht.example")
            << "DE" << QStringLiteral("Jürgen") << "von der Heide"
            << "Vertriebsleiter"
            << "Nordlicht Solar AG"
            << "j.heide@nordlicht.example"
            << QStringList{"work:+494315550100", "fax:+494315550199", "mobile:+491605550123"} << "Am Markt 3"
            << "24103 Kiel"
            << "";
        QTest::newRow("german, name in the mail only decides")
            << QStringLiteral("Viele Grüße\nAnna Sand\nDachdeckerei Sand\nanna.sand@sand-dach.example\n0221 555 01 17")
            << "DE"
            << "Anna"
            << "Sand"
            << ""
            << "Dachdeckerei Sand"
            << "anna.sand@sand-dach.example" << QStringList{"work:+492215550117"} << ""
            << ""
            << "";
        QTest::newRow("english, title behind the name")
            << QStringLiteral(
                   "Best regards,\nJane Miller, Sales Director\nAcme Widgets Ltd\n12 High Street, London, SW1A 1AA\n"
                   "Phone: +44 20 7946 0958\njane.miller@acme.example\nhttps://acme.example/team")
            << "GB"
            << "Jane"
            << "Miller"
            << "Sales Director"
            << "Acme Widgets Ltd"
            << "jane.miller@acme.example" << QStringList{"work:+442079460958"} << "12 High Street"
            << "SW1A 1AA London"
            << "https://acme.example/team";
        QTest::newRow("american")
            << QStringLiteral(
                   "John Q. Public\nVP Engineering\nGlobex Corporation\n742 Evergreen Road\nSpringfield, IL 62704\n"
                   "Office: (217) 555-0134\nCell: (217) 555-0177\njohn.public@globex.example")
            << "US"
            << "John Q."
            << "Public"
            << "VP Engineering"
            << "Globex Corporation"
            << "john.public@globex.example" << QStringList{"work:+12175550134", "mobile:+12175550177"}
            << "742 Evergreen Road"
            << "62704 Springfield"
            << "";
        QTest::newRow("quoted in an answer")
            << QStringLiteral(
                   "> --\n> Marie van den Berg\n> Account Manager\n> Tulip Logistics B.V.\n> marie@tulip.example\n"
                   "> +31 20 555 0101")
            << "NL"
            << "Marie"
            << "van den Berg"
            << "Account Manager"
            << "Tulip Logistics B.V."
            << "marie@tulip.example" << QStringList{"work:+31205550101"} << ""
            << ""
            << "";
        QTest::newRow("mail with name in front")
            << QStringLiteral("Sofia Rossi <s.rossi@rossi.example>\nPurchasing\n+39 06 555 0199") << "IT"
            << "Sofia"
            << "Rossi"
            << "Purchasing"
            << ""
            << "s.rossi@rossi.example" << QStringList{"work:+39065550199"} << ""
            << ""
            << "";
        QTest::newRow("shouting")
            << QStringLiteral("PETER SCHMIDT\nGESCHÄFTSFÜHRER\nSCHMIDT HOLZBAU KG\npeter@schmidt-holz.example") << "DE"
            << "Peter"
            << "Schmidt" << QStringLiteral("GESCHÄFTSFÜHRER") << "SCHMIDT HOLZBAU KG"
            << "peter@schmidt-holz.example" << QStringList{} << ""
            << ""
            << "";
        QTest::newRow("chinese card")
            << QStringLiteral(
                   "王伟\n销售经理\n北京通用机械有限公司\n地址:北京市朝阳区建国路88号\n邮编:100022\n电话:010-65550123\n"
                   "手机:13800138000\n邮箱:wangwei@bjty.example\n网址:www.bjty.example")
            << "CN" << QStringLiteral("伟") << QStringLiteral("王") << QStringLiteral("销售经理")
            << QStringLiteral("北京通用机械有限公司") << "wangwei@bjty.example"
            << QStringList{"work:+861065550123", "mobile:+8613800138000"} << QStringLiteral("朝阳区建国路88号")
            << QStringLiteral("100022 北京市") << "www.bjty.example";
        QTest::newRow("chinese, name and title on one line, full width colon")
            << QStringLiteral("此致\n敬礼\n欧阳明华 采购总监\n上海远洋贸易集团\n上海市浦东新区世纪大道100号 "
                              "200120\n电话：021-55500123\n"
                              "ouyang@yuanyang.example")
            << "CN" << QStringLiteral("明华") << QStringLiteral("欧阳") << QStringLiteral("采购总监")
            << QStringLiteral("上海远洋贸易集团") << "ouyang@yuanyang.example" << QStringList{"work:+862155500123"}
            << QStringLiteral("浦东新区世纪大道100号") << QStringLiteral("200120 上海市") << "";
        QTest::newRow("captions")
            << QStringLiteral("Name: Eva Lindgren\nCompany: Fjord Fish\nTitle: Owner\nE-mail: eva@fjord.example\n"
                              "Phone: +47 22 55 01 00")
            << "NO"
            << "Eva"
            << "Lindgren"
            << "Owner"
            << "Fjord Fish"
            << "eva@fjord.example" << QStringList{"work:+4722550100"} << ""
            << ""
            << "";
        QTest::newRow("vcard text")
            << QStringLiteral(
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Brandt;Lena;;Dr.;\r\nFN:Dr. Lena Brandt\r\nORG:Brandt & Söhne "
                   "GmbH;Einkauf\r\nTITLE:Head of\r\n  purchasing\r\nTEL;TYPE=CELL:+49 171 5550192\r\n"
                   "EMAIL;TYPE=WORK:l.brandt@brandt.example\r\nADR;TYPE=WORK:;;Hafenstraße "
                   "12;Hamburg;;20457;Germany\r\nURL:https://brandt.example\r\nEND:VCARD\r\n")
            << "DE"
            << "Lena"
            << "Brandt"
            << "Head of purchasing" << QStringLiteral("Brandt & Söhne GmbH") << "l.brandt@brandt.example"
            << QStringList{"mobile:+491715550192"} << QStringLiteral("Hafenstraße 12") << "20457 Hamburg"
            << "https://brandt.example";
        QTest::newRow("swiss")
            << QStringLiteral("Freundliche Grüsse\nUrs Meier\nProjektleiter\nAlpbau Genossenschaft\n"
                              "Bahnhofstrasse 7\nCH-8001 Zürich\nTelefon 044 555 01 20\nurs.meier@alpbau.example")
            << "CH"
            << "Urs"
            << "Meier"
            << "Projektleiter"
            << "Alpbau Genossenschaft"
            << "urs.meier@alpbau.example" << QStringList{"work:+41445550120"} << "Bahnhofstrasse 7"
            << QStringLiteral("8001 Zürich") << "";
    }

    void readsWhatPeoplePaste()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, title);
        QFETCH(QString, company);
        QFETCH(QString, mail);
        QFETCH(QStringList, phones);
        QFETCH(QString, street);
        QFETCH(QString, town);
        QFETCH(QString, web);
        const SignatureContact read = readSignature(text, region);
        QCOMPARE(read.firstName, first);
        QCOMPARE(read.lastName, last);
        QCOMPARE(read.title, title);
        QCOMPARE(read.company, company);
        QCOMPARE(read.emails.isEmpty() ? QString() : read.emails.first().address, mail);
        QStringList found;
        for (const PhoneEntry &phone : read.phones)
            found.append(phone.label + QLatin1Char(':') + phone.e164);
        QCOMPARE(found, phones);
        const AddressEntry address = read.addresses.value(0);
        QCOMPARE(address.street, street);
        QCOMPARE(town.isEmpty() ? QString() : address.postalCode + QLatin1Char(' ') + address.city, town);
        QCOMPARE(read.website, web);
    }

    void nothingComesOfNothing()
    {
        QVERIFY(readSignature(QString(), QStringLiteral("DE")).isEmpty());
        QVERIFY(readSignature(QStringLiteral("-- \n\n***\nBest regards"), QStringLiteral("DE")).isEmpty());
    }

    void longAndHostileTextsEnd()
    {
        const QString line = QString(5000, QLatin1Char('a')) + QLatin1Char('@');
        (void)readSignature(line.repeated(40), QStringLiteral("DE"));
        (void)readSignature(QStringLiteral("+4").repeated(20000), QStringLiteral("DE"));
        const SignatureContact many = readSignature(QStringLiteral("Anna Sand\n").repeated(5000), QStringLiteral("DE"));
        QCOMPARE(many.lastName, QStringLiteral("Sand"));
    }
};

FIELDFARE_TEST(SignatureTest)
#include "signature_test.moc"
