// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/restore_drill.h"

#include "storage/backup_file.h"
#include "storage/change_log.h"
#include "storage/text.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>

namespace fieldfare {

namespace {

const QString kFolder = QStringLiteral("restore-drill-");

tl::unexpected<Error> bad(const QString &path, const QString &details)
{
    return fail(ErrorCode::Damaged,
                StorageText::tr("The backup “%1” was restored, but what came back is not what was saved. Make a new "
                                "backup now, and keep this one until the new one is proven.")
                    .arg(QDir::toNativeSeparators(path)),
                details);
}

}  // namespace

Result<BackupContent> readBackupContent(const QString &path, const std::shared_ptr<const Secret> &key)
{
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    return unsealContent(trailer.content, key.get());
}

Result<DrillReport> drillBackup(const QString &path, const std::shared_ptr<const Secret> &key, const QString &place,
                                const QVector<ConnectionSetup> &setups, const Progress &progress)
{
    const QDir parent(place);
    for (const QString &left : parent.entryList({kFolder + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot))
        QDir(parent.filePath(left)).removeRecursively();
    QTemporaryDir folder(parent.filePath(kFolder + QStringLiteral("XXXXXX")));
    if (!folder.isValid())
        return fail(ErrorCode::Io,
                    StorageText::tr("No folder for trying the restore can be made in “%1”.")
                        .arg(QDir::toNativeSeparators(place)),
                    folder.errorString());

    const auto share = [&progress](double from, double to) -> Progress {
        if (!progress)
            return {};
        return [&progress, from, to](double fraction) { return progress(from + (to - from) * fraction); };
    };
    DrillReport report;
    const QString restored = folder.filePath(QStringLiteral("Drill.fieldfare"));
    TRY_ASSIGN(report.backup, restoreBackupWithKey(path, restored, key, setups, share(0, 0.6)));
    QFile file(path);
    TRY_ASSIGN(const BackupTrailer trailer, readTrailer(file));
    const DatabaseFile records{QDir(restored).filePath(QStringLiteral("records.db")), trailer.description.cipher, key};
    TRY_ASSIGN(const IntegrityReport integrity, checkIntegrity(records, setups, share(0.6, 0.9)));
    if (!integrity.isSound())
        return bad(path, integrity.findings.first().details);

    TRY_ASSIGN(auto connection, Connection::open(records, OpenMode::ReadOnly, 8192, setups));
    const ProgressGuard guard(*connection, progress ? [&progress] { return progress(0.95); } : std::function<bool()>());
    TRY_ASSIGN(report.content, countContent(*connection));
    if (report.content.transactions > 0) {
        StatementCache statements(connection->database());
        TRY_ASSIGN(const ChainCheck chain, verifyChain(statements));
        if (chain.firstBroken != 0)
            return bad(path, QStringLiteral("change log, transaction %1").arg(chain.firstBroken));
    }
    const auto said = unsealContent(trailer.content, key.get());
    if (said) {
        if (*said != report.content)
            return bad(path, QStringLiteral("row counts or the head of the change log"));
        report.compared = true;
    } else if (said.error().code != ErrorCode::NotFound) {
        return fail(said.error());
    }
    if (progress && !progress(1))
        return fail(ErrorCode::Cancelled, StorageText::tr("Stopped; nothing was changed."));
    return report;
}

}  // namespace fieldfare
