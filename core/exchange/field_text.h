// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"
#include "base/result.h"
#include "exchange/value_parse.h"

#include <QHash>

namespace fieldfare {

/// A cell read for a field.
struct FieldRead {
    Value value;           ///< canonical; null when the cell says nothing
    bool trimmed = false;  ///< outer blanks were taken off
    bool rounded = false;
    bool currencyNamed = false;  ///< a Money text that named its currency itself
};

/// Reads a cell for a field of any kind but Link. `choices`: texts of the file and the keys they mean.
/// - Text is kept as it stands; built-in one-line fields (names, mails, phones …) lose outer blanks.
/// - Kinds other than text take "-", "n/a", "null" and the like for empty.
/// - Choice: by map, key, label in the program's language or in English, in any case; open ones keep other texts.
/// - Tags are parted by ";" (a backslash keeps one) or " ::: ". Lists are JSON as fieldText() writes it.
[[nodiscard]] Result<FieldRead> readFieldText(const FieldSpec &field, QStringView text, const ValueFormats &formats,
                                              const QHash<QString, QString> *choices = nullptr);

/// The reverse: the text of a value in exports, such that readFieldText() with year-month-day, "." and the same zone gives
/// the value again. Links are not for this. Times are ISO 8601 in UTC; the first moment of a day in the zone is the bare date.
/// Durations are h:mm:ss, Bool true/false, Choice its key.
[[nodiscard]] QString fieldText(const FieldSpec &field, const Value &value, const QTimeZone &zone);

/// "a; b\; c": tags in one cell.
[[nodiscard]] QString joinTags(const QStringList &tags);
[[nodiscard]] QStringList splitTags(QStringView text);

[[nodiscard]] QString timeText(qint64 msSinceEpoch, const QTimeZone &zone);
[[nodiscard]] QString durationText(qint64 seconds);

}  // namespace fieldfare
