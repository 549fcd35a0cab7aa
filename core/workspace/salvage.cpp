// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/salvage.h"

#include "base/await.h"
#include "records/record_registry.h"
#include "search/search_indexer.h"
#include "storage/durable_file.h"
#include "storage/migrator.h"
#include "workspace/connection_setups.h"
#include "workspace/salvage_tables.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QLockFile>
#include <QScopeGuard>
#include <QSqlQuery>

namespace fieldfare {

namespace {

struct SalvageText {
    Q_DECLARE_TR_FUNCTIONS(Salvage)
};

Result<void> copyFile(const QString &from, const QString &to)
{
    if (!QFileInfo::exists(from))
        return {};
    QFile source(from);
    if (!QDir().mkpath(QFileInfo(to).absolutePath()) || !source.copy(to))
        return fail(ErrorCode::Io, SalvageText::tr("“%1” cannot be copied.").arg(QDir::toNativeSeparators(from)),
                    source.errorString());
    return {};
}

Unlock cloned(const Unlock &unlock)
{
    if (const auto *passphrase = std::get_if<PassphraseUnlock>(&unlock))
        return PassphraseUnlock{passphrase->passphrase.clone()};
    if (const auto *code = std::get_if<RecoveryCodeUnlock>(&unlock))
        return *code;
    if (const auto *keychain = std::get_if<KeychainUnlock>(&unlock))
        return KeychainUnlock{keychain->keychainSecret.clone()};
    return NoUnlock{};
}

Result<void> stopIf(const Progress &progress, double fraction)
{
    if (progress && !progress(fraction))
        return fail(ErrorCode::Cancelled, SalvageText::tr("Stopped; nothing was changed."));
    return {};
}

/// A copy to read from: with what its log holds moved into it, as far as that can be done.
Result<DatabaseFile> workingCopy(const QDir &damaged, const QDir &work, const WorkspaceFile &description,
                                 const std::shared_ptr<const Secret> &key)
{
    const DatabaseFile copy{work.filePath(QStringLiteral("records.db")), description.cipher, key};
    TRY(copyFile(damaged.filePath(QStringLiteral("records.db")), copy.path));
    TRY(copyFile(damaged.filePath(QStringLiteral("records.db-wal")), copy.path + QStringLiteral("-wal")));
    PageFile::moveLog(copy);
    return copy;
}

/// The newest backup that is good as a whole, restored to take rows from; null when there is none.
std::unique_ptr<Connection> goodBackup(const QString &folder, const QDir &work, const QString &id,
                                       const std::shared_ptr<const Secret> &key, QDateTime &madeAt)
{
    for (const BackupInfo &backup : listBackups(folder)) {
        if (backup.workspaceId != id)
            continue;
        const QString target = work.filePath(QStringLiteral("backup"));
        const auto restored = restoreBackupWithKey(backup.path, target, key, connectionSetups());
        if (!restored)
            continue;
        auto opened = Connection::open(
            {target + QStringLiteral("/records.db"), key ? WorkspaceFile::load(target)->file.cipher : QString(), key},
            OpenMode::ReadOnly, 8192, connectionSetups());
        if (!opened)
            continue;
        madeAt = backup.madeAt;
        return std::move(*opened);
    }
    return nullptr;
}

}  // namespace

bool SalvageReport::isComplete() const
{
    return std::all_of(tables.begin(), tables.end(),
                       [](const Table &table) {
                           return table.unreadable.isEmpty() && table.broken.isEmpty() && table.refused == 0;
                       }) &&
           unassigned == 0 && clearedLinks == 0 && ownerless == 0;
}

Result<SalvageReport> salvageWorkspace(const QString &path, const Unlock &unlock, const QString &into,
                                       const Progress &progress)
{
    TRY_ASSIGN(const WorkspaceFile::Loaded loaded, WorkspaceFile::load(path));
    TRY_ASSIGN(const auto key, unlockKey(loaded.file, unlock));
    const QDir damaged(path);
    QLockFile lock(damaged.filePath(QStringLiteral("workspace.lock")));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
        return fail(ErrorCode::Locked,
                    SalvageText::tr("Another program has this workspace open. Close it there first."));

    const bool existed = QFileInfo::exists(into);
    TRY(prepareEmptyFolder(into));
    auto removeBegun = qScopeGuard([&] {
        QDir(into).removeRecursively();  // it was empty
        if (existed)
            QDir().mkpath(into);
    });
    const QDir target(into);
    const QDir work(target.filePath(QStringLiteral("salvage-work")));
    for (const char *name : {"attachments", "backups", "salvage-work"})
        target.mkpath(QString::fromLatin1(name));
    TRY(stopIf(progress, 0));

    SalvageReport report;
    report.folder = into;
    {
        TRY_ASSIGN(const DatabaseFile copy, workingCopy(damaged, work, loaded.file, key));
        TRY_ASSIGN(const auto pages, PageFile::open(copy));
        report.pages = pages->count();
        for (qint64 page = 1; page <= pages->count(); ++page)
            report.unreadablePages += pages->read(page).isEmpty() ? 1 : 0;
        TRY(stopIf(progress, 0.2));

        TRY_ASSIGN(QVector<Migration> migrations, loadMigrations());
        if (pages->schemaVersion() > migrations.size() || pages->schemaVersion() < 1)
            return fail(
                ErrorCode::NewerFormat,
                SalvageText::tr("This workspace was written by a newer version of Fieldfare. Update this program "
                                "to open it."));
        migrations.resize(pages->schemaVersion());
        const DatabaseFile fresh{target.filePath(QStringLiteral("records.db")), loaded.file.cipher, key};
        TRY_ASSIGN(const auto connection, Connection::open(fresh, OpenMode::ReadWrite, 32 * 1024, connectionSetups()));
        TRY(migrate(*connection, migrations));
        QDateTime madeAt;
        const auto backup = goodBackup(damaged.filePath(QStringLiteral("backups")), work, loaded.file.id, key, madeAt);
        SalvageTables tables(*connection, *pages, backup.get(), report);
        TRY(tables.run([&progress](double fraction) { return !progress || progress(0.2 + 0.5 * fraction); }));
        if (std::any_of(report.tables.begin(), report.tables.end(),
                        [](const SalvageReport::Table &table) { return table.fromBackup > 0; }))
            report.backup = madeAt;
    }
    QDir(work).removeRecursively();
    for (const QString &name : {QStringLiteral("drafts.db"), QStringLiteral("drafts.db-wal")})
        TRY(copyFile(damaged.filePath(name), target.filePath(name)));
    const QString files = damaged.filePath(QStringLiteral("attachments"));
    QDirIterator it(files, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        TRY(copyFile(file, target.filePath(QStringLiteral("attachments")) + file.mid(files.size())));
    }
    TRY(loaded.file.save(into));
    TRY(stopIf(progress, 0.75));
    {
        TRY_ASSIGN(auto workspace, Workspace::open({into, cloned(unlock), OpenMode::ReadWrite, systemClock(), true}));
        TRY(await(workspace->store().write(Session{}, {SalvageText::tr("Salvaged"), Origin::Local, 0},
                                           [](UnitOfWork &unit) -> Result<void> {
                                               unit.keepUnlogged();
                                               return SearchIndexer::rebuild(unit);
                                           })));
        TRY_ASSIGN(const ChainCheck chain, await(workspace->store().read(Session{}, [](ReadContext &context) {
                       return verifyChain(context.statements());
                   })));
        report.brokenChainAt = chain.firstBroken;
    }
    TRY(stopIf(progress, 0.9));
    TRY_ASSIGN(
        const IntegrityReport sound,
        checkIntegrity({target.filePath(QStringLiteral("records.db")), loaded.file.cipher, key}, connectionSetups()));
    if (!sound.isSound())
        return fail(ErrorCode::Internal,
                    SalvageText::tr("What was brought over is not sound. Restore the newest backup."),
                    sound.findings.first().details);
    report.text = salvageText(report, loaded.file.name);
    TRY(writeFileAtomically(target.filePath(QStringLiteral("salvage-report.txt")), report.text.toUtf8()));
    removeBegun.dismiss();
    return report;
}

}  // namespace fieldfare
