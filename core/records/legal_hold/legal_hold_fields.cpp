// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/legal_hold/legal_hold.h"

#include "records/field_builders.h"
#include "records/legal_hold/legal_hold_rules.h"

namespace fieldfare {

RecordType legalHoldType()
{
    using T = LegalHold;
    QVector<FieldSpec> fields{
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact", OnTargetDelete::Refuse)
            .asRequired()
            .listed(),
        field<T, &T::reason>("reason", QT_TRANSLATE_NOOP("Field", "Reason"), FieldKind::Text)
            .asRequired()
            .asPersonal()
            .listed(),
    };
    RecordType type =
        records::makeType<T>("legal_hold", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Legal hold"),
                             QT_TRANSLATE_NOOP("RecordType", "Legal holds"), "shield-check", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("contact")};
    type.rules = std::make_shared<LegalHoldRules>();
    type.machinery = true;
    return type;
}

}  // namespace fieldfare
