// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fixture.h"
#include "postgres_fixture.h"
#include "security/roles.h"
#include "security/shares.h"
#include "server/identity/postgres_directory.h"
#include "sync/protocol/codec.h"

#include <QJsonArray>

#include <random>

namespace fieldfare::server {

namespace {

using namespace sync;

const QString kOwner = QStringLiteral("owner");
const QString kTitle = QStringLiteral("title");
constexpr const char *kTypes[] = {"company",  "contact",   "deal",    "order", "ticket", "campaign",
                                  "activity", "deal_line", "consent", "tag",   "product"};

bool isPart(const QString &type) { return type == QLatin1String("deal_line") || type == QLatin1String("consent"); }

int wantedOf(const char *variable, int usual)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue(variable, &given);
    return given ? wanted : usual;
}

struct Colleague {
    Uid id;
    QString role;
    QString team;
    Grantee told;          ///< what a device knows of its rights: the answer to its hello
    QSet<Uid> inDatabase;  ///< rows that row-level security shows
};

struct Record {
    Uid id;
    QString type;
    QJsonObject fields;
    QVector<Uid> owners;    ///< its own and those of what it belongs to, worked out beside the policy
    QHash<Uid, int> shown;  ///< in the same way with whom it is shared: 1 reading, 2 editing
};

}  // namespace

/// Everybody's rights, of the program's roles and of own ones with random tables, asked three times: of the function that devices and server are compiled from, of the server's policy and of
/// PostgreSQL's row-level security. FIELDFARE_RIGHTS_TRIPLES: how many random (person, record, action) (20,000). Then programs that ask for
/// what no program of ours would, over TLS: FIELDFARE_HOSTILE_REQUESTS (1,500).
class RightsFuzzTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void deviceServerAndDatabaseAgree();
    void hostileRequestsGetNowhere();

private:
    [[nodiscard]] int below(qsizetype n) { return int(m_chance() % quint32(n)); }
    [[nodiscard]] SyncServer engine()
    {
        return {*m_store, m_policy, m_rules, *m_clock, [this] { return newUid(m_clock->now()); }};
    }
    /// A table that checkOwnRole() takes.
    [[nodiscard]] Role randomRole(const QString &key);
    void addPeople(Connection &owner);
    void addRecords();
    [[nodiscard]] Reply ask(const Colleague &person, const Request &request)
    {
        auto reply = engine().handle(Caller{person.id, person.id, false}, request);
        if (!reply)
            qFatal("ask: %s", qPrintable(reply.error().message + reply.error().details));
        return *reply;
    }
    /// What a device says before it asks anybody.
    [[nodiscard]] bool deviceMay(const Colleague &person, const Record &record, Action action) const;
    [[nodiscard]] bool deviceMayShare(const Colleague &person, const Record &record) const;
    [[nodiscard]] QJsonArray randomShares();
    [[nodiscard]] Mutation mutationOf(const Record &record, Action action) const;
    [[nodiscard]] Mutation hostile(const Colleague &by, const Record &on);
    [[nodiscard]] QByteArray standing(Connection &owner) const;

    std::mt19937 m_chance{18};
    PostgresFixture m_postgres;
    std::unique_ptr<PostgresServerStore> m_store;
    RolePolicy m_policy;
    PlainRules m_rules;
    std::shared_ptr<const Clock> m_clock = systemClock();
    QVector<Colleague> m_people;
    QVector<Record> m_records;
    QHash<Uid, Uid> m_devices;
};

Role RightsFuzzTest::randomRole(const QString &key)
{
    Role role;
    role.key = key;
    role.ownLabel = key;
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        const bool isCommon = area == Area::Shared || area == Area::Setup;
        const auto read = isCommon ? Level::All : static_cast<Level>(below(4));
        for (int k = 0; k < kActions; ++k)
            role.set(area, static_cast<Action>(k), static_cast<Level>(below(static_cast<int>(read) + 1)));
        role.set(area, Action::Read, read);
        role.set(area, Action::Create, below(2) == 0 ? Level::No : Level::All);
        role.set(area, Action::Erase, Level::No);  // hostile requests fall back to what only an owner may
    }
    return role;
}

void RightsFuzzTest::addPeople(Connection &owner)
{
    QStringList roles;
    for (const char *role : {"owner", "manager", "sales", "sales", "service", "marketing", "read_only", "partner"})
        roles.append(QString::fromLatin1(role));
    PostgresDirectory directory(*m_store, m_clock);
    for (int i = 0; i < 6; ++i) {
        const Role own = randomRole(QStringLiteral("own_%1").arg(i));
        const auto put = directory.putRole(own);
        if (!put)
            qFatal("role: %s", qPrintable(put.error().message));
        roles.append(own.key);
    }
    for (const QString &role : std::as_const(roles)) {
        for (const char *team : {"", "north", "south", "south"}) {
            Colleague person{newUid(m_clock->now()), role, QString::fromLatin1(team), {}, {}};
            PostgresFixture::addPerson(owner, *m_store, person.id, QStringLiteral("Person %1").arg(m_people.size()),
                                       person.role, person.team);
            m_people.append(person);
        }
    }
    for (Colleague &person : m_people) {
        m_devices.insert(person.id, std::get<EnrolReply>(ask(person, EnrolRequest{})).device);
        const Reply told = ask(person, HelloRequest{m_devices.value(person.id), kProtocol});
        const QJsonObject rights = std::get<HelloReply>(*decodeReply(encode(told))).rights;
        const auto role = Role::fromJson(rights);
        if (!role)
            qFatal("rights");
        person.told = {person.id, {}, *role};
        for (const auto &colleague : rights.value(QStringLiteral("team")).toArray())
            person.told.team.append(Uid(colleague.toString()));
    }
}

QJsonArray RightsFuzzTest::randomShares()
{
    QJsonArray entries;
    for (int i = below(3); i >= 0; --i)
        entries.append(shareText({m_people[below(m_people.size())].id, below(2) == 0, {}}));
    return entries;
}

void RightsFuzzTest::addRecords()
{
    const Colleague &boss = m_people.first();
    QHash<QString, QVector<qsizetype>> ofType;
    PushRequest push{m_devices.value(boss.id), 1, {}};
    for (int i = 0; i < 1'500; ++i) {
        Record record{newUid(m_clock->now()), QString::fromLatin1(kTypes[below(std::size(kTypes))]), {}, {}, {}};
        record.fields = {{kTitle, QStringLiteral("Secret %1").arg(i)}};
        if (!isPart(record.type) && below(8) > 0)
            record.fields.insert(kOwner, uidText(m_people[below(m_people.size())].id));
        if (!isPart(record.type) && record.fields.contains(kOwner))
            record.owners.append(Uid(record.fields.value(kOwner).toString()));
        if (isShareable(record.type) && below(3) == 0) {
            const QJsonArray entries = randomShares();
            record.fields.insert(sharedWithField, entries);
            for (const auto &entry : entries) {
                int &most = record.shown[Uid(entry.toString().left(36))];
                most = std::max(most, entry.toString().endsWith(u"edit") ? 2 : 1);
            }
        }
        QStringList links;
        if (record.type == QLatin1String("activity"))
            links = {QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("deal"),
                     QStringLiteral("ticket")};
        else if (isPart(record.type))
            links = {record.type == QLatin1String("consent") ? QStringLiteral("contact") : QStringLiteral("deal")};
        for (const QString &link : std::as_const(links)) {
            const auto &targets = ofType[link];
            if (targets.isEmpty() || (!isPart(record.type) && below(3) > 0))
                continue;
            const Record &target = m_records[targets[below(targets.size())]];
            record.fields.insert(link, uidText(target.id));
            record.owners += target.owners;
            for (auto it = target.shown.cbegin(); it != target.shown.cend(); ++it) {
                int &most = record.shown[it.key()];
                most = std::max(most, isPart(record.type) ? *it : 1);
            }
        }
        ofType[record.type].append(m_records.size());
        m_records.append(record);
        Mutation made;
        made.n = i + 1;
        made.mid = newUid(m_clock->now());
        made.tx = made.mid;
        made.type = record.type;
        made.row = record.id;
        made.op = Op::Create;
        made.fields = record.fields;
        made.epoch = 1;
        made.time = hybridTime(m_clock->now());
        push.mutations.append(made);
        if (push.mutations.size() == 300) {
            const Reply reply = ask(boss, push);
            for (const MutationResult &result : std::get<PushReply>(reply).results) {
                if (result.verdict != Verdict::Applied)
                    qFatal("record %lld: verdict %d", static_cast<long long>(result.n), int(result.verdict));
            }
            push.mutations.clear();
        }
    }
}

void RightsFuzzTest::initTestCase()
{
    SKIP_WITHOUT_POSTGRES();
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_store = m_postgres.fresh(6);
    const auto owner = Connection::open(m_postgres.ownerInfo());
    VERIFY_DONE(owner);
    addPeople(**owner);
    addRecords();
}

bool RightsFuzzTest::deviceMay(const Colleague &person, const Record &record, Action action) const
{
    const Area area = areaOf(record.type);
    // a part is changed by who may edit its whole
    const bool asEdit = isPart(record.type) && action != Action::Read && action != Action::Erase;
    if (asEdit)
        action = Action::Edit;
    const Action asked = action == Action::Assign ? Action::Edit : action;
    const int shown = record.shown.value(person.id);
    const bool isShown = (asked == Action::Read && shown > 0) || (asked == Action::Edit && shown > 1);
    if (!allowed(person.told, area, asked, record.owners) && !isShown)
        return false;
    if (action == Action::Assign)
        return allowed(person.told, area, Action::Assign, record.owners);
    const QString owner = record.fields.value(kOwner).toString();
    const bool isForOther = action == Action::Create && (!owner.isEmpty() || record.fields.contains(sharedWithField)) &&
                            Uid(owner) != person.id;
    return !isForOther || area == Area::Shared || area == Area::Setup || record.type == QLatin1String("activity") ||
           person.told.role.level(area, Action::Assign) != Level::No;
}

/// Its owner, if he may change it at all; others need the right to give it away.
bool RightsFuzzTest::deviceMayShare(const Colleague &person, const Record &record) const
{
    const Area area = areaOf(record.type);
    const bool isHis = record.fields.value(kOwner).toString() == uidText(person.id);
    return isShareable(record.type) && deviceMay(person, record, Action::Edit) &&
           ((isHis && allowed(person.told, area, Action::Edit, record.owners)) ||
            allowed(person.told, area, Action::Assign, record.owners));
}

Mutation RightsFuzzTest::mutationOf(const Record &record, Action action) const
{
    Mutation mutation;
    mutation.type = record.type;
    mutation.row = record.id;
    mutation.fields = {{kTitle, QStringLiteral("changed")}};
    switch (action) {
    case Action::Create:
        mutation.op = Op::Create;
        mutation.row = newUid(m_clock->now());
        mutation.fields = record.fields;
        break;
    case Action::Assign: mutation.fields.insert(kOwner, uidText(newUid(1))); break;
    case Action::Delete:
    case Action::Merge:
        mutation.op = Op::Remove;
        mutation.fields = {};
        break;
    case Action::Erase:
        mutation.op = Op::Erase;
        mutation.fields = {};
        break;
    default: break;
    }
    return mutation;
}

void RightsFuzzTest::deviceServerAndDatabaseAgree()
{
    const int triples = wantedOf("FIELDFARE_RIGHTS_TRIPLES", 20'000);
    auto opened = Connection::open(m_postgres.appInfo());
    VERIFY_DONE(opened);
    Connection &byHand = **opened;
    for (Colleague &person : m_people) {
        QStringList buckets;
        VERIFY_DONE(m_store->transact([&](ServerTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(buckets, m_policy.bucketsOf(transaction, person.id));
            return {};
        }));
        VERIFY_DONE(byHand.execute("BEGIN"));
        VERIFY_DONE(
            byHand.query("SELECT set_config('app.org', $1::int4::text, true), set_config('app.scope', 'read', true), "
                         "set_config('app.buckets', $2::text[]::text, true)",
                         Params().add(m_store->organisationNumber()).add(buckets)));
        const auto rows = byHand.query("SELECT id FROM fieldfare.record");
        VERIFY_DONE(rows);
        for (int i = 0; i < rows->size(); ++i)
            person.inDatabase.insert(rows->uid(i, 0));
        VERIFY_DONE(byHand.execute("ROLLBACK"));
    }
    constexpr Action actions[] = {Action::Create, Action::Read,  Action::Edit, Action::Delete,
                                  Action::Assign, Action::Merge, Action::Erase};
    int granted = 0;
    QMap<QString, int> disagreements;
    for (int done = 0; done < triples;) {
        VERIFY_DONE(m_store->transact([&](ServerTransaction &transaction) -> Result<void> {
            for (int i = 0; i < 5'000 && done < triples; ++i, ++done) {
                const Colleague &person = m_people[below(m_people.size())];
                const Record &record = m_records[below(m_records.size())];
                const Action action = actions[below(std::size(actions))];
                const bool isSharing = action == Action::Edit && isShareable(record.type) && below(2) == 0;
                const bool device = isSharing ? deviceMayShare(person, record) : deviceMay(person, record, action);
                bool server = false;
                if (action == Action::Read) {
                    server = person.inDatabase.contains(record.id);
                } else {
                    TRY_ASSIGN(const auto row, transaction.row(record.id));
                    const QSet<Uid> merged = action == Action::Merge ? QSet<Uid>{record.id} : QSet<Uid>();
                    Mutation mutation = mutationOf(record, action);
                    if (isSharing)
                        mutation.fields.insert(sharedWithField, QJsonArray{shareText({newUid(1), true, {}})});
                    TRY_ASSIGN(server, m_policy.mayApply(transaction, person.id,
                                                         action == Action::Create ? nullptr : &*row, mutation, merged));
                }
                granted += server;
                if (device != server)
                    ++disagreements[QStringLiteral("%1 %2 %3%4: device %5")
                                        .arg(person.role, record.type)
                                        .arg(int(action))
                                        .arg(isSharing ? QStringLiteral(" (share)") : QString())
                                        .arg(device)];
            }
            return {};
        }));
    }
    qInfo("%d triples, %d granted", triples, granted);
    QVERIFY2(disagreements.isEmpty(), qPrintable(disagreements.keys().mid(0, 10).join(QStringLiteral("; ")) +
                                                 QStringLiteral(" and %1 kinds").arg(disagreements.size())));
    QVERIFY(granted > triples / 5 && granted < triples * 4 / 5);
}

Mutation RightsFuzzTest::hostile(const Colleague &by, const Record &on)
{
    // one that its author may do is no attack: then it tries what only an owner of the company may
    Action action = std::array{Action::Edit, Action::Delete, Action::Assign, Action::Erase}[size_t(below(4))];
    const bool isHis = on.fields.value(kOwner).toString() == uidText(by.id);  // to take it says nothing then
    // who was let in, or reads by his role, lets himself in further
    const bool letsIn = action == Action::Edit && isShareable(on.type) && !deviceMayShare(by, on) && below(3) > 0;
    if (!letsIn && (deviceMay(by, on, action) || (action == Action::Assign && isHis)))
        action = Action::Erase;
    Mutation mutation = mutationOf(on, action);
    if (action == Action::Assign)
        mutation.fields = {{kOwner, uidText(by.id)}};
    if (letsIn)
        mutation.fields = {
            {sharedWithField, QJsonArray{shareText({by.id, true, by.id}), shareText({by.id, true, {}})}}};
    if (action == Action::Edit && !letsIn) {
        // made anew over what is there, given back as if it had been lost, taken out of the bin, settled
        mutation.op = std::array{Op::Update, Op::Create, Op::Heal, Op::Update, Op::Resolve}[size_t(below(5))];
        if (mutation.op == Op::Resolve)
            mutation.fields = {{QStringLiteral("conflict"), uidText(newUid(1))}};
        // under a type that grants more
        if (below(4) == 0)
            mutation.type = QString::fromLatin1(kTypes[below(std::size(kTypes))]);
        // as if it had become one's own with the same breath
        if (below(4) == 0 && mutation.op != Op::Resolve)
            mutation.fields.insert(kOwner, uidText(by.id));
    }
    if (action == Action::Delete && below(3) == 0)
        mutation.op = Op::Restore;
    mutation.base = below(3) == 0 ? 1'000'000'000 : below(2'000);
    mutation.epoch = below(4) == 0 ? 9 : 1;
    mutation.time = below(3) == 0 ? std::numeric_limits<qint64>::max() / 2 : hybridTime(m_clock->now());
    mutation.isBlind = below(5) == 0;
    return mutation;
}

QByteArray RightsFuzzTest::standing(Connection &owner) const
{
    // what is there of each record, but for records that came later
    QStringList ids;
    for (const Record &record : m_records)
        ids.append(uidText(record.id));
    const auto rows = owner.query("SELECT md5(string_agg(r::text, '|' ORDER BY id)), count(*)::int8 FROM "
                                  "fieldfare.record r WHERE id = ANY($1::text[]::uuid[])",
                                  Params().add(ids));
    if (!rows || rows->int8(0, 1) != m_records.size())
        qFatal("standing: %s", rows ? "rows" : qPrintable(rows.error().details));
    return rows->text(0, 0).toUtf8();
}

void RightsFuzzTest::hostileRequestsGetNowhere()
{
    const int requests = wantedOf("FIELDFARE_HOSTILE_REQUESTS", 1'500);
    HttpFixture office;
    office.exchange = [this](const Caller &caller, const QByteArray &bytes) { return engine().handle(caller, bytes); };
    office.start();
    const auto owner = Connection::open(m_postgres.ownerInfo());
    VERIFY_DONE(owner);
    const QByteArray before = standing(**owner);

    struct Attacker {
        const Colleague *person;
        QByteArray token;
        std::unique_ptr<RawClient> line;
        Uid device;
        qint64 n = 0;
        QSet<Uid> own;  ///< made by itself
    };
    std::vector<Attacker> attackers;
    for (const Colleague &person : std::as_const(m_people)) {
        if (person.role == QLatin1String("owner") || person.role == QLatin1String("manager"))
            continue;
        if (!presetRole(person.role))
            VERIFY_DONE(office.directory.putRole(person.told.role));
        VERIFY_DONE(office.directory.putPerson({person.id, uidText(person.id), person.role, person.team, true}));
        attackers.push_back(
            {&person, office.token(person.id), std::make_unique<RawClient>(office.service->port()), {}, 0, {}});
    }
    const auto say = [&](Attacker &attacker, const Request &request) -> std::optional<Reply> {
        if (attacker.line->socket.state() != QAbstractSocket::ConnectedState)
            attacker.line = std::make_unique<RawClient>(office.service->port());
        const int status = attacker.line->ask(post("/v1/sync", attacker.token, encode(request)));
        if (status != 200)
            return std::nullopt;
        auto reply = decodeReply(attacker.line->body);
        return reply ? std::optional(*reply) : std::nullopt;
    };
    for (Attacker &attacker : attackers)
        attacker.device = std::get<EnrolReply>(*say(attacker, EnrolRequest{})).device;
    QHash<Uid, const Record *> known;
    for (const Record &record : std::as_const(m_records))
        known.insert(record.id, &record);

    int refused = 0;
    int silent = 0;
    int seen = 0;
    QStringList failures;
    const auto look = [&](const Attacker &attacker, const Uid &row, const char *how) {
        ++seen;
        const Record *record = known.value(row);
        const bool isMine = attacker.own.contains(row);
        if (!isMine && (!record || !deviceMay(*attacker.person, *record, Action::Read)))
            failures.append(QStringLiteral("%1 saw %2 %3")
                                .arg(attacker.person->role, record ? record->type : uidText(row), QLatin1String(how)));
    };
    for (int i = 0; i < requests && failures.isEmpty(); ++i) {
        Attacker &attacker = attackers[size_t(below(qsizetype(attackers.size())))];
        const Colleague &person = *attacker.person;
        const Colleague &victim = m_people[below(m_people.size())];
        const Uid device = below(20) == 0 ? m_devices.value(victim.id) : attacker.device;  // sometimes another's name
        const QString area = areaKey(static_cast<Area>(below(kAreas)));
        const QStringList foreign{area + QStringLiteral("/a"),
                                  area + QStringLiteral("/o:") + uidText(victim.id),
                                  area + QStringLiteral("/s:") + uidText(victim.id),
                                  QStringLiteral("x},{") + area + QStringLiteral("/a"),
                                  QStringLiteral("%"),
                                  QString()};
        switch (below(6)) {
        case 0: {
            PullRequest pull{device, 1, {}, 1 + below(60), 0};
            for (const QString &bucket : foreign)
                pull.cursors.insert(bucket, {below(1'600), {}});
            if (const auto reply = say(attacker, pull)) {
                for (const PullItem &item : std::get<PullReply>(*reply).items) {
                    if (item.view || !item.put.isEmpty())
                        look(attacker, item.row, "in a pull");
                }
            } else {
                ++silent;
            }
            break;
        }
        case 1: {
            FetchRequest fetch{device, {}};
            for (int k = 0; k < 8; ++k)
                fetch.rows.append(m_records[below(m_records.size())].id);
            if (const auto reply = say(attacker, fetch)) {
                for (const PullItem &item : std::get<FetchReply>(*reply).items) {
                    if (item.view || !item.put.isEmpty())
                        look(attacker, item.row, "when it asked for it");
                }
            } else {
                ++silent;
            }
            break;
        }
        case 2: {
            const QString bucket = foreign[below(foreign.size())];
            if (const auto reply = say(attacker, CompareRequest{device, bucket, below(8) == 0 ? -1 : below(256)})) {
                const auto &compared = std::get<CompareReply>(*reply);
                for (const ListedRow &row : compared.rows)
                    look(attacker, row.row, "in a list");
                if (!compared.parts.isEmpty()) {
                    const bool isHis =
                        person.told.role.level(Area(0), Action::Read) >= Level::No &&
                        std::any_of(m_records.cbegin(), m_records.cend(), [&](const Record &record) {
                            return areaKey(areaOf(record.type)) == area && deviceMay(person, record, Action::Read);
                        });
                    if (!isHis)
                        failures.append(person.role + QStringLiteral(" was told digests of ") + bucket);
                }
            } else {
                ++silent;
            }
            break;
        }
        default: {
            const Record &record = m_records[below(m_records.size())];
            Mutation mutation = hostile(person, record);
            mutation.n = ++attacker.n;
            mutation.mid = newUid(m_clock->now());
            mutation.tx = mutation.mid;
            PushRequest push{device, 1, {mutation}};
            const bool isMerge = below(10) == 0;
            if (isMerge) {
                // pretends to merge what it would remove into something of its own
                push.mutations[0] = mutationOf(record, Action::Delete);
                push.mutations[0].n = mutation.n;
                push.mutations[0].mid = push.mutations[0].tx = mutation.mid;
                Mutation pair = mutation;
                pair.n = ++attacker.n;
                pair.mid = newUid(m_clock->now());
                pair.type = QStringLiteral("record_pair");
                pair.row = newUid(m_clock->now());
                pair.op = Op::Create;
                pair.fields = {{QStringLiteral("first"), uidText(record.id)},
                               {QStringLiteral("second"), uidText(m_records[below(m_records.size())].id)},
                               {QStringLiteral("relation"), QStringLiteral("merged")}};
                push.mutations.append(pair);
            }
            const bool mayDelete =
                deviceMay(person, record, Action::Delete) || deviceMay(person, record, Action::Merge);
            if (isMerge && mayDelete) {
                attacker.n -= 2;
                continue;
            }
            const auto reply = say(attacker, push);
            const auto *answer = reply ? std::get_if<PushReply>(&*reply) : nullptr;
            if (!answer || answer->status != Status::Ok || device != attacker.device) {
                ++silent;
                attacker.n -= push.mutations.size();
                if (answer && answer->status == Status::Ok)
                    failures.append(QStringLiteral("spoke as another's device"));
                break;
            }
            for (const MutationResult &result : answer->results) {
                if (isRefusal(result.verdict))
                    ++refused;
                else
                    failures.append(QStringLiteral("%1 did op %2 to %3: verdict %4")
                                        .arg(person.role)
                                        .arg(int(push.mutations[0].op))
                                        .arg(record.type)
                                        .arg(int(result.verdict)));
            }
        }
        }
    }
    qInfo("%d hostile requests: %d changes refused, %d requests without an answer, %d rows shown, all to who may see "
          "them",
          requests, refused, silent, seen);
    QVERIFY2(failures.isEmpty(), qPrintable(failures.mid(0, 5).join(u'\n')));
    QVERIFY(refused > requests / 4 && seen > requests / 4);
    QCOMPARE(standing(**owner), before);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::RightsFuzzTest)
#include "rights_fuzz_test.moc"
