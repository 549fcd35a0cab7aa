// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/start_services.h"

#include "base/await.h"
#include "records/record_writer.h"
#include "workspace/demo/demo.h"
#include "workspace/templates.h"

#include <QCoreApplication>

namespace fieldfare {

StartServices startServices()
{
    StartServices services;
    const QString language = QLocale().name();
    if (const auto templates = industryTemplates(language)) {
        for (const IndustryTemplate &one : *templates) {
            services.templates.append({one.key, one.name, one.description});
        }
    }
    services.applyTemplate = [language](Workspace &workspace, const QString &key) -> Result<void> {
        TRY(await(workspace.write(QCoreApplication::translate("StartServices", "Prepared the workspace for its trade"),
                                  [key, language](UnitOfWork &work) -> Result<void> {
                                      RecordWriter writer(work);
                                      return applyTemplate(writer, key, language);
                                  })));
        return {};
    };
    services.fillDemo = [](Workspace &workspace, const std::function<bool(double)> &progress) -> Result<void> {
        std::stop_source stop;
        TRY(await(generateDemo(
            workspace, {},
            [progress, &stop](int percent) {
                if (progress && !progress(percent / 100.0)) {
                    stop.request_stop();
                }
            },
            stop.get_token())));
        return {};
    };
    return services;
}

}  // namespace fieldfare
