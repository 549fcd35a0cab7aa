// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_core.h"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/strand.hpp>

#include <QCoreApplication>
#include <QDebug>

#include <openssl/ssl.h>

#include <thread>

namespace fieldfare::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int kNetworkThreads = 2;
constexpr int kStopSteps = 100;  // of 50 ms

Result<void> prepareTls(asio::ssl::context &tls, const Identity &identity)
{
    const auto failed = [](const error_code &error) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Server", "The server's certificate and its key do not fit together."),
                    QString::fromStdString(error.message()));
    };
    error_code error;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                        asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                        asio::ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE,
                    error);
    if (error)
        return failed(error);
    tls.use_certificate_chain(
        asio::buffer(identity.certificate.constData(), static_cast<size_t>(identity.certificate.size())), error);
    if (error)
        return failed(error);
    tls.use_private_key(asio::buffer(identity.key.constData(), static_cast<size_t>(identity.key.size())),
                        asio::ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(tls.native_handle()) != 1)
        return failed(error);
    SSL_CTX_set_session_cache_mode(tls.native_handle(), SSL_SESS_CACHE_OFF);  // tickets are enough
    SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);          // most connections only wait
    if (SSL_CTX_set_cipher_list(tls.native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        return failed(error);
    return {};
}

}  // namespace

class HttpService::Private {
public:
    Private(const HttpOptions &options, const HttpServices &services, std::shared_ptr<const Clock> clock)
        : core(std::make_shared<HttpCore>(options, services, std::move(clock))), acceptor(core->io)
    {
    }

    ~Private() { stop(); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    Result<void> listen()
    {
        error_code error;
        auto address = asio::ip::make_address(core->options.address.toStdString(), error);
        if (error)
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Server", "“%1” is not an address of this computer to listen on.")
                            .arg(core->options.address));
        tcp::endpoint endpoint(address, core->options.port);
        acceptor.open(endpoint.protocol(), error);
        if (error && address == asio::ip::address(asio::ip::address_v6::any())) {
            // a computer without IPv6
            address = asio::ip::address_v4::any();
            endpoint = tcp::endpoint(address, core->options.port);
            acceptor.open(endpoint.protocol(), error);
        }
        if (!error)
            acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error && address.is_v6())
            acceptor.set_option(asio::ip::v6_only(false), error);
        if (!error)
            acceptor.bind(endpoint, error);
        if (!error)
            acceptor.listen(1024, error);
        if (error)
            return fail(ErrorCode::Io,
                        QCoreApplication::translate("Server",
                                                    "Cannot listen on port %1 of %2. Is another server running there?")
                            .arg(QString::number(core->options.port), core->options.address),
                        QString::fromStdString(error.message()));
        port = acceptor.local_endpoint(error).port();
        return {};
    }

    void accept()
    {
        acceptor.async_accept(asio::make_strand(core->io), [this](const error_code &error, tcp::socket socket) {
            if (core->isStopping)
                return;
            if (!error) {
                try {
                    welcome(std::move(socket));
                } catch (const std::exception &exception) {
                    qCritical() << "a connection could not be taken:" << exception.what();
                }
                return accept();
            }
            // out of descriptors: others end, then it goes on
            again.expires_after(std::chrono::milliseconds(100));
            again.async_wait([this](const error_code &cancelled) {
                if (!cancelled)
                    accept();
            });
        });
    }

    void welcome(tcp::socket socket)
    {
        error_code unknown;
        asio::ip::address from = socket.remote_endpoint(unknown).address();
        if (unknown)
            return;
        if (from.is_v6() && from.to_v6().is_v4_mapped())
            from = asio::ip::make_address_v4(asio::ip::v4_mapped, from.to_v6());
        const QString address = limitedName(QString::fromStdString(from.to_string()));
        if (!core->admit(address))
            return;
        socket.set_option(tcp::no_delay(true), unknown);
        serve(core, std::move(socket), address, from.is_loopback());
    }

    void run()
    {
        for (int i = 0; i < kNetworkThreads; ++i) {
            threads.emplace_back([this] {
                for (;;) {
                    try {
                        core->io.run();
                        return;
                    } catch (const std::exception &exception) {
                        qCritical() << "a connection failed:" << exception.what();
                    }
                }
            });
        }
    }

    void stop()
    {
        if (threads.empty())
            return;
        core->isStopping = true;
        asio::post(core->io, [this] {
            error_code ignored;
            acceptor.close(ignored);
            again.cancel();
        });
        core->wakeAll();
        for (int step = 0; step < kStopSteps && !core->isEmpty(); ++step) {
            core->eachSession(finish);
            core->wakeAll();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        core->eachSession(cut);
        core->endWork();
        guard.reset();
        core->pollTimer.cancel();
        for (int step = 0; step < kStopSteps && !core->isEmpty(); ++step)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        core->io.stop();
        for (std::thread &thread : threads)
            thread.join();
        threads.clear();
        // what was cut off learns of it, and lets go of its connection
        core->io.restart();
        core->io.poll();
    }

    std::shared_ptr<HttpCore> core;
    tcp::acceptor acceptor;
    asio::steady_timer again{core->io};
    asio::executor_work_guard<asio::io_context::executor_type> guard = asio::make_work_guard(core->io);
    std::vector<std::thread> threads;
    quint16 port = 0;
};

HttpService::HttpService(std::unique_ptr<Private> p) : d(std::move(p)) {}

HttpService::~HttpService() { stop(); }

Result<std::unique_ptr<HttpService>> HttpService::start(const HttpOptions &options, const HttpServices &services,
                                                        std::shared_ptr<const Clock> clock)
{
    try {
        auto d = std::make_unique<Private>(options, services, std::move(clock));
        TRY(prepareTls(d->core->tls, options.identity));
        TRY(d->listen());
        d->accept();
        d->run();
        return std::unique_ptr<HttpService>(new HttpService(std::move(d)));
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Io, QCoreApplication::translate("Server", "The server could not be started."),
                    QString::fromLocal8Bit(exception.what()));
    }
}

quint16 HttpService::port() const { return d->port; }
const Metrics &HttpService::metrics() const { return d->core->metrics; }
void HttpService::stop() { d->stop(); }

}  // namespace fieldfare::server
