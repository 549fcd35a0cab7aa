// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace fieldfare {

// Spreadsheet programs run a cell that begins with = + - @, a tab or a line end as a formula, quotes or not, so a name
// typed by a stranger could act in the program of whoever opens our export. The guard puts an apostrophe before it.
//
// A cell is risky when its first character, after any blanks (some programs trim them), is one of = + - @ TAB CR LF or their
// full-width forms ＝ ＋ － ＠, except:
//   - the single character "-" (a dash for "nothing");
//   - plain numbers and phone numbers: + or - followed only by digits, blanks and . , - / ( ), at least one digit
//     (-12.5, +49 30 123-45). Without letters there is no function and no link in them.
//
// It is reversible: the guard adds one apostrophe to every cell that is any number of apostrophes followed by a risky
// text, and the import takes one apostrophe from every cell that is at least one apostrophe followed by a risky text.
// So whatever was exported comes back exactly, also a cell that had an apostrophe of its own.

/// The cell needs an apostrophe in front.
[[nodiscard]] bool needsFormulaGuard(QStringView cell);
/// The cell begins with an apostrophe that the guard put there.
[[nodiscard]] bool hasFormulaGuard(QStringView cell);
/// The cell without the guard's apostrophe.
[[nodiscard]] inline QStringView withoutFormulaGuard(QStringView cell)
{
    return !cell.isEmpty() && cell[0] == u'\'' && hasFormulaGuard(cell) ? cell.sliced(1) : cell;
}

}  // namespace fieldfare
