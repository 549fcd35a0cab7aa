// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare::server {

/// Translated: text(QT_TRANSLATE_NOOP("Server", "…")).
[[nodiscard]] inline QString text(const char *source) { return QCoreApplication::translate("Server", source); }

}  // namespace fieldfare::server
