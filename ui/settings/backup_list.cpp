// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/backup_list.h"

#include "presentation/format.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"

#include <QGridLayout>
#include <QLocale>

namespace fieldfare {

BackupList::BackupList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(3, 1);
}

void BackupList::show(const QVector<BackupChoice> &backups, const QDateTime &now, const QTimeZone &zone)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (backups.isEmpty()) {
        m_grid->addWidget(new TextLabel(tr("The first daily backup appears here."), TextLabel::Style::Muted, this), 0,
                          0, 1, 5);
        return;
    }
    const QStringList heads{tr("Made"), tr("Size"), tr("Contacts"), tr("Lost by going back")};
    for (int column = 0; column < heads.size(); ++column) {
        auto *head = new TextLabel(heads.at(column), TextLabel::Style::Muted, this);
        const bool isNumber = column == 1 || column == 2;
        head->setAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        m_grid->addWidget(head, 0, column);
    }
    int row = 1;
    for (const BackupChoice &choice : backups) {
        const QString made = format::moment(choice.info.madeAt, now, zone);
        const QString contacts =
            choice.content ? QLocale().toString(choice.content->rows.value(QStringLiteral("contact"))) : tr("–");
        const QString lost = choice.changesSince < 0    ? tr("everything changed since")
                             : choice.changesSince == 0 ? tr("nothing")
                                                        : tr("%n changes", nullptr, int(choice.changesSince));
        const QStringList cells{made, QLocale().formattedDataSize(choice.info.bytes), contacts, lost};
        for (int column = 0; column < cells.size(); ++column) {
            auto *cell = new TextLabel(cells.at(column), TextLabel::Style::Body, this);
            const bool isNumber = column == 1 || column == 2;
            cell->setAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_grid->addWidget(cell, row, column);
        }
        auto *back = new Button(QStringLiteral("rotate-ccw"), tr("Go back …"), Button::Kind::Ghost, this);
        back->setAccessibleName(tr("Go back to the backup of %1").arg(made));
        connect(back, &Button::clicked, this, [this, file = choice.info.path] { emit chosen(file); });
        m_grid->addWidget(back, row, 4);
        ++row;
    }
}

}  // namespace fieldfare
