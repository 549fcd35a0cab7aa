// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/session.h"
#include "server/text.h"

#include <boost/asio/dispatch.hpp>

#include <QCoreApplication>

namespace fieldfare::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr qint64 kReadAway = 64 * 1024;
constexpr qint64 kMostOfEnrolment = 4096;

QByteArray bytes(beast::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

Session::Session(std::shared_ptr<HttpCore> core, asio::ip::tcp::socket socket, const QString &address, bool isLocal)
    : m_core(std::move(core)),
      m_stream(std::move(socket), m_core->tls),
      m_address(address),
      m_isLocal(isLocal),
      m_holder(address),
      m_buffer(static_cast<size_t>(m_core->options.headerBytes) + 64 * 1024),
      m_waitTimer(m_stream.get_executor()),
      m_pace(m_core->options.bodyGraceMs, m_core->options.bytesPerSecond)
{
}

Session::~Session() { m_core->leave(m_holder); }

void Session::run()
{
    asio::dispatch(m_stream.get_executor(), [self = shared_from_this()] {
        self->patience(self->m_core->options.handshakeMs);
        self->m_stream.async_handshake(asio::ssl::stream_base::server, [self](error_code error) {
            if (error) {
                ++self->m_core->metrics.handshakesFailed;
                return self->end();
            }
            self->nextRequest();
        });
    });
}

void Session::patience(qint64 ms) { beast::get_lowest_layer(m_stream).expires_after(std::chrono::milliseconds(ms)); }

void Session::nextRequest()
{
    if (m_core->isStopping)
        return close();
    m_isIdle = true;
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_core->options.headerBytes));
    m_parser->body_limit(static_cast<std::uint64_t>(m_core->options.bodyBytes));
    if (m_buffer.size() > 0)
        return readHeader();
    // a connection may rest between requests; a new one or a request that has begun may not
    patience(m_isFirst ? m_core->options.headerMs : m_core->options.idleMs);
    m_isFirst = false;
    m_stream.async_read_some(m_buffer.prepare(4096), [self = shared_from_this()](error_code error, size_t size) {
        if (error)
            return self->end();
        self->m_buffer.commit(size);
        self->readHeader();
    });
}

void Session::readHeader()
{
    m_isIdle = false;
    m_begun = std::chrono::steady_clock::now();
    m_route = {};
    m_installation.reset();
    m_length = 0;
    patience(m_core->options.headerMs);
    http::async_read_header(m_stream, m_buffer, *m_parser, [self = shared_from_this()](error_code error, size_t size) {
        self->m_core->metrics.bytesIn += static_cast<qint64>(size);
        if (error)
            return self->onHeaderError(error);
        self->onHeader();
    });
}

void Session::onHeaderError(const error_code &error)
{
    const bool isHttp = error.category() == http::make_error_code(http::error::bad_method).category();
    if (!isHttp || error == http::error::end_of_stream || error == http::error::partial_message)
        return end();
    m_lingers = true;  // who knows what else he says
    if (error == http::error::header_limit)
        return send(refusal(431, text(QT_TRANSLATE_NOOP("Server", "The request's header is too large."))), true);
    if (error == http::error::body_limit)
        return send(refusal(413, text(QT_TRANSLATE_NOOP("Server", "The request is too large."))), true);
    send(refusal(400, text(QT_TRANSLATE_NOOP("Server", "This is no request."))), true);
}

void Session::onHeader()
{
    const auto &request = m_parser->get();
    m_route = routeOf(bytes(request.method_string()), bytes(request.target()));
    m_acceptsGzip = bytes(request[http::field::accept_encoding]).contains("gzip");
    const auto length = m_parser->content_length();
    m_length = length ? static_cast<qint64>(*length) : 0;
    const bool asksToken = m_route.route == Route::Sync || m_route.route == Route::Wait;
    // a device that showed its token here is held to its own measure, so that an office behind one address can work
    if (!asksToken || m_holder == m_address) {
        if (const auto refused = m_core->handlers.refuse(m_route.route, m_address))
            return decline(*refused, true);
    }
    if (m_route.route == Route::None)
        return decline(refusal(404, text(QT_TRANSLATE_NOOP("Server", "There is nothing at this address."))), true);
    if (!m_route.isMethodRight)
        return decline(refusal(405, text(QT_TRANSLATE_NOOP("Server", "This is asked in another way."))), true);
    const bool hasBody = m_route.route == Route::Enrol || m_route.route == Route::Sync;
    if (m_parser->chunked() || (hasBody && !length))
        return decline(refusal(411, text(QT_TRANSLATE_NOOP("Server", "The request does not say how long it is."))),
                       true);
    const qint64 most = m_route.route == Route::Enrol ? kMostOfEnrolment : m_core->options.bodyBytes;
    if (m_length > (hasBody ? most : 0))
        return decline(refusal(413, text(QT_TRANSLATE_NOOP("Server", "The request is too large."))), true);
    if (asksToken)
        return identify();
    readBody();
}

/// Who it is comes before what he says.
void Session::identify()
{
    onWorker([self = shared_from_this(), authorization = bytes(m_parser->get()[http::field::authorization])] {
        auto admitted = self->m_core->handlers.admit(authorization);
        asio::post(self->m_stream.get_executor(), [self, admitted = std::move(admitted)]() mutable {
            if (!admitted)
                return self->decline(admitted.error(), admitted.error().status == 401);
            const QString installation = uidText(admitted->id);
            if (!self->m_core->move(self->m_holder, installation))
                return self->decline(
                    refusal(429,
                            text(QT_TRANSLATE_NOOP("Server", "Too many requests from here. It goes on by itself in a "
                                                             "moment.")),
                            2000),
                    true);
            self->m_holder = installation;
            self->m_installation = std::move(*admitted);
            self->readBody();
        });
    });
}

bool Session::isContinueExpected()
{
    return m_length > 0 && beast::iequals(m_parser->get()[http::field::expect], "100-continue");
}

void Session::readBody()
{
    if (isContinueExpected())
        return sendContinue();
    m_pace.begin();
    readSome();
}

void Session::readSome()
{
    if (m_parser->is_done())
        return handle();
    patience(m_pace.leftMs());
    const qint64 begun = steadyNow();
    http::async_read_some(m_stream, m_buffer, *m_parser,
                          [self = shared_from_this(), begun](error_code error, size_t size) {
                              self->m_core->metrics.bytesIn += static_cast<qint64>(size);
                              if (error)
                                  return self->end();
                              self->m_pace.moved(static_cast<qint64>(size), steadyNow() - begun);
                              self->readSome();
                          });
}

void Session::sendContinue()
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

void Session::decline(const Answer &answer, bool closes)
{
    if (isContinueExpected())
        return send(answer, true);  // then he does not send it
    if (m_parser->is_done())
        return send(answer, closes);
    if (closes || m_length > kReadAway) {
        m_lingers = true;
        return send(answer, true);
    }
    patience(m_core->options.bodyGraceMs);
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = shared_from_this(), answer, closes](error_code error, size_t size) {
                         self->m_core->metrics.bytesIn += static_cast<qint64>(size);
                         if (error)
                             return self->end();
                         self->send(answer, closes);
                     });
}

}  // namespace fieldfare::server
