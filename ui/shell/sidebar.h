// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page_registry.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace fieldfare {

class NavButton;

/// Brand, the main pages with counts, "More", and settings at the foot. Up and down move between entries.
class Sidebar : public QWidget {
    Q_OBJECT
public:
    static constexpr int fullWidth = 208;
    static constexpr int narrowWidth = 60;

    explicit Sidebar(const PageRegistry &pages, QWidget *parent = nullptr);

    /// Shows these pages instead of those before.
    void setPages(const PageRegistry &pages);
    /// It stands here or behind "More".
    [[nodiscard]] bool offers(const Location &location) const;
    void setCurrent(const Location &location);
    void setBadge(const QString &pageId, qint64 count);
    /// Icons only, names as tooltips.
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }

signals:
    void chosen(const fieldfare::Location &location);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    NavButton *addEntry(QVBoxLayout *layout, const PageEntry &entry);

    QVBoxLayout *m_entries;
    QHash<QString, qint64> m_badges;  ///< by page
    QList<Location> m_offered;
    QList<NavButton *> m_buttons;
    NavButton *m_more = nullptr;
    class BrandLabel *m_brand;
    bool m_collapsed = false;
};

}  // namespace fieldfare
