// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_map.h"

#include "exchange/file_kind.h"
#include "exchange/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare {

namespace {

tl::unexpected<Error> wrong(const QString &what)
{
    return fail(ErrorCode::InvalidInput, ExchangeText::tr("The map file cannot be used: %1").arg(what));
}

Result<QStringList> textList(const QJsonValue &value, const QString &name)
{
    QStringList list;
    if (!value.isArray())
        return wrong(ExchangeText::tr("\"%1\" must be a list of field names.").arg(name));
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isString())
            return wrong(ExchangeText::tr("\"%1\" must be a list of field names.").arg(name));
        list.append(item.toString());
    }
    return list;
}

Result<MapEntry> entry(const QString &header, const QJsonValue &value)
{
    MapEntry result;
    if (value.isNull())
        return result;
    if (value.isString() && !value.toString().isEmpty()) {
        result.target = value.toString();
        return result;
    }
    const QJsonObject object = value.toObject();
    const QString kind = object.value(QLatin1String("new")).toString();
    if (object.size() != 1 || kind.isEmpty())
        return wrong(
            ExchangeText::tr("the column \"%1\" must lead to a field name, {\"new\": kind} or null.").arg(header));
    result.newKind = kind;
    return result;
}

}  // namespace

std::optional<OnMatch> onMatchFromKey(QStringView key)
{
    if (key == u"update")
        return OnMatch::Update;
    if (key == u"skip")
        return OnMatch::Skip;
    if (key == u"create")
        return OnMatch::Create;
    return std::nullopt;
}

QString onMatchKey(OnMatch onMatch)
{
    switch (onMatch) {
    case OnMatch::Update: return QStringLiteral("update");
    case OnMatch::Skip: return QStringLiteral("skip");
    case OnMatch::Create: return QStringLiteral("create");
    }
    return {};
}

const MapEntry *ImportMap::column(const QString &header) const
{
    const auto exact =
        std::find_if(columns.begin(), columns.end(), [&](const auto &column) { return column.first == header; });
    if (exact != columns.end())
        return &exact->second;
    const QString plain = header.simplified();
    const auto near = std::find_if(columns.begin(), columns.end(), [&](const auto &column) {
        return column.first.simplified().compare(plain, Qt::CaseInsensitive) == 0;
    });
    return near == columns.end() ? nullptr : &near->second;
}

Result<ImportMap> ImportMap::fromFile(const QString &path)
{
    TRY(expectReadableFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 4 * 1024 * 1024)
        return fail(ErrorCode::Io, ExchangeText::tr("The map file \"%1\" cannot be read.").arg(path),
                    file.errorString());
    return fromJson(file.readAll());
}

Result<ImportMap> ImportMap::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isNull()) {
        const auto line =
            std::count(json.cbegin(), json.cbegin() + std::min<qsizetype>(problem.offset, json.size()), '\n') + 1;
        return wrong(ExchangeText::tr("line %1 is not valid JSON (%2).").arg(line).arg(problem.errorString()));
    }
    if (!document.isObject())
        return wrong(ExchangeText::tr("it must be one JSON object."));
    ImportMap map;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = it.key();
        const QJsonValue value = it.value();
        if (name == QLatin1String("columns")) {
            if (!value.isObject())
                return wrong(ExchangeText::tr("\"%1\" must be an object.").arg(name));
            const QJsonObject columns = value.toObject();
            for (auto column = columns.begin(); column != columns.end(); ++column) {
                TRY_ASSIGN(MapEntry mapped, entry(column.key(), column.value()));
                map.columns.emplace_back(column.key(), std::move(mapped));
            }
        } else if (name == QLatin1String("match")) {
            TRY_ASSIGN(map.match, textList(value, name));
        } else if (name == QLatin1String("create_missing")) {
            TRY_ASSIGN(map.createMissing, textList(value, name));
        } else if (name == QLatin1String("on_match")) {
            map.onMatch = onMatchFromKey(value.toString());
            if (!map.onMatch)
                return wrong(ExchangeText::tr("\"on_match\" must be update, skip or create."));
        } else if (name == QLatin1String("formats")) {
            const QJsonObject formats = value.toObject();
            for (auto format = formats.begin(); format != formats.end(); ++format) {
                const QString text = format.value().toString();
                if (format.key() == QLatin1String("date")) {
                    map.dateOrder = dateOrderFromKey(text);
                    if (!map.dateOrder)
                        return wrong(ExchangeText::tr("the date format must be YMD, DMY or MDY."));
                } else if (format.key() == QLatin1String("decimal")) {
                    if (text != QLatin1String(".") && text != QLatin1String(","))
                        return wrong(ExchangeText::tr("the decimal sign must be \".\" or \",\"."));
                    map.decimalSign = text[0].unicode();
                } else {
                    return wrong(
                        ExchangeText::tr("\"%1\" is not known.").arg(QStringLiteral("formats.") + format.key()));
                }
            }
        } else if (name == QLatin1String("choices")) {
            const QJsonObject fields = value.toObject();
            for (auto field = fields.begin(); field != fields.end(); ++field) {
                const QJsonObject texts = field.value().toObject();
                for (auto text = texts.begin(); text != texts.end(); ++text)
                    map.choices[field.key()].insert(text.key(), text.value().toString());
            }
        } else if (name == QLatin1String("defaults")) {
            const QJsonObject fields = value.toObject();
            for (auto field = fields.begin(); field != fields.end(); ++field)
                map.defaults.insert(field.key(), field.value().toVariant().toString());
        } else {
            return wrong(ExchangeText::tr("\"%1\" is not known.").arg(name));
        }
    }
    return map;
}

QByteArray ImportMap::toJson() const
{
    QJsonObject object;
    QJsonObject columnObject;
    for (const auto &[header, mapped] : columns) {
        columnObject.insert(header, mapped.isIgnored() ? QJsonValue(QJsonValue::Null)
                                    : mapped.newKind.isEmpty()
                                        ? QJsonValue(mapped.target)
                                        : QJsonValue(QJsonObject{{QStringLiteral("new"), mapped.newKind}}));
    }
    object.insert(QStringLiteral("columns"), columnObject);
    if (match)
        object.insert(QStringLiteral("match"), QJsonArray::fromStringList(*match));
    if (onMatch)
        object.insert(QStringLiteral("on_match"), onMatchKey(*onMatch));
    QJsonObject formats;
    if (dateOrder)
        formats.insert(QStringLiteral("date"), dateOrderKey(*dateOrder));
    if (decimalSign)
        formats.insert(QStringLiteral("decimal"), QString(QChar(*decimalSign)));
    if (!formats.isEmpty())
        object.insert(QStringLiteral("formats"), formats);
    QJsonObject choiceObject;
    for (auto field = choices.cbegin(); field != choices.cend(); ++field) {
        QJsonObject texts;
        for (auto text = field.value().cbegin(); text != field.value().cend(); ++text)
            texts.insert(text.key(), text.value());
        choiceObject.insert(field.key(), texts);
    }
    if (!choiceObject.isEmpty())
        object.insert(QStringLiteral("choices"), choiceObject);
    QJsonObject defaultObject;
    for (auto field = defaults.cbegin(); field != defaults.cend(); ++field)
        defaultObject.insert(field.key(), field.value());
    if (!defaultObject.isEmpty())
        object.insert(QStringLiteral("defaults"), defaultObject);
    if (!createMissing.isEmpty())
        object.insert(QStringLiteral("create_missing"), QJsonArray::fromStringList(createMissing));
    return QJsonDocument(object).toJson();
}

}  // namespace fieldfare
