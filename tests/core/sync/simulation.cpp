// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "security/shares.h"
#include "sim_check.h"
#include "sync/protocol/codec.h"

#include <QJsonDocument>

#include <memory>
#include <vector>

namespace fieldfare::sync {

namespace {

const QString kContact = QStringLiteral("contact");
const QStringList kValues{QStringLiteral("first_name"), QStringLiteral("last_name"), QStringLiteral("title"),
                          QStringLiteral("website")};
const QStringList kTeams{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};

class Simulation {
public:
    Simulation(const SimOptions &options, SimCount &count)
        : m_options(options),
          m_count(count),
          m_chance(options.seed),
          m_time(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC)),
          m_rules(options.rules ? *options.rules : m_simRules),
          m_serverStore(m_chance, options.slip),
          m_server(m_serverStore, m_access, m_rules, m_time, [this] { return m_chance.uid(); }),
          m_signer(std::move(*HeadSigner::fromSeed(Secret(HeadSigner::kSeedBytes), 10'000)))
    {
        m_server.setSigner(m_signer.get());
    }

    QStringList run();

private:
    struct Snapshot {
        Uid user;
        std::shared_ptr<DeviceStore> store;
    };

    void makePeople();
    void step();
    void edit(SimDevice &device, int what);
    void create(SimDevice &device);
    void updateSome(SimDevice &device, const QVector<Uid> &rows, int howMany);
    void move(SimDevice &device, const Uid &row, bool owner);
    void share(SimDevice &device, const Uid &row);
    void bringBack(SimDevice &device);
    void merge(SimDevice &device, const QVector<Uid> &rows);
    void write(SimDevice &device, const QVector<DeviceStore::Edit> &edits);
    void talk(SimDevice &device, int what);
    void own(SimDevice &device, bool erase, const QVector<Uid> &rows);
    void disturb(SimDevice &device, int what);
    void noteHeads(SimDevice &device, const SyncClient &client);
    void noteRepairs(const SyncReport &report);
    void settle();
    SimDevice &add(const Uid &user, std::shared_ptr<DeviceStore> store);
    [[nodiscard]] QString fresh() { return QStringLiteral("v%1").arg(++m_values); }

    const SimOptions &m_options;
    SimCount &m_count;
    Chance m_chance;
    ManualClock m_time;
    SimRules m_simRules;
    const FieldRules &m_rules;
    SimAccess m_access;
    SimServerStore m_serverStore;
    SyncServer m_server;
    std::unique_ptr<HeadSigner> m_signer;
    std::vector<std::unique_ptr<SimDevice>> m_devices;
    QVector<Uid> m_users;
    std::optional<Snapshot> m_snapshot;
    SimKnowledge m_knowledge;
    QStringList m_failures;
    int m_values = 0;
    int m_restores = 0;
    int m_copies = 0;
    int m_joined = 0;
};

SimDevice &Simulation::add(const Uid &user, std::shared_ptr<DeviceStore> store)
{
    m_devices.push_back(
        std::make_unique<SimDevice>(m_chance, m_options.slip, m_server, m_serverStore, m_time, user, std::move(store)));
    SimDevice &device = *m_devices.back();
    constexpr qint64 day = 86'400'000;
    const qint64 skews[] = {0, 0, m_chance.between(-500, 500), 3 * day, -3650 * day, 3650 * day};
    device.clock.skew = skews[m_chance.below(6)];
    m_count.yearsOff += std::abs(device.clock.skew) > 365 * day ? 1 : 0;
    if (auto *memory = dynamic_cast<MemoryClientStore *>(device.store.get())) {
        memory->isTorn = m_options.slip == Slip::TornApply;
        memory->retiresEarly = m_options.slip == Slip::EarlyRetire;
        memory->keepsCursors = m_options.slip == Slip::NoCursorReset;
        memory->losesStage = m_options.slip == Slip::LostStage;
    }
    return device;
}

void Simulation::makePeople()
{
    const int people = m_chance.between(2, m_options.mostPeople);
    for (int i = 0; i < people; ++i) {
        const Uid user = m_chance.uid();
        m_users.append(user);
        SimAccess::Person person{QStringLiteral("u%1").arg(i), {}, m_chance.below(3)};
        for (const QString &team : kTeams) {
            if (m_chance.hits(500))
                person.teams.append(team);
        }
        m_access.people.insert(user, person);
        const int devices = m_chance.between(1, 2);
        for (int k = 0; k < devices; ++k)
            add(user, m_options.makeStore());
    }
}

void Simulation::write(SimDevice &device, const QVector<DeviceStore::Edit> &edits)
{
    const auto before = device.store->rows(kContact);
    const Uid transaction = m_chance.uid();
    const auto written = device.store->write(edits, device.clock.now(), transaction);
    if (!written) {
        m_failures.append(QStringLiteral("an edit failed: ") + written.error().message + written.error().details);
        return;
    }
    for (const DeviceStore::Edit &edit : edits)
        trace("edit op %d of %s by %s: %s (saw %s)", int(edit.op), qPrintable(uidText(edit.row)),
              qPrintable(m_access.people.value(device.user).name),
              QJsonDocument(edit.fields).toJson(QJsonDocument::Compact).constData(),
              QJsonDocument(before.value(edit.row)).toJson(QJsonDocument::Compact).constData());
    for (const DeviceStore::Edit &edit : edits)
        m_knowledge.note(edit, before.value(edit.row));
    m_count.mutations += edits.size();
}

void Simulation::create(SimDevice &device)
{
    const SimAccess::Person person = m_access.people.value(device.user);
    QJsonObject fields;
    for (const QString &field : kValues)
        fields.insert(field, fresh());
    fields.insert(QStringLiteral("external_id"), person.name);
    if (!person.teams.isEmpty() && m_chance.hits(600))
        fields.insert(QStringLiteral("external_source"), m_chance.of(person.teams));
    fields.insert(QStringLiteral("notes"), QStringLiteral("one %1\ntwo\nthree\nfour\nfive").arg(fresh()));
    if (m_chance.hits(500))
        fields.insert(QStringLiteral("tags"), QJsonArray{fresh()});
    write(device, {{kContact, m_chance.uid(), Op::Create, fields}});
}

void Simulation::updateSome(SimDevice &device, const QVector<Uid> &rows, int howMany)
{
    const auto now = device.store->rows(kContact);
    QVector<DeviceStore::Edit> edits;
    QSet<Uid> used;
    for (int i = 0; i < howMany; ++i) {
        const Uid row = m_chance.of(rows);
        if (used.contains(row))
            continue;
        used.insert(row);
        QJsonObject fields;
        const int count = m_chance.between(1, 3);
        for (int k = 0; k < count; ++k)
            fields.insert(m_chance.of(kValues), m_chance.hits(900) ? QJsonValue(fresh()) : QJsonValue());
        if (m_chance.hits(250)) {
            QStringList lines = now.value(row).value(QStringLiteral("notes")).toString().split(u'\n');
            lines[m_chance.below(lines.size())] = fresh();
            fields.insert(QStringLiteral("notes"), lines.join(u'\n'));
        }
        if (m_chance.hits(250)) {
            QJsonArray tags = now.value(row).value(QStringLiteral("tags")).toArray();
            if (!tags.isEmpty() && m_chance.hits(300))
                tags.removeAt(m_chance.below(tags.size()));
            else
                tags.append(fresh());
            fields.insert(QStringLiteral("tags"), tags.isEmpty() ? QJsonValue() : QJsonValue(tags));
        }
        edits.append({kContact, row, Op::Update, fields});
    }
    write(device, edits);
}

void Simulation::move(SimDevice &device, const Uid &row, bool owner)
{
    if (owner) {
        const QString name = m_access.people.value(m_chance.of(m_users)).name;
        write(device, {{kContact, row, Op::Update, {{QStringLiteral("external_id"), name}}}});
    } else {
        const QJsonValue team = m_chance.hits(300) ? QJsonValue() : QJsonValue(m_chance.of(kTeams));
        write(device, {{kContact, row, Op::Update, {{QStringLiteral("external_source"), team}}}});
    }
}

/// Shows it to somebody for reading or editing, or ends that.
void Simulation::share(SimDevice &device, const Uid &row)
{
    QStringList entries;
    const QJsonArray now = device.store->rows(kContact).value(row).value(sharedWithField).toArray();
    for (const auto &entry : now)
        entries.append(entry.toString());
    const Share share{m_chance.of(m_users), m_chance.hits(500), {}};
    entries = shareOf(sharesFrom(entries), share.person) && m_chance.hits(700) ? withoutShare(entries, share.person)
                                                                               : withShare(entries, share);
    const QJsonValue after = entries.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(entries));
    write(device, {{kContact, row, Op::Update, {{sharedWithField, after}}}});
}

void Simulation::bringBack(SimDevice &device)
{
    const auto rows = device.store->rows(kContact);
    const auto held = device.store->held();
    QMap<Uid, LoggedChange> newest;  // what the recycle bin shows of each record
    for (const auto &[mid, change] : held) {
        if (change.op == Op::Remove && change.type == kContact && !rows.contains(change.row))
            newest.insert(change.row, change);
    }
    const QVector<LoggedChange> removed(newest.cbegin(), newest.cend());
    if (removed.isEmpty())
        return;
    const LoggedChange change = m_chance.of(removed);
    m_knowledge.broughtBack.insert(change.row);
    write(device, {{kContact, change.row, Op::Restore, change.before}});
}

void Simulation::merge(SimDevice &device, const QVector<Uid> &rows)
{
    const Uid gone = m_chance.of(rows);
    const Uid kept = m_chance.of(rows);
    if (gone == kept)
        return;
    const QJsonObject fields = device.store->rows(kContact).value(gone);
    QJsonObject pair{{QStringLiteral("relation"), QStringLiteral("merged")},
                     {QStringLiteral("type"), kContact},
                     {QStringLiteral("first"), uidText(gone)},
                     {QStringLiteral("second"), uidText(kept)}};
    for (const QString &field : {QStringLiteral("external_id"), QStringLiteral("external_source")})
        setField(pair, field, fields.value(field));
    m_knowledge.merged.insert(gone, kept);
    write(device,
          {{kContact, gone, Op::Remove, {}}, {QStringLiteral("record_pair"), m_chance.uid(), Op::Create, pair}});
}

void Simulation::edit(SimDevice &device, int what)
{
    const auto known = device.store->rows(kContact);
    QVector<Uid> rows(known.keyBegin(), known.keyEnd());
    std::sort(rows.begin(), rows.end());
    if (what < 150) {
        create(device);
    } else if (rows.isEmpty()) {
        return;
    } else if (what < 420) {
        updateSome(device, rows, 1);
    } else if (what < 450) {
        updateSome(device, rows, 3);
    } else if (what < 480) {
        write(device, {{kContact, m_chance.of(rows), Op::Remove, {}}});
    } else if (what < 510) {
        move(device, m_chance.of(rows), true);
    } else if (what < 525) {
        move(device, m_chance.of(rows), false);
    } else if (what < 540) {
        share(device, m_chance.of(rows));
    } else if (what < 560) {
        bringBack(device);
    } else if (what < 570) {
        merge(device, rows);
    } else {
        own(device, what < 575, rows);
    }
}

void Simulation::own(SimDevice &device, bool erase, const QVector<Uid> &rows)
{
    SyncClient client(*device.store, device, device.clock, m_rules);
    const Uid row = m_chance.of(rows);
    if (erase) {
        m_knowledge.erased.insert(row);
        const auto done = client.erase(kContact, row);
        if (!done)
            m_failures.append(QStringLiteral("erase: ") + done.error().message);
        return;
    }
    const ServerRow there = m_serverStore.memory.data().rows.value(row);
    if (there.conflicts.isEmpty())
        return;
    const Conflict conflict = m_chance.of(there.conflicts);
    m_knowledge.note(row, conflict);
    const auto done = client.resolve(kContact, row, conflict.id);
    if (!done)
        m_failures.append(QStringLiteral("resolve: ") + done.error().message);
}

/// Nobody altered the server's chain, whatever was lost, restored or copied.
void Simulation::noteHeads(SimDevice &device, const SyncClient &client)
{
    if (!client.contact())
        return;
    device.heads.take(client.contact()->asked, client.contact()->audit, client.contact()->epoch);
    m_count.heads += client.contact()->asked.size();
    if (device.heads.isAltered() || device.heads.isOtherKey())
        m_failures.append(QStringLiteral("a device takes the server's chain for altered"));
}

void Simulation::talk(SimDevice &device, int what)
{
    SyncLimits limits;
    limits.mutations = m_chance.between(1, 6);
    limits.rows = m_chance.between(1, 5);
    limits.nearest = m_chance.between(1, 6);
    limits.part = m_chance.between(1, 12);
    auto *memory = dynamic_cast<MemoryClientStore *>(device.store.get());
    const Awaited before = awaited(device);
    if (memory && m_chance.hits(120))
        memory->changesLeft = m_chance.below(40);
    // made anew each time: a program that was killed has nothing but its store
    SyncClient client(*device.store, device, device.clock, m_rules, limits);
    client.askHeads(device.heads.asks());
    SyncReport report;
    const auto done = what < 800   ? client.push(report)
                      : what < 900 ? client.pull(report)
                                   : [&]() -> Result<void> {
        TRY_ASSIGN(report, client.sync());
        return {};
    }();
    if (memory)
        memory->changesLeft = -1;
    if (!done)
        ++m_count.failedCalls;
    m_failures += retiredEarly(device, before);
    m_failures += wentBack(device, before, m_count.looks);
    noteRepairs(report);
    noteHeads(device, client);
}

void Simulation::noteRepairs(const SyncReport &report)
{
    m_count.repaired += report.repaired;
    // What the feed alone brings is right. Digests look for rot; were they needed without any, they would hide a slip.
    if (report.repaired > 0 && m_count.damages == 0)
        m_failures.append(QStringLiteral("%1 rows had to be repaired, and nothing had rotted").arg(report.repaired));
}

void Simulation::disturb(SimDevice &device, int what)
{
    const Uid user = m_chance.of(m_users);
    if (what < 608) {
        QStringList teams;
        for (const QString &team : kTeams) {
            if (m_chance.hits(500))
                teams.append(team);
        }
        m_access.people[user].teams = teams;
    } else if (what < 622) {
        m_access.people[user].level = m_chance.below(3);
    } else if (what < 634) {
        m_serverStore.backup();
    } else if (what < 644) {
        if (m_restores < 2 && m_serverStore.restore()) {
            ++m_restores;
            trace("the server was restored to %lld",
                  static_cast<long long>(m_serverStore.memory.data().organisation.head));
        }
    } else if (what < 656) {
        if (m_options.hasCopies)
            m_snapshot = Snapshot{device.user, device.store->copy()};
    } else if (what < 664) {
        if (!m_snapshot || m_copies >= 2)
            return;
        ++m_copies;
        trace("a copy of a device of %s", qPrintable(m_access.people.value(m_snapshot->user).name));
        m_knowledge.isForked = true;
        if (m_chance.hits(500)) {
            add(m_snapshot->user, m_snapshot->store->copy());  // a clone: both go on
        } else {
            for (auto &one : m_devices) {
                if (one->user == m_snapshot->user) {
                    one->store = m_snapshot->store->copy();
                    break;
                }
            }
        }
        m_snapshot.reset();
    } else if (what < 670) {
        device.clock.skew += m_chance.between(-2'000'000, 2'000'000);
    } else if (what < 676) {
        if (m_options.slip != Slip::None)
            return;
        const auto known = device.store->rows(kContact);
        QVector<Uid> rows(known.keyBegin(), known.keyEnd());
        std::sort(rows.begin(), rows.end());
        bool quiet = true;  // what has own edits above it would be lost with them: no invariant speaks of that
        const Uid row = rows.isEmpty() ? Uid() : m_chance.of(rows);
        const auto looked = device.store->transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const auto above, transaction.overlay(row));
            TRY_ASSIGN(const ClientState state, transaction.state());
            quiet = above.isEmpty();
            TRY_ASSIGN(const qint64 newest, transaction.eachChange(state.collected, [&](const LoggedChange &change) {
                quiet = quiet && change.row != row;
                return Result<void>();
            }));
            Q_UNUSED(newest)
            return {};
        });
        if (!row.isNull() && looked && quiet) {
            m_knowledge.saw[rotKey(row)].append(known.value(row).value(QStringLiteral("title")));
            const int how = m_chance.below(3);
            trace("row %s rots with %s: %d", qPrintable(uidText(row)),
                  qPrintable(m_access.people.value(device.user).name), how);
            device.store->damage(row, how);
            ++m_count.damages;
        }
    } else if (what < 684) {
        for (auto &one : m_devices)
            one->deliverLate();
    } else if (what < 687) {
        m_serverStore.freezeReplica();
    } else if (m_joined < 2) {
        ++m_joined;
        ++m_count.joined;
        trace("a new device of %s", qPrintable(m_access.people.value(user).name));
        add(user, m_options.makeStore());
    }
}

void Simulation::step()
{
    m_time.advance(m_chance.between(1, 20'000));
    SimDevice &device = *m_devices[static_cast<size_t>(m_chance.below(static_cast<qsizetype>(m_devices.size())))];
    const int what = m_chance.below(1000);
    if (what < 590)
        edit(device, what);
    else if (what < 690)
        disturb(device, what);
    else
        talk(device, what);
    m_failures += unseenOwnEdits(device, m_knowledge, m_count.looks);
}

void Simulation::settle()
{
    m_serverStore.isFaulty = false;
    for (auto &device : m_devices) {
        device->isFaulty = false;
        while (m_chance.hits(700))
            device->deliverLate();
    }
    for (int round = 0; round < 12; ++round) {
        m_time.advance(5'000);
        bool quiet = true;
        for (auto &device : m_devices) {
            SyncClient client(*device->store, *device, device->clock, m_rules, {500, 3, 200, 5});
            client.askHeads(device->heads.asks());
            const auto report = client.sync();
            noteHeads(*device, client);
            if (!report) {
                m_failures.append(QStringLiteral("a quiet sync failed: ") + report.error().message +
                                  report.error().details);
                return;
            }
            SyncReport verified;
            if (m_count.damages > 0) {
                const auto checked = client.verifyContent(verified);
                if (!checked)
                    m_failures.append(QStringLiteral("verify: ") + checked.error().message);
            }
            noteRepairs(*report);
            m_count.repaired += verified.repaired;
            quiet = quiet && report->sent == 0 && report->received == 0 && report->repaired == 0;
        }
        if (quiet)
            return;
    }
    m_failures.append(QStringLiteral("the devices never come to rest"));
}

QStringList Simulation::run()
{
    makePeople();
    const int steps = m_chance.between(30, m_options.mostSteps);
    for (int i = 0; i < steps && m_failures.isEmpty(); ++i)
        step();
    if (m_failures.isEmpty())
        settle();
    m_knowledge.isForked = m_knowledge.isForked || m_restores > 0;
    if (m_failures.isEmpty()) {
        for (const auto &device : m_devices)
            m_failures += deviceFailures(*device, m_serverStore, m_access);
        m_failures += serverFailures(m_serverStore);
        QVector<SimDevice *> devices;
        for (const auto &device : m_devices)
            devices.append(device.get());
        m_failures += historyFailures(devices, m_serverStore, m_knowledge, m_count.looks);
    }
    m_count.schedules += 1;
    m_count.restores += m_restores;
    m_count.withRestore += m_restores > 0;
    m_count.copies += m_copies;
    m_count.withCopy += m_copies > 0;
    m_count.refusals += m_serverStore.memory.data().quarantine.size();
    for (const ServerRow &row : m_serverStore.memory.data().rows)
        m_count.conflicts += row.conflicts.size();
    for (const auto &device : m_devices)
        m_count.messages += device->messages;
    return m_failures;
}

}  // namespace

QStringList simulate(const SimOptions &options, SimCount &count)
{
    Simulation simulation(options, count);
    return simulation.run();
}

}  // namespace fieldfare::sync
