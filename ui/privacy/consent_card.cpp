// SPDX-License-Identifier: GPL-3.0-or-later
#include "privacy/consent_card.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "privacy/consent_form.h"
#include "records/consent/consent_queries.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

namespace fieldfare {

ConsentCard::ConsentCard(Workspace &workspace, Shell &shell, QWidget *parent)
    : Card(tr("Consents"), parent),
      m_workspace(workspace),
      m_shell(shell),
      m_rows(new QVBoxLayout),
      m_hint(new TextLabel(tr("Nothing is known of what this person agreed to."), TextLabel::Style::Muted, this))
{
    m_add = iconButton(QStringLiteral("plus"), tr("Add a consent or withdrawal"), Button::Kind::Ghost, this);
    m_add->setQuiet(true);
    addHeaderWidget(m_add);
    m_hint->setWordWrap(true);
    m_rows->setSpacing(space::s);
    body()->addWidget(m_hint);
    body()->addLayout(m_rows);
    connect(m_add, &Button::clicked, this, [this] { openForm(QString(), QString::fromLatin1(consent::granted)); });
    hide();
}

void ConsentCard::setContact(qint64 contact, bool mayChange)
{
    m_mayChange = mayChange && !m_workspace.isReadOnly();
    m_add->setEnabled(m_mayChange);
    if (m_contact != contact)
        show_({});
    m_contact = contact;
    setVisible(contact > 0);
    const quint64 ticket = ++m_ticket;
    if (contact <= 0)
        return;
    whenDone(m_workspace.read([contact](ReadContext &context) { return consentsOf(context, Id<Contact>{contact}); }),
             this, [this, ticket](const Result<QVector<Consent>> &states) {
                 if (ticket != m_ticket)
                     return;
                 if (!states) {
                     m_shell.report(states.error());
                     return;
                 }
                 show_(*states);
                 emit loaded();
             });
}

void ConsentCard::show_(const QVector<Consent> &states)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_hint->setVisible(states.isEmpty());
    const auto catalog = m_workspace.catalog();
    const RecordType &type = catalog->at(Consent::kNumber);
    const FieldSpec *purpose = type.field(QStringLiteral("purpose"));
    const FieldSpec *state = type.field(QStringLiteral("state"));
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    for (const Consent &entry : states) {
        const bool isGranted = entry.state == QLatin1String(consent::granted);
        auto *line = new QWidget(this);
        auto *column = new QVBoxLayout(line);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *row = new QHBoxLayout;
        row->addWidget(new ElidedLabel(purpose->choiceLabel(entry.purpose), TextLabel::Style::Body, line), 1);
        row->addWidget(new Chip(state->choiceLabel(entry.state), isGranted ? Tone::Good : Tone::Bad, QString(), line));
        column->addLayout(row);
        auto *below = new QHBoxLayout;
        QStringList about{format::moment(entry.at, now, m_workspace.settings().zone)};
        if (!entry.source.isEmpty())
            about.append(entry.source.simplified());
        below->addWidget(new ElidedLabel(about.join(QStringLiteral(" · ")), TextLabel::Style::Small, line), 1);
        auto *turn = new Button(isGranted ? tr("Withdraw …") : tr("Grant again …"), Button::Kind::Link, line);
        turn->setAccessibleName(QStringLiteral("%1: %2").arg(purpose->choiceLabel(entry.purpose), turn->text()));
        turn->setEnabled(m_mayChange);
        connect(turn, &Button::clicked, this, [this, entry, isGranted] {
            openForm(entry.purpose, QString::fromLatin1(isGranted ? consent::withdrawn : consent::granted));
        });
        below->addWidget(turn);
        column->addLayout(below);
        m_rows->addWidget(line);
    }
}

void ConsentCard::openForm(const QString &purpose, const QString &state)
{
    m_shell.openPanel(state == QLatin1String(consent::withdrawn) ? tr("Consent withdrawn") : tr("Add a consent"),
                      new ConsentForm(m_workspace, m_shell, m_contact, purpose, state));
}

}  // namespace fieldfare
