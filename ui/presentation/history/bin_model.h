// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "presentation/windowed_model.h"
#include "records/bin/bin.h"

#include <stop_token>

class QTimer;

namespace fieldfare {

class Workspace;

/// The recycle bin as a table, newest deletion first; rows are read when they are seen. Follows changes by itself.
class BinModel : public WindowedModel {
    Q_OBJECT
public:
    enum Column { Name, Type, When, Who, What, ColumnCount };

    explicit BinModel(Workspace &workspace, QObject *parent = nullptr);
    ~BinModel() override;

    void setFilter(const BinFilter &filter);
    [[nodiscard]] const BinFilter &filter() const { return m_filter; }
    void reload();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    /// The entries of the change log behind these rows, known for all rows.
    [[nodiscard]] QVector<qint64> changesOf(const QList<int> &rows) const;
    /// The name and the transaction of a row in memory; empty, 0 while it is not.
    [[nodiscard]] QString nameOf(int row) const;
    [[nodiscard]] qint64 transactionOf(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(ColumnCount);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void loaded();
    void failed(const fieldfare::Error &error);

protected:
    void requestRows(quint64 generation, int first, int count) override;
    [[nodiscard]] QVariant cellData(const WindowRow &row, int column, int role) const override;

private:
    Workspace &m_workspace;
    BinFilter m_filter;
    QVector<BinKey> m_keys;
    std::stop_source m_stop;
    QTimer *m_later;
    quint64 m_ticket = 0;
    bool m_loaded = false;
    bool m_reading = false;
};

}  // namespace fieldfare
