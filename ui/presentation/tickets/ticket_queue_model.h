// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"
#include "presentation/pipeline/card_look.h"
#include "records/ticket/ticket_queries.h"

#include <QAbstractListModel>

namespace fieldfare {

/// How old a ticket is, and whether that is late for its priority: attention once it waits longer than its first answer
/// should take (urgent 1 h, high 4 h, normal 24 h, low 72 h) or its solution (four times as long), bad at twice that.
[[nodiscard]] ChipText ticketAge(const TicketRow &ticket, const Here &here);
/// Priority as a chip; nothing for the normal one.
[[nodiscard]] ChipText ticketPriority(const TicketRow &ticket, const FieldSpec &priorities);

/// The tickets of one queue.
class TicketQueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TicketRole = Qt::UserRole + 1 /* qint64 */ };

    /// `catalog` field descriptions give the words of priorities.
    explicit TicketQueueModel(const FieldSpec &priorities, QObject *parent = nullptr);

    void setHere(const Here &here) { m_here = here; }
    [[nodiscard]] const Here &here() const { return m_here; }
    void assign(QVector<TicketRow> rows);
    [[nodiscard]] const TicketRow *ticket(int row) const;
    [[nodiscard]] int rowOf(qint64 ticket) const;
    [[nodiscard]] ChipText age(int row) const { return ticketAge(m_rows.at(row), m_here); }
    [[nodiscard]] ChipText priority(int row) const { return ticketPriority(m_rows.at(row), m_priorities); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    FieldSpec m_priorities;
    Here m_here;
    QVector<TicketRow> m_rows;
};

}  // namespace fieldfare
