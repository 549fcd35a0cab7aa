// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/tickets_page.h"

#include "presentation/counted.h"
#include "shell/edit_feedback.h"
#include "shell/record_lookup.h"
#include "tickets/ticket_delegate.h"
#include "tickets/ticket_view.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace fieldfare {

TicketsPage::TicketsPage(const PageContext &context, QWidget *parent)
    : Page(context.shell, parent),
      m_workspace(*context.workspace),
      m_controller(m_workspace),
      m_header(new PageHeader(tr("Tickets"), this)),
      m_list(new QListView(this)),
      m_empty(new EmptyState(QStringLiteral("life-buoy"), QString(), QString(), this)),
      m_view(new TicketView(m_controller, m_workspace, shell(), this)),
      m_none(new EmptyState(QStringLiteral("inbox"), tr("Choose a ticket"),
                            tr("Its history and the next steps stand here."), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(space::m);
    auto *add = new Button(QStringLiteral("plus"), tr("New ticket"), Button::Kind::Secondary, m_header);
    connect(add, &Button::clicked, this, &TicketsPage::openNewTicket);
    m_header->addControl(add);
    column->addWidget(m_header);
    auto *queues = new QHBoxLayout;
    queues->setSpacing(6);
    buildQueues(queues);
    column->addLayout(queues);

    auto *card = new Card({}, this);
    card->layout()->setContentsMargins(1, 1, 1, 1);
    m_list->setModel(&m_controller.model());
    m_list->setItemDelegate(new TicketDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalScrollBar()->setSingleStep(24);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->setAccessibleName(tr("Tickets in this queue"));
    card->body()->addWidget(m_list);
    card->body()->addWidget(m_empty);
    m_empty->hide();

    auto *right = new QStackedWidget(this);
    right->addWidget(m_none);
    right->addWidget(m_view);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(card);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({480, 700});
    splitter->setHandleWidth(space::l);
    splitter->setChildrenCollapsible(false);
    card->setMinimumWidth(280);
    column->addWidget(splitter, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid()) {
            m_lastRow = index.row();
            m_controller.open(index.data(TicketQueueModel::TicketRole).toLongLong());
        }
    });
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        shell().open(Location{
            page_id::record, QStringLiteral("ticket"), index.data(TicketQueueModel::TicketRole).toLongLong(), {}});
    });
    connect(&m_controller, &TicketController::loaded, this, &TicketsPage::onLoaded);
    connect(&m_controller, &TicketController::opened, this, [this, right] {
        const qint64 id = m_controller.current().ticket.id;
        right->setCurrentWidget(id != 0 ? static_cast<QWidget *>(m_view) : m_none);
        const int row = m_controller.model().rowOf(id);
        if (row >= 0 && m_list->currentIndex().row() != row) {
            m_list->setCurrentIndex(m_controller.model().index(row));
        }
    });
    connect(&m_controller, &TicketController::failed, this, [this](const Error &error) { shell().report(error); });
    showEdits(m_controller.edits(), shell());
    buildActions();
}

void TicketsPage::buildQueues(QHBoxLayout *row)
{
    auto *group = new QButtonGroup(this);
    const QList<std::pair<TicketQueue, QString>> names{
        {TicketQueue::Open, tr("All open")},    {TicketQueue::New, tr("New")},
        {TicketQueue::InWork, tr("In work")},   {TicketQueue::Waiting, tr("Waiting for customer")},
        {TicketQueue::Mine, tr("Mine")},        {TicketQueue::Unassigned, tr("Nobody’s")},
        {TicketQueue::Resolved, tr("Resolved")}};
    for (const auto &[queue, name] : names) {
        auto *chip = new FilterChip(name, this);
        chip->setChecked(queue == TicketQueue::Open);
        group->addButton(chip);
        m_queues.append({queue, chip});
        connect(chip, &QAbstractButton::clicked, this, [this, queue = queue] {
            m_lastRow = 0;
            m_controller.setQueue(queue);
        });
        row->addWidget(chip);
    }
    row->addStretch(1);
}

void TicketsPage::buildActions()
{
    const auto on = [this](const QString &text, const QKeySequence &keys, const QString &icon, auto run) {
        connect(addPageAction(text, keys, icon), &QAction::triggered, this, run);
    };
    on(tr("Next ticket"), QKeySequence(Qt::Key_J), QStringLiteral("arrow-down"), [this] { stepTo(1); });
    on(tr("Previous ticket"), QKeySequence(Qt::Key_K), QStringLiteral("arrow-up"), [this] { stepTo(-1); });
    on(tr("Take the ticket"), QKeySequence(Qt::Key_T), QStringLiteral("user-check"), [this] { m_controller.take(); });
    on(tr("Assign the ticket"), QKeySequence(Qt::Key_A), QStringLiteral("user"), [this] { m_view->openAssignMenu(); });
    on(tr("Answer the ticket"), QKeySequence(Qt::Key_R), QStringLiteral("reply"), [this] { m_view->writeAnswer(); });
    on(tr("Priority of the ticket"), QKeySequence(Qt::Key_P), QStringLiteral("flag"),
       [this] { m_view->openPriorityMenu(); });
    on(tr("Ticket waits for the customer"), QKeySequence(Qt::Key_W), QStringLiteral("clock"),
       [this] { m_controller.waitForCustomer(); });
    on(tr("Resolve the ticket"), QKeySequence(Qt::Key_E), QStringLiteral("check"), [this] { m_controller.resolve(); });
    on(tr("Resolve with a rating"), QKeySequence(Qt::SHIFT | Qt::Key_E), QStringLiteral("star"),
       [this] { m_view->askSatisfaction(); });
    on(tr("Reopen the ticket"), QKeySequence(Qt::Key_O), QStringLiteral("rotate-ccw"),
       [this] { m_controller.reopen(); });
    on(tr("New ticket"), QKeySequence(Qt::Key_Insert), QStringLiteral("plus"), [this] { openNewTicket(); });
}

QString TicketsPage::title() const { return tr("Tickets"); }

QString TicketsPage::statusText() const
{
    return m_controller.isLoaded() ? format::counted(m_controller.counts().value(int(m_controller.queue())),
                                                     tr("1 ticket in this queue"), tr("%1 tickets in this queue"))
                                   : QString();
}

void TicketsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    if (location.record != 0) {
        m_controller.open(location.record);
    }
    m_controller.load();
}

void TicketsPage::takeFocus() { m_list->setFocus(); }

void TicketsPage::onLoaded()
{
    for (const auto &[queue, chip] : std::as_const(m_queues)) {
        chip->setCount(m_controller.counts().value(int(queue)));
        chip->setChecked(queue == m_controller.queue());
    }
    const qint64 open = m_controller.counts().value(int(TicketQueue::Open));
    m_header->setSubtitle(tr("%1 open · %2 without owner")
                              .arg(QLocale().toString(open),
                                   QLocale().toString(m_controller.counts().value(int(TicketQueue::Unassigned)))));
    shell().setBadge(page_id::tickets, open);
    const bool any = m_controller.model().rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (!any) {
        const bool never = open == 0 && m_controller.counts().value(int(TicketQueue::Resolved)) == 0;
        m_empty->setTexts(never ? tr("No tickets yet") : tr("Nothing here"),
                          never ? tr("A ticket is a customer’s request until it is solved. Here you see who has waited "
                                     "longest, answer, and close it.")
                                : tr("This queue is empty. Well done."));
    }
    // the ticket shown stays shown; else the next one takes its place
    const int row = m_controller.model().rowOf(m_controller.current().ticket.id);
    if (row >= 0) {
        m_list->setCurrentIndex(m_controller.model().index(row));
    } else if (any && (m_controller.current().ticket.id == 0 || location().record == 0) &&
               m_controller.edits().open() == 0) {
        m_list->setCurrentIndex(m_controller.model().index(std::min(m_lastRow, m_controller.model().rowCount() - 1)));
    }
    emit statusChanged();
    emit readyChanged();
}

void TicketsPage::stepTo(int delta)
{
    const int rows = m_controller.model().rowCount();
    if (rows > 0) {
        m_list->setCurrentIndex(
            m_controller.model().index(std::clamp(m_list->currentIndex().row() + delta, 0, rows - 1)));
        m_list->setFocus();
    }
}

void TicketsPage::openNewTicket()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    auto *grid = new FieldGrid(form);
    auto *subject = new QLineEdit(grid);
    auto *contact = new LinkField(grid);
    contact->setLookup(recordLookup(m_workspace, contact, QStringLiteral("contact")));
    auto *company = new LinkField(grid);
    company->setLookup(recordLookup(m_workspace, company, QStringLiteral("company")));
    const auto choices = [this, grid](const QString &field, const QString &chosen) {
        auto *box = new QComboBox(grid);
        const FieldSpec *spec = m_workspace.catalog()->at(QStringLiteral("ticket")).field(field);
        for (const Choice &choice : spec->choices) {
            box->addItem(spec->choiceLabel(choice.key), choice.key);
        }
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
        return box;
    };
    auto *type = choices(QStringLiteral("type"), QStringLiteral("question"));
    auto *priority = choices(QStringLiteral("priority"), QStringLiteral("normal"));
    auto *text = new QPlainTextEdit(grid);
    text->setTabChangesFocus(true);
    text->setFixedHeight(120);
    grid->addRow(tr("Subject"), subject);
    grid->addRow(tr("Contact"), contact);
    grid->addRow(tr("Company"), company);
    grid->addRow(tr("Type"), type);
    grid->addRow(tr("Priority"), priority);
    grid->addRow(tr("Description"), text);
    column->addWidget(grid);
    auto *make = new Button(tr("Make the ticket"), Button::Kind::Primary, form);
    make->setEnabled(false);
    column->addWidget(make, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(subject, &QLineEdit::textChanged, make,
            [make](const QString &words) { make->setEnabled(!words.trimmed().isEmpty()); });
    const auto submit = [this, subject, contact, company, type, priority, text] {
        if (subject->text().trimmed().isEmpty()) {
            return;
        }
        m_controller.create(subject->text(), contact->id(), company->id(), priority->currentData().toString(),
                            type->currentData().toString(), text->toPlainText());
        shell().closePanel();
    };
    connect(make, &Button::clicked, this, submit);
    connect(subject, &QLineEdit::returnPressed, this, submit);
    shell().openPanel(tr("New ticket"), form);
    subject->setFocus();
}

}  // namespace fieldfare
