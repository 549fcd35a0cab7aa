// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_def/field_checks.h"

#include "base/field_condition.h"
#include "base/value_codec.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct FieldChecksText {
    Q_DECLARE_TR_FUNCTIONS(Records)
};

const QString kField = QStringLiteral("field:");

bool holds(const std::shared_ptr<const FieldCondition> &condition, const RecordType &type, const Record &record)
{
    return condition && condition->holds(type, record);
}

tl::unexpected<Error> refusal(const FieldSpec &field, const QString &message)
{
    return fail(ErrorCode::InvalidInput, message.simplified(), kField + field.key);
}

}  // namespace

Result<void> checkFieldConditions(const RecordType &type, const Record &now, const Record *before)
{
    if (!type.hasConditions)
        return {};
    for (const FieldSpec &field : type.fields) {
        if (!field.visibleWhen && !field.requiredWhen && !field.readOnlyWhen)
            continue;
        const Value value = field.read(now);
        const bool changed = before ? !sameValue(field, field.read(*before), value) : !value.isNull();
        if (changed && !value.isNull() && field.visibleWhen && !field.visibleWhen->holds(type, now))
            return refusal(field, FieldChecksText::tr("“%1” can only be filled in %2.")
                                      .arg(field.label(), field.visibleWhen->words(type)));
        if (changed && before && holds(field.readOnlyWhen, type, *before))
            return refusal(
                field,
                FieldChecksText::tr("“%1” cannot be changed %2.").arg(field.label(), field.readOnlyWhen->words(type)));
        const bool visible = !field.visibleWhen || field.visibleWhen->holds(type, now);
        if (value.isNull() && visible && holds(field.requiredWhen, type, now)) {
            const bool brokenBefore =
                before && field.read(*before).isNull() && holds(field.requiredWhen, type, *before);
            if (!brokenBefore)
                return refusal(field, FieldChecksText::tr("“%1” must be filled in %2.")
                                          .arg(field.label(), field.requiredWhen->words(type))
                                          .replace(QStringLiteral(" ."), QStringLiteral(".")));
        }
    }
    return {};
}

FieldState fieldState(const RecordType &type, const FieldSpec &field, const Record &record)
{
    FieldState state;
    state.visible = !field.retired && (!field.visibleWhen || field.visibleWhen->holds(type, record));
    state.required = field.required || holds(field.requiredWhen, type, record);
    state.readOnly = field.readOnly || holds(field.readOnlyWhen, type, record);
    return state;
}

QString fieldOfError(const Error &error)
{
    return error.code == ErrorCode::InvalidInput && error.details.startsWith(kField) ? error.details.mid(kField.size())
                                                                                     : QString();
}

}  // namespace fieldfare
