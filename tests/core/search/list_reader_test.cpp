// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_def/field_def.h"
#include "records/task/task.h"
#include "records/user/user.h"
#include "search/list_reader.h"
#include "search_fixture.h"
#include "security/shares.h"
#include "support/test.h"

#include <QRandomGenerator>

using namespace fieldfare;
using fieldfare::test::SearchFixture;

namespace {

Company company(const QString &name, const QString &industry, std::optional<qint64> employees, const QString &city = {})
{
    Company company;
    company.name = name;
    company.industry = industry;
    company.employees = employees;
    if (!city.isEmpty())
        company.addresses = {{u"billing"_qs, {}, city, {}, {}, {}}};
    return company;
}

}  // namespace

class ListReaderTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<SearchFixture> m;

    QString names(const QString &type, const QString &query, const QString &sort = {}, bool descending = false)
    {
        const ListRequest request{type, query, sort, descending};
        const auto result = m->read([&](ReadContext &context) -> Result<QString> {
            ListReader reader(context);
            TRY_ASSIGN(const auto all, reader.allRows(request));
            TRY_ASSIGN(const auto first, reader.firstRows(request, 1000));
            TRY_ASSIGN(const auto count, reader.count(request));
            if (all != first || count != all.size())
                return QStringLiteral("different ways, different lists");
            TRY_ASSIGN(const auto rows, reader.rows(context.catalog().at(type), all, {}));
            QStringList names;
            for (const ListRow &row : rows)
                names.append(row.name);
            return names.join(u'|');
        });
        return result ? *result : u"error: "_qs + result.error().message + u' ' + result.error().details;
    }

private slots:
    void initTestCase()
    {
        m = std::make_unique<SearchFixture>();
        m->addStages();
        User anna;
        anna.name = u"Anna Meier"_qs;
        anna = m->add(anna);
        m->session.user = Id<User>{anna.id};

        Company acme = company(u"Acme GmbH"_qs, u"Retail"_qs, 50, u"Köln"_qs);
        acme.owner = Id<User>{anna.id};
        acme.tags = {u"VIP"_qs, u"old"_qs};
        acme.emails = {{u"work"_qs, u"info@acme.example"_qs}, {u"home"_qs, u"boss@acme.example"_qs}};
        acme.phones = {{u"work"_qs, u"030 1234567"_qs, {}}};
        acme.registeredOn = QDate(2024, 3, 5);
        acme.notes = u"Wants the solar array in spring"_qs;
        acme = m->add(acme);
        Company beta = m->add(company(u"Béta AG"_qs, u"Finance"_qs, 7));
        m->add(company(u"王小明贸易"_qs, QString(), std::nullopt, u"上海"_qs));
        Company zeta = company(u"Zeta"_qs, u"Retail"_qs, 900);
        zeta.sharedWith = {shareText({anna.uid, false, {}}), shareText({Uid::createUuid(), true, anna.uid})};
        m->add(zeta);

        Deal big;
        big.name = u"Big"_qs;
        big.company = Id<Company>{acme.id};
        big.amount = 600'000;
        big.currency = Currency("EUR");
        big.expectedClose = QDate(2026, 11, 25);
        big = m->add(big);
        Deal yen;
        yen.name = u"Yen"_qs;
        yen.company = Id<Company>{beta.id};
        yen.amount = 6'000;
        yen.currency = Currency("JPY");
        yen.expectedClose = QDate(2026, 12, 24);
        m->add(yen);
        Deal small;
        small.name = u"Small"_qs;
        small.amount = 5'050;
        small.currency = Currency("EUR");
        m->add(small);
        Task call;
        call.subject = u"Call"_qs;
        call.deal = Id<Deal>{big.id};
        call.due = QDateTime(QDate(2026, 11, 23), QTime(8, 0), Qt::UTC);
        m->add(call);
    }

    void queries_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *type, const char *query, const char *found) {
            QTest::addRow("%s %s", type, query)
                << QString::fromUtf8(type) << QString::fromUtf8(query) << QString::fromUtf8(found);
        };
        const char *all = "Acme GmbH|Béta AG|王小明贸易|Zeta";
        row("company", "", all);
        row("company", "beta", "Béta AG");
        row("company", "小明", "王小明贸易");
        row("company", "wxm", "王小明贸易");
        row("company", "\"solar array\"", "Acme GmbH");
        row("company", "\"array solar\"", "");
        row("company", "sol", "Acme GmbH");
        row("company", "info@acme", "Acme GmbH");
        row("company", "1234567", "Acme GmbH");
        row("company", "name:eta", "Béta AG|Zeta");
        row("company", "name:z*", "Zeta");
        row("company", "name=zeta", "Zeta");
        row("company", "industry:retail", "Acme GmbH|Zeta");
        row("company", "industry:retail,finance", "Acme GmbH|Béta AG|Zeta");
        row("company", "-industry:retail", "Béta AG|王小明贸易");
        row("company", "industry!=retail", "Béta AG|王小明贸易");
        row("company", "no:industry", "王小明贸易");
        row("company", "has:industry employees<100", "Acme GmbH|Béta AG");
        row("company", "employees:7..50", "Acme GmbH|Béta AG");
        row("company", "employees:..7", "Béta AG");
        row("company", "employees>=0.05k", "Acme GmbH|Zeta");
        row("company", "city:koln", "Acme GmbH");
        row("company", "city:上海 OR employees>500", "王小明贸易|Zeta");
        row("company", "email:boss", "Acme GmbH");
        row("company", "has:email", "Acme GmbH");
        row("company", "no:phone", "Béta AG|王小明贸易|Zeta");
        row("company", "phone:\"030 1234567\"", "Acme GmbH");
        row("company", "tag:vip", "Acme GmbH");
        row("company", "-tag:vip", "Béta AG|王小明贸易|Zeta");
        row("company", "has:tags", "Acme GmbH");
        row("company", "owner:me", "Acme GmbH");
        row("company", "owner:\"anna meier\"", "Acme GmbH");
        row("company", "owner:mei", "Acme GmbH");
        row("company", "owner:nobody", "");
        row("company", "shared:me", "Zeta");
        row("company", "shared:meier", "Zeta");
        row("company", "shared_with:cleo", "");
        row("company", "-shared:me", "Acme GmbH|Béta AG|王小明贸易");
        row("company", "has:shared", "Zeta");
        row("company", "no:shared", "Acme GmbH|Béta AG|王小明贸易");
        row("company", "no:owner", "Béta AG|王小明贸易|Zeta");
        row("company", "registered:2024", "Acme GmbH");
        row("company", "registered_on<2024-03-05", "");
        row("company", "registered_on<=2024-03-05", "Acme GmbH");
        row("company", "registered_on:2024-02..2024-03", "Acme GmbH");
        row("company", "registered_on>1y", "Acme GmbH");
        row("company", "updated<30d", all);
        row("company", "updated>1d", "");
        row("company", "created:today", all);
        row("deal", "amount>5000", "Big|Yen");
        row("deal", "amount:50.50", "Small");
        row("deal", "amount>5kEUR", "Big");
        row("deal", "stage:new", "Big|Small|Yen");
        row("deal", "stage:won", "");
        row("deal", "stage:\"stage new\" amount>5000", "Big|Yen");
        row("deal", "company:acme", "Big");
        row("deal", "company:\"béta ag\"", "Yen");
        row("deal", "no:company", "Small");
        row("deal", "no:next_step", "Small|Yen");
        row("deal", "has:next_step", "Big");
        row("deal", "expected_close:+7d", "Big");
        row("deal", "expected_close>+7d", "Yen");
        row("deal", "expected_close:this_month", "Big");
        row("task", "due<tomorrow", "");
        row("task", "due:tomorrow done:no", "Call");
        row("task", "done:yes", "");
        row("company", "(employees>10 OR employees<8) -zeta", "Acme GmbH|Béta AG");
    }
    void queries()
    {
        QFETCH(QString, type);
        QFETCH(QString, query);
        QFETCH(QString, found);
        QCOMPARE(names(type, query), found);
    }

    void errorsNameTheRemedy_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("says");
        QTest::newRow("field") << u"company"_qs << u"a industri:x"_qs << u"industry"_qs;
        QTest::newRow("position") << u"company"_qs << u"a industri:x"_qs << u"character 3"_qs;
        QTest::newRow("number") << u"deal"_qs << u"amount>much"_qs << u"much"_qs;
        QTest::newRow("date") << u"deal"_qs << u"closed_at<soon"_qs << u"2024-03-05"_qs;
        QTest::newRow("choice") << u"ticket"_qs << u"priority:extreme"_qs << u"urgent"_qs;
        QTest::newRow("yes or no") << u"task"_qs << u"done:maybe"_qs << u"done:yes"_qs;
        QTest::newRow("link") << u"deal"_qs << u"company>x"_qs << u"company:name"_qs;
        QTest::newRow("type") << u"nothing"_qs << QString() << u"nothing"_qs;
    }
    void errorsNameTheRemedy()
    {
        QFETCH(QString, type);
        QFETCH(QString, query);
        QFETCH(QString, says);
        const QString answer = names(type, query);
        QVERIFY2(answer.startsWith(u"error: ") && answer.contains(says), qPrintable(answer));
    }

    void sorts()
    {
        QCOMPARE(names(u"company"_qs, {}, {}, true), u"Zeta|王小明贸易|Béta AG|Acme GmbH"_qs);
        QCOMPARE(names(u"company"_qs, {}, u"employees"_qs), u"Béta AG|Acme GmbH|Zeta|王小明贸易"_qs);
        QCOMPARE(names(u"company"_qs, {}, u"employees"_qs, true), u"Zeta|Acme GmbH|Béta AG|王小明贸易"_qs);
        QCOMPARE(names(u"deal"_qs, {}, u"company"_qs), u"Big|Yen|Small"_qs);
        QCOMPARE(names(u"deal"_qs, {}, u"amount"_qs), u"Small|Big|Yen"_qs);
        QVERIFY(names(u"company"_qs, {}, u"nothing"_qs).startsWith(u"error"));
        for (const RecordType &type : m->store->catalog()->types()) {
            for (const FieldSpec &spec : type.fields)
                QVERIFY2(!names(type.key, {}, spec.key).startsWith(u"error"),
                         qPrintable(type.key + u'.' + spec.key + names(type.key, {}, spec.key)));
        }
    }

    void everyFieldCanBeAskedFor()
    {
        for (const RecordType &type : m->store->catalog()->types()) {
            for (const FieldSpec &spec : type.fields) {
                for (const QString &form : {u"has:%1"_qs, u"no:%1"_qs}) {
                    const QString answer = names(type.key, form.arg(spec.key));
                    QVERIFY2(!answer.startsWith(u"error") && !answer.startsWith(u"different"),
                             qPrintable(type.key + u' ' + form.arg(spec.key) + answer));
                }
            }
        }
    }

    void readsOnByKey()
    {
        const auto result = m->read([](ReadContext &context) -> Result<bool> {
            ListReader reader(context);
            for (const bool descending : {false, true}) {
                const ListRequest request{u"company"_qs, {}, {}, descending};
                TRY_ASSIGN(const auto all, reader.allRows(request));
                QVector<qint64> walked;
                TRY_ASSIGN(auto page, reader.firstRows(request, 1));
                while (!page.isEmpty()) {
                    walked += page;
                    TRY_ASSIGN(page, reader.rowsAfter(request, walked.last(), 1));
                }
                if (walked != all)
                    return false;
            }
            return true;
        });
        QVERIFY(result && *result);
    }

    void manyRowsComeInTheSameOrder()
    {
        SearchFixture fixture;
        QRandomGenerator random(3);
        fixture.write([&](RecordWriter &writer) -> Result<void> {
            for (int i = 0; i < 5'000; ++i)
                TRY(writer.insert(
                    *std::make_unique<Company>(company(u"Company %1"_qs.arg(random.bounded(2'000)), QString(), i))));
            return {};
        });
        const auto same = fixture.read([](ReadContext &context) -> Result<bool> {
            ListReader reader(context);
            for (const bool descending : {false, true}) {
                for (const QString &query : {u"employees>=0"_qs, u"employees<4000"_qs, u"employees<100"_qs,
                                             u"employees>4990"_qs, u"-employees:0..3"_qs, u"company"_qs}) {
                    const ListRequest request{u"company"_qs, query, {}, descending};
                    TRY_ASSIGN(const auto all, reader.allRows(request));
                    TRY_ASSIGN(const auto first, reader.firstRows(request, 40));
                    TRY_ASSIGN(const auto count, reader.count(request));
                    TRY_ASSIGN(const auto everything, reader.allRows({u"company"_qs, {}, {}, descending}));
                    const QSet<qint64> chosen(all.begin(), all.end());
                    QVector<qint64> expected;
                    std::copy_if(everything.begin(), everything.end(), std::back_inserter(expected),
                                 [&](qint64 id) { return chosen.contains(id); });
                    if (all != expected || first != all.first(std::min<qsizetype>(40, all.size())) ||
                        count != all.size() || all.isEmpty())
                        return false;
                }
            }
            return true;
        });
        QVERIFY(same && *same);
    }

    // What comes from an index is the beginning of the whole order, also where names are equal or fields empty.
    void firstRowsOfEveryOrder()
    {
        SearchFixture fixture;
        QRandomGenerator random(5);
        fixture.write([&](RecordWriter &writer) -> Result<void> {
            QVector<qint64> firms;
            for (int i = 0; i < 60; ++i) {
                auto firm = company(u"Firm %1"_qs.arg(random.bounded(20)), QString(), i);
                TRY(writer.insert(firm));
                firms.append(firm.id);
            }
            for (int i = 0; i < 400; ++i) {
                Contact person;
                person.lastName = u"Person %1"_qs.arg(i);
                if (random.bounded(3) > 0)
                    person.company.value = firms[random.bounded(int(firms.size()))];
                if (random.bounded(4) > 0)
                    person.emails = {{u"work"_qs, u"%1@Acme.example"_qs.arg(QChar(u'A' + random.bounded(50)))}};
                person.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + random.bounded(50), Qt::UTC);
                TRY(writer.insert(person));
            }
            return {};
        });
        const auto wrong = fixture.read([](ReadContext &context) -> Result<QString> {
            ListReader reader(context);
            for (const QString &field : {u"company"_qs, u"email"_qs, u"created_at"_qs, u"birthday"_qs, u"owner"_qs}) {
                for (const bool descending : {false, true}) {
                    const ListRequest request{u"contact"_qs, {}, field, descending};
                    TRY_ASSIGN(const auto all, reader.allRows(request));
                    for (const int count : {1, 40, 390}) {
                        TRY_ASSIGN(const auto first, reader.firstRows(request, count));
                        if (all.size() != 400 || first != all.first(count))
                            return u"%1 %2 %3"_qs.arg(field).arg(descending).arg(count);
                    }
                }
            }
            return QString();
        });
        QVERIFY(wrong);
        QCOMPARE(*wrong, QString());
    }

    void userDefinedFields()
    {
        m = std::make_unique<SearchFixture>();
        const auto define = [&](const char *key, const char *kind, const char *choices = "") {
            FieldDef def;
            def.type = u"company"_qs;
            def.key = QString::fromLatin1(key);
            def.label = QString::fromLatin1(key).toUpper();
            def.kind = QString::fromLatin1(kind);
            def.choices = QString::fromLatin1(choices);
            m->add(def);
        };
        define("colour", "text");
        define("weight", "decimal");
        define("visits", "integer");
        define("visited_on", "date");
        define("size", "choice", "small\nlarge");
        define("active", "bool");
        Company one = company(u"One"_qs, {}, {});
        one.custom = {{u"colour"_qs, u"Grün"_qs},   {u"weight"_qs, Value::fromValue(*Decimal::parse(u"12.5"))},
                      {u"visits"_qs, qlonglong(3)}, {u"visited_on"_qs, QDate(2026, 11, 20)},
                      {u"size"_qs, u"large"_qs},    {u"active"_qs, true}};
        one = m->add(one);
        Company two = company(u"Two"_qs, {}, {});
        two.custom = {{u"colour"_qs, u"Rot"_qs},
                      {u"weight"_qs, Value::fromValue(*Decimal::parse(u"2"))},
                      {u"visits"_qs, qlonglong(10)}};
        m->add(two);
        const auto expect = [&](const QString &query, const QString &found) {
            QCOMPARE(names(u"company"_qs, query), found);
        };
        expect(u"colour:grun"_qs, u"One"_qs);
        expect(u"gruen"_qs, QString());
        expect(u"grün"_qs, u"One"_qs);
        expect(u"weight>2"_qs, u"One"_qs);
        expect(u"weight:2..12.5"_qs, u"One|Two"_qs);
        expect(u"visits>=10"_qs, u"Two"_qs);
        expect(u"visited_on:last_week OR visited_on:7d"_qs, u"One"_qs);
        expect(u"size:large"_qs, u"One"_qs);
        expect(u"no:size"_qs, u"Two"_qs);
        expect(u"active:yes"_qs, u"One"_qs);
        expect(u"COLOUR:rot"_qs, u"Two"_qs);
        QCOMPARE(names(u"company"_qs, {}, u"weight"_qs), u"Two|One"_qs);
        QCOMPARE(names(u"company"_qs, {}, u"visits"_qs, true), u"Two|One"_qs);
        const auto totals =
            m->read([](ReadContext &context) { return ListReader(context).totals({u"company"_qs}, u"weight"_qs); });
        QVERIFY(totals && totals->number);
        QCOMPARE(totals->number->toString(), u"14.5"_qs);
        const auto rows = m->read([&](ReadContext &context) {
            return ListReader(context).rows(context.catalog().at(u"company"_qs), {one.id},
                                            {u"weight"_qs, u"visited_on"_qs, u"colour"_qs});
        });
        QVERIFY(rows && rows->size() == 1);
        QCOMPARE(rows->first().cells[0].value, Value::fromValue(*Decimal::parse(u"12.5")));
        QCOMPARE(rows->first().cells[1].value, Value(QDate(2026, 11, 20)));
        QCOMPARE(rows->first().cells[2].value, Value(u"Grün"_qs));
        initTestCase();
    }

    void rowsHoldCanonicalValues()
    {
        const auto result = m->read([](ReadContext &context) -> Result<QVector<ListRow>> {
            ListReader reader(context);
            TRY_ASSIGN(const auto ids, reader.allRows({u"company"_qs, u"acme"_qs}));
            return reader.rows(context.catalog().at(u"company"_qs), ids,
                               {u"name"_qs, u"employees"_qs, u"owner"_qs, u"tags"_qs, u"email"_qs, u"registered_on"_qs,
                                u"nonsense"_qs});
        });
        QVERIFY(result);
        QCOMPARE(result->size(), 1);
        const ListRow &row = result->first();
        QVERIFY(!row.uid.isNull());
        QCOMPARE(row.cells[0].value, Value(u"Acme GmbH"_qs));
        QCOMPARE(row.cells[1].value, Value(qlonglong(50)));
        QCOMPARE(row.cells[2].linkTitle, u"Anna Meier"_qs);
        QCOMPARE(row.cells[3].value.toStringList(), (QStringList{u"VIP"_qs, u"old"_qs}));
        QCOMPARE(row.cells[4].value.toString(), u"info@acme.example"_qs);
        QCOMPARE(row.cells[5].value, Value(QDate(2024, 3, 5)));
        QVERIFY(row.cells[6].value.isNull());

        const auto deals = m->read([](ReadContext &context) -> Result<QVector<ListRow>> {
            ListReader reader(context);
            TRY_ASSIGN(const auto ids, reader.allRows({u"deal"_qs, {}}));
            return reader.rows(context.catalog().at(u"deal"_qs), ids, {u"amount"_qs, u"company"_qs});
        });
        QVERIFY(deals);
        QCOMPARE(deals->first().cells[0].value, Value::fromValue(Money{600'000, Currency("EUR")}));
        QCOMPARE(deals->first().cells[1].linkTitle, u"Acme GmbH"_qs);
    }

    void totalsStayInTheirCurrency()
    {
        const auto totals = m->read([](ReadContext &context) {
            return ListReader(context).totals({u"deal"_qs, {}}, u"amount"_qs);
        });
        QVERIFY(totals);
        QCOMPARE(totals->filled, 3);
        QCOMPARE(totals->money.totals(), (QList<Money>{{605'050, Currency("EUR")}, {6'000, Currency("JPY")}}));
        const auto employees = m->read([](ReadContext &context) {
            return ListReader(context).totals({u"company"_qs, u"industry:retail"_qs}, u"employees"_qs);
        });
        QVERIFY(employees && employees->number);
        QCOMPARE(employees->number->toString(), u"950"_qs);
        QVERIFY(!m->read([](ReadContext &context) {
            return ListReader(context).totals({u"company"_qs, {}}, u"name"_qs);
        }));
    }

    void nothingWithoutRights()
    {
        Session blind = m->session;
        blind.access = Access::nothing();
        auto future = m->store->read(blind, [](ReadContext &context) -> Result<qint64> {
            ListReader reader(context);
            TRY_ASSIGN(const auto ids, reader.allRows({u"company"_qs, {}}));
            TRY_ASSIGN(const auto count, reader.count({u"company"_qs, u"acme"_qs}));
            TRY_ASSIGN(const auto rows, reader.rows(context.catalog().at(u"company"_qs), {1, 2, 3}, {u"name"_qs}));
            TRY_ASSIGN(const auto totals, reader.totals({u"company"_qs, {}}, u"employees"_qs));
            return ids.size() + count + rows.size() + totals.filled;
        });
        future.waitForFinished();
        const auto seen = future.takeResult();
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().details));
        QCOMPARE(*seen, 0);
    }
};

FIELDFARE_TEST(ListReaderTest)
#include "list_reader_test.moc"
