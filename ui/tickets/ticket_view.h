// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tickets/ticket_controller.h"
#include "shell/shell.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace fieldfare {

class Button;
class Chip;
class ElidedLabel;
class SegmentedControl;
class TextLabel;

/// One ticket: what it is about, its history, and what can be done with it.
class TicketView : public QWidget {
    Q_OBJECT
public:
    TicketView(TicketController &controller, Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    void writeAnswer();
    void askSatisfaction();
    void openAssignMenu();
    void openPriorityMenu();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show_();
    void showSteps();
    void send(bool thenWait);
    [[nodiscard]] QWidget *stepWidget(const TicketStep &step);

    TicketController &m_controller;
    Workspace &m_workspace;
    Shell &m_shell;
    QWidget *m_head;  // what the ticket is and what can be done; scrolls with the history in a short window
    TextLabel *m_subject;
    TextLabel *m_about;
    Button *m_customer;
    class FlowLayout *m_facts;
    Button *m_take;
    Button *m_assign;
    Button *m_priority;
    Button *m_resolve;
    Button *m_reopen;
    QScrollArea *m_scroll;
    QVBoxLayout *m_scrolled;
    QVBoxLayout *m_steps;
    QWidget *m_composer;
    SegmentedControl *m_kind;
    QPlainTextEdit *m_text;
    Button *m_send;
    Button *m_sendWait;
    Button *m_mail;
    qint64 m_shown = 0;
    QString m_draftOf;
};

}  // namespace fieldfare
