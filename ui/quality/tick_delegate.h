// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/table/table_delegate.h"

namespace fieldfare {

/// A check box alone in its cell; none where there is nothing to tick.
class TickDelegate : public TableDelegate {
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace fieldfare
