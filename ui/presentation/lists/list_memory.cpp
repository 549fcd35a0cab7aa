// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/list_memory.h"

#include "workspace/workspace.h"

#include <QSettings>

namespace fieldfare::list_memory {

namespace {

QString group(const Workspace &workspace, const QString &type, const QString &viewKey)
{
    return QStringLiteral("lists/%1/%2/%3").arg(uidText(workspace.settings().user), type, viewKey);
}

}  // namespace

RememberedLayout recall(const Workspace &workspace, const QString &type, const QString &viewKey)
{
    QSettings settings;
    settings.beginGroup(group(workspace, type, viewKey));
    RememberedLayout layout;
    layout.columns = viewColumnsFromText(settings.value(QStringLiteral("columns")).toString());
    layout.sorted = settings.contains(QStringLiteral("sort"));
    layout.sortField = settings.value(QStringLiteral("sort")).toString();
    layout.descending = settings.value(QStringLiteral("descending")).toBool();
    return layout;
}

void keep(const Workspace &workspace, const QString &type, const QString &viewKey, const RememberedLayout &layout)
{
    QSettings settings;
    settings.beginGroup(group(workspace, type, viewKey));
    settings.setValue(QStringLiteral("columns"), viewColumnsText(layout.columns));
    if (layout.sorted) {
        settings.setValue(QStringLiteral("sort"), layout.sortField);
        settings.setValue(QStringLiteral("descending"), layout.descending);
    }
}

void forget(const Workspace &workspace, const QString &type, const QString &viewKey)
{
    QSettings().remove(group(workspace, type, viewKey));
}

}  // namespace fieldfare::list_memory
