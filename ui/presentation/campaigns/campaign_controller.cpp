// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/campaigns/campaign_controller.h"

#include "analytics/report_json.h"
#include "base/clock.h"
#include "base/when_done.h"
#include "exchange/csv/csv_writer.h"
#include "records/campaign/campaign.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/deal/deal.h"
#include "records/record_writer.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

const QString kReport = QStringLiteral("campaign_roi");

struct OverviewAnswer {
    ReportTable now;
    ReportTable before;
    CampaignCustomers customers;
};

struct CampaignAnswer {
    CampaignDetails details;
    ReportTable figures;
};

/// The preset one step earlier, where there is one.
QString periodBefore(const QString &period)
{
    return period == QLatin1String("this_year")      ? QStringLiteral("last_year")
           : period == QLatin1String("this_quarter") ? QStringLiteral("last_quarter")
           : period == QLatin1String("this_month")   ? QStringLiteral("last_month")
                                                     : QString();
}

ReportParams paramsOf(const QString &period)
{
    return period.isEmpty() ? ReportParams() : ReportParams{{QStringLiteral("period"), period}};
}

}  // namespace

CampaignController::CampaignController(Workspace &workspace, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_edits(workspace),
      m_costs(workspace.catalog()),
      m_members(workspace.catalog())
{
    m_again.setSingleShot(true);
    m_again.setInterval(60);
    connect(&m_again, &QTimer::timeout, this, &CampaignController::read);
    connect(&workspace.store(), &Store::changed, this, &CampaignController::onChanged);
    connect(&m_costs, &CampaignCostModel::editRequested, this, &CampaignController::editCost);
    connect(&m_members, &CampaignMemberModel::editRequested, this, &CampaignController::editMember);
    connect(&m_costs, &CampaignCostModel::notUnderstood, this, &CampaignController::notUnderstood);
    connect(&m_members, &CampaignMemberModel::notUnderstood, this, &CampaignController::notUnderstood);
}

ReportParams CampaignController::params() const { return paramsOf(m_period); }

void CampaignController::onChanged(const ChangeSet &changes)
{
    const bool concerns = changes.touches(Campaign::kNumber) || changes.touches(CampaignCost::kNumber) ||
                          changes.touches(CampaignMember::kNumber) || changes.touches(Deal::kNumber);
    if (concerns && (m_loaded || m_wanted != 0)) {
        m_again.start();
    }
}

void CampaignController::load() { read(); }

void CampaignController::setPeriod(const QString &period)
{
    m_period = period;
    read();
}

void CampaignController::read()
{
    const quint64 ticket = ++m_ticket;
    auto answer = m_workspace.read([period = m_period](ReadContext &context) -> Result<OverviewAnswer> {
        OverviewAnswer found;
        const ReportRegistry registry;
        TRY_ASSIGN(found.now, registry.run(context, kReport, paramsOf(period)));
        if (const QString before = periodBefore(period); !before.isEmpty()) {
            TRY_ASSIGN(found.before, registry.run(context, kReport, paramsOf(before)));
        }
        TRY_ASSIGN(found.customers, customersByCampaign(context));
        return found;
    });
    whenDone(answer, this, [this, ticket](const Result<OverviewAnswer> &found) {
        if (ticket != m_ticket) {
            return;
        }
        if (!found) {
            emit failed(found.error());
            return;
        }
        m_overview = CampaignOverview(found->now, found->before, found->customers);
        m_figures.setTable(m_overview.table());
        m_loaded = true;
        emit loaded();
    });
    readCampaignShown();
}

void CampaignController::open(qint64 campaign)
{
    m_wanted = campaign;
    readCampaignShown();
}

void CampaignController::readCampaignShown()
{
    const quint64 ticket = ++m_campaignTicket;
    if (m_wanted == 0) {
        m_campaign = {};
        emit opened();
        return;
    }
    auto answer = m_workspace.read([id = m_wanted](ReadContext &context) -> Result<CampaignAnswer> {
        CampaignAnswer found;
        TRY_ASSIGN(found.details, readCampaign(context, id, membersShown));
        TRY_ASSIGN(const Uid uid, RecordReader(context).uidOf(context.catalog().at(Campaign::kNumber), id));
        TRY_ASSIGN(found.figures, ReportRegistry().run(context, kReport, {{QStringLiteral("campaign"), uidText(uid)}}));
        return found;
    });
    whenDone(answer, this, [this, ticket](const Result<CampaignAnswer> &found) {
        if (ticket != m_campaignTicket) {
            return;
        }
        if (!found) {
            m_wanted = 0;
            m_campaign = {};
            if (found.error().code != ErrorCode::NotFound) {
                emit failed(found.error());
            }
        } else {
            const Here here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
            m_campaign = found->details;
            m_campaignFigures = found->figures;
            m_costs.assign(m_campaign.costs, here);
            m_members.assign(m_campaign.members, here);
        }
        emit opened();
    });
}

Result<> CampaignController::saveCsv(const QString &path) const
{
    TRY_ASSIGN(auto writer, CsvWriter::create(path));
    return writeReport(m_figures.table(), *writer, ReportHeader::Labels, true);
}

void CampaignController::addCost(const QString &kind, const Money &amount, const QDate &on, const QString &note)
{
    if (m_campaign.id == 0) {
        return;
    }
    CampaignCost cost;
    cost.campaign.value = m_campaign.id;
    cost.kind = kind;
    cost.amount = amount.minor;
    cost.currency = amount.currency.isEmpty() ? m_workspace.session().baseCurrency : amount.currency;
    cost.on = on;
    cost.note = note.simplified();
    m_edits.run(tr("Added a cost to “%1”").arg(m_campaign.name), [cost](RecordWriter &writer) -> Result<void> {
        CampaignCost record = cost;
        return writer.insert(record);
    });
}

void CampaignController::removeCost(qint64 cost)
{
    m_edits.run(tr("Removed a cost of “%1”").arg(m_campaign.name),
                [cost](RecordWriter &writer) { return writer.remove(Id<CampaignCost>{cost}); });
}

void CampaignController::editCost(qint64 cost, const CellEdit &edit)
{
    m_edits.run(tr("Changed a cost of “%1”").arg(m_campaign.name), [cost, edit](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(CampaignCost record, writer.load(Id<CampaignCost>{cost}));
        writer.catalog().of(record).field(edit.first)->write(record, edit.second);
        return writer.update(record);
    });
}

void CampaignController::editMember(qint64 member, const CellEdit &edit)
{
    if (edit.first == QLatin1String("status")) {
        setStatus({member}, edit.second.toString());
        return;
    }
    m_edits.run(tr("Changed a member of “%1”").arg(m_campaign.name),
                [member, edit](RecordWriter &writer) -> Result<void> {
                    TRY_ASSIGN(CampaignMember record, writer.load(Id<CampaignMember>{member}));
                    writer.catalog().of(record).field(edit.first)->write(record, edit.second);
                    return writer.update(record);
                });
}

void CampaignController::addMember(qint64 contact, const QString &name)
{
    if (m_campaign.id == 0 || contact == 0) {
        return;
    }
    for (const CampaignMemberRow &row : std::as_const(m_campaign.members)) {
        if (row.contact == contact) {
            return;  // is one already
        }
    }
    CampaignMember member;
    member.campaign.value = m_campaign.id;
    member.contact.value = contact;
    m_edits.run(tr("Added %1 to “%2”").arg(name, m_campaign.name), [member](RecordWriter &writer) -> Result<void> {
        CampaignMember record = member;
        return writer.insert(record);
    });
}

void CampaignController::removeMembers(const QVector<qint64> &members)
{
    m_edits.run(tr("Removed %1 members of “%2”").arg(members.size()).arg(m_campaign.name),
                [members](RecordWriter &writer) -> Result<void> {
                    for (const qint64 member : members) {
                        TRY(writer.remove(Id<CampaignMember>{member}));
                    }
                    return {};
                });
}

void CampaignController::setStatus(const QVector<qint64> &members, const QString &status)
{
    const FieldSpec *field =
        m_workspace.catalog()->at(QStringLiteral("campaign_member")).field(QStringLiteral("status"));
    const QString title =
        members.size() == 1
            ? tr("Member of “%1”: %2").arg(m_campaign.name, field->choiceLabel(status))
            : tr("%1 members of “%2”: %3").arg(members.size()).arg(m_campaign.name, field->choiceLabel(status));
    m_edits.run(title, [members, status](RecordWriter &writer) -> Result<void> {
        for (const qint64 member : members) {
            TRY_ASSIGN(CampaignMember record, writer.load(Id<CampaignMember>{member}));
            record.status = status;
            if (status == QLatin1String("responded") && !record.respondedAt.isValid()) {
                record.respondedAt = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
            }
            TRY(writer.update(record));
        }
        return {};
    });
}

void CampaignController::create(const QString &name, const QString &kind, const QDate &startsOn)
{
    Campaign campaign;
    campaign.name = name.simplified();
    campaign.kind = kind;
    campaign.startsOn = startsOn;
    campaign.currency = m_workspace.session().baseCurrency;
    auto id = std::make_shared<qint64>(0);
    m_edits.run(
        tr("New campaign “%1”").arg(campaign.name),
        [campaign, id](RecordWriter &writer) -> Result<void> {
            Campaign record = campaign;
            TRY(writer.insert(record));
            *id = record.id;
            return {};
        },
        [this, id](bool written) {
            if (written) {
                emit created(*id);
            }
        });
}

}  // namespace fieldfare
