// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/quality/quality_finder.h"

#include <QListWidget>

namespace fieldfare {

/// The checks, the heaviest first, each with its number as a bar; those without rows come last.
class CheckList : public QListWidget {
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void setChecks(const TypeCatalog &catalog, const QVector<QualityCheck> &checks, const QualitySummary &summary);
    [[nodiscard]] QString currentCheck() const;
    void select(const QString &check);

signals:
    void chosen(const QString &check);

private:
    QString m_current;
    bool m_filling = false;
};

}  // namespace fieldfare
