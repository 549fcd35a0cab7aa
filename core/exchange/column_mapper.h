// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "exchange/import_map.h"
#include "exchange/value_detect.h"

namespace fieldfare {

/// What the mapper proposes for one column, and why.
struct MappedColumn {
    MapEntry entry;
    int score = 0;    ///< 100 sure … 1 a guess; 0: nothing found
    QString because;  ///< translated
};

/// Proposes a field for every header:
///   100 the header is a field key or a path ("company:name", "email.home") · 96 a header of a known program, when most of
///   the file's headers are of that program · 92 the field's label · 88 an alias · 80 a header of a known program ·
///   60 label or alias once the type's own name is taken off ("Deal - Title", "Contact Name") · 50 all words of a label or alias occur.
/// Headers compare without case, blanks and punctuation. A column whose values cannot be of the field's kind loses 45.
/// A field is given once: the best score wins, then the first column.
[[nodiscard]] std::vector<MappedColumn> mapColumns(const TypeCatalog &catalog, const RecordType &type,
                                                   const QStringList &headers, const TableGuess *guess = nullptr);

/// What texts of other programs mean where no record is called so: `Closed Won` the stage `won`. By text, folded.
[[nodiscard]] QHash<QString, QString> usualTexts(const QString &type, const QString &field);
[[nodiscard]] QString foldedUsualText(const QString &text);

/// The header under which rejected rows carry their reason; such a column is ignored when the file comes back.
[[nodiscard]] QString rejectReasonHeader();

}  // namespace fieldfare
