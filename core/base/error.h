// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare {

/// What kind of failure this is. Programs decide by the code (retry, ask, exit status); people read the texts.
enum class ErrorCode {
    InvalidInput,  ///< the caller gave something that cannot be used (bad value, malformed file)
    NotFound,      ///< the named thing does not exist, or this session may not see it
    Forbidden,     ///< the session lacks the right
    Conflict,      ///< somebody or something changed it meanwhile, or it exists already
    Locked,        ///< another program holds the workspace
    WrongKey,      ///< passphrase, recovery code or key does not open the file
    Damaged,       ///< stored data is corrupt
    NewerFormat,   ///< written by a newer version of the program
    Unsupported,   ///< understood, but this version cannot do it
    DiskFull,      ///< no space left
    ReadOnly,      ///< the place cannot be written
    Io,            ///< any other failure of the file system or a device
    Cancelled,     ///< the user stopped it; nothing was changed
    Internal,      ///< a broken promise inside the program
};

/// A failure as a plain value. `message` is one translated sentence for the user: what failed, where, and what to do.
/// `details` is for the log and support (engine texts, paths); it never holds personal data or secrets.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString details;
};

}  // namespace fieldfare
