// SPDX-License-Identifier: GPL-3.0-or-later
#include "rights/rights_card.h"

#include "security/roles.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

/// In the order in which people ask; erasing for good is with those who administer.
constexpr std::array kShown{Action::Read,   Action::Create, Action::Edit,  Action::Delete,
                            Action::Assign, Action::Merge,  Action::Export};

}  // namespace

RightsCard::RightsCard(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_role(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_table(new QWidget(this)),
      m_grid(new QGridLayout(m_table))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    m_role->setWordWrap(true);
    column->addWidget(m_role);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::s);
    column->addWidget(m_table);
    connect(&workspace, &Workspace::accessChanged, this, &RightsCard::fill);
    fill();
}

bool RightsCard::hasRights() const { return m_workspace.session().access.grantee() != nullptr; }

void RightsCard::fill()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Grantee *who = m_workspace.session().access.grantee();
    m_table->setVisible(who != nullptr);
    if (who == nullptr) {
        m_role->setText(tr("Everything: nobody keeps rights in this workspace."));
        return;
    }
    m_role->setText(tr("Your role is “%1”. Your administrator can change it; this table follows by itself.")
                        .arg(who->role.label()));
    int column = 1;
    for (const Action action : kShown) {
        m_grid->addWidget(new TextLabel(actionLabel(action), TextLabel::Style::Small, m_table), 0, column++);
    }
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        m_grid->addWidget(new TextLabel(areaLabel(area), TextLabel::Style::Body, m_table), i + 1, 0);
        column = 1;
        for (const Action action : kShown) {
            const Level level = who->role.level(area, action);
            // things are made, not made by somebody: there it is yes or no
            const QString text = level == Level::No         ? QStringLiteral("–")
                                 : action == Action::Create ? tr("yes")
                                                            : levelLabel(level);
            auto *cell =
                new TextLabel(text, level == Level::No ? TextLabel::Style::Muted : TextLabel::Style::Body, m_table);
            cell->setAccessibleName(
                QStringLiteral("%1, %2: %3")
                    .arg(areaLabel(area), actionLabel(action), level == Level::No ? levelLabel(level) : text));
            m_grid->addWidget(cell, i + 1, column++);
        }
    }
    m_grid->setColumnStretch(column, 1);
}

}  // namespace fieldfare
