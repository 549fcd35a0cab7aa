// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bin_page.h"

#include "base/when_done.h"
#include "history/undo_feedback.h"
#include "presentation/history/bin_model.h"
#include "presentation/record_actions.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QTimer>

namespace fieldfare {

void restoreDeleted(Workspace &workspace, Shell &shell, QObject *context, const QVector<qint64> &changes,
                    const QString &name, const std::function<void()> &after)
{
    auto outcome = std::make_shared<RestoreOutcome>();
    const QString title = changes.size() == 1 && !name.isEmpty()
                              ? BinPage::tr("Restored “%1”").arg(name)
                              : BinPage::tr("Restored %n entries of the recycle bin", nullptr, int(changes.size()));
    whenDone(record_actions::run(workspace, title,
                                 [outcome, changes](RecordWriter &writer) -> Result<void> {
                                     TRY_ASSIGN(*outcome, restoreFromBin(writer, changes));
                                     return {};
                                 }),
             context, [&workspace, &shell, context, outcome, after](const Result<ChangeSet> &done) {
                 if (!done) {
                     shell.report(done.error());
                     return;
                 }
                 tellLeft(shell, done->title, outcome->left, outcome->leftCount);
                 if (done->transaction > 0) {
                     offerToUndo(workspace, shell, context, done->title, done->transaction);
                 }
                 if (after) {
                     after();
                 }
             });
}

BinPage::BinPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_model(new BinModel(m_workspace, this)),
      m_table(new DataTable(this)),
      m_type(new QComboBox(this)),
      m_search(new SearchField(tr("Words the record held"), this)),
      m_restore(new Button(QStringLiteral("undo-2"), tr("Restore"), Button::Kind::Primary, this)),
      m_history(new Button(QStringLiteral("history"), tr("Show in history"), Button::Kind::Secondary, this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("trash-2"), QString(), QString(), this)),
      m_typing(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    auto *header = new PageHeader(tr("Recycle bin"), this);
    header->setSubtitle(tr("Deleted records stay here until you bring them back; nothing expires"));
    header->addControl(m_history);
    header->addControl(m_restore);
    column->addWidget(header);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(space::s);
    m_search->setAccessibleName(tr("Filter the recycle bin"));
    m_search->setMaximumWidth(360);
    m_type->setAccessibleName(tr("Type"));
    m_type->addItem(tr("All types"), QString());
    for (const RecordType &type : m_workspace.catalog()->types()) {
        m_type->addItem(type.plural(), type.key);
    }
    filters->addWidget(m_search, 1);
    filters->addWidget(m_type);
    filters->addStretch(1);
    column->addLayout(filters);
    auto *card = new Card(QString(), this);
    card->layout()->setContentsMargins(1, 2, 1, 2);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    card->body()->addWidget(m_stack, 1);
    column->addWidget(card, 1);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Recycle bin"));
    m_table->setColumnKeys({QStringLiteral("name"), QStringLiteral("type"), QStringLiteral("at"),
                            QStringLiteral("user"), QStringLiteral("title")});
    m_table->setColumnWidth(BinModel::Name, 300);
    m_table->setColumnWidth(BinModel::Type, 150);
    m_table->setColumnWidth(BinModel::When, 150);
    m_table->setColumnWidth(BinModel::Who, 160);
    m_table->setColumnWidth(BinModel::What, 320);
    m_typing->setSingleShot(true);
    m_typing->setInterval(150);

    QAction *restore =
        addPageAction(tr("Restore what is chosen"), QKeySequence(Qt::CTRL | Qt::Key_U), QStringLiteral("undo-2"));
    connect(restore, &QAction::triggered, this, &BinPage::restoreSelected);
    connect(m_restore, &Button::clicked, this, &BinPage::restoreSelected);
    connect(m_table, &DataTable::openRequested, this, [this](int) { restoreSelected(); });
    connect(m_history, &Button::clicked, this, [this] {
        const qint64 transaction = m_model->transactionOf(m_table->currentIndex().row());
        if (transaction > 0) {
            shell().open(Location{page_id::history, {}, transaction, {}});
        }
    });
    connect(m_table, &DataTable::selectionSettled, this, &BinPage::refresh);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    connect(m_typing, &QTimer::timeout, this, &BinPage::applyFilter);
    connect(m_type, &QComboBox::currentIndexChanged, this, &BinPage::applyFilter);
    connect(m_model, &BinModel::loaded, this, [this] {
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
            m_table->selectRow(0);
        }
        refresh();
        emit readyChanged();
        emit statusChanged();
    });
    connect(m_model, &BinModel::settled, this, &BinPage::readyChanged);
    connect(m_model, &BinModel::failed, this, [this](const Error &error) { this->shell().report(error); });
    refresh();
}

QString BinPage::title() const { return tr("Recycle bin"); }

QString BinPage::statusText() const
{
    return m_model->isLoaded() ? tr("%n deleted", nullptr, m_model->rowCount()) : QString();
}

bool BinPage::ready() const { return m_model->isLoaded() && !m_model->isReading() && m_model->isSettled() && !m_busy; }

QList<KeyHint> BinPage::keyHints() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_U).toString(QKeySequence::NativeText), tr("Restore what is chosen")}};
}

void BinPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const int type = m_type->findData(location.type);
    if (type >= 0 && !location.type.isEmpty()) {
        m_type->setCurrentIndex(type);
    }
    m_model->reload();
}

void BinPage::takeFocus() { m_table->setFocus(); }

bool BinPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void BinPage::applyFilter() { m_model->setFilter({m_type->currentData().toString(), m_search->text().simplified()}); }

void BinPage::refresh()
{
    const qint64 chosen = m_table->selectedCount();
    m_restore->setEnabled(chosen > 0 && !m_busy && !m_workspace.isReadOnly());
    m_restore->setText(chosen > 1 ? tr("Restore %n", nullptr, int(chosen)) : tr("Restore"));
    m_history->setEnabled(m_table->currentIndex().isValid());
    const bool filtered = !m_model->filter().text.isEmpty() || !m_model->filter().type.isEmpty();
    if (filtered) {
        m_empty->setTexts(tr("Nothing deleted fits"), tr("Try fewer words or all types."));
    } else {
        m_empty->setTexts(tr("The recycle bin is empty"),
                          tr("Whatever is deleted, by you, an import or an undo, waits here to be brought back."));
    }
    m_stack->setCurrentWidget(m_model->isLoaded() && m_model->rowCount() == 0 ? static_cast<QWidget *>(m_empty)
                                                                              : m_table);
}

void BinPage::restoreSelected()
{
    if (m_busy || m_workspace.isReadOnly()) {
        return;
    }
    const QList<int> rows = m_table->selectedRows();
    const QVector<qint64> changes = m_model->changesOf(rows);
    if (changes.isEmpty()) {
        return;
    }
    restoreDeleted(m_workspace, shell(), this, changes, rows.size() == 1 ? m_model->nameOf(rows.first()) : QString());
}

}  // namespace fieldfare
