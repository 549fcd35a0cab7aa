// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_fold.h"
#include "records/activity/activity.h"
#include "records/order/order.h"
#include "search/document_reader.h"
#include "search/global_search.h"
#include "search/search_document.h"
#include "search/similar_words.h"
#include "search/word_splitter.h"
#include "search_fixture.h"
#include "support/test.h"

#include <QRandomGenerator>

using namespace fieldfare;
using fieldfare::test::SearchFixture;

namespace {

Contact contact(const QString &first, const QString &last, const QString &mail = {}, const QString &phone = {})
{
    Contact contact;
    contact.firstName = first;
    contact.lastName = last;
    if (!mail.isEmpty())
        contact.emails = {{u"work"_qs, mail}};
    if (!phone.isEmpty())
        contact.phones = {{u"work"_qs, phone, {}}};
    return contact;
}

QStringList wordsOf(const QString &text, SplitMode mode)
{
    QStringList words;
    const QByteArray utf8 = text.toUtf8();
    splitWords({utf8.constData(), size_t(utf8.size())}, mode, [&](const SplitWord &word) {
        words.append(QString::fromUtf8(word.text.data(), qsizetype(word.text.size())));
        return 0;
    });
    return words;
}

}  // namespace

class GlobalSearchTest : public QObject {
    Q_OBJECT
private:
    QString find(SearchFixture &fixture, const QString &text, SearchOptions options = {})
    {
        const auto result = fixture.read([&](ReadContext &context) { return globalSearch(context, text, options); });
        if (!result)
            return u"error: "_qs + result.error().message + result.error().details;
        QStringList titles;
        for (const SearchHit &hit : result->hits)
            titles.append(hit.title);
        return titles.join(u'|');
    }

private slots:
    void findsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *text, const char *found) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(found);
        };
        row("m", "Mueller AG|Jörg Müller|王小明|O-77 Kabel");
        row("müller", "Jörg Müller|Mueller AG");
        row("muller", "Jörg Müller|Mueller AG");
        row("mueller", "Mueller AG|Jörg Müller");
        row("MÜLLER JÖRG", "Jörg Müller");
        row("jorg mul", "Jörg Müller");
        row("小明", "王小明");
        row("王小明", "王小明");
        row("王", "王小明");
        row("wxm", "王小明");
        row("xwm", "");
        row("wang xiao", "王小明");
        row("xiaoming", "王小明");
        row("zgf", "曾国藩");
        row("zeng", "曾国藩");
        row("4567", "Jörg Müller");
        row("0301234567", "Jörg Müller");
        row("030 123", "Jörg Müller");
        row("+49 30 12", "Jörg Müller");
        row("0049301", "Jörg Müller");
        row("joerg@", "Jörg Müller");
        row("beispiel.de", "Jörg Müller");
        row("chef@beispiel", "");
        row("mueller@beispiel.de", "Jörg Müller");
        row("2026", "O-2026-0077");
        row("0077", "O-2026-0077");
        row("o-2026-00", "O-2026-0077");
        row("kabel", "O-77 Kabel");
        row("trommel", "O-77 Kabel");
        row("jörg 4567", "Jörg Müller");
        row("wang 4567", "");
        row("zzz", "");
        row("mullre", "Jörg Müller");
        row("  ", "");
        row("\"", "");
        row("* OR NEAR(", "");
    }
    void findsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        static SearchFixture *fixture = nullptr;
        if (!m_people) {
            m_people = std::make_unique<SearchFixture>();
            m_people->add(contact(u"Jörg"_qs, u"Müller"_qs, u"joerg.mueller@beispiel.de"_qs, u"030 1234567"_qs));
            m_people->add(contact(u"小明"_qs, u"王"_qs));
            m_people->add(contact(u"国藩"_qs, u"曾"_qs));
            Company company;
            company.name = u"Mueller AG"_qs;
            m_people->add(company);
            Order order;
            order.number = u"O-2026-0077"_qs;
            m_people->add(order);
            Activity note;
            note.subject = u"O-77 Kabel"_qs;
            note.body = u"Die Trommel ist leer, Muster folgt"_qs;
            m_people->add(note);
        }
        fixture = m_people.get();
        QCOMPARE(find(*fixture, text), found);
    }
    void cleanupTestCase() { m_people.reset(); }

    void editDistances()
    {
        QCOMPARE(editDistance(u"muller", u"muller", 2), 0);
        QCOMPARE(editDistance(u"muller", u"mullre", 2), 1);
        QCOMPARE(editDistance(u"muller", u"miller", 2), 1);
        QCOMPARE(editDistance(u"muller", u"mullers", 2), 1);
        QCOMPARE(editDistance(u"muller", u"abcdef", 2), 3);
        QCOMPARE(editDistance(u"mulel", u"mullerstrasse", 1, true), 1);
        QCOMPARE(editDistance(u"", u"ab", 2), 2);
        QCOMPARE(editDistance(u"schmitd", u"schmidt", 1), 1);
    }

    void followsEveryChange()
    {
        SearchFixture fixture;
        Contact anna = fixture.add(contact(u"Anna"_qs, u"Adler"_qs, u"anna@adler.example"_qs, u"0171 5550199"_qs));
        QCOMPARE(find(fixture, u"adler"_qs), u"Anna Adler"_qs);
        anna.lastName = u"Berg"_qs;
        anna.emails = {{u"work"_qs, u"office@berg.example"_qs}};
        fixture.write([&](RecordWriter &writer) { return writer.update(anna); });
        QCOMPARE(find(fixture, u"adler"_qs), QString());
        QCOMPARE(find(fixture, u"adler.example"_qs), QString());
        QCOMPARE(find(fixture, u"office@b"_qs), u"Anna Berg"_qs);
        QCOMPARE(find(fixture, u"0199"_qs), u"Anna Berg"_qs);
        fixture.write([&](RecordWriter &writer) { return writer.remove(Id<Contact>{anna.id}); });
        for (const QString &text : {u"berg"_qs, u"0199"_qs, u"office"_qs})
            QCOMPARE(find(fixture, text), QString());
        fixture.write([&](RecordWriter &writer) { return writer.insertAsIs(anna); });
        QCOMPARE(find(fixture, u"berg"_qs), u"Anna Berg"_qs);
        QCOMPARE(find(fixture, u"0199"_qs), u"Anna Berg"_qs);
    }

    void bulkEqualsRowByRow()
    {
        SearchFixture fixture;
        const RecordType &type = fixture.store->catalog()->at(u"contact"_qs);
        fixture.add(contact(u"Zoe"_qs, u"First"_qs));
        QVector<qint64> ids;
        fixture.write([&](RecordWriter &writer) -> Result<void> {
            TRY(writer.beginBulk(type, 300));
            for (int i = 0; i < 300; ++i) {
                Contact row = contact(u"Bulk%1"_qs.arg(i), i % 2 ? u"小明"_qs : u"Müller"_qs,
                                      u"b%1@bulk.example"_qs.arg(i), u"030 70%1"_qs.arg(10000 + i));
                row.notes = u"note %1"_qs.arg(i);
                TRY(writer.insert(row));
                ids.append(row.id);
            }
            return writer.endBulk();
        });
        QCOMPARE(find(fixture, u"bulk123"_qs), u"小明Bulk123"_qs);
        QCOMPARE(find(fixture, u"b124@"_qs), u"Bulk124 Müller"_qs);
        QCOMPARE(find(fixture, u"10125"_qs), u"小明Bulk125"_qs);

        // The document read from columns is the one made from the record.
        const auto same = fixture.read([&](ReadContext &context) -> Result<int> {
            QHash<qint64, SearchDocument> fromColumns;
            TRY(readDocuments(context, type, ids.first(), ids.last(),
                              [&](qint64 id, const SearchDocument &document) -> Result<void> {
                                  fromColumns.insert(id, document);
                                  return {};
                              }));
            RecordReader reader(context);
            TRY_ASSIGN(const auto records, reader.loadMany(type, ids));
            int equal = 0;
            for (const auto &record : records)
                equal += searchDocument(type, *record) == fromColumns.value(record->id);
            return equal;
        });
        QVERIFY(same);
        QCOMPARE(*same, 300);

        fixture.write([&](RecordWriter &writer) { return writer.removeManyAsIs(type, ids); });
        QCOMPARE(find(fixture, u"bulk123"_qs), QString());
        QCOMPARE(find(fixture, u"b124@"_qs), QString());
        QCOMPARE(find(fixture, u"10125"_qs), QString());
        QCOMPARE(find(fixture, u"zoe"_qs), u"Zoe First"_qs);
        const auto left = fixture.read([](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(auto query, context.run(u"SELECT count(*) FROM search_key"_qs));
            return query.next() ? query.value(0).toLongLong() : -1;
        });
        QVERIFY(left);
        QCOMPARE(*left, 0);
    }

    // A save only adds a segment to the full-text index; merging is for when nobody writes, and changes no answer.
    void segmentsAreMergedWhileNobodyWrites()
    {
        SearchFixture fixture;
        const auto segments = [&fixture] {
            const auto count = fixture.read([](ReadContext &context) -> Result<qint64> {
                TRY_ASSIGN(auto query, context.run(u"SELECT count(DISTINCT segid) FROM search_text_idx"_qs));
                return query.next() ? query.value(0).toLongLong() : -1;
            });
            return count ? *count : -1;
        };
        const auto settle = [&fixture] {
            auto future = fixture.store->settle();
            future.waitForFinished();
            SearchFixture::must(future.takeResult());
        };
        QVector<Contact> people;
        for (int i = 0; i < 40; ++i)
            people.append(fixture.add(contact(u"Person%1"_qs.arg(i), i % 2 ? u"王芳"_qs : u"Adler"_qs)));
        settle();
        QVERIFY2(segments() >= 0 && segments() < 10, qPrintable(QString::number(segments())));
        for (int i = 0; i < 40; ++i) {
            if (i % 4 == 0) {
                fixture.write([&](RecordWriter &writer) { return writer.remove(Id<Contact>{people[i].id}); });
            } else {
                people[i].title = u"Chief%1"_qs.arg(i);
                fixture.write([&](RecordWriter &writer) { return writer.update(people[i]); });
            }
        }
        const auto answers = [&] {
            QStringList all;
            for (int i = 0; i < 40; ++i)
                all += find(fixture, u"person%1"_qs.arg(i)) + u'/' + find(fixture, u"chief%1"_qs.arg(i));
            return all;
        };
        const QStringList before = answers();
        QCOMPARE(before[0], u"/"_qs);
        QCOMPARE(before[39], u"王芳Person39/王芳Person39"_qs);
        settle();
        QVERIFY2(segments() < 10, qPrintable(QString::number(segments())));
        QCOMPARE(answers(), before);
    }

    void equalsANaiveScan()
    {
        static const QStringList vocabulary = {
            u"Anna"_qs,    u"Anton"_qs,  u"An"_qs,   u"Müller"_qs, u"Muller"_qs, u"王小明"_qs, u"小王"_qs, u"明"_qs,
            u"O'Brien"_qs, u"Ørsted"_qs, u"2024"_qs, u"Straße"_qs, u"Ｗide"_qs,  u"wang"_qs,   u"ming"_qs, u"x-ray"_qs};
        QRandomGenerator random(20261122);
        const auto word = [&] { return vocabulary[random.bounded(int(vocabulary.size()))]; };
        SearchFixture fixture;
        QHash<qint64, SearchDocument> documents;
        const RecordType &type = fixture.store->catalog()->at(u"company"_qs);
        fixture.write([&](RecordWriter &writer) -> Result<void> {
            for (int i = 0; i < 110; ++i) {
                Company company;
                company.name = word() + u' ' + word();
                company.notes = random.bounded(2) ? word() + u' ' + word() : QString();
                TRY(writer.insert(company));
                if (random.bounded(4) == 0) {
                    company.name = word();
                    TRY(writer.update(company));
                }
                if (random.bounded(5) == 0)
                    TRY(writer.remove(type, company.id));
                else
                    documents.insert(company.id, searchDocument(type, company));
            }
            return {};
        });
        SearchOptions options;
        options.types = {u"company"_qs};
        options.similar = false;
        options.limit = 1000;
        int hits = 0;
        for (int i = 0; i < 400; ++i) {
            QStringList typed{word()};
            while (random.bounded(3) == 0)
                typed.append(word());
            if (typed.last().size() > 1 && random.bounded(2))
                typed.last().chop(1);
            // Naive: every word of the query is a word of the document (pairs of ideographs in a row), the last its beginning.
            QSet<qint64> expected;
            for (auto it = documents.cbegin(); it != documents.cend(); ++it) {
                const QStringList fieldWords[] = {wordsOf(it->names, SplitMode::Document),
                                                  wordsOf(it->text, SplitMode::Document)};
                bool all = true;
                for (qsizetype w = 0; w < typed.size(); ++w) {
                    bool any = false;
                    for (const QString &spelling : {typed[w], QString(typed[w]).replace(u"ü"_qs, u"ue"_qs)}) {
                        const QStringList parts = wordsOf(spelling, SplitMode::Query);
                        for (const QStringList &words : fieldWords) {
                            bool here = !parts.isEmpty();
                            for (qsizetype p = 0; p < parts.size(); ++p) {
                                const bool open = w + 1 == typed.size() && p + 1 == parts.size() &&
                                                  foldChar(parts[p].back().unicode()).charClass == CharClass::Word;
                                here &= open ? std::any_of(words.begin(), words.end(),
                                                           [&](const QString &x) { return x.startsWith(parts[p]); })
                                             : words.contains(parts[p]);
                            }
                            any |= here;
                        }
                    }
                    all &= any;
                }
                if (all)
                    expected.insert(it.key());
            }
            const QString text = typed.join(u' ');
            const auto result =
                fixture.read([&](ReadContext &context) { return globalSearch(context, text, options); });
            QVERIFY(result);
            QSet<qint64> found;
            for (const SearchHit &hit : result->hits)
                found.insert(hit.id);
            // Phrases of several parts may be stricter than the scan, which does not look at the order; never wider.
            const bool phrase = std::any_of(typed.begin(), typed.end(),
                                            [](const QString &x) { return wordsOf(x, SplitMode::Query).size() > 1; });
            if (phrase)
                QVERIFY2(expected.contains(found), qPrintable(text));
            else
                QVERIFY2(found == expected,
                         qPrintable(u"%1: %2 of %3"_qs.arg(text).arg(found.size()).arg(expected.size())));
            QCOMPARE(result->count, int(found.size()));
            hits += int(found.size());
        }
        QVERIFY(hits > 1000);
    }

    void manyMatchesAreCappedAndFair()
    {
        SearchFixture fixture;
        fixture.addStages();
        fixture.write([](RecordWriter &writer) -> Result<void> {
            for (int i = 0; i < 700; ++i) {
                Company company;
                company.name = u"Same %1"_qs.arg(i, 4, 10, QChar(u'0'));
                TRY(writer.insert(company));
            }
            Deal deal;
            deal.name = u"Same deal"_qs;
            return writer.insert(deal);
        });
        const auto result = fixture.read([](ReadContext &context) { return globalSearch(context, u"same"); });
        QVERIFY(result);
        QCOMPARE(result->hits.size(), 50);
        QVERIFY(result->more);
        QVERIFY(result->count > 50 && result->count <= 500);
        QVERIFY(std::is_sorted(result->hits.begin(), result->hits.end(), [](const SearchHit &a, const SearchHit &b) {
            return sortKey(a.title) < sortKey(b.title);
        }));
        SearchOptions deals;
        deals.types = {u"deal"_qs};
        QCOMPARE(find(fixture, u"sa"_qs, deals), u"Same deal"_qs);
        SearchOptions all;
        all.limit = 500;
        QVERIFY(find(fixture, u"same"_qs, all).contains(u"Same deal"_qs));
    }

    void nothingWithoutRights()
    {
        SearchFixture fixture;
        fixture.add(contact(u"Anna"_qs, u"Adler"_qs, u"anna@adler.example"_qs, u"0171 5550199"_qs));
        fixture.session.access = Access::nothing();
        for (const QString &text : {u"a"_qs, u"adler"_qs, u"anna@"_qs, u"0199"_qs, u"adlre"_qs}) {
            const auto result = fixture.read([&](ReadContext &context) { return globalSearch(context, text); });
            QVERIFY(result);
            QCOMPARE(result->count, 0);
            QVERIFY(result->hits.isEmpty());
        }
    }

    void rebuildGivesTheSame()
    {
        SearchFixture fixture;
        fixture.add(contact(u"Anna"_qs, u"Adler"_qs, u"anna@adler.example"_qs, u"0171 5550199"_qs));
        fixture.add(contact(u"小明"_qs, u"王"_qs));
        auto future = fixture.store->write(fixture.session, {u"Rebuild"_qs}, [](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            return SearchIndexer::rebuild(work);
        });
        future.waitForFinished();
        const auto rebuilt = future.takeResult();
        QVERIFY2(rebuilt, rebuilt ? "" : qPrintable(rebuilt.error().details));
        QCOMPARE(find(fixture, u"adler"_qs), u"Anna Adler"_qs);
        QCOMPARE(find(fixture, u"0199"_qs), u"Anna Adler"_qs);
        QCOMPARE(find(fixture, u"wxm"_qs), u"王小明"_qs);
    }

private:
    std::unique_ptr<SearchFixture> m_people;
};

FIELDFARE_TEST(GlobalSearchTest)
#include "global_search_test.moc"
