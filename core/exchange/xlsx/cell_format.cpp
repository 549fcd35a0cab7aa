// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/cell_format.h"

#include <QByteArray>

#include <cmath>

namespace fieldfare {

namespace {

constexpr double msPerDay = 86'400'000.0;
constexpr double lastSerial = 2'958'466.0;  // 10000-01-01
constexpr int significant = 15;

QString twoDigits(qint64 number) { return QString::number(number).rightJustified(2, u'0'); }

QString timeOfDay(const QTime &time)
{
    QString text = twoDigits(time.hour()) + u':' + twoDigits(time.minute());
    if (time.second() != 0 || time.msec() != 0)
        text += u':' + twoDigits(time.second());
    if (time.msec() != 0)
        text += u'.' + QString::number(time.msec()).rightJustified(3, u'0');
    return text;
}

/// "12.50" → "12.5", "44035.0" → "44035", "-0" → "0".
QByteArray trimmedNumber(QByteArray digits)
{
    if (digits.contains('.')) {
        while (digits.endsWith('0'))
            digits.chop(1);
        if (digits.endsWith('.'))
            digits.chop(1);
    }
    return digits == "-0" || digits.isEmpty() ? QByteArray("0") : digits;
}

/// Moves the decimal point of a plain number to the right, exactly.
QByteArray shifted(const QByteArray &plain, int places)
{
    const bool negative = plain.startsWith('-');
    QByteArray digits = negative ? plain.mid(1) : plain;
    qsizetype point = digits.indexOf('.');
    if (point < 0)
        point = digits.size();
    digits.remove(point, 1);
    point += places;
    if (digits.size() < point)
        digits.append(point - digits.size(), '0');
    if (point <= 0) {
        digits.prepend(QByteArray(1 - point, '0'));
        point = 1;
    }
    digits.insert(point, '.');
    while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')
        digits.remove(0, 1);
    const QByteArray result = trimmedNumber(digits);
    return negative && result != "0" ? '-' + result : result;
}

QByteArray plainNumber(QByteArrayView raw)
{
    const QByteArray text = raw.trimmed().toByteArray();
    bool isPlain = !text.isEmpty();
    int digits = 0;
    bool point = false;
    for (qsizetype i = 0; i < text.size() && isPlain; ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9')
            digits += digits > 0 || c != '0' ? 1 : 0;
        else if (c == '.' && !point && i > 0 && text[i - 1] != '-')
            point = true;
        else
            isPlain = c == '-' && i == 0 && text.size() > 1;
    }
    if (isPlain && (digits <= significant || !point))
        return trimmedNumber(text);
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return {};
    const QByteArray scientific = QByteArray::number(number, 'e', significant - 1);
    const qsizetype e = scientific.indexOf('e');
    const int exponent = scientific.mid(e + 1).toInt();
    if (std::abs(exponent) > 300)
        return text;
    return shifted(scientific.left(e), exponent);
}

}  // namespace

CellMeaning meaningOfFormat(int builtIn)
{
    switch (builtIn) {
    case 9:
    case 10: return CellMeaning::Percent;
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 47:
    case 55:
    case 56: return CellMeaning::Time;
    case 22: return CellMeaning::DateTime;
    case 46: return CellMeaning::Duration;
    default: break;
    }
    const bool date =
        (builtIn >= 14 && builtIn <= 17) || (builtIn >= 27 && builtIn <= 36) || (builtIn >= 50 && builtIn <= 58);
    return date ? CellMeaning::Date : CellMeaning::Number;
}

CellMeaning meaningOfFormat(QStringView code)
{
    if (code.compare(QStringLiteral("General"), Qt::CaseInsensitive) == 0)
        return CellMeaning::Number;
    bool date = false;
    bool time = false;
    bool month = false;
    bool elapsed = false;
    bool percent = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const char16_t c = code[i].toLower().unicode();
        if (c == u';')
            break;
        if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            if (end < 0)
                break;
            i = end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i);
            if (end < 0)
                break;
            const QString inner = code.sliced(i + 1, end - i - 1).toString().toLower();
            const bool unit =
                !inner.isEmpty() && (inner.count(u'h') == inner.size() || inner.count(u'm') == inner.size() ||
                                     inner.count(u's') == inner.size());
            elapsed = elapsed || unit;
            i = end;
        } else if (c == u'y' || c == u'd' || c == u'g' ||
                   (c == u'e' && !(i + 1 < code.size() && (code[i + 1] == u'+' || code[i + 1] == u'-')))) {
            date = true;
        } else if (c == u'h' || c == u's') {
            time = true;
        } else if (c == u'm') {
            month = true;
        } else if (c == u'a' && code.sliced(i).startsWith(QStringLiteral("AM/PM"), Qt::CaseInsensitive)) {
            time = true;
            i += 4;
        } else if (c == u'a' && code.sliced(i).startsWith(QStringLiteral("A/P"), Qt::CaseInsensitive)) {
            time = true;
            i += 2;
        } else if (c == u'%') {
            percent = true;
        }
    }
    if (elapsed)
        return CellMeaning::Duration;
    if (month && !time)
        date = true;
    if (date && time)
        return CellMeaning::DateTime;
    if (date)
        return CellMeaning::Date;
    if (time)
        return CellMeaning::Time;
    return percent ? CellMeaning::Percent : CellMeaning::Number;
}

QString cellNumberText(QByteArrayView raw)
{
    const QByteArray plain = plainNumber(raw);
    return plain.isEmpty() ? QString::fromUtf8(raw) : QString::fromLatin1(plain);
}

std::optional<QDateTime> dateOfSerial(double serial, bool from1904)
{
    if (!(serial >= 0) || serial >= lastSerial)
        return std::nullopt;
    const auto total = static_cast<qint64>(std::llround(serial * msPerDay));
    qint64 day = total / 86'400'000;
    const int inDay = static_cast<int>(total % 86'400'000);
    QDate date;
    if (from1904)
        date = QDate(1904, 1, 1).addDays(day);
    else
        date = QDate(1899, 12, day >= 60 ? 30 : 31).addDays(day);
    if (date.year() > 9999)
        return std::nullopt;
    return QDateTime(date, QTime::fromMSecsSinceStartOfDay(inDay), Qt::UTC);
}

std::optional<double> serialOfDate(const QDateTime &local)
{
    const QDate first(1900, 3, 1);
    if (local.date() < first || local.date().year() > 9999)
        return std::nullopt;
    return double(QDate(1899, 12, 30).daysTo(local.date())) + local.time().msecsSinceStartOfDay() / msPerDay;
}

QString cellText(QByteArrayView raw, CellMeaning meaning, bool from1904)
{
    const QByteArray plain = plainNumber(raw);
    if (plain.isEmpty())
        return QString::fromUtf8(raw);
    if (meaning == CellMeaning::Number)
        return QString::fromLatin1(plain);
    if (meaning == CellMeaning::Percent)
        return QString::fromLatin1(shifted(plain, 2)) + u'%';
    bool ok = false;
    const double serial = raw.trimmed().toByteArray().toDouble(&ok);
    if (!ok)
        return QString::fromLatin1(plain);
    // A time of more than a day is how long something took, one of more than a year a date shown without its day.
    if (meaning == CellMeaning::Time && serial >= 1)
        meaning = serial < 366 ? CellMeaning::Duration : CellMeaning::DateTime;
    if (meaning == CellMeaning::Duration) {
        const auto seconds = static_cast<qint64>(std::llround(std::abs(serial) * 86'400.0));
        if (std::abs(serial) >= lastSerial)
            return QString::fromLatin1(plain);
        return (serial < 0 ? QStringLiteral("-") : QString()) + QString::number(seconds / 3600) + u':' +
               twoDigits(seconds / 60 % 60) + u':' + twoDigits(seconds % 60);
    }
    const auto moment = dateOfSerial(serial, from1904);
    if (!moment)
        return QString::fromLatin1(plain);
    if (meaning == CellMeaning::Time)
        return timeOfDay(moment->time());
    QString text = moment->date().toString(Qt::ISODate);
    // A date format hides the time of day, but it is there.
    if (moment->time() != QTime(0, 0))
        text += u' ' + timeOfDay(moment->time());
    return text;
}

}  // namespace fieldfare
