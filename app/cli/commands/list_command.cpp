// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/record_view.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/record_json.h"
#include "search/list_reader.h"

namespace fieldfare::cli {

namespace {

constexpr qsizetype chunk = 500;  // records in memory at a time

/// Prints batch after batch, as one JSON array or as a table whose widths the first batch decides.
class ListPrinter {
public:
    ListPrinter(Invocation &invocation, RecordReader &reader, const RecordType &type,
                const QVector<ViewColumn> &columns)
        : m_invocation(invocation), m_reader(reader), m_type(type), m_table(chosen(columns), Console::width())
    {
        if (invocation.json())
            invocation.console().write(QByteArrayLiteral("["));
    }

    Result<void> print(const QVector<qint64> &ids)
    {
        TRY_ASSIGN(const auto records, m_reader.loadMany(m_type, ids));
        return m_invocation.json() ? printJson(records) : printRows(records);
    }

    void finish(qsizetype count)
    {
        if (m_invocation.json())
            m_invocation.console().write(QByteArrayLiteral("]\n"));
        else
            m_invocation.console().note(CliText::tr("%n record(s)", nullptr, int(count)));
    }

private:
    /// The columns of a view as far as they are fields of the type itself; else those lists show.
    QVector<TextTable::Column> chosen(const QVector<ViewColumn> &columns)
    {
        QVector<TextTable::Column> shown;
        for (const ViewColumn &column : columns) {
            const FieldSpec *field = m_type.field(column.key.isEmpty() ? QStringLiteral("name") : column.key);
            if (field && !field->hidden && !m_fields.contains(field))
                m_fields.append(field);
        }
        for (const FieldSpec &field : m_type.fields) {
            if (columns.isEmpty() && field.inList)
                m_fields.append(&field);
        }
        for (const FieldSpec *field : std::as_const(m_fields))
            shown.append({field->label(), field->isNumeric()});
        if (!m_fields.isEmpty() && m_fields.first()->key == QLatin1String("name"))
            return shown;
        shown.prepend({m_type.label(), false});
        m_namesFirst = true;
        return shown;
    }

    Result<void> printJson(const std::vector<std::unique_ptr<Record>> &records)
    {
        TRY_ASSIGN(const auto objects, toPublicJson(m_reader, m_type, records));
        for (const QJsonObject &object : objects) {
            m_invocation.console().write((m_first ? QByteArray("\n") : QByteArray(",\n")) + jsonText(object));
            m_first = false;
        }
        return {};
    }

    Result<void> printRows(const std::vector<std::unique_ptr<Record>> &records)
    {
        TRY_ASSIGN(const LinkTitles titles, LinkTitles::load(m_reader, m_type, records));
        const QTimeZone zone = m_reader.context().session().zone;
        QVector<QStringList> rows;
        for (const auto &record : records) {
            QStringList cells;
            if (m_namesFirst)
                cells.append(record->displayName);
            for (const FieldSpec *field : m_fields) {
                const QString text = shownValue(*field, field->read(*record), zone, titles);
                cells.append(cells.isEmpty() && text.isEmpty() ? record->displayName : text);
            }
            rows.append(cells);
        }
        if (m_first) {
            m_table.measure(rows);
            m_invocation.console().line(m_table.heading());
            m_first = false;
        }
        for (const QStringList &cells : rows)
            m_invocation.console().line(m_table.row(cells));
        return {};
    }

    Invocation &m_invocation;
    RecordReader &m_reader;
    const RecordType &m_type;
    QVector<const FieldSpec *> m_fields;
    bool m_namesFirst = false;
    bool m_first = true;
    TextTable m_table;
};

class ListCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("list"),
                QStringLiteral("TYPE"),
                CliText::tr("Lists records."),
                CliText::tr("Queries: stage:proposal amount>5000 owner:me updated<30d \"exact words\"."),
                {{QStringLiteral("query"), QStringLiteral("Q"), CliText::tr("only records that fit this query")},
                 {QStringLiteral("view"), QStringLiteral("NAME"),
                  CliText::tr("a built-in or saved view, see `views TYPE`; --query narrows it, --sort orders it anew")},
                 {QStringLiteral("sort"), QStringLiteral("FIELD"),
                  CliText::tr("order by this field; -FIELD: the greatest first")},
                 asOfOption(),
                 {QStringLiteral("limit"), QStringLiteral("N"), CliText::tr("at most so many")}},
                1,
                1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(const qint64 limit, invocation.number(QStringLiteral("limit"), -1));
        return listRecords(invocation, {invocation.argument(0), invocation.line().value(QStringLiteral("query")),
                                        invocation.line().value(QStringLiteral("sort")), limit,
                                        invocation.line().value(QStringLiteral("view"))});
    }
};

}  // namespace

Result<ListView> wantedView(Invocation &invocation, Workspace &workspace, const RecordType &type, const ListWish &wish)
{
    ListView view;
    view.type = type.key;
    if (!wish.view.isEmpty()) {
        TRY_ASSIGN(view, await(workspace.read([&](ReadContext &context) {
                       return findListView(context, context.catalog().at(type.key), wish.view);
                   })));
    }
    if (view.query.isEmpty())
        view.query = wish.query;
    else if (!wish.query.isEmpty())
        view.query = QStringLiteral("(%1) (%2)").arg(view.query, wish.query);
    if (!wish.sort.isEmpty()) {
        view.descending = wish.sort.startsWith(QLatin1Char('-'));
        view.sortField = view.descending ? wish.sort.mid(1) : wish.sort;
        if (!type.field(view.sortField))
            return invocation.usage(CliText::tr("%1 has no field “%2” to sort by.").arg(type.key, view.sortField));
    }
    return view;
}

Result<Exit> listRecords(Invocation &invocation, const ListWish &wish)
{
    TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
    const auto catalog = workspace->catalog();
    TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, wish.type));
    TRY_ASSIGN(const ListView view, wantedView(invocation, *workspace, *type, wish));
    const ListRequest request = view.request();
    TRY(await(workspace->read([&](ReadContext &context) -> Result<void> {
        ListReader list(context);
        QVector<qint64> ids;
        if (wish.limit >= 0) {
            TRY_ASSIGN(ids,
                       list.firstRows(request, int(std::min<qint64>(wish.limit, std::numeric_limits<int>::max()))));
        } else {
            TRY_ASSIGN(ids, list.allRows(request));
        }
        RecordReader reader(context);
        ListPrinter printer(invocation, reader, *type, view.columns);
        for (qsizetype begin = 0; begin < ids.size(); begin += chunk)
            TRY(printer.print(ids.mid(begin, chunk)));
        printer.finish(ids.size());
        return {};
    })));
    return Exit::Done;
}

std::unique_ptr<Command> makeListCommand() { return std::make_unique<ListCommand>(); }

}  // namespace fieldfare::cli
