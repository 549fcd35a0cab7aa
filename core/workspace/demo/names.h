// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/demo/random.h"

#include <QString>

namespace fieldfare::demo {

/// Where the invented customers live; decides names, language, currency and phone numbers.
enum class Region { German, English, Chinese };

struct PersonName {
    QString first;
    QString last;
};
struct Place {
    QString city;
    QString region;
    QString postalCode;
    QString country;
    QString dialing;
};
struct Firm {
    QString name;
    QString domain;
    QString industry;
};

[[nodiscard]] PersonName personName(Random &random, Region region);
[[nodiscard]] Place place(Random &random, Region region);
[[nodiscard]] QString street(Random &random, Region region);
[[nodiscard]] QString jobTitle(Random &random, Region region);
/// `number` keeps the domains of firms with equal names apart.
[[nodiscard]] Firm firm(Random &random, Region region, const Place &place, qint64 number);
/// In a range kept for films and examples where the country has one.
[[nodiscard]] QString phoneNumber(Random &random, Region region, const Place &place, bool mobile);
/// Lower case ASCII for an address.
[[nodiscard]] QString mailName(const PersonName &name);

[[nodiscard]] QString ticketText(Random &random, Region region, const QString &type);
struct ActivityText {
    QString subject;
    QString body;
    QString need;
};
[[nodiscard]] ActivityText activityText(Random &random, Region region, const QString &kind);
[[nodiscard]] QString taskText(Random &random, Region region);
[[nodiscard]] QString dealNote(Random &random, Region region);

}  // namespace fieldfare::demo
