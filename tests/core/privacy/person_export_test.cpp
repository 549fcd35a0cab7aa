// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/person/person_export.h"
#include "exchange/zip/zip_reader.h"
#include "marked_person.h"
#include "workspace/privacy/privacy.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare::test {

class PersonExportTest : public QObject {
    Q_OBJECT

private slots:
    void holdsAllThatWasPutIn();
    void oneZipHoldsTheSame();
    void whatIsStoppedLeavesNothing();
    void missingContentsAreTold();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void PersonExportTest::holdsAllThatWasPutIn()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    QTemporaryDir dir;
    const QString target = dir.filePath(QStringLiteral("person"));
    const auto report =
        await(fixture.workspace->privacy().exportPerson(fixture.workspace->session(), person.contact.uid, target));
    VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    QCOMPARE(report->files, qint64(2));
    const QJsonDocument document = QJsonDocument::fromJson(contentOf(target + QStringLiteral("/person.json")));
    const QString json = QString::fromUtf8(document.toJson());
    for (const QString &one : person.marks)
        QVERIFY2(json.contains(one), qPrintable(one));
    QCOMPARE(document[u"person"][u"uid"].toString(), uidText(person.contact.uid));
    // who changed what
    bool isTold = false;
    for (const auto &entry : document[u"history"].toArray()) {
        for (const auto &change : entry[u"changes"].toArray())
            isTold = isTold || (change[u"field"].toString() == QLatin1String("title") &&
                                change[u"before"].toString() == marked("oldjob") &&
                                change[u"after"].toString() == marked("newjob") &&
                                entry[u"user"].toString() == QLatin1String("Maria Keller"));
    }
    QVERIFY(isTold);
    QVERIFY(!json.contains(QStringLiteral("Adler")));  // the neighbour is nobody's business
    // tables
    const QString contacts = QString::fromUtf8(contentOf(target + QStringLiteral("/csv/contact.csv")));
    QVERIFY(contacts.contains(QStringLiteral("Zqxvlast")) && !contacts.contains(QStringLiteral("Adler")));
    for (const char *type : {"activity", "task", "deal", "order", "ticket", "consent", "campaign_member", "attachment",
                             "company", "company_contact"})
        QVERIFY2(QFile::exists(target + QStringLiteral("/csv/%1.csv").arg(QLatin1String(type))), type);
    // files
    QCOMPARE(contentOf(target + QStringLiteral("/files/zqxvletter.txt")),
             QByteArray("Dear zqxvfirst, this is zqxvcontent of a letter."));
    QCOMPARE(contentOf(target + QStringLiteral("/files/invoice.txt")), QByteArray("Sum 12.00 EUR"));
    const QString summary = QString::fromUtf8(contentOf(target + QStringLiteral("/summary.txt")));
    for (const char *word : {"Zqxvfirst", "zqxvmail@example.org (work)", "zqxvstreet 1", "Activities"})
        QVERIFY2(summary.contains(QLatin1String(word)), word);
    // what is there is not overwritten
    const auto again =
        await(fixture.workspace->privacy().exportPerson(fixture.workspace->session(), person.contact.uid, target));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void PersonExportTest::oneZipHoldsTheSame()
{
    WorkspaceFixture fixture(true);
    const MarkedPerson person = makeMarkedPerson(fixture);
    QTemporaryDir dir;
    const QString target = dir.filePath(QStringLiteral("person.zip"));
    VERIFY_OK(
        await(fixture.workspace->privacy().exportPerson(fixture.workspace->session(), person.contact.uid, target)));
    const auto zip = ZipFile::open(target);
    VERIFY_OK(zip);
    QStringList names;
    for (const ZipEntry &entry : zip->entries())
        names.append(entry.name);
    for (const char *name : {"person.json", "summary.txt", "csv/contact.csv", "files/zqxvletter.txt"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
    const auto letter = zip->content(QStringLiteral("files/zqxvletter.txt"), 1000);
    VERIFY_OK(letter);
    QVERIFY(letter->startsWith("Dear zqxvfirst"));
}

void PersonExportTest::whatIsStoppedLeavesNothing()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    QTemporaryDir dir;
    for (const char *name : {"person", "person.zip"}) {
        int steps = 0;
        const auto stopped = await(fixture.workspace->privacy().exportPerson(
            fixture.workspace->session(), person.contact.uid, dir.filePath(QLatin1String(name)), {},
            [&](qint64, qint64) { return ++steps < 12; }));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList());
    }
    const auto nobody = await(fixture.workspace->privacy().exportPerson(fixture.workspace->session(), newUid(1),
                                                                        dir.filePath(QStringLiteral("x"))));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().code, ErrorCode::NotFound);
}

void PersonExportTest::missingContentsAreTold()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    QVERIFY(QFile::remove(fixture.workspace->attachments().contents().pathOf(person.file.hash)));
    QTemporaryDir dir;
    const auto report = await(fixture.workspace->privacy().exportPerson(
        fixture.workspace->session(), person.contact.uid, dir.filePath(QStringLiteral("person"))));
    VERIFY_OK(report);
    QCOMPARE(report->files, qint64(1));
    QCOMPARE(report->problems.size(), 1);
    QVERIFY(report->problems.first().contains(person.file.name));
    QVERIFY(contentOf(dir.filePath(QStringLiteral("person/summary.txt"))).contains(person.file.name.toUtf8()));
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::PersonExportTest)
#include "person_export_test.moc"
