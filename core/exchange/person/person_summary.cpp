// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/person/person_summary.h"

#include "exchange/field_text.h"
#include "exchange/text.h"
#include "records/contact/contact.h"
#include "records/privacy/person_scope.h"
#include "records/record_reader.h"

namespace fieldfare {

namespace {

QString readable(const FieldSpec &field, const Value &value, const Session &session)
{
    QStringList parts;
    const auto add = [&](const QString &label, const QString &text) {
        if (!text.isEmpty())
            parts.append(label.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, label));
    };
    switch (field.kind) {
    case FieldKind::Choice: return field.choiceLabel(value.toString());
    case FieldKind::Tags: return value.toStringList().join(QStringLiteral(", "));
    case FieldKind::Time:
        return session.locale.toString(value.toDateTime().toTimeZone(session.zone), QLocale::ShortFormat);
    case FieldKind::Date: return session.locale.toString(value.toDate(), QLocale::ShortFormat);
    case FieldKind::MailList:
        for (const auto entries = value.value<QVector<MailEntry>>(); const MailEntry &entry : entries)
            add(entry.label, entry.address);
        break;
    case FieldKind::PhoneList:
        for (const auto entries = value.value<QVector<PhoneEntry>>(); const PhoneEntry &entry : entries)
            add(entry.label, entry.number);
        break;
    case FieldKind::AddressList:
        for (const auto entries = value.value<QVector<AddressEntry>>(); const AddressEntry &entry : entries) {
            QStringList lines{entry.street, (entry.postalCode + QLatin1Char(' ') + entry.city).trimmed(), entry.region,
                              entry.country};
            lines.removeAll(QString());
            add(entry.label, lines.join(QStringLiteral(", ")));
        }
        break;
    default: return fieldText(field, value, session.zone);
    }
    return parts.join(QStringLiteral("; "));
}

Result<QString> shownValue(RecordReader &reader, const FieldSpec &field, const Value &value)
{
    if (value.isNull())
        return QString();
    if (field.kind != FieldKind::Link)
        return readable(field, value, reader.context().session());
    const qint64 id = value.toLongLong();
    TRY_ASSIGN(const auto names, reader.displayNames(reader.catalog().at(field.target), {id}));
    return names.value(id);
}

}  // namespace

Result<QString> personSummary(ReadContext &context, const PersonScope &scope, const PersonExportReport &report)
{
    const QLocale &locale = context.session().locale;
    const QDateTime now = context.clock().nowUtc().toTimeZone(context.session().zone);
    QStringList lines{ExchangeText::tr("What is stored about %1").arg(report.name), QString(),
                      ExchangeText::tr("Written on %1 by %2.")
                          .arg(locale.toString(now, QLocale::LongFormat), context.session().userName),
                      QString()};
    const RecordType &type = context.catalog().at(Contact::kNumber);
    RecordReader reader(context);
    for (const PersonRecord &record : scope.own) {
        if (record.type != type.key || !record.isLive)
            continue;
        TRY_ASSIGN(const auto contact, reader.load(type, record.id));
        for (const FieldSpec &field : type.fields) {
            // the first entries of lists stand in the lists
            if (!field.headOf.isEmpty())
                continue;
            TRY_ASSIGN(const QString text, shownValue(reader, field, field.read(*contact)));
            if (!text.isEmpty())
                lines.append(QStringLiteral("%1: %2").arg(field.label(), text));
        }
        lines.append(QString());
    }
    lines.append(ExchangeText::tr("Records in this export:"));
    for (const auto &[key, count] : report.counts) {
        lines.append(QStringLiteral("  %1: %2").arg(context.catalog().at(key).plural(), locale.toString(count)));
    }
    lines +=
        {QString(),
         ExchangeText::tr("person.json holds all of it, with what was changed, when and by whom. The folder csv holds "
                          "the same records as tables, the folder files the attached files."),
         QString()};
    if (!report.problems.isEmpty()) {
        lines.append(ExchangeText::tr("Not included:"));
        lines += report.problems;
        lines.append(QString());
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace fieldfare
