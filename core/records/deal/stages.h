// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record.h"
#include "base/result.h"

namespace fieldfare {

class RecordReader;
struct Stage;

/// The stage a new deal starts in: the first of the first pipeline. NotFound when the workspace has no stages.
[[nodiscard]] Result<Id<Stage>> firstStage(RecordReader &reader);
/// The first stage of the pipeline to which `stage` belongs.
[[nodiscard]] Result<Id<Stage>> firstStageOfPipeline(RecordReader &reader, Id<Stage> stage);

}  // namespace fieldfare
