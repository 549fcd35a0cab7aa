// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fieldfare {

/// Tells the C library to keep less memory for later: few pools for all threads, and large blocks returned as soon as they
/// are free. For a program that runs all day with a handful of threads; called first in main(). Without effect where the
/// library knows no such thing.
void keepMemorySmall();

}  // namespace fieldfare
