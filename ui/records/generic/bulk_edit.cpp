// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/bulk_edit.h"

#include "presentation/when_done.h"
#include "records/generic/field_editor.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QComboBox>
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
      m_grid(new FieldGrid(this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_apply(new Button(QString(), Button::Kind::Primary, this))
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
    column->addWidget(m_grid);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_apply->setText(tr("Change %1 records").arg(QLocale().toString(ids.size())));
    column->addWidget(m_apply, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(m_field, &QComboBox::currentIndexChanged, this, &BulkEditForm::chooseField);
    connect(m_apply, &Button::clicked, this, &BulkEditForm::apply);
    setFocusProxy(m_field);
    chooseField();
}

void BulkEditForm::chooseField()
{
    m_grid->clear();
    const FieldSpec *field = m_type.field(m_field->currentData().toString());
    if (field == nullptr) {
        return;
    }
    m_editor = FieldEditor::make(*field, m_workspace, m_grid);
    m_grid->addRow(tr("Value"), m_editor->widget());
    connect(m_editor, &FieldEditor::rejected, this, [this](const QString &message) { m_problem->setText(message); });
    connect(m_editor, &FieldEditor::edited, this, [this] { m_problem->clear(); });
}

void BulkEditForm::apply()
{
    if (m_editor == nullptr) {
        return;
    }
    m_apply->setEnabled(false);
    whenDone(
        record_actions::setFieldsOfMany(m_workspace, m_type.key, m_ids, {{m_editor->field().key, m_editor->value()}}),
        this, [this](const Result<ChangeSet> &done) {
            m_apply->setEnabled(true);
            if (!done) {
                m_problem->setText(done.error().message);
                return;
            }
            Shell &shell = m_shell;
            if (done->isEmpty()) {
                shell.closePanel();
                shell.toast(tr("They have this value already; nothing was changed."));
                return;
            }
            Workspace &workspace = m_workspace;
            const qint64 transaction = done->transaction;
            const QString title = done->title;
            shell.closePanel();
            shell.offerUndo(title, [&workspace, &shell, transaction] {
                whenDone(workspace.undo(transaction), shell.windowWidget(),
                         [&shell](const Result<Workspace::Undone> &undone) {
                             if (!undone) {
                                 shell.report(undone.error());
                             } else {
                                 shell.toast(undone->changes.title, Tone::Good);
                             }
                         });
            });
        });
}

}  // namespace fieldfare
