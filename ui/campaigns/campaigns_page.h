// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/campaigns/campaign_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedWidget;

namespace fieldfare {

class CampaignOverviewView;
class CampaignView;
class EmptyState;

/// All campaigns: what they cost and what came of it; Location::record shows one campaign.
class CampaignsPage : public Page {
    Q_OBJECT
public:
    explicit CampaignsPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] CampaignController &controller() { return m_controller; }
    void openNewCampaign();

private:
    void showOne();
    void saveAs(const QString &suffix);

    Workspace &m_workspace;
    CampaignController m_controller;
    QStackedWidget *m_stack;
    CampaignOverviewView *m_overview;
    CampaignView *m_one;
    EmptyState *m_empty;
};

}  // namespace fieldfare
