// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

namespace fieldfare::sync {

void SimCount::add(const SimCount &other)
{
    schedules += other.schedules;
    mutations += other.mutations;
    conflicts += other.conflicts;
    refusals += other.refusals;
    restores += other.restores;
    heads += other.heads;
    withRestore += other.withRestore;
    copies += other.copies;
    withCopy += other.withCopy;
    damages += other.damages;
    repaired += other.repaired;
    messages += other.messages;
    failedCalls += other.failedCalls;
    joined += other.joined;
    yearsOff += other.yearsOff;
    looks += other.looks;
}

QString SimCount::text() const
{
    return QStringLiteral(
               "%1 schedules (%2 with a restored server, %3 with a copied device), %4 mutations, %5 messages, "
               "%6 failed calls, %7 conflicts kept, %8 refused, %9 rows damaged, %10 rows repaired; looked at: %11 own "
               "values after writing, %12 rows read again, %13 values that lost or were replaced, %14 of whose "
               "authors had seen the one before; %15 clocks ten years off, %16 devices that came later")
        .arg(schedules)
        .arg(withRestore)
        .arg(withCopy)
        .arg(mutations)
        .arg(messages)
        .arg(failedCalls)
        .arg(conflicts)
        .arg(refusals)
        .arg(damages)
        .arg(repaired)
        .arg(looks.own)
        .arg(looks.rows)
        .arg(looks.lost)
        .arg(looks.replaced)
        .arg(yearsOff)
        .arg(joined);
}

}  // namespace fieldfare::sync
