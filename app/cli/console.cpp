// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "cli/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#include <qt_windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace fieldfare::cli {

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

void put(FILE *stream, const QByteArray &bytes, bool &failed)
{
    if (std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream) != size_t(bytes.size()))
        failed = true;
}

}  // namespace

QByteArray jsonText(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

void Console::prepare()
{
#ifdef Q_OS_WIN
    SetConsoleOutputCP(CP_UTF8);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
#endif
}

void Console::write(const QByteArray &bytes) { put(stdout, bytes, m_failed); }
void Console::write(const QString &text) { write(text.toUtf8()); }
void Console::line(const QString &text) { write(text.toUtf8() + '\n'); }
void Console::json(const QJsonValue &value) { write(jsonText(value) + '\n'); }

void Console::note(const QString &text)
{
    endProgress();
    std::fflush(stdout);   // so that a terminal shows both streams in order
    bool ignored = false;  // there is nowhere left to complain
    put(stderr, text.toUtf8() + '\n', ignored);
}

void Console::progress(const QString &text)
{
    if (!errorIsTerminal())
        return;
    bool ignored = false;
    put(stderr, "\r\033[K" + text.toUtf8(), ignored);
    std::fflush(stderr);
    m_progressShown = true;
}

void Console::endProgress()
{
    if (!m_progressShown)
        return;
    bool ignored = false;
    put(stderr, "\r\033[K", ignored);
    m_progressShown = false;
}

bool Console::outputIsTerminal() { return isTerminal(stdout); }
bool Console::errorIsTerminal() { return isTerminal(stderr); }
bool Console::inputIsTerminal() { return isTerminal(stdin); }

int Console::width()
{
    if (!outputIsTerminal())
        return 0;
#ifdef Q_OS_WIN
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return info.srWindow.Right - info.srWindow.Left + 1;
#else
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return 80;
}

Result<void> Console::finish()
{
    endProgress();
    if (std::fflush(stdout) != 0)
        m_failed = true;
    std::fflush(stderr);
    if (m_failed)
        return fail(ErrorCode::Io, CliText::tr("The output could not be written completely. Is the disk full?"));
    return {};
}

}  // namespace fieldfare::cli
