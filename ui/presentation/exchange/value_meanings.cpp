// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/exchange/value_meanings.h"

#include <algorithm>

namespace fieldfare {

void addMeanings(const RecordType &type, const ImportReport &report, QList<ValueMeaning> &meanings)
{
    for (const UnknownValue &unknown : report.unknown) {
        const bool listed = std::any_of(meanings.cbegin(), meanings.cend(), [&](const ValueMeaning &one) {
            return one.field == unknown.field && one.text == unknown.text;
        });
        const FieldSpec *field = type.field(unknown.field);
        if (!listed && field != nullptr) {
            meanings.append(
                {unknown.field, field->label(), unknown.text, unknown.rows, {}, report.known.value(unknown.field)});
        }
    }
}

void setMeaning(QList<ValueMeaning> &meanings, QHash<QString, QHash<QString, QString>> &choices, const QString &field,
                const QString &text, const QString &key)
{
    if (key.isEmpty()) {
        choices[field].remove(text);
    } else {
        choices[field].insert(text, key);
    }
    for (ValueMeaning &one : meanings) {
        if (one.field == field && one.text == text) {
            one.key = key;
        }
    }
}

}  // namespace fieldfare
