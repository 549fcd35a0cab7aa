// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "storage/read_context.h"

namespace fieldfare {

/// One way to go on with a query.
struct QueryOffer {
    enum class Kind {
        Field,     ///< an operator or a value follows
        Operator,  ///< a value follows
        Term,      ///< the term is complete
    };
    Kind kind = Kind::Term;
    QString text;    ///< what is put into the query, quoted where needed
    QString label;   ///< for people
    QString detail;  ///< muted: the key, the days a word means
};

struct QueryCompletion {
    qsizetype from = 0;  ///< what is replaced by the offer's text
    qsizetype length = 0;
    QVector<QueryOffer> offers;
};

/// What may stand at the cursor of a query over records of the type: fields by key, label and import alias; then operators;
/// then choices, days, colleagues (`me`), linked records, tags and values that occur. At most `most` offers; texts of a
/// type are looked for among its first few thousand rows, so the time is bounded.
[[nodiscard]] Result<QueryCompletion> completeQuery(ReadContext &context, const RecordType &type, QStringView query,
                                                    qsizetype cursor, int most = 12);

/// The value as it must stand in a query: in quotes where it holds blanks, commas or parentheses.
[[nodiscard]] QString queryValueText(const QString &value);

}  // namespace fieldfare
