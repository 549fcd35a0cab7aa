// SPDX-License-Identifier: GPL-3.0-or-later
// Any text in any spelling: values are refused or valid, and what was read as a number reads the same in its plain form.
#include "exchange/value_detect.h"
#include "exchange/value_parse.h"

#include <cstdlib>

using namespace fieldfare;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    ValueFormats formats;
    formats.dateOrder = static_cast<DateOrder>(data[0] % 3);
    formats.decimalSign = data[0] & 4 ? u',' : u'.';
    static const Currency currencies[] = {Currency("EUR"), Currency("JPY"), Currency("SEK"), Currency("KWD")};
    formats.currency = currencies[data[0] / 8 % 4];

    if (const auto date = parseDate(text, formats)) {
        require(date->isValid());
        require(parseDate(date->toString(Qt::ISODate), formats).value_or(QDate()) == *date);
    }
    if (const auto time = parseDateTime(text, formats)) {
        require(time->isValid() && time->timeSpec() == Qt::UTC);
        if (time->date().year() >= 1000 && time->date().year() <= 9999)
            require(parseDateTime(time->toString(Qt::ISODateWithMs), formats).value_or(QDateTime()) == *time);
    }
    ValueFormats plain;
    if (const auto number = parseDecimal(text, formats)) {
        const auto again = parseDecimal(number->value.toString(), plain);
        require(again.has_value() && again->value == number->value && !again->rounded);
    }
    if (const auto number = parseInteger(text, formats))
        require(parseInteger(QString::number(*number), plain).value_or(*number + 1) == *number);
    if (const auto money = parseMoney(text, formats)) {
        plain.currency = money->money.currency;
        const auto again = parseMoney(money->money.toString(), plain);
        require(again.has_value() && again->money == money->money && !again->rounded);
    }
    (void)parseBool(text);
    if (const auto seconds = parseDuration(text, formats))
        require(*seconds >= 0);
    (void)kindOfValue(text);
    ValueDetector detector(formats);
    TableRow row;
    for (const auto &cell : QStringView(text).split(u';'))
        row.add(cell);
    detector.add(row);
    const TableGuess guess = detector.guess();
    require(static_cast<qsizetype>(guess.columns.size()) == row.size());
    return 0;
}
