// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "search/views/list_views.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QString sortText(const ListView &view)
{
    return (view.descending ? QStringLiteral("-") : QString()) +
           (view.sortField.isEmpty() && view.descending ? QStringLiteral("name") : view.sortField);
}

QJsonObject toJson(const ListView &view)
{
    QJsonArray columns;
    for (const ViewColumn &column : view.columns)
        columns.append(column.key.isEmpty() ? QStringLiteral("name") : column.key);
    return {{QStringLiteral("key"), view.key},
            {QStringLiteral("name"), view.name},
            {QStringLiteral("query"), view.query},
            {QStringLiteral("sort"), sortText(view)},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("built_in"), view.isBuiltIn()},
            {QStringLiteral("shared"), view.shared},
            {QStringLiteral("pinned"), view.pinned},
            {QStringLiteral("owner"), view.ownerName.isEmpty() ? QJsonValue() : QJsonValue(view.ownerName)}};
}

class ViewsCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("views"),
            QStringLiteral("TYPE"),
            CliText::tr("Lists the views of a record type, built-in and saved ones."),
            CliText::tr("`list TYPE --view NAME` shows the records of one. Save your own with `add saved_view name=… "
                        "type=… query=… sort=…`."),
            {},
            1,
            1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        TRY_ASSIGN(const QVector<ListView> views, await(workspace->read([key = type->key](ReadContext &context) {
                       return listViews(context, context.catalog().at(key));
                   })));
        if (invocation.json()) {
            QJsonArray array;
            for (const ListView &view : views)
                array.append(toJson(view));
            invocation.console().json(array);
            return Exit::Done;
        }
        const QVector<TextTable::Column> columns{
            {CliText::tr("View")}, {CliText::tr("Name")}, {CliText::tr("Query")}, {CliText::tr("Sorted by")}};
        QVector<QStringList> rows;
        for (const ListView &view : views)
            rows.append({view.key, view.name, view.query, sortText(view)});
        invocation.console().write(TextTable(columns, Console::width()).render(rows));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeViewsCommand() { return std::make_unique<ViewsCommand>(); }

}  // namespace fieldfare::cli
