// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/retention_rule/retention_rule.h"

#include "records/field_builders.h"
#include "records/retention_rule/retention_rule_rules.h"

#include <QCoreApplication>

namespace fieldfare {

RecordType retentionRuleType()
{
    using T = RetentionRule;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text).asRequired().listed(),
        field<T, &T::condition>("condition", QT_TRANSLATE_NOOP("Field", "Condition"), FieldKind::Choice)
            .asRequired()
            .listed()
            .oneOf({{retention::contactInactive, QT_TRANSLATE_NOOP("Choice", "Contacts without activity")},
                    {retention::ticketResolved, QT_TRANSLATE_NOOP("Choice", "Resolved tickets")},
                    {retention::campaignAnswered, QT_TRANSLATE_NOOP("Choice", "Campaign answers")},
                    {retention::taskDone, QT_TRANSLATE_NOOP("Choice", "Done tasks")}}),
        field<T, &T::months>("months", QT_TRANSLATE_NOOP("Field", "Months"), FieldKind::Integer).asRequired().listed(),
        field<T, &T::action>("action", QT_TRANSLATE_NOOP("Field", "Action"), FieldKind::Choice)
            .asRequired()
            .listed()
            .oneOf({{retention::erase, QT_TRANSLATE_NOOP("Choice", "Erase for good"), "bad"},
                    {retention::bin, QT_TRANSLATE_NOOP("Choice", "Move to the recycle bin")}}),
        field<T, &T::active>("active", QT_TRANSLATE_NOOP("Field", "Active"), FieldKind::Bool).listed(),
    };
    RecordType type =
        records::makeType<T>("retention_rule", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Retention rule"),
                             QT_TRANSLATE_NOOP("RecordType", "Retention rules"), "clock", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const T &>(record).name; };
    type.rules = std::make_shared<RetentionRuleRules>();
    type.machinery = true;
    return type;
}

QVector<RetentionRule> suggestedRetentionRules()
{
    QVector<RetentionRule> rules;
    const auto add = [&](const QString &name, const char *condition, qint64 months, const char *action) {
        RetentionRule rule;
        rule.name = name;
        rule.condition = QString::fromLatin1(condition);
        rule.months = months;
        rule.action = QString::fromLatin1(action);
        rules.append(rule);
    };
    const auto text = [](const char *source) { return QCoreApplication::translate("Privacy", source); };
    add(text(QT_TRANSLATE_NOOP("Privacy", "People without contact for 3 years")), retention::contactInactive, 36,
        retention::erase);
    add(text(QT_TRANSLATE_NOOP("Privacy", "Tickets resolved 5 years ago")), retention::ticketResolved, 60,
        retention::bin);
    add(text(QT_TRANSLATE_NOOP("Privacy", "Campaign answers of 2 years ago")), retention::campaignAnswered, 24,
        retention::bin);
    return rules;
}

}  // namespace fieldfare
