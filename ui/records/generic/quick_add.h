// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/signature/signature.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPlainTextEdit;

namespace fieldfare {

class Button;
class FieldGrid;
class Shell;
class TextLabel;
class Workspace;

/// Paste the signature of a mail or the text of a card; what was understood stands below for a check; one key makes the contact,
/// and its company when it is new. Nothing is saved before.
class QuickAddForm : public QWidget {
    Q_OBJECT
public:
    QuickAddForm(Workspace &workspace, Shell &shell, const QString &text = {}, QWidget *parent = nullptr);

signals:
    void created(qint64 contact);

private:
    void read();
    void create();
    [[nodiscard]] SignatureContact checked() const;

    Workspace &m_workspace;
    Shell &m_shell;
    QPlainTextEdit *m_text;
    FieldGrid *m_grid;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_last = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_company = nullptr;
    QLineEdit *m_mail = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_mobile = nullptr;
    QLineEdit *m_street = nullptr;
    QLineEdit *m_postalCode = nullptr;
    QLineEdit *m_city = nullptr;
    QLineEdit *m_website = nullptr;
    TextLabel *m_rest;
    TextLabel *m_problem;
    Button *m_create;
    SignatureContact m_read;
};

/// Opens it in the side panel and goes to the contact that was made.
void openQuickAddPanel(Workspace &workspace, Shell &shell, const QString &text = {});

}  // namespace fieldfare
