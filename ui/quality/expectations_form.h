// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "search/quality/quality_settings.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace fieldfare {

/// What a workspace expects: after how many months something is stale, and what must be filled.
class ExpectationsForm : public QWidget {
    Q_OBJECT
public:
    ExpectationsForm(const TypeCatalog &catalog, const QualitySettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QualitySettings settings() const;

signals:
    void accepted(const fieldfare::QualitySettings &settings);

private:
    QualitySettings m_before;
    QSpinBox *m_stale;
    QSpinBox *m_idle;
    QSpinBox *m_verify;
    QSpinBox *m_unanswered;
    struct Must {
        QString type;
        QString group;
        QCheckBox *box;
    };
    QVector<Must> m_musts;
};

}  // namespace fieldfare
