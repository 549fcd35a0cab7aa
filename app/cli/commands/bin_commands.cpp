// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/bin/bin.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

namespace fieldfare::cli {

namespace {

class BinCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("bin"),
                {},
                CliText::tr("Lists deleted records, newest first."),
                CliText::tr("`restore-record UID` brings one back. Nothing leaves the recycle bin by itself."),
                {{QStringLiteral("type"), QStringLiteral("TYPE"), CliText::tr("only records of this type")},
                 {QStringLiteral("query"), QStringLiteral("TEXT"), CliText::tr("only records that held these words")},
                 {QStringLiteral("limit"), QStringLiteral("N"), CliText::tr("at most so many (200)")}},
                0,
                0};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(const qint64 limit, invocation.number(QStringLiteral("limit"), 200, 1));
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        BinFilter filter;
        filter.text = invocation.line().value(QStringLiteral("query"));
        if (invocation.line().has(QStringLiteral("type"))) {
            const auto catalog = workspace->catalog();
            TRY_ASSIGN(const RecordType *type,
                       invocation.type(*catalog, invocation.line().value(QStringLiteral("type"))));
            filter.type = type->key;
        }
        TRY_ASSIGN(const auto rows, await(workspace->read([&](ReadContext &context) -> Result<QVector<BinRow>> {
                       TRY_ASSIGN(const auto keys, binKeys(context, filter));
                       return binRows(context, keys.mid(0, limit));
                   })));
        QJsonArray json;
        QVector<QStringList> table;
        for (const BinRow &row : rows) {
            json.append(
                QJsonObject{{QStringLiteral("uid"), row.uid.isNull() ? QJsonValue() : QJsonValue(uidText(row.uid))},
                            {QStringLiteral("type"), row.type},
                            {QStringLiteral("title"), row.name},
                            {QStringLiteral("records"), row.records},
                            {QStringLiteral("deleted_at"), row.at.toString(Qt::ISODateWithMs)},
                            {QStringLiteral("deleted_by"), row.user},
                            {QStringLiteral("transaction"), row.transaction},
                            {QStringLiteral("transaction_title"), row.title}});
            table.append({row.type,
                          row.records > 1 ? QStringLiteral("%1 (+%2)").arg(row.name).arg(row.records - 1) : row.name,
                          row.at.toTimeZone(workspace->session().zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                          row.user, row.title, row.uid.isNull() ? QString() : uidText(row.uid)});
        }
        if (invocation.json())
            invocation.console().json(json);
        else
            invocation.console().write(TextTable({{CliText::tr("Type")},
                                                  {CliText::tr("Name")},
                                                  {CliText::tr("Deleted")},
                                                  {CliText::tr("By")},
                                                  {CliText::tr("With")},
                                                  {QStringLiteral("uid")}},
                                                 Console::width())
                                           .render(table));
        return Exit::Done;
    }
};

class RestoreRecordCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("restore-record"),
                QStringLiteral("UID…"),
                CliText::tr("Brings deleted records back from the recycle bin."),
                CliText::tr(
                    "With their ids, what was deleted along with them, and the links of others to them. All in one "
                    "transaction, which can be undone. What could not come back is listed; the exit status is 3 then."),
                {},
                1,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        QVector<Uid> uids;
        for (const QString &word : invocation.line().arguments()) {
            const Uid uid(word);
            if (uid.isNull())
                return invocation.usage(CliText::tr("“%1” is no uid; `bin` lists them.").arg(word));
            uids.append(uid);
        }
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        RestoreOutcome outcome;
        std::stop_source stop;
        auto written = workspace->write(
            QString(),
            [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                QVector<qint64> changes;
                QString name;
                for (const Uid &uid : uids) {
                    TRY_ASSIGN(const BinKey key, findInBin(work, uid));
                    if (key.change == 0)
                        return fail(ErrorCode::NotFound,
                                    CliText::tr("No record %1 is in the recycle bin.").arg(uidText(uid)));
                    changes.append(key.change);
                    TRY_ASSIGN(const auto rows, binRows(work, {key}));
                    name = rows.isEmpty() ? QString() : rows.first().name;
                }
                work.setTitle(uids.size() == 1 ? CliText::tr("Restored “%1”").arg(name)
                                               : CliText::tr("Restored %n records", nullptr, int(uids.size())));
                TRY_ASSIGN(outcome, restoreFromBin(writer, changes));
                return {};
            },
            stop.get_token());
        TRY_ASSIGN(const ChangeSet changes, waitFor(std::move(written), stop));
        if (invocation.json()) {
            QJsonArray left;
            for (const UndoSkip &skip : outcome.left)
                left.append(QJsonObject{{QStringLiteral("type"), skip.type},
                                        {QStringLiteral("title"), skip.name},
                                        {QStringLiteral("reason"), skip.reason}});
            invocation.console().json(
                QJsonObject{{QStringLiteral("restored"), outcome.restored},
                            {QStringLiteral("linked"), outcome.linked},
                            {QStringLiteral("transaction"),
                             changes.transaction > 0 ? QJsonValue(changes.transaction) : QJsonValue()},
                            {QStringLiteral("skipped_count"), outcome.leftCount},
                            {QStringLiteral("skipped"), left}});
        } else {
            invocation.console().line(CliText::tr("Brought back %n record(s).", nullptr, int(outcome.restored)));
            for (const UndoSkip &skip : outcome.left)
                invocation.console().note(
                    CliText::tr("Left alone: %1 “%2”: %3").arg(skip.type, skip.name, skip.reason));
        }
        return outcome.leftCount > 0 ? Exit::Partly : Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeBinCommand() { return std::make_unique<BinCommand>(); }
std::unique_ptr<Command> makeRestoreRecordCommand() { return std::make_unique<RestoreRecordCommand>(); }

}  // namespace fieldfare::cli
