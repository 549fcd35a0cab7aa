// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"
#include "presentation/pipeline/board_controller.h"

#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QPlainTextEdit;

namespace fieldfare {

/// Asks why a deal was lost: one of the known reasons or own words, the competitor, a note. Nothing is required.
class LossPanel : public QWidget {
    Q_OBJECT
public:
    explicit LossPanel(const FieldSpec &reasons, QWidget *parent = nullptr);

    [[nodiscard]] LossReason reason() const;

signals:
    void confirmed();
    void cancelled();

private:
    QButtonGroup *m_choices;
    QStringList m_keys;
    QLineEdit *m_other;
    QLineEdit *m_competitor;
    QPlainTextEdit *m_note;
};

}  // namespace fieldfare
