// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QString>

namespace fieldfare {

struct PassphraseFile {
    Secret passphrase;
    QString warning;  ///< translated; not empty when others can read the file
};

/// Reads a passphrase for machines without people: UTF-8, one trailing line end ignored, everything else counts.
/// Errors: NotFound, InvalidInput (empty, a folder, not UTF-8, over 64 KiB), Io.
[[nodiscard]] Result<PassphraseFile> readPassphraseFile(const QString &path);

/// The path in FIELDFARE_PASSPHRASE_FILE, empty when it is not set.
[[nodiscard]] QString passphraseFileFromEnvironment();

}  // namespace fieldfare
