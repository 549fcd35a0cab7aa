// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/field_display.h"
#include "sync/inbox/conflict_inbox.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>

namespace fieldfare {

class Workspace;

/// What a conflict is about, in a sentence for whoever has to decide.
[[nodiscard]] QString conflictSentence(const sync::OpenConflict &conflict);
/// "Phone", or "the record as a whole".
[[nodiscard]] QString conflictSubject(const sync::OpenConflict &conflict, const TypeCatalog &catalog);
/// Both sides as people read them; empty values say so.
[[nodiscard]] QString standingText(const sync::OpenConflict &conflict, const TypeCatalog &catalog,
                                   const ShowContext &context);
[[nodiscard]] QString otherText(const sync::OpenConflict &conflict, const TypeCatalog &catalog,
                                const ShowContext &context);

/// The conflicts that wait for somebody, newest first. Reads anew by itself when something changes. GUI thread.
class ConflictModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Record, Subject, Stands, Other, When, ColumnCount };
    /// So many are shown; the next ones follow when these are settled.
    static constexpr int kMost = 1'000;

    explicit ConflictModel(Workspace &workspace, QObject *parent = nullptr);

    void reload();
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const sync::OpenConflict &at(int row) const { return m_conflicts.at(row); }
    [[nodiscard]] QVector<sync::OpenConflict> at(const QList<int> &rows) const;
    [[nodiscard]] ShowContext shownBy() const;
    [[nodiscard]] const TypeCatalog &catalog() const;

    /// Settles these in one transaction; done() or failed() follows.
    void settle(const QList<int> &rows, sync::ConflictChoice choice);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void loaded();
    /// `transaction` 0: nothing of a record changed, so there is nothing to take back.
    void settled(const QString &title, qint64 transaction);
    void failed(const fieldfare::Error &error);

private:
    Workspace &m_workspace;
    QVector<sync::OpenConflict> m_conflicts;
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_isBusy = false;
};

}  // namespace fieldfare
