// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a map file: refused with a reason, or read so that what is written from it reads the same.
#include "exchange/import_map.h"

#include <cstdlib>

using namespace fieldfare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto map =
        ImportMap::fromJson(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!map) {
        if (map.error().message.isEmpty())
            std::abort();
        return 0;
    }
    const QByteArray written = map->toJson();
    const auto again = ImportMap::fromJson(written);
    if (!again || again->toJson() != written || again->columns.size() != map->columns.size())
        std::abort();
    return 0;
}
