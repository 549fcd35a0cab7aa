// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/gzip.h"
#include "server/http/session.h"
#include "server/text.h"

#include <QCoreApplication>
#include <QDebug>
#include <QUrlQuery>

namespace fieldfare::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr qsizetype kCompressFrom = 1024;
constexpr size_t kLingerBytes = 1024 * 1024;
constexpr qint64 kCloseMs = 2000;

}  // namespace

void Session::handle()
{
    if (m_route.route == Route::Wait)
        return waitForNews();
    const std::string &body = m_parser->get().body();
    Question question{m_route.route, m_route.query, {}, QByteArray(body.data(), static_cast<qsizetype>(body.size())),
                      m_address,     m_isLocal};
    m_parser->get().body() = {};
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

void Session::waitForNews()
{
    bool isNumber = false;
    m_waitsBeyond =
        QUrlQuery(QString::fromLatin1(m_route.query)).queryItemValue(QStringLiteral("head")).toLongLong(&isNumber);
    if (!isNumber || m_waitsBeyond < 0 || m_waitsBeyond == std::numeric_limits<qint64>::max())
        return send(refusal(400, text(QT_TRANSLATE_NOOP("Server", "This is no request."))), false);
    if (m_installation->revoked)
        return send(headAnswer(m_waitsBeyond + 1), false);  // something waits for him: to hear it he has to ask
    if (m_core->isStopping)
        return send(headAnswer(m_waitsBeyond), true);
    m_isWaiting = true;
    m_waiter = m_core->wait(m_waitsBeyond, [self = shared_from_this()](qint64 head) {
        asio::post(self->m_stream.get_executor(), [self, head] { self->stopWaiting(head); });
    });
    m_waitTimer.expires_after(std::chrono::milliseconds(m_core->options.waitMs));
    m_waitTimer.async_wait([self = shared_from_this()](error_code error) {
        if (!error)
            self->stopWaiting(self->m_waitsBeyond);
    });
    // whoever waits and goes away is noticed
    m_stream.next_layer().socket().async_wait(asio::ip::tcp::socket::wait_read,
                                              [self = shared_from_this()](error_code error) {
                                                  if (!error)
                                                      self->stopWaiting(self->m_waitsBeyond);
                                              });
}

void Session::stopWaiting(qint64 head)
{
    if (!m_isWaiting)
        return;
    m_isWaiting = false;
    m_core->stopWaiting(m_waiter);
    m_waitTimer.cancel();
    error_code ignored;
    m_stream.next_layer().socket().cancel(ignored);
    // no worker is asked: many wake at once, and all with the same news
    send(headAnswer(std::max(head, m_waitsBeyond)), false);
}

void Session::onWorker(std::function<void()> job)
{
    // while workers think, nothing is expected of the other side
    beast::get_lowest_layer(m_stream).expires_never();
    const auto guarded = [self = shared_from_this(), job = std::move(job)] {
        try {
            return job();
        } catch (const std::exception &exception) {
            qCritical() << "a request failed:" << exception.what();
        } catch (...) {
            qCritical() << "a request failed";
        }
        asio::post(self->m_stream.get_executor(), [self] {
            self->send(refusal(500, text(QT_TRANSLATE_NOOP("Server", "The server has a problem. Its administrator "
                                                                     "finds more in its log."))),
                       true);
        });
    };
    if (!m_core->work(guarded))
        decline(refusal(503, text(QT_TRANSLATE_NOOP("Server", "The server is busy. It goes on by itself in a moment.")),
                        2000),
                true);
}

void Session::send(const Answer &answer, bool closes, const QByteArray &packed)
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
    m_serializer.emplace(m_response);
    m_pace.begin();
    writeSome();
}

void Session::writeSome()
{
    patience(m_pace.leftMs());
    const qint64 begun = steadyNow();
    http::async_write_some(m_stream, *m_serializer, [self = shared_from_this(), begun](error_code error, size_t size) {
        self->m_core->metrics.bytesOut += static_cast<qint64>(size);
        if (error)
            return self->end();
        if (!self->m_serializer->is_done()) {
            self->m_pace.moved(static_cast<qint64>(size), steadyNow() - begun);
            return self->writeSome();
        }
        self->m_serializer.reset();
        self->m_response = {};
        if (!self->m_closes)
            return self->nextRequest();
        if (!self->m_lingers)
            return self->close();
        // closed over bytes that nobody read, the system would take the answer back
        self->patience(kCloseMs);
        error_code ignored;
        self->m_stream.next_layer().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        self->linger(kLingerBytes);
    });
}

/// Reads away what still comes, as it is, not decrypted.
void Session::linger(size_t left)
{
    m_stream.next_layer().async_read_some(asio::buffer(m_away),
                                          [self = shared_from_this(), left](error_code error, size_t size) {
                                              if (error || size >= left)
                                                  return self->end();
                                              self->linger(left - size);
                                          });
}

void Session::close()
{
    m_isIdle = false;
    patience(kCloseMs);
    m_stream.async_shutdown([self = shared_from_this()](error_code) { self->end(); });
}

void Session::end()
{
    if (m_isWaiting) {
        m_isWaiting = false;
        m_core->stopWaiting(m_waiter);
    }
    m_waitTimer.cancel();
    beast::get_lowest_layer(m_stream).close();
    m_core->leave(this);
}

void Session::finish()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        if (self->m_isIdle)
            self->close();
    });
}

void Session::cut()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->end(); });
}

void serve(const std::shared_ptr<HttpCore> &core, asio::ip::tcp::socket socket, const QString &address, bool isLocal)
{
    const auto session = std::make_shared<Session>(core, std::move(socket), address, isLocal);
    core->enter(session);
    session->run();
}

void finish(const std::shared_ptr<Session> &session) { session->finish(); }
void cut(const std::shared_ptr<Session> &session) { session->cut(); }

}  // namespace fieldfare::server
