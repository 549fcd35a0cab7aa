// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/undo_panel.h"

#include "base/when_done.h"
#include "history/undo_feedback.h"
#include "presentation/format.h"
#include "presentation/history/undo_preview.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int kMostShown = 100;

}  // namespace

UndoPanel::UndoPanel(Workspace &workspace, Shell &shell, const HistoryEntry &entry, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_entry(entry),
      m_summary(new TextLabel(tr("Looking what was edited since …"), TextLabel::Style::Body, this)),
      m_progress(new ProgressStrip(this)),
      m_undo(new Button(QStringLiteral("undo-2"), tr("Undo this"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *title = new TextLabel(entry.title, TextLabel::Style::Strong, this);
    title->setWordWrap(true);
    title->setTextFormat(Qt::PlainText);
    column->addWidget(title);
    column->addWidget(new TextLabel(
        tr("%1 by %2")
            .arg(format::moment(entry.at, m_workspace.store().clock()->nowUtc(), m_workspace.settings().zone),
                 entry.user),
        TextLabel::Style::Muted, this));
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, space::s, 0);
    m_list->setSpacing(space::xs);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_undo);
    column->addLayout(row);
    m_undo->setEnabled(false);
    setFocusProxy(m_undo);
    m_progress->start(tr("Looking …"));
    m_progress->setProgress(0, 0);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] { m_shell.closePanel(); });
    connect(m_undo, &Button::clicked, this, [this] {
        m_undo->setEnabled(false);
        undoAndTell(m_workspace, m_shell, m_shell.windowWidget(), m_entry.transaction);
        m_shell.closePanel();
    });
    whenDone(previewUndo(m_workspace, entry.transaction, m_stop.get_token()), this,
             [this](const Result<UndoOutcome> &outcome) {
                 m_progress->finish();
                 m_ready = true;
                 if (!outcome) {
                     m_summary->setText(outcome.error().message);
                     m_summary->setTone(Tone::Bad);
                     return;
                 }
                 show_(*outcome);
             });
}

UndoPanel::~UndoPanel() { m_stop.request_stop(); }

void UndoPanel::show_(const UndoOutcome &outcome)
{
    if (outcome.skippedCount == 0) {
        m_summary->setText(
            tr("%n records go back to what they were. Nothing of it was edited since.", nullptr, int(outcome.undone)));
    } else {
        m_summary->setText(
            tr("%n records go back to what they were.", nullptr, int(outcome.undone)) + QLatin1Char(' ') +
            tr("%n were edited or are used since and stay as they are:", nullptr, int(outcome.skippedCount)));
    }
    m_undo->setEnabled(outcome.undone > 0);
    for (const UndoSkip &skip : outcome.skipped.mid(0, kMostShown)) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new ElidedLabel(skip.name, TextLabel::Style::Body, line));
        auto *reason = new TextLabel(skip.reason, TextLabel::Style::Small, line);
        reason->setWordWrap(true);
        texts->addWidget(reason);
        row->addLayout(texts, 1);
        auto *show = new Button(tr("Show"), Button::Kind::Link, line);
        show->setAccessibleName(tr("Show “%1”").arg(skip.name));
        show->setEnabled(!skip.name.isEmpty());
        connect(show, &Button::clicked, this, [this, skip] {
            m_shell.open(Location{page_id::record, skip.type, skip.id, {}});
        });
        row->addWidget(show);
        m_list->addWidget(line);
    }
    if (outcome.skippedCount > kMostShown) {
        m_list->addWidget(new TextLabel(tr("… and %n more", nullptr, int(outcome.skippedCount - kMostShown)),
                                        TextLabel::Style::Muted, this));
    }
    m_list->addStretch(1);
    m_undo->setFocus();
}

}  // namespace fieldfare
