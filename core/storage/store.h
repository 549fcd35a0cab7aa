// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/executor.h"
#include "storage/unit_of_work.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <type_traits>

namespace fieldfare {

/// The open database: one writer thread, a few readers, and the catalog of record types. All access of the services goes
/// through read() and write(); both are safe from any thread and return at once.
class Store : public QObject {
    Q_OBJECT
public:
    struct Options {
        DatabaseFile file;
        bool readOnly = false;  ///< beside another program that holds the workspace; write() then fails
        int readers = 3;
        QVector<ConnectionSetup> setup;              ///< tokenizers and SQL functions, for every connection
        std::shared_ptr<const TypeCatalog> catalog;  ///< built-in types; user-defined fields are read on opening
        std::shared_ptr<const Clock> clock;
        std::vector<std::shared_ptr<WriteObserver>> observers;
        /// Reads the user-defined fields into a fresh catalog; called on opening and after a catalog changed.
        std::function<Result<std::shared_ptr<const TypeCatalog>>(ReadContext &)> loadCatalog;
    };

    /// What a transaction does.
    using Work = std::function<Result<void>(UnitOfWork &)>;

    /// Opens the connections (the file is migrated already).
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(Options options);
    ~Store() override;

    /// Runs `job(ReadContext &)` → Result<T> on a reader thread in one snapshot. A stop request makes queued work return
    /// ErrorCode::Cancelled and interrupts the running statement.
    template <class Job>
    auto read(const Session &session, Job job, const std::stop_token &stop = {})
        -> QFuture<std::invoke_result_t<Job, ReadContext &>>
    {
        using R = std::invoke_result_t<Job, ReadContext &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        postRead(session, stop, [promise, job = std::move(job)](ReadContext *context, const Error *error) mutable {
            promise->addResult(context ? job(*context) : R(fail(*error)));
            promise->finish();
        });
        return future;
    }

    /// Runs `work(UnitOfWork &)` → Result<void> on the writer thread as one transaction: begin, work, observers, change log,
    /// commit, then the future holds the ChangeSet and changed() is emitted. Any error rolls back
    /// all of it. Work that changes nothing leaves no trace and gives an empty ChangeSet. A stop request interrupts the
    /// running statement as well.
    QFuture<Result<ChangeSet>> write(const Session &session, const WriteRequest &request, const Work &work,
                                     const std::stop_token &stop = {})
    {
        return write(
            session, request, work, [](Result<ChangeSet> outcome) { return outcome; }, stop);
    }

    /// The same with a last step: `last(Result<ChangeSet>)` → R runs on the writer thread after the commit or the refusal, and
    /// the future holds what it returns; changed() comes after.
    template <class Last, class R = std::invoke_result_t<Last, Result<ChangeSet>>>
    QFuture<R> write(const Session &session, const WriteRequest &request, const Work &work, Last last,
                     const std::stop_token &stop = {})
    {
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        postWrite(session, request, work, stop, [promise, last = std::move(last)](Result<ChangeSet> outcome) mutable {
            promise->addResult(last(std::move(outcome)));
            promise->finish();
        });
        return future;
    }

    /// Runs on the writer thread outside any transaction: backup, integrity check, checkpoint.
    template <class Job>
    auto maintain(Job job) -> QFuture<std::invoke_result_t<Job, Connection &>>
    {
        using R = std::invoke_result_t<Job, Connection &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        postMaintenance([promise, job = std::move(job)](Connection &connection) mutable {
            promise->addResult(job(connection));
            promise->finish();
        });
        return future;
    }

    /// Does at once what otherwise is done piece by piece while nobody writes: observers tidy up, the log is moved. For
    /// programs that measure or leave.
    QFuture<Result<void>> settle();

    [[nodiscard]] std::shared_ptr<const TypeCatalog> catalog() const;
    [[nodiscard]] std::shared_ptr<const Clock> clock() const { return m_options.clock; }
    [[nodiscard]] bool isReadOnly() const { return m_options.readOnly; }
    /// Something is being written or waits for it: what is written now is committed later. Any thread.
    [[nodiscard]] bool isWriting() const { return m_openWrites.load() > 0; }

signals:
    /// After each commit, in order; emitted on the writer thread, so connect with a receiver object (queued delivery).
    void changed(const fieldfare::ChangeSet &changes);
    void catalogChanged();

private:
    using ReadJob = std::function<void(ReadContext *, const Error *)>;
    explicit Store(Options options);
    void postRead(const Session &session, std::stop_token stop, ReadJob job);
    void postWrite(const Session &session, const WriteRequest &request, Work work, std::stop_token stop,
                   std::function<void(Result<ChangeSet>)> done);
    void postMaintenance(std::function<void(Connection &)> job);
    [[nodiscard]] Result<bool> tidy(WorkerConnection &worker);
    Result<ChangeSet> commit(WorkerConnection &worker, const Session &session, const WriteRequest &request,
                             const Work &work, const std::stop_token &stop);

    Options m_options;
    mutable std::mutex m_catalogMutex;
    std::shared_ptr<const TypeCatalog> m_catalog;
    std::vector<std::shared_ptr<const TypeCatalog>>
        m_retired;  ///< kept while the store lives: pages hold references to types
    std::atomic<int> m_openWrites = 0;
    std::unique_ptr<Executor> m_readers;
    std::unique_ptr<Executor> m_writer;
};

}  // namespace fieldfare

Q_DECLARE_METATYPE(fieldfare::ChangeSet)
