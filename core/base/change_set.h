// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QVector>

namespace fieldfare {

/// Where a transaction came from.
enum class Origin { Local, Remote, Import, Undo };

/// What one committed transaction changed: published once, after the commit. A plain value.
struct ChangeSet {
    struct OfType {
        QVector<qint64> created;  ///< row numbers; a bulk creation lists none and counts below
        QVector<qint64> updated;
        QVector<qint64> removed;
        qint64 bulkCreated = 0;
        qint64 bulkRemoved = 0;
    };

    qint64 transaction = 0;  ///< number in the change log; 0 when nothing changed
    Origin origin = Origin::Local;
    QString title;              ///< in the user's words: "Moved “Solar array” to Won"
    QHash<int, OfType> byType;  ///< by RecordType::number

    [[nodiscard]] bool isEmpty() const { return transaction == 0; }
    [[nodiscard]] bool touches(int typeNumber) const { return byType.contains(typeNumber); }
};

}  // namespace fieldfare
