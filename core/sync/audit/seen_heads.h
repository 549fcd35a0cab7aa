// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/audit/signed_head.h"

#include <QJsonObject>
#include <QVector>

namespace fieldfare::sync {

/// What a device has seen of its server's chain, and what it makes of what the server tells now. Kept: the last hundred heads and the
/// first of each day for a year. A plain value.
class SeenHeads {
public:
    enum class State {
        Good = 0,
        Disputed = 1,  ///< the server says something else today
        Lost = 2,      ///< beyond the backup from which the server came back; it said so
        Settled = 3,   ///< was disputed; an administrator explained it
    };
    struct Seen {
        SignedHead head;
        State state = State::Good;
        friend bool operator==(const Seen &, const Seen &) = default;
    };

    /// The numbers to ask the server for: the newest, and fewer the older they are.
    [[nodiscard]] QVector<qint64> asks() const;
    /// What the server answered in this epoch to asks(). True when something is to be kept.
    bool take(const QVector<qint64> &asked, const ToldAudit &told, qint64 epoch);

    /// The record of changes is not the one it was, and nobody has explained it.
    [[nodiscard]] bool isAltered() const;
    /// Signed with another key than before, and nobody has explained it.
    [[nodiscard]] bool isOtherKey() const { return !m_otherKey.isEmpty(); }
    /// The last explanation, when something of what this device saw needed it; n is 0 otherwise.
    [[nodiscard]] SignedHead settled() const;

    [[nodiscard]] const QByteArray &key() const { return m_key; }
    [[nodiscard]] const QVector<Seen> &heads() const { return m_heads; }

    [[nodiscard]] QJsonObject toJson() const;
    /// What cannot be read is as if it had not been seen.
    [[nodiscard]] static SeenHeads fromJson(const QJsonObject &json);
    friend bool operator==(const SeenHeads &, const SeenHeads &) = default;

private:
    void takeKey(const ToldAudit &told);
    void takeExplanation(const ToldAudit &told);
    void compare(Seen &seen, const QByteArray &hash, const ToldAudit &told, qint64 epoch) const;
    void keep(const SignedHead &head);

    QByteArray m_key;
    QByteArray m_otherKey;
    bool m_isSilent = false;  ///< a server that signed tells nothing any more, or signs wrongly
    bool m_hadOtherKey = false;
    SignedHead m_settled;
    QVector<Seen> m_heads;
};

/// For whoever looks after the server: the heads with their signatures, as `audit verify --heads` reads them.
[[nodiscard]] QByteArray exportedHeads(const SeenHeads &heads, const QString &device);
struct ExportedHeads {
    QByteArray key;
    QVector<SignedHead> heads;
};
/// Errors: InvalidInput for a file of another kind.
[[nodiscard]] Result<ExportedHeads> readExportedHeads(const QByteArray &file);

}  // namespace fieldfare::sync
