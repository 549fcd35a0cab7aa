// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <QVarLengthArray>

#include <optional>

namespace fieldfare {

// The pieces value parsing and detection share.

/// A text without outer blanks, full-width ASCII, fancy minus signs and hard blanks replaced by their plain forms. Text
/// that is plain already is not copied; the original must outlive this.
class PlainText {
public:
    explicit PlainText(QStringView text);
    [[nodiscard]] QStringView view() const { return m_view; }

private:
    QVarLengthArray<char16_t, 64> m_copy;
    QStringView m_view;
};

/// A number as it was written, exact: (−)digits × 10^−scale. More than 18 significant digits do not fit; decimal places
/// beyond the twelfth are cut, which `cut` tells.
struct ScaledNumber {
    qint64 unscaled = 0;
    int scale = 0;
    bool cut = false;

    /// In units of 10^−places, rounded half away from zero; none on overflow.
    [[nodiscard]] std::optional<qint64> at(int places, bool *rounded) const;
};

/// Reads sign, digits with grouping, decimals, exponent, parentheses, trailing minus. The whole text must be the number.
[[nodiscard]] std::optional<ScaledNumber> scanNumber(QStringView plain, char16_t decimalSign);

}  // namespace fieldfare
