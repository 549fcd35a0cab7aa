// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_traits.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "base/value_codec.h"
#include "search/duplicates/text_likeness.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr qsizetype kLongest = 120;
constexpr size_t kMostOfAField = 12;

std::optional<Trait> traitOf(const FieldSpec &spec)
{
    if (spec.headOf == u"emails")
        return Trait::Mail;
    if (spec.headOf == u"phones")
        return Trait::Phone;
    if (spec.headOf == u"addresses") {
        if (spec.key == u"street")
            return Trait::Street;
        if (spec.key == u"city")
            return Trait::City;
        if (spec.key == u"region")
            return Trait::Region;
        if (spec.key == u"postal_code")
            return Trait::PostalCode;
        return std::nullopt;
    }
    if (spec.readOnly || spec.hidden || spec.group == u"system" || spec.search == SearchAs::Name)
        return std::nullopt;
    switch (spec.kind) {
    case FieldKind::Email: return Trait::Mail;
    case FieldKind::Phone: return Trait::Phone;
    case FieldKind::Url: return Trait::Site;
    case FieldKind::Date: return spec.key == u"birthday" ? Trait::Birthday : Trait::Attribute;
    case FieldKind::Link:
        if (spec.key == u"owner")
            return std::nullopt;
        return Trait::Reference;
    case FieldKind::Text:
    case FieldKind::Choice:
    case FieldKind::Integer:
    case FieldKind::Decimal: return Trait::Attribute;
    case FieldKind::MultilineText:
    case FieldKind::Percent:
    case FieldKind::Money:
    case FieldKind::Currency:
    case FieldKind::Time:
    case FieldKind::Duration:
    case FieldKind::Bool:
    case FieldKind::Tags:
    case FieldKind::MailList:
    case FieldKind::PhoneList:
    case FieldKind::AddressList:
    case FieldKind::People: return std::nullopt;
    }
    return std::nullopt;
}

QString nationalDigits(const QString &number, const QString &e164)
{
    QString digits;
    if (e164.startsWith(u'+')) {
        digits = e164.mid(1);
        digits.remove(0, countryCodeLength(digits));
    } else {
        digits = QString::fromLatin1(phoneDigits(number));
        while (digits.startsWith(u'0'))
            digits.remove(0, 1);
    }
    return digits.size() >= 4 ? digits : QString();
}

quint64 bitsOf(QStringView text)
{
    quint64 bits = 0;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u >= u'a' && u <= u'z')
            bits |= quint64(1) << (u - u'a');
        else if (u >= u'0' && u <= u'9')
            bits |= quint64(1) << (26 + u - u'0');
        else
            bits |= quint64(1) << (36 + u % 28);
    }
    return bits;
}

}  // namespace

DuplicatePlan::DuplicatePlan(const RecordType &type)
    : m_type(&type), m_person(type.field(QStringLiteral("first_name")) != nullptr)
{
    m_fields.append({Trait::Name, nullptr});
    for (const bool custom : {false, true}) {
        for (const FieldSpec &spec : type.fields) {
            if (spec.isCustom() != custom || m_fields.size() >= kMostFields)
                continue;
            if (const auto trait = traitOf(spec))
                m_fields.append({*trait, &spec});
        }
    }
}

QString DuplicatePlan::label(int position) const
{
    const ComparedField &compared = m_fields[position];
    return compared.field ? compared.field->label() : QCoreApplication::translate("Duplicates", "Name");
}

DuplicateTraits::DuplicateTraits(DuplicatePlan plan)
    : m_plan(std::move(plan)), m_filled(size_t(m_plan.fields().size()), 0), m_row(size_t(m_plan.fields().size()))
{
    m_slots.resize(1024);
    m_texts.emplace_back();  // number 0 means none
    m_begin.push_back(0);
}

void DuplicateTraits::grow()
{
    std::vector<quint32> larger(m_slots.size() * 2);
    const size_t mask = larger.size() - 1;
    for (quint32 number = 1; number < m_texts.size(); ++number) {
        const Text &t = m_texts[number];
        size_t at = qHash(QStringView(m_letters).sliced(t.start, t.length + 1), 7) & mask;
        while (larger[at] != 0)
            at = (at + 1) & mask;
        larger[at] = number;
    }
    m_slots.swap(larger);
}

quint32 DuplicateTraits::intern(int field, QStringView text)
{
    text = text.first(std::min(text.size(), kLongest));
    // The key is written behind the others and taken back when it is known already.
    const qsizetype start = m_letters.size();
    m_letters += QChar(char16_t(field + 1));
    m_letters += text;
    const QStringView key = QStringView(m_letters).sliced(start);
    const size_t mask = m_slots.size() - 1;
    size_t at = qHash(key, 7) & mask;
    for (; m_slots[at] != 0; at = (at + 1) & mask) {
        const Text &t = m_texts[m_slots[at]];
        if (QStringView(m_letters).sliced(t.start, t.length + 1) == key) {
            m_letters.truncate(start);
            return m_slots[at];
        }
    }
    const auto number = quint32(m_texts.size());
    m_slots[at] = number;
    m_texts.push_back({bitsOf(text), qint32(start), 0, 0, quint16(text.size())});
    if (m_texts.size() * 3 > m_slots.size() * 2)
        grow();
    return number;
}

void DuplicateTraits::put(int field, QStringView text)
{
    std::vector<quint32> &numbers = m_row[size_t(field)];
    if (text.isEmpty() || numbers.size() >= kMostOfAField)
        return;
    const quint32 number = intern(field, text);
    if (std::find(numbers.begin(), numbers.end(), number) != numbers.end())
        return;
    numbers.push_back(number);
    ++m_texts[number].count;
}

void DuplicateTraits::add(const Record &record)
{
    const RecordType &type = m_plan.type();
    const auto textOf = [&](const char *key) {
        const FieldSpec *spec = type.field(QString::fromLatin1(key));
        return spec ? spec->read(record).toString() : QString();
    };
    for (auto &numbers : m_row)
        numbers.clear();

    QString name;
    if (m_plan.isPerson())
        name = textOf("first_name") + u' ' + textOf("last_name");
    if (name.trimmed().isEmpty())
        name = textOf("name");
    // A record named after its mail or number has no name.
    if (name.trimmed().isEmpty() && !type.hasContactPoints)
        name = record.displayName;
    for (const QString &word : nameWords(name))
        put(0, word);

    const auto *points = dynamic_cast<const ContactPoints *>(&record);
    for (int i = 1; i < m_plan.fields().size(); ++i) {
        const auto [trait, spec] = m_plan.fields()[i];
        if (points && spec->headOf == u"emails") {
            for (const MailEntry &entry : points->emails)
                put(i, foldText(entry.address.trimmed()));
        } else if (points && spec->headOf == u"phones") {
            for (const PhoneEntry &entry : points->phones)
                put(i, nationalDigits(entry.number, entry.e164));
        } else if (trait == Trait::Street) {
            const QString street = spec->read(record).toString();
            for (const QString &word : foldedWords(street))
                put(i, word);
        } else {
            const Value value = spec->read(record);
            if (value.isNull())
                continue;
            switch (trait) {
            case Trait::Mail: put(i, foldText(value.toString().trimmed())); break;
            case Trait::Phone: put(i, nationalDigits(value.toString(), {})); break;
            case Trait::Site: put(i, siteKey(value.toString())); break;
            case Trait::PostalCode: put(i, foldedWords(value.toString()).join(QString())); break;
            case Trait::Birthday: put(i, value.toDate().toString(QStringLiteral("yyyyMMdd"))); break;
            case Trait::Name:
            case Trait::Street:
            case Trait::City:
            case Trait::Region:
            case Trait::Reference:
            case Trait::Attribute:
                if (spec->kind == FieldKind::Date)
                    put(i, value.toDate().toString(QStringLiteral("yyyyMMdd")));
                else if (spec->kind == FieldKind::Text || spec->kind == FieldKind::Choice)
                    put(i, foldedWords(value.toString()).join(u' '));
                else
                    put(i, toColumn(*spec, value).toString());
                break;
            }
        }
    }
    m_ids.push_back(record.id);
    for (size_t i = 0; i < m_row.size(); ++i) {
        m_counts.push_back(quint8(m_row[i].size()));
        m_numbers.insert(m_numbers.end(), m_row[i].begin(), m_row[i].end());
        if (!m_row[i].empty())
            ++m_filled[i];
    }
    m_begin.push_back(quint32(m_numbers.size()));
}

std::span<const quint32> DuplicateTraits::texts(int row, int field) const
{
    const size_t fields = m_row.size();
    const quint8 *counts = m_counts.data() + size_t(row) * fields;
    size_t begin = m_begin[size_t(row)];
    for (int i = 0; i < field; ++i)
        begin += counts[i];
    return {m_numbers.data() + begin, counts[field]};
}

}  // namespace fieldfare
