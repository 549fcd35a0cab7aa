// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tokenizer.h"
#include "search/word_splitter.h"
#include "support/test.h"

#include <QRandomGenerator>

#include <sqlite3.h>

using namespace fieldfare;

namespace {

/// "a b/c d": words by blanks, words at the same place by slashes.
QString split(const QByteArray &text, SplitMode mode)
{
    QString out;
    splitWords({text.constData(), size_t(text.size())}, mode, [&](const SplitWord &word) {
        if (!out.isEmpty())
            out += word.samePlace ? u'/' : u' ';
        out += QString::fromUtf8(word.text.data(), qsizetype(word.text.size()));
        return 0;
    });
    return out;
}

}  // namespace

class TokenizerTest : public QObject {
    Q_OBJECT
private slots:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("query");
        QTest::newRow("words") << u"Hello, World-42!"_qs << u"hello world 42"_qs << u"hello world 42"_qs;
        QTest::newRow("folded") << u"MÜLLER Straße"_qs << u"muller strasse"_qs << u"muller strasse"_qs;
        QTest::newRow("one ideograph") << u"王"_qs << u"王"_qs << u"王"_qs;
        QTest::newRow("two") << u"王明"_qs << u"王/王明 明"_qs << u"王明"_qs;
        QTest::newRow("three") << u"王小明"_qs << u"王/王小 小/小明 明"_qs << u"王小 小明"_qs;
        QTest::newRow("mixed") << u"TCL王x明"_qs << u"tcl 王 x 明"_qs << u"tcl 王 x 明"_qs;
        QTest::newRow("apostrophe") << u"O'Brien l’Oréal"_qs << u"obrien/brien loreal/oreal"_qs << u"obrien loreal"_qs;
        QTest::newRow("quote marks") << u"'quoted'"_qs << u"quoted"_qs << u"quoted"_qs;
        QTest::newRow("nothing") << u" -- "_qs << QString() << QString();
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QString, document);
        QFETCH(QString, query);
        QCOMPARE(split(text.toUtf8(), SplitMode::Document), document);
        QCOMPARE(split(text.toUtf8(), SplitMode::Query), query);
    }
    void endures()
    {
        QCOMPARE(split("a\xff\xfe"
                       "b\xc3",
                       SplitMode::Document),
                 "a b");
        QVERIFY(split(QByteArray(100'000, 'x'), SplitMode::Document).size() <= 120);
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes(random.bounded(40), '\0');
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            const QString words = split(bytes, SplitMode::Document);
            QCOMPARE(words.toUtf8().isValidUtf8(), true);
        }
    }
    void aSinkEndsTheWalk()
    {
        int calls = 0;
        const int result =
            splitWords("a b c", SplitMode::Document, [&](const SplitWord &) { return ++calls == 2 ? 7 : 0; });
        QCOMPARE(result, 7);
        QCOMPARE(calls, 2);
    }
    void findsInFullText()
    {
        sqlite3 *connection = nullptr;
        QCOMPARE(sqlite3_open(":memory:", &connection), SQLITE_OK);
        const auto close = qScopeGuard([&] { sqlite3_close(connection); });
        QVERIFY(registerTokenizer(connection));
        const auto run = [&](const char *sql) { return sqlite3_exec(connection, sql, nullptr, nullptr, nullptr); };
        QCOMPARE(run("CREATE VIRTUAL TABLE t USING fts5(names, content='', contentless_delete=1, tokenize='fieldfare', "
                     "prefix='1 2 3')"),
                 SQLITE_OK);
        QCOMPARE(run("INSERT INTO t(rowid, names) VALUES (1, 'Müller'), (2, '王小明'), (3, '小王明'), (4, 'Muell'), "
                     "(5, '欧阳小明')"),
                 SQLITE_OK);
        const auto find = [&](const char *match) {
            sqlite3_stmt *statement = nullptr;
            QString found;
            if (sqlite3_prepare_v2(connection, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid", -1, &statement,
                                   nullptr) == SQLITE_OK) {
                sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
                while (sqlite3_step(statement) == SQLITE_ROW)
                    found += QString::number(sqlite3_column_int(statement, 0));
            }
            sqlite3_finalize(statement);
            return found;
        };
        QCOMPARE(find("\"muller\""), "1");
        QCOMPARE(find("\"MÜL\" *"), "1");
        QCOMPARE(find("\"m\" *"), "14");
        QCOMPARE(find("\"小明\""), "25");
        QCOMPARE(find("\"王小明\""), "2");
        QCOMPARE(find("\"明\""), "235");
        QCOMPARE(find("\"王明\""), "3");
        QCOMPARE(run("DELETE FROM t WHERE rowid = 2"), SQLITE_OK);
        QCOMPARE(find("\"小明\""), "5");
    }
};

FIELDFARE_TEST(TokenizerTest)
#include "tokenizer_test.moc"
