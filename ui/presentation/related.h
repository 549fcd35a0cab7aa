// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "presentation/field_display.h"
#include "presentation/tone.h"

#include <QDateTime>
#include <QFuture>

namespace fieldfare {

class Workspace;

/// One event on a record's timeline, ready to be drawn. Newest first.
struct TimelineItem {
    QString type;  ///< record type behind it
    qint64 id = 0;
    QString
        group;  ///< filter chip it belongs to: "call", "email", "meeting", "social", "note", "deal", "ticket", "order", "task", "campaign", "change"
    QString icon;
    Tone tone = Tone::Neutral;
    QString title;
    QString who;
    QDateTime at;  ///< UTC
    bool dateOnly = false;
    QString text;
    QString chip;
    Tone chipTone = Tone::Neutral;
};

/// A card beside a record: those that point to it, of one type.
struct RelatedRow {
    qint64 id = 0;
    QString title;
    QString right;   ///< strong, right-aligned: an amount
    QString detail;  ///< muted line below
    Tone tone = Tone::Neutral;
    QString chip;
    double progress = -1;  ///< 0…1 draws a bar
    bool done = false;     ///< tasks
};
struct RelatedSection {
    QString type;
    QString title;
    QString query;  ///< of the list behind "Show all"
    qint64 total = 0;
    QVector<RelatedRow> rows;
};

struct RelatedView {
    QVector<TimelineItem> timeline;
    bool timelineCut = false;          ///< there are older events than those read
    QVector<RelatedSection> sections;  ///< next steps first; empty ones left out but for tasks
};

/// Everything around one record, read in one snapshot: what happened and what belongs to it.
[[nodiscard]] QFuture<Result<RelatedView>> loadRelated(Workspace &workspace, const QString &type, qint64 id);

/// Translated name of a timeline group for its filter chip.
[[nodiscard]] QString timelineGroupLabel(const QString &group);

}  // namespace fieldfare
