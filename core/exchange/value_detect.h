// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table_row.h"
#include "exchange/value_parse.h"

#include <QStringList>

#include <vector>

namespace fieldfare {

enum class ColumnKind { Empty, Text, Integer, Decimal, Percent, Money, Date, DateTime, Bool, Duration, Email, Url };

/// What one column of a sample holds, found over all its values.
struct ColumnGuess {
    ColumnKind kind = ColumnKind::Empty;
    int filled = 0;                      ///< values seen that are not blank
    int matching = 0;                    ///< of them, values the kind explains
    std::optional<DateOrder> dateOrder;  ///< dates of three numbers only
    bool dateOrderAmbiguous = false;     ///< every date could be meant in another order; `dateOrder` is the choice made
    std::optional<char16_t> decimalSign;  ///< set when the values tell it
    QStringList distinct;                 ///< the different values while they are few (at most 50)
    bool distinctComplete = true;
    QStringList odd;  ///< the first values the kind does not explain
};

struct TableGuess {
    std::vector<ColumnGuess> columns;
    ValueFormats formats;  ///< for the whole file: most columns of one program are spelt alike
    bool dateOrderAmbiguous = false;
    bool decimalSignAmbiguous = false;
    int rows = 0;
    QStringList notes;  ///< translated: what was chosen where the sample leaves it open
};

/// Gathers rows and tells what their columns hold. Rules: a date order is proven by a number above 12; a decimal sign by
/// two different signs, or by one that is not followed by exactly three digits. What nothing proves follows the
/// `preferred` formats (the user's), is used and reported as ambiguous. A column has a kind when at least 90 % of its
/// filled values are of it.
class ValueDetector {
public:
    explicit ValueDetector(const ValueFormats &preferred = {}) : m_preferred(preferred) {}
    void add(const TableRow &row);
    [[nodiscard]] TableGuess guess(const QStringList &header = {}) const;

private:
    struct Tally {
        int filled = 0;
        int integers = 0;
        int percents = 0;
        int monies = 0;
        int numbersPoint = 0;  ///< numbers when '.' is the decimal sign
        int numbersComma = 0;  ///< numbers when ',' is
        int provesPoint = 0;
        int provesComma = 0;
        int datesYmd = 0;
        int datesDmy = 0;
        int datesMdy = 0;
        int datesAny = 0;
        int numericDates = 0;  ///< dates whose order matters
        int dottedDates = 0;   ///< of them, with full stops
        int withTime = 0;
        int bools = 0;
        int durations = 0;
        int emails = 0;
        int urls = 0;
        QStringList distinct;
        bool distinctComplete = true;
        std::vector<QString> sample;  ///< the first values, to show odd ones
    };
    void addValue(Tally &tally, QStringView value) const;

    ValueFormats m_preferred;
    std::vector<Tally> m_tallies;
    int m_rows = 0;
};

/// What a single value looks like, with any date order and decimal sign.
[[nodiscard]] ColumnKind kindOfValue(QStringView value);

}  // namespace fieldfare
