// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QJsonObject>
#include <QMap>

namespace fieldfare::test {

/// Plays the whole change log of a workspace back and forth.
///
/// The log keeps no values of new records, only a Merkle root over them (importing a million contacts adds one line), so
/// it cannot be played forward from nothing but itself. What it must do, and what is checked here:
///  * backward: from the records as they are, entry by entry, newest first, to a workspace without any record. Each
///    entry must fit what is there: an update's new values, a creation's Merkle root over the rows as the entries after it
///    leave them, a restoration's commitment.
///  * forward: into an empty database of the same schema, transaction by transaction, with the log's updates, removals
///    and restorations and the creations found on the way back. Every table that holds records, lists, tags, links and search
///    keys must then be equal byte for byte. The full-text table is left out: it is derived, and the bytes of its segments
///    depend on when they were merged. So are the settings, which are nobody's record and not in the log.
class LogReplay {
public:
    /// The entries of the log of `source` must fit each other; Damaged with what does not.
    [[nodiscard]] Result<void> backward(Workspace &source);
    /// After backward(). `empty` is cleared first; its records are then those of `source`.
    [[nodiscard]] Result<void> forward(Workspace &empty);

    /// Every row of every table the replay promises; `withStamps` with who changed it last and when.
    [[nodiscard]] static Result<QByteArray> tables(Workspace &workspace, bool withStamps);
    [[nodiscard]] qint64 entries() const { return m_entries.size(); }

private:
    using Key = std::pair<int, qint64>;  ///< type number, row number
    struct Row {
        Uid uid;
        QJsonObject values;
    };
    struct Entry {
        qint64 transaction = 0;
        int type = 0;
        ChangeOp op = ChangeOp::Update;
        qint64 first = 0;
        qint64 last = 0;
        Uid uid;
        QVariant before;
        QVariant after;
        QByteArray salt;
        QByteArray commitment;
        QMap<qint64, Row> made;  ///< Create, Restore: found on the way back
    };

    [[nodiscard]] Result<void> takeBack(Entry &entry);
    [[nodiscard]] Result<QByteArray> canonical(int type, const QJsonObject &values) const;
    [[nodiscard]] static Result<QMap<qint64, Row>> removedRows(const Entry &entry);
    [[nodiscard]] Result<void> play(RecordWriter &writer, const Entry &entry);
    [[nodiscard]] Result<std::unique_ptr<Record>> record(const RecordType &type, const Row &row) const;

    std::shared_ptr<const TypeCatalog> m_catalog;
    std::vector<Entry> m_entries;
    QMap<Key, Row> m_rows;
    QHash<Uid, qint64> m_ids;  ///< of every record that ever was
};

}  // namespace fieldfare::test
