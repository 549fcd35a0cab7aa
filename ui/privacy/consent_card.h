// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/consent/consent.h"
#include "widgets/basic/card.h"

namespace fieldfare {

class Shell;
class Button;
class TextLabel;
class Workspace;

/// What a person agreed to and withdrew, one line for each purpose, in the rail of the contact's page; with a way to add an entry.
class ConsentCard : public Card {
    Q_OBJECT
public:
    ConsentCard(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    /// 0 hides it.
    /// `mayChange`: entries may be added.
    void setContact(qint64 contact, bool mayChange = true);

signals:
    void loaded();

private:
    void show_(const QVector<Consent> &states);
    void openForm(const QString &purpose, const QString &state);

    Workspace &m_workspace;
    Shell &m_shell;
    qint64 m_contact = 0;
    quint64 m_ticket = 0;
    QVBoxLayout *m_rows;
    TextLabel *m_hint;
    Button *m_add = nullptr;
    bool m_mayChange = true;
};

}  // namespace fieldfare
