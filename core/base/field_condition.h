// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace fieldfare {

struct Record;
struct RecordType;

/// "When …": a question to one field of the same record. As text, as it is stored and typed: "always",
/// "lifecycle=customer|former", "lifecycle!=lead", "company filled", "company empty". A plain value.
struct FieldCondition {
    enum class Test { Always, OneOf, NoneOf, Filled, Empty };
    Test test = Test::Always;
    QString field;
    QStringList values;

    /// Nothing for an empty text. InvalidInput, saying what is wanted, for one that cannot be read. Fields are not looked up.
    [[nodiscard]] static Result<std::optional<FieldCondition>> parse(const QString &text);
    [[nodiscard]] QString text() const;
    /// False when the field is gone.
    [[nodiscard]] bool holds(const RecordType &type, const Record &record) const;
    /// As the end of a sentence: "when Lifecycle is Customer or Former customer"; empty for Always. Translated.
    [[nodiscard]] QString words(const RecordType &type) const;
};

}  // namespace fieldfare
