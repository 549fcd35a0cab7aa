// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_core.h"

#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <QCoreApplication>
#include <QUrlQuery>

#include <zlib.h>

namespace fieldfare::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr qsizetype kCompressFrom = 1024;
constexpr qint64 kReadAway = 64 * 1024;

QByteArray bytes(beast::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); }

/// Empty when it cannot be done.
QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))),
                      Qt::Uninitialized);
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(plain.constData()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int done = deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return done == Z_STREAM_END ? packed : QByteArray();
}

QString text(const char *source) { return QCoreApplication::translate("Server", source); }

}  // namespace

/// One connection: handshake, then requests one after another. All of it runs on the strand of its socket.
class Session final : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<HttpCore> core, asio::ip::tcp::socket socket, QString address, bool isLocal)
        : m_core(std::move(core)),
          m_stream(std::move(socket), m_core->tls),
          m_address(std::move(address)),
          m_isLocal(isLocal),
          m_buffer(static_cast<size_t>(m_core->options.headerBytes) + 64 * 1024),
          m_waitTimer(m_stream.get_executor())
    {
    }
    ~Session() { m_core->leave(m_address); }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    void run()
    {
        patience(m_core->options.handshakeMs);
        m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
            if (error) {
                ++self->m_core->metrics.handshakesFailed;
                return self->end();
            }
            self->nextRequest();
        });
    }
    void finish()
    {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] {
            if (self->m_isIdle)
                self->close();
        });
    }
    void cut()
    {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->end(); });
    }

private:
    void patience(qint64 ms) { beast::get_lowest_layer(m_stream).expires_after(std::chrono::milliseconds(ms)); }

    void nextRequest()
    {
        if (m_core->isStopping)
            return close();
        m_isIdle = true;
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_core->options.headerBytes));
        m_parser->body_limit(static_cast<std::uint64_t>(m_core->options.bodyBytes));
        if (m_buffer.size() > 0)
            return readHeader();
        // a connection may rest; a request that has begun may not
        patience(m_core->options.idleMs);
        m_stream.async_read_some(m_buffer.prepare(4096), [self = shared_from_this()](error_code error, size_t size) {
            if (error)
                return self->end();
            self->m_buffer.commit(size);
            self->readHeader();
        });
    }

    void readHeader()
    {
        m_isIdle = false;
        m_begun = std::chrono::steady_clock::now();
        m_route = {};
        m_installation.reset();
        patience(m_core->options.headerMs);
        http::async_read_header(
            m_stream, m_buffer, *m_parser, [self = shared_from_this()](error_code error, size_t size) {
                self->m_core->metrics.bytesIn += static_cast<qint64>(size);
                if (!error)
                    return self->onHeader();
                if (error == http::error::header_limit)
                    return self->send(
                        refusal(431, text(QT_TRANSLATE_NOOP("Server", "The request's header is too large."))), true);
                if (error == http::error::body_limit)
                    return self->send(refusal(413, text(QT_TRANSLATE_NOOP("Server", "The request is too large."))),
                                      true);
                if (error.category() == http::make_error_code(http::error::bad_method).category() &&
                    error != http::error::end_of_stream && error != http::error::partial_message)
                    return self->send(refusal(400, text(QT_TRANSLATE_NOOP("Server", "This is no request."))), true);
                self->end();
            });
    }

    void onHeader()
    {
        const auto &request = m_parser->get();
        m_route = routeOf(bytes(request.method_string()), bytes(request.target()));
        m_acceptsGzip = bytes(request[http::field::accept_encoding]).contains("gzip");
        if (const auto refused = m_core->handlers.refuse(m_route.route, m_address))
            return send(*refused, true);
        if (m_route.route == Route::None)
            return send(refusal(404, text(QT_TRANSLATE_NOOP("Server", "There is nothing at this address."))), true);
        if (!m_route.isMethodRight)
            return send(refusal(405, text(QT_TRANSLATE_NOOP("Server", "This is asked in another way."))), true);
        const bool hasBody = m_route.route == Route::Enrol || m_route.route == Route::Sync;
        const auto length = m_parser->content_length();
        if (m_parser->chunked() || (hasBody && !length))
            return send(refusal(411, text(QT_TRANSLATE_NOOP("Server", "The request does not say how long it is."))),
                        true);
        m_length = length ? static_cast<qint64>(*length) : 0;
        if (m_length > (m_route.route == Route::Enrol ? 4096 : m_core->options.bodyBytes) || (!hasBody && m_length > 0))
            return send(refusal(413, text(QT_TRANSLATE_NOOP("Server", "The request is too large."))), true);
        if (m_route.route != Route::Sync && m_route.route != Route::Wait)
            return readBody();
        // who it is comes before what he says
        onWorker([self = shared_from_this(), authorization = bytes(request[http::field::authorization])] {
            auto admitted = self->m_core->handlers.admit(authorization);
            asio::post(self->m_stream.get_executor(), [self, admitted = std::move(admitted)]() mutable {
                if (!admitted)
                    return self->decline(admitted.error());
                self->m_installation = std::move(*admitted);
                self->readBody();
            });
        });
    }

    void readBody()
    {
        if (m_length > 0 && beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
            return sendContinue();
        const HttpOptions &options = m_core->options;
        patience(options.bodyGraceMs + m_length * 1000 / std::max(1, options.bytesPerSecond));
        http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](error_code error, size_t size) {
            self->m_core->metrics.bytesIn += static_cast<qint64>(size);
            if (error)
                return self->end();
            self->handle();
        });
    }

    /// Answers without having read the body. A short one is read away first: whoever is cut off while he still sends may never see
    /// the answer.
    void decline(const Answer &answer)
    {
        if (m_length == 0 || m_length > kReadAway)
            return send(answer, m_length > 0);
        patience(m_core->options.bodyGraceMs);
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this(), answer](error_code error, size_t size) {
                             self->m_core->metrics.bytesIn += static_cast<qint64>(size);
                             if (error)
                                 return self->end();
                             self->send(answer, false);
                         });
    }

    void sendContinue()
    {
        m_continue.emplace(http::status::continue_, 11);
        m_parser->get().erase(http::field::expect);
        patience(m_core->options.headerMs);
        http::async_write(m_stream, *m_continue, [self = shared_from_this()](error_code error, size_t) {
            if (error)
                return self->end();
            self->readBody();
        });
    }

    void handle()
    {
        const std::string &body = m_parser->get().body();
        if (m_route.route == Route::Wait && !m_isWoken)
            return waitForNews();
        m_isWoken = false;
        Question question{
            m_route.route, m_route.query, {}, QByteArray(body.data(), static_cast<qsizetype>(body.size())),
            m_address,     m_isLocal};
        m_parser->get().body().clear();
        onWorker([self = shared_from_this(), question = std::move(question)] {
            Answer answer = self->m_core->handlers.answer(question, self->m_installation);
            QByteArray packed;
            if (self->m_acceptsGzip && answer.body.size() >= kCompressFrom)
                packed = gzip(answer.body);
            if (question.route == Route::Sync)
                self->m_core->lookAtHead();
            asio::post(self->m_stream.get_executor(), [self, answer = std::move(answer), packed = std::move(packed)] {
                self->send(answer, false, packed);
            });
        });
    }

    void waitForNews()
    {
        bool isNumber = false;
        const qint64 head =
            QUrlQuery(QString::fromLatin1(m_route.query)).queryItemValue(QStringLiteral("head")).toLongLong(&isNumber);
        if (!isNumber || head < 0)
            return send(refusal(400, text(QT_TRANSLATE_NOOP("Server", "This is no request."))), false);
        const auto goOn = [self = shared_from_this()] {
            asio::post(self->m_stream.get_executor(), [self] { self->stopWaiting(); });
        };
        if (m_installation->revoked || m_core->isStopping) {
            m_isWoken = true;
            return handle();
        }
        patience(m_core->options.waitMs + 10'000);
        m_isWaiting = true;
        m_waiter = m_core->wait(head, goOn);
        m_waitTimer.expires_after(std::chrono::milliseconds(m_core->options.waitMs));
        m_waitTimer.async_wait([self = shared_from_this()](error_code error) {
            if (!error)
                self->stopWaiting();
        });
        // whoever waits and goes away is noticed
        m_stream.next_layer().socket().async_wait(asio::ip::tcp::socket::wait_read,
                                                  [self = shared_from_this()](error_code error) {
                                                      if (!error && self->m_isWaiting)
                                                          self->stopWaiting();
                                                  });
    }

    void stopWaiting()
    {
        if (!m_isWaiting)
            return;
        m_isWaiting = false;
        m_core->stopWaiting(m_waiter);
        m_waitTimer.cancel();
        error_code ignored;
        m_stream.next_layer().socket().cancel(ignored);
        m_isWoken = true;
        handle();
    }

    void onWorker(std::function<void()> job)
    {
        // while workers think, nothing is expected of the other side
        beast::get_lowest_layer(m_stream).expires_never();
        if (!m_core->work(std::move(job)))
            send(refusal(503,
                         text(QT_TRANSLATE_NOOP("Server", "The server is busy. It goes on by itself in a moment.")),
                         2000),
                 true);
    }

    void send(const Answer &answer, bool closes, const QByteArray &packed = {})
    {
        m_response = {};
        m_response.version(11);
        m_response.result(static_cast<unsigned>(answer.status));
        m_response.set(http::field::content_type, answer.type.toStdString());
        m_response.set(http::field::cache_control, "no-store");
        if (answer.retryAfterMs > 0)
            m_response.set(http::field::retry_after, std::to_string((answer.retryAfterMs + 999) / 1000));
        if (!packed.isEmpty())
            m_response.set(http::field::content_encoding, "gzip");
        const QByteArray &body = packed.isEmpty() ? answer.body : packed;
        m_response.body().assign(body.constData(), static_cast<size_t>(body.size()));
        m_closes = closes || m_core->isStopping || !m_parser || !m_parser->get().keep_alive();
        m_response.keep_alive(!m_closes);
        m_response.prepare_payload();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - m_begun;
        m_core->metrics.count(m_route.name.isEmpty() ? QByteArrayLiteral("other") : m_route.name, answer.status,
                              taken.count());
        patience(m_core->options.bodyGraceMs + body.size() * 1000 / std::max(1, m_core->options.bytesPerSecond));
        http::async_write(m_stream, m_response, [self = shared_from_this()](error_code error, size_t size) {
            self->m_core->metrics.bytesOut += static_cast<qint64>(size);
            self->m_response.body().clear();
            if (error)
                return self->end();
            if (self->m_closes)
                return self->close();
            self->nextRequest();
        });
    }

    void close()
    {
        m_isIdle = false;
        patience(2000);
        m_stream.async_shutdown([self = shared_from_this()](error_code) { self->end(); });
    }

    void end()
    {
        if (m_isWaiting) {
            m_isWaiting = false;
            m_core->stopWaiting(m_waiter);
        }
        m_waitTimer.cancel();
        beast::get_lowest_layer(m_stream).close();
        m_core->leave(this);
    }

    const std::shared_ptr<HttpCore> m_core;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    const QString m_address;
    const bool m_isLocal;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::optional<http::response<http::empty_body>> m_continue;
    http::response<http::string_body> m_response;
    asio::steady_timer m_waitTimer;
    quint64 m_waiter = 0;
    std::chrono::steady_clock::time_point m_begun{};
    RouteOf m_route;
    std::optional<Installation> m_installation;
    qint64 m_length = 0;
    bool m_acceptsGzip = false;
    bool m_isIdle = false;
    bool m_isWaiting = false;
    bool m_isWoken = false;
    bool m_closes = false;
};

void serve(std::shared_ptr<HttpCore> core, asio::ip::tcp::socket socket, const QString &address, bool isLocal)
{
    const auto session = std::make_shared<Session>(core, std::move(socket), address, isLocal);
    core->enter(session);
    session->run();
}

void finish(const std::shared_ptr<Session> &session) { session->finish(); }
void cut(const std::shared_ptr<Session> &session) { session->cut(); }

}  // namespace fieldfare::server
