// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_set_page.h"

#include "exchange/dropped_file.h"
#include "exchange/import_dialogs.h"
#include "exchange/import_steps.h"
#include "exchange/meaning_list.h"
#include "presentation/exchange/import_set_session.h"
#include "presentation/format.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <numeric>

namespace fieldfare {

namespace {
using format::number;
constexpr int typeWidth = 170;
constexpr int countsWidth = 230;
}  // namespace

ImportSetPage::ImportSetPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_session(new ImportSetSession(m_workspace, this)),
      m_edited(new ImportSession(m_workspace, this)),
      m_header(new PageHeader(tr("Import of several files"), this)),
      m_message(new InlineMessage(this)),
      m_stack(new QStackedWidget(this)),
      m_columns(new ImportColumnsStep(*m_edited, this)),
      m_done(new Button(tr("Use these columns"), Button::Kind::Primary, this)),
      m_meanings(new MeaningList(this)),
      m_card(new Card(tr("What is imported, in this order"), this)),
      m_scroll(new QScrollArea(this)),
      m_create(new QCheckBox(tr("Create what is named but in none of the files: owners, companies, products …"), this)),
      m_notes(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_progress(new ProgressStrip(this)),
      m_undo(new Button(QStringLiteral("undo-2"), tr("Undo all of it"), Button::Kind::Secondary, this)),
      m_duplicates(new Button(QStringLiteral("copy"), tr("Look for duplicates"), Button::Kind::Secondary, this)),
      m_next(new Button(tr("Check"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_header);
    column->addWidget(m_message);
    m_stack->addWidget(filesView());
    m_stack->addWidget(columnsView());
    column->addWidget(m_stack, 1);

    connect(m_create, &QCheckBox::clicked, m_session, &ImportSetSession::setCreateMissing);
    connect(m_next, &Button::clicked, this, &ImportSetPage::next);
    connect(m_duplicates, &Button::clicked, this, [this] {
        shell().open(Location{page_id::duplicates, typeWithDuplicates(), 0, {}});
    });
    connect(m_undo, &Button::clicked, m_session, &ImportSetSession::undo);
    connect(m_progress, &ProgressStrip::cancelRequested, m_session, &ImportSetSession::cancel);
    connect(m_meanings, &MeaningList::chosen, this, [this](int line, const QString &key) {
        const auto [table, position] = m_asked.value(line, {-1, 0});
        const ValueMeaning said = m_session->meanings(table).value(position);
        m_session->setMeaning(table, said.field, said.text, key);
    });
    connect(m_session, &ImportSetSession::changed, this, [this] {
        if (!m_session->isBusy()) {
            m_progress->finish();
        }
        refresh();
        emit readyChanged();
    });
    connect(m_session, &ImportSetSession::progressed, this, [this](const QString &table, qint64 rows, double fraction) {
        m_progress->setProgress(fraction < 0 ? 0 : qint64(fraction * 1000), fraction < 0 ? 0 : 1000,
                                tr("%1: %2 rows").arg(table, number(rows)));
    });
    connect(m_session, &ImportSetSession::failed, this, [this](const Error &error) {
        if (error.code == ErrorCode::Cancelled) {
            m_message->showText(Tone::Accent, tr("The import was stopped. Nothing was changed."));
        } else {
            m_message->showError(error);
        }
    });
    connect(m_session, &ImportSetSession::undone, this, [this](qint64 records, qint64 skipped) {
        m_message->showText(
            Tone::Good,
            skipped > 0
                ? tr("Undone: %1 records taken back, %2 edited since and left").arg(number(records), number(skipped))
                : tr("Undone: %1 records taken back").arg(number(records)));
    });
    QAction *choose =
        addPageAction(tr("Choose files …"), QKeySequence(QKeySequence::Open), QStringLiteral("folder-open"));
    connect(choose, &QAction::triggered, this, &ImportSetPage::chooseFiles);
    QAction *forward = addPageAction(tr("Next step of the import"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                                     QStringLiteral("arrow-right"));
    connect(forward, &QAction::triggered, this, &ImportSetPage::next);
    refresh();
}

QWidget *ImportSetPage::filesView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_card->body()->addWidget(m_scroll, 1);
    column->addWidget(m_card, 1);
    column->addWidget(m_meanings);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_notes);
    column->addWidget(m_create);
    auto *row = new QHBoxLayout;
    row->addWidget(m_duplicates);
    row->addWidget(m_undo);
    row->addWidget(m_progress, 1);
    row->addStretch(0);
    row->addWidget(m_next);
    column->addLayout(row);
    return view;
}

QWidget *ImportSetPage::columnsView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_columns, 1);
    auto *row = new QHBoxLayout;
    auto *back = new Button(QStringLiteral("arrow-left"), tr("Back to the files"), Button::Kind::Ghost, view);
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(m_done);
    column->addLayout(row);
    connect(back, &Button::clicked, this, [this] { endEditing(false); });
    connect(m_done, &Button::clicked, this, [this] { endEditing(true); });
    const auto showError = [this](const Error &error) { m_message->showError(error); };
    connect(m_columns, &ImportColumnsStep::loadMapRequested, this,
            [this, showError] { import_dialogs::loadMap(shell(), this, *m_edited, showError); });
    connect(m_columns, &ImportColumnsStep::saveMapRequested, this,
            [this, showError] { import_dialogs::saveMap(shell(), this, *m_edited, showError); });
    connect(m_edited, &ImportSession::failed, this, showError);
    connect(m_edited, &ImportSession::planChanged, this, [this] {
        m_columns->refresh();
        m_done->setEnabled(m_edited->doubledTargets().isEmpty());
    });
    connect(m_edited, &ImportSession::busyChanged, this, &ImportSetPage::readyChanged);
    return view;
}

void ImportSetPage::editColumns(int table)
{
    m_message->clear();
    m_editedTable = table;
    const ImportSetTable &one = m_session->set().tables[std::size_t(table)];
    m_header->setTitle(tr("Columns of %1").arg(one.title));
    m_header->setSubtitle(QString());
    m_done->setEnabled(false);
    m_edited->setPlan(one.plan);
    m_stack->setCurrentIndex(1);
    m_done->setFocus();
}

void ImportSetPage::endEditing(bool keep)
{
    const int table = std::exchange(m_editedTable, -1);
    m_header->setTitle(title());
    m_stack->setCurrentIndex(0);
    if (keep && table >= 0 && m_edited->hasPlan()) {
        m_session->setPlan(table, m_edited->plan());
    } else {
        refresh();
    }
    takeFocus();
}

QString ImportSetPage::title() const { return tr("Import of several files"); }

QString ImportSetPage::statusText() const { return tr("%n table(s)", nullptr, int(m_session->set().tables.size())); }

bool ImportSetPage::ready() const { return !m_session->isBusy() && !m_edited->isBusy(); }

QList<KeyHint> ImportSetPage::keyHints() const
{
    return {{QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText), tr("Choose files")},
            {QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Next step")}};
}

void ImportSetPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const QStringList paths = location.query.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (!paths.isEmpty() && paths != m_session->files()) {
        m_message->clear();
        endEditing(false);
        m_session->setFiles(paths);
    }
}

void ImportSetPage::takeFocus() { m_next->setFocus(); }

void ImportSetPage::chooseFiles()
{
    if (m_session->isBusy()) {
        return;
    }
    import_dialogs::chooseFiles(shell(), this, [this](const QStringList &paths) { openDroppedFiles(shell(), paths); });
}

void ImportSetPage::next()
{
    if (m_editedTable >= 0) {
        if (m_done->isEnabled()) {
            endEditing(true);
        }
        return;
    }
    if (!m_next->isEnabled() || !m_next->isVisible()) {
        return;
    }
    m_message->clear();
    const bool checked = m_session->phase() == ImportSetSession::Phase::Checked;
    m_progress->start(checked ? tr("Importing") : tr("Checking every row"));
    if (checked) {
        m_session->start();
    } else {
        m_session->check();
    }
}

QString ImportSetPage::linksText(int index) const
{
    const ImportSet &set = m_session->set();
    const ImportSetTable &table = set.tables[std::size_t(index)];
    const auto catalog = m_workspace.catalog();
    const RecordType *type = catalog->find(table.plan.type);
    QStringList lines;
    QStringList fields;
    for (const ImportSetLink &link : table.links) {
        const FieldSpec *field = type == nullptr ? nullptr : type->field(link.field);
        if (field == nullptr || fields.contains(link.field)) {
            continue;
        }
        fields.append(link.field);
        QStringList columns;
        for (const ImportSetLink &other : table.links) {
            if (other.field == link.field) {
                columns.append(QStringLiteral("“%1”").arg(other.column));
            }
        }
        const QString from = link.table < 0        ? tr("records there already")
                             : link.table == index ? tr("this table")
                                                   : set.tables[std::size_t(link.table)].title;
        lines.append(tr("%1: %2 → %3").arg(field->label(), columns.join(QStringLiteral(", ")), from));
    }
    if (lines.isEmpty()) {
        lines.append(tr("Names no other records"));
    }
    int ignored = 0;
    for (const PlannedColumn &one : table.plan.columns) {
        ignored += one.entry.isIgnored() ? 1 : 0;
    }
    lines.append(tr("%1 of %2 columns are imported")
                     .arg(table.plan.columns.size() - std::size_t(ignored))
                     .arg(table.plan.columns.size()));
    return lines.join(QStringLiteral("\n"));
}

QString ImportSetPage::countsText(int index) const
{
    const ImportSetReport &report = m_session->report();
    const ImportSetTable &table = m_session->set().tables[std::size_t(index)];
    if (!table.included) {
        return tr("left out");
    }
    if (std::size_t(index) >= report.tables.size()) {
        return tr("about %1 rows").arg(number(table.plan.expectedRows));
    }
    const ImportReport &one = report.tables[std::size_t(index)];
    QString text =
        tr("%1 new · %2 changed · %3 rejected").arg(number(one.created), number(one.updated), number(one.rejected));
    if (one.linksCreated > 0) {
        text += QLatin1Char('\n') + tr("%1 linked records are created").arg(number(one.linksCreated));
    }
    return text;
}

QWidget *ImportSetPage::rowFor(int index)
{
    const ImportSetTable &table = m_session->set().tables[std::size_t(index)];
    const int count = int(m_session->set().tables.size());
    const bool open = m_session->phase() != ImportSetSession::Phase::Finished;
    auto *row = new QWidget(m_scroll);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, space::s, 0, space::s);
    layout->setSpacing(space::m);
    auto *include = new QCheckBox(QString::number(index + 1), row);
    include->setChecked(table.included);
    include->setEnabled(open);
    include->setAccessibleName(tr("Import %1").arg(table.title));
    connect(include, &QCheckBox::clicked, m_session, [this, index](bool on) { m_session->setIncluded(index, on); });
    layout->addWidget(include, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new ElidedLabel(table.title, TextLabel::Style::Strong, row));
    auto *links = new TextLabel(linksText(index), TextLabel::Style::Small, row);
    links->setWordWrap(true);
    texts->addWidget(links);
    layout->addLayout(texts, 1);
    auto *type = new QComboBox(row);
    type->setFixedWidth(typeWidth);
    type->setAccessibleName(tr("%1 is imported as").arg(table.title));
    const auto catalog = m_workspace.catalog();
    for (const RecordType &one : catalog->types()) {
        if (!one.machinery) {
            type->addItem(lucideIcon(one.icon), one.plural(), one.key);
        }
    }
    type->setCurrentIndex(std::max(0, type->findData(table.plan.type)));
    type->setEnabled(open && table.plan.kind != FileKind::Cards);
    connect(type, &QComboBox::activated, m_session,
            [this, index, type] { m_session->setType(index, type->currentData().toString()); });
    layout->addWidget(type, 0, Qt::AlignTop);
    auto *counts = new TextLabel(countsText(index), TextLabel::Style::Body, row);
    counts->setFixedWidth(countsWidth);
    counts->setWordWrap(true);
    counts->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(counts, 0, Qt::AlignTop);
    if (const QString rejects = m_session->rejectsFile(index); !rejects.isEmpty()) {
        auto *save = iconButton(QStringLiteral("save"), tr("Save the rejected rows of %1 …").arg(table.title),
                                Button::Kind::Ghost, row);
        connect(save, &Button::clicked, this, [this, rejects] {
            import_dialogs::saveRejects(shell(), this, rejects,
                                        [this](const Error &error) { m_message->showError(error); });
        });
        layout->addWidget(save, 0, Qt::AlignTop);
        return row;
    }
    auto *edit =
        iconButton(QStringLiteral("columns-3"), tr("Columns of %1 …").arg(table.title), Button::Kind::Ghost, row);
    edit->setEnabled(open && table.included && table.plan.kind != FileKind::Cards);
    connect(edit, &Button::clicked, this, [this, index] { editColumns(index); });
    layout->addWidget(edit, 0, Qt::AlignTop);
    auto *up =
        iconButton(QStringLiteral("chevron-up"), tr("Import %1 earlier").arg(table.title), Button::Kind::Ghost, row);
    auto *down =
        iconButton(QStringLiteral("chevron-down"), tr("Import %1 later").arg(table.title), Button::Kind::Ghost, row);
    up->setEnabled(open && index > 0);
    down->setEnabled(open && index + 1 < count);
    connect(up, &Button::clicked, m_session, [this, index] { m_session->move(index, -1); });
    connect(down, &Button::clicked, m_session, [this, index] { m_session->move(index, 1); });
    layout->addWidget(up, 0, Qt::AlignTop);
    layout->addWidget(down, 0, Qt::AlignTop);
    return row;
}

QString ImportSetPage::typeWithDuplicates() const
{
    for (const char *type : {"contact", "company"}) {
        for (const ImportSetTable &table : m_session->set().tables) {
            if (table.included && table.plan.type == QLatin1String(type)) {
                return table.plan.type;
            }
        }
    }
    return {};
}

void ImportSetPage::refreshMeanings()
{
    QList<ValueMeaning> all;
    m_asked.clear();
    for (int table = 0; table < int(m_session->set().tables.size()); ++table) {
        const QList<ValueMeaning> meanings = m_session->meanings(table);
        for (int i = 0; i < int(meanings.size()); ++i) {
            all.append(meanings.at(i));
            m_asked.append({table, i});
        }
    }
    m_meanings->setMeanings(all);
}

void ImportSetPage::refresh()
{
    using Phase = ImportSetSession::Phase;
    const Phase phase = m_session->phase();
    const ImportSet &set = m_session->set();
    const bool over = phase == Phase::Finished || phase == Phase::Undone;
    auto *list = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, space::s, 0);
    column->setSpacing(0);
    if (set.tables.empty()) {
        auto *empty = new EmptyState(
            QStringLiteral("file-up"), tr("Drop the files of another CRM here, all at once"),
            tr("Accounts, contacts, deals …: which file holds what, the order and the links between them "
               "are found out and shown before anything is written."),
            list);
        connect(empty->addAction(tr("Choose files …"), QStringLiteral("folder-open")), &Button::clicked, this,
                &ImportSetPage::chooseFiles);
        column->addWidget(empty, 1);
    } else {
        for (int i = 0; i < int(set.tables.size()); ++i) {
            column->addWidget(rowFor(i));
        }
        column->addStretch(1);
    }
    list->setEnabled(!m_session->isBusy() && phase != Phase::Undone);
    m_scroll->setWidget(list);
    list->setAutoFillBackground(false);  // setWidget switches it on

    if (over) {
        m_meanings->setMeanings({});
    } else {
        refreshMeanings();
    }
    const ImportReport sum = m_session->report().total();
    QStringList notes = set.notes;
    for (std::size_t i = 0; i < m_session->report().tables.size() && notes.size() < 6; ++i) {
        const ImportReport &one = m_session->report().tables[i];
        const auto explained =
            std::accumulate(one.unknown.begin(), one.unknown.end(), qint64(0),
                            [](qint64 rows, const UnknownValue &value) { return rows + value.rows; });
        if (!over && one.rejected <= explained) {
            continue;  // the reason stands above them
        }
        for (const auto &rejection : one.firstRejections) {
            if (notes.size() < 6) {
                notes.append(tr("%1, line %2: %3").arg(set.tables[i].title, number(rejection.first), rejection.second));
            }
        }
    }
    QString text;
    for (const QString &note : std::as_const(notes)) {
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("· ") + note;
    }
    m_notes->setText(text);
    m_notes->setVisible(!text.isEmpty());
    m_header->setSubtitle(phase == Phase::Finished ? tr("%1 rows read in %2 s; one undo takes all of it back")
                                                         .arg(number(sum.rows), QLocale().toString(sum.seconds, 'f', 1))
                                                   : QString());
    {
        const QSignalBlocker blocker(m_create);
        m_create->setChecked(m_session->createMissing());
    }
    m_create->setVisible(!set.tables.empty() && !over);
    m_create->setEnabled(!m_session->isBusy());
    m_undo->setVisible(phase == Phase::Finished && m_session->report().transaction != 0);
    m_undo->setEnabled(!m_session->isBusy());
    m_duplicates->setVisible(m_undo->isVisibleTo(this) && !typeWithDuplicates().isEmpty());
    m_next->setVisible(!set.tables.empty() && !over);
    const bool some =
        std::any_of(set.tables.begin(), set.tables.end(), [](const ImportSetTable &t) { return t.included; });
    m_next->setEnabled(!m_session->isBusy() && some && !m_workspace.isReadOnly() &&
                       (phase != Phase::Checked || sum.created + sum.updated > 0));
    m_next->setText(phase == Phase::Checked ? tr("Import %Ln row(s)", nullptr, int(sum.created + sum.updated))
                                            : tr("Check"));
    if (m_workspace.isReadOnly()) {
        m_message->showText(Tone::Attention, tr("The workspace is open for reading only; nothing can be imported."));
    }
    emit statusChanged();
}

}  // namespace fieldfare
