// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"
#include "exchange/exporter.h"
#include "exchange/importer.h"
#include "exchange/vcard/vcard_source.h"
#include "exchange/vcard/vcard_writer.h"
#include "exchange/xlsx/xlsx_reader.h"
#include "records/contact/contact.h"

#include "support/paths.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QDirIterator>

namespace fieldfare {
namespace {

QStringList filesBelow(const QString &folder, const QStringList &names)
{
    QStringList files;
    QDirIterator walk(folder, names, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

QList<QStringList> rowsOf(TableSource &source)
{
    QList<QStringList> rows;
    TableRow row;
    while (source.next(row).value_or(false)) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(row.text(i));
        rows.append(cells);
    }
    return rows;
}

}  // namespace

/// Every name, mail and phone of real files, and nothing twice.
class FormatsDataTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString data(const char *name) const { return test::sharedData() + u'/' + QLatin1String(name); }
    static Result<ImportReport> import(WorkspaceFixture &f, const QString &file)
    {
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = file;
        request.createMissing = {QStringLiteral("company")};
        TRY_ASSIGN(ImportPlan plan, planImport(*f.workspace->catalog(), f.workspace->session(), request));
        return await(startImport(f.workspace->store(), f.workspace->session(), plan));
    }
    QByteArray exported(WorkspaceFixture &f)
    {
        const QString path = m_dir.filePath(QStringLiteral("out.vcf"));
        const auto report = await(f.workspace->read([&](ReadContext &context) {
            ExportRequest request;
            request.type = QStringLiteral("contact");
            return exportCards(context, request, path);
        }));
        return report ? content(path) : report.error().message.toUtf8();
    }

private slots:
    void initTestCase()
    {
        if (test::sharedData().isEmpty())
            QSKIP("FIELDFARE_SHARED_DATA is not set");
    }

    void cards_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : filesBelow(data("formats"), {QStringLiteral("*.vcf")})) {
            if (!file.endsWith(QLatin1String("user-cal.vcf")))
                QTest::newRow(qPrintable(file.mid(test::sharedData().size()))) << file;
        }
    }
    void cards()
    {
        QFETCH(QString, file);
        WorkspaceFixture f;
        const auto report = import(f, file);
        VERIFY_OK(report);
        QCOMPARE(report->rejected, 0);

        // All names, mails and numbers of the file are in the workspace.
        const auto source = VCardSource::open(file);
        VERIFY_OK(source);
        const auto ids = await(f.workspace->read([](ReadContext &context) -> Result<QVector<qint64>> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id FROM {contact}"), {}));
            QVector<qint64> all;
            while (query.next())
                all.append(query.value(0).toLongLong());
            return all;
        }));
        VERIFY_OK(ids);
        QSet<QString> known;
        for (const qint64 id : *ids) {
            const auto contact = f.load(Id<Contact>{id});
            VERIFY_OK(contact);
            known.insert(contact->name);
            known.insert(contact->lastName);
            known.insert(contact->firstName);
            for (const MailEntry &mail : contact->emails)
                known.insert(mail.address);
            for (const PhoneEntry &phone : contact->phones)
                known.insert(phone.number);
        }
        int checked = 0;
        const QStringList &header = (*source)->header();
        for (const QStringList &row : rowsOf(**source)) {
            for (qsizetype i = 0; i < row.size(); ++i) {
                const QString &column = header[i];
                QStringList texts;
                if (column == QLatin1String("emails") || column == QLatin1String("phones")) {
                    for (const QJsonValue &entry : QJsonDocument::fromJson(row[i].toUtf8()).array())
                        texts.append(entry.toObject()
                                         .value(column == QLatin1String("emails") ? "address" : "number")
                                         .toString());
                } else if (column == QLatin1String("name") || column == QLatin1String("first_name") ||
                           column == QLatin1String("last_name") || column == QLatin1String("email") ||
                           column == QLatin1String("phone")) {
                    texts.append(row[i]);
                }
                for (const QString &text : texts) {
                    if (text.isEmpty())
                        continue;
                    QVERIFY2(known.contains(text), qPrintable(text));
                    ++checked;
                }
            }
        }
        // Cards of a picture or an address alone have none.
        QVERIFY(checked > 0 || file.endsWith(QLatin1String("vcard_grouped.vcf")) ||
                file.endsWith(QLatin1String("issue64.vcf")));

        const auto again = import(f, file);
        VERIFY_OK(again);
        QCOMPARE(again->created, 0);
        QCOMPARE(again->rejected, 0);

        const QByteArray first = exported(f);
        const QString path = m_dir.filePath(QStringLiteral("again.vcf"));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(first);
        out.close();
        WorkspaceFixture g;
        VERIFY_OK(import(g, path));
        QCOMPARE(exported(g), first);
    }

    void aCalendarIsNoCards()
    {
        WorkspaceFixture f;
        const auto report = import(f, data("formats/vcard/libical/user-cal.vcf"));
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(QStringLiteral("calendar")), qPrintable(report.error().message));
    }

    void contactTables_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : filesBelow(data("formats/contacts_csv"), {QStringLiteral("*.csv")}))
            QTest::newRow(qPrintable(file.mid(test::sharedData().size()))) << file;
        QTest::newRow("salesforce contacts") << data("salesforce_sample/Contacts.csv");
    }
    void contactTables()
    {
        QFETCH(QString, file);
        WorkspaceFixture f;
        const auto report = import(f, file);
        VERIFY_OK(report);
        QCOMPARE(report->rejected, 0);
        QVERIFY(report->created > 0);
        const auto source = CsvReader::open(file, {});
        VERIFY_OK(source);
        const QStringList header = (*source)->header();
        const auto allRows = rowsOf(**source);
        int checked = 0;
        for (const QStringList &row : allRows) {
            for (qsizetype i = 0; i < row.size(); ++i) {
                const QString head = header.value(i).toLower();
                const bool telling = head.contains(QLatin1String("mail")) || head.contains(QLatin1String("phone")) ||
                                     head.contains(QLatin1String("mobile")) || head.contains(QLatin1String("fax")) ||
                                     head == QLatin1String("first name") || head == QLatin1String("last name");
                const QString text = row[i].trimmed();
                if (!telling || text.isEmpty() || head.contains(QLatin1String("address 2")))
                    continue;
                const int found =
                    f.value("SELECT (SELECT count(*) FROM mail_address WHERE address=?)+(SELECT count(*) FROM "
                            "phone_number WHERE "
                            "number=?)+(SELECT count(*) FROM {contact} WHERE first_name=? OR last_name=?)",
                            {text, text, text, text})
                        .toInt();
                QVERIFY2(found > 0, qPrintable(header.value(i) + QStringLiteral(": ") + text));
                ++checked;
            }
        }
        QVERIFY(checked > 0);
    }

    void workbooksAreRead_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : filesBelow(test::sharedData(), {QStringLiteral("*.xlsx")}))
            QTest::newRow(qPrintable(file.mid(test::sharedData().size()))) << file;
    }
    void workbooksAreRead()
    {
        QFETCH(QString, file);
        const auto package = XlsxPackage::open(file);
        VERIFY_OK(package);
        qsizetype rows = 0;
        for (const XlsxSheet &sheet : package->sheets()) {
            XlsxOptions options;
            options.sheet = sheet.name;
            options.header = false;
            const auto reader = XlsxReader::open(file, options);
            VERIFY_OK(reader);
            rows += rowsOf(**reader).size();
        }
        QVERIFY(rows > 0);
    }

    void workbooksSayWhatTheirTablesSay()
    {
        XlsxOptions options;
        options.header = false;
        auto reader = XlsxReader::open(data("formats/xlsx/1900.xlsx"), options);
        VERIFY_OK(reader);
        // Column B is a date, C its text as the spreadsheet program itself computed it.
        int dates = 0;
        for (const QStringList &row : rowsOf(**reader)) {
            QCOMPARE(row.value(1), row.value(2));
            ++dates;
        }
        QCOMPARE(dates, 5);
        reader = XlsxReader::open(data("formats/xlsx/Attendance.xlsx"), {});
        VERIFY_OK(reader);
        const auto table = CsvReader::open(data("formats/xlsx/Attendance.csv"), {});
        VERIFY_OK(table);
        const auto sheetRows = rowsOf(**reader);
        const auto tableRows = rowsOf(**table);
        QVERIFY(sheetRows.size() >= tableRows.size());
        for (qsizetype i = 0; i < tableRows.size(); ++i) {
            for (qsizetype j = 1; j < tableRows[i].size(); ++j)
                QCOMPARE(sheetRows[i].value(j).toUpper(), tableRows[i][j]);
        }
        reader = XlsxReader::open(data("formats/xlsx/RkNumber.xlsx"), options);
        VERIFY_OK(reader);
        const auto rk = CsvReader::open(data("formats/xlsx/RkNumber.xlsx.0.csv"), [] {
            CsvOptions plain;
            plain.header = false;
            return plain;
        }());
        VERIFY_OK(rk);
        QCOMPARE(rowsOf(**reader), rowsOf(**rk));
    }

    void aWorkbookAndItsTableGiveTheSameRows()
    {
        const auto book = XlsxReader::open(data("leads_xeducation/Leads.xlsx"), {});
        VERIFY_OK(book);
        const auto table = CsvReader::open(data("leads_xeducation/Leads.csv"), {});
        VERIFY_OK(table);
        QCOMPARE((*book)->header(), (*table)->header());
        const auto a = rowsOf(**book);
        const auto b = rowsOf(**table);
        QCOMPARE(a.size(), b.size());
        QCOMPARE(a.size(), 9240);
        qint64 cells = 0;
        for (qsizetype i = 0; i < a.size(); ++i) {
            for (qsizetype j = 0; j < b[i].size(); ++j, ++cells) {
                const QString left = a[i].value(j);
                const QString right = b[i][j];
                const auto x = tryDecimal(left, u'.');
                const auto y = tryDecimal(right, u'.');
                QVERIFY2(left == right || (x && y && x->value == y->value),
                         qPrintable(QStringLiteral("%1/%2: %3 | %4").arg(i).arg(j).arg(left, right)));
            }
        }
        QVERIFY(cells > 300'000);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::FormatsDataTest)
#include "formats_data_test.moc"
