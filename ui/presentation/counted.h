// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace fieldfare::format {

/// "1 task", "12 tasks": both texts are translated by the caller, `many` has a place for the number.
[[nodiscard]] inline QString counted(qint64 number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

}  // namespace fieldfare::format
