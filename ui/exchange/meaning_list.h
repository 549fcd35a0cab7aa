// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/exchange/value_meanings.h"
#include "widgets/basic/card.h"

class QScrollArea;

namespace fieldfare {

/// Asks what unknown stages and choices of a file mean. Hidden while there is nothing to ask.
class MeaningList : public Card {
    Q_OBJECT
public:
    explicit MeaningList(QWidget *parent = nullptr);
    void setMeanings(const QList<ValueMeaning> &meanings);

signals:
    void chosen(int index, const QString &key);  ///< index in the list set; key empty: not known

private:
    QScrollArea *m_scroll;
};

}  // namespace fieldfare
