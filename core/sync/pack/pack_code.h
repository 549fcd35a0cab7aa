// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QString>

#include <memory>

namespace fieldfare::sync {

/// What opens an exchange file: a random secret of 160 bits, which its maker tells to those who exchange with him.
///
/// As text: nine groups of four of Crockford's base 32; the last four symbols are a checksum.
class PackCode {
public:
    static constexpr std::size_t kBytes = 20;

    [[nodiscard]] static PackCode random();
    [[nodiscard]] static PackCode fromSecret(Secret secret) { return PackCode(std::move(secret)); }
    /// Case, blanks and hyphens do not matter, O is read as 0, I and L as 1. Errors: InvalidInput that says what is wrong.
    [[nodiscard]] static Result<PackCode> fromText(const QString &typed);

    /// Show it to whom it is for, and wipe it.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] const Secret &secret() const { return m_secret; }
    /// Which file it is for, 16 bytes: says nothing of the secret.
    [[nodiscard]] QByteArray packName() const;
    [[nodiscard]] std::shared_ptr<const Secret> key() const;

private:
    explicit PackCode(Secret secret) : m_secret(std::move(secret)) {}
    [[nodiscard]] QByteArray derived(const char *purpose) const;

    Secret m_secret;
};

}  // namespace fieldfare::sync
