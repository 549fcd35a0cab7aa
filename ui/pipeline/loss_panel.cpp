// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/loss_panel.h"

#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/tokens.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace fieldfare {

LossPanel::LossPanel(const FieldSpec &reasons, QWidget *parent)
    : QWidget(parent),
      m_choices(new QButtonGroup(this)),
      m_other(new QLineEdit(this)),
      m_competitor(new QLineEdit(this)),
      m_note(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto *why = new TextLabel(tr("Why was it lost?"), TextLabel::Style::Strong, this);
    column->addWidget(why);
    for (const Choice &choice : reasons.choices) {
        auto *button = new QRadioButton(reasons.choiceLabel(choice.key), this);
        m_choices->addButton(button, int(m_keys.size()));
        m_keys.append(choice.key);
        column->addWidget(button);
    }
    auto *other = new QRadioButton(tr("Something else:"), this);
    m_choices->addButton(other, int(m_keys.size()));
    column->addWidget(other);
    m_other->setAccessibleName(tr("Reason in your own words"));
    connect(m_other, &QLineEdit::textEdited, this, [other](const QString &text) {
        if (!text.isEmpty()) {
            other->setChecked(true);
        }
    });
    column->addWidget(m_other);
    const auto labelled = [&](const QString &text, QWidget *field) {
        auto *label = new TextLabel(text, TextLabel::Style::Muted, this);
        label->setBuddy(field);
        field->setAccessibleName(text);
        column->addSpacing(space::xs);
        column->addWidget(label);
        column->addWidget(field);
    };
    labelled(tr("Won by (competitor)"), m_competitor);
    labelled(tr("What happened?"), m_note);
    m_note->setMaximumHeight(90);
    m_note->setTabChangesFocus(true);
    auto *buttons = new QHBoxLayout;
    auto *confirm = new Button(tr("Mark as lost"), Button::Kind::Primary, this);
    confirm->setDefault(true);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Secondary, this);
    buttons->addWidget(confirm);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    column->addSpacing(space::s);
    column->addLayout(buttons);
    column->addWidget(new TextLabel(tr("Esc leaves the deal where it was."), TextLabel::Style::Small, this));
    column->addStretch(1);
    connect(confirm, &Button::clicked, this, &LossPanel::confirmed);
    connect(cancel, &Button::clicked, this, &LossPanel::cancelled);
    connect(m_other, &QLineEdit::returnPressed, this, &LossPanel::confirmed);
    connect(m_competitor, &QLineEdit::returnPressed, this, &LossPanel::confirmed);
    setFocusProxy(m_choices->buttons().isEmpty() ? other : m_choices->buttons().constFirst());
}

LossReason LossPanel::reason() const
{
    LossReason reason;
    const int checked = m_choices->checkedId();
    reason.reason = checked >= 0 && checked < m_keys.size() ? m_keys.at(checked) : m_other->text().simplified();
    reason.competitor = m_competitor->text().simplified();
    reason.note = m_note->toPlainText().trimmed();
    return reason;
}

}  // namespace fieldfare
