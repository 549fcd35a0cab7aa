// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/salvage/page_file.h"

#include <QSet>
#include <QVariant>
#include <QVector>

#include <functional>
#include <limits>

namespace fieldfare {

/// A row as it stands in the file: `rowid` of ordinary tables (0 in WITHOUT ROWID tables), and the stored values in the order
/// in which they are stored. Columns added to the table later may be missing at the end.
struct StoredRow {
    qint64 rowid = 0;
    QVariantList values;
};

/// A part of a table that cannot be read: rows with after < rowid <= upTo. WITHOUT ROWID tables have no bounds.
struct UnreadablePart {
    qint64 page = 0;
    qint64 after = std::numeric_limits<qint64>::min();
    qint64 upTo = std::numeric_limits<qint64>::max();
};

struct WalkReport {
    qint64 rows = 0;
    QVector<UnreadablePart> unreadable;
    QVector<qint64> brokenRows;  ///< rowids whose content lies partly on unreadable pages
    qint64 orphans = 0;          ///< of `rows`: found on pages that the tree no longer leads to
};

/// Reads a b-tree of the file format of SQLite 3 page by page and goes on behind what cannot be read. Believes nothing: every
/// offset and length is checked, each page is read once, depth is bounded.
class TableWalk {
public:
    /// Returns false to stop.
    using Row = std::function<bool(const StoredRow &)>;

    explicit TableWalk(PageFile &pages) : m_pages(pages) {}

    /// All rows of the table whose tree begins at `root`.
    [[nodiscard]] WalkReport walk(qint64 root, const Row &row);
    /// After walking all tables: the leaf pages no tree led to. Their rows, and the rowids of those readable only in part, for
    /// whoever knows which table has a gap there; reads all pages not seen.
    using Leaf = std::function<bool(const QVector<StoredRow> &rows, const QVector<qint64> &broken)>;
    void orphanLeaves(const Leaf &leaf);
    [[nodiscard]] const QSet<qint64> &seen() const { return m_seen; }

private:
    void visit(qint64 page, qint64 after, qint64 upTo, int depth, const Row &row, WalkReport &report);
    /// The payload of a cell, put together from its overflow pages; false when a part is unreadable.
    [[nodiscard]] bool payload(const QByteArray &page, qsizetype at, quint64 length, bool tableLeaf, QByteArray &out);
    [[nodiscard]] static bool record(const QByteArray &bytes, QVariantList &values);

    PageFile &m_pages;
    QSet<qint64> m_seen;
    bool m_stopped = false;
};

}  // namespace fieldfare
