// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/record_list_model.h"

#include "base/when_done.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QTimer>

#include <utility>

namespace fieldfare {

namespace {

constexpr int firstRowCount = WindowedModel::pageSize;

/// What the first, bounded reading brings: enough to paint and to size the scroll bar.
struct FirstRows {
    QVector<qint64> ids;
    qint64 total = 0;
};

}  // namespace

RecordListModel::RecordListModel(Workspace &workspace, QObject *parent)
    : WindowedModel(parent), m_workspace(workspace), m_catalog(workspace.catalog()), m_refresh(new QTimer(this))
{
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(60);
    connect(m_refresh, &QTimer::timeout, this, [this] { readOrder(false); });
    connect(&workspace.store(), &Store::changed, this, &RecordListModel::onChanged);
}

RecordListModel::~RecordListModel() { m_stop.request_stop(); }

void RecordListModel::setRequest(const ListRequest &request)
{
    const bool typeChanged = request.type != m_request.type || m_type == nullptr;
    m_request = request;
    if (typeChanged) {
        m_catalog = m_workspace.catalog();
        m_type = m_catalog->find(request.type);
        m_linked.clear();
        m_wanted.clear();
        m_pending.clear();
        buildColumns();
        m_ids.clear();
        resetTotal(0);
    }
    readOrder(true);
}

void RecordListModel::buildColumns()
{
    m_columns.clear();
    if (m_type == nullptr) {
        return;
    }
    const FieldSpec *naming = namingField(*m_type);
    m_columns.append(QString());
    for (const FieldSpec &field : m_type->fields) {
        if (!field.hidden && !field.isList() && &field != naming) {
            m_columns.append(field.key);
        }
    }
    m_columns += m_linked;
}

void RecordListModel::setShownColumns(const QStringList &keys)
{
    if (m_type == nullptr) {
        return;
    }
    QStringList linked;
    QSet<QString> wanted{QString()};  // never empty: that would mean all
    for (const QString &key : keys) {
        wanted.insert(key);
        if (!linked.contains(key) && linkedColumn(*m_catalog, *m_type, key)) {
            linked.append(key);
        }
    }
    linked.sort();
    if (linked != m_linked) {
        m_linked = linked;
        m_wanted = wanted;
        buildColumns();
        resetTotal(rowCount());
    } else if (wanted != m_wanted) {
        const bool more = !m_wanted.isEmpty() && !m_wanted.contains(wanted);
        m_wanted = wanted;
        if (more) {
            refreshPages();
        }
    }
}

bool RecordListModel::isLinked(int column) const { return m_columns.value(column).contains(QLatin1Char(':')); }

ListCell RecordListModel::cell(int row, int column) const
{
    const WindowRow *loaded = loadedRow(row);
    if (loaded == nullptr || column < 0 || column >= loaded->values.size()) {
        return {};
    }
    const auto pending = m_pending.constFind({loaded->id, m_columns.value(column)});
    if (pending != m_pending.constEnd()) {
        return *pending;
    }
    return column == 0 ? ListCell{loaded->values.first(), {}} : loaded->values.at(column).value<ListCell>();
}

void RecordListModel::showPending(qint64 id, const QString &key, const ListCell &cell)
{
    m_pending.insert({id, key}, cell);
    const int row = rowOf(id);
    if (row >= 0) {
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

void RecordListModel::dropPending()
{
    if (!m_pending.isEmpty()) {
        m_pending.clear();
        emit dataChanged(index(0, 0), index(std::max(0, rowCount() - 1), columnCount() - 1));
    }
}

void RecordListModel::readOrder(bool firstRowsToo)
{
    if (m_type == nullptr) {
        emit failed(
            Error{ErrorCode::NotFound, QCoreApplication::translate("RecordListModel", "There is no such list."), {}});
        return;
    }
    // Older questions are of no interest any more.
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 ticket = ++m_ticket;
    m_complete = false;
    // By name the first rows are there at once, and nothing shall delay them. Elsewhere both may take their time.
    const bool quickStart = firstRowsToo && m_request.query.isEmpty() && m_request.sortField.isEmpty();
    if (firstRowsToo) {
        readFirstRows(ticket, quickStart);
    }
    if (!quickStart) {
        readWholeOrder(ticket);
    }
}

void RecordListModel::readFirstRows(quint64 ticket, bool thenAll)
{
    whenDone(m_workspace.read(
                 [request = m_request](ReadContext &context) -> Result<FirstRows> {
                     ListReader reader(context);
                     FirstRows first;
                     TRY_ASSIGN(first.ids, reader.firstRows(request, firstRowCount));
                     first.total = first.ids.size();
                     if (first.ids.size() == firstRowCount) {
                         TRY_ASSIGN(first.total, reader.count(request));
                     }
                     return first;
                 },
                 m_stop.get_token()),
             this, [this, ticket, thenAll](const Result<FirstRows> &first) {
                 if (ticket != m_ticket || m_complete) {
                     return;
                 }
                 if (!first) {
                     if (first.error().code != ErrorCode::Cancelled) {
                         refuse(first.error());
                     }
                     return;
                 }
                 m_ids = first->ids;
                 m_waiting.clear();
                 resetTotal(static_cast<int>(first->total));
                 if (thenAll && first->ids.size() == first->total) {
                     m_complete = true;
                     emit loaded();
                 } else if (thenAll) {
                     prefetch(0, firstRowCount);
                     readWholeOrder(ticket);
                 }
             });
}

void RecordListModel::readWholeOrder(quint64 ticket)
{
    whenDone(m_workspace.read(
                 [request = m_request](ReadContext &context) -> Result<QVector<qint64>> {
                     ListReader reader(context);
                     return reader.allRows(request);
                 },
                 m_stop.get_token()),
             this, [this, ticket](const Result<QVector<qint64>> &all) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!all) {
                     if (all.error().code != ErrorCode::Cancelled) {
                         refuse(all.error());
                     }
                     return;
                 }
                 takeOrder(*all);
             });
}

void RecordListModel::refuse(const Error &error)
{
    ++m_ticket;
    // The list stays as it was, and can be worked with.
    m_complete = m_ids.size() == rowCount();
    emit failed(error);
}

void RecordListModel::takeOrder(const QVector<qint64> &ids)
{
    m_complete = true;
    const bool sameStart = ids.size() == rowCount() && std::equal(m_ids.begin(), m_ids.end(), ids.begin(),
                                                                  ids.begin() + std::min(m_ids.size(), ids.size()));
    const bool wasWhole = m_ids.size() == ids.size();
    m_ids = ids;
    if (!sameStart) {
        m_waiting.clear();
        resetTotal(static_cast<int>(ids.size()));
    } else if (wasWhole) {
        // Order unchanged: only values may be new.
        m_waiting.clear();
        refreshPages();
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[first, count] : waiting) {
        requestRows(generation(), first, count);
    }
    emit loaded();
}

void RecordListModel::requestRows(quint64 generation, int first, int count)
{
    if (m_type == nullptr) {
        return;
    }
    if (first + count > m_ids.size()) {
        m_waiting.append({first, count});
        return;
    }
    const QVector<qint64> ids = m_ids.mid(first, count);
    QStringList columns = m_columns.mid(1);
    if (!m_wanted.isEmpty()) {
        for (QString &column : columns) {
            if (!m_wanted.contains(column)) {
                column.clear();  // an empty cell keeps the position
            }
        }
    }
    whenDone(m_workspace.read(
                 [type = m_request.type, ids, columns](ReadContext &context) -> Result<QVector<ListRow>> {
                     return listCells(context, context.catalog().at(type), ids, columns);
                 },
                 m_stop.get_token()),
             this, [this, generation, first, ids, columns](const Result<QVector<ListRow>> &read) {
                 if (!read) {
                     if (read.error().code == ErrorCode::Cancelled) {
                         dropRequest(generation, first);
                     } else {
                         failRows(generation, first, read.error().message);
                     }
                     return;
                 }
                 QHash<qint64, const ListRow *> byId;
                 for (const ListRow &row : *read) {
                     byId.insert(row.id, &row);
                 }
                 QList<WindowRow> rows;
                 rows.reserve(ids.size());
                 for (const qint64 id : ids) {
                     WindowRow row;
                     row.id = id;
                     for (const QString &key : std::as_const(m_columns)) {
                         m_pending.remove({id, key});
                     }
                     if (const ListRow *found = byId.value(id)) {
                         row.values.append(found->name);
                         for (qsizetype i = 0; i < found->cells.size(); ++i) {
                             // What was not read takes no memory.
                             row.values.append(columns.at(i).isEmpty() ? QVariant()
                                                                       : QVariant::fromValue(found->cells.at(i)));
                         }
                     }
                     rows.append(row);
                 }
                 deliverRows(generation, first, rows);
             });
}

int RecordListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const FieldSpec *RecordListModel::columnField(int column) const
{
    if (m_type == nullptr || column < 0 || column >= m_columns.size()) {
        return nullptr;
    }
    if (isLinked(column)) {
        const auto linked = linkedColumn(*m_catalog, *m_type, m_columns.at(column));
        return linked ? linked->field : nullptr;
    }
    return column == 0 ? namingField(*m_type) : m_type->field(m_columns.at(column));
}

bool RecordListModel::isDefaultColumn(int column) const
{
    const FieldSpec *field = columnField(column);
    return column == 0 ||
           (!isLinked(column) && field != nullptr && (field->inList || field->key == QLatin1String("owner")));
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) {
        return {};
    }
    const FieldSpec *field = columnField(section);
    if (role == Qt::DisplayRole && isLinked(section)) {
        const auto linked = linkedColumn(*m_catalog, *m_type, m_columns.at(section));
        return linked ? linked->title() : QString();
    }
    if (role == Qt::DisplayRole) {
        return field != nullptr ? field->label() : QCoreApplication::translate("RecordListModel", "Name");
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section > 0 && field != nullptr && field->isNumeric() ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    }
    return {};
}

QVariant RecordListModel::cellData(const WindowRow &row, int column, int role) const
{
    if (row.values.isEmpty()) {
        return role == Qt::DisplayRole && column == 0
                   ? QVariant(QCoreApplication::translate("RecordListModel", "(deleted)"))
                   : QVariant();
    }
    if (column == 0) {
        const bool person = m_type->key == QLatin1String("contact") || m_type->key == QLatin1String("user") ||
                            m_type->key == QLatin1String("company");
        const auto pending = m_pending.constFind({row.id, QString()});
        const QVariant name = pending != m_pending.constEnd() ? pending->value : row.values.first();
        return role == Qt::DisplayRole || role == table_role::Raw || (role == table_role::Avatar && person)
                   ? name
                   : QVariant();
    }
    const FieldSpec *field = columnField(column);
    if (field == nullptr || column >= row.values.size()) {
        return {};
    }
    const auto pending =
        m_pending.isEmpty() ? m_pending.constEnd() : m_pending.constFind({row.id, m_columns.at(column)});
    const auto cell = pending != m_pending.constEnd() ? *pending : row.values.at(column).value<ListCell>();
    if (role == table_role::Raw) {
        return cell.value;
    }
    if (role == Qt::TextAlignmentRole) {
        return int((field->isNumeric() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != table_role::Chip && role != table_role::Tone && role != table_role::Tags &&
        role != table_role::Avatar) {
        return {};
    }
    const ShownValue shown = showValue(*field, cell.value, cell.linkTitle,
                                       ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc()));
    switch (role) {
    case Qt::DisplayRole:
        return shown.tags.isEmpty() ? QVariant(shown.text) : QVariant(shown.tags.join(QStringLiteral(", ")));
    case table_role::Chip: return shown.chip;
    case table_role::Tone: return static_cast<int>(shown.tone);
    case table_role::Tags: return shown.tags;
    case table_role::Avatar: return shown.avatar;
    default: return {};
    }
}

void RecordListModel::onChanged(const ChangeSet &changes)
{
    if (m_type == nullptr || m_request.type.isEmpty()) {
        return;
    }
    // Its own records, or those whose names stand in its columns.
    bool concerned = changes.touches(m_type->number);
    for (const FieldSpec &field : m_type->fields) {
        if (field.kind == FieldKind::Link) {
            const RecordType *target = m_catalog->find(field.target);
            concerned = concerned || (target != nullptr && changes.touches(target->number));
        }
    }
    if (concerned) {
        m_refresh->start();
    }
}

}  // namespace fieldfare
