// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/record_type.h"
#include "base/result.h"
#include "security/session.h"
#include "storage/statement_cache.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace fieldfare {

/// One consistent view of the database for one session, on one worker thread, for the length of one job.
/// All reading in core goes through it, so that what the session may see is decided in one place.
class ReadContext {
public:
    ReadContext(StatementCache &statements, Session session, std::shared_ptr<const TypeCatalog> catalog,
                std::shared_ptr<const Clock> clock, std::stop_token stop = {});
    virtual ~ReadContext() = default;
    ReadContext(const ReadContext &) = delete;
    ReadContext &operator=(const ReadContext &) = delete;

    [[nodiscard]] const Session &session() const { return m_session; }
    [[nodiscard]] const TypeCatalog &catalog() const { return *m_catalog; }
    [[nodiscard]] std::shared_ptr<const TypeCatalog> sharedCatalog() const { return m_catalog; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }
    /// The caller lost interest: long work should return ErrorCode::Cancelled.
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop; }

    /// Runs SQL in which `{deal}` stands for the deal table reduced to the rows this session may see (every type key works),
    /// `?` for bound values. Tables of record types are never named otherwise in reading SQL. The query is executed and
    /// stands before its first row.
    [[nodiscard]] Result<Query> run(const QString &sql, const QVariantList &values = {}, bool keep = true);
    /// Only the expansion of `{type}`, for SQL put together by writers.
    [[nodiscard]] QString expand(const QString &sql) const;
    [[nodiscard]] StatementCache &statements() { return m_statements; }

protected:
    void setCatalog(std::shared_ptr<const TypeCatalog> catalog);

private:
    StatementCache &m_statements;
    Session m_session;
    std::shared_ptr<const TypeCatalog> m_catalog;
    std::shared_ptr<const Clock> m_clock;
    std::stop_token m_stop;
    std::vector<std::shared_ptr<const TypeCatalog>> m_retired;  ///< types handed out before must outlive this context
    mutable QHash<QString, QString> m_expanded;
};

/// Drains a query to its end and turns a failure on the way into an Error: `while (query.next()) …; TRY(finished(query));`
[[nodiscard]] Result<void> finished(Query &query);

}  // namespace fieldfare
