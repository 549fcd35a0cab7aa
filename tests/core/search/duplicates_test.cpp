// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_finder.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/merge/merge.h"
#include "search/duplicates/text_likeness.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// What counts as the same person or company.
class DuplicatesTest : public QObject {
    Q_OBJECT

    // People without anything in common, so that names and numbers have their usual weight.
    static void crowd(WorkspaceFixture &fixture, int people)
    {
        static const QStringList firsts{"Lena",  "Jonas", "Mia", "Paul",  "Emma", "Ben",
                                        "Clara", "Felix", "Ida", "Oskar", "Rosa", "Karl"};
        static const QStringList lasts{"Berger", "Vogel", "Winter", "Lorenz", "Haas",  "Busch", "Kuhn",
                                       "Simon",  "Pohl",  "Engel",  "Horn",   "Sauer", "Thiel"};
        const auto written =
            await(fixture.workspace->write(QStringLiteral("Crowd"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                for (int i = 0; i < people; ++i) {
                    Contact contact;
                    contact.firstName = firsts.at(i % firsts.size());
                    contact.lastName = lasts.at((i / firsts.size()) % lasts.size());
                    contact.emails = {{{}, QStringLiteral("%1.%2@firma%1.example").arg(i).arg(contact.lastName)}};
                    contact.phones = {{{}, QStringLiteral("+49 89 %1").arg(4000000 + i * 7919), {}}};
                    contact.birthday = QDate(1950, 1, 1).addDays(i * 97 % 20000);
                    TRY(writer.insert(contact));
                }
                return {};
            }));
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
    }
    static Contact person(const QString &first, const QString &last, const QString &mail = {},
                          const QString &phone = {})
    {
        Contact contact;
        contact.firstName = first;
        contact.lastName = last;
        if (!mail.isEmpty())
            contact.emails = {{{}, mail}};
        if (!phone.isEmpty())
            contact.phones = {{{}, phone, {}}};
        return contact;
    }
    static Result<DuplicateReport> scan(WorkspaceFixture &fixture, const QString &type = QStringLiteral("contact"))
    {
        return await(startDuplicateScan(fixture.workspace->store(), fixture.workspace->session(), type));
    }
    static bool has(const Result<DuplicateReport> &report, qint64 a, qint64 b)
    {
        return report && std::any_of(report->pairs.begin(), report->pairs.end(), [&](const DuplicatePair &pair) {
                   return pair.first == std::min(a, b) && pair.second == std::max(a, b);
               });
    }
    static Result<QVector<DuplicateHint>> hints(WorkspaceFixture &fixture, const Record &draft)
    {
        return await(fixture.workspace->read([&](ReadContext &context) { return likelyDuplicates(context, draft); }));
    }

private slots:
    void distances()
    {
        QCOMPARE(editDistance(u"smith", u"smith", 3), 0);
        QCOMPARE(editDistance(u"smith", u"smtih", 3), 1);  // neighbours swapped
        QCOMPARE(editDistance(u"smith", u"smyth", 3), 1);
        QCOMPARE(editDistance(u"smith", u"smit", 3), 1);
        QCOMPARE(editDistance(u"kitten", u"sitting", 5), 3);
        QCOMPARE(editDistance(u"kitten", u"sitting", 2), 3);  // more than asked for
        QCOMPARE(editDistance(u"", u"abc", 5), 3);
        // the band and the letters that are counted first leave nothing out
        const auto whole = [](QStringView x, QStringView y) {
            QVector<QVector<int>> d(x.size() + 1, QVector<int>(y.size() + 1));
            for (int i = 0; i <= x.size(); ++i) {
                for (int j = 0; j <= y.size(); ++j) {
                    int &cell = d[i][j];
                    cell = std::max(i, j);
                    if (i == 0 || j == 0)
                        continue;
                    cell =
                        std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
                    if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                        cell = std::min(cell, d[i - 2][j - 2] + 1);
                }
            }
            return d[x.size()][y.size()];
        };
        quint32 state = 7;
        const auto below = [&](quint32 n) {
            state = state * 1664525U + 1013904223U;
            return (state >> 16) % n;
        };
        for (int round = 0; round < 20'000; ++round) {
            QString x;
            for (quint32 n = below(10); n > 0; --n)
                x += QChar(u'a' + below(4));
            QString y = x;
            for (quint32 n = below(5); n > 0; --n) {
                const qsizetype at = below(quint32(y.size()) + 1);
                if (below(3) == 0)
                    y.insert(at, QChar(u'a' + below(5)));
                else if (at < y.size())
                    below(2) == 0 ? y.remove(at, 1) : y.replace(at, 1, QChar(u'a' + below(5)));
            }
            const int distance = whole(x, y);
            for (int most = 0; most < 5; ++most)
                QCOMPARE(editDistance(x, y, most), std::min(distance, most + 1));
        }
        QCOMPARE(likeness(u"abcd", u"abcx"), 0.75);
        QCOMPARE(likeness(u"abcd", u"wxyz"), 0.0);
    }

    void wordsOfNames()
    {
        QCOMPARE(nameWords(u"Müller & Söhne GmbH & Co. KG"), (QStringList{"muller", "sohne"}));
        QCOMPARE(nameWords(u"Dr. Ｊane  O'Brien"), (QStringList{"jane", "obrien"}));
        QCOMPARE(nameWords(u"上海远景有限公司"), (QStringList{u"上海远景"_qs}));
        QCOMPARE(nameWords(u"GmbH"), (QStringList{"gmbh"}));
        QCOMPARE(fullGivenName(u"bob").toString(), QStringLiteral("robert"));
        QCOMPARE(fullGivenName(u"zorro").toString(), QStringLiteral("zorro"));
        QCOMPARE(siteKey(u"https://www.Acme.example:8080/about"), QStringLiteral("acme.example"));
    }

    void spellingsOfOnePersonAreFound()
    {
        WorkspaceFixture fixture;
        crowd(fixture, 150);
        const Contact a =
            fixture.insert(person(u"Jörg"_qs, u"Weißmüller"_qs, u"joerg@weiss.example"_qs, u"030 1234567"_qs));
        const Contact b = fixture.insert(person(u"WEISSMULLER"_qs, u"Jorg"_qs, {}, u"+49 (30) 1234567"_qs));
        const Contact c = fixture.insert(person(u"Robert"_qs, u"Ostermann"_qs, u"r.ostermann@post.example"_qs));
        const Contact d = fixture.insert(person(u"Bob"_qs, u"Ostermnan"_qs, u"r.ostermann@post.example"_qs));
        const Contact e = fixture.insert(person({}, u"王小明"_qs, u"wang@xm.example"_qs));
        const Contact f = fixture.insert(person(u"Xiaoming"_qs, u"Wang"_qs, u"wang@xm.example"_qs));
        const auto report = scan(fixture);
        VERIFY_OK(report);
        QVERIFY(has(report, a.id, b.id));
        QVERIFY(has(report, c.id, d.id));
        QVERIFY(has(report, e.id, f.id));
        QCOMPARE(report->pairs.size(), 3);
        QCOMPARE(report->records, 156);
        for (const DuplicatePair &pair : report->pairs) {
            QVERIFY(pair.probability >= 0.5 && pair.probability <= 1);
            QVERIFY(!pair.reasons.isEmpty());
            QVERIFY(pair.reasons.first().weight > 0);
            QVERIFY(!reasonText(pair.reasons.first()).isEmpty());
        }
    }

    void aFamilyIsNoDuplicate()
    {
        WorkspaceFixture fixture;
        crowd(fixture, 150);
        Contact anna = person(u"Anna"_qs, u"Rosenstein"_qs, {}, u"030 7654321"_qs);
        anna.addresses = {{{}, u"Lindenallee 14"_qs, u"Potsdam"_qs, {}, u"14467"_qs, {}}};
        anna.birthday = QDate(1980, 4, 12);
        Contact max = anna;
        max.firstName = u"Maximilian"_qs;
        max.birthday = QDate(2011, 9, 3);
        const Contact a = fixture.insert(anna);
        const Contact m = fixture.insert(max);
        const auto report = scan(fixture);
        VERIFY_OK(report);
        QVERIFY(!has(report, a.id, m.id));
    }

    void companiesByNameWithoutLegalForm()
    {
        WorkspaceFixture fixture;
        const auto company = [&](const QString &name, const QString &street, const QString &city) {
            Company made;
            made.name = name;
            if (!street.isEmpty())
                made.addresses = {{{}, street, city, {}, {}, {}}};
            return fixture.insert(made);
        };
        for (int i = 0; i < 60; ++i)
            company(QStringLiteral("Betrieb%1 Handel").arg(QString(QChar('a' + i % 26)) + QString::number(i)),
                    QStringLiteral("Gasse%1 %2").arg(i).arg(i + 3), QStringLiteral("Ort%1").arg(i % 7));
        const Company a = company(u"GTX Pro Systems GmbH"_qs, {}, {});
        const Company b = company(u"GTXPro Systems"_qs, {}, {});
        const Company c = company(u"Adler Apotheke"_qs, u"Marktplatz 3"_qs, u"Ulm"_qs);
        const Company d = company(u"Adler Apotheke"_qs, u"Bahnhofstr. 88"_qs, u"Kiel"_qs);
        const auto report = scan(fixture, QStringLiteral("company"));
        VERIFY_OK(report);
        QVERIFY(has(report, a.id, b.id));
        QVERIFY(!has(report, c.id, d.id));  // the same name in another town
    }

    void whatPeopleSaidCounts()
    {
        WorkspaceFixture fixture;
        crowd(fixture, 60);
        const Contact a = fixture.insert(person(u"Ottokar"_qs, u"Wunderlich"_qs, u"o@wunder.example"_qs));
        const Contact b = fixture.insert(person(u"Ottokar"_qs, u"Wunderlich"_qs, u"o@wunder.example"_qs));
        QVERIFY(has(scan(fixture), a.id, b.id));
        const auto marked = await(fixture.workspace->write(QStringLiteral("Not"), [&](UnitOfWork &work) {
            RecordWriter writer(work);
            return markNotDuplicate(writer, work.catalog().at(Contact::kNumber), a.id, b.id);
        }));
        VERIFY_OK(marked);
        QVERIFY(!has(scan(fixture), a.id, b.id));
        VERIFY_OK(hints(fixture, a));
        QVERIFY(hints(fixture, a)->isEmpty());
        VERIFY_OK(await(fixture.workspace->undo(marked->transaction)));
        QVERIFY(has(scan(fixture), a.id, b.id));
        QCOMPARE(hints(fixture, a)->size(), 1);
    }

    void hintsWhileTyping()
    {
        WorkspaceFixture fixture;
        crowd(fixture, 150);
        const Contact known =
            fixture.insert(person(u"Ottokar"_qs, u"Wunderlich"_qs, u"otto@wunder.example"_qs, u"030 4711000"_qs));
        for (const Contact &draft :
             {person(u"Ottokar"_qs, u"Wunderlich"_qs), person(u"Wunderlich"_qs, u"Otokar"_qs),
              person({}, {}, u"OTTO@wunder.example"_qs), person(u"O."_qs, u"Wunderlich"_qs, {}, u"4711000"_qs)}) {
            const auto found = hints(fixture, draft);
            VERIFY_OK(found);
            QCOMPARE(found->size(), 1);
            QCOMPARE(found->first().id, known.id);
            QVERIFY(!found->first().reasons.isEmpty());
        }
        QCOMPARE(hints(fixture, person(u"Ottilie"_qs, u"Wunderbar"_qs))->size(), 0);
        QCOMPARE(hints(fixture, person(u"Lena"_qs, {}))->size(), 0);  // a first name alone is nobody
        QCOMPARE(hints(fixture, Contact())->size(), 0);
        // Editing a record does not warn of itself.
        QCOMPARE(hints(fixture, known)->size(), 0);
    }

    void onlyWhatTheSessionSees()
    {
        WorkspaceFixture fixture;
        fixture.insert(person(u"Ottokar"_qs, u"Wunderlich"_qs));
        fixture.insert(person(u"Ottokar"_qs, u"Wunderlich"_qs));
        Session nobody = fixture.workspace->session();
        nobody.access = Access::nothing();
        const auto report = await(startDuplicateScan(fixture.workspace->store(), nobody, QStringLiteral("contact")));
        VERIFY_OK(report);
        QCOMPARE(report->records, 0);
        QVERIFY(report->pairs.isEmpty());
        const auto found = await(fixture.workspace->store().read(nobody, [&](ReadContext &context) {
            return likelyDuplicates(context, person(u"Ottokar"_qs, u"Wunderlich"_qs));
        }));
        VERIFY_OK(found);
        QVERIFY(found->isEmpty());
    }

    void mistakesAndStopping()
    {
        WorkspaceFixture fixture;
        crowd(fixture, 30);
        QCOMPARE(scan(fixture, QStringLiteral("nothing")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(scan(fixture, QStringLiteral("stage_event")).error().code, ErrorCode::InvalidInput);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = await(startDuplicateScan(fixture.workspace->store(), fixture.workspace->session(),
                                                      QStringLiteral("contact"), {}, stop.get_token()));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

FIELDFARE_TEST(DuplicatesTest)
#include "duplicates_test.moc"
