// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"
#include "sync/audit/audit_chain.h"

#include <QCborArray>
#include <QMap>

#include <mutex>

namespace fieldfare::sync {

/// The end of the server's chain at a moment, signed with its Ed25519 key: what was told once cannot be denied. With a note it says
/// that an administrator explained why devices find other heads than they saw before `at`.
struct SignedHead {
    qint64 n = 0;  ///< 0: none
    qint64 epoch = 0;
    qint64 at = 0;  ///< ms UTC, the server's clock
    QByteArray hash;
    QString note;
    QByteArray signature;
    friend bool operator==(const SignedHead &, const SignedHead &) = default;
};

[[nodiscard]] QCborArray toCbor(const SignedHead &head);
/// n is 0 when it cannot be read.
[[nodiscard]] SignedHead headFrom(const QCborArray &array);
[[nodiscard]] bool isSignedBy(const SignedHead &head, const QByteArray &publicKey);

/// What a server tells of its chain in answer to a hello.
struct ToldAudit {
    QByteArray key{};                   ///< public; empty: this server signs nothing
    SignedHead head{};                  ///< n is 0 while there is none
    QMap<qint64, QByteArray> hashes{};  ///< of the entries that were asked for, without those that are not there
    QMap<qint64, qint64> restored{};    ///< epoch → number of the entry with which it ended, for each restore
    SignedHead settled{};               ///< the newest explanation of an administrator; n is 0: none
    friend bool operator==(const ToldAudit &, const ToldAudit &) = default;
};
/// The most that one hello asks for.
constexpr int kMostAskedHeads = 16;

/// The server's key, and the head it signed last: a new one is signed at most every five minutes, unless somebody asks for it. Any
/// thread. Several servers of one company have the same key.
class HeadSigner {
public:
    static constexpr qint64 kEveryMs = 5 * 60'000;
    static constexpr int kSeedBytes = 32;

    /// Of the 32 secret bytes that newSeed() made. Errors: Damaged for another number.
    [[nodiscard]] static Result<std::unique_ptr<HeadSigner>> fromSeed(const Secret &seed, qint64 everyMs = kEveryMs);
    [[nodiscard]] static Secret newSeed();

    [[nodiscard]] const QByteArray &publicKey() const { return m_publicKey; }
    /// n is 0 while the chain is empty. `isAsked`: anew, however young the last one is.
    [[nodiscard]] SignedHead head(const AuditHead &head, qint64 epoch, qint64 now, bool isAsked = false);
    [[nodiscard]] SignedHead explained(const AuditHead &head, qint64 epoch, qint64 now, const QString &note) const;

private:
    HeadSigner(const Secret &seed, qint64 everyMs);

    const qint64 m_everyMs;
    Secret m_key;
    QByteArray m_publicKey;
    std::mutex m_mutex;
    SignedHead m_last;
};

}  // namespace fieldfare::sync
