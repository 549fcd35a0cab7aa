// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"
#include "search/search_plan.h"
#include "storage/read_context.h"

#include <QStringList>
#include <QVector>

namespace fieldfare {

struct SearchOptions {
    QStringList types;    ///< keys; empty for all that can be searched
    int limit = 50;       ///< hits to return
    bool typing = true;   ///< the last word may go on
    bool similar = true;  ///< where little is found, look for similar spellings too
};

struct SearchHit {
    int typeNumber = 0;
    qint64 id = 0;
    Uid uid;
    QString title;     ///< the record's shown name
    QString subtitle;  ///< a few listed fields, for telling two of the same name apart
    MatchReason reason = MatchReason::Name;
};

struct SearchResult {
    QVector<SearchHit>
        hits;       ///< names that begin with the text first, then other names and numbers, then texts; each by name
    int count = 0;  ///< how many were found; with `more` at least so many
    bool more = false;
};

/// The one search box, from the first key on: names, texts, e-mail addresses, phone and document numbers of all types. Collects some
/// hundred hits at most and sorts those, so the time does not grow with the number of matches. Hits the session may not see are not
/// counted either. An empty text finds nothing.
[[nodiscard]] Result<SearchResult> globalSearch(ReadContext &context, QStringView text,
                                                const SearchOptions &options = {});

}  // namespace fieldfare
