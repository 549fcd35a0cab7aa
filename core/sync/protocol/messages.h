// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"
#include "sync/audit/signed_head.h"
#include "sync/clock/hybrid_clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QVector>

#include <algorithm>
#include <optional>
#include <variant>

/// What device and server say to each other. Plain values; protocol/codec.h writes them as bytes.
///
/// A value of a field is as it stands in the change log (base/value_codec.h): links are uids, amounts {"m","c"}. A field
/// that is empty is absent from a row and null in a mutation.
namespace fieldfare::sync {

/// Version of the protocol. Additions do not change it: unknown keys and unknown fields are carried along.
constexpr int kProtocol = 1;

/// Largest push and pull a server takes and gives at once.
constexpr int kMostMutations = 500;
constexpr int kMostRows = 20'000;
constexpr int kMostKnown = 10'000;

enum class Op {
    Create = 1,
    Update = 2,
    Remove = 3,   ///< into the recycle bin
    Restore = 4,  ///< out of it, as the server last knew it
    Erase = 5,    ///< for good, everywhere (a person's right); nothing brings it back
    Heal = 6,     ///< what a restored server lost: the row as this device had it, made anew or merged in
    Resolve = 7,  ///< a conflict was looked at: fields.conflict names it
};

/// A value that lost, or a decision somebody should look at. Travels with its row and goes when it is resolved.
struct Conflict {
    Uid id;
    QString field;     ///< empty: the record as a whole
    QString kind;      ///< conflict_kind
    QJsonValue kept;   ///< what stands now
    QJsonValue other;  ///< what does not
    Uid keptBy;        ///< devices
    Uid otherBy;
    HybridTime keptAt = 0;
    HybridTime otherAt = 0;
    Uid keptPerson = {};  ///< whose devices they are; null when the server does not know them (any more)
    Uid otherPerson = {};
    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// What an author had seen: everything up to this sequence number of this epoch.
struct Seen {
    qint64 base = 0;
    qint64 epoch = 0;
    /// Less than both: what neither had seen counts as unseen.
    void lowerTo(const Seen &other)
    {
        base = std::min(base, other.base);
        epoch = std::min(epoch, other.epoch);
    }
    friend bool operator==(const Seen &, const Seen &) = default;
};

/// One change of one record by one device.
struct Mutation {
    qint64 n = 0;  ///< number within the device, without gaps
    Uid mid;       ///< its name everywhere and for ever: derived from the transaction, so a copy has the same
    Uid tx;        ///< transaction it belongs to: applied as a whole or not at all
    QString type;  ///< key of the record type
    Uid row;
    Op op = Op::Update;
    QJsonObject fields;  ///< what was set
    QJsonObject before;  ///< what stood there, only for fields that are merged rather than replaced
    qint64 base = 0;     ///< the device had seen everything up to this sequence number …
    qint64 epoch = 0;    ///< … of this epoch
    /// Fields of which it had seen less: an own edit without an answer lay above what had come.
    QMap<QString, Seen> older;
    HybridTime time = 0;          ///< when the edit was made
    QVector<Conflict> conflicts;  ///< Heal: those that were open at the row; the losing values are nowhere else
    /// Sent to a restored server only so that it knows: its author was told that it was refused, and went on without it.
    bool isRefused = false;
    /// Made while earlier edits of this device were out of its author's sight, on their way to a restored server: that the same
    /// device wrote them says nothing, only `base` does.
    bool isBlind = false;
    friend bool operator==(const Mutation &, const Mutation &) = default;
};

namespace conflict_kind {
inline constexpr const char *value = "value";                     ///< two set one field without knowing of each other
inline constexpr const char *textMerged = "text_merged";          ///< a long text was put together of both
inline constexpr const char *editBeatsDelete = "edit_vs_delete";  ///< deleted by one who had not seen an edit: it lives
inline constexpr const char *deleteThenEdit =
    "delete_vs_edit";                                       ///< edited by one who had not seen the deletion: it lives
inline constexpr const char *editMerged = "edit_vs_merge";  ///< edited while it was merged into another
inline constexpr const char *numberTaken = "number_taken";  ///< two documents have one number
}  // namespace conflict_kind

/// A record as one person may see it.
struct RowView {
    QString type;
    Uid row;
    qint64 seq = 0;
    bool deleted = false;  ///< in the recycle bin; then without fields
    QJsonObject fields;
    QVector<Conflict> conflicts;
    friend bool operator==(const RowView &, const RowView &) = default;
};

/// How far one bucket was read: rows of one sequence number come in the order of their uids.
struct Cursor {
    qint64 seq = 0;
    Uid row;
    friend bool operator==(const Cursor &, const Cursor &) = default;
    friend bool operator<(const Cursor &a, const Cursor &b)
    {
        return a.seq != b.seq ? a.seq < b.seq : uidBytes(a.row) < uidBytes(b.row);
    }
};
using Cursors = QMap<QString, Cursor>;

/// Count and sum (mod 2⁶⁴) of row hashes: equal sets have equal ones, in whatever order they came.
struct Digest {
    qint64 rows = 0;
    quint64 sum = 0;
    void add(quint64 hash)
    {
        ++rows;
        sum += hash;
    }
    friend bool operator==(const Digest &, const Digest &) = default;
};
/// A bucket is compared in parts by the last byte of the uid, which is random.
constexpr int kDigestParts = 256;
[[nodiscard]] inline int digestPart(const Uid &row) { return row.data4[7]; }

enum class Status {
    Ok = 0,
    Fork = 1,           ///< this device's numbers were used by a copy of it: it must take a new identity
    UnknownDevice = 2,  ///< never enrolled here, or with what a restored server lost
    EpochChanged = 3,   ///< the server was restored: say hello first
    Revoked = 4,        ///< the device may no longer sync and is to wipe itself
    TooOld = 5,         ///< this protocol is no longer spoken
};

/// A new identity for a device of the person who asks.
struct EnrolRequest {
    friend bool operator==(const EnrolRequest &, const EnrolRequest &) = default;
};
struct EnrolReply {
    Status status = Status::Ok;
    Uid device;
    friend bool operator==(const EnrolReply &, const EnrolReply &) = default;
};

struct HelloRequest {
    Uid device;
    int protocol = kProtocol;
    QVector<qint64> heads =
        {};  ///< entries of the server's chain whose hashes it is asked for: at most kMostAskedHeads
    friend bool operator==(const HelloRequest &, const HelloRequest &) = default;
};
struct HelloReply {
    Status status = Status::Ok;
    qint64 epoch = 0;
    qint64 head = 0;                ///< newest sequence number
    qint64 lastN = 0;               ///< the device's last number that was applied
    qint64 serverTime = 0;          ///< ms UTC
    QMap<qint64, qint64> restored;  ///< epoch → head at which it ended, for each restore
    QJsonObject rights;             ///< of the person (Role::toJson()); empty when the server knows no roles
    bool hasNearest = false;        ///< NearestRequest is answered
    ToldAudit audit = {};           ///< its chain of what happened
    int leaseDays = 0;              ///< how long records may be shown without contact; 0: for ever
    friend bool operator==(const HelloReply &, const HelloReply &) = default;
};

struct PushRequest {
    Uid device;
    qint64 epoch = 0;
    QVector<Mutation> mutations;
    friend bool operator==(const PushRequest &, const PushRequest &) = default;
};
enum class Verdict {
    Applied = 1,
    Lost = 2,       ///< applied in part or not, the values kept in a conflict
    Duplicate = 3,  ///< came before
    Forbidden = 4,  ///< the whole transaction was refused
    Erased = 5,     ///< the record was erased for good
    Missing = 6,    ///< no such record
};
[[nodiscard]] inline bool isRefusal(Verdict verdict)
{
    return verdict == Verdict::Forbidden || verdict == Verdict::Erased || verdict == Verdict::Missing;
}
struct MutationResult {
    qint64 n = 0;
    Verdict verdict = Verdict::Applied;
    qint64 seq = 0;  ///< what the device must have pulled before its own copy of the edit can go
    friend bool operator==(const MutationResult &, const MutationResult &) = default;
};
struct PushReply {
    Status status = Status::Ok;
    QVector<MutationResult> results;
    friend bool operator==(const PushReply &, const PushReply &) = default;
};

struct PullRequest {
    Uid device;
    qint64 epoch = 0;
    Cursors cursors;
    int limit = kMostRows;
    qint64 atLeast =
        0;  ///< head that the device has heard of in this pull or an earlier one: a replica behind it refuses
    friend bool operator==(const PullRequest &, const PullRequest &) = default;
};
/// One row that changed, and what that means for the buckets the device reads.
struct PullItem {
    Uid row;
    qint64 seq = 0;
    QStringList put;
    QStringList gone;
    std::optional<RowView> view;  ///< when it is in some bucket
    friend bool operator==(const PullItem &, const PullItem &) = default;
};
struct PullReply {
    Status status = Status::Ok;
    QStringList buckets;  ///< what the person may read now
    QStringList drop;     ///< read before, no longer
    QVector<PullItem> items;
    bool more = false;
    Cursor upto;
    qint64 head = 0;                ///< of the server when it answered
    QMap<QString, Digest> digests;  ///< with the last page: what the buckets hold at `upto`
    friend bool operator==(const PullReply &, const PullReply &) = default;
};

/// Which of these mutations does the server have?
struct KnownRequest {
    Uid device;
    QVector<Uid> mids;
    friend bool operator==(const KnownRequest &, const KnownRequest &) = default;
};
struct KnownReply {
    Status status = Status::Ok;
    QVector<Uid> known;
    friend bool operator==(const KnownReply &, const KnownReply &) = default;
};

/// The digests of all parts of a bucket, or (part ≥ 0) the rows of one part.
struct CompareRequest {
    Uid device;
    QString bucket;
    int part = -1;
    friend bool operator==(const CompareRequest &, const CompareRequest &) = default;
};
struct ListedRow {
    Uid row;
    quint64 hash = 0;
    friend bool operator==(const ListedRow &, const ListedRow &) = default;
};
struct CompareReply {
    Status status = Status::Ok;
    QMap<int, Digest> parts;  ///< those that hold rows
    QVector<ListedRow> rows;
    friend bool operator==(const CompareReply &, const CompareReply &) = default;
};

/// These rows as they stand now, with every bucket of theirs that the person may read.
struct FetchRequest {
    Uid device;
    QVector<Uid> rows;
    friend bool operator==(const FetchRequest &, const FetchRequest &) = default;
};
struct FetchReply {
    Status status = Status::Ok;
    QVector<PullItem> items;
    friend bool operator==(const FetchReply &, const FetchReply &) = default;
};

/// What a new device shows first, before it has read everything: what all records need (people, pipelines), the newest of the
/// person's own, and what else changed last. As in FetchReply, with every bucket that the person may read.
struct NearestRequest {
    Uid device;
    qint64 epoch = 0;
    int limit = 0;  ///< rows, 1 … kMostRows
    friend bool operator==(const NearestRequest &, const NearestRequest &) = default;
};
struct NearestReply {
    Status status = Status::Ok;
    QStringList buckets;  ///< what the person may read now
    QVector<PullItem> items;
    qint64 head = 0;  ///< of the server when it answered
    friend bool operator==(const NearestReply &, const NearestReply &) = default;
};

/// Contents of attached files go by the record that names them: who sees the record may have the content, and only a content that
/// was sent for this record, whole, by somebody who sees it. To know a content's name is no proof of having it.
///
/// Of which of these attachments does the server lack the content?
struct ContentsRequest {
    Uid device;
    QVector<Uid> records;
    friend bool operator==(const ContentsRequest &, const ContentsRequest &) = default;
};
struct ContentsReply {
    Status status = Status::Ok;
    QVector<Uid> lacking;  ///< without those that this person does not see
    friend bool operator==(const ContentsReply &, const ContentsReply &) = default;
};

/// The largest piece of a content in one message, bytes.
constexpr qint64 kContentPiece = qint64(1) << 20;

enum class ContentAnswer {
    Taken = 0,         ///< more is to come
    Whole = 1,         ///< that was all of it
    OtherOffset = 2,   ///< go on at `have`
    WrongContent = 3,  ///< the whole is not what the record names: begin anew
    NotHere = 4,       ///< no such record for this person, or its content was not sent yet
    Refused = 5,       ///< this server keeps no contents, or none as large
};
/// A piece of the content of an attachment.
struct ContentPutRequest {
    Uid device;
    Uid record;
    qint64 offset = 0;
    qint64 total = 0;  ///< size of the whole content
    QByteArray bytes;
    friend bool operator==(const ContentPutRequest &, const ContentPutRequest &) = default;
};
struct ContentPutReply {
    Status status = Status::Ok;
    ContentAnswer answer = ContentAnswer::Taken;
    qint64 have = 0;  ///< bytes of this upload that the server has
    friend bool operator==(const ContentPutReply &, const ContentPutReply &) = default;
};
struct ContentGetRequest {
    Uid device;
    Uid record;
    qint64 offset = 0;
    qint64 most = kContentPiece;  ///< bytes: fewer over a bad line
    friend bool operator==(const ContentGetRequest &, const ContentGetRequest &) = default;
};
struct ContentGetReply {
    Status status = Status::Ok;
    ContentAnswer answer = ContentAnswer::Taken;  ///< Whole: with the last piece
    qint64 total = 0;
    QByteArray bytes;
    friend bool operator==(const ContentGetReply &, const ContentGetReply &) = default;
};

/// Numbers for documents of a type that nobody else will be given: a device numbers its documents out of them without a network.
struct NumbersRequest {
    Uid device;
    QString type;
    qint64 atLeast = 0;  ///< the device knows smaller ones to be used
    int count = 0;       ///< 1 … kMostNumbers
    friend bool operator==(const NumbersRequest &, const NumbersRequest &) = default;
};
struct NumbersReply {
    Status status = Status::Ok;
    qint64 from = 0;
    qint64 to = 0;  ///< the last one
    friend bool operator==(const NumbersReply &, const NumbersReply &) = default;
};
constexpr int kMostNumbers = 1'000;
constexpr qint64 kHighestNumber = 1'000'000'000'000;

using Request =
    std::variant<EnrolRequest, HelloRequest, PushRequest, PullRequest, KnownRequest, CompareRequest, FetchRequest,
                 ContentsRequest, ContentPutRequest, ContentGetRequest, NumbersRequest, NearestRequest>;
using Reply = std::variant<EnrolReply, HelloReply, PushReply, PullReply, KnownReply, CompareReply, FetchReply,
                           ContentsReply, ContentPutReply, ContentGetReply, NumbersReply, NearestReply>;

}  // namespace fieldfare::sync
