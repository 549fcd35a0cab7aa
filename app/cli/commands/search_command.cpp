// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "search/global_search.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class SearchCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("search"),
            QStringLiteral("TEXT…"),
            CliText::tr("Finds records of all types by name, text, mail, phone or number, as the search box does."),
            CliText::tr(
                "The last word may be the beginning of one. For all records that fit a query: list TYPE --query."),
            {{QStringLiteral("type"), QStringLiteral("TYPE"), CliText::tr("only records of this type"), {}, {}, true},
             {QStringLiteral("limit"), QStringLiteral("N"), CliText::tr("at most so many (50)")}},
            1,
            -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(const qint64 limit, invocation.number(QStringLiteral("limit"), 50, 1));
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const auto catalog = workspace->catalog();
        SearchOptions options;
        options.limit = int(std::min<qint64>(limit, 1'000'000));
        options.types = invocation.line().values(QStringLiteral("type"));
        for (const QString &key : options.types)
            TRY(invocation.type(*catalog, key));
        const QString text = invocation.line().arguments().join(QLatin1Char(' '));
        TRY_ASSIGN(const SearchResult found,
                   await(workspace->read([&](ReadContext &context) { return globalSearch(context, text, options); })));
        if (invocation.json()) {
            QJsonArray hits;
            for (const SearchHit &hit : found.hits) {
                hits.append(QJsonObject{{QStringLiteral("type"), catalog->at(hit.typeNumber).key},
                                        {QStringLiteral("uid"), uidText(hit.uid)},
                                        {QStringLiteral("title"), hit.title},
                                        {QStringLiteral("subtitle"), hit.subtitle}});
            }
            invocation.console().json(hits);
            return Exit::Done;
        }
        QVector<QStringList> rows;
        for (const SearchHit &hit : found.hits)
            rows.append({catalog->at(hit.typeNumber).label(), hit.title, hit.subtitle});
        TextTable table({{CliText::tr("Type")}, {CliText::tr("Name")}, {QString()}}, Console::width());
        if (!rows.isEmpty())
            invocation.console().write(table.render(rows));
        invocation.console().note(found.more ? CliText::tr("more than %n found", nullptr, found.count)
                                             : CliText::tr("%n found", nullptr, found.count));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeSearchCommand() { return std::make_unique<SearchCommand>(); }

}  // namespace fieldfare::cli
