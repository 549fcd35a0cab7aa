// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace fieldfare {

/// Makes `language` ("en", "zh_CN"; empty: the system's) the default locale and installs the program's texts and Qt's own in it.
/// A language the program does not speak shows English texts, with that language's dates and numbers; any Chinese shows the
/// simplified one. "pseudo" is a made-up language for developers (PseudoTranslator). Call once, at the start, on the thread of the application, which owns what is installed.
/// Returns the locale that holds now.
QLocale installTranslations(QCoreApplication &application, const QString &language = {});

}  // namespace fieldfare
