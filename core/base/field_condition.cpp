// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/field_condition.h"

#include "base/record_type.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct FieldConditionText {
    Q_DECLARE_TR_FUNCTIONS(FieldCondition)
};

/// A value as conditions compare it.
QString comparable(const Value &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QMetaType::QDate: return value.toDate().toString(Qt::ISODate);
    default: break;
    }
    if (value.canConvert<Decimal>() && value.typeId() == qMetaTypeId<Decimal>())
        return value.value<Decimal>().toString();
    return value.toString();
}

}  // namespace

Result<std::optional<FieldCondition>> FieldCondition::parse(const QString &text)
{
    const QString given = text.trimmed();
    if (given.isEmpty())
        return std::nullopt;
    FieldCondition condition;
    if (given == QLatin1String("always"))
        return condition;
    const auto unreadable = [&] {
        return fail(ErrorCode::InvalidInput,
                    FieldConditionText::tr("“%1” is no condition. Write “always”, “field=value|value”, “field!=value”, "
                                           "“field filled” or “field empty”.")
                        .arg(given));
    };
    if (const auto equals = given.indexOf(QLatin1Char('=')); equals > 0) {
        const bool none = given.at(equals - 1) == QLatin1Char('!');
        condition.test = none ? Test::NoneOf : Test::OneOf;
        condition.field = given.left(none ? equals - 1 : equals).trimmed();
        for (const QString &value : given.mid(equals + 1).split(QLatin1Char('|'), Qt::SkipEmptyParts))
            condition.values.append(value.trimmed());
        if (condition.values.isEmpty())
            return unreadable();
    } else if (const auto blank = given.lastIndexOf(QLatin1Char(' ')); blank > 0) {
        const QString word = given.mid(blank + 1);
        if (word != QLatin1String("filled") && word != QLatin1String("empty"))
            return unreadable();
        condition.test = word == QLatin1String("filled") ? Test::Filled : Test::Empty;
        condition.field = given.left(blank).trimmed();
    }
    if (condition.field.isEmpty() || condition.field.contains(QLatin1Char(' ')))
        return unreadable();
    return condition;
}

QString FieldCondition::text() const
{
    switch (test) {
    case Test::Always: return QStringLiteral("always");
    case Test::OneOf: return field + QLatin1Char('=') + values.join(QLatin1Char('|'));
    case Test::NoneOf: return field + QStringLiteral("!=") + values.join(QLatin1Char('|'));
    case Test::Filled: return field + QStringLiteral(" filled");
    case Test::Empty: return field + QStringLiteral(" empty");
    }
    return {};
}

bool FieldCondition::holds(const RecordType &type, const Record &record) const
{
    if (test == Test::Always)
        return true;
    const FieldSpec *spec = type.field(field);
    if (!spec)
        return false;
    const Value value = spec->read(record);
    switch (test) {
    case Test::Filled: return !value.isNull();
    case Test::Empty: return value.isNull();
    case Test::OneOf:
    case Test::NoneOf: {
        const bool among =
            spec->kind == FieldKind::Tags
                ? [&] {
                      const QStringList tags = value.toStringList();
                      return std::any_of(tags.begin(), tags.end(),
                                         [&](const QString &tag) { return values.contains(tag, Qt::CaseInsensitive); });
                  }()
                : values.contains(comparable(value), Qt::CaseInsensitive);
        return among == (test == Test::OneOf);
    }
    case Test::Always: break;
    }
    return true;
}

QString FieldCondition::words(const RecordType &type) const
{
    const FieldSpec *spec = type.field(field);
    const QString label = spec ? spec->label() : field;
    QStringList shown;
    for (const QString &value : values)
        shown.append(spec ? spec->choiceLabel(value) : value);
    //: joins alternatives: "Customer or Former customer"
    const QString list = shown.join(FieldConditionText::tr(" or "));
    switch (test) {
    case Test::Always: return {};
    //: end of a sentence: %1 a field, %2 its value
    case Test::OneOf: return FieldConditionText::tr("when %1 is %2").arg(label, list);
    case Test::NoneOf: return FieldConditionText::tr("when %1 is not %2").arg(label, list);
    case Test::Filled: return FieldConditionText::tr("when %1 is filled in").arg(label);
    case Test::Empty: return FieldConditionText::tr("when %1 is empty").arg(label);
    }
    return {};
}

}  // namespace fieldfare
