// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_world.h"

#include <QSet>

namespace fieldfare::sync {

/// What the simulation knows that neither side is told: who saw what when they wrote.
struct SimKnowledge {
    /// For each new value (row, field, value): those its authors saw there; one, except for empty values, which are all alike.
    QHash<QString, QVector<QJsonValue>> saw;
    QVector<std::pair<Uid, Conflict>> resolved;
    QSet<Uid> erased;
    QSet<Uid> broughtBack;
    QMultiHash<Uid, Uid> merged;  ///< two people may merge one record into different ones
    QSet<QString> takenOut;       ///< entries of sets that somebody who saw them took out
    bool isForked = false;        ///< copies or restores: then clocks may decide between a person's own edits

    void note(const DeviceStore::Edit &edit, const QJsonObject &before);
    void note(const Uid &row, const Conflict &conflict) { resolved.append({row, conflict}); }
};

/// How often something was compared: that nothing was wrong says little where nothing was looked at.
struct SimLooks {
    qint64 own = 0;       ///< values that their author has to see after a step
    qint64 rows = 0;      ///< rows that may not be older after an exchange than before
    qint64 lost = 0;      ///< values that do not stand: each must be in a conflict, or have been seen and replaced
    qint64 replaced = 0;  ///< values that replaced ones their author had seen: no clock may bring those back
    friend SimLooks &operator+=(SimLooks &a, const SimLooks &b)
    {
        a.own += b.own;
        a.rows += b.rows;
        a.lost += b.lost;
        a.replaced += b.replaced;
        return a;
    }
};

/// Under which a damaged title is known in SimKnowledge::saw.
[[nodiscard]] QString rotKey(const Uid &row);

/// I6: own edits that are not refused stay visible until their outcome came.
[[nodiscard]] QStringList unseenOwnEdits(SimDevice &device, const SimKnowledge &knowledge, SimLooks &looks);
/// A device's standing before it talks, for retiredEarly() and wentBack().
struct Awaited {
    ClientState state;
    QVector<OutEntry> acked;
    QHash<Uid, qint64> rows;  ///< number of each
};
[[nodiscard]] Awaited awaited(SimDevice &device);
/// I6: own edits that were answered stay above what is confirmed until what came of them has been pulled.
[[nodiscard]] QStringList retiredEarly(SimDevice &device, const Awaited &before);
/// What was read once is not older when it is read again.
[[nodiscard]] QStringList wentBack(SimDevice &device, const Awaited &before, SimLooks &looks);
/// I1, I3 (pending part), I5: the device shows what the server has for its person.
[[nodiscard]] QStringList deviceFailures(SimDevice &device, const SimServerStore &server, const SimAccess &access);
/// I2, I3, I7.
[[nodiscard]] QStringList serverFailures(const SimServerStore &server);
/// I2 (nothing lost), I4 and the clock: no value that a living device still holds in its log has vanished unseen.
[[nodiscard]] QStringList historyFailures(const QVector<SimDevice *> &devices, const SimServerStore &server,
                                          const SimKnowledge &knowledge, SimLooks &looks);

}  // namespace fieldfare::sync
