// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/formula_guard.h"

namespace fieldfare {

namespace {

bool isRisky(QStringView cell)
{
    while (!cell.isEmpty() && cell[0] == u' ')
        cell = cell.sliced(1);
    if (cell.isEmpty())
        return false;
    switch (cell[0].unicode()) {
    case u'=':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case u'＝':
    case u'＋':
    case u'－':
    case u'＠': return true;
    case u'+':
    case u'-': break;
    default: return false;
    }
    if (cell.size() == 1)
        return cell[0] == u'+';
    bool digit = false;
    for (const QChar c : cell.sliced(1)) {
        if (c >= u'0' && c <= u'9')
            digit = true;
        else if (!QStringView(u" .,-/()").contains(c))
            return true;
    }
    return !digit;
}

QStringView withoutApostrophes(QStringView cell)
{
    while (!cell.isEmpty() && cell[0] == u'\'')
        cell = cell.sliced(1);
    return cell;
}

}  // namespace

bool needsFormulaGuard(QStringView cell) { return isRisky(withoutApostrophes(cell)); }

bool hasFormulaGuard(QStringView cell)
{
    return !cell.isEmpty() && cell[0] == u'\'' && isRisky(withoutApostrophes(cell));
}

}  // namespace fieldfare
