// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "memory_client_store.h"
#include "sync/audit/seen_heads.h"
#include "sync/client/sync_client.h"
#include "sync/server/memory_server_store.h"
#include "sync/server/sync_server.h"

#include <random>

/// The parts of a simulated world: everything the engine touches except the engine. One thread, one source of chance.
namespace fieldfare::sync {

/// A line on stderr for whoever looks into a failed seed: FIELDFARE_SYNC_TRACE=1.
void trace(const char *format, ...) Q_ATTRIBUTE_FORMAT_PRINTF(1, 2);

class Chance {
public:
    explicit Chance(quint64 seed) : m_engine(seed) {}
    /// 0 … n-1
    int below(qsizetype n) { return n <= 0 ? 0 : static_cast<int>(m_engine() % static_cast<quint64>(n)); }
    int between(int from, int to) { return from + below(to - from + 1); }
    bool hits(int perMille) { return below(1000) < perMille; }
    Uid uid()
    {
        QByteArray bytes(16, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(m_engine() & 0xffU);
        return uidFromBytes(bytes);
    }
    template <class List>
    auto of(const List &list)
    {
        return list[below(list.size())];
    }

private:
    std::mt19937_64 m_engine;
};

/// Slips that a good simulation catches, each made by altering what lies around the engine.
enum class Slip {
    None,
    NoDedup,             ///< server: a push that comes twice is applied twice
    NoForkCheck,         ///< server: numbers used twice are not noticed
    NoBaseRemap,         ///< server: after a restore old numbers are taken for new ones
    NoConflicts,         ///< server: what loses is not kept
    AnswerBeforeCommit,  ///< server: says yes, then loses it
    NewBucketAtHead,     ///< client: a bucket is not read from its beginning
    NoGone,              ///< rows do not leave buckets
    CursorAhead,         ///< a page's end is taken too far
    NoDrop,              ///< lost buckets are not purged
    NoResend,            ///< after a restore nothing is sent again
    EarlyRetire,         ///< client: own edits go before their outcome came
    NoCursorReset,       ///< client: goes on reading a restored server where it was
    TornApply,           ///< client: a failed transaction leaves half of itself
    LostStage,           ///< client: pages of an unfinished pull do not survive
    ClockDecides,        ///< server: the later clock wins, seen or not
};

/// A device's clock, wrong by some ms.
class SkewedClock final : public Clock {
public:
    explicit SkewedClock(const Clock &right) : m_right(right) {}
    [[nodiscard]] qint64 now() const override { return m_right.now() + skew; }
    qint64 skew = 0;

private:
    const Clock &m_right;
};

/// People with teams and reading levels; owner, team and those it is shared with are fields of a row.
class SimAccess final : public AccessPolicy {
public:
    struct Person {
        QString name;
        QStringList teams;
        int level = 2;  ///< 0 own, 1 team, 2 all
    };
    QHash<Uid, Person> people;

    [[nodiscard]] Result<QStringList> bucketsOf(ServerTransaction &, const Uid &user) const override
    {
        return bucketsOf(user);
    }
    [[nodiscard]] Result<Nearest> nearestOf(ServerTransaction &, const Uid &user) const override
    {
        return Nearest{{QStringLiteral("c")}, {QStringLiteral("o:") + people.value(user).name}};
    }
    [[nodiscard]] Result<QStringList> bucketsOfRow(ServerTransaction &, const QString &type,
                                                   const QJsonObject &fields) const override
    {
        return bucketsOfRow(type, fields);
    }
    [[nodiscard]] Result<bool> mayApply(ServerTransaction &, const Uid &user, const ServerRow *row, const Mutation &,
                                        const QSet<Uid> &) const override
    {
        return !row || maySee(user, *row);
    }
    [[nodiscard]] QStringList bucketsOf(const Uid &user) const;
    [[nodiscard]] static QStringList bucketsOfRow(const QString &type, const QJsonObject &fields);
    [[nodiscard]] bool maySee(const Uid &user, const ServerRow &row) const;
};

/// Contacts as the simulation knows them: names and titles are values, notes text, tags a set.
class SimRules final : public FieldRules {
public:
    [[nodiscard]] FieldRule rule(const QString &type, const QString &field) const override;
};

/// A server's store between engine and memory: commits that fail or whose success is not heard of, slips, and a count
/// of what was applied.
class SimServerStore final : public ServerStore {
public:
    SimServerStore(Chance &chance, Slip slip) : m_chance(chance), m_slip(slip) {}

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(ServerTransaction &)> &work) override;

    void backup();
    /// False when there is no backup.
    bool restore();
    /// A replica that answers pulls stands still from here on.
    void freezeReplica() { m_replica = memory; }

    MemoryServerStore memory;
    bool isFaulty = true;
    QHash<Uid, int> timesApplied;
    QHash<qint64, Uid> claimed;  ///< number → name in the push on its way
    bool isPushing = false;
    bool isPulling = false;

private:
    Chance &m_chance;
    Slip m_slip;
    std::optional<MemoryServerStore> m_replica;
    std::optional<std::pair<MemoryServerStore::Data, QHash<Uid, int>>> m_backup;
};

/// A device with its person, clock, store and way to the server.
class SimDevice final : public Transport {
public:
    SimDevice(Chance &chance, Slip slip, SyncServer &server, SimServerStore &serverStore, const Clock &time, Uid user,
              std::shared_ptr<DeviceStore> store);

    /// A message on a bad network: lost on either way, twice, late, cut, altered.
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray &request) override;
    /// A message that was on its way arrives now, and nobody waits for the answer.
    void deliverLate();

    const Uid user;
    SkewedClock clock;
    std::shared_ptr<DeviceStore> store;
    SeenHeads heads;  ///< of the server's chain
    bool isFaulty = true;
    qint64 messages = 0;

private:
    [[nodiscard]] QByteArray alteredRequest(const QByteArray &bytes);
    [[nodiscard]] QByteArray alteredReply(const QByteArray &request, const QByteArray &bytes);
    [[nodiscard]] Result<QByteArray> deliver(const QByteArray &bytes);

    Chance &m_chance;
    Slip m_slip;
    SyncServer &m_server;
    SimServerStore &m_serverStore;
    QVector<QByteArray> m_late;
};

}  // namespace fieldfare::sync
