// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace fieldfare {

/// One person to whom somebody shows a record that his role may not show him. A plain value.
struct Share {
    Uid person;
    bool mayEdit = false;  ///< else reading alone
    Uid by;                ///< who shared it, for people to read; no right depends on it. Null: unknown

    friend bool operator==(const Share &, const Share &) = default;
};

/// Shares are a field of the record they open: a set of texts "<person>/read/<by>" or "<person>/edit/<by>" (FieldKind::People).
/// Entries are told apart as texts, so two people who share at once both count.
inline const QString sharedWithField = QStringLiteral("shared_with");

/// Whether records of a type can be shared one by one: contacts, companies, deals, orders, tickets, campaigns. The field means
/// nothing in others.
[[nodiscard]] bool isShareable(const QString &type);

/// Entries that cannot be read are left out, of a person who is named twice the larger right counts, and nobody is found beyond
/// the first hundred entries: each of them is a place on the server.
inline constexpr int kMostShares = 100;
[[nodiscard]] QVector<Share> sharesFrom(const QStringList &entries);
/// The same of the field as it lies in the log and on the way.
[[nodiscard]] QVector<Share> sharesFrom(const QJsonValue &entries);
[[nodiscard]] QString shareText(const Share &share);
/// `entries` with this share in place of what they said of its person.
[[nodiscard]] QStringList withShare(const QStringList &entries, const Share &share);
[[nodiscard]] QStringList withoutShare(const QStringList &entries, const Uid &person);

[[nodiscard]] std::optional<Share> shareOf(const QVector<Share> &shares, const Uid &person);

}  // namespace fieldfare
