// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/salvage.h"

namespace fieldfare {

/// Fills the tables of a fresh database of the same schema from the pages of a damaged one. Part of salvageWorkspace().
class SalvageTables {
public:
    /// `backup` may be null. Findings go to `report`.
    SalvageTables(Connection &target, PageFile &pages, Connection *backup, SalvageReport &report);
    /// One transaction; nothing is there on an error. `proceed` is asked with the part done.
    [[nodiscard]] Result<void> run(const std::function<bool(double)> &proceed);

private:
    struct Table {
        QString name;
        QStringList columns;  ///< in the order of storage
        qsizetype key = -1;   ///< which column is another name of the rowid
        bool hasRowid = true;
        qint64 root = 0;
        qsizetype report = 0;
    };
    [[nodiscard]] Result<void> readTargets();
    [[nodiscard]] Result<void> readRoots();
    [[nodiscard]] Result<bool> insert(const Table &table, const StoredRow &row);
    [[nodiscard]] Result<void> bringOver(const Table &table);
    [[nodiscard]] Result<void> adoptOrphans();
    [[nodiscard]] Result<void> fillFromBackup(const Table &table);
    [[nodiscard]] Result<void> clearLinks();
    [[nodiscard]] Result<void> removeOwnerless();
    [[nodiscard]] Result<qint64> changed(const QString &sql, const QVariantList &values = {});
    SalvageReport::Table &reportOf(const Table &table) { return m_report.tables[table.report]; }

    Connection &m_target;
    PageFile &m_pages;
    Connection *m_backup;
    SalvageReport &m_report;
    TableWalk m_walk;
    QVector<Table> m_tables;
    QHash<QString, qint64> m_roots;
};

/// The report for people, translated.
[[nodiscard]] QString salvageText(const SalvageReport &report, const QString &workspace);

}  // namespace fieldfare
