// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"

#include <QList>

#include <functional>
#include <memory>

namespace fieldfare {

class Page;
class Shell;
class Workspace;
struct ProgramServices;

/// The list a record was opened from, so that its page can go to the next one. Lists set it before they open a record.
struct RecordTrail {
    QString type;
    QString title;        ///< "Customers in the north"
    QVector<qint64> ids;  ///< in list order (shared, not copied)
};

/// What a page is made with. References outlive the page.
struct PageContext {
    Shell &shell;
    Workspace *workspace = nullptr;      ///< null only where no workspace is open (gallery, first start)
    RecordTrail *trail = nullptr;        ///< owned by the window
    ProgramServices *program = nullptr;  ///< null where a window stands alone (gallery, tests)
};

/// One page of the product. Adding a page = one entry in registerPages() (ui/shell/pages.cpp).
struct PageEntry {
    enum class Place {
        Main,    ///< in the sidebar
        More,    ///< below "More"
        Bottom,  ///< at the sidebar's lower end
        Hidden,  ///< reached by links only
    };
    QString id;
    QString icon;   ///< Lucide name
    QString title;  ///< translated
    Place place = Place::Main;
    QString type;  ///< for the generic pages: which record type this entry shows
    std::function<Page *(const PageContext &)> make;
};

/// The explicit list of pages, in sidebar order. A plain object owned by the program.
class PageRegistry {
public:
    void add(PageEntry entry) { m_entries.append(std::move(entry)); }
    /// Pointers that find() gave are not valid any more.
    void clear() { m_entries.clear(); }
    [[nodiscard]] const QList<PageEntry> &entries() const { return m_entries; }
    /// By id and, where entries share an id, by type; null when there is none.
    [[nodiscard]] const PageEntry *find(const QString &id, const QString &type = {}) const
    {
        const PageEntry *fallback = nullptr;
        for (const PageEntry &entry : m_entries) {
            if (entry.id == id) {
                if (entry.type == type) {
                    return &entry;
                }
                fallback = fallback != nullptr ? fallback : &entry;
            }
        }
        return fallback;
    }

private:
    QList<PageEntry> m_entries;
};

}  // namespace fieldfare
