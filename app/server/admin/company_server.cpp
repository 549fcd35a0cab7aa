// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/company_server.h"

#include "records/record_registry.h"
#include "server/postgres/schema.h"
#include "server/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace fieldfare::server {

namespace {

constexpr int kPage = 5000;
constexpr qint64 kDayMs = 86'400'000;

/// A service may be allowed to write this folder alone, and not to make it.
Result<void> makeContentsFolder(const QString &path)
{
    if (!QDir().mkpath(path) ||
        !QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner))
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be written.")).arg(path));
    return {};
}

}  // namespace

CompanyServer::CompanyServer(ServerFolder settings, Identity identity)
    : m_settings(std::move(settings)),
      m_identity(std::move(identity)),
      m_rules(std::make_unique<sync::CatalogFieldRules>(std::make_shared<const TypeCatalog>(builtInTypes())))
{
}

Result<std::unique_ptr<CompanyServer>> CompanyServer::open(const QString &folder)
{
    TRY_ASSIGN(const ServerFolder settings, ServerFolder::read(folder));
    TRY_ASSIGN(const Identity identity, readIdentity(folder));
    std::unique_ptr<CompanyServer> server(new CompanyServer(settings, identity));
    // a worker holds one connection at a time, but for the moment in which a token's time is noted
    TRY_ASSIGN(
        server->m_store,
        PostgresServerStore::open({settings.database, settings.organisation, settings.workers + 2}, *server->m_rules));
    server->m_directory = std::make_unique<PostgresDirectory>(*server->m_store, server->m_clock);
    server->m_engine =
        std::make_unique<sync::SyncServer>(*server->m_store, server->m_policy, *server->m_rules, *server->m_clock,
                                           [clock = server->m_clock] { return newUid(clock->now()); });
    server->m_contents = std::make_unique<OrganisationContents>(settings.contents, *server->m_store);
    server->m_engine->setContents(server->m_contents.get());
    TRY_ASSIGN(server->m_signer, readSigner(folder));
    server->m_engine->setSigner(server->m_signer.get());
    return server;
}

Result<void> CompanyServer::init(const QString &folder, const ServerFolder &server, const QString &ownerConninfo,
                                 const QString &appRole, const QStringList &hosts)
{
    if (ServerFolder::read(folder))
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP("Server", "There is a server in “%1” already.")).arg(folder));
    TRY_ASSIGN(const auto owner, Connection::open(ownerConninfo));
    TRY(setUpDatabase(*owner, appRole));
    TRY_ASSIGN(const QStringList known, PostgresServerStore::organisations(server.database));
    if (!known.contains(server.organisation))
        TRY(PostgresServerStore::addOrganisation(server.database, server.organisation));
    // what an earlier attempt left is used, never replaced
    if (const auto there = readIdentity(folder); !there) {
        if (there.error().code != ErrorCode::NotFound)
            return fail(there.error());
        TRY_ASSIGN(const Identity identity, makeSelfSigned(hosts, systemClock()->now()));
        TRY(writeIdentity(folder, identity));
    }
    TRY(makeSigner(folder));
    TRY(makeContentsFolder(server.contents.isEmpty() ? folder + QStringLiteral("/contents") : server.contents));
    return server.write(folder);
}

Result<Person> CompanyServer::find(const QString &name)
{
    TRY_ASSIGN(const QVector<Person> people, m_directory->people());
    QStringList names;
    for (const Person &person : people) {
        if (person.name == name)
            return person;
        names.append(person.name);
    }
    return fail(ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Server", "There is nobody called “%1”. There are: %2."))
                                         .arg(name, names.join(QStringLiteral(", "))));
}

Result<Uid> CompanyServer::colleague(const QString &name)
{
    const QString bucket = areaKey(Area::Setup) + QStringLiteral("/a");
    Uid found;
    TRY(m_store->read([&](sync::ServerTransaction &transaction) -> Result<void> {
        TRY(transaction.setVisible({bucket}));
        sync::Cursor cursor;
        for (;;) {
            TRY_ASSIGN(const auto page, transaction.page({{bucket, cursor}}, kPage));
            QVector<Uid> rows;
            for (const sync::BucketItem &item : page)
                rows.append(item.row);
            TRY_ASSIGN(const auto views, transaction.views(rows));
            for (const sync::RowView &view : views) {
                if (view.type == QLatin1String("user") && !view.deleted &&
                    view.fields.value(QStringLiteral("name")).toString() == name)
                    found = view.row;
            }
            if (page.size() < kPage)
                return {};
            cursor = {page.last().seq, page.last().row};
        }
    }));
    return found;
}

Result<void> CompanyServer::update(const QString &folder, const QString &ownerConninfo, const QString &appRole)
{
    TRY_ASSIGN(const ServerFolder settings, ServerFolder::read(folder));
    TRY(makeContentsFolder(settings.contents));
    TRY(makeSigner(folder));
    TRY_ASSIGN(const auto owner, Connection::open(ownerConninfo));
    return setUpDatabase(*owner, appRole);
}

Result<Person> CompanyServer::addPerson(const QString &name, const QString &role, const QString &team)
{
    TRY_ASSIGN(const QVector<Person> people, m_directory->people());
    if (std::any_of(people.cbegin(), people.cend(), [&](const Person &one) { return one.name == name.trimmed(); }))
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP(
                             "Server", "There is somebody called “%1” already. Use person set to change the role, or "
                                       "device code for another device."))
                        .arg(name.trimmed()));
    TRY_ASSIGN(const Uid known, colleague(name));
    Person person{known.isNull() ? newUid(m_clock->now()) : known, name.trimmed(), role, team, true};
    TRY(m_directory->putPerson(person));
    return person;
}

Result<void> CompanyServer::change(const Person &person)
{
    TRY_ASSIGN(const QVector<Person> people, m_directory->people());
    const auto administers = [&](const Person &one) {
        const Person &now = one.id == person.id ? person : one;
        const Role *role = presetRole(now.role);
        return now.active && role && role->mayAdminister;
    };
    if (std::none_of(people.cbegin(), people.cend(), administers))
        return fail(
            ErrorCode::Conflict,
            text(QT_TRANSLATE_NOOP("Server", "Then nobody would be owner any more. Make somebody else owner first.")));
    return m_directory->putPerson(person);
}

Result<sync::EnrolmentCode> CompanyServer::codeFor(const Person &person, int days, bool isFounder)
{
    if (!person.active)
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP(
                             "Server", "“%1” is not active, so no device gets in. Use person set --active yes first."))
                        .arg(person.name));
    TRY_ASSIGN(const QByteArray secret, m_directory->addSecret(person.id, m_clock->now() + days * kDayMs, isFounder));
    TRY_ASSIGN(const QByteArray hash, publicKeyHash(m_identity.certificate));
    return sync::EnrolmentCode{m_settings.host, m_service ? m_service->port() : m_settings.port,
                               hash.left(sync::EnrolmentCode::kPinBytes), secret, isFounder};
}

Result<sync::Organisation> CompanyServer::organisation()
{
    sync::Organisation organisation;
    TRY(m_store->read([&](sync::ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(organisation, transaction.organisation());
        return {};
    }));
    return organisation;
}

Result<void> CompanyServer::serve()
{
    HttpOptions options;
    options.address = m_settings.address;
    options.port = m_settings.port;
    options.identity = m_identity;
    options.workers = m_settings.workers;
    const HttpServices services{
        *m_directory,
        [this](const sync::Caller &caller, const QByteArray &request) { return m_engine->handle(caller, request); },
        [this]() -> Result<qint64> {
            TRY_ASSIGN(const auto now, organisation());
            return now.head;
        }};
    TRY_ASSIGN(m_service, HttpService::start(options, services, m_clock));
    m_contents->startTidying();
    return {};
}

}  // namespace fieldfare::server
