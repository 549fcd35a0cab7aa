// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/phone.h"
#include "records/contact/contact.h"
#include "search/global_search.h"
#include "search/list_reader.h"
#include "support/paths.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QFile>

using namespace fieldfare;

/// Two thousand spellings from all countries (region, type, variant, input, expected E.164, …) read as their owners meant them.
class PhoneCasesTest : public QObject {
    Q_OBJECT
private slots:
    void atLeast97Percent()
    {
        if (test::sharedData().isEmpty())
            QSKIP("real data is not present");
        QFile file(test::sharedData() + u"/phones/phone_cases.csv"_qs);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        file.readLine();
        int rows = 0;
        int right = 0;
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
            if (cells.size() < 5)
                continue;
            ++rows;
            const auto number = readPhone(cells[3], cells[0]);
            if (number && number->e164 == cells[4])
                ++right;
            else
                qInfo().noquote() << cells[0] << cells[3] << "->" << (number ? number->e164 : u"-"_qs) << "expected"
                                  << cells[4];
        }
        qInfo() << right << "of" << rows;
        QVERIFY(rows >= 2000);
        QVERIFY(right * 100 >= rows * 97);
    }

    /// As it was typed into a contact of its country; looked for as people there write it, and by its end.
    void foundByNationalFormAndLastFour()
    {
        if (test::sharedData().isEmpty())
            QSKIP("real data is not present");
        QFile file(test::sharedData() + u"/phones/phone_cases.csv"_qs);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        file.readLine();
        struct Case {
            qint64 id = 0;
            QString country;
            QString typed;
            QString national;
            QString lastFour;
        };
        QVector<Case> cases;
        WorkspaceFixture fixture;
        const auto written = await(fixture.workspace->write(u"Numbers"_qs, [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            while (!file.atEnd()) {
                const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
                if (cells.size() < 8 || cells[7] != u"1")
                    continue;
                Contact contact;
                contact.lastName = u"Person %1"_qs.arg(cases.size());
                contact.phones = {{u"work"_qs, cells[3], {}}};
                contact.addresses = {{u"work"_qs, {}, {}, {}, {}, cells[0]}};
                TRY(writer.insert(contact));
                cases.append(
                    {contact.id, cells[0], cells[3], cells[6], QString::fromLatin1(phoneDigits(cells[4]).right(4))});
            }
            return {};
        }));
        VERIFY_OK(written);
        int here = 0;   // by somebody whose workspace is in another country
        int there = 0;  // in one of that country
        int byEnd = 0;
        SearchOptions options;
        options.types = {u"contact"_qs};
        options.limit = 500;
        for (const Case &one : std::as_const(cases)) {
            const auto finds = [&](const QString &country, const QString &text) {
                Session session = fixture.workspace->session();
                session.country = country;
                const auto all = await(fixture.workspace->store().read(
                    session, [&](ReadContext &context) { return globalSearch(context, text, options); }));
                return all && std::any_of(all->hits.begin(), all->hits.end(),
                                          [&](const SearchHit &hit) { return hit.id == one.id; });
            };
            const bool found = finds(one.country, one.national);
            // Hundreds share an end, and the box shows the first of them: the list has all.
            const auto ends = await(fixture.workspace->read([&](ReadContext &context) {
                return ListReader(context).allRows({u"contact"_qs, one.lastFour, {}, false});
            }));
            VERIFY_OK(ends);
            const bool end = ends->contains(one.id);
            here += finds(u"DE"_qs, one.national) ? 1 : 0;
            there += found ? 1 : 0;
            byEnd += end ? 1 : 0;
            if (!found || !end)
                qInfo().noquote() << one.country << one.typed << "is not found by"
                                  << (found ? one.lastFour : one.national);
        }
        qInfo() << cases.size() << "numbers by their national form:" << there << "in their country," << here
                << "from Germany; by their last four digits:" << byEnd;
        QVERIFY(cases.size() >= 2000);
        QCOMPARE(there, int(cases.size()));
        QVERIFY(here * 100 >= int(cases.size()) * 99);
        QCOMPARE(byEnd, int(cases.size()));
    }
};

FIELDFARE_TEST(PhoneCasesTest)
#include "phone_cases_test.moc"
