// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/salvage_tables.h"

#include "records/record_registry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSqlError>
#include <QSqlQuery>

namespace fieldfare {

namespace {

struct SalvageTablesText {
    Q_DECLARE_TR_FUNCTIONS(Salvage)
};

QString doing() { return SalvageTablesText::tr("Bringing records over"); }

QString quoted(const QString &name) { return QLatin1Char('"') + name + QLatin1Char('"'); }

QString joined(const QStringList &columns, qsizetype count)
{
    QStringList names;
    for (const QString &column : columns.mid(0, count))
        names.append(quoted(column));
    return names.join(QStringLiteral(", "));
}

QString marks(qsizetype count) { return QStringList(count, QStringLiteral("?")).join(QLatin1Char(',')); }

bool covers(const UnreadablePart &part, qint64 rowid) { return rowid > part.after && rowid <= part.upTo; }

}  // namespace

SalvageTables::SalvageTables(Connection &target, PageFile &pages, Connection *backup, SalvageReport &report)
    : m_target(target), m_pages(pages), m_backup(backup), m_report(report), m_walk(pages)
{
}

Result<qint64> SalvageTables::changed(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_target.database());
    if (!query.prepare(sql))
        return fail(sqlError(query.lastError(), doing()));
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (!query.exec())
        return fail(sqlError(query.lastError(), doing()));
    return query.numRowsAffected();
}

Result<void> SalvageTables::readTargets()
{
    QSqlQuery query(m_target.database());
    query.setForwardOnly(true);
    // Search is built anew from the records.
    if (!query.exec(
            QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type='table' AND rootpage>0 AND name NOT LIKE "
                           "'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name")))
        return fail(sqlError(query.lastError(), doing()));
    while (query.next()) {
        Table table;
        table.name = query.value(0).toString();
        table.hasRowid = !query.value(1).toString().contains(QLatin1String("WITHOUT ROWID"), Qt::CaseInsensitive);
        m_tables.append(table);
    }
    for (Table &table : m_tables) {
        // Without rowid the key's columns are stored first.
        QMap<int, QString> key;
        QStringList others;
        QSqlQuery info(m_target.database());
        info.setForwardOnly(true);
        if (!info.prepare(QStringLiteral("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")))
            return fail(sqlError(info.lastError(), doing()));
        info.bindValue(0, table.name);
        if (!info.exec())
            return fail(sqlError(info.lastError(), doing()));
        while (info.next()) {
            const QString name = info.value(0).toString();
            const int position = info.value(2).toInt();
            if (table.hasRowid && position == 1 && info.value(1).toString() == QLatin1String("INTEGER"))
                table.key = others.size();
            if (!table.hasRowid && position > 0)
                key.insert(position, name);
            else
                others.append(name);
        }
        table.columns = key.values() + others;
        table.report = m_report.tables.size();
        SalvageReport::Table reported;
        reported.name = table.name;
        m_report.tables.append(reported);
    }
    return {};
}

Result<void> SalvageTables::readRoots()
{
    const WalkReport read = m_walk.walk(1, [this](const StoredRow &row) {
        if (row.values.size() >= 4 && row.values.at(0).toString() == QLatin1String("table"))
            m_roots.insert(row.values.at(1).toString(), row.values.at(3).toLongLong());
        return true;
    });
    Q_UNUSED(read)
    // A tree never moves. Where the list of tables is damaged, a backup has the same one; else a fresh database of the same
    // schema begins with the same pages.
    for (Connection *other : {m_backup, &m_target}) {
        if (!other)
            continue;
        QSqlQuery query(other->database());
        query.setForwardOnly(true);
        for (bool more = query.exec(QStringLiteral("SELECT name, rootpage FROM sqlite_schema WHERE type='table' AND "
                                                   "rootpage>0")) &&
                         query.next();
             more; more = query.next()) {
            const QString name = query.value(0).toString();
            const qint64 root = query.value(1).toLongLong();
            const bool taken =
                std::any_of(m_roots.cbegin(), m_roots.cend(), [root](qint64 known) { return known == root; });
            if (!m_roots.contains(name) && !taken && root <= m_pages.count())
                m_roots.insert(name, root);
        }
    }
    for (Table &table : m_tables)
        table.root = m_roots.value(table.name);
    return {};
}

Result<bool> SalvageTables::insert(const Table &table, const StoredRow &row)
{
    const qsizetype count = std::min(row.values.size(), table.columns.size());
    QVariantList values = row.values.mid(0, count);
    if (table.hasRowid && table.key >= 0 && table.key < count)
        values[table.key] = row.rowid;
    TRY_ASSIGN(const qint64 added, changed(QStringLiteral("INSERT OR IGNORE INTO %1(%2) VALUES(%3)")
                                               .arg(quoted(table.name), joined(table.columns, count), marks(count)),
                                           values));
    return added > 0;
}

Result<void> SalvageTables::bringOver(const Table &table)
{
    SalvageReport::Table &report = reportOf(table);
    if (table.root <= 1) {
        report.unreadable.append(UnreadablePart{});
        return {};
    }
    Result<void> failed;
    const WalkReport walked = m_walk.walk(table.root, [&](const StoredRow &row) {
        auto added = insert(table, row);
        if (!added) {
            failed = fail(added.error());
            return false;
        }
        *added ? ++report.rows : ++report.refused;
        return true;
    });
    TRY(failed);
    report.unreadable = walked.unreadable;
    report.broken = walked.brokenRows;
    return {};
}

Result<void> SalvageTables::adoptOrphans()
{
    // Trees of other tables (search, indexes) must not be taken for orphans.
    QSet<QString> ours;
    for (const Table &table : std::as_const(m_tables))
        ours.insert(table.name);
    for (auto it = m_roots.cbegin(); it != m_roots.cend(); ++it) {
        if (!ours.contains(it.key()) && *it > 1)
            (void)m_walk.walk(*it, [](const StoredRow &) { return true; });
    }
    Result<void> failed;
    m_walk.orphanLeaves([&](const QVector<StoredRow> &rows, const QVector<qint64> &broken) {
        // A page belongs to the one table that misses all of its rows and has rows of this form.
        const Table *owner = nullptr;
        int candidates = 0;
        for (const Table &table : std::as_const(m_tables)) {
            if (!table.hasRowid)
                continue;
            const QVector<UnreadablePart> &gaps = reportOf(table).unreadable;
            const bool fits = std::all_of(rows.begin(), rows.end(), [&](const StoredRow &row) {
                return row.values.size() == table.columns.size() &&
                       std::any_of(gaps.begin(), gaps.end(),
                                   [&](const UnreadablePart &part) { return covers(part, row.rowid); });
            });
            if (fits) {
                owner = &table;
                ++candidates;
            }
        }
        if (candidates != 1) {
            // Only what looks like a record counts: number NULL, then a uid of 16 bytes.
            for (const StoredRow &row : rows) {
                m_report.unassigned +=
                    candidates > 1 && row.values.size() > 4 && row.values.at(1).toByteArray().size() == 16 ? 1 : 0;
            }
            return true;
        }
        reportOf(*owner).broken += broken;
        for (const StoredRow &row : rows) {
            auto added = insert(*owner, row);
            if (!added) {
                failed = fail(added.error());
                return false;
            }
            *added ? ++reportOf(*owner).rows : ++reportOf(*owner).refused;
        }
        return true;
    });
    return failed;
}

Result<void> SalvageTables::fillFromBackup(const Table &table)
{
    SalvageReport::Table &report = reportOf(table);
    if (!m_backup || (report.unreadable.isEmpty() && report.broken.isEmpty()))
        return {};
    QStringList columns;
    QSqlQuery info(m_backup->database());
    info.setForwardOnly(true);
    if (!info.prepare(QStringLiteral("SELECT name FROM pragma_table_info(?)")))
        return {};  // a backup that cannot be asked fills nothing; the report says what is missing
    info.bindValue(0, table.name);
    for (bool more = info.exec() && info.next(); more; more = info.next()) {
        if (table.columns.contains(info.value(0).toString()))
            columns.append(info.value(0).toString());
    }
    info.finish();
    if (columns.isEmpty())
        return {};
    QStringList wanted;
    for (const UnreadablePart &part : std::as_const(report.unreadable))
        wanted.append(QStringLiteral("(rowid>%1 AND rowid<=%2)").arg(part.after).arg(part.upTo));
    for (const qint64 rowid : std::as_const(report.broken))
        wanted.append(QStringLiteral("rowid=%1").arg(rowid));
    QString sql = QStringLiteral("SELECT %1 FROM %2").arg(joined(columns, columns.size()), quoted(table.name));
    if (table.hasRowid && wanted.size() < 500)
        sql += QStringLiteral(" WHERE ") + wanted.join(QStringLiteral(" OR "));
    // Lists of a record are taken whole: only where nothing of them came over.
    QString without;
    if (!table.hasRowid && columns.contains(QStringLiteral("record")) && columns.contains(QStringLiteral("type"))) {
        TRY(changed(
            QStringLiteral("CREATE TEMP TABLE IF NOT EXISTS salvaged(type, record, PRIMARY KEY(type, record))")));
        TRY(changed(QStringLiteral("DELETE FROM temp.salvaged")));
        TRY(changed(
            QStringLiteral("INSERT OR IGNORE INTO temp.salvaged SELECT type, record FROM %1").arg(quoted(table.name))));
        without = QStringLiteral(" WHERE NOT EXISTS (SELECT 1 FROM temp.salvaged WHERE type=? AND record=?)");
    }
    QSqlQuery rows(m_backup->database());
    rows.setForwardOnly(true);
    if (!rows.exec(sql))
        return {};
    const qsizetype type = columns.indexOf(QStringLiteral("type"));
    const qsizetype record = columns.indexOf(QStringLiteral("record"));
    while (rows.next()) {
        QVariantList values;
        for (int i = 0; i < columns.size(); ++i)
            values.append(rows.value(i));
        if (!without.isEmpty())
            values << values.at(type) << values.at(record);
        TRY_ASSIGN(const qint64 added, changed(QStringLiteral("INSERT OR IGNORE INTO %1(%2) SELECT %3%4")
                                                   .arg(quoted(table.name), joined(columns, columns.size()),
                                                        marks(columns.size()), without),
                                               values));
        report.fromBackup += added;
    }
    // Those that came are no longer missing.
    QVector<qint64> missing;
    for (const qint64 rowid : std::as_const(report.broken)) {
        QSqlQuery there(m_target.database());
        if (!table.hasRowid ||
            !there.exec(QStringLiteral("SELECT 1 FROM %1 WHERE rowid=%2").arg(quoted(table.name)).arg(rowid)) ||
            !there.next())
            missing.append(rowid);
    }
    report.broken = missing;
    return {};
}

Result<void> SalvageTables::clearLinks()
{
    for (int round = 0; round < 3; ++round) {
        struct Broken {
            QString table;
            qint64 rowid;
            int link;
        };
        QVector<Broken> found;
        QSqlQuery check(m_target.database());
        check.setForwardOnly(true);
        if (!check.exec(QStringLiteral("PRAGMA foreign_key_check")))
            return fail(sqlError(check.lastError(), doing()));
        while (check.next())
            found.append({check.value(0).toString(), check.value(1).toLongLong(), check.value(3).toInt()});
        check.finish();
        if (found.isEmpty())
            return {};
        QHash<QString, QString> columns;
        for (const Broken &broken : std::as_const(found)) {
            QString &column = columns[broken.table + QLatin1Char('/') + QString::number(broken.link)];
            if (column.isEmpty()) {
                QSqlQuery links(m_target.database());
                links.setForwardOnly(true);
                if (!links.exec(QStringLiteral("SELECT \"from\" FROM pragma_foreign_key_list('%1') WHERE id=%2")
                                    .arg(broken.table)
                                    .arg(broken.link)) ||
                    !links.next())
                    continue;
                column = links.value(0).toString();
            }
            TRY_ASSIGN(
                const qint64 cleared,
                changed(QStringLiteral("UPDATE %1 SET %2=NULL WHERE rowid=?").arg(quoted(broken.table), quoted(column)),
                        {broken.rowid}));
            m_report.clearedLinks += cleared;
        }
    }
    return {};
}

Result<void> SalvageTables::removeOwnerless()
{
    const QVector<RecordType> types = builtInTypes();
    for (const Table &table : std::as_const(m_tables)) {
        if (table.hasRowid || !table.columns.contains(QStringLiteral("record")) ||
            !table.columns.contains(QStringLiteral("type")))
            continue;
        for (const RecordType &type : types) {
            const bool there = std::any_of(m_tables.begin(), m_tables.end(),
                                           [&](const Table &other) { return other.name == type.table; });
            if (!there)
                continue;
            TRY_ASSIGN(const qint64 removed,
                       changed(QStringLiteral("DELETE FROM %1 WHERE type=? AND record NOT IN (SELECT id FROM %2)")
                                   .arg(quoted(table.name), quoted(type.table)),
                               {type.number}));
            m_report.ownerless += removed;
        }
        if (table.columns.contains(QStringLiteral("tag"))) {
            TRY_ASSIGN(
                const qint64 removed,
                changed(
                    QStringLiteral("DELETE FROM %1 WHERE tag NOT IN (SELECT id FROM tag)").arg(quoted(table.name))));
            m_report.ownerless += removed;
        }
    }
    return {};
}

Result<void> SalvageTables::run(const std::function<bool(double)> &proceed)
{
    TRY(readTargets());
    TRY(readRoots());
    TRY(m_target.execute(QByteArray("PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE")));
    const auto filled = [&]() -> Result<void> {
        for (qsizetype i = 0; i < m_tables.size(); ++i) {
            const Table &table = m_tables.at(i);
            TRY(changed(QStringLiteral("DELETE FROM %1").arg(quoted(table.name))));
            TRY(bringOver(table));
            if (!proceed(double(i) / double(m_tables.size())))
                return fail(ErrorCode::Cancelled, SalvageTablesText::tr("Stopped; nothing was changed."));
        }
        TRY(adoptOrphans());
        for (const Table &table : std::as_const(m_tables))
            TRY(fillFromBackup(table));
        TRY(clearLinks());
        TRY(removeOwnerless());
        return m_target.execute(QByteArray("COMMIT"));
    }();
    if (!filled) {
        (void)m_target.execute(QByteArray("ROLLBACK"));
        return filled;
    }
    return m_target.execute(QByteArray("PRAGMA foreign_keys=ON"));
}

QString salvageText(const SalvageReport &report, const QString &workspace)
{
    const QLocale locale;
    QStringList lines;
    lines << SalvageTablesText::tr("Salvage of “%1”").arg(workspace) << QString();
    lines << SalvageTablesText::tr("%1 of %2 pages of the damaged file could not be read.")
                 .arg(locale.toString(report.unreadablePages), locale.toString(report.pages));
    if (report.backup.isValid())
        lines << SalvageTablesText::tr("Gaps were filled from the backup of %1.")
                     .arg(locale.toString(report.backup.toLocalTime(), QLocale::ShortFormat));
    lines << (report.isComplete() ? SalvageTablesText::tr("Everything came over.")
                                  : SalvageTablesText::tr("Not everything came over; see below."));
    if (report.brokenChainAt > 0)
        lines << SalvageTablesText::tr("The history no longer proves itself from change %1 on: entries of it are lost.")
                     .arg(report.brokenChainAt);
    if (report.clearedLinks > 0)
        lines << SalvageTablesText::tr("%n links led to records that did not come over and were cleared.", nullptr,
                                       int(report.clearedLinks));
    if (report.ownerless > 0)
        lines << SalvageTablesText::tr(
            "%n mail addresses, numbers, addresses or tags belonged to records that did not come over.", nullptr,
            int(report.ownerless));
    if (report.unassigned > 0)
        lines << SalvageTablesText::tr("%n readable records could not be told apart any more and did not come over.",
                                       nullptr, int(report.unassigned));
    lines << QString() << SalvageTablesText::tr("Table: rows brought over, rows taken from the backup");
    for (const SalvageReport::Table &table : report.tables) {
        lines << QStringLiteral("  %1: %2, %3")
                     .arg(table.name, locale.toString(table.rows), locale.toString(table.fromBackup));
        for (const UnreadablePart &part : table.unreadable) {
            const bool bounded =
                part.after != std::numeric_limits<qint64>::min() || part.upTo != std::numeric_limits<qint64>::max();
            const QString after = part.after == std::numeric_limits<qint64>::min() ? QStringLiteral("1")
                                                                                   : QString::number(part.after + 1);
            const QString upTo = part.upTo == std::numeric_limits<qint64>::max() ? SalvageTablesText::tr("the last")
                                                                                 : QString::number(part.upTo);
            lines << (bounded ? SalvageTablesText::tr("    page %1 is unreadable: rows %2 to %3")
                                    .arg(part.page)
                                    .arg(after, upTo)
                              : SalvageTablesText::tr("    page %1 is unreadable").arg(part.page));
        }
        if (!table.broken.isEmpty()) {
            QStringList ids;
            for (const qint64 id : table.broken.mid(0, 1000))
                ids.append(QString::number(id));
            lines << SalvageTablesText::tr("    readable only in part: rows %1").arg(ids.join(QStringLiteral(", ")));
        }
        if (table.refused > 0)
            lines << SalvageTablesText::tr("    %n rows contradict others and were left out", nullptr,
                                           int(table.refused));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace fieldfare
