// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QString>

namespace fieldfare::cli {

/// True when there is a person to ask.
[[nodiscard]] bool canPrompt();

/// Asks on the terminal, not on stdin or stdout, without showing what is typed. Io when there is no terminal; Cancelled when
/// nothing was typed.
[[nodiscard]] Result<Secret> promptPassphrase(const QString &question);

}  // namespace fieldfare::cli
