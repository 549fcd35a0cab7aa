// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fieldfare {

/// The label of an entry by its TYPE values (in lower case): CELL is "mobile", WORK and FAX together "fax", HOME and FAX
/// "home fax", others by their name. INTERNET, VOICE, PREF and the like say nothing.
[[nodiscard]] QString vcardLabel(const QStringList &types);
/// The text of an X-ABLabel: `_$!<HomePage>!$_` is "homepage".
[[nodiscard]] QString vcardLabelText(const QString &label);
/// The TYPE values for a label, in lower case; empty when only an X-ABLabel can say it. vcardLabel() gives the label again.
[[nodiscard]] QStringList vcardTypes(const QString &label);

}  // namespace fieldfare
