// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/connection.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <array>
#include <optional>

namespace fieldfare::server {

namespace {

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

QString connectionText(const char *source) { return QCoreApplication::translate("Server", source); }

struct Meaning {
    const char *state;  ///< beginning of the SQLSTATE
    ErrorCode code;
    const char *message;
};

constexpr const char *kAgain = QT_TRANSLATE_NOOP("Server", "The database did not answer. Try again in a moment.");

/// What the classes of SQLSTATE mean to us; the first that fits.
constexpr std::array kMeanings{
    Meaning{"53100", ErrorCode::DiskFull,
            QT_TRANSLATE_NOOP("Server", "The database's disk is full. Ask the server's administrator to free space.")},
    Meaning{"25006", ErrorCode::ReadOnly,
            QT_TRANSLATE_NOOP("Server", "This database is a copy for reading. Send changes to the main server.")},
    Meaning{"42501", ErrorCode::Forbidden,
            QT_TRANSLATE_NOOP("Server",
                              "The server's database role lacks a right. Ask the administrator to set it up again.")},
    Meaning{
        "28", ErrorCode::Forbidden,
        QT_TRANSLATE_NOOP("Server", "The database refused the server's role or password. Check its configuration.")},
    Meaning{"3D", ErrorCode::NotFound,
            QT_TRANSLATE_NOOP("Server", "There is no such database. Check the server's configuration.")},
    Meaning{
        "XX001", ErrorCode::Damaged,
        QT_TRANSLATE_NOOP("Server", "The database is damaged. Restore a backup, or ask for help with the details.")},
    Meaning{
        "XX002", ErrorCode::Damaged,
        QT_TRANSLATE_NOOP("Server", "The database is damaged. Restore a backup, or ask for help with the details.")},
    Meaning{"08", ErrorCode::Io, kAgain},     // connection
    Meaning{"40", ErrorCode::Io, kAgain},     // rolled back for the sake of another
    Meaning{"53", ErrorCode::Io, kAgain},     // short of something
    Meaning{"55P03", ErrorCode::Io, kAgain},  // waited too long for its turn
    Meaning{"57", ErrorCode::Io, kAgain},     // stopped, starting
    Meaning{"58", ErrorCode::Io, kAgain},     // its file system
};

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString &conninfo)
{
    const QByteArray given = conninfo.toUtf8();
    // What comes later counts more: the administrator's word stands above these. A dead peer is noticed within half a minute.
    const std::array<const char *, 9> keys{"connect_timeout",           "tcp_user_timeout", "keepalives_idle",
                                           "keepalives_interval",       "keepalives_count", "client_encoding",
                                           "fallback_application_name", "dbname",           nullptr};
    const std::array<const char *, 9> values{
        "5", "15000", "10", "5", "3", "UTF8", "fieldfare-server", given.constData(), nullptr};
    std::unique_ptr<Connection> connection(new Connection(PQconnectdbParams(keys.data(), values.data(), 1)));
    if (!connection->m_connection || PQstatus(connection->m_connection) != CONNECTION_OK) {
        const QString details = connection->m_connection
                                    ? QString::fromUtf8(PQerrorMessage(connection->m_connection)).trimmed()
                                    : QStringLiteral("out of memory");
        return fail(
            ErrorCode::Io,
            connectionText(QT_TRANSLATE_NOOP("Server", "The database cannot be reached. Check that PostgreSQL runs.")),
            details);
    }
    if (PQserverVersion(connection->m_connection) < 150'000)
        return fail(
            ErrorCode::Unsupported,
            connectionText(QT_TRANSLATE_NOOP("Server", "This PostgreSQL is too old. Version 15 or newer is needed.")),
            QString::number(PQserverVersion(connection->m_connection)));
    // its remarks ("relation exists already") are nobody's
    PQsetNoticeProcessor(
        connection->m_connection, [](void *, const char *) {}, nullptr);
    return connection;
}

Connection::~Connection() { PQfinish(m_connection); }

bool Connection::isAlive() const { return !m_isBroken && PQstatus(m_connection) == CONNECTION_OK; }

Error Connection::error(const char *state, const char *message) const
{
    const QString details =
        QStringLiteral("%1 %2").arg(QString::fromLatin1(state ? state : "-----"), QString::fromUtf8(message).trimmed());
    if (!state || !isAlive())
        return {ErrorCode::Io, connectionText(kAgain), details};
    for (const Meaning &meaning : kMeanings) {
        if (qstrncmp(state, meaning.state, static_cast<size_t>(qstrlen(meaning.state))) == 0)
            return {meaning.code, connectionText(meaning.message), details};
    }
    return {
        ErrorCode::Internal,
        connectionText(QT_TRANSLATE_NOOP("Server", "The program made a mistake. Please report it with the details.")),
        details};
}

Error Connection::lost() const
{
    return {ErrorCode::Io, connectionText(kAgain), QString::fromUtf8(PQerrorMessage(m_connection)).trimmed()};
}

Result<void> Connection::execute(const QByteArray &sql)
{
    if (m_hasPipeline && PQexitPipelineMode(m_connection) == 0)
        return fail(lost());
    m_hasPipeline = false;
    const ResultPointer result(PQexec(m_connection, sql.constData()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return {};
    return fail(error(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE),
                      PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY)));
}

Result<Rows> Connection::query(const char *sql, const Params &params)
{
    const Statement once{"", sql};
    TRY(prepare({once}));
    return run(once, params);
}

Result<void> Connection::prepare(const QVector<Statement> &statements)
{
    if (!m_hasPipeline) {
        if (PQenterPipelineMode(m_connection) == 0)
            return fail(lost());
        m_hasPipeline = true;
    }
    for (const Statement &statement : statements) {
        if (PQsendPrepare(m_connection, statement.name, statement.sql, 0, nullptr) == 0)
            m_isBroken = true;
        ++m_queued;
    }
    TRY(sync());
    return {};
}

void Connection::send(const Statement &statement, const Params &params)
{
    std::vector<const char *> values;
    std::vector<int> lengths;
    for (const QByteArray &value : params.values()) {
        values.push_back(value.isNull() ? nullptr : value.constData());
        lengths.push_back(static_cast<int>(value.size()));
    }
    const std::vector<int> binary(values.size(), 1);
    if (PQsendQueryPrepared(m_connection, statement.name, static_cast<int>(values.size()), values.data(),
                            lengths.data(), binary.data(), 1) == 0)
        m_isBroken = true;
    ++m_queued;
}

Result<QVector<Rows>> Connection::sync()
{
    const int queued = std::exchange(m_queued, 0);
    if (m_isBroken || PQpipelineSync(m_connection) == 0) {
        m_isBroken = true;
        return fail(lost());
    }
    QVector<Rows> answers;
    std::optional<Error> failure;
    int nothings = 0;
    while (true) {
        ResultPointer result(PQgetResult(m_connection), PQclear);
        if (!result) {
            // the end of one statement; more of them than there are statements is a connection that is gone
            if (PQstatus(m_connection) != CONNECTION_OK || ++nothings > queued + 1) {
                m_isBroken = true;
                return fail(failure ? *failure : lost());
            }
            continue;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC:
            if (failure)
                return fail(*failure);
            return answers;
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK: answers.append(Rows(result.release())); break;
        case PGRES_PIPELINE_ABORTED: break;
        default:
            if (!failure)
                failure = error(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE),
                                PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY));
        }
    }
}

Result<Rows> Connection::run(const Statement &statement, const Params &params)
{
    send(statement, params);
    TRY_ASSIGN(const auto answers, sync());
    return answers.last();
}

}  // namespace fieldfare::server
