// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare {

class ShotRunner;
class StartWindow;

/// Adds pictures of what people see before a workspace is open: first start, the recovery code, unlocking, a lost passphrase, a backup.
/// `start` must outlive the runner; `workspace` is what the page for unlocking names.
void addStartShots(ShotRunner &shots, StartWindow &start, const QString &workspace);

}  // namespace fieldfare
