// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/view_form.h"

#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fieldfare {

ViewForm::ViewForm(ViewController &views, Shell &shell, ListView view, QWidget *parent)
    : QWidget(parent),
      m_views(views),
      m_shell(shell),
      m_view(std::move(view)),
      m_name(new QLineEdit(m_view.name, this)),
      m_pinned(new QCheckBox(tr("Show as a tab above the list"), this)),
      m_shared(new QCheckBox(tr("Share with everybody in this workspace"), this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_save(new Button(m_view.isBuiltIn() ? tr("Save view") : tr("Rename"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *about = new TextLabel(tr("A view keeps the filter, the order and the columns of this list under a name."),
                                TextLabel::Style::Muted, this);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *grid = new FieldGrid(this);
    grid->addRow(tr("Name"), m_name);
    auto *query =
        new TextLabel(m_view.query.isEmpty() ? tr("all records") : m_view.query, TextLabel::Style::Body, this);
    query->setWordWrap(true);
    query->setContentsMargins(8, 6, 0, 6);
    grid->addRow(tr("Filter"), query);
    column->addWidget(grid);
    m_pinned->setChecked(m_view.pinned);
    m_shared->setChecked(m_view.shared);
    column->addWidget(m_pinned);
    column->addWidget(m_shared);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(m_save, 0, Qt::AlignRight);
    column->addStretch(1);
    setFocusProxy(m_name);
    m_name->selectAll();
    m_save->setEnabled(!m_view.name.trimmed().isEmpty());
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_save->setEnabled(!text.trimmed().isEmpty());
        m_problem->hide();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &ViewForm::save);
    connect(m_save, &Button::clicked, this, &ViewForm::save);
    connect(&m_views, &ViewController::kept, this, [this] { m_shell.closePanel(); });
    connect(&m_views.edits(), &Edits::failed, this, [this](const Error &error) {
        m_problem->setText(error.message);
        m_problem->show();
        m_save->setEnabled(true);
        m_name->setFocus();
    });
}

void ViewForm::save()
{
    if (m_name->text().trimmed().isEmpty()) {
        return;
    }
    m_save->setEnabled(false);
    m_view.name = m_name->text().trimmed();
    m_view.pinned = m_pinned->isChecked();
    m_view.shared = m_shared->isChecked();
    m_views.save(m_view, m_view.isBuiltIn() ? tr("Saved the view “%1”").arg(m_view.name)
                                            : tr("Changed the view “%1”").arg(m_view.name));
}

}  // namespace fieldfare
