// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/company_server_card.h"

#include "base/when_done.h"
#include "security/roles.h"
#include "start/start_parts.h"
#include "sync/client/sqlite_client_store.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QSysInfo>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace fieldfare {

QString companyStateText(const CompanySync::State &state)
{
    if (state.phase == CompanySync::Phase::Working && state.percent >= 0) {
        switch (state.step) {
        case sync::SyncProgress::Step::Sending:
            return QCoreApplication::translate("CompanyServerCard", "Sending … %1 %").arg(state.percent);
        case sync::SyncProgress::Step::Receiving:
            return QCoreApplication::translate("CompanyServerCard", "Receiving … %1 %").arg(state.percent);
        case sync::SyncProgress::Step::Applying:
            return QCoreApplication::translate("CompanyServerCard", "Sorting in … %1 %").arg(state.percent);
        }
    }
    switch (state.phase) {
    case CompanySync::Phase::Off: return QCoreApplication::translate("CompanyServerCard", "Not running in this window");
    case CompanySync::Phase::Resting: return QCoreApplication::translate("CompanyServerCard", "In step");
    case CompanySync::Phase::Working: return QCoreApplication::translate("CompanyServerCard", "Exchanging changes …");
    case CompanySync::Phase::Unreachable:
        return QCoreApplication::translate("CompanyServerCard", "No connection; goes on by itself");
    case CompanySync::Phase::Stopped: return QCoreApplication::translate("CompanyServerCard", "Needs you");
    case CompanySync::Phase::Revoked:
        return QCoreApplication::translate("CompanyServerCard", "This device was revoked");
    }
    return {};
}

CompanyServerCard::CompanyServerCard(Workspace &workspace, CompanySync *sync, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_sync(sync),
      m_offer(new QWidget(this)),
      m_code(new QLineEdit(m_offer)),
      m_connect(new Button(tr("Connect"), Button::Kind::Primary, m_offer)),
      m_standing(new QWidget(this)),
      m_server(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_person(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_state(new TextLabel(QString(), TextLabel::Style::Strong, m_standing)),
      m_last(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_waiting(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_now(new Button(QStringLiteral("refresh-cw"), tr("Exchange now"), Button::Kind::Secondary, m_standing)),
      m_message(new InlineMessage(this)),
      m_record(new InlineMessage(this)),
      m_lease(new InlineMessage(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);

    auto *offer = new QVBoxLayout(m_offer);
    offer->setContentsMargins(0, 0, 0, 0);
    offer->setSpacing(space::m);
    auto *about = new TextLabel(
        tr("With a server of your own, colleagues work on the same customers, each with a copy that works "
           "without a network. Your administrator sets it up and gives you a code."),
        TextLabel::Style::Muted, m_offer);
    about->setWordWrap(true);
    offer->addWidget(about);
    auto *grid = new FieldGrid(m_offer);
    grid->setLabelWidth(130);
    m_code->setPlaceholderText(QStringLiteral("fieldfare://…"));
    m_code->setAccessibleName(tr("Code"));
    grid->addRow(tr("Code"), m_code);
    offer->addWidget(grid);
    auto *note = new TextLabel(
        tr("The first person's code makes this workspace the company's: all its records go to the server. With "
           "any other code you join on the first page, in a new workspace."),
        TextLabel::Style::Small, m_offer);
    note->setWordWrap(true);
    offer->addWidget(note);
    offer->addWidget(m_connect, 0, Qt::AlignLeft);

    auto *standing = new QVBoxLayout(m_standing);
    standing->setContentsMargins(0, 0, 0, 0);
    standing->setSpacing(space::m);
    auto *facts = new FieldGrid(m_standing);
    facts->setLabelWidth(130);
    facts->addRow(tr("State"), m_state);
    facts->addRow(tr("Server"), m_server);
    facts->addRow(tr("You"), m_person);
    facts->addRow(tr("Last exchange"), m_last);
    facts->addRow(tr("Waiting"), m_waiting);
    standing->addWidget(facts);
    standing->addWidget(m_now, 0, Qt::AlignLeft);

    column->addWidget(m_offer);
    column->addWidget(m_standing);
    column->addWidget(m_message);
    column->addWidget(m_record);
    column->addWidget(m_lease);
    m_offer->hide();
    m_standing->hide();

    m_connect->setEnabled(false);
    m_code->setEnabled(!workspace.isReadOnly() && sync != nullptr);
    connect(m_code, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_message->clear();
        m_connect->setEnabled(!text.trimmed().isEmpty() && !m_isConnecting);
    });
    connect(m_code, &QLineEdit::returnPressed, this, &CompanyServerCard::connectNow);
    connect(m_connect, &Button::clicked, this, &CompanyServerCard::connectNow);
    m_now->setEnabled(sync != nullptr);
    if (sync != nullptr) {
        connect(m_now, &Button::clicked, sync, &CompanySync::syncNow);
        connect(sync, &CompanySync::stateChanged, this, &CompanyServerCard::showState);
    }
    connect(&workspace, &Workspace::accessChanged, this, &CompanyServerCard::refresh);
    refresh();
}

QString CompanyServerCard::stateText() const { return m_state->text(); }

void CompanyServerCard::refresh()
{
    whenDone(m_workspace.read([](ReadContext &context) { return readCompanyLink(context); }), this,
             [this](const Result<std::optional<CompanyLink>> &link) {
                 if (link) {
                     showLink(*link);
                 } else {
                     m_message->showError(link.error());
                 }
             });
}

void CompanyServerCard::showLink(const std::optional<CompanyLink> &link)
{
    m_isLinked = link.has_value();
    m_standing->setVisible(m_isLinked);
    m_offer->setVisible(!m_isLinked);
    if (!link) {
        return;
    }
    m_server->setText(QStringLiteral("%1:%2").arg(link->server.host).arg(link->server.port));
    // as the server last said; before the first exchange as the code did
    const Grantee *who = m_workspace.session().access.grantee();
    const Role *role = who != nullptr ? &who->role : presetRole(link->role);
    m_person->setText(tr("%1 (%2)").arg(link->personName, role != nullptr ? role->label() : link->role));
    showState();
}

void CompanyServerCard::showState()
{
    if (!m_isLinked) {
        return;
    }
    const CompanySync::State state = m_sync != nullptr ? m_sync->state() : CompanySync::State();
    m_state->setText(companyStateText(state));
    m_last->setText(
        state.lastDone > 0
            ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(state.lastDone).toLocalTime(), QLocale::ShortFormat)
            : tr("not since the program was started"));
    const bool isProblem = state.phase == CompanySync::Phase::Stopped || state.phase == CompanySync::Phase::Revoked;
    if (!state.held.isNull()) {
        if (m_held != state.held) {
            m_held = state.held;
            m_message->clear();
            m_message->showText(
                Tone::Attention,
                tr("A deletion of very many records waits. Was it meant? Undo it in the history, or send it."));
            Button *send = m_message->addAction(tr("Send the deletion"));
            connect(send, &Button::clicked, this, [this] {
                m_sync->confirm(m_held);
                m_held = {};
                m_message->clear();
            });
        }
    } else if (isProblem) {
        // a server that does not know this device any more takes a new code
        m_offer->show();
        m_message->showText(Tone::Bad, state.message);
    } else {
        m_held = {};
        if (state.contentsProblem.isEmpty()) {
            m_message->clear();
        } else {
            m_message->showText(Tone::Attention, tr("The records are in step, not every attached file is."),
                                state.contentsProblem);
        }
    }
    if (!state.recordProblem.isEmpty()) {
        m_record->showText(Tone::Bad, state.recordProblem);
    } else if (!state.recordNote.isEmpty()) {
        m_record->showText(Tone::Neutral, state.recordNote);
    } else {
        m_record->clear();
    }
    if (const QString warning = leaseWarning(state.lease, m_workspace.store().clock()->now(),
                                             m_workspace.folder().description().isEncrypted());
        !warning.isEmpty()) {
        m_lease->showText(Tone::Attention, warning);
    } else {
        m_lease->clear();
    }
    whenDone(m_workspace.read(sync::waitingChanges), this, [this](const Result<qint64> &waiting) {
        if (waiting) {
            m_waiting->setText(
                *waiting == 0 ? tr("nothing")
                              : QCoreApplication::translate("CompanyServerCard", "%n changes", nullptr, int(*waiting)));
        }
    });
}

void CompanyServerCard::connectNow()
{
    if (m_isConnecting || m_sync == nullptr) {
        return;
    }
    const auto code = sync::EnrolmentCode::fromText(m_code->text());
    if (!code) {
        m_message->showError(code.error());
        m_code->setFocus();
        return;
    }
    m_isConnecting = true;
    m_connect->setEnabled(false);
    m_connect->setText(tr("Connecting …"));
    whenDone(QtConcurrent::run([&workspace = m_workspace, code = *code] {
                 return CompanySync::found(workspace, code, QSysInfo::machineHostName());
             }),
             this, [this](const Result<CompanyLink> &link) {
                 m_isConnecting = false;
                 m_connect->setText(tr("Connect"));
                 m_connect->setEnabled(true);
                 if (!link) {
                     m_message->showError(link.error());
                     m_code->setFocus();
                     return;
                 }
                 m_code->clear();
                 m_sync->stop();  // with the old token, if it was running
                 m_sync->start();
                 if (const auto again = m_workspace.reload(); !again) {
                     m_message->showError(again.error());
                 }
                 showLink(*link);
             });
}

}  // namespace fieldfare
