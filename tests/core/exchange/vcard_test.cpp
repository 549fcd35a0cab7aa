// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "exchange/vcard/vcard_labels.h"
#include "exchange/vcard/vcard_source.h"
#include "exchange/vcard/vcard_writer.h"
#include "records/company/company.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QBuffer>

namespace fieldfare {
namespace {

/// The cells of all cards, by column.
QList<QMap<QString, QString>> cardsIn(const QByteArray &bytes, SourceNotes *notes = nullptr, QString *problem = nullptr)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    if (!buffer->open(QIODevice::ReadOnly))
        return {};
    QList<QMap<QString, QString>> cards;
    const auto source = VCardSource::fromDevice(std::move(buffer), {});
    TableRow row;
    for (;;) {
        const auto more = source ? (*source)->next(row) : Result<bool>(false);
        if (!more && problem != nullptr)
            *problem = more.error().message;
        if (!more || !*more)
            break;
        QMap<QString, QString> cells;
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (!row[i].isEmpty())
                cells.insert((*source)->header().at(i), row.text(i));
        }
        cards.append(cells);
    }
    if (notes != nullptr && source)
        *notes = (*source)->notes();
    return cards;
}

QMap<QString, QString> card(const QByteArray &properties)
{
    return cardsIn("BEGIN:VCARD\r\n" + properties + "\r\nEND:VCARD\r\n").value(0);
}

QString at(const QMap<QString, QString> &cells, const char *key) { return cells.value(QLatin1String(key)); }

}  // namespace

class VCardTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }
    QString write(const QByteArray &content, const char *name = "in.vcf")
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no test file");
        return file.fileName();
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    static Result<ImportReport> import(WorkspaceFixture &f, const QString &file)
    {
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = file;
        TRY_ASSIGN(const ImportPlan plan, planImport(*f.workspace->catalog(), f.workspace->session(), request));
        return await(startImport(f.workspace->store(), f.workspace->session(), plan));
    }
    QByteArray exported(WorkspaceFixture &f, VCardVersion version)
    {
        const auto report = await(f.workspace->read([&](ReadContext &context) {
            ExportRequest request;
            request.type = QStringLiteral("contact");
            return exportCards(context, request, path("out.vcf"), version);
        }));
        return report ? content(path("out.vcf")) : report.error().message.toUtf8();
    }

private slots:
    void readsEveryVersion()
    {
        auto c = card("VERSION:2.1\r\nN;CHARSET=windows-1252:Do\xEB;John\r\nTEL;WORK;FAX:1\r\nTEL;CELL:2\r\n"
                      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E4=BD=A0=\r\n=E5=A5=BD=0D=0Aend\r\nADR;HOME:;;"
                      "Street 1;Town;;5;Land");
        QCOMPARE(at(c, "name"), QStringLiteral("John Doë"));
        QCOMPARE(at(c, "last_name"), QStringLiteral("Doë"));
        QCOMPARE(at(c, "phone"), QStringLiteral("1"));
        QCOMPARE(at(c, "phones"),
                 QStringLiteral("[{\"label\":\"fax\",\"number\":\"1\"},{\"label\":\"mobile\",\"number\":\"2\"}]"));
        QCOMPARE(at(c, "notes"), QStringLiteral("你好\r\nend"));
        QCOMPARE(at(c, "postal_code"), QStringLiteral("5"));

        c = card(
            "VERSION:3.0\r\nFN:Ann\\, "
            "B.\r\nitem1.EMAIL;type=INTERNET:a@b.c\r\nitem1.X-ABLabel:_$!<HomePage>!$_\r\nEMAIL;TYPE=PREF,work:\r\n "
            "w@b.c\r\nORG:Acme\\; Sons;Unit\r\nCATEGORIES:x\\,y,z\r\nBDAY:1996-04-15T00:00:00Z\r\nUID:u1\r\nROLE:Head");
        QCOMPARE(at(c, "name"), QStringLiteral("Ann, B."));
        QCOMPARE(at(c, "email"), QStringLiteral("w@b.c"));
        QCOMPARE(at(c, "emails"),
                 QStringLiteral(
                     "[{\"address\":\"w@b.c\",\"label\":\"work\"},{\"address\":\"a@b.c\",\"label\":\"homepage\"}]"));
        QCOMPARE(at(c, "company"), QStringLiteral("Acme; Sons"));
        QCOMPARE(at(c, "tags"), QStringLiteral("x,y; z"));
        QCOMPARE(at(c, "birthday"), QStringLiteral("1996-04-15"));
        QCOMPARE(at(c, "external_id"), QStringLiteral("u1"));
        QCOMPARE(at(c, "title"), QStringLiteral("Head"));

        c = card("VERSION:4.0\nFN:S "
                 "P\nTEL;VALUE=uri;TYPE=\"work,voice\";PREF=2:tel:+1-418-656-9254;ext=102\nTEL;PREF=1:5\nBDAY:--"
                 "0203\nADR;TYPE=work:;Suite "
                 "1;2875 Laurier;\n Quebec;QC;G1V;Canada");
        QCOMPARE(at(c, "phone"), QStringLiteral("5"));
        QVERIFY(at(c, "phones").contains(QStringLiteral("+1-418-656-9254 ext. 102")));
        QVERIFY(!c.contains(QStringLiteral("birthday")));
        QCOMPARE(at(c, "street"), QStringLiteral("2875 Laurier\nSuite 1"));
        QCOMPARE(at(c, "city"), QStringLiteral("Quebec"));
    }

    void readsWhatIsNotQuiteRight()
    {
        SourceNotes notes;
        auto cards = cardsIn("\xEF\xBB\xBF"
                             "begin:vcard\nFN:A\nPHOTO;ENCODING=B:\n AAAA\n "
                             "BBBB\n\nBEGIN:VCARD\nFN:B\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nTEL:1\nEND:"
                             "VCARD\n\n\nBEGIN:VCARD\nFN:C",
                             &notes);
        QCOMPARE(cards.size(), 3);
        QCOMPARE(at(cards[1], "name"), QStringLiteral("B"));
        QCOMPARE(at(cards[1], "phone"), QStringLiteral("1"));
        QCOMPARE(at(cards[2], "name"), QStringLiteral("C"));
        QCOMPARE(notes.unreadCells, 2);
        QVERIFY(notes.first.back().message.contains(QStringLiteral("PHOTO")) ||
                notes.first.at(2).message.contains(QStringLiteral("AGENT")) ||
                notes.first.at(2).message.contains(QStringLiteral("PHOTO")));

        QByteArray utf16("\xFF\xFE", 2);
        for (const QChar ch : QStringLiteral("BEGIN:VCARD\r\nN:Müller;Jörg\r\nEND:VCARD\r\n")) {
            utf16 += char(ch.unicode() & 0xFF);
            utf16 += char(ch.unicode() >> 8);
        }
        cards = cardsIn(utf16);
        QCOMPARE(cards.size(), 1);
        QCOMPARE(at(cards[0], "name"), QStringLiteral("Jörg Müller"));
        QCOMPARE(cardsIn("BEGIN:VCARD\nKIND:group\nFN:Team\nMEMBER:x\nEND:VCARD\n", &notes).size(), 0);
        QVERIFY(notes.first.at(0).message.contains(QStringLiteral("group")));
    }

    void bombsAreRefused()
    {
        QString problem;
        cardsIn("BEGIN:VCARD\nNOTE:" + QByteArray(VCardLines::propertyBytes + 200'000, 'x') + "\nEND:VCARD\n", nullptr,
                &problem);
        QVERIFY2(problem.contains(QStringLiteral("ine 2")), qPrintable(problem));
        problem.clear();
        QByteArray folded = "BEGIN:VCARD\nNOTE:a\n";
        while (folded.size() < VCardLines::propertyBytes + 300'000)
            folded += ' ' + QByteArray(100'000, 'x') + '\n';
        cardsIn(folded, nullptr, &problem);
        QVERIFY2(problem.contains(QStringLiteral("line 2")), qPrintable(problem));
        problem.clear();
        QByteArray many = "BEGIN:VCARD\n";
        for (int i = 0; i < 20'000; ++i)
            many += "TEL:1\n";
        cardsIn(many, nullptr, &problem);
        QVERIFY2(problem.contains(QStringLiteral("line 1")), qPrintable(problem));
    }

    void labelsGoBothWays()
    {
        for (const char *label : {"mobile", "work", "home", "fax", "home fax", "pager", "main", "car", "other"})
            QCOMPARE(vcardLabel(vcardTypes(QLatin1String(label))), QLatin1String(label));
        QVERIFY(vcardTypes(QStringLiteral("Skype")).isEmpty());
    }

    void exportsWhatComesBackUnchanged_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("2.1") << int(VCardVersion::V21);
        QTest::newRow("3.0") << int(VCardVersion::V30);
        QTest::newRow("4.0") << int(VCardVersion::V40);
    }
    void exportsWhatComesBackUnchanged()
    {
        QFETCH(int, version);
        WorkspaceFixture a;
        Company acme;
        acme.name = QStringLiteral("Acme, Söhne; & Co");
        acme = a.insert(acme);
        Contact ann;
        ann.firstName = QStringLiteral("Ann;e");
        ann.lastName = QStringLiteral("王\\小明");
        ann.company = Id<Company>{acme.id};
        ann.title = QStringLiteral(
            "A very long title of a person who has so much to do that the line must be folded somewhere, 在中間");
        ann.emails = {{QStringLiteral("home"), QStringLiteral("a@b.de")},
                      {QString(), QStringLiteral("c@d.de")},
                      {QStringLiteral("Own label"), QStringLiteral("e@f.de")}};
        ann.phones = {{QStringLiteral("mobile"), QStringLiteral("0171 555 019"), {}},
                      {QStringLiteral("home fax"), QStringLiteral("+49 30 1"), {}}};
        ann.addresses = {{QStringLiteral("work"), QStringLiteral("Street 1\nHouse; 2"),
                          QStringLiteral("Köln, am Rhein"), QString(), QStringLiteral("50667"), QStringLiteral("DE")},
                         {QString(), QStringLiteral("B"), QString(), QString(), QString(), QString()}};
        ann.birthday = QDate(1990, 2, 28);
        ann.website = QStringLiteral("https://x.de/?a=1,2;3");
        ann.notes = QStringLiteral("first = line\nsecond \\n line ") + QString(600, u'ä');
        ann.tags = {QStringLiteral("a,b"), QStringLiteral("c;d")};
        a.insert(ann);
        Contact only;
        only.externalId = QStringLiteral("ext-1");
        only.emails = {{QString(), QStringLiteral("only@mail.de")}};
        a.insert(only);
        const QByteArray first = exported(a, VCardVersion(version));
        QVERIFY(first.contains("BEGIN:VCARD"));
        for (const QByteArray &line : first.split('\n'))
            QVERIFY2(version == int(VCardVersion::V21) || line.size() <= 77, line.constData());
        const QString file = write(first);

        WorkspaceFixture b;
        auto report = import(b, file);
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->linksCreated, 1);
        QCOMPARE(exported(b, VCardVersion(version)), first);
        report = import(b, file);
        VERIFY_OK(report);
        QCOMPARE(report->created, 0);
        QCOMPARE(report->updated, 0);
        report = import(a, file);
        VERIFY_OK(report);
        QCOMPARE(report->created, 0);
        QCOMPARE(report->updated, 0);
    }

    void knownPeopleAreAddedToNotReplaced()
    {
        WorkspaceFixture f;
        Contact ann;
        ann.name = QStringLiteral("Ann Lee");
        ann.externalId = QStringLiteral("ERP-7");
        ann.emails = {{QStringLiteral("work"), QStringLiteral("ann@acme.de")}};
        ann.phones = {{QStringLiteral("work"), QStringLiteral("+49 30 1234567"), {}}};
        ann = f.insert(ann);
        const QString file =
            write("BEGIN:VCARD\nFN:Ann Lee\nUID:other\nEMAIL;TYPE=HOME:ann@home.de\nEMAIL:ANN@acme.de\nTEL:030 "
                  "1234567\nTEL:0171 555019\nEND:VCARD\n"
                  "BEGIN:VCARD\nFN:Nobody\nEND:VCARD\n");
        auto report = import(f, file);
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->updated, 1);
        const auto now = f.reload(ann);
        VERIFY_OK(now);
        QCOMPARE(now->externalId, QStringLiteral("ERP-7"));
        QCOMPARE(now->emails.size(), 2);
        QCOMPARE(now->emails[0].address, QStringLiteral("ann@acme.de"));
        QCOMPARE(now->emails[1].address, QStringLiteral("ann@home.de"));
        QCOMPARE(now->phones.size(), 2);
        report = import(f, file);
        VERIFY_OK(report);
        QCOMPARE(report->created, 0);
        QCOMPARE(report->updated, 0);
        QCOMPARE(report->skipped, 2);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::VCardTest)
#include "vcard_test.moc"
