// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_text.h"

#include "base/characters.h"

#include <QtNumeric>

#include <algorithm>
#include <utility>

namespace fieldfare {

namespace {

constexpr int maxPlaces = 12;

bool isGroupSign(QChar c, char16_t decimalSign)
{
    return (c == u',' || c == u'.' || c == u'\'' || c == u'’' || c == u' ') && c != QChar(decimalSign);
}

/// Groups of digits as people write them: 1,234,567 or 12,34,567. `groups` are their lengths.
bool isGroupingSound(const QVarLengthArray<int, 8> &groups)
{
    if (groups.size() < 2)
        return true;
    if (groups.back() != 3 || groups.front() > 3 || groups.front() < 1)
        return false;
    const auto inner = [&](int length) {
        return std::all_of(groups.begin() + 1, groups.end() - 1, [&](int g) { return g == length; });
    };
    return inner(3) || (groups.front() <= 2 && inner(2));
}

}  // namespace

PlainText::PlainText(QStringView text) : m_view(text.trimmed())
{
    if (std::none_of(m_view.begin(), m_view.end(), [](QChar c) { return c.unicode() >= 0x80; }))
        return;
    m_copy.reserve(m_view.size());
    for (const QChar c : m_view) {
        char16_t plain = c.unicode();
        if (plain >= 0xFF01 && plain <= 0xFF5E)
            plain = static_cast<char16_t>(plain - 0xFEE0);
        else if (plain == 0x00A0 || plain == 0x202F || plain == 0x2009 || plain == 0x3000 || plain == 0x2007)
            plain = u' ';
        else if (plain == 0x2212 || plain == 0x2013 || plain == 0x2010 || plain == 0x2011)
            plain = u'-';
        else if (plain == 0x200E || plain == 0x200F || plain == 0xFEFF)
            continue;
        m_copy.append(plain);
    }
    m_view = QStringView(m_copy.constData(), m_copy.size()).trimmed();
}

std::optional<qint64> ScaledNumber::at(int places, bool *rounded) const
{
    qint64 value = unscaled;
    int from = scale;
    bool inexact = cut;
    for (; from < places; ++from) {
        if (qMulOverflow(value, qint64(10), &value))
            return std::nullopt;
    }
    if (from > places) {
        int dropped = 0;
        for (; from > places; --from) {
            inexact = inexact || dropped != 0;
            dropped = static_cast<int>(value % 10);
            value /= 10;
        }
        inexact = inexact || dropped != 0;
        // Only the first digit dropped decides half away from zero; it is the last one taken off.
        if (dropped >= 5 && qAddOverflow(value, qint64(1), &value))
            return std::nullopt;
        if (dropped <= -5 && qSubOverflow(value, qint64(1), &value))
            return std::nullopt;
    }
    if (rounded != nullptr)
        *rounded = inexact;
    return value;
}

std::optional<ScaledNumber> scanNumber(QStringView text, char16_t decimalSign)
{
    bool negative = false;
    if (text.size() > 2 && text.front() == u'(' && text.back() == u')') {
        negative = true;
        text = text.sliced(1, text.size() - 2).trimmed();
    }
    if (!text.isEmpty() && (text.front() == u'-' || text.front() == u'+')) {
        if (negative)
            return std::nullopt;
        negative = text.front() == u'-';
        text = text.sliced(1).trimmed();
    } else if (!text.isEmpty() && (text.back() == u'-' || text.back() == u'+') && !negative) {
        negative = text.back() == u'-';
        text = text.chopped(1).trimmed();
    }
    ScaledNumber number;
    QVarLengthArray<int, 8> groups{0};
    QChar groupSign;
    bool anyDigit = false;
    bool fraction = false;
    int fractionDigits = 0;
    int zeros = 0;  // zeros of the fraction not taken in yet: 1.5000000000000 needs no room for them
    qsizetype i = 0;
    const auto take = [&](int digit) {
        qint64 next = 0;
        if (qMulOverflow(number.unscaled, qint64(10), &next) || qAddOverflow(next, qint64(digit), &next))
            return false;
        number.unscaled = next;
        return true;
    };
    for (; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isAsciiDigit(c)) {
            anyDigit = true;
            const int digit = c.unicode() - u'0';
            if (!fraction) {
                ++groups.back();
                if (!take(digit))
                    return std::nullopt;
                continue;
            }
            ++fractionDigits;
            if (digit == 0) {
                ++zeros;
                continue;
            }
            if (fractionDigits > maxPlaces) {
                number.cut = true;
                continue;
            }
            for (; zeros > 0; --zeros, ++number.scale) {
                if (!take(0))
                    return std::nullopt;
            }
            if (!take(digit))
                return std::nullopt;
            ++number.scale;
        } else if (c == QChar(decimalSign) && !fraction) {
            fraction = true;
        } else if (!fraction && isGroupSign(c, decimalSign) && groups.back() > 0 &&
                   (groupSign.isNull() || groupSign == c)) {
            groupSign = c;
            groups.append(0);
        } else {
            break;
        }
    }
    if (!anyDigit || !isGroupingSound(groups))
        return std::nullopt;
    if (i < text.size()) {
        if (text[i] != u'e' && text[i] != u'E')
            return std::nullopt;
        bool ok = false;
        const int exponent = text.sliced(i + 1).toInt(&ok);
        if (!ok || exponent > 40 || exponent < -40)
            return std::nullopt;
        number.scale -= exponent;
        for (; number.scale < 0 && number.unscaled != 0; ++number.scale) {
            if (!take(0))
                return std::nullopt;
        }
        if (number.unscaled == 0)
            number.scale = 0;
    }
    if (negative)
        number.unscaled = -number.unscaled;
    return number;
}

}  // namespace fieldfare
