// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

using namespace fieldfare::test;

/// Records by show, add, set, delete, list, user, history, undo.
class CliRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordIsAddedShownChangedAndDeleted();
    void valuesAreReadByTheFieldsKind();
    void linksAreNamedByWhatPeopleKnow();
    void labelledEntriesAreKept();
    void emptyValuesClear();
    void badValuesChangeNothing();
    void listsAreQueriedSortedAndLimited();
    void viewsAreListedSavedAndUsed();
    void tablesForPeopleAreAligned();
    void colleaguesAreRecords();
    void historyTellsWhatHappened();
    void undoBringsBack();
    void everythingCanBeSeenAsItWas();
    void searchFindsByNameAndMail();
    void reportsCountDeals();
    void duplicatesAreFoundMergedAndSeparated();
    void qualityIsCheckedAndMended();
};

void CliRecordsTest::aRecordIsAddedShownChangedAndDeleted()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome added = cli.runJson({"add", "company", "name=Süßwaren AG", "employees=1,200", "city=Köln"});
    VERIFY_STATUS(added, 0);
    const QJsonObject company = added.object();
    QCOMPARE(company.value("name").toString(), QString("Süßwaren AG"));
    QCOMPARE(company.value("employees").toInt(), 1200);
    QCOMPARE(company.value("city").toString(), QString("Köln"));
    const QString uid = company.value("uid").toString();
    QVERIFY(!QUuid(uid).isNull());

    const CliOutcome shown = cli.runJson({"show", "company", uid});
    VERIFY_STATUS(shown, 0);
    QCOMPARE(shown.object().value("name").toString(), QString("Süßwaren AG"));
    const CliOutcome text = cli.run({"show", "company", "Süßwaren AG"});
    VERIFY_STATUS(text, 0);
    QVERIFY(text.out.contains(uid.toUtf8()));
    QVERIFY(text.out.contains("Köln"));

    const CliOutcome changed = cli.runJson({"set", "company", "Süßwaren AG", "city=Bonn"});
    VERIFY_STATUS(changed, 0);
    QCOMPARE(changed.object().value("city").toString(), QString("Bonn"));
    QVERIFY(changed.object().value("transaction").toInteger() > company.value("transaction").toInteger());
    const CliOutcome same = cli.runJson({"set", "company", uid, "city=Bonn"});
    VERIFY_STATUS(same, 0);
    QVERIFY(same.object().value("transaction").isNull());

    const CliOutcome deleted = cli.runJson({"delete", "company", uid});
    VERIFY_STATUS(deleted, 0);
    QCOMPARE(deleted.object().value("title").toString(), QString("Süßwaren AG"));
    const CliOutcome gone = cli.run({"show", "company", uid});
    VERIFY_STATUS(gone, 1);
    QVERIFY(gone.out.isEmpty());
    QVERIFY(!gone.err.isEmpty());
}

void CliRecordsTest::valuesAreReadByTheFieldsKind()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome deal =
        cli.runJson({"add", "deal", "name=Roof", "amount=1,234.50", "expected_close=2026-12-24", "stage=proposal"});
    VERIFY_STATUS(deal, 1);  // there is no such stage
    const CliOutcome euro = cli.runJson({"add", "deal", "name=Roof", "amount=1,234.50", "expected_close=2026-12-24",
                                         "stage=quote", "tags=vip, spring"});
    VERIFY_STATUS(euro, 0);
    QCOMPARE(euro.object().value("amount").toObject(), (QJsonObject{{"amount", "1234.50"}, {"currency", "EUR"}}));
    QCOMPARE(euro.object().value("expected_close").toString(), QString("2026-12-24"));
    QCOMPARE(euro.object().value("stage").toObject().value("title").toString(), QString("Quote"));
    QCOMPARE(euro.object().value("tags").toArray(), (QJsonArray{"vip", "spring"}));
    const CliOutcome yen = cli.runJson({"add", "deal", "name=Dach", "amount=5000", "currency=JPY"});
    VERIFY_STATUS(yen, 0);
    QCOMPARE(yen.object().value("amount").toObject(), (QJsonObject{{"amount", "5000"}, {"currency", "JPY"}}));
    const CliOutcome named = cli.runJson({"add", "deal", "name=Tor", "amount=USD 12.30"});
    VERIFY_STATUS(named, 0);
    QCOMPARE(named.object().value("amount").toObject(), (QJsonObject{{"amount", "12.30"}, {"currency", "USD"}}));
    const CliOutcome contact = cli.runJson({"add", "contact", "name=Li Wei", "lifecycle=Customer"});
    VERIFY_STATUS(contact, 0);
    QCOMPARE(contact.object().value("lifecycle").toString(), QString("customer"));
    const CliOutcome user = cli.runJson({"set", "user", "me", "active=no"});
    VERIFY_STATUS(user, 0);
    QCOMPARE(user.object().value("active").toBool(true), false);
}

void CliRecordsTest::linksAreNamedByWhatPeopleKnow()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome company = cli.runJson({"add", "company", "name=Acme", "external_id=A-1"});
    VERIFY_STATUS(company, 0);
    const QString uid = company.object().value("uid").toString();
    for (const QString &reference : {QString("Acme"), QString("A-1"), uid}) {
        const CliOutcome contact = cli.runJson({"add", "contact", "name=Jo", "company=" + reference, "owner=me"});
        VERIFY_STATUS(contact, 0);
        QCOMPARE(contact.object().value("company").toObject(), (QJsonObject{{"uid", uid}, {"title", "Acme"}}));
        QCOMPARE(contact.object().value("owner").toObject().value("title").toString(), QString("Maria Keller"));
    }
    const CliOutcome list = cli.runJson({"list", "contact"});
    VERIFY_STATUS(list, 0);
    QCOMPARE(list.array().size(), 3);
    QCOMPARE(list.array().first().toObject().value("company").toObject().value("uid").toString(), uid);
    VERIFY_STATUS(cli.runJson({"add", "company", "name=Acme"}), 0);
    const CliOutcome ambiguous = cli.run({"add", "contact", "name=Jo", "company=Acme"});
    VERIFY_STATUS(ambiguous, 1);
    QVERIFY(ambiguous.err.contains("Acme"));
}

void CliRecordsTest::labelledEntriesAreKept()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome added =
        cli.runJson({"add", "contact", "name=Jo", "email=jo@example.org", "email.home=jo@home.example",
                     "phone.mobile=0171 5550199", "address.billing.city=Ulm", "address.billing.postal_code=89073"});
    VERIFY_STATUS(added, 0);
    const QJsonArray emails = added.object().value("emails").toArray();
    QCOMPARE(emails.size(), 2);
    QCOMPARE(emails.at(1).toObject().value("label").toString(), QString("home"));
    QCOMPARE(emails.at(1).toObject().value("address").toString(), QString("jo@home.example"));
    QCOMPARE(added.object().value("phones").toArray().first().toObject().value("label").toString(), QString("mobile"));
    QCOMPARE(added.object().value("city").toString(), QString("Ulm"));
    const CliOutcome cleared = cli.runJson({"set", "contact", "Jo", "email.home="});
    VERIFY_STATUS(cleared, 0);
    QCOMPARE(cleared.object().value("emails").toArray().size(), 1);
    QCOMPARE(cleared.object().value("email").toString(), QString("jo@example.org"));
}

void CliRecordsTest::emptyValuesClear()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme", "employees=3", "industry=Retail", "tags=a"}), 0);
    const CliOutcome cleared = cli.runJson({"set", "company", "Acme", "employees=", "industry=", "tags="});
    VERIFY_STATUS(cleared, 0);
    QVERIFY(cleared.object().value("employees").isNull());
    QVERIFY(cleared.object().value("industry").isNull());
    QVERIFY(cleared.object().value("tags").toArray().isEmpty());
}

void CliRecordsTest::badValuesChangeNothing()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome before = cli.runJson({"history"});
    const CliOutcome number = cli.run({"add", "company", "name=Acme", "employees=many"});
    VERIFY_STATUS(number, 1);
    QVERIFY(number.err.contains("employees"));
    VERIFY_STATUS(cli.run({"add", "company", "nosuchfield=1"}), 2);
    VERIFY_STATUS(cli.run({"add", "company", "name"}), 2);
    VERIFY_STATUS(cli.run({"add", "company", "created_at=2020-01-01"}), 2);
    VERIFY_STATUS(cli.run({"add", "nosuchtype", "name=x"}), 2);
    VERIFY_STATUS(cli.run({"set", "company", "Nobody", "name=x"}), 1);
    VERIFY_STATUS(cli.run({"delete", "company", "Nobody"}), 1);
    QCOMPARE(cli.runJson({"list", "company"}).array().size(), 0);
    QCOMPARE(cli.runJson({"history"}).array(), before.array());
}

void CliRecordsTest::listsAreQueriedSortedAndLimited()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    for (int i = 1; i <= 5; ++i)
        VERIFY_STATUS(cli.run({"add", "company", QString("name=Company %1").arg(i), QString("employees=%1").arg(i * 10),
                               i % 2 ? "industry=retail" : "industry=finance"}),
                      0);
    const auto names = [&](const QStringList &words) {
        QStringList found;
        for (const QJsonValue &value : cli.runJson(QStringList{"list", "company"} + words).array())
            found.append(value.toObject().value("name").toString());
        return found;
    };
    QCOMPARE(names({"--query", "industry:retail"}), (QStringList{"Company 1", "Company 3", "Company 5"}));
    QCOMPARE(names({"--sort", "-employees", "--limit", "2"}), (QStringList{"Company 5", "Company 4"}));
    QCOMPARE(names({"--query", "employees>20", "--sort", "employees"}),
             (QStringList{"Company 3", "Company 4", "Company 5"}));
    QCOMPARE(names({"--limit", "0"}), QStringList{});
    VERIFY_STATUS(cli.run({"list", "company", "--sort", "nosuch"}), 2);
    VERIFY_STATUS(cli.run({"list", "company", "--limit", "few"}), 2);
    const CliOutcome bad = cli.run({"list", "company", "--query", "employees>("});
    VERIFY_STATUS(bad, 1);
    QVERIFY(!bad.err.isEmpty());
}

void CliRecordsTest::viewsAreListedSavedAndUsed()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    for (const char *words : {"name=Anna lifecycle=customer city=Bonn", "name=Bert lifecycle=customer city=Köln",
                              "name=Carl lifecycle=lead city=Bonn"})
        VERIFY_STATUS(cli.run(QStringList{"add", "contact"} + QString::fromUtf8(words).split(' ')), 0);
    const CliOutcome builtIn = cli.runJson({"views", "contact"});
    VERIFY_STATUS(builtIn, 0);
    QCOMPARE(builtIn.array().first().toObject().value("key").toString(), QString("all"));
    const CliOutcome customers = cli.runJson({"list", "contact", "--view", "customers"});
    VERIFY_STATUS(customers, 0);
    QCOMPARE(customers.array().size(), 2);
    VERIFY_STATUS(cli.run({"add", "saved_view", "name=In Bonn", "type=contact", "query=city:Bonn", "sort=-name",
                           "columns=[{\"key\":\"name\"},{\"key\":\"lifecycle\"}]"}),
                  0);
    const CliOutcome saved = cli.runJson({"views", "contact"});
    QCOMPARE(saved.array().size(), builtIn.array().size() + 1);
    const QJsonObject last = saved.array().last().toObject();
    QCOMPARE(last.value("query").toString(), QString("city:Bonn"));
    QCOMPARE(last.value("columns").toArray(), (QJsonArray{"name", "lifecycle"}));
    const CliOutcome bonn = cli.runJson({"list", "contact", "--view", "in bonn"});
    VERIFY_STATUS(bonn, 0);
    QCOMPARE(bonn.array().size(), 2);
    QCOMPARE(bonn.array().first().toObject().value("name").toString(), QString("Carl"));
    const CliOutcome narrowed =
        cli.runJson({"list", "contact", "--view", "In Bonn", "--query", "lifecycle:customer OR lifecycle:partner"});
    VERIFY_STATUS(narrowed, 0);
    QCOMPARE(narrowed.array().size(), 1);
    const CliOutcome table = cli.run({"list", "contact", "--view", "In Bonn"});
    VERIFY_STATUS(table, 0);
    QVERIFY(!table.out.contains("Bonn"));  // not among its columns
    const CliOutcome exported = cli.runJson({"export", "contact", cli.path("bonn.csv"), "--view", "In Bonn"});
    VERIFY_STATUS(exported, 0);
    QCOMPARE(exported.object().value("rows").toInt(), 2);
    const CliOutcome unknown = cli.run({"list", "contact", "--view", "Nowhere"});
    VERIFY_STATUS(unknown, 1);
    QVERIFY(unknown.err.contains("In Bonn"));
}

void CliRecordsTest::tablesForPeopleAreAligned()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=北京公司", "industry=Handel"}), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Ab", "industry=Handel"}), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Line\n\x1b[31mbreak", "industry=Handel"}), 0);
    const CliOutcome list = cli.run({"list", "company"});
    VERIFY_STATUS(list, 0);
    QVERIFY(!list.out.contains('\x1b'));
    const QStringList lines = QString::fromUtf8(list.out).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);  // heading, rule, three rows
    // an ideograph takes two cells
    const auto cells = [](const QString &line, const QString &up) {
        int width = 0;
        for (const QChar c : line.left(line.indexOf(up)))
            width += c.unicode() >= 0x4e00 ? 2 : 1;
        return width;
    };
    const int column = cells(lines.first(), "Industry");
    for (const QString &line : lines.mid(2))
        QCOMPARE(cells(line, "Handel"), column);
}

void CliRecordsTest::colleaguesAreRecords()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome added = cli.runJson({"user", "add", "Jan Novak", "email=jan@example.org"});
    VERIFY_STATUS(added, 0);
    QCOMPARE(added.object().value("name").toString(), QString("Jan Novak"));
    VERIFY_STATUS(cli.run({"user", "set", "Jan Novak", "role=sales", "manager=me"}), 0);
    const CliOutcome list = cli.runJson({"user", "list"});
    VERIFY_STATUS(list, 0);
    QCOMPARE(list.array().size(), 2);
    QCOMPARE(list.array().first().toObject().value("manager").toObject().value("title").toString(),
             QString("Maria Keller"));
    VERIFY_STATUS(cli.run({"user", "show", "me"}), 0);
    VERIFY_STATUS(cli.run({"user", "fire", "Jan Novak"}), 2);
}

void CliRecordsTest::historyTellsWhatHappened()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme", "city=Ulm"}), 0);
    VERIFY_STATUS(cli.run({"set", "company", "Acme", "employees=5"}), 0);
    const CliOutcome all = cli.runJson({"history"});
    VERIFY_STATUS(all, 0);
    QCOMPARE(all.array().size(), 3);  // the workspace itself, added, changed
    const QJsonObject newest = all.array().first().toObject();
    for (const char *key : {"transaction", "at", "user", "title", "records"})
        QVERIFY2(newest.contains(QLatin1String(key)), key);
    QVERIFY(newest.value("title").toString().contains("Acme"));
    QCOMPARE(newest.value("user").toString(), QString("Maria Keller"));
    QCOMPARE(newest.value("records").toInt(), 1);
    QVERIFY(newest.value("at").toString().startsWith("2026-11-22T09:"));
    const CliOutcome one = cli.runJson({"history", "company", "Acme"});
    VERIFY_STATUS(one, 0);
    QCOMPARE(one.array().size(), 2);
    const QJsonArray changes = one.array().first().toObject().value("changes").toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().toObject(),
             (QJsonObject{{"field", "employees"}, {"before", QJsonValue::Null}, {"after", 5}}));
    QCOMPARE(cli.runJson({"history", "--limit", "1"}).array().size(), 1);
    VERIFY_STATUS(cli.run({"history"}), 0);
    VERIFY_STATUS(cli.run({"history", "company", "Acme"}), 0);
    VERIFY_STATUS(cli.run({"history", "company"}), 2);
}

void CliRecordsTest::undoBringsBack()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme", "city=Ulm", "tags=a,b", "email.sales=s@example.org"}), 0);
    const CliOutcome before = cli.runJson({"show", "company", "Acme"});
    const CliOutcome deleted = cli.runJson({"delete", "company", "Acme"});
    VERIFY_STATUS(deleted, 0);
    const CliOutcome undone = cli.runJson({"undo", QString::number(deleted.object().value("transaction").toInteger())});
    VERIFY_STATUS(undone, 0);
    QCOMPARE(undone.object().value("undone").toInt(), 1);
    QCOMPARE(undone.object().value("skipped_count").toInt(-1), 0);
    QCOMPARE(cli.runJson({"show", "company", "Acme"}).object(), before.object());

    const CliOutcome changed = cli.runJson({"set", "company", "Acme", "city=Bonn"});
    VERIFY_STATUS(cli.run({"set", "company", "Acme", "city=Hamm"}), 0);
    const CliOutcome late = cli.run({"undo", QString::number(changed.object().value("transaction").toInteger())});
    VERIFY_STATUS(late, 3);  // edited since: left alone and listed
    QVERIFY(late.err.contains("Acme"));
    QCOMPARE(cli.runJson({"show", "company", "Acme"}).object().value("city").toString(), QString("Hamm"));
    VERIFY_STATUS(cli.run({"undo", "4711"}), 1);
    VERIFY_STATUS(cli.run({"undo", "yesterday"}), 2);
}

void CliRecordsTest::everythingCanBeSeenAsItWas()
{
    CliRunner cli;
    cli.setVariable("FIELDFARE_CLOCK", "2026-03-01T08:00:00Z");
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome added = cli.runJson({"add", "company", "name=Alt GmbH", "city=Köln"});
    VERIFY_STATUS(added, 0);
    const qint64 first = added.object().value("transaction").toInteger();
    cli.setVariable("FIELDFARE_CLOCK", "2026-03-04T08:00:00Z");
    VERIFY_STATUS(cli.run({"set", "company", "Alt GmbH", "name=Neu GmbH"}), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Zweite GmbH"}), 0);

    const CliOutcome then = cli.runJson({"list", "company", "--as-of", "2026-03-03"});
    VERIFY_STATUS(then, 0);
    QCOMPARE(then.array().size(), 1);
    QCOMPARE(then.array().first().toObject().value("name").toString(), QString("Alt GmbH"));
    QVERIFY2(then.err.contains("2026-03-03"), then.err.constData());
    QCOMPARE(cli.runJson({"list", "company"}).array().size(), 2);
    const CliOutcome shown = cli.runJson({"show", "company", "Alt GmbH", "--as-of", QString("#%1").arg(first)});
    VERIFY_STATUS(shown, 0);
    QCOMPARE(shown.object().value("city").toString(), QString("Köln"));
    const CliOutcome csv = cli.run({"export", "company", "-", "--columns", "name", "--as-of", "2026-03-04 07:59"});
    VERIFY_STATUS(csv, 0);
    QVERIFY2(csv.out.contains("Alt GmbH") && !csv.out.contains("Zweite"), csv.out.constData());
    VERIFY_STATUS(cli.run({"report", "pipeline", "--as-of", "2026-03-03"}), 0);

    const CliOutcome early = cli.run({"list", "company", "--as-of", "2026-02-28"});
    VERIFY_STATUS(early, 1);
    QVERIFY2(early.err.contains("2026"), early.err.constData());
    VERIFY_STATUS(cli.run({"list", "company", "--as-of", "soon"}), 2);
    // nothing is left in the workspace
    QVERIFY(!QFileInfo::exists(cli.path("Test.fieldfare/earlier")));
}

void CliRecordsTest::searchFindsByNameAndMail()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Müller GmbH"}), 0);
    VERIFY_STATUS(cli.run({"add", "contact", "name=王小明", "email=wang@example.org", "phone=+49 171 5550199"}), 0);
    const auto found = [&](const QString &text) {
        const CliOutcome outcome = cli.runJson({"search", text});
        return outcome.status == 0 && outcome.array().size() == 1
                   ? outcome.array().first().toObject().value("title").toString()
                   : QString();
    };
    QCOMPARE(found("muller"), QString("Müller GmbH"));
    QCOMPARE(found("小明"), QString("王小明"));
    QCOMPARE(found("wang@example"), QString("王小明"));
    QCOMPARE(found("0199"), QString("王小明"));
    QCOMPARE(cli.runJson({"search", "muller", "--type", "contact"}).array().size(), 0);
    VERIFY_STATUS(cli.run({"search", "muller"}), 0);
    VERIFY_STATUS(cli.run({"search", "muller", "--type", "nosuch"}), 2);
}

void CliRecordsTest::reportsCountDeals()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "deal", "name=One", "amount=100", "stage=new", "opened_at=2026-10-01"}), 0);
    VERIFY_STATUS(cli.run({"set", "deal", "One", "stage=won"}), 0);
    const CliOutcome names = cli.runJson({"report"});
    VERIFY_STATUS(names, 0);
    QVERIFY(names.array().size() >= 13);
    for (const QJsonValue &value : names.array()) {
        const QString name = value.toObject().value("report").toString();
        const CliOutcome report = cli.runJson({"report", name});
        VERIFY_STATUS(report, 0);
        QCOMPARE(report.object().value("report").toString(), name);
        QVERIFY(report.object().value("columns").isArray());
        QVERIFY(report.object().value("rows").isArray());
        VERIFY_STATUS(cli.run({"report", name}), 0);
        VERIFY_STATUS(cli.run({"report", name, "--format", "csv"}), 0);
    }
    const CliOutcome rate = cli.runJson({"report", "win_rate"});
    QCOMPARE(rate.object().value("rows").toArray().first().toObject().value("win_rate").toDouble(), 100.0);
    const QString file = cli.path("rate.csv");
    VERIFY_STATUS(cli.run({"report", "win_rate", "--format", "csv", "-o", file}), 0);
    QVERIFY(QFileInfo(file).size() > 0);
    VERIFY_STATUS(cli.run({"report", "win_rate", "--param", "from=2027-01-01"}), 0);
    VERIFY_STATUS(cli.run({"report", "win_rate", "--param", "nosuch=1"}), 2);
    VERIFY_STATUS(cli.run({"report", "win_rate", "--param", "from=never"}), 1);
    VERIFY_STATUS(cli.run({"report", "nosuch"}), 2);
    VERIFY_STATUS(cli.run({"report", "win_rate", "--format", "papyrus"}), 2);
}

void CliRecordsTest::duplicatesAreFoundMergedAndSeparated()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QString keep = cli.runJson({"add", "contact", "first_name=Ottokar", "last_name=Wunderlich",
                                      "email=otto@wunder.example", "title=Buyer"})
                             .object()
                             .value("uid")
                             .toString();
    const QString other = cli.runJson({"add", "contact", "first_name=Otokar", "last_name=Wunderlich",
                                       "email=otto@wunder.example", "phone=030 4711000", "title=Head"})
                              .object()
                              .value("uid")
                              .toString();
    VERIFY_STATUS(cli.run({"add", "contact", "first_name=Lena", "last_name=Berg", "email=lena@berg.example"}), 0);
    VERIFY_STATUS(cli.run({"add", "deal", "name=Roof", "contact=" + other}), 0);
    const CliOutcome found = cli.runJson({"duplicates", "contact"});
    VERIFY_STATUS(found, 0);
    QCOMPARE(found.array().size(), 1);
    const QJsonObject pair = found.array().first().toObject();
    QVERIFY(pair.value("score").toDouble() >= 0.5);
    QCOMPARE(pair.value("records").toArray().size(), 2);
    QCOMPARE(pair.value("records").toArray().first().toObject().value("uid").toString(), keep);
    QVERIFY(!pair.value("reasons").toArray().isEmpty());
    VERIFY_STATUS(cli.run({"duplicates", "contact"}), 0);
    VERIFY_STATUS(cli.run({"duplicates", "stage_event"}), 2);
    VERIFY_STATUS(cli.run({"duplicates", "contact", "--least", "7"}), 2);

    const CliOutcome said = cli.runJson({"not-duplicate", "contact", keep, other});
    VERIFY_STATUS(said, 0);
    QCOMPARE(cli.runJson({"duplicates", "contact"}).array().size(), 0);
    VERIFY_STATUS(cli.run({"undo", QString::number(said.object().value("transaction").toInt())}), 0);
    QCOMPARE(cli.runJson({"duplicates", "contact"}).array().size(), 1);

    VERIFY_STATUS(cli.run({"merge", "contact", keep, other, "title=perhaps"}), 2);
    VERIFY_STATUS(cli.run({"merge", "contact", keep, "nobody"}), 1);
    const CliOutcome merged = cli.runJson({"merge", "contact", keep, other, "title=other"});
    VERIFY_STATUS(merged, 0);
    QCOMPARE(merged.object().value("uid").toString(), keep);
    QCOMPARE(merged.object().value("moved").toInt(), 1);
    const QJsonObject kept = cli.runJson({"show", "contact", other}).object();  // the old uid leads to it
    QCOMPARE(kept.value("uid").toString(), keep);
    QCOMPARE(kept.value("title").toString(), QString("Head"));
    QCOMPARE(kept.value("phone").toString(), QString("030 4711000"));

    VERIFY_STATUS(cli.run({"set", "contact", keep, "title=Director"}), 0);
    const CliOutcome separated = cli.runJson({"unmerge", "contact", keep});
    VERIFY_STATUS(separated, 3);  // the title was edited since
    QCOMPARE(separated.object().value("skipped_count").toInt(), 1);
    QCOMPARE(cli.runJson({"show", "contact", other}).object().value("uid").toString(), other);
    QCOMPARE(cli.runJson({"show", "contact", keep}).object().value("title").toString(), QString("Director"));
    QVERIFY(cli.runJson({"show", "contact", keep}).object().value("phone").isNull());
    QCOMPARE(cli.runJson({"show", "deal", "Roof"}).object().value("contact").toObject().value("uid").toString(), other);
    VERIFY_STATUS(cli.run({"unmerge", "contact", keep}), 1);
}

void CliRecordsTest::qualityIsCheckedAndMended()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "contact", "name=Ada Byron", "email=ada@gmial.com"}), 0);
    VERIFY_STATUS(cli.run({"add", "contact", "name=Grace Hopper", "email=grace@example.org"}), 0);
    const CliOutcome all = cli.runJson({"quality"});
    VERIFY_STATUS(all, 0);
    bool found = false;
    for (const QJsonValue &check : all.array()) {
        if (check["check"].toString() == "contact.email_domain") {
            found = true;
            QCOMPARE(check["rows"].toInt(), 1);
            QCOMPARE(check["fixable"].toInt(), 1);
        }
    }
    QVERIFY(found);
    const CliOutcome one = cli.runJson({"quality", "--check", "contact.email_domain"});
    VERIFY_STATUS(one, 0);
    const QJsonArray findings = one.object().value("findings").toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first()["title"].toString(), QString("Ada Byron"));
    QCOMPARE(findings.first()["proposal"].toString(), QString("ada@gmail.com"));
    VERIFY_STATUS(cli.run({"quality", "--fix"}), 2);  // never everything at once
    VERIFY_STATUS(cli.run({"quality", "--check", "contact.nonsense"}), 2);
    const CliOutcome fixed = cli.runJson({"quality", "--check", "contact.email_domain", "--fix"});
    VERIFY_STATUS(fixed, 0);
    QCOMPARE(fixed.object().value("fixed").toInt(), 1);
    QCOMPARE(cli.runJson({"show", "contact", "Ada Byron"}).object().value("email").toString(),
             QString("ada@gmail.com"));
    VERIFY_STATUS(cli.run({"undo", QString::number(fixed.object().value("transaction").toInteger())}), 0);
    QCOMPARE(cli.runJson({"show", "contact", "Ada Byron"}).object().value("email").toString(),
             QString("ada@gmial.com"));
}

FIELDFARE_TEST(CliRecordsTest)
#include "cli_records_test.moc"
