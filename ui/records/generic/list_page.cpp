// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/list_page.h"

#include "exchange/export_panel.h"
#include "presentation/format.h"
#include "presentation/when_done.h"
#include "records/generic/bulk_edit.h"
#include "records/generic/list_output.h"
#include "records/generic/record_form.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

QString explanationFor(const QString &type)
{
    if (type == QLatin1String("contact")) {
        return ListPage::tr(
            "Everyone you deal with stands here, with every call, mail, deal and ticket in one timeline. Start "
            "with one person or bring a CSV file.");
    }
    if (type == QLatin1String("company")) {
        return ListPage::tr("The firms you work for and with: their people, deals, orders and tickets in one place.");
    }
    if (type == QLatin1String("task")) {
        return ListPage::tr(
            "What is to be done, for whom and by when. Due tasks show on Today and beside their records.");
    }
    if (type == QLatin1String("order")) {
        return ListPage::tr(
            "What customers bought. From orders follow purchase history, last purchase and the usual interval.");
    }
    if (type == QLatin1String("product")) {
        return ListPage::tr("What you sell and for how much. Deals and orders take their lines from here.");
    }
    if (type == QLatin1String("user")) {
        return ListPage::tr(
            "Your colleagues. They own records, and sales are counted for them and their teams; a login is not "
            "needed.");
    }
    return ListPage::tr("Nothing has been entered here yet. Create the first one, or import a CSV file.");
}

}  // namespace

ListPage::ListPage(const PageContext &context, const QString &type)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_trail(context.trail),
      m_typeKey(type),
      m_catalog(m_workspace.catalog()),
      m_type(m_catalog->at(type)),
      m_model(new RecordListModel(m_workspace, this)),
      m_header(new PageHeader(m_type.plural(), this)),
      m_filter(new SearchField(tr("Filter: words, or field:value such as city:Berlin owner:me updated<30d"), this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_table(new DataTable(this)),
      m_card(new Card(QString(), this)),
      m_stack(new QStackedLayout),
      m_bar(new QWidget(this)),
      m_selected(new TextLabel(QString(), TextLabel::Style::Strong, this)),
      m_typing(new QTimer(this)),
      m_layoutTimer(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);

    auto *columns = new Button(QStringLiteral("columns-3"), tr("Columns"), Button::Kind::Secondary, this);
    auto *more = iconButton(QStringLiteral("ellipsis"), tr("More"), Button::Kind::Secondary, this);
    auto *create =
        new Button(QStringLiteral("plus"), tr("New %1").arg(lowerLabel(m_type.label())), Button::Kind::Secondary, this);
    m_header->addControl(columns);
    m_header->addControl(create);
    m_header->addControl(more);
    column->addWidget(m_header);

    column->addWidget(m_filter);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);

    m_card->layout()->setContentsMargins(1, 2, 1, 2);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->setSpacing(0);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(space::m, space::s, space::m, space::s);
    bar->setSpacing(space::s);
    bar->addWidget(m_selected);
    bar->addStretch(1);
    auto *edit = new Button(QStringLiteral("pencil"), tr("Edit field …"), Button::Kind::Secondary, m_bar);
    auto *copy = new Button(QStringLiteral("copy"), tr("Copy"), Button::Kind::Secondary, m_bar);
    auto *remove = new Button(QStringLiteral("trash-2"), tr("Delete"), Button::Kind::Secondary, m_bar);
    bar->addWidget(edit);
    bar->addWidget(copy);
    bar->addWidget(remove);
    m_card->body()->addWidget(m_bar);
    m_bar->hide();

    auto *pages = new QWidget(this);
    pages->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_card);
    m_empty =
        new EmptyState(m_type.icon, tr("No %1 yet").arg(lowerLabel(m_type.plural())), explanationFor(m_typeKey), pages);
    connect(m_empty->addAction(tr("New %1").arg(lowerLabel(m_type.label())), QStringLiteral("plus")), &Button::clicked,
            this, [this] { openNewRecordPanel(m_workspace, shell(), m_typeKey); });
    connect(m_empty->addAction(tr("Import a file"), QStringLiteral("file-up")), &Button::clicked, this, [this] {
        shell().open(Location{page_id::import, m_typeKey, 0, {}});
    });
    m_stack->addWidget(m_empty);
    m_nothing = new EmptyState(QStringLiteral("search"), tr("Nothing matches this filter"),
                               tr("Try fewer words, or another spelling. Fields are named as in the list: city:Berlin, "
                                  "amount>5000, no:email."),
                               pages);
    connect(m_nothing->addAction(tr("Clear the filter"), QStringLiteral("x")), &Button::clicked, this, [this] {
        m_filter->clear();
        applyQuery();
    });
    m_stack->addWidget(m_nothing);
    column->addWidget(pages, 1);

    m_table->setModel(m_model);
    m_table->setAccessibleName(m_type.plural());
    m_typing->setSingleShot(true);
    m_typing->setInterval(180);
    m_layoutTimer->setSingleShot(true);
    m_layoutTimer->setInterval(400);
    connect(m_typing, &QTimer::timeout, this, &ListPage::applyQuery);
    connect(m_layoutTimer, &QTimer::timeout, this, &ListPage::saveLayout);
    connect(m_filter, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_typing->stop();
        applyQuery();
        m_table->setFocus();
    });
    connect(m_model, &RecordListModel::loaded, this, &ListPage::onLoaded);
    connect(m_model, &RecordListModel::failed, this, &ListPage::onFailed);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showState();
        emit statusChanged();
    });
    connect(m_model, &WindowedModel::settled, this, &Page::readyChanged);
    connect(m_model, &WindowedModel::requestFailed, this, [this](const QString &message) {
        shell().showBanner({Tone::Bad, message, {}, {}, true});
    });
    connect(m_table, &DataTable::sortRequested, this, &ListPage::sortBy);
    connect(m_table, &DataTable::openRequested, this, &ListPage::openRow);
    connect(m_table, &DataTable::deleteRequested, this, &ListPage::deleteSelected);
    connect(m_table, &DataTable::selectionSettled, this, &ListPage::onSelection);
    connect(m_table, &DataTable::layoutEdited, m_layoutTimer, qOverload<>(&QTimer::start));
    connect(m_table, &DataTable::copied, this, [this](int rows, int missing) {
        shell().setStatus(missing == 0
                              ? tr("Copied %n row(s)", nullptr, rows)
                              : tr("Copied %n row(s); scroll through the others once to copy them too", nullptr, rows));
    });
    connect(columns, &Button::clicked, this, [this, columns] {
        QMenu *menu = m_table->chooserMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height() + 4)));
    });
    connect(create, &Button::clicked, this, [this] { openNewRecordPanel(m_workspace, shell(), m_typeKey); });
    connect(edit, &Button::clicked, this, &ListPage::editSelected);
    connect(copy, &Button::clicked, m_table, &DataTable::copySelection);
    connect(remove, &Button::clicked, this, &ListPage::deleteSelected);

    QAction *exportAction =
        addPageAction(tr("Export as CSV …"), QKeySequence(QStringLiteral("Ctrl+E")), QStringLiteral("download"));
    QAction *printAction = addPageAction(tr("Print …"), QKeySequence(QKeySequence::Print), QStringLiteral("printer"));
    QAction *importAction =
        addPageAction(tr("Import files …"), QKeySequence(QStringLiteral("Ctrl+I")), QStringLiteral("file-up"));
    connect(exportAction, &QAction::triggered, this, &ListPage::exportCsv);
    connect(printAction, &QAction::triggered, this, &ListPage::print);
    connect(importAction, &QAction::triggered, this, [this] {
        shell().open(Location{page_id::import, m_typeKey, 0, {}});
    });
    connect(more, &Button::clicked, this, [this, more, exportAction, printAction, importAction] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({exportAction, printAction, importAction});
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
}

QString ListPage::title() const { return m_type.plural(); }

QString ListPage::statusText() const
{
    return tr("%1 in this view")
        .arg(QLocale().toString(m_model->rowCount()) + QLatin1Char(' ') +
             lowerLabel(m_model->rowCount() == 1 ? m_type.label() : m_type.plural()));
}

bool ListPage::ready() const
{
    return m_loaded && m_model->isSettled() && (m_model->rowCount() == 0 || m_model->loadedRow(0) != nullptr);
}

QList<KeyHint> ListPage::keyHints() const
{
    return {{tr("Return"), tr("Open the record")},
            {tr("Del"), tr("Delete what is selected")},
            {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy rows for a spreadsheet")},
            {QKeySequence(QKeySequence::SelectAll).toString(QKeySequence::NativeText), tr("Select all")}};
}

void ListPage::setLocation(const Location &location)
{
    const bool first = this->location().page.isEmpty();
    Page::setLocation(location);
    if (first || m_filter->text() != location.query) {
        m_filter->setText(location.query);
        applyQuery();
    }
}

void ListPage::takeFocus() { m_table->setFocus(); }

bool ListPage::focusSearch()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

void ListPage::applyQuery()
{
    ListRequest request = m_model->request();
    request.type = m_typeKey;
    request.query = m_filter->text().trimmed();
    if (!m_layoutRestored) {
        const QSettings settings;
        request.sortField = settings.value(QStringLiteral("lists/%1/sort").arg(m_typeKey)).toString();
        request.descending = settings.value(QStringLiteral("lists/%1/descending").arg(m_typeKey)).toBool();
        if (!request.sortField.isEmpty() && m_type.field(request.sortField) == nullptr) {
            request.sortField.clear();
        }
    }
    m_loaded = false;
    m_model->setRequest(request);
    if (!m_layoutRestored) {
        m_layoutRestored = true;
        restoreLayout();
        m_table->setSortShown(std::max(0, m_model->columnOf(request.sortField)),
                              request.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void ListPage::onLoaded()
{
    m_loaded = true;
    m_problem->hide();
    if (m_keepId > 0) {
        const int row = m_model->rowOf(m_keepId);
        if (row >= 0) {
            m_table->setCurrentIndex(m_model->index(row, 0));
        }
        m_keepId = 0;
    } else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    showState();
    m_model->prefetch(0, 50);
    m_header->setSubtitle(m_model->rowCount() == 0 ? QString() : QLocale().toString(m_model->rowCount()));
    emit statusChanged();
    emit readyChanged();
}

void ListPage::onFailed(const Error &error)
{
    m_loaded = true;
    m_problem->setText(error.message);
    m_problem->show();
    emit readyChanged();
}

void ListPage::showState()
{
    if (m_model->rowCount() > 0 || !m_loaded) {
        m_stack->setCurrentWidget(m_card);
    } else {
        m_stack->setCurrentWidget(m_model->request().query.isEmpty() ? m_empty : m_nothing);
    }
}

void ListPage::onSelection()
{
    // One row is where one stands; a bar is for what concerns several.
    qint64 rows = 0;
    if (m_table->selectionModel() != nullptr) {
        for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
            rows += range.height();
        }
    }
    m_bar->setVisible(rows > 1);
    m_selected->setText(tr("%1 selected").arg(QLocale().toString(rows)));
}

void ListPage::openRow(int row)
{
    if (row < 0 || row >= m_model->ids().size()) {
        return;
    }
    const qint64 id = m_model->ids().at(row);
    m_keepId = 0;
    if (m_trail != nullptr) {
        *m_trail =
            RecordTrail{m_typeKey, m_filter->text().trimmed().isEmpty() ? m_type.plural() : m_filter->text().trimmed(),
                        m_model->ids()};
    }
    shell().open(Location{page_id::record, m_typeKey, id, {}});
}

QVector<qint64> ListPage::selectedIds() const
{
    QVector<qint64> ids;
    for (const int row : m_table->selectedRows()) {
        if (row < m_model->ids().size()) {
            ids.append(m_model->ids().at(row));
        }
    }
    return ids;
}

void ListPage::deleteSelected()
{
    const QVector<qint64> ids = selectedIds();
    if (ids.isEmpty()) {
        return;
    }
    const int row = m_table->currentIndex().row();
    whenDone(record_actions::remove(m_workspace, m_typeKey, ids), this, [this, row](const Result<ChangeSet> &done) {
        if (!done) {
            shell().report(done.error());
            return;
        }
        const qint64 next = m_model->ids().value(std::min<qsizetype>(row + 1, m_model->ids().size() - 1));
        m_keepId = next;
        Workspace *workspace = &m_workspace;
        Shell *window = &shell();
        const qint64 transaction = done->transaction;
        window->offerUndo(done->title, [workspace, window, transaction, this] {
            whenDone(workspace->undo(transaction), this, [window](const Result<Workspace::Undone> &undone) {
                if (!undone) {
                    window->report(undone.error());
                } else {
                    window->toast(undone->changes.title, Tone::Good);
                }
            });
        });
    });
}

void ListPage::editSelected()
{
    const QVector<qint64> ids = selectedIds();
    if (ids.isEmpty()) {
        return;
    }
    shell().openPanel(tr("Edit %1 %2").arg(QLocale().toString(ids.size()), lowerLabel(m_type.plural())),
                      new BulkEditForm(m_workspace, shell(), m_typeKey, ids));
}

void ListPage::sortBy(int column, Qt::SortOrder order)
{
    ListRequest request = m_model->request();
    request.sortField = m_model->columnKeys().value(column);
    request.descending = order == Qt::DescendingOrder;
    QSettings settings;
    settings.setValue(QStringLiteral("lists/%1/sort").arg(m_typeKey), request.sortField);
    settings.setValue(QStringLiteral("lists/%1/descending").arg(m_typeKey), request.descending);
    m_loaded = false;
    m_model->setRequest(request);
}

void ListPage::saveLayout()
{
    QSettings settings;
    settings.setValue(QStringLiteral("lists/%1/columns").arg(m_typeKey), m_table->saveLayout());
}

void ListPage::restoreLayout()
{
    m_table->setColumnKeys(m_model->columnKeys());
    const QSignalBlocker blocker(m_table);
    QList<int> widths;
    int total = 0;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const FieldSpec *field = m_model->columnField(column);
        int width = column == 0 ? 230 : 140;
        if (field != nullptr && column > 0) {
            const bool wide = field->kind == FieldKind::Email || field->kind == FieldKind::Link;
            const bool narrow = field->isNumeric() || field->kind == FieldKind::Date;
            width = wide ? 180 : narrow ? 110 : width;
        }
        widths.append(width);
        total += m_model->isDefaultColumn(column) ? width : 0;
    }
    // A little too wide is made to fit, without a scroll bar; much too wide scrolls.
    const double room = shell().windowWidget()->width() - 208 - 2 * space::xl - 20;
    const double fit = total > room && total * 0.75 < room ? room / total : 1.0;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->setColumnHidden(column, !m_model->isDefaultColumn(column));
        m_table->setColumnWidth(column, static_cast<int>(widths.at(column) * fit));
    }
    const QByteArray layout = QSettings().value(QStringLiteral("lists/%1/columns").arg(m_typeKey)).toByteArray();
    if (!layout.isEmpty()) {
        m_table->restoreLayout(layout);
    }
}

void ListPage::exportCsv()
{
    ExportOffer offer;
    offer.type = m_typeKey;
    for (const int column : m_table->shownColumns()) {
        // The first column is the shown name; the field it comes from stands for it.
        const FieldSpec *field = m_model->columnField(column);
        if (field != nullptr && !offer.shownColumns.contains(field->key)) {
            offer.shownColumns.append(field->key);
        }
    }
    offer.rows = m_model->ids();
    offer.selected = m_table->selectedRows().size() > 1 ? selectedIds() : QVector<qint64>();
    offer.filtered = !m_model->request().query.isEmpty();
    shell().openPanel(tr("Export as CSV"), new ExportPanel(m_workspace, shell(), std::move(offer)));
}

void ListPage::print()
{
    list_output::printList(
        m_workspace, shell(), m_type, m_model->ids(),
        [this] {
            QStringList columns;
            for (const int column : m_table->shownColumns()) {
                columns.append(m_model->columnKeys().value(column));
            }
            return columns;
        }(),
        title());
}

}  // namespace fieldfare
