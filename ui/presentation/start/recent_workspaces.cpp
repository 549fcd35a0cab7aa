// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/recent_workspaces.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace fieldfare {

namespace {
const QString group = QStringLiteral("recent");
constexpr int kept = 10;
}  // namespace

QList<RecentWorkspace> RecentWorkspaces::list() const
{
    QList<RecentWorkspace> entries;
    const int count = m_settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        RecentWorkspace entry;
        entry.path = m_settings.value(QStringLiteral("path")).toString();
        entry.name = m_settings.value(QStringLiteral("name")).toString();
        entry.openedAt = m_settings.value(QStringLiteral("opened")).toDateTime();
        entry.missing = !QFileInfo::exists(QDir(entry.path).filePath(QStringLiteral("workspace.json")));
        if (!entry.path.isEmpty()) {
            entries.append(entry);
        }
    }
    m_settings.endArray();
    return entries;
}

void RecentWorkspaces::store(const QList<RecentWorkspace> &entries)
{
    m_settings.remove(group);
    m_settings.beginWriteArray(group);
    for (int i = 0; i < entries.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(QStringLiteral("path"), entries.at(i).path);
        m_settings.setValue(QStringLiteral("name"), entries.at(i).name);
        m_settings.setValue(QStringLiteral("opened"), entries.at(i).openedAt);
    }
    m_settings.endArray();
}

void RecentWorkspaces::remember(const QString &path, const QString &name, const QDateTime &now)
{
    const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QList<RecentWorkspace> entries = list();
    entries.removeIf([&](const RecentWorkspace &entry) { return entry.path == clean; });
    entries.prepend({clean, name, now, false});
    store(entries.mid(0, kept));
}

void RecentWorkspaces::forget(const QString &path)
{
    QList<RecentWorkspace> entries = list();
    entries.removeIf([&](const RecentWorkspace &entry) { return entry.path == path; });
    store(entries);
}

}  // namespace fieldfare
