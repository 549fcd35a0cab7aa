// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

namespace fieldfare {

/// For how long a company's workspace shows its records without having spoken to the server, and what is known of the time. Kept in
/// its settings. Times are the server's, in ms since 1970, as far as this computer can tell.
struct CompanyLease {
    int days = 0;        ///< 0: for ever
    qint64 contact = 0;  ///< when the server was last spoken to
    qint64 offset = 0;   ///< the server's clock minus ours then
    qint64 seen =
        0;  ///< the latest moment that this computer was ever at: a clock that is turned back lengthens nothing
    qint64 extendedTo = 0;  ///< by a recovery code
    friend bool operator==(const CompanyLease &, const CompanyLease &) = default;

    static constexpr qint64 kDayMs = 86'400'000;
    static constexpr int kExtensionDays = 7;

    [[nodiscard]] qint64 end() const { return std::max(contact + days * kDayMs, extendedTo); }
    /// `own`: this computer's clock, here and below.
    [[nodiscard]] qint64 now(qint64 own) const { return std::max(own + offset, seen); }
    [[nodiscard]] bool isOver(qint64 own) const { return days > 0 && now(own) >= end(); }
    /// Whole days that are left, counting one that has begun; 0 when it is over.
    [[nodiscard]] int daysLeft(qint64 own) const;
    /// How much of it is used, 0 to 100; 0 without a lease.
    [[nodiscard]] int percent(qint64 own) const;

    /// The server was spoken to; it sets right whatever the clock had been before.
    void noteContact(int days, qint64 server, qint64 own);
    /// `passed`: ms since the last touch() by a clock that nobody sets; counts also while the clock was turned back.
    void touch(qint64 own, qint64 passed = 0);
    void extend(qint64 own);
};

/// Without a lease: an empty one.
[[nodiscard]] Result<CompanyLease> readCompanyLease(ReadContext &context);
[[nodiscard]] Result<void> writeCompanyLease(UnitOfWork &work, const CompanyLease &lease);

/// The error of opening a workspace whose lease is over: Forbidden, told from others by isLeaseOver(). `hasCode`: it is encrypted, so
/// that there is a recovery code.
[[nodiscard]] Error leaseOver(const CompanyLease &lease, bool hasCode);
[[nodiscard]] bool isLeaseOver(const Error &error);

/// Translated: from half of the lease on, how long it lasts and what to do; empty before.
[[nodiscard]] QString leaseWarning(const CompanyLease &lease, qint64 own, bool hasCode = true);

}  // namespace fieldfare
