// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/field_display.h"

#include "presentation/format.h"

#include <QCoreApplication>

namespace fieldfare {

ShownValue showValue(const FieldSpec &field, const Value &value, const QString &linkTitle, const ShowContext &context)
{
    ShownValue shown;
    shown.rightAligned = field.isNumeric();
    if (value.isNull()) {
        return shown;
    }
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::Url:
    case FieldKind::Currency: shown.text = value.toString(); break;
    case FieldKind::Integer: shown.text = format::number(value.toLongLong(), context.locale); break;
    case FieldKind::Decimal: shown.text = format::decimal(value.value<Decimal>(), context.locale); break;
    case FieldKind::Percent:
        shown.text = format::decimal(value.value<Decimal>(), context.locale) + QChar(0x00A0) + QLatin1Char('%');
        break;
    case FieldKind::Money: shown.text = format::money(value.value<Money>(), context.locale); break;
    case FieldKind::Date: shown.text = format::date(value.toDate(), context.today(), context.locale); break;
    case FieldKind::Time:
        shown.text = field.key == QLatin1String("due")
                         ? showDue(value.toDateTime(), context)
                         : format::moment(value.toDateTime(), context.now, context.zone, context.locale);
        break;
    case FieldKind::Duration: shown.text = format::duration(value.toLongLong()); break;
    case FieldKind::Bool:
        shown.text = value.toBool() ? QCoreApplication::translate("Display", "Yes")
                                    : QCoreApplication::translate("Display", "No");
        break;
    case FieldKind::Choice: {
        shown.text = field.choiceLabel(value.toString());
        const Choice *choice = field.choice(value.toString());
        shown.tone = choice != nullptr ? toneFromText(choice->tone) : Tone::Neutral;
        shown.chip = true;
        break;
    }
    case FieldKind::Link:
        shown.text = linkTitle;
        if (field.target == QLatin1String("user")) {
            shown.avatar = linkTitle;
        }
        shown.chip = field.target == QLatin1String("stage") && !linkTitle.isEmpty();
        break;
    case FieldKind::Tags: shown.tags = value.toStringList(); break;
    case FieldKind::People:
        shown.text = QLocale().toString(value.toStringList().size());
        break;  // names: sharesInWords()
    case FieldKind::MailList: {
        QStringList texts;
        for (const MailEntry &entry : value.value<QVector<MailEntry>>()) {
            texts.append(entry.address);
        }
        shown.text = texts.join(QStringLiteral(", "));
        break;
    }
    case FieldKind::PhoneList: {
        QStringList texts;
        for (const PhoneEntry &entry : value.value<QVector<PhoneEntry>>()) {
            texts.append(entry.number);
        }
        shown.text = texts.join(QStringLiteral(", "));
        break;
    }
    case FieldKind::AddressList: {
        QStringList texts;
        for (const AddressEntry &entry : value.value<QVector<AddressEntry>>()) {
            texts.append(entry.city.isEmpty() ? entry.street : entry.city);
        }
        shown.text = texts.join(QStringLiteral(", "));
        break;
    }
    }
    return shown;
}

QString showDue(const QDateTime &utc, const ShowContext &context)
{
    if (!utc.isValid()) {
        return {};
    }
    const QDateTime local = utc.toTimeZone(context.zone);
    const QString day = format::date(local.date(), context.today(), context.locale);
    return local.time() == QTime(0, 0) ? day : day + QLatin1Char(' ') + local.time().toString(QStringLiteral("HH:mm"));
}

const FieldSpec *namingField(const RecordType &type)
{
    for (const char *key : {"name", "subject", "number"}) {
        if (const FieldSpec *field = type.field(QString::fromLatin1(key));
            field != nullptr && field->kind == FieldKind::Text) {
            return field;
        }
    }
    return nullptr;
}

}  // namespace fieldfare
