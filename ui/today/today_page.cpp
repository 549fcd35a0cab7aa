// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_page.h"

#include "presentation/counted.h"
#include "presentation/format.h"
#include "presentation/tickets/ticket_queue_model.h"
#include "records/generic/record_form.h"
#include "shell/edit_feedback.h"
#include "today/work_row.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

std::pair<Card *, QVBoxLayout *> section(const QString &title, QBoxLayout *into)
{
    auto *card = new Card(title);
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(1);
    card->layout()->setContentsMargins(space::s, space::m, space::s, space::s);
    card->body()->addLayout(rows);
    into->addWidget(card);
    return {card, rows};
}

}  // namespace

TodayPage::TodayPage(const PageContext &context, QWidget *parent)
    : Page(context.shell, parent),
      m_workspace(*context.workspace),
      m_controller(*context.workspace),
      m_header(new PageHeader(tr("Today"), this)),
      m_whose(new SegmentedControl(m_header)),
      m_stack(new QStackedWidget(this)),
      m_done(new EmptyState(QStringLiteral("check-check"), tr("All done for today"),
                            tr("No task is due, every deal has a next step and nobody waits for an answer. Time to "
                               "call somebody you have not heard from."),
                            m_stack)),
      m_begin(new EmptyState(QStringLiteral("users"), tr("Bring your customers in"),
                             tr("Drop a table of contacts, companies or deals on this window, or choose the file. What "
                                "came in can be taken back with one click. Later this page shows what is to be done "
                                "today."),
                             m_stack))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 0);
    column->setSpacing(space::m);
    m_whose->addSegment(tr("Mine"), QStringLiteral("user"));
    m_whose->addSegment(tr("Everyone"), QStringLiteral("users"));
    m_whose->setAccessibleName(tr("Whose work"));
    connect(m_whose, &SegmentedControl::currentChanged, this,
            [this](int index) { m_controller.setEveryone(index == 1); });
    m_header->addControl(m_whose);
    column->addWidget(m_header);

    auto *scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, space::l);
    row->setSpacing(space::l);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    left->setSpacing(space::l);
    right->setSpacing(space::l);
    std::tie(m_tasks, m_taskRows) = section(tr("Due"), left);
    std::tie(m_coming, m_comingRows) = section(tr("The next seven days"), left);
    left->addStretch(1);
    std::tie(m_tickets, m_ticketRows) = section(tr("Tickets waiting for an answer"), right);
    std::tie(m_deals, m_dealRows) = section(tr("Deals without a next step"), right);
    std::tie(m_quiet, m_quietRows) = section(tr("Quiet for longer than usual"), right);
    right->addStretch(1);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_done);
    m_stack->addWidget(m_begin);
    connect(m_begin->addAction(tr("Import a file"), QStringLiteral("file-up")), &Button::clicked, this, [this] {
        shell().open(Location{page_id::import, {}, 0, {}});
    });
    connect(m_begin->addAction(tr("Add a contact"), QStringLiteral("user-plus")), &Button::clicked, this,
            [this] { openNewRecordPanel(m_workspace, shell(), QStringLiteral("contact")); });
    column->addWidget(m_stack, 1);
    Button *plan = m_done->addAction(tr("Open the pipeline"), QStringLiteral("square-kanban"));
    connect(plan, &Button::clicked, this, [this] { shell().open(Location{page_id::pipeline, {}, 0, {}}); });

    connect(&m_controller, &TodayController::loaded, this, &TodayPage::showWork);
    connect(&m_controller, &TodayController::quietLoaded, this, &TodayPage::showQuiet);
    connect(&m_controller, &TodayController::failed, this, [this](const Error &error) { shell().report(error); });
    showEdits(m_controller.edits(), shell());
    connect(addPageAction(tr("Show everyone’s work"), QKeySequence(Qt::CTRL | Qt::Key_M), QStringLiteral("users")),
            &QAction::triggered, this, [this] { m_whose->setCurrent(1 - m_whose->current()); });
    m_quiet->hide();
}

QString TodayPage::title() const { return tr("Today"); }

QString TodayPage::statusText() const
{
    return m_controller.isLoaded()
               ? format::counted(m_controller.work().tasks.size(), tr("1 task due"), tr("%1 tasks due"))
               : QString();
}

QList<KeyHint> TodayPage::keyHints() const
{
    return {{tr("Up, Down"), tr("From row to row")},
            {tr("Space"), tr("Tick a task off")},
            {QStringLiteral("P"), tr("Postpone the task")},
            {tr("Return"), tr("Open it")}};
}

void TodayPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_controller.load();
}

void TodayPage::takeFocus()
{
    // the first thing to do; what has not arrived takes the focus when it does
    for (QVBoxLayout *rows : {m_taskRows, m_comingRows, m_ticketRows, m_dealRows, m_quietRows}) {
        if (auto *first = rows->count() > 0 ? qobject_cast<WorkRow *>(rows->itemAt(0)->widget()) : nullptr) {
            m_focusWanted = false;
            first->setFocus();
            return;
        }
    }
    m_focusWanted = true;
    setFocus();
}

bool TodayPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && qobject_cast<WorkRow *>(watched) != nullptr) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            QList<WorkRow *> rows;
            for (WorkRow *row : findChildren<WorkRow *>()) {
                if (row->isVisible()) {
                    rows.append(row);
                }
            }
            // by place on the screen: the columns one after the other
            std::sort(rows.begin(), rows.end(), [this](const WorkRow *a, const WorkRow *b) {
                const QPoint p = a->mapTo(this, QPoint());
                const QPoint q = b->mapTo(this, QPoint());
                return p.x() != q.x() ? p.x() < q.x() : p.y() < q.y();
            });
            const qsizetype at = rows.indexOf(static_cast<WorkRow *>(watched)) + (key == Qt::Key_Down ? 1 : -1);
            if (at >= 0 && at < rows.size()) {
                rows.at(at)->setFocus(Qt::TabFocusReason);
            }
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void TodayPage::fill(Card *card, QVBoxLayout *rows, const QList<WorkRow *> &made)
{
    QString focused;
    while (QLayoutItem *item = rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            focused = widget->hasFocus() ? QStringLiteral("x") : focused;
            widget->hide();
            widget->setParent(nullptr);  // found no more by findChildren
            widget->deleteLater();
        }
        delete item;
    }
    for (WorkRow *row : made) {
        row->installEventFilter(this);
        rows->addWidget(row);
    }
    card->setVisible(!made.isEmpty());
    if (!focused.isEmpty() && !made.isEmpty()) {
        made.first()->setFocus();
    }
}

WorkRow *TodayPage::taskRow(const TaskRow &task)
{
    const Here here = m_controller.here();
    QStringList detail;
    if (task.aboutName != task.subject) {
        detail.append(task.aboutName);
    }
    if (task.customer != task.aboutName) {
        detail.append(task.customer);
    }
    detail.removeAll(QString());
    auto *row = new WorkRow(task.subject, detail.join(QStringLiteral(" · ")));
    connect(row->addCheck(), &QCheckBox::clicked, this, [this, task] { m_controller.setDone(task); });
    const int late = overdueDays(task.due, here);
    const QString due = shortDue(task.due, here);
    row->addChip(
        isOverdue(task.due, here)
            ? ChipText{late > 0 ? tr("%1 d overdue").arg(late) : due, Tone::Bad, QStringLiteral("circle-alert")}
            : ChipText{due, task.due.toTimeZone(here.zone).date() == here.today() ? Tone::Accent : Tone::Neutral,
                       QStringLiteral("calendar")});
    if (m_controller.everyone()) {
        row->addAvatar(task.ownerName);
    }
    Button *postpone = row->addButton(QStringLiteral("calendar-clock"), tr("Postpone"));
    connect(postpone, &Button::clicked, this,
            [this, task, postpone] { postponeMenu(task, postpone->mapToGlobal(QPoint(0, postpone->height()))); });
    auto *key = new QAction(tr("Postpone the task"), row);
    key->setShortcut(QKeySequence(Qt::Key_P));
    key->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    row->addAction(key);
    connect(key, &QAction::triggered, postpone, &Button::click);
    connect(row, &WorkRow::opened, this, [this, task] {
        openRecord(task.about != 0 ? task.aboutType : QStringLiteral("task"), task.about != 0 ? task.about : task.id);
    });
    return row;
}

void TodayPage::showWork()
{
    const TodayWork &work = m_controller.work();
    const Here here = m_controller.here();
    QStringList summary{here.locale.toString(here.today(), QLocale::LongFormat)};
    if (!work.tasks.isEmpty()) {
        summary.append(format::counted(work.tasks.size(), tr("1 task due"), tr("%1 tasks due")));
    }
    if (work.ticketsOpen > 0) {
        summary.append(format::counted(work.ticketsOpen, tr("1 ticket open"), tr("%1 tickets open")));
    }
    m_header->setSubtitle(summary.join(QStringLiteral(" · ")));

    QList<WorkRow *> rows;
    for (const TaskRow &task : work.tasks) {
        rows.append(taskRow(task));
    }
    fill(m_tasks, m_taskRows, rows);
    if (rows.isEmpty()) {
        auto *nothing = new TextLabel(tr("Nothing is due today."), TextLabel::Style::Muted, m_tasks);
        nothing->setContentsMargins(space::s, 0, space::s, space::s);
        m_taskRows->addWidget(nothing);
        m_tasks->show();
    }
    rows.clear();
    for (const TaskRow &task : work.coming) {
        rows.append(taskRow(task));
    }
    fill(m_coming, m_comingRows, rows);

    rows.clear();
    for (const BoardCard &deal : work.deals.cards) {
        QStringList detail{deal.customer, work.deals.stageNames.value(deal.stage)};
        detail.removeAll(QString());
        auto *row = new WorkRow(deal.name, detail.join(QStringLiteral(" · ")));
        if (deal.amount) {
            row->addFigure(format::money(*deal.amount));
        }
        connect(
            row->addButton(QStringLiteral("calendar"), tr("Plan the next step")), &Button::clicked, this,
            [this, deal] { planPanel(QStringLiteral("deal"), deal.id, deal.name, tr("Call %1").arg(deal.customer)); });
        connect(row, &WorkRow::opened, this, [this, id = deal.id] { openRecord(QStringLiteral("deal"), id); });
        rows.append(row);
    }
    fill(m_deals, m_dealRows, rows);
    m_deals->setTitle(
        work.deals.total > work.deals.cards.size()
            ? tr("Deals without a next step (%1 of %2)").arg(work.deals.cards.size()).arg(work.deals.total)
            : tr("Deals without a next step"));

    rows.clear();
    for (const TicketRow &ticket : work.tickets) {
        QStringList detail{ticket.number, ticket.companyName.isEmpty() ? ticket.contactName : ticket.companyName};
        detail.removeAll(QString());
        auto *row = new WorkRow(ticket.subject, detail.join(QStringLiteral(" · ")));
        row->addChip(ticketAge(ticket, here));
        if (ticket.owner == 0) {
            connect(row->addButton(QStringLiteral("user-check"), tr("Take it")), &Button::clicked, this,
                    [this, ticket] { m_controller.takeTicket(ticket); });
        }
        connect(row, &WorkRow::opened, this, [this, id = ticket.id] {
            shell().open(Location{page_id::tickets, {}, id, {}});
        });
        rows.append(row);
    }
    fill(m_tickets, m_ticketRows, rows);

    showWhatFits();
    if (m_focusWanted && isVisible()) {
        takeFocus();
    }
    emit statusChanged();
    emit readyChanged();
}

void TodayPage::showQuiet()
{
    QList<WorkRow *> rows;
    for (const QuietCustomer &customer : m_controller.quiet()) {
        auto *row = new WorkRow(customer.name, tr("usually every %1 days").arg(customer.usualDays));
        row->addChip({tr("Quiet for %1 days").arg(customer.daysQuiet), Tone::Attention, QStringLiteral("clock")});
        connect(row->addButton(QStringLiteral("calendar"), tr("Plan a call")), &Button::clicked, this,
                [this, customer] {
                    planPanel(customer.type, customer.id, customer.name, tr("Call %1").arg(customer.name));
                });
        connect(row, &WorkRow::opened, this, [this, customer] { openRecord(customer.type, customer.id); });
        rows.append(row);
    }
    fill(m_quiet, m_quietRows, rows);
    showWhatFits();
}

void TodayPage::showWhatFits()
{
    if (!m_controller.isLoaded()) {
        return;
    }
    const TodayWork &work = m_controller.work();
    const bool nothing = work.allDone() && work.coming.isEmpty() && m_controller.quiet().isEmpty();
    m_stack->setCurrentIndex(!nothing ? 0 : work.noCustomers ? 2 : 1);
}

void TodayPage::openRecord(const QString &type, qint64 id)
{
    if (type == QLatin1String("ticket")) {
        shell().open(Location{page_id::tickets, {}, id, {}});
    } else {
        shell().open(Location{page_id::record, type, id, {}});
    }
}

void TodayPage::postponeMenu(const TaskRow &task, const QPoint &at)
{
    const QDate today = m_controller.here().today();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QDate &day) {
        menu->addAction(text, this, [this, task, day] { m_controller.postpone(task, day); });
    };
    add(tr("Tomorrow"), today.addDays(1));
    add(tr("In two days"), today.addDays(2));
    add(tr("Next Monday"), today.addDays(8 - today.dayOfWeek()));
    add(tr("In two weeks"), today.addDays(14));
    add(tr("In a month"), today.addMonths(1));
    menu->popup(at);
}

void TodayPage::planPanel(const QString &type, qint64 about, const QString &name, const QString &suggestion)
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    auto *grid = new FieldGrid(form);
    auto *subject = new QLineEdit(suggestion, grid);
    auto *day = new DateField(grid);
    day->setToday(m_controller.here().today());
    day->setDate(m_controller.here().today().addDays(1));
    grid->addRow(tr("What"), subject);
    grid->addRow(tr("When"), day);
    column->addWidget(grid);
    auto *make = new Button(tr("Plan it"), Button::Kind::Primary, form);
    column->addWidget(make, 0, Qt::AlignLeft);
    column->addStretch(1);
    const auto submit = [this, type, about, subject, day] {
        if (subject->text().trimmed().isEmpty() || !day->date().isValid()) {
            return;
        }
        m_controller.plan(type, about, subject->text(), day->date());
        shell().closePanel();
    };
    connect(make, &Button::clicked, this, submit);
    connect(subject, &QLineEdit::returnPressed, this, submit);
    shell().openPanel(tr("Next step: %1").arg(name), form);
    subject->setFocus();
    subject->selectAll();
}

}  // namespace fieldfare
