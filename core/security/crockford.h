// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

#include <cstring>

/// Crockford's base 32 for codes that people read and type: no I, L, O (read as 1, 1, 0) and no U.
namespace fieldfare::crockford {

inline constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The `index`-th five bits of these bytes; beyond the end they are zero.
[[nodiscard]] inline unsigned char symbolAt(const unsigned char *bytes, int size, int index)
{
    const int bit = index * 5;
    const auto byte = [&](int at) { return at < size ? static_cast<unsigned>(bytes[at]) : 0U; };
    const unsigned pair = byte(bit / 8) << 8 | byte(bit / 8 + 1);
    return static_cast<unsigned char>(pair >> (11 - bit % 8) & 31);
}

/// 0 to 31, or -1 for what is no symbol. Case does not matter.
[[nodiscard]] inline int valueOf(QChar typed)
{
    const char c = typed.toUpper().toLatin1();
    if (c == 'O')
        return 0;
    if (c == 'I' || c == 'L')
        return 1;
    const char *found = c ? std::strchr(kAlphabet, c) : nullptr;
    return found ? static_cast<int>(found - kAlphabet) : -1;
}

}  // namespace fieldfare::crockford
