// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/quality_page.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "presentation/quality/quality_rows_model.h"
#include "quality/check_list.h"
#include "quality/expectations_form.h"
#include "quality/tick_delegate.h"
#include "records/list/mass_run.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace fieldfare {

namespace {
constexpr int kPauseMs = 300;  ///< between a change and looking again, so that many changes mean one look
}

QualityPage::QualityPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_trail(context.trail),
      m_controller(new QualityController(m_workspace, this)),
      m_rows(new QualityRowsModel(m_workspace, *m_controller, this)),
      m_old(new QTimer(this)),
      m_header(new PageHeader(tr("Data quality"), this)),
      m_expectations(
          new Button(QStringLiteral("sliders-horizontal"), tr("Expectations"), Button::Kind::Secondary, this)),
      m_again(new Button(QStringLiteral("refresh-cw"), tr("Count again"), Button::Kind::Secondary, this)),
      m_progress(new ProgressStrip(this)),
      m_stack(new QStackedLayout),
      m_waiting(new QWidget(this)),
      m_body(new QWidget(this)),
      m_fine(new EmptyState(
          QStringLiteral("circle-check"), tr("Everything is fine"),
          tr("No record is invalid, incomplete, stale or contradictory. “Expectations” says what is looked for."),
          this)),
      m_score(new TextLabel(QString(), TextLabel::Style::Figure, this)),
      m_scoreNote(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_list(new CheckList(this)),
      m_card(new Card(QStringLiteral(" "), this)),
      m_why(new TextLabel(QString(), TextLabel::Style::Muted, m_card)),
      m_table(new DataTable(m_card)),
      m_rowsStack(new QStackedLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    m_header->addControl(m_expectations);
    m_header->addControl(m_again);
    column->addWidget(m_header);
    column->addWidget(m_progress);
    auto *pages = new QWidget(this);
    pages->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_fine);
    column->addWidget(pages, 1);

    auto *row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    auto *listCard = new Card({}, m_body);
    listCard->layout()->setContentsMargins(6, 6, 6, 6);
    listCard->setFixedWidth(320);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space::s, space::s, space::s, space::s);
    top->setSpacing(2);
    m_scoreNote->setTextStyle(TextLabel::Style::Muted);
    m_scoreNote->setWordWrap(true);
    m_score->setToolTip(
        tr("100 when nothing is wrong. Each error takes one record from the good ones, each warning half of "
           "one; hints do not count."));
    top->addWidget(m_score);
    top->addWidget(m_scoreNote);
    listCard->body()->addLayout(top);
    listCard->body()->addWidget(m_list, 1);
    row->addWidget(listCard);
    buildRows(m_body);
    row->addWidget(m_card, 1);
    buildActions();

    connect(m_list, &CheckList::chosen, this, &QualityPage::openCheck);
    connect(m_controller, &QualityController::opened, this, [this] {
        showOverview();
        const bool known = m_controller->check(m_rows->check()) != nullptr;
        openCheck(known ? m_rows->check() : m_wanted);
    });
    connect(m_controller, &QualityController::changed, this, &QualityPage::showOverview);
    connect(m_controller, &QualityController::failed, this,
            [this](const Error &error) { this->shell().report(error); });
    connect(m_controller, &QualityController::viewSaved, this,
            [this](const QString &name) { this->shell().toast(tr("Kept as the view “%1”").arg(name), Tone::Good); });
    connect(m_progress, &ProgressStrip::cancelRequested, m_controller, &QualityController::cancel);
    connect(m_rows, &QualityRowsModel::failed, this, [this](const Error &error) { this->shell().report(error); });
    connect(m_rows, &QualityRowsModel::loaded, this, &QualityPage::showRows);
    connect(m_rows, &QualityRowsModel::ticksChanged, this, &QualityPage::showTicks);
    connect(m_rows, &QualityRowsModel::settled, this, &Page::readyChanged);
    connect(&m_workspace.store(), &Store::changed, this, [this](const ChangeSet &changes) {
        const QualityCheck *check = m_controller->check(m_rows->check());
        const int ignores = m_workspace.catalog()->at(QStringLiteral("quality_ignore")).number;
        if (check != nullptr && (changes.byType.contains(m_workspace.catalog()->at(check->type).number) ||
                                 changes.byType.contains(ignores))) {
            m_old->start();
        }
    });
    m_old->setSingleShot(true);
    m_old->setInterval(kPauseMs);
    connect(m_old, &QTimer::timeout, this, [this] {
        m_isOld = !isVisible();
        if (!m_isOld) {
            m_rows->reload();
        }
    });
    m_card->hide();
    m_controller->open();
    showOverview();
}

void QualityPage::buildRows(QWidget *)
{
    m_asList = new Button(QStringLiteral("list"), tr("As list"), Button::Kind::Ghost, m_card);
    m_view = new Button(QStringLiteral("bookmark"), tr("Keep as view"), Button::Kind::Ghost, m_card);
    m_csv = new Button(QStringLiteral("download"), tr("CSV"), Button::Kind::Ghost, m_card);
    for (Button *button : {m_asList, m_view, m_csv}) {
        m_card->addHeaderWidget(button);
    }
    m_asList->setToolTip(tr("All of them in a list, to edit, export or print"));
    m_view->setToolTip(tr("A view that always shows what this check finds"));
    m_csv->setToolTip(tr("Save the rows with their proposals for a spreadsheet"));
    m_why->setWordWrap(true);
    m_card->body()->addWidget(m_why);

    m_table->setModel(m_rows);
    m_table->setColumnKeys({QStringLiteral("tick"), QStringLiteral("record"), QStringLiteral("found"),
                            QStringLiteral("proposal"), QStringLiteral("note")});
    m_table->setItemDelegateForColumn(QualityRowsModel::TickColumn, new TickDelegate(m_table));
    m_table->setCellsEditable(true);
    m_table->setAccessibleName(tr("Rows of this check"));
    m_table->horizontalHeader()->setMinimumSectionSize(36);
    m_table->setColumnWidth(QualityRowsModel::TickColumn, 36);
    m_table->setColumnWidth(QualityRowsModel::RecordColumn, 200);
    m_table->setColumnWidth(QualityRowsModel::FoundColumn, 230);
    m_table->setColumnWidth(QualityRowsModel::ProposalColumn, 230);
    auto *rows = new QWidget(m_card);
    rows->setLayout(m_rowsStack);
    m_rowsStack->setContentsMargins(0, 0, 0, 0);
    m_noRows =
        new EmptyState(QStringLiteral("circle-check"), tr("Nothing found"), tr("No record has this problem."), rows);
    m_rowsStack->addWidget(m_table);
    m_rowsStack->addWidget(m_noRows);
    m_card->body()->addWidget(rows, 1);
    m_run = new MassRun(m_workspace, shell(), m_card);
    m_card->body()->addWidget(m_run);

    m_all = new Button(tr("Tick all"), Button::Kind::Link, m_card);
    m_none = new Button(tr("Tick none"), Button::Kind::Link, m_card);
    m_count = new TextLabel(QString(), TextLabel::Style::Muted, m_card);
    m_right = new Button(tr("It is right"), Button::Kind::Secondary, m_card);
    m_fix = new Button(QStringLiteral("check"), tr("Fix"), Button::Kind::Primary, m_card);
    m_card->body()->addWidget(hairline(m_card));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_all);
    bar->addWidget(m_none);
    bar->addWidget(m_count);
    bar->addStretch(1);
    bar->addWidget(m_right);
    bar->addWidget(m_fix);
    m_card->body()->addLayout(bar);
}

void QualityPage::buildActions()
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
        if (!keys.isEmpty()) {
            button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
        }
    };
    act(m_fix, tr("Write the ticked proposals"), QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("check"),
        [this] { fixTicked(); });
    act(m_right, tr("The selected rows are right as they are"), QKeySequence(Qt::CTRL | Qt::Key_D),
        QStringLiteral("circle-check"), [this] { ignoreSelected(); });
    act(m_again, tr("Count again"), QKeySequence(Qt::Key_F5), QStringLiteral("refresh-cw"), [this] {
        m_controller->refresh();
        m_rows->reload();
    });
    act(m_expectations, tr("What is expected of records"), QKeySequence(), QStringLiteral("sliders-horizontal"),
        [this] { openExpectations(); });
    act(m_csv, tr("Save the rows as CSV"), QKeySequence(), QStringLiteral("download"), [this] { saveCsv(); });
    act(m_asList, tr("Show the records of this check as a list"), QKeySequence(), QStringLiteral("list"), [this] {
        if (const QualityCheck *check = m_controller->check(m_rows->check())) {
            shell().open(Location{page_id::list, check->type, 0, QStringLiteral("quality:") + check->key(), {}});
        }
    });
    act(m_view, tr("Keep this check as a view"), QKeySequence(), QStringLiteral("bookmark"), [this] {
        if (const QualityCheck *check = m_controller->check(m_rows->check())) {
            m_controller->saveAsView(*check);
        }
    });
    connect(m_all, &Button::clicked, this, [this] { m_rows->tickAll(true); });
    connect(m_none, &Button::clicked, this, [this] { m_rows->tickAll(false); });
    connect(addPageAction(tr("Tick or untick the selected rows"), QKeySequence(Qt::CTRL | Qt::Key_Space),
                          QStringLiteral("square-check")),
            &QAction::triggered, this, &QualityPage::tickSelected);
    connect(m_table, &DataTable::openRequested, this, &QualityPage::openRecord);
    connect(m_table, &DataTable::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == QualityRowsModel::TickColumn) {
            m_rows->setTicked({index.row()}, !m_rows->isTicked(m_rows->hitAt(index.row())));
        }
    });
    connect(m_table, &DataTable::editRequested, this, [this](const QModelIndex &index, const QString &) {
        const QModelIndex proposal = index.siblingAtColumn(QualityRowsModel::ProposalColumn);
        if (m_rows->flags(proposal) & Qt::ItemIsEditable) {
            m_table->setCurrentIndex(proposal);
            m_table->edit(proposal);
        } else {
            openRecord(index.row());
        }
    });
    connect(m_table, &DataTable::selectionSettled, this, &QualityPage::showTicks);
    connect(m_run, &MassRun::succeeded, this, [this](const ChangeSet &) { m_rows->reload(); });
    connect(m_run, &MassRun::failed, this, [this](const Error &error) {
        showTicks();
        if (error.code == ErrorCode::Cancelled) {
            shell().toast(tr("Stopped. Nothing was changed."), Tone::Neutral);
        } else {
            shell().report(error);
        }
    });
}

QString QualityPage::title() const { return tr("Data quality"); }

QString QualityPage::statusText() const
{
    return m_rows->isLoaded() ? tr("%n row(s)", nullptr, int(m_rows->hits().size())) : QString();
}

bool QualityPage::ready() const
{
    return m_controller->isOpen() && !m_controller->isRefreshing() &&
           (m_rows->check().isEmpty() || (m_rows->isLoaded() && m_rows->isSettled()));
}

QList<KeyHint> QualityPage::keyHints() const
{
    const auto keys = [](const QKeySequence &sequence) { return sequence.toString(QKeySequence::NativeText); };
    return {{keys(Qt::CTRL | Qt::Key_Return), tr("Write the ticked proposals")},
            {keys(Qt::CTRL | Qt::Key_D), tr("The selected rows are right as they are")},
            {keys(Qt::CTRL | Qt::Key_Space), tr("Tick or untick the selected rows")},
            {keys(Qt::Key_F2), tr("Type another value")},
            {keys(Qt::Key_Return), tr("Open the record")}};
}

void QualityPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_wanted = location.query;
    if (m_isOld) {
        m_isOld = false;
        m_rows->reload();
    }
    if (m_controller->isOpen()) {
        openCheck(m_wanted);
    }
}

void QualityPage::takeFocus()
{
    if (m_stack->currentWidget() == m_body) {
        m_list->setFocus();
    } else {
        setFocus();
    }
}

void QualityPage::openCheck(const QString &wanted)
{
    const QualityCheck *check = m_controller->check(wanted);
    if (check == nullptr) {
        return;
    }
    m_list->select(check->id);
    if (m_rows->check() == check->id) {
        return;
    }
    m_card->show();
    m_card->setTitle(check->title);
    m_why->setText(check->why);
    m_rows->open(check->id);
    m_table->setColumnHidden(QualityRowsModel::ProposalColumn, !check->proposes && !m_rows->isEditable());
    m_table->setColumnHidden(QualityRowsModel::TickColumn, !check->proposes && !m_rows->isEditable());
    showTicks();
}

void QualityPage::showOverview()
{
    const bool refreshing = m_controller->isRefreshing();
    m_again->setEnabled(m_controller->isOpen() && !refreshing);
    m_expectations->setEnabled(m_controller->isOpen() && !m_workspace.isReadOnly() &&
                               m_workspace.session().access.mayAdminister());
    if (refreshing) {
        if (m_progress->isHidden()) {
            m_progress->start(tr("Looking through the records"));
        }
        m_progress->setProgress(
            m_controller->refreshed(), m_controller->checks().size(),
            tr("%1 of %2 checks").arg(m_controller->refreshed()).arg(m_controller->checks().size()));
    } else {
        m_progress->finish();
    }
    const QualitySummary &summary = m_controller->summary();
    qint64 findings = 0;
    for (const QualityCount &count : summary.counts) {
        findings += count.rows;
    }
    qint64 records = 0;
    for (const qint64 number : summary.records) {
        records += number;
    }
    m_list->setChecks(*m_workspace.catalog(), m_controller->checks(), summary);
    // Rounded down: 100 means that nothing is wrong.
    const double score = summary.score(m_controller->checks());
    m_score->setText(!summary.at.isValid()
                         ? QStringLiteral("–")
                         : format::percent(score >= 100 ? 100 : std::min(99.9, score), score >= 100 ? 0 : 1));
    m_scoreNote->setText(tr("%1 findings in %2 records").arg(format::number(findings), format::number(records)));
    m_header->setSubtitle(
        summary.at.isValid() && !refreshing
            ? tr("Counted %1")
                  .arg(format::moment(summary.at, m_workspace.store().clock()->nowUtc(), m_workspace.session().zone))
            : QString());
    const bool fine = m_controller->isOpen() && !refreshing && findings == 0 && summary.at.isValid();
    m_stack->setCurrentWidget(fine ? static_cast<QWidget *>(m_fine) : m_controller->isOpen() ? m_body : m_waiting);
    if (m_rows->check().isEmpty() && summary.at.isValid() && !refreshing && !fine && m_list->count() > 0) {
        m_list->setCurrentRow(0);  // the heaviest; comes back with its name
    }
    emit statusChanged();
    emit readyChanged();
}

void QualityPage::showRows()
{
    m_rowsStack->setCurrentIndex(m_rows->hits().isEmpty() ? 1 : 0);
    showTicks();
    emit statusChanged();
    emit readyChanged();
}

void QualityPage::showTicks()
{
    const QualityCheck *check = m_controller->check(m_rows->check());
    const bool writable = check != nullptr && m_controller->mayMend(*check) && !m_run->isRunning();
    const bool mendable = check != nullptr && (check->proposes || m_rows->isEditable());
    const qint64 ticked = m_rows->ticked();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_none), static_cast<QWidget *>(m_fix)}) {
        widget->setVisible(mendable);
    }
    m_fix->setText(tr("Fix %n row(s)", nullptr, int(ticked)));
    m_fix->setEnabled(writable && ticked > 0);
    m_count->setText(!m_rows->isLoaded() ? QString()
                     : mendable
                         ? tr("%1 of %2 ticked").arg(format::number(ticked), format::number(m_rows->hits().size()))
                         : tr("%n row(s)", nullptr, int(m_rows->hits().size())));
    m_right->setEnabled(!m_workspace.isReadOnly() && !m_run->isRunning() && m_table->selectedCount() > 0);
    for (Button *button : {m_asList, m_view, m_csv}) {
        button->setEnabled(!m_rows->hits().isEmpty());
    }
    m_view->setEnabled(m_view->isEnabled() && !m_workspace.isReadOnly());
}

QList<int> QualityPage::chosenRows() const { return m_table->selectedRows(); }

void QualityPage::tickSelected()
{
    const QList<int> rows = chosenRows();
    if (!rows.isEmpty()) {
        m_rows->setTicked(rows, !m_rows->isTicked(m_rows->hitAt(rows.first())));
    }
}

void QualityPage::openRecord(int row)
{
    const QualityCheck *check = m_controller->check(m_rows->check());
    const qint64 hit = m_rows->hitAt(row);
    if (check == nullptr || hit < 0) {
        return;
    }
    if (m_trail != nullptr) {
        *m_trail = RecordTrail{check->type, check->title, m_rows->records()};
    }
    shell().open(Location{page_id::record, check->type, QualityHit::record(hit), {}});
}

void QualityPage::fixTicked()
{
    const QualityFix fix = m_rows->fix();
    if (fix.hits.isEmpty() || m_run->isRunning()) {
        return;
    }
    m_run->run(tr("Mending %n row(s)", nullptr, int(fix.hits.size())), fix.hits.size(),
               [this, fix](const record_actions::MassWork &work) { return m_controller->fix(fix, work); });
    showTicks();
}

void QualityPage::ignoreSelected()
{
    QVector<qint64> hits;
    for (const int row : chosenRows()) {
        hits.append(m_rows->hitAt(row));
    }
    if (hits.isEmpty()) {
        return;
    }
    whenDone(m_controller->ignore(m_rows->check(), hits), this, [this](const Result<ChangeSet> &done) {
        if (!done) {
            shell().report(done.error());
        } else {
            offerUndo(*done);
        }
    });
}

void QualityPage::offerUndo(const ChangeSet &changes)
{
    if (changes.transaction <= 0) {
        return;
    }
    shell().offerUndo(changes.title, [this, transaction = changes.transaction] {
        whenDone(m_workspace.undo(transaction), this, [this](const Result<Workspace::Undone> &undone) {
            if (!undone) {
                shell().report(undone.error());
            } else {
                shell().toast(undone->changes.title, Tone::Good);
            }
        });
    });
}

void QualityPage::openExpectations()
{
    auto *form = new ExpectationsForm(*m_workspace.catalog(), m_controller->settings());
    connect(form, &ExpectationsForm::accepted, this, [this](const QualitySettings &settings) {
        shell().closePanel();
        m_controller->saveSettings(settings);
    });
    shell().openPanel(tr("What is expected of records"), form);
}

void QualityPage::saveCsv()
{
    const QualityCheck *check = m_controller->check(m_rows->check());
    if (check == nullptr) {
        return;
    }
    auto *dialog =
        new QFileDialog(shell().windowWidget(), tr("Save the rows as CSV"), QDir::homePath(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QString(check->id).replace(u'.', u'_') + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, check = *check, hits = m_rows->hits()](const QString &path) {
                whenDone(m_controller->writeCsv(check, hits, path), this, [this](const Result<qint64> &rows) {
                    if (!rows) {
                        shell().report(rows.error());
                    } else {
                        shell().toast(tr("%n row(s) saved", nullptr, int(*rows)), Tone::Good);
                    }
                });
            });
    dialog->open();
}

}  // namespace fieldfare
