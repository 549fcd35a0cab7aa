// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace fieldfare {

/// 0 to 9, none of the digits of other scripts.
constexpr bool isAsciiDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// The code point of `text` at `i`, which moves behind it. A lone surrogate comes back as itself.
inline char32_t nextCodePoint(QStringView text, qsizetype &i)
{
    const char16_t unit = text[i++].unicode();
    if (QChar::isHighSurrogate(unit) && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(unit, text[i++].unicode());
    return unit;
}

}  // namespace fieldfare
