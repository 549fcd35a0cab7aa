// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace fieldfare {

class RecordWriter;

/// The default pipeline and its stages new, qualified, demo, quote, negotiation, won, lost, named in the program's language.
[[nodiscard]] Result<void> seedPipeline(RecordWriter &writer);

}  // namespace fieldfare
