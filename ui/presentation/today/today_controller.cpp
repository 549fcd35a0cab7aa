// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/today/today_controller.h"

#include "analytics/report_registry.h"
#include "base/clock.h"
#include "base/when_done.h"
#include "presentation/reports/report_model.h"
#include "records/activity/activity.h"
#include "records/deal/deal.h"
#include "records/record_writer.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "search/list_reader.h"
#include "workspace/workspace.h"

#include <cmath>

namespace fieldfare {

namespace {

constexpr double kDaysPerMonth = 30.4;
constexpr int kHourMs = 3'600'000;

QDateTime endOfDay(ReadContext &context, int daysFromNow)
{
    const QTimeZone zone = context.session().zone;
    return context.clock().nowUtc().toTimeZone(zone).date().addDays(daysFromNow + 1).startOfDay(zone).toUTC();
}

}  // namespace

TodayController::TodayController(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_edits(workspace)
{
    m_again.setSingleShot(true);
    m_again.setInterval(40);
    connect(&m_again, &QTimer::timeout, this, &TodayController::read);
    connect(&workspace.store(), &Store::changed, this, &TodayController::onChanged);
}

Here TodayController::here() const
{
    return Here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()};
}

void TodayController::load()
{
    read();
    readQuiet();
}

void TodayController::setEveryone(bool on)
{
    m_everyone = on;
    read();
}

void TodayController::onChanged(const ChangeSet &changes)
{
    if (m_loaded && (changes.touches(Task::kNumber) || changes.touches(Deal::kNumber) ||
                     changes.touches(Ticket::kNumber) || changes.touches(Activity::kNumber) || m_work.noCustomers)) {
        m_again.start();
    }
}

void TodayController::read()
{
    const quint64 ticket = ++m_ticket;
    const qint64 me = m_workspace.session().user.value;
    const qint64 owner = m_everyone ? 0 : me;
    auto work = m_workspace.read([owner, me](ReadContext &context) -> Result<TodayWork> {
        TodayWork found;
        const QDateTime tonight = endOfDay(context, 0);
        TRY_ASSIGN(const auto tasks, openTasks(context, owner, endOfDay(context, 7), shownTasks));
        for (const TaskRow &task : tasks) {
            (task.due < tonight ? found.tasks : found.coming).append(task);
        }
        TRY_ASSIGN(found.deals, dealsWithoutNextStep(context, owner, shownDeals));
        TRY_ASSIGN(found.tickets, ticketsToAnswer(context, me, shownTickets));
        TRY_ASSIGN(const auto counts, countTickets(context));
        found.ticketsOpen = counts.value(int(TicketQueue::Open));
        found.noCustomers = found.allDone();
        for (const char *type : {"contact", "company", "deal"}) {
            if (found.noCustomers) {
                TRY_ASSIGN(const auto first, ListReader(context).firstRows(ListRequest{QString::fromLatin1(type)}, 1));
                found.noCustomers = first.isEmpty();
            }
        }
        return found;
    });
    whenDone(work, this, [this, ticket](const Result<TodayWork> &found) {
        if (ticket != m_ticket) {
            return;
        }
        if (!found) {
            emit failed(found.error());
            return;
        }
        m_work = *found;
        m_loaded = true;
        emit loaded();
    });
}

bool TodayController::isUnusuallyQuiet(qint64 interactions, double perMonth, int daysQuiet)
{
    return interactions >= 4 && perMonth > 0 && daysQuiet >= 14 && daysQuiet > 2 * kDaysPerMonth / perMonth;
}

void TodayController::readQuiet()
{
    auto report = m_workspace.read([](ReadContext &context) {
        return ReportRegistry().run(context, QStringLiteral("interaction_frequency"),
                                    {{QStringLiteral("limit"), QStringLiteral("300")}});
    });
    whenDone(report, this, [this](const Result<ReportTable> &table) {
        if (!table) {
            emit failed(table.error());
            return;
        }
        QVector<QuietCustomer> quiet;
        const int count = table->column(QStringLiteral("interactions"));
        const int month = table->column(QStringLiteral("per_month"));
        const int days = table->column(QStringLiteral("days_quiet"));
        for (const ReportRow &row : table->rows) {
            const double perMonth = figureNumber(row.cells.value(month));
            const int silent = int(figureNumber(row.cells.value(days)));
            if (std::isnan(perMonth) || !isUnusuallyQuiet(row.cells.value(count).toLongLong(), perMonth, silent)) {
                continue;
            }
            // the report names companies by their number, people without one by its negative
            const qint64 key = row.key.toLongLong();
            quiet.append({key > 0 ? QStringLiteral("company") : QStringLiteral("contact"), std::abs(key),
                          row.cells.value(0).toString(), perMonth, silent, int(std::lround(kDaysPerMonth / perMonth))});
        }
        std::stable_sort(quiet.begin(), quiet.end(), [](const QuietCustomer &a, const QuietCustomer &b) {
            return a.perMonth * a.daysQuiet > b.perMonth * b.daysQuiet;
        });
        m_quiet = quiet.mid(0, shownQuiet);
        emit quietLoaded();
    });
}

void TodayController::setDone(const TaskRow &task)
{
    m_edits.run(tr("Done: “%1”").arg(task.subject), [id = task.id](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(Task record, writer.load(Id<Task>{id}));
        record.done = true;
        return writer.update(record);
    });
}

void TodayController::postpone(const TaskRow &task, const QDate &day)
{
    const QTimeZone zone = m_workspace.session().zone;
    const QDateTime due = QDateTime(day, task.due.toTimeZone(zone).time(), zone).toUTC();
    m_edits.run(tr("Postponed “%1” to %2").arg(task.subject, shortDay(day, here())),
                [id = task.id, due](RecordWriter &writer) -> Result<void> {
                    TRY_ASSIGN(Task record, writer.load(Id<Task>{id}));
                    record.due = due;
                    return writer.update(record);
                });
}

void TodayController::plan(const QString &type, qint64 about, const QString &subject, const QDate &day)
{
    Task task;
    task.subject = subject.simplified();
    if (task.subject.isEmpty() || about == 0) {
        return;
    }
    task.due = day.startOfDay(m_workspace.session().zone).toUTC();
    task.owner = m_workspace.session().user;
    if (type == QLatin1String("deal")) {
        task.deal.value = about;
    } else if (type == QLatin1String("ticket")) {
        task.ticket.value = about;
    } else if (type == QLatin1String("contact")) {
        task.contact.value = about;
    } else {
        task.company.value = about;
    }
    m_edits.run(tr("Planned “%1”").arg(task.subject), [task](RecordWriter &writer) -> Result<void> {
        Task record = task;
        return writer.insert(record);
    });
}

void TodayController::takeTicket(const TicketRow &ticket)
{
    m_edits.run(tr("Took “%1”").arg(ticket.subject),
                [id = ticket.id, me = m_workspace.session().user](RecordWriter &writer) -> Result<void> {
                    TRY_ASSIGN(Ticket record, writer.load(Id<Ticket>{id}));
                    record.owner = me;
                    return writer.update(record);
                });
}

BadgeCounter::BadgeCounter(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_again.setSingleShot(true);
    m_again.setInterval(100);
    connect(&m_again, &QTimer::timeout, this, &BadgeCounter::count);
    connect(&workspace.store(), &Store::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Task::kNumber) || changes.touches(Ticket::kNumber)) {
            m_again.start();
        }
    });
    // a new day brings new tasks without anybody writing
    m_midnight.setInterval(kHourMs);
    connect(&m_midnight, &QTimer::timeout, this, &BadgeCounter::count);
    m_midnight.start();
    m_again.start();  // the first page reads before it
}

void BadgeCounter::count()
{
    using Counts = std::pair<qint64, qint64>;
    auto counts = m_workspace.read([](ReadContext &context) -> Result<Counts> {
        TRY_ASSIGN(const qint64 tasks, countOpenTasks(context, context.session().user.value, endOfDay(context, 0)));
        TRY_ASSIGN(const qint64 tickets, countOpenTickets(context));
        return Counts{tasks, tickets};
    });
    whenDone(counts, this, [this](const Result<Counts> &found) {
        if (found) {
            emit counted(found->first, found->second);
        } else {
            emit failed(found.error());
        }
    });
}

}  // namespace fieldfare
