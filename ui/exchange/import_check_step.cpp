// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_steps.h"
#include "exchange/meaning_list.h"
#include "presentation/format.h"
#include "presentation/windowed_model.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/table/data_table.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

using format::number;

struct ImportStepsText {
    Q_DECLARE_TR_FUNCTIONS(ImportSteps)
};

/// What deserves a look, one line each.
/// `explained`: rejected rows whose reason stands elsewhere on the page.
QStringList remarksOf(const ImportReport &report, qint64 explained = 0)
{
    QStringList lines;
    for (const NearMatch &near : report.near) {
        if (lines.size() == 6) {
            break;
        }
        lines.append(
            ImportStepsText::tr("“%1” is taken for “%2” (%3 rows)").arg(near.text, near.title, number(near.count)));
    }
    if (report.linksCreated > 0) {
        lines.append(ImportStepsText::tr("%1 linked records are created").arg(number(report.linksCreated)));
    }
    if (report.suppressed > 0) {
        lines.append(ImportStepsText::tr("%n rows are of people who asked to be erased: do not contact them, or reject "
                                         "these rows",
                                         nullptr, int(report.suppressed)));
    }
    if (report.rounded > 0) {
        lines.append(ImportStepsText::tr("%1 amounts have more places than the currency and are rounded")
                         .arg(number(report.rounded)));
    }
    if (report.trimmed > 0) {
        lines.append(ImportStepsText::tr("%1 names lose blanks at their ends").arg(number(report.trimmed)));
    }
    if (!report.newFields.isEmpty()) {
        lines.append(ImportStepsText::tr("New fields: %1").arg(report.newFields.join(QStringLiteral(", "))));
    }
    for (std::size_t i = 0, shown = 0; i < report.notes.size() && shown < 6; ++i) {
        const SourceNote &note = report.notes[i];
        if (note.kind == SourceNote::Kind::NotCarried || note.kind == SourceNote::Kind::UnreadCell) {
            lines.append(note.message);
            ++shown;
        }
    }
    if (report.rejected <= explained) {
        return lines;
    }
    for (std::size_t i = 0; i < report.firstRejections.size() && i < 6; ++i) {
        lines.append(ImportStepsText::tr("Line %1: %2")
                         .arg(number(report.firstRejections[i].first), report.firstRejections[i].second));
    }
    if (report.firstRejections.size() > 6) {
        lines.append(ImportStepsText::tr("… and %1 more rejected rows").arg(number(report.rejected - 6)));
    }
    return lines;
}

QString bullets(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines) {
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("· ") + line;
    }
    return text;
}

QHBoxLayout *tiles(std::initializer_list<KpiTile *> list)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    for (KpiTile *tile : list) {
        tile->setMaximumWidth(260);
        row->addWidget(tile, 1);
    }
    row->addStretch(0);
    return row;
}

void fill(const ImportReport &report, KpiTile *created, KpiTile *updated, KpiTile *skipped, KpiTile *rejected)
{
    created->setValue(number(report.created));
    updated->setValue(number(report.updated));
    skipped->setValue(number(report.skipped));
    rejected->setValue(number(report.rejected));
}

}  // namespace

ImportCheckStep::ImportCheckStep(ImportSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_new(new KpiTile(tr("New"), this)),
      m_changed(new KpiTile(tr("Changed"), this)),
      m_skipped(new KpiTile(tr("Left alone"), this)),
      m_rejected(new KpiTile(tr("Rejected"), this)),
      m_remarks(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_meanings(new MeaningList(this)),
      m_table(new DataTable(this)),
      m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addLayout(tiles({m_new, m_changed, m_skipped, m_rejected}));
    m_remarks->setWordWrap(true);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_remarks);
    column->addWidget(m_meanings);
    auto *card = new Card(tr("What happens to the first rows"), this);
    card->body()->addWidget(m_table, 1);
    column->addWidget(card, 1);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("What happens to the first rows"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_meanings, &MeaningList::chosen, this, [this](int index, const QString &key) {
        const ValueMeaning said = m_session.meanings().value(index);
        m_session.setMeaning(said.field, said.text, key);
    });
}

void ImportCheckStep::refresh()
{
    m_meanings->setMeanings(m_session.meanings());
    const ImportPreview &preview = m_session.preview();
    fill(preview.counts, m_new, m_changed, m_skipped, m_rejected);
    qint64 explained = 0;
    for (const UnknownValue &unknown : preview.counts.unknown) {
        explained += unknown.rows;
    }
    const QStringList remarks = remarksOf(preview.counts, explained);
    m_remarks->setText(bullets(remarks));
    m_remarks->setVisible(!remarks.isEmpty());
    m_model->clear();
    QStringList headers{tr("Line"), tr("What happens")};
    QList<int> shown;
    const auto &columns = m_session.plan().columns;
    for (int i = 0; i < int(columns.size()); ++i) {
        if (!columns[std::size_t(i)].entry.isIgnored()) {
            shown.append(i);
            headers.append(columns[std::size_t(i)].header);
        }
    }
    m_model->setHorizontalHeaderLabels(headers);
    for (const PreviewRow &row : preview.rows) {
        auto *line = new QStandardItem(number(row.line));
        line->setData(int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        const bool bad = row.action == RowAction::Reject;
        auto *action = new QStandardItem(row.action == RowAction::Create   ? tr("New")
                                         : row.action == RowAction::Update ? tr("Changes %1").arg(row.title)
                                         : row.action == RowAction::Skip   ? tr("Left alone: %1").arg(row.title)
                                                                           : tr("Rejected: %1").arg(row.reason));
        action->setData(true, table_role::Chip);
        action->setData(int(row.action == RowAction::Create   ? Tone::Good
                            : row.action == RowAction::Update ? Tone::Accent
                            : bad                             ? Tone::Bad
                                                              : Tone::Neutral),
                        table_role::Tone);
        action->setToolTip(bad || row.action == RowAction::Skip ? row.reason : row.title);
        QList<QStandardItem *> items{line, action};
        for (const int i : shown) {
            const PreviewCell cell = i < int(row.cells.size()) ? row.cells[std::size_t(i)] : PreviewCell{};
            auto *item = new QStandardItem(cell.value.left(200).simplified());
            if (!cell.note.isEmpty()) {
                item->setData(cell.note, table_role::Secondary);
                item->setToolTip(cell.value == cell.text ? cell.note
                                                         : tr("In the file: %1. %2").arg(cell.text, cell.note));
            } else if (cell.value != cell.text) {
                item->setToolTip(tr("In the file: %1").arg(cell.text));
            }
            items.append(item);
        }
        m_model->appendRow(items);
    }
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(0, 56);
    m_table->setColumnWidth(1, 190);
    for (int i = 2; i < m_model->columnCount(); ++i) {
        m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i) + 8, 70, 260));
    }
}

ImportResultStep::ImportResultStep(ImportSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_headline(new TextLabel(QString(), TextLabel::Style::Heading, this)),
      m_new(new KpiTile(tr("New"), this)),
      m_changed(new KpiTile(tr("Changed"), this)),
      m_skipped(new KpiTile(tr("Left alone"), this)),
      m_rejected(new KpiTile(tr("Rejected"), this)),
      m_remarks(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_show(new Button(tr("Show the records"), Button::Kind::Primary, this)),
      m_rejects(new Button(QStringLiteral("save"), tr("Save the rejected rows …"), Button::Kind::Secondary, this)),
      m_undo(new Button(QStringLiteral("undo-2"), tr("Undo the import"), Button::Kind::Secondary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::l, 0, 0);
    column->setSpacing(space::l);
    m_headline->setWordWrap(true);
    column->addWidget(m_headline);
    column->addLayout(tiles({m_new, m_changed, m_skipped, m_rejected}));
    m_remarks->setWordWrap(true);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_remarks);
    auto *row = new QHBoxLayout;
    auto *again = new Button(QStringLiteral("file-up"), tr("Import another file"), Button::Kind::Ghost, this);
    row->addWidget(m_show);
    row->addWidget(m_rejects);
    row->addWidget(m_undo);
    row->addWidget(again);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    connect(m_show, &Button::clicked, this, &ImportResultStep::showRequested);
    connect(m_rejects, &Button::clicked, this, &ImportResultStep::rejectsRequested);
    connect(m_undo, &Button::clicked, &m_session, &ImportSession::undo);
    connect(again, &Button::clicked, this, &ImportResultStep::againRequested);
}

void ImportResultStep::refresh()
{
    const ImportReport &report = m_session.report();
    fill(report, m_new, m_changed, m_skipped, m_rejected);
    m_headline->setText(
        report.transaction == 0
            ? tr("Nothing was new in this file")
            : tr("%1 rows read in %2 s").arg(number(report.rows), QLocale().toString(report.seconds, 'f', 1)));
    const QStringList remarks = remarksOf(report);
    m_remarks->setText(bullets(remarks));
    m_remarks->setVisible(!remarks.isEmpty());
    m_rejects->setVisible(!m_session.rejectsFile().isEmpty());
    m_undo->setVisible(report.transaction != 0);
    m_show->setEnabled(true);
    m_show->setFocus();
}

void ImportResultStep::showUndone(const QString &text)
{
    m_headline->setText(text);
    m_undo->hide();
}

}  // namespace fieldfare
