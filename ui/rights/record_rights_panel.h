// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/rights/record_rights.h"

#include <QWidget>

namespace fieldfare {

/// What the person who works here may do to one record, and why. GUI thread.
class RecordRightsPanel : public QWidget {
    Q_OBJECT
public:
    RecordRightsPanel(const QString &record, const RecordRightsView &rights, QWidget *parent = nullptr);
};

}  // namespace fieldfare
