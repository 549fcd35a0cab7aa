// SPDX-License-Identifier: GPL-3.0-or-later
#include "privacy/erase_person_panel.h"

#include "base/when_done.h"
#include "privacy/person_export_panel.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

TextLabel *wrapped(const QString &text, TextLabel::Style style, QWidget *parent)
{
    auto *label = new TextLabel(text, style, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// Records that are machinery have no name that people know.
bool isShown(const QString &type)
{
    return type != QLatin1String("record_pair") && type != QLatin1String("quality_ignore");
}

}  // namespace

ErasePersonPanel::ErasePersonPanel(Workspace &workspace, Shell &shell, const Uid &contact, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_contact(contact),
      m_who(wrapped(QString(), TextLabel::Style::Strong, this)),
      m_progress(new ProgressStrip(this)),
      m_prompt(wrapped(QString(), TextLabel::Style::Body, this)),
      m_typed(new QLineEdit(this)),
      m_export(new Button(QStringLiteral("download"), tr("Export first …"), Button::Kind::Secondary, this)),
      m_erase(new Button(QStringLiteral("trash-2"), tr("Erase for good"), Button::Kind::Danger, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_who);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What goes and what stays"));
    auto *content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, space::s, 0);
    m_list->setSpacing(space::s);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    column->addWidget(m_prompt);
    m_typed->setAccessibleName(tr("Name of the person"));
    column->addWidget(m_typed);
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->addWidget(m_export);
    row->addStretch(1);
    row->addWidget(m_erase);
    column->addLayout(row);
    m_erase->setEnabled(false);
    for (QWidget *later : {static_cast<QWidget *>(m_prompt), static_cast<QWidget *>(m_typed),
                           static_cast<QWidget *>(m_erase), static_cast<QWidget *>(m_export)})
        later->hide();
    connect(m_typed, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_erase->setEnabled(text.simplified() == m_name.simplified()); });
    connect(m_erase, &Button::clicked, this, &ErasePersonPanel::erase);
    connect(m_export, &Button::clicked, this, [this] {
        m_shell.openPanel(tr("Export everything about this person"),
                          new PersonExportPanel(m_workspace, m_shell, m_contact, m_name));
    });
    m_progress->start(tr("Looking what there is …"));
    m_progress->setProgress(0, 0);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] { m_shell.closePanel(); });
    whenDone(workspace.privacy().preview(workspace.session(), contact, m_stop.get_token()), this,
             [this](const Result<ErasurePreview> &preview) {
                 m_progress->finish();
                 m_ready = true;
                 if (!preview) {
                     m_who->setText(preview.error().message);
                     m_who->setTone(Tone::Bad);
                     return;
                 }
                 show_(*preview);
             });
}

ErasePersonPanel::~ErasePersonPanel() { m_stop.request_stop(); }

void ErasePersonPanel::addHeading(const QString &text)
{
    m_list->addWidget(new TextLabel(text, TextLabel::Style::Strong, this));
}

void ErasePersonPanel::addRow(const QString &text, const QString &detail)
{
    if (!text.isEmpty())
        m_list->addWidget(wrapped(text, TextLabel::Style::Body, this));
    if (!detail.isEmpty())
        m_list->addWidget(wrapped(detail, TextLabel::Style::Small, this));
}

void ErasePersonPanel::show_(const ErasurePreview &preview)
{
    m_name = preview.name;
    m_who->setText(preview.name);
    const QLocale locale;
    const auto catalog = m_workspace.catalog();
    const auto addCounts = [&](const QVector<ErasurePreview::Count> &counts) {
        for (const auto &one : counts) {
            if (!isShown(one.type))
                continue;
            const RecordType &type = catalog->at(one.type);
            addRow(tr("%1: %2").arg(type.plural(), locale.toString(one.records)),
                   one.deleted > 0 ? tr("%n of them deleted before", nullptr, int(one.deleted)) : QString());
        }
    };
    addHeading(tr("Goes for good"));
    addCounts(preview.goes);
    addRow(tr("Their values in the history, in search, in drafts; the contents of the files"), QString());
    if (!preview.stays.isEmpty()) {
        m_list->addSpacing(space::s);
        addHeading(tr("Stays, without the name"));
        addCounts(preview.stays);
        addRow(QString(),
               tr("Deals and orders are figures of your company; law wants invoices kept for years. Tickets "
                  "of a company are the company's. The person's name, addresses and numbers are replaced in "
                  "all of them and in their history. Where no company stands behind one, its notes go too."));
    }
    if (preview.elsewhere > 0) {
        m_list->addSpacing(space::s);
        addHeading(tr("Not touched"));
        addRow(tr("%n other records name this person", nullptr, int(preview.elsewhere)),
               tr("They are about others. Search for the name to look at them."));
    }
    m_list->addSpacing(space::s);
    addHeading(tr("Remembered"));
    addRow(tr("%n addresses and numbers, as fingerprints", nullptr, int(preview.addresses)),
           tr("So that an import can tell when this person comes back. Nobody can read an address out of a "
              "fingerprint."));
    addRow(QString(),
           tr("Backups made before still hold the person. Whoever restores one finds the person erased again."));
    m_list->addStretch(1);
    m_prompt->setText(tr("This cannot be undone. To go on, type the name: %1").arg(preview.name));
    m_typed->setPlaceholderText(preview.name);
    m_prompt->show();
    m_typed->show();
    m_export->show();
    m_erase->show();
    m_typed->setEnabled(!m_workspace.isReadOnly());
    m_typed->setFocus();
}

void ErasePersonPanel::erase()
{
    m_erase->setEnabled(false);
    m_typed->setEnabled(false);
    m_export->setEnabled(false);
    m_progress->start(tr("Erasing"), false);
    m_progress->setProgress(0, 0);
    whenDone(m_workspace.privacy().erase(m_workspace.session(), m_contact, m_typed->text()), this,
             [this](const Result<void> &done) {
                 m_progress->finish();
                 // the person is gone; what is left of it on the disk goes at the next start
                 const bool isGone = done || done.error().code == ErrorCode::Locked;
                 if (!isGone) {
                     m_shell.report(done.error());
                     m_typed->setEnabled(true);
                     m_export->setEnabled(true);
                     return;
                 }
                 Shell &shell = m_shell;
                 const QString remark = done ? QString() : done.error().message;
                 emit erased();
                 shell.closePanel();
                 if (remark.isEmpty())
                     shell.toast(tr("The person was erased for good."), Tone::Good);
                 else
                     shell.showBanner({Tone::Attention, remark, {}, {}, true});
             });
}

}  // namespace fieldfare
