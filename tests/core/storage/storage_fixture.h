// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/workspace_folder.h"

#include <QFile>
#include <QSqlQuery>
#include <QString>

namespace fieldfare::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

inline Unlock passphrase(const char *text) { return PassphraseUnlock{Secret::fromText(QString::fromUtf8(text))}; }

/// A new workspace with the cheapest key derivation; its passphrase is "open sesame".
inline Result<WorkspaceFolder::Created> newWorkspace(const QString &path, bool plain = false)
{
    NewWorkspace wanted;
    wanted.path = path;
    wanted.name = QStringLiteral("Acme");
    wanted.cost = KdfCost::minimum();
    if (!plain)
        wanted.unlock = passphrase("open sesame");
    return WorkspaceFolder::create(std::move(wanted));
}

/// A table "t" with `rows` rows of readable text.
inline bool fillRows(Connection &connection, int rows, const char *marker = "Fieldfare-plaintext-marker")
{
    if (!connection.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, name TEXT)")))
        return false;
    QSqlDatabase database = connection.database();
    QSqlQuery insert(database);
    if (!database.transaction() || !insert.prepare(QStringLiteral("INSERT INTO t(name) VALUES(?)")))
        return false;
    for (int i = 0; i < rows; ++i) {
        insert.bindValue(0, QString::fromLatin1(marker) + QString::number(i));
        if (!insert.exec())
            return false;
    }
    insert.finish();
    return database.commit();
}

/// The first value of the first row, -1 on any failure.
inline qint64 number(Connection &connection, const char *sql)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    return query.exec(QLatin1String(sql)) && query.next() ? query.value(0).toLongLong() : -1;
}

template <class T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

}  // namespace fieldfare::test
