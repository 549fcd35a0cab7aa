// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_core.h"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <chrono>

/// Within app/server/http alone.
namespace fieldfare::server {

/// One connection: handshake, then requests one after another. All of it runs on the strand of its socket. Whoever waits for it (the
/// network, a worker, a timer, the list of waiters) holds it; end() makes them let go.
class Session final : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<HttpCore> core, boost::asio::ip::tcp::socket socket, const QString &address, bool isLocal);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    void run();
    /// Ends it when nothing is under way, else after the answer. Any thread.
    void finish();
    /// At once. Any thread.
    void cut();

private:
    using Error = boost::system::error_code;

    void patience(qint64 ms);
    // session_read.cpp
    void nextRequest();
    void readHeader();
    void onHeaderError(const Error &error);
    void onHeader();
    void identify();
    void readBody();
    void readSome();
    void sendContinue();
    [[nodiscard]] bool isContinueExpected();
    /// Answers without having wanted the body. It is read away after the answer, for whoever is cut off while he still sends may never
    /// see it; before the answer, when it is short and the connection goes on.
    void decline(const Answer &answer, bool closes);
    // session_write.cpp
    void handle();
    void waitForNews();
    void stopWaiting(qint64 head);
    /// `job` on a worker; it posts what follows to the strand. One that throws ends in an answer too.
    void onWorker(std::function<void()> job);
    void send(const Answer &answer, bool closes, const QByteArray &packed = {});
    void writeSome();
    void linger(size_t left);
    void close();
    void end();

    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    const std::shared_ptr<HttpCore> m_core;
    boost::beast::ssl_stream<boost::beast::tcp_stream> m_stream;
    const QString m_address;
    const bool m_isLocal;
    QString m_holder;  ///< on whose account the connection is: its address, once known its installation
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    std::optional<boost::beast::http::response<boost::beast::http::empty_body>> m_continue;
    Response m_response;
    std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>> m_serializer;
    std::array<char, 4096> m_away{};
    boost::asio::steady_timer m_waitTimer;
    quint64 m_waiter = 0;
    qint64 m_waitsBeyond = 0;
    std::chrono::steady_clock::time_point m_begun{};
    RouteOf m_route;
    std::optional<Installation> m_installation;
    Pace m_pace;
    qint64 m_length = 0;
    bool m_acceptsGzip = false;
    bool m_isFirst = true;
    bool m_isIdle = false;
    bool m_isWaiting = false;
    bool m_lingers = false;
    bool m_closes = false;
};

}  // namespace fieldfare::server
