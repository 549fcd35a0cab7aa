// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_detect.h"

#include "base/characters.h"
#include "exchange/text.h"
#include "exchange/value_text.h"


#include <algorithm>

namespace fieldfare {

namespace {

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isAsciiDigit(c); });
}

bool isEmail(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && text.lastIndexOf(u'@') == at && text.indexOf(u'.', at + 2) > 0 && !text.contains(u' ') &&
           text.back() != u'.';
}

bool isUrl(QStringView text)
{
    return !text.contains(u' ') &&
           (text.startsWith(u"http://", Qt::CaseInsensitive) || text.startsWith(u"https://", Qt::CaseInsensitive) ||
            text.startsWith(u"www.", Qt::CaseInsensitive));
}

/// Identifiers, postal codes and phone numbers are digits without being amounts: 00042, +49301234567.
bool isCode(QStringView text)
{
    return (text.size() > 1 && text.front() == u'0' && std::all_of(text.begin(), text.end(), isAsciiDigit)) ||
           text.front() == u'+' || text.size() > 18;
}

/// '.', ',' or 0: the sign this number proves to be the decimal one.
char16_t provenDecimalSign(QStringView text)
{
    const qsizetype point = text.lastIndexOf(u'.');
    const qsizetype comma = text.lastIndexOf(u',');
    if (point >= 0 && comma >= 0)
        return point > comma ? u'.' : u',';
    const qsizetype at = std::max(point, comma);
    if (at < 0)
        return 0;
    const char16_t sign = text[at].unicode();
    if (text.count(QChar(sign)) > 1)
        return sign == u'.' ? u',' : u'.';
    qsizetype after = 0;
    while (at + 1 + after < text.size() && isAsciiDigit(text[at + 1 + after]))
        ++after;
    qsizetype before = 0;
    while (at - 1 - before >= 0 && isAsciiDigit(text[at - 1 - before]))
        ++before;
    const bool leadingZero = before == 1 && text[at - 1] == u'0';
    return after != 3 || before > 3 || before == 0 || leadingZero ? sign : 0;
}

bool isNumericDate(QStringView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && isAsciiDigit(text[digits]))
        ++digits;
    if (digits == 0 || digits > 2)
        return false;
    const QStringView rest = text.sliced(digits).trimmed();
    return rest.size() > 1 && !rest[0].isLetter() && isAsciiDigit(rest[1]);
}

std::optional<char16_t> dateSign(QStringView text)
{
    for (const QChar c : text) {
        if (!isAsciiDigit(c))
            return c.unicode();
    }
    return std::nullopt;
}

bool isMoney(QStringView text, char16_t decimalSign)
{
    // Any currency serves: what matters is that the text names one. ¥ and kr are read as one that uses them.
    static const Currency yen("JPY");
    static const Currency krone("SEK");
    for (const Currency usual : {yen, krone}) {
        ValueFormats formats;
        formats.decimalSign = decimalSign;
        formats.currency = usual;
        if (const auto money = parseMoney(text, formats); money && money->currencyNamed)
            return true;
    }
    return false;
}

}  // namespace

ColumnKind kindOfValue(QStringView value)
{
    const PlainText plain(value);
    const QStringView text = plain.view();
    if (text.isEmpty())
        return ColumnKind::Empty;
    if (isEmail(text))
        return ColumnKind::Email;
    if (isUrl(text))
        return ColumnKind::Url;
    if (!hasDigit(text))
        return ColumnKind::Text;
    if (tryDecimal(text, u'.') || tryDecimal(text, u','))
        return ColumnKind::Decimal;
    ValueFormats formats;
    for (const DateOrder order : {DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear}) {
        formats.dateOrder = order;
        if (tryDate(text, order))
            return ColumnKind::Date;
        if (tryDateTime(text, formats))
            return ColumnKind::DateTime;
    }
    if (isMoney(text, u'.') || isMoney(text, u','))
        return ColumnKind::Money;
    return ColumnKind::Text;
}

void ValueDetector::addValue(Tally &tally, QStringView value) const
{
    const PlainText plain(value);
    const QStringView text = plain.view();
    if (text.isEmpty())
        return;
    ++tally.filled;
    if (tally.distinctComplete && std::none_of(tally.distinct.cbegin(), tally.distinct.cend(),
                                               [&](const QString &known) { return known == text; })) {
        if (tally.distinct.size() < 50 && text.size() <= 80)
            tally.distinct.append(text.toString());
        else
            tally.distinctComplete = false;
    }
    if (tally.sample.size() < 200)
        tally.sample.push_back(text.toString());
    if (tryBool(text))
        ++tally.bools;
    if (isEmail(text))
        ++tally.emails;
    else if (isUrl(text))
        ++tally.urls;
    if (!hasDigit(text))
        return;

    ValueFormats formats;
    bool dated = false;
    bool timed = false;
    bool fits[3] = {};
    for (const DateOrder order : {DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear}) {
        formats.dateOrder = order;
        const bool date = tryDate(text, order).has_value();
        const bool time = !date && tryDateTime(text, formats).has_value();
        fits[static_cast<int>(order)] = date || time;
        dated = dated || date || time;
        timed = timed || time;
    }
    // Eight digits are a date only where nothing says number; the decision is left to the column.
    const bool compact = dated && text.size() == 8 && std::all_of(text.begin(), text.end(), isAsciiDigit);
    if (dated) {
        ++tally.datesAny;
        tally.withTime += timed ? 1 : 0;
        tally.datesYmd += fits[0] ? 1 : 0;
        tally.datesDmy += fits[1] ? 1 : 0;
        tally.datesMdy += fits[2] ? 1 : 0;
        if (isNumericDate(text)) {
            ++tally.numericDates;
            tally.dottedDates += dateSign(text) == u'.' ? 1 : 0;
        }
        if (!compact)
            return;
    }
    if (isCode(text))
        return;
    const bool point = tryDecimal(text, u'.').has_value();
    const bool comma = tryDecimal(text, u',').has_value();
    if (point || comma) {
        tally.numbersPoint += point ? 1 : 0;
        tally.numbersComma += comma ? 1 : 0;
        tally.percents += text.endsWith(u'%') ? 1 : 0;
        const char16_t proven = provenDecimalSign(text);
        tally.provesPoint += proven == u'.' ? 1 : 0;
        tally.provesComma += proven == u',' ? 1 : 0;
        if (!text.contains(u'.') && !text.contains(u',') && !text.endsWith(u'%'))
            ++tally.integers;
        return;
    }
    const bool moneyPoint = isMoney(text, u'.');
    const bool moneyComma = isMoney(text, u',');
    if (moneyPoint || moneyComma) {
        ++tally.monies;
        tally.numbersPoint += moneyPoint ? 1 : 0;
        tally.numbersComma += moneyComma ? 1 : 0;
        const char16_t proven = provenDecimalSign(text);
        tally.provesPoint += proven == u'.' ? 1 : 0;
        tally.provesComma += proven == u',' ? 1 : 0;
        return;
    }
    if (tryDuration(text, u'.', 60) || tryDuration(text, u',', 60))
        ++tally.durations;
}

void ValueDetector::add(const TableRow &row)
{
    ++m_rows;
    if (static_cast<qsizetype>(m_tallies.size()) < row.size())
        m_tallies.resize(static_cast<std::size_t>(row.size()));
    for (qsizetype i = 0; i < row.size(); ++i)
        addValue(m_tallies[static_cast<std::size_t>(i)], row[i]);
}

TableGuess ValueDetector::guess(const QStringList &header) const
{
    TableGuess result;
    result.formats = m_preferred;
    result.rows = m_rows;
    const auto columnName = [&](std::size_t i) {
        return static_cast<qsizetype>(i) < header.size() ? header[static_cast<qsizetype>(i)]
                                                         : ExchangeText::tr("Column %1").arg(i + 1);
    };
    const auto enough = [](int part, int whole) { return whole > 0 && part * 10 >= whole * 9; };

    // The decimal sign and the date order of the file, by what is proven anywhere.
    int provesPoint = 0;
    int provesComma = 0;
    int fractions = 0;
    int order[3] = {};
    bool numericDates = false;
    bool dotted = true;
    for (const Tally &tally : m_tallies) {
        const bool numbers = enough(std::max(tally.numbersPoint, tally.numbersComma), tally.filled);
        if (numbers) {
            provesPoint += tally.provesPoint;
            provesComma += tally.provesComma;
            fractions += std::max(tally.numbersPoint, tally.numbersComma) - tally.integers;
        }
        if (!enough(tally.datesAny, tally.filled) || tally.numericDates == 0)
            continue;
        numericDates = true;
        dotted = dotted && tally.dottedDates == tally.numericDates;
        // An order is proven by dates that only it explains.
        const int best = std::max({tally.datesYmd, tally.datesDmy, tally.datesMdy});
        order[0] += tally.datesYmd == best ? best - std::max(tally.datesDmy, tally.datesMdy) : 0;
        order[1] += tally.datesDmy == best ? best - std::max(tally.datesYmd, tally.datesMdy) : 0;
        order[2] += tally.datesMdy == best ? best - std::max(tally.datesYmd, tally.datesDmy) : 0;
    }
    if (provesPoint != provesComma)
        result.formats.decimalSign = provesPoint > provesComma ? u'.' : u',';
    else
        result.decimalSignAmbiguous = fractions > 0;
    const int *strongest = std::max_element(std::begin(order), std::end(order));
    if (numericDates && *strongest > 0) {
        result.formats.dateOrder = static_cast<DateOrder>(strongest - std::begin(order));
    } else if (numericDates) {
        result.dateOrderAmbiguous = true;
        if (dotted || result.formats.dateOrder == DateOrder::YearMonthDay)
            result.formats.dateOrder = dotted ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
    }

    for (std::size_t i = 0; i < m_tallies.size(); ++i) {
        const Tally &tally = m_tallies[i];
        ColumnGuess column;
        column.filled = tally.filled;
        column.distinct = tally.distinct;
        column.distinctComplete = tally.distinctComplete;
        const int numbers = std::max(tally.numbersPoint, tally.numbersComma);
        const auto decide = [&](ColumnKind kind, int count) {
            if (column.kind == ColumnKind::Empty && enough(count, tally.filled)) {
                column.kind = kind;
                column.matching = count;
            }
        };
        // A column of ones, or of zeros, is rather a count.
        if (tally.bools == tally.filled && (tally.integers < tally.filled || tally.distinct.size() == 2))
            decide(ColumnKind::Bool, tally.bools);
        decide(ColumnKind::Email, tally.emails);
        decide(ColumnKind::Url, tally.urls);
        if (tally.datesAny > 0 && tally.integers < tally.filled)
            decide(tally.withTime > 0 ? ColumnKind::DateTime : ColumnKind::Date, tally.datesAny);
        if (tally.percents * 2 > numbers)
            decide(ColumnKind::Percent, numbers);
        if (tally.monies > 0)
            decide(ColumnKind::Money, numbers);
        if (tally.integers == numbers)
            decide(ColumnKind::Integer, numbers);
        decide(ColumnKind::Decimal, numbers);
        decide(ColumnKind::Duration, tally.durations);
        if (column.kind == ColumnKind::Empty && tally.filled > 0) {
            column.kind = ColumnKind::Text;
            column.matching = tally.filled;
        }
        const bool numeric = column.kind == ColumnKind::Decimal || column.kind == ColumnKind::Money ||
                             column.kind == ColumnKind::Percent;
        if (numeric && tally.provesPoint != tally.provesComma)
            column.decimalSign = tally.provesPoint > tally.provesComma ? u'.' : u',';
        if ((column.kind == ColumnKind::Date || column.kind == ColumnKind::DateTime) && tally.numericDates > 0) {
            const int counts[3] = {tally.datesYmd, tally.datesDmy, tally.datesMdy};
            const int chosen = counts[static_cast<int>(result.formats.dateOrder)];
            const int best = *std::max_element(std::begin(counts), std::end(counts));
            column.dateOrder = chosen == best
                                   ? result.formats.dateOrder
                                   : static_cast<DateOrder>(std::max_element(std::begin(counts), std::end(counts)) -
                                                            std::begin(counts));
            column.dateOrderAmbiguous = std::count(std::begin(counts), std::end(counts), best) > 1;
            column.matching = best;
            if (chosen != best) {
                result.notes.append(
                    ExchangeText::tr("Column \"%1\": its dates are in the order %2, other columns in %3.")
                        .arg(columnName(i), dateOrderKey(*column.dateOrder), dateOrderKey(result.formats.dateOrder)));
            }
        }
        if (column.matching < column.filled) {
            for (const QString &value : tally.sample) {
                const ColumnKind kind = kindOfValue(value);
                const bool explained = kind == column.kind ||
                                       (column.kind == ColumnKind::Integer && kind == ColumnKind::Decimal) ||
                                       (column.kind == ColumnKind::DateTime && kind == ColumnKind::Date) ||
                                       (column.kind == ColumnKind::Money && kind == ColumnKind::Decimal);
                if (!explained && column.odd.size() < 5)
                    column.odd.append(value);
            }
        }
        result.columns.push_back(std::move(column));
    }
    if (result.dateOrderAmbiguous) {
        result.notes.append(ExchangeText::tr("The dates can be read in more than one order; they are read as %1. "
                                             "Choose another order if that is wrong.")
                                .arg(dateOrderKey(result.formats.dateOrder)));
    }
    if (result.decimalSignAmbiguous) {
        result.notes.append(ExchangeText::tr("The numbers do not tell whether the comma or the full stop is the "
                                             "decimal sign; it is taken to be \"%1\".")
                                .arg(QChar(result.formats.decimalSign)));
    }
    return result;
}

}  // namespace fieldfare
