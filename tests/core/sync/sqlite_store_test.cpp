// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "simulation.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/client/sqlite_transaction.h"
#include "sync/merge/field_rules.h"
#include "sync/protocol/codec.h"

#include <QElapsedTimer>
#include <QHashSeed>

namespace fieldfare::sync {

namespace {

/// A real workspace as a device of the simulation.
class SqliteDevice final : public DeviceStore {
public:
    SqliteDevice() : m_store(m_fixture.workspace->store(), m_fixture.workspace->session())
    {
        // what the workspace was made with stays its own
        const auto joined = m_store.transact([](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(ClientState state, transaction.state());
            TRY_ASSIGN(state.collected, transaction.eachChange(0, [](const LoggedChange &) { return Result<void>(); }));
            return transaction.setState(state);
        });
        if (!joined)
            qFatal("join: %s", qPrintable(joined.error().details));
    }

    Result<void> transact(const std::function<Result<void>(ClientTransaction &)> &work) override
    {
        return m_store.transact(work);
    }

    Result<void> write(const QVector<Edit> &edits, qint64 at, const Uid &) override
    {
        m_fixture.clock->set(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
        auto done = await(m_fixture.workspace->write(QStringLiteral("Edit"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (const Edit &edit : edits)
                TRY(one(writer, edit));
            return {};
        }));
        if (!done)
            return fail(done.error());
        return {};
    }

    QHash<Uid, QJsonObject> rows(const QString &typeKey) override
    {
        QHash<Uid, QJsonObject> found;
        const auto read = m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const auto uids,
                       await(m_fixture.workspace->read([&](ReadContext &context) -> Result<QVector<Uid>> {
                           TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT uid FROM {%1}").arg(typeKey)));
                           QVector<Uid> list;
                           while (query.next())
                               list.append(uidFromBytes(query.value(0).toByteArray()));
                           return list;
                       })));
            for (const Uid &uid : uids) {
                TRY_ASSIGN(const auto content, transaction.local(typeKey, uid));
                if (content)
                    found.insert(uid, *content);
            }
            return {};
        });
        if (!read)
            qFatal("rows: %s", qPrintable(read.error().details));
        return found;
    }

    std::shared_ptr<DeviceStore> copy() override { return nullptr; }

    void damage(const Uid &row, int how) override
    {
        const auto done =
            await(m_fixture.workspace->write(QStringLiteral("Rot"), [&](UnitOfWork &work) -> Result<void> {
                work.keepUnlogged();
                const QString sql = how == 0 ? QStringLiteral("UPDATE contact SET title='rot' WHERE uid=?")
                                             : QStringLiteral("UPDATE sync_row SET seq=0, hash=hash+1 WHERE row=?");
                TRY_ASSIGN(auto query, work.execute(sql, {uidBytes(row)}));
                query.finish();
                return {};
            }));
        if (!done)
            qFatal("damage: %s", qPrintable(done.error().details));
    }

    QVector<std::pair<Uid, LoggedChange>> held() override
    {
        QVector<std::pair<Uid, LoggedChange>> found;
        const auto read = m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const qint64 newest, transaction.eachChange(m_joined, [&](const LoggedChange &change) {
                if (!change.before.isEmpty() || !change.after.isEmpty() || change.op == Op::Create)
                    found.append({mutationId(change.transactionUid, change.index), change});
                return Result<void>();
            }));
            Q_UNUSED(newest)
            return {};
        });
        if (!read)
            qFatal("held: %s", qPrintable(read.error().details));
        return found;
    }

    WorkspaceFixture &fixture() { return m_fixture; }

private:
    Result<void> one(RecordWriter &writer, const Edit &edit)
    {
        const RecordType &type = writer.catalog().at(edit.type);
        TRY_ASSIGN(const qint64 id, writer.findByUid(type, edit.row));
        if (edit.op == Op::Remove)
            return writer.remove(type, id);
        std::unique_ptr<Record> record;
        if (edit.op == Op::Update) {
            TRY_ASSIGN(record, writer.load(type, id));
        } else {
            record = type.create();
            record->uid = edit.row;
        }
        for (auto it = edit.fields.begin(); it != edit.fields.end(); ++it) {
            const FieldSpec *field = type.field(it.key());
            if (field)
                field->write(*record,
                             fromLogJson(*field, it.value(), [](const FieldSpec &, const Uid &) { return 0; }));
        }
        if (edit.op == Op::Update)
            return writer.update(*record);
        return edit.op == Op::Restore ? writer.insertAsIs(*record) : writer.insert(*record);
    }

    WorkspaceFixture m_fixture;
    SqliteClientStore m_store;
    qint64 m_joined = 1;
};

}  // namespace

class SqliteStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); }
    void sameSchedulesOverRealWorkspaces();
    void linksWaitForTheirTargets();
    void unknownFieldsAndTypesAreCarriedAlong();
    void purgeForgetsValuesAndTheChainHolds();
    void purgeKeepsRefusalsBelowWaitingEdits();
    void unsyncedWorkspacesHoldNothing();
};

void SqliteStoreTest::sameSchedulesOverRealWorkspaces()
{
    const CatalogFieldRules rules(WorkspaceFixture().workspace->catalog());
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FIELDFARE_SYNC_SQLITE_SCHEDULES", &given);
    SimCount all;
    QStringList failures;
    for (int i = 0; i < (given ? wanted : 6); ++i) {
        SimOptions options;
        options.seed = 1 + static_cast<quint64>(i);
        options.makeStore = [] { return std::make_shared<SqliteDevice>(); };
        options.rules = &rules;
        options.hasCopies = false;
        options.mostSteps = 60;
        options.mostPeople = 2;
        SimCount count;
        const QStringList found = simulate(options, count);
        if (!found.isEmpty())
            failures.append(QStringLiteral("seed %1: %2").arg(i + 1).arg(found.mid(0, 4).join(QStringLiteral("; "))));
        all.add(count);
    }
    qInfo("%s", qPrintable(all.text()));
    QVERIFY2(failures.isEmpty(), qPrintable(failures.mid(0, 5).join(u'\n')));
}

void SqliteStoreTest::linksWaitForTheirTargets()
{
    SqliteDevice device;
    const Uid company = newUid(1);
    const Uid contact = newUid(2);
    const QJsonObject fields{{QStringLiteral("last_name"), QStringLiteral("Adler")},
                             {QStringLiteral("company"), uidText(company)}};
    const auto put = [&](const QString &type, const Uid &row, const std::optional<QJsonObject> &content) {
        return device.transact(
            [&](ClientTransaction &transaction) { return transaction.putLocal(type, row, content); });
    };
    const auto linked = [&] {
        return device.fixture().value(QStringLiteral("SELECT company FROM contact WHERE uid=?"), {uidBytes(contact)});
    };
    VERIFY_OK(put(QStringLiteral("contact"), contact, fields));
    QVERIFY(linked().isNull());
    QCOMPARE(device.rows(QStringLiteral("contact")).value(contact).value(QStringLiteral("company")).toString(),
             uidText(company));
    VERIFY_OK(put(QStringLiteral("company"), company, QJsonObject{{QStringLiteral("name"), QStringLiteral("Nord")}}));
    QVERIFY(linked().toLongLong() > 0);
    // gone from this device: the link waits again, and the contact is whole
    VERIFY_OK(put(QStringLiteral("company"), company, std::nullopt));
    QVERIFY(linked().isNull());
    QCOMPARE(device.rows(QStringLiteral("contact")).value(contact).value(QStringLiteral("company")).toString(),
             uidText(company));
}

void SqliteStoreTest::unknownFieldsAndTypesAreCarriedAlong()
{
    SqliteDevice device;
    const Uid contact = newUid(1);
    const Uid drone = newUid(2);
    const QJsonObject fields{{QStringLiteral("last_name"), QStringLiteral("Adler")}, {QStringLiteral("shoe_size"), 43}};
    const QJsonObject other{{QStringLiteral("rotors"), 4}};
    VERIFY_OK(device.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY(transaction.putLocal(QStringLiteral("contact"), contact, fields));
        return transaction.putLocal(QStringLiteral("drone"), drone, other);
    }));
    VERIFY_OK(device.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const auto one, transaction.local(QStringLiteral("contact"), contact));
        TRY_ASSIGN(const auto two, transaction.local(QStringLiteral("drone"), drone));
        if (!one || one->value(QStringLiteral("shoe_size")) != QJsonValue(43) || two != other)
            return fail(ErrorCode::Internal, QStringLiteral("something of a newer peer was lost"));
        return {};
    }));
}

void SqliteStoreTest::purgeForgetsValuesAndTheChainHolds()
{
    SqliteDevice device;
    const Uid row = newUid(1);
    VERIFY_OK(device.write(
        {{QStringLiteral("contact"), row, Op::Create, {{QStringLiteral("last_name"), QStringLiteral("Geheimnis")}}}},
        device.fixture().clock->now(), {}));
    VERIFY_OK(device.write(
        {{QStringLiteral("contact"), row, Op::Update, {{QStringLiteral("last_name"), QStringLiteral("Anders")}}}},
        device.fixture().clock->now(), {}));
    VERIFY_OK(device.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY_ASSIGN(state.collected, transaction.eachChange(0, [](const LoggedChange &) { return Result<void>(); }));
        TRY(transaction.setState(state));
        return transaction.purge(QStringLiteral("contact"), row);
    }));
    QCOMPARE(
        device.fixture()
            .value(QStringLiteral("SELECT count(*) FROM change WHERE old LIKE '%Geheimnis%' OR new LIKE '%Geheimnis%'"
                                  " OR old LIKE '%Anders%' OR new LIKE '%Anders%'"))
            .toInt(),
        0);
    QCOMPARE(device.fixture().value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 0);
    const auto check =
        await(device.fixture().workspace->read([](ReadContext &context) { return verifyChain(context.statements()); }));
    VERIFY_OK(check);
    QCOMPARE(check->firstBroken, qint64(0));
}

void SqliteStoreTest::purgeKeepsRefusalsBelowWaitingEdits()
{
    const QString name = QStringLiteral("last_name");
    const Uid row = newUid(1);
    SqliteDevice device;
    VERIFY_OK(device.write({{QStringLiteral("contact"), row, Op::Create, {{name, QStringLiteral("Adler")}}}},
                           device.fixture().clock->now(), {}));
    for (const char *text : {"refused", "waiting", "refused later"})
        VERIFY_OK(device.write({{QStringLiteral("contact"), row, Op::Update, {{name, QString::fromLatin1(text)}}}},
                               device.fixture().clock->now(), {}));
    QStringList left;
    const auto purge = [&](ClientTransaction &transaction) -> Result<void> {
        TRY(transaction.purge(QStringLiteral("contact"), row));
        TRY_ASSIGN(const auto entries, transaction.outsOf(row));
        left.clear();
        for (const OutEntry &entry : entries) {
            TRY_ASSIGN(const OutContent content, transaction.content(entry));
            left.append(content.fields.value(name).toString());
        }
        return {};
    };
    VERIFY_OK(device.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        QVector<OutState> states{OutState::Done, OutState::Rejected, OutState::Pending, OutState::Rejected};
        TRY_ASSIGN(state.collected, transaction.eachChange(state.collected, [&](const LoggedChange &change) {
            OutEntry entry;
            entry.n = ++state.lastN;
            entry.mid = mutationId(change.transactionUid, change.index);
            entry.tx = change.transactionUid;
            entry.change = change.change;
            entry.type = change.type;
            entry.row = change.row;
            entry.op = change.op;
            entry.state = states.takeFirst();
            return transaction.addOut(entry);
        }));
        TRY(transaction.setState(state));
        return purge(transaction);
    }));
    QCOMPARE(left, (QStringList{QStringLiteral("refused"), QStringLiteral("waiting")}));
    VERIFY_OK(device.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(auto waiting, transaction.pending(1));
        waiting.first().state = OutState::Rejected;
        TRY(transaction.putOut(waiting.first()));
        return purge(transaction);
    }));
    QCOMPARE(left, QStringList());
}

void SqliteStoreTest::unsyncedWorkspacesHoldNothing()
{
    WorkspaceFixture fixture;
    Contact contact;
    contact.lastName = QStringLiteral("Adler");
    fixture.insert(contact);
    for (const char *table : {"sync_state", "sync_out", "sync_row", "sync_bucket", "sync_shadow", "sync_stage"})
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table))).toInt(), 0);
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::SqliteStoreTest)
#include "sqlite_store_test.moc"
