// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/settings/data_care.h"

#include <QTimeZone>
#include <QWidget>

class QGridLayout;

namespace fieldfare {

/// The daily backups to go back to: when, how large, how many contacts, what would be lost since, and a button for each.
class BackupList : public QWidget {
    Q_OBJECT
public:
    explicit BackupList(QWidget *parent = nullptr);
    /// `now` in UTC; moments are shown in `zone`.
    void show(const QVector<BackupChoice> &backups, const QDateTime &now, const QTimeZone &zone);

signals:
    void chosen(const QString &file);

private:
    QGridLayout *m_grid;
};

}  // namespace fieldfare
