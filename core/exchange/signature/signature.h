// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record.h"

#include <QString>
#include <QVector>

namespace fieldfare {

/// What a pasted text says about one person: the signature of a mail, a business card read aloud, the text of a vCard.
struct SignatureContact {
    QString firstName;
    QString lastName;
    QString title;
    QString company;
    QString website;
    QVector<MailEntry> emails;
    QVector<PhoneEntry> phones;
    QVector<AddressEntry> addresses;
    QStringList unused;  ///< lines that fit nowhere, for the person who checks it

    [[nodiscard]] bool isEmpty() const
    {
        return firstName.isEmpty() && lastName.isEmpty() && company.isEmpty() && emails.isEmpty() && phones.isEmpty();
    }
};

/// Plain rules, no guessing beyond them; a person checks the result before anything is saved. Mail, web address and phones are
/// read by their form, a company by its legal form or department words, an address by its postal code or street word, a title
/// by its words, and the name is the line that is left and looks like one (or the one that the mail address spells). English,
/// German and Chinese. `region` is the country of numbers without a country code. At most the first 100 lines count.
[[nodiscard]] SignatureContact readSignature(const QString &text, const QString &region);

}  // namespace fieldfare
