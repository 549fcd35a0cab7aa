// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_contact.h"

#include "base/await.h"

#include <QElapsedTimer>

#include <cstdlib>

namespace fieldfare {

namespace {

/// A contact renews the lease; noted often enough to matter, and no more.
Result<void> keepLease(Store &store, const Session &session, const sync::SyncClient &client)
{
    constexpr qint64 kOftenMs = 10 * 60'000;
    const auto &contact = client.contact();
    if (!contact)
        return {};
    TRY_ASSIGN(CompanyLease lease, await(store.read(session, readCompanyLease)));
    const CompanyLease before = lease;
    lease.noteContact(contact->leaseDays, contact->serverTime, contact->ownTime);
    const bool isSame = lease.days == before.days && lease.seen - before.contact < kOftenMs &&
                        lease.seen >= before.seen && std::abs(lease.offset - before.offset) < kOftenMs &&
                        before.extendedTo == 0;
    if (isSame || (lease.days == 0 && before.days == 0))
        return {};
    TRY(await(store.write(session, {QString(), Origin::Remote, 0},
                          [&](UnitOfWork &work) { return writeCompanyLease(work, lease); })));
    return {};
}

}  // namespace

Result<sync::SeenHeads> keepContact(Store &store, const Session &session, sync::SeenHeads heads,
                                    const sync::SyncClient &client)
{
    const auto &contact = client.contact();
    TRY(keepLease(store, session, client));
    if (!contact || !heads.take(contact->asked, contact->audit, contact->epoch))
        return heads;
    if (const QString problem = headsProblem(heads); !problem.isEmpty())
        qWarning("company server: %s", qPrintable(problem));
    TRY(await(store.write(session, {QString(), Origin::Remote, 0},
                          [&](UnitOfWork &work) { return writeSeenHeads(work, heads); })));
    return heads;
}

Result<CompanyLease> touchLease(Store &store, const Session &session, QElapsedTimer &sinceTouch)
{
    constexpr qint64 kTouchMs = 60 * 60'000;
    TRY_ASSIGN(CompanyLease lease, await(store.read(session, readCompanyLease)));
    const qint64 before = lease.seen;
    lease.touch(store.clock()->now(), sinceTouch.isValid() ? sinceTouch.elapsed() : 0);
    if (!sinceTouch.isValid())
        sinceTouch.start();
    if (lease.days == 0 || lease.seen - before < kTouchMs)
        return lease;
    TRY(await(store.write(session, {QString(), Origin::Remote, 0},
                          [&](UnitOfWork &work) { return writeCompanyLease(work, lease); })));
    sinceTouch.restart();
    return lease;
}

}  // namespace fieldfare
