// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs about pairs of records: merge, unmerge, not-duplicate.
#include "records/merge/merge.h"

#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/commands/undo_output.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"

#include <QJsonObject>

namespace fieldfare::cli {

namespace {

Result<MergeChoices> parseChoices(Invocation &invocation, const RecordType &type, const QStringList &words)
{
    MergeChoices choices;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(u'=');
        const QString key = word.left(equals);
        const QString side = equals < 0 ? QString() : word.mid(equals + 1);
        if (equals <= 0 || !type.field(key))
            return invocation.usage(CliText::tr("“%1” is no choice. Write FIELD=keep or FIELD=other.").arg(word));
        if (side == u"keep")
            choices.insert(key, MergeSide::Keep);
        else if (side == u"other")
            choices.insert(key, MergeSide::Other);
        else if (side == u"both")
            choices.insert(key, MergeSide::Both);
        else
            return invocation.usage(CliText::tr("“%1” is no choice. Write FIELD=keep or FIELD=other.").arg(word));
    }
    return choices;
}

class MergeCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("merge"),
                QStringLiteral("TYPE KEEP OTHER [FIELD=keep|other|both…]"),
                CliText::tr("Makes one record of two."),
                CliText::tr(
                    "KEEP takes what only OTHER has; lists, tags and long texts are united; otherwise its own value "
                    "stays unless a choice says “other”. Everything that pointed to OTHER points to KEEP then. "
                    "`unmerge` or `undo` separates them again, at any time."),
                {},
                3,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        TRY_ASSIGN(const MergeChoices choices, parseChoices(invocation, *type, invocation.line().arguments().mid(3)));
        QJsonObject json;
        QString sentence;
        TRY_ASSIGN(const ChangeSet changes,
                   await(workspace->write(CliText::tr("Merged two records"), [&](UnitOfWork &work) -> Result<void> {
                       RecordWriter writer(work);
                       TRY_ASSIGN(const qint64 keep, resolveReference(writer, *type, invocation.argument(1)));
                       TRY_ASSIGN(const qint64 other, resolveReference(writer, *type, invocation.argument(2)));
                       TRY_ASSIGN(const auto gone, writer.load(*type, other));
                       TRY_ASSIGN(const MergeOutcome outcome, mergeRecords(writer, *type, keep, other, choices));
                       TRY_ASSIGN(const auto merged, writer.load(*type, keep));
                       json = {{QStringLiteral("uid"), uidText(merged->uid)},
                               {QStringLiteral("title"), merged->displayName},
                               {QStringLiteral("merged"), QJsonObject{{QStringLiteral("uid"), uidText(gone->uid)},
                                                                      {QStringLiteral("title"), gone->displayName}}},
                               {QStringLiteral("moved"), outcome.moved}};
                       sentence =
                           CliText::tr("Merged “%1” into “%2”; %n record(s) moved along.", nullptr, int(outcome.moved))
                               .arg(gone->displayName, merged->displayName);
                       return {};
                   })));
        if (invocation.json()) {
            json.insert(QStringLiteral("transaction"), changes.transaction);
            invocation.console().json(json);
        } else {
            invocation.console().line(sentence + u' ' +
                                      CliText::tr("To separate them: undo %1.").arg(changes.transaction));
        }
        return Exit::Done;
    }
};

class UnmergeCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("unmerge"),
                QStringLiteral("TYPE REF"),
                CliText::tr("Separates what was merged into a record last."),
                CliText::tr("Both records become what they were. What was edited since stays and is listed; the exit "
                            "status is 3 then."),
                {},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        TRY_ASSIGN(const qint64 transaction, await(workspace->read([&](ReadContext &context) -> Result<qint64> {
                       RecordReader reader(context);
                       TRY_ASSIGN(const qint64 id, resolveReference(reader, *type, invocation.argument(1)));
                       TRY_ASSIGN(const auto merges, mergesInto(context, *type, id));
                       if (merges.isEmpty())
                           return fail(ErrorCode::NotFound,
                                       CliText::tr("Nothing was merged into “%1”.").arg(invocation.argument(1)));
                       return merges.first().transaction;
                   })));
        std::stop_source stop;
        TRY_ASSIGN(const Workspace::Undone undone, waitFor(workspace->undo(transaction), stop));
        return printUndone(invocation, undone);
    }
};

class NotDuplicateCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("not-duplicate"),
                QStringLiteral("TYPE A B"),
                CliText::tr("Remembers that two records stand for different things."),
                CliText::tr("`duplicates` does not list them any more; `undo` forgets it."),
                {},
                3,
                3};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        TRY_ASSIGN(const ChangeSet changes,
                   await(workspace->write(CliText::tr("Not a duplicate"), [&](UnitOfWork &work) -> Result<void> {
                       RecordWriter writer(work);
                       TRY_ASSIGN(const qint64 a, resolveReference(writer, *type, invocation.argument(1)));
                       TRY_ASSIGN(const qint64 b, resolveReference(writer, *type, invocation.argument(2)));
                       return markNotDuplicate(writer, *type, a, b);
                   })));
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("transaction"), changes.transaction > 0 ? QJsonValue(changes.transaction)
                                                                                    : QJsonValue(QJsonValue::Null)}});
        } else {
            invocation.console().line(changes.isEmpty()
                                          ? CliText::tr("That was known already.")
                                          : CliText::tr("Remembered. To forget it: undo %1.").arg(changes.transaction));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeMergeCommand() { return std::make_unique<MergeCommand>(); }
std::unique_ptr<Command> makeUnmergeCommand() { return std::make_unique<UnmergeCommand>(); }
std::unique_ptr<Command> makeNotDuplicateCommand() { return std::make_unique<NotDuplicateCommand>(); }

}  // namespace fieldfare::cli
