// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo_filling.h"

#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/text.h"

#include <atomic>

namespace fieldfare::cli {

Result<ChangeSet> fillWithDemo(Console &console, Workspace &workspace, const DemoSize &size)
{
    std::stop_source stop;
    std::atomic<int> percent = 0;
    auto future = generateDemo(
        workspace, size, [&](int done) { percent = done; }, stop.get_token());
    auto outcome = waitFor(std::move(future), stop,
                           [&] { console.progress(CliText::tr("Making the company … %1 %").arg(percent.load())); });
    console.endProgress();
    return outcome;
}

}  // namespace fieldfare::cli
