// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/list_page.h"

#include "presentation/record_actions.h"
#include "records/generic/record_form.h"
#include "records/list/cell_editing.h"
#include "records/list/filter_line.h"
#include "records/list/totals_row.h"
#include "records/list/view_bar.h"
#include "records/merge/merge.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/popup_list.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QMenu>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

/// An attachment comes to be by a file dropped on a record, not by a form.
bool isMadeByHand(const QString &type) { return type != QLatin1String("attachment"); }

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
    if (!isMadeByHand(type)) {
        return ListPage::tr("Files dropped on a contact, a company, a deal or another record are listed here.");
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
      m_views(m_workspace, type),
      m_sums(m_workspace),
      m_view(m_views.all()),
      m_header(new PageHeader(m_type.plural(), this)),
      m_viewBar(new ViewBar(this)),
      m_filter(new FilterLine(m_workspace, type, this)),
      m_table(new DataTable(this)),
      m_card(new Card(QString(), this)),
      m_stack(new QStackedLayout),
      m_bar(new QWidget(this)),
      m_selected(new TextLabel(QString(), TextLabel::Style::Strong, this)),
      m_layoutTimer(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    buildHeader(this);
    column->addWidget(m_header);
    column->addWidget(m_viewBar);
    column->addWidget(m_filter);

    m_card->layout()->setContentsMargins(1, 2, 1, 2);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->setSpacing(0);
    m_totals = new TotalsRow(m_sums, *m_table, *m_model, this);
    m_totals->hide();
    m_card->body()->addWidget(m_totals);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(space::m, space::s, space::m, space::s);
    bar->setSpacing(space::s);
    bar->addWidget(m_selected);
    bar->addStretch(1);
    auto *edit = new Button(QStringLiteral("pencil"), tr("Edit field …"), Button::Kind::Secondary, m_bar);
    auto *copy = new Button(QStringLiteral("copy"), tr("Copy"), Button::Kind::Secondary, m_bar);
    auto *exported = new Button(QStringLiteral("download"), tr("Export …"), Button::Kind::Secondary, m_bar);
    auto *remove = new Button(QStringLiteral("trash-2"), tr("Delete"), Button::Kind::Secondary, m_bar);
    for (Button *button : {edit, copy, exported, remove}) {
        bar->addWidget(button);
    }
    m_card->body()->addWidget(m_bar);
    m_bar->hide();

    auto *pages = new QWidget(this);
    pages->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_card);
    m_empty =
        new EmptyState(m_type.icon, tr("No %1 yet").arg(lowerLabel(m_type.plural())), explanationFor(m_typeKey), pages);
    if (isMadeByHand(m_typeKey)) {
        connect(m_empty->addAction(tr("New %1").arg(lowerLabel(m_type.label())), QStringLiteral("plus")),
                &Button::clicked, this, [this] { openNewRecordPanel(m_workspace, shell(), m_typeKey); });
        connect(m_empty->addAction(tr("Import a file"), QStringLiteral("file-up")), &Button::clicked, this, [this] {
            shell().open(Location{page_id::import, m_typeKey, 0, {}});
        });
    }
    m_stack->addWidget(m_empty);
    m_nothing = new EmptyState(QStringLiteral("search"), tr("Nothing matches this filter"),
                               tr("Try fewer words, or another spelling. Fields are named as in the list: city:Berlin, "
                                  "amount>5000, no:email."),
                               pages);
    connect(m_nothing->addAction(tr("Clear the filter"), QStringLiteral("x")), &Button::clicked, this, [this] {
        m_filter->setText({});
        applyQuery({});
    });
    m_stack->addWidget(m_nothing);
    column->addWidget(pages, 1);

    m_table->setModel(m_model);
    m_table->setAccessibleName(m_type.plural());
    m_table->setCellsEditable(true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_editing = new CellEditing(m_workspace, shell(), *m_table, *m_model);
    m_layoutTimer->setSingleShot(true);
    m_layoutTimer->setInterval(400);
    connect(m_layoutTimer, &QTimer::timeout, this, &ListPage::remember);
    connect(m_filter, &FilterLine::applied, this, &ListPage::applyQuery);
    connect(m_filter, &FilterLine::left, m_table, qOverload<>(&QWidget::setFocus));
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
    connect(m_table, &DataTable::layoutEdited, this, [this] {
        m_layoutTimer->start();
        m_totals->update();
    });
    connect(m_table, &DataTable::typedAway, m_filter, &FilterLine::startTyping);
    connect(m_table, &DataTable::wholeCopyWanted, this, &ListPage::copyRows);
    connect(m_table, &DataTable::copied, this, [this](int rows, int missing) {
        Q_UNUSED(missing)
        shell().setStatus(tr("Copied %n row(s)", nullptr, rows));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showContextMenu);
    m_table->setChooser([this] { openColumns(); });
    m_merge = new Button(QStringLiteral("arrow-left-right"), tr("Merge …"), Button::Kind::Secondary, m_bar);
    m_merge->setToolTip(tr("Makes one record of these two"));
    bar->insertWidget(2, m_merge);
    connect(m_merge, &Button::clicked, this, &ListPage::mergeSelected);
    connect(edit, &Button::clicked, this, &ListPage::editSelected);
    connect(copy, &Button::clicked, m_table, &DataTable::copySelection);
    connect(exported, &Button::clicked, this, &ListPage::exportRows);
    connect(remove, &Button::clicked, this, &ListPage::deleteSelected);
    connectViews();
}

ListPage::~ListPage() { m_copying.request_stop(); }

void ListPage::buildHeader(QWidget *parent)
{
    if (m_typeKey == QLatin1String("deal")) {
        // The other way to look at deals; the board has the same switch.
        auto *way = new SegmentedControl(parent);
        way->addSegment(tr("Board"), QStringLiteral("square-kanban"));
        way->addSegment(tr("List"), QStringLiteral("list"));
        way->setCurrent(1);
        way->setAccessibleName(tr("Board or list"));
        connect(way, &SegmentedControl::currentChanged, this, [this, way](int index) {
            if (index == 0) {
                way->setCurrent(1);
                shell().open(Location{page_id::pipeline, {}, 0, {}});
            }
        });
        m_header->addControl(way);
    }
    auto *columns = new Button(QStringLiteral("columns-3"), tr("Columns"), Button::Kind::Secondary, parent);
    auto *more = iconButton(QStringLiteral("ellipsis"), tr("More"), Button::Kind::Secondary, parent);
    auto *create = new Button(QStringLiteral("plus"), tr("New %1").arg(lowerLabel(m_type.label())),
                              Button::Kind::Secondary, parent);
    m_header->addControl(columns);
    m_header->addControl(create);
    create->setVisible(isMadeByHand(m_typeKey));
    m_header->addControl(more);
    connect(columns, &Button::clicked, this, &ListPage::openColumns);
    connect(create, &Button::clicked, this, [this] { openNewRecordPanel(m_workspace, shell(), m_typeKey); });
    buildActions(more);
}

void ListPage::buildActions(Button *more)
{
    const auto action = [this](const QString &text, const char *keys, const char *icon, auto slot) {
        QAction *made = addPageAction(text, QKeySequence(QString::fromLatin1(keys)), QString::fromLatin1(icon));
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    QAction *exportAction = action(tr("Export …"), "Ctrl+E", "download", [this] { exportRows(); });
    QAction *printAction = addPageAction(tr("Print …"), QKeySequence(QKeySequence::Print), QStringLiteral("printer"));
    connect(printAction, &QAction::triggered, this, &ListPage::print);
    QAction *importAction = action(tr("Import files …"), "Ctrl+I", "file-up", [this] {
        shell().open(Location{page_id::import, m_typeKey, 0, {}});
    });
    action(tr("Views …"), "Ctrl+Shift+V", "bookmark", [this] { m_viewBar->popupMenu(); });
    action(tr("Save as a new view …"), "Ctrl+Shift+S", "save", [this] { openSaveAs(); });
    action(tr("Reset view"), "Ctrl+Shift+R", "rotate-ccw", [this] { resetView(); });
    action(tr("Columns …"), "Ctrl+Shift+L", "columns-3", [this] { openColumns(); });
    action(tr("How to filter"), "", "circle-question-mark", [this] { m_filter->showHelp(); });
    action(tr("Merge the two selected …"), "Ctrl+Shift+M", "arrow-left-right", [this] { mergeSelected(); });
    action(tr("Edit a field of the selected …"), "Ctrl+Shift+E", "pencil", [this] { editSelected(); });
    action(tr("Delete the selected"), "", "trash-2", [this] { deleteSelected(); });
    action(tr("Copy the selected rows"), "", "copy", [this] { m_table->copySelection(); });
    action(tr("Copy the cell"), "Ctrl+Shift+X", "copy", [this] { m_table->copyCell(); });
    connect(more, &Button::clicked, this, [this, more, exportAction, printAction, importAction] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({exportAction, printAction, importAction});
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
}

QString ListPage::title() const { return m_type.plural(); }

QString ListPage::statusText() const { return tr("%1 in this view").arg(recordCount(m_type, m_model->rowCount())); }

bool ListPage::ready() const
{
    return m_loaded && m_model->isSettled() && (m_model->rowCount() == 0 || m_model->loadedRow(0) != nullptr);
}

QList<KeyHint> ListPage::keyHints() const
{
    return {{tr("Return"), tr("Open the record")},
            {tr("F2, typing"), tr("Edit the cell; Tab goes on, Esc leaves it")},
            {tr("Del"), tr("Delete what is selected")},
            {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy rows for a spreadsheet")},
            {QKeySequence(QKeySequence::SelectAll).toString(QKeySequence::NativeText), tr("Select all")}};
}

void ListPage::takeFocus() { m_table->setFocus(); }

bool ListPage::focusSearch()
{
    m_filter->startTyping();
    return true;
}

void ListPage::onLoaded()
{
    m_loaded = true;
    m_filter->showProblem({});
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
    askSums();
    emit statusChanged();
    emit readyChanged();
}

void ListPage::onFailed(const Error &error)
{
    m_loaded = true;
    // A mistake in the query is marked by the line itself, with its place; anything else is told here.
    // While offers are open the query is not finished.
    const bool typing = error.code == ErrorCode::InvalidInput && m_filter->offers()->isVisible();
    if (m_filter->problem().isEmpty() && !typing) {
        m_filter->showProblem(error.message);
    }
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
    const qint64 rows = m_table->selectedCount();
    m_bar->setVisible(rows > 1);
    m_merge->setVisible(rows == 2 && canMerge(m_type));
    m_selected->setText(tr("%1 selected").arg(QLocale().toString(rows)));
}

void ListPage::mergeSelected()
{
    const QVector<qint64> ids = m_table->selectedCount() == 2 ? selectedIds() : QVector<qint64>();
    if (ids.size() == 2 && canMerge(m_type)) {
        shell().open(
            Location{page_id::duplicates, m_typeKey, 0, QStringLiteral("%1 %2").arg(ids.at(0)).arg(ids.at(1))});
    }
}

void ListPage::openRow(int row)
{
    if (row < 0 || row >= m_model->ids().size()) {
        return;
    }
    const qint64 id = m_model->ids().at(row);
    m_keepId = 0;
    if (m_trail != nullptr) {
        const QString query = m_filter->text();
        const QString name = m_view.key == allViewKey ? m_type.plural() : m_view.name;
        *m_trail = RecordTrail{m_typeKey, query.isEmpty() || query == m_view.query ? name : query, m_model->ids()};
    }
    shell().open(Location{page_id::record, m_typeKey, id, {}});
}

}  // namespace fieldfare
