// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/campaigns/campaign_controller.h"
#include "shell/shell.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace fieldfare {

class Button;
class Card;
class DataTable;
class DateField;
class KpiTile;
class LinkField;
class MoneyEdit;
class PageHeader;
class TextLabel;

/// One campaign: its figures, its costs by kind, its members; all edited in place.
class CampaignView : public QWidget {
    Q_OBJECT
public:
    CampaignView(CampaignController &controller, Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] DataTable *members() const { return m_members; }
    [[nodiscard]] DataTable *costs() const { return m_costs; }
    [[nodiscard]] LinkField *memberSearch() const { return m_contact; }

signals:
    void backRequested();

private:
    QWidget *buildCosts();
    QWidget *buildMembers();
    void addCost();
    [[nodiscard]] QVector<qint64> chosenMembers() const;

    CampaignController &m_controller;
    Workspace &m_workspace;
    Shell &m_shell;
    PageHeader *m_header;
    KpiTile *m_cost;
    KpiTile *m_revenue;
    KpiTile *m_roi;
    KpiTile *m_people;
    Card *m_costCard{};
    TextLabel *m_byKind{};
    DataTable *m_costs{};
    QComboBox *m_kind{};
    MoneyEdit *m_amount{};
    DateField *m_on{};
    QLineEdit *m_note{};
    Card *m_memberCard{};
    LinkField *m_contact{};
    Button *m_status{};
    Button *m_remove{};
    DataTable *m_members{};
    qint64 m_shown = 0;
};

}  // namespace fieldfare
