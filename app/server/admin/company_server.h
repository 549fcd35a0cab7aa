// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/server_folder.h"
#include "server/blobs/organisation_contents.h"
#include "server/http/http_service.h"
#include "server/identity/postgres_directory.h"
#include "sync/access/role_policy.h"
#include "sync/net/enrolment_code.h"
#include "sync/server/sync_server.h"

namespace fieldfare::server {

/// A company's server with its rooms: database, people, engine; and, once served, its door. One thread makes it; what is served
/// runs on its own threads.
class CompanyServer {
public:
    /// Errors of ServerFolder::read(), readIdentity(), readSigner() and PostgresServerStore::open().
    [[nodiscard]] static Result<std::unique_ptr<CompanyServer>> open(const QString &folder);
    /// Makes the database's schema and the organisation (each when it is missing), the certificate and the folder.
    /// `ownerConninfo`: a role that owns the schema. Errors: Conflict when there is a server in the folder already.
    [[nodiscard]] static Result<void> init(const QString &folder, const ServerFolder &server,
                                           const QString &ownerConninfo, const QString &appRole,
                                           const QStringList &hosts);

    [[nodiscard]] sync::HeadSigner &signer() { return *m_signer; }
    [[nodiscard]] const ServerFolder &settings() const { return m_settings; }
    [[nodiscard]] PostgresServerStore &store() { return *m_store; }
    [[nodiscard]] Directory &directory() { return *m_directory; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }

    /// A person by name. Errors: NotFound naming who there is.
    [[nodiscard]] Result<Person> find(const QString &name);
    /// Brings the tables of this server's database to this program's version. Errors of setUpDatabase().
    [[nodiscard]] static Result<void> update(const QString &folder, const QString &ownerConninfo,
                                             const QString &appRole);
    /// Somebody new; a colleague of this name who stands in the records already keeps his uid. Errors: Conflict when the server
    /// knows the person already; those of Directory::putPerson().
    [[nodiscard]] Result<Person> addPerson(const QString &name, const QString &role, const QString &team);
    /// What a new device of this person needs. Errors: Conflict when the person is not active.
    [[nodiscard]] Result<sync::EnrolmentCode> codeFor(const Person &person, int days, bool isFounder = false);
    /// Errors: Conflict when nobody could administer the company any more; those of Directory::putPerson().
    [[nodiscard]] Result<void> change(const Person &person);
    [[nodiscard]] Result<sync::Organisation> organisation();

    /// Opens the door. `port` 0: the one of the settings.
    [[nodiscard]] Result<void> serve();
    [[nodiscard]] quint16 port() const { return m_service ? m_service->port() : quint16(0); }
    void stop() { m_service.reset(); }

private:
    CompanyServer(ServerFolder settings, Identity identity);
    [[nodiscard]] Result<Uid> colleague(const QString &name);

    ServerFolder m_settings;
    Identity m_identity;
    std::shared_ptr<const Clock> m_clock = systemClock();
    std::unique_ptr<sync::FieldRules> m_rules;
    sync::RolePolicy m_policy;
    std::unique_ptr<PostgresServerStore> m_store;
    std::unique_ptr<PostgresDirectory> m_directory;
    std::unique_ptr<sync::HeadSigner> m_signer;
    std::unique_ptr<OrganisationContents> m_contents;
    std::unique_ptr<sync::SyncServer> m_engine;
    std::unique_ptr<HttpService> m_service;
};

}  // namespace fieldfare::server
