// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/when_done.h"
#include "presentation/off_thread.h"
#include "presentation/settings/data_care.h"
#include "search/sql_functions.h"
#include "workspace/workspace.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

const QString kSetting = QStringLiteral("restore_drill");
constexpr qint64 kDaysBetweenDrills = 30;

LastDrill drillOf(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    return {QDateTime::fromString(json.value(QLatin1String("at")).toString(), Qt::ISODate),
            QDateTime::fromString(json.value(QLatin1String("made_at")).toString(), Qt::ISODate),
            json.value(QLatin1String("contacts")).toInteger(), json.value(QLatin1String("problem")).toString()};
}

}  // namespace

void DataCare::readLastDrill()
{
    whenDone(m_workspace.read([](ReadContext &context) { return readSetting(context, kSetting); }), this,
             [this](const Result<QString> &text) {
                 if (text) {
                     m_drill = drillOf(*text);
                     emit lastDrillChanged();
                 }
             });
}

void DataCare::keepDrill(const LastDrill &drill)
{
    m_drill = drill;
    emit lastDrillChanged();
    if (m_workspace.isReadOnly()) {
        return;
    }
    const QJsonObject json{{QStringLiteral("at"), drill.at.toString(Qt::ISODate)},
                           {QStringLiteral("made_at"), drill.madeAt.toString(Qt::ISODate)},
                           {QStringLiteral("contacts"), drill.contacts},
                           {QStringLiteral("problem"), drill.problem}};
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    whenDone(m_workspace.write(tr("Tried a restore"),
                               [text](UnitOfWork &work) { return writeSetting(work, kSetting, text); }),
             this, [this](const Result<ChangeSet> &written) {
                 if (!written) {
                     emit failed(written.error());
                 }
             });
}

void DataCare::drillIfDue()
{
    whenDone(m_workspace.read([](ReadContext &context) { return readSetting(context, kSetting); }), this,
             [this](const Result<QString> &text) {
                 const LastDrill last = text ? drillOf(*text) : LastDrill();
                 const QDateTime now = m_workspace.store().clock()->nowUtc();
                 if (!last.at.isValid() || !last.problem.isEmpty() || last.at.daysTo(now) >= kDaysBetweenDrills) {
                     startDrill(true);
                 }
             });
}

void DataCare::drill() { startDrill(false); }

void DataCare::startDrill(bool automatic)
{
    if (m_busy) {
        return;
    }
    const auto progress = begin();
    runOffThread(
        this,
        [folder = backupsFolder(), place = m_workspace.path(), key = m_workspace.folder().recordsFile().key,
         id = m_workspace.folder().description().id, progress]() -> Result<DrillReport> {
            for (const BackupInfo &backup : listBackups(folder)) {
                if (backup.workspaceId == id) {
                    return drillBackup(backup.path, key, place, {registerSearch}, progress);
                }
            }
            return fail(ErrorCode::NotFound, tr("There is no backup yet. Make one first: Back up now."));
        },
        [this, automatic](const Result<DrillReport> &report) {
            end();
            const QDateTime now = m_workspace.store().clock()->nowUtc();
            if (report) {
                keepDrill({now, report->backup.madeAt, report->content.rows.value(QStringLiteral("contact")), {}});
                emit drilled(*report, automatic);
                return;
            }
            // Stopped, no room, nothing there yet: that says nothing about the backup.
            const ErrorCode code = report.error().code;
            if (code == ErrorCode::Damaged || code == ErrorCode::InvalidInput || code == ErrorCode::WrongKey) {
                keepDrill({now, {}, 0, report.error().message});
            }
            if (code != ErrorCode::Cancelled && !(automatic && code == ErrorCode::NotFound)) {
                emit drillFailed(report.error(), automatic);
            }
        });
}

void DataCare::list()
{
    const auto transactions = m_workspace.read([](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(const auto newest, history(context, 1));
        return newest.isEmpty() ? 0 : newest.first().transaction;
    });
    runOffThread(
        this,
        [transactions, folder = backupsFolder(), key = m_workspace.folder().recordsFile().key,
         id = m_workspace.folder().description().id] {
            const Result<qint64> now = transactions.result();
            QVector<BackupChoice> choices;
            for (const BackupInfo &backup : listBackups(folder)) {
                if (backup.workspaceId != id) {
                    continue;
                }
                BackupChoice choice{backup, {}, -1};
                if (const auto content = readBackupContent(backup.path, key)) {
                    choice.content = *content;
                    if (now) {
                        choice.changesSince = std::max<qint64>(0, *now - content->transactions);
                    }
                }
                choices.append(choice);
            }
            return choices;
        },
        [this](const QVector<BackupChoice> &choices) { emit listed(choices); });
}

}  // namespace fieldfare
