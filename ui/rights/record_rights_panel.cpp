// SPDX-License-Identifier: GPL-3.0-or-later
#include "rights/record_rights_panel.h"

#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace fieldfare {

RecordRightsPanel::RecordRightsPanel(const QString &record, const RecordRightsView &rights, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::m);
    auto *about =
        new TextLabel(rights.actions.isEmpty()
                          ? tr("You may do everything with “%1”: nobody keeps rights in this workspace.").arg(record)
                          : tr("With “%1” you may, or may not:").arg(record),
                      TextLabel::Style::Body, this);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::m);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const ActionRight &right : rights.actions) {
        auto *mark = new QLabel(this);
        mark->setPixmap(lucideIcon(right.may ? QStringLiteral("check") : QStringLiteral("x")).pixmap(16, 16));
        mark->setAccessibleName(right.may ? tr("yes") : tr("no"));
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(new TextLabel(actionLabel(right.action), TextLabel::Style::Strong, this), row, 1, Qt::AlignTop);
        auto *why = new TextLabel(right.reason, TextLabel::Style::Muted, this);
        why->setWordWrap(true);
        grid->addWidget(why, row++, 2);
    }
    column->addLayout(grid);
    column->addStretch(1);
}

}  // namespace fieldfare
