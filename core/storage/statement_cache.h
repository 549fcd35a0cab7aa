// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

#include <memory>

namespace fieldfare {

/// An executed statement and its rows; finished (its snapshot released) when this goes out of scope.
class Query {
public:
    explicit Query(std::shared_ptr<QSqlQuery> query) : m_query(std::move(query)) {}
    Query(Query &&) = default;
    Query &operator=(Query &&) = default;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query()
    {
        if (m_query)
            m_query->finish();
    }

    bool next() { return m_query->next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    /// A column of text or whole numbers as SQLite holds it; valid until next(). For long tables: no copy. After it, value()
    /// of the same column is text.
    [[nodiscard]] QByteArrayView utf8(int column) const;
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] QSqlError lastError() const { return m_query->lastError(); }
    [[nodiscard]] QVariant lastInsertId() const { return m_query->lastInsertId(); }
    [[nodiscard]] int numRowsAffected() const { return m_query->numRowsAffected(); }
    void finish() { m_query->finish(); }
    [[nodiscard]] QSqlQuery &native() { return *m_query; }

private:
    std::shared_ptr<QSqlQuery> m_query;
};

/// Prepared statements of one connection, kept for reuse. Used on the connection's thread only.
class StatementCache {
public:
    explicit StatementCache(const QSqlDatabase &database) : m_database(database) {}

    /// Prepares (or takes from the cache), binds in order, runs. A cached statement still being read by an outer loop is
    /// left alone and a fresh one returned. `keep` false: for SQL with text that will hardly come again.
    [[nodiscard]] Result<Query> run(const QString &sql, const QVariantList &values, bool keep = true);
    /// A prepared, not yet executed statement of its own for loops that bind themselves.
    [[nodiscard]] Result<std::shared_ptr<QSqlQuery>> prepare(const QString &sql);
    /// Resets all, so that none holds a snapshot open.
    void finishAll();
    /// Forgets all; needed after schema changes inside a transaction.
    void clear();
    [[nodiscard]] QSqlDatabase database() const { return m_database; }

private:
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

}  // namespace fieldfare
