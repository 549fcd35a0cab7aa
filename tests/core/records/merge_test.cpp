// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/merge/merge.h"

#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/field_def/field_def.h"
#include "records/record_pair/record_pair.h"
#include "records/task/task.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <random>

using namespace fieldfare;

/// Two records become one, and two again.
class MergeTest : public QObject {
    Q_OBJECT

    static Result<ChangeSet> merge(WorkspaceFixture &fixture, const QString &type, qint64 keep, qint64 other,
                                   const MergeChoices &choices = {})
    {
        return await(fixture.workspace->write(QStringLiteral("Merged"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY(mergeRecords(writer, work.catalog().at(type), keep, other, choices));
            return {};
        }));
    }

    /// Every row of every type as the log would write it: the state of the workspace.
    static QJsonObject everything(WorkspaceFixture &fixture)
    {
        const auto state =
            await(fixture.workspace->write(QStringLiteral("look"), [](UnitOfWork &) -> Result<void> { return {}; }));
        Q_UNUSED(state)
        QJsonObject all;
        const auto read = await(fixture.workspace->read([&](ReadContext &context) -> Result<void> {
            RecordReader reader(context);
            for (const RecordType &type : context.catalog().types()) {
                QVector<qint64> ids;
                TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id FROM {%1} ORDER BY id").arg(type.key)));
                while (query.next())
                    ids.append(query.value(0).toLongLong());
                TRY(finished(query));
                TRY_ASSIGN(const auto records, reader.loadMany(type, ids));
                for (const auto &record : records) {
                    TRY_ASSIGN(QJsonObject json, toPublicJson(reader, *record));
                    all.insert(type.key + u'/' + QString::number(record->id), json);
                }
            }
            return {};
        }));
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        return all;
    }
    static QString difference(const QJsonObject &a, const QJsonObject &b)
    {
        QStringList lines;
        for (const QString &key : a.keys() + b.keys()) {
            if (a.value(key) != b.value(key)) {
                lines.append(key + u' ' +
                             QString::fromUtf8(QJsonDocument(a.value(key).toObject()).toJson(QJsonDocument::Compact)) +
                             QStringLiteral("\n   != ") +
                             QString::fromUtf8(QJsonDocument(b.value(key).toObject()).toJson(QJsonDocument::Compact)));
            }
        }
        return lines.join(u'\n');
    }

    struct Pair {
        Contact keep;
        Contact other;
        Deal deal;
        Task task;
    };
    static Pair pair(WorkspaceFixture &fixture)
    {
        Pair made;
        Company company;
        company.name = QStringLiteral("Nordwind");
        company = fixture.insert(company);
        made.keep.firstName = QStringLiteral("Anna");
        made.keep.lastName = QStringLiteral("Schmidt");
        made.keep.emails = {{QStringLiteral("work"), QStringLiteral("anna@nordwind.example")}};
        made.keep.phones = {{QStringLiteral("work"), QStringLiteral("030 1234567"), {}}};
        made.keep.notes = QStringLiteral("Met at the fair.");
        made.keep.tags = {QStringLiteral("vip")};
        made.keep = fixture.insert(made.keep);
        made.other.firstName = QStringLiteral("Anna");
        made.other.lastName = QStringLiteral("Schmitt");
        made.other.title = QStringLiteral("Buyer");
        made.other.company.value = company.id;
        made.other.emails = {{QStringLiteral("home"), QStringLiteral("ANNA@nordwind.example")},
                             {QStringLiteral("home"), QStringLiteral("as@home.example")}};
        made.other.phones = {{QStringLiteral("mobile"), QStringLiteral("+49 30 1234567"), {}}};
        made.other.addresses = {{QStringLiteral("billing"),
                                 QStringLiteral("Hauptstr. 1"),
                                 QStringLiteral("Köln"),
                                 {},
                                 QStringLiteral("50667"),
                                 {}}};
        made.other.notes = QStringLiteral("Likes tea.");
        made.other.tags = {QStringLiteral("fair"), QStringLiteral("vip")};
        made.other = fixture.insert(made.other);
        made.deal.name = QStringLiteral("Roof");
        made.deal.contact.value = made.other.id;
        made.deal = fixture.insert(made.deal);
        made.task.subject = QStringLiteral("Call her");
        made.task.contact.value = made.other.id;
        made.task = fixture.insert(made.task);
        return made;
    }

private slots:
    void everythingComesTogether()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const auto merged = merge(fixture, QStringLiteral("contact"), p.keep.id, p.other.id,
                                  {{QStringLiteral("last_name"), MergeSide::Other}});
        VERIFY_OK(merged);
        QCOMPARE(merged->title, QStringLiteral("Merged Contact “Anna Schmitt” into “Anna Schmitt”"));
        const auto kept = fixture.reload(p.keep);
        VERIFY_OK(kept);
        QCOMPARE(kept->lastName, QStringLiteral("Schmitt"));
        QCOMPARE(kept->name, QStringLiteral("Anna Schmitt"));
        QCOMPARE(kept->title, QStringLiteral("Buyer"));  // only the other had one
        QCOMPARE(kept->company.value, p.other.company.value);
        QCOMPARE(kept->emails.size(), 2);  // the same address in capitals is one
        QCOMPARE(kept->emails[0].address, QStringLiteral("anna@nordwind.example"));
        QCOMPARE(kept->emails[1].address, QStringLiteral("as@home.example"));
        QCOMPARE(kept->phones.size(), 1);  // one number in two spellings
        QCOMPARE(kept->addresses.size(), 1);
        QCOMPARE(kept->tags, (QStringList{QStringLiteral("vip"), QStringLiteral("fair")}));
        QCOMPARE(kept->notes, QStringLiteral("Met at the fair.\n\nLikes tea."));
        QVERIFY(!fixture.reload(p.other));
        QCOMPARE(fixture.reload(p.deal)->contact.value, p.keep.id);
        QCOMPARE(fixture.reload(p.task)->contact.value, p.keep.id);
        // the uid of the one that went leads to the one that stayed
        QCOMPARE(fixture.find(QStringLiteral("contact"), uidText(p.other.uid)).value_or(0), p.keep.id);
    }

    void unmergingRestoresBothByteForByte()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const QJsonObject before = everything(fixture);
        fixture.clock->advance(60'000);
        const auto merged = merge(fixture, QStringLiteral("contact"), p.keep.id, p.other.id);
        VERIFY_OK(merged);
        fixture.clock->advance(60'000);
        const auto undone = await(fixture.workspace->undo(merged->transaction));
        VERIFY_OK(undone);
        QCOMPARE(undone->outcome.skippedCount, 0);
        QVERIFY2(everything(fixture) == before, qPrintable(difference(everything(fixture), before)));
        // and once more: undoing the un-merge is the merge
        const auto again = await(fixture.workspace->undo(undone->changes.transaction));
        VERIFY_OK(again);
        QCOMPARE(again->outcome.skippedCount, 0);
        QVERIFY(!fixture.reload(p.other));
        QCOMPARE(fixture.reload(p.deal)->contact.value, p.keep.id);
    }

    void laterEditsStayAndAreListed()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const auto merged = merge(fixture, QStringLiteral("contact"), p.keep.id, p.other.id);
        VERIFY_OK(merged);
        Contact kept = *fixture.reload(p.keep);
        kept.title = QStringLiteral("Head of purchasing");
        VERIFY_OK(fixture.update(kept));
        Deal deal = *fixture.reload(p.deal);
        deal.name = QStringLiteral("Roof and windows");
        VERIFY_OK(fixture.update(deal));
        const auto undone = await(fixture.workspace->undo(merged->transaction));
        VERIFY_OK(undone);
        QCOMPARE(undone->outcome.skippedCount, 1);
        QVERIFY(undone->outcome.skipped.first().reason.contains(QStringLiteral("Title")));
        const Contact now = *fixture.reload(p.keep);
        QCOMPARE(now.title, QStringLiteral("Head of purchasing"));
        QCOMPARE(now.emails, p.keep.emails);
        QCOMPARE(now.tags, p.keep.tags);
        QVERIFY(!now.company.isValid());
        const Contact back = *fixture.reload(p.other);
        QCOMPARE(back.uid, p.other.uid);
        QCOMPARE(back.emails, p.other.emails);
        QCOMPARE(back.title, p.other.title);
        // its name was edited, its link was not
        QCOMPARE(fixture.reload(p.deal)->name, QStringLiteral("Roof and windows"));
        QCOMPARE(fixture.reload(p.deal)->contact.value, p.other.id);
    }

    void familiesDoNotPointToThemselves()
    {
        WorkspaceFixture fixture;
        Company parent;
        parent.name = QStringLiteral("Acme");
        parent = fixture.insert(parent);
        Company child;
        child.name = QStringLiteral("Acme Ltd");
        child.parent.value = parent.id;
        child = fixture.insert(child);
        Company grandchild;
        grandchild.name = QStringLiteral("Acme Paris");
        grandchild.parent.value = child.id;
        grandchild = fixture.insert(grandchild);
        const QJsonObject before = everything(fixture);
        for (const bool upwards : {true, false}) {
            const auto merged = upwards ? merge(fixture, QStringLiteral("company"), parent.id, child.id)
                                        : merge(fixture, QStringLiteral("company"), child.id, parent.id);
            VERIFY_OK(merged);
            const qint64 kept = upwards ? parent.id : child.id;
            QVERIFY(!fixture.load(Id<Company>{kept})->parent.isValid());
            QCOMPARE(fixture.reload(grandchild)->parent.value, kept);
            VERIFY_OK(await(fixture.workspace->undo(merged->transaction)));
            QVERIFY2(everything(fixture) == before, qPrintable(difference(everything(fixture), before)));
        }
    }

    void mistakesChangeNothing()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const QJsonObject before = everything(fixture);
        const QString contact = QStringLiteral("contact");
        QCOMPARE(merge(fixture, contact, p.keep.id, p.keep.id).error().code, ErrorCode::InvalidInput);
        QCOMPARE(merge(fixture, contact, p.keep.id, 4711).error().code, ErrorCode::NotFound);
        QCOMPARE(merge(fixture, contact, p.keep.id, p.other.id, {{QStringLiteral("nothing"), MergeSide::Other}})
                     .error()
                     .code,
                 ErrorCode::InvalidInput);
        QCOMPARE(
            merge(fixture, contact, p.keep.id, p.other.id, {{QStringLiteral("title"), MergeSide::Both}}).error().code,
            ErrorCode::InvalidInput);
        QCOMPARE(merge(fixture, QStringLiteral("user"), 1, 2).error().code, ErrorCode::InvalidInput);
        Session nobody = fixture.workspace->session();
        nobody.access = Access::nothing();
        const auto denied = await(fixture.workspace->store().write(
            nobody, {QStringLiteral("Merge"), Origin::Local, 0}, [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY(mergeRecords(writer, work.catalog().at(contact), p.keep.id, p.other.id));
                return {};
            }));
        QVERIFY(!denied);
        QCOMPARE(denied.error().code, ErrorCode::Forbidden);
        QVERIFY(everything(fixture) == before);
    }

    void notADuplicateIsRememberedOnceAndUndone()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const auto mark = [&](qint64 a, qint64 b) {
            return await(fixture.workspace->write(QStringLiteral("Not"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                return markNotDuplicate(writer, work.catalog().at(Contact::kNumber), a, b);
            }));
        };
        const auto marked = mark(p.other.id, p.keep.id);
        VERIFY_OK(marked);
        QVERIFY(marked->transaction > 0);
        const auto again = mark(p.keep.id, p.other.id);
        VERIFY_OK(again);
        QVERIFY(again->isEmpty());
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {record_pair}")).toInt(), 1);
        VERIFY_OK(await(fixture.workspace->undo(marked->transaction)));
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {record_pair}")).toInt(), 0);
    }

    void mergesAreListedUntilTakenBack()
    {
        WorkspaceFixture fixture;
        const Pair p = pair(fixture);
        const auto list = [&] {
            return await(fixture.workspace->read([&](ReadContext &context) {
                return mergesInto(context, context.catalog().at(Contact::kNumber), p.keep.id);
            }));
        };
        const auto merged = merge(fixture, QStringLiteral("contact"), p.keep.id, p.other.id);
        VERIFY_OK(merged);
        const auto entries = list();
        VERIFY_OK(entries);
        QCOMPARE(entries->size(), 1);
        QCOMPARE(entries->first().transaction, merged->transaction);
        QCOMPARE(entries->first().other, p.other.uid);
        QCOMPARE(entries->first().otherName, QStringLiteral("Anna Schmitt"));
        VERIFY_OK(await(fixture.workspace->undo(merged->transaction)));
        QCOMPARE(list()->size(), 0);
    }

    // Merge two of several, edit at will, separate them: what was not edited is as before, what was edited is as edited.
    void anyEditsInBetween()
    {
        std::mt19937 random(7);
        const auto any = [&](int below) { return int(random() % unsigned(below)); };
        WorkspaceFixture fixture;
        QVector<Contact> people;
        for (int i = 0; i < 6; ++i) {
            Contact contact;
            contact.firstName = QStringLiteral("First %1").arg(i);
            contact.lastName = QStringLiteral("Last %1").arg(i);
            contact.title = QStringLiteral("Title %1").arg(i);
            contact.source = i % 2 ? QStringLiteral("fair") : QString();
            contact.emails = {{QStringLiteral("work"), QStringLiteral("p%1@example.com").arg(i)}};
            contact.tags = {QStringLiteral("t%1").arg(i % 3)};
            people.append(fixture.insert(contact));
            for (int j = 0; j < 3; ++j) {
                Task task;
                task.subject = QStringLiteral("Task %1.%2").arg(i).arg(j);
                task.contact.value = people.last().id;
                task = fixture.insert(task);
            }
        }
        for (int round = 0; round < 60; ++round) {
            const int a = any(6);
            const int b = (a + 1 + any(5)) % 6;
            fixture.clock->advance(1000);
            const QJsonObject before = everything(fixture);
            const auto merged =
                merge(fixture, QStringLiteral("contact"), people[a].id, people[b].id,
                      any(2) ? MergeChoices{{QStringLiteral("title"), MergeSide::Other}} : MergeChoices{});
            VERIFY_OK(merged);
            QHash<QString, QSet<QString>> edited;  // record → fields
            QHash<QString, QJsonValue> values;
            const int edits = any(4);
            for (int i = 0; i < edits; ++i) {
                fixture.clock->advance(1000);
                if (any(2)) {
                    Contact kept = *fixture.load(Id<Contact>{people[a].id});
                    kept.source = QStringLiteral("edit %1.%2").arg(round).arg(i);
                    VERIFY_OK(fixture.update(kept));
                    edited[QStringLiteral("contact/%1").arg(kept.id)].insert(QStringLiteral("source"));
                    values[QStringLiteral("source")] = kept.source;
                } else {
                    Task task = *fixture.load(Id<Task>{qint64(1 + any(18))});
                    task.subject = QStringLiteral("Edited %1.%2").arg(round).arg(i);
                    VERIFY_OK(fixture.update(task));
                    edited[QStringLiteral("task/%1").arg(task.id)].insert(QStringLiteral("subject"));
                }
            }
            const QJsonObject between = everything(fixture);
            fixture.clock->advance(1000);
            const auto undone = await(fixture.workspace->undo(merged->transaction));
            VERIFY_OK(undone);
            const QJsonObject after = everything(fixture);
            QCOMPARE(after.keys(), before.keys());
            for (const QString &key : before.keys()) {
                const QJsonObject was = before.value(key).toObject();
                const QJsonObject is = after.value(key).toObject();
                for (const QString &field : was.keys()) {
                    const bool stamp = field == u"changed_at" || field == u"changed_by" || field == u"display_name";
                    if (stamp && edited.contains(key))
                        continue;
                    const QJsonValue wanted = edited.value(key).contains(field)
                                                  ? between.value(key).toObject().value(field)
                                                  : was.value(field);
                    QVERIFY2(is.value(field) == wanted, qPrintable(QStringLiteral("round %1, %2.%3: %4")
                                                                       .arg(round)
                                                                       .arg(key, field, difference(after, before))));
                }
            }
        }
    }
};

FIELDFARE_TEST(MergeTest)
#include "merge_test.moc"
