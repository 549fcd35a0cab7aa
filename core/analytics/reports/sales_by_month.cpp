// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"

namespace fieldfare::reports {

ReportDefinition salesByMonth()
{
    return salesBy<DealGroup::Month>(
        QT_TRANSLATE_NOOP("Report", "Sales by month"),
        QT_TRANSLATE_NOOP(
            "Report",
            "Deals whose stage is won, added up for the month in which they were closed (in the time zone of the "
            "workspace). Units are the quantities of the deal’s lines; a deal without lines is one unit."));
}

}  // namespace fieldfare::reports
