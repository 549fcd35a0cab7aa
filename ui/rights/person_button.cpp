// SPDX-License-Identifier: GPL-3.0-or-later
#include "rights/person_button.h"

#include "widgets/basic/chip.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace fieldfare {

namespace {

constexpr int kPicture = 24;
constexpr int kLine = 36;

}  // namespace

PersonButton::PersonButton(const QString &name, const QString &what, QWidget *parent) : QAbstractButton(parent)
{
    setText(name);
    setAccessibleName(what);
    setToolTip(what);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize PersonButton::sizeHint() const
{
    return {kPicture + 3 * space::s + fontMetrics().horizontalAdvance(text()) + metric::icon, kLine};
}

void PersonButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool isOn = underMouse() || hasFocus();
    if (isOn) {
        drawPanel(painter, rect(), metric::radius, isDown() ? t.pressed : t.hover);
    }
    if (hasFocus()) {
        drawPanel(painter, rect(), metric::radius, {}, t.accent, 1.8);
    }
    Avatar::paint(painter, QRectF(space::s, (height() - kPicture) / 2.0, kPicture, kPicture), text(), font());
    const int left = kPicture + 2 * space::s;
    const int right = isOn ? metric::icon + 2 * space::s : space::s;
    const QRect room = rect().adjusted(left, 0, -right, 0);
    painter.setFont(font());
    painter.setPen(t.text);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    if (isOn) {
        paintLucide(
            painter,
            QRectF(width() - metric::icon - space::s, (height() - metric::icon) / 2.0, metric::icon, metric::icon),
            QStringLiteral("plus"), t.accent);
    }
}

void PersonButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

}  // namespace fieldfare
