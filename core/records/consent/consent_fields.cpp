// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/consent/consent.h"

#include "records/consent/consent_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType consentType()
{
    using T = Consent;
    QVector<FieldSpec> fields{
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact", OnTargetDelete::Cascade)
            .asRequired()
            .listed(),
        field<T, &T::purpose>("purpose", QT_TRANSLATE_NOOP("Field", "Purpose"), FieldKind::Choice)
            .asRequired()
            .listed()
            .oneOf({{consent::newsletter, QT_TRANSLATE_NOOP("Choice", "Newsletter")},
                    {consent::phone, QT_TRANSLATE_NOOP("Choice", "Advertising by phone")},
                    {consent::profiling, QT_TRANSLATE_NOOP("Choice", "Profiling")}})
            .openly(),
        field<T, &T::state>("state", QT_TRANSLATE_NOOP("Field", "State"), FieldKind::Choice)
            .asRequired()
            .listed()
            .oneOf({{consent::granted, QT_TRANSLATE_NOOP("Choice", "Granted"), "good"},
                    {consent::withdrawn, QT_TRANSLATE_NOOP("Choice", "Withdrawn"), "bad"}}),
        field<T, &T::basis>("basis", QT_TRANSLATE_NOOP("Field", "Legal basis"), FieldKind::Choice)
            .listed()
            .oneOf({{"consent", QT_TRANSLATE_NOOP("Choice", "Consent")},
                    {"contract", QT_TRANSLATE_NOOP("Choice", "Contract")},
                    {"legitimate_interest", QT_TRANSLATE_NOOP("Choice", "Legitimate interest")},
                    {"legal_obligation", QT_TRANSLATE_NOOP("Choice", "Legal obligation")}}),
        field<T, &T::at>("at", QT_TRANSLATE_NOOP("Field", "When"), FieldKind::Time).listed(),
        field<T, &T::source>("source", QT_TRANSLATE_NOOP("Field", "Source"), FieldKind::Text).asPersonal().listed(),
        field<T, &T::evidence>("evidence", QT_TRANSLATE_NOOP("Field", "Evidence"), FieldKind::MultilineText)
            .asPersonal(),
    };
    RecordType type =
        records::makeType<T>("consent", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Consent"),
                             QT_TRANSLATE_NOOP("RecordType", "Consents"), "shield-check", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("contact")};
    type.rules = std::make_shared<ConsentRules>();
    type.appendOnly = true;
    return type;
}

}  // namespace fieldfare
