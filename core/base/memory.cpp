// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory.h"

#include <QtGlobal>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace fieldfare {

void keepMemorySmall()
{
#ifdef __GLIBC__
    // A pool for each of half a dozen threads keeps what only one of them needed; left alone, the library also raises the
    // size from which on blocks are returned, up to 32 MB.
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_TRIM_THRESHOLD, 512 * 1024);
#endif
}

}  // namespace fieldfare
