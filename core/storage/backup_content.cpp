// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_content.h"

#include "storage/database.h"
#include "storage/integrity.h"
#include "storage/text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <sodium.h>

#include <array>

namespace fieldfare {

namespace {

using SealKey = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

/// Not the key of the pages itself: each purpose has its own.
SealKey sealKey(const Secret &key)
{
    static constexpr unsigned char purpose[] = "Fieldfare backup content 1";
    SealKey derived{};
    crypto_generichash(derived.data(), derived.size(), purpose, sizeof purpose - 1, key.data(), key.size());
    return derived;
}

tl::unexpected<Error> unreadable()
{
    return fail(ErrorCode::Damaged, StorageText::tr("What the backup says of its content cannot be read."));
}

}  // namespace

Result<BackupContent> countContent(Connection &connection)
{
    BackupContent content;
    TRY_ASSIGN(content.rows, countRows(connection));
    if (!content.rows.contains(QStringLiteral("tx")))
        return content;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT n, hash FROM tx ORDER BY n DESC LIMIT 1")))
        return fail(sqlError(query.lastError(), StorageText::tr("Checking the database")));
    if (query.next()) {
        content.transactions = query.value(0).toLongLong();
        content.head = QString::fromLatin1(query.value(1).toByteArray().toHex());
    }
    return content;
}

QJsonValue sealContent(const BackupContent &content, const Secret *key)
{
    QJsonObject rows;
    for (auto it = content.rows.begin(); it != content.rows.end(); ++it)
        rows.insert(it.key(), *it);
    const QJsonObject open{{QStringLiteral("rows"), rows},
                           {QStringLiteral("transactions"), content.transactions},
                           {QStringLiteral("head"), content.head}};
    if (!key)
        return open;
    const QByteArray plain = QJsonDocument(open).toJson(QJsonDocument::Compact);
    QByteArray box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), Qt::Uninitialized);
    auto *bytes = reinterpret_cast<unsigned char *>(box.data());
    randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
    SealKey derived = sealKey(*key);
    crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, reinterpret_cast<const unsigned char *>(plain.data()),
                          static_cast<unsigned long long>(plain.size()), bytes, derived.data());
    sodium_memzero(derived.data(), derived.size());
    return QString::fromLatin1(box.toBase64());
}

Result<BackupContent> unsealContent(const QJsonValue &sealed, const Secret *key)
{
    QJsonObject open = sealed.toObject();
    if (sealed.isUndefined() || sealed.isNull())
        return fail(ErrorCode::NotFound, StorageText::tr("The backup does not say what it holds: it was made by an "
                                                         "older version."));
    if (sealed.isString()) {
        const QByteArray box = QByteArray::fromBase64(sealed.toString().toLatin1());
        const qsizetype length = box.size() - qsizetype(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES);
        if (!key || length < 0)
            return unreadable();
        QByteArray plain(length, Qt::Uninitialized);
        const auto *bytes = reinterpret_cast<const unsigned char *>(box.constData());
        SealKey derived = sealKey(*key);
        const int wrong = crypto_secretbox_open_easy(
            reinterpret_cast<unsigned char *>(plain.data()), bytes + crypto_secretbox_NONCEBYTES,
            static_cast<unsigned long long>(box.size()) - crypto_secretbox_NONCEBYTES, bytes, derived.data());
        sodium_memzero(derived.data(), derived.size());
        if (wrong != 0)
            return fail(ErrorCode::WrongKey, StorageText::tr("The backup was made with another key."));
        open = QJsonDocument::fromJson(plain).object();
    }
    BackupContent content;
    const QJsonObject rows = open.value(QLatin1String("rows")).toObject();
    if (rows.isEmpty())
        return unreadable();
    for (auto it = rows.begin(); it != rows.end(); ++it)
        content.rows.insert(it.key(), it->toInteger());
    content.transactions = open.value(QLatin1String("transactions")).toInteger();
    content.head = open.value(QLatin1String("head")).toString();
    return content;
}

}  // namespace fieldfare
