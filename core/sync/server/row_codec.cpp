// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/row_codec.h"

#include "sync/protocol/codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>

namespace fieldfare::sync {

namespace {

tl::unexpected<Error> damaged(const char *what)
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate(
                    "Server", "The database is damaged. Restore a backup, or ask for help with the details."),
                QString::fromLatin1(what));
}

QCborArray toCbor(const FieldVersion &version) { return {version.seq, version.time, uidBytes(version.device)}; }

std::optional<FieldVersion> versionOf(const QCborValue &value)
{
    const QCborArray parts = value.toArray();
    if (parts.size() != 3 || !parts.at(0).isInteger() || !parts.at(1).isInteger() ||
        parts.at(2).toByteArray().size() != 16)
        return std::nullopt;
    return FieldVersion{parts.at(0).toInteger(), parts.at(1).toInteger(), uidFromBytes(parts.at(2).toByteArray())};
}

}  // namespace

QByteArray fieldsToBytes(const QJsonObject &fields) { return QCborMap::fromJsonObject(fields).toCborValue().toCbor(); }

Result<QJsonObject> fieldsFromBytes(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isMap())
        return damaged("fields of a record");
    return value.toMap().toJsonObject();
}

QByteArray versionsToBytes(const QMap<QString, FieldVersion> &versions)
{
    QCborMap map;
    for (auto it = versions.cbegin(); it != versions.cend(); ++it)
        map.insert(it.key(), toCbor(*it));
    return map.toCborValue().toCbor();
}

Result<QMap<QString, FieldVersion>> versionsFromBytes(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isMap())
        return damaged("versions of a record");
    QMap<QString, FieldVersion> versions;
    const QCborMap map = value.toMap();
    for (auto it = map.constBegin(); it != map.constEnd(); ++it) {
        const auto version = versionOf(it.value());
        if (!version)
            return damaged("version of a field");
        versions.insert(it.key().toString(), *version);
    }
    return versions;
}

QByteArray versionToBytes(const FieldVersion &version) { return toCbor(version).toCborValue().toCbor(); }

Result<FieldVersion> versionFromBytes(const QByteArray &bytes)
{
    const auto version = versionOf(QCborValue::fromCbor(bytes));
    if (!version)
        return damaged("deletion of a record");
    return *version;
}

QByteArray conflictsToBytes(const QVector<Conflict> &conflicts)
{
    if (conflicts.isEmpty())
        return {};
    return QCborArray::fromJsonArray(toJson(conflicts)).toCborValue().toCbor();
}

Result<QVector<Conflict>> conflictsFromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return QVector<Conflict>();
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isArray())
        return damaged("conflicts of a record");
    return conflictsFromJson(value.toArray().toJsonArray());
}

}  // namespace fieldfare::sync
