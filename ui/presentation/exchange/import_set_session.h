// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import_set.h"
#include "presentation/exchange/value_meanings.h"

#include <QObject>
#include <QTemporaryDir>

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
    /// Columns, matching and what is created, as a person changed them; same file, sheet and type.
    void setPlan(int table, const ImportPlan &plan);
    /// What a text of this table means in a field with a fixed set of values; empty: not known, such rows are rejected.
    void setMeaning(int table, const QString &field, const QString &text, const QString &key);
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
    /// What the dry run did not know in this table, that translated meanwhile included.
    [[nodiscard]] QList<ValueMeaning> meanings(int table) const;
    /// The rejected rows of this table after the import; empty when there are none. Vanishes with this object.
    [[nodiscard]] QString rejectsFile(int table) const;

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
    /// From now on every table is asked for by its sheet and with what was said about it.
    void askExplicitly();
    [[nodiscard]] bool has(int table) const { return table >= 0 && table < int(m_set.tables.size()); }
    void setBusy(bool busy);

    Workspace &m_workspace;
    QStringList m_files;
    ImportSetRequest m_request;
    QHash<QString, ImportMap> m_maps;                ///< by title of the table: what a person said about it
    QHash<QString, QList<ValueMeaning>> m_meanings;  ///< by title of the table
    QTemporaryDir m_rejects;
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
