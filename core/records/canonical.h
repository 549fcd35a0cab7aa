// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"
#include "base/value_codec.h"

#include <QByteArray>

namespace fieldfare {

/// Appends a field of a record as the change log's commitments hash it: key, US, length of the value, ':', value. Texts are
/// UTF-8; numbers, days and ms since the epoch decimal; amounts minor units and code; links the target's uid; lists their
/// entries' parts, each with its length. Two records have the same bytes only if they have the same values. Empty values
/// leave nothing. This form is part of the file format: it may grow by new kinds, never change.
void appendCanonical(QByteArray &out, const FieldSpec &field, const Value &value, const LinkToUid &uidOf);

}  // namespace fieldfare
