// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace fieldfare {

/// The ISO 3166 code of a country as people write it: its code, or its name in English, Chinese and the larger European
/// languages, whatever its case. Empty for a text that names none. Any thread.
[[nodiscard]] QString countryCodeOf(QStringView text);
/// The country's name in the language of the code ("de", "zh"), for people.
[[nodiscard]] QString countryName(const QString &code, const QString &language);

}  // namespace fieldfare
