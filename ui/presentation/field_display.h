// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"
#include "base/record_type.h"
#include "presentation/tone.h"
#include "security/session.h"

#include <QDateTime>
#include <QString>

namespace fieldfare {

/// How one value is shown to people.
struct ShownValue {
    QString text;
    Tone tone = Tone::Neutral;
    bool chip = false;  ///< a state: drawn as a pill
    bool rightAligned = false;
    QStringList tags;  ///< instead of text
    QString avatar;    ///< a colleague's name: initials before the text
};

/// Zone, language and today for showing values; a plain value.
struct ShowContext {
    QTimeZone zone = QTimeZone::utc();
    QDateTime now;
    QLocale locale;

    [[nodiscard]] QDate today() const { return now.toTimeZone(zone).date(); }
    [[nodiscard]] static ShowContext of(const Session &session, const QDateTime &nowUtc)
    {
        return ShowContext{session.zone, nowUtc, QLocale()};
    }
};

/// `linkTitle` is the name of what a link points to. Empty values give an empty text.
[[nodiscard]] ShownValue showValue(const FieldSpec &field, const Value &value, const QString &linkTitle,
                                   const ShowContext &context);

/// A task is due at a time; midnight means any time that day. "Today 14:00", "Thursday".
[[nodiscard]] QString showDue(const QDateTime &utc, const ShowContext &context);

/// The field that names records of a type in lists ("name", "subject", "number"); null when it has none.
[[nodiscard]] const FieldSpec *namingField(const RecordType &type);

}  // namespace fieldfare
