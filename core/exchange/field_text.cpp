// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/field_text.h"

#include "base/text_fold.h"
#include "exchange/csv/formula_guard.h"
#include "exchange/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

/// What programs write where there is no value.
bool saysNothing(QStringView text)
{
    static constexpr QStringView words[] = {u"-",    u"–",    u"—",   u"n/a", u"#n/a", u"na",
                                            u"null", u"none", u"nil", u"nan", u"\\N"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](QStringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

Result<Value> readChoice(const FieldSpec &field, const QString &text)
{
    for (const Choice &choice : field.choices) {
        if (text == choice.key)
            return Value(choice.key);
    }
    const QString folded = foldName(text, CompanySuffix::Keep);
    for (const Choice &choice : field.choices) {
        if (folded == foldName(choice.key, CompanySuffix::Keep) ||
            folded == foldName(field.choiceLabel(choice.key), CompanySuffix::Keep) ||
            (choice.label != nullptr && folded == foldName(QString::fromUtf8(choice.label), CompanySuffix::Keep)))
            return Value(choice.key);
    }
    if (field.openChoices || field.choices.isEmpty())
        return Value(text);
    QStringList known;
    for (const Choice &choice : field.choices)
        known.append(choice.key);
    return fail(ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" is none of the choices: %2.").arg(text, known.join(QStringLiteral(", "))));
}

Result<Value> readCurrency(QStringView text, const ValueFormats &formats)
{
    if (const auto code = Currency::fromCode(text); code && !code->isEmpty())
        return Value(code->code());
    // A sign alone: the amount before it does not matter.
    if (const auto money = parseMoney(QString(u'1' + text.toString()), formats); money && money->currencyNamed)
        return Value(money->money.currency.code());
    return fail(ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" is not a currency; expected a code such as EUR.").arg(text));
}

template <class Entry, class FromObject>
Result<Value> readList(QStringView text, FromObject fromObject)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (!document.isArray())
        return fail(ErrorCode::InvalidInput,
                    ExchangeText::tr("\"%1\" is not a list as exports write it (JSON).").arg(text.left(60)),
                    problem.errorString());
    QVector<Entry> entries;
    for (const QJsonValue &item : document.array())
        entries.append(fromObject(item.toObject()));
    return entries.isEmpty() ? Value() : Value::fromValue(entries);
}

QString textOf(const QJsonObject &object, const char *key) { return object.value(QLatin1String(key)).toString(); }

Result<Value> readListValue(FieldKind kind, QStringView text)
{
    if (kind == FieldKind::MailList)
        return readList<MailEntry>(text, [](const QJsonObject &o) {
            return MailEntry{textOf(o, "label"), textOf(o, "address")};
        });
    if (kind == FieldKind::PhoneList)
        return readList<PhoneEntry>(text, [](const QJsonObject &o) {
            return PhoneEntry{textOf(o, "label"), textOf(o, "number"), {}};
        });
    return readList<AddressEntry>(text, [](const QJsonObject &o) {
        return AddressEntry{textOf(o, "label"),  textOf(o, "street"),      textOf(o, "city"),
                            textOf(o, "region"), textOf(o, "postal_code"), textOf(o, "country")};
    });
}

QString listText(const Value &value, FieldKind kind)
{
    QJsonArray array;
    const auto add = [&array](std::initializer_list<std::pair<const char *, QString>> members) {
        QJsonObject object;
        for (const auto &[key, text] : members) {
            if (!text.isEmpty())
                object.insert(QLatin1String(key), text);
        }
        array.append(object);
    };
    if (kind == FieldKind::MailList) {
        for (const auto &e : value.value<QVector<MailEntry>>())
            add({{"label", e.label}, {"address", e.address}});
    } else if (kind == FieldKind::PhoneList) {
        for (const auto &e : value.value<QVector<PhoneEntry>>())
            add({{"label", e.label}, {"number", e.number}});
    } else {
        for (const auto &e : value.value<QVector<AddressEntry>>()) {
            add({{"label", e.label},
                 {"street", e.street},
                 {"city", e.city},
                 {"region", e.region},
                 {"postal_code", e.postalCode},
                 {"country", e.country}});
        }
    }
    return array.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// ISO 8601 of a day counted from 1970-01-01. Qt's own is ten times slower, and exports have two times in every row.
QString dateText(qint64 day)
{
    static const qint64 epoch = QDate(1970, 1, 1).toJulianDay();
    const QDate date = QDate::fromJulianDay(epoch + day);
    int year = 0;
    int month = 0;
    int number = 0;
    date.getDate(&year, &month, &number);
    if (year < 1000 || year > 9999)
        return date.toString(Qt::ISODate);
    const char16_t text[] = {static_cast<char16_t>(u'0' + year / 1000),
                             static_cast<char16_t>(u'0' + year / 100 % 10),
                             static_cast<char16_t>(u'0' + year / 10 % 10),
                             static_cast<char16_t>(u'0' + year % 10),
                             u'-',
                             static_cast<char16_t>(u'0' + month / 10),
                             static_cast<char16_t>(u'0' + month % 10),
                             u'-',
                             static_cast<char16_t>(u'0' + number / 10),
                             static_cast<char16_t>(u'0' + number % 10)};
    return QString(reinterpret_cast<const QChar *>(text), 10);
}

}  // namespace

Result<FieldRead> readFieldText(const FieldSpec &field, QStringView cell, const ValueFormats &formats,
                                const QHash<QString, QString> *choices)
{
    FieldRead read;
    const QStringView guarded = withoutFormulaGuard(cell);
    if (guarded.isEmpty())
        return read;
    // The map's own words come first, whatever the kind.
    QString mapped;
    QStringView raw = guarded;
    if (choices != nullptr) {
        const auto found = choices->constFind(raw.trimmed().toString());
        if (found != choices->cend()) {
            mapped = *found;
            raw = mapped;
        }
    }
    const QStringView text = raw.trimmed();
    const bool custom = field.isCustom();
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::Url:
        if (custom) {
            read.value = raw.toString();
            return read;
        }
        if (!text.isEmpty())
            read.value = text.toString();
        read.trimmed = text.size() != raw.size();
        return read;
    case FieldKind::MultilineText: read.value = raw.toString(); return read;
    default: break;
    }
    if (text.isEmpty() || saysNothing(text))
        return read;
    switch (field.kind) {
    case FieldKind::Integer: {
        TRY_ASSIGN(const qint64 number, parseInteger(text, formats));
        read.value = qlonglong(number);
        break;
    }
    case FieldKind::Decimal:
    case FieldKind::Percent: {
        TRY_ASSIGN(const ParsedDecimal number, parseDecimal(text, formats));
        read.value = Value::fromValue(number.value);
        read.rounded = number.rounded;
        break;
    }
    case FieldKind::Money: {
        TRY_ASSIGN(const ParsedMoney money, parseMoney(text, formats));
        read.value = Value::fromValue(money.money);
        read.rounded = money.rounded;
        read.currencyNamed = money.currencyNamed;
        break;
    }
    case FieldKind::Currency: {
        TRY_ASSIGN(read.value, readCurrency(text, formats));
        break;
    }
    case FieldKind::Date: {
        auto date = parseDate(text, formats);
        if (!date) {
            // Programs export the moment of what we keep as a day; the time of day is dropped and counted.
            const auto moment = tryDateTime(text, formats);
            if (!moment)
                return fail(std::move(date.error()));
            date = moment->toTimeZone(formats.zone).date();
            read.rounded = true;
        }
        read.value = *date;
        break;
    }
    case FieldKind::Time: {
        TRY_ASSIGN(const QDateTime time, parseDateTime(text, formats));
        read.value = time;
        break;
    }
    case FieldKind::Duration: {
        TRY_ASSIGN(const qint64 seconds, parseDuration(text, formats));
        read.value = qlonglong(seconds);
        break;
    }
    case FieldKind::Bool: {
        TRY_ASSIGN(const bool yes, parseBool(text));
        read.value = yes;
        break;
    }
    case FieldKind::Choice: {
        TRY_ASSIGN(read.value, readChoice(field, text.toString()));
        read.trimmed = text.size() != raw.size();
        break;
    }
    case FieldKind::Tags: {
        const QStringList tags = splitTags(text);
        read.value = tags.isEmpty() ? Value() : Value(tags);
        break;
    }
    case FieldKind::MailList:
    case FieldKind::PhoneList:
    case FieldKind::AddressList: {
        TRY_ASSIGN(read.value, readListValue(field.kind, text));
        break;
    }
    case FieldKind::Link:
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::Url:
    case FieldKind::People:
        return fail(ErrorCode::Internal,
                    ExchangeText::tr("The field \"%1\" cannot be read from text.").arg(field.label()));
    }
    return read;
}

QString timeText(qint64 ms, const QTimeZone &zone)
{
    constexpr qint64 dayMs = 86'400'000;
    if (ms % 60'000 == 0) {
        static const QTimeZone utc = QTimeZone::utc();
        if (zone == utc) {
            if (ms % dayMs == 0)
                return dateText(ms / dayMs);
        } else {
            const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(zone);
            if (local.time() == QTime(0, 0) || local == local.date().startOfDay(zone))
                return local.date().toString(Qt::ISODate);
        }
    }
    const qint64 day = ms >= 0 ? ms / dayMs : (ms + 1) / dayMs - 1;
    const auto inDay = static_cast<int>(ms - day * dayMs);
    QString text = dateText(day);
    text.reserve(24);
    const auto two = [&text](int n) {
        text += QChar(u'0' + n / 10);
        text += QChar(u'0' + n % 10);
    };
    text += u'T';
    two(inDay / 3'600'000);
    text += u':';
    two(inDay / 60'000 % 60);
    text += u':';
    two(inDay / 1000 % 60);
    if (inDay % 1000 != 0) {
        text += u'.';
        text += QChar(u'0' + inDay / 100 % 10);
        two(inDay % 100);
    }
    text += u'Z';
    return text;
}

QString durationText(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const auto two = [](qint64 n) { return QString::number(n).rightJustified(2, u'0'); };
    return QString::number(hours) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

QString fieldText(const FieldSpec &field, const Value &value, const QTimeZone &zone)
{
    if (value.isNull())
        return {};
    switch (field.kind) {
    case FieldKind::Decimal:
    case FieldKind::Percent: return value.value<Decimal>().toString();
    case FieldKind::Money: return value.value<Money>().toString();
    case FieldKind::Date: return value.toDate().toString(Qt::ISODate);
    case FieldKind::Time: return timeText(value.toDateTime().toMSecsSinceEpoch(), zone);
    case FieldKind::Duration: return durationText(value.toLongLong());
    case FieldKind::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case FieldKind::Tags: return joinTags(value.toStringList());
    case FieldKind::MailList:
    case FieldKind::PhoneList:
    case FieldKind::AddressList: return listText(value, field.kind);
    default: return value.toString();
    }
}

QString joinTags(const QStringList &tags)
{
    QString joined;
    for (const QString &tag : tags) {
        if (!joined.isEmpty())
            joined += QStringLiteral("; ");
        for (const QChar c : tag) {
            if (c == u';' || c == u'\\')
                joined += u'\\';
            joined += c;
        }
    }
    return joined;
}

QStringList splitTags(QStringView text)
{
    QStringList tags;
    QString tag;
    const auto end = [&] {
        const QString plain = tag.trimmed();
        if (!plain.isEmpty() && !tags.contains(plain))
            tags.append(plain);
        tag.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size()) {
            tag += text[++i];
        } else if (text[i] == u';') {
            end();
        } else if (text.sliced(i).startsWith(u":::")) {
            end();
            i += 2;
        } else {
            tag += text[i];
        }
    }
    end();
    return tags;
}

}  // namespace fieldfare
