// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/record_search.h"

#include "base/when_done.h"
#include "search/global_search.h"
#include "workspace/workspace.h"

#include <QLocale>

namespace fieldfare {

RecordSearch::RecordSearch(Workspace &workspace, Shell &shell, const RecentRecords &recent, QObject *parent)
    : PaletteSource(parent), m_workspace(workspace), m_shell(shell), m_recent(recent)
{
}

RecordSearch::~RecordSearch() { m_stop.request_stop(); }

void RecordSearch::query(quint64 ticket, const QString &text)
{
    // The letters typed before are of no interest any more.
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (text.isEmpty()) {
        offerRecent(ticket);
        return;
    }
    SearchOptions options;
    options.limit = 12;
    whenDone(m_workspace.read([text, options](ReadContext &context) { return globalSearch(context, text, options); },
                              m_stop.get_token()),
             this, [this, ticket](const Result<SearchResult> &found) {
                 QList<PaletteItem> items;
                 if (found) {
                     const std::shared_ptr<const TypeCatalog> catalog = m_workspace.catalog();
                     const QString count =
                         QLocale().toString(found->count) + (found->more ? QStringLiteral("+") : QString());
                     const QString section = tr("Records · %1").arg(count);
                     for (const SearchHit &hit : found->hits) {
                         // Sorted behind all exact ones.
                         const bool similar = hit.reason == MatchReason::Similar;
                         if (const RecordType *type = catalog->find(hit.typeNumber)) {
                             items.append(item(*type, hit.id, hit.title, hit.subtitle,
                                               similar ? tr("Similar spelling") : section));
                         }
                     }
                 }
                 emit answered(ticket, items);
             });
}

PaletteItem RecordSearch::item(const RecordType &type, qint64 id, const QString &title, const QString &detail,
                               const QString &section)
{
    return {title,     detail,
            type.icon, type.label(),
            section,   [this, key = type.key, id] {
                m_shell.open(Location{page_id::record, key, id, {}}); }};
}

void RecordSearch::offerRecent(quint64 ticket)
{
    whenDone(m_recent.read(), this, [this, ticket](const Result<QVector<RecentRecords::Entry>> &entries) {
        QList<PaletteItem> items;
        if (entries) {
            const std::shared_ptr<const TypeCatalog> catalog = m_workspace.catalog();
            qsizetype recent = 0;
            for (const RecentRecords::Entry &entry : *entries) {
                // Enough to come back; the commands stand below.
                constexpr qsizetype mostShown = 6;
                if (!entry.pinned && ++recent > mostShown) {
                    break;
                }
                items.append(item(catalog->at(entry.type), entry.id, entry.title, {},
                                  entry.pinned ? tr("Pinned") : tr("Recent")));
            }
        }
        emit answered(ticket, items);
    });
}

}  // namespace fieldfare
