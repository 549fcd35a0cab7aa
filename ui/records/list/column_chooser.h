// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListWidget;

namespace fieldfare {

/// Which columns a list shows and in which order: every field of the type, user-defined ones, and those of linked records.
/// Works at once; for the panel at the right. Space switches a column on and off, Alt+Up and Alt+Down move it.
class ColumnChooser : public QWidget {
    Q_OBJECT
public:
    /// `shown` are keys of columns in order, "" the shown name.
    ColumnChooser(const TypeCatalog &catalog, const RecordType &type, const QStringList &shown,
                  QWidget *parent = nullptr);

    /// The columns switched on, in order; never none.
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] QListWidget *list() const { return m_list; }
    /// Shows another choice, e.g. after a reset; announces nothing.
    void setColumns(const QStringList &shown);

signals:
    void columnsChanged(const QStringList &columns);
    void resetRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void announce();
    void filter(const QString &text);
    void move(int by);

    const TypeCatalog &m_catalog;
    const RecordType &m_type;
    QLineEdit *m_search;
    QListWidget *m_list;
    bool m_filling = false;
};

}  // namespace fieldfare
