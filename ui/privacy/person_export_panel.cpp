// SPDX-License-Identifier: GPL-3.0-or-later
#include "privacy/person_export_panel.h"

#include "base/when_done.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <atomic>

namespace fieldfare {

namespace {

enum Forms { OneFile, Folder };

}  // namespace

PersonExportPanel::PersonExportPanel(Workspace &workspace, Shell &shell, const Uid &contact, const QString &name,
                                     QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_contact(contact),
      m_name(name),
      m_form(new SegmentedControl(this)),
      m_progress(new ProgressStrip(this)),
      m_export(new Button(QStringLiteral("download"), tr("Export …"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *who = new TextLabel(name, TextLabel::Style::Strong, this);
    who->setWordWrap(true);
    who->setTextFormat(Qt::PlainText);
    column->addWidget(who);
    const auto paragraph = [&](const QString &text, TextLabel::Style style) {
        auto *label = new TextLabel(text, style, this);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    paragraph(tr("Everything this workspace holds about the person: facts, calls, mails, notes, tasks, deals, orders, "
                 "tickets, campaigns, consents, attached files, and who changed what and when."),
              TextLabel::Style::Body);
    paragraph(tr("A page to read, one document for programs (JSON), a table for each type (CSV), and the files."),
              TextLabel::Style::Muted);
    m_form->addSegment(tr("One file (zip)"));
    m_form->addSegment(tr("Folder"));
    m_form->setAccessibleName(tr("Form of the export"));
    column->addWidget(m_form, 0, Qt::AlignLeft);
    paragraph(tr("It is not encrypted. Hand it over in a way that nobody else reads it."), TextLabel::Style::Small);
    column->addWidget(m_progress);
    column->addWidget(m_export, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(m_export, &Button::clicked, this, &PersonExportPanel::choosePlace);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] { m_stop.request_stop(); });
    setFocusProxy(m_export);
}

PersonExportPanel::~PersonExportPanel() { m_stop.request_stop(); }

void PersonExportPanel::choosePlace()
{
    const bool isZip = m_form->current() == OneFile;
    const QString folder = QSettings().value(QStringLiteral("export/folder")).toString();
    auto *dialog =
        new QFileDialog(m_shell.windowWidget(), tr("Export everything about this person"),
                        QDir(folder).filePath(safeFileName(m_name) + (isZip ? QStringLiteral(".zip") : QString())),
                        isZip ? tr("Zip archives (*.zip)") : QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isZip ? QStringLiteral("zip") : QString());
    connect(dialog, &QFileDialog::fileSelected, this, &PersonExportPanel::writeTo);
    dialog->open();
}

void PersonExportPanel::writeTo(const QString &path)
{
    QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(path).absolutePath());
    m_export->setEnabled(false);
    m_stop = std::stop_source();
    m_progress->start(tr("Collecting"));
    struct Counts {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
    };
    const auto counts = std::make_shared<Counts>();
    auto *ticks = new QTimer(m_progress);
    connect(ticks, &QTimer::timeout, m_progress,
            [this, counts] { m_progress->setProgress(counts->done.load(), counts->all.load()); });
    ticks->start(150);
    const auto stop = m_stop.get_token();
    whenDone(m_workspace.privacy().exportPerson(m_workspace.session(), m_contact, path, stop,
                                                [counts, stop](qint64 done, qint64 all) {
                                                    counts->done.store(done);
                                                    counts->all.store(all);
                                                    return !stop.stop_requested();
                                                }),
             this, [this, path, ticks](const Result<PersonExportReport> &report) {
                 ticks->deleteLater();
                 m_export->setEnabled(true);
                 m_progress->finish();
                 if (!report) {
                     m_shell.report(report.error());
                     return;
                 }
                 const QStringList problems = report->problems;
                 Shell &shell = m_shell;
                 const QString file = QFileInfo(path).fileName();
                 emit written(path);
                 shell.closePanel();
                 if (problems.isEmpty())
                     shell.toast(tr("Everything about this person was written to %1").arg(file), Tone::Good);
                 else
                     shell.showBanner({Tone::Attention, problems.join(QLatin1Char(' ')), {}, {}, true});
             });
}

}  // namespace fieldfare
