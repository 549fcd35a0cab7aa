// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_check.h"

#include <functional>

namespace fieldfare::sync {

struct SimOptions {
    quint64 seed = 1;
    Slip slip = Slip::None;
    /// An empty store for a new device.
    std::function<std::shared_ptr<DeviceStore>()> makeStore = [] { return std::make_shared<MemoryClientStore>(); };
    const FieldRules *rules = nullptr;  ///< those of the simulation when null
    bool hasCopies = true;              ///< devices are cloned and rolled back
    int mostSteps = 120;
    int mostPeople = 4;
};

struct SimCount {
    qint64 schedules = 0;
    qint64 mutations = 0;
    qint64 conflicts = 0;
    qint64 refusals = 0;
    qint64 restores = 0;     ///< server restored from a backup
    qint64 heads = 0;        ///< of the server's chain, compared by devices
    qint64 withRestore = 0;  ///< schedules that had one
    qint64 copies = 0;       ///< devices cloned or rolled back
    qint64 withCopy = 0;
    qint64 damages = 0;
    qint64 repaired = 0;
    qint64 messages = 0;
    qint64 failedCalls = 0;
    qint64 joined = 0;    ///< devices that came when there was something already
    qint64 yearsOff = 0;  ///< devices whose clock is ten years slow or fast
    SimLooks looks;

    void add(const SimCount &other);
    [[nodiscard]] QString text() const;
};

/// One schedule: people edit, devices and server fail, then everything is quiet. Returns what is wrong in the end, and on the way;
/// nothing when all invariants of the design (I1 to I8) hold. The same seed gives the same schedule.
[[nodiscard]] QStringList simulate(const SimOptions &options, SimCount &count);

}  // namespace fieldfare::sync
