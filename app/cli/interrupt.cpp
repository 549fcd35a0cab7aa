// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace fieldfare::cli {

namespace {

// A signal handler can reach nothing but a variable of the program.
std::atomic<bool> wasInterrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

#ifdef Q_OS_WIN
BOOL WINAPI onConsoleEvent(DWORD) { return wasInterrupted.exchange(true) ? FALSE : TRUE; }
#else
void onSignal(int) { wasInterrupted = true; }
#endif

}  // namespace

void watchForInterrupts()
{
#ifdef Q_OS_WIN
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
#else
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = int(SA_RESETHAND);  // the second one ends the program
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
#endif
}

bool interrupted() { return wasInterrupted; }

void detail::waitUntil(const std::function<bool()> &finished, std::stop_source &stop, const std::function<void()> &tick)
{
    using namespace std::chrono_literals;
    auto pause = 1ms;
    auto nextTick = std::chrono::steady_clock::now() + 250ms;
    while (!finished()) {
        std::this_thread::sleep_for(pause);
        pause = std::min<std::chrono::milliseconds>(pause * 2, 40ms);
        if (interrupted())
            stop.request_stop();
        if (tick && std::chrono::steady_clock::now() >= nextTick) {
            tick();
            nextTick += 250ms;
        }
    }
}

}  // namespace fieldfare::cli
