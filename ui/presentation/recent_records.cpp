// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/recent_records.h"

#include "base/when_done.h"
#include "records/record_reader.h"
#include "workspace/workspace.h"

#include <QSettings>

#include <algorithm>

namespace fieldfare {

RecentRecords::RecentRecords(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    constexpr int unhurriedMs = 1000;  // nothing a page that is being opened should wait for
    m_later.setSingleShot(true);
    m_later.setInterval(unhurriedMs);
    connect(&m_later, &QTimer::timeout, this, &RecentRecords::keepOpened);
}

RecentRecords::~RecentRecords()
{
    if (m_later.isActive()) {
        keepOpened();
    }
}

void RecentRecords::keepOpened()
{
    QSettings settings;
    settings.setValue(m_openedKey, withOpened(settings.value(m_openedKey).toStringList()));
}

QStringList RecentRecords::withOpened(const QStringList &kept) const
{
    QStringList recent;
    for (const Opened &opened : m_opened) {
        recent.append(opened.reference);
    }
    for (const QString &reference : kept) {
        if (!recent.contains(reference)) {
            recent.append(reference);
        }
    }
    return recent.mid(0, mostRecent);
}

QString RecentRecords::settingsKey(const char *which) const
{
    return QStringLiteral("records/%1/%2").arg(uidText(m_workspace.settings().user), QLatin1String(which));
}

void RecentRecords::withUid(const QString &type, qint64 id, const std::function<void(const QString &)> &then)
{
    whenDone(m_workspace.read([type, id](ReadContext &context) -> Result<Uid> {
        const RecordType *recordType = context.catalog().find(type);
        return recordType == nullptr ? Result<Uid>(Uid()) : RecordReader(context).uidOf(*recordType, id);
    }),
             this, [type, then](const Result<Uid> &uid) {
                 // A record that is gone is nothing to come back to.
                 if (uid && !uid->isNull()) {
                     then(type + QLatin1Char(' ') + uidText(*uid));
                 }
             });
}

void RecentRecords::visit(const QString &type, qint64 id)
{
    withUid(type, id, [this, order = ++m_visits](const QString &reference) {
        m_openedKey = settingsKey("recent");
        noteOpened({order, reference});
        m_later.start();
    });
}

void RecentRecords::noteOpened(const Opened &opened)
{
    m_opened.append(opened);
    std::sort(m_opened.begin(), m_opened.end(), [](const Opened &a, const Opened &b) { return a.order > b.order; });
    const auto same = [&opened](const Opened &other) { return other.reference == opened.reference; };
    const auto newest = std::find_if(m_opened.begin(), m_opened.end(), same);
    m_opened.erase(std::remove_if(newest + 1, m_opened.end(), same), m_opened.end());
    m_opened.resize(std::min(m_opened.size(), mostRecent));
}

void RecentRecords::togglePin(const QString &type, qint64 id)
{
    withUid(type, id, [this](const QString &reference) {
        QSettings settings;
        QStringList pinned = settings.value(settingsKey("pinned")).toStringList();
        const bool was = pinned.removeAll(reference) > 0;
        if (!was) {
            pinned.prepend(reference);
        }
        settings.setValue(settingsKey("pinned"), pinned.mid(0, mostPinned));
        emit pinToggled(!was);
    });
}

QFuture<Result<QVector<RecentRecords::Entry>>> RecentRecords::read() const
{
    const QSettings settings;
    const QStringList pinned = settings.value(settingsKey("pinned")).toStringList();
    const QStringList recent = withOpened(settings.value(settingsKey("recent")).toStringList());
    return m_workspace.read([pinned, recent](ReadContext &context) -> Result<QVector<Entry>> {
        RecordReader reader(context);
        QVector<Entry> entries;
        QStringList seen;
        for (const QString &reference : pinned + recent) {
            const RecordType *type = context.catalog().find(reference.section(QLatin1Char(' '), 0, 0));
            if (type == nullptr || seen.contains(reference)) {
                continue;
            }
            seen.append(reference);
            TRY_ASSIGN(const qint64 id, reader.findByUid(*type, Uid(reference.section(QLatin1Char(' '), 1))));
            if (id == 0) {
                continue;
            }
            TRY_ASSIGN(const auto names, reader.displayNames(*type, {id}));
            if (names.contains(id)) {
                entries.append({type->key, id, names.value(id), pinned.contains(reference)});
            }
        }
        return entries;
    });
}

}  // namespace fieldfare
