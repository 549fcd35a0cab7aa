// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/date_words.h"
#include "search/query/parser.h"
#include "support/test.h"

#include <QRandomGenerator>

using namespace fieldfare;

class QueryParserTest : public QObject {
    Q_OBJECT
private slots:
    void spelledPlainly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *text, const char *plain) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(plain);
        };
        row("", "");
        row("müller", "müller");
        row("  a   b ", "a b");
        row("stage:proposal amount>5000", "stage:proposal amount>5000");
        row("Stage:Proposal", "stage:Proposal");
        row("updated<30d -tag:vip", "updated<30d -tag:vip");
        row("NOT tag:vip", "-tag:vip");
        row("\"exact words\"", "\"exact words\"");
        row("has:email no:next_step", "has:email no:next_step");
        row("a OR b", "a OR b");
        row("a b OR c", "(a b) OR c");
        row("a AND (b OR c)", "a (b OR c)");
        row("-(a b)", "-(a b)");
        row("((a))", "a");
        row("() a", "a");
        row("company:\"Acme, Inc.\"", "company:\"Acme, Inc.\"");
        row("name:\"say \"\"hi\"\"\"", "name:\"say \"\"hi\"\"\"");
        row("stage:won,lost", "stage:won,lost");
        row("amount:100..500", "amount:100..500");
        row("amount:..500", "amount:..500");
        row("closed_at:2024-01..", "closed_at:2024-01..");
        row("closed_at>=2024-01-05", "closed_at>=2024-01-05");
        row("due<=+7d", "due<=+7d");
        row("https://example.com", "https://example.com");
        row("10:30", "10:30");
        row("阶段:won", "阶段:won");
        row("order", "order");
        row("ORacle", "ORacle");
        row("a-b", "a-b");
        row("- a", "- a");
    }
    void spelledPlainly()
    {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        const auto parsed = parseQuery(text);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QCOMPARE(queryText(*parsed), plain);
        const auto again = parseQuery(plain);
        QVERIFY(again);
        QVERIFY(*again == *parsed);
    }
    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::newRow("missing value") << u"a stage:"_qs << 2;
        QTest::newRow("missing value before blank") << u"stage: won"_qs << 0;
        QTest::newRow("open quote") << u"a \"b"_qs << 2;
        QTest::newRow("open quote in value") << u"name:\"b"_qs << 5;
        QTest::newRow("open group") << u"a (b"_qs << 2;
        QTest::newRow("stray end") << u"a ) b"_qs << 2;
        QTest::newRow("or without left") << u"OR b"_qs << 0;
        QTest::newRow("or without right") << u"a OR"_qs << 2;
        QTest::newRow("not nothing") << u"a NOT "_qs << 2;
        QTest::newRow("range with >") << u"amount>1..2"_qs << 7;
        QTest::newRow("has two") << u"has:a,b"_qs << 0;
        QTest::newRow("list with a hole") << u"stage:a,"_qs << 0;
    }
    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const auto parsed = parseQuery(text);
        QVERIFY(!parsed);
        QCOMPARE(int(parsed.error().position), position);
        QVERIFY(parsed.error().message.size() > 10);
        QVERIFY(toError(parsed.error()).message.contains(QString::number(position + 1)));
    }
    void nestingHasALimit()
    {
        QVERIFY(!parseQuery(QString(5000, u'(')));
        QVERIFY(!parseQuery(QString(5000, u'-') + u'a'));
        QVERIFY(!parseQuery(QString(20'000, u'a')));
        QVERIFY(parseQuery(QString(30, u'(') + u'a' + QString(30, u')')));
    }
    void anyTextEndsAndReadsBackTheSame()
    {
        static const QStringList pieces = {u"a"_qs,  u"OR"_qs, u"NOT"_qs, u"-"_qs,   u"("_qs,  u")"_qs,    u"\""_qs,
                                           u" "_qs,  u":"_qs,  u">="_qs,  u","_qs,   u".."_qs, u"has:"_qs, u"stage"_qs,
                                           u"王"_qs, u"\t"_qs, u"!="_qs,  u"x.y"_qs, u"AND"_qs};
        QRandomGenerator random(5);
        int good = 0;
        for (int i = 0; i < 30'000; ++i) {
            QString text;
            for (int k = random.bounded(12); k >= 0; --k)
                text += pieces[random.bounded(int(pieces.size()))];
            const auto parsed = parseQuery(text);
            if (!parsed) {
                QVERIFY(parsed.error().position >= 0 && parsed.error().position <= text.size());
                continue;
            }
            ++good;
            const auto again = parseQuery(queryText(*parsed));
            QVERIFY2(again && *again == *parsed, qPrintable(text + u" -> "_qs + queryText(*parsed)));
        }
        QVERIFY(good > 5'000);
    }
    void timeWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *word, const char *from, const char *to) {
            QTest::newRow(word) << word << from << to;
        };
        row("today", "2026-11-22 00:00", "2026-11-23 00:00");
        row("yesterday", "2026-11-21 00:00", "2026-11-22 00:00");
        row("this_week", "2026-11-16 00:00", "2026-11-23 00:00");
        row("last_month", "2026-10-01 00:00", "2026-11-01 00:00");
        row("this_quarter", "2026-10-01 00:00", "2027-01-01 00:00");
        row("next_year", "2027-01-01 00:00", "2028-01-01 00:00");
        row("2024", "2024-01-01 00:00", "2025-01-01 00:00");
        row("2024-02", "2024-02-01 00:00", "2024-03-01 00:00");
        row("2024-Q2", "2024-04-01 00:00", "2024-07-01 00:00");
        row("2024-02-29", "2024-02-29 00:00", "2024-03-01 00:00");
        row("5.3.2024", "2024-03-05 00:00", "2024-03-06 00:00");
        row("2024-03-05T14:30", "2024-03-05 14:30", "2024-03-05 14:31");
        row("30d", "2026-10-23 13:00", "");
        row("+7d", "2026-11-29 13:00", "");
        row("-1m", "2026-10-22 13:00", "");
        row("2h", "2026-11-22 11:00", "");
        for (const char *bad :
             {"", "2023-02-29", "13.13.2024", "soon", "30", "30x", "d", "2024-13", "+", "2024-1-x", "9999999d"})
            row(bad, "", "");
    }
    void timeWords()
    {
        QFETCH(QString, word);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const QTimeZone zone("Europe/Berlin");
        const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        const auto span = readTimeWord(word, now, zone, QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(span.has_value(), !from.isEmpty());
        if (!span)
            return;
        QCOMPARE(span->from.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_qs), from);
        QCOMPARE(span->to.isValid() ? span->to.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_qs) : QString(), to);
    }
};

FIELDFARE_TEST(QueryParserTest)
#include "query_parser_test.moc"
