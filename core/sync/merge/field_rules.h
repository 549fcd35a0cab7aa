// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare::sync {

/// What happens when two people set one field without knowing of each other.
enum class FieldRule {
    Value,   ///< the later one stands, the other is kept in a conflict
    Text,    ///< lines changed apart are put together (both originals kept), else as Value
    Set,     ///< entries added and taken out by either; nothing is lost, so no conflict
    Number,  ///< as Value; and two records with the same one are told as a conflict
    Quiet,   ///< the later one stands, nobody is told: when and by whom a record was last touched
};

/// Which rule a field has. Any thread.
class FieldRules {
public:
    virtual ~FieldRules() = default;
    /// Types and fields that are not known here (a newer peer's) are values.
    [[nodiscard]] virtual FieldRule rule(const QString &type, const QString &field) const = 0;
};

/// The rules that follow from the kinds of the fields.
class CatalogFieldRules final : public FieldRules {
public:
    explicit CatalogFieldRules(std::shared_ptr<const TypeCatalog> catalog) : m_catalog(std::move(catalog)) {}
    [[nodiscard]] FieldRule rule(const QString &type, const QString &field) const override;

private:
    std::shared_ptr<const TypeCatalog> m_catalog;
};

}  // namespace fieldfare::sync
