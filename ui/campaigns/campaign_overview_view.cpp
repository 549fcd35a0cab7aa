// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigns/campaign_overview_view.h"

#include "analytics/money_groups.h"
#include "presentation/format.h"
#include "reports/figure_columns.h"
#include "reports/report_chart.h"
#include "reports/rows_panel.h"
#include "shell/page.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/charts/chart.h"
#include "widgets/icons/lucide.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

const QString kReport = QStringLiteral("campaign_roi");

/// An icon in the colour of a tone.
class ToneIcon : public QWidget {
public:
    ToneIcon(const QString &name, Tone tone, QWidget *parent) : QWidget(parent), m_name(name), m_tone(tone)
    {
        setFixedSize(16, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintLucide(painter, QRectF(0, 1, 16, 16), m_name, tokensFor(this).fill(m_tone));
    }

private:
    QString m_name;
    Tone m_tone;
};

}  // namespace

CampaignOverviewView::CampaignOverviewView(CampaignController &controller, Workspace &workspace, Shell &shell,
                                           QWidget *parent)
    : QWidget(parent),
      m_controller(controller),
      m_workspace(workspace),
      m_shell(shell),
      m_header(new PageHeader(tr("Campaign return"), this)),
      m_spent(new KpiTile(tr("Spent"), this)),
      m_revenue(new KpiTile(tr("Revenue"), this)),
      m_roi(new KpiTile(tr("ROI"), this)),
      m_customer(new KpiTile(tr("Cost per customer"), this)),
      m_chartCard(new Card(tr("Cost and revenue by campaign"), this)),
      m_noChart(new TextLabel(tr("No campaign of this period has a cost or a won deal yet."), TextLabel::Style::Muted,
                              m_chartCard)),
      m_formula(new Card(tr("How this number is made"), this)),
      m_calculation(new TextLabel({}, TextLabel::Style::Strong, m_formula)),
      m_basis(new TextLabel({}, TextLabel::Style::Muted, m_formula)),
      m_rows(new Button({}, Button::Kind::Link, m_formula)),
      m_stands(new Card(tr("What stands out"), this)),
      m_findings(new QVBoxLayout),
      m_table(new DataTable(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    buildHeader();
    column->addWidget(m_header);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(space::m + 2);
    for (KpiTile *tile : {m_spent, m_revenue, m_roi, m_customer}) {
        tiles->addWidget(tile, 1);
    }
    column->addLayout(tiles);
    connect(m_spent, &KpiTile::activated, this, [this] { showRows({}, QStringLiteral("cost")); });
    connect(m_revenue, &KpiTile::activated, this, [this] { showRows({}, QStringLiteral("revenue")); });
    connect(m_roi, &KpiTile::activated, this, [this] { showRows({}, QStringLiteral("roi")); });
    connect(m_customer, &KpiTile::activated, this, [this] { showRows({}, QStringLiteral("won_count")); });

    auto *middle = new QHBoxLayout;
    middle->setSpacing(space::m + 2);
    m_noChart->setAlignment(Qt::AlignCenter);
    m_noChart->setWordWrap(true);
    m_chartCard->body()->addWidget(m_noChart, 1);
    middle->addWidget(m_chartCard, 5);
    auto *side = new QVBoxLayout;
    side->setSpacing(space::m + 2);
    m_formula->body()->setSpacing(space::s);
    m_formula->body()->addWidget(
        new TextLabel(tr("ROI = (revenue − cost) ÷ cost"), TextLabel::Style::Muted, m_formula));
    m_calculation->setWordWrap(true);
    m_basis->setWordWrap(true);
    m_formula->body()->addWidget(m_calculation);
    m_formula->body()->addWidget(m_basis);
    m_formula->body()->addWidget(m_rows, 0, Qt::AlignLeft);
    connect(m_rows, &Button::clicked, this, [this] { showRows({}, QStringLiteral("won_count")); });
    side->addWidget(m_formula);
    m_findings->setSpacing(space::s + 2);
    auto *words = new QWidget;
    auto *wordColumn = new QVBoxLayout(words);
    wordColumn->setContentsMargins(0, 0, space::s, 0);
    wordColumn->addLayout(m_findings);
    wordColumn->addStretch(1);
    auto *scroll = new QScrollArea(m_stands);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(words);
    scroll->viewport()->setAutoFillBackground(false);
    words->setAutoFillBackground(false);
    m_stands->body()->addWidget(scroll, 1);
    side->addWidget(m_stands, 1);
    m_formula->setMinimumWidth(260);
    m_stands->setMinimumWidth(260);
    middle->addLayout(side, 2);
    // A short window scrolls what would otherwise be squeezed until nothing can be read.
    m_chartCard->setMinimumHeight(280);
    auto *below = new QWidget;
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(space::m);
    belowColumn->addLayout(middle, 5);

    auto *tableCard = new Card({}, this);
    tableCard->layout()->setContentsMargins(1, 4, 1, 4);
    m_table->setModel(&m_controller.figures());
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setAccessibleName(tr("Campaigns with their figures"));
    tableCard->body()->addWidget(m_table);
    tableCard->setMinimumHeight(180);
    belowColumn->addWidget(tableCard, 3);
    auto *belowScroll = new QScrollArea(this);
    belowScroll->setFrameShape(QFrame::NoFrame);
    belowScroll->setWidgetResizable(true);
    belowScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    belowScroll->setFocusPolicy(Qt::NoFocus);
    belowScroll->setWidget(below);
    belowScroll->viewport()->setAutoFillBackground(false);
    below->setAutoFillBackground(false);
    column->addWidget(belowScroll, 1);
    connect(m_table, &DataTable::openRequested, this, [this](int row) {
        const QModelIndex index = m_table->currentIndex();
        ReportModel &figures = m_controller.figures();
        if (index.column() <= 0 || figures.isTotal(row)) {
            openRow(figures.rowKey(row));
        } else if (figures.canOpen(index)) {
            const QString key = figures.table().columns.at(index.column()).key;
            showRows(figures.rowKey(row), key == QLatin1String("customers") || key == QLatin1String("cost_per_customer")
                                              ? QStringLiteral("won_count")
                                              : key);
        }
    });
    connect(m_table, &DataTable::sortRequested, this, [this](int at, Qt::SortOrder order) {
        m_controller.figures().sortBy(at, order);
        m_table->setSortShown(at, order);
    });
}

void CampaignOverviewView::buildHeader()
{
    m_period = new Button(QStringLiteral("calendar"), tr("All time"), Button::Kind::Secondary, m_header);
    auto *menu = new QMenu(m_period);
    const auto add = [&](const QString &text, const QString &period) {
        menu->addAction(text, this, [this, text, period] {
            m_period->setText(text);
            m_controller.setPeriod(period);
        });
    };
    add(tr("All time"), {});
    const ReportParameter presets = report_parameters::period();
    for (const Choice &choice : presets.choices) {
        add(presets.choiceLabel(choice.key), choice.key);
    }
    m_period->setMenu(menu);
    m_period->setToolTip(tr("Campaigns that began in this period"));
    auto *csv = new Button(QStringLiteral("download"), tr("CSV"), Button::Kind::Secondary, m_header);
    csv->setToolTip(tr("Save the table for a spreadsheet"));
    m_png = new Button(QStringLiteral("image"), tr("PNG"), Button::Kind::Secondary, m_header);
    m_png->setToolTip(tr("Save the chart as a picture"));
    auto *make = new Button(QStringLiteral("plus"), tr("New campaign"), Button::Kind::Secondary, m_header);
    connect(csv, &Button::clicked, this, [this] { emit saveRequested(QStringLiteral("csv")); });
    connect(m_png, &Button::clicked, this, [this] { emit saveRequested(QStringLiteral("png")); });
    connect(make, &Button::clicked, this, &CampaignOverviewView::newRequested);
    for (Button *button : {m_period, csv, m_png, make}) {
        m_header->addControl(button);
    }
}

void CampaignOverviewView::refresh()
{
    const CampaignOverview &overview = m_controller.overview();
    m_header->setSubtitle(
        tr("base currency %1 · won deals that name the campaign").arg(m_workspace.session().baseCurrency.code()));
    const auto set = [](KpiTile *tile, const CampaignFigure &figure) {
        tile->setValue(figure.value);
        tile->setComparison(figure.comparison, figure.tone);
    };
    set(m_spent, overview.spent());
    set(m_revenue, overview.revenue());
    set(m_roi, overview.roi());
    set(m_customer, overview.costPerCustomer());

    delete m_chart;
    m_chart = makeReportChart(m_controller.figures().table(), m_chartCard);
    m_noChart->setVisible(m_chart == nullptr);
    m_png->setEnabled(m_chart != nullptr);
    if (m_chart != nullptr) {
        m_chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);  // the table keeps its rows
        m_chartCard->body()->addWidget(m_chart, 1);
        connect(m_chart, &Chart::activated, this, &CampaignOverviewView::openRow);
    }
    const QString calculation = overview.roiCalculation();
    m_calculation->setText(calculation.isEmpty() ? tr("There is nothing to divide by yet.") : calculation);
    m_basis->setText(overview.roiBasis());
    m_rows->setText(tr("Show the %1 deals …").arg(format::number(overview.wonDeals())));
    m_rows->setVisible(overview.wonDeals() > 0);

    while (QLayoutItem *item = m_findings->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const QList<Finding> findings = overview.findings();
    for (const Finding &finding : findings) {
        auto *line = new QWidget(m_stands);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::s);
        row->addWidget(new ToneIcon(finding.icon, finding.tone, line), 0, Qt::AlignTop);
        auto *text = new TextLabel(finding.text, TextLabel::Style::Body, line);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        m_findings->addWidget(line);
    }
    if (findings.isEmpty()) {
        auto *text = new TextLabel(tr("Nothing unusual in these figures."), TextLabel::Style::Muted, m_stands);
        text->setWordWrap(true);
        m_findings->addWidget(text);
    }
    QStringList keys;
    for (const ReportColumn &one : m_controller.figures().table().columns) {
        keys.append(one.key);
    }
    m_table->setColumnKeys(keys);
    fitFigureColumns(*m_table);
}

void CampaignOverviewView::showRows(const QString &row, const QString &column)
{
    const ReportTable &table = m_controller.figures().table();
    QString name = tr("All campaigns");
    for (const ReportRow &one : table.rows) {
        name = one.key == row ? one.cells.value(0).toString() : name;
    }
    const int at = table.column(column);
    showRowsBehind(m_workspace, m_shell, this,
                   QStringLiteral("%1 · %2").arg(name, at >= 0 ? table.columns.at(at).label : QString()), kReport,
                   m_controller.params(), row, column);
}

void CampaignOverviewView::openRow(const QString &key)
{
    if (const MoneyRowKey parsed = parseMoneyRowKey(key); parsed.valid) {
        emit campaignRequested(parsed.group);
    }
}

}  // namespace fieldfare
