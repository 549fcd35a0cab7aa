// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits.h"
#include "presentation/tickets/ticket_queue_model.h"
#include "records/user/user_queries.h"

#include <QTimer>

namespace fieldfare {

struct ChangeSet;

/// An answer to a customer, as it is logged.
struct TicketAnswer {
    QString kind = QStringLiteral("email");  ///< email, call or note; a note is no answer to the customer
    QString text;
    bool thenWait = false;  ///< it is the customer's turn afterwards
};

/// What the ticket page does: queues, one ticket with its history, and the steps of its life. GUI thread.
class TicketController : public QObject {
    Q_OBJECT
public:
    static constexpr int shownAtMost = 1000;

    explicit TicketController(Workspace &workspace, QObject *parent = nullptr);

    void load();
    void setQueue(TicketQueue queue);
    [[nodiscard]] TicketQueue queue() const { return m_queue; }
    [[nodiscard]] const TicketCounts &counts() const { return m_counts; }
    [[nodiscard]] TicketQueueModel &model() { return m_model; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QVector<Colleague> &people() const { return m_people; }
    [[nodiscard]] qint64 me() const;

    /// Reads a ticket; opened() follows. It may lie in another queue.
    void open(qint64 ticket);
    /// The ticket shown; id 0 when none.
    [[nodiscard]] const TicketDetails &current() const { return m_current; }

    // The steps. Each is one transaction that can be undone; they act on the ticket shown and do nothing without one.
    void assignTo(qint64 user);
    void take() { assignTo(me()); }
    void setPriority(const QString &priority);
    void answer(const TicketAnswer &answer);
    void waitForCustomer();
    void resolve(std::optional<int> satisfaction = std::nullopt);
    void reopen();
    /// Makes a ticket and opens it.
    void create(const QString &subject, qint64 contact, qint64 company, const QString &priority, const QString &type,
                const QString &description);

    [[nodiscard]] Edits &edits() { return m_edits; }

signals:
    void loaded();
    /// Another ticket is shown, or its contents are new.
    void opened();
    void failed(const fieldfare::Error &error);

private:
    void read();
    void readCurrent();
    void onChanged(const ChangeSet &changes);
    void change(const QString &title, std::function<void(struct Ticket &)> how);

    Workspace &m_workspace;
    Edits m_edits;
    TicketQueueModel m_model;
    TicketQueue m_queue = TicketQueue::Open;
    TicketCounts m_counts;
    QVector<Colleague> m_people;
    TicketDetails m_current;
    QTimer m_again;
    qint64 m_wanted = 0;
    quint64 m_ticketRead = 0;
    quint64 m_queueRead = 0;
    bool m_loaded = false;
};

}  // namespace fieldfare
