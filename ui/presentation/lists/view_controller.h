// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits.h"
#include "search/views/list_views.h"

#include <QObject>

namespace fieldfare {

class Workspace;

/// The views of one record type for a list page: reads them, follows changes, and keeps what the user saves. GUI thread.
class ViewController : public QObject {
    Q_OBJECT
public:
    ViewController(Workspace &workspace, const QString &type, QObject *parent = nullptr);

    /// Built-in ones are there at once, saved ones after changed().
    [[nodiscard]] const QVector<ListView> &views() const { return m_views; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Null when there is none (any more).
    [[nodiscard]] const ListView *find(const QString &key) const;
    [[nodiscard]] const ListView &all() const { return m_views.first(); }

    /// Keeps a new view or changes a saved one; kept() or failed() follows.
    void save(const ListView &view, const QString &title);
    void remove(const ListView &view);
    [[nodiscard]] Edits &edits() { return m_edits; }

signals:
    /// The views are read, for the first time or anew.
    void changed();
    /// What save() wrote, with its key.
    void kept(const fieldfare::ListView &view);

private:
    void read();

    Workspace &m_workspace;
    QString m_type;
    Edits m_edits;
    QVector<ListView> m_views;
    bool m_loaded = false;
    quint64 m_ticket = 0;
};

}  // namespace fieldfare
