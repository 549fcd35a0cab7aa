// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/verify_page.h"

#include "presentation/format.h"
#include "records/generic/record_form.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QDesktopServices>
#include <QScrollArea>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldfare {

namespace {
constexpr int kWeek = 7;
constexpr int kMonth = 30;
}  // namespace

VerifyPage::VerifyPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_trail(context.trail),
      m_controller(new VerifyController(m_workspace, this)),
      m_types{QStringLiteral("contact"), QStringLiteral("company")},
      m_header(new PageHeader(tr("Verify"), this)),
      m_choice(new SegmentedControl(this)),
      m_stack(new QStackedLayout),
      m_waiting(new QWidget(this)),
      m_card(new Card({}, this)),
      m_done(new EmptyState(QStringLiteral("shield-check"), QString(), QString(), this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    m_header->setSubtitle(tr("Is all of this still right?"));
    for (const QString &type : m_types) {
        m_choice->addSegment(m_workspace.catalog()->at(type).plural());
    }
    m_header->addControl(m_choice);
    column->addWidget(m_header);
    auto *pages = new QWidget(this);
    pages->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_card);
    m_stack->addWidget(m_done);
    column->addWidget(pages, 1);
    buildCard();
    buildActions();
    connect(m_choice, &SegmentedControl::currentChanged, this,
            [this](int index) { m_controller->open(m_types.at(index)); });
    connect(m_controller, &VerifyController::queueChanged, this, &VerifyPage::showState);
    connect(m_controller, &VerifyController::shownChanged, this, &VerifyPage::showRecord);
    connect(m_controller, &VerifyController::failed, this, [this](const Error &error) { this->shell().report(error); });
    connect(m_controller, &VerifyController::undone, this,
            [this](const QString &title) { this->shell().toast(title, Tone::Good); });
    connect(m_controller, &VerifyController::done, this, [this](const QString &title, qint64 transaction) {
        if (transaction > 0) {
            this->shell().offerUndo(title, [this, transaction] { m_controller->undo(transaction); });
        }
    });
    connect(m_form, &RecordForm::saved, m_controller, &VerifyController::reread);
    connect(m_form, &RecordForm::openRequested, this, [this](const QString &type, qint64 id) {
        this->shell().open(Location{page_id::record, type, id, {}});
    });
    showState();
}

void VerifyPage::buildCard()
{
    m_avatar = new Avatar(QString(), 36, m_card);
    m_name = new ElidedLabel(QString(), TextLabel::Style::Heading, m_card);
    m_last = new TextLabel(QString(), TextLabel::Style::Muted, m_card);
    m_count = new TextLabel(QString(), TextLabel::Style::Muted, m_card);
    m_worth = new QWidget(m_card);
    m_worth->setLayout(new FlowLayout(nullptr));
    m_call = new Button(QStringLiteral("phone"), tr("Call"), Button::Kind::Secondary, m_card);
    m_mail = new Button(QStringLiteral("mail"), tr("Mail"), Button::Kind::Secondary, m_card);
    m_open = new Button(QStringLiteral("file-text"), tr("Open"), Button::Kind::Secondary, m_card);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::m);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_last);
    top->addLayout(words, 1);
    top->addWidget(m_count, 0, Qt::AlignVCenter);
    for (Button *button : {m_call, m_mail, m_open}) {
        top->addWidget(button, 0, Qt::AlignVCenter);
    }
    m_card->body()->addLayout(top);
    m_card->body()->addWidget(m_worth);
    m_card->body()->addWidget(hairline(m_card));

    auto *scroll = new QScrollArea(m_card);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *inside = new QHBoxLayout(content);
    inside->setContentsMargins(0, 0, space::s, 0);
    m_form = new RecordForm(m_workspace, shell(), content);
    m_form->setMaximumWidth(720);
    inside->addWidget(m_form, 10);
    inside->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget switches it on
    m_card->body()->addWidget(scroll, 1);
    m_card->body()->addWidget(hairline(m_card));

    m_back = new Button(QStringLiteral("arrow-left"), tr("Back"), Button::Kind::Ghost, m_card);
    m_week = new Button(tr("In a week"), Button::Kind::Secondary, m_card);
    m_month = new Button(tr("In a month"), Button::Kind::Secondary, m_card);
    m_skip = new Button(tr("Skip"), Button::Kind::Secondary, m_card);
    m_right = new Button(QStringLiteral("check"), tr("Still right"), Button::Kind::Primary, m_card);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_back);
    bar->addStretch(1);
    for (Button *button : {m_week, m_month, m_skip, m_right}) {
        bar->addWidget(button);
    }
    m_card->body()->addLayout(bar);
}

void VerifyPage::buildActions()
{
    const auto act = [this](Button *button, const QString &text, const QKeySequence &keys, const QString &icon,
                            auto what) {
        QAction *action = addPageAction(text, keys, icon);
        connect(action, &QAction::triggered, this, [button, what] {
            if (button->isEnabled() && button->isVisible()) {
                what();
            }
        });
        connect(button, &Button::clicked, this, what);
        button->setToolTip(
            keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    };
    // What is typed is saved first, so that it is what was verified.
    act(m_right, tr("All of it is still right"), QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("check"),
        [this] {
            m_form->finishTyping();
            m_controller->stillRight();
        });
    act(m_skip, tr("Skip to the next"), QKeySequence(Qt::CTRL | Qt::Key_Right), QStringLiteral("arrow-right"), [this] {
        m_form->finishTyping();
        m_controller->skip();
    });
    act(m_back, tr("Back to the one before"), QKeySequence(Qt::CTRL | Qt::Key_Left), QStringLiteral("arrow-left"),
        [this] {
            m_form->finishTyping();
            m_controller->back();
        });
    act(m_week, tr("Ask again in a week"), QKeySequence(Qt::CTRL | Qt::Key_L), QStringLiteral("clock"),
        [this] { m_controller->later(kWeek); });
    act(m_month, tr("Ask again in a month"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), QStringLiteral("clock"),
        [this] { m_controller->later(kMonth); });
    act(m_open, tr("Open the record"), QKeySequence(Qt::CTRL | Qt::Key_O), QStringLiteral("file-text"),
        [this] { openRecord(); });
    act(m_call, tr("Call"), QKeySequence(), QStringLiteral("phone"), [this] { reach(false); });
    act(m_mail, tr("Write a mail"), QKeySequence(), QStringLiteral("mail"), [this] { reach(true); });
}

QString VerifyPage::title() const { return tr("Verify"); }

QString VerifyPage::statusText() const
{
    return m_controller->isLoaded() ? tr("%n verified", nullptr, int(m_controller->verified())) : QString();
}

bool VerifyPage::ready() const { return m_controller->isLoaded() && !m_controller->isBusy(); }

QList<KeyHint> VerifyPage::keyHints() const
{
    const auto keys = [](const QKeySequence &sequence) { return sequence.toString(QKeySequence::NativeText); };
    return {{keys(Qt::CTRL | Qt::Key_Return), tr("All of it is still right")},
            {keys(Qt::CTRL | Qt::Key_Right), tr("Skip to the next")},
            {keys(Qt::CTRL | Qt::Key_Left), tr("Back to the one before")},
            {keys(Qt::CTRL | Qt::Key_L), tr("Ask again in a week")}};
}

void VerifyPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const QString type = m_types.contains(location.type) ? location.type : m_types.at(m_choice->current());
    const int index = int(m_types.indexOf(type));
    if (m_choice->current() != index) {
        m_choice->setCurrent(index);  // opens it
    } else if (m_controller->type() != type) {
        m_controller->open(type);
    } else if (m_controller->shown()) {
        m_controller->reread();
    }
}

void VerifyPage::takeFocus() { setFocus(); }

void VerifyPage::finishTyping() { m_form->finishTyping(); }

void VerifyPage::showState()
{
    const bool over = m_controller->isLoaded() && m_controller->position() >= m_controller->count();
    if (!m_controller->isLoaded()) {
        m_stack->setCurrentWidget(m_waiting);
    } else if (over) {
        m_done->setTexts(
            m_controller->count() == 0 ? tr("Nobody waits to be verified") : tr("Through the whole queue"),
            m_controller->count() == 0
                ? tr("Everybody was verified or changed lately. “Expectations” on the page “Data quality” says how "
                     "often that should be.")
                : tr("%n verified. Those you skipped are asked for again next time.", nullptr,
                     int(m_controller->verified())));
        m_stack->setCurrentWidget(m_done);
    }
    m_count->setText(
        over ? QString()
             : tr("%1 of %2").arg(format::number(m_controller->position() + 1), format::number(m_controller->count())));
    emit statusChanged();
    emit readyChanged();
}

void VerifyPage::showRecord()
{
    const auto &shown = m_controller->shown();
    const VerifyEntry *entry = m_controller->entry();
    if (!shown || entry == nullptr) {
        showState();
        return;
    }
    const Record &record = *shown->record;
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    m_avatar->setName(record.displayName);
    m_name->setText(record.displayName);
    const FieldSpec *at = shown->type->field(QStringLiteral("verified_at"));
    const QDateTime verified = at->read(record).toDateTime();
    const auto ago = [&now](const QDateTime &when) {
        const QString age = format::age(when, now);
        return when.secsTo(now) < 60 ? age : tr("%1 ago").arg(age);
    };
    m_last->setText(verified.isValid() ? tr("Verified %1, changed %2").arg(ago(verified), ago(record.changedAt))
                                       : tr("Never verified, changed %1").arg(ago(record.changedAt)));
    qDeleteAll(m_worth->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *flow = m_worth->layout();
    const Currency base = m_workspace.session().baseCurrency;
    const VerifyWorth &worth = entry->worth;
    if (worth.openDeals > 0) {
        QString text = tr("%n open deal(s)", nullptr, int(worth.openDeals));
        if (worth.openAmount > 0) {
            text += QStringLiteral(" · ") + format::money(Money{worth.openAmount, base});
        }
        flow->addWidget(new Chip(text, Tone::Accent, QStringLiteral("handshake"), m_worth));
    }
    if (worth.revenue > 0) {
        flow->addWidget(new Chip(tr("%1 revenue").arg(format::money(Money{worth.revenue, base})), Tone::Good,
                                 QStringLiteral("trophy"), m_worth));
    }
    if (worth.openTickets > 0) {
        flow->addWidget(new Chip(tr("%n open ticket(s)", nullptr, int(worth.openTickets)), Tone::Attention,
                                 QStringLiteral("life-buoy"), m_worth));
    }
    m_worth->setVisible(flow->count() > 0);
    m_form->setView(*shown);
    const bool writable = m_controller->mayWrite();
    for (Button *button : {m_right, m_week, m_month}) {
        button->setEnabled(writable);
    }
    m_back->setEnabled(m_controller->position() > 0);
    const auto filled = [&](const char *key) {
        const FieldSpec *field = shown->type->field(QString::fromLatin1(key));
        return field != nullptr && !field->read(record).isNull();
    };
    m_call->setEnabled(filled("phone"));
    m_mail->setEnabled(filled("email"));
    m_stack->setCurrentWidget(m_card);
    showState();
}

void VerifyPage::reach(bool mail)
{
    const auto &shown = m_controller->shown();
    if (!shown) {
        return;
    }
    QString target;
    if (mail) {
        target = shown->type->field(QStringLiteral("email"))->read(*shown->record).toString();
    } else {
        const auto phones =
            shown->type->field(QStringLiteral("phones"))->read(*shown->record).value<QVector<PhoneEntry>>();
        if (!phones.isEmpty()) {
            target = phones.first().e164.isEmpty() ? phones.first().number : phones.first().e164;
        }
    }
    QUrl url;
    url.setScheme(mail ? QStringLiteral("mailto") : QStringLiteral("tel"));
    url.setPath(mail ? target : QString(target).remove(QLatin1Char(' ')));
    if (!target.isEmpty() && !QDesktopServices::openUrl(url)) {
        shell().toast(mail ? tr("No mail program is set up. The address is %1.").arg(target)
                           : tr("No program for calls is set up. The number is %1.").arg(target),
                      Tone::Attention);
    }
}

void VerifyPage::openRecord()
{
    const VerifyEntry *entry = m_controller->entry();
    if (entry == nullptr) {
        return;
    }
    m_form->finishTyping();
    if (m_trail != nullptr) {
        *m_trail = RecordTrail{m_controller->type(), tr("Verify"), m_controller->records()};
    }
    shell().open(Location{page_id::record, m_controller->type(), entry->record, {}});
}

}  // namespace fieldfare
