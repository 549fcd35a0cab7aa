// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "storage/unit_of_work.h"

#include <QTimeZone>

namespace fieldfare {

/// What holds for a whole workspace, kept in its `setting` table.
struct WorkspaceSettings {
    QString companyName;
    Currency baseCurrency{"EUR"};
    QString country;                    ///< ISO 3166 alpha-2: default region of phone numbers
    QTimeZone zone = QTimeZone::utc();  ///< days, months and quarters are cut here
    QString language;                   ///< language of the names the workspace was made with ("en", "zh_CN")
    Uid user;                           ///< the colleague who works here

    /// Defaults from the system: country and currency from the locale, zone from the clock's settings, else EUR and UTC.
    [[nodiscard]] static WorkspaceSettings fromSystem();
};

/// Of a workspace that belongs to a company, the company's come first (records/company_profile).
[[nodiscard]] Result<WorkspaceSettings> readSettings(ReadContext &context);
/// Not part of the change log: settings are nobody's record; but for a company's, which go to everybody. Forbidden when those
/// differ and this session may not change them.
[[nodiscard]] Result<void> writeSettings(UnitOfWork &work, const WorkspaceSettings &settings);

/// Makes the settings that stand the company's, for everybody who joins; nothing when it has some.
[[nodiscard]] Result<void> shareSettings(UnitOfWork &work);

/// Single values of other rooms ("ui.…" never: a window's own state lies outside the workspace).
[[nodiscard]] Result<QString> readSetting(ReadContext &context, const QString &key);
[[nodiscard]] Result<void> writeSetting(UnitOfWork &work, const QString &key, const QString &value);

}  // namespace fieldfare
