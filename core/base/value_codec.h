// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

#include <QCborValue>
#include <QJsonValue>

#include <functional>

namespace fieldfare {

/// Conversions of canonical values to and from what lies in columns, in the change log and in JSON.

/// What is bound to the field's own column: integers, text or null.
[[nodiscard]] QVariant toColumn(const FieldSpec &spec, const Value &value);
/// The reverse; `currency` completes Money values.
[[nodiscard]] Value fromColumn(const FieldSpec &spec, const QVariant &stored, Currency currency = {});

/// A link's row number as the uid the outside knows, and back; returns null / 0 when there is none.
using LinkToUid = std::function<Uid(const FieldSpec &, qint64)>;
using UidToLink = std::function<qint64(const FieldSpec &, const Uid &)>;

/// The value as it stands in the change log: lossless JSON, links as uid text, Money as {"m": minor, "c": code},
/// Decimal as its text, times as ms, lists as arrays of objects, tags and people as arrays of texts. Null for an empty value.
[[nodiscard]] QJsonValue toLogJson(const FieldSpec &spec, const Value &value, const LinkToUid &uidOf);
[[nodiscard]] Value fromLogJson(const FieldSpec &spec, const QJsonValue &json, const UidToLink &idOf);

/// True when both are the same canonical value (empty equals empty).
[[nodiscard]] bool sameValue(const FieldSpec &spec, const Value &a, const Value &b);

/// The value for programs outside (CLI --json): Money as {"amount","currency"}, times as ISO 8601, links must be
/// rendered by the caller as {"uid","title"}.
[[nodiscard]] QJsonValue toPublicJson(const FieldSpec &spec, const Value &value);

}  // namespace fieldfare
