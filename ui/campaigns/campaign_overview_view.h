// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/campaigns/campaign_controller.h"
#include "shell/shell.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace fieldfare {

class Button;
class Card;
class Chart;
class DataTable;
class KpiTile;
class PageHeader;
class TextLabel;

/// Tiles, cost and revenue by campaign, how the return is made, what stands out, and the table below.
class CampaignOverviewView : public QWidget {
    Q_OBJECT
public:
    CampaignOverviewView(CampaignController &controller, Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] Chart *chart() const { return m_chart; }
    [[nodiscard]] DataTable *table() const { return m_table; }

signals:
    void campaignRequested(qint64 campaign);
    void saveRequested(const QString &suffix);
    void newRequested();

private:
    void buildHeader();
    void showRows(const QString &row, const QString &column);
    void openRow(const QString &key);

    CampaignController &m_controller;
    Workspace &m_workspace;
    Shell &m_shell;
    PageHeader *m_header;
    Button *m_period = nullptr;
    Button *m_png = nullptr;
    KpiTile *m_spent;
    KpiTile *m_revenue;
    KpiTile *m_roi;
    KpiTile *m_customer;
    Card *m_chartCard;
    QPointer<Chart> m_chart;
    TextLabel *m_noChart;
    Card *m_formula;
    TextLabel *m_calculation;
    TextLabel *m_basis;
    Button *m_rows;
    Card *m_stands;
    QVBoxLayout *m_findings;
    DataTable *m_table;
};

}  // namespace fieldfare
