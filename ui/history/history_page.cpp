// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/history_page.h"

#include "base/when_done.h"
#include "history/undo_feedback.h"
#include "history/undo_panel.h"
#include "presentation/format.h"
#include "presentation/history/history_model.h"
#include "records/merge/merge.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

HistoryPage::HistoryPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_model(new HistoryModel(m_workspace, this)),
      m_table(new DataTable(this)),
      m_undo(new Button(QStringLiteral("undo-2"), tr("Undo this"), Button::Kind::Secondary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    auto *header = new PageHeader(tr("History"), this);
    header->setSubtitle(tr("Everything done here can be taken back, also later; what was edited since stays"));
    header->addControl(m_undo);
    column->addWidget(header);
    auto *card = new Card(QString(), this);
    card->layout()->setContentsMargins(1, 2, 1, 2);
    card->body()->addWidget(m_table, 1);
    column->addWidget(card, 1);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("History"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnKeys({QStringLiteral("at"), QStringLiteral("user"), QStringLiteral("title"),
                            QStringLiteral("records"), QStringLiteral("state")});
    m_table->setColumnWidth(HistoryModel::When, 150);
    m_table->setColumnWidth(HistoryModel::Who, 170);
    m_table->setColumnWidth(HistoryModel::What, 520);
    m_table->setColumnWidth(HistoryModel::Records, 90);
    m_table->setColumnWidth(HistoryModel::State, 130);
    QAction *undoAction =
        addPageAction(tr("Undo the chosen change"), QKeySequence(Qt::CTRL | Qt::Key_U), QStringLiteral("undo-2"));
    connect(undoAction, &QAction::triggered, this, &HistoryPage::undo);
    connect(m_undo, &Button::clicked, this, &HistoryPage::undo);
    connect(m_table, &DataTable::selectionSettled, this, &HistoryPage::refresh);
    connect(m_model, &HistoryModel::loaded, this, [this] {
        if (const int row = m_wanted > 0 ? m_model->rowOf(m_wanted) : -1; row >= 0) {
            m_table->selectRow(row);
            m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
        } else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
            m_table->selectRow(0);
        }
        m_wanted = 0;
        refresh();
        emit readyChanged();
    });
    connect(m_model, &HistoryModel::failed, this, [this](const Error &error) { this->shell().report(error); });
    refresh();
}

QString HistoryPage::title() const { return tr("History"); }

bool HistoryPage::ready() const { return m_model->isLoaded() && !m_busy; }

QList<KeyHint> HistoryPage::keyHints() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_U).toString(QKeySequence::NativeText), tr("Undo the chosen change")}};
}

void HistoryPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_wanted = location.record;
    m_model->reloadTo(location.record);
}

void HistoryPage::takeFocus() { m_table->setFocus(); }

void HistoryPage::refresh()
{
    const HistoryEntry *entry = m_model->entry(m_table->currentIndex().row());
    m_undo->setEnabled(entry != nullptr && HistoryModel::canUndo(*entry) && !m_busy && !m_workspace.isReadOnly());
    m_undo->setText(entry != nullptr && entry->origin == Origin::Undo ? tr("Do again") : tr("Undo this"));
}

void HistoryPage::undo()
{
    const HistoryEntry *entry = m_model->entry(m_table->currentIndex().row());
    if (entry == nullptr || !m_undo->isEnabled()) {
        return;
    }
    if (m_table->currentIndex().row() > 0) {
        // Something happened since: what of it was edited is told before.
        shell().openPanel(tr("Undo"), new UndoPanel(m_workspace, shell(), *entry));
        return;
    }
    m_busy = true;
    refresh();
    undoAndTell(m_workspace, shell(), this, entry->transaction, [this] {
        m_busy = false;
        refresh();
    });
}

RecordHistoryPanel::RecordHistoryPanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id,
                                       QWidget *parent)
    : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    outer->addWidget(scroll);
    setFocusProxy(scroll);
    const QDateTime now = workspace.store().clock()->nowUtc();
    const QTimeZone zone = workspace.settings().zone;
    auto *merged = new QVBoxLayout;
    outer->insertLayout(0, merged);
    whenDone(workspace.read([type, id](ReadContext &context) -> Result<QVector<MergeEntry>> {
        const RecordType *recordType = context.catalog().find(type);
        return recordType == nullptr ? QVector<MergeEntry>() : mergesInto(context, *recordType, id);
    }),
             this, [this, &workspace, &shell, merged, now, zone](const Result<QVector<MergeEntry>> &merges) {
                 if (!merges) {
                     shell.report(merges.error());
                     return;
                 }
                 for (const MergeEntry &entry : *merges) {
                     addMerge(workspace, shell, merged, entry, format::moment(entry.at, now, zone));
                 }
             });
    whenDone(workspace.read([type, id](ReadContext &context) { return shownRecordHistory(context, type, id); }), this,
             [this, &shell, scroll, now, zone](const Result<QVector<ShownRecordEntry>> &entries) {
                 m_loaded = true;
                 if (!entries) {
                     shell.report(entries.error());
                     return;
                 }
                 auto *content = new QWidget;
                 content->setAutoFillBackground(false);
                 auto *column = new QVBoxLayout(content);
                 column->setContentsMargins(0, 0, space::s, 0);
                 column->setSpacing(space::xs);
                 for (const ShownRecordEntry &entry : *entries) {
                     auto *row = new QHBoxLayout;
                     row->addWidget(new TextLabel(entry.what, TextLabel::Style::Strong, content));
                     row->addWidget(new ElidedLabel(entry.transaction.user, TextLabel::Style::Muted, content), 1);
                     auto *when = new TextLabel(format::moment(entry.transaction.at, now, zone),
                                                TextLabel::Style::Muted, content);
                     when->setToolTip(format::fullMoment(entry.transaction.at, zone));
                     row->addWidget(when);
                     column->addLayout(row);
                     if (entry.transaction.undoneBy != 0) {
                         column->addWidget(new TextLabel(tr("Undone since"), TextLabel::Style::Small, content));
                     }
                     for (const ShownChange &change : entry.changes) {
                         const QString none = tr("(empty)");
                         auto *line =
                             new TextLabel(QStringLiteral("%1: %2 → %3")
                                               .arg(change.field, change.before.isEmpty() ? none : change.before,
                                                    change.after.isEmpty() ? none : change.after),
                                           TextLabel::Style::Body, content);
                         line->setTextFormat(Qt::PlainText);
                         line->setWordWrap(true);
                         line->setTextInteractionFlags(Qt::TextSelectableByMouse);
                         column->addWidget(line);
                     }
                     column->addSpacing(space::s);
                     column->addWidget(hairline(content));
                     column->addSpacing(space::xs);
                 }
                 if (entries->isEmpty()) {
                     auto *none = new TextLabel(tr("This record came with an import and was not changed since."),
                                                TextLabel::Style::Muted, content);
                     none->setWordWrap(true);
                     column->addWidget(none);
                 }
                 column->addStretch(1);
                 scroll->setWidget(content);
                 content->setAutoFillBackground(false);  // setWidget switches it on
             });
}

void RecordHistoryPanel::addMerge(Workspace &workspace, Shell &shell, QVBoxLayout *column, const MergeEntry &entry,
                                  const QString &when)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, space::s);
    auto *text =
        new ElidedLabel(tr("“%1” was merged into this record").arg(entry.otherName), TextLabel::Style::Body, line);
    row->addWidget(text, 1);
    row->addWidget(new TextLabel(when, TextLabel::Style::Muted, line));
    auto *separate = new Button(tr("Separate again"), Button::Kind::Secondary, line);
    separate->setToolTip(tr("Both records become what they were; what was edited since stays"));
    separate->setEnabled(!workspace.isReadOnly());
    row->addWidget(separate);
    column->addWidget(line);
    connect(
        separate, &Button::clicked, this, [this, &workspace, &shell, line, separate, transaction = entry.transaction] {
            separate->setEnabled(false);
            whenDone(workspace.undo(transaction), this,
                     [this, &workspace, &shell, line, separate](const Result<Workspace::Undone> &undone) {
                         if (!undone) {
                             separate->setEnabled(true);
                             shell.report(undone.error());
                             return;
                         }
                         line->hide();
                         tellLeft(shell, undone->changes.title, undone->outcome.skipped, undone->outcome.skippedCount);
                         offerToUndo(workspace, shell, this, undone->changes.title, undone->changes.transaction);
                     });
        });
}

}  // namespace fieldfare
