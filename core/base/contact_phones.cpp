// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/contact_phones.h"

#include "base/country.h"
#include "base/phone.h"

namespace fieldfare {

namespace {

QString countryOf(const ContactPoints &points)
{
    for (const AddressEntry &address : points.addresses) {
        if (!address.country.isEmpty())
            return countryCodeOf(address.country);
    }
    return {};
}

}  // namespace

bool completePhones(ContactPoints &points, const QString &workspaceCountry)
{
    bool changed = false;
    std::optional<QString> country;  // looked up for those that need it: most numbers name theirs
    for (PhoneEntry &phone : points.phones) {
        if (!phone.e164.isEmpty() || phone.number.isEmpty())
            continue;
        std::optional<PhoneNumber> understood;
        if (!phone.number.startsWith(u'+')) {
            if (!country)
                country = countryOf(points);
            if (!country->isEmpty() && *country != workspaceCountry)
                understood = readPhone(phone.number, *country);
        }
        if (!understood || understood->check == PhoneCheck::Invalid) {
            if (const auto atHome = readPhone(phone.number, workspaceCountry))
                understood = atHome;
        }
        if (understood) {
            phone.e164 = understood->e164;
            changed = true;
        }
    }
    return changed;
}

}  // namespace fieldfare
