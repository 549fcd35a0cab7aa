// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

class QSettings;

namespace fieldfare {

struct RecentWorkspace {
    QString path;
    QString name;
    QDateTime openedAt;    ///< UTC
    bool missing = false;  ///< its folder is not there now
};

/// The workspaces opened on this computer, newest first, at most ten; kept in the program's own settings, outside every workspace.
class RecentWorkspaces {
public:
    /// `settings` must outlive this object.
    explicit RecentWorkspaces(QSettings &settings) : m_settings(settings) {}

    [[nodiscard]] QList<RecentWorkspace> list() const;
    void remember(const QString &path, const QString &name, const QDateTime &now);
    void forget(const QString &path);

private:
    void store(const QList<RecentWorkspace> &entries);
    QSettings &m_settings;
};

}  // namespace fieldfare
