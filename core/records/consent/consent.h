// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Contact;

/// One entry of what a person agreed to or withdrew. Entries are added and never changed: the newest of a purpose says how it
/// stands.
struct Consent : Record {
    static constexpr int kNumber = 28;
    Consent() : Record(kNumber) {}

    Id<Contact> contact;
    QString purpose;   ///< consent::…, or any other word
    QString state;     ///< consent::granted or consent::withdrawn
    QString basis;     ///< why it is lawful: "consent", "contract", "legitimate_interest", "legal_obligation"
    QDateTime at;      ///< UTC
    QString source;    ///< where it was said: a form, a call, a fair
    QString evidence;  ///< the words of it, or where the proof lies
};

namespace consent {
inline constexpr char granted[] = "granted";
inline constexpr char withdrawn[] = "withdrawn";
inline constexpr char newsletter[] = "newsletter";
inline constexpr char phone[] = "phone";
inline constexpr char profiling[] = "profiling";
}  // namespace consent

/// The description of its fields.
[[nodiscard]] RecordType consentType();

}  // namespace fieldfare
