// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"

#include <QList>

namespace fieldfare {

/// A text of a file that is none of a field's fixed values, and what a person says it means.
struct ValueMeaning {
    QString field;
    QString title;  ///< of the field
    QString text;
    qint64 rows = 0;
    QString key;  ///< what it means; empty: its rows are rejected
    std::vector<KnownValue> known;
};

/// Adds what the report found and what is not listed yet; those listed keep their meaning.
void addMeanings(const RecordType &type, const ImportReport &report, QList<ValueMeaning> &meanings);

/// Notes the meaning in the list and in the choices of a plan (`choices`: field → text → key).
void setMeaning(QList<ValueMeaning> &meanings, QHash<QString, QHash<QString, QString>> &choices, const QString &field,
                const QString &text, const QString &key);

}  // namespace fieldfare
