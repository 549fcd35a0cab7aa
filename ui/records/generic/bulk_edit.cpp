// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/bulk_edit.h"

#include "base/when_done.h"
#include "presentation/lists/bulk_preview.h"
#include "records/generic/field_editor.h"
#include "records/list/mass_run.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

BulkEditForm::BulkEditForm(Workspace &workspace, Shell &shell, const QString &type, const QVector<qint64> &ids,
                           QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_catalog(workspace.catalog()),
      m_type(m_catalog->at(type)),
      m_ids(ids),
      m_field(new QComboBox(this)),
      m_tags(new SegmentedControl(this)),
      m_grid(new FieldGrid(this)),
      m_preview(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_apply(new Button(QString(), Button::Kind::Primary, this)),
      m_run(new MassRun(workspace, shell, this)),
      m_delay(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *about =
        new TextLabel(tr("Choose a field and the value it gets in all selected records. An empty value clears it."),
                      TextLabel::Style::Muted, this);
    about->setWordWrap(true);
    column->addWidget(about);
    for (const FieldSpec &field : m_type.fields) {
        if (!field.hidden && !field.readOnly && !field.isList()) {
            m_field->addItem(field.label(), field.key);
        }
    }
    m_field->setAccessibleName(tr("Field"));
    const int owner = m_field->findData(QStringLiteral("owner"));
    m_field->setCurrentIndex(std::max(0, owner));
    auto *choice = new FieldGrid(this);
    choice->addRow(tr("Field"), m_field);
    column->addWidget(choice);
    m_tags->addSegment(tr("Add"));
    m_tags->addSegment(tr("Take away"));
    m_tags->addSegment(tr("Replace all"));
    m_tags->setAccessibleName(tr("What happens to the tags"));
    column->addWidget(m_tags, 0, Qt::AlignLeft);
    column->addWidget(m_grid);
    m_preview->setWordWrap(true);
    column->addWidget(m_preview);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addWidget(m_run);
    m_apply->setText(tr("Change %1 records").arg(QLocale().toString(ids.size())));
    column->addWidget(m_apply, 0, Qt::AlignRight);
    column->addStretch(1);
    m_delay->setSingleShot(true);
    m_delay->setInterval(150);
    connect(m_delay, &QTimer::timeout, this, &BulkEditForm::preview);
    connect(m_field, &QComboBox::currentIndexChanged, this, &BulkEditForm::showEditor);
    connect(m_tags, &SegmentedControl::currentChanged, m_delay, qOverload<>(&QTimer::start));
    connect(m_apply, &Button::clicked, this, &BulkEditForm::apply);
    connect(m_run, &MassRun::succeeded, this, [this](const ChangeSet &changes) {
        m_apply->setEnabled(true);
        if (changes.isEmpty()) {
            Shell &window = m_shell;
            window.closePanel();
            window.toast(tr("They have this value already; nothing was changed."));
        }
    });
    connect(m_run, &MassRun::failed, this, [this](const Error &error) {
        m_apply->setEnabled(true);
        m_problem->setText(error.code == ErrorCode::Cancelled ? tr("Stopped. Nothing was changed.") : error.message);
    });
    setFocusProxy(m_field);
    showEditor();
}

BulkEditForm::~BulkEditForm() { m_stop.request_stop(); }

void BulkEditForm::chooseField(const QString &key)
{
    const int at = m_field->findData(key);
    if (at >= 0) {
        m_field->setCurrentIndex(at);
    }
}

record_actions::TagEditing BulkEditForm::tagEditing() const
{
    using Tags = record_actions::TagEditing;
    const bool tags = m_editor != nullptr && m_editor->field().kind == FieldKind::Tags;
    return !tags || m_tags->current() == 2 ? Tags::Replace : m_tags->current() == 0 ? Tags::Add : Tags::Remove;
}

QString BulkEditForm::previewText() const { return m_preview->text(); }

void BulkEditForm::showEditor()
{
    m_grid->clear();
    m_editor = nullptr;
    m_problem->clear();
    const FieldSpec *field = m_type.field(m_field->currentData().toString());
    if (field == nullptr) {
        return;
    }
    m_tags->setVisible(field->kind == FieldKind::Tags);
    m_editor = FieldEditor::make(*field, m_workspace, m_grid);
    m_grid->addRow(tr("Value"), m_editor->widget());
    connect(m_editor, &FieldEditor::rejected, this, [this](const QString &message) { m_problem->setText(message); });
    connect(m_editor, &FieldEditor::edited, this, [this] {
        m_problem->clear();
        m_delay->start();
    });
    m_delay->start();
}

void BulkEditForm::preview()
{
    if (m_editor == nullptr || m_run->isRunning()) {
        return;
    }
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 ticket = ++m_ticket;
    whenDone(previewBulk(m_workspace, m_type.key, m_ids, m_editor->field().key, m_editor->value(), tagEditing(),
                         m_stop.get_token()),
             this, [this, ticket](const Result<BulkPreview> &preview) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!preview) {
                     m_preview->setText(QString());
                     return;  // the change itself will tell what is wrong
                 }
                 const QLocale locale;
                 QString text = tr("%1 of %2 get another value than they have now.")
                                    .arg(locale.toString(preview->different), locale.toString(preview->lookedAt));
                 if (preview->lookedAt < m_ids.size()) {
                     text = tr("Of the first %1, %2 get another value than they have now.")
                                .arg(locale.toString(preview->lookedAt), locale.toString(preview->different));
                 }
                 if (preview->filled > 0) {
                     text += QLatin1Char(' ') +
                             tr("%1 of them hold something that is replaced.").arg(locale.toString(preview->filled));
                 }
                 m_preview->setText(text);
             });
}

void BulkEditForm::apply()
{
    if (m_editor == nullptr || m_run->isRunning()) {
        return;
    }
    // What stands in the field counts, also when it was not left yet.
    m_apply->setFocus();
    if (!m_problem->text().isEmpty()) {
        return;
    }
    m_stop.request_stop();
    ++m_ticket;
    m_apply->setEnabled(false);
    const QVector<record_actions::FieldValue> values{{m_editor->field().key, m_editor->value()}};
    m_run->run(tr("Changing %1").arg(lowerLabel(m_type.plural())), m_ids.size(),
               [workspace = &m_workspace, type = m_type.key, ids = m_ids, values,
                tags = tagEditing()](const record_actions::MassWork &work) {
                   return record_actions::setFieldsOfMany(*workspace, type, ids, values, work, tags);
               });
}

}  // namespace fieldfare
