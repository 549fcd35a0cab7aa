// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <cstdio>

namespace fieldfare::bench {

namespace {

QJsonValue orNull(const std::optional<double> &number)
{
    return number && std::isfinite(*number) ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QString shown(const std::optional<double> &number)
{
    return number && std::isfinite(*number) ? QString::number(*number, 'f', *number < 10 ? 2 : 1) : QStringLiteral("–");
}

std::optional<bool> isMet(const Figure &figure)
{
    if (!figure.value || !figure.budget || !std::isfinite(*figure.value))
        return std::nullopt;
    return *figure.value <= *figure.budget;
}

}  // namespace

void Report::printHead() const
{
    std::printf("%lld rows · %s\n\n", qlonglong(m_options.rows), qPrintable(m_machine));
    std::printf("%-24s %10s %-4s %8s %-6s  %-34s\n", "measured", "value", "", "budget", "", "baseline, remarks");
}

void Report::print(const Figure &figure)
{
    const auto met = isMet(figure);
    QString remarks;
    if (figure.limit)
        remarks = QStringLiteral("%1 %2").arg(shown(figure.limit), figure.limitUnit);
    if (figure.samples > 0)
        remarks +=
            QStringLiteral("%1n=%2").arg(remarks.isEmpty() ? QString() : QStringLiteral("; ")).arg(figure.samples);
    if (!figure.note.isEmpty())
        remarks += (remarks.isEmpty() ? QString() : QStringLiteral("; ")) + figure.note;
    std::printf("%-24s %10s %-4s %8s %-6s  %s\n", qPrintable(figure.name), qPrintable(shown(figure.value)),
                qPrintable(figure.unit), qPrintable(shown(figure.budget)),
                !met   ? ""
                : *met ? "met"
                       : "MISSED",
                qPrintable(remarks));
    std::fflush(stdout);
}

void Report::add(Figure figure)
{
    print(figure);
    m_figures.push_back(std::move(figure));
}

void Report::printTable() const
{
    std::printf("\n");
    printHead();
    for (const Figure &figure : m_figures)
        print(figure);
}

Result<void> Report::writeJson() const
{
    if (m_options.json.isEmpty())
        return {};
    QJsonArray results;
    for (const Figure &figure : m_figures) {
        const auto met = isMet(figure);
        results.append(QJsonObject{{QStringLiteral("name"), figure.name},
                                   {QStringLiteral("value"), orNull(figure.value)},
                                   {QStringLiteral("unit"), figure.unit},
                                   {QStringLiteral("limit"), orNull(figure.limit)},
                                   {QStringLiteral("limit_unit"), figure.limitUnit},
                                   {QStringLiteral("budget"), orNull(figure.budget)},
                                   {QStringLiteral("met"), met ? QJsonValue(*met) : QJsonValue(QJsonValue::Null)},
                                   {QStringLiteral("samples"), figure.samples},
                                   {QStringLiteral("note"), figure.note}});
    }
    const QJsonObject all{{QStringLiteral("rows"), m_options.rows},
                          {QStringLiteral("machine"), m_machine},
                          {QStringLiteral("results"), results}};
    QFile file(m_options.json);
    const QByteArray text = QJsonDocument(all).toJson();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size() || !file.flush())
        return fail(ErrorCode::Io,
                    QStringLiteral("%1 could not be written: %2").arg(m_options.json, file.errorString()));
    return {};
}

}  // namespace fieldfare::bench
