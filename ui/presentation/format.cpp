// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace fieldfare::format {

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

bool han(const QLocale &locale)
{
    return locale.language() == QLocale::Chinese || locale.language() == QLocale::Japanese;
}

QString dayMonth(const QDate &date, const QLocale &locale)
{
    return locale.toString(date, han(locale) ? QStringLiteral("M月d日") : FormatText::tr("d MMM"));
}

QString dayMonthYear(const QDate &date, const QLocale &locale)
{
    return locale.toString(date, han(locale) ? QStringLiteral("yyyy年M月d日") : FormatText::tr("d MMM yyyy"));
}

/// The day with this number and month that lies nearest to today.
QDate nearest(int day, int month, const QDate &today)
{
    QDate best;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
        const QDate candidate(year, month, day);
        if (candidate.isValid() &&
            (!best.isValid() || std::abs(today.daysTo(candidate)) < std::abs(today.daysTo(best)))) {
            best = candidate;
        }
    }
    return best;
}

QDate weekdayAhead(int weekday, const QDate &today)
{
    const int ahead = (weekday - today.dayOfWeek() + 7) % 7;
    return today.addDays(ahead == 0 ? 7 : ahead);
}

QString folded(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (!c.isMark()) {
            result += c;
        }
    }
    return result;
}

}  // namespace

QString currencySign(Currency currency)
{
    static const QHash<QString, QString> signs{
        {QStringLiteral("EUR"), QStringLiteral("€")},   {QStringLiteral("USD"), QStringLiteral("$")},
        {QStringLiteral("GBP"), QStringLiteral("£")},   {QStringLiteral("JPY"), QStringLiteral("JP¥")},
        {QStringLiteral("CNY"), QStringLiteral("¥")},   {QStringLiteral("INR"), QStringLiteral("₹")},
        {QStringLiteral("KRW"), QStringLiteral("₩")},   {QStringLiteral("PLN"), QStringLiteral("zł")},
        {QStringLiteral("CHF"), QStringLiteral("CHF")}, {QStringLiteral("ILS"), QStringLiteral("₪")},
        {QStringLiteral("UAH"), QStringLiteral("₴")},   {QStringLiteral("TRY"), QStringLiteral("₺")},
    };
    const QString code = currency.code();
    return signs.value(code, code);
}

QString money(Money amount, const QLocale &locale, bool cents)
{
    const int exponent = amount.currency.exponent();
    qint64 unit = 1;
    for (int i = 0; i < exponent; ++i) {
        unit *= 10;
    }
    const bool negative = amount.minor < 0;
    const quint64 size =
        negative ? quint64(0) - static_cast<quint64>(amount.minor) : static_cast<quint64>(amount.minor);
    const quint64 whole = size / static_cast<quint64>(unit);
    const quint64 rest = size % static_cast<quint64>(unit);
    QString text = locale.toString(static_cast<qulonglong>(whole));
    if (exponent > 0 && (rest != 0 || cents)) {
        text += locale.decimalPoint() + QStringLiteral("%1").arg(rest, exponent, 10, QLatin1Char('0'));
    }
    if (negative) {
        text.prepend(QStringLiteral("−"));
    }
    const QString sign = currencySign(amount.currency);
    return sign.isEmpty() ? text : sign + QChar(0x00A0) + text;
}

QString shortNumber(double value, const QLocale &locale)
{
    const double size = std::abs(value);
    const auto write = [&](double scaled, const QString &unit) {
        const bool fraction = std::abs(scaled) < 10 && std::abs(scaled - std::round(scaled)) > 0.05;
        return locale.toString(scaled, 'f', fraction ? 1 : 0) + unit;
    };
    if (han(locale)) {
        if (size >= 1e8) {
            return write(value / 1e8, QStringLiteral("亿"));
        }
        return size >= 1e4 ? write(value / 1e4, QStringLiteral("万")) : write(value, {});
    }
    if (size >= 1e9) {
        return write(value / 1e9, QStringLiteral("B"));
    }
    if (size >= 1e6) {
        return write(value / 1e6, QStringLiteral("M"));
    }
    return size >= 1e3 ? write(value / 1e3, QStringLiteral("k")) : write(value, {});
}

QString decimal(Decimal value, const QLocale &locale)
{
    const bool negative = value.millionths < 0;
    const quint64 size =
        negative ? quint64(0) - static_cast<quint64>(value.millionths) : static_cast<quint64>(value.millionths);
    QString text = locale.toString(static_cast<qulonglong>(size / Decimal::one));
    QString places = QStringLiteral("%1").arg(size % Decimal::one, Decimal::places, 10, QLatin1Char('0'));
    while (places.endsWith(QLatin1Char('0'))) {
        places.chop(1);
    }
    if (!places.isEmpty()) {
        text += locale.decimalPoint() + places;
    }
    return negative ? QStringLiteral("−") + text : text;
}

QString percent(double value, int places, const QLocale &locale)
{
    return locale.toString(value, 'f', places) + QChar(0x00A0) + QLatin1Char('%');
}

QString number(qint64 value, const QLocale &locale) { return locale.toString(value); }

QString date(const QDate &date, const QDate &today, const QLocale &locale)
{
    if (!date.isValid()) {
        return {};
    }
    const qint64 days = today.daysTo(date);
    if (days == 0) {
        return FormatText::tr("Today");
    }
    if (days == 1) {
        return FormatText::tr("Tomorrow");
    }
    if (days == -1) {
        return FormatText::tr("Yesterday");
    }
    if (days > 1 && days < 7) {
        return locale.standaloneDayName(date.dayOfWeek());
    }
    const bool near = date.year() == today.year() || std::abs(days) < 120;
    return near ? dayMonth(date, locale) : dayMonthYear(date, locale);
}

QString fullDate(const QDate &date, const QLocale &locale)
{
    return date.isValid() ? dayMonthYear(date, locale) : QString();
}

QString moment(const QDateTime &utc, const QDateTime &now, const QTimeZone &zone, const QLocale &locale)
{
    if (!utc.isValid()) {
        return {};
    }
    const QDateTime local = utc.toTimeZone(zone);
    const QDate today = now.toTimeZone(zone).date();
    const QString day = date(local.date(), today, locale);
    if (std::abs(local.date().daysTo(today)) > 120 && local.date().year() != today.year()) {
        return day;
    }
    return day + QLatin1Char(' ') + local.time().toString(QStringLiteral("HH:mm"));
}

QString fullMoment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale)
{
    if (!utc.isValid()) {
        return {};
    }
    const QDateTime local = utc.toTimeZone(zone);
    return FormatText::tr("%1, %2").arg(locale.toString(local.date(), QLocale::LongFormat),
                                        local.time().toString(QStringLiteral("HH:mm")));
}

QString duration(qint64 seconds)
{
    const qint64 minutes = (seconds + 30) / 60;
    if (seconds < 60) {
        return FormatText::tr("%1 s").arg(seconds);
    }
    if (minutes < 60) {
        return FormatText::tr("%1 min").arg(minutes);
    }
    const qint64 hours = minutes / 60;
    if (hours < 24) {
        return minutes % 60 ? FormatText::tr("%1 h %2 min").arg(hours).arg(minutes % 60)
                            : FormatText::tr("%1 h").arg(hours);
    }
    return hours % 24 ? FormatText::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24)
                      : FormatText::tr("%1 d").arg(hours / 24);
}

QString age(const QDateTime &utc, const QDateTime &now)
{
    const qint64 seconds = utc.secsTo(now);
    if (seconds < 60) {
        return FormatText::tr("just now");
    }
    if (seconds < 3600) {
        return FormatText::tr("%1 min").arg(seconds / 60);
    }
    if (seconds < 86400) {
        return FormatText::tr("%1 h").arg(seconds / 3600);
    }
    const int days = static_cast<int>(seconds / 86400);
    if (days < 60) {
        return days == 1 ? FormatText::tr("1 day") : FormatText::tr("%1 days").arg(days);
    }
    return days < 730 ? FormatText::tr("%1 months").arg(days / 30) : FormatText::tr("%1 years").arg(days / 365);
}

QDate parseDate(const QString &typed, const QDate &today, const QLocale &locale)
{
    const QString text = typed.simplified();
    const QString lower = text.toLower();
    if (text.isEmpty()) {
        return {};
    }
    if (lower == QLatin1String("today") || lower == FormatText::tr("today").toLower() ||
        lower == FormatText::tr("Today").toLower()) {
        return today;
    }
    if (lower == QLatin1String("tomorrow") || lower == FormatText::tr("tomorrow").toLower() ||
        lower == FormatText::tr("Tomorrow").toLower()) {
        return today.addDays(1);
    }
    if (lower == QLatin1String("yesterday") || lower == FormatText::tr("yesterday").toLower() ||
        lower == FormatText::tr("Yesterday").toLower()) {
        return today.addDays(-1);
    }
    static const QRegularExpression offset(QStringLiteral("^([+-]\\d{1,4})\\s*([dwmy]?)$"));
    if (const auto match = offset.match(lower); match.hasMatch()) {
        const int n = match.captured(1).toInt();
        const QString unit = match.captured(2);
        return unit == QLatin1String("w")   ? today.addDays(7LL * n)
               : unit == QLatin1String("m") ? today.addMonths(n)
               : unit == QLatin1String("y") ? today.addYears(n)
                                            : today.addDays(n);
    }
    for (int day = 1; day <= 7; ++day) {
        for (const QLocale &spoken : {locale, QLocale(QLocale::English)}) {
            const QString longName = spoken.standaloneDayName(day, QLocale::LongFormat).toLower();
            QString shortName = spoken.standaloneDayName(day, QLocale::ShortFormat).toLower();
            shortName.remove(QLatin1Char('.'));
            if (lower == longName || lower == shortName) {
                return weekdayAhead(day, today);
            }
        }
    }
    if (const QDate iso = QDate::fromString(text, Qt::ISODate); iso.isValid()) {
        return iso;
    }
    static const QRegularExpression numeric(
        QStringLiteral("^(\\d{1,4})[./\\- 年](\\d{1,2})(?:[./\\- 月](\\d{1,4})?)?日?\\.?$"));
    if (const auto match = numeric.match(text); match.hasMatch()) {
        const int a = match.captured(1).toInt();
        const int b = match.captured(2).toInt();
        const QString order = locale.dateFormat(QLocale::ShortFormat);
        const bool monthFirst = order.indexOf(QLatin1Char('M')) < order.indexOf(QLatin1Char('d'));
        if (a > 31) {
            return QDate(a, b, match.captured(3).isEmpty() ? 1 : match.captured(3).toInt());
        }
        const int day = monthFirst && a <= 12 ? b : a;
        const int month = monthFirst && a <= 12 ? a : b;
        if (match.captured(3).isEmpty()) {
            return nearest(day, month, today);
        }
        if (match.captured(3).size() == 1 || match.captured(3).size() == 3) {
            return {};
        }
        int year = match.captured(3).toInt();
        if (year < 100) {
            // A century that keeps the date within fifty years of today.
            year += today.year() / 100 * 100;
            year += year - today.year() > 50 ? -100 : today.year() - year > 50 ? 100 : 0;
        }
        return QDate(year, month, day);
    }
    static const QRegularExpression chinese(QStringLiteral("^(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?$"));
    if (const auto match = chinese.match(text); match.hasMatch()) {
        return nearest(match.captured(2).toInt(), match.captured(1).toInt(), today);
    }
    static const QRegularExpression named(QStringLiteral("^(\\d{1,2})\\.?\\s*(\\p{L}{3,})\\.?\\s*(\\d{4})?$"));
    if (const auto match = named.match(text); match.hasMatch()) {
        const QString wanted = match.captured(2).toLower();
        for (int month = 1; month <= 12; ++month) {
            for (const QLocale &spoken : {locale, QLocale(QLocale::English)}) {
                if (spoken.standaloneMonthName(month).toLower().startsWith(wanted)) {
                    const int day = match.captured(1).toInt();
                    return match.captured(3).isEmpty() ? nearest(day, month, today)
                                                       : QDate(match.captured(3).toInt(), month, day);
                }
            }
        }
    }
    for (const auto form : {QLocale::ShortFormat, QLocale::LongFormat}) {
        if (const QDate read = locale.toDate(text, form); read.isValid()) {
            return read.year() < 1950 && !text.contains(QLatin1String("19")) ? read.addYears(100) : read;
        }
    }
    for (const QString &pattern : {QStringLiteral("d MMM yyyy"), FormatText::tr("d MMM yyyy")}) {
        if (const QDate read = locale.toDate(text, pattern); read.isValid()) {
            return read;
        }
    }
    return {};
}

QTime parseTime(const QString &typed, const QLocale &locale)
{
    const QString text = typed.simplified().toLower();
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,2})(?:[:.h ]?(\\d{2}))?\\s*(am|pm|a|p)?$"));
    if (const auto match = pattern.match(text); match.hasMatch()) {
        int hour = match.captured(1).toInt();
        const QString half = match.captured(3);
        if (half.startsWith(QLatin1Char('p')) && hour < 12) {
            hour += 12;
        } else if (half.startsWith(QLatin1Char('a')) && hour == 12) {
            hour = 0;
        }
        return QTime(hour, match.captured(2).toInt());
    }
    return locale.toTime(typed.simplified(), QLocale::ShortFormat);
}

std::optional<Decimal> parseAmount(const QString &typed, const QLocale &locale, bool *ok)
{
    *ok = true;
    QString text;
    for (const QChar c : typed) {
        if (c == QChar(0x2212)) {
            text += QLatin1Char('-');
        } else if (c.isDigit()) {
            text += QChar('0' + c.digitValue());
        } else if (c == QLatin1Char('.') || c == QLatin1Char(',') || c == QLatin1Char('-') || c == QLatin1Char('+')) {
            text += c;
        } else if (!c.isSpace() && c != QLatin1Char('\'') && c != QChar(0x2019) && !c.isLetter() &&
                   c.category() != QChar::Symbol_Currency) {
            *ok = false;
            return std::nullopt;
        }
    }
    if (text.isEmpty()) {
        *ok = typed.simplified().isEmpty();
        return std::nullopt;
    }
    // The last of the two signs is the decimal sign; a sign alone follows the locale, or groups when three digits follow it.
    const auto lastDot = text.lastIndexOf(QLatin1Char('.'));
    const auto lastComma = text.lastIndexOf(QLatin1Char(','));
    const QChar native = locale.decimalPoint().isEmpty() ? QLatin1Char('.') : locale.decimalPoint().at(0);
    QChar point = native;
    if (lastDot >= 0 && lastComma >= 0) {
        point = lastDot > lastComma ? QLatin1Char('.') : QLatin1Char(',');
    } else if (lastDot >= 0 || lastComma >= 0) {
        const QChar only = lastDot >= 0 ? QLatin1Char('.') : QLatin1Char(',');
        const bool grouping = text.count(only) > 1 || (only != native && text.size() - text.lastIndexOf(only) == 4);
        point = grouping ? (only == QLatin1Char('.') ? QLatin1Char(',') : QLatin1Char('.')) : only;
    }
    const QChar group = point == QLatin1Char('.') ? QLatin1Char(',') : QLatin1Char('.');
    const QStringList groups = text.section(point, 0, 0).split(group);
    for (int i = 1; i < groups.size(); ++i) {
        if (groups.at(i).size() < 2 || groups.at(i).size() > 4) {  // India groups by two, China by four
            *ok = false;
            return std::nullopt;
        }
    }
    text.remove(group);
    text.replace(point, QLatin1Char('.'));
    if (text.startsWith(QLatin1Char('+'))) {
        text.remove(0, 1);
    }
    const auto parsed = Decimal::parse(text);
    *ok = parsed.has_value();
    return parsed ? std::optional<Decimal>(*parsed) : std::nullopt;
}

int fuzzyScore(const QString &pattern, const QString &text)
{
    const QString p = folded(pattern).simplified();
    const QString t = folded(text);
    if (p.isEmpty()) {
        return 1;
    }
    int score = 0;
    qsizetype from = 0;
    qsizetype previous = -2;
    for (const QChar c : p) {
        if (c == QLatin1Char(' ')) {
            continue;
        }
        const auto startsWord = [&t](qsizetype i) { return i == 0 || !t.at(i - 1).isLetterOrNumber(); };
        qsizetype at = t.indexOf(c, from);
        if (at < 0) {
            return 0;
        }
        if (at != previous + 1) {
            // A word start further on beats a letter in the middle of a word.
            for (qsizetype i = at; i >= 0; i = t.indexOf(c, i + 1)) {
                if (startsWord(i)) {
                    at = i;
                    break;
                }
            }
        }
        score += at == previous + 1 ? 6 : startsWord(at) ? 8 : 1;
        previous = at;
        from = at + 1;
    }
    if (t.startsWith(p)) {
        score += 20;
    } else if (t.contains(p)) {
        score += 10;
    }
    return score * 100 / static_cast<int>(t.size() + 10) + 1;
}

}  // namespace fieldfare::format
