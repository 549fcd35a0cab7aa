// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/completion.h"

#include "records/record_registry.h"
#include "records/user/user.h"
#include "search/global_search.h"
#include "search/list_reader.h"
#include "search/query/query_probe.h"
#include "search_fixture.h"
#include "support/test.h"

#include <QThread>

#include <atomic>

using namespace fieldfare;

/// What a query line offers while it is typed, and what it says about mistakes.
class CompletionTest : public QObject {
    Q_OBJECT

private:
    QueryCompletion complete(const char *type, const QString &text)
    {
        // The bar stands for the cursor.
        const qsizetype cursor = text.indexOf(u'|');
        const QString query = QString(text).remove(u'|');
        return test::SearchFixture::must(m_fixture->read([&](ReadContext &context) {
            return completeQuery(context, context.catalog().at(QString::fromLatin1(type)), query, cursor);
        }));
    }
    QStringList texts(const char *type, const QString &text)
    {
        QStringList texts;
        for (const QueryOffer &offer : complete(type, text).offers)
            texts.append(offer.text);
        return texts;
    }
    std::unique_ptr<test::SearchFixture> m_fixture;

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<test::SearchFixture>();
        m_fixture->addStages();
        User user;
        user.name = QStringLiteral("Anna Sand");
        user = m_fixture->add(user);
        m_fixture->session.user = {user.id};
        m_fixture->session.userName = user.name;
        for (const char *name : {"Brandt & Söhne", "Hafen, Bau (Nord)", "Müller"}) {
            Company company;
            company.name = QString::fromUtf8(name);
            company.addresses = {{QStringLiteral("work"), {}, QStringLiteral("Bad Homburg"), {}, {}, {}}};
            m_fixture->add(company);
        }
        Contact contact;
        contact.name = QStringLiteral("Lena");
        contact.tags = {QStringLiteral("trade fair")};
        m_fixture->add(contact);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void fieldsAreOfferedByKeyAndLabel()
    {
        const QueryCompletion life = complete("contact", QStringLiteral("city:Köln life|"));
        QCOMPARE(life.from, 10);
        QCOMPARE(life.length, 4);
        QCOMPARE(life.offers.first().text, QStringLiteral("lifecycle:"));
        QCOMPARE(life.offers.first().kind, QueryOffer::Kind::Field);
        QVERIFY(texts("contact", QStringLiteral("-tel|")).contains(QStringLiteral("phone:")));
        QVERIFY(texts("deal", QStringLiteral("(expected|")).contains(QStringLiteral("expected_close")));
        QVERIFY(texts("contact", QStringLiteral("\"some wo|")).isEmpty());
    }

    void numbersAndDaysGetOperators()
    {
        const QStringList offered = texts("deal", QStringLiteral("amount|"));
        QVERIFY(offered.contains(QStringLiteral("amount>")));
        QVERIFY(offered.contains(QStringLiteral("amount:")));
    }

    void valuesAreOfferedByKind()
    {
        QCOMPARE(texts("contact", QStringLiteral("lifecycle:lead,cust|")),
                 (QStringList{QStringLiteral("customer"), QStringLiteral("former")}));  // by their labels
        QCOMPARE(complete("contact", QStringLiteral("lifecycle:lead,cust|")).from, 15);
        QCOMPARE(texts("contact", QStringLiteral("owner:|")).first(), QStringLiteral("me"));
        QVERIFY(texts("contact", QStringLiteral("owner:an|")).contains(QStringLiteral("\"Anna Sand\"")));
        QCOMPARE(texts("deal", QStringLiteral("stage:|")), (QStringList{QStringLiteral("new"), QStringLiteral("won")}));
        QVERIFY(texts("deal", QStringLiteral("company:haf|")).contains(QStringLiteral("\"Hafen, Bau (Nord)\"")));
        QCOMPARE(texts("contact", QStringLiteral("tag:|")), QStringList{QStringLiteral("\"trade fair\"")});
        QCOMPARE(texts("company", QStringLiteral("city:\"bad|")), QStringList{QStringLiteral("\"Bad Homburg\"")});
        QCOMPARE(texts("task", QStringLiteral("done:|")), (QStringList{QStringLiteral("yes"), QStringLiteral("no")}));
        QVERIFY(texts("deal", QStringLiteral("closed:this|")).contains(QStringLiteral("this_month")));
        QVERIFY(texts("deal", QStringLiteral("updated<|")).contains(QStringLiteral("30d")));
        QVERIFY(texts("contact", QStringLiteral("no:ema|")).contains(QStringLiteral("email")));
        QVERIFY(texts("deal", QStringLiteral("no:next|")).contains(QStringLiteral("next_step")));
        QVERIFY(texts("contact", QStringLiteral("nosuchfield:x|")).isEmpty());
    }

    /// Whatever is offered for any field of any type can be read by the query language.
    void whatIsOfferedCanBeRead()
    {
        int read = 0;
        for (const RecordType &type : m_fixture->store->catalog()->types()) {
            for (const FieldSpec &field : type.fields) {
                for (const char *op : {":", ">"}) {
                    if (op[0] == '>' && field.kind != FieldKind::Date && field.kind != FieldKind::Time)
                        continue;
                    const QString begun = field.key + QLatin1String(op);
                    for (const QString &text : texts(qPrintable(type.key), begun + u'|')) {
                        const auto probe = m_fixture->read([&](ReadContext &context) {
                            return probeQuery(context, context.catalog().at(type.key), begun + text, 10);
                        });
                        QVERIFY(probe);
                        QVERIFY2(!probe->error, qPrintable(type.key + u' ' + begun + text));
                        ++read;
                    }
                }
            }
        }
        QVERIFY(read > 300);
    }

    /// Slips of the first two letters are found too, and marked.
    void slipsAtTheBeginningAreFound()
    {
        for (const char *typed : {"vrandt", "rbandt", "randt", "bbrandt", "btandt", "bandt", "beandt", "brandz"}) {
            SearchOptions options;
            options.types = {QStringLiteral("company")};
            options.typing = false;
            const auto found = m_fixture->read(
                [&](ReadContext &context) { return globalSearch(context, QString::fromLatin1(typed), options); });
            QVERIFY(found);
            QVERIFY2(!found->hits.isEmpty(), typed);
            QCOMPARE(found->hits.first().title, QStringLiteral("Brandt & Söhne"));
            QCOMPARE(found->hits.first().reason, MatchReason::Similar);
        }
    }

    /// The next key stops what the one before had asked for, also in the middle of a statement.
    void aRunningReadIsInterrupted()
    {
        std::stop_source stop;
        std::atomic<bool> begun = false;
        auto future = m_fixture->store->read(
            m_fixture->session,
            [&begun](ReadContext &context) -> Result<qint64> {
                begun = true;
                TRY_ASSIGN(auto query, context.run(QStringLiteral("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                                                                  "x + 1 FROM c) SELECT count(*) FROM c")));
                return query.next() ? query.value(0).toLongLong() : 0;
            },
            stop.get_token());
        while (!begun)
            QThread::msleep(1);
        QThread::msleep(20);
        stop.request_stop();
        future.waitForFinished();
        const auto result = future.takeResult();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        // The reader is as good as new.
        const auto after = m_fixture->read(
            [](ReadContext &context) { return ListReader(context).count({QStringLiteral("company")}); });
        QVERIFY(after);
        QCOMPARE(*after, 3);
    }

    void aProbeCountsAndMarksMistakes()
    {
        const auto probe = [&](const QString &query, qint64 most) {
            return test::SearchFixture::must(m_fixture->read([&](ReadContext &context) {
                return probeQuery(context, context.catalog().at(QStringLiteral("company")), query, most);
            }));
        };
        QueryProbe found = probe({}, 2);
        QCOMPARE(found.count, 2);
        QVERIFY(found.more);
        found = probe(QStringLiteral("city:homburg"), 100);
        QCOMPARE(found.count, 3);
        QVERIFY(!found.more);
        found = probe(QStringLiteral("city:homburg emploees>5"), 100);
        QVERIFY(found.error);
        QCOMPARE(found.error->position, 13);
        QCOMPARE(found.error->length, 8);
        QVERIFY(found.error->message.contains(QStringLiteral("employees")));
        found = probe(QStringLiteral("müller ("), 100);
        QVERIFY(found.error);
        QCOMPARE(found.error->position, 7);
    }
};

FIELDFARE_TEST(CompletionTest)
#include "completion_test.moc"
