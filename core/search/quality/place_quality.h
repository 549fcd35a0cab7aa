// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/country.h"

#include <QString>
#include <QStringView>

namespace fieldfare {

enum class PostcodeCheck {
    Fits,
    Wrong,    ///< no postal code of that country looks so
    Unknown,  ///< nothing is known of that country's codes
};
/// Whether a postal code has the form its country uses. `code` is ISO 3166.
[[nodiscard]] PostcodeCheck checkPostcode(const QString &code, QStringView postcode);
/// The postal code that was meant: "D-10115" → "10115", "2115" in the US → "02115" (a spreadsheet ate the zero), "1234ab" in
/// the Netherlands → "1234 AB". Empty when nothing fits.
[[nodiscard]] QString mendedPostcode(const QString &code, QStringView postcode);

}  // namespace fieldfare
