// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/record_search.h"

#include "presentation/when_done.h"
#include "search/global_search.h"
#include "workspace/workspace.h"

#include <QLocale>

namespace fieldfare {

RecordSearch::RecordSearch(Workspace &workspace, Shell &shell, QObject *parent)
    : PaletteSource(parent), m_workspace(workspace), m_shell(shell)
{
}

RecordSearch::~RecordSearch() { m_stop.request_stop(); }

void RecordSearch::query(quint64 ticket, const QString &text)
{
    // The letters typed before are of no interest any more.
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (text.isEmpty()) {
        emit answered(ticket, {});
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
                         const RecordType *type = catalog->find(hit.typeNumber);
                         if (type == nullptr) {
                             continue;
                         }
                         items.append({hit.title, hit.subtitle, type->icon, type->label(), section,
                                       [this, key = type->key, id = hit.id] {
                                           m_shell.open(Location{page_id::record, key, id, {}});
                                       }});
                     }
                 }
                 emit answered(ticket, items);
             });
}

}  // namespace fieldfare
