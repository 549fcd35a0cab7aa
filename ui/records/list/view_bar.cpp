// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/view_bar.h"

#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/icons/lucide.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>

namespace fieldfare {

ViewBar::ViewBar(QWidget *parent)
    : QWidget(parent),
      m_tabs(new QHBoxLayout),
      m_group(new QButtonGroup(this)),
      m_menuButton(new Button(QStringLiteral("bookmark"), tr("Views"), Button::Kind::Ghost, this)),
      m_save(new Button(QStringLiteral("save"), tr("Save view"), Button::Kind::Ghost, this)),
      m_reset(new Button(QStringLiteral("rotate-ccw"), tr("Reset view"), Button::Kind::Ghost, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    m_tabs->setSpacing(6);
    row->addLayout(m_tabs);
    m_menuButton->setQuiet(true);
    m_save->setQuiet(true);
    m_reset->setQuiet(true);
    row->addWidget(m_menuButton);
    row->addStretch(1);
    row->addWidget(m_save);
    row->addWidget(m_reset);
    m_save->hide();
    m_reset->hide();
    setAccessibleName(tr("Views"));
    connect(m_menuButton, &Button::clicked, this, &ViewBar::popupMenu);
    connect(m_save, &Button::clicked, this, [this] {
        const ListView *view = current();
        if (view != nullptr && view->mine) {
            emit saveRequested();
        } else {
            emit saveAsRequested();
        }
    });
    connect(m_reset, &Button::clicked, this, &ViewBar::resetRequested);
}

const ListView *ViewBar::current() const
{
    for (const ListView &view : m_views) {
        if (view.key == m_key) {
            return &view;
        }
    }
    return nullptr;
}

void ViewBar::setViews(const QVector<ListView> &views, const QString &currentKey)
{
    m_views = views;
    m_key = currentKey;
    rebuild();
}

void ViewBar::rebuild()
{
    // A tab that has the keyboard keeps it under its new self.
    const bool focused = focusWidget() != nullptr && focusWidget() != m_menuButton && focusWidget()->hasFocus() &&
                         qobject_cast<FilterChip *>(focusWidget()) != nullptr;
    const auto old = m_group->buttons();
    for (QAbstractButton *button : old) {
        m_group->removeButton(button);
        button->hide();
        button->deleteLater();
    }
    for (const ListView &view : std::as_const(m_views)) {
        if (!view.pinned && view.key != m_key) {
            continue;
        }
        auto *tab = new FilterChip(view.name, this);
        tab->setAccessibleName(view.key == m_key && m_modified ? tr("%1, changed").arg(view.name) : view.name);
        tab->setToolTip(view.query);
        m_group->addButton(tab);
        m_tabs->addWidget(tab);
        tab->setChecked(view.key == m_key);
        if (focused && view.key == m_key) {
            tab->setFocus();
        }
        connect(tab, &FilterChip::clicked, this, [this, key = view.key] { emit chosen(key); });
    }
    setModified(m_modified);
}

void ViewBar::setModified(bool modified)
{
    m_modified = modified;
    const ListView *view = current();
    m_save->setText(view != nullptr && view->mine ? tr("Save view") : tr("Save as a view …"));
    m_save->setVisible(modified);
    m_reset->setVisible(modified);
}

void ViewBar::popupMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto entry = [&](const ListView &view) {
        QAction *action =
            menu->addAction(view.ownerName.isEmpty() ? view.name : tr("%1 (%2)").arg(view.name, view.ownerName), this,
                            [this, key = view.key] { emit chosen(key); });
        action->setCheckable(true);
        action->setChecked(view.key == m_key);
    };
    menu->addSection(tr("Built-in"));
    bool saved = false;
    for (const ListView &view : std::as_const(m_views)) {
        if (!view.isBuiltIn() && !saved) {
            menu->addSection(tr("Saved"));
            saved = true;
        }
        entry(view);
    }
    const ListView *view = current();
    menu->addSeparator();
    if (view != nullptr && view->mine && m_modified) {
        menu->addAction(lucideIcon(QStringLiteral("save")), tr("Save changes"), this, &ViewBar::saveRequested);
    }
    menu->addAction(lucideIcon(QStringLiteral("plus")), tr("Save as a new view …"), this, &ViewBar::saveAsRequested);
    menu->addAction(lucideIcon(QStringLiteral("rotate-ccw")), tr("Reset view"), this, &ViewBar::resetRequested);
    if (view != nullptr && view->mine) {
        menu->addSeparator();
        menu->addAction(lucideIcon(QStringLiteral("pencil")), tr("Rename …"), this, &ViewBar::renameRequested);
        QAction *pin = menu->addAction(tr("Show as a tab"), this, &ViewBar::pinToggled);
        pin->setCheckable(true);
        pin->setChecked(view->pinned);
        QAction *share = menu->addAction(tr("Share with everybody"), this, &ViewBar::shareToggled);
        share->setCheckable(true);
        share->setChecked(view->shared);
        menu->addAction(lucideIcon(QStringLiteral("trash-2")), tr("Delete view"), this, &ViewBar::deleteRequested);
    }
    menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height() + 4)));
}

}  // namespace fieldfare
