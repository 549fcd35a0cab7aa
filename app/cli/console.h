// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonValue>
#include <QString>

#include <cstdio>

namespace fieldfare::cli {

/// The two streams of the program, in UTF-8. Results go to stdout, everything said to a person to stderr.
class Console {
public:
    /// Sets a Windows console to UTF-8; does nothing elsewhere.
    static void prepare();

    /// As it stands, without a line end.
    void write(const QString &text);
    void write(const QByteArray &bytes);
    void line(const QString &text);
    /// One JSON value and a line end.
    void json(const QJsonValue &value);

    /// A line on stderr, in front of which a progress line is wiped.
    void note(const QString &text);
    /// Replaces the progress line; nothing when stderr is no terminal.
    void progress(const QString &text);
    void endProgress();

    [[nodiscard]] static bool outputIsTerminal();
    [[nodiscard]] static bool errorIsTerminal();
    [[nodiscard]] static bool inputIsTerminal();
    /// Columns of the terminal stdout goes to; 0 when it goes elsewhere.
    [[nodiscard]] static int width();

    /// Empties the buffers. Io when something could not be written (a full disk behind a redirection).
    [[nodiscard]] Result<void> finish();

private:
    bool m_failed = false;
    bool m_progressShown = false;
};

/// Compact JSON of any value, objects and arrays as well as plain ones.
[[nodiscard]] QByteArray jsonText(const QJsonValue &value);

}  // namespace fieldfare::cli
