// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/duplicates/duplicate_traits.h"

namespace fieldfare {

/// A row under a key: rows that share a key are worth comparing.
struct BlockEntry {
    quint64 key = 0;
    quint32 row = 0;
};

/// Ways of bringing together rows that could stand for the same thing; each forgives other mistakes, so that a pair is missed
/// only when all of them fail.
enum class BlockFamily {
    Telling,     ///< the same mail, phone, web site or other telling value
    MailName,    ///< the same beginning of the mail's name
    PhoneTail,   ///< the last seven digits
    WholeName,   ///< the same words or letters of the name, whatever their order
    NamePrefix,  ///< the same beginning of the whole name
    Word,        ///< a word of the name
    WordPair,    ///< the beginnings of two words of the name
    Birthday,    ///< the same day
    BirthYear,   ///< year of birth and beginning of a word
    PostalCode,  ///< postal code and beginning of a word
    House,       ///< house number and beginning of the street
    City,        ///< town and beginning of a word
    Count
};

/// The entries of all rows in one family, sorted by key. A family's usual number is one to three a row.
[[nodiscard]] std::vector<BlockEntry> blockEntries(const DuplicateTraits &traits, BlockFamily family);

}  // namespace fieldfare
