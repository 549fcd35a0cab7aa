// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"

namespace fieldfare::reports {

ReportDefinition salesByQuarter()
{
    return salesBy<DealGroup::Quarter>(
        QT_TRANSLATE_NOOP("Report", "Sales by quarter"),
        QT_TRANSLATE_NOOP(
            "Report",
            "Deals whose stage is won, added up for the quarter in which they were closed (in the time zone of the "
            "workspace). Units are the quantities of the deal’s lines; a deal without lines is one unit."));
}

}  // namespace fieldfare::reports
