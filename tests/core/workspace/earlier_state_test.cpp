// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/report_json.h"
#include "analytics/report_registry.h"
#include "exchange/importer.h"
#include "records/activity/activity.h"
#include "records/campaign/campaign.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/field_def/field_def.h"
#include "records/merge/merge.h"
#include "records/rewind/moment.h"
#include "records/tag/tag.h"
#include "records/user/user.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/earlier_state.h"

#include <QJsonDocument>
#include <QLockFile>

#include <random>

using namespace fieldfare;

namespace {

/// Every row of every table of records, the keys of the search and who finds a word, and every report.
Result<QByteArray> dump(ReadContext &context, const QStringList &words)
{
    QStringList tables{QStringLiteral("mail_address"), QStringLiteral("phone_number"), QStringLiteral("postal_address"),
                       QStringLiteral("record_tag"),   QStringLiteral("search_key"),   QStringLiteral("tx"),
                       QStringLiteral("change")};
    for (const RecordType &type : context.catalog().types())
        tables.append(type.table);
    QByteArray all;
    for (const QString &table : std::as_const(tables)) {
        QStringList columns;
        TRY_ASSIGN(auto info,
                   context.statements().run(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table}));
        while (info.next())
            columns.append(QStringLiteral("quote(\"%1\")").arg(info.value(0).toString()));
        TRY_ASSIGN(
            auto query,
            context.statements().run(
                QStringLiteral("SELECT %1 FROM %2 ORDER BY 1").arg(columns.join(QStringLiteral("||','||")), table),
                {}));
        all += "== " + table.toUtf8() + '\n';
        while (query.next())
            all += table.toUtf8() + ": " + query.value(0).toString().toUtf8() + '\n';
        TRY(finished(query));
    }
    all += "== words\n";
    for (const QString &word : words) {
        TRY_ASSIGN(auto query,
                   context.statements().run(
                       QStringLiteral("SELECT group_concat(rowid) FROM (SELECT rowid FROM search_text WHERE "
                                      "search_text MATCH ? ORDER BY rowid)"),
                       {QLatin1Char('"') + word + QLatin1Char('"')}));
        all += word.toUtf8() + ": " + (query.next() ? query.value(0).toByteArray() : QByteArray()) + '\n';
    }
    const ReportRegistry registry;
    for (const ReportDefinition &report : registry.reports()) {
        TRY_ASSIGN(const ReportTable table, registry.run(context, report.key));
        all +=
            "report " + report.key.toUtf8() + ": " + QJsonDocument(toJson(table)).toJson(QJsonDocument::Compact) + '\n';
    }
    return all;
}

QString firstDifference(const QByteArray &was, const QByteArray &now)
{
    const auto a = was.split('\n');
    const auto b = now.split('\n');
    QStringList lines;
    for (const QByteArray &line : a) {
        if (!b.contains(line) && lines.size() < 6)
            lines.append(QStringLiteral("was: ") + QString::fromUtf8(line.left(900)));
    }
    for (const QByteArray &line : b) {
        if (!a.contains(line) && lines.size() < 12)
            lines.append(QStringLiteral("now: ") + QString::fromUtf8(line.left(900)));
    }
    return lines.join(QLatin1Char('\n'));
}

/// A day at the office, as chance has it.
class Office {
public:
    explicit Office(quint32 seed) : m_random(seed) { remember(); }

    bool step()
    {
        m_fixture.clock->advance(3'600'000);
        bool good = true;
        switch (number(17)) {
        case 0:
            good = insert<Company>([&](Company &one) {
                one.name = QStringLiteral("Firm ") + word();
                one.parent.value = any("company");
            });
            break;
        case 1:
        case 2:
            good = insert<Contact>([&](Contact &one) {
                if (number(4) > 0)
                    one.firstName = word();
                one.company.value = any("company");
                one.emails.push_back({QStringLiteral("work"), word().toLower() + QStringLiteral("@example.org")});
                one.phones.push_back({QStringLiteral("work"), QStringLiteral("030 12345%1").arg(number(90) + 10), {}});
                one.addresses.push_back({QStringLiteral("work"), word(), QStringLiteral("Berlin"), {}, {}, {}});
                if (number(2) == 0)
                    one.tags = {QStringLiteral("tag%1").arg(number(4)), QStringLiteral("top")};
                if (m_hasField)
                    one.custom.insert(QStringLiteral("size"), QStringLiteral("Size%1").arg(number(1000)));
            });
            break;
        case 3:
            good = insert<Deal>([&](Deal &one) {  // often nameless: named after its company
                if (number(3) == 0)
                    one.name = word();
                one.company.value = any("company");
                one.contact.value = any("contact");
                one.amount = number(100000);
                one.campaign.value = any("campaign");
            });
            break;
        case 4:
            good = insert<Activity>([&](Activity &one) {
                one.contact.value = any("contact");
                one.body = word();
            });
            break;
        case 5:
            good = change<Contact>("contact", [&](Contact &one) {
                one.title = word();
                one.tags = number(2) == 0 ? QStringList() : QStringList{QStringLiteral("tag%1").arg(number(4))};
                one.company.value = any("company");
                if (number(2) == 0)
                    one.phones.clear();
                if (m_hasField)
                    one.custom.insert(QStringLiteral("size"), QStringLiteral("Size%1").arg(number(1000)));
            });
            break;
        case 6:
            good = change<Company>("company", [&](Company &one) { one.name = QStringLiteral("Firm ") + word(); });
            break;
        case 7: good = change<Tag>("tag", [&](Tag &one) { one.name = word().toLower(); }); break;
        case 8:
            good = change<Deal>("deal", [&](Deal &one) {
                one.stage.value = any("stage");
                one.amount = number(5000);
            });
            break;
        case 9: good = remove(number(3) == 0 ? "company" : "contact"); break;
        case 10: good = remove(number(3) == 0 ? "tag" : number(2) == 0 ? "deal" : "campaign"); break;
        case 11: good = import(); break;
        case 12: good = merge(); break;
        case 13:
        case 14: good = undo(); break;
        case 15:
            good = insert<Campaign>([&](Campaign &one) { one.name = word(); }) &&
                   insert<CampaignCost>([&](CampaignCost &one) {
                       one.campaign.value = any("campaign");
                       one.amount = number(900);
                   }) &&
                   insert<CampaignMember>([&](CampaignMember &one) {
                       one.campaign.value = any("campaign");
                       one.contact.value = any("contact");
                   });
            break;
        default:
            if (m_hasField)
                good = number(3) == 0 ? dropField()
                                      : change<FieldDef>("field_def", [&](FieldDef &one) { one.label = word(); });
            else
                good = m_hasField = insert<FieldDef>([&](FieldDef &one) {
                    one.type = QStringLiteral("contact");
                    one.key = QStringLiteral("size");
                    one.label = QStringLiteral("Size");
                });
        }
        if (good && number(3) == 0)
            remember();
        return good;
    }

    // Values of an own field are no words here: the index keeps those of a field that was dropped until the record is written.
    /// Some of the remembered points, and the first and last of them, made anew and compared.
    bool lookBack()
    {
        remember();
        const auto points = int(m_points.size());
        QSet<int> chosen{0, points - 1};
        while (chosen.size() < qMin(points, 6))
            chosen.insert(number(points));
        for (const int at : std::as_const(chosen)) {
            const Point &point = m_points[std::size_t(at)];
            const auto moment = await(m_fixture.workspace->read([&](ReadContext &context) {
                return number(2) == 0 ? momentAfter(context, point.transaction)
                                      : momentAt(context, QDateTime::fromMSecsSinceEpoch(point.at, Qt::UTC));
            }));
            if (!moment)
                return wrong(moment.error().message);
            if (moment->transaction != point.transaction)
                return wrong(QStringLiteral("the wrong moment: %1 instead of %2")
                                 .arg(moment->transaction)
                                 .arg(point.transaction));
            const auto state = EarlierState::make(m_fixture.workspace->earlierSource(), *moment);
            if (!state)
                return wrong(state.error().message + state.error().details);
            const auto then = m_fixture.workspace->openEarlier(*state);
            if (!then)
                return wrong(then.error().message + then.error().details);
            const auto links = await((*then)->read([](ReadContext &context) -> Result<qint64> {
                TRY_ASSIGN(auto query, context.statements().run(
                                           QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check"), {}));
                return query.next() ? query.value(0).toLongLong() : -1;
            }));
            if (!links || *links != 0)
                return wrong(QStringLiteral("links to nowhere as of %1").arg(point.transaction));
            const auto rows = await((*then)->read([&](ReadContext &context) { return dump(context, point.words); }));
            if (!rows)
                return wrong(rows.error().message + rows.error().details);
            if (*rows != point.rows)
                return wrong(QStringLiteral("as of %1 of %2:\n%3")
                                 .arg(point.transaction)
                                 .arg(m_points.back().transaction)
                                 .arg(firstDifference(point.rows, *rows)));
        }
        return true;
    }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] int points() const { return int(m_points.size()); }

private:
    struct Point {
        qint64 transaction;
        qint64 at;
        QByteArray rows;
        QStringList words;
    };
    int number(int below) { return int(m_random() % quint32(below)); }
    bool wrong(const QString &why)
    {
        m_problem = why;
        return false;
    }
    QString word()
    {
        m_words.append(QStringLiteral("Wort%1").arg(m_words.size() + 100));
        return m_words.last();
    }
    qint64 any(const char *type)
    {
        const QString table = QLatin1Char('{') + QLatin1String(type) + QLatin1Char('}');
        const qint64 count = m_fixture.value(QStringLiteral("SELECT count(*) FROM ") + table).toLongLong();
        return count == 0 ? 0
                          : m_fixture
                                .value(QStringLiteral("SELECT id FROM %1 ORDER BY id LIMIT 1 OFFSET ?").arg(table),
                                       {number(int(count))})
                                .toLongLong();
    }
    void remember()
    {
        const qint64 last = m_fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        auto rows = await(m_fixture.workspace->read([&](ReadContext &context) { return dump(context, m_words); }));
        if (!rows)
            qFatal("%s", qPrintable(rows.error().message + rows.error().details));
        if (!m_points.empty() && m_points.back().transaction == last)
            m_points.pop_back();
        m_points.push_back({last, m_fixture.value(QStringLiteral("SELECT at FROM tx WHERE n=?"), {last}).toLongLong(),
                            *rows, m_words});
    }
    bool done(const Result<ChangeSet> &changes)
    {
        if (changes)
            return true;
        // a record that must keep its link refuses to let its target go: nothing happened
        return changes.error().code == ErrorCode::Conflict || changes.error().code == ErrorCode::InvalidInput ||
               wrong(changes.error().message + changes.error().details);
    }
    template <class T, class Fill>
    bool insert(Fill fill)
    {
        T record;
        fill(record);
        return done(await(m_fixture.workspace->write(
            QStringLiteral("Added"), [&](UnitOfWork &work) { return RecordWriter(work).insert(record); })));
    }
    template <class T, class Edit>
    bool change(const char *type, Edit edit)
    {
        const qint64 id = any(type);
        if (id == 0)
            return true;
        auto record = m_fixture.load(Id<T>{id});
        if (!record)
            return wrong(record.error().message);
        edit(*record);
        return done(m_fixture.update(*record));
    }
    bool remove(const char *key)
    {
        const qint64 id = any(key);
        return id == 0 || done(await(m_fixture.workspace->write(QStringLiteral("Deleted"), [&](UnitOfWork &work) {
                   return RecordWriter(work).remove(work.catalog().at(QLatin1String(key)), id);
               })));
    }
    bool dropField()
    {
        m_hasField = false;
        return remove("field_def");
    }
    bool merge()
    {
        const qint64 keep = any("contact");
        const qint64 other = any("contact");
        if (keep == other)
            return true;
        return done(await(m_fixture.workspace->write(QStringLiteral("Merged"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);

            TRY(mergeRecords(writer, work.catalog().at(QStringLiteral("contact")), keep, other));
            return {};
        })));
    }
    bool undo()
    {
        const qint64 last = m_fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        const qint64 which = qMax<qint64>(2, last - number(number(2) == 0 ? 2 : 12));
        const auto undone = await(m_fixture.workspace->undo(which));
        m_hasField = m_fixture.value(QStringLiteral("SELECT count(*) FROM {field_def}")).toInt() > 0;
        return undone || undone.error().code == ErrorCode::Conflict || undone.error().code == ErrorCode::NotFound ||
               wrong(undone.error().message + undone.error().details);
    }
    bool import()
    {
        QByteArray csv("External ID,First name,Email,Company,Tags\n");
        const int rows = number(4) == 0 ? 70 : 5;  // an undone run of many rows is kept in another form
        for (int i = 0; i < rows; ++i)
            csv += QStringLiteral("X%1,%2,%3@example.net,Firm %4,new\n")
                       .arg(number(400))
                       .arg(word(), word().toLower())
                       .arg(number(30))
                       .toUtf8();
        const QString path = m_dir.filePath(QStringLiteral("rows.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(csv) != csv.size())
            return wrong(QStringLiteral("cannot write the file"));
        file.close();
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = path;
        request.match = QStringList{QStringLiteral("external_id")};
        request.createMissing = QStringList{QStringLiteral("company")};
        Workspace &workspace = *m_fixture.workspace;
        const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
        if (!plan)
            return wrong(plan.error().message);
        const auto report = await(startImport(workspace.store(), workspace.session(), *plan));
        return report ? true : wrong(report.error().message);
    }

    WorkspaceFixture m_fixture;
    QTemporaryDir m_dir;
    std::mt19937 m_random;
    std::vector<Point> m_points;
    QStringList m_words;
    QString m_problem;
    bool m_hasField = false;
};

}  // namespace

class EarlierStateTest : public QObject {
    Q_OBJECT

    /// A copy of the workspace as of a moment, opened.
    static Result<std::unique_ptr<Workspace>> openAsOf(Workspace &workspace, const QString &text)
    {
        TRY_ASSIGN(const Moment moment,
                   await(workspace.read([&](ReadContext &context) { return momentFromText(context, text); })));
        TRY_ASSIGN(auto state, EarlierState::make(workspace.earlierSource(), moment));
        return workspace.openEarlier(state);
    }

private slots:
    void everyRowIndexAndReportIsAsItWas()
    {
        const int wanted = std::max(1, qEnvironmentVariable("FIELDFARE_SEQUENCES", QStringLiteral("8")).toInt());
        const quint32 first = qEnvironmentVariable("FIELDFARE_SEED", QStringLiteral("1")).toUInt();
        int points = 0;
        for (int i = 0; i < wanted; ++i) {
            Office office(first + quint32(i));
            bool good = true;
            for (int step = 0; step < 30 && good; ++step)
                good = office.step();
            good = good && office.lookBack();
            QVERIFY2(good, qPrintable(QStringLiteral("seed %1: %2").arg(first + quint32(i)).arg(office.problem())));
            points += office.points();
        }
        QVERIFY(points > wanted * 5);
    }

    void aDayEndsInTheZoneOfTheSession()
    {
        WorkspaceFixture fixture(false, "EUR", "Asia/Shanghai");
        fixture.clock->set(QDateTime(QDate(2027, 3, 3), QTime(15, 59), Qt::UTC));  // 23:59 there
        Company company;
        company.name = QStringLiteral("Before");
        company = fixture.insert(company);
        fixture.clock->set(QDateTime(QDate(2027, 3, 3), QTime(16, 1), Qt::UTC));  // the 4th there
        company.name = QStringLiteral("After");
        VERIFY_OK(fixture.update(company));
        fixture.clock->set(QDateTime(QDate(2027, 3, 9), QTime(9, 0), Qt::UTC));
        const auto then = openAsOf(*fixture.workspace, QStringLiteral("2027-03-03"));
        VERIFY_OK(then);
        QCOMPARE((*then)->earlier()->moment().at, QDateTime(QDate(2027, 3, 3), QTime(15, 59, 59, 999), Qt::UTC));
        const auto load = [&](Workspace &workspace) {
            return await(workspace.read(
                [&](ReadContext &context) { return RecordReader(context).load(Id<Company>{company.id}); }));
        };
        QCOMPARE(load(**then)->name, QStringLiteral("Before"));
        QCOMPARE(load(*fixture.workspace)->name, QStringLiteral("After"));
        QVERIFY((*then)->isReadOnly());
        QCOMPARE((*then)->store().clock()->nowUtc(), (*then)->earlier()->moment().at);
        const auto refused = await((*then)->write(QStringLiteral("No"), [](UnitOfWork &) { return Result<void>(); }));
        QVERIFY(!refused);
        const auto next = openAsOf(*fixture.workspace, QStringLiteral("2027-03-04"));
        VERIFY_OK(next);
        QCOMPARE(load(**next)->name, QStringLiteral("After"));
    }

    void aDayBeforeTheWorkspaceIsRefusedWithTheFirstOne()
    {
        WorkspaceFixture fixture;
        const auto early = openAsOf(*fixture.workspace, QStringLiteral("2026-11-21"));
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::NotFound);
        QVERIFY2(early.error().message.contains(QStringLiteral("2026")), qPrintable(early.error().message));
        const auto nonsense = openAsOf(*fixture.workspace, QStringLiteral("yesterweek"));
        QVERIFY(!nonsense);
        QCOMPARE(nonsense.error().code, ErrorCode::InvalidInput);
        const auto unknown = openAsOf(*fixture.workspace, QStringLiteral("#99"));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    }

    /// One computer with a wrong clock must not make all of history unreachable.
    void aClockThatWasWrongForAWhileMovesNothing()
    {
        WorkspaceFixture fixture;
        Company company;
        const auto add = [&](const char *name, const QDate &day) {
            fixture.clock->set(QDateTime(day, QTime(9, 0), Qt::UTC));
            company.uid = {};
            company.name = QString::fromLatin1(name);
            fixture.insert(company);
            return fixture.lastTransaction;
        };
        const qint64 first = add("First", QDate(2027, 1, 10));
        add("Battery empty", QDate(1970, 1, 1));
        add("Far ahead", QDate(2035, 1, 1));
        const qint64 second = add("Second", QDate(2027, 2, 10));
        add("Third", QDate(2027, 3, 10));
        const auto at = [&](const QDate &day) {
            return await(fixture.workspace->read(
                [&](ReadContext &context) { return momentAt(context, endOfDay(day, QTimeZone::utc())); }));
        };
        VERIFY_OK(at(QDate(2027, 1, 20)));
        QVERIFY(at(QDate(2027, 1, 20))->transaction >= first);
        QVERIFY(at(QDate(2027, 1, 20))->transaction < second);
        QCOMPARE(at(QDate(2027, 2, 20))->transaction, second);
        QVERIFY(!at(QDate(2020, 1, 1)));
    }

    void stoppingLeavesNothingAndCopiesVanishWithTheirWindow()
    {
        WorkspaceFixture fixture(true);
        Company company;
        company.name = QStringLiteral("One");
        fixture.insert(company);
        const auto moment = await(fixture.workspace->read(
            [](ReadContext &context) { return momentFromText(context, QStringLiteral("#1")); }));
        VERIFY_OK(moment);
        const QString base = fixture.workspace->path() + QStringLiteral("/earlier");
        const auto stopped =
            EarlierState::make(fixture.workspace->earlierSource(), *moment, [](double) { return false; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFileInfo::exists(base));
        int lateStop = 0;
        const auto stoppedLater = EarlierState::make(fixture.workspace->earlierSource(), *moment,
                                                     [&](double part) { return part < 0.5 || ++lateStop < 1; });
        QVERIFY(!stoppedLater);
        QVERIFY(!QFileInfo::exists(base));

        auto state = EarlierState::make(fixture.workspace->earlierSource(), *moment);
        VERIFY_OK(state);
        const QString path = (*state)->recordsPath();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.read(16).startsWith("SQLite format 3"));  // encrypted like the original
        file.close();
        EarlierState::removeLeftovers(fixture.workspace->path());
        QVERIFY(QFileInfo::exists(path));  // in use
        auto then = fixture.workspace->openEarlier(*state);
        VERIFY_OK(then);
        state = fail(ErrorCode::NotFound, QString());
        QVERIFY(QFileInfo::exists(path));
        then->reset();
        QVERIFY(!QFileInfo::exists(base));

        // what a killed program leaves: a folder whose lock nobody holds
        QVERIFY(QDir().mkpath(base + QStringLiteral("/left")));
        QFile left(base + QStringLiteral("/left/records.db"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        EarlierState::removeLeftovers(fixture.workspace->path());
        QVERIFY(!QFileInfo::exists(base));
    }

    /// More than the indexes follow row by row: they are made anew, and the whole is still the same.
    void aLargeImportIsTakenBackAtOnce()
    {
        WorkspaceFixture fixture;
        Company kept;
        kept.name = QStringLiteral("Kept");
        kept = fixture.insert(kept);
        const qint64 before = fixture.lastTransaction;
        const auto dumpOf = [](Workspace &workspace) {
            return await(workspace.read([](ReadContext &context) {
                return dump(context, {QStringLiteral("Kept"), QStringLiteral("bulk")});
            }));
        };
        const auto was = dumpOf(*fixture.workspace);
        VERIFY_OK(was);
        const auto addMany = [&](int count) {
            return await(fixture.workspace->write(QStringLiteral("Many"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY(writer.beginBulk(work.catalog().at(QStringLiteral("contact")), count));
                for (int i = 0; i < count; ++i) {
                    Contact contact;
                    contact.firstName = QStringLiteral("Bulk");
                    contact.lastName = QString::number(i);
                    contact.company.value = kept.id;
                    TRY(writer.insert(contact));
                }
                return writer.endBulk();
            }));
        };
        const auto written = addMany(6'000);
        VERIFY_OK(written);
        const auto full = dumpOf(*fixture.workspace);
        VERIFY_OK(full);
        // a part of all: what goes is taken out of the indexes, the rest stays in them
        VERIFY_OK(addMany(1'500));
        const auto part = openAsOf(*fixture.workspace, QStringLiteral("#%1").arg(written->transaction));
        VERIFY_OK(part);
        QVERIFY2(*dumpOf(**part) == *full, qPrintable(firstDifference(*full, *dumpOf(**part))));
        VERIFY_OK(await(fixture.workspace->undo(written->transaction)));
        const auto back = openAsOf(*fixture.workspace, QStringLiteral("#%1").arg(before));
        VERIFY_OK(back);
        QVERIFY2(*dumpOf(**back) == *was, qPrintable(firstDifference(*was, *dumpOf(**back))));
        const auto indexes = [](Workspace &workspace) {
            return await(workspace.read([](ReadContext &context) -> Result<qint64> {
                TRY_ASSIGN(auto query,
                           context.statements().run(QStringLiteral("SELECT count(*) FROM sqlite_schema"), {}));
                return query.next() ? query.value(0).toLongLong() : 0;
            }));
        };
        QCOMPARE(*indexes(**back), *indexes(*fixture.workspace));
        // and between the two: what the undo removed as compressed runs is there again
        const auto between = openAsOf(*fixture.workspace, QStringLiteral("#%1").arg(written->transaction));
        VERIFY_OK(between);
        QVERIFY2(*dumpOf(**between) == *full, qPrintable(firstDifference(*full, *dumpOf(**between))));
    }
};

FIELDFARE_TEST(EarlierStateTest)
#include "earlier_state_test.moc"
