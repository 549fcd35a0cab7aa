// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/settings/data_care.h"

#include "presentation/off_thread.h"
#include "search/sql_functions.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPointer>
#include <QRegularExpression>
#include <QTimer>

namespace fieldfare {

namespace {
constexpr int kBeforeDrill = 60'000;  ///< ms
}

DataCare::DataCare(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

DataCare::~DataCare() { cancel(); }

QString DataCare::backupsFolder() const { return m_workspace.folder().backupsPath(); }

QString DataCare::suggestedName() const
{
    static const QRegularExpression refused(QStringLiteral("[\\\\/:*?\"<>|]"));
    QString name = m_workspace.name();
    name.remove(refused);
    const QString stamp = m_workspace.store()
                              .clock()
                              ->nowUtc()
                              .toTimeZone(m_workspace.settings().zone)
                              .toString(QStringLiteral("yyyy-MM-dd HHmm"));
    return QStringLiteral("%1 %2.fieldfare-backup").arg(name, stamp);
}

BackupSource DataCare::source() const { return BackupSource::of(m_workspace.folder(), {registerSearch}); }

Progress DataCare::begin()
{
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_busy = true;
    emit busyChanged(true);
    return [self = QPointer<DataCare>(this), cancelled = m_cancelled,
            last = std::make_shared<double>(0)](double fraction) {
        // A few steps are enough for a bar.
        if (fraction - *last >= 0.01) {
            *last = fraction;
            QMetaObject::invokeMethod(
                qApp,
                [self, fraction] {
                    if (self) {
                        emit self->progressed(fraction);
                    }
                },
                Qt::QueuedConnection);
        }
        return !cancelled->load();
    };
}

void DataCare::end()
{
    m_busy = false;
    m_cancelled.reset();
    emit busyChanged(false);
}

void DataCare::cancel()
{
    if (m_cancelled) {
        m_cancelled->store(true);
    }
}

void DataCare::refresh()
{
    runOffThread(
        this, [folder = backupsFolder()] { return listBackups(folder); },
        [this](const QVector<BackupInfo> &backups) {
            m_last = backups.isEmpty() ? BackupInfo{} : backups.first();
            emit lastBackupChanged();
        });
    readLastDrill();
}

void DataCare::backUpIfDue()
{
    if (m_busy || m_workspace.isReadOnly()) {
        refresh();
        return;
    }
    const auto progress = begin();
    runOffThread(
        this,
        [source = source(), folder = backupsFolder(), now = m_workspace.store().clock()->nowUtc(), progress] {
            return backupIfDue(source, folder, now, progress);
        },
        [this](const Result<std::optional<BackupInfo>> &made) {
            end();
            refresh();
            if (!made) {
                if (made.error().code != ErrorCode::Cancelled) {
                    emit backupFailed(made.error(), true);
                }
                return;
            }
            if (*made) {
                emit backedUp(**made, true);
            }
            // Later: people have begun to work, and the disk has done enough for now.
            QTimer::singleShot(kBeforeDrill, this, &DataCare::drillIfDue);
        });
}

void DataCare::backUpTo(const QString &file)
{
    if (m_busy) {
        return;
    }
    const auto progress = begin();
    runOffThread(
        this,
        [source = source(), file, now = m_workspace.store().clock()->nowUtc(), progress] {
            return writeBackup(source, file, now, progress);
        },
        [this](const Result<BackupInfo> &made) {
            end();
            refresh();
            if (made) {
                emit backedUp(*made, false);
            } else {
                emit backupFailed(made.error(), false);
            }
        });
}

void DataCare::check()
{
    if (m_busy) {
        return;
    }
    const auto progress = begin();
    runOffThread(
        this, [source = source(), progress] { return checkIntegrity(source.records, source.setups, progress); },
        [this](const Result<IntegrityReport> &report) {
            end();
            if (report) {
                emit checkedIntegrity(*report);
            } else {
                emit failed(report.error());
            }
        });
}

void DataCare::copyPlain(const QString &file)
{
    if (m_busy) {
        return;
    }
    const auto progress = begin();
    runOffThread(
        this, [source = source(), file, progress] { return writePlainCopy(source, file, {}, progress); },
        [this, file](const Result<void> &done) {
            end();
            if (done) {
                emit copied(file);
            } else {
                emit failed(done.error());
            }
        });
}

}  // namespace fieldfare
