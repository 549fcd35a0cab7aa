// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fieldfare {

class Edits;
class Shell;

/// Connects the writes of a page with the window: what was done is offered for undo, failures are told. Both outlive the
/// connection, which ends with `edits`.
void showEdits(Edits &edits, Shell &shell);

}  // namespace fieldfare
