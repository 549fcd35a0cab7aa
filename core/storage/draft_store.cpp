// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/draft_store.h"

#include "storage/executor.h"
#include "storage/statement_cache.h"
#include "storage/text.h"

#include <QFile>
#include <QJsonDocument>
#include <QPromise>

namespace fieldfare {

namespace {

constexpr int kCacheKilobytes = 512;

Result<std::unique_ptr<Executor>> startWorker(const DatabaseFile &file)
{
    TRY_ASSIGN(auto worker, Executor::start(1, [&file]() -> Result<std::unique_ptr<Connection>> {
                   TRY_ASSIGN(auto connection, Connection::open(file, OpenMode::ReadWrite, kCacheKilobytes));
                   TRY(connection->execute(
                       QStringLiteral("CREATE TABLE IF NOT EXISTS draft(key TEXT PRIMARY KEY, content TEXT NOT NULL, "
                                      "at INTEGER NOT NULL) WITHOUT ROWID; SELECT count(*) FROM draft")));
                   return connection;
               }));
    worker->setIdleJob([](WorkerConnection &connection) {
        connection.statements->finishAll();
        const auto checkpoint = connection.connection->checkpoint(CheckpointMode::Passive);
        Q_UNUSED(checkpoint)  // a log that stays longer does no harm
        return false;
    });
    return worker;
}

}  // namespace

DraftStore::DraftStore(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}
DraftStore::~DraftStore() = default;

Result<std::unique_ptr<DraftStore>> DraftStore::open(const DatabaseFile &file, std::shared_ptr<const Clock> clock,
                                                     QString *warning)
{
    std::unique_ptr<DraftStore> store(new DraftStore(std::move(clock)));
    auto worker = startWorker(file);
    if (!worker && (worker.error().code == ErrorCode::Damaged || worker.error().code == ErrorCode::WrongKey)) {
        const QString aside = file.path + QStringLiteral(".damaged-") + QString::number(store->m_clock->now() / 1000);
        if (!QFile::rename(file.path, aside))
            return fail(std::move(worker.error()));
        for (const char *suffix : {"-wal", "-shm"})
            QFile::remove(file.path + QLatin1String(suffix));
        if (warning)
            *warning = StorageText::tr("The file of unsaved drafts could not be read. It was put aside as “%1”; the "
                                       "records are not affected.")
                           .arg(aside);
        worker = startWorker(file);
    }
    if (!worker)
        return fail(std::move(worker.error()));
    store->m_worker = std::move(*worker);
    return store;
}

template <class R, class Job>
QFuture<R> DraftStore::post(Job job)
{
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto future = promise->future();
    m_worker->post([promise, job = std::move(job)](WorkerConnection &worker) mutable {
        promise->addResult(job(*worker.statements));
        promise->finish();
    });
    return future;
}

QFuture<Result<void>> DraftStore::put(const QString &key, const QJsonObject &content)
{
    return post<Result<void>>([key, content, at = m_clock->now()](StatementCache &statements) -> Result<void> {
        TRY_ASSIGN(auto query,
                   statements.run(QStringLiteral("INSERT INTO draft(key, content, at) VALUES(?,?,?) ON CONFLICT(key) "
                                                 "DO UPDATE SET content=excluded.content, at=excluded.at"),
                                  {key, QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact)), at}));
        query.finish();
        return {};
    });
}

QFuture<Result<void>> DraftStore::remove(const QString &key)
{
    return post<Result<void>>([key](StatementCache &statements) -> Result<void> {
        TRY_ASSIGN(auto query, statements.run(QStringLiteral("DELETE FROM draft WHERE key=?"), {key}));
        query.finish();
        return {};
    });
}

namespace {

DraftStore::Draft draftOf(const Query &query)
{
    const QJsonDocument content = QJsonDocument::fromJson(query.value(1).toString().toUtf8());
    return {query.value(0).toString(), content.object(),
            QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC)};
}

}  // namespace

QFuture<Result<void>> DraftStore::erase(std::function<bool(const Draft &)> goes)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    m_worker->post([promise, goes = std::move(goes)](WorkerConnection &worker) {
        const auto work = [&]() -> Result<void> {
            StatementCache &statements = *worker.statements;
            QStringList keys;
            TRY_ASSIGN(auto query, statements.run(QStringLiteral("SELECT key, content, at FROM draft"), {}));
            while (query.next()) {
                const Draft draft = draftOf(query);
                if (goes(draft))
                    keys.append(draft.key);
            }
            query.finish();
            for (const QString &key : std::as_const(keys)) {
                TRY_ASSIGN(auto removed, statements.run(QStringLiteral("DELETE FROM draft WHERE key=?"), {key}));
                removed.finish();
            }
            // also what was put and removed before: its last place may be the log
            statements.finishAll();
            TRY(worker.connection->execute(QByteArray("VACUUM")));
            TRY_ASSIGN(const int left, worker.connection->checkpoint(CheckpointMode::Truncate));
            Q_UNUSED(left)  // nobody else reads this file
            return {};
        };
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

QFuture<Result<QVector<DraftStore::Draft>>> DraftStore::find(const QString &prefix)
{
    const QString text = prefix.isNull() ? QStringLiteral("") : prefix;  // null would be SQL's
    return post<Result<QVector<Draft>>>([text](StatementCache &statements) -> Result<QVector<Draft>> {
        TRY_ASSIGN(auto query, statements.run(QStringLiteral("SELECT key, content, at FROM draft "
                                                             "WHERE substr(key, 1, length(?))=? ORDER BY at, key"),
                                              {text, text}));
        QVector<Draft> found;
        while (query.next())
            found.append(draftOf(query));
        return found;
    });
}

}  // namespace fieldfare
