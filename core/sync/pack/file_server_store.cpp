// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pack/file_server_store.h"

#include "sync/pack/file_transaction.h"
#include "sync/pack/pack_schema.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>


namespace fieldfare::sync {

namespace {

constexpr int kPackCacheKilobytes = 32 * 1024;

QString packDoing() { return QCoreApplication::translate("Pack", "Working with the exchange file"); }

}  // namespace

FileServerStore::FileServerStore(std::unique_ptr<Connection> connection, const FieldRules &rules)
    : m_connection(std::move(connection)),
      m_statements(std::make_unique<StatementCache>(m_connection->database())),
      m_rules(rules),
      m_changesBefore(written())
{
}

Result<std::unique_ptr<FileServerStore>> FileServerStore::create(const DatabaseFile &file, const FieldRules &rules,
                                                                 qint64 now, const QString &currency)
{
    if (QFileInfo::exists(file.path))
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Pack", "There is an exchange file already: “%1”.").arg(file.path));
    TRY_ASSIGN(auto connection, Connection::open(file, OpenMode::ReadWrite, kPackCacheKilobytes));
    TRY(connection->execute("BEGIN IMMEDIATE;" + QByteArray(kPackTables) +
                            "PRAGMA user_version=" + QByteArray::number(kPackSchema) + ";COMMIT"));
    std::unique_ptr<FileServerStore> store(new FileServerStore(std::move(connection), rules));
    TRY(store->within([&]() -> Result<void> {
        const qint64 epoch = std::max<qint64>(2, now / 1000);
        TRY(store->m_statements->run(
            QStringLiteral("INSERT INTO organisation (id, epoch, head, currency) VALUES (1, ?, 0, ?)"),
            {epoch, currency}));
        // of whatever its devices knew before, nothing is here
        TRY(store->m_statements->run(QStringLiteral("INSERT INTO restored (epoch, head) VALUES (?, 0)"), {epoch - 1}));
        return {};
    }));
    return store;
}

Result<std::unique_ptr<FileServerStore>> FileServerStore::open(const DatabaseFile &file, const FieldRules &rules)
{
    if (!QFileInfo::exists(file.path))
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("Pack", "There is no exchange file at “%1”.").arg(file.path));
    TRY_ASSIGN(auto connection, Connection::open(file, OpenMode::ReadWrite, kPackCacheKilobytes));
    std::unique_ptr<FileServerStore> store(new FileServerStore(std::move(connection), rules));
    qint64 version = 0;
    {
        TRY_ASSIGN(auto query, store->m_statements->run(QStringLiteral("PRAGMA user_version"), {}, false));
        version = query.next() ? query.value(0).toLongLong() : 0;
    }
    if (version > kPackSchema)
        return fail(ErrorCode::NewerFormat,
                    QCoreApplication::translate("Pack", "The exchange file was used with a newer version of the "
                                                        "program. Install that version; nothing was changed."),
                    QStringLiteral("schema %1").arg(version));
    if (version < 1)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Pack", "The exchange file is damaged; nothing was changed."),
                    QStringLiteral("no schema"));
    return store;
}

Result<void> FileServerStore::run(bool writes, const std::function<Result<void>(ServerTransaction &)> &work)
{
    return within([&]() -> Result<void> {
        FileTransaction transaction(*m_connection, *m_statements, m_rules, writes);
        return work(transaction);
    });
}

Result<void> FileServerStore::within(const std::function<Result<void>()> &work)
{
    QSqlDatabase database = m_connection->database();
    if (!database.transaction())
        return fail(sqlError(database.lastError(), packDoing()));
    auto done = work();
    m_statements->finishAll();
    if (done && !database.commit())
        done = fail(sqlError(database.lastError(), packDoing()));
    if (!done && !database.rollback())
        done.error().details += QStringLiteral(" [not rolled back: %1]").arg(database.lastError().databaseText());
    return done;
}

Result<void> FileServerStore::transact(const std::function<Result<void>(ServerTransaction &)> &work)
{
    return run(true, work);
}

Result<void> FileServerStore::read(const std::function<Result<void>(ServerTransaction &)> &work)
{
    return run(false, work);
}

Result<QString> FileServerStore::currency()
{
    TRY_ASSIGN(auto query, m_statements->run(QStringLiteral("SELECT currency FROM organisation"), {}));
    return query.next() ? query.value(0).toString() : QString();
}

Result<void> FileServerStore::putPerson(const Uid &person, const QString &name)
{
    TRY(m_statements->run(QStringLiteral("INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET "
                                         "name = excluded.name WHERE name <> excluded.name"),
                          {uidBytes(person), name}));
    return {};
}

Result<QStringList> FileServerStore::people()
{
    TRY_ASSIGN(auto query, m_statements->run(QStringLiteral("SELECT name FROM person ORDER BY name"), {}));
    QStringList names;
    while (query.next())
        names.append(query.value(0).toString());
    return names;
}

Result<PackVisit> FileServerStore::addVisit(qint64 now, const QString &name)
{
    PackVisit visit{uidBytes(QUuid::createUuid()), 0, now, name};
    TRY(within([&]() -> Result<void> {
        {
            TRY_ASSIGN(auto query, m_statements->run(QStringLiteral("SELECT head FROM organisation"), {}));
            visit.head = query.next() ? query.value(0).toLongLong() : 0;
        }
        TRY(m_statements->run(QStringLiteral("INSERT INTO visit (mark, head, at, name) VALUES (?, ?, ?, ?)"),
                              {visit.mark, visit.head, visit.at, visit.name}));
        return {};
    }));
    return visit;
}

Result<std::optional<PackVisit>> FileServerStore::newestVisit()
{
    TRY_ASSIGN(auto query,
               m_statements->run(QStringLiteral("SELECT mark, head, at, name FROM visit ORDER BY n DESC LIMIT 1"), {}));
    if (!query.next())
        return std::optional<PackVisit>();
    return std::optional(PackVisit{query.value(0).toByteArray(), query.value(1).toLongLong(),
                                   query.value(2).toLongLong(), query.value(3).toString()});
}

Result<bool> FileServerStore::knowsVisit(const QByteArray &mark)
{
    TRY_ASSIGN(auto query, m_statements->run(QStringLiteral("SELECT 1 FROM visit WHERE mark = ?"), {mark}));
    return query.next();
}

Result<void> FileServerStore::noteRestore(qint64 head, qint64 now)
{
    return within([&]() -> Result<void> {
        qint64 epoch = 0;
        {
            TRY_ASSIGN(auto query, m_statements->run(QStringLiteral("SELECT epoch FROM organisation"), {}));
            epoch = query.next() ? query.value(0).toLongLong() : 0;
        }
        // the file that was lost may have counted epochs of which this one knows nothing: all before the new one ended here
        epoch = std::max(epoch + 1, now / 1000);
        TRY(m_statements->run(QStringLiteral("UPDATE restored SET head = min(head, ?)"), {head}));
        TRY(m_statements->run(QStringLiteral("INSERT OR REPLACE INTO restored (epoch, head) VALUES (?, ?)"),
                              {epoch - 1, head}));
        TRY(m_statements->run(QStringLiteral("UPDATE organisation SET epoch = ?"), {epoch}));
        return {};
    });
}

/// Of this connection. What cannot be asked counts as written: then the file is put back once more than need be.
qint64 FileServerStore::written() const
{
    auto query = m_statements->run(QStringLiteral("SELECT total_changes()"), {});
    return query && query->next() ? query->value(0).toLongLong() : -1;
}

int FileServerStore::changes() const { return static_cast<int>(written() - m_changesBefore); }

Result<void> FileServerStore::close()
{
    m_statements->clear();
    TRY_ASSIGN(const int left, m_connection->checkpoint(CheckpointMode::Truncate));
    if (left > 0)
        return fail(ErrorCode::Locked,
                    QCoreApplication::translate("Pack", "Another program uses the exchange file. Try again."),
                    QStringLiteral("%1 frames left").arg(left));
    m_statements.reset();
    m_connection.reset();
    return {};
}

}  // namespace fieldfare::sync
