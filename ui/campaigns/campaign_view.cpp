// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigns/campaign_view.h"

#include "base/clock.h"
#include "campaigns/choice_delegate.h"
#include "presentation/format.h"
#include "presentation/money_text.h"
#include "presentation/windowed_model.h"
#include "reports/rows_panel.h"
#include "rights/share_panel.h"
#include "shell/page.h"
#include "shell/record_lookup.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace fieldfare {

CampaignView::CampaignView(CampaignController &controller, Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_controller(controller),
      m_workspace(workspace),
      m_shell(shell),
      m_header(new PageHeader({}, this)),
      m_cost(new KpiTile(tr("Cost"), this)),
      m_revenue(new KpiTile(tr("Revenue"), this)),
      m_roi(new KpiTile(tr("ROI"), this)),
      m_people(new KpiTile(tr("Took part"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    Button *back = iconButton(QStringLiteral("chevron-left"), tr("All campaigns"), Button::Kind::Secondary, m_header);
    connect(back, &Button::clicked, this, &CampaignView::backRequested);
    m_header->addLeading(back);
    auto *facts = new Button(QStringLiteral("pencil"), tr("Edit"), Button::Kind::Secondary, m_header);
    facts->setToolTip(tr("Name, kind, dates, budget and notes"));
    connect(facts, &Button::clicked, this, [this] {
        m_shell.open(Location{page_id::record, QStringLiteral("campaign"), m_controller.campaign().id, {}});
    });
    m_header->addControl(shareButton(
        m_workspace, m_shell, QStringLiteral("campaign"), [this] { return m_controller.campaign().id; }, m_header));
    m_header->addControl(facts);
    column->addWidget(m_header);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(space::m + 2);
    const QList<std::pair<KpiTile *, QString>> figures{{m_cost, QStringLiteral("cost")},
                                                       {m_revenue, QStringLiteral("revenue")},
                                                       {m_roi, QStringLiteral("roi")},
                                                       {m_people, QStringLiteral("participation")}};
    for (const auto &[tile, key] : figures) {
        tiles->addWidget(tile, 1);
        connect(tile, &KpiTile::activated, this, [this, key = key] {
            const ReportTable &table = m_controller.campaignFigures();
            if (!table.rows.isEmpty()) {
                showRowsBehind(m_workspace, m_shell, this,
                               QStringLiteral("%1 · %2").arg(m_controller.campaign().name,
                                                             table.columns.at(table.column(key)).label),
                               QStringLiteral("campaign_roi"), {}, table.rows.first().key, key);
            }
        });
    }
    column->addLayout(tiles);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(space::m + 2);
    halves->addWidget(buildCosts(), 2);
    halves->addWidget(buildMembers(), 3);
    column->addLayout(halves, 1);
}

QWidget *CampaignView::buildCosts()
{
    m_costCard = new Card(tr("Costs"), this);
    m_byKind = new TextLabel({}, TextLabel::Style::Muted, m_costCard);
    m_byKind->setWordWrap(true);
    m_costCard->body()->addWidget(m_byKind);
    m_costs = new DataTable(m_costCard);
    m_costs->setModel(&m_controller.costs());
    m_costs->setItemDelegate(new ChoiceDelegate(m_costs));
    m_costs->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_costs->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_costs->setColumnKeys(
        {QStringLiteral("kind"), QStringLiteral("amount"), QStringLiteral("on"), QStringLiteral("note")});
    m_costs->setAccessibleName(tr("Costs of the campaign"));
    connect(m_costs, &DataTable::deleteRequested, this, [this] {
        if (const CampaignCostRow *cost = m_controller.costs().cost(m_costs->currentIndex().row())) {
            m_controller.removeCost(cost->id);
        }
    });
    m_costCard->body()->addWidget(m_costs, 1);
    auto *add = new QWidget(m_costCard);
    auto *grid = new QGridLayout(add);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::s);
    m_kind = new QComboBox(add);
    m_kind->setAccessibleName(tr("Kind of the new cost"));
    const FieldSpec *kinds = m_workspace.catalog()->at(QStringLiteral("campaign_cost")).field(QStringLiteral("kind"));
    for (const Choice &choice : kinds->choices) {
        m_kind->addItem(kinds->choiceLabel(choice.key), choice.key);
    }
    m_amount = new MoneyEdit(add);
    m_amount->setAccessibleName(tr("Amount of the new cost"));
    m_amount->setDefaultCurrency(m_workspace.session().baseCurrency);
    m_on = new DateField(add);
    m_on->setAccessibleName(tr("Day of the new cost"));
    m_note = new QLineEdit(add);
    m_note->setPlaceholderText(tr("Note"));
    m_note->setAccessibleName(tr("Note on the new cost"));
    auto *button = new Button(QStringLiteral("plus"), tr("Add cost"), Button::Kind::Secondary, add);
    grid->addWidget(m_kind, 0, 0);
    grid->addWidget(m_amount, 0, 1);
    grid->addWidget(m_on, 0, 2);
    grid->addWidget(m_note, 1, 0, 1, 2);
    grid->addWidget(button, 1, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 3);
    connect(button, &Button::clicked, this, &CampaignView::addCost);
    connect(m_note, &QLineEdit::returnPressed, this, &CampaignView::addCost);
    m_costCard->body()->addWidget(add);
    return m_costCard;
}

QWidget *CampaignView::buildMembers()
{
    m_memberCard = new Card(tr("Members"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_contact = new LinkField(m_memberCard);
    m_contact->setPlaceholder(tr("Add a contact by name"));
    m_contact->edit()->setAccessibleName(tr("Contact to add as a member"));
    m_contact->setLookup(recordLookup(m_workspace, this, QStringLiteral("contact")));
    connect(m_contact, &LinkField::edited, this, [this] {
        if (m_contact->id() != 0) {
            m_controller.addMember(m_contact->id(), m_contact->title());
            m_contact->setValue(0, {});
        }
    });
    row->addWidget(m_contact, 1);
    m_status = new Button(QStringLiteral("check"), tr("Set status"), Button::Kind::Secondary, m_memberCard);
    auto *menu = new QMenu(m_status);
    const FieldSpec *status =
        m_workspace.catalog()->at(QStringLiteral("campaign_member")).field(QStringLiteral("status"));
    for (const Choice &choice : status->choices) {
        menu->addAction(status->choiceLabel(choice.key), this,
                        [this, key = choice.key] { m_controller.setStatus(chosenMembers(), key); });
    }
    m_status->setMenu(menu);
    row->addWidget(m_status);
    m_remove =
        iconButton(QStringLiteral("trash-2"), tr("Remove from the campaign"), Button::Kind::Secondary, m_memberCard);
    connect(m_remove, &Button::clicked, this, [this] {
        if (const auto chosen = chosenMembers(); !chosen.isEmpty()) {
            m_controller.removeMembers(chosen);
        }
    });
    row->addWidget(m_remove);
    m_memberCard->body()->addLayout(row);
    m_members = new DataTable(m_memberCard);
    m_members->setModel(&m_controller.members());
    m_members->setItemDelegate(new ChoiceDelegate(m_members));
    m_members->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_members->setColumnKeys({QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("status"),
                              QStringLiteral("responded_at"), QStringLiteral("interactions"),
                              QStringLiteral("completed")});
    m_members->setAccessibleName(tr("Members of the campaign"));
    const auto follow = [this] {
        const bool any = !chosenMembers().isEmpty();
        m_status->setEnabled(any);
        m_remove->setEnabled(any);
    };
    connect(m_members, &DataTable::selectionSettled, this, follow);
    follow();
    connect(m_members, &DataTable::deleteRequested, m_remove, &Button::click);
    connect(m_members, &DataTable::openRequested, this, [this](int at) {
        const CampaignMemberRow *member = m_controller.members().member(at);
        if (member != nullptr && m_members->currentIndex().column() <= CampaignMemberModel::Company) {
            m_shell.open(Location{page_id::record, QStringLiteral("contact"), member->contact, {}});
        }
    });
    m_memberCard->body()->addWidget(m_members, 1);
    return m_memberCard;
}

QVector<qint64> CampaignView::chosenMembers() const
{
    QVector<qint64> ids;
    for (const int row : m_members->selectedRows()) {
        if (const CampaignMemberRow *member = m_controller.members().member(row)) {
            ids.append(member->id);
        }
    }
    return ids;
}

void CampaignView::addCost()
{
    const auto amount = m_amount->money();
    if (!amount) {
        m_shell.toast(tr("Say how much it cost."), Tone::Attention);
        m_amount->setFocus();
        return;
    }
    m_controller.addCost(m_kind->currentData().toString(), *amount, m_on->date(), m_note->text());
    m_amount->setMoney(std::nullopt);
    m_note->clear();
    m_kind->setFocus();
}

void CampaignView::refresh()
{
    const CampaignDetails &campaign = m_controller.campaign();
    if (campaign.id == 0) {
        return;
    }
    const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date();
    m_header->setTitle(campaign.name);
    QStringList about;
    if (!campaign.kind.isEmpty()) {
        about.append(m_workspace.catalog()
                         ->at(QStringLiteral("campaign"))
                         .field(QStringLiteral("kind"))
                         ->choiceLabel(campaign.kind));
    }
    if (campaign.startsOn.isValid() || campaign.endsOn.isValid()) {
        about.append(QStringLiteral("%1 – %2").arg(format::date(campaign.startsOn, today),
                                                   format::date(campaign.endsOn, today)));
    }
    if (campaign.budget) {
        about.append(tr("budget %1").arg(format::money(*campaign.budget)));
    }
    m_header->setSubtitle(about.join(QStringLiteral(" · ")));

    const ReportTable &table = m_controller.campaignFigures();
    const auto figure = [&](const char *key) {
        const int column = table.column(QString::fromLatin1(key));
        return column >= 0 ? table.totals.value(column) : Value();
    };
    const auto text = [&](const char *key) {
        const int column = table.column(QString::fromLatin1(key));
        return column >= 0 ? figureText(table.columns.at(column), figure(key)) : QStringLiteral("–");
    };
    m_cost->setValue(text("cost"));
    m_cost->setComparison({});
    if (campaign.budget && figure("cost").canConvert<Money>() &&
        figure("cost").value<Money>().currency == campaign.budget->currency && campaign.budget->minor > 0) {
        const double used = double(figure("cost").value<Money>().minor) / double(campaign.budget->minor) * 100;
        m_cost->setComparison(tr("%1 of the budget").arg(format::percent(used, 0)),
                              used > 100 ? Tone::Bad : Tone::Neutral);
    }
    m_revenue->setValue(text("revenue"));
    m_revenue->setComparison(tr("%1 won deals").arg(text("won_count")), Tone::Accent);
    const double roi = figureNumber(figure("roi"));
    m_roi->setValue(text("roi"));
    m_roi->setComparison(std::isnan(roi) ? tr("no cost yet") : QString(), Tone::Neutral);
    m_people->setValue(text("participation"));
    m_people->setComparison(tr("of %1 members").arg(text("members")), Tone::Neutral);

    QMap<QString, MoneySum> byKind;
    for (const CampaignCostRow &cost : campaign.costs) {
        if (cost.amount) {
            byKind[cost.kind].add(*cost.amount);
        }
    }
    QStringList kinds;
    const FieldSpec *kind = m_workspace.catalog()->at(QStringLiteral("campaign_cost")).field(QStringLiteral("kind"));
    for (auto one = byKind.cbegin(); one != byKind.cend(); ++one) {
        kinds.append(QStringLiteral("%1 %2").arg(kind->choiceLabel(one.key()), format::sum(one.value())));
    }
    m_byKind->setText(kinds.isEmpty() ? tr("No costs yet. Without them there is no return to compute.")
                                      : kinds.join(QStringLiteral(" · ")));
    m_memberCard->setTitle(campaign.memberCount > campaign.members.size()
                               ? tr("Members (the first %1 of %2)")
                                     .arg(format::number(campaign.members.size()), format::number(campaign.memberCount))
                               : tr("Members (%1)").arg(format::number(campaign.memberCount)));
    if (m_shown != campaign.id) {
        m_shown = campaign.id;
        m_on->setToday(today);
        m_on->setDate(today);
        for (DataTable *view : {m_costs, m_members}) {
            view->resizeColumnsToContents();
            for (int i = 0; i < view->model()->columnCount(); ++i) {
                view->setColumnWidth(i, std::clamp(view->columnWidth(i) + 4, 72, 220));
            }
        }
    }
}

}  // namespace fieldfare
