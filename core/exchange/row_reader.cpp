// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/row_reader.h"

#include "base/contact_phones.h"
#include "base/value_codec.h"
#include "exchange/csv/formula_guard.h"
#include "exchange/field_text.h"
#include "exchange/text.h"


namespace fieldfare {

namespace {

/// Keys by which a linked record is found; others only describe it. Smaller is more certain.
int certaintyOf(const RecordType &target, const ColumnTarget &linked)
{
    if (linked.kind == ColumnTarget::Kind::RecordUid)
        return 0;
    if (linked.kind != ColumnTarget::Kind::Field)
        return -1;
    const QString &key = linked.field->key;
    if (key == QLatin1String("external_id"))
        return 1;
    if (key == target.keyField || key == QLatin1String("number") || key == QLatin1String("code"))
        return 2;
    if (key == QLatin1String("email"))
        return 3;
    if (key == QLatin1String("name") || key == QLatin1String("subject"))
        return 5;
    return -1;
}

/// Characters of a field of one line. No name, address or number comes near.
constexpr qsizetype lineLimit = 100'000;

Value listValue(const Record &record, const FieldSpec &list) { return list.read(record); }

template <class Entry>
Entry &entryOf(QVector<Entry> &entries, const QString &label)
{
    for (Entry &entry : entries) {
        if (entry.label == label)
            return entry;
    }
    entries.append(Entry{});
    entries.last().label = label;
    return entries.last();
}

}  // namespace

void writeListEntry(Record &record, const ColumnTarget &target, const QString &text)
{
    const FieldSpec &list = *target.field;
    switch (target.kind) {
    case ColumnTarget::Kind::Mail: {
        auto entries = listValue(record, list).value<QVector<MailEntry>>();
        entryOf(entries, target.label).address = text;
        list.write(record, Value::fromValue(entries));
        break;
    }
    case ColumnTarget::Kind::Phone: {
        auto entries = listValue(record, list).value<QVector<PhoneEntry>>();
        PhoneEntry &entry = entryOf(entries, target.label);
        entry.number = text;
        entry.e164.clear();
        list.write(record, Value::fromValue(entries));
        break;
    }
    case ColumnTarget::Kind::AddressPart: {
        auto entries = listValue(record, list).value<QVector<AddressEntry>>();
        AddressEntry &entry = entryOf(entries, target.label);
        if (target.part == QLatin1String("street"))
            entry.street = text;
        else if (target.part == QLatin1String("city"))
            entry.city = text;
        else if (target.part == QLatin1String("region"))
            entry.region = text;
        else if (target.part == QLatin1String("postal_code"))
            entry.postalCode = text;
        else
            entry.country = text;
        list.write(record, Value::fromValue(entries));
        break;
    }
    case ColumnTarget::Kind::Field:
    case ColumnTarget::Kind::RecordUid:
    case ColumnTarget::Kind::Linked: break;
    }
}

Result<> RowReader::addLinked(std::vector<LinkPlan> &links, const RecordType &type, const ColumnTarget &target,
                              int slot, const QString &prefix)
{
    const FieldSpec *field = target.field;
    auto found =
        std::find_if(links.begin(), links.end(), [&](const LinkPlan &link) { return link.field->key == field->key; });
    if (found == links.end()) {
        LinkPlan link;
        link.field = field;
        link.target = &m_catalog->at(field->target);
        link.path = prefix + field->key;
        link.create = m_plan->createMissing.contains(link.path) ||
                      (!prefix.isEmpty() && m_plan->createMissing.contains(field->key));
        if (prefix.isEmpty()) {
            link.defaultText = m_plan->defaults.value(field->key);
            link.choices = m_plan->choices.value(field->key);
            link.usual = usualTexts(m_type->key, field->key);
        }
        links.push_back(std::move(link));
        found = links.end() - 1;
    }
    if (slot < 0)
        return {};
    if (target.kind == ColumnTarget::Kind::Field) {
        found->names.push_back({slot, QString(), target});
    } else if (target.linked->kind == ColumnTarget::Kind::Linked ||
               (target.linked->kind == ColumnTarget::Kind::Field && target.linked->field->kind == FieldKind::Link)) {
        return addLinked(found->links, *found->target, *target.linked, slot, found->path + u':');
    } else if (certaintyOf(*found->target, *target.linked) >= 0) {
        found->names.push_back({slot, target.linked->text(), *target.linked});
    } else {
        found->attributes.push_back({slot, target.linked->text(), *target.linked});
    }
    std::stable_sort(found->names.begin(), found->names.end(), [&](const LinkPlan::Cell &a, const LinkPlan::Cell &b) {
        const auto rank = [&](const LinkPlan::Cell &cell) {
            return cell.key.isEmpty() ? 4 : certaintyOf(*found->target, cell.target);
        };
        return rank(a) < rank(b);
    });
    Q_UNUSED(type)
    return {};
}

Result<RowReader> RowReader::compile(const std::shared_ptr<const TypeCatalog> &catalog, const ImportPlan &plan,
                                     const Session &session)
{
    RowReader reader;
    reader.m_catalog = catalog;
    reader.m_plan = &plan;
    reader.m_type = &catalog->at(plan.type);
    reader.m_formats = plan.formats;
    reader.m_formats.zone = session.zone;
    if (reader.m_formats.currency.isEmpty())
        reader.m_formats.currency = session.baseCurrency;
    reader.m_country = session.country;
    const RecordType &type = *reader.m_type;
    if (type.hasContactPoints)
        reader.m_phones = type.field(QStringLiteral("phones"));
    if (const FieldSpec *currency = type.field(QStringLiteral("currency"));
        currency != nullptr && currency->kind == FieldKind::Currency)
        reader.m_currency = currency;

    QHash<QString, QString> taken;
    std::vector<FieldColumn> wholeLists;
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const PlannedColumn &column = plan.columns[i];
        if (column.entry.target.isEmpty())
            continue;
        TRY_ASSIGN(const ColumnTarget target, parseColumnTarget(*catalog, type, column.entry.target));
        const QString text = target.text();
        if (taken.contains(text)) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("Both \"%1\" and \"%2\" lead to the field %3. Choose one of them.")
                            .arg(taken.value(text), column.header, text));
        }
        taken.insert(text, column.header);
        const int index = static_cast<int>(i);
        switch (target.kind) {
        case ColumnTarget::Kind::RecordUid: reader.m_uidColumn = index; break;
        case ColumnTarget::Kind::Mail:
        case ColumnTarget::Kind::Phone:
        case ColumnTarget::Kind::AddressPart: reader.m_lists.push_back({index, target}); break;
        case ColumnTarget::Kind::Field:
            if (target.field->kind != FieldKind::Link) {
                const auto choices = plan.choices.constFind(target.field->key);
                const FieldColumn field{index, target.field, choices == plan.choices.cend() ? nullptr : &*choices};
                // The currency decides how amounts are read; whole lists replace what their first entries set.
                if (target.field->kind == FieldKind::Currency)
                    reader.m_fields.insert(reader.m_fields.begin(), field);
                else if (target.field->isList())
                    wholeLists.push_back(field);
                else
                    reader.m_fields.push_back(field);
                break;
            }
            [[fallthrough]];
        case ColumnTarget::Kind::Linked:
            reader.m_linkColumns.push_back(index);
            TRY(reader.addLinked(reader.m_links, type, target, static_cast<int>(reader.m_linkColumns.size()) - 1,
                                 QString()));
            break;
        }
    }
    reader.m_fields.insert(reader.m_fields.end(), wholeLists.begin(), wholeLists.end());
    for (auto it = plan.defaults.cbegin(); it != plan.defaults.cend(); ++it) {
        const FieldSpec *field = type.field(it.key());
        if (field == nullptr)
            continue;
        if (field->kind == FieldKind::Link) {
            ColumnTarget target;
            target.field = field;
            TRY(reader.addLinked(reader.m_links, type, target, -1, QString()));
            continue;
        }
        TRY_ASSIGN(const FieldRead value, readFieldText(*field, it.value(), reader.m_formats));
        reader.m_defaults.emplace_back(field, value.value);
    }
    return reader;
}

void RowReader::completePhones(Record &record) const
{
    if (auto *points = dynamic_cast<ContactPoints *>(&record))
        fieldfare::completePhones(*points, m_country);
}

void RowReader::parse(TableRow &&raw, ParsedRow &row) const
{
    std::swap(row.raw, raw);
    row.record = m_type->create();
    row.filled.clear();
    row.filledLists.clear();
    row.error.clear();
    row.errorColumn = -1;
    row.rounded = 0;
    row.trimmed = 0;
    Record &record = *row.record;
    const auto reject = [&row](int column, const QString &why) {
        if (row.error.isEmpty()) {
            row.error = why;
            row.errorColumn = column;
        }
    };
    for (const auto &[field, value] : m_defaults)
        field->write(record, value);
    if (m_uidColumn >= 0 && !row.raw[m_uidColumn].isEmpty()) {
        record.uid = Uid::fromString(row.raw[m_uidColumn].trimmed());
        if (record.uid.isNull())
            reject(m_uidColumn, ExchangeText::tr("\"%1\" is not a uid.").arg(row.raw[m_uidColumn].left(60)));
    }
    ValueFormats formats = m_formats;
    // Only in rows that could hold one: a text of a book in the place of a name is a mistake of the file.
    const bool mayBeLong = row.raw.textLength() > lineLimit;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const FieldColumn &column = m_fields[i];
        const QStringView cell = row.raw[column.column];
        if (cell.isEmpty())
            continue;
        if (mayBeLong && cell.size() > lineLimit && column.field->kind != FieldKind::MultilineText &&
            !column.field->isList() && !column.field->isCustom()) {
            reject(column.column, ExchangeText::tr("%1: the text has %2 characters; this field is for one line.")
                                      .arg(m_plan->columns[static_cast<std::size_t>(column.column)].header)
                                      .arg(cell.size()));
            continue;
        }
        auto read = readFieldText(*column.field, cell, formats, column.choices);
        if (!read) {
            reject(column.column,
                   QStringLiteral("%1: %2").arg(m_plan->columns[static_cast<std::size_t>(column.column)].header,
                                                read.error().message));
            continue;
        }
        row.rounded += read->rounded ? 1 : 0;
        row.trimmed += read->trimmed ? 1 : 0;
        if (read->value.isNull())
            continue;
        if (read->currencyNamed && m_fields.front().field->kind == FieldKind::Currency && !row.filled.empty() &&
            row.filled.front() == 0 && read->value.value<Money>().currency != formats.currency) {
            reject(column.column,
                   ExchangeText::tr("\"%1\" is in another currency than the row's currency column says (%2).")
                       .arg(cell, formats.currency.code()));
            continue;
        }
        if (column.field->kind == FieldKind::Currency)
            formats.currency = Currency::fromCode(read->value.toString()).value_or(formats.currency);
        column.field->write(record, read->value);
        row.filled.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        const QStringView cell = withoutFormulaGuard(row.raw[m_lists[i].column]);
        const QStringView text = cell.trimmed();
        row.trimmed += text.size() != cell.size() ? 1 : 0;
        if (text.isEmpty())
            continue;
        writeListEntry(record, m_lists[i].target, text.toString());
        row.filledLists.push_back(static_cast<int>(i));
    }
    row.linkTexts.resize(m_linkColumns.size());
    for (std::size_t slot = 0; slot < m_linkColumns.size(); ++slot) {
        const QStringView cell = withoutFormulaGuard(row.raw[m_linkColumns[slot]]);
        const QStringView text = cell.trimmed();
        row.trimmed += text.size() != cell.size() ? 1 : 0;
        row.linkTexts[slot] = text.toString();
    }
    if (m_phones != nullptr)
        completePhones(record);
}

/// Adds the mails, phones and addresses that are not there yet, whatever their labels.
bool RowReader::mergePoints(const Record &from, Record &into)
{
    const auto *source = dynamic_cast<const ContactPoints *>(&from);
    auto *target = dynamic_cast<ContactPoints *>(&into);
    if (source == nullptr || target == nullptr)
        return false;
    bool changed = false;
    const auto merge = [&changed](const auto &given, auto &known, const auto &same) {
        for (const auto &entry : given) {
            if (std::none_of(known.begin(), known.end(), [&](const auto &other) { return same(entry, other); })) {
                known.append(entry);
                changed = true;
            }
        }
    };
    merge(source->emails, target->emails, [](const MailEntry &a, const MailEntry &b) {
        return a.address.compare(b.address, Qt::CaseInsensitive) == 0;
    });
    merge(source->phones, target->phones, [](const PhoneEntry &a, const PhoneEntry &b) {
        return a.number == b.number || (!a.e164.isEmpty() && a.e164 == b.e164);
    });
    merge(source->addresses, target->addresses, [](AddressEntry a, const AddressEntry &b) {
        a.label = b.label;
        return a == b;
    });
    return changed;
}

Result<bool> RowReader::apply(const ParsedRow &row, Record &existing, bool keepIdentity) const
{
    bool changed = m_plan->mergeLists && mergePoints(*row.record, existing);
    const FieldSpec *currency = m_currency;
    const bool currencyGiven = currency != nullptr && std::any_of(row.filled.begin(), row.filled.end(), [&](int i) {
                                   return m_fields[static_cast<std::size_t>(i)].field == currency;
                               });
    bool phoneChanged = false;
    for (const int index : row.filled) {
        const FieldColumn &column = m_fields[static_cast<std::size_t>(index)];
        const FieldSpec &field = *column.field;
        if (m_plan->mergeLists && (field.isList() || !field.headOf.isEmpty()))
            continue;
        if (keepIdentity && field.key == QLatin1String("external_id") && !existing.externalId.isEmpty())
            continue;
        Value value = field.read(*row.record);
        if (field.kind == FieldKind::Money && currency != nullptr && !currencyGiven) {
            // An amount without a currency is one of the record's own currency.
            ValueFormats formats = m_formats;
            if (const auto own = Currency::fromCode(currency->read(existing).toString()); own && !own->isEmpty())
                formats.currency = *own;
            TRY_ASSIGN(const FieldRead again, readFieldText(field, row.raw[column.column], formats, column.choices));
            value = again.value;
        }
        if (sameValue(field, field.read(existing), value))
            continue;
        field.write(existing, value);
        phoneChanged = phoneChanged || field.headOf == QLatin1String("phones");
        changed = true;
    }
    for (const int index : row.filledLists) {
        const ListColumn &column = m_lists[static_cast<std::size_t>(index)];
        const FieldSpec &list = *column.target.field;
        const Value before = list.read(existing);
        writeListEntry(existing, column.target, withoutFormulaGuard(row.raw[column.column]).trimmed().toString());
        changed = changed || !sameValue(list, before, list.read(existing));
    }
    if (phoneChanged) {
        auto phones = m_phones->read(existing).value<QVector<PhoneEntry>>();
        if (!phones.isEmpty())
            phones.first().e164.clear();
        m_phones->write(existing, Value::fromValue(phones));
    }
    if (changed && m_phones != nullptr)
        completePhones(existing);
    return changed;
}

}  // namespace fieldfare
