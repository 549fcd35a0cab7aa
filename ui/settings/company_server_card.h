// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/company_sync.h"

#include <QWidget>

class QLineEdit;

namespace fieldfare {

class Button;
class FieldGrid;
class InlineMessage;
class TextLabel;

/// The company's server in the settings: the code that connects with it, or how it stands with it. GUI thread.
class CompanyServerCard : public QWidget {
    Q_OBJECT
public:
    /// `sync` may be null (a window that shows the past): then it only tells.
    CompanyServerCard(Workspace &workspace, CompanySync *sync, QWidget *parent = nullptr);

    /// Reads anew how the workspace stands.
    void refresh();
    [[nodiscard]] QString stateText() const;

private:
    void connectNow();
    void showLink(const std::optional<CompanyLink> &link);
    void showState();

    Workspace &m_workspace;
    CompanySync *m_sync;
    QWidget *m_offer;
    QLineEdit *m_code;
    Button *m_connect;
    QWidget *m_standing;
    TextLabel *m_server;
    TextLabel *m_person;
    TextLabel *m_state;
    TextLabel *m_last;
    TextLabel *m_waiting;
    Button *m_now;
    InlineMessage *m_message;
    InlineMessage *m_record;
    InlineMessage *m_lease;
    Uid m_held;
    bool m_isLinked = false;
    bool m_isConnecting = false;
};

/// How it stands, in a few words: "In step", "3 changes wait: no connection".
[[nodiscard]] QString companyStateText(const CompanySync::State &state);

}  // namespace fieldfare
