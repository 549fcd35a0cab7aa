// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/history.h"
#include "records/rewind/moment.h"

#include <QAbstractTableModel>

namespace fieldfare {

class Workspace;

/// Everything that was done, newest first; reads on as one scrolls. Follows new transactions by itself.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Who, What, Records, State, ColumnCount };

    explicit HistoryModel(Workspace &workspace, QObject *parent = nullptr);

    void reload();
    /// As reload(), and far enough back that this transaction is among the rows; 0: no wish.
    void reloadTo(qint64 transaction);
    /// -1 when it is not among the rows.
    [[nodiscard]] int rowOf(qint64 transaction) const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const HistoryEntry *entry(int row) const
    {
        return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
    }
    /// Not taken back already. An undo can be undone: that does the thing again.
    [[nodiscard]] static bool canUndo(const HistoryEntry &entry)
    {
        return entry.transaction > 0 && entry.undoneBy == 0;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_entries.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(ColumnCount);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void loaded();
    void failed(const fieldfare::Error &error);

private:
    Workspace &m_workspace;
    QVector<HistoryEntry> m_entries;
    qint64 m_wanted = 0;
    quint64 m_ticket = 0;
    bool m_loaded = false;
    bool m_reading = false;
    bool m_atEnd = false;
};

/// One field of a record before and after, for people.
struct ShownChange {
    QString field;
    QString before;
    QString after;
};
/// What one transaction did to one record.
struct ShownRecordEntry {
    HistoryEntry transaction;
    QString what;  ///< "Created", "Changed", "Deleted", "Restored"
    QVector<ShownChange> changes;
};
/// The record's history with labels and values as people read them. On a reader thread.
[[nodiscard]] Result<QVector<ShownRecordEntry>> shownRecordHistory(ReadContext &context, const QString &type,
                                                                   qint64 id);

/// One record as it was, beside what it is now.
struct ShownAsOf {
    struct Field {
        QString key;
        QString label;
        QString then;
        QString now;
        bool canPutBack = false;
    };
    Moment moment;
    bool existed = false;
    QVector<Field> differences;
    int same = 0;        ///< filled fields that did not change
    QJsonObject values;  ///< for putBackFields()
};
/// What held at `until`. On a reader thread. Errors of momentAt(), NotFound.
[[nodiscard]] Result<ShownAsOf> shownRecordAsOf(ReadContext &context, const QString &type, qint64 id,
                                                const QDateTime &until);

}  // namespace fieldfare
