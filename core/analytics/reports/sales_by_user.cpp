// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"

namespace fieldfare::reports {

ReportDefinition salesByUser()
{
    return salesBy<DealGroup::User>(
        QT_TRANSLATE_NOOP("Report", "Sales by user"),
        QT_TRANSLATE_NOOP("Report",
                          "Deals whose stage is won, counted by the day they were closed and added up for each owner. "
                          "Units are the quantities of the deal’s lines; a deal without lines is one unit."));
}

}  // namespace fieldfare::reports
