// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/merge/field_rules.h"
#include "sync/protocol/messages.h"

namespace fieldfare::sync {

/// Who set a field last, as the server numbered it.
struct FieldVersion {
    qint64 seq = 0;
    HybridTime time = 0;
    Uid device;
    friend bool operator==(const FieldVersion &, const FieldVersion &) = default;
};

/// One field of an incoming edit.
struct IncomingField {
    QJsonValue value;
    QJsonValue before;  ///< what its author saw there; for texts and sets
    qint64 base = 0;    ///< its author had seen everything up to here
    HybridTime time = 0;
    Uid device;
    bool isBlind = false;  ///< its author had not seen what his own device wrote before
};

struct FieldOutcome {
    QJsonValue value;       ///< what stands now
    bool isTaken = false;   ///< the edit counts as the field's last one
    bool isLost = false;    ///< the edit's value does not stand, or not as it was
    bool isMerged = false;  ///< what stands is nobody's: both authors have yet to see it
    /// The values to keep; ids and the names of the field are the caller's.
    std::optional<Conflict> conflict;
};

/// The rule of the whole engine. "Saw it" beats the clock: an edit whose author had seen the present value (or made it)
/// stands. Equal values are no matter. Only edits that did not know of each other are decided by their times, ties by the
/// device; the value that loses goes into a conflict.
[[nodiscard]] FieldOutcome mergeField(FieldRule rule, const QJsonValue &now, const FieldVersion &version,
                                      const IncomingField &incoming);

/// `now` without what `after` took out of `before`, with what it added. Entries are equal when their JSON is.
[[nodiscard]] QJsonArray mergeSet(const QJsonArray &now, const QJsonArray &before, const QJsonArray &after);

/// Both edits of a text, when the lines they changed do not touch; nothing when they do.
[[nodiscard]] std::optional<QString> mergeLines(const QString &before, const QString &one, const QString &two);

/// How a device shows its own edit that the server has not confirmed, above what is confirmed.
[[nodiscard]] QJsonValue overlaid(FieldRule rule, const QJsonValue &confirmed, const QJsonValue &value,
                                  const QJsonValue &before);

/// Sets or (null) takes out a field.
void setField(QJsonObject &fields, const QString &key, const QJsonValue &value);

}  // namespace fieldfare::sync
