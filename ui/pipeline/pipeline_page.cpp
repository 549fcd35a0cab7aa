// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline_page.h"

#include "pipeline/board_column.h"
#include "pipeline/board_print.h"
#include "pipeline/board_view.h"
#include "pipeline/loss_panel.h"
#include "presentation/counted.h"
#include "shell/edit_feedback.h"
#include "shell/record_lookup.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/icons/lucide.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fieldfare {

PipelinePage::PipelinePage(const PageContext &context, QWidget *parent)
    : Page(context.shell, parent),
      m_workspace(*context.workspace),
      m_controller(m_workspace),
      m_header(new PageHeader(tr("Pipeline"), this)),
      m_stack(new QStackedWidget(this)),
      m_view(new BoardView(m_controller, recordLookup(m_workspace, this, QStringLiteral("company")), m_stack)),
      m_empty(new EmptyState(QStringLiteral("handshake"), tr("No deals yet"),
                             tr("A deal is a chance to sell. Here each one is a card: drag it from stage to stage, see "
                                "what comes next and what the pipeline is worth."),
                             m_stack))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(space::l);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    Button *first = m_empty->addAction(tr("Add the first deal"), QStringLiteral("plus"));
    connect(first, &Button::clicked, this, [this] {
        m_stack->setCurrentWidget(m_view);
        m_view->openQuickAdd();
    });
    buildHeader();
    buildActions();
    showEdits(m_controller.edits(), shell());
    connect(&m_controller, &BoardController::failed, this, [this](const Error &error) { shell().report(error); });
    connect(&m_controller, &BoardController::loaded, this, &PipelinePage::onLoaded);
    connect(&m_controller, &BoardController::totalsChanged, this, [this] {
        m_header->setSubtitle(m_controller.summary());
        emit statusChanged();
    });
    connect(m_view, &BoardView::moveRequested, this, &PipelinePage::moveDeal);
    connect(m_view, &BoardView::openRequested, this, [this](qint64 deal) {
        shell().open(Location{page_id::record, QStringLiteral("deal"), deal, {}});
    });
    connect(m_view, &BoardView::hint, this, [this](const QString &text) { shell().setStatus(text); });
}

void PipelinePage::buildHeader()
{
    m_search = new SearchField(tr("Filter cards"), m_header);
    m_search->setMinimumWidth(96);
    m_search->setMaximumWidth(160);
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Filter cards by deal or company"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_controller.setText(text); });
    m_header->addControl(m_search);

    m_switch = new SegmentedControl(m_header);
    m_switch->addSegment(tr("Board"), QStringLiteral("square-kanban"));
    m_switch->addSegment(tr("List"), QStringLiteral("list"));
    m_switch->setAccessibleName(tr("Board or list"));
    connect(m_switch, &SegmentedControl::currentChanged, this, [this](int index) {
        if (index == 1) {
            m_switch->setCurrent(0);
            shell().open(Location{page_id::list, QStringLiteral("deal"), 0, {}});
        }
    });
    m_header->addControl(m_switch);

    m_pipelines = new Button(QStringLiteral("layers"), QString(), Button::Kind::Secondary, m_header);
    m_pipelines->describe(tr("Which pipeline"));
    m_pipelines->setMenu(new QMenu(m_pipelines));
    m_pipelines->hide();
    m_header->addControl(m_pipelines);

    m_owner = new Button(QStringLiteral("user"), tr("Everyone"), Button::Kind::Secondary, m_header);
    m_owner->setMenu(new QMenu(m_owner));
    m_owner->setToolTip(tr("Whose deals"));
    m_header->addControl(m_owner);

    m_sort = new Button(QStringLiteral("sliders-horizontal"), tr("Amount"), Button::Kind::Secondary, m_header);
    m_sort->setToolTip(tr("Order of the cards"));
    auto *menu = new QMenu(m_sort);
    auto *group = new QActionGroup(menu);
    const QList<std::pair<BoardSort, QString>> sorts{{BoardSort::Amount, tr("Amount")},
                                                     {BoardSort::NextStep, tr("Next step")},
                                                     {BoardSort::ExpectedClose, tr("Expected close")},
                                                     {BoardSort::Name, tr("Name")}};
    for (const auto &[sort, name] : sorts) {
        QAction *action = menu->addAction(name, this, [this, sort = sort, name = name] {
            m_controller.setSort(sort);
            m_sort->setText(name);
        });
        action->setCheckable(true);
        action->setChecked(sort == BoardSort::Amount);
        group->addAction(action);
    }
    m_sort->setMenu(menu);
    m_header->addControl(m_sort);
}

void PipelinePage::buildActions()
{
    connect(addPageAction(tr("Move the deal to the next stage"), QKeySequence(Qt::CTRL | Qt::Key_Right),
                          QStringLiteral("arrow-right")),
            &QAction::triggered, this, [this] { moveCurrent(m_view->currentColumn() + 1); });
    connect(addPageAction(tr("Move the deal to the stage before"), QKeySequence(Qt::CTRL | Qt::Key_Left),
                          QStringLiteral("arrow-left")),
            &QAction::triggered, this, [this] { moveCurrent(m_view->currentColumn() - 1); });
    const auto moveToKind = [this](const QString &kind) {
        for (int i = 0; i < m_controller.columns().size(); ++i) {
            if (m_controller.columns().at(i)->stage().kind == kind) {
                moveCurrent(i);
                return;
            }
        }
    };
    connect(addPageAction(tr("Mark the deal as won"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
                          QStringLiteral("trophy")),
            &QAction::triggered, this, [moveToKind] { moveToKind(QStringLiteral("won")); });
    connect(addPageAction(tr("Mark the deal as lost"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X),
                          QStringLiteral("circle-x")),
            &QAction::triggered, this, [moveToKind] { moveToKind(QStringLiteral("lost")); });
    connect(addPageAction(tr("Add a deal in this column"), QKeySequence(Qt::Key_Insert), QStringLiteral("plus")),
            &QAction::triggered, this, [this] {
                m_stack->setCurrentWidget(m_view);
                m_view->openQuickAdd();
            });
    connect(addPageAction(tr("Only my deals"), QKeySequence(Qt::CTRL | Qt::Key_M), QStringLiteral("user")),
            &QAction::triggered, this, [this] {
                m_controller.setOwner(m_controller.owner() == 0 ? m_controller.me() : 0);
                fillOwnerMenu();
            });
    connect(addPageAction(tr("Print the board"), QKeySequence(QKeySequence::Print), QStringLiteral("printer")),
            &QAction::triggered, this, &PipelinePage::print);
}

QString PipelinePage::title() const { return tr("Pipeline"); }

QString PipelinePage::statusText() const
{
    return m_controller.isLoaded() ? format::counted(m_controller.openCount(), tr("1 open deal in this view"),
                                                     tr("%1 open deals in this view"))
                                   : QString();
}

QList<KeyHint> PipelinePage::keyHints() const
{
    return {{tr("Arrows"), tr("From card to card")}, {tr("Return"), tr("Open the deal")}};
}

void PipelinePage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_controller.load(m_controller.board().pipeline);
}

void PipelinePage::takeFocus()
{
    m_focusWanted = m_controller.columns().isEmpty();
    if (m_focusWanted) {
        setFocus();  // the cards take it when they arrive
    } else {
        m_view->focusCards();
    }
}

bool PipelinePage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

void PipelinePage::onLoaded()
{
    const bool none = m_controller.board().cards.isEmpty();
    if (none && m_stack->currentWidget() == m_view && !m_view->isAncestorOf(focusWidget())) {
        m_stack->setCurrentWidget(m_empty);
    } else if (!none) {
        m_stack->setCurrentWidget(m_view);
    }
    fillPipelineMenu();
    if (m_menuPeople != m_controller.people()) {
        fillOwnerMenu();
    }
    if (std::exchange(m_focusWanted, false) || hasFocus()) {
        m_view->focusCards();
    }
    emit readyChanged();
    emit statusChanged();
}

void PipelinePage::fillPipelineMenu()
{
    const auto &pipelines = m_controller.board().pipelines;
    const qint64 shown = m_controller.board().pipeline;
    if (m_menuPipelines == pipelines && m_menuPipeline == shown) {
        return;
    }
    m_menuPipelines = pipelines;
    m_menuPipeline = shown;
    m_pipelines->setVisible(pipelines.size() > 1);
    m_pipelines->menu()->clear();
    for (const BoardPipeline &pipeline : pipelines) {
        QAction *action =
            m_pipelines->menu()->addAction(pipeline.name, this, [this, id = pipeline.id] { m_controller.load(id); });
        action->setCheckable(true);
        action->setChecked(pipeline.id == shown);
        if (action->isChecked()) {
            m_pipelines->setText(pipeline.name);
        }
    }
}

void PipelinePage::fillOwnerMenu()
{
    m_menuPeople = m_controller.people();
    QMenu *menu = m_owner->menu();
    menu->clear();
    const auto add = [&](const QString &name, qint64 id) {
        QAction *action = menu->addAction(name, this, [this, id] {
            m_controller.setOwner(id);
            fillOwnerMenu();
        });
        action->setCheckable(true);
        action->setChecked(m_controller.owner() == id);
        if (action->isChecked()) {
            m_owner->setText(name);
        }
    };
    add(tr("Everyone"), 0);
    if (m_controller.me() != 0) {
        add(tr("Only mine"), m_controller.me());
    }
    menu->addSeparator();
    for (const Colleague &person : m_controller.people()) {
        if (person.active && person.id != m_controller.me()) {
            add(person.name, person.id);
        }
    }
}

void PipelinePage::moveCurrent(int column)
{
    if (const qint64 deal = m_view->currentDeal(); deal != 0 && column >= 0 && column < m_controller.columns().size()) {
        moveDeal(deal, column);
    }
}

void PipelinePage::moveDeal(qint64 deal, int column)
{
    if (column < 0 || column >= m_controller.columns().size() || m_controller.columnOf(deal) == column) {
        return;
    }
    const BoardStage &stage = m_controller.columns().at(column)->stage();
    if (!stage.isLost()) {
        m_controller.move(deal, column);
        m_view->selectDeal(deal);
        return;
    }
    const auto card = m_controller.card(deal);
    const FieldSpec *reasons = m_workspace.catalog()->at(QStringLiteral("deal")).field(QStringLiteral("lost_reason"));
    if (!card || reasons == nullptr) {
        return;
    }
    auto *panel = new LossPanel(*reasons);
    const qint64 stageId = stage.id;
    connect(panel, &LossPanel::cancelled, this, [this] { shell().closePanel(); });
    connect(panel, &LossPanel::confirmed, this, [this, panel, deal, stageId] {
        const LossReason reason = panel->reason();
        shell().closePanel();
        // the board may have been read anew while the panel was open
        for (int i = 0; i < m_controller.columns().size(); ++i) {
            if (m_controller.columns().at(i)->stage().id == stageId) {
                m_controller.move(deal, i, reason);
            }
        }
        m_view->focusCards();
    });
    shell().openPanel(tr("Lost: %1").arg(card->name), panel);
    panel->setFocus();
}

void PipelinePage::print()
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto *dialog = new QPrintDialog(printer, shell().windowWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    dialog->open();
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this](QPrinter *chosen) { printBoard(*chosen, m_controller, title()); });
}

}  // namespace fieldfare
