// SPDX-License-Identifier: GPL-3.0-or-later
#include "privacy/consent_form.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "records/consent/consent.h"
#include "records/generic/field_editor.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace fieldfare {

ConsentForm::ConsentForm(Workspace &workspace, Shell &shell, qint64 contact, const QString &purpose,
                         const QString &state, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_contact(contact),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *grid = new FieldGrid(this);
    const auto catalog = workspace.catalog();
    const RecordType &type = catalog->at(Consent::kNumber);
    for (const char *key : {"purpose", "state", "basis", "at", "source", "evidence"}) {
        const FieldSpec &field = *type.field(QString::fromLatin1(key));
        FieldEditor *editor = FieldEditor::make(field, workspace, grid);
        Value value;
        if (field.key == QLatin1String("purpose") && !purpose.isEmpty())
            value = purpose;
        else if (field.key == QLatin1String("state"))
            value = state;
        else if (field.key == QLatin1String("basis") && state == QLatin1String(consent::granted))
            value = QStringLiteral("consent");
        else if (field.key == QLatin1String("at"))
            value = workspace.store().clock()->nowUtc();
        editor->setValue(value);
        connect(editor, &FieldEditor::rejected, this, [this](const QString &message) { m_problem->setText(message); });
        connect(editor, &FieldEditor::edited, this, [this] { m_problem->clear(); });
        m_editors.append(editor);
        grid->addRow(field.label(), editor->widget());
    }
    column->addWidget(grid);
    auto *about = new TextLabel(tr("Entries are added and never changed, so that it can be shown later what was said "
                                   "when. The newest of a purpose counts."),
                                TextLabel::Style::Small, this);
    about->setWordWrap(true);
    column->addWidget(about);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *add = new Button(QStringLiteral("plus"), tr("Add the entry"), Button::Kind::Primary, this);
    add->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    column->addWidget(add, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(add, &Button::clicked, this, &ConsentForm::save);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, add] {
        add->setFocus();  // leaving a field takes its text
        save();
    });
    setFocusProxy(m_editors.first()->widget());
}

void ConsentForm::save()
{
    QVector<record_actions::FieldValue> values{{QStringLiteral("contact"), qlonglong(m_contact)}};
    for (const FieldEditor *editor : std::as_const(m_editors)) {
        const Value value = editor->value();
        if (!value.isNull())
            values.append({editor->field().key, value});
    }
    whenDone(record_actions::create(m_workspace, QStringLiteral("consent"), values), this,
             [this](const Result<ChangeSet> &made) {
                 if (!made) {
                     m_problem->setText(made.error().message);
                     return;
                 }
                 Shell &shell = m_shell;
                 shell.closePanel();
                 shell.setStatus(tr("Consent noted"));
             });
}

}  // namespace fieldfare
