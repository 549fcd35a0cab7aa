// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/lists/list_sums.h"
#include "presentation/lists/view_controller.h"
#include "presentation/record_list_model.h"
#include "shell/page.h"
#include "shell/page_registry.h"

#include <QPointer>

class QStackedLayout;
class QTimer;

namespace fieldfare {

class Button;
class Card;
class CellEditing;
class ColumnChooser;
class DataTable;
class EmptyState;
class FilterLine;
class TextLabel;
class TotalsRow;
class ViewBar;

/// The list of any record type: views, filter in the query language, sort, choose columns, edit cells, select many, change
/// or delete them, totals, export, print, copy. Location::view says which view, Location::query the filter.
class ListPage : public Page {
    Q_OBJECT
public:
    /// `type` is the record type; `pageId` the id it is registered under.
    ListPage(const PageContext &context, const QString &type);
    ~ListPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    bool focusSearch() override;

    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] RecordListModel *model() const { return m_model; }
    [[nodiscard]] FilterLine *filterLine() const { return m_filter; }
    [[nodiscard]] ViewBar *viewBar() const { return m_viewBar; }
    [[nodiscard]] CellEditing *editing() const { return m_editing; }
    [[nodiscard]] TotalsRow *totals() const { return m_totals; }
    /// The view shown, as it is kept.
    [[nodiscard]] const ListView &view() const { return m_view; }
    /// The list as it is shown now, as a view: its query, order and columns.
    [[nodiscard]] ListView asShown() const;

    void openColumns();
    void openSaveAs();
    void saveView();
    void resetView();
    void editSelected();
    void mergeSelected();
    void deleteSelected();
    void copyRows();

private:
    // list_page.cpp
    void buildHeader(QWidget *parent);
    void buildActions(Button *more);
    void onLoaded();
    void onFailed(const Error &error);
    void onSelection();
    void openRow(int row);
    void showState();
    // list_page_views.cpp
    void connectViews();
    void chooseView(const QString &key);
    void showView(const ListView &view, const QString &query);
    void onViewsChanged();
    void applyQuery(const QString &query);
    void sortBy(int column, Qt::SortOrder order);
    void applyColumns(const QVector<ViewColumn> &columns);
    [[nodiscard]] QVector<ViewColumn> usualColumns() const;
    [[nodiscard]] QVector<ViewColumn> shownColumns() const;
    void columnsChosen(const QStringList &keys);
    void remember();
    void refreshModified();
    void askSums();
    void changeView(const std::function<void(ListView &)> &change);
    // list_page_work.cpp
    [[nodiscard]] QVector<qint64> selectedIds() const;
    [[nodiscard]] QStringList shownKeys() const;
    void exportRows();
    void print();
    void showContextMenu(const QPoint &at);

    Workspace &m_workspace;
    RecordTrail *m_trail;
    QString m_typeKey;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType &m_type;
    RecordListModel *m_model;
    ViewController m_views;
    ListSumsReader m_sums;
    ListView m_view;
    QString m_wantedView;  ///< of the location, until the saved views are read
    class PageHeader *m_header;
    ViewBar *m_viewBar;
    FilterLine *m_filter;
    DataTable *m_table;
    TotalsRow *m_totals;
    CellEditing *m_editing;
    Card *m_card;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    EmptyState *m_nothing;
    QWidget *m_bar;
    TextLabel *m_selected;
    Button *m_merge = nullptr;
    QTimer *m_layoutTimer;
    QPointer<ColumnChooser> m_chooser;
    QPointer<QWidget> m_viewForm;
    std::stop_source m_copying;
    bool m_loaded = false;
    qint64 m_keepId = 0;
};

}  // namespace fieldfare
