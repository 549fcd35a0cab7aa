// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_pages.h"

#include "presentation/format.h"
#include "start/passphrase_field.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"

#include <QDir>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

TextLabel *fieldLabel(const QString &text, QWidget *field, QVBoxLayout *column)
{
    auto *label = new TextLabel(text, TextLabel::Style::Strong);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(text);
    }
    column->addSpacing(space::xs);
    column->addWidget(label);
    column->addWidget(field);
    return label;
}

}  // namespace

// --- Welcome -------------------------------------------------------------------------------------------------------------------

WelcomePage::WelcomePage(bool withDemo, QWidget *parent)
    : StartPage(tr("Welcome to Fieldfare"),
                tr("Customers, deals and tickets on this computer, encrypted, with no account and no network needed."),
                parent, 580),
      m_message(new InlineMessage(this)),
      m_recent(new QWidget(this)),
      m_recentRows(new QVBoxLayout(m_recent))
{
    body()->addWidget(m_message);
    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(space::s);
    body()->addWidget(m_recent);
    const auto add = [this](const char *icon, const QString &title, const QString &detail,
                            void (WelcomePage::*signal)()) {
        auto *row = new ChoiceRow(QLatin1String(icon), title, detail, this);
        connect(row, &QAbstractButton::clicked, this, signal);
        body()->addWidget(row);
        return row;
    };
    if (withDemo) {
        add("presentation", tr("Look around in a demo company"),
            tr("Two invented years of a firm of twelve, to try everything on."), &WelcomePage::demoRequested);
    }
    add("plus", tr("Make a new workspace"), tr("For your own company; takes a minute."), &WelcomePage::newRequested);
    add("users", tr("Join a company"), tr("With the code that you were given, to work with its records."),
        &WelcomePage::joinRequested);
    add("file-up", tr("Import a file"), tr("Contacts, companies, deals: from a spreadsheet or another program."),
        &WelcomePage::importRequested);
    add("folder-open", tr("Open a workspace"), tr("A folder Name.fieldfare on this computer."),
        &WelcomePage::openRequested);
    add("archive", tr("Open a backup"), tr("A file Name.fieldfare-backup, also from another computer."),
        &WelcomePage::backupRequested);
    m_recent->hide();
}

void WelcomePage::setRecent(const QList<RecentWorkspace> &recent)
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    int shown = 0;
    for (const RecentWorkspace &entry : recent) {
        if (shown == 4) {
            break;
        }
        auto *row = new ChoiceRow(entry.missing ? QStringLiteral("triangle-alert") : QStringLiteral("lock"), entry.name,
                                  entry.missing ? tr("Not there now: %1").arg(QDir::toNativeSeparators(entry.path))
                                                : QDir::toNativeSeparators(entry.path),
                                  m_recent);
        connect(row, &QAbstractButton::clicked, this, [this, path = entry.path] { emit recentChosen(path); });
        m_recentRows->addWidget(row);
        ++shown;
    }
    if (shown > 0) {
        m_recentRows->addSpacing(space::m);
    }
    m_recent->setVisible(shown > 0);
    setTexts(
        shown > 0 ? tr("Welcome back") : tr("Welcome to Fieldfare"),
        shown > 0
            ? tr("Open what you worked on last, or begin something new.")
            : tr("Customers, deals and tickets on this computer, encrypted, with no account and no network needed."));
}

// --- Unlock --------------------------------------------------------------------------------------------------------------------

UnlockPage::UnlockPage(QWidget *parent)
    : StartPage(QString(), QString(), parent, 400),
      m_passphrase(new PassphraseField(PassphraseField::Strength::Hidden, this)),
      m_code(new QLineEdit(this)),
      m_unlock(new Button(QStringLiteral("lock-open"), tr("Unlock"), Button::Kind::Primary, this)),
      m_other(new Button(QString(), Button::Kind::Link, this)),
      m_keychain(new Button(QStringLiteral("key-round"), tr("Unlock with the system's keychain"),
                            Button::Kind::Secondary, this)),
      m_message(new InlineMessage(this))
{
    m_passphrase->setPlaceholder(tr("Passphrase"));
    m_passphrase->edit()->setAccessibleName(tr("Passphrase"));
    m_code->setPlaceholderText(QStringLiteral("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"));
    m_code->setAccessibleName(tr("Recovery code"));
    m_readOnly = m_message->addAction(tr("Open for reading only"));
    m_backup = m_message->addAction(tr("Open the newest backup"));
    m_salvage = m_message->addAction(tr("Save what can be read"));
    m_contact = m_message->addAction(tr("Connect now"));
    m_extend = m_message->addAction(tr("Use the recovery code"));
    body()->addWidget(m_passphrase);
    body()->addWidget(m_code);
    body()->addWidget(m_message);
    body()->addWidget(m_unlock);
    body()->addWidget(m_keychain);
    auto *row = new QHBoxLayout;
    row->addWidget(m_other);
    row->addStretch(1);
    auto *elsewhere = new Button(tr("Other workspace …"), Button::Kind::Link, this);
    row->addWidget(elsewhere);
    body()->addLayout(row);
    connect(elsewhere, &Button::clicked, this, &StartPage::backRequested);
    connect(m_unlock, &Button::clicked, this, &UnlockPage::submit);
    connect(m_passphrase, &PassphraseField::returnPressed, this, &UnlockPage::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &UnlockPage::submit);
    connect(m_other, &Button::clicked, this, [this] { useCode(!m_byCode); });
    connect(m_keychain, &Button::clicked, this, &UnlockPage::keychainRequested);
    connect(m_readOnly, &Button::clicked, this, &UnlockPage::readOnlyRequested);
    connect(m_backup, &Button::clicked, this, &UnlockPage::backupRequested);
    connect(m_salvage, &Button::clicked, this, &UnlockPage::salvageRequested);
    connect(m_contact, &Button::clicked, this, &UnlockPage::contactRequested);
    connect(m_extend, &Button::clicked, this, [this] { useCode(true); });
}

void UnlockPage::ask(const QString &path, const WorkspaceFile &description, bool locked, bool keychain)
{
    m_plain = !description.isEncrypted();
    m_isLeaseOver = false;
    const QString where = QDir::toNativeSeparators(path);
    setTexts(description.name, m_plain  ? tr("This workspace is not encrypted. %1").arg(where)
                               : locked ? tr("Locked. %1").arg(where)
                                        : where);
    m_message->clear();
    m_passphrase->clear();
    m_code->clear();
    useCode(false);
    m_keychain->setVisible(keychain);
    setBusy(false);
}

void UnlockPage::useCode(bool on)
{
    m_byCode = on;
    m_passphrase->setVisible(!on && !m_plain);
    m_code->setVisible(on && !m_plain);
    m_other->setVisible(!m_plain);
    m_other->setText(on ? tr("Use the passphrase") : tr("Passphrase forgotten?"));
    m_unlock->setText(m_plain ? tr("Open") : tr("Unlock"));
    if (on) {
        m_message->showText(Tone::Accent,
                            m_isLeaseOver
                                ? tr("Type the recovery code of this workspace: it adds 7 days. Dashes and capitals do "
                                     "not matter.")
                                : tr("Type the recovery code that was printed when the workspace was made. "
                                     "Dashes and capitals do not matter."));
    } else {
        m_message->clear();
    }
    takeFocus();
}

void UnlockPage::takeFocus()
{
    if (m_plain) {
        m_unlock->setFocus();
    } else if (m_byCode) {
        m_code->setFocus();
    } else {
        m_passphrase->setFocus();
    }
}

void UnlockPage::submit()
{
    if (!m_unlock->isEnabled()) {
        return;
    }
    if (m_byCode) {
        emit codeGiven(m_code->text());
    } else if (m_plain || !m_passphrase->text().isEmpty()) {
        emit passphraseGiven(m_passphrase->text());
    } else {
        m_message->showText(Tone::Attention, tr("Type the passphrase first."));
    }
}

void UnlockPage::setBusy(bool busy, const QString &what)
{
    m_unlock->setEnabled(!busy);
    m_keychain->setEnabled(!busy);
    m_other->setEnabled(!busy);
    m_passphrase->setEnabled(!busy);
    m_code->setEnabled(!busy);
    m_unlock->setText(busy ? (what.isEmpty() ? tr("Opening …") : what) : m_plain ? tr("Open") : tr("Unlock"));
}

void UnlockPage::showFailure(const Error &error)
{
    setBusy(false);
    m_message->showError(error);
    if (error.code == ErrorCode::Locked) {
        m_readOnly->show();
    } else if (error.code == ErrorCode::Damaged) {
        m_backup->show();
        m_salvage->show();
    } else if (error.code == ErrorCode::WrongKey && !m_byCode) {
        m_passphrase->edit()->selectAll();
    }
    takeFocus();
}

void UnlockPage::showLeaseOver(const Error &error)
{
    setBusy(false);
    m_isLeaseOver = true;
    m_message->showText(Tone::Attention, error.message);
    m_contact->show();
    m_extend->setVisible(!m_plain);
    m_contact->setFocus();
}

// --- New passphrase ------------------------------------------------------------------------------------------------------------

NewPassphrasePage::NewPassphrasePage(QWidget *parent)
    : StartPage(tr("Choose a new passphrase"),
                tr("The recovery code opened the workspace. The lost passphrase will no longer open it; the recovery "
                   "code stays as it is."),
                parent, 440),
      m_passphrase(new PassphraseField(PassphraseField::Strength::Shown, this)),
      m_repeated(new PassphraseField(PassphraseField::Strength::Hidden, this)),
      m_message(new InlineMessage(this))
{
    fieldLabel(tr("New passphrase"), m_passphrase, body());
    fieldLabel(tr("Again"), m_repeated, body());
    body()->addWidget(m_message);
    auto *row = addButtonRow(false);
    auto *later = new Button(tr("Later"), Button::Kind::Ghost, this);
    m_set = new Button(tr("Set and open"), Button::Kind::Primary, this);
    row->addWidget(later);
    row->addWidget(m_set);
    connect(later, &Button::clicked, this, &NewPassphrasePage::skipped);
    connect(m_set, &Button::clicked, this, &NewPassphrasePage::submit);
    connect(m_repeated, &PassphraseField::returnPressed, this, &NewPassphrasePage::submit);
}

void NewPassphrasePage::reset()
{
    m_passphrase->clear();
    m_repeated->clear();
    m_message->clear();
    setBusy(false);
    m_passphrase->setFocus();
}

void NewPassphrasePage::setBusy(bool busy)
{
    m_set->setEnabled(!busy);
    m_set->setText(busy ? tr("Setting …") : tr("Set and open"));
}

void NewPassphrasePage::submit()
{
    NewWorkspaceForm form;
    form.passphrase = m_passphrase->text();
    form.repeated = m_repeated->text();
    for (const NewWorkspaceForm::Problem &problem : form.problems()) {
        if (problem.field == QLatin1String("passphrase") || problem.field == QLatin1String("repeated")) {
            m_message->showText(Tone::Bad, problem.message);
            return;
        }
    }
    emit chosen(form.passphrase);
}

// --- Restore -------------------------------------------------------------------------------------------------------------------

RestorePage::RestorePage(QWidget *parent)
    : StartPage(tr("Open a backup"), QString(), parent, 480),
      m_folder(new QLineEdit(this)),
      m_passphrase(new PassphraseField(PassphraseField::Strength::Hidden, this)),
      m_message(new InlineMessage(this))
{
    fieldLabel(tr("Becomes a workspace in"), m_folder, body());
    m_passphraseLabel =
        fieldLabel(tr("Passphrase or recovery code valid when the backup was made"), m_passphrase, body());
    m_passphraseLabel->setWordWrap(true);
    body()->addWidget(m_message);
    auto *row = addButtonRow(true);
    m_restore = new Button(tr("Restore and open"), Button::Kind::Primary, this);
    row->addWidget(m_restore);
    const auto submit = [this] {
        if (m_restore->isEnabled()) {
            emit restoreRequested(m_passphrase->text());
        }
    };
    connect(m_restore, &Button::clicked, this, submit);
    connect(m_passphrase, &PassphraseField::returnPressed, this, submit);
}

void RestorePage::ask(const BackupInfo &info, const QString &folder)
{
    const QLocale locale;
    setTexts(tr("Open a backup of “%1”").arg(info.workspaceName),
             tr("Made on %1, %2. It is checked while it is read; the backup file stays as it is.")
                 .arg(locale.toString(info.madeAt.toLocalTime(), QLocale::LongFormat),
                      locale.formattedDataSize(info.bytes)));
    m_folder->setText(QDir::toNativeSeparators(folder));
    m_passphrase->clear();
    m_passphrase->setVisible(info.encrypted);
    m_passphraseLabel->setVisible(info.encrypted);
    m_message->clear();
    setBusy(false);
    if (info.encrypted) {
        m_passphrase->setFocus();
    } else {
        m_restore->setFocus();
    }
}

void RestorePage::setBusy(bool busy)
{
    m_restore->setEnabled(!busy);
    m_restore->setText(busy ? tr("Restoring …") : tr("Restore and open"));
}

QString RestorePage::folder() const { return QDir::fromNativeSeparators(m_folder->text().trimmed()); }

// --- Busy ----------------------------------------------------------------------------------------------------------------------

BusyPage::BusyPage(QWidget *parent)
    : StartPage(QString(), QString(), parent, 420),
      m_bar(new QProgressBar(this)),
      m_cancel(new Button(tr("Cancel"), Button::Kind::Secondary, this))
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    body()->addWidget(m_bar);
    auto *row = addButtonRow(false);
    row->addWidget(m_cancel);
    connect(m_cancel, &Button::clicked, this, [this] {
        m_cancel->setEnabled(false);
        emit cancelRequested();
    });
}

void BusyPage::start(const QString &what, const QString &sentence)
{
    setTexts(what, sentence);
    m_cancel->setEnabled(true);
    setFraction(-1);
}

void BusyPage::setFraction(double fraction)
{
    m_bar->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0) {
        m_bar->setValue(int(fraction * 1000));
    }
}

}  // namespace fieldfare
