// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/log_call.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "records/activity/activity.h"
#include "records/generic/field_editor.h"
#include "records/record_writer.h"
#include "records/task/task.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "workspace/workspace.h"

#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace fieldfare {

LogCallForm::LogCallForm(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_next(new QLineEdit(this)),
      m_due(new DateField(this)),
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
    grid->addHeading(tr("Next step"));
    m_next->setPlaceholderText(tr("What is to be done? Leave empty for nothing"));
    m_due->setToday(workspace.store().clock()->nowUtc().toTimeZone(workspace.session().zone).date());
    grid->addRow(tr("To do"), m_next);
    grid->addRow(tr("By"), m_due);
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
    const QString next = m_next->text().simplified();
    if (m_due->isInvalid()) {
        m_problem->setText(tr("That is no day. Write 24.12., fri or +3."));
        m_due->setFocus();
        return;
    }
    // Midnight of the workspace's day means any time that day.
    const QDateTime due = m_due->date().isValid()
                              ? QDateTime(m_due->date(), QTime(0, 0), m_workspace.session().zone).toUTC()
                              : QDateTime();
    const Id<User> owner = m_workspace.session().user;
    whenDone(record_actions::run(m_workspace, tr("Logged a call"),
                                 [values, next, due, owner](RecordWriter &writer) -> Result<void> {
                                     const RecordType &type = writer.catalog().at(Activity::kNumber);
                                     Activity call;
                                     for (const auto &[key, value] : values) {
                                         if (const FieldSpec *field = type.field(key)) {
                                             field->write(call, value);
                                         }
                                     }
                                     TRY(writer.insert(call));
                                     if (next.isEmpty()) {
                                         return {};
                                     }
                                     Task task;
                                     task.subject = next;
                                     task.due = due;
                                     task.contact = call.contact;
                                     task.company = call.company;
                                     task.owner = owner;
                                     return writer.insert(task);
                                 }),
             this, [this, next](const Result<ChangeSet> &made) {
                 if (!made) {
                     m_problem->setText(made.error().message);
                     return;
                 }
                 Shell &shell = m_shell;
                 shell.closePanel();
                 shell.toast(next.isEmpty() ? tr("The call was logged.")
                                            : tr("The call was logged, and the next step is a task."),
                             Tone::Good);
             });
}

}  // namespace fieldfare
