// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/log_call.h"

#include "presentation/record_actions.h"
#include "presentation/when_done.h"
#include "records/generic/field_editor.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace fieldfare {

LogCallForm::LogCallForm(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *grid = new FieldGrid(this);
    const std::shared_ptr<const TypeCatalog> catalog = workspace.catalog();
    const RecordType &activity = catalog->at(QStringLiteral("activity"));
    for (const char *key : {"contact", "company", "body", "duration", "direction", "need"}) {
        const FieldSpec &field = *activity.field(QString::fromLatin1(key));
        FieldEditor *editor = FieldEditor::make(field, workspace, grid);
        editor->setValue(Value());
        connect(editor, &FieldEditor::rejected, this, [this](const QString &message) { m_problem->setText(message); });
        connect(editor, &FieldEditor::edited, this, [this] { m_problem->clear(); });
        m_editors.append(editor);
        grid->addRow(field.label(), editor->widget());
    }
    column->addWidget(grid);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *log = new Button(QStringLiteral("phone"), tr("Log call"), Button::Kind::Primary, this);
    log->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    column->addWidget(log, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(log, &Button::clicked, this, &LogCallForm::save);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, log] {
        log->setFocus();  // leaving a field takes its text
        save();
    });
    setFocusProxy(m_editors.first()->widget());
}

void LogCallForm::save()
{
    QVector<record_actions::FieldValue> values{{QStringLiteral("kind"), QStringLiteral("call")},
                                               {QStringLiteral("at"), m_workspace.store().clock()->nowUtc()}};
    bool somebody = false;
    for (const FieldEditor *editor : m_editors) {
        const Value value = editor->value();
        if (!value.isNull()) {
            values.append({editor->field().key, value});
            somebody = somebody || editor->field().kind == FieldKind::Link;
        }
    }
    if (!somebody) {
        m_problem->setText(tr("Choose the contact or company you spoke with."));
        m_editors.first()->widget()->setFocus();
        return;
    }
    if (m_workspace.session().user.isValid()) {
        values.append({QStringLiteral("owner"), qlonglong(m_workspace.session().user.value)});
    }
    whenDone(record_actions::create(m_workspace, QStringLiteral("activity"), values), this,
             [this](const Result<ChangeSet> &made) {
                 if (!made) {
                     m_problem->setText(made.error().message);
                     return;
                 }
                 Shell &shell = m_shell;
                 shell.closePanel();
                 shell.toast(tr("The call was logged."), Tone::Good);
             });
}

}  // namespace fieldfare
