// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "presentation/settings/data_care.h"
#include "settings/backup_list.h"
#include "settings/settings_page.h"
#include "shell/program_services.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldfare {

void SettingsPage::chooseTarget(const QString &title, const QString &suggested, const QString &filter,
                                std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(
        shell().windowWidget(), title,
        QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(suggested), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    connect(dialog, &QFileDialog::fileSelected, this, std::move(chosen));
    dialog->open();
}

void SettingsPage::buildData()
{
    DataCare *care = m_program != nullptr ? m_program->care : nullptr;
    auto *place =
        addCard(3, tr("The workspace"),
                tr("One folder holds everything: records, attachments and backups. Nothing lies anywhere else."));
    auto *path = new TextLabel(QDir::toNativeSeparators(m_workspace.path()), TextLabel::Style::Strong, place);
    path->setWordWrap(true);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    path->setAccessibleName(tr("Folder of the workspace"));
    place->body()->addWidget(path);
    auto *placeRow = new QHBoxLayout;
    auto *open = new Button(QStringLiteral("folder-open"), tr("Open the folder"), Button::Kind::Secondary, place);
    auto *other = new Button(tr("Open another workspace …"), Button::Kind::Ghost, place);
    placeRow->addWidget(open);
    placeRow->addWidget(other);
    placeRow->addStretch(1);
    place->body()->addLayout(placeRow);
    other->setEnabled(m_program != nullptr && m_program->openOther);
    connect(open, &Button::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace.path())); });
    connect(other, &Button::clicked, this, [this] { m_program->openOther(); });

    auto *backups = addCard(3, tr("Backups"),
                            tr("At the first start of each day the program makes a backup, reads it again to check it, "
                               "and keeps those of the last days, weeks and months. They lie in the workspace's "
                               "folder: copy one to another disk now and then."));
    m_lastBackup = new TextLabel(QString(), TextLabel::Style::Strong, backups);
    m_lastBackup->setWordWrap(true);
    backups->body()->addWidget(m_lastBackup);
    m_lastDrill = new TextLabel(QString(), TextLabel::Style::Body, backups);
    m_lastDrill->setWordWrap(true);
    backups->body()->addWidget(m_lastDrill);
    m_dataMessage = new InlineMessage(backups);
    backups->body()->addWidget(m_dataMessage);
    m_progress = new ProgressStrip(backups);
    backups->body()->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    auto *now = new Button(QStringLiteral("archive"), tr("Back up now"), Button::Kind::Secondary, backups);
    auto *restore = new Button(QStringLiteral("rotate-ccw"), tr("Open a backup …"), Button::Kind::Secondary, backups);
    auto *check = new Button(QStringLiteral("shield-check"), tr("Check the data"), Button::Kind::Secondary, backups);
    row->addWidget(now);
    row->addWidget(restore);
    auto *drill = new Button(QStringLiteral("refresh-cw"), tr("Try a restore now"), Button::Kind::Secondary, backups);
    drill->setToolTip(
        tr("Restores the newest backup into a folder of its own, checks and counts everything, and removes it "
           "again. Your data are not touched."));
    row->addWidget(check);
    row->addWidget(drill);
    row->addStretch(1);
    backups->body()->addLayout(row);

    auto *back = addCard(3, tr("Go back to a backup"),
                         tr("The backup becomes a workspace of its own beside this one, which stays as it is until you "
                            "remove it. Changes made since the backup are only in this one."));
    auto *list = new BackupList(back);
    back->body()->addWidget(list);
    connect(list, &BackupList::chosen, this, [this](const QString &file) {
        if (m_program != nullptr && m_program->openPath) {
            m_program->openPath(file);
        }
    });

    auto *move = addCard(3, tr("Move to another computer"),
                         tr("1. Make the file below and take it along, on a stick or by a cloud folder; it is as "
                            "encrypted as the workspace.\n"
                            "2. Install Fieldfare there and choose “Open a backup”.\n"
                            "3. Go on working there only: two copies do not learn from each other. Attachments are not "
                            "in the file; copy the folder “attachments” too."));
    auto *take =
        new Button(QStringLiteral("share-2"), tr("Make the file to take along …"), Button::Kind::Secondary, move);
    move->body()->addWidget(take, 0, Qt::AlignLeft);

    auto *leave = addCard(
        3, tr("Plain copy"),
        tr("An ordinary SQLite file for other programs, without encryption: whoever gets it can read everything."));
    auto *plain = new Button(QStringLiteral("database"), tr("Write a plain copy …"), Button::Kind::Secondary, leave);
    leave->body()->addWidget(plain, 0, Qt::AlignLeft);

    const QList<Button *> buttons{now, check, drill, take, plain};
    for (Button *button : buttons) {
        button->setEnabled(care != nullptr);
    }
    restore->setEnabled(m_program != nullptr && m_program->openPath);
    connect(restore, &Button::clicked, this, [this, care] {
        auto *dialog = new QFileDialog(shell().windowWidget(), tr("Open a backup"),
                                       care != nullptr ? care->backupsFolder() : QString(),
                                       tr("Fieldfare backups (*.fieldfare-backup)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { m_program->openPath(file); });
        dialog->open();
    });
    if (care == nullptr) {
        showLastBackup();
        return;
    }
    connect(now, &Button::clicked, this, [this, care] {
        m_progress->start(tr("Backing up"));
        care->backUpTo(QDir(care->backupsFolder()).filePath(care->suggestedName()));
    });
    connect(check, &Button::clicked, this, [this, care] {
        m_progress->start(tr("Reading and checking everything"));
        care->check();
    });
    connect(drill, &Button::clicked, this, [this, care] {
        m_dataMessage->clear();
        m_progress->start(tr("Trying a restore"));
        care->drill();
    });
    connect(care, &DataCare::lastDrillChanged, this, &SettingsPage::showLastDrill);
    connect(care, &DataCare::drilled, this, [this](const DrillReport &report, bool automatic) {
        if (!automatic) {
            m_dataMessage->showText(Tone::Good,
                                    tr("The backup can be restored: %n contacts came back, every page was checked.",
                                       nullptr, int(report.content.rows.value(QStringLiteral("contact")))));
        }
    });
    connect(care, &DataCare::drillFailed, this, [this](const Error &error, bool) { m_dataMessage->showError(error); });
    connect(care, &DataCare::listed, this, [this, list](const QVector<BackupChoice> &choices) {
        list->show(choices, m_workspace.store().clock()->nowUtc(), m_workspace.settings().zone);
    });
    connect(care, &DataCare::lastBackupChanged, care, &DataCare::list);
    care->list();
    connect(take, &Button::clicked, this, [this, care] {
        chooseTarget(tr("The file to take along"), care->suggestedName(), tr("Fieldfare backups (*.fieldfare-backup)"),
                     [this, care](const QString &file) {
                         m_progress->start(tr("Making the file"));
                         care->backUpTo(file);
                     });
    });
    connect(plain, &Button::clicked, this, [this, care] {
        chooseTarget(tr("Write a plain copy"), m_workspace.name() + QStringLiteral(".sqlite"),
                     tr("SQLite files (*.sqlite)"), [this, care](const QString &file) {
                         m_progress->start(tr("Writing a plain copy"));
                         care->copyPlain(file);
                     });
    });
    connect(m_progress, &ProgressStrip::cancelRequested, care, &DataCare::cancel);
    connect(care, &DataCare::progressed, this,
            [this](double fraction) { m_progress->setProgress(qint64(fraction * 100), 100); });
    connect(care, &DataCare::busyChanged, this, [this, buttons](bool busy) {
        for (Button *button : buttons) {
            button->setEnabled(!busy);
        }
        if (!busy) {
            m_progress->finish();
        }
    });
    connect(care, &DataCare::lastBackupChanged, this, &SettingsPage::showLastBackup);
    connect(care, &DataCare::backedUp, this, [this](const BackupInfo &info, bool automatic) {
        if (!automatic) {
            m_dataMessage->showText(
                Tone::Good, tr("Backed up and checked: %1, %2")
                                .arg(QDir::toNativeSeparators(info.path), QLocale().formattedDataSize(info.bytes)));
        }
    });
    const auto complain = [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled) {
            m_dataMessage->showError(error);
        }
    };
    connect(care, &DataCare::backupFailed, this, complain);
    connect(care, &DataCare::failed, this, complain);
    connect(care, &DataCare::copied, this, [this](const QString &file) {
        m_dataMessage->showText(Tone::Good, tr("Written: %1").arg(QDir::toNativeSeparators(file)));
    });
    connect(care, &DataCare::checkedIntegrity, this, [this](const IntegrityReport &report) {
        if (report.isSound()) {
            m_dataMessage->showText(
                Tone::Good,
                tr("Everything is sound: %1 pages read and checked.").arg(QLocale().toString(report.pages)));
            return;
        }
        QStringList lines;
        for (const IntegrityFinding &finding : report.findings.mid(0, 5)) {
            lines.append(finding.details);
        }
        m_dataMessage->showText(
            Tone::Bad,
            tr("%1 places are damaged. Open the newest backup, and keep this folder until it is proven good.")
                .arg(report.findings.size()),
            lines.join(QLatin1Char('\n')));
    });
    showLastBackup();
    showLastDrill();
}

void SettingsPage::showLastDrill()
{
    const DataCare *care = m_program != nullptr ? m_program->care : nullptr;
    const LastDrill last = care != nullptr ? care->lastDrill() : LastDrill();
    if (!last.at.isValid()) {
        m_lastDrill->setText(tr("No restore was tried yet. The program tries one by itself every 30 days."));
        return;
    }
    const QString when = format::moment(last.at, m_workspace.store().clock()->nowUtc(), m_workspace.settings().zone);
    m_lastDrill->setText(last.problem.isEmpty()
                             ? tr("Last restore tried: %1, fine: %n contacts", nullptr, int(last.contacts)).arg(when)
                             : tr("Last restore tried: %1, failed. %2").arg(when, last.problem));
}

void SettingsPage::showLastBackup()
{
    const DataCare *care = m_program != nullptr ? m_program->care : nullptr;
    if (care == nullptr || !care->lastBackup().madeAt.isValid()) {
        m_lastBackup->setText(tr("No backup yet."));
        return;
    }
    const BackupInfo &last = care->lastBackup();
    m_lastBackup->setText(
        tr("Last backup: %1, %2")
            .arg(format::moment(last.madeAt, m_workspace.store().clock()->nowUtc(), m_workspace.settings().zone),
                 QLocale().formattedDataSize(last.bytes)));
}

}  // namespace fieldfare
