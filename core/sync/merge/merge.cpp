// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge/merge.h"

#include <algorithm>

namespace fieldfare::sync {

namespace {

QJsonValue orNull(const QJsonValue &value) { return value.isUndefined() ? QJsonValue() : value; }

bool contains(const QJsonArray &array, const QJsonValue &entry)
{
    return std::any_of(array.begin(), array.end(), [&](const QJsonValue &other) { return other == entry; });
}

Conflict conflictOf(const char *kind, const QJsonValue &kept, const FieldVersion &keptVersion, const QJsonValue &other,
                    const FieldVersion &otherVersion)
{
    Conflict conflict;
    conflict.kind = QString::fromLatin1(kind);
    conflict.kept = orNull(kept);
    conflict.other = orNull(other);
    conflict.keptBy = keptVersion.device;
    conflict.otherBy = otherVersion.device;
    conflict.keptAt = keptVersion.time;
    conflict.otherAt = otherVersion.time;
    return conflict;
}

/// The lines of a text that an edit replaced: `from` … `to` of the text before, by `lines`.
struct Hunk {
    qsizetype from = 0;
    qsizetype to = 0;
    QStringList lines;
};

Hunk hunkOf(const QStringList &before, const QStringList &after)
{
    qsizetype front = 0;
    while (front < before.size() && front < after.size() && before[front] == after[front])
        ++front;
    qsizetype back = 0;
    while (back < before.size() - front && back < after.size() - front &&
           before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return {front, before.size() - back, after.mid(front, after.size() - back - front)};
}

}  // namespace

void setField(QJsonObject &fields, const QString &key, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        fields.remove(key);
    else
        fields.insert(key, value);
}

QJsonArray mergeSet(const QJsonArray &now, const QJsonArray &before, const QJsonArray &after)
{
    QJsonArray merged;
    for (const auto &entry : now) {
        if (!contains(before, entry) || contains(after, entry))
            merged.append(entry);
    }
    for (const auto &entry : after) {
        if (!contains(before, entry) && !contains(merged, entry))
            merged.append(entry);
    }
    return merged;
}

std::optional<QString> mergeLines(const QString &before, const QString &one, const QString &two)
{
    const QStringList lines = before.split(u'\n');
    Hunk first = hunkOf(lines, one.split(u'\n'));
    Hunk second = hunkOf(lines, two.split(u'\n'));
    if (second.from < first.from)
        std::swap(first, second);
    // touching hunks, and two insertions at one place, have no order that both authors meant
    if (first.to >= second.from)
        return std::nullopt;
    QStringList merged = lines.mid(0, first.from) + first.lines + lines.mid(first.to, second.from - first.to) +
                         second.lines + lines.mid(second.to);
    return merged.join(u'\n');
}

FieldOutcome mergeField(FieldRule rule, const QJsonValue &now, const FieldVersion &version,
                        const IncomingField &incoming)
{
    const QJsonValue current = orNull(now);
    const QJsonValue value = orNull(incoming.value);
    if (incoming.base >= version.seq ||
        (incoming.device == version.device && !incoming.device.isNull() && !incoming.isBlind))
        return {value, true, false, false, std::nullopt};
    if (value == current)
        return {current, false, false, false, std::nullopt};
    const bool later = incoming.time != version.time ? incoming.time > version.time
                                                     : uidBytes(incoming.device) > uidBytes(version.device);
    const FieldVersion mine{0, incoming.time, incoming.device};
    if (rule == FieldRule::Set && (current.isArray() || current.isNull()) && (value.isArray() || value.isNull())) {
        const QJsonArray merged = mergeSet(current.toArray(), incoming.before.toArray(), value.toArray());
        const QJsonValue stands = merged.isEmpty() ? QJsonValue() : QJsonValue(merged);
        return {stands, true, stands != value, true, std::nullopt};
    }
    if (rule == FieldRule::Text && value.isString() && current.isString() && incoming.before.isString()) {
        if (const auto merged = mergeLines(incoming.before.toString(), current.toString(), value.toString())) {
            const QJsonValue stands(*merged);
            // sentences put together by a program may read oddly: both originals stay at hand
            return {stands, true, true, true, conflictOf(conflict_kind::textMerged, current, version, value, mine)};
        }
    }
    if (rule == FieldRule::Quiet)
        return later ? FieldOutcome{value, true, false, false, std::nullopt}
                     : FieldOutcome{current, false, true, false, std::nullopt};
    if (later)
        return {value, true, false, false, conflictOf(conflict_kind::value, value, mine, current, version)};
    return {current, false, true, false, conflictOf(conflict_kind::value, current, version, value, mine)};
}

QJsonValue overlaid(FieldRule rule, const QJsonValue &confirmed, const QJsonValue &value, const QJsonValue &before)
{
    if (rule != FieldRule::Set || !before.isArray() || !confirmed.isArray())
        return orNull(value);
    const QJsonArray merged = mergeSet(confirmed.toArray(), before.toArray(), value.toArray());
    return merged.isEmpty() ? QJsonValue() : QJsonValue(merged);
}

}  // namespace fieldfare::sync
