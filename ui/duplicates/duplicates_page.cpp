// SPDX-License-Identifier: GPL-3.0-or-later
#include "duplicates/duplicates_page.h"

#include "base/when_done.h"
#include "duplicates/merge_view.h"
#include "presentation/format.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <cmath>

namespace fieldfare {

namespace {
constexpr qint64 kWorthWaitingMs = 8000;  ///< whoever waits for the page to be ready sees the progress after that
}

DuplicatesPage::DuplicatesPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_review(new DuplicateReview(m_workspace, this)),
      m_types{QStringLiteral("contact"), QStringLiteral("company")},
      m_header(new PageHeader(tr("Duplicates"), this)),
      m_choice(new SegmentedControl(this)),
      m_again(new Button(QStringLiteral("refresh-cw"), tr("Search again"), Button::Kind::Secondary, this)),
      m_progress(new ProgressStrip(this)),
      m_stack(new QStackedLayout),
      m_card(new Card(QString(), this)),
      m_count(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_reasons(new QWidget(this)),
      m_merge(new Button(tr("Merge"), Button::Kind::Primary, this)),
      m_not(new Button(tr("Not a duplicate"), Button::Kind::Secondary, this)),
      m_skip(new Button(tr("Skip"), Button::Kind::Secondary, this)),
      m_swap(new Button(QStringLiteral("arrow-left-right"), tr("Keep the other one"), Button::Kind::Ghost, this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    m_header->setSubtitle(tr("Merging can be taken back at any time"));
    for (const QString &type : m_types) {
        m_choice->addSegment(m_workspace.catalog()->at(type).plural());
    }
    m_header->addControl(m_choice);
    m_header->addControl(m_again);
    column->addWidget(m_header);
    column->addWidget(m_progress);

    auto *scroll = new QScrollArea(m_card);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, space::s, 0);
    m_view = new MergeView(m_workspace, *m_review, content);
    inside->addWidget(m_view);
    inside->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget switches it on
    m_reasons->setLayout(new FlowLayout(nullptr));
    auto *top = new QHBoxLayout;
    top->addWidget(m_reasons, 1);
    top->addWidget(m_count, 0, Qt::AlignTop);
    m_card->body()->addLayout(top);
    m_card->body()->addWidget(scroll, 1);
    m_card->body()->addWidget(hairline(m_card));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_swap);
    bar->addStretch(1);
    bar->addWidget(m_skip);
    bar->addWidget(m_not);
    bar->addWidget(m_merge);
    m_card->body()->addLayout(bar);

    auto *pages = new QWidget(this);
    pages->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_waiting = new QWidget(pages);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_card);
    m_start = new EmptyState(
        QStringLiteral("copy"), tr("Find records that are there twice"),
        tr("Names, mail addresses, phone numbers, birthdays and addresses are compared, with room for slips and other "
           "spellings. You decide pair by pair; nothing is merged by itself."),
        pages);
    connect(m_start->addAction(tr("Search"), QStringLiteral("search")), &Button::clicked, this,
            &DuplicatesPage::search);
    m_stack->addWidget(m_start);
    m_none = new EmptyState(QStringLiteral("circle-check"), tr("No duplicates"), QString(), pages);
    m_stack->addWidget(m_none);
    column->addWidget(pages, 1);

    const auto act = [this](Button *button, const QString &text, const QKeySequence &keys, const QString &icon,
                            auto what) {
        QAction *action = addPageAction(text, keys, icon);
        connect(action, &QAction::triggered, this, [button, what] {
            if (button->isEnabled() && button->isVisible()) {
                what();
            }
        });
        connect(button, &Button::clicked, this, what);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    };
    act(m_merge, tr("Merge the two"), QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("check"),
        [this] { m_review->merge(); });
    act(m_not, tr("They are no duplicates"), QKeySequence(Qt::CTRL | Qt::Key_D), QStringLiteral("x"),
        [this] { m_review->notDuplicate(); });
    act(m_skip, tr("Decide later"), QKeySequence(Qt::CTRL | Qt::Key_Right), QStringLiteral("arrow-right"),
        [this] { m_review->skip(); });
    act(m_swap, tr("Keep the other one"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("arrow-left-right"),
        [this] { m_review->swapSides(); });
    QAction *backwards =
        addPageAction(tr("Previous pair"), QKeySequence(Qt::CTRL | Qt::Key_Left), QStringLiteral("arrow-left"));
    connect(backwards, &QAction::triggered, m_review, &DuplicateReview::back);

    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int) { search(); });
    connect(m_again, &Button::clicked, this, &DuplicatesPage::search);
    connect(m_progress, &ProgressStrip::cancelRequested, m_review, &DuplicateReview::cancel);
    connect(m_review, &DuplicateReview::stateChanged, this, &DuplicatesPage::showState);
    connect(m_review, &DuplicateReview::shownChanged, this, &DuplicatesPage::showPair);
    connect(m_review, &DuplicateReview::progress, this, &DuplicatesPage::showProgress);
    connect(m_review, &DuplicateReview::decidedAs, this, &DuplicatesPage::decided);
    connect(m_review, &DuplicateReview::failed, this, [this](const Error &error) { this->shell().report(error); });
    connect(m_view, &MergeView::openRequested, this, [this](const QString &type, qint64 id) {
        this->shell().open(Location{page_id::record, type, id, {}});
    });
    showState();
}

QString DuplicatesPage::title() const { return m_byHand ? tr("Merge two records") : tr("Duplicates"); }

QString DuplicatesPage::statusText() const
{
    return m_review->state() == DuplicateReview::State::Reviewing && !m_byHand
               ? tr("%n pair(s) to look at", nullptr, int(m_review->count()))
               : QString();
}

bool DuplicatesPage::ready() const
{
    switch (m_review->state()) {
    case DuplicateReview::State::Idle:
    case DuplicateReview::State::Nothing: return true;
    case DuplicateReview::State::Searching: return m_searching.isValid() && m_searching.hasExpired(kWorthWaitingMs);
    case DuplicateReview::State::Reviewing: return m_review->shown().has_value() && !m_review->isBusy();
    }
    return true;
}

QList<KeyHint> DuplicatesPage::keyHints() const
{
    const auto keys = [](Qt::Key key) { return QKeySequence(Qt::CTRL | key).toString(QKeySequence::NativeText); };
    return {{keys(Qt::Key_Return), tr("Merge the two")},
            {keys(Qt::Key_D), tr("They are no duplicates")},
            {keys(Qt::Key_Right), tr("Decide later")},
            {keys(Qt::Key_Left), tr("Previous pair")},
            {keys(Qt::Key_E), tr("Keep the other one")}};
}

void DuplicatesPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const QStringList ids = location.query.split(u' ', Qt::SkipEmptyParts);
    m_byHand = ids.size() == 2;
    m_choice->setVisible(!m_byHand);
    m_again->setVisible(!m_byHand);
    m_header->setTitle(title());
    emit titleChanged();
    if (m_byHand) {
        m_review->review(location.type, ids.at(0).toLongLong(), ids.at(1).toLongLong());
        return;
    }
    const QString type = m_types.contains(location.type) ? location.type : m_types.at(m_choice->current());
    const bool same =
        m_review->type() == type && m_review->state() != DuplicateReview::State::Idle && m_review->records() > 0;
    if (m_choice->current() != int(m_types.indexOf(type))) {
        m_choice->setCurrent(int(m_types.indexOf(type)));  // searches
    } else if (!same && m_review->state() != DuplicateReview::State::Searching) {
        search();
    }
}

void DuplicatesPage::takeFocus()
{
    setFocus();  // the keys work wherever there is nothing to choose
    m_view->takeFocus();
}

void DuplicatesPage::search()
{
    m_byHand = false;
    m_choice->show();
    m_again->show();
    m_header->setTitle(title());
    m_searching.start();
    m_review->search(m_types.at(m_choice->current()));
}

void DuplicatesPage::showState()
{
    const DuplicateReview::State state = m_review->state();
    if (state == DuplicateReview::State::Searching) {
        m_progress->start(tr("Looking for duplicates"));
        m_stack->setCurrentWidget(m_waiting);
    } else {
        m_progress->finish();
    }
    m_again->setEnabled(state != DuplicateReview::State::Searching);
    if (state == DuplicateReview::State::Idle) {
        m_stack->setCurrentWidget(m_start);
    } else if (state == DuplicateReview::State::Nothing) {
        m_none->setTexts(
            m_review->decided() > 0 ? tr("All decided") : tr("No duplicates"),
            m_byHand || m_review->records() == 0
                ? tr("There is nothing to decide here.")
                : tr("%1 records were compared. The form for a new record warns when somebody is there already.")
                      .arg(format::number(m_review->records())));
        m_stack->setCurrentWidget(m_none);
    } else if (state == DuplicateReview::State::Reviewing && m_review->shown()) {
        m_stack->setCurrentWidget(m_card);
    }
    emit statusChanged();
    emit readyChanged();
}

void DuplicatesPage::showPair()
{
    const auto &shown = m_review->shown();
    if (!shown) {
        showState();
        return;
    }
    qDeleteAll(m_reasons->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *flow = m_reasons->layout();
    if (!m_byHand) {
        auto *sure = new TextLabel(
            tr("%1 sure").arg(format::percent(std::min(99.0, std::floor(100 * shown->pair.probability)), 0)),
            TextLabel::Style::Strong, m_reasons);
        flow->addWidget(sure);
    }
    for (const DuplicateReason &reason : shown->pair.reasons) {
        flow->addWidget(new Chip(reasonText(reason), reason.weight > 0 ? Tone::Good : Tone::Attention,
                                 reason.weight > 0 ? QStringLiteral("check") : QStringLiteral("x"), m_reasons));
    }
    m_count->setText(
        m_byHand
            ? QString()
            : tr("Pair %1 of %2").arg(format::number(m_review->position() + 1), format::number(m_review->count())));
    const bool writable = !m_workspace.isReadOnly();
    m_merge->setEnabled(writable);
    m_not->setEnabled(writable);
    m_skip->setVisible(m_review->count() > 1);
    showState();
    // The cell that had the keyboard went with the pair before.
    const QWidget *focus = window()->focusWidget();
    if (isVisible() && (focus == nullptr || focus == this || isAncestorOf(focus))) {
        takeFocus();
    }
}

void DuplicatesPage::showProgress(const DuplicateProgress &progress)
{
    const QString what = progress.phase == DuplicateProgress::Phase::Reading    ? tr("%1 of %2 records read")
                         : progress.phase == DuplicateProgress::Phase::Learning ? tr("weighing what agrees how often")
                                                                                : tr("%1 of about %2 pairs compared");
    const bool counted = progress.phase != DuplicateProgress::Phase::Learning;
    m_progress->setProgress(progress.done, progress.total,
                            counted ? what.arg(format::number(progress.done), format::number(progress.total)) : what);
}

void DuplicatesPage::decided(const QString &title, qint64 transaction, qint64 kept)
{
    if (transaction <= 0) {
        return;
    }
    Workspace *workspace = &m_workspace;
    Shell *window = &shell();
    window->offerUndo(title, [this, workspace, window, transaction] {
        whenDone(workspace->undo(transaction), this, [window](const Result<Workspace::Undone> &undone) {
            if (!undone) {
                window->report(undone.error());
            } else {
                window->toast(undone->changes.title, Tone::Good);
            }
        });
    });
    if (m_byHand && kept > 0) {
        window->open(Location{page_id::record, m_review->type(), kept, {}});
    }
}

}  // namespace fieldfare
