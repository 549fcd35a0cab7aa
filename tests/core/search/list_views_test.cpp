// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/views/list_views.h"

#include "records/contact/contact.h"
#include "records/record_registry.h"
#include "records/saved_view/saved_view.h"
#include "records/user/user.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// Built-in and saved views: found, kept, changed, undone, and safe from colleagues.
class ListViewsTest : public QObject {
    Q_OBJECT

private:
    static ListView wanted(const QString &name)
    {
        ListView view;
        view.name = name;
        view.type = QStringLiteral("contact");
        view.query = QStringLiteral("lifecycle:customer city:Köln");
        view.sortField = QStringLiteral("created_at");
        view.descending = true;
        view.columns = {{QString(), 240}, {QStringLiteral("email"), 0}, {QStringLiteral("company:city"), 130}};
        return view;
    }
    static Result<ChangeSet> save(Workspace &workspace, ListView &view)
    {
        return await(
            workspace.write(QStringLiteral("Saved"), [&](UnitOfWork &work) { return saveListView(work, view); }));
    }
    static QVector<ListView> all(Store &store, const Session &session)
    {
        const auto views = await(store.read(session, [](ReadContext &context) {
            return listViews(context, context.catalog().at(QStringLiteral("contact")));
        }));
        return views ? *views : QVector<ListView>();
    }
    static const ListView *named(const QVector<ListView> &views, const QString &name)
    {
        for (const ListView &view : views) {
            if (view.name == name)
                return &view;
        }
        return nullptr;
    }

private slots:
    void builtInViewsCanBeReadByEveryType()
    {
        WorkspaceFixture fixture;
        int views = 0;
        for (const RecordType &type : fixture.workspace->catalog()->types()) {
            const auto builtIn = builtInViews(type);
            QCOMPARE(builtIn.first().key, allViewKey);
            QSet<QString> keys;
            for (const ListView &view : builtIn) {
                ++views;
                QVERIFY2(!keys.contains(view.key), qPrintable(type.key + view.key));
                keys.insert(view.key);
                const auto rows = await(fixture.workspace->read(
                    [&](ReadContext &context) { return ListReader(context).allRows(view.request()); }));
                QVERIFY2(rows, qPrintable(type.key + QLatin1Char(' ') + view.key));
                QVERIFY2(view.sortField.isEmpty() || type.field(view.sortField), qPrintable(view.sortField));
            }
        }
        QVERIFY(views > 40);
    }

    void aViewIsKeptFoundChangedAndUndone()
    {
        WorkspaceFixture fixture;
        Workspace &workspace = *fixture.workspace;
        ListView view = wanted(QStringLiteral("Cologne"));
        VERIFY_OK(save(workspace, view));
        QVERIFY(view.id > 0);
        const QVector<ListView> before = all(workspace.store(), workspace.session());
        const ListView *kept = named(before, QStringLiteral("Cologne"));
        QVERIFY(kept);
        QCOMPARE(kept->query, view.query);
        QCOMPARE(kept->sortField, view.sortField);
        QVERIFY(kept->descending && kept->mine && !kept->isBuiltIn());
        QCOMPARE(kept->columns, view.columns);

        ListView changed = *kept;
        changed.name = QStringLiteral("Rhine");
        changed.pinned = true;
        const auto saved = save(workspace, changed);
        VERIFY_OK(saved);
        QVERIFY(named(all(workspace.store(), workspace.session()), QStringLiteral("Rhine"))->pinned);
        VERIFY_OK(await(workspace.undo(saved->transaction)));
        QVERIFY(named(all(workspace.store(), workspace.session()), QStringLiteral("Cologne")));

        const auto removed = await(workspace.write(QStringLiteral("Removed"),
                                                   [&](UnitOfWork &work) { return removeListView(work, view.id); }));
        VERIFY_OK(removed);
        QVERIFY(!named(all(workspace.store(), workspace.session()), QStringLiteral("Cologne")));
        VERIFY_OK(await(workspace.undo(removed->transaction)));
        QCOMPARE(named(all(workspace.store(), workspace.session()), QStringLiteral("Cologne"))->key, view.key);

        for (const QString &reference : {QStringLiteral("cologne"), view.key}) {
            const auto found = await(workspace.read([&](ReadContext &context) {
                return findListView(context, context.catalog().at(QStringLiteral("contact")), reference);
            }));
            VERIFY_OK(found);
            QCOMPARE(found->id, view.id);
        }
        const auto none = await(workspace.read([&](ReadContext &context) {
            return findListView(context, context.catalog().at(QStringLiteral("contact")), QStringLiteral("Nowhere"));
        }));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QVERIFY(none.error().message.contains(QStringLiteral("Cologne")));
    }

    void whatCannotBeKeptIsRefused()
    {
        WorkspaceFixture fixture;
        ListView first = wanted(QStringLiteral("Cologne"));
        VERIFY_OK(save(*fixture.workspace, first));
        ListView again = wanted(QStringLiteral("COLOGNE"));
        auto result = save(*fixture.workspace, again);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        ListView nameless = wanted(QStringLiteral("  "));
        QVERIFY(!save(*fixture.workspace, nameless));
        ListView builtIn = wanted(QStringLiteral("Customers"));
        QVERIFY(!save(*fixture.workspace, builtIn));
        ListView broken = wanted(QStringLiteral("Broken"));
        broken.query = QStringLiteral("nosuchfield:1");
        result = save(*fixture.workspace, broken);
        QVERIFY(!result);
        QVERIFY(result.error().message.contains(QStringLiteral("nosuchfield")));
        QCOMPARE(all(fixture.workspace->store(), fixture.workspace->session()).size(),
                 builtInViews(fixture.workspace->catalog()->at(QStringLiteral("contact"))).size() + 1);
    }

    void colleaguesSeeWhatIsSharedAndChangeNothing()
    {
        WorkspaceFixture fixture;
        Workspace &workspace = *fixture.workspace;
        User colleague;
        colleague.name = QStringLiteral("Anna Sand");
        colleague = fixture.insert(colleague);
        ListView secret = wanted(QStringLiteral("Mine alone"));
        VERIFY_OK(save(workspace, secret));
        ListView shared = wanted(QStringLiteral("For all"));
        shared.shared = true;
        VERIFY_OK(save(workspace, shared));

        Session other = workspace.session();
        other.user = {colleague.id};
        other.userName = colleague.name;
        const QVector<ListView> seen = all(workspace.store(), other);
        QVERIFY(!named(seen, QStringLiteral("Mine alone")));
        const ListView *theirs = named(seen, QStringLiteral("For all"));
        QVERIFY(theirs);
        QVERIFY(!theirs->mine);
        QCOMPARE(theirs->ownerName, QStringLiteral("Maria Keller"));
        // The same name is free for a view of one's own.
        ListView own = wanted(QStringLiteral("For all"));
        VERIFY_OK(await(workspace.store().write(other, {QStringLiteral("x"), Origin::Local, 0},
                                                [&](UnitOfWork &work) { return saveListView(work, own); })));
        const auto found = await(workspace.store().read(other, [&](ReadContext &context) {
            return findListView(context, context.catalog().at(QStringLiteral("contact")), QStringLiteral("For all"));
        }));
        VERIFY_OK(found);
        QCOMPARE(found->id, own.id);
    }

    void storedColumnsAreReadCarefully()
    {
        const QVector<ViewColumn> columns{{QString(), 200}, {QStringLiteral("email"), 0}};
        QCOMPARE(viewColumnsFromText(viewColumnsText(columns)), columns);
        QVERIFY(viewColumnsFromText(QStringLiteral("{\"key\":1}")).isEmpty());
        QVERIFY(viewColumnsFromText(QStringLiteral("garbage [")).isEmpty());
        QCOMPARE(viewColumnsFromText(QStringLiteral("[{\"key\":\"a\",\"width\":-5},7,{\"width\":3}]")),
                 (QVector<ViewColumn>{{QStringLiteral("a"), 0}}));
        QVERIFY(viewColumnsText({}).isEmpty());
    }
};

FIELDFARE_TEST(ListViewsTest)
#include "list_views_test.moc"
