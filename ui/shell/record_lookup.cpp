// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/record_lookup.h"

#include "base/when_done.h"
#include "records/record_lookup.h"
#include "workspace/workspace.h"

namespace fieldfare {

LinkField::Lookup recordLookup(Workspace &workspace, QObject *owner, const QString &type)
{
    constexpr int offered = 8;
    return [&workspace, owner, type](const QString &text, const LinkField::Done &done) {
        whenDone(workspace.read([type, text](ReadContext &context) {
            return recordsByName(context, context.catalog().at(type), text, offered);
        }),
                 owner, [done, icon = workspace.catalog()->at(type).icon](const Result<QVector<NamedRow>> &rows) {
                     QList<Suggestion> suggestions;
                     if (rows) {
                         for (const NamedRow &row : *rows) {
                             suggestions.append(Suggestion{row.id, row.name, {}, icon, false});
                         }
                     }
                     done(suggestions);
                 });
    };
}

}  // namespace fieldfare
