// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_numbers.h"

#include "base/await.h"
#include "records/document_number.h"
#include "security/roles.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

constexpr int kAtOnce = 50;  // numbers: documents of some weeks on the road
constexpr int kFew = 20;

/// Nobody is given numbers he cannot use: they would be missing among those of the others.
bool makes(const sync::SyncClient &client, const QString &type)
{
    const auto role = Role::fromJson(client.rights());
    return !role || role->level(areaOf(type), Action::Create) != Level::No;
}

}  // namespace

Result<void> leaseNumbers(Store &store, sync::SyncClient &client, const Session &session)
{
    for (const QString &type : leased_numbers::types()) {
        if (!makes(client, type))
            continue;
        TRY_ASSIGN(const auto now, await(store.read(session, [&type](ReadContext &context) {
                       return leased_numbers::standing(context, type);
                   })));
        if (now.left >= kFew)
            continue;
        TRY_ASSIGN(const auto leased, client.leaseNumbers(type, now.atLeast, kAtOnce));
        auto kept = await(
            store.write(session, {QCoreApplication::translate("Sync", "Numbers for documents"), Origin::Remote, 0},
                        [&](UnitOfWork &work) { return leased_numbers::add(work, type, leased.from, leased.to); }));
        if (!kept)
            return fail(std::move(kept.error()));
    }
    return {};
}

}  // namespace fieldfare
