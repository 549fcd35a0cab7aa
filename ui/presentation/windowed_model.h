// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QVariant>

namespace fieldfare {

/// Roles beside Qt's that list models offer and DataTable's delegate understands.
namespace table_role {
enum : int {
    Id = Qt::UserRole + 1,  ///< qint64: the row's stable name, -1 while loading
    Raw,                    ///< the unformatted value
    Tone,                   ///< int(fieldfare::Tone): colours the text, or the chip when Chip is true
    Chip,                   ///< bool: draw the text as a pill
    Icon,                   ///< QString: Lucide name before the text
    Avatar,                 ///< QString: name whose avatar stands before the text
    Secondary,              ///< QString: muted text after the text
    Loading,                ///< bool: the row has not arrived; a placeholder shape is drawn
    Tags,                   ///< QStringList: several neutral pills
};
}  // namespace table_role

/// One row as it arrived: its name and its raw values in column order of the model at request time.
struct WindowRow {
    qint64 id = -1;
    QVariantList values;
};

/// A table of any length of which only the pages near the view are in memory. The number of rows is exact, so the scroll
/// bar is; rows come page by page, asynchronously, and show a placeholder until then. Pages are kept least-recently-used.
///
/// A subclass implements requestRows() and answers, now or later, on the GUI thread, with deliverRows(). Answers that
/// belong to an older state (before the last resetTotal) are recognised by `generation` and dropped.
class WindowedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int pageSize = 100;
    /// At least this many rows stay in memory.
    static constexpr int pagesKept = 12;

    explicit WindowedModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The row when it is in memory, else null; never starts a request.
    [[nodiscard]] const WindowRow *loadedRow(int row) const;
    /// True when no request is open.
    [[nodiscard]] bool isSettled() const { return m_requested.isEmpty(); }
    /// Asks for a range ahead of being painted, e.g. before printing one screen.
    void prefetch(int first, int count);
    [[nodiscard]] int pagesInMemory() const { return static_cast<int>(m_pages.size()); }

signals:
    /// All open requests were answered.
    void settled();
    void requestFailed(const QString &message);

protected:
    /// Ask for `count` rows from `first`; answer with deliverRows(generation, …) or failRows(). `count` never exceeds pageSize.
    virtual void requestRows(quint64 generation, int first, int count) = 0;
    /// A cell of a row in memory.
    [[nodiscard]] virtual QVariant cellData(const WindowRow &row, int column, int role) const = 0;

    /// New contents of `total` rows: forgets all pages and resets the model.
    void resetTotal(int total);
    /// Contents changed but order and number did not: refetches the pages in memory, keeping selection and scroll position.
    void refreshPages();
    void deliverRows(quint64 generation, int first, const QList<WindowRow> &rows);
    void failRows(quint64 generation, int first, const QString &message);
    /// The request was stopped half way: it may be made again when somebody looks there.
    void dropRequest(quint64 generation, int first);
    [[nodiscard]] quint64 generation() const { return m_generation; }

private:
    void touch(int page) const;
    void ensurePage(int page) const;
    void openRequest(int page);

    int m_total = 0;
    quint64 m_generation = 0;
    QHash<int, QList<WindowRow>> m_pages;
    QSet<int> m_requested;
    QSet<int> m_failed;
    mutable QList<int> m_used;  // page numbers, most recent last
};

}  // namespace fieldfare
