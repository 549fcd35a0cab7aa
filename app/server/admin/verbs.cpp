// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/verbs.h"

#include "server/admin/audit_report.h"
#include "server/admin/company_server.h"
#include "server/admin/person_rights.h"
#include "server/admin/role_verb.h"
#include "server/admin/stop_signal.h"
#include "server/postgres/private_cluster.h"
#include "server/postgres/schema.h"
#include "server/text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHostInfo>
#include <QTextStream>

#include <functional>

namespace fieldfare::server {

namespace {

constexpr int kCodeDays = 7;

void say(const QString &line)
{
    QTextStream out(stdout);
    out << line << Qt::endl;
}

QString timeText(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); }

struct Arguments {
    QString folder;
    QStringList words;  ///< after the verb
    const QCommandLineParser &options;
};

tl::unexpected<Error> missing(const char *what)
{
    return fail(
        ErrorCode::InvalidInput,
        text(QT_TRANSLATE_NOOP("Server", "Missing: %1. See fieldfare-server --help.")).arg(QString::fromLatin1(what)));
}

void showCode(const Person &person, const sync::EnrolmentCode &code, int days)
{
    say(text(QT_TRANSLATE_NOOP("Server", "Code for one device of %1, valid for %2 days:")).arg(person.name).arg(days));
    say(code.toText());
    say(code.isFounder
            ? text(QT_TRANSLATE_NOOP("Server",
                                     "Enter it in Fieldfare under Settings, Company server: that workspace becomes the "
                                     "company's. Give it to nobody else."))
            : text(QT_TRANSLATE_NOOP(
                  "Server", "Enter it in Fieldfare under “Join a company” on the first page. Whoever has it gets "
                            "in once; give it to nobody else.")));
}

Result<void> found(CompanyServer &server, const QString &name)
{
    TRY_ASSIGN(const Person person, server.addPerson(name, QStringLiteral("owner"), {}));
    TRY_ASSIGN(const auto code, server.codeFor(person, kCodeDays, true));
    showCode(person, code, kCodeDays);
    return {};
}

Result<void> init(const Arguments &arguments)
{
    const QString host = arguments.options.value(QStringLiteral("host"));
    if (host.isEmpty())
        return missing("--host");
    ServerFolder settings;
    settings.host = host;
    settings.database = arguments.options.value(QStringLiteral("database"));
    settings.organisation = arguments.options.value(QStringLiteral("organisation"));
    settings.port = static_cast<quint16>(arguments.options.value(QStringLiteral("port")).toUInt());
    if (settings.port == 0)
        return fail(ErrorCode::InvalidInput,
                    text(QT_TRANSLATE_NOOP("Server", "The port is a number from 1 to 65535.")));
    TRY(CompanyServer::init(arguments.folder, settings, arguments.options.value(QStringLiteral("owner-database")),
                            arguments.options.value(QStringLiteral("role-name")), {host, QHostInfo::localHostName()}));
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    say(text(QT_TRANSLATE_NOOP("Server",
                               "The server in “%1” is ready. Start it with: fieldfare-server serve --folder “%1”"))
            .arg(arguments.folder));
    return found(*server, arguments.options.value(QStringLiteral("founder")));
}

/// Serves until a signal says stop.
Result<void> serveUntilStopped(CompanyServer &server)
{
    TRY_ASSIGN(const auto signal, StopSignal::listen());
    TRY(server.serve());
    say(text(QT_TRANSLATE_NOOP("Server", "Serving “%1” on port %2. Ctrl+C ends it."))
            .arg(server.settings().organisation)
            .arg(server.port()));
    signal->wait();
    say(text(QT_TRANSLATE_NOOP("Server", "Ending: requests under way are answered.")));
    server.stop();
    return {};
}

Result<void> serve(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    return serveUntilStopped(*server);
}

/// A whole server with a database of its own, for looking at it.
Result<void> tryOut(const Arguments &arguments)
{
    TRY_ASSIGN(const auto cluster, PrivateCluster::start({arguments.folder + QStringLiteral("/postgresql"), true}));
    const QString owner = cluster->conninfo(QStringLiteral("postgres"));
    const bool isNew = !ServerFolder::read(arguments.folder);
    if (isNew) {
        ServerFolder settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.address = QStringLiteral("127.0.0.1");
        settings.database = cluster->conninfo(QStringLiteral("fieldfare_app"));
        settings.organisation = QStringLiteral("company");
        settings.port = static_cast<quint16>(arguments.options.value(QStringLiteral("port")).toUInt());
        TRY(CompanyServer::init(arguments.folder, settings, owner, QStringLiteral("fieldfare_app"), {settings.host}));
    } else {
        TRY_ASSIGN(const auto connection, Connection::open(owner));
        TRY(setUpDatabase(*connection, QStringLiteral("fieldfare_app")));
    }
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    if (isNew)
        TRY(found(*server, arguments.options.value(QStringLiteral("founder"))));
    return serveUntilStopped(*server);
}

Result<void> person(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    const QString what = arguments.words.value(0);
    const QString name = arguments.words.value(1);
    if (what == QLatin1String("list")) {
        TRY_ASSIGN(const auto people, server->directory().people());
        for (const Person &one : people)
            say(QStringLiteral("%1\t%2\t%3\t%4")
                    .arg(one.name, one.role, one.team.isEmpty() ? QStringLiteral("-") : one.team,
                         one.active ? text(QT_TRANSLATE_NOOP("Server", "active"))
                                    : text(QT_TRANSLATE_NOOP("Server", "not active"))));
        return {};
    }
    if (name.isEmpty())
        return missing("person add NAME | set NAME | may NAME | list");
    if (what == QLatin1String("add")) {
        const QString role = arguments.options.value(QStringLiteral("role"));
        TRY_ASSIGN(const Person added, server->addPerson(name, role.isEmpty() ? QStringLiteral("sales") : role,
                                                         arguments.options.value(QStringLiteral("team"))));
        TRY_ASSIGN(const auto code, server->codeFor(added, kCodeDays));
        showCode(added, code, kCodeDays);
        return {};
    }
    if (what == QLatin1String("may")) {
        TRY_ASSIGN(const Person asked, server->find(name));
        const QString record = arguments.options.value(QStringLiteral("record"));
        TRY_ASSIGN(const QStringList lines,
                   record.isEmpty() ? rightsTable(*server, asked) : rightsToRecord(*server, asked, Uid(record)));
        for (const QString &line : lines)
            say(line);
        return {};
    }
    if (what != QLatin1String("set"))
        return missing("person add NAME | set NAME | may NAME | list");
    TRY_ASSIGN(Person known, server->find(name));
    if (arguments.options.isSet(QStringLiteral("role")))
        known.role = arguments.options.value(QStringLiteral("role"));
    if (arguments.options.isSet(QStringLiteral("team")))
        known.team = arguments.options.value(QStringLiteral("team"));
    if (arguments.options.isSet(QStringLiteral("active"))) {
        const QString active = arguments.options.value(QStringLiteral("active"));
        if (active != QLatin1String("yes") && active != QLatin1String("no"))
            return fail(ErrorCode::InvalidInput, text(QT_TRANSLATE_NOOP("Server", "Say --active yes or --active no.")));
        known.active = active == QLatin1String("yes");
    }
    TRY(server->change(known));
    say(text(QT_TRANSLATE_NOOP("Server", "Changed. It holds from each device's next contact on.")));
    return {};
}

Result<void> role(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    TRY_ASSIGN(const QStringList lines,
               roleVerb(server->directory(), arguments.words, arguments.options.value(QStringLiteral("from")),
                        arguments.options.value(QStringLiteral("label"))));
    for (const QString &line : lines)
        say(line);
    return {};
}

Result<void> device(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    const QString what = arguments.words.value(0);
    const QString name = arguments.words.value(1);
    if (what == QLatin1String("list")) {
        TRY_ASSIGN(const auto people, server->directory().people());
        TRY_ASSIGN(const auto devices, server->directory().installations());
        for (const Installation &one : devices) {
            QString owner = uidText(one.person);
            for (const Person &who : people) {
                if (who.id == one.person)
                    owner = who.name;
            }
            say(QStringLiteral("%1\t%2\t%3\t%4\t%5")
                    .arg(uidText(one.id), owner, one.label, timeText(one.seen),
                         one.revoked ? text(QT_TRANSLATE_NOOP("Server", "revoked")) : QString()));
        }
        return {};
    }
    if (name.isEmpty())
        return missing("device code NAME | revoke ID | list");
    if (what == QLatin1String("code")) {
        bool isNumber = false;
        const int days = arguments.options.value(QStringLiteral("days")).toInt(&isNumber);
        if (!isNumber || days < 1 || days > 60)
            return fail(ErrorCode::InvalidInput,
                        text(QT_TRANSLATE_NOOP("Server", "A code is valid for 1 to 60 days.")));
        TRY_ASSIGN(const Person known, server->find(name));
        TRY_ASSIGN(const auto code, server->codeFor(known, days, arguments.options.isSet(QStringLiteral("first"))));
        showCode(known, code, days);
        return {};
    }
    if (what == QLatin1String("revoke")) {
        const Uid id(name);
        if (id.isNull())
            return fail(ErrorCode::InvalidInput,
                        text(QT_TRANSLATE_NOOP("Server", "Name the device as “device list” shows it.")));
        TRY(server->directory().revoke(id));
        say(text(QT_TRANSLATE_NOOP("Server", "Revoked. Its copy of the records is removed at its next contact.")));
        return {};
    }
    return missing("device code NAME | revoke ID | list");
}

Result<void> restored(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    TRY_ASSIGN(const auto now, server->store().noteRestore(server->clock().now()));
    say(text(QT_TRANSLATE_NOOP("Server",
                               "Noted (epoch %1). Devices give back what the backup did not have. People, roles and "
                               "revoked devices are as they were then: look through them before you serve."))
            .arg(now.epoch));
    return {};
}

Result<void> audit(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    const auto value = [&](const char *name) { return arguments.options.value(QString::fromLatin1(name)); };
    return runAuditVerb(*server, arguments.words.value(0),
                        {value("heads"), value("person"), value("record"), value("since"), value("note")}, say);
}

/// For how long devices show the records without having spoken to the server.
Result<void> lease(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    if (!arguments.words.isEmpty()) {
        bool isNumber = false;
        const int days = arguments.words.first().toInt(&isNumber);
        TRY(server->store().setLease(isNumber ? days : -1, server->clock().now()));
    }
    TRY_ASSIGN(const auto now, server->organisation());
    say(now.leaseDays == 0
            ? text(QT_TRANSLATE_NOOP("Server", "Devices show the records for ever without contact."))
            : text(QT_TRANSLATE_NOOP("Server", "Devices show the records for %1 days without contact. It "
                                               "holds from each device's next contact on."))
                  .arg(now.leaseDays));
    return {};
}

Result<void> update(const Arguments &arguments)
{
    TRY(CompanyServer::update(arguments.folder, arguments.options.value(QStringLiteral("owner-database")),
                              arguments.options.value(QStringLiteral("role-name"))));
    say(text(QT_TRANSLATE_NOOP("Server", "The database is up to date.")));
    return {};
}

Result<void> status(const Arguments &arguments)
{
    TRY_ASSIGN(const auto server, CompanyServer::open(arguments.folder));
    TRY_ASSIGN(const auto now, server->organisation());
    TRY_ASSIGN(const auto people, server->directory().people());
    TRY_ASSIGN(const auto devices, server->directory().installations());
    say(QStringLiteral("organisation\t") + server->settings().organisation);
    say(QStringLiteral("changes\t%1").arg(now.head));
    say(QStringLiteral("epoch\t%1").arg(now.epoch));
    say(QStringLiteral("people\t%1").arg(people.size()));
    say(QStringLiteral("devices\t%1").arg(devices.size()));
    return {};
}

struct Verb {
    const char *name;
    Result<void> (*run)(const Arguments &);
    const char *help;
};

constexpr Verb kVerbs[] = {
    {"init", init,
     QT_TRANSLATE_NOOP("Server", "make the database's tables, the certificate and the first person's code")},
    {"update", update, QT_TRANSLATE_NOOP("Server", "bring the database's tables to this version, after installing it")},
    {"serve", serve, QT_TRANSLATE_NOOP("Server", "serve devices until it is ended")},
    {"person", person,
     QT_TRANSLATE_NOOP("Server",
                       "add NAME, set NAME, may NAME, list: people, their roles and teams, and what they may do")},
    {"role", role,
     QT_TRANSLATE_NOOP("Server", "list, show KEY, add KEY --from ROLE --label NAME, set KEY AREA.ACTION=LEVEL…, "
                                 "remove KEY: roles of the company's own")},
    {"device", device, QT_TRANSLATE_NOOP("Server", "code NAME, revoke ID, list: their computers")},
    {"restored", restored,
     QT_TRANSLATE_NOOP("Server", "to be told after the database was restored from a backup, before it serves")},
    {"audit", audit,
     QT_TRANSLATE_NOOP("Server",
                       "verify, show, head, settle: the record of all changes, and whether somebody altered it")},
    {"lease", lease, QT_TRANSLATE_NOOP("Server", "[DAYS]: how long devices show records without contact; 0 for ever")},
    {"status", status, QT_TRANSLATE_NOOP("Server", "what the server holds")},
    {"try", tryOut, QT_TRANSLATE_NOOP("Server", "a server with a database of its own, to look at it")},
};

}  // namespace

int runVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    QString description =
        text(QT_TRANSLATE_NOOP("Server", "The company server of Fieldfare.")) + QStringLiteral("\n\n");
    for (const Verb &verb : kVerbs)
        description += QStringLiteral("  %1  %2\n").arg(QString::fromLatin1(verb.name), -9).arg(text(verb.help));
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addVersionOption();
    const auto option = [&](const char *name, const char *help, const char *value, const QString &standard = {}) {
        parser.addOption({QString::fromLatin1(name), text(help), QString::fromLatin1(value), standard});
    };
    option("folder", QT_TRANSLATE_NOOP("Server", "Where the server's settings and its key lie."), "DIR",
           QStringLiteral("/var/lib/fieldfare-server"));
    option("host", QT_TRANSLATE_NOOP("Server", "init: name or address by which devices reach this server."), "NAME");
    option("port", QT_TRANSLATE_NOOP("Server", "init, try: port of the server."), "N", QStringLiteral("8743"));
    option("database", QT_TRANSLATE_NOOP("Server", "init: the database for libpq, as the server's role."), "CONNINFO",
           QStringLiteral("dbname=fieldfare user=fieldfare_app"));
    option("owner-database", QT_TRANSLATE_NOOP("Server", "init: the database, as the role that owns the tables."),
           "CONNINFO", QStringLiteral("dbname=fieldfare user=fieldfare"));
    option("role-name", QT_TRANSLATE_NOOP("Server", "init: name of the server's role in the database."), "NAME",
           QStringLiteral("fieldfare_app"));
    option("organisation", QT_TRANSLATE_NOOP("Server", "init: name of the company in the database."), "NAME",
           QStringLiteral("company"));
    option("founder", QT_TRANSLATE_NOOP("Server", "init, try: name of the first person."), "NAME",
           QStringLiteral("Owner"));
    option("role",
           QT_TRANSLATE_NOOP("Server", "person: owner, manager, sales, service, marketing, read_only, partner, or a "
                                       "role of the company's own (role list)."),
           "ROLE");
    option("from", QT_TRANSLATE_NOOP("Server", "role add: the role that it begins as a copy of."), "ROLE");
    option("label", QT_TRANSLATE_NOOP("Server", "role add, role set: what people see it called."), "NAME");
    option("team", QT_TRANSLATE_NOOP("Server", "person: people of one team see what the role says of teams."), "TEAM");
    option("active", QT_TRANSLATE_NOOP("Server", "person set: “no” locks the person's devices out."), "yes|no");
    option("record",
           QT_TRANSLATE_NOOP("Server", "person may: a record, by its uid; with the reasons. audit show: its entries."),
           "UID");
    option("person", QT_TRANSLATE_NOOP("Server", "audit show: entries by or about this person."), "NAME");
    option("since", QT_TRANSLATE_NOOP("Server", "audit show: entries from this day or moment (UTC) on."), "DATE");
    option("heads", QT_TRANSLATE_NOOP("Server", "audit verify: what a device saw (fieldfare-cli sync heads FILE)."),
           "FILE");
    option("note", QT_TRANSLATE_NOOP("Server", "audit settle: what happened, for everybody to read."), "TEXT");
    option("days", QT_TRANSLATE_NOOP("Server", "device code: how long it is valid."), "N", QString::number(kCodeDays));
    parser.addOption(
        {QStringLiteral("first"),
         text(QT_TRANSLATE_NOOP("Server", "device code: for the workspace that becomes the company's (when the "
                                          "first code was lost)."))});
    parser.addPositionalArgument(QStringLiteral("verb"), text(QT_TRANSLATE_NOOP("Server", "What to do.")));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    for (const Verb &verb : kVerbs) {
        if (words.value(0) != QLatin1String(verb.name))
            continue;
        const auto done = verb.run({parser.value(QStringLiteral("folder")), words.mid(1), parser});
        if (done)
            return 0;
        QTextStream errors(stderr);
        errors << done.error().message << Qt::endl;
        if (!done.error().details.isEmpty())
            errors << done.error().details << Qt::endl;
        return done.error().code == ErrorCode::InvalidInput ? 2 : 1;
    }
    QTextStream(stderr) << parser.helpText();
    return 2;
}

}  // namespace fieldfare::server
