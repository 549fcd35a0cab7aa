// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase_prompt.h"

#include "cli/console.h"
#include "cli/text.h"

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace fieldfare::cli {

namespace {

Error noTerminal()
{
    return {
        ErrorCode::Io, CliText::tr("There is no terminal to ask for the passphrase on. Use --passphrase-file."), {}};
}

Result<Secret> toSecret(QString &typed)
{
    if (typed.isEmpty())
        return fail(ErrorCode::Cancelled, CliText::tr("No passphrase was typed."));
    Secret secret = Secret::fromText(typed);
    Secret::wipe(typed);
    return secret;
}

}  // namespace

#ifdef Q_OS_WIN

bool canPrompt() { return Console::inputIsTerminal(); }

Result<Secret> promptPassphrase(const QString &question)
{
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD before = 0;
    if (!GetConsoleMode(input, &before))
        return fail(noTerminal());
    Console().note(question);
    SetConsoleMode(input, (before & ~DWORD(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT);
    wchar_t buffer[1024];
    DWORD length = 0;
    const bool read = ReadConsoleW(input, buffer, 1023, &length, nullptr);
    SetConsoleMode(input, before);
    QString typed = read ? QString::fromWCharArray(buffer, int(length)) : QString();
    SecureZeroMemory(buffer, sizeof buffer);
    while (typed.endsWith(QLatin1Char('\n')) || typed.endsWith(QLatin1Char('\r')))
        typed.chop(1);
    return toSecret(typed);
}

#else

namespace {

int openTerminal() { return ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC); }

bool put(int terminal, const QByteArray &bytes)
{
    return ::write(terminal, bytes.constData(), size_t(bytes.size())) == bytes.size();
}

}  // namespace

bool canPrompt()
{
    const int terminal = openTerminal();
    if (terminal < 0)
        return false;
    ::close(terminal);
    return true;
}

Result<Secret> promptPassphrase(const QString &question)
{
    const int terminal = openTerminal();
    if (terminal < 0)
        return fail(noTerminal());
    termios before{};
    if (tcgetattr(terminal, &before) != 0) {
        ::close(terminal);
        return fail(noTerminal());
    }
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    silent.c_lflag |= tcflag_t(ECHONL | ICANON | ISIG);
    tcsetattr(terminal, TCSAFLUSH, &silent);
    QByteArray bytes;
    bytes.reserve(4096);  // so that no part is left behind by growing
    if (put(terminal, question.toUtf8() + ' ')) {
        char c = 0;
        while (bytes.size() < 4095) {
            const auto got = ::read(terminal, &c, 1);
            if (got < 0 && errno == EINTR)
                break;
            if (got <= 0 || c == '\n')
                break;
            bytes.append(c);
        }
    }
    tcsetattr(terminal, TCSAFLUSH, &before);
    ::close(terminal);
    QString typed = QString::fromUtf8(bytes);
    Secret::wipe(bytes);
    return toSecret(typed);
}

#endif

}  // namespace fieldfare::cli
