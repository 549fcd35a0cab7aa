// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/change_set.h"
#include "base/result.h"
#include "presentation/field_display.h"
#include "presentation/windowed_model.h"
#include "search/list_cells.h"

#include <stop_token>

class QTimer;

namespace fieldfare {

class Workspace;

/// Any list of records: sorted row numbers (8 bytes each) in memory, rows page by page from the reader threads. The first
/// rows come from a bounded query, the whole order right after. Follows changes of the workspace by itself.
///
/// Column 0 is the record's shown name; the others are the fields of the type, all of them (the view hides what is not
/// wanted), and fields of linked records as far as they were asked for.
class RecordListModel : public WindowedModel {
    Q_OBJECT
public:
    explicit RecordListModel(Workspace &workspace, QObject *parent = nullptr);
    ~RecordListModel() override;

    /// Starts reading; loaded() or failed() follows. The type decides the columns.
    void setRequest(const ListRequest &request);
    [[nodiscard]] const ListRequest &request() const { return m_request; }
    [[nodiscard]] const RecordType *type() const { return m_type; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Stable names of the columns; "" is the shown name.
    [[nodiscard]] QStringList columnKeys() const { return m_columns; }
    [[nodiscard]] const FieldSpec *columnField(int column) const;
    [[nodiscard]] int columnOf(const QString &fieldKey) const { return static_cast<int>(m_columns.indexOf(fieldKey)); }
    /// Shown unless the user chose otherwise.
    [[nodiscard]] bool isDefaultColumn(int column) const;
    /// A field of a linked record ("company:city").
    [[nodiscard]] bool isLinked(int column) const;
    /// Only these columns are read; without a call, all fields. Linked ones become columns, which resets the model when they
    /// are others than before.
    void setShownColumns(const QStringList &keys);
    /// Value and link title of a cell in memory; empty for one that is not.
    [[nodiscard]] ListCell cell(int row, int column) const;
    /// Shows this value until the row is read again: an edit on its way to the disk.
    void showPending(qint64 id, const QString &key, const ListCell &cell);
    void dropPending();

    /// All row numbers in list order; complete once loaded() was sent. Shared, not copied.
    [[nodiscard]] const QVector<qint64> &ids() const { return m_ids; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] int rowOf(qint64 id) const { return static_cast<int>(m_ids.indexOf(id)); }

signals:
    /// The whole order is known.
    void loaded();
    /// The request cannot be answered (a query with a mistake, an unknown field); the list stays as it was.
    void failed(const fieldfare::Error &error);

protected:
    void requestRows(quint64 generation, int first, int count) override;
    [[nodiscard]] QVariant cellData(const WindowRow &row, int column, int role) const override;

private:
    void buildColumns();
    void readOrder(bool firstRowsToo);
    void readFirstRows(quint64 ticket, bool thenAll);
    void readWholeOrder(quint64 ticket);
    void takeOrder(const QVector<qint64> &ids);
    void refuse(const Error &error);
    void onChanged(const ChangeSet &changes);

    Workspace &m_workspace;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType *m_type = nullptr;
    ListRequest m_request;
    QStringList m_columns;
    QStringList m_linked;
    QSet<QString> m_wanted;  ///< empty: all
    QHash<QPair<qint64, QString>, ListCell> m_pending;
    QVector<qint64> m_ids;
    bool m_complete = false;
    quint64 m_ticket = 0;
    std::stop_source m_stop;
    QTimer *m_refresh;
    QList<std::pair<int, int>> m_waiting;  // pages asked for before the order was known
};

}  // namespace fieldfare

Q_DECLARE_METATYPE(fieldfare::ListCell)
