// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace fieldfare {

/// A code with its name in the language of the program: "DE", "Germany".
struct NamedCode {
    QString code;
    QString name;
};

/// All countries (ISO 3166 alpha-2), by name.
[[nodiscard]] QList<NamedCode> countries();
/// All currencies in use (ISO 4217), the usual ones first, then by code.
[[nodiscard]] QList<NamedCode> currencies();
/// All zones of the system's time zone data, by id.
[[nodiscard]] QStringList timeZones();
/// The currency that is money in a country; empty when unknown.
[[nodiscard]] QString currencyOf(const QString &country);

}  // namespace fieldfare
