// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/quality/quality_rows_model.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "presentation/tone.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace fieldfare {

QualityRowsModel::QualityRowsModel(Workspace &workspace, QualityController &controller, QObject *parent)
    : WindowedModel(parent), m_workspace(workspace), m_controller(controller)
{
}

QualityRowsModel::~QualityRowsModel() { m_stop.request_stop(); }

void QualityRowsModel::open(const QString &check)
{
    m_check = check;
    m_hits.clear();
    m_flipped.clear();
    m_byHand.clear();
    m_typed.clear();
    m_noneTicked = false;
    m_loaded = false;
    resetTotal(0);
    emit ticksChanged();
    reload();
}

void QualityRowsModel::reload()
{
    const QualityCheck *check = m_controller.check(m_check);
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 ticket = ++m_ticket;
    if (check == nullptr) {
        return;
    }
    whenDone(m_workspace.read([check = *check, settings = m_controller.settings()](
                                  ReadContext &context) { return findQuality(context, check, settings); },
                              m_stop.get_token()),
             this, [this, ticket](const Result<QualityHits> &found) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_loaded = true;
                 if (!found) {
                     emit failed(found.error());
                     emit loaded();
                     return;
                 }
                 m_hits = found->hits;
                 std::stable_partition(m_hits.begin(), m_hits.end(), QualityHit::proposes);
                 resetTotal(static_cast<int>(m_hits.size()));
                 m_controller.takeCount({m_check, m_hits.size(), found->fixable});
                 emit ticksChanged();
                 emit loaded();
             });
}

QVector<qint64> QualityRowsModel::records() const
{
    QVector<qint64> ids;
    QSet<qint64> seen;
    for (const qint64 hit : m_hits) {
        const qint64 record = QualityHit::record(hit);
        if (!seen.contains(record)) {
            seen.insert(record);
            ids.append(record);
        }
    }
    return ids;
}

bool QualityRowsModel::isTicked(qint64 hit) const
{
    const bool writable = QualityHit::proposes(hit) || m_byHand.contains(QualityHit::place(hit));
    return writable && (!m_noneTicked != m_flipped.contains(QualityHit::place(hit)));
}

void QualityRowsModel::setTicked(const QList<int> &rows, bool ticked)
{
    for (const int row : rows) {
        const qint64 hit = hitAt(row);
        if (hit < 0) {
            continue;
        }
        if (ticked == m_noneTicked) {
            m_flipped.insert(QualityHit::place(hit));
        } else {
            m_flipped.remove(QualityHit::place(hit));
        }
        emit dataChanged(index(row, TickColumn), index(row, TickColumn));
    }
    emit ticksChanged();
}

void QualityRowsModel::tickAll(bool ticked)
{
    m_noneTicked = !ticked;
    m_flipped.clear();
    if (rowCount() > 0) {
        emit dataChanged(index(0, TickColumn), index(rowCount() - 1, TickColumn));
    }
    emit ticksChanged();
}

qint64 QualityRowsModel::ticked() const
{
    return std::count_if(m_hits.begin(), m_hits.end(), [this](qint64 hit) { return isTicked(hit); });
}

QualityFix QualityRowsModel::fix() const
{
    QualityFix fix;
    fix.check = m_check;
    std::copy_if(m_hits.begin(), m_hits.end(), std::back_inserter(fix.hits),
                 [this](qint64 hit) { return isTicked(hit); });
    fix.byHand = m_byHand;
    return fix;
}

const FieldSpec *QualityRowsModel::field() const
{
    const QualityCheck *check = m_controller.check(m_check);
    return check == nullptr || check->field.isEmpty() ? nullptr
                                                      : m_workspace.catalog()->at(check->type).field(check->field);
}

bool QualityRowsModel::isEditable() const
{
    const FieldSpec *spec = field();
    if (spec == nullptr || spec->readOnly || !m_controller.mayMend(*m_controller.check(m_check))) {
        return false;
    }
    switch (spec->kind) {
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::Url:
    case FieldKind::Currency:
    case FieldKind::Date: return true;
    default: return false;
    }
}

int QualityRowsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant QualityRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case RecordColumn: return tr("Record");
    case FoundColumn: return tr("Found");
    case ProposalColumn: return tr("Proposal");
    case NoteColumn: return tr("Note");
    default: return QString();
    }
}

Qt::ItemFlags QualityRowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == ProposalColumn && isEditable() && loadedRow(index.row()) != nullptr) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool QualityRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const WindowRow *row = loadedRow(index.row());
    const FieldSpec *spec = field();
    if (role != Qt::EditRole || index.column() != ProposalColumn || row == nullptr || spec == nullptr) {
        return false;
    }
    const QString text = value.toString().trimmed();
    const qint64 place = QualityHit::place(row->id);
    if (text == row->values.value(ProposalColumn).toString()) {
        m_byHand.remove(place);  // the proposal as it was
        m_typed.remove(place);
    } else {
        Value canonical = text.isEmpty() ? Value() : Value(text);
        QString shown = text;
        if (spec->kind == FieldKind::Date && !text.isEmpty()) {
            const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date();
            const QDate day = format::parseDate(text, today);
            if (!day.isValid()) {
                emit failed(Error{
                    ErrorCode::InvalidInput, tr("“%1” is no date. Write it like 31 Dec or 2026-12-31.").arg(text), {}});
                return false;
            }
            canonical = day;
            shown = format::fullDate(day);
        } else if (spec->kind == FieldKind::Currency && !text.isEmpty()) {
            const auto code = Currency::fromCode(text.toUpper());
            if (!code) {
                emit failed(
                    Error{ErrorCode::InvalidInput, tr("“%1” is no currency. Write its code, like EUR.").arg(text), {}});
                return false;
            }
            canonical = code->code();
            shown = code->code();
        }
        m_byHand.insert(place, {row->values.value(FoundColumn).toString(), canonical});
        m_typed.insert(place, shown);
        if (m_noneTicked) {
            m_flipped.insert(place);
        } else {
            m_flipped.remove(place);
        }
    }
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit ticksChanged();
    return true;
}

void QualityRowsModel::requestRows(quint64 generation, int first, int count)
{
    const QualityCheck *check = m_controller.check(m_check);
    if (check == nullptr) {
        return;
    }
    const QVector<qint64> wanted = m_hits.mid(first, count);
    whenDone(
        m_workspace.read([check = *check, wanted, settings = m_controller.settings()](ReadContext &context) {
            return explainQuality(context, check, settings, wanted);
        }),
        this, [this, generation, first, wanted](const Result<QVector<QualityFinding>> &findings) {
            if (!findings) {
                failRows(generation, first, findings.error().message);
                return;
            }
            QHash<qint64, const QualityFinding *> byHit;
            for (const QualityFinding &finding : *findings) {
                byHit.insert(finding.hit, &finding);
            }
            QList<WindowRow> rows;
            for (const qint64 hit : wanted) {
                // A row mended meanwhile stays, empty, until the check runs again: the others keep their places.
                const QualityFinding *finding = byHit.value(hit);
                const bool there = finding != nullptr;
                rows.append(
                    {hit,
                     {QString(), there ? finding->name : QString(), there ? finding->suggestion.found : QString(),
                      there ? finding->suggestion.proposal : QString(), there ? finding->suggestion.note : QString()}});
            }
            deliverRows(generation, first, rows);
        });
}

QVariant QualityRowsModel::cellData(const WindowRow &row, int column, int role) const
{
    const qint64 place = QualityHit::place(row.id);
    const bool typed = m_byHand.contains(place);
    switch (role) {
    case Qt::CheckStateRole:
        if (column != TickColumn || (!QualityHit::proposes(row.id) && !typed)) {
            return {};
        }
        return int(isTicked(row.id) ? Qt::Checked : Qt::Unchecked);
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (column == ProposalColumn && typed) {
            const QString text = m_typed.value(place);
            return text.isEmpty() && role == Qt::DisplayRole ? tr("(empty)") : text;
        }
        return row.values.value(column);
    case Qt::ToolTipRole: return row.values.value(column);
    case table_role::Tone: return int(column == ProposalColumn ? (typed ? Tone::Accent : Tone::Good) : Tone::Neutral);
    case table_role::Id: return QualityHit::record(row.id);
    default: return {};
    }
}

}  // namespace fieldfare
