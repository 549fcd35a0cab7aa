// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/today/today_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedWidget;
class QVBoxLayout;

namespace fieldfare {

class Card;
class EmptyState;
class SegmentedControl;
class WorkRow;

/// What the day asks for: tasks, deals without a next step, tickets that wait, customers gone quiet.
class TodayPage : public Page {
    Q_OBJECT
public:
    explicit TodayPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override { return m_controller.isLoaded(); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] TodayController &controller() { return m_controller; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWork();
    void showQuiet();
    void showWhatFits();
    void fill(Card *card, QVBoxLayout *rows, const QList<WorkRow *> &made);
    [[nodiscard]] WorkRow *taskRow(const TaskRow &task);
    void openRecord(const QString &type, qint64 id);
    void planPanel(const QString &type, qint64 about, const QString &name, const QString &suggestion);
    void postponeMenu(const TaskRow &task, const QPoint &at);

    Workspace &m_workspace;
    TodayController m_controller;
    PageHeader *m_header;
    SegmentedControl *m_whose;
    QStackedWidget *m_stack;
    EmptyState *m_done;
    EmptyState *m_begin;
    Card *m_tasks = nullptr;
    Card *m_coming = nullptr;
    Card *m_deals = nullptr;
    Card *m_tickets = nullptr;
    Card *m_quiet = nullptr;
    QVBoxLayout *m_taskRows = nullptr;
    QVBoxLayout *m_comingRows = nullptr;
    QVBoxLayout *m_dealRows = nullptr;
    QVBoxLayout *m_ticketRows = nullptr;
    QVBoxLayout *m_quietRows = nullptr;
    bool m_focusWanted = false;
};

}  // namespace fieldfare
