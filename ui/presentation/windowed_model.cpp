// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/windowed_model.h"

#include <QMetaObject>

#include <algorithm>

namespace fieldfare {

WindowedModel::WindowedModel(QObject *parent) : QAbstractTableModel(parent) {}

int WindowedModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_total; }

QVariant WindowedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_total) {
        return {};
    }
    const int page = index.row() / pageSize;
    const auto found = m_pages.constFind(page);
    if (found == m_pages.constEnd()) {
        ensurePage(page);
        return role == table_role::Loading ? QVariant(true)
               : role == table_role::Id    ? QVariant(qint64(-1))
                                           : QVariant();
    }
    touch(page);
    const int inside = index.row() % pageSize;
    if (inside >= found->size()) {
        return {};
    }
    const WindowRow &row = found->at(inside);
    if (role == table_role::Id) {
        return row.id;
    }
    if (role == table_role::Loading) {
        return false;
    }
    return cellData(row, index.column(), role);
}

const WindowRow *WindowedModel::loadedRow(int row) const
{
    const auto found = m_pages.constFind(row / pageSize);
    if (row < 0 || found == m_pages.constEnd() || row % pageSize >= found->size()) {
        return nullptr;
    }
    return &found->at(row % pageSize);
}

void WindowedModel::prefetch(int first, int count)
{
    if (m_total == 0 || count <= 0) {
        return;
    }
    const int last = std::min(m_total, first + count) - 1;
    for (int page = std::max(0, first) / pageSize; page <= last / pageSize; ++page) {
        if (!m_pages.contains(page)) {
            ensurePage(page);
        }
    }
}

void WindowedModel::touch(int page) const
{
    if (!m_used.isEmpty() && m_used.last() == page) {
        return;
    }
    m_used.removeOne(page);
    m_used.append(page);
}

void WindowedModel::ensurePage(int page) const
{
    if (m_requested.contains(page) || m_failed.contains(page)) {
        return;
    }
    // data() is const and must not change the model while a view paints; the request starts with the next turn of the loop.
    auto *self = const_cast<WindowedModel *>(this);
    self->m_requested.insert(page);
    QMetaObject::invokeMethod(
        self,
        [self, page, generation = m_generation] {
            if (generation == self->m_generation) {
                self->openRequest(page);
            }
        },
        Qt::QueuedConnection);
}

void WindowedModel::openRequest(int page)
{
    const int first = page * pageSize;
    const int count = std::min(pageSize, m_total - first);
    if (count > 0) {
        requestRows(m_generation, first, count);
    } else {
        m_requested.remove(page);
    }
}

void WindowedModel::resetTotal(int total)
{
    beginResetModel();
    ++m_generation;
    m_total = std::max(0, total);
    m_pages.clear();
    m_requested.clear();
    m_failed.clear();
    m_used.clear();
    endResetModel();
}

void WindowedModel::refreshPages()
{
    ++m_generation;
    m_requested.clear();
    m_failed.clear();
    const QList<int> pages = m_pages.keys();
    for (const int page : pages) {
        m_requested.insert(page);
        openRequest(page);
    }
}

void WindowedModel::deliverRows(quint64 generation, int first, const QList<WindowRow> &rows)
{
    if (generation != m_generation) {
        return;
    }
    const int page = first / pageSize;
    const int count = static_cast<int>(rows.size());
    m_requested.remove(page);
    m_pages.insert(page, rows);
    touch(page);
    while (m_used.size() > pagesKept) {
        m_pages.remove(m_used.takeFirst());
    }
    if (count > 0) {
        const int last = std::min(m_total, first + count) - 1;
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    if (m_requested.isEmpty()) {
        emit settled();
    }
}

void WindowedModel::dropRequest(quint64 generation, int first)
{
    if (generation == m_generation && m_requested.remove(first / pageSize) && m_requested.isEmpty()) {
        emit settled();
    }
}

void WindowedModel::failRows(quint64 generation, int first, const QString &message)
{
    if (generation != m_generation) {
        return;
    }
    m_requested.remove(first / pageSize);
    m_failed.insert(first / pageSize);
    emit requestFailed(message);
    if (m_requested.isEmpty()) {
        emit settled();
    }
}

}  // namespace fieldfare
