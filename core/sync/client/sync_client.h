// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sync/client/client_store.h"
#include "sync/merge/merge.h"

namespace fieldfare::sync {

struct SyncLimits {
    int mutations = kMostMutations;
    int rows = 5'000;
    /// Who deletes more than both, at once or within ten minutes, is stopped until somebody says that it was meant.
    qint64 brakeRows = 200;
    int brakePercent = 5;
    int looks = 500;       ///< rows compared with their hashes after each pull
    int nearest = 10'000;  ///< rows that a first fill begins with
    int part = 50'000;     ///< rows of which a first fill is put in at once; in between others may write
};

struct SyncReport {
    qint64 sent = 0;      ///< mutations the server answered
    qint64 rejected = 0;  ///< of them refused
    qint64 lost = 0;      ///< of them in conflict
    qint64 received = 0;  ///< rows
    qint64 repaired = 0;  ///< rows that differed without reason and were fetched again
    qint64 restores = 0;  ///< the server came back from a backup
    qint64 forks = 0;     ///< a copy of this device had used its numbers, or it was itself rolled back
    Uid held;             ///< a mass deletion that waits for confirm(); null when none
};

/// How far an exchange is. `total` is an estimate, 0 when nobody knows.
struct SyncProgress {
    enum class Step { Sending, Receiving, Applying };
    Step step = Step::Sending;
    qint64 done = 0;
    qint64 total = 0;
};

/// A device's side of the sync. Holds nothing between two calls: everything lies in the store, so it may be made, killed and made
/// again at any moment. One thread at a time; blocks while it talks.
///
/// Each step is one exchange and then one transaction of the store, in this order; a failure at any point leaves
/// a state from which the next call goes on. Errors are those of the transport and the store; Forbidden when the device was
/// revoked.
class SyncClient {
public:
    SyncClient(ClientStore &store, Transport &transport, const Clock &clock, const FieldRules &rules,
               SyncLimits limits = {});

    /// Told now and then while an exchange lasts, on its thread; false ends it (Cancelled), and what came so far stays.
    using Watch = std::function<bool(const SyncProgress &)>;
    void setWatch(Watch watch) { m_watch = std::move(watch); }

    /// Push, pull, compare, repair.
    [[nodiscard]] Result<SyncReport> sync();
    /// Everything that waits, a batch at a time.
    [[nodiscard]] Result<void> push(SyncReport &report);
    /// All pages, then one transaction that makes them visible. Pages that arrived survive. A first fill becomes visible part by
    /// part, what is nearest to the person first.
    [[nodiscard]] Result<void> pull(SyncReport &report);
    /// Compares the content of every row with what came, however long that takes, and repairs what differs.
    [[nodiscard]] Result<void> verifyContent(SyncReport &report);
    /// The same for the next few rows: each pull goes on where the last one stopped, so that a row that changed behind the engine's back is
    /// found within one round. After a round the digests are counted anew.
    [[nodiscard]] Result<void> verifySome(SyncReport &report);

    /// Lets a held mass deletion go, with all removals that wait.
    [[nodiscard]] Result<void> confirm(const Uid &transaction);
    /// Says of a conflict that it was looked at; goes out with the next push.
    [[nodiscard]] Result<void> resolve(const QString &type, const Uid &row, const Uid &conflict);
    /// The same within somebody's own transaction of the store, at `now` (ms).
    [[nodiscard]] static Result<void> resolveWithin(ClientTransaction &transaction, qint64 now, const QString &type,
                                                    const Uid &row, const Uid &conflict);
    /// The server said that this device was revoked: its copy is to be removed.
    [[nodiscard]] bool isRevoked() const { return m_isRevoked; }
    /// What the server last told of the person's rights (HelloReply::rights); empty before it did.
    [[nodiscard]] const QJsonObject &rights() const { return m_rights; }

    /// The entries of the server's chain that a hello asks for (SeenHeads::asks()).
    void askHeads(const QVector<qint64> &numbers) { m_asked = numbers; }
    /// What the last hello of a server that knows this device told: its chain, the time there and here, the lease. Nothing while
    /// there was none in the last exchange.
    struct Contact {
        ToldAudit audit;
        QVector<qint64> asked;
        qint64 epoch = 0;
        qint64 serverTime = 0;
        qint64 ownTime = 0;
        int leaseDays = 0;
    };
    [[nodiscard]] const std::optional<Contact> &contact() const { return m_contact; }

    /// Beside the records, after a sync. Cancelled when the server wants to be greeted first: sync() does.
    /// Which of these attachments the server lacks the content of.
    [[nodiscard]] Result<QVector<Uid>> contentsLacking(const QVector<Uid> &records);
    /// `bytes`: at most kContentPiece.
    [[nodiscard]] Result<ContentPutReply> putContent(const Uid &record, qint64 offset, qint64 total,
                                                     const QByteArray &bytes);
    [[nodiscard]] Result<ContentGetReply> getContent(const Uid &record, qint64 offset, qint64 most = kContentPiece);
    /// Numbers for documents that are this device's alone.
    [[nodiscard]] Result<NumbersReply> leaseNumbers(const QString &type, qint64 atLeast, int count);

    /// Erases a record everywhere and for good.
    [[nodiscard]] Result<void> erase(const QString &type, const Uid &row);

private:
    [[nodiscard]] Result<void> tell(SyncProgress::Step step, qint64 done, qint64 total) const;
    [[nodiscard]] Result<Reply> exchange(const Request &request);
    [[nodiscard]] tl::unexpected<Error> revoked();
    template <class Answer>
    [[nodiscard]] Result<Answer> ask(const Request &request);
    [[nodiscard]] Result<Uid> deviceNow();
    [[nodiscard]] Result<void> handshake(SyncReport &report);
    [[nodiscard]] Result<void> takeNewIdentity(SyncReport &report);
    [[nodiscard]] Result<void> followRestore(const HelloReply &hello, SyncReport &report);
    [[nodiscard]] Result<QSet<Uid>> knownOfOutbox(const Uid &device);
    [[nodiscard]] Result<void> requeue(ClientTransaction &transaction, ClientState &state, const QSet<Uid> &known,
                                       qint64 lastN, qint64 head);
    [[nodiscard]] static Result<void> collect(ClientTransaction &transaction, ClientState &state);
    /// A mutation that is no change of the log.
    [[nodiscard]] static Result<void> appendOwn(ClientTransaction &transaction, qint64 now, const QString &type,
                                                const Uid &row, Op op, const QJsonObject &fields);
    /// In a first fill some rows are further than the checkpoint.
    [[nodiscard]] static Result<void> noteShown(ClientTransaction &transaction, const ClientState &state,
                                                OutEntry &entry);
    /// Above own edits that nobody answered, and out of one's own bin, a person may have looked at older values than the server
    /// had sent: in the fields of such edits only what their authors had seen counts as seen.
    [[nodiscard]] static Result<void> noteUnseen(ClientTransaction &transaction, const LoggedChange &change,
                                                 OutEntry &entry);
    [[nodiscard]] Result<void> addOwn(const QString &type, const Uid &row, Op op, const QJsonObject &fields);
    /// What a mutation says. A creation: as the row was made, however it was changed since, so that every copy of the log and
    /// every attempt say the same under one name; the changes follow as their own mutations.
    [[nodiscard]] Result<OutContent> contentToSend(ClientTransaction &transaction, const OutEntry &entry);
    /// Takes out of the sets that an edit found what its device's refused edits had put there: no server ever had it.
    [[nodiscard]] Result<void> forgetRefused(ClientTransaction &transaction, const OutEntry &entry,
                                             const QVector<OutEntry> &ofRow, QJsonObject &before);
    [[nodiscard]] Result<QVector<Mutation>> nextBatch(ClientTransaction &transaction, SyncReport &report);
    [[nodiscard]] Result<void> takeAnswers(const PushReply &reply, SyncReport &report);
    [[nodiscard]] Result<void> applyStage(const PullReply &last, SyncReport &report, QStringList &differing);
    /// `in`: whether the row is in some bucket.
    [[nodiscard]] Result<void> applyItem(ClientTransaction &transaction, const Uid &row, const RowView *view, bool in);
    struct Postponed;
    [[nodiscard]] Result<void> showNearest();
    /// A part of a first fill; the checkpoint stays where it is.
    [[nodiscard]] Result<void> applyPart(SyncReport &report);
    [[nodiscard]] Result<void> applyPages(ClientTransaction &transaction, bool isFirst, Postponed &later,
                                          qint64 &received);
    [[nodiscard]] Result<void> applyStaged(ClientTransaction &transaction, const PullItem &item, Postponed &later);
    [[nodiscard]] Result<void> applyPostponed(ClientTransaction &transaction, const Postponed &later);
    /// `upto`: what `confirmed` is known to hold: own edits whose outcome lies within need not be laid above it.
    [[nodiscard]] Result<void> rebuild(ClientTransaction &transaction, const QString &type, const Uid &row,
                                       const std::optional<QJsonObject> &confirmed, bool mayBeSeen, qint64 upto = 0);
    [[nodiscard]] Result<std::optional<QJsonObject>> confirmedContent(ClientTransaction &transaction,
                                                                      const QString &type, const Uid &row);
    /// What is held of it is what came.
    [[nodiscard]] Result<bool> isWhole(ClientTransaction &transaction, const RowMeta &meta);
    [[nodiscard]] Result<void> repair(const QStringList &buckets, SyncReport &report);
    [[nodiscard]] Result<void> fetch(const QVector<Uid> &rows, const QStringList &buckets, SyncReport &report);

    ClientStore &m_store;
    Transport &m_transport;
    const Clock &m_clock;
    const FieldRules &m_rules;
    SyncLimits m_limits;
    Watch m_watch;
    qint64 m_staged = 0;  ///< items of the pull under way that came through this object
    bool m_isRevoked = false;
    QJsonObject m_rights;
    bool m_hasNearest = false;
    QVector<qint64> m_asked;
    std::optional<Contact> m_contact;
};

}  // namespace fieldfare::sync
