// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "presentation/record_actions.h"
#include "search/quality/quality_fix.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace fieldfare {

class Workspace;

/// The checks of a workspace with their counts: those kept from last time at once, fresh ones from the reader threads, one check
/// after the other, so that nobody waits and other reading comes in between. GUI thread.
class QualityController : public QObject {
    Q_OBJECT
public:
    explicit QualityController(Workspace &workspace, QObject *parent = nullptr);
    ~QualityController() override;

    /// Reads expectations and kept counts, then counts anew where they are older than an hour. opened() follows.
    void open();
    /// Counts all checks anew.
    void refresh();
    void cancel();

    [[nodiscard]] const QVector<QualityCheck> &checks() const { return m_checks; }
    [[nodiscard]] const QualityCheck *check(const QString &id) const { return findCheck(m_checks, id); }
    [[nodiscard]] const QualitySettings &settings() const { return m_settings; }
    [[nodiscard]] const QualitySummary &summary() const { return m_summary; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isRefreshing() const { return m_refreshing; }
    /// Checks counted in this round.
    [[nodiscard]] int refreshed() const { return m_at; }
    /// Whether the person may mend records of this check's type here.
    [[nodiscard]] bool mayMend(const QualityCheck &check) const;

    /// What was just found in one check, so that the overview agrees with the rows beside it.
    void takeCount(const QualityCount &count);
    void saveSettings(const QualitySettings &settings);
    /// Keeps the check's rows as a saved view; viewSaved() follows.
    void saveAsView(const QualityCheck &check);

    [[nodiscard]] QFuture<Result<ChangeSet>> fix(const QualityFix &fix, const record_actions::MassWork &work);
    [[nodiscard]] QFuture<Result<ChangeSet>> ignore(const QString &check, const QVector<qint64> &hits);
    /// All rows of the hits as CSV; tells the number of rows.
    [[nodiscard]] QFuture<Result<qint64>> writeCsv(const QualityCheck &check, const QVector<qint64> &hits,
                                                   const QString &path);

signals:
    void opened();
    /// Counts, progress or the list of checks.
    void changed();
    void viewSaved(const QString &name);
    void failed(const fieldfare::Error &error);

private:
    void countNext(quint64 round);
    void countRecordsOfTypes(quint64 round);
    void keepSummary();

    Workspace &m_workspace;
    QVector<QualityCheck> m_checks;
    QualitySettings m_settings;
    QualitySummary m_summary;
    std::stop_source m_stop;
    quint64 m_round = 0;
    int m_at = 0;
    bool m_open = false;
    bool m_refreshing = false;
};

}  // namespace fieldfare
