// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge/field_rules.h"

namespace fieldfare::sync {

FieldRule CatalogFieldRules::rule(const QString &type, const QString &field) const
{
    static const QStringList quiet{QStringLiteral("changed_at"), QStringLiteral("changed_by"),
                                   QStringLiteral("created_at"), QStringLiteral("created_by")};
    if (quiet.contains(field))
        return FieldRule::Quiet;
    const RecordType *known = m_catalog->find(type);
    const FieldSpec *spec = known ? known->field(field) : nullptr;
    if (!spec)
        return FieldRule::Value;
    if (spec->search == SearchAs::Number && spec->key == QLatin1String("number"))
        return FieldRule::Number;
    switch (spec->kind) {
    case FieldKind::MultilineText: return FieldRule::Text;
    case FieldKind::Tags:
    case FieldKind::MailList:
    case FieldKind::PhoneList:
    case FieldKind::AddressList:
    case FieldKind::People: return FieldRule::Set;
    default: return FieldRule::Value;
    }
}

}  // namespace fieldfare::sync
