// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/audit_report.h"

#include "server/postgres/audit_log.h"
#include "server/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <limits>

namespace fieldfare::server {

namespace {

QString momentText(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); }

/// Whether a backup that was restored since explains that this head is gone.
bool isLostByRestore(const sync::SignedHead &head, const sync::Organisation &organisation)
{
    qint64 end = std::numeric_limits<qint64>::max();
    for (auto it = organisation.auditRestored.lowerBound(head.epoch); it != organisation.auditRestored.cend(); ++it)
        end = std::min(end, *it);
    return head.epoch < organisation.epoch && head.n > end;
}

Result<void> verify(CompanyServer &server, const QString &file, const std::function<void(const QString &)> &say)
{
    std::optional<sync::ExportedHeads> heads;
    if (!file.isEmpty()) {
        QFile read(file);
        if (!read.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Server", "“%1” cannot be read.")).arg(file),
                        read.errorString());
        TRY_ASSIGN(heads, sync::readExportedHeads(read.readAll()));
    }
    TRY_ASSIGN(const AuditFindings found, verifyAudit(server.store(), server.signer().publicKey(), heads));
    say(text(QT_TRANSLATE_NOOP("Server", "Entries looked at: %1.")).arg(found.entries));
    if (heads)
        say(text(QT_TRANSLATE_NOOP("Server", "Heads of the device: %1 here, %2 beyond a restored backup."))
                .arg(found.headsHere)
                .arg(found.headsLost));
    if (found.isSound()) {
        say(text(QT_TRANSLATE_NOOP("Server", "The record of changes is whole.")));
        return {};
    }
    QStringList problems;
    if (found.firstBad > 0)
        problems.append(
            text(QT_TRANSLATE_NOOP("Server", "The record of changes was altered: entry %1 is the first that is not as "
                                             "it was."))
                .arg(found.firstBad));
    if (found.firstOther.n > 0)
        problems.append(
            text(QT_TRANSLATE_NOOP("Server", "The record of changes was altered: the device saw another one at entry "
                                             "%1 on %2, signed by this server."))
                .arg(found.firstOther.n)
                .arg(momentText(found.firstOther.at)));
    if (found.isOtherKey)
        problems.append(text(QT_TRANSLATE_NOOP("Server", "The device knows another key than this server's.")));
    if (found.headsUnsigned > 0)
        problems.append(
            text(QT_TRANSLATE_NOOP("Server", "Heads in the file that nobody signed: %1. They prove nothing."))
                .arg(found.headsUnsigned));
    return fail(ErrorCode::Damaged, problems.join(u'\n'), found.problem);
}

Result<void> show(CompanyServer &server, const AuditOptions &options, const std::function<void(const QString &)> &say)
{
    TRY_ASSIGN(const auto people, server.directory().people());
    QHash<Uid, QString> names;
    for (const Person &person : people)
        names.insert(person.id, person.name);
    Uid actor;
    if (!options.person.isEmpty()) {
        TRY_ASSIGN(const Person person, server.find(options.person));
        actor = person.id;
    }
    const Uid record(options.record);
    if (!options.record.isEmpty() && record.isNull())
        return fail(ErrorCode::InvalidInput, text(QT_TRANSLATE_NOOP("Server", "Name the record by its uid.")));
    const QDateTime since = QDateTime::fromString(options.since, Qt::ISODate);
    if (!options.since.isEmpty() && !since.isValid())
        return fail(
            ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("Server", "Write the day as 2026-11-24, or with a time: 2026-11-24T08:00.")));
    const qint64 from = since.isValid() ? since.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
    return eachAudit(server.store(), 0, nullptr, [&](const sync::AuditEntry &entry) {
        const bool isOfPerson = actor.isNull() || entry.actor == actor || entry.record == actor;
        if (isOfPerson && (record.isNull() || entry.record == record) && entry.at >= from) {
            const QString who = entry.actor.isNull() ? text(QT_TRANSLATE_NOOP("Server", "administrator"))
                                                     : names.value(entry.actor, uidText(entry.actor));
            QStringList rest{entry.fields, entry.detail};
            rest.removeAll(QString());
            say(QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\t%7")
                    .arg(entry.n)
                    .arg(momentText(entry.at), who, entry.action, entry.type,
                         entry.record.isNull() ? QStringLiteral("-") : uidText(entry.record), rest.join(u' ')));
        }
        return true;
    });
}

}  // namespace

Result<AuditFindings> verifyAudit(PostgresServerStore &store, const QByteArray &publicKey,
                                  const std::optional<sync::ExportedHeads> &heads)
{
    AuditFindings found;
    QHash<qint64, QByteArray> wanted;
    for (const sync::SignedHead &head : heads ? heads->heads : QVector<sync::SignedHead>())
        wanted.insert(head.n, {});
    sync::Organisation organisation;
    sync::AuditWalk walk;
    TRY(eachAudit(store, 0, &organisation, [&](const sync::AuditEntry &entry) {
        ++found.entries;
        if (!wanted.isEmpty()) {
            const auto asked = wanted.find(entry.n);
            if (asked != wanted.end())
                *asked = entry.hash;
        }
        walk.add(entry);
        return true;
    }));
    walk.end(organisation.audit);
    found.firstBad = walk.firstBad();
    found.problem = walk.problem();
    if (!heads)
        return found;
    found.isOtherKey = heads->key != publicKey;
    for (const sync::SignedHead &head : heads->heads) {
        if (!isSignedBy(head, heads->key))
            ++found.headsUnsigned;
        else if (wanted.value(head.n) == head.hash)
            ++found.headsHere;
        else if (isLostByRestore(head, organisation))
            ++found.headsLost;
        else if (found.firstOther.n == 0 || head.n < found.firstOther.n)
            found.firstOther = head;
    }
    return found;
}

Result<void> runAuditVerb(CompanyServer &server, const QString &what, const AuditOptions &options,
                          const std::function<void(const QString &)> &say)
{
    if (what == QLatin1String("verify"))
        return verify(server, options.heads, say);
    if (what == QLatin1String("show"))
        return show(server, options, say);
    if (what == QLatin1String("head")) {
        TRY_ASSIGN(const auto now, server.organisation());
        const sync::SignedHead head = server.signer().head(now.audit, now.epoch, server.clock().now(), true);
        say(QStringLiteral("entry\t%1").arg(head.n));
        say(QStringLiteral("at\t") + momentText(head.at));
        say(QStringLiteral("hash\t") + QString::fromLatin1(head.hash.toHex()));
        say(QStringLiteral("signature\t") + QString::fromLatin1(head.signature.toHex()));
        say(QStringLiteral("key\t") + QString::fromLatin1(server.signer().publicKey().toHex()));
        return {};
    }
    if (what == QLatin1String("settle")) {
        if (options.note.trimmed().isEmpty())
            return fail(ErrorCode::InvalidInput,
                        text(QT_TRANSLATE_NOOP("Server", "Say with --note what happened: every device shows it.")));
        TRY_ASSIGN(const auto explained,
                   server.store().settle(server.signer(), options.note.trimmed(), server.clock().now()));
        say(text(QT_TRANSLATE_NOOP("Server", "Noted as entry %1. Devices show your explanation from their next contact "
                                             "on instead of the warning."))
                .arg(explained.n));
        return {};
    }
    return fail(ErrorCode::InvalidInput, text(QT_TRANSLATE_NOOP("Server", "Missing: %1. See fieldfare-server --help."))
                                             .arg(QStringLiteral("audit verify | show | head | settle --note TEXT")));
}

}  // namespace fieldfare::server
