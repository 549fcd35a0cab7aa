// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tickets/ticket_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QListView;
class QStackedWidget;

namespace fieldfare {

class EmptyState;
class FilterChip;
class TicketView;

/// Ticket queues at the left, the ticket at the right.
class TicketsPage : public Page {
    Q_OBJECT
public:
    explicit TicketsPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override { return m_controller.isLoaded(); }
    /// Location::record opens that ticket.
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] TicketController &controller() { return m_controller; }
    [[nodiscard]] QListView *list() const { return m_list; }
    void openNewTicket();

private:
    void buildQueues(class QHBoxLayout *row);
    void buildActions();
    void onLoaded();
    void stepTo(int delta);

    Workspace &m_workspace;
    TicketController m_controller;
    PageHeader *m_header;
    QList<std::pair<TicketQueue, FilterChip *>> m_queues;
    QListView *m_list;
    EmptyState *m_empty;
    TicketView *m_view;
    EmptyState *m_none;
    int m_lastRow = 0;
};

}  // namespace fieldfare
