// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report_registry.h"
#include "presentation/campaigns/campaign_models.h"
#include "presentation/campaigns/campaign_overview.h"
#include "presentation/edits.h"
#include "presentation/reports/report_model.h"

#include <QTimer>

namespace fieldfare {

struct ChangeSet;

/// What the campaign pages do: the overview of all, one campaign with its costs and members. GUI thread.
class CampaignController : public QObject {
    Q_OBJECT
public:
    static constexpr int membersShown = 2000;

    explicit CampaignController(Workspace &workspace, QObject *parent = nullptr);

    void load();
    /// A choice of the report's parameter `period`; empty for all time.
    void setPeriod(const QString &period);
    [[nodiscard]] const QString &period() const { return m_period; }
    [[nodiscard]] ReportParams params() const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const CampaignOverview &overview() const { return m_overview; }
    [[nodiscard]] ReportModel &figures() { return m_figures; }
    /// Errors: those of CsvWriter.
    [[nodiscard]] Result<> saveCsv(const QString &path) const;

    /// Shows one campaign; 0 goes back to all.
    void open(qint64 campaign);
    [[nodiscard]] const CampaignDetails &campaign() const { return m_campaign; }
    [[nodiscard]] CampaignCostModel &costs() { return m_costs; }
    [[nodiscard]] CampaignMemberModel &members() { return m_members; }
    /// The report's row of the campaign shown, for all time; null when it has none.
    [[nodiscard]] const ReportTable &campaignFigures() const { return m_campaignFigures; }

    void addCost(const QString &kind, const Money &amount, const QDate &on, const QString &note);
    void removeCost(qint64 cost);
    void addMember(qint64 contact, const QString &name);
    void removeMembers(const QVector<qint64> &members);
    /// Status of several members at once; "responded" also notes when.
    void setStatus(const QVector<qint64> &members, const QString &status);
    /// Makes a campaign; created() follows.
    void create(const QString &name, const QString &kind, const QDate &startsOn);

    [[nodiscard]] Edits &edits() { return m_edits; }

signals:
    void loaded();
    void opened();
    void created(qint64 campaign);
    void failed(const fieldfare::Error &error);
    /// Something typed into a cell could not be read.
    void notUnderstood(const QString &text);

private:
    void read();
    void readCampaignShown();
    void editCost(qint64 cost, const CellEdit &edit);
    void editMember(qint64 member, const CellEdit &edit);
    void onChanged(const ChangeSet &changes);

    Workspace &m_workspace;
    Edits m_edits;
    CampaignOverview m_overview;
    ReportModel m_figures;
    CampaignDetails m_campaign;
    CampaignCostModel m_costs;
    CampaignMemberModel m_members;
    ReportTable m_campaignFigures;
    QTimer m_again;
    QString m_period;
    qint64 m_wanted = 0;
    quint64 m_ticket = 0;
    quint64 m_campaignTicket = 0;
    bool m_loaded = false;
};

}  // namespace fieldfare
