// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/reports/report_controller.h"

#include "analytics/report_json.h"
#include "base/when_done.h"
#include "exchange/csv/csv_writer.h"
#include "records/record_lookup.h"
#include "workspace/workspace.h"

namespace fieldfare {

ReportController::ReportController(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_again.setSingleShot(true);
    m_again.setInterval(300);
    connect(&m_again, &QTimer::timeout, this, &ReportController::read);
    connect(&workspace.store(), &Store::changed, this, &ReportController::onChanged);
    readOffers();
}

ReportController::~ReportController() { m_stop.request_stop(); }

void ReportController::onChanged(const ChangeSet &)
{
    if (m_report != nullptr) {
        m_again.start();
    }
}

void ReportController::open(const QString &report)
{
    const ReportDefinition *found = m_registry.find(report);
    if (found == nullptr) {
        return;
    }
    m_report = found;
    ReportParams kept;
    for (const ReportParameter &parameter : found->parameters) {
        if (m_params.contains(parameter.key) && parameter.kind != ReportParameter::Kind::Integer &&
            parameter.key != QLatin1String("by")) {
            kept.insert(parameter.key, m_params.value(parameter.key));
        }
    }
    for (auto suggested = found->suggested.cbegin(); suggested != found->suggested.cend(); ++suggested) {
        if (!kept.contains(suggested.key())) {
            kept.insert(suggested.key(), suggested.value());
        }
    }
    m_params = kept;
    m_loaded = false;
    read();
}

void ReportController::setParameter(const QString &key, const QString &text)
{
    if (text.isEmpty()) {
        m_params.remove(key);
    } else {
        m_params.insert(key, text);
    }
    read();
}

void ReportController::setPeriod(const QString &preset)
{
    m_params.remove(QStringLiteral("from"));
    m_params.remove(QStringLiteral("to"));
    setParameter(QStringLiteral("period"), preset);
}

void ReportController::setDays(const QDate &from, const QDate &to)
{
    m_params.remove(QStringLiteral("period"));
    m_params.insert(QStringLiteral("from"), from.toString(Qt::ISODate));
    setParameter(QStringLiteral("to"), to.toString(Qt::ISODate));
}

bool ReportController::hasOwnDays() const
{
    return m_params.contains(QStringLiteral("from")) || m_params.contains(QStringLiteral("to"));
}

void ReportController::read()
{
    if (m_report == nullptr) {
        return;
    }
    m_stop.request_stop();  // an answer nobody waits for
    m_stop = std::stop_source();
    const quint64 ticket = ++m_ticket;
    whenDone(m_workspace.read([registry = m_registry, report = m_report->key, params = m_params](
                                  ReadContext &context) { return registry.run(context, report, params); },
                              m_stop.get_token()),
             this, [this, ticket](const Result<ReportTable> &table) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!table) {
                     emit failed(table.error());
                     return;
                 }
                 m_model.setTable(*table);
                 m_loaded = true;
                 emit changed();
             });
}

void ReportController::readOffers()
{
    using All = QHash<QString, QVector<Offer>>;
    whenDone(m_workspace.read([](ReadContext &context) -> Result<All> {
        All all;
        for (const QString &type :
             {QStringLiteral("user"), QStringLiteral("team"), QStringLiteral("pipeline"), QStringLiteral("campaign")}) {
            TRY_ASSIGN(const auto rows, recordsByName(context, context.catalog().at(type), {}, 200));
            for (const NamedRow &row : rows) {
                all[type].append({uidText(row.uid), row.name});
            }
        }
        return all;
    }),
             this, [this](const Result<All> &all) {
                 if (!all) {
                     emit failed(all.error());
                     return;
                 }
                 m_offers = *all;
                 emit offersChanged();
             });
}

QVector<ReportController::Offer> ReportController::offers(const ReportParameter &parameter) const
{
    if (parameter.kind == ReportParameter::Kind::Link) {
        return m_offers.value(parameter.target);
    }
    QVector<Offer> offers;
    for (const Choice &choice : parameter.choices) {
        offers.append({choice.key, parameter.choiceLabel(choice.key)});
    }
    return offers;
}

Result<> ReportController::saveCsv(const QString &path) const
{
    TRY_ASSIGN(auto writer, CsvWriter::create(path));
    return writeReport(m_model.table(), *writer, ReportHeader::Labels, true);
}

}  // namespace fieldfare
