// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/postgres_server_store.h"
#include "server/postgres/private_cluster.h"
#include "server/postgres/schema.h"
#include "support/test.h"

namespace fieldfare::server {

/// Fails the test with the error of a Result.
#define VERIFY_DONE(expression)                                                                          \
    do {                                                                                                 \
        const auto &doneResult = (expression);                                                           \
        QVERIFY2(doneResult.has_value(),                                                                 \
                 doneResult ? "" : qPrintable(doneResult.error().message + doneResult.error().details)); \
    } while (false)

/// A test class that needs PostgreSQL begins initTestCase() with this.
#define SKIP_WITHOUT_POSTGRES()                                                                                        \
    do {                                                                                                               \
        if (!PrivateCluster::isAvailable())                                                                            \
            QSKIP("NOT TESTED: PostgreSQL 15 or newer is not installed (Debian: postgresql), or no other account may " \
                  "run it here");                                                                                      \
    } while (false)

/// "number" is a document's number, the rest are values.
class NumberRules final : public sync::FieldRules {
public:
    [[nodiscard]] sync::FieldRule rule(const QString &, const QString &field) const override
    {
        return field == QLatin1String("number") ? sync::FieldRule::Number : sync::FieldRule::Value;
    }
};

/// A database with its schema, and organisations in it.
class PostgresFixture {
public:
    /// An error's text, or nothing.
    [[nodiscard]] QString start(bool isDurable = false)
    {
        auto started = PrivateCluster::start({{}, isDurable});
        if (!started)
            return started.error().message + started.error().details;
        cluster = std::move(*started);
        auto owner = Connection::open(ownerInfo());
        if (!owner)
            return owner.error().details;
        const auto done = setUpDatabase(**owner, QStringLiteral("fieldfare_app"));
        return done ? QString() : done.error().message + done.error().details;
    }
    [[nodiscard]] QString ownerInfo() const { return cluster->conninfo(QStringLiteral("postgres")); }
    [[nodiscard]] QString appInfo() const { return cluster->conninfo(QStringLiteral("fieldfare_app")); }
    /// A store over an organisation that nobody has used yet.
    [[nodiscard]] std::unique_ptr<PostgresServerStore> fresh(int connections = 4)
    {
        organisation = QStringLiteral("org%1").arg(++m_organisations);
        const auto added = PostgresServerStore::addOrganisation(appInfo(), organisation);
        if (!added)
            qFatal("organisation: %s", qPrintable(added.error().details));
        return again(connections);
    }
    /// Another store over the same.
    [[nodiscard]] std::unique_ptr<PostgresServerStore> again(int connections = 4)
    {
        auto opened = PostgresServerStore::open({appInfo(), organisation, connections}, rules);
        if (!opened)
            qFatal("store: %s", qPrintable(opened.error().message + opened.error().details));
        return std::move(*opened);
    }

    /// A member of the store's organisation.
    static void addPerson(Connection &owner, const PostgresServerStore &store, const Uid &id, const QString &name,
                          const QString &role, const QString &team = {})
    {
        const auto added =
            owner.query("INSERT INTO fieldfare.person (org, id, name, role, team) VALUES ($1, $2, $3, $4, $5)",
                        Params()
                            .add(store.organisationNumber())
                            .add(id)
                            .add(name)
                            .add(role)
                            .add(team.isNull() ? QStringLiteral("") : team));
        if (!added)
            qFatal("person: %s", qPrintable(added.error().details));
    }

    std::unique_ptr<PrivateCluster> cluster;
    NumberRules rules;
    QString organisation;

private:
    int m_organisations = 0;
};

}  // namespace fieldfare::server
