// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_blocking.h"

#include "base/pinyin.h"
#include "search/duplicates/text_likeness.h"

#include <QVarLengthArray>

#include <algorithm>

namespace fieldfare {

namespace {

quint64 hashOf(QStringView text, quint64 with = 0)
{
    quint64 hash = 0xcbf29ce484222325ULL ^ (with * 0x9E3779B97F4A7C15ULL);
    for (const QChar c : text) {
        hash ^= c.unicode();
        hash *= 0x100000001b3ULL;
    }
    return hash ^ (hash >> 29);
}

QStringView beginning(QStringView word, qsizetype letters) { return word.first(std::min(letters, word.size())); }

class Collector {
public:
    Collector(const DuplicateTraits &traits, BlockFamily family) : m_traits(traits), m_family(family) {}

    std::vector<BlockEntry> run()
    {
        m_entries.reserve(size_t(m_traits.size()) * 2);
        for (m_row = 0; m_row < m_traits.size(); ++m_row) {
            if (isOfName())
                addName();
            else
                addFields();
        }
        std::sort(m_entries.begin(), m_entries.end(), [](const BlockEntry &a, const BlockEntry &b) {
            return a.key != b.key ? a.key < b.key : a.row < b.row;
        });
        m_entries.erase(
            std::unique(m_entries.begin(), m_entries.end(),
                        [](const BlockEntry &a, const BlockEntry &b) { return a.key == b.key && a.row == b.row; }),
            m_entries.end());
        return std::move(m_entries);
    }

private:
    [[nodiscard]] bool isOfName() const
    {
        return m_family == BlockFamily::WholeName || m_family == BlockFamily::NamePrefix ||
               m_family == BlockFamily::Word || m_family == BlockFamily::WordPair;
    }
    void add(quint64 key) { m_entries.push_back({key, quint32(m_row)}); }

    QVarLengthArray<QString, 8> words() const
    {
        QVarLengthArray<QString, 8> list;
        for (const quint32 number : m_traits.texts(m_row, 0)) {
            const QStringView word = m_traits.text(number);
            if (word.front().script() == QChar::Script_Han)
                list.append(pinyinText(word).remove(u' '));
            else
                list.append(fullGivenName(word).toString());
        }
        return list;
    }

    void addName()
    {
        auto list = words();
        if (list.isEmpty())
            return;
        QString joined;
        for (const QString &word : std::as_const(list))
            joined += word;
        switch (m_family) {
        case BlockFamily::WholeName: {
            QString letters = joined;
            std::sort(letters.begin(), letters.end());
            add(hashOf(letters, 1));
            break;
        }
        case BlockFamily::NamePrefix: {
            add(hashOf(beginning(joined, 5)));
            std::sort(list.begin(), list.end());
            QString sorted;
            for (const QString &word : std::as_const(list))
                sorted += word;
            add(hashOf(beginning(sorted, 6), 1));
            break;
        }
        case BlockFamily::Word:
            for (const QString &word : std::as_const(list)) {
                if (word.size() > 2)
                    add(hashOf(word));
            }
            break;
        case BlockFamily::WordPair: {
            std::sort(list.begin(), list.end());
            const qsizetype most = std::min<qsizetype>(list.size(), 4);
            for (qsizetype i = 0; i < most; ++i) {
                for (qsizetype j = i + 1; j < most; ++j)
                    add(hashOf(beginning(list[i], 3), hashOf(beginning(list[j], 3))));
            }
            break;
        }
        default: break;
        }
    }

    void addWithWords(QStringView value, quint64 salt, qsizetype letters)
    {
        for (const QString &word : words())
            add(hashOf(beginning(word, letters), hashOf(value, salt)));
    }

    void addFields()
    {
        const auto &fields = m_traits.plan().fields();
        for (int field = 1; field < fields.size(); ++field) {
            const auto texts = m_traits.texts(m_row, field);
            if (fields[field].trait == Trait::Street) {
                if (m_family == BlockFamily::House)
                    addHouse(texts);
                continue;
            }
            for (const quint32 number : texts)
                addValue(fields[field].trait, field, m_traits.text(number));
        }
    }

    void addHouse(std::span<const quint32> texts)
    {
        for (const quint32 house : texts) {
            const QStringView number = m_traits.text(house);
            if (!startsWithDigit(number))
                continue;
            for (const quint32 street : texts) {
                const QStringView word = m_traits.text(street);
                if (!startsWithDigit(word) && word.size() > 3)
                    add(hashOf(beginning(word, 4), hashOf(number)));
            }
        }
    }

    void addValue(Trait trait, int field, QStringView text)
    {
        switch (m_family) {
        case BlockFamily::Telling:
            // a value that repeats beyond measure makes a block that is passed over anyway
            if (trait == Trait::Mail || trait == Trait::Phone || trait == Trait::Site || trait == Trait::Attribute) {
                if (text.size() >= 4)
                    add(hashOf(text, quint64(field)));
            }
            break;
        case BlockFamily::MailName:
            if (trait == Trait::Mail) {
                const qsizetype at = text.indexOf(u'@');
                add(hashOf(beginning(at > 0 ? text.first(at) : text, 6)));
            }
            break;
        case BlockFamily::PhoneTail:
            if (trait == Trait::Phone && text.size() >= 6)
                add(hashOf(text.last(std::min<qsizetype>(text.size(), 7))));
            break;
        case BlockFamily::Birthday:
            if (trait == Trait::Birthday)
                add(hashOf(text));
            break;
        case BlockFamily::BirthYear:
            if (trait == Trait::Birthday)
                addWithWords(text.first(4), 2, 2);
            break;
        case BlockFamily::PostalCode:
            if (trait == Trait::PostalCode)
                addWithWords(text, 3, 2);
            break;
        case BlockFamily::City:
            if (trait == Trait::City)
                addWithWords(text, 4, 4);
            break;
        default: break;
        }
    }

    const DuplicateTraits &m_traits;
    BlockFamily m_family;
    int m_row = 0;
    std::vector<BlockEntry> m_entries;
};

}  // namespace

std::vector<BlockEntry> blockEntries(const DuplicateTraits &traits, BlockFamily family)
{
    return Collector(traits, family).run();
}

}  // namespace fieldfare
