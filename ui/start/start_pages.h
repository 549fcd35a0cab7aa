// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/start/new_workspace.h"
#include "presentation/start/recent_workspaces.h"
#include "start/start_parts.h"
#include "storage/backup.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;

namespace fieldfare {

class Button;
class FieldGrid;
class PassphraseField;

/// The first page: what one can begin with.
class WelcomePage : public StartPage {
    Q_OBJECT
public:
    explicit WelcomePage(bool withDemo, QWidget *parent = nullptr);
    void setRecent(const QList<RecentWorkspace> &recent);
    [[nodiscard]] InlineMessage *message() const { return m_message; }

signals:
    void demoRequested();
    void newRequested();
    void joinRequested();
    void importRequested();
    void openRequested();
    void backupRequested();
    void recentChosen(const QString &path);

private:
    InlineMessage *m_message;
    QWidget *m_recent;
    QVBoxLayout *m_recentRows;
};

/// Everything a new workspace needs on one page, filled in as far as the system tells.
class NewWorkspacePage : public StartPage {
    Q_OBJECT
public:
    NewWorkspacePage(const QList<TradeOffer> &templates, QWidget *parent = nullptr);
    /// `fileToImport`: what happens next, said in the sentence; empty for nothing.
    void reset(const NewWorkspaceForm &form, const QString &fileToImport);
    /// The same for whoever joins a company by a code: only what does not come with its records is asked.
    void resetToJoin(const NewWorkspaceForm &form);
    [[nodiscard]] NewWorkspaceForm form() const;
    [[nodiscard]] InlineMessage *message() const { return m_message; }
    void setBusy(bool busy);

signals:
    void createRequested();

private:
    void check();
    void showPath();
    void fill(const NewWorkspaceForm &form);
    void setJoins(bool joins);

    FieldGrid *m_grid;
    QLineEdit *m_company;
    QLineEdit *m_user;
    QComboBox *m_currency;
    QComboBox *m_country;
    QComboBox *m_zone;
    QLineEdit *m_code;
    QComboBox *m_industry;
    QWidget *m_trade = nullptr;
    TextLabel *m_industrySentence;
    QLineEdit *m_folder;
    TextLabel *m_path;
    PassphraseField *m_passphrase;
    PassphraseField *m_repeated;
    QCheckBox *m_plain;
    InlineMessage *m_plainWarning;
    InlineMessage *m_message;
    Button *m_create;
    QList<TradeOffer> m_templates;
    bool m_joins = false;
};

/// The recovery code, shown once: print it, copy it, say that it is kept.
class RecoveryCodePage : public StartPage {
    Q_OBJECT
public:
    explicit RecoveryCodePage(QWidget *parent = nullptr);
    void showCode(const QString &workspaceName, const QString &code);
    /// Overwrites what is held.
    void forget();

signals:
    void done();

private:
    void print();

    QString m_name;
    QString m_code;
    TextLabel *m_label;
    QCheckBox *m_kept;
    Button *m_continue;
    InlineMessage *m_message;
};

/// Opens a workspace by passphrase, recovery code or keychain.
class UnlockPage : public StartPage {
    Q_OBJECT
public:
    explicit UnlockPage(QWidget *parent = nullptr);
    /// `locked`: it was open and was locked just now.
    void ask(const QString &path, const WorkspaceFile &description, bool locked, bool keychain);
    [[nodiscard]] InlineMessage *message() const { return m_message; }
    void showFailure(const Error &error);
    /// The company's server was not spoken to for too long, or could not be reached just now: offers what helps.
    void showLeaseOver(const Error &error);
    void setBusy(bool busy, const QString &what = {});
    void takeFocus();

signals:
    void passphraseGiven(const QString &passphrase);
    void codeGiven(const QString &code);
    void keychainRequested();
    void readOnlyRequested();
    void backupRequested();   ///< after damage: the newest backup
    void salvageRequested();  ///< after damage: what can be read
    void contactRequested();  ///< after a lease that is over: speak to the company's server

private:
    void useCode(bool on);
    void submit();

    PassphraseField *m_passphrase;
    QLineEdit *m_code;
    Button *m_unlock;
    Button *m_other;
    Button *m_keychain;
    Button *m_readOnly;
    Button *m_backup;
    Button *m_salvage;
    Button *m_contact;
    Button *m_extend;
    InlineMessage *m_message;
    bool m_isLeaseOver = false;
    bool m_byCode = false;
    bool m_plain = false;
};

/// After the recovery code opened a workspace: a passphrase in place of the lost one.
class NewPassphrasePage : public StartPage {
    Q_OBJECT
public:
    explicit NewPassphrasePage(QWidget *parent = nullptr);
    void reset();
    void setBusy(bool busy);
    [[nodiscard]] InlineMessage *message() const { return m_message; }

signals:
    void chosen(const QString &passphrase);
    void skipped();

private:
    void submit();
    PassphraseField *m_passphrase;
    PassphraseField *m_repeated;
    InlineMessage *m_message;
    Button *m_set;
};

/// A workspace out of a backup file.
class RestorePage : public StartPage {
    Q_OBJECT
public:
    explicit RestorePage(QWidget *parent = nullptr);
    void ask(const BackupInfo &info, const QString &folder);
    void setBusy(bool busy);
    [[nodiscard]] QString folder() const;
    [[nodiscard]] InlineMessage *message() const { return m_message; }

signals:
    void restoreRequested(const QString &passphrase);

private:
    QLineEdit *m_folder;
    PassphraseField *m_passphrase;
    TextLabel *m_passphraseLabel;
    InlineMessage *m_message;
    Button *m_restore;
};

/// Work that takes a while: what is done and how far it is.
class BusyPage : public StartPage {
    Q_OBJECT
public:
    explicit BusyPage(QWidget *parent = nullptr);
    void start(const QString &what, const QString &sentence);
    /// 0 to 1; negative: unknown.
    void setFraction(double fraction);

signals:
    void cancelRequested();

private:
    QProgressBar *m_bar;
    Button *m_cancel;
};

}  // namespace fieldfare
