// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/export_panel.h"

#include "base/when_done.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <atomic>
#include <memory>

namespace fieldfare {

namespace {
enum Rows { AllRows, ListRows, SelectedRows };
enum Columns { ShownColumns, EveryColumn, ChosenColumns };
enum Formats { Csv, Workbook, Cards };
}  // namespace

ExportPanel::ExportPanel(Workspace &workspace, Shell &shell, ExportOffer offer, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_offer(std::move(offer)),
      m_rows(new QComboBox(this)),
      m_columns(new SegmentedControl(this)),
      m_fields(new QListWidget(this)),
      m_format(new SegmentedControl(this)),
      m_delimiter(new QComboBox(this)),
      m_labels(new QCheckBox(tr("Headers and choices as on the screen"), this)),
      m_bom(new QCheckBox(tr("Mark as UTF-8 for spreadsheet programs"), this)),
      m_guard(new QCheckBox(tr("Guard cells that begin like a formula"), this)),
      m_export(new Button(QStringLiteral("download"), tr("Export …"), Button::Kind::Primary, this)),
      m_progress(new ProgressStrip(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    const QLocale locale;
    column->addWidget(new TextLabel(tr("Format"), TextLabel::Style::Strong, this));
    m_format->addSegment(tr("CSV"));
    m_format->addSegment(tr("Excel"));
    if (m_offer.type == QLatin1String("contact")) {
        m_format->addSegment(tr("vCard"));
    }
    m_format->setAccessibleName(tr("Format"));
    column->addWidget(m_format, 0, Qt::AlignLeft);
    column->addWidget(new TextLabel(tr("Rows"), TextLabel::Style::Strong, this));
    if (!m_offer.selected.isEmpty()) {
        m_rows->addItem(tr("The selected ones: %1").arg(locale.toString(m_offer.selected.size())), SelectedRows);
    }
    if (m_offer.filtered) {
        m_rows->addItem(tr("The list as filtered: %1").arg(locale.toString(m_offer.rows.size())), ListRows);
        m_rows->addItem(tr("Everything, without the filter"), AllRows);
    } else {
        m_rows->addItem(tr("All: %1").arg(locale.toString(m_offer.rows.size())), ListRows);
    }
    m_rows->setAccessibleName(tr("Rows"));
    column->addWidget(m_rows);
    auto *withheld = new TextLabel(QString(), TextLabel::Style::Small, this);
    withheld->setWordWrap(true);
    withheld->hide();
    column->addWidget(withheld);

    m_columnsTitle = new TextLabel(tr("Columns"), TextLabel::Style::Strong, this);
    column->addWidget(m_columnsTitle);
    m_columns->addSegment(tr("As shown"));
    m_columns->addSegment(tr("All"));
    m_columns->addSegment(tr("Choose"));
    m_columns->setAccessibleName(tr("Columns"));
    column->addWidget(m_columns, 0, Qt::AlignLeft);
    const auto catalog = workspace.catalog();
    const RecordType &type = catalog->at(m_offer.type);
    const auto add = [&](const FieldSpec &field, bool on) {
        auto *item = new QListWidgetItem(field.label(), m_fields);
        item->setData(Qt::UserRole, field.key);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    };
    for (const QString &key : m_offer.shownColumns) {
        if (const FieldSpec *field = type.field(key)) {
            add(*field, true);
        }
    }
    for (const FieldSpec &field : type.fields) {
        if (!field.hidden && !m_offer.shownColumns.contains(field.key)) {
            add(field, false);
        }
    }
    m_fields->setDragDropMode(QAbstractItemView::InternalMove);
    m_fields->setAccessibleName(tr("Columns to export"));
    m_fields->setMinimumHeight(160);
    column->addWidget(m_fields, 1);
    m_fields->hide();
    auto *about = new TextLabel(QString(), TextLabel::Style::Small, this);
    about->setWordWrap(true);
    column->addWidget(about);
    const auto explain = [this, about] {
        const bool cards = m_format->current() == Cards;
        m_fields->setVisible(!cards && m_columns->current() == ChosenColumns);
        about->setText(cards ? tr("Names, company, addresses, numbers, birthday, website, tags and notes, as phones "
                                  "and mail programs read them.")
                       : m_columns->current() == EveryColumn
                           ? tr("Every field with its identity: imported again, it gives the same records.")
                       : m_columns->current() == ShownColumns ? tr("The columns of the list, in its order.")
                                                              : tr("Tick what is wanted; drag to order."));
    };
    connect(m_columns, &SegmentedControl::currentChanged, this, explain);
    explain();

    m_spellingTitle = new TextLabel(tr("Spelling"), TextLabel::Style::Strong, this);
    column->addWidget(m_spellingTitle);
    m_delimiter->addItem(tr("Comma  ,"), QChar(u','));
    m_delimiter->addItem(tr("Semicolon  ;"), QChar(u';'));
    m_delimiter->addItem(tr("Tab"), QChar(u'\t'));
    m_delimiter->setAccessibleName(tr("Delimiter"));
    // Spreadsheet programs of countries with a decimal comma expect a semicolon.
    m_delimiter->setCurrentIndex(locale.decimalPoint() == QStringLiteral(",") ? 1 : 0);
    column->addWidget(m_delimiter);
    m_labels->setChecked(true);
    m_bom->setChecked(true);
    m_guard->setChecked(true);
    m_guard->setToolTip(tr("A spreadsheet program runs a cell that begins with =, + or @. The guard puts an apostrophe "
                           "before it; the import takes it away again."));
    column->addWidget(m_labels);
    column->addWidget(m_bom);
    column->addWidget(m_guard);
    column->addWidget(m_progress);
    column->addWidget(m_export, 0, Qt::AlignRight);
    column->addStretch(0);
    connect(m_export, &Button::clicked, this, &ExportPanel::chooseFile);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] { m_stop.request_stop(); });
    connect(m_format, &SegmentedControl::currentChanged, this, [this, explain] {
        showFormat();
        explain();
    });
    const auto tellWithheld = [this, withheld] {
        whenDone(m_workspace.read([wanted = request()](ReadContext &context) { return withheldRows(context, wanted); }),
                 withheld, [withheld](const Result<qint64> &count) {
                     withheld->setVisible(count && *count > 0);
                     withheld->setText(tr("%1 of them are left out: your role does not include exporting them.")
                                           .arg(QLocale().toString(count.value_or(0))));
                 });
    };
    connect(m_rows, &QComboBox::currentIndexChanged, this, tellWithheld);
    showFormat();
    tellWithheld();
    setFocusProxy(m_rows);
}

/// Only what the format leaves open.
void ExportPanel::showFormat()
{
    const int format = m_format->current();
    m_columnsTitle->setVisible(format != Cards);
    m_columns->setVisible(format != Cards);
    m_spellingTitle->setVisible(format != Cards);
    m_labels->setVisible(format != Cards);
    m_delimiter->setVisible(format == Csv);
    m_bom->setVisible(format == Csv);
    m_guard->setVisible(format == Csv);
}

ExportPanel::~ExportPanel() { m_stop.request_stop(); }

ExportRequest ExportPanel::request() const
{
    ExportRequest request;
    request.type = m_offer.type;
    request.labels = m_labels->isChecked();
    switch (m_rows->currentData().toInt()) {
    case SelectedRows: request.ids = m_offer.selected; break;
    case ListRows: request.ids = m_offer.rows; break;
    default: break;
    }
    switch (m_columns->current()) {
    case ShownColumns: request.columns = m_offer.shownColumns; break;
    case ChosenColumns:
        for (int i = 0; i < m_fields->count(); ++i) {
            if (m_fields->item(i)->checkState() == Qt::Checked) {
                request.columns.append(m_fields->item(i)->data(Qt::UserRole).toString());
            }
        }
        break;
    default: break;
    }
    return request;
}

CsvWriteOptions ExportPanel::options() const
{
    CsvWriteOptions options;
    options.delimiter = m_delimiter->currentData().toChar().unicode();
    options.byteOrderMark = m_bom->isChecked();
    options.formulaGuard = m_guard->isChecked();
    return options;
}

void ExportPanel::chooseFile()
{
    const QString folder = QSettings().value(QStringLiteral("export/folder")).toString();
    const int format = m_format->current();
    const QString suffix = format == Workbook ? QStringLiteral("xlsx")
                           : format == Cards  ? QStringLiteral("vcf")
                                              : QStringLiteral("csv");
    auto *dialog = new QFileDialog(
        m_shell.windowWidget(), tr("Export"),
        QDir(folder).filePath(m_workspace.catalog()->at(m_offer.type).plural() + QLatin1Char('.') + suffix),
        format == Workbook ? tr("Excel workbooks (*.xlsx)")
        : format == Cards  ? tr("Address cards (*.vcf)")
                           : tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportPanel::writeTo);
    dialog->open();
}

void ExportPanel::writeTo(const QString &file)
{
    QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(file).absolutePath());
    m_export->setEnabled(false);
    m_stop = std::stop_source();
    m_progress->start(tr("Exporting"));
    const ExportRequest wanted = request();
    const qint64 total = wanted.ids ? wanted.ids->size() : 0;
    const auto rowsDone = std::make_shared<std::atomic<qint64>>(0);
    auto *ticks = new QTimer(m_progress);
    connect(ticks, &QTimer::timeout, m_progress, [this, rowsDone, total] {
        const QLocale locale;
        const qint64 done = rowsDone->load();
        m_progress->setProgress(done, total,
                                total > 0 ? tr("%1 of %2 rows").arg(locale.toString(done), locale.toString(total))
                                          : tr("%1 rows").arg(locale.toString(done)));
    });
    ticks->start(150);
    whenDone(startExport(m_workspace.store(), m_workspace.session(), wanted, file, options(), m_stop.get_token(),
                         [rowsDone](const ImportProgress &now) { rowsDone->store(now.rows); }),
             this, [this, file, ticks](const Result<ExportReport> &report) {
                 ticks->deleteLater();
                 m_export->setEnabled(true);
                 m_progress->finish();
                 if (!report) {
                     m_shell.report(report.error());
                     return;
                 }
                 const qint64 rows = report->rows;
                 Shell &shell = m_shell;
                 emit written(rows);
                 shell.closePanel();
                 shell.toast(tr("%1 rows written to %2").arg(QLocale().toString(rows), QFileInfo(file).fileName()),
                             Tone::Good);
             });
}

}  // namespace fieldfare
