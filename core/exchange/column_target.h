// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"

namespace fieldfare {

/// What a column of a table stands for, in imports and exports. Spelt:
///   field                        a field of the type (contact: name, email, company …), user-defined ones by their key
///   uid                          the record's uid
///   email.LABEL, phone.LABEL     the entry of that label in the list
///   address.LABEL.PART           street, city, region, postal_code or country of the address of that label
///   link:KEY                     a linked record by, or a field of, its own: company:name, owner:email, company:uid;
///                                chains are allowed: order:contact:name
/// The pointers belong to the catalog it was parsed with.
struct ColumnTarget {
    enum class Kind { Field, RecordUid, Mail, Phone, AddressPart, Linked };
    Kind kind = Kind::Field;
    const FieldSpec *field = nullptr;            ///< the field, the list, or the link
    QString label;                               ///< Mail, Phone, AddressPart
    QString part;                                ///< AddressPart
    const RecordType *linkedType = nullptr;      ///< Linked: the type the link points to
    std::shared_ptr<const ColumnTarget> linked;  ///< Linked: what of that record

    /// As it is spelt above.
    [[nodiscard]] QString text() const;
    /// For people: "Company › Name".
    [[nodiscard]] QString title() const;
};

/// NotFound names what is unknown and what there is.
[[nodiscard]] Result<ColumnTarget> parseColumnTarget(const TypeCatalog &catalog, const RecordType &type,
                                                     const QString &text);

}  // namespace fieldfare
