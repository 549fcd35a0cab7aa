// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace fieldfare {

class Button;
class Card;
class CompanyServerCard;
class PackCard;
class InlineMessage;
class PassphraseField;
class ProgressStrip;
class SegmentedControl;
class TextLabel;
class Workspace;
struct ProgramServices;

/// Company and person, look, passphrase and lock, and where the data are. Everything is saved when it is left, and says so.
/// Location::query names the section: "company", "look", "security", "data", "server".
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

private:
    Card *addCard(int section, const QString &title, const QString &sentence = {});
    void buildCompany();
    void buildLook();
    void buildSecurity();
    void buildData();
    void buildServer();
    void fillCompany();
    void saveCompany();
    void renameUser();
    void changePassphrase();
    void makeRecoveryCode();
    void setKeychain(bool on);
    void showLastBackup();
    void showLastDrill();
    void chooseTarget(const QString &title, const QString &suggested, const QString &filter,
                      std::function<void(const QString &)> chosen);

    Workspace &m_workspace;
    CompanyServerCard *m_server = nullptr;
    PackCard *m_pack = nullptr;
    ProgramServices *m_program;
    SegmentedControl *m_sections;
    QStackedWidget *m_stack;
    QList<QVBoxLayout *> m_columns;
    TextLabel *m_foreign = nullptr;  ///< why the company's fields are locked
    QLineEdit *m_company = nullptr;
    QLineEdit *m_user = nullptr;
    QComboBox *m_currency = nullptr;
    QComboBox *m_country = nullptr;
    QComboBox *m_zone = nullptr;
    PassphraseField *m_old = nullptr;
    PassphraseField *m_new = nullptr;
    PassphraseField *m_again = nullptr;
    Button *m_change = nullptr;
    InlineMessage *m_securityMessage = nullptr;
    QCheckBox *m_keychain = nullptr;
    TextLabel *m_lastBackup = nullptr;
    TextLabel *m_lastDrill = nullptr;
    InlineMessage *m_dataMessage = nullptr;
    ProgressStrip *m_progress = nullptr;
};

}  // namespace fieldfare
