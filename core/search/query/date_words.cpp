// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/date_words.h"

namespace fieldfare {

namespace {

enum class Unit { Day, Week, Month, Quarter, Year };

struct UnitWord {
    QStringView word;
    Unit unit = Unit::Day;
};
constexpr UnitWord unitWords[] = {
    {u"day", Unit::Day},         {u"week", Unit::Week}, {u"month", Unit::Month},
    {u"quarter", Unit::Quarter}, {u"year", Unit::Year},
};

QDate startOf(Unit unit, QDate day, const QLocale &locale)
{
    switch (unit) {
    case Unit::Day: return day;
    case Unit::Week: return day.addDays(-((day.dayOfWeek() - int(locale.firstDayOfWeek()) + 7) % 7));
    case Unit::Month: return QDate(day.year(), day.month(), 1);
    case Unit::Quarter: return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case Unit::Year: return QDate(day.year(), 1, 1);
    }
    return day;
}

QDate moved(Unit unit, QDate day, qint64 count)
{
    switch (unit) {
    case Unit::Day: return day.addDays(count);
    case Unit::Week: return day.addDays(7 * count);
    case Unit::Month: return day.addMonths(int(count));
    case Unit::Quarter: return day.addMonths(int(3 * count));
    case Unit::Year: return day.addYears(int(count));
    }
    return day;
}

/// Midnight may not exist on the day a clock is put forward; then the day begins later.
QDateTime dayBegin(QDate day, const QTimeZone &zone) { return day.startOfDay(zone); }

TimeSpan period(QDate from, QDate to, const QTimeZone &zone)
{
    return {TimeSpan::Kind::Period, dayBegin(from, zone), dayBegin(to, zone)};
}

std::optional<int> number(QStringView text)
{
    if (text.isEmpty() || text.size() > 5)
        return std::nullopt;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

std::optional<TimeSpan> calendarDate(QStringView word, const QTimeZone &zone)
{
    const auto ofDay = [&](QDate day) -> std::optional<TimeSpan> {
        if (!day.isValid())
            return std::nullopt;
        return period(day, day.addDays(1), zone);
    };
    if (word.count(u'.') == 2) {
        const auto parts = word.split(u'.');
        const auto day = number(parts[0]);
        const auto month = number(parts[1]);
        const auto year = number(parts[2]);
        if (!day || !month || !year || parts[2].size() != 4)
            return std::nullopt;
        return ofDay(QDate(*year, *month, *day));
    }
    if (word.size() < 4)
        return std::nullopt;
    const auto year = number(word.first(4));
    if (!year || *year < 1)
        return std::nullopt;
    if (word.size() == 4)
        return period(QDate(*year, 1, 1), QDate(*year, 1, 1).addYears(1), zone);
    if (word[4] != u'-')
        return std::nullopt;
    const QStringView rest = word.sliced(5);
    if (rest.size() == 2 && (rest[0] == u'q' || rest[0] == u'Q') && rest[1] >= u'1' && rest[1] <= u'4') {
        const QDate first(*year, (rest[1].unicode() - u'1') * 3 + 1, 1);
        return period(first, first.addMonths(3), zone);
    }
    const auto month = number(rest.first(std::min<qsizetype>(2, rest.size())));
    if (!month || *month < 1 || *month > 12)
        return std::nullopt;
    if (rest.size() <= 2) {
        const QDate first(*year, *month, 1);
        return period(first, first.addMonths(1), zone);
    }
    if (word.size() == 10)
        return ofDay(QDate::fromString(word.toString(), Qt::ISODate));
    if (word.size() < 16 || (word[10] != u'T' && word[10] != u't'))
        return std::nullopt;
    QDateTime moment = QDateTime::fromString(word.toString().toUpper(), Qt::ISODate);
    if (!moment.isValid())
        return std::nullopt;
    if (moment.timeSpec() == Qt::LocalTime)
        moment = QDateTime(moment.date(), moment.time(), zone);
    const bool toTheMinute = word.size() == 16;
    return TimeSpan{TimeSpan::Kind::Period, moment, moment.addSecs(toTheMinute ? 60 : 1)};
}

std::optional<TimeSpan> distance(QStringView word, const QDateTime &now)
{
    const bool isSigned = word.startsWith(u'+') || word.startsWith(u'-');
    const bool forward = word.startsWith(u'+');
    if (isSigned)
        word = word.sliced(1);
    if (word.size() < 2)
        return std::nullopt;
    const auto count = number(word.first(word.size() - 1));
    if (!count)
        return std::nullopt;
    const int n = forward ? *count : -*count;
    QDateTime moment;
    switch (word.back().toLower().unicode()) {
    case u'h': moment = now.addSecs(3600 * qint64(n)); break;
    case u'd': moment = now.addDays(n); break;
    case u'w': moment = now.addDays(7 * qint64(n)); break;
    case u'm': moment = now.addMonths(n); break;
    case u'q': moment = now.addMonths(3 * n); break;
    case u'y': moment = now.addYears(n); break;
    default: return std::nullopt;
    }
    if (!moment.isValid())
        return std::nullopt;
    return TimeSpan{isSigned ? TimeSpan::Kind::Offset : TimeSpan::Kind::Age, moment, {}};
}

}  // namespace

std::optional<TimeSpan> readTimeWord(QStringView word, const QDateTime &now, const QTimeZone &zone,
                                     const QLocale &locale)
{
    const QDateTime here = now.toTimeZone(zone);
    const QDate today = here.date();
    const QString lower = word.toString().toLower();
    if (lower == u"now")
        return TimeSpan{TimeSpan::Kind::Offset, here, {}};
    if (lower == u"today")
        return period(today, today.addDays(1), zone);
    if (lower == u"yesterday")
        return period(today.addDays(-1), today, zone);
    if (lower == u"tomorrow")
        return period(today.addDays(1), today.addDays(2), zone);
    for (const UnitWord &entry : unitWords) {
        int shift = 0;
        if (lower == QStringLiteral("this_") + entry.word.toString())
            shift = 0;
        else if (lower == QStringLiteral("last_") + entry.word.toString())
            shift = -1;
        else if (lower == QStringLiteral("next_") + entry.word.toString())
            shift = 1;
        else
            continue;
        const QDate from = moved(entry.unit, startOf(entry.unit, today, locale), shift);
        return period(from, moved(entry.unit, from, 1), zone);
    }
    if (const auto relative = distance(lower, here))
        return relative;
    return calendarDate(word, zone);
}

}  // namespace fieldfare
