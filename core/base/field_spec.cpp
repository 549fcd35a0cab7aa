// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/field_spec.h"

#include <QCoreApplication>

namespace fieldfare {

bool FieldSpec::isNumeric() const
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Percent:
    case FieldKind::Money:
    case FieldKind::Duration: return true;
    default: return false;
    }
}

QString FieldSpec::label() const
{
    return labelSource ? QCoreApplication::translate("Field", labelSource)
                       : (customLabel.isEmpty() ? key : customLabel);
}

const Choice *FieldSpec::choice(const QString &choiceKey) const
{
    for (const Choice &candidate : choices) {
        if (candidate.key == choiceKey)
            return &candidate;
    }
    return nullptr;
}

QString FieldSpec::choiceLabel(const QString &choiceKey) const
{
    const Choice *known = choice(choiceKey);
    return known && known->label ? QCoreApplication::translate("Choice", known->label) : choiceKey;
}

void FieldSpec::write(Record &record, const Value &value) const
{
    if (set) {
        set(record, value);
        return;
    }
    if (!isCustom())
        return;
    if (value.isNull())
        record.custom.remove(key);
    else
        record.custom.insert(key, value);
}

namespace member {

Value toValue(const QString &v) { return v.isEmpty() ? Value() : Value(v); }
Value toValue(const std::optional<qint64> &v) { return v ? Value(qlonglong(*v)) : Value(); }
Value toValue(const std::optional<Decimal> &v) { return v ? Value::fromValue(*v) : Value(); }
Value toValue(Currency v) { return v.isEmpty() ? Value() : Value(v.code()); }
Value toValue(bool v) { return Value(v); }
Value toValue(const QDate &v) { return v.isValid() ? Value(v) : Value(); }
Value toValue(const QDateTime &v) { return v.isValid() ? Value(v) : Value(); }
Value toValue(const QStringList &v) { return v.isEmpty() ? Value() : Value(v); }
Value toValue(const QVector<MailEntry> &v) { return v.isEmpty() ? Value() : Value::fromValue(v); }
Value toValue(const QVector<PhoneEntry> &v) { return v.isEmpty() ? Value() : Value::fromValue(v); }
Value toValue(const QVector<AddressEntry> &v) { return v.isEmpty() ? Value() : Value::fromValue(v); }

void fromValue(const Value &value, QString &out) { out = value.toString(); }
void fromValue(const Value &value, std::optional<qint64> &out)
{
    out = value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}
void fromValue(const Value &value, std::optional<Decimal> &out)
{
    out = value.isNull() ? std::nullopt : std::optional<Decimal>(value.value<Decimal>());
}
void fromValue(const Value &value, Currency &out)
{
    const auto code = Currency::fromCode(value.toString());
    out = code ? *code : Currency();
}
void fromValue(const Value &value, bool &out) { out = value.toBool(); }
void fromValue(const Value &value, QDate &out) { out = value.toDate(); }
void fromValue(const Value &value, QDateTime &out)
{
    out = value.toDateTime();
    if (out.isValid() && out.timeSpec() != Qt::UTC)
        out = out.toUTC();
}
void fromValue(const Value &value, QStringList &out) { out = value.toStringList(); }
void fromValue(const Value &value, QVector<MailEntry> &out) { out = value.value<QVector<MailEntry>>(); }
void fromValue(const Value &value, QVector<PhoneEntry> &out) { out = value.value<QVector<PhoneEntry>>(); }
void fromValue(const Value &value, QVector<AddressEntry> &out) { out = value.value<QVector<AddressEntry>>(); }

void rescale(std::optional<qint64> &minor, Currency from, Currency to)
{
    if (!minor || from.isEmpty())
        return;
    for (int digits = from.exponent(); digits < to.exponent(); ++digits)
        *minor *= 10;
    for (int digits = from.exponent(); digits > to.exponent(); --digits)
        *minor = (*minor + (*minor < 0 ? -5 : 5)) / 10;
}

}  // namespace member

}  // namespace fieldfare
