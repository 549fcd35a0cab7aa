// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/work_row.h"

#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace fieldfare {

WorkRow::WorkRow(const QString &title, const QString &detail, QWidget *parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_before(new QHBoxLayout),
      m_after(new QHBoxLayout),
      m_actions(new QHBoxLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(detail.isEmpty() ? title : title + QStringLiteral(", ") + detail);
    m_row->setContentsMargins(space::s, 5, space::s, 5);
    m_row->setSpacing(space::s);
    m_before->setSpacing(space::s);
    m_after->setSpacing(space::s);
    m_actions->setSpacing(2);
    m_row->addLayout(m_before);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *name = new ElidedLabel(title, TextLabel::Style::Body, this);
    texts->addWidget(name);
    if (!detail.isEmpty()) {
        texts->addWidget(new ElidedLabel(detail, TextLabel::Style::Small, this));
    }
    m_row->addLayout(texts, 1);
    m_row->addLayout(m_after);
    m_row->addLayout(m_actions);
}

QCheckBox *WorkRow::addCheck()
{
    m_check = new QCheckBox(this);
    m_check->setAccessibleName(tr("Done: %1").arg(accessibleName()));
    m_check->setFocusPolicy(Qt::ClickFocus);  // space on the row does the same
    m_before->addWidget(m_check);
    return m_check;
}

void WorkRow::addChip(const ChipText &chip)
{
    if (!chip.text.isEmpty()) {
        m_after->addWidget(new Chip(chip.text, chip.tone, chip.icon, this));
        setAccessibleName(accessibleName() + QStringLiteral(", ") + chip.text);
    }
}

void WorkRow::addFigure(const QString &text)
{
    m_after->addWidget(new TextLabel(text, TextLabel::Style::Strong, this));
}

void WorkRow::addAvatar(const QString &name)
{
    if (!name.isEmpty()) {
        auto *avatar = new Avatar(name, 22, this);
        avatar->setToolTip(name);
        m_after->addWidget(avatar);
    }
}

Button *WorkRow::addButton(const QString &icon, const QString &text)
{
    Button *button = iconButton(icon, text, Button::Kind::Ghost, this);
    button->setQuiet(true);
    m_actions->addWidget(button);
    return button;
}

void WorkRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    if (underMouse()) {
        drawPanel(painter, rect(), metric::radius, t.hover);
    }
    if (hasFocus()) {
        drawPanel(painter, QRectF(rect()).adjusted(1, 1, -1, -1), metric::radius, {}, t.accent, 1.8);
    }
}

void WorkRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        emit opened();
    }
}

void WorkRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
    } else if (event->key() == Qt::Key_Space && m_check != nullptr) {
        m_check->click();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void WorkRow::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void WorkRow::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

}  // namespace fieldfare
