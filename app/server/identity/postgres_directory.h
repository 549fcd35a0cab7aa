// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/identity/directory.h"
#include "server/postgres/postgres_server_store.h"

#include <functional>

namespace fieldfare::server {

/// The directory of a store's organisation, in the same database.
class PostgresDirectory final : public Directory {
public:
    /// `store` outlives it.
    PostgresDirectory(PostgresServerStore &store, std::shared_ptr<const Clock> clock)
        : m_store(store), m_clock(std::move(clock))
    {
    }

    Result<void> putPerson(const Person &person) override;
    Result<QVector<Person>> people() override;
    Result<std::optional<Person>> person(const Uid &id) override;
    Result<void> putRole(const Role &role) override;
    Result<QVector<Role>> roles() override;
    Result<void> removeRole(const QString &key) override;
    Result<QByteArray> addSecret(const Uid &person, qint64 validUntil, bool isFounder) override;
    Result<Redeemed> redeem(const QByteArray &secret, const QString &label, const Uid &own, qint64 now) override;
    Result<std::optional<Installation>> byToken(const QByteArray &token, qint64 now) override;
    Result<QVector<Installation>> installations() override;
    Result<void> revoke(const Uid &installation) override;

private:
    [[nodiscard]] Result<void> transact(bool writes, const std::function<Result<void>(Connection &)> &work);

    PostgresServerStore &m_store;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace fieldfare::server
