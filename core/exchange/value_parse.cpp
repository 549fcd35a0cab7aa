// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_parse.h"

#include "exchange/text.h"
#include "exchange/value_text.h"

#include <QtNumeric>

#include <array>

namespace fieldfare {

namespace {

/// The text as an error shows it: short, on one line.
QString quoted(QStringView text)
{
    QString shown = text.left(60).toString().simplified();
    if (text.size() > 60)
        shown += u'…';
    return shown;
}

bool isWord(QStringView a, QStringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

struct CurrencySign {
    QStringView sign;
    std::array<const char *, 6> codes{};  ///< the most usual first; nullptr ends
    bool usual = true;                    ///< the first one is meant when the file says nothing else
};

/// Longer signs before those they contain.
constexpr CurrencySign currencySigns[] = {
    {u"US$", {"USD"}},
    {u"HK$", {"HKD"}},
    {u"NT$", {"TWD"}},
    {u"AU$", {"AUD"}},
    {u"CA$", {"CAD"}},
    {u"NZ$", {"NZD"}},
    {u"R$", {"BRL"}},
    {u"A$", {"AUD"}},
    {u"C$", {"CAD"}},
    {u"S$", {"SGD"}},
    {u"RMB", {"CNY"}},
    {u"CN¥", {"CNY"}},
    {u"JP¥", {"JPY"}},
    {u"人民币", {"CNY"}},
    {u"日元", {"JPY"}},
    {u"美元", {"USD"}},
    {u"欧元", {"EUR"}},
    {u"港元", {"HKD"}},
    {u"英镑", {"GBP"}},
    {u"元", {"CNY"}},
    {u"円", {"JPY"}},
    {u"원", {"KRW"}},
    {u"$", {"USD", "CAD", "AUD", "MXN", "SGD", "HKD"}},
    {u"€", {"EUR"}},
    {u"£", {"GBP", "EGP", "LBP"}},
    {u"¥", {"CNY", "JPY"}, false},
    {u"₹", {"INR"}},
    {u"₩", {"KRW"}},
    {u"₽", {"RUB"}},
    {u"₺", {"TRY"}},
    {u"₴", {"UAH"}},
    {u"₪", {"ILS"}},
    {u"₫", {"VND"}},
    {u"฿", {"THB"}},
    {u"zł", {"PLN"}},
    {u"Kč", {"CZK"}},
    {u"Ft", {"HUF"}},
    {u"Fr.", {"CHF"}},
    {u"kr", {"SEK", "NOK", "DKK", "ISK"}, false},
};

struct NamedCurrency {
    Currency currency;
    bool ambiguous = false;
};

NamedCurrency currencyOfSign(const CurrencySign &sign, Currency usual)
{
    for (const char *code : sign.codes) {
        if (code != nullptr && QLatin1String(code) == usual.code())
            return {usual};
    }
    if (!sign.usual)
        return {Currency(), true};
    return {Currency::fromCode(QString::fromLatin1(sign.codes[0])).value_or(Currency())};
}

/// Takes a currency from one end of `text`. None found leaves it as it is.
std::optional<NamedCurrency> takeCurrency(QStringView &text, bool front, Currency usual)
{
    const auto cut = [&](qsizetype length) { text = (front ? text.sliced(length) : text.chopped(length)).trimmed(); };
    const auto part = [&](qsizetype length) { return front ? text.first(length) : text.last(length); };
    for (const CurrencySign &sign : currencySigns) {
        if (text.size() > sign.sign.size() && isWord(part(sign.sign.size()), sign.sign)) {
            const auto found = currencyOfSign(sign, usual);
            cut(sign.sign.size());
            return found;
        }
    }
    if (text.size() > 3 &&
        std::all_of(part(3).begin(), part(3).end(), [](QChar c) { return c.isLetter() && c.unicode() < 0x80; })) {
        const auto code = Currency::fromCode(part(3));
        if (code && (code->isKnown() || *code == usual)) {
            cut(3);
            return NamedCurrency{*code};
        }
    }
    return std::nullopt;
}

struct Amount {
    ScaledNumber number;
    Currency currency;
    bool named = false;
    bool ambiguous = false;
};

std::optional<Amount> scanMoney(QStringView text, char16_t decimalSign, Currency usual)
{
    Amount amount;
    amount.currency = usual;
    bool negative = false;
    if (text.size() > 2 && text.front() == u'(' && text.back() == u')') {
        negative = true;
        text = text.sliced(1, text.size() - 2).trimmed();
    } else if (text.size() > 1 && text.front() == u'-') {
        negative = true;
        text = text.sliced(1).trimmed();
    }
    auto found = takeCurrency(text, true, usual);
    if (!found)
        found = takeCurrency(text, false, usual);
    if (found) {
        amount.currency = found->currency;
        amount.ambiguous = found->ambiguous;
        amount.named = true;
    }
    if (negative && !text.isEmpty() && (text.front() == u'-' || text.front() == u'(' || text.back() == u'-'))
        return std::nullopt;
    int shift = 0;
    if (text.endsWith(u'万') || text.endsWith(u'萬'))
        shift = 4;
    else if (text.endsWith(u'亿') || text.endsWith(u'億'))
        shift = 8;
    if (shift > 0)
        text = text.chopped(1).trimmed();
    const auto number = scanNumber(text, decimalSign);
    if (!number)
        return std::nullopt;
    amount.number = *number;
    if (negative)
        amount.number.unscaled = -amount.number.unscaled;
    for (; shift > 0; --shift) {
        if (amount.number.scale > 0)
            --amount.number.scale;
        else if (qMulOverflow(amount.number.unscaled, qint64(10), &amount.number.unscaled))
            return std::nullopt;
    }
    return amount;
}

QString numberExample(char16_t decimalSign)
{
    return decimalSign == u',' ? QStringLiteral("1.234,56") : QStringLiteral("1,234.56");
}

}  // namespace

std::optional<ParsedDecimal> tryDecimal(QStringView text, char16_t decimalSign)
{
    const PlainText plain(text);
    QStringView digits = plain.view();
    if (digits.endsWith(u'%'))
        digits = digits.chopped(1).trimmed();
    const auto number = scanNumber(digits, decimalSign);
    if (!number)
        return std::nullopt;
    ParsedDecimal parsed;
    const auto millionths = number->at(Decimal::places, &parsed.rounded);
    if (!millionths)
        return std::nullopt;
    parsed.value = Decimal::fromMillionths(*millionths);
    return parsed;
}

Result<ParsedDecimal> parseDecimal(QStringView text, const ValueFormats &formats)
{
    if (auto parsed = tryDecimal(text, formats.decimalSign))
        return *parsed;
    return fail(ErrorCode::InvalidInput, ExchangeText::tr("\"%1\" is not a number; expected one such as %2.")
                                             .arg(quoted(text), numberExample(formats.decimalSign)));
}

Result<qint64> parseInteger(QStringView text, const ValueFormats &formats)
{
    const PlainText plain(text);
    if (const auto number = scanNumber(plain.view(), formats.decimalSign)) {
        bool rounded = false;
        const auto value = number->at(0, &rounded);
        if (value && !rounded)
            return *value;
    }
    return fail(ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" is not a whole number; expected one such as 1250.").arg(quoted(text)));
}

Result<ParsedMoney> parseMoney(QStringView text, const ValueFormats &formats)
{
    const PlainText plain(text);
    const auto amount = scanMoney(plain.view(), formats.decimalSign, formats.currency);
    if (!amount) {
        return fail(ErrorCode::InvalidInput, ExchangeText::tr("\"%1\" is not an amount; expected one such as %2.")
                                                 .arg(quoted(text), numberExample(formats.decimalSign)));
    }
    if (amount->ambiguous) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("\"%1\" does not say which currency is meant; name it by its code, such as CNY or SEK.")
                .arg(quoted(text)));
    }
    ParsedMoney parsed;
    const auto minor = amount->number.at(amount->currency.exponent(), &parsed.rounded);
    if (!minor)
        return fail(ErrorCode::InvalidInput, ExchangeText::tr("\"%1\" is too large an amount.").arg(quoted(text)));
    parsed.money = Money{*minor, amount->currency};
    parsed.currencyNamed = amount->named;
    return parsed;
}

std::optional<bool> tryBool(QStringView text)
{
    static constexpr QStringView yes[] = {u"yes", u"true", u"1",   u"y",       u"t",     u"on",        u"x",    u"✓",
                                          u"✔",   u"是",   u"真",  u"对",      u"有",    u"ja",        u"j",    u"wahr",
                                          u"oui", u"vrai", u"si",  u"sí",      u"sì",    u"verdadero", u"vero", u"sim",
                                          u"да",  u"はい", u"tak", u"checked", u"active"};
    static constexpr QStringView no[] = {u"no",  u"false",     u"0",        u"n",   u"f",   u"off",  u"✗",
                                         u"✘",   u"否",        u"假",       u"错",  u"无",  u"nein", u"falsch",
                                         u"non", u"faux",      u"falso",    u"não", u"nao", u"нет",  u"いいえ",
                                         u"nie", u"unchecked", u"inactive", u"nee"};
    const PlainText plain(text);
    for (const QStringView word : yes) {
        if (isWord(plain.view(), word))
            return true;
    }
    for (const QStringView word : no) {
        if (isWord(plain.view(), word))
            return false;
    }
    return std::nullopt;
}

Result<bool> parseBool(QStringView text)
{
    if (const auto value = tryBool(text))
        return *value;
    return fail(
        ErrorCode::InvalidInput,
        ExchangeText::tr("\"%1\" is neither yes nor no; expected yes or no, true or false, 1 or 0.").arg(quoted(text)));
}

// Dates and durations are in value_parse_time.cpp.

Result<QDate> parseDate(QStringView text, const ValueFormats &formats)
{
    if (const auto date = tryDate(text, formats.dateOrder))
        return *date;
    QString expected;
    switch (formats.dateOrder) {
    case DateOrder::YearMonthDay: expected = ExchangeText::tr("year, month, day, such as 2026-03-31"); break;
    case DateOrder::DayMonthYear: expected = ExchangeText::tr("day, month, year, such as 31.03.2026"); break;
    case DateOrder::MonthDayYear: expected = ExchangeText::tr("month, day, year, such as 03/31/2026"); break;
    }
    return fail(ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" is not a date; expected %2.").arg(quoted(text), expected));
}

Result<QDateTime> parseDateTime(QStringView text, const ValueFormats &formats)
{
    if (auto time = tryDateTime(text, formats))
        return *time;
    return fail(ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" is not a point in time; expected %2 and maybe a time such as 14:30.")
                    .arg(quoted(text), formats.dateOrder == DateOrder::YearMonthDay   ? QStringLiteral("2026-03-31")
                                       : formats.dateOrder == DateOrder::DayMonthYear ? QStringLiteral("31.03.2026")
                                                                                      : QStringLiteral("03/31/2026")));
}

Result<qint64> parseDuration(QStringView text, const ValueFormats &formats, qint64 bareUnit)
{
    if (const auto seconds = tryDuration(text, formats.decimalSign, bareUnit))
        return *seconds;
    return fail(
        ErrorCode::InvalidInput,
        ExchangeText::tr("\"%1\" is not a duration; expected one such as 1:30, 90 min or 1h 30m.").arg(quoted(text)));
}

}  // namespace fieldfare
