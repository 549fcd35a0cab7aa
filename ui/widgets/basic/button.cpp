// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/button.h"

#include "widgets/icons/lucide.h"
#include "widgets/theme/tokens.h"

namespace fieldfare {

Button::Button(const QString &text, Kind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(false);
    if (kind == Kind::Link) {
        setCursor(Qt::PointingHandCursor);
    }
}

Button::Button(const QString &iconName, const QString &text, Kind kind, QWidget *parent) : Button(text, kind, parent)
{
    setIcon(lucideIcon(iconName));
    setIconSize({metric::icon, metric::icon});
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setQuiet(bool quiet)
{
    m_quiet = quiet;
    updateGeometry();
    update();
}

void Button::describe(const QString &text)
{
    setToolTip(text);
    setAccessibleName(text);
}

Button *iconButton(const QString &iconName, const QString &description, Button::Kind kind, QWidget *parent)
{
    auto *button = new Button(iconName, QString(), kind, parent);
    button->describe(description);
    button->setFixedSize(metric::controlHeight, metric::controlHeight);
    return button;
}

}  // namespace fieldfare
