// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report_registry.h"
#include "presentation/reports/report_model.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace fieldfare {

class Workspace;
struct ChangeSet;

/// What the reports page does: chooses a report and its parameters, reads it, keeps it up to date. GUI thread.
class ReportController : public QObject {
    Q_OBJECT
public:
    explicit ReportController(Workspace &workspace, QObject *parent = nullptr);
    ~ReportController() override;

    [[nodiscard]] const QVector<ReportDefinition> &reports() const { return m_registry.reports(); }
    /// Starts reading; changed() follows. Unknown names are ignored. Parameters the reports share are kept.
    void open(const QString &report);
    [[nodiscard]] const ReportDefinition *report() const { return m_report; }
    /// Empty text: not restricted.
    void setParameter(const QString &key, const QString &text);
    /// One of the period's choices in place of own days; empty: all time.
    void setPeriod(const QString &preset);
    /// Days of a person's own, both included, in place of a period. An invalid date leaves that end open.
    void setDays(const QDate &from, const QDate &to);
    [[nodiscard]] bool hasOwnDays() const;
    [[nodiscard]] const ReportParams &params() const { return m_params; }
    [[nodiscard]] ReportModel &model() { return m_model; }
    [[nodiscard]] const ReportModel &model() const { return m_model; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    struct Offer {
        QString value;
        QString label;
    };
    /// What a parameter can be: choices, or the records of its link (at most 200).
    [[nodiscard]] QVector<Offer> offers(const ReportParameter &parameter) const;

    /// Errors: those of CsvWriter.
    [[nodiscard]] Result<> saveCsv(const QString &path) const;

signals:
    void changed();
    void offersChanged();
    void failed(const fieldfare::Error &error);

private:
    void read();
    void readOffers();
    void onChanged(const ChangeSet &changes);

    Workspace &m_workspace;
    ReportRegistry m_registry;
    ReportModel m_model;
    const ReportDefinition *m_report = nullptr;
    ReportParams m_params;
    QHash<QString, QVector<Offer>> m_offers;  // by record type
    QTimer m_again;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    bool m_loaded = false;
};

}  // namespace fieldfare
