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
    Card *m_costCard = nullptr;
    TextLabel *m_byKind = nullptr;
    DataTable *m_costs = nullptr;
    QComboBox *m_kind = nullptr;
    MoneyEdit *m_amount = nullptr;
    DateField *m_on = nullptr;
    QLineEdit *m_note = nullptr;
    Card *m_memberCard = nullptr;
    LinkField *m_contact = nullptr;
    Button *m_status = nullptr;
    Button *m_remove = nullptr;
    DataTable *m_members = nullptr;
    qint64 m_shown = 0;
};

}  // namespace fieldfare
