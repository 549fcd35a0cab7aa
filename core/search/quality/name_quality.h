// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace fieldfare {

/// "JOHN SMITH" or "john smith": letters that have cases, all of one. Texts of one or two letters and scripts without cases
/// never are.
[[nodiscard]] bool isOneCase(QStringView name);
/// As names are written: "Anna-Lena O'Brien", "Ludwig van der Rohe", "McDonald". For texts of one case only.
[[nodiscard]] QString personCase(const QString &name);
/// As company names are written: short words in capitals stay (IBM, KG), legal forms get their usual form.
[[nodiscard]] QString companyCase(const QString &name);

/// Blanks at the ends, or several in a row, or others than the plain one.
[[nodiscard]] bool hasStrayBlanks(QStringView text);
[[nodiscard]] QString withoutStrayBlanks(const QString &text);

struct NameParts {
    QString first;
    QString last;
};
/// "Miller, Jane" taken apart; nothing for titles and suffixes behind a comma ("Miller, Jr.", "Smith, MD"), for company names
/// and for more than one comma.
[[nodiscard]] std::optional<NameParts> lastNameFirst(const QString &name);

}  // namespace fieldfare
