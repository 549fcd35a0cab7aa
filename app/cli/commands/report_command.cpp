// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/report_json.h"
#include "analytics/report_registry.h"
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/xlsx/xlsx_writer.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace fieldfare::cli {

namespace {

bool isNumber(ReportKind kind) { return kind != ReportKind::Text && kind != ReportKind::Date; }

QString asText(const ReportTable &table, const QLocale &locale, int width)
{
    QVector<TextTable::Column> columns;
    for (const ReportColumn &column : table.columns)
        columns.append({column.label, isNumber(column.kind)});
    const auto cellsOf = [&](const QVector<Value> &values) {
        QStringList cells;
        for (int i = 0; i < table.columns.size(); ++i)
            cells.append(reportCellText(table.columns.at(i), values.value(i), locale));
        return cells;
    };
    QVector<QStringList> rows;
    for (const ReportRow &row : table.rows)
        rows.append(cellsOf(row.cells));
    if (!table.totals.isEmpty()) {
        QStringList totals = cellsOf(table.totals);
        if (!totals.isEmpty() && totals.first().isEmpty())
            totals.first() = CliText::tr("Total");
        rows.append(totals);
    }
    QString text = table.title + QStringLiteral("\n\n") + TextTable(columns, width).render(rows);
    for (const QString &note : table.notes)
        text += QLatin1Char('\n') + note + QLatin1Char('\n');
    return text;
}

Result<QByteArray> asCsv(const ReportTable &table)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = CsvWriter::toDevice(buffer);
    TRY(writeReport(table, *writer, ReportHeader::Keys));
    return buffer.data();
}

/// The whole file or none of it.
Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(ErrorCode::Io, CliText::tr("%1 could not be written: %2").arg(path, file.errorString()));
    return {};
}

QString parameterNames(const ReportDefinition &report)
{
    QStringList names;
    for (const ReportParameter &parameter : report.parameters) {
        QStringList choices;
        for (const Choice &choice : parameter.choices)
            choices.append(choice.key);
        names.append(choices.isEmpty()
                         ? parameter.key
                         : QStringLiteral("%1 (%2)").arg(parameter.key, choices.join(QStringLiteral(", "))));
    }
    return names.join(QStringLiteral(", "));
}

Result<Exit> listReports(Invocation &invocation, const ReportRegistry &registry)
{
    QJsonArray json;
    QVector<QStringList> rows;
    for (const ReportDefinition &report : registry.reports()) {
        QJsonArray parameters;
        for (const ReportParameter &parameter : report.parameters)
            parameters.append(parameter.key);
        json.append(QJsonObject{{QStringLiteral("report"), report.key},
                                {QStringLiteral("title"), report.title()},
                                {QStringLiteral("explanation"), report.explanation()},
                                {QStringLiteral("parameters"), parameters}});
        rows.append({report.key, report.title(), parameterNames(report)});
    }
    if (invocation.json())
        invocation.console().json(json);
    else
        invocation.console().write(
            TextTable({{CliText::tr("Report")}, {CliText::tr("Title")}, {CliText::tr("Parameters")}}, Console::width())
                .render(rows));
    return Exit::Done;
}

class ReportCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("report"),
            QStringLiteral("[NAME]"),
            CliText::tr("Prints a report; without a name, lists the reports."),
            CliText::tr(
                "Every report takes the parameters listed with it, such as --param from=2026-01-01 --param team=West. "
                "In CSV the first line holds the keys of the columns."),
            {{QStringLiteral("param"),
              QStringLiteral("KEY=VALUE"),
              CliText::tr("a parameter of the report"),
              {},
              {},
              true},
             {QStringLiteral("format"),
              QStringLiteral("FORMAT"),
              CliText::tr("how to write it (table, or json with --json)"),
              {QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("json"), QStringLiteral("xlsx")}},
             asOfOption(),
             {QStringLiteral("output"),
              QStringLiteral("FILE"),
              CliText::tr("write into this file"),
              {},
              QStringLiteral("o")}},
            0,
            1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const ReportRegistry registry;
        const QString name = invocation.argument(0);
        if (name.isEmpty())
            return listReports(invocation, registry);
        const ReportDefinition *definition = registry.find(name);
        if (!definition) {
            QStringList names;
            for (const ReportDefinition &report : registry.reports())
                names.append(report.key);
            return invocation.usage(
                CliText::tr("There is no report “%1”. There are: %2.").arg(name, names.join(QStringLiteral(", "))));
        }
        ReportParams params;
        for (const QString &word : invocation.line().values(QStringLiteral("param"))) {
            const auto sign = word.indexOf(QLatin1Char('='));
            if (sign <= 0)
                return invocation.usage(CliText::tr("--param needs KEY=VALUE, not “%1”.").arg(word));
            const QString key = word.left(sign);
            const bool known = std::any_of(definition->parameters.begin(), definition->parameters.end(),
                                           [&](const ReportParameter &one) { return one.key == key; });
            if (!known)
                return invocation.usage(CliText::tr("“%1” takes no parameter “%2”. It takes: %3.")
                                            .arg(name, key, parameterNames(*definition)));
            params.insert(key, word.mid(sign + 1));
        }
        const QString format = formatOf(invocation);
        if (format == QLatin1String("xlsx") && !invocation.line().has(QStringLiteral("output")))
            return invocation.usage(CliText::tr("A workbook needs a file: -o FILE.xlsx."));

        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        std::stop_source stop;
        TRY_ASSIGN(const ReportTable table,
                   waitFor(workspace->read([&](ReadContext &context) { return registry.run(context, name, params); },
                                           stop.get_token()),
                           stop));
        TRY(print(invocation, *workspace, table, format));
        return Exit::Done;
    }

private:
    static QString formatOf(const Invocation &invocation)
    {
        if (invocation.line().has(QStringLiteral("format")))
            return invocation.line().value(QStringLiteral("format"));
        return invocation.json() ? QStringLiteral("json") : QStringLiteral("table");
    }

    static Result<void> print(Invocation &invocation, const Workspace &workspace, const ReportTable &table,
                              const QString &format)
    {
        const QString file = invocation.line().value(QStringLiteral("output"));
        QByteArray content;
        if (format == QLatin1String("csv")) {
            TRY_ASSIGN(content, asCsv(table));
        } else if (format == QLatin1String("json")) {
            content = jsonText(toJson(table)) + '\n';
        } else if (format != QLatin1String("xlsx")) {
            content = asText(table, workspace.session().locale, file.isEmpty() ? Console::width() : 0).toUtf8();
        }
        if (file.isEmpty()) {
            invocation.console().write(content);
            return {};
        }
        if (format == QLatin1String("xlsx")) {
            XlsxWriteOptions options;
            options.sheet = table.title;
            options.zone = workspace.session().zone;
            TRY_ASSIGN(const auto writer, XlsxWriter::create(file, options));
            TRY(writeReport(table, *writer, ReportHeader::Labels, true));
        } else {
            TRY(writeFile(file, content));
        }
        if (invocation.json())
            invocation.console().json(
                QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("rows"), table.rows.size()}});
        else
            invocation.console().note(CliText::tr("Wrote %1.").arg(file));
        return {};
    }
};

}  // namespace

std::unique_ptr<Command> makeReportCommand() { return std::make_unique<ReportCommand>(); }

}  // namespace fieldfare::cli
