// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace fieldfare {

/// Finds the names, addresses and numbers of one person in texts and puts "[erased person]" in their place. Names of one word
/// are found as they are spelt, whole words only: "Bank" does not hit "bank transfer".
class PersonWords {
public:
    /// PersonScope::words: longest first.
    explicit PersonWords(const QStringList &words);

    [[nodiscard]] bool isEmpty() const { return m_patterns.isEmpty(); }
    [[nodiscard]] bool isIn(const QString &text) const;
    /// Whether anything was replaced.
    bool replaceIn(QString &text) const;
    /// In every text field of values as the log spells them. `emptiesNotes`: long texts go altogether.
    bool replaceIn(const RecordType &type, QJsonObject &logged, bool emptiesNotes) const;
    /// In every text field of a record.
    bool replaceIn(const RecordType &type, Record &record, bool emptiesNotes) const;

    /// What stands in the place of the name of somebody who was erased; translated.
    [[nodiscard]] static QString placeholder();

private:
    QVector<QRegularExpression> m_patterns;
};

}  // namespace fieldfare
