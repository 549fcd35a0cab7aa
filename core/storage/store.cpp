// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

constexpr int kWriterCacheKilobytes = 32 * 1024;
constexpr int kReaderCacheKilobytes = 6 * 1024;

Error cancelled()
{
    return Error{ErrorCode::Cancelled, QCoreApplication::translate("Storage", "Stopped. Nothing was changed."), {}};
}

}  // namespace

Store::Store(Options options) : m_options(std::move(options)), m_catalog(m_options.catalog)
{
    qRegisterMetaType<ChangeSet>();
}

Result<std::unique_ptr<Store>> Store::open(Options options)
{
    std::unique_ptr<Store> store(new Store(std::move(options)));
    const Options &o = store->m_options;
    if (!o.readOnly) {
        TRY_ASSIGN(store->m_writer, Executor::start(1, [&o] {
                       return Connection::open(o.file, OpenMode::ReadWrite, kWriterCacheKilobytes, o.setup);
                   }));
        store->m_writer->setIdleJob([store = store.get()](WorkerConnection &worker) {
            // what fails here only waits longer: the next write shows whether something is wrong
            const auto more = store->tidy(worker);
            return more && *more;
        });
    }
    TRY_ASSIGN(store->m_readers, Executor::start(o.readers, [&o] {
                   return Connection::open(o.file, OpenMode::ReadOnly, kReaderCacheKilobytes, o.setup);
               }));
    if (o.loadCatalog) {
        auto loaded = store->read(Session{}, o.loadCatalog);
        loaded.waitForFinished();
        auto catalog = loaded.takeResult();
        if (!catalog)
            return fail(std::move(catalog.error()));
        store->m_catalog = std::move(*catalog);
    }
    return store;
}

Store::~Store()
{
    m_readers.reset();
    m_writer.reset();
}

std::shared_ptr<const TypeCatalog> Store::catalog() const
{
    const std::lock_guard lock(m_catalogMutex);
    return m_catalog;
}

void Store::postRead(const Session &session, std::stop_token stop, ReadJob job)
{
    m_readers->post([this, session, stop = std::move(stop), job = std::move(job)](WorkerConnection &worker) {
        if (stop.stop_requested()) {
            const Error error = cancelled();
            job(nullptr, &error);
            return;
        }
        const auto begun = worker.connection->execute(QStringLiteral("BEGIN"));
        if (!begun) {
            job(nullptr, &begun.error());
            return;
        }
        {
            // Also a statement in the middle: nobody waits for its answer any more.
            const std::stop_callback interrupt(stop, [&worker] { worker.connection->interrupt(); });
            ReadContext context(*worker.statements, session, catalog(), m_options.clock, stop);
            job(&context, nullptr);
        }
        worker.statements->finishAll();
        const auto ended = worker.connection->execute(QStringLiteral("COMMIT"));
        if (!ended)
            qWarning("a read transaction did not end: %s", qPrintable(ended.error().details));
    });
}

void Store::postMaintenance(std::function<void(Connection &)> job)
{
    if (!m_writer) {
        m_readers->post([job = std::move(job)](WorkerConnection &worker) { job(*worker.connection); });
        return;
    }
    m_writer->post([job = std::move(job)](WorkerConnection &worker) {
        worker.statements->finishAll();
        job(*worker.connection);
    });
}

Result<bool> Store::tidy(WorkerConnection &worker)
{
    worker.statements->finishAll();
    Connection &connection = *worker.connection;
    bool more = false;
    for (const auto &observer : m_options.observers) {
        TRY(connection.execute(QByteArray("BEGIN IMMEDIATE")));
        const auto changed = observer->tidy(connection);
        const auto ended = connection.execute(changed && *changed ? QByteArray("COMMIT") : QByteArray("ROLLBACK"));
        if (!ended) {
            TRY(connection.execute(QByteArray("ROLLBACK")));
            return fail(ended.error());
        }
        if (!changed)
            return fail(changed.error());
        more = more || *changed;
    }
    // outside any commit, so that no save ever waits for it; a busy reader only postpones it
    TRY_ASSIGN(const int left, connection.checkpoint(CheckpointMode::Passive));
    Q_UNUSED(left)
    return more;
}

QFuture<Result<void>> Store::settle()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    if (!m_writer) {
        promise->addResult(Result<void>());
        promise->finish();
        return future;
    }
    m_writer->post([this, promise](WorkerConnection &worker) {
        Result<bool> more = true;
        while (more && *more)
            more = tidy(worker);
        promise->addResult(more ? Result<void>() : Result<void>(fail(more.error())));
        promise->finish();
    });
    return future;
}

void Store::postWrite(const Session &session, const WriteRequest &request, Work work, std::stop_token stop,
                      std::function<void(Result<ChangeSet>)> done)
{
    if (!m_writer) {
        done(fail(ErrorCode::Locked,
                  QCoreApplication::translate(
                      "Storage", "Another program has this workspace open for writing; close it there first.")));
        return;
    }
    ++m_openWrites;
    m_writer->post([this, session, request, work = std::move(work), stop = std::move(stop),
                    done = std::move(done)](WorkerConnection &worker) {
        auto outcome = commit(worker, session, request, work, stop);
        const bool publish = outcome && !outcome->isEmpty();
        const ChangeSet changes = publish ? *outcome : ChangeSet();
        --m_openWrites;
        done(std::move(outcome));
        if (publish)
            emit changed(changes);
    });
}

Result<ChangeSet> Store::commit(WorkerConnection &worker, const Session &session, const WriteRequest &request,
                                const Work &work, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return fail(cancelled());
    TRY(worker.connection->execute(QStringLiteral("BEGIN IMMEDIATE")));

    ChangeSet changes;
    bool keep = false;
    std::shared_ptr<const TypeCatalog> newCatalog;
    Result<void> outcome;
    {
        UnitOfWork unit(*worker.statements, session, catalog(), m_options.clock, stop, m_options.observers, request);
        const std::stop_callback interrupt(stop, [&worker] { worker.connection->interrupt(); });
        outcome = unit.begin();
        if (outcome)
            outcome = work(unit);
        if (outcome && stop.stop_requested())
            outcome = fail(cancelled());
        if (outcome && !unit.log().isEmpty()) {
            outcome = unit.finish();
            if (outcome)
                changes = unit.changes();
            if (outcome && unit.catalogChanged())
                newCatalog = unit.sharedCatalog();
        } else if (outcome && unit.keepsUnlogged()) {
            keep = true;
            outcome = unit.log().withdraw();
        }
    }
    worker.statements->finishAll();
    if (outcome && changes.isEmpty() && !keep) {
        TRY(worker.connection->execute(QStringLiteral("ROLLBACK")));
        return changes;
    }
    if (outcome)
        outcome = worker.connection->execute(QStringLiteral("COMMIT"));
    if (!outcome) {
        // statements prepared against tables or indexes that vanish with the rollback must not be reused
        worker.statements->clear();
        const auto rolledBack = worker.connection->execute(QStringLiteral("ROLLBACK"));
        if (!rolledBack && !stop.stop_requested())
            qWarning("rollback after an error reported: %s", qPrintable(rolledBack.error().details));
        if (stop.stop_requested())
            return fail(cancelled());
        return fail(std::move(outcome.error()));
    }
    if (newCatalog) {
        {
            const std::lock_guard lock(m_catalogMutex);
            m_retired.push_back(std::exchange(m_catalog, std::move(newCatalog)));
        }
        emit catalogChanged();
    }
    return changes;
}

}  // namespace fieldfare
