// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/retention_rule/retention_rule_rules.h"

#include "records/record_writer.h"
#include "records/retention_rule/retention_rule.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

constexpr qint64 kMostMonths = 1200;

}  // namespace

Result<void> RetentionRuleRules::beforeWrite(RecordWriter &writer, Record &now, const Record *) const
{
    auto &rule = static_cast<RetentionRule &>(now);
    if (!writer.work().session().access.mayAdminister())
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Records", "You have no right to change retention rules."));
    const RecordType &type = writer.catalog().at(RetentionRule::kNumber);
    for (const char *key : {"condition", "action"}) {
        const FieldSpec *field = type.field(QString::fromLatin1(key));
        const QString value = field->read(rule).toString();
        const bool isKnown = std::any_of(field->choices.begin(), field->choices.end(),
                                         [&](const Choice &choice) { return choice.key == value; });
        if (!isKnown)
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Records", "A retention rule needs a condition and an action."));
    }
    if (!rule.months || *rule.months < 1 || *rule.months > kMostMonths)
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "A retention rule needs a time of 1 to 1200 months."));
    if (rule.action == QLatin1String(retention::erase) && rule.condition != QLatin1String(retention::contactInactive))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "Only people are erased for good. Choose the recycle bin."));
    return {};
}

}  // namespace fieldfare
