// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticket_view.h"

#include "base/clock.h"
#include "presentation/format.h"
#include "rights/share_panel.h"
#include "shell/location.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>

namespace fieldfare {

namespace {

/// The round picture before a step.
class StepMark : public QWidget {
public:
    StepMark(const QString &icon, Tone tone, QWidget *parent) : QWidget(parent), m_icon(icon), m_tone(tone)
    {
        setFixedSize(28, 28);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        drawPanel(painter, rect(), 14, m_tone == Tone::Neutral ? t.hover : t.soft(m_tone));
        paintLucide(painter, QRectF(7, 7, 14, 14), m_icon, m_tone == Tone::Neutral ? t.muted : t.fill(m_tone));
    }

private:
    QString m_icon;
    Tone m_tone;
};

}  // namespace

TicketView::TicketView(TicketController &controller, Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_controller(controller),
      m_workspace(workspace),
      m_shell(shell),
      m_head(new QWidget(this)),
      m_subject(new TextLabel({}, TextLabel::Style::Heading, m_head)),
      m_about(new TextLabel({}, TextLabel::Style::Muted, m_head)),
      m_customer(new Button({}, Button::Kind::Link, m_head)),
      m_facts(new FlowLayout(nullptr, 6)),
      m_take(new Button(QStringLiteral("user-check"), tr("Take it"), Button::Kind::Secondary, this)),
      m_assign(new Button(QStringLiteral("user"), tr("Assign"), Button::Kind::Secondary, this)),
      m_priority(new Button(QStringLiteral("flag"), tr("Priority"), Button::Kind::Secondary, this)),
      m_resolve(new Button(QStringLiteral("check"), tr("Resolve"), Button::Kind::Primary, this)),
      m_reopen(new Button(QStringLiteral("rotate-ccw"), tr("Reopen"), Button::Kind::Secondary, this)),
      m_scroll(new QScrollArea(this)),
      m_scrolled(new QVBoxLayout),
      m_steps(new QVBoxLayout),
      m_composer(new QWidget(this)),
      m_kind(new SegmentedControl(m_composer)),
      m_text(new QPlainTextEdit(m_composer)),
      m_send(new Button(tr("Log answer"), Button::Kind::Secondary, m_composer)),
      m_sendWait(new Button(tr("Log and wait for the customer"), Button::Kind::Ghost, m_composer)),
      m_mail(new Button(QStringLiteral("mail"), tr("Write the mail"), Button::Kind::Ghost, m_composer))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(space::s);
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(space::s);
    m_subject->setWordWrap(true);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(m_subject);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::xs);
    line->addWidget(m_customer);
    line->addWidget(m_about, 1);
    head->addLayout(line);
    head->addLayout(m_facts);
    auto *buttons = new FlowLayout(nullptr, space::s);
    for (Button *button : {m_resolve, m_reopen, m_take, m_assign, m_priority}) {
        buttons->addWidget(button);
    }
    buttons->addWidget(shareButton(
        m_workspace, m_shell, QStringLiteral("ticket"), [this] { return m_controller.current().ticket.id; }, m_head));
    head->addSpacing(space::xs);
    head->addLayout(buttons);
    head->addSpacing(space::xs);
    head->addWidget(hairline(m_head));
    column->addWidget(m_head);

    auto *history = new QWidget;
    history->setLayout(m_scrolled);
    m_scrolled->setContentsMargins(0, 0, 0, 0);
    m_scrolled->setSpacing(0);
    m_scrolled->addLayout(m_steps, 1);
    m_steps->setContentsMargins(0, space::s, space::s, space::s);
    m_steps->setSpacing(space::m);
    m_scroll->setWidget(history);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    history->setAutoFillBackground(false);
    m_scroll->setAccessibleName(tr("History of the ticket"));
    column->addWidget(m_scroll, 1);

    auto *composer = new QVBoxLayout(m_composer);
    composer->setContentsMargins(0, 0, 0, 0);
    composer->setSpacing(space::s);
    composer->addWidget(hairline(m_composer));
    m_kind->addSegment(tr("Mail"), QStringLiteral("mail"));
    m_kind->addSegment(tr("Call"), QStringLiteral("phone"));
    m_kind->addSegment(tr("Note"), QStringLiteral("sticky-note"));
    m_kind->setAccessibleName(tr("How you answer"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_kind);
    top->addStretch(1);
    top->addWidget(m_mail);
    composer->addLayout(top);
    m_text->setPlaceholderText(tr("What you answered …"));
    m_text->setAccessibleName(tr("Answer"));
    m_text->setFixedHeight(76);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    composer->addWidget(m_text);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_send);
    bottom->addWidget(m_sendWait);
    bottom->addStretch(1);
    bottom->addWidget(new TextLabel(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText),
                                    TextLabel::Style::Small, m_composer));
    composer->addLayout(bottom);
    column->addWidget(m_composer);

    connect(m_take, &Button::clicked, this, [this] { m_controller.take(); });
    m_resolve->setMenu(new QMenu(m_resolve));
    auto *menu = m_resolve->menu();
    menu->addAction(tr("Resolve"), this, [this] { m_controller.resolve(); });
    menu->addSeparator();
    for (int stars = 5; stars >= 1; --stars) {
        menu->addAction(tr("Resolve, customer rates %1 of 5").arg(stars), this,
                        [this, stars] { m_controller.resolve(stars); });
    }
    connect(m_reopen, &Button::clicked, this, [this] { m_controller.reopen(); });
    m_assign->setMenu(new QMenu(m_assign));
    m_priority->setMenu(new QMenu(m_priority));
    for (const Choice &choice :
         m_workspace.catalog()->at(QStringLiteral("ticket")).field(QStringLiteral("priority"))->choices) {
        const QString label = m_workspace.catalog()
                                  ->at(QStringLiteral("ticket"))
                                  .field(QStringLiteral("priority"))
                                  ->choiceLabel(choice.key);
        m_priority->menu()->addAction(label, this, [this, key = choice.key] { m_controller.setPriority(key); });
    }
    connect(m_customer, &Button::clicked, this, [this] {
        const TicketRow &t = m_controller.current().ticket;
        m_shell.open(t.contact != 0 ? Location{page_id::record, QStringLiteral("contact"), t.contact, {}}
                                    : Location{page_id::record, QStringLiteral("company"), t.company, {}});
    });
    connect(m_send, &Button::clicked, this, [this] { send(false); });
    connect(m_sendWait, &Button::clicked, this, [this] { send(true); });
    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int kind) {
        m_text->setPlaceholderText(kind == 0   ? tr("What you answered …")
                                   : kind == 1 ? tr("What was said …")
                                               : tr("For your colleagues only …"));
        m_send->setText(kind == 2 ? tr("Save note") : tr("Log answer"));
        m_sendWait->setVisible(kind != 2);
        m_mail->setVisible(kind == 0 && !m_controller.current().email.isEmpty());
    });
    connect(m_mail, &Button::clicked, this, [this] {
        QUrl url;
        url.setScheme(QStringLiteral("mailto"));
        url.setPath(m_controller.current().email);
        url.setQuery(QStringLiteral("subject=%1")
                         .arg(QString::fromUtf8(
                             QUrl::toPercentEncoding(tr("Re: %1").arg(m_controller.current().ticket.subject)))));
        QDesktopServices::openUrl(url);
    });
    connect(&m_controller, &TicketController::opened, this, &TicketView::show_);
    connect(&m_controller, &TicketController::loaded, this, [this] {
        QMenu *assign = m_assign->menu();
        assign->clear();
        assign->addAction(tr("Nobody"), this, [this] { m_controller.assignTo(0); });
        assign->addSeparator();
        for (const Colleague &person : m_controller.people()) {
            if (person.active) {
                assign->addAction(person.name, this, [this, id = person.id] { m_controller.assignTo(id); });
            }
        }
    });
}

void TicketView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius, t.surface, t.border);
}

void TicketView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int shortBelow = 470;
    const bool isShort = height() < shortBelow;
    const bool scrolls = m_scrolled->indexOf(m_head) >= 0;
    if (isShort == scrolls) {
        return;
    }
    auto *column = static_cast<QVBoxLayout *>(layout());
    (isShort ? column : m_scrolled)->removeWidget(m_head);
    (isShort ? m_scrolled : column)->insertWidget(0, m_head);
}

void TicketView::writeAnswer()
{
    m_kind->setCurrent(0);
    m_text->setFocus();
}

void TicketView::askSatisfaction()
{
    if (m_resolve->isVisible()) {
        m_resolve->menu()->popup(m_resolve->mapToGlobal(QPoint(0, m_resolve->height())));
    }
}

void TicketView::openAssignMenu() { m_assign->menu()->popup(m_assign->mapToGlobal(QPoint(0, m_assign->height()))); }

void TicketView::openPriorityMenu()
{
    m_priority->menu()->popup(m_priority->mapToGlobal(QPoint(0, m_priority->height())));
}

bool TicketView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier)) {
            send(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TicketView::send(bool thenWait)
{
    if (m_text->toPlainText().trimmed().isEmpty()) {
        m_text->setFocus();
        return;
    }
    TicketAnswer answer;
    answer.kind = m_kind->current() == 0   ? QStringLiteral("email")
                  : m_kind->current() == 1 ? QStringLiteral("call")
                                           : QStringLiteral("note");
    answer.text = m_text->toPlainText();
    answer.thenWait = thenWait;
    m_controller.answer(answer);
    m_text->clear();
}

void TicketView::show_()
{
    const TicketDetails &details = m_controller.current();
    const TicketRow &t = details.ticket;
    setVisible(t.id != 0);
    if (t.id == 0) {
        return;
    }
    if (m_shown != t.id) {
        m_text->clear();
    }
    const bool other = m_shown != t.id;
    m_shown = t.id;
    m_subject->setText(t.subject);
    const QString who = t.contactName.isEmpty() ? t.companyName : t.contactName;
    m_customer->setText(who);
    m_customer->setVisible(!who.isEmpty());
    QStringList about;
    if (!t.contactName.isEmpty() && !t.companyName.isEmpty()) {
        about.append(t.companyName);
    }
    const Here here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
    about << t.number << tr("opened %1").arg(format::moment(t.openedAt, here.now, here.zone));
    m_about->setText(about.join(QStringLiteral(" · ")));

    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const RecordType &type = m_workspace.catalog()->at(QStringLiteral("ticket"));
    const auto chip = [&](const QString &text, Tone tone, const QString &icon = {}) {
        m_facts->addWidget(new Chip(text, tone, icon, this));
    };
    const FieldSpec *state = type.field(QStringLiteral("state"));
    const Choice *choice = state->choice(t.state);
    chip(state->choiceLabel(t.state), choice != nullptr ? toneFromText(choice->tone) : Tone::Neutral);
    const ChipText age = ticketAge(t, here);
    chip(t.isDone() ? tr("Solved in %1").arg(age.text) : tr("Open for %1").arg(age.text), age.tone, age.icon);
    const FieldSpec *priorities = type.field(QStringLiteral("priority"));
    const ChipText priority = ticketPriority(t, *priorities);
    chip(priority.text.isEmpty() ? tr("%1 priority").arg(priorities->choiceLabel(t.priority)) : priority.text,
         priority.tone, priority.icon);
    if (!t.type.isEmpty()) {
        chip(type.field(QStringLiteral("type"))->choiceLabel(t.type), Tone::Neutral);
    }
    if (t.firstResponseAt.isValid()) {
        chip(tr("First answer after %1").arg(format::duration(t.openedAt.secsTo(t.firstResponseAt))), Tone::Neutral,
             QStringLiteral("reply"));
    } else if (!t.isDone()) {
        chip(tr("No answer yet"), Tone::Attention, QStringLiteral("reply"));
    }
    if (t.satisfaction) {
        chip(tr("Rated %1 of 5").arg(*t.satisfaction),
             *t.satisfaction >= 4   ? Tone::Good
             : *t.satisfaction <= 2 ? Tone::Bad
                                    : Tone::Neutral,
             QStringLiteral("star"));
    }
    m_resolve->setVisible(!t.isDone());
    m_reopen->setVisible(t.isDone());
    m_take->setVisible(!t.isDone() && t.owner != m_controller.me());
    m_assign->setText(t.ownerName.isEmpty() ? tr("Assign") : t.ownerName);
    m_composer->setVisible(!t.isDone());
    m_mail->setVisible(m_kind->current() == 0 && !details.email.isEmpty());
    showSteps();
    if (other) {
        QTimer::singleShot(
            0, this, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); });
    }
    updateGeometry();
}

void TicketView::showSteps()
{
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const TicketDetails &details = m_controller.current();
    if (!details.description.isEmpty()) {
        auto *text = new TextLabel(details.description);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_steps->addWidget(text);
    }
    for (const TicketStep &step : details.steps) {
        m_steps->addWidget(stepWidget(step));
    }
    m_steps->addStretch(1);
}

QWidget *TicketView::stepWidget(const TicketStep &step)
{
    const Here here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
    const RecordType &type = m_workspace.catalog()->at(QStringLiteral("ticket"));
    QString icon = QStringLiteral("info");
    QString what;
    Tone tone = Tone::Neutral;
    if (step.isActivity) {
        icon = step.kind == QLatin1String("call")      ? QStringLiteral("phone")
               : step.kind == QLatin1String("email")   ? QStringLiteral("mail")
               : step.kind == QLatin1String("meeting") ? QStringLiteral("users")
                                                       : QStringLiteral("sticky-note");
        tone = step.kind == QLatin1String("note") ? Tone::Neutral : Tone::Accent;
        const QString kind =
            m_workspace.catalog()->at(QStringLiteral("activity")).field(QStringLiteral("kind"))->choiceLabel(step.kind);
        what = step.kind == QLatin1String("note") ? kind : QStringLiteral("%1: %2").arg(kind, step.title);
    } else if (step.kind == QLatin1String("opened")) {
        icon = QStringLiteral("life-buoy");
        what = tr("Opened");
    } else if (step.kind == QLatin1String("assigned")) {
        icon = QStringLiteral("user-check");
        what = tr("Given to %1").arg(step.person);
    } else if (step.kind == QLatin1String("resolved")) {
        icon = QStringLiteral("circle-check");
        tone = Tone::Good;
        what = tr("Resolved");
    } else if (step.kind == QLatin1String("reopened")) {
        icon = QStringLiteral("rotate-ccw");
        tone = Tone::Attention;
        what = tr("Reopened");
    } else {
        icon = QStringLiteral("arrow-right");
        what = type.field(QStringLiteral("state"))->choiceLabel(step.toState);
    }
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addWidget(new StepMark(icon, tone, row), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    auto *title = new ElidedLabel(what, step.isActivity ? TextLabel::Style::Strong : TextLabel::Style::Body, row);
    title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    head->addWidget(title);
    if (step.kind != QLatin1String("assigned") && !step.person.isEmpty()) {
        auto *person = new ElidedLabel(step.person, TextLabel::Style::Muted, row);
        person->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        head->addWidget(person);
    }
    head->addStretch(1);
    auto *when = new TextLabel(format::moment(step.at, here.now, here.zone), TextLabel::Style::Muted, row);
    when->setToolTip(format::fullMoment(step.at, here.zone));
    head->addWidget(when);
    texts->addLayout(head);
    if (!step.text.isEmpty()) {
        auto *text = new TextLabel(step.text, TextLabel::Style::Body, row);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        texts->addWidget(text);
    }
    texts->addStretch(1);
    layout->addLayout(texts, 1);
    return row;
}

}  // namespace fieldfare
