// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"

namespace fieldfare::sync {

/// Who speaks, as whoever carried the message made sure of.
struct Caller {
    Uid person;
    /// One copy of the program on one computer, named by its token. It owns the device ids that it was given, one after another:
    /// a copy of its file and a restored server make it take new ones.
    Uid installation;
    bool isRevoked = false;  ///< is told so, whatever it asks, and nothing else
};

}  // namespace fieldfare::sync
