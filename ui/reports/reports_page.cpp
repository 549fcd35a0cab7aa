// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reports_page.h"

#include "presentation/counted.h"
#include "presentation/format.h"
#include "presentation/windowed_model.h"
#include "reports/figure_columns.h"
#include "reports/report_chart.h"
#include "reports/rows_panel.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/charts/chart.h"
#include "widgets/icons/lucide.h"
#include "widgets/input/fields.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QListWidget>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTextDocument>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int kExportWidth = 960;

QString reportIcon(const QString &key)
{
    return key.startsWith(QLatin1String("ticket"))        ? QStringLiteral("life-buoy")
           : key == QLatin1String("campaign_roi")         ? QStringLiteral("megaphone")
           : key == QLatin1String("pipeline")             ? QStringLiteral("square-kanban")
           : key == QLatin1String("stage_conversion")     ? QStringLiteral("funnel")
           : key == QLatin1String("win_rate")             ? QStringLiteral("trophy")
           : key == QLatin1String("sales_cycle")          ? QStringLiteral("timer")
           : key.startsWith(QLatin1String("interaction")) ? QStringLiteral("message-circle")
                                                          : QStringLiteral("chart-column");
}

/// An entry of the list at the left: icon and name on a rounded ground.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        const bool focused = (option.state & QStyle::State_HasFocus) && option.widget != nullptr &&
                             option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
        painter->save();
        const QRect ground = option.rect.adjusted(0, 1, 0, -1);
        if (selected || (option.state & QStyle::State_MouseOver)) {
            drawPanel(*painter, ground, metric::radius, selected ? t.accentSoft : t.hover,
                      focused ? t.accent : QColor(), 1.6);
        }
        const QColor ink = selected ? t.accent : t.text;
        paintLucide(*painter, QRectF(ground.left() + space::s, ground.center().y() - 7, 15, 15),
                    index.data(table_role::Icon).toString(), selected ? t.accent : t.muted);
        const QRect words = ground.adjusted(space::s + 15 + space::s, 0, -space::s, 0);
        const QFont font = selected ? strongFont(option.font) : option.font;
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
};

}  // namespace

ReportsPage::ReportsPage(const PageContext &context, QWidget *parent)
    : Page(context.shell, parent),
      m_workspace(*context.workspace),
      m_controller(m_workspace),
      m_header(new PageHeader(tr("Reports"), this)),
      m_list(new QListWidget(this)),
      m_parameters(new QWidget(this)),
      m_parameterRow(new FlowLayout(m_parameters, space::s)),
      m_body(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("chart-column"), tr("Nothing to show"), QString(), m_body)),
      m_chartCard(new Card({}, this)),
      m_table(new DataTable(this)),
      m_formula(new Card(tr("How these numbers are made"), this)),
      m_explanation(new TextLabel({}, TextLabel::Style::Muted, m_formula)),
      m_notes(new TextLabel({}, TextLabel::Style::Body, m_formula)),
      m_csv(new Button(QStringLiteral("download"), tr("CSV"), Button::Kind::Secondary, m_header)),
      m_png(new Button(QStringLiteral("image"), tr("PNG"), Button::Kind::Secondary, m_header)),
      m_svg(new Button(QStringLiteral("image"), tr("SVG"), Button::Kind::Secondary, m_header))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(space::m);
    m_csv->setToolTip(tr("Save the table for a spreadsheet"));
    m_png->setToolTip(tr("Save the chart as a picture"));
    m_svg->setToolTip(tr("Save the chart as a drawing"));
    for (Button *button : {m_csv, m_png, m_svg}) {
        m_header->addControl(button);
    }
    connect(m_csv, &Button::clicked, this, [this] { saveAs(QStringLiteral("csv")); });
    connect(m_png, &Button::clicked, this, [this] { saveAs(QStringLiteral("png")); });
    connect(m_svg, &Button::clicked, this, [this] { saveAs(QStringLiteral("svg")); });
    column->addWidget(m_header);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    column->addLayout(row, 1);
    buildBody(row);
    buildActions();
    connect(&m_controller, &ReportController::changed, this, &ReportsPage::show_);
    connect(&m_controller, &ReportController::offersChanged, this, &ReportsPage::fillParameters);
    connect(&m_controller, &ReportController::failed, this, [this](const Error &error) { shell().report(error); });
}

void ReportsPage::buildBody(QHBoxLayout *row)
{
    auto *listCard = new Card({}, this);
    listCard->layout()->setContentsMargins(6, 6, 6, 6);
    listCard->setFixedWidth(256);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Reports"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setMouseTracking(true);
    for (const ReportDefinition &report : m_controller.reports()) {
        auto *item = new QListWidgetItem(report.title(), m_list);
        item->setData(table_role::Icon, reportIcon(report.key));
        item->setData(Qt::UserRole, report.key);
        item->setToolTip(report.title());
        item->setSizeHint(QSize(100, 32));
    }
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item != nullptr &&
            (m_controller.report() == nullptr || m_controller.report()->key != item->data(Qt::UserRole).toString())) {
            m_controller.open(item->data(Qt::UserRole).toString());
            fillParameters();
        }
    });
    listCard->body()->addWidget(m_list);
    row->addWidget(listCard);

    auto *right = new QVBoxLayout;
    right->setSpacing(space::m);
    right->addWidget(m_parameters);
    auto *content = new QWidget(m_body);
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(space::m);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::m);
    top->addWidget(m_chartCard, 5);
    m_formula->setMinimumWidth(m_formula->minimumSizeHint().width());
    m_explanation->setWordWrap(true);
    m_notes->setWordWrap(true);
    auto *words = new QWidget;
    auto *wordColumn = new QVBoxLayout(words);
    wordColumn->setContentsMargins(0, 0, space::s, 0);
    wordColumn->setSpacing(space::s);
    wordColumn->addWidget(m_explanation);
    wordColumn->addWidget(m_notes);
    auto *hint = new TextLabel(tr("Double click a figure, or press Return on it, to see its records."),
                               TextLabel::Style::Small, words);
    hint->setWordWrap(true);
    wordColumn->addWidget(hint);
    wordColumn->addStretch(1);
    auto *scroll = new QScrollArea(m_formula);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(words);
    scroll->viewport()->setAutoFillBackground(false);
    words->setAutoFillBackground(false);
    m_formula->body()->addWidget(scroll, 1);
    top->addWidget(m_formula, 2);
    stack->addLayout(top, 3);
    auto *tableCard = new Card({}, content);
    tableCard->layout()->setContentsMargins(1, 4, 1, 4);
    m_table->setModel(&m_controller.model());
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setAccessibleName(tr("Figures of the report"));
    tableCard->body()->addWidget(m_table);
    tableCard->setMinimumHeight(150);
    stack->addWidget(tableCard, 2);
    m_body->addWidget(content);
    m_body->addWidget(m_empty);
    right->addWidget(m_body, 1);
    row->addLayout(right, 1);
    connect(m_table, &DataTable::openRequested, this, [this] {
        const QModelIndex index = m_table->currentIndex();
        if (m_controller.model().canOpen(index)) {
            openFigure(m_controller.model().rowKey(index.row()), index.column());
        }
    });
    connect(m_table, &DataTable::sortRequested, this, [this](int at, Qt::SortOrder order) {
        m_controller.model().sortBy(at, order);
        m_table->setSortShown(at, order);
    });
}

void ReportsPage::buildActions()
{
    connect(addPageAction(tr("Save the report as CSV"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("download")),
            &QAction::triggered, this, [this] { saveAs(QStringLiteral("csv")); });
    connect(addPageAction(tr("Save the chart as PNG"), {}, QStringLiteral("image")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("png")); });
    connect(addPageAction(tr("Save the chart as SVG"), {}, QStringLiteral("image")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("svg")); });
    connect(addPageAction(tr("Print the report"), QKeySequence(QKeySequence::Print), QStringLiteral("printer")),
            &QAction::triggered, this, &ReportsPage::print);
}

QString ReportsPage::title() const
{
    return m_controller.report() != nullptr ? m_controller.report()->title() : tr("Reports");
}

QString ReportsPage::statusText() const
{
    return m_controller.isLoaded()
               ? format::counted(m_controller.model().table().rows.size(), tr("1 row"), tr("%1 rows"))
               : QString();
}

void ReportsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const QString wanted = !location.query.isEmpty()          ? location.query
                           : m_controller.report() != nullptr ? m_controller.report()->key
                                                              : m_controller.reports().first().key;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(Qt::UserRole).toString() == wanted) {
            m_list->setCurrentRow(i);
        }
    }
}

void ReportsPage::takeFocus() { m_list->setFocus(); }

void ReportsPage::fillParameters()
{
    while (QLayoutItem *item = m_parameterRow->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->deleteLater();
            item->widget()->hide();
        }
        delete item;
    }
    const ReportDefinition *report = m_controller.report();
    if (report == nullptr) {
        return;
    }
    for (const ReportParameter &parameter : report->parameters) {
        if (parameter.kind != ReportParameter::Kind::Link && parameter.kind != ReportParameter::Kind::Choice) {
            continue;  // from and to stand beside the period
        }
        const auto offers = m_controller.offers(parameter);
        if (parameter.kind == ReportParameter::Kind::Link && offers.size() < 2) {
            continue;  // nothing to choose between
        }
        auto *box = new QComboBox(m_parameters);
        box->setAccessibleName(parameter.label());
        box->setMaximumWidth(200);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        const bool period = parameter.key == QLatin1String("period");
        if (parameter.defaultText.isEmpty()) {
            box->addItem(period ? tr("All time") : tr("%1: all").arg(parameter.label()), QString());
        }
        for (const auto &offer : offers) {
            box->addItem(offer.label, offer.value);
        }
        m_parameterRow->addWidget(box);
        if (period) {
            fillPeriod(box, parameter);
            continue;
        }
        const QString chosen = m_controller.params().value(parameter.key, parameter.defaultText);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
        connect(box, &QComboBox::currentIndexChanged, this,
                [this, box, key = parameter.key] { m_controller.setParameter(key, box->currentData().toString()); });
    }
}

void ReportsPage::fillPeriod(QComboBox *box, const ReportParameter &parameter)
{
    const QString own = QStringLiteral("own");
    box->addItem(tr("Own dates …"), own);
    auto *from = new DateField(m_parameters);
    auto *to = new DateField(m_parameters);
    for (DateField *field : {from, to}) {
        constexpr int room = 130;
        field->setFixedWidth(room);
        m_parameterRow->addWidget(field);
        connect(field, &DateField::edited, this, [this, from, to] { m_controller.setDays(from->date(), to->date()); });
        connect(field, &DateField::invalidTyped, this, [this](const QString &text) {
            shell().toast(tr("“%1” is no date. Write for example 24.12., yesterday or 2026-12-24.").arg(text),
                          Tone::Attention);
        });
    }
    from->setAccessibleName(tr("First day"));
    to->setAccessibleName(tr("Last day"));
    from->setToolTip(tr("First day"));
    to->setToolTip(tr("Last day"));
    const auto showDays = [this, from, to](bool on) {
        const ReportParams &params = m_controller.params();
        from->setDate(QDate::fromString(params.value(QStringLiteral("from")), Qt::ISODate));
        to->setDate(QDate::fromString(params.value(QStringLiteral("to")), Qt::ISODate));
        from->setVisible(on);
        to->setVisible(on);
    };
    box->setCurrentIndex(std::max(
        0, box->findData(
               m_controller.hasOwnDays() ? own : m_controller.params().value(parameter.key, parameter.defaultText))));
    showDays(m_controller.hasOwnDays());
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, own, showDays, from] {
        const QString chosen = box->currentData().toString();
        if (chosen == own) {
            const QDate today = QDate::currentDate();
            m_controller.setDays(QDate(today.year(), 1, 1), today);
        } else {
            m_controller.setPeriod(chosen);
        }
        showDays(chosen == own);
        if (chosen == own) {
            from->setFocus();
        }
    });
}

void ReportsPage::show_()
{
    const ReportTable &table = m_controller.model().table();
    m_header->setTitle(table.title);
    const bool any = !table.rows.isEmpty();
    m_body->setCurrentIndex(any ? 0 : 1);
    if (!any) {
        const bool restricted = !m_controller.params().isEmpty();
        m_empty->setTexts(
            tr("Nothing to show"),
            restricted
                ? tr("No record falls into this period and selection. Choose a longer period or fewer restrictions.")
                : tr("There are no records for this report yet. %1").arg(table.explanation));
    }
    delete m_chart;
    m_chart = makeReportChart(table, m_chartCard);
    m_chartCard->setVisible(m_chart != nullptr);
    if (m_chart != nullptr) {
        m_chartCard->body()->addWidget(m_chart, 1);
        connect(m_chart, &Chart::activated, this, [this](const QString &row) {
            const ReportTable &shown = m_controller.model().table();
            openFigure(row, shown.column(shown.chart.values.value(shown.chart.values.size() - 1)));
        });
    }
    m_png->setEnabled(m_chart != nullptr);
    m_svg->setEnabled(m_chart != nullptr);
    m_csv->setEnabled(any);
    m_explanation->setText(table.explanation);
    m_notes->setText(table.notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!table.notes.isEmpty());
    if (m_shown != table.report) {
        m_shown = table.report;
        m_table->setSortShown(-1, Qt::AscendingOrder);
        QStringList keys;
        for (const ReportColumn &one : table.columns) {
            keys.append(one.key);
        }
        m_table->setColumnKeys(keys);
    }
    fitFigureColumns(*m_table);
    emit titleChanged();
    emit statusChanged();
    emit readyChanged();
}

void ReportsPage::openFigure(const QString &row, int column)
{
    const ReportTable &table = m_controller.model().table();
    if (column < 0 || column >= table.columns.size()) {
        return;
    }
    QString name = tr("Total");
    QString figure = figureText(table.columns.at(column), table.totals.value(column));
    for (const ReportRow &one : table.rows) {
        if (one.key == row) {
            name = one.cells.value(0).toString();
            figure = figureText(table.columns.at(column), one.cells.value(column));
        }
    }
    showRowsBehind(m_workspace, shell(), this,
                   QStringLiteral("%1 · %2: %3").arg(name, table.columns.at(column).label, figure), table.report,
                   m_controller.params(), row, table.columns.at(column).key);
}

void ReportsPage::saveAs(const QString &suffix)
{
    if (!m_controller.isLoaded() || (suffix != QLatin1String("csv") && m_chart == nullptr)) {
        return;
    }
    auto *dialog = new QFileDialog(shell().windowWidget(), tr("Save “%1”").arg(title()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->selectFile(m_controller.report()->key + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix](const QString &file) {
        const QSize size(kExportWidth, m_chart != nullptr ? std::clamp(m_chart->sizeHint().height(), 360, 1200) : 0);
        const Result<> saved = suffix == QLatin1String("csv")   ? m_controller.saveCsv(file)
                               : m_chart == nullptr             ? Result<>()
                               : suffix == QLatin1String("png") ? m_chart->exportPng(file, size)
                                                                : m_chart->exportSvg(file, size);
        if (!saved) {
            shell().report(saved.error());
        } else {
            shell().toast(tr("Saved %1").arg(file), Tone::Good);
        }
    });
    dialog->open();
}

void ReportsPage::print()
{
    if (!m_controller.isLoaded()) {
        return;
    }
    auto *printer = new QPrinter(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer, shell().windowWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *chosen) {
        const ReportTable &table = m_controller.model().table();
        QString html = QStringLiteral("<h2>%1</h2><table cellspacing=0 cellpadding=4 width=100%><tr>")
                           .arg(table.title.toHtmlEscaped());
        const ReportModel &model = m_controller.model();
        const auto cell = [&](const QString &text, int alignment, const QString &tag) {
            html += QStringLiteral("<%1 align=%2>%3</%1>")
                        .arg(tag, alignment & Qt::AlignRight ? QStringLiteral("right") : QStringLiteral("left"),
                             text.toHtmlEscaped());
        };
        for (int i = 0; i < model.columnCount(); ++i) {
            cell(table.columns.at(i).label, model.headerData(i, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
                 QStringLiteral("th"));
        }
        html += QStringLiteral("</tr>");
        for (int row = 0; row < model.rowCount(); ++row) {
            html += QStringLiteral("<tr>");
            for (int i = 0; i < model.columnCount(); ++i) {
                const QModelIndex index = model.index(row, i);
                cell(index.data().toString(), index.data(Qt::TextAlignmentRole).toInt(),
                     model.isTotal(row) ? QStringLiteral("th") : QStringLiteral("td"));
            }
            html += QStringLiteral("</tr>");
        }
        html += QStringLiteral("</table><p>%1</p><p>%2</p>")
                    .arg(table.notes.join(QLatin1Char(' ')).toHtmlEscaped(), table.explanation.toHtmlEscaped());
        QTextDocument document;
        document.setHtml(html);
        document.print(chosen);
    });
    dialog->open();
}

}  // namespace fieldfare
