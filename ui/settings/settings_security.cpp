// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/when_done.h"
#include "security/keychain.h"
#include "settings/settings_page.h"
#include "shell/program_services.h"
#include "start/lock_policy.h"
#include "start/passphrase_field.h"
#include "start/recovery_sheet.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int shortestPassphrase = 8;

/// A new recovery code beside the page: shown once, printed or copied.
class RecoveryCodePanel : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(RecoveryCodePanel)
public:
    RecoveryCodePanel(const QString &workspace, const QString &code) : m_code(code)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::m);
        auto *text = new TextLabel(tr("The earlier code no longer opens this workspace; backups made before still open "
                                      "with it. This one is shown only now."),
                                   TextLabel::Style::Muted, this);
        text->setWordWrap(true);
        column->addWidget(text);
        const QStringList groups = code.split(QLatin1Char('-'));
        QString lines;
        for (qsizetype i = 0; i < groups.size(); i += 3) {
            lines += groups.mid(i, 3).join(QStringLiteral(" – ")) +
                     (i + 3 < groups.size() ? QStringLiteral("\n") : QString());
        }
        m_label = new TextLabel(lines, TextLabel::Style::Strong, this);
        m_label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_label->setAccessibleName(tr("Recovery code"));
        column->addWidget(m_label);
        auto *row = new QHBoxLayout;
        auto *print = new Button(QStringLiteral("printer"), tr("Print …"), Button::Kind::Secondary, this);
        auto *copy = new Button(QStringLiteral("copy"), tr("Copy"), Button::Kind::Secondary, this);
        row->addWidget(print);
        row->addWidget(copy);
        row->addStretch(1);
        column->addLayout(row);
        column->addStretch(1);
        connect(print, &Button::clicked, this, [this, workspace] { printRecoverySheet(this, workspace, m_code); });
        connect(copy, &Button::clicked, this, [this] { QApplication::clipboard()->setText(m_code); });
        setFocusProxy(print);
    }
    ~RecoveryCodePanel() override { Secret::wipe(m_code); }

private:
    QString m_code;
    TextLabel *m_label;
};

}  // namespace

void SettingsPage::buildSecurity()
{
    const WorkspaceFile &description = m_workspace.folder().description();
    if (!description.isEncrypted()) {
        auto *card = addCard(2, tr("This workspace is not encrypted"),
                             tr("Whoever gets at this computer or a copy of the folder can read it. To protect it, "
                                "make a new workspace with a passphrase and import your records there."));
        Q_UNUSED(card)
        m_securityMessage = new InlineMessage(this);
        m_securityMessage->hide();
        return;
    }
    auto *lock = addCard(2, tr("Lock"), tr("Locking closes the workspace and takes its key out of memory."));
    auto *lockGrid = new FieldGrid(lock);
    lockGrid->setLabelWidth(180);
    auto *minutes = new QComboBox(lockGrid);
    for (const int one : {1, 5, 10, 30, 60}) {
        minutes->addItem(QCoreApplication::translate("SettingsPage", "after %n minutes", nullptr, one), one);
    }
    minutes->addItem(tr("never by itself"), 0);
    lockGrid->addRow(tr("When nobody works"), minutes);
    lock->body()->addWidget(lockGrid);
    auto *now = new Button(QStringLiteral("lock"), tr("Lock now"), Button::Kind::Secondary, lock);
    now->setToolTip(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L).toString(QKeySequence::NativeText));
    lock->body()->addWidget(now, 0, Qt::AlignLeft);
    const bool canLock = m_program != nullptr && m_program->lock != nullptr;
    minutes->setEnabled(canLock);
    now->setEnabled(m_program != nullptr && m_program->lockNow);
    if (canLock) {
        minutes->setCurrentIndex(std::max(0, minutes->findData(m_program->lock->minutes())));
        connect(minutes, &QComboBox::activated, this,
                [this, minutes] { m_program->lock->setMinutes(minutes->currentData().toInt()); });
    }
    connect(now, &Button::clicked, this, [this] { m_program->lockNow(); });

    auto *keychainCard = addCard(2, tr("Quick unlock"));
    m_keychain = new QCheckBox(tr("Unlock with this computer's keychain"), keychainCard);
    m_keychain->setChecked(description.keySlots.has(KeySlotKind::Keychain));
    const bool keychain = m_program != nullptr && m_program->keychain != nullptr && m_program->keychain->isSupported();
    m_keychain->setEnabled(keychain && !m_workspace.isReadOnly());
    keychainCard->body()->addWidget(m_keychain);
    auto *about = new TextLabel(keychain ? tr("Whoever is logged in on this computer then opens the workspace without "
                                              "the passphrase. The passphrase goes on working.")
                                         : tr("This system has no keychain that the program can use."),
                                TextLabel::Style::Small, keychainCard);
    about->setWordWrap(true);
    keychainCard->body()->addWidget(about);
    connect(m_keychain, &QCheckBox::clicked, this, &SettingsPage::setKeychain);

    auto *passphrase = addCard(2, tr("Passphrase"));
    auto *grid = new FieldGrid(passphrase);
    grid->setLabelWidth(180);
    m_old = new PassphraseField(PassphraseField::Strength::Hidden, grid);
    m_new = new PassphraseField(PassphraseField::Strength::Shown, grid);
    m_again = new PassphraseField(PassphraseField::Strength::Hidden, grid);
    grid->addRow(tr("Present passphrase"), m_old);
    m_old->edit()->setAccessibleName(tr("Present passphrase"));
    grid->addRow(tr("New passphrase"), m_new);
    m_new->edit()->setAccessibleName(tr("New passphrase"));
    grid->addRow(tr("Again"), m_again);
    m_again->edit()->setAccessibleName(tr("New passphrase again"));
    passphrase->body()->addWidget(grid);
    m_securityMessage = new InlineMessage(passphrase);
    passphrase->body()->addWidget(m_securityMessage);
    m_change = new Button(tr("Change the passphrase"), Button::Kind::Secondary, passphrase);
    m_change->setEnabled(!m_workspace.isReadOnly());
    passphrase->body()->addWidget(m_change, 0, Qt::AlignLeft);
    connect(m_change, &Button::clicked, this, &SettingsPage::changePassphrase);
    connect(m_again, &PassphraseField::returnPressed, this, &SettingsPage::changePassphrase);

    auto *code = addCard(2, tr("Recovery code"),
                         tr("It opens the workspace when the passphrase is lost. If the printed one is lost or was "
                            "seen by somebody, make a new one."));
    auto *make = new Button(QStringLiteral("key-round"), tr("Make a new recovery code"), Button::Kind::Secondary, code);
    make->setEnabled(!m_workspace.isReadOnly());
    code->body()->addWidget(make, 0, Qt::AlignLeft);
    connect(make, &Button::clicked, this, &SettingsPage::makeRecoveryCode);
}

void SettingsPage::changePassphrase()
{
    if (!m_change->isEnabled()) {
        return;
    }
    if (m_new->text().size() < shortestPassphrase) {
        m_securityMessage->showText(
            Tone::Bad,
            QCoreApplication::translate("SettingsPage", "Use at least %n characters.", nullptr, shortestPassphrase));
        m_new->setFocus();
        return;
    }
    if (m_new->text() != m_again->text()) {
        m_securityMessage->showText(Tone::Bad, tr("The two passphrases differ. Type it again."));
        m_again->setFocus();
        return;
    }
    m_change->setEnabled(false);
    auto before = std::make_shared<Secret>(Secret::fromText(m_old->text()));
    auto after = std::make_shared<Secret>(Secret::fromText(m_new->text()));
    // On the writer thread, which the workspace waits for when it closes.
    whenDone(
        m_workspace.store().maintain([folder = &m_workspace.folder(), before, after,
                                      cost = m_program != nullptr ? m_program->cost : KdfCost::standard()](
                                         Connection &) { return folder->changePassphrase(*before, *after, cost); }),
        this, [this](const Result<void> &changed) {
            m_change->setEnabled(true);
            if (!changed) {
                m_securityMessage->showError(changed.error());
                m_old->setFocus();
                return;
            }
            m_old->clear();
            m_new->clear();
            m_again->clear();
            m_securityMessage->showText(
                Tone::Good, tr("The passphrase is changed. Backups made before still open with the earlier one."));
        });
}

void SettingsPage::makeRecoveryCode()
{
    whenDone(m_workspace.store().maintain(
                 [folder = &m_workspace.folder()](Connection &) { return folder->newRecoveryCode(); }),
             this, [this](const Result<QString> &code) {
                 if (!code) {
                     shell().report(code.error());
                     return;
                 }
                 shell().openPanel(tr("New recovery code"), new RecoveryCodePanel(m_workspace.name(), *code));
             });
}

void SettingsPage::setKeychain(bool on)
{
    m_keychain->setEnabled(false);
    const auto settle = [this](const Result<void> &done, bool shown) {
        m_keychain->setEnabled(true);
        const QSignalBlocker blocker(m_keychain);
        m_keychain->setChecked(done ? shown : !shown);
        if (!done && done.error().code != ErrorCode::Cancelled) {
            shell().report(done.error());
        }
    };
    const QString id = m_workspace.folder().description().id;
    if (!on) {
        whenDone(m_workspace.store().maintain(
                     [folder = &m_workspace.folder()](Connection &) { return folder->forgetKeychain(); }),
                 this, [this, settle, id](const Result<void> &done) {
                     settle(done, false);
                     if (done) {
                         m_program->keychain->remove(
                             id, this, [](const Result<void> &) { /* without its slot the secret opens nothing */ });
                     }
                 });
        return;
    }
    auto secret = std::make_shared<Secret>(Secret::random(KeySlots::DataKeySize));
    m_program->keychain->write(id, *secret, this, [this, settle, secret](const Result<void> &written) {
        if (!written) {
            settle(written, true);
            return;
        }
        whenDone(m_workspace.store().maintain(
                     [folder = &m_workspace.folder(), secret](Connection &) { return folder->allowKeychain(*secret); }),
                 this, [settle](const Result<void> &done) { settle(done, true); });
    });
}

}  // namespace fieldfare
