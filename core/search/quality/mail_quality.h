// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace fieldfare {

/// Whether a text can be an e-mail address: one @, a local part of the usual characters (letters of all scripts included), a
/// domain of at least two labels whose last is no number. Stricter than RFC 5322, which allows much that nobody uses.
[[nodiscard]] bool isMailAddress(QStringView text);

/// The address people meant: without blanks, mailto:, angle brackets, signs at its ends; full-width letters as plain ones;
/// comma for point; "(at)". Several addresses in one text come back as "a@x.de; b@y.de". Empty when no address comes of it.
[[nodiscard]] QString mendedMail(QStringView text);

/// "gmail.com" for "gmial.com", "firm.com" for "firm.con": the domain that was probably meant. Empty when the domain is
/// well known itself or resembles none. `domain` is lower case.
[[nodiscard]] QString likelyDomain(const QString &domain);

/// An address of a function and not of a person: info@, sales@, noreply@ …
[[nodiscard]] bool isRoleAddress(QStringView address);

/// A domain of a service for throwaway addresses. `domain` is lower case.
[[nodiscard]] bool isThrowawayDomain(const QString &domain);

/// Behind the last @, lower case.
[[nodiscard]] QString mailDomain(QStringView address);

}  // namespace fieldfare
