// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare {

/// How hard a passphrase is to guess for somebody who has the file.
struct PassphraseStrength {
    enum class Grade { None, Weak, Fair, Good, Strong };
    Grade grade = Grade::None;
    double bits = 0;  ///< estimated, at most
    QString hint;     ///< translated: what would help, or that it is fine
};

/// A coarse upper bound: characters of the classes used, less what repetitions, runs (abc, 321), keyboard rows and the
/// commonest words make predictable. Grades by bits: below 30 weak, 45 fair, 60 good. It is a hint, never a gate:
/// Argon2id makes each guess cost about a tenth of a second.
[[nodiscard]] PassphraseStrength passphraseStrength(const QString &passphrase);

}  // namespace fieldfare
