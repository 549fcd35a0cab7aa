// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/server_answers.h"

#include <QTest>

#include <limits>
#include <random>

namespace fieldfare::server {

/// What is asked of a ServerStore: every store gives MemoryServerStore's answers.
using ContractCase = Result<void> (*)(ServerStore &, Answers &);

namespace contract {

inline ServerRow made(int n, qint64 seq, const QJsonObject &fields, const QStringList &buckets = kBuckets)
{
    ServerRow row;
    row.type = QStringLiteral("contact");
    row.row = uid(n);
    row.seq = seq;
    row.fields = fields;
    for (const QString &field : fields.keys())
        row.versions.insert(field, {seq, seq * 65'536, uid(900)});
    row.buckets = buckets;
    return row;
}

inline QJsonObject numbered(const char *number) { return {{QStringLiteral("number"), QString::fromLatin1(number)}}; }

inline Result<void> contents(ServerStore &store, Answers &answers)
{
    const QJsonObject fields{{QStringLiteral("text"), QStringLiteral("a\u0000b\u001ac 鳥 🐦")},
                             {QStringLiteral("empty"), QString()},
                             {QStringLiteral("large"), std::numeric_limits<qint64>::max()},
                             {QStringLiteral("small"), std::numeric_limits<qint64>::min()},
                             {QStringLiteral("half"), 0.1},
                             {QStringLiteral("whole"), 3.0},
                             {QStringLiteral("null"), QJsonValue()},
                             {QStringLiteral("yes"), true},
                             {QStringLiteral("deep"), QJsonArray{QJsonObject{{QStringLiteral("x"), 1}}, QJsonArray()}}};
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        ServerRow row = made(1, 1, fields);
        row.deleted = FieldVersion{1, 77, uid(5)};
        row.conflicts = {
            {uid(8), QStringLiteral("text"), QStringLiteral("value"), QStringLiteral("x\u0000"), QJsonValue(), uid(1),
             Uid(), 5, 6},
            {uid(9), QString(), QStringLiteral("edit_vs_delete"), QJsonValue(), 4.5, uid(1), uid(2), 5, 6}};
        TRY(t.setHead(1));
        return t.putRow(row, kBuckets);
    }));
    TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, {uid(1), uid(2)}); }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY_ASSIGN(auto row, t.row(uid(1)));
        row->deleted.reset();
        row->conflicts.clear();
        row->seq = 2;
        row->type = QStringLiteral("odd\u0000type");
        TRY(t.setHead(2));
        TRY(t.putRow(*row, {kOwn}));
        TRY(askAll(t, answers, {uid(1)}));
        row->erased = true;
        row->fields = {};
        row->versions.clear();
        row->seq = 3;
        TRY(t.putRow(*row, {}));
        return askAll(t, answers, {uid(1)});
    });
}

inline Result<void> pages(ServerStore &store, Answers &answers)
{
    QVector<Uid> rows;
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        for (int i = 1; i <= 12; ++i) {
            // several of one number, as after a bulk import
            TRY(t.putRow(made(i, 1 + i / 4, {{QStringLiteral("n"), i}}), i % 3 == 0 ? QStringList{kAll} : kBuckets));
            rows.append(uid(i));
        }
        return t.setHead(4);
    }));
    return store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); });
}

inline Result<void> identities(ServerStore &store, Answers &answers)
{
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putAlias(uid(3), uid(4)));
        TRY(answers.ask(t.alias(uid(3))));
        for (int n = 1; n <= 5; ++n)
            TRY(t.addApplied({uid(1), n, uid(100 + n), n == 3 ? Verdict::Duplicate : Verdict::Applied, n}));
        TRY(answers.ask(t.applied(uid(1), 3)));
        return answers.ask(t.appliedMutation(uid(103)));
    }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putDevice({uid(1), uid(2), 6, uid(61)}));
        TRY(answers.ask(t.device(uid(1))));
        TRY(answers.ask(t.alias(uid(3))));
        TRY(answers.ask(t.alias(uid(4))));
        TRY(t.putAlias(uid(3), uid(7)));
        TRY(answers.ask(t.alias(uid(3))));
        TRY(t.expect({uid(1)}, {uid(101), uid(103), uid(107)}));
        for (int n = 0; n <= 7; ++n) {
            TRY(answers.ask(t.applied(uid(1), n)));
            TRY(answers.ask(t.applied(uid(2), n)));
            TRY(answers.ask(t.appliedMutation(uid(100 + n))));
        }
        // another device says the same later, and a number is given anew
        TRY(t.addApplied({uid(2), 1, uid(101), Verdict::Forbidden, 9}));
        TRY(t.addApplied({uid(1), 2, uid(109), Verdict::Lost, 9}));
        TRY(answers.ask(t.appliedMutation(uid(101))));
        return answers.ask(t.applied(uid(1), 2));
    });
}

inline Result<void> contentsAndNumbers(ServerStore &store, Answers &answers)
{
    const QString first(64, u'a');
    const QString second(64, u'b');
    const QString ticket = QStringLiteral("ticket");
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.content(uid(1))));
        TRY(t.putContent(uid(1), first));
        TRY(t.putContent(uid(2), first));
        TRY(t.putContent(uid(3), second));
        TRY(answers.ask(t.content(uid(1))));
        TRY(answers.ask(t.contents()));
        TRY(answers.ask(t.freeNumbers(ticket)));
        TRY(t.putFreeNumbers(ticket, {51, 1}));
        TRY(answers.ask(t.freeNumbers(ticket)));
        return answers.ask(t.freeNumbers(QStringLiteral("order")));
    }));
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.savepoint());
        TRY(t.putContent(uid(2), {}));
        TRY(t.putFreeNumbers(ticket, {99, 2}));
        TRY(answers.ask(t.contents()));
        TRY(t.rollbackToSavepoint());
        TRY(answers.ask(t.content(uid(2))));
        TRY(answers.ask(t.freeNumbers(ticket)));
        TRY(t.putContent(uid(1), second));
        return t.putContent(uid(2), {});
    }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        for (int i = 1; i <= 3; ++i)
            TRY(answers.ask(t.content(uid(i))));
        TRY(answers.ask(t.contents()));
        return answers.ask(t.freeNumbers(ticket));
    });
}

inline Result<void> savepoints(ServerStore &store, Answers &answers)
{
    const QVector<Uid> rows{uid(1), uid(2), uid(3)};
    for (const bool asks : {false, true}) {
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(t.putRow(made(1, 1, {{QStringLiteral("n"), asks}}), kBuckets));
            TRY(t.putAlias(uid(1), uid(2)));
            TRY(t.setHead(1));
            TRY(t.savepoint());
            TRY(t.putRow(made(1, 2, {{QStringLiteral("n"), 2}}), {kAll}));
            TRY(t.putRow(made(2, 3, {{QStringLiteral("n"), 3}}), kBuckets));
            TRY(t.putAlias(uid(1), uid(3)));
            TRY(t.addApplied({uid(1), 1, uid(101), Verdict::Applied, 3}));
            TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
            TRY(t.setHead(3));
            if (asks)
                TRY(askAll(t, answers, rows));
            TRY(t.rollbackToSavepoint());
            TRY(askAll(t, answers, rows));
            TRY(answers.ask(t.device(uid(1))));
            TRY(t.savepoint());
            TRY(t.putRow(made(3, 2, {{QStringLiteral("n"), 4}}), {kTeam}));
            return t.setHead(2);
        }));
        TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); }));
    }
    return {};
}

inline Result<void> errorsUndo(ServerStore &store, Answers &answers)
{
    TRY(store.transact([&](ServerTransaction &t) { return t.putRow(made(1, 1, {}), kBuckets); }));
    for (const bool asks : {false, true}) {
        const auto done = store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(t.putRow(made(1, 2, numbered("R-1")), {kAll}));
            TRY(t.putRow(made(2, 2, {}), {kAll}));
            TRY(t.setHead(2));
            TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
            if (asks)
                TRY(askAll(t, answers, {uid(1)}));
            return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
        });
        answers.say(done ? QStringLiteral("done") : done.error().message);
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(askAll(t, answers, {uid(1), uid(2)}));
            TRY(answers.ask(t.device(uid(1))));
            return answers.ask(
                t.holderOfNumber(QStringLiteral("contact"), QStringLiteral("number"), QStringLiteral("R-1"), {}));
        }));
    }
    return {};
}

inline Result<void> numbers(ServerStore &store, Answers &answers)
{
    const auto holders = [&](ServerTransaction &t) -> Result<void> {
        for (const char *number : {"R-1", "R-2", "r-1"}) {
            for (const int except : {1, 2, 9})
                TRY(answers.ask(t.holderOfNumber(QStringLiteral("contact"), QStringLiteral("number"),
                                                 QString::fromLatin1(number), uid(except))));
        }
        return answers.ask(
            t.holderOfNumber(QStringLiteral("invoice"), QStringLiteral("number"), QStringLiteral("R-1"), {}));
    };
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.putRow(made(1, 1, numbered("R-1")), kBuckets));
        return holders(t);
    }));
    TRY(store.transact(holders));
    for (int step = 0; step < 4; ++step) {
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY_ASSIGN(auto row, t.row(uid(1)));
            row->seq = 2 + step;
            row->fields = numbered(step == 0 ? "R-2" : "R-1");
            row->deleted = step == 1 ? std::optional(FieldVersion{3, 1, {}}) : std::nullopt;
            row->erased = step == 3;
            TRY(t.putRow(*row, kBuckets));
            return holders(t);
        }));
        TRY(store.transact(holders));
    }
    return {};
}

/// Whatever an engine might do in whatever order, by a seed.
inline Result<void> anything(ServerStore &store, Answers &answers)
{
    std::mt19937 chance(7);
    const auto below = [&](int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); };
    QVector<Uid> rows;
    for (int i = 0; i < 20; ++i)
        rows.append(uid(i));
    qint64 head = 0;
    for (int round = 0; round < 40; ++round) {
        const qint64 before = head;
        const bool fails = below(6) == 0;
        const auto done = store.transact([&](ServerTransaction &t) -> Result<void> {
            const int steps = 1 + below(12);
            qint64 saved = head;
            bool hasSaved = false;
            for (int step = 0; step < steps; ++step) {
                switch (below(9)) {
                case 0: TRY(answers.ask(t.row(rows[below(20)]))); break;
                case 1:
                    TRY(answers.ask(t.page({{kBuckets[below(3)], {below(30), rows[below(20)]}}}, 1 + below(5))));
                    break;
                case 2: TRY(answers.ask(t.digests(kBuckets))); break;
                case 3:
                    TRY(t.savepoint());
                    saved = head;
                    hasSaved = true;
                    break;
                case 4:
                    if (hasSaved && below(2) == 0) {
                        TRY(t.rollbackToSavepoint());
                        head = saved;
                    }
                    break;
                default: {
                    const int n = below(20);
                    TRY_ASSIGN(auto row, t.row(rows[n]));
                    if (!row)
                        row = made(n, 0, {});
                    row->seq = ++head;
                    row->fields = {{QStringLiteral("v"), below(1000)},
                                   {QStringLiteral("number"), QString::number(below(5))}};
                    row->parents = below(3) == 0 ? QVector<Uid>{rows[below(20)]} : row->parents;
                    row->deleted = below(6) == 0 ? std::optional(FieldVersion{head, 1, {}}) : std::nullopt;
                    QStringList present;
                    for (const QString &bucket : kBuckets) {
                        if (below(3) > 0)
                            present.append(bucket);
                    }
                    TRY(t.putRow(*row, present));
                    TRY(t.setHead(head));
                    TRY(t.addApplied(
                        {rows[below(3)], below(40), rows[below(20)], static_cast<Verdict>(1 + below(6)), head}));
                }
                }
            }
            if (fails)
                return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
            return {};
        });
        if (!done && done.error().code != ErrorCode::Cancelled)
            return done;
        if (!done)
            head = before;
        TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); }));
    }
    return {};
}

}  // namespace contract

/// The rows of a data-driven test over a column "run".
inline void addContractRows()
{
    QTest::addColumn<ContractCase>("run");
    QTest::addRow("contents") << ContractCase(contract::contents);
    QTest::addRow("pages") << ContractCase(contract::pages);
    QTest::addRow("identities") << ContractCase(contract::identities);
    QTest::addRow("contents and numbers") << ContractCase(contract::contentsAndNumbers);
    QTest::addRow("savepoints") << ContractCase(contract::savepoints);
    QTest::addRow("errors undo") << ContractCase(contract::errorsUndo);
    QTest::addRow("numbers") << ContractCase(contract::numbers);
    QTest::addRow("anything") << ContractCase(contract::anything);
}

}  // namespace fieldfare::server

Q_DECLARE_METATYPE(fieldfare::server::ContractCase)
