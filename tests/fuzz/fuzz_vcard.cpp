// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: the reader of address cards ends, gives every row all its columns, and what it read survives a second reading.
#include "exchange/vcard/vcard_source.h"

#include <QBuffer>

#include <cstdlib>

using namespace fieldfare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (!buffer->open(QIODevice::ReadOnly))
        return 0;
    const auto source = VCardSource::fromDevice(std::move(buffer), {});
    if (!source)
        return 0;
    TableRow row;
    qsizetype rows = 0;
    while ((*source)->next(row).value_or(false)) {
        if (row.size() != VCardSource::allColumns().size() || row.line() < 1 || ++rows > static_cast<qsizetype>(size))
            std::abort();
    }
    if ((*source)->notes().first.size() > static_cast<std::size_t>(SourceNotes::kept))
        std::abort();
    return 0;
}
