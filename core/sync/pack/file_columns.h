// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"
#include "storage/database.h"
#include "storage/statement_cache.h"

#include <QCborArray>
#include <QCborValue>
#include <QCoreApplication>
#include <QStringList>

/// Lists as bytes of one column.
namespace fieldfare::sync {

[[nodiscard]] inline QByteArray textsToBytes(const QStringList &texts)
{
    return QCborArray::fromStringList(texts).toCborValue().toCbor();
}

[[nodiscard]] inline QStringList textsFromBytes(const QByteArray &bytes)
{
    QStringList texts;
    const QCborArray array = QCborValue::fromCbor(bytes).toArray();
    for (const QCborValue &value : array)
        texts.append(value.toString());
    return texts;
}

[[nodiscard]] inline QByteArray uidsToBytes(const QVector<Uid> &uids)
{
    QByteArray bytes("");  // never NULL
    for (const Uid &uid : uids)
        bytes += uidBytes(uid);
    return bytes;
}

[[nodiscard]] inline QVector<Uid> uidsFromBytes(const QByteArray &bytes)
{
    QVector<Uid> uids;
    for (qsizetype at = 0; at + 16 <= bytes.size(); at += 16)
        uids.append(uidFromBytes(bytes.mid(at, 16)));
    return uids;
}

/// Rows that end early because of damage are an error, not fewer rows.
[[nodiscard]] inline Result<void> readWhole(const Query &query)
{
    if (!query.lastError().isValid())
        return {};
    return fail(sqlError(query.lastError(), QCoreApplication::translate("Pack", "Working with the exchange file")));
}

}  // namespace fieldfare::sync
