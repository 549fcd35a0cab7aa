// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflicts/conflicts_page.h"

#include "history/undo_feedback.h"
#include "presentation/conflicts/conflict_model.h"
#include "shell/program_services.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/table/data_table.h"
#include "workspace/company_sync.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QStackedWidget>

#include <algorithm>

namespace fieldfare {

namespace {

QPlainTextEdit *readOnlyText(const QString &name, QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(name);
    text->setMinimumHeight(72);
    return text;
}

}  // namespace

ConflictsPage::ConflictsPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_model(new ConflictModel(m_workspace, this)),
      m_table(new DataTable(this)),
      m_detail(new Card(QString(), this)),
      m_sentence(new TextLabel(QString(), TextLabel::Style::Muted, m_detail)),
      m_stands(readOnlyText(tr("Stands now"), m_detail)),
      m_other(readOnlyText(tr("The other one"), m_detail)),
      m_open(new Button(QStringLiteral("external-link"), tr("Open the record"), Button::Kind::Ghost, m_detail)),
      m_keep(new Button(tr("Keep what stands"), Button::Kind::Secondary, m_detail)),
      m_useOther(new Button(tr("Use the other one"), Button::Kind::Primary, m_detail)),
      m_keepBoth(new Button(tr("Keep both"), Button::Kind::Secondary, m_detail)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("circle-check"), tr("Nothing to settle"),
                             tr("When two people change the same thing without knowing of each other, what did not "
                                "stand waits here. Nothing that was typed is lost."),
                             this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    auto *header = new PageHeader(tr("Conflicts"), this);
    header->setSubtitle(tr("Changed by two people at once; what did not stand is kept here"));
    column->addWidget(header);

    auto *full = new QWidget(this);
    auto *inside = new QVBoxLayout(full);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::m);
    auto *list = new Card(QString(), full);
    list->layout()->setContentsMargins(1, 2, 1, 2);
    list->body()->addWidget(m_table, 1);
    inside->addWidget(list, 3);

    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::m);
    sides->addWidget(side(tr("Stands now"), m_stands));
    sides->addWidget(side(tr("The other one"), m_other));
    m_sentence->setWordWrap(true);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_open);
    bar->addStretch(1);
    bar->addWidget(m_keepBoth);
    bar->addWidget(m_keep);
    bar->addWidget(m_useOther);
    m_detail->body()->addWidget(m_sentence);
    m_detail->body()->addLayout(sides, 1);
    m_detail->body()->addLayout(bar);
    inside->addWidget(m_detail, 2);
    m_stack->addWidget(full);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Conflicts"));
    m_table->setColumnKeys({QStringLiteral("record"), QStringLiteral("field"), QStringLiteral("stands"),
                            QStringLiteral("other"), QStringLiteral("at")});
    m_table->setColumnWidth(ConflictModel::Record, 220);
    m_table->setColumnWidth(ConflictModel::Subject, 130);
    m_table->setColumnWidth(ConflictModel::Stands, 220);
    m_table->setColumnWidth(ConflictModel::Other, 220);
    m_table->setColumnWidth(ConflictModel::When, 200);

    const auto act = [this](Button *button, const QString &text, const QKeySequence &keys, const QString &icon,
                            auto what) {
        QAction *action = addPageAction(text, keys, icon);
        connect(action, &QAction::triggered, this, [button, what] {
            if (button->isEnabled()) {
                what();
            }
        });
        connect(button, &Button::clicked, this, what);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    };
    act(m_useOther, tr("Use the other one"), QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("check"),
        [this] { settle(sync::ConflictChoice::UseOther); });
    act(m_keep, tr("Keep what stands"), QKeySequence(Qt::CTRL | Qt::Key_D), QStringLiteral("x"),
        [this] { settle(sync::ConflictChoice::Keep); });
    act(m_keepBoth, tr("Keep both"), QKeySequence(Qt::CTRL | Qt::Key_B), QStringLiteral("copy"),
        [this] { settle(sync::ConflictChoice::KeepBoth); });
    const auto openRecord = [this] {
        const QList<int> rows = m_table->selectedRows();
        if (!rows.isEmpty()) {
            const sync::OpenConflict &conflict = m_model->at(rows.first());
            shell().open(Location{page_id::record, conflict.type, conflict.record, {}});
        }
    };
    connect(m_open, &Button::clicked, this, openRecord);
    connect(m_table, &DataTable::openRequested, this, openRecord);
    connect(m_table, &DataTable::selectionSettled, this, &ConflictsPage::refresh);
    connect(m_model, &ConflictModel::loaded, this, [this] {
        if (m_table->selectedCount() == 0 && m_model->rowCount() > 0) {
            m_table->selectRow(0);
        }
        refresh();
        this->shell().setBadge(page_id::conflicts, m_model->rowCount());
        emit readyChanged();
        emit statusChanged();
    });
    CompanySync *company = context.program ? context.program->company : nullptr;
    connect(m_model, &ConflictModel::settled, this, [this, company](const QString &title, qint64 transaction) {
        if (transaction > 0) {
            offerToUndo(m_workspace, shell(), this, title, transaction);
        } else {
            shell().toast(title, Tone::Good);
        }
        if (company) {
            company->syncNow();  // settling alone is no change of a record, which would have woken it
        }
    });
    connect(m_model, &ConflictModel::failed, this, [this](const Error &error) { this->shell().report(error); });
    if (company) {
        // what a colleague settled comes without a change of a record
        connect(company, &CompanySync::stateChanged, this, [this, company] {
            if (company->state().phase == CompanySync::Phase::Resting && m_model->isLoaded()) {
                m_model->reload();
            }
        });
    }
    refresh();
}

QWidget *ConflictsPage::side(const QString &heading, QPlainTextEdit *text)
{
    auto *box = new QWidget(m_detail);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(new TextLabel(heading, TextLabel::Style::Strong, box));
    column->addWidget(text, 1);
    return box;
}

QString ConflictsPage::title() const { return tr("Conflicts"); }

QString ConflictsPage::statusText() const
{
    return m_model->isLoaded() ? tr("%n to settle", nullptr, m_model->rowCount()) : QString();
}

bool ConflictsPage::ready() const { return m_model->isLoaded() && !m_model->isBusy(); }

QList<KeyHint> ConflictsPage::keyHints() const
{
    const auto keys = [](Qt::Key key) { return QKeySequence(Qt::CTRL | key).toString(QKeySequence::NativeText); };
    return {{keys(Qt::Key_Return), tr("Use the other one")},
            {keys(Qt::Key_D), tr("Keep what stands")},
            {keys(Qt::Key_B), tr("Keep both")}};
}

void ConflictsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_model->reload();
}

void ConflictsPage::takeFocus() { m_table->setFocus(); }

void ConflictsPage::settle(sync::ConflictChoice choice)
{
    if (!m_workspace.isReadOnly()) {
        m_model->settle(m_table->selectedRows(), choice);
    }
}

void ConflictsPage::refresh()
{
    const QVector<sync::OpenConflict> chosen = m_model->at(m_table->selectedRows());
    const bool isFree = !chosen.isEmpty() && !m_model->isBusy() && !m_workspace.isReadOnly();
    const auto fits = [&](sync::ConflictChoice choice) {
        return isFree && std::all_of(chosen.cbegin(), chosen.cend(), [&](const sync::OpenConflict &one) {
                   return sync::isPossible(one, choice, m_model->catalog());
               });
    };
    m_keep->setEnabled(isFree);
    m_useOther->setEnabled(fits(sync::ConflictChoice::UseOther));
    m_keepBoth->setEnabled(fits(sync::ConflictChoice::KeepBoth));
    m_open->setEnabled(!chosen.isEmpty());
    const bool isWhole = chosen.size() == 1 && chosen.first().conflict.field.isEmpty();
    m_useOther->setText(isWhole ? tr("Delete it after all") : tr("Use the other one"));
    m_stack->setCurrentIndex(m_model->isLoaded() && m_model->rowCount() == 0 ? 1 : 0);
    showDetail();
}

void ConflictsPage::showDetail()
{
    const QList<int> rows = m_table->selectedRows();
    m_detail->setVisible(!rows.isEmpty());
    if (rows.isEmpty()) {
        return;
    }
    if (rows.size() > 1) {
        m_sentence->setText(
            tr("%n conflicts are chosen; what you press holds for all of them.", nullptr, int(rows.size())));
        m_stands->clear();
        m_other->clear();
        return;
    }
    const sync::OpenConflict &conflict = m_model->at(rows.first());
    m_sentence->setText(conflictSentence(conflict));
    m_stands->setPlainText(standingText(conflict, m_model->catalog(), m_model->shownBy()));
    m_other->setPlainText(otherText(conflict, m_model->catalog(), m_model->shownBy()));
}

}  // namespace fieldfare
