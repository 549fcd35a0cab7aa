// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <QtGlobal>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>

namespace fieldfare::server {

/// A bad line between clients and a server: carries some bytes of each connection, then cuts it, closes one direction of it or lets
/// it stall before that. By a seed.
class FaultProxy {
    using Tcp = boost::asio::ip::tcp;
    using ErrorCode = boost::system::error_code;

public:
    FaultProxy(quint16 target, unsigned seed)
        : m_target(boost::asio::ip::make_address("127.0.0.1"), target),
          m_acceptor(m_io, Tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0)),
          m_chance(seed)
    {
        accept();
        m_thread = std::thread([this] { m_io.run(); });
    }
    ~FaultProxy()
    {
        m_io.stop();
        m_thread.join();
    }
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] quint16 port() const { return m_acceptor.local_endpoint().port(); }

    std::atomic<bool> isFaulty = true;
    std::atomic<int> cuts = 0;
    std::atomic<int> mostBytes = 12'000;  ///< of a connection before it is cut
    /// Of a slow line, in each direction of a connection; 0: as fast as it goes.
    std::atomic<int> bytesPerSecond = 0;
    /// Segments of a slow line that get lost, of 100. Each costs what sending it again after a time-out costs.
    std::atomic<int> lost = 0;
    /// Asks for a CONNECT first, as the proxies of offices do; with another answer than 200 nothing is carried.
    std::atomic<int> httpAnswer = 0;
    std::atomic<int> tunnels = 0;     ///< that were asked for
    std::atomic<qint64> carried = 0;  ///< bytes over slow lines
    std::atomic<qint64> stalls = 0;

private:
    struct Line : std::enable_shared_from_this<Line> {
        Line(FaultProxy &owner, Tcp::socket socket)
            : proxy(owner), near(std::move(socket)), far(owner.m_io), timer(owner.m_io)
        {
        }
        void run()
        {
            left = proxy.isFaulty ? static_cast<qint64>(proxy.below(proxy.mostBytes)) : -1;
            kind = proxy.below(10);
            far.async_connect(proxy.m_target, [self = shared_from_this()](const ErrorCode &error) {
                if (error)
                    return self->end();
                if (self->proxy.httpAnswer != 0)
                    return self->openTunnel();
                self->carry(self->near, self->far, self->toFar);
                self->carry(self->far, self->near, self->toNear);
            });
        }
        void openTunnel()
        {
            boost::asio::async_read_until(
                near, boost::asio::dynamic_buffer(asked, 8'192), "\r\n\r\n",
                [self = shared_from_this()](const ErrorCode &error, size_t) {
                    if (error)
                        return self->end();
                    const int code = self->proxy.httpAnswer;
                    self->proxy.tunnels += self->asked.rfind("CONNECT ", 0) == 0 ? 1 : 0;
                    self->answer = "HTTP/1.1 " + std::to_string(code) + (code == 200 ? " OK" : " No") +
                                   "\r\nContent-Length: 0\r\n\r\n";
                    if (code == 200)
                        self->answer = "HTTP/1.1 200 OK\r\n\r\n";
                    boost::asio::async_write(self->near, boost::asio::buffer(self->answer),
                                             [self, code](const ErrorCode &failed, size_t) {
                                                 if (failed || code != 200)
                                                     return self->end();
                                                 self->carry(self->near, self->far, self->toFar);
                                                 self->carry(self->far, self->near, self->toNear);
                                             });
                });
        }
        /// How long a segment is on its way.
        std::chrono::microseconds slowness(size_t size)
        {
            const int rate = proxy.bytesPerSecond;
            if (rate <= 0)
                return std::chrono::microseconds(0);
            proxy.carried += static_cast<qint64>(size);
            qint64 wait = static_cast<qint64>(size) * 1'000'000 / rate;
            if (proxy.below(100) < proxy.lost) {
                wait += 250'000;
                ++proxy.stalls;
            }
            return std::chrono::microseconds(wait);
        }
        void carry(Tcp::socket &from, Tcp::socket &to, std::array<char, 4096> &buffer)
        {
            constexpr size_t segment = 1'448;
            const size_t most = proxy.bytesPerSecond > 0 ? segment : buffer.size();
            from.async_read_some(boost::asio::buffer(buffer.data(), most),
                                 [self = shared_from_this(), &from, &to, &buffer](const ErrorCode &error, size_t size) {
                                     if (error)
                                         return self->end();
                                     size_t carried = size;
                                     const bool isLast = self->left >= 0 && static_cast<qint64>(size) >= self->left;
                                     if (isLast)
                                         carried = static_cast<size_t>(self->left);
                                     if (self->left >= 0)
                                         self->left -= static_cast<qint64>(carried);
                                     boost::asio::async_write(
                                         to, boost::asio::buffer(buffer.data(), carried),
                                         [self, &from, &to, &buffer, isLast, size](const ErrorCode &failed, size_t) {
                                             if (failed)
                                                 return self->end();
                                             if (isLast)
                                                 return self->cut(to);
                                             self->carryLater(from, to, buffer, size);
                                         });
                                 });
        }
        void carryLater(Tcp::socket &from, Tcp::socket &to, std::array<char, 4096> &buffer, size_t size)
        {
            const auto wait = slowness(size);
            if (wait.count() == 0)
                return carry(from, to, buffer);
            auto pause = std::make_shared<boost::asio::steady_timer>(proxy.m_io, wait);
            pause->async_wait([self = shared_from_this(), pause, &from, &to, &buffer](const ErrorCode &) {
                self->carry(from, to, buffer);
            });
        }
        void cut(Tcp::socket &to)
        {
            if (isCut)
                return;
            isCut = true;
            ++proxy.cuts;
            ErrorCode ignored;
            if (kind == 0) {
                // one direction only, then nothing for a while
                to.shutdown(Tcp::socket::shutdown_send, ignored);
            } else if (kind > 2) {
                return end();
            }
            timer.expires_after(std::chrono::milliseconds(30));
            timer.async_wait([self = shared_from_this()](const ErrorCode &) { self->end(); });
        }
        void end()
        {
            ErrorCode ignored;
            // gone without a word
            near.set_option(boost::asio::socket_base::linger(true, 0), ignored);
            near.close(ignored);
            far.close(ignored);
        }
        FaultProxy &proxy;
        Tcp::socket near;
        Tcp::socket far;
        boost::asio::steady_timer timer;
        std::string asked;
        std::string answer;
        std::array<char, 4096> toFar{};
        std::array<char, 4096> toNear{};
        qint64 left = -1;
        int kind = 0;
        bool isCut = false;
    };

    void accept()
    {
        m_acceptor.async_accept([this](const ErrorCode &error, Tcp::socket socket) {
            if (!error)
                std::make_shared<Line>(*this, std::move(socket))->run();
            accept();
        });
    }
    int below(int n) { return static_cast<int>(m_chance() % static_cast<unsigned>(n)); }

    boost::asio::io_context m_io;
    Tcp::endpoint m_target;
    Tcp::acceptor m_acceptor;
    std::mt19937 m_chance;
    std::thread m_thread;
};

}  // namespace fieldfare::server
