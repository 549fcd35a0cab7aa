// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/tickets/ticket_queue_model.h"

#include "presentation/format.h"

namespace fieldfare {

namespace {

qint64 hoursToAnswer(const QString &priority)
{
    return priority == QLatin1String("urgent") ? 1
           : priority == QLatin1String("high") ? 4
           : priority == QLatin1String("low")  ? 72
                                               : 24;
}

}  // namespace

ChipText ticketAge(const TicketRow &ticket, const Here &here)
{
    if (ticket.isDone()) {
        return {format::duration(ticket.openedAt.secsTo(ticket.resolvedAt)), Tone::Good, QStringLiteral("check")};
    }
    const qint64 seconds = ticket.openedAt.secsTo(here.now);
    ChipText chip{format::age(ticket.openedAt, here.now), Tone::Neutral, QStringLiteral("clock")};
    if (ticket.state == QLatin1String("waiting")) {
        return chip;  // it is the customer's turn
    }
    const qint64 allowed = hoursToAnswer(ticket.priority) * 3600 * (ticket.firstResponseAt.isValid() ? 4 : 1);
    if (seconds > allowed) {
        chip.tone = seconds > 2 * allowed ? Tone::Bad : Tone::Attention;
    }
    return chip;
}

ChipText ticketPriority(const TicketRow &ticket, const FieldSpec &priorities)
{
    if (ticket.priority.isEmpty() || ticket.priority == QLatin1String("normal")) {
        return {};
    }
    const Choice *choice = priorities.choice(ticket.priority);
    const bool high = ticket.priority == QLatin1String("urgent") || ticket.priority == QLatin1String("high");
    return {priorities.choiceLabel(ticket.priority), choice != nullptr ? toneFromText(choice->tone) : Tone::Neutral,
            high ? QStringLiteral("flag") : QString()};
}

TicketQueueModel::TicketQueueModel(const FieldSpec &priorities, QObject *parent)
    : QAbstractListModel(parent), m_priorities(priorities)
{
}

void TicketQueueModel::assign(QVector<TicketRow> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const TicketRow &a, const TicketRow &b) { return a.id == b.id; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty()) {
            emit dataChanged(index(0), index(int(m_rows.size()) - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const TicketRow *TicketQueueModel::ticket(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int TicketQueueModel::rowOf(qint64 ticket) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).id == ticket) {
            return i;
        }
    }
    return -1;
}

int TicketQueueModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant TicketQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TicketRow &row = m_rows.at(index.row());
    switch (role) {
    case TicketRole: return row.id;
    case Qt::DisplayRole: return row.subject;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QStringList parts{row.number,
                          row.subject,
                          row.companyName,
                          row.contactName,
                          priority(index.row()).text,
                          age(index.row()).text,
                          row.ownerName};
        parts.removeAll(QString());
        return parts.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    default: return {};
    }
}

}  // namespace fieldfare
