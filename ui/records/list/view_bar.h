// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/views/list_views.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QMenu;

namespace fieldfare {

class Button;

/// The views above a list: pinned ones as tabs, all of them in a menu with what can be done with the one shown. Says when
/// the list was changed since the view was opened.
class ViewBar : public QWidget {
    Q_OBJECT
public:
    explicit ViewBar(QWidget *parent = nullptr);

    void setViews(const QVector<ListView> &views, const QString &currentKey);
    /// Query, order or columns differ from the view's.
    void setModified(bool modified);
    [[nodiscard]] bool isModified() const { return m_modified; }
    /// Opens the menu of the views, as the keyboard does.
    void popupMenu();

signals:
    void chosen(const QString &key);
    void saveRequested();
    void saveAsRequested();
    void renameRequested();
    void pinToggled(bool pinned);
    void shareToggled(bool shared);
    void deleteRequested();
    void resetRequested();

private:
    void rebuild();
    [[nodiscard]] const ListView *current() const;

    QVector<ListView> m_views;
    QString m_key;
    bool m_modified = false;
    QHBoxLayout *m_tabs;
    QButtonGroup *m_group;
    Button *m_menuButton;
    Button *m_save;
    Button *m_reset;
};

}  // namespace fieldfare
