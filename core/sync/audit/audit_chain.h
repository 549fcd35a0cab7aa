// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

/// What a company's server remembers of every change, as a chain: whoever alters, cuts out or adds an entry later has to alter all
/// after it, and what devices saw of it (signed_head.h) tells. Any thread.
namespace fieldfare::sync {

/// Something that happened. The values themselves are not kept: a salted commitment stands for them, so that whoever has a value can
/// show that it was this one, and nobody can find out one that he does not have. Without the salt (the record was erased) it
/// says nothing any more, and the chain still holds.
struct AuditEntry {
    qint64 n = 0;       ///< from 1, without gaps
    qint64 at = 0;      ///< ms UTC, the server's clock
    Uid actor;          ///< person; null: an administrator at the server itself
    Uid device;         ///< null: none
    QString action;     ///< audit_action, or a verb of the server's administration as "person.set"
    QString type;       ///< of the record; "person", "device", "organisation" for the administration
    Uid record;         ///< what it was done to
    Uid mid;            ///< the mutation; null: none
    QString fields;     ///< names of what was set, in their order, with blanks between
    QString detail;     ///< administration: roles, teams, numbers; nothing of a customer
    QByteArray values;  ///< the commitment, kCommitmentBytes; empty: no value was set
    QByteArray salt;    ///< kSaltBytes; empty: no value was set, or the record was erased
    QByteArray hash{};  ///< 32 bytes: BLAKE2b of the hash before and everything above but the salt
    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

constexpr qsizetype kAuditHashBytes = 32;
constexpr qsizetype kSaltBytes = 16;
/// BLAKE2b of salt and values, and eight bytes of the salt's own, so that an altered salt is found as well.
constexpr qsizetype kCommitmentBytes = 40;

namespace audit_action {
inline constexpr const char *erase = "erase";
inline constexpr const char *restored = "restored";  ///< the database came back from a backup
inline constexpr const char *settle = "settle";      ///< an administrator explains what devices warned of
}  // namespace audit_action

/// The end of a chain. The one before the first entry has 32 zero bytes.
struct AuditHead {
    qint64 n = 0;
    QByteArray hash = QByteArray(kAuditHashBytes, '\0');
    friend bool operator==(const AuditHead &, const AuditHead &) = default;
};

/// Commits to these bytes with a new salt.
void commitTo(AuditEntry &entry, const QByteArray &values);
/// Whether these are the values that were committed to. False when the salt is gone.
[[nodiscard]] bool isCommitted(const AuditEntry &entry, const QByteArray &values);
/// Gives the entry its number and its hash, and moves the head on to it.
void append(AuditHead &head, AuditEntry &entry);

/// Looks through a chain, an entry after the other as they are stored.
class AuditWalk {
public:
    /// Goes on after `start`, which was looked through before or is trusted.
    explicit AuditWalk(AuditHead start = {}) : m_head(std::move(start)) {}
    /// False from the first bad entry on: nothing after it can be trusted.
    bool add(const AuditEntry &entry);
    /// After the last entry: `head` is what the server takes for its end.
    void end(const AuditHead &head);

    [[nodiscard]] bool isSound() const { return m_firstBad == 0; }
    [[nodiscard]] qint64 firstBad() const { return m_firstBad; }  ///< 0: none
    /// Untranslated, for the details: which of an entry's parts does not fit.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] const AuditHead &head() const { return m_head; }

private:
    bool bad(qint64 n, const char *problem);

    AuditHead m_head;
    qint64 m_firstBad = 0;
    QString m_problem;
    QHash<Uid, qint64> m_saltless;  ///< record → its first entry whose salt is gone
    QSet<Uid> m_erased;
};

}  // namespace fieldfare::sync
