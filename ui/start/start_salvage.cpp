// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/off_thread.h"
#include "start/start_pages.h"
#include "start/start_parts.h"
#include "start/start_window.h"
#include "workspace/salvage.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace fieldfare {

void StartWindow::openNewestBackup()
{
    runOffThread(
        this, [folder = m_path + QStringLiteral("/backups")] { return listBackups(folder); },
        [this](const QVector<BackupInfo> &backups) {
            if (backups.isEmpty()) {
                m_unlock->message()->showText(Tone::Bad, tr("There is no backup in this folder."),
                                              tr("Look for one on another disk: Open a backup, on the first page."));
                return;
            }
            askBackup(backups.first().path);
        });
}

void StartWindow::salvage()
{
    const QFileInfo damaged(m_path);
    const QString name = tr("%1 salvaged").arg(damaged.completeBaseName());
    QString into = damaged.dir().filePath(name + QStringLiteral(".fieldfare"));
    for (int i = 2; QFileInfo::exists(into); ++i) {
        into = damaged.dir().filePath(QStringLiteral("%1 %2.fieldfare").arg(name).arg(i));
    }
    m_busy->start(tr("Saving what can be read"),
                  tr("Into %1. The damaged workspace stays as it is.").arg(QDir::toNativeSeparators(into)));
    showPage(m_busy);
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const QPointer<BusyPage> busy = m_busy;
    const auto progress = [busy, cancelled = m_cancelled](double fraction) {
        QMetaObject::invokeMethod(
            qApp,
            [busy, fraction] {
                if (busy) {
                    busy->setFraction(fraction);
                }
            },
            Qt::QueuedConnection);
        return !cancelled->load();
    };
    auto how = std::make_shared<Unlock>(std::exchange(m_lastUnlock, NoUnlock{}));
    runOffThread(
        this, [path = m_path, into, how, progress] { return salvageWorkspace(path, *how, into, progress); },
        [this](const Result<SalvageReport> &report) {
            if (!report) {
                showPage(m_unlock);
                m_unlock->showFailure(report.error());
                return;
            }
            openPath(report->folder, true);
            const QString place = QDir::toNativeSeparators(report->folder + QStringLiteral("/salvage-report.txt"));
            m_unlock->message()->showText(report->isComplete() ? Tone::Good : Tone::Attention,
                                          report->isComplete()
                                              ? tr("Everything could be saved. Open it with the same passphrase.")
                                              : tr("What could be read was saved. Open it with the same passphrase."),
                                          tr("What came over and what did not: %1").arg(place));
        });
}

}  // namespace fieldfare
