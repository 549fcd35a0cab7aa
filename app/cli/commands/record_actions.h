// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"
#include "search/views/list_views.h"

namespace fieldfare::cli {

// What show, add, set and list do, for the verbs of those names and for `user`.

[[nodiscard]] Result<Exit> showRecord(Invocation &invocation, const QString &type, const QString &reference);
/// Makes a record from "key=value" words and prints it.
[[nodiscard]] Result<Exit> addRecord(Invocation &invocation, const QString &type, const QStringList &words);
[[nodiscard]] Result<Exit> setRecord(Invocation &invocation, const QString &type, const QString &reference,
                                     const QStringList &words);

struct ListWish {
    QString type;
    QString query;
    QString sort;       ///< field key; with "-" in front descending
    qint64 limit = -1;  ///< -1: all
    QString view = {};  ///< key or name of a view; query and sort narrow it down and order it anew
};
/// A view with a further query and another order ("" keeps the view's). Usage error for an unknown sort field, NotFound for
/// an unknown view.
[[nodiscard]] Result<ListView> wantedView(Invocation &invocation, Workspace &workspace, const RecordType &type,
                                          const ListWish &wish);
[[nodiscard]] Result<Exit> listRecords(Invocation &invocation, const ListWish &wish);

}  // namespace fieldfare::cli
