// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/when_done.h"
#include "presentation/field_display.h"
#include "presentation/lists/list_memory.h"
#include "records/generic/list_page.h"
#include "records/list/column_chooser.h"
#include "records/list/filter_line.h"
#include "records/list/totals_row.h"
#include "records/list/usual_columns.h"
#include "records/list/view_bar.h"
#include "records/list/view_form.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

// Views, order and columns of a list page.

namespace fieldfare {

namespace {

QStringList keysOf(const QVector<ViewColumn> &columns)
{
    QStringList keys;
    for (const ViewColumn &column : columns) {
        keys.append(column.key);
    }
    return keys;
}

}  // namespace

void ListPage::connectViews()
{
    connect(m_viewBar, &ViewBar::chosen, this, &ListPage::chooseView);
    connect(m_viewBar, &ViewBar::saveRequested, this, &ListPage::saveView);
    connect(m_viewBar, &ViewBar::saveAsRequested, this, &ListPage::openSaveAs);
    connect(m_viewBar, &ViewBar::resetRequested, this, &ListPage::resetView);
    connect(m_viewBar, &ViewBar::renameRequested, this, [this] {
        m_viewForm = new ViewForm(m_views, shell(), m_view);
        shell().openPanel(tr("Rename view"), m_viewForm);
        m_viewForm->setFocus();
    });
    connect(m_viewBar, &ViewBar::pinToggled, this,
            [this](bool on) { changeView([on](ListView &view) { view.pinned = on; }); });
    connect(m_viewBar, &ViewBar::shareToggled, this,
            [this](bool on) { changeView([on](ListView &view) { view.shared = on; }); });
    connect(m_viewBar, &ViewBar::deleteRequested, this, [this] {
        list_memory::forget(m_workspace, m_typeKey, m_view.key);
        m_views.remove(m_view);
    });
    connect(&m_views, &ViewController::changed, this, &ListPage::onViewsChanged);
    connect(&m_views, &ViewController::kept, this, [this](const ListView &view) {
        // What was different is part of the view now.
        list_memory::forget(m_workspace, m_typeKey, view.key);
        m_view = view;
        shell().replaceLocation(Location{location().page, location().type, 0, view.query, view.key});
    });
    connect(&m_views.edits(), &Edits::done, this, [this](const QString &title, qint64 transaction) {
        if (transaction > 0) {
            shell().offerUndo(title, [this, transaction] { m_views.edits().undo(transaction); });
        }
    });
    connect(&m_views.edits(), &Edits::failed, this, [this](const Error &error) {
        if (m_viewForm == nullptr) {
            shell().report(error);  // else the form says it beside the name
        }
    });
    m_viewBar->setViews(m_views.views(), m_view.key);
}

void ListPage::setLocation(const Location &location)
{
    const bool first = this->location().page.isEmpty();
    Page::setLocation(location);
    const QString key = location.view.isEmpty() ? allViewKey : location.view;
    const ListView *view = m_views.find(key);
    m_wantedView = view == nullptr && !m_views.isLoaded() ? key : QString();
    if (view == nullptr) {
        view = &m_views.all();  // gone, or not read yet
    }
    const QString query = location.query.isEmpty() ? view->query : location.query;
    if (first || view->key != m_view.key || m_filter->text() != query) {
        showView(*view, query);
    }
}

void ListPage::chooseView(const QString &key)
{
    const ListView *view = m_views.find(key);
    if (view != nullptr) {
        shell().open(Location{location().page, location().type, 0, view->query, view->key});
        // A shell that does not go there (a test, a panel) still shows the view.
        if (m_view.key != view->key) {
            showView(*view, view->query);
        }
        m_viewBar->setViews(m_views.views(), m_view.key);
    }
}

void ListPage::showView(const ListView &view, const QString &query)
{
    const ListView shown = view;  // `view` may lie in what a change replaces
    m_view = shown;
    const RememberedLayout memory = list_memory::recall(m_workspace, m_typeKey, shown.key);
    ListRequest request{m_typeKey, query, shown.sortField, shown.descending};
    if (memory.sorted) {
        request.sortField = memory.sortField;
        request.descending = memory.descending;
    }
    if (!request.sortField.isEmpty() && m_type.field(request.sortField) == nullptr) {
        request.sortField.clear();
    }
    m_layoutTimer->stop();
    m_filter->setText(query);
    m_loaded = false;
    m_model->setRequest(request);
    applyColumns(!memory.columns.isEmpty()  ? memory.columns
                 : !shown.columns.isEmpty() ? shown.columns
                                            : usualColumns());
    m_table->setSortShown(std::max(0, m_model->columnOf(request.sortField)),
                          request.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_viewBar->setViews(m_views.views(), m_view.key);
    refreshModified();
}

void ListPage::onViewsChanged()
{
    const QString wanted = std::exchange(m_wantedView, QString());
    if (const ListView *view = wanted.isEmpty() ? nullptr : m_views.find(wanted)) {
        showView(*view, location().query.isEmpty() ? view->query : location().query);
        return;
    }
    if (const ListView *view = m_views.find(m_view.key)) {
        m_view = *view;
    } else {
        showView(m_views.all(), {});  // it was deleted
        shell().replaceLocation(Location{location().page, location().type, 0, {}});
        return;
    }
    m_viewBar->setViews(m_views.views(), m_view.key);
    refreshModified();
}

void ListPage::applyQuery(const QString &query)
{
    ListRequest request = m_model->request();
    if (request.query == query && m_loaded) {
        return;
    }
    request.query = query;
    m_loaded = false;
    m_model->setRequest(request);
    shell().replaceLocation(Location{location().page, location().type, 0, query, m_view.key});
    refreshModified();
}

void ListPage::sortBy(int column, Qt::SortOrder order)
{
    if (m_model->isLinked(column)) {
        shell().setStatus(tr("A list cannot be sorted by a field of a linked record."));
        const ListRequest &now = m_model->request();
        m_table->setSortShown(std::max(0, m_model->columnOf(now.sortField)),
                              now.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    ListRequest request = m_model->request();
    request.sortField = m_model->columnKeys().value(column);
    request.descending = order == Qt::DescendingOrder;
    m_loaded = false;
    m_model->setRequest(request);
    remember();
}

QVector<ViewColumn> ListPage::usualColumns() const
{
    const int room = shell().windowWidget()->width() - 208 - 2 * space::xl - 20;
    const ShowContext show = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
    return fieldfare::usualColumns(*m_model, show, m_table->font(), room);
}

void ListPage::applyColumns(const QVector<ViewColumn> &columns)
{
    m_model->setShownColumns(keysOf(columns));
    const QStringList known = m_model->columnKeys();
    m_table->setColumnKeys(known);
    QJsonArray layout;
    QStringList placed;
    for (const ViewColumn &column : columns) {
        if (known.contains(column.key) && !placed.contains(column.key)) {
            placed.append(column.key);
            layout.append(QJsonObject{{QStringLiteral("key"), column.key},
                                      {QStringLiteral("width"), column.width > 0 ? column.width : 140}});
        }
    }
    if (placed.isEmpty()) {
        layout.append(QJsonObject{{QStringLiteral("key"), QString()}, {QStringLiteral("width"), 230}});
        placed.append(QString());
    }
    for (const QString &key : known) {
        if (!placed.contains(key)) {
            layout.append(QJsonObject{{QStringLiteral("key"), key}, {QStringLiteral("width"), 0}});
        }
    }
    m_table->restoreLayout(QJsonDocument(layout).toJson(QJsonDocument::Compact));
    askSums();
    if (m_chooser != nullptr) {
        m_chooser->setColumns(shownKeys());
    }
}

QVector<ViewColumn> ListPage::shownColumns() const
{
    QVector<ViewColumn> columns;
    for (const int column : m_table->shownColumns()) {
        columns.append({m_model->columnKeys().value(column), m_table->columnWidth(column)});
    }
    return columns;
}

void ListPage::columnsChosen(const QStringList &keys)
{
    QHash<QString, int> widths;
    for (const ViewColumn &column : usualColumns() + shownColumns()) {
        widths.insert(column.key, column.width);
    }
    QVector<ViewColumn> columns;
    for (const QString &key : keys) {
        columns.append({key, widths.value(key, 140)});
    }
    const QPointer<ColumnChooser> chooser = std::exchange(m_chooser, nullptr);  // it knows already
    applyColumns(columns);
    m_chooser = chooser;
    remember();
}

void ListPage::remember()
{
    const ListRequest &request = m_model->request();
    list_memory::keep(m_workspace, m_typeKey, m_view.key,
                      RememberedLayout{shownColumns(), true, request.sortField, request.descending});
    askSums();
    refreshModified();
}

void ListPage::refreshModified()
{
    const ListRequest &request = m_model->request();
    const QVector<ViewColumn> usual = m_view.columns.isEmpty() ? usualColumns() : m_view.columns;
    m_viewBar->setModified(request.query != m_view.query || request.sortField != m_view.sortField ||
                           request.descending != m_view.descending || shownKeys() != keysOf(usual));
}

ListView ListPage::asShown() const
{
    ListView view = m_view;
    const ListRequest &request = m_model->request();
    view.query = request.query;
    view.sortField = request.sortField;
    view.descending = request.descending;
    view.columns = shownColumns();
    return view;
}

void ListPage::openColumns()
{
    m_chooser = new ColumnChooser(*m_catalog, m_type, shownKeys());
    connect(m_chooser, &ColumnChooser::columnsChanged, this, &ListPage::columnsChosen);
    connect(m_chooser, &ColumnChooser::resetRequested, this, [this] {
        applyColumns(m_view.columns.isEmpty() ? usualColumns() : m_view.columns);
        remember();
    });
    shell().openPanel(tr("Columns"), m_chooser);
    m_chooser->setFocus();
}

void ListPage::openSaveAs()
{
    ListView view = asShown();
    view.id = 0;
    view.key.clear();
    view.name.clear();
    view.shared = false;
    view.pinned = true;
    m_viewForm = new ViewForm(m_views, shell(), view);
    shell().openPanel(tr("Save as a view"), m_viewForm);
    m_viewForm->setFocus();
}

void ListPage::saveView()
{
    if (m_view.isBuiltIn() || !m_view.mine) {
        openSaveAs();
        return;
    }
    m_views.save(asShown(), tr("Changed the view “%1”").arg(m_view.name));
}

void ListPage::resetView()
{
    list_memory::forget(m_workspace, m_typeKey, m_view.key);
    showView(m_view, m_view.query);
    shell().replaceLocation(Location{location().page, location().type, 0, m_view.query, m_view.key});
}

void ListPage::changeView(const std::function<void(ListView &)> &change)
{
    if (m_view.isBuiltIn() || !m_view.mine) {
        return;
    }
    ListView view = m_view;
    change(view);
    m_views.save(view, tr("Changed the view “%1”").arg(view.name));
}

void ListPage::askSums()
{
    QStringList fields;
    for (const int column : m_table->shownColumns()) {
        const FieldSpec *field = m_model->columnField(column);
        if (column > 0 && field != nullptr && field->isNumeric() && field->additive && !m_model->isLinked(column)) {
            fields.append(field->key);
        }
    }
    m_totals->setVisible(!fields.isEmpty());
    if (fields.isEmpty() || !m_loaded) {
        m_sums.stop();
    } else {
        m_sums.ask(m_model->request(), fields);
    }
}

}  // namespace fieldfare
