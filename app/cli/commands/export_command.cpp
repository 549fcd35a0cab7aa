// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "exchange/column_target.h"
#include "exchange/exporter.h"
#include "exchange/vcard/vcard_writer.h"
#include "search/list_reader.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

class ExportCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("export"),
                QStringLiteral("TYPE FILE"),
                CliText::tr("Writes records into a CSV file or a workbook (FILE.xlsx), contacts also as "
                            "address cards (FILE.vcf), or as CSV to stdout when FILE is -."),
                CliText::tr("Without --columns everything is written, so that importing the file gives the same "
                            "records again. Columns are fields, "
                            "email.home, address.billing.city, or fields of linked records: company:name."),
                {{QStringLiteral("query"), QStringLiteral("Q"),
                  CliText::tr("only records that fit this query, ordered by name")},
                 {QStringLiteral("view"), QStringLiteral("NAME"),
                  CliText::tr("the records of a built-in or saved view, see `views TYPE`")},
                 {QStringLiteral("sort"), QStringLiteral("FIELD"),
                  CliText::tr("order by this field; -FIELD: the greatest first")},
                 {QStringLiteral("columns"), QStringLiteral("A,B"), CliText::tr("only these columns")},
                 {QStringLiteral("vcard-version"),
                  QStringLiteral("V"),
                  CliText::tr("of address cards, FILE.vcf (3.0)"),
                  {QStringLiteral("2.1"), QStringLiteral("3.0"), QStringLiteral("4.0")}},
                 asOfOption(),
                 {QStringLiteral("labels"), {}, CliText::tr("headers and choices as people read them")}},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString file = invocation.argument(1);
        const bool toStdout = file == QLatin1String("-");
        if (toStdout && invocation.json())
            return invocation.usage(CliText::tr("--json and a table on stdout do not go together."));
        for (const char *other : {".ods", ".xls", ".xlsb"}) {
            if (file.endsWith(QLatin1String(other), Qt::CaseInsensitive))
                return fail(ErrorCode::Unsupported,
                            CliText::tr("There is no export as %1. Call the file something.csv or something.xlsx.")
                                .arg(QLatin1String(other)));
        }
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        ExportRequest request;
        request.type = type->key;
        request.labels = invocation.line().has(QStringLiteral("labels"));
        for (const QString &column :
             invocation.line().value(QStringLiteral("columns")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const auto target = parseColumnTarget(*catalog, *type, column.trimmed());
            if (!target)
                return invocation.usage(target.error().message);
            request.columns.append(column.trimmed());
        }
        TRY_ASSIGN(const auto list, listFrom(invocation, *workspace, *type));

        const VCardVersion version =
            vcardVersionFromText(invocation.line().value(QStringLiteral("vcard-version"))).value_or(VCardVersion::V30);
        std::stop_source stop;
        std::atomic<qint64> rows = 0;
        const ProgressCallback progress = [&](const ImportProgress &now) { rows = now.rows; };
        if (list) {
            auto ids = workspace->read([&](ReadContext &context) { return ListReader(context).allRows(*list); },
                                       stop.get_token());
            TRY_ASSIGN(request.ids, waitFor(std::move(ids), stop, [] {}));
        }
        const bool cards = file.endsWith(QLatin1String(".vcf"), Qt::CaseInsensitive);
        const auto begin = [&] {
            if (!toStdout && !cards)
                return startExport(workspace->store(), workspace->session(), request, file, {}, stop.get_token(),
                                   progress);
            return workspace->read(
                [&](ReadContext &context) -> Result<ExportReport> {
                    if (cards)
                        return exportCards(context, request, file, version, progress);
                    QFile out;
                    if (!out.open(stdout, QIODevice::WriteOnly))
                        return fail(ErrorCode::Io, CliText::tr("The output cannot be written."), out.errorString());
                    const auto writer = CsvWriter::toDevice(out);
                    return exportTable(context, request, *writer, progress);
                },
                stop.get_token());
        };
        TRY_ASSIGN(const ExportReport report, waitFor(begin(), stop, [&] {
                       invocation.console().progress(CliText::tr("Exporting … %1 rows").arg(rows.load()));
                   }));
        invocation.console().endProgress();
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("file"), QFileInfo(file).absoluteFilePath()},
                                                  {QStringLiteral("rows"), report.rows},
                                                  {QStringLiteral("seconds"), report.seconds}});
        } else {
            invocation.console().note(CliText::tr("Wrote %n row(s).", nullptr, int(report.rows)));
        }
        return Exit::Done;
    }

private:
    /// The list asked for; none for all records in the order they were made.
    static Result<std::optional<ListRequest>> listFrom(Invocation &invocation, Workspace &workspace,
                                                       const RecordType &type)
    {
        const CommandLine &line = invocation.line();
        const ListWish wish{type.key, line.value(QStringLiteral("query")), line.value(QStringLiteral("sort")), -1,
                            line.value(QStringLiteral("view"))};
        if (wish.query.isEmpty() && wish.sort.isEmpty() && wish.view.isEmpty())
            return std::optional<ListRequest>();
        TRY_ASSIGN(const ListView view, wantedView(invocation, workspace, type, wish));
        return std::optional<ListRequest>(view.request());
    }
};

}  // namespace

std::unique_ptr<Command> makeExportCommand() { return std::make_unique<ExportCommand>(); }

}  // namespace fieldfare::cli
