// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/tickets/ticket_controller.h"

#include "base/clock.h"
#include "base/when_done.h"
#include "records/activity/activity.h"
#include "records/record_writer.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

struct Answer {
    QVector<TicketRow> rows;
    TicketCounts counts;
    QVector<Colleague> people;
};

}  // namespace

TicketController::TicketController(Workspace &workspace, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_edits(workspace),
      m_model(*workspace.catalog()->at(QStringLiteral("ticket")).field(QStringLiteral("priority")))
{
    m_again.setSingleShot(true);
    m_again.setInterval(30);
    connect(&m_again, &QTimer::timeout, this, &TicketController::read);
    connect(&workspace.store(), &Store::changed, this, &TicketController::onChanged);
}

qint64 TicketController::me() const { return m_workspace.session().user.value; }

void TicketController::onChanged(const ChangeSet &changes)
{
    if (m_loaded && (changes.touches(Ticket::kNumber) || changes.touches(Activity::kNumber) ||
                     changes.touches(TicketEvent::kNumber))) {
        m_again.start();
    }
}

void TicketController::load() { read(); }

void TicketController::setQueue(TicketQueue queue)
{
    m_queue = queue;
    read();
}

void TicketController::read()
{
    const quint64 ticket = ++m_queueRead;
    whenDone(m_workspace.read([queue = m_queue](ReadContext &context) -> Result<Answer> {
        Answer answer;
        TRY_ASSIGN(answer.rows, readTicketQueue(context, queue, shownAtMost));
        TRY_ASSIGN(answer.counts, countTickets(context));
        TRY_ASSIGN(answer.people, colleagues(context));
        return answer;
    }),
             this, [this, ticket](const Result<Answer> &answer) {
                 if (ticket != m_queueRead) {
                     return;
                 }
                 if (!answer) {
                     emit failed(answer.error());
                     return;
                 }
                 m_people = answer->people;
                 m_counts = answer->counts;
                 m_model.setHere(Here{m_workspace.store().clock()->nowUtc(), m_workspace.session().zone, QLocale()});
                 m_model.assign(answer->rows);
                 m_loaded = true;
                 emit loaded();
             });
    if (m_wanted != 0) {
        readCurrent();
    }
}

void TicketController::open(qint64 ticket)
{
    if (m_wanted == ticket && m_current.ticket.id == ticket) {
        return;
    }
    m_wanted = ticket;
    readCurrent();
}

void TicketController::readCurrent()
{
    const quint64 request = ++m_ticketRead;
    if (m_wanted == 0) {
        m_current = {};
        emit opened();
        return;
    }
    whenDone(m_workspace.read([id = m_wanted](ReadContext &context) { return readTicket(context, id); }), this,
             [this, request](const Result<TicketDetails> &details) {
                 if (request != m_ticketRead) {
                     return;
                 }
                 if (details) {
                     m_current = *details;
                 } else {
                     m_wanted = 0;
                     m_current = {};
                     if (details.error().code != ErrorCode::NotFound) {
                         emit failed(details.error());
                     }
                 }
                 emit opened();
             });
}

void TicketController::change(const QString &title, std::function<void(Ticket &)> how)
{
    if (m_current.ticket.id == 0) {
        return;
    }
    m_edits.run(title, [id = m_current.ticket.id, how = std::move(how)](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(Ticket ticket, writer.load(Id<Ticket>{id}));
        how(ticket);
        return writer.update(ticket);
    });
}

void TicketController::assignTo(qint64 user)
{
    QString name;
    for (const Colleague &person : m_people) {
        name = person.id == user ? person.name : name;
    }
    const QString title = user == me() ? tr("Took “%1”").arg(m_current.ticket.subject)
                          : user == 0  ? tr("Put “%1” back into the queue").arg(m_current.ticket.subject)
                                       : tr("Gave “%1” to %2").arg(m_current.ticket.subject, name);
    change(title, [user](Ticket &ticket) { ticket.owner.value = user; });
}

void TicketController::setPriority(const QString &priority)
{
    const FieldSpec *field = m_workspace.catalog()->at(QStringLiteral("ticket")).field(QStringLiteral("priority"));
    change(tr("Priority of “%1”: %2").arg(m_current.ticket.subject, field->choiceLabel(priority)),
           [priority](Ticket &ticket) { ticket.priority = priority; });
}

void TicketController::answer(const TicketAnswer &answer)
{
    if (m_current.ticket.id == 0 || answer.text.trimmed().isEmpty()) {
        return;
    }
    const TicketRow &about = m_current.ticket;
    const bool note = answer.kind == QLatin1String("note");
    Activity activity;
    activity.kind = answer.kind;
    activity.subject = note ? QString() : tr("Re: %1").arg(about.subject);
    activity.body = answer.text.trimmed();
    activity.direction = note ? QString() : QStringLiteral("out");
    activity.ticket.value = about.id;
    activity.contact.value = about.contact;
    activity.company.value = about.company;
    activity.owner.value = me();
    const bool take = about.owner == 0 && !note;
    m_edits.run(note ? tr("Note on “%1”").arg(about.subject) : tr("Answered “%1”").arg(about.subject),
                [activity, take, wait = answer.thenWait && !note](RecordWriter &writer) -> Result<void> {
                    Activity record = activity;
                    TRY(writer.insert(record));
                    if (!take && !wait) {
                        return {};
                    }
                    TRY_ASSIGN(Ticket ticket, writer.load(activity.ticket));
                    if (take) {
                        ticket.owner = activity.owner;  // who answers has it
                    }
                    if (wait) {
                        ticket.state = QStringLiteral("waiting");
                    }
                    return writer.update(ticket);
                });
}

void TicketController::waitForCustomer()
{
    change(tr("“%1” waits for the customer").arg(m_current.ticket.subject),
           [](Ticket &ticket) { ticket.state = QStringLiteral("waiting"); });
}

void TicketController::resolve(std::optional<int> satisfaction)
{
    if (m_current.ticket.isDone()) {
        return;
    }
    change(tr("Resolved “%1”").arg(m_current.ticket.subject), [satisfaction, me = me()](Ticket &ticket) {
        ticket.state = QStringLiteral("resolved");
        if (satisfaction) {
            ticket.satisfaction = *satisfaction;
        }
        if (!ticket.owner.isValid()) {
            ticket.owner.value = me;
        }
    });
}

void TicketController::reopen()
{
    if (!m_current.ticket.isDone()) {
        return;
    }
    change(tr("Reopened “%1”").arg(m_current.ticket.subject),
           [](Ticket &ticket) { ticket.state = QStringLiteral("open"); });
}

void TicketController::create(const QString &subject, qint64 contact, qint64 company, const QString &priority,
                              const QString &type, const QString &description)
{
    Ticket ticket;
    ticket.subject = subject.simplified();
    ticket.contact.value = contact;
    ticket.company.value = company;
    ticket.description = description.trimmed();
    ticket.type = type;
    if (!priority.isEmpty()) {
        ticket.priority = priority;
    }
    auto id = std::make_shared<qint64>(0);
    m_edits.run(
        tr("New ticket “%1”").arg(ticket.subject),
        [ticket, id](RecordWriter &writer) -> Result<void> {
            Ticket record = ticket;
            TRY(writer.insert(record));
            *id = record.id;
            return {};
        },
        [this, id](bool written) {
            if (written) {
                open(*id);
            }
        });
}

}  // namespace fieldfare
