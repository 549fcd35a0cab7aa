// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/postgres/values.h"

#include <QVector>

#include <memory>

struct pg_conn;

namespace fieldfare::server {

/// A statement that is prepared when a connection opens. Both texts live as long as the program.
struct Statement {
    const char *name;
    const char *sql;
};

/// One connection to PostgreSQL. Used by one thread at a time; blocks it.
///
/// Errors: Io (not reachable, lost, busy: try again), DiskFull, ReadOnly (a replica), Forbidden, Damaged, Internal. `details` has
/// the SQLSTATE and the server's sentence, never bound values.
class Connection {
public:
    /// `conninfo` as libpq takes it (key=value or postgresql:// address).
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &conninfo);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Any number of statements of ours without values, as one request: sessions are set up and schemas made by it. Not while
    /// statements are queued.
    [[nodiscard]] Result<void> execute(const QByteArray &sql);
    /// One statement that is not prepared.
    [[nodiscard]] Result<Rows> query(const char *sql, const Params &params = {});
    [[nodiscard]] Result<void> prepare(const QVector<Statement> &statements);

    /// Queues a prepared statement; sync() sends it with all others in one round trip.
    void send(const Statement &statement, const Params &params = {});
    /// What the queued statements answered, in their order. The first that fails ends them all: its error.
    [[nodiscard]] Result<QVector<Rows>> sync();
    /// send() and sync(): the answer of this one.
    [[nodiscard]] Result<Rows> run(const Statement &statement, const Params &params = {});

    /// False once the connection was lost: it is of no more use.
    [[nodiscard]] bool isAlive() const;

private:
    explicit Connection(pg_conn *connection) : m_connection(connection) {}
    [[nodiscard]] Error error(const char *state, const char *message) const;
    [[nodiscard]] Error lost() const;

    pg_conn *m_connection;
    int m_queued = 0;
    bool m_hasPipeline = false;
    bool m_isBroken = false;  ///< a statement could not even be queued
};

}  // namespace fieldfare::server
