// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

QStringList textsOf(const QJsonArray &array)
{
    QStringList texts;
    for (const auto &entry : array)
        texts.append(entry.toString());
    return texts;
}

}  // namespace

QVariant toColumn(const FieldSpec &spec, const Value &value)
{
    if (value.isNull())
        return spec.kind == FieldKind::Bool ? QVariant(0) : QVariant();
    switch (spec.kind) {
    case FieldKind::Decimal:
    case FieldKind::Percent: return qlonglong(value.value<Decimal>().millionths);
    case FieldKind::Money: return qlonglong(value.value<Money>().minor);
    case FieldKind::Date: return value.toDate().toString(Qt::ISODate);
    case FieldKind::Time: return qlonglong(value.toDateTime().toMSecsSinceEpoch());
    case FieldKind::Bool: return value.toBool() ? 1 : 0;
    case FieldKind::Integer:
    case FieldKind::Duration:
    case FieldKind::Link: return value.toLongLong();
    case FieldKind::People:
        return QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(value.toStringList())).toJson(QJsonDocument::Compact));
    default: return value.toString();
    }
}

Value fromColumn(const FieldSpec &spec, const QVariant &stored, Currency currency)
{
    if (stored.isNull())
        return {};
    switch (spec.kind) {
    case FieldKind::Decimal:
    case FieldKind::Percent: return Value::fromValue(Decimal::fromMillionths(stored.toLongLong()));
    case FieldKind::Money: return Value::fromValue(Money{stored.toLongLong(), currency});
    case FieldKind::Date: return QDate::fromString(stored.toString(), Qt::ISODate);
    case FieldKind::Time: return QDateTime::fromMSecsSinceEpoch(stored.toLongLong(), Qt::UTC);
    case FieldKind::Bool: return stored.toLongLong() != 0;
    case FieldKind::Integer:
    case FieldKind::Duration:
    case FieldKind::Link: return qlonglong(stored.toLongLong());
    case FieldKind::People: {
        const QStringList people = textsOf(QJsonDocument::fromJson(stored.toString().toUtf8()).array());
        return people.isEmpty() ? Value() : Value(people);
    }
    default: return stored.toString();
    }
}

namespace {

QJsonArray mails(const Value &value)
{
    QJsonArray out;
    for (const auto &entry : value.value<QVector<MailEntry>>())
        out.append(QJsonObject{{QStringLiteral("label"), entry.label}, {QStringLiteral("address"), entry.address}});
    return out;
}

QJsonArray phones(const Value &value)
{
    QJsonArray out;
    for (const auto &entry : value.value<QVector<PhoneEntry>>())
        out.append(QJsonObject{{QStringLiteral("label"), entry.label}, {QStringLiteral("number"), entry.number}});
    return out;
}

QJsonArray addresses(const Value &value)
{
    QJsonArray out;
    for (const auto &entry : value.value<QVector<AddressEntry>>()) {
        out.append(QJsonObject{{QStringLiteral("label"), entry.label},
                               {QStringLiteral("street"), entry.street},
                               {QStringLiteral("city"), entry.city},
                               {QStringLiteral("region"), entry.region},
                               {QStringLiteral("postal_code"), entry.postalCode},
                               {QStringLiteral("country"), entry.country}});
    }
    return out;
}

}  // namespace

QJsonValue toLogJson(const FieldSpec &spec, const Value &value, const LinkToUid &uidOf)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (spec.kind) {
    case FieldKind::Integer:
    case FieldKind::Duration: return value.toLongLong();
    case FieldKind::Decimal:
    case FieldKind::Percent: return value.value<Decimal>().toString();
    case FieldKind::Money: {
        const auto money = value.value<Money>();
        return QJsonObject{{QStringLiteral("m"), money.minor}, {QStringLiteral("c"), money.currency.code()}};
    }
    case FieldKind::Date: return value.toDate().toString(Qt::ISODate);
    case FieldKind::Time: return value.toDateTime().toMSecsSinceEpoch();
    case FieldKind::Bool: return value.toBool();
    case FieldKind::Link: {
        const Uid uid = uidOf(spec, value.toLongLong());
        return uid.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(uidText(uid));
    }
    case FieldKind::Tags:
    case FieldKind::People: return QJsonArray::fromStringList(value.toStringList());
    case FieldKind::MailList: return mails(value);
    case FieldKind::PhoneList: return phones(value);
    case FieldKind::AddressList: return addresses(value);
    default: return value.toString();
    }
}

Value fromLogJson(const FieldSpec &spec, const QJsonValue &json, const UidToLink &idOf)
{
    if (json.isNull() || json.isUndefined())
        return {};
    switch (spec.kind) {
    case FieldKind::Integer:
    case FieldKind::Duration: return qlonglong(json.toInteger());
    case FieldKind::Decimal:
    case FieldKind::Percent: {
        const auto number = Decimal::parse(json.toString());
        return number ? Value::fromValue(*number) : Value();
    }
    case FieldKind::Money: {
        const auto code = Currency::fromCode(json[QStringLiteral("c")].toString());
        return Value::fromValue(Money{json[QStringLiteral("m")].toInteger(), code ? *code : Currency()});
    }
    case FieldKind::Date: return QDate::fromString(json.toString(), Qt::ISODate);
    case FieldKind::Time: return QDateTime::fromMSecsSinceEpoch(json.toInteger(), Qt::UTC);
    case FieldKind::Bool: return json.toBool();
    case FieldKind::Link: {
        const qint64 id = idOf(spec, QUuid(json.toString()));
        return id > 0 ? Value(qlonglong(id)) : Value();
    }
    case FieldKind::Tags: return textsOf(json.toArray());
    case FieldKind::People: {
        const QStringList people = textsOf(json.toArray());
        return people.isEmpty() ? Value() : Value(people);
    }
    case FieldKind::MailList: {
        QVector<MailEntry> list;
        for (const auto &e : json.toArray())
            list.append({e[QStringLiteral("label")].toString(), e[QStringLiteral("address")].toString()});
        return Value::fromValue(list);
    }
    case FieldKind::PhoneList: {
        QVector<PhoneEntry> list;
        for (const auto &e : json.toArray())
            list.append({e[QStringLiteral("label")].toString(), e[QStringLiteral("number")].toString(), {}});
        return Value::fromValue(list);
    }
    case FieldKind::AddressList: {
        QVector<AddressEntry> list;
        for (const auto &e : json.toArray()) {
            list.append({e[QStringLiteral("label")].toString(), e[QStringLiteral("street")].toString(),
                         e[QStringLiteral("city")].toString(), e[QStringLiteral("region")].toString(),
                         e[QStringLiteral("postal_code")].toString(), e[QStringLiteral("country")].toString()});
        }
        return Value::fromValue(list);
    }
    default: return json.toString();
    }
}

bool sameValue(const FieldSpec &spec, const Value &a, const Value &b)
{
    if (a.isNull() || b.isNull()) {
        if (spec.kind == FieldKind::Bool)
            return a.toBool() == b.toBool();
        return a.isNull() == b.isNull();
    }
    switch (spec.kind) {
    case FieldKind::Decimal:
    case FieldKind::Percent: return a.value<Decimal>() == b.value<Decimal>();
    case FieldKind::Money: return a.value<Money>() == b.value<Money>();
    case FieldKind::Integer:
    case FieldKind::Duration:
    case FieldKind::Link: return a.toLongLong() == b.toLongLong();
    case FieldKind::Date: return a.toDate() == b.toDate();
    case FieldKind::Time: return a.toDateTime() == b.toDateTime();
    case FieldKind::Bool: return a.toBool() == b.toBool();
    case FieldKind::Tags:
    case FieldKind::People: return a.toStringList() == b.toStringList();
    case FieldKind::MailList: return a.value<QVector<MailEntry>>() == b.value<QVector<MailEntry>>();
    case FieldKind::PhoneList: return a.value<QVector<PhoneEntry>>() == b.value<QVector<PhoneEntry>>();
    case FieldKind::AddressList: return a.value<QVector<AddressEntry>>() == b.value<QVector<AddressEntry>>();
    default: return a.toString() == b.toString();
    }
}

QJsonValue toPublicJson(const FieldSpec &spec, const Value &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (spec.kind) {
    case FieldKind::Money: {
        const auto money = value.value<Money>();
        return QJsonObject{{QStringLiteral("amount"), money.toString()},
                           {QStringLiteral("currency"), money.currency.code()}};
    }
    case FieldKind::Time: return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    case FieldKind::Link: return QJsonValue::Null;
    default: return toLogJson(spec, value, {});
    }
}

}  // namespace fieldfare
