// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits.h"
#include "presentation/pipeline/card_look.h"
#include "records/task/task_queries.h"
#include "records/ticket/ticket_queries.h"

#include <QTimer>

namespace fieldfare {

struct ChangeSet;

/// A customer who has been quiet for longer than usual.
struct QuietCustomer {
    QString type;  ///< company or contact
    qint64 id = 0;
    QString name;
    double perMonth = 0;
    int daysQuiet = 0;
    int usualDays = 0;  ///< mean days between contacts
    friend bool operator==(const QuietCustomer &, const QuietCustomer &) = default;
};

/// The day's work.
struct TodayWork {
    QVector<TaskRow> tasks;      ///< overdue and due today
    QVector<TaskRow> coming;     ///< the next seven days
    Unplanned deals;             ///< open deals without a next step
    QVector<TicketRow> tickets;  ///< that wait for an answer
    qint64 ticketsOpen = 0;
    bool noCustomers = false;  ///< neither contact nor company nor deal: somebody just began

    [[nodiscard]] bool allDone() const { return tasks.isEmpty() && deals.cards.isEmpty() && tickets.isEmpty(); }
};

/// What the Today page does. GUI thread.
class TodayController : public QObject {
    Q_OBJECT
public:
    static constexpr int shownTasks = 60;
    static constexpr int shownDeals = 8;
    static constexpr int shownTickets = 8;
    static constexpr int shownQuiet = 5;

    explicit TodayController(Workspace &workspace, QObject *parent = nullptr);

    void load();
    void setEveryone(bool on);
    [[nodiscard]] bool everyone() const { return m_everyone; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const TodayWork &work() const { return m_work; }
    [[nodiscard]] const QVector<QuietCustomer> &quiet() const { return m_quiet; }
    [[nodiscard]] Here here() const;

    void setDone(const TaskRow &task);
    /// To another day at the same time of day.
    void postpone(const TaskRow &task, const QDate &day);
    /// A task about a record: "deal", "contact", "company" or "ticket".
    void plan(const QString &type, qint64 about, const QString &subject, const QDate &day);
    void takeTicket(const TicketRow &ticket);

    [[nodiscard]] Edits &edits() { return m_edits; }

    /// From the report interaction_frequency: at least four contacts, and silent for twice the usual gap and two weeks.
    [[nodiscard]] static bool isUnusuallyQuiet(qint64 interactions, double perMonth, int daysQuiet);

signals:
    void loaded();
    void quietLoaded();
    void failed(const fieldfare::Error &error);

private:
    void read();
    void readQuiet();
    void onChanged(const ChangeSet &changes);

    Workspace &m_workspace;
    Edits m_edits;
    TodayWork m_work;
    QVector<QuietCustomer> m_quiet;
    QTimer m_again;
    quint64 m_ticket = 0;
    bool m_everyone = false;
    bool m_loaded = false;
};

/// The counts beside Today and Tickets in the sidebar, kept true while the workspace is open. GUI thread.
class BadgeCounter : public QObject {
    Q_OBJECT
public:
    explicit BadgeCounter(Workspace &workspace, QObject *parent = nullptr);

signals:
    /// Tasks of mine that are due, tickets that are open.
    void counted(qint64 tasks, qint64 tickets);
    void failed(const fieldfare::Error &error);

private:
    void count();

    Workspace &m_workspace;
    QTimer m_again;
    QTimer m_midnight;
};

}  // namespace fieldfare
