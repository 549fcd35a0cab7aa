// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/stop_signal.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace fieldfare::server {

class StopSignal::Private {
public:
    boost::asio::io_context io;
    boost::asio::signal_set caught{io};
};

StopSignal::StopSignal(std::unique_ptr<Private> p) : d(std::move(p)) {}
StopSignal::~StopSignal() = default;

Result<std::unique_ptr<StopSignal>> StopSignal::listen()
{
    auto d = std::make_unique<Private>();
    boost::system::error_code error;
    for (const int signal : {SIGINT, SIGTERM}) {
        if (!error)
            d->caught.add(signal, error);
    }
    if (error)
        return fail(ErrorCode::Internal, QStringLiteral("signals"), QString::fromStdString(error.message()));
    d->caught.async_wait([](const boost::system::error_code &, int) {});
    return std::unique_ptr<StopSignal>(new StopSignal(std::move(d)));
}

void StopSignal::wait() { d->io.run(); }

}  // namespace fieldfare::server
