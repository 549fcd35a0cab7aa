// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import_set.h"

#include <QObject>

#include <atomic>

class QTimer;

namespace fieldfare {

class Workspace;

/// Several files that belong together, from their choice to the result, without any widget: planned, checked by a run that
/// is taken back, imported in one transaction, undone in one. Signals come on the GUI thread; destroying it stops what
/// runs, and an import then leaves nothing.
class ImportSetSession : public QObject {
    Q_OBJECT
public:
    /// `workspace` must outlive it.
    explicit ImportSetSession(Workspace &workspace, QObject *parent = nullptr);
    ~ImportSetSession() override;

    enum class Phase { Empty, Planned, Checked, Finished, Undone };

    void setFiles(const QStringList &paths);
    void setType(int table, const QString &type);
    void setIncluded(int table, bool included);
    void setCreateMissing(bool create);
    /// One place up (-1) or down (+1).
    void move(int table, int by);
    void check();
    void start();
    void cancel();
    void undo();

    [[nodiscard]] const QStringList &files() const { return m_files; }
    [[nodiscard]] const ImportSet &set() const { return m_set; }
    [[nodiscard]] const ImportSetReport &report() const { return m_report; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool createMissing() const { return m_request.createMissing; }

signals:
    void changed();
    void progressed(const QString &table, qint64 rows, double fraction);  ///< fraction negative: unknown
    void undone(qint64 records, qint64 skipped);
    void failed(const fieldfare::Error &error);

private:
    struct SharedProgress {
        std::atomic<int> table{0};
        std::atomic<qint64> rows{0};
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };
    void replan();
    void run(bool dryRun);
    void settled(bool keepOrder);
    void setBusy(bool busy);

    Workspace &m_workspace;
    QStringList m_files;
    ImportSetRequest m_request;
    ImportSet m_set;
    ImportSetReport m_report;
    Phase m_phase = Phase::Empty;
    std::stop_source m_stop;
    std::shared_ptr<SharedProgress> m_progress;
    QTimer *m_poll;
    quint64 m_ticket = 0;
    bool m_busy = false;
};

}  // namespace fieldfare
