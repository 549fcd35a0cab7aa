// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"

#include <QBoxLayout>

#include <algorithm>

namespace fieldfare {

Page::Page(Shell &shell, QWidget *parent) : QWidget(parent), m_shell(shell) { setFocusPolicy(Qt::ClickFocus); }

void Page::setLocation(const Location &location) { m_location = location; }

void Page::takeFocus() { setFocus(); }

QAction *Page::addPageAction(const QString &text, const QKeySequence &keys, const QString &iconName)
{
    auto *action = new QAction(lucideIcon(iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_leading(new QHBoxLayout),
      m_controls(new QHBoxLayout),
      m_texts(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_title(new ElidedLabel(title, TextLabel::Style::Heading, this)),
      m_subtitle(new ElidedLabel(QString(), TextLabel::Style::Muted, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::m);
    m_leading->setSpacing(space::s);
    m_controls->setSpacing(space::s);
    m_texts->setSpacing(space::m - 2);
    m_row->addLayout(m_leading);
    m_texts->addWidget(m_title, 0, Qt::AlignBaseline);
    m_texts->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_subtitle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->addLayout(m_texts, 1);
    m_row->addLayout(m_controls);
    setMinimumHeight(36);
    setTitle(title);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    // Where room is scarce, what stands beside the title goes first.
    constexpr int keptWhole = 200;
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), keptWhole));
}

void PageHeader::setSubtitle(const QString &subtitle) { m_subtitle->setText(subtitle); }

void PageHeader::addControl(QWidget *widget) { m_controls->addWidget(widget); }

void PageHeader::addLeading(QWidget *widget) { m_leading->addWidget(widget); }

void PageHeader::setTwoLines(bool on)
{
    m_texts->setDirection(on ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_texts->setSpacing(on ? 0 : space::m - 2);
    const Qt::Alignment alignment = on ? Qt::Alignment() : Qt::AlignBaseline;
    m_texts->setAlignment(m_title, alignment);
    m_texts->setAlignment(m_subtitle, alignment);
}

}  // namespace fieldfare
