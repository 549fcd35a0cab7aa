// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/record_registry.h"
#include "search/list_reader.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class TypesCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("types"),
                {},
                CliText::tr("Lists the record types; in a workspace also how many records there are."),
                {},
                {},
                0,
                0};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        auto catalog = std::make_shared<const TypeCatalog>(builtInTypes());
        QHash<QString, qint64> counts;
        if (!invocation.workspacePath().isEmpty()) {
            TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
            catalog = workspace->catalog();
            TRY_ASSIGN(counts, await(workspace->read([](ReadContext &context) -> Result<QHash<QString, qint64>> {
                           QHash<QString, qint64> found;
                           ListReader list(context);
                           for (const RecordType &type : context.catalog().types()) {
                               ListRequest request;
                               request.type = type.key;
                               TRY_ASSIGN(found[type.key], list.count(request));
                           }
                           return found;
                       })));
        }
        if (invocation.json()) {
            QJsonArray types;
            for (const RecordType &type : catalog->types()) {
                types.append(
                    QJsonObject{{QStringLiteral("key"), type.key},
                                {QStringLiteral("label"), type.label()},
                                {QStringLiteral("plural"), type.plural()},
                                {QStringLiteral("fields"), type.fields.size()},
                                {QStringLiteral("records"),
                                 counts.contains(type.key) ? QJsonValue(counts.value(type.key)) : QJsonValue()},
                                {QStringLiteral("machinery"), type.machinery},
                                {QStringLiteral("append_only"), type.appendOnly}});
            }
            invocation.console().json(types);
            return Exit::Done;
        }
        QVector<TextTable::Column> columns{{CliText::tr("Type")}, {CliText::tr("Name")}};
        if (!counts.isEmpty())
            columns.append({CliText::tr("Records"), true});
        QVector<QStringList> rows;
        for (const RecordType &type : catalog->types())
            rows.append({type.key, type.plural(), QString::number(counts.value(type.key))});
        invocation.console().write(TextTable(columns, Console::width()).render(rows));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeTypesCommand() { return std::make_unique<TypesCommand>(); }

}  // namespace fieldfare::cli
