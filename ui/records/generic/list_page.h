// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_list_model.h"
#include "shell/page.h"
#include "shell/page_registry.h"

#include <QPointer>

class QStackedLayout;
class QTimer;

namespace fieldfare {

class Button;
class Card;
class DataTable;
class EmptyState;
class SearchField;
class TextLabel;

/// The list of any record type: filter in the query language, sort, choose columns, select many, edit, delete, export,
/// print, copy. Location::query is the filter.
class ListPage : public Page {
    Q_OBJECT
public:
    /// `type` is the record type; `pageId` the id it is registered under.
    ListPage(const PageContext &context, const QString &type);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    bool focusSearch() override;

    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] RecordListModel *model() const { return m_model; }

private:
    void applyQuery();
    void onLoaded();
    void onFailed(const Error &error);
    void onSelection();
    void openRow(int row);
    [[nodiscard]] QVector<qint64> selectedIds() const;
    void deleteSelected();
    void editSelected();
    void exportCsv();
    void print();
    void saveLayout();
    void restoreLayout();
    void sortBy(int column, Qt::SortOrder order);
    void showState();

    Workspace &m_workspace;
    RecordTrail *m_trail;
    QString m_typeKey;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType &m_type;
    RecordListModel *m_model;
    class PageHeader *m_header;
    SearchField *m_filter;
    TextLabel *m_problem;
    DataTable *m_table;
    Card *m_card;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    EmptyState *m_nothing;
    QWidget *m_bar;
    TextLabel *m_selected;
    QTimer *m_typing;
    QTimer *m_layoutTimer;
    bool m_loaded = false;
    bool m_layoutRestored = false;
    qint64 m_keepId = 0;
};

}  // namespace fieldfare
