// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/change_log.h"
#include "storage/read_context.h"

namespace fieldfare {

class Connection;
class UnitOfWork;

/// Takes part in every write, inside the same transaction: full text, summaries, automation queue. Whatever the origin
/// (form, import, undo, sync). An error rolls everything back. Called on the writer thread.
class WriteObserver {
public:
    virtual ~WriteObserver() = default;

    /// `before` is null for a new record, `after` for a removed one. Not called for a type between onBulkBegin and onBulkEnd.
    [[nodiscard]] virtual Result<void> onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                               const Record *after) = 0;
    /// Many new records of the type follow: index nothing until onBulkEnd, which names the rows that arrived (ids first…last,
    /// all of them new). `fromEmpty`: the type held no rows before, so that an index may be built afresh.
    [[nodiscard]] virtual Result<void> onBulkBegin(UnitOfWork &work, const RecordType &type) = 0;
    [[nodiscard]] virtual Result<void> onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId,
                                                 qint64 lastId, bool fromEmpty) = 0;
    /// These rows are about to be removed in bulk (an import undone); they can still be read.
    [[nodiscard]] virtual Result<void> onBulkRemove(UnitOfWork &work, const RecordType &type,
                                                    const QVector<qint64> &ids) = 0;
    /// A small piece (some milliseconds) of what can wait until nobody writes, in a transaction of its own that the store
    /// begins and ends; true when it changed something, then it is asked again.
    [[nodiscard]] virtual Result<bool> tidy(Connection &) { return false; }
};

/// How a write is announced.
struct WriteRequest {
    QString title;  ///< in the user's words; shown by undo and history
    Origin origin = Origin::Local;
    qint64 undoes = 0;
};

/// The one way to change records: a transaction in flight on the writer thread. Made by Store::write() only.
/// Repositories write through it, the change log and the observers go with it, and everything commits or nothing.
class UnitOfWork : public ReadContext {
public:
    UnitOfWork(StatementCache &statements, Session session, std::shared_ptr<const TypeCatalog> catalog,
               const std::shared_ptr<const Clock> &clock, std::stop_token stop,
               const std::vector<std::shared_ptr<WriteObserver>> &observers, WriteRequest request);

    [[nodiscard]] ChangeLog &log() { return m_log; }
    [[nodiscard]] ChangeSet &changes() { return m_changes; }
    [[nodiscard]] const WriteRequest &request() const { return m_request; }
    /// A better title, once what happened is known ("Imported 8,800 deals").
    void setTitle(const QString &title);
    /// The moment of this transaction, ms UTC; the same for all its records.
    [[nodiscard]] qint64 now() const { return m_now; }
    [[nodiscard]] const std::vector<std::shared_ptr<WriteObserver>> &observers() const { return m_observers; }
    /// New user-defined fields hold for the rest of this transaction and, once committed, for everybody.
    void replaceCatalog(std::shared_ptr<const TypeCatalog> catalog);
    [[nodiscard]] bool catalogChanged() const { return m_catalogChanged; }

    /// Commit even when nothing went into the change log: settings and other state that is nobody's record.
    void keepUnlogged() { m_keepUnlogged = true; }
    [[nodiscard]] bool keepsUnlogged() const { return m_keepUnlogged; }

    /// SQL on bare tables, for repositories and observers.
    [[nodiscard]] Result<Query> execute(const QString &sql, const QVariantList &values = {})
    {
        return statements().run(sql, values);
    }

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> finish();

private:
    const std::vector<std::shared_ptr<WriteObserver>> &m_observers;
    WriteRequest m_request;
    ChangeLog m_log;
    ChangeSet m_changes;
    qint64 m_now;
    bool m_catalogChanged = false;
    bool m_keepUnlogged = false;
};

}  // namespace fieldfare
