// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/history.h"
#include "records/record_json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QString originKey(Origin origin)
{
    switch (origin) {
    case Origin::Local: return QStringLiteral("local");
    case Origin::Remote: return QStringLiteral("remote");
    case Origin::Import: return QStringLiteral("import");
    case Origin::Undo: return QStringLiteral("undo");
    }
    return {};
}

QString opKey(ChangeOp op)
{
    switch (op) {
    case ChangeOp::Create: return QStringLiteral("create");
    case ChangeOp::Update: return QStringLiteral("update");
    case ChangeOp::Remove: return QStringLiteral("remove");
    case ChangeOp::Restore: return QStringLiteral("restore");
    }
    return {};
}

QJsonValue numberOrNull(qint64 number) { return number > 0 ? QJsonValue(number) : QJsonValue(QJsonValue::Null); }

QJsonObject toJson(const HistoryEntry &entry)
{
    return {{QStringLiteral("transaction"), entry.transaction},
            {QStringLiteral("at"), entry.at.toString(Qt::ISODateWithMs)},
            {QStringLiteral("user"), entry.user},
            {QStringLiteral("title"), entry.title},
            {QStringLiteral("origin"), originKey(entry.origin)},
            {QStringLiteral("records"), entry.records},
            {QStringLiteral("undoes"), numberOrNull(entry.undoes)},
            {QStringLiteral("undone_by"), numberOrNull(entry.undoneBy)}};
}

QJsonArray changesJson(const RecordType &type, const QVector<FieldChange> &changes)
{
    QJsonArray list;
    for (const FieldChange &change : changes) {
        const FieldSpec *field = type.field(change.field);
        list.append(
            QJsonObject{{QStringLiteral("field"), change.field},
                        {QStringLiteral("before"), field ? publicFromLogJson(*field, change.before) : change.before},
                        {QStringLiteral("after"), field ? publicFromLogJson(*field, change.after) : change.after}});
    }
    return list;
}

QString shortJson(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return QStringLiteral("–");
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(jsonText(value));
}

QString changesText(const RecordType &type, const QVector<FieldChange> &changes)
{
    QStringList parts;
    for (const FieldChange &change : changes) {
        const FieldSpec *field = type.field(change.field);
        const auto shown = [&](const QJsonValue &value) {
            return shortJson(field ? publicFromLogJson(*field, value) : value);
        };
        parts.append(QStringLiteral("%1: %2 → %3")
                         .arg(field ? field->label() : change.field, shown(change.before), shown(change.after)));
    }
    return parts.join(QStringLiteral("; "));
}

QStringList cellsOf(const HistoryEntry &entry, const QTimeZone &zone)
{
    QString title = entry.title;
    if (entry.undoneBy > 0)
        title += CliText::tr(" (undone by %1)").arg(entry.undoneBy);
    return {QString::number(entry.transaction),
            entry.at.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), entry.user,
            QString::number(entry.records), title};
}

class HistoryCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("history"),
                QStringLiteral("[TYPE REF]"),
                CliText::tr("Lists what was done, newest first; with a record, what happened to it."),
                {},
                {{QStringLiteral("limit"), QStringLiteral("N"), CliText::tr("at most so many transactions (200)")}},
                0,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(const qint64 asked, invocation.number(QStringLiteral("limit"), 200, 1));
        const int limit = int(std::min<qint64>(asked, std::numeric_limits<int>::max()));
        const auto words = invocation.line().arguments().size();
        if (words == 1)
            return invocation.usage(CliText::tr("Name the record too: history TYPE REF."));
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        return words == 0 ? ofWorkspace(invocation, *workspace, limit) : ofRecord(invocation, *workspace, limit);
    }

private:
    static Result<Exit> ofWorkspace(Invocation &invocation, Workspace &workspace, int limit)
    {
        TRY_ASSIGN(const auto entries,
                   await(workspace.read([&](ReadContext &context) { return history(context, limit); })));
        QJsonArray json;
        QVector<QStringList> rows;
        for (const HistoryEntry &entry : entries) {
            json.append(toJson(entry));
            rows.append(cellsOf(entry, workspace.session().zone));
        }
        print(invocation, json, rows);
        return Exit::Done;
    }

    static Result<Exit> ofRecord(Invocation &invocation, Workspace &workspace, int limit)
    {
        const auto catalog = workspace.catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        TRY_ASSIGN(const auto entries,
                   await(workspace.read([&](ReadContext &context) -> Result<QVector<RecordHistoryEntry>> {
                       RecordReader reader(context);
                       TRY_ASSIGN(const qint64 id, resolveReference(reader, *type, invocation.argument(1)));
                       return recordHistory(context, *type, id, limit);
                   })));
        QJsonArray json;
        QVector<QStringList> rows;
        for (const RecordHistoryEntry &entry : entries) {
            QJsonObject object = toJson(entry.transaction);
            object.insert(QStringLiteral("op"), opKey(entry.op));
            object.insert(QStringLiteral("changes"), changesJson(*type, entry.changes));
            json.append(object);
            QStringList cells = cellsOf(entry.transaction, workspace.session().zone);
            cells.append(changesText(*type, entry.changes));
            rows.append(cells);
        }
        print(invocation, json, rows);
        return Exit::Done;
    }

    static void print(Invocation &invocation, const QJsonArray &json, const QVector<QStringList> &rows)
    {
        if (invocation.json()) {
            invocation.console().json(json);
            return;
        }
        QVector<TextTable::Column> columns{{CliText::tr("No."), true},
                                           {CliText::tr("When")},
                                           {CliText::tr("Who")},
                                           {CliText::tr("Records"), true},
                                           {CliText::tr("What")}};
        if (!rows.isEmpty() && rows.first().size() > columns.size())
            columns.append({CliText::tr("Changes")});
        invocation.console().write(TextTable(columns, Console::width()).render(rows));
    }
};

}  // namespace

std::unique_ptr<Command> makeHistoryCommand() { return std::make_unique<HistoryCommand>(); }

}  // namespace fieldfare::cli
