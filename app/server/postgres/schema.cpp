// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/schema.h"

#include "server/postgres/connection.h"
#include "server/text.h"
#include "storage/migrator.h"

#include <QCoreApplication>

namespace fieldfare::server {

namespace {

/// One number for all who set up a database: they wait for each other.
constexpr const char *kLock = "SELECT pg_advisory_lock(4602113720)";
constexpr const char *kUnlock = "SELECT pg_advisory_unlock(4602113720)";

Result<QVector<Migration>> serverMigrations() { return loadMigrations(QStringLiteral(":/server/migrations")); }

tl::unexpected<Error> tooNew(int found, int known)
{
    return fail(ErrorCode::NewerFormat,
                text(QT_TRANSLATE_NOOP("Server", "This database was used with a newer version of the server. Install "
                                                 "that version; nothing was changed.")),
                QStringLiteral("schema %1, known up to %2").arg(found).arg(known));
}

Result<int> versionOf(Connection &connection)
{
    TRY_ASSIGN(const Rows there, connection.query("SELECT to_regclass('fieldfare.schema_version') IS NOT NULL"));
    if (!there.boolean(0, 0))
        return 0;
    TRY_ASSIGN(const Rows version,
               connection.query("SELECT coalesce(max(number), 0)::int4 FROM fieldfare.schema_version"));
    return version.int4(0, 0);
}

Result<void> migrateAll(Connection &owner)
{
    TRY(owner.execute(
        "CREATE SCHEMA IF NOT EXISTS fieldfare;"
        "REVOKE ALL ON SCHEMA fieldfare FROM PUBLIC;"
        "CREATE TABLE IF NOT EXISTS fieldfare.schema_version (number int PRIMARY KEY, name text NOT NULL, "
        "at timestamptz NOT NULL DEFAULT now())"));
    TRY_ASSIGN(const auto migrations, serverMigrations());
    TRY_ASSIGN(const int version, versionOf(owner));
    if (version > migrations.size())
        return tooNew(version, static_cast<int>(migrations.size()));
    for (const Migration &migration : migrations) {
        if (migration.number <= version)
            continue;
        // one request is one transaction; its number and its name are ours (loadMigrations() takes lower case and digits alone)
        const QByteArray note = "INSERT INTO fieldfare.schema_version (number, name) VALUES (" +
                                QByteArray::number(migration.number) + ", '" + migration.name.toLatin1() + "')";
        auto done = owner.execute("BEGIN;" + migration.sql + ";" + note + ";COMMIT");
        if (!done) {
            const auto undone = owner.execute("ROLLBACK");
            Q_UNUSED(undone)  // the first error is the one to report
            done.error().details += QStringLiteral(" [migration %1 %2]").arg(migration.number).arg(migration.name);
            return done;
        }
    }
    return {};
}

Result<void> admit(Connection &owner, const QString &appRole)
{
    TRY_ASSIGN(const Rows known,
               owner.query("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1::text), quote_ident($1)",
                           Params().add(appRole)));
    const QByteArray role = known.text(0, 1).toUtf8();
    if (!known.boolean(0, 0))
        TRY(owner.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"));
    return owner.execute("GRANT USAGE ON SCHEMA fieldfare TO " + role +
                         ";GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA fieldfare TO " + role +
                         ";REVOKE INSERT, UPDATE, DELETE ON fieldfare.schema_version FROM " + role +
                         // what was written into the record of changes stays; only salts of what was erased go
                         ";REVOKE UPDATE, DELETE ON fieldfare.audit FROM " + role +
                         ";GRANT UPDATE (salt) ON fieldfare.audit TO " + role +
                         ";GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA fieldfare TO " + role);
}

}  // namespace

Result<int> newestSchema()
{
    TRY_ASSIGN(const auto migrations, serverMigrations());
    return static_cast<int>(migrations.size());
}

Result<void> setUpDatabase(Connection &owner, const QString &appRole)
{
    TRY(owner.execute(kLock));
    auto done = migrateAll(owner);
    if (done)
        done = admit(owner, appRole);
    const auto unlocked = owner.execute(kUnlock);
    TRY(std::move(done));
    return unlocked;
}

Result<void> checkDatabase(Connection &connection)
{
    TRY_ASSIGN(const int version, versionOf(connection));
    TRY_ASSIGN(const int newest, newestSchema());
    if (version > newest)
        return tooNew(version, newest);
    if (version < newest)
        return fail(
            ErrorCode::Unsupported,
            text(QT_TRANSLATE_NOOP("Server", "The database waits for its update. Run fieldfare-server update.")),
            QStringLiteral("schema %1 of %2").arg(version).arg(newest));
    TRY_ASSIGN(const Rows role,
               connection.query("SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE "
                                "c.relnamespace = 'fieldfare'::regnamespace AND pg_has_role(c.relowner, 'MEMBER')) "
                                "FROM pg_roles r WHERE r.rolname = current_user"));
    if (role.size() != 1 || role.boolean(0, 0))
        return fail(
            ErrorCode::Forbidden,
            text(QT_TRANSLATE_NOOP("Server", "The server's database role could see past the walls between people. "
                                             "Give it a role that owns nothing and is no superuser.")));
    return {};
}

}  // namespace fieldfare::server
