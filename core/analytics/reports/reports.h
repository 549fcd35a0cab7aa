// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report.h"

/// One function for each file of this folder.
namespace fieldfare::reports {

[[nodiscard]] ReportDefinition pipeline();
[[nodiscard]] ReportDefinition salesByUser();
[[nodiscard]] ReportDefinition salesByTeam();
[[nodiscard]] ReportDefinition salesByProduct();
[[nodiscard]] ReportDefinition salesByMonth();
[[nodiscard]] ReportDefinition salesByQuarter();
[[nodiscard]] ReportDefinition winRate();
[[nodiscard]] ReportDefinition salesCycle();
[[nodiscard]] ReportDefinition stageConversion();
[[nodiscard]] ReportDefinition campaignRoi();
[[nodiscard]] ReportDefinition ticketQueue();
[[nodiscard]] ReportDefinition ticketResolution();
[[nodiscard]] ReportDefinition interactionFrequency();

}  // namespace fieldfare::reports
