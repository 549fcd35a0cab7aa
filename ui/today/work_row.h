// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/card_look.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;

namespace fieldfare {

class Button;
class Chip;
class ElidedLabel;

/// One thing to do: what, about whom, when, and the steps that can be taken right here. Return opens it, space ticks it off.
class WorkRow : public QWidget {
    Q_OBJECT
public:
    explicit WorkRow(const QString &title, const QString &detail, QWidget *parent = nullptr);

    /// A box to tick it off.
    QCheckBox *addCheck();
    void addChip(const ChipText &chip);
    void addFigure(const QString &text);
    void addAvatar(const QString &name);
    /// Shown always, quiet; the text is its name for everybody who does not see the icon.
    Button *addButton(const QString &icon, const QString &text);

signals:
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QHBoxLayout *m_row;
    QHBoxLayout *m_before;
    QHBoxLayout *m_after;
    QHBoxLayout *m_actions;
    QCheckBox *m_check = nullptr;
};

}  // namespace fieldfare
