// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/canonical.h"

#include <charconv>

namespace fieldfare {

namespace {

void appendNumber(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end - digits);
}

void appendSized(QByteArray &out, const QByteArray &bytes)
{
    appendNumber(out, bytes.size());
    out += ':';
    out += bytes;
}

void appendText(QByteArray &out, const QString &text) { appendSized(out, text.toUtf8()); }

QByteArray numberBytes(qint64 number)
{
    QByteArray bytes;
    appendNumber(bytes, number);
    return bytes;
}

template <class Entry, class Parts>
QByteArray listBytes(const Value &value, Parts parts)
{
    QByteArray bytes;
    for (const Entry &entry : value.value<QVector<Entry>>())
        parts(bytes, entry);
    return bytes;
}

QByteArray contentOf(const FieldSpec &field, const Value &value, const LinkToUid &uidOf)
{
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Duration: return numberBytes(value.toLongLong());
    case FieldKind::Decimal:
    case FieldKind::Percent: return numberBytes(value.value<Decimal>().millionths);
    case FieldKind::Money: {
        const auto money = value.value<Money>();
        return numberBytes(money.minor) + ' ' + money.currency.code().toLatin1();
    }
    case FieldKind::Date: return numberBytes(value.toDate().toJulianDay());
    case FieldKind::Time: return numberBytes(value.toDateTime().toMSecsSinceEpoch());
    case FieldKind::Bool: return value.toBool() ? QByteArrayLiteral("1") : QByteArrayLiteral("0");
    case FieldKind::Link: return uidBytes(uidOf(field, value.toLongLong()));
    case FieldKind::Tags:
    case FieldKind::People: {
        QByteArray bytes;
        for (const QString &tag : value.toStringList())
            appendText(bytes, tag);
        return bytes;
    }
    case FieldKind::MailList:
        return listBytes<MailEntry>(value, [](QByteArray &out, const MailEntry &e) {
            appendText(out, e.label);
            appendText(out, e.address);
        });
    case FieldKind::PhoneList:
        return listBytes<PhoneEntry>(value, [](QByteArray &out, const PhoneEntry &e) {
            appendText(out, e.label);
            appendText(out, e.number);
        });
    case FieldKind::AddressList:
        return listBytes<AddressEntry>(value, [](QByteArray &out, const AddressEntry &e) {
            for (const QString &part : {e.label, e.street, e.city, e.region, e.postalCode, e.country})
                appendText(out, part);
        });
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::Url:
    case FieldKind::Currency:
    case FieldKind::Choice: break;
    }
    return value.toString().toUtf8();
}

}  // namespace

void appendCanonical(QByteArray &out, const FieldSpec &field, const Value &value, const LinkToUid &uidOf)
{
    if (value.isNull())
        return;
    out += field.key.toUtf8();
    out += '\x1f';
    appendSized(out, contentOf(field, value, uidOf));
}

}  // namespace fieldfare
