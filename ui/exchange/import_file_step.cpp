// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_steps.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/table/data_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

void select(QComboBox *box, const QVariant &data, const QString &fallbackText = {})
{
    const QSignalBlocker blocker(box);
    int index = box->findData(data);
    if (index < 0 && !fallbackText.isEmpty()) {
        box->addItem(fallbackText, data);
        index = box->count() - 1;
    }
    box->setCurrentIndex(std::max(0, index));
}

}  // namespace

StepBar::StepBar(const QStringList &names, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new Button(QStringLiteral("%1  %2").arg(i + 1).arg(names.at(i)), Button::Kind::Ghost, this);
        button->setCheckable(true);
        connect(button, &Button::clicked, this, [this, i, button] {
            button->setChecked(true);
            emit chosen(i);
        });
        m_buttons.append(button);
        row->addWidget(button);
        if (i + 1 < names.size()) {
            auto *arrow = new TextLabel(QStringLiteral("›"), TextLabel::Style::Muted, this);
            row->addWidget(arrow);
        }
    }
    row->addStretch(1);
}

void StepBar::setCurrent(int step, int reachable)
{
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setEnabled(i <= reachable);
        m_buttons.at(i)->setChecked(i == step);
        m_buttons.at(i)->setKind(i == step ? Button::Kind::Secondary : Button::Kind::Ghost);
    }
}

ImportFileStep::ImportFileStep(ImportSession &session, const TypeCatalog &catalog, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_stack(new QStackedLayout(this)),
      m_name(new ElidedLabel(QString(), TextLabel::Style::Strong, this)),
      m_type(new QComboBox(this)),
      m_typeReason(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_sheet(new QComboBox(this)),
      m_encoding(new QComboBox(this)),
      m_delimiter(new QComboBox(this)),
      m_dateOrder(new QComboBox(this)),
      m_decimal(new QComboBox(this)),
      m_header(new QCheckBox(tr("The first row names the columns"), this)),
      m_skip(new QSpinBox(this)),
      m_findings(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_table(new DataTable(this)),
      m_model(new QStandardItemModel(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_empty = new EmptyState(
        QStringLiteral("file-up"), tr("Drop a table or address cards here"),
        tr("CSV, Excel workbooks and vCards, from a spreadsheet, another CRM or an address book; files that belong "
           "together all at once. You see what will happen before "
           "anything is written, and an import can be undone as a whole."),
        this);
    connect(m_empty->addAction(tr("Choose a file …"), QStringLiteral("folder-open")), &Button::clicked, this,
            &ImportFileStep::chooseRequested);
    m_stack->addWidget(m_empty);

    auto *page = new QWidget(this);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::l);
    auto *left = new Card(QString(), page);
    left->setFixedWidth(340);
    auto *file = new QHBoxLayout;
    file->addWidget(m_name, 1);
    auto *other = new Button(tr("Other file …"), Button::Kind::Link, left);
    connect(other, &Button::clicked, this, &ImportFileStep::chooseRequested);
    file->addWidget(other);
    left->body()->addLayout(file);
    auto *grid = new FieldGrid(left);
    m_grid = grid;
    grid->setLabelWidth(104);
    QStringList order{QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("deal")};
    for (const RecordType &type : catalog.types()) {
        if (!type.machinery && !order.contains(type.key)) {
            order.append(type.key);
        }
    }
    for (const QString &key : order) {
        const RecordType &type = catalog.at(key);
        m_type->addItem(lucideIcon(type.icon), type.plural(), key);
    }
    auto *typeField = new QWidget(left);
    auto *typeColumn = new QVBoxLayout(typeField);
    typeColumn->setContentsMargins(0, 0, 0, 0);
    typeColumn->setSpacing(2);
    typeColumn->addWidget(m_type);
    typeColumn->addWidget(m_typeReason);
    typeField->setFocusProxy(m_type);
    m_type->setAccessibleName(tr("Import as"));
    grid->addRow(tr("Import as"), typeField);
    for (const char *encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Shift_JIS", "EUC-KR",
                                 "windows-1252", "windows-1250", "windows-1251", "ISO-8859-1", "ISO-8859-15"}) {
        m_encoding->addItem(QString::fromLatin1(encoding), QByteArray(encoding));
    }
    m_delimiter->addItem(tr("Comma  ,"), QChar(u','));
    m_delimiter->addItem(tr("Semicolon  ;"), QChar(u';'));
    m_delimiter->addItem(tr("Tab"), QChar(u'\t'));
    m_delimiter->addItem(tr("Bar  |"), QChar(u'|'));
    m_dateOrder->addItem(tr("Day, month, year: 31.12.2026"), int(DateOrder::DayMonthYear));
    m_dateOrder->addItem(tr("Month, day, year: 12/31/2026"), int(DateOrder::MonthDayYear));
    m_dateOrder->addItem(tr("Year, month, day: 2026-12-31"), int(DateOrder::YearMonthDay));
    m_decimal->addItem(tr("Point: 1,234.50"), QChar(u'.'));
    m_decimal->addItem(tr("Comma: 1.234,50"), QChar(u','));
    m_skip->setRange(0, 100);
    for (QComboBox *box : {m_type, m_sheet, m_encoding, m_delimiter, m_dateOrder, m_decimal}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    grid->addRow(tr("Sheet"), m_sheet);
    grid->addRow(tr("Encoding"), m_encoding);
    grid->addRow(tr("Delimiter"), m_delimiter);
    grid->addRow(tr("Dates"), m_dateOrder);
    grid->addRow(tr("Decimal sign"), m_decimal);
    grid->addRow(tr("Lines to skip"), m_skip);
    grid->addWide(m_header);
    left->body()->addWidget(grid);
    m_findings->setWordWrap(true);
    left->body()->addWidget(m_findings);
    left->body()->addStretch(1);
    columns->addWidget(left);
    auto *right = new Card(tr("The first rows"), page);
    right->body()->addWidget(m_table, 1);
    columns->addWidget(right, 1);
    m_stack->addWidget(page);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("The first rows of the file"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_type, &QComboBox::activated, this, [this] { m_session.setType(m_type->currentData().toString()); });
    connect(m_sheet, &QComboBox::activated, this, [this] { m_session.setSheet(m_sheet->currentText()); });
    for (QComboBox *box : {m_encoding, m_delimiter, m_dateOrder, m_decimal}) {
        connect(box, &QComboBox::activated, this, [this, box] {
            ImportSession::Spelling spelling = m_session.spelling();
            if (box == m_encoding) {
                spelling.encoding = box->currentData().toByteArray();
            } else if (box == m_delimiter) {
                spelling.delimiter = box->currentData().toChar().unicode();
            } else if (box == m_dateOrder) {
                spelling.dateOrder = DateOrder(box->currentData().toInt());
            } else {
                spelling.decimalSign = box->currentData().toChar().unicode();
            }
            m_session.setSpelling(spelling);
        });
    }
    connect(m_header, &QCheckBox::clicked, this, &ImportFileStep::sendSpelling);
    connect(m_skip, &QSpinBox::valueChanged, this, &ImportFileStep::sendSpelling);
}

void ImportFileStep::sendSpelling()
{
    ImportSession::Spelling spelling = m_session.spelling();
    spelling.header = m_header->isChecked();
    spelling.skipLines = m_skip->value();
    m_session.setSpelling(spelling);
}

void ImportFileStep::takeFocus()
{
    if (m_session.hasPlan()) {
        m_type->setFocus();
    } else {
        m_empty->findChild<Button *>()->setFocus();
    }
}

void ImportFileStep::refresh()
{
    m_stack->setCurrentIndex(m_session.hasPlan() ? 1 : 0);
    if (!m_session.hasPlan()) {
        return;
    }
    const ImportPlan &plan = m_session.plan();
    m_name->setText(QFileInfo(m_session.file()).fileName());
    m_name->setToolTip(QDir::toNativeSeparators(m_session.file()));
    select(m_type, plan.type);
    m_typeReason->setText(m_session.typeReason());
    m_typeReason->setVisible(!m_session.typeReason().isEmpty());
    {
        const QSignalBlocker blocker(m_sheet);
        m_sheet->clear();
        m_sheet->addItems(plan.sheets);
        m_sheet->setCurrentText(plan.sheet);
    }
    const bool cards = plan.kind == FileKind::Cards;
    m_type->setEnabled(!cards);
    m_grid->setRowVisible(m_sheet, plan.sheets.size() > 1);
    m_grid->setRowVisible(m_encoding, plan.kind == FileKind::Delimited);
    m_grid->setRowVisible(m_delimiter, plan.kind == FileKind::Delimited);
    m_grid->setRowVisible(m_dateOrder, !cards);
    m_grid->setRowVisible(m_decimal, !cards);
    m_grid->setRowVisible(m_skip, !cards);
    m_header->setVisible(!cards);
    select(m_encoding, plan.csv.encoding, QString::fromLatin1(plan.csv.encoding));
    select(m_delimiter, QChar(plan.csv.dialect.delimiter),
           QStringLiteral("“%1”").arg(QChar(plan.csv.dialect.delimiter)));
    select(m_dateOrder, int(plan.formats.dateOrder));
    select(m_decimal, QChar(plan.formats.decimalSign));
    {
        const QSignalBlocker header(m_header);
        const QSignalBlocker skip(m_skip);
        m_header->setChecked(plan.csv.header);
        m_skip->setValue(plan.csv.skipLines);
    }
    QString findings;
    for (const QString &one : plan.explanations) {
        findings += (findings.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("· ") + one;
    }
    m_findings->setText(findings);
    m_model->clear();
    QStringList headers;
    for (const PlannedColumn &column : plan.columns) {
        headers.append(column.header);
    }
    m_model->setHorizontalHeaderLabels(headers);
    for (const QStringList &row : m_session.sample()) {
        QList<QStandardItem *> items;
        for (const QString &cell : row) {
            // One line per row: a note with line ends is told by its beginning.
            items.append(new QStandardItem(cell.left(200).simplified()));
        }
        m_model->appendRow(items);
    }
    m_table->resizeColumnsToContents();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i) + 8, 70, 260));
    }
}

}  // namespace fieldfare
