// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/related.h"
#include "widgets/basic/card.h"

namespace fieldfare {

/// A card of the right rail: a few related records with what matters of them, "Show all", and a way to add one.
class RelatedCard : public Card {
    Q_OBJECT
public:
    explicit RelatedCard(const RelatedSection &section, QWidget *parent = nullptr);

signals:
    void openRequested(const QString &type, qint64 id);
    void listRequested();
    void newRequested();
    void doneToggled(qint64 id, bool done);
};

}  // namespace fieldfare
