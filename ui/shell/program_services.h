// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/key_slots.h"

#include <QString>

#include <functional>
#include <memory>

class QSettings;

namespace fieldfare {

class CompanySync;
class DataCare;
class Keychain;
class LockPolicy;
class Theme;
class Workspace;

/// What the running program offers to pages beside the workspace: theme, lock, keychain, other workspaces. Owned by the
/// program, outlives every window; any pointer may be null where a window stands alone (gallery, tests).
struct ProgramServices {
    Theme *theme = nullptr;
    LockPolicy *lock = nullptr;
    Keychain *keychain = nullptr;
    QSettings *settings = nullptr;
    DataCare *care = nullptr;                       ///< of the workspace that is open
    CompanySync *company = nullptr;                 ///< of the workspace that is open
    KdfCost cost = KdfCost::standard();             ///< of new passphrases
    std::function<void()> lockNow;                  ///< closes the window and asks for the passphrase
    std::function<void()> openOther;                ///< closes the window and shows the start page
    std::function<void(const QString &)> openPath;  ///< closes the window and opens a workspace or a backup
    std::function<void(std::unique_ptr<Workspace>)> showEarlier;  ///< a window of its own for an earlier state
};

}  // namespace fieldfare
