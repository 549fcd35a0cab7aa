// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assignments.h"

#include "cli/invocation.h"
#include "cli/text.h"
#include "exchange/field_text.h"
#include "records/user/user.h"

#include <algorithm>

namespace fieldfare::cli {

namespace {

using Kind = ColumnTarget::Kind;

template <class Entry>
void setEntry(Record &record, const FieldSpec &list, const QString &label, QString Entry::*part, const QString &text)
{
    auto entries = list.read(record).value<QVector<Entry>>();
    auto found = std::find_if(entries.begin(), entries.end(),
                              [&](const Entry &entry) { return entry.label.compare(label, Qt::CaseInsensitive) == 0; });
    if (found == entries.end()) {
        if (text.isEmpty())
            return;
        Entry entry;
        entry.label = label;
        entries.append(entry);
        found = entries.end() - 1;
    }
    (*found).*part = text;
    Entry blank;
    blank.label = found->label;
    if (*found == blank)
        entries.erase(found);
    list.write(record, entries.isEmpty() ? Value() : Value::fromValue(entries));
}

QString AddressEntry::*addressPart(const QString &part)
{
    if (part == QLatin1String("street"))
        return &AddressEntry::street;
    if (part == QLatin1String("city"))
        return &AddressEntry::city;
    if (part == QLatin1String("region"))
        return &AddressEntry::region;
    if (part == QLatin1String("postal_code"))
        return &AddressEntry::postalCode;
    return &AddressEntry::country;
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(QLatin1Char(','))) {
        const QString name = tag.trimmed();
        if (!name.isEmpty() && !tags.contains(name))
            tags.append(name);
    }
    return tags;
}

Result<Value> linkTo(RecordReader &reader, const FieldSpec &field, const QString &text)
{
    TRY_ASSIGN(const qint64 id, resolveReference(reader, reader.catalog().at(field.target), text));
    return Value(qlonglong(id));
}

/// A link by a field of its target: company:email=info@example.org.
Result<Value> linkBy(RecordReader &reader, const ColumnTarget &target, const QString &text)
{
    const ColumnTarget &by = *target.linked;
    if (by.kind == Kind::RecordUid || (by.kind == Kind::Field && by.field->key == QLatin1String("external_id")))
        return linkTo(reader, *target.field, text);
    if (by.kind == Kind::Field && by.field->key == QLatin1String("name"))
        return linkTo(reader, *target.field, text);
    return fail(ErrorCode::Unsupported,
                CliText::tr("%1: name the record by its uid, its external id or its name.").arg(target.text()));
}

Result<Value> valueFrom(RecordReader &reader, const Record &record, const ColumnTarget &target, const QString &text)
{
    const FieldSpec &field = *target.field;
    if (target.kind == Kind::Linked)
        return linkBy(reader, target, text);
    if (field.kind == FieldKind::Link)
        return linkTo(reader, field, text);
    if (field.kind == FieldKind::Tags)
        return Value(tagsFrom(text));
    const Session &session = reader.context().session();
    ValueFormats formats = commandLineFormats(session);
    if (field.kind == FieldKind::Money) {
        const FieldSpec *currencyField = reader.catalog().of(record).field(field.currencyColumn);
        const Value code = currencyField ? currencyField->read(record) : Value();
        if (const auto currency = Currency::fromCode(code.toString()); currency && !currency->isEmpty())
            formats.currency = *currency;
    }
    TRY_ASSIGN(const FieldRead read, readFieldText(field, text, formats));
    return read.value;
}

}  // namespace

Result<qint64> resolveReference(RecordReader &reader, const RecordType &type, const QString &text)
{
    auto id = reader.resolve(type, text);
    if (id)
        return *id;
    const Id<User> me = reader.context().session().user;
    if (id.error().code == ErrorCode::NotFound && type.number == User::kNumber && meansMe(text) && me.isValid())
        return me.value;
    return fail(std::move(id.error()));
}

Result<QVector<Assignment>> parseAssignments(Invocation &invocation, const TypeCatalog &catalog, const RecordType &type,
                                             const QStringList &words)
{
    QVector<Assignment> assignments;
    for (const QString &word : words) {
        const auto sign = word.indexOf(QLatin1Char('='));
        if (sign <= 0)
            return invocation.usage(CliText::tr("“%1” is no key=value.").arg(word));
        const QString key = word.left(sign);
        auto target = parseColumnTarget(catalog, type, key);
        if (!target)
            return invocation.usage(target.error().message);
        if (target->kind == Kind::RecordUid || (target->kind == Kind::Field && target->field->readOnly))
            return invocation.usage(CliText::tr("%1: the program itself keeps this field; it cannot be set.").arg(key));
        assignments.append({key, std::move(*target), word.mid(sign + 1)});
    }
    std::stable_sort(assignments.begin(), assignments.end(), [](const Assignment &a, const Assignment &b) {
        const auto isCurrency = [](const Assignment &one) {
            return one.target.field && one.target.field->kind == FieldKind::Currency;
        };
        return isCurrency(a) && !isCurrency(b);
    });
    return assignments;
}

Result<void> assign(RecordReader &reader, Record &record, const QVector<Assignment> &assignments)
{
    for (const Assignment &one : assignments) {
        const ColumnTarget &target = one.target;
        switch (target.kind) {
        case Kind::Mail:
            setEntry<MailEntry>(record, *target.field, target.label, &MailEntry::address, one.text.trimmed());
            continue;
        case Kind::Phone:
            setEntry<PhoneEntry>(record, *target.field, target.label, &PhoneEntry::number, one.text.trimmed());
            continue;
        case Kind::AddressPart:
            setEntry<AddressEntry>(record, *target.field, target.label, addressPart(target.part), one.text.trimmed());
            continue;
        default: break;
        }
        if (one.text.isEmpty()) {
            target.field->write(record, Value());
            continue;
        }
        auto value = valueFrom(reader, record, target, one.text);
        if (!value) {
            Error error = std::move(value.error());
            error.message = QStringLiteral("%1: %2").arg(one.key, error.message);
            return fail(std::move(error));
        }
        target.field->write(record, *value);
    }
    return {};
}

}  // namespace fieldfare::cli
