// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search_document.h"

#include "base/phone.h"
#include "base/pinyin.h"
#include "base/text_fold.h"

#include <algorithm>

namespace fieldfare {

QString numberKey(QStringView number)
{
    QString key;
    const QString folded = foldText(number);
    key.reserve(folded.size());
    for (const QChar c : folded) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            key += c;
    }
    return key;
}

void DocumentBuilder::clear()
{
    m_names.clear();
    m_text.clear();
    m_keys.clear();
}

void DocumentBuilder::addDisplayName(QStringView name) { addName(name); }

void DocumentBuilder::addName(QStringView name)
{
    if (name.isEmpty())
        return;
    // First and last name usually stand in the display name already.
    for (const QString &known : std::as_const(m_names)) {
        if (known.contains(name))
            return;
    }
    m_names.append(name.toString());
}

void DocumentBuilder::addText(QStringView text)
{
    if (text.isEmpty() || m_names.contains(text))
        return;
    if (!m_text.isEmpty())
        m_text += u'\n';
    m_text += text;
}

void DocumentBuilder::addKey(char16_t kind, QStringView rest)
{
    constexpr qsizetype longestKey = 200;
    if (rest.isEmpty())
        return;
    QString key;
    key.reserve(rest.size() + 1);
    key += QChar(kind);
    key += rest.first(std::min(rest.size(), longestKey));
    m_keys.append(key);
}

void DocumentBuilder::addMail(QStringView address)
{
    const QString folded = foldText(address.trimmed());
    if (folded.isEmpty())
        return;
    addKey(key_kind::mail, folded);
    // "john.doe@acme.com" is also looked for as doe@… and as acme.com. Parts that repeat the name are found by the name.
    const qsizetype at = folded.indexOf(u'@');
    const QString names = foldText(m_names.join(u' '));
    qsizetype start = 0;
    for (qsizetype i = 0; i < at; ++i) {
        const QChar c = folded[i];
        if (c != u'.' && c != u'-' && c != u'_' && c != u'+')
            continue;
        start = i + 1;
        qsizetype end = start;
        while (end < at && folded[end].isLetterOrNumber())
            ++end;
        const QStringView part = QStringView(folded).sliced(start, end - start);
        if (part.size() >= 2 && !names.contains(part))
            addKey(key_kind::mail, QStringView(folded).sliced(start));
    }
    if (at >= 0)
        addKey(key_kind::mail, QStringView(folded).sliced(at + 1));
}

void DocumentBuilder::addPhone(QStringView number, QStringView e164)
{
    QString digits;
    if (e164.startsWith(u'+')) {
        digits = e164.sliced(1).toString();
        addKey(key_kind::e164, digits);
        const int codeLength = countryCodeLength(digits);
        if (codeLength > 0)
            addKey(key_kind::national, QStringView(digits).sliced(codeLength));
    } else {
        digits = QString::fromLatin1(phoneDigits(number));
        if (digits.size() < 3)
            return;
        QStringView front = digits;
        while (front.startsWith(u'0'))
            front = front.sliced(1);
        addKey(key_kind::national, front);
    }
    std::reverse(digits.begin(), digits.end());
    addKey(key_kind::backwards, digits);
}

void DocumentBuilder::addNumber(QStringView number)
{
    const QString key = numberKey(number);
    if (key.isEmpty())
        return;
    addKey(key_kind::number, key);
    // Of "ORD-2024-1001" people remember 1001.
    qsizetype from = number.size();
    while (from > 0 && number[from - 1].isDigit())
        --from;
    const QString tail = foldText(number.sliced(from));
    if (tail.size() >= 2 && tail != key)
        addKey(key_kind::number, tail);
}

SearchDocument DocumentBuilder::take()
{
    SearchDocument document;
    QByteArray pinyin;
    for (const QString &name : std::as_const(m_names))
        appendPinyinTokens(name, &pinyin);
    document.names = m_names.join(u'\n');
    if (!pinyin.isEmpty())
        document.names += u'\n' + QString::fromLatin1(pinyin);
    document.text = m_text;
    document.keys = std::move(m_keys);
    std::sort(document.keys.begin(), document.keys.end());
    document.keys.erase(std::unique(document.keys.begin(), document.keys.end()), document.keys.end());
    clear();
    return document;
}

bool isSearchable(const RecordType &type)
{
    return !type.machinery && std::any_of(type.fields.begin(), type.fields.end(),
                                          [](const FieldSpec &spec) { return spec.search != SearchAs::No; });
}

SearchDocument searchDocument(const RecordType &type, const Record &record)
{
    DocumentBuilder builder;
    if (!isSearchable(type))
        return {};
    builder.addDisplayName(record.displayName);
    const auto list = [&](const QString &key) {
        const FieldSpec *spec = type.field(key);
        return spec ? spec->read(record) : Value();
    };
    for (const FieldSpec &spec : type.fields) {
        if (spec.search == SearchAs::No)
            continue;
        if (!spec.headOf.isEmpty()) {
            const Value entries = list(spec.headOf);
            for (const MailEntry &entry : entries.value<QVector<MailEntry>>())
                builder.addMail(entry.address);
            for (const PhoneEntry &entry : entries.value<QVector<PhoneEntry>>())
                builder.addPhone(entry.number, entry.e164);
            for (const AddressEntry &entry : entries.value<QVector<AddressEntry>>()) {
                builder.addText(spec.key == u"street"        ? entry.street
                                : spec.key == u"city"        ? entry.city
                                : spec.key == u"region"      ? entry.region
                                : spec.key == u"postal_code" ? entry.postalCode
                                                             : entry.country);
            }
            continue;
        }
        const Value value = spec.read(record);
        if (value.isNull())
            continue;
        const QString text = value.toString();
        switch (spec.search) {
        case SearchAs::No: break;
        case SearchAs::Name: builder.addName(text); break;
        case SearchAs::Text: builder.addText(text); break;
        case SearchAs::Mail: builder.addMail(text); break;
        case SearchAs::Phone: builder.addPhone(text, {}); break;
        case SearchAs::Number: builder.addNumber(text); break;
        }
    }
    return builder.take();
}

}  // namespace fieldfare
