// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_parse.h"

#include "base/characters.h"
#include "exchange/value_text.h"

#include <QtNumeric>

namespace fieldfare {

namespace {

/// Walks over a text without copying.
struct Scanner {
    QStringView text;
    qsizetype pos = 0;

    [[nodiscard]] bool atEnd() const { return pos >= text.size(); }
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : text[pos]; }
    bool take(QChar c)
    {
        if (atEnd() || text[pos] != c)
            return false;
        ++pos;
        return true;
    }
    bool takeWord(QStringView word)
    {
        if (!text.sliced(pos).startsWith(word, Qt::CaseInsensitive))
            return false;
        pos += word.size();
        return true;
    }
    void blanks()
    {
        while (!atEnd() && text[pos].isSpace())
            ++pos;
    }
    /// Up to nine digits; -1 when there are none or more.
    int number(int *digits)
    {
        int value = 0;
        int count = 0;
        for (; !atEnd() && isAsciiDigit(text[pos]); ++pos, ++count) {
            if (count == 9)
                return -1;
            value = value * 10 + (text[pos].unicode() - u'0');
        }
        *digits = count;
        return count == 0 ? -1 : value;
    }
    QStringView letters()
    {
        const qsizetype begin = pos;
        while (!atEnd() && (text[pos].isLetter() || (pos > begin && text[pos] == u'\'')))
            ++pos;
        return text.sliced(begin, pos - begin);
    }
};

/// Month by its name or the beginning of it (three letters or more) in English, German, French, Spanish, Italian, Dutch;
/// 0 when it is none.
int monthOfName(QStringView name)
{
    struct Names {
        int month{};
        QStringView names[8];
    };
    static constexpr Names months[] = {
        {1, {u"january", u"januar", u"jänner", u"janvier", u"enero", u"gennaio", u"januari"}},
        {2, {u"february", u"februar", u"février", u"fevrier", u"febrero", u"febbraio", u"feber", u"fév"}},
        {3, {u"march", u"märz", u"maerz", u"mars", u"marzo", u"maart", u"mrz", u"mär"}},
        {4, {u"april", u"avril", u"abril", u"aprile"}},
        {5, {u"may", u"mai", u"mayo", u"maggio", u"mei"}},
        {6, {u"june", u"juni", u"juin", u"junio", u"giugno"}},
        {7, {u"july", u"juli", u"juillet", u"julio", u"luglio"}},
        {8, {u"august", u"août", u"aout", u"agosto", u"augustus"}},
        {9, {u"september", u"septembre", u"septiembre", u"settembre"}},
        {10, {u"october", u"oktober", u"octobre", u"octubre", u"ottobre"}},
        {11, {u"november", u"novembre", u"noviembre"}},
        {12, {u"december", u"dezember", u"décembre", u"decembre", u"diciembre", u"dicembre"}},
    };
    if (name.size() < 3)
        return 0;
    // "jui" is the beginning of two French months; "jun" and "jul" of English ones decide by their third letter.
    if (name.compare(u"jui", Qt::CaseInsensitive) == 0)
        return 0;
    for (const Names &entry : months) {
        for (const QStringView full : entry.names) {
            if (!full.isEmpty() && full.startsWith(name, Qt::CaseInsensitive))
                return entry.month;
        }
    }
    return 0;
}

bool isWeekday(QStringView name)
{
    static constexpr QStringView days[] = {u"monday",     u"tuesday", u"wednesday", u"thursday", u"friday",
                                           u"saturday",   u"sunday",  u"montag",    u"dienstag", u"mittwoch",
                                           u"donnerstag", u"freitag", u"samstag",   u"sonntag"};
    if (name.size() < 2)
        return false;
    return std::any_of(std::begin(days), std::end(days),
                       [&](QStringView day) { return day.startsWith(name, Qt::CaseInsensitive); });
}

int fullYear(int year, int digits)
{
    if (digits == 4)
        return year;
    if (digits == 2)
        return year < 50 ? 2000 + year : 1900 + year;
    return -1;
}

std::optional<QDate> validDate(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const QDate date(year, month, day);
    if (!date.isValid())
        return std::nullopt;
    return date;
}

/// Between the parts of a date: blanks with at most one of - . / , or ' among them.
bool takeSeparator(Scanner &s, QChar *sign)
{
    const qsizetype begin = s.pos;
    s.blanks();
    *sign = u' ';
    if (!s.atEnd() && QStringView(u"-./,'").contains(s.peek())) {
        *sign = s.peek();
        ++s.pos;
        s.blanks();
    }
    return s.pos > begin;
}

std::optional<QDate> scanDate(Scanner &s, DateOrder order)
{
    int digits[3] = {};
    int parts[3] = {};
    // A weekday in front says nothing we do not know.
    if (s.peek().isLetter()) {
        Scanner probe = s;
        if (isWeekday(probe.letters())) {
            probe.take(u'.');
            probe.take(u',');
            probe.blanks();
            if (isAsciiDigit(probe.peek()) || probe.peek().isLetter())
                s = probe;
        }
    }
    if (s.peek().isLetter()) {  // March 5, 2024
        const int month = monthOfName(s.letters());
        QChar sign;
        s.take(u'.');
        takeSeparator(s, &sign);
        const int day = s.number(&digits[0]);
        if (month == 0 || day < 0 || digits[0] > 2)
            return std::nullopt;
        if (!s.takeWord(u"st") && !s.takeWord(u"nd") && !s.takeWord(u"rd"))
            s.takeWord(u"th");
        if (!takeSeparator(s, &sign))
            return std::nullopt;
        const int year = s.number(&digits[1]);
        return validDate(fullYear(year, digits[1]), month, day);
    }
    parts[0] = s.number(&digits[0]);
    if (parts[0] < 0)
        return std::nullopt;
    if (digits[0] == 8)
        return validDate(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
    // 2024年3月5日, also with the Korean words
    {
        Scanner han = s;
        han.blanks();
        if (digits[0] == 4 && (han.take(u'年') || han.take(u'년'))) {
            han.blanks();
            parts[1] = han.number(&digits[1]);
            han.blanks();
            if (!han.take(u'月') && !han.take(u'월'))
                return std::nullopt;
            han.blanks();
            parts[2] = han.number(&digits[2]);
            han.blanks();
            if (!han.take(u'日') && !han.take(u'号'))
                (void)han.take(u'일');
            s = han;
            return validDate(parts[0], parts[1], parts[2]);
        }
    }
    if (digits[0] > 4)
        return std::nullopt;
    Scanner ordinal = s;
    if (ordinal.takeWord(u"st") || ordinal.takeWord(u"nd") || ordinal.takeWord(u"rd") || ordinal.takeWord(u"th"))
        s = ordinal;
    QChar first;
    QChar second;
    if (!takeSeparator(s, &first))
        return std::nullopt;
    if (s.peek().isLetter()) {  // 5 March 2024, 05-Mar-24, 2024-Mar-05
        (void)s.takeWord(u"de ");
        const int month = monthOfName(s.letters());
        s.take(u'.');
        takeSeparator(s, &second);
        (void)s.takeWord(u"de ");
        parts[2] = s.number(&digits[2]);
        if (month == 0 || parts[2] < 0)
            return std::nullopt;
        if (digits[0] == 4)
            return validDate(parts[0], month, parts[2]);
        return digits[0] <= 2 ? validDate(fullYear(parts[2], digits[2]), month, parts[0]) : std::nullopt;
    }
    parts[1] = s.number(&digits[1]);
    if (parts[1] < 0 || digits[1] > 2 || !takeSeparator(s, &second))
        return std::nullopt;
    parts[2] = s.number(&digits[2]);
    // Numbers need a sign between them, the same one twice (a blank may follow it).
    if (parts[2] < 0 || first != second || first == u' ' || first == u',' || first == u'\'')
        return std::nullopt;
    if (digits[0] == 4)
        return digits[2] <= 2 ? validDate(parts[0], parts[1], parts[2]) : std::nullopt;
    if (digits[0] > 2)
        return std::nullopt;
    switch (order) {
    case DateOrder::YearMonthDay:
        return digits[0] == 2 && digits[2] <= 2 ? validDate(fullYear(parts[0], 2), parts[1], parts[2]) : std::nullopt;
    case DateOrder::DayMonthYear: return validDate(fullYear(parts[2], digits[2]), parts[1], parts[0]);
    case DateOrder::MonthDayYear: return validDate(fullYear(parts[2], digits[2]), parts[0], parts[1]);
    }
    return std::nullopt;
}

struct TimeOfDay {
    qint64 ms = 0;
    std::optional<int> offsetSeconds;  ///< from UTC, where the text names it
};

bool takeAfternoon(Scanner &s, bool *afternoon)
{
    Scanner probe = s;
    probe.blanks();
    if (probe.takeWord(u"am") || probe.takeWord(u"a.m.") || probe.takeWord(u"上午"))
        *afternoon = false;
    else if (probe.takeWord(u"pm") || probe.takeWord(u"p.m.") || probe.takeWord(u"下午"))
        *afternoon = true;
    else
        return false;
    probe.blanks();
    s = probe;
    return true;
}

std::optional<TimeOfDay> scanTime(Scanner &s)
{
    bool afternoon = false;
    bool half = takeAfternoon(s, &afternoon);
    int digits = 0;
    int hour = s.number(&digits);
    if (hour < 0 || digits > 2)
        return std::nullopt;
    int minute = 0;
    int second = 0;
    int ms = 0;
    if (s.take(u':') || s.take(u'时') || s.take(u'点')) {
        minute = s.number(&digits);
        if (minute < 0 || minute > 59 || digits != 2)
            return std::nullopt;
        (void)s.take(u'分');
        if (s.take(u':')) {
            second = s.number(&digits);
            if (second < 0 || second > 60 || digits != 2)
                return std::nullopt;
            second = std::min(second, 59);  // a leap second
            if (s.take(u'.') || (s.peek() == u',' && s.take(u','))) {
                const int fraction = s.number(&digits);
                if (fraction < 0)
                    return std::nullopt;
                ms = fraction;
                for (; digits < 3; ++digits)
                    ms *= 10;
                for (; digits > 3; --digits)
                    ms /= 10;
            }
        }
    } else if (!half) {
        Scanner probe = s;
        bool ignored = false;
        if (!takeAfternoon(probe, &ignored))
            return std::nullopt;
    }
    if (!half)
        half = takeAfternoon(s, &afternoon);
    if (half) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (afternoon ? 12 : 0);
    }
    if (hour > 24 || (hour == 24 && (minute != 0 || second != 0)))
        return std::nullopt;
    TimeOfDay time;
    time.ms = ((qint64(hour) * 60 + minute) * 60 + second) * 1000 + ms;
    s.blanks();
    if (s.takeWord(u"Z") || s.takeWord(u"UTC") || s.takeWord(u"GMT"))
        time.offsetSeconds = 0;
    if (s.peek() == u'+' || s.peek() == u'-') {
        const bool west = s.peek() == u'-';
        ++s.pos;
        int value = s.number(&digits);
        int minutes = 0;
        if (value < 0)
            return std::nullopt;
        if (digits == 4) {
            minutes = value % 100;
            value /= 100;
        } else if (digits > 2) {
            return std::nullopt;
        } else if (s.take(u':')) {
            minutes = s.number(&digits);
            if (minutes < 0 || digits != 2)
                return std::nullopt;
        }
        if (value > 14 || minutes > 59)
            return std::nullopt;
        time.offsetSeconds = (west ? -1 : 1) * (value * 3600 + minutes * 60);
    }
    return time;
}

QDateTime toUtc(QDate date, const TimeOfDay &time, const QTimeZone &zone)
{
    constexpr qint64 dayMs = 86'400'000;
    const qint64 local = (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * dayMs + time.ms;
    if (time.offsetSeconds)
        return QDateTime::fromMSecsSinceEpoch(local - qint64(*time.offsetSeconds) * 1000, Qt::UTC);
    if (zone == QTimeZone::utc() || !zone.isValid())
        return QDateTime::fromMSecsSinceEpoch(local, Qt::UTC);
    if (time.ms == 0)
        return date.startOfDay(zone).toUTC();
    const QDate day = time.ms == dayMs ? date.addDays(1) : date;
    return QDateTime(day, QTime::fromMSecsSinceStartOfDay(static_cast<int>(time.ms % dayMs)), zone).toUTC();
}

struct Unit {
    QStringView name;
    qint64 seconds{};
};

/// Longer names before their beginnings.
constexpr Unit units[] = {
    {u"seconds", 1},    {u"second", 1},    {u"secs", 1},     {u"sec", 1},        {u"sek", 1},       {u"秒钟", 1},
    {u"秒", 1},         {u"minutes", 60},  {u"minute", 60},  {u"minuten", 60},   {u"mins", 60},     {u"min", 60},
    {u"分钟", 60},      {u"分", 60},       {u"hours", 3600}, {u"hour", 3600},    {u"heures", 3600}, {u"heure", 3600},
    {u"stunden", 3600}, {u"stunde", 3600}, {u"hrs", 3600},   {u"hr", 3600},      {u"std", 3600},    {u"小时", 3600},
    {u"个小时", 3600},  {u"时", 3600},     {u"days", 86400}, {u"day", 86400},    {u"tage", 86400},  {u"tag", 86400},
    {u"jours", 86400},  {u"jour", 86400},  {u"天", 86400},   {u"weeks", 604800}, {u"week", 604800}, {u"周", 604800},
    {u"s", 1},          {u"m", 60},        {u"h", 3600},     {u"d", 86400},      {u"w", 604800},
};

/// number × seconds, exact to the second; none when it overflows or leaves a fraction of one.
std::optional<qint64> inSeconds(const ScaledNumber &number, qint64 seconds)
{
    const auto millionths = number.at(6, nullptr);
    qint64 product = 0;
    if (!millionths || number.cut || qMulOverflow(*millionths, seconds, &product))
        return std::nullopt;
    return product / 1'000'000 + (product % 1'000'000 >= 500'000 ? 1 : 0);
}

}  // namespace

QString dateOrderKey(DateOrder order)
{
    switch (order) {
    case DateOrder::YearMonthDay: return QStringLiteral("YMD");
    case DateOrder::DayMonthYear: return QStringLiteral("DMY");
    case DateOrder::MonthDayYear: return QStringLiteral("MDY");
    }
    return {};
}

std::optional<DateOrder> dateOrderFromKey(QStringView key)
{
    if (key.compare(u"YMD", Qt::CaseInsensitive) == 0)
        return DateOrder::YearMonthDay;
    if (key.compare(u"DMY", Qt::CaseInsensitive) == 0)
        return DateOrder::DayMonthYear;
    if (key.compare(u"MDY", Qt::CaseInsensitive) == 0)
        return DateOrder::MonthDayYear;
    return std::nullopt;
}

std::optional<QDate> tryDate(QStringView text, DateOrder order)
{
    const PlainText plain(text);
    Scanner s{plain.view()};
    const auto date = scanDate(s, order);
    if (!date)
        return std::nullopt;
    if (s.atEnd())
        return date;
    // Programs without a date type write midnight behind it.
    if (!s.take(u'T') && !s.peek().isSpace())
        return std::nullopt;
    s.blanks();
    const auto time = scanTime(s);
    if (!time || time->ms != 0 || !s.atEnd())
        return std::nullopt;
    return date;
}

std::optional<QDateTime> tryDateTime(QStringView text, const ValueFormats &formats)
{
    const PlainText plain(text);
    Scanner s{plain.view()};
    const auto date = scanDate(s, formats.dateOrder);
    if (!date)
        return std::nullopt;
    if (s.atEnd())
        return toUtc(*date, {}, formats.zone);
    // 日 may be followed by the time at once; everything else needs T, a comma or a blank.
    const bool han = s.text[s.pos - 1] == u'日' || s.text[s.pos - 1] == u'号';
    const qsizetype before = s.pos;
    if (!s.take(u'T')) {
        (void)s.take(u',');
        s.blanks();
    }
    if (s.pos == before && !han)
        return std::nullopt;
    const auto time = scanTime(s);
    s.blanks();
    if (!time || !s.atEnd())
        return std::nullopt;
    return toUtc(*date, *time, formats.zone);
}

std::optional<qint64> tryDuration(QStringView text, char16_t decimalSign, qint64 bareUnit)
{
    const PlainText plain(text);
    QStringView view = plain.view();
    if (view.isEmpty())
        return std::nullopt;
    if (const auto bare = scanNumber(view, decimalSign))
        return bare->unscaled < 0 ? std::nullopt : inSeconds(*bare, bareUnit);
    if (view.contains(u':')) {
        int digits = 0;
        Scanner s{view};
        const int hours = s.number(&digits);
        if (hours < 0 || !s.take(u':'))
            return std::nullopt;
        const int minutes = s.number(&digits);
        if (minutes < 0 || minutes > 59 || digits != 2)
            return std::nullopt;
        int seconds = 0;
        if (s.take(u':')) {
            seconds = s.number(&digits);
            if (seconds < 0 || seconds > 59 || digits != 2)
                return std::nullopt;
        }
        (void)s.takeWord(u" h");
        if (!s.atEnd())
            return std::nullopt;
        return qint64(hours) * 3600 + minutes * 60 + seconds;
    }
    bool iso = false;
    if (view.front() == u'P' || view.front() == u'p') {
        iso = true;
        view = view.sliced(1);
    }
    Scanner s{view};
    qint64 total = 0;
    bool any = false;
    qint64 smallest = std::numeric_limits<qint64>::max();
    while (true) {
        s.blanks();
        if (iso)
            (void)s.take(u'T');
        if (s.atEnd())
            break;
        (void)s.takeWord(u"and ");
        (void)s.take(u',');
        s.blanks();
        const qsizetype begin = s.pos;
        while (!s.atEnd() && (isAsciiDigit(s.peek()) || s.peek() == u'.' || s.peek() == u','))
            ++s.pos;
        const auto number = scanNumber(view.sliced(begin, s.pos - begin), iso ? u'.' : decimalSign);
        if (!number)
            return std::nullopt;
        s.blanks();
        const Unit *found = nullptr;
        for (const Unit &unit : units) {
            Scanner probe = s;
            if (probe.takeWord(unit.name) && !(probe.peek().isLetter() && unit.name.back().unicode() < 0x80 && !iso)) {
                found = &unit;
                s = probe;
                break;
            }
        }
        if (found == nullptr || found->seconds >= smallest)
            return std::nullopt;
        (void)s.take(u'.');
        smallest = found->seconds;
        const auto seconds = inSeconds(*number, found->seconds);
        if (!seconds || qAddOverflow(total, *seconds, &total))
            return std::nullopt;
        any = true;
    }
    if (!any)
        return std::nullopt;
    return total;
}

}  // namespace fieldfare
