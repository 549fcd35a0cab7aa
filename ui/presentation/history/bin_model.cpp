// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/history/bin_model.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QTimer>

namespace fieldfare {

namespace {

struct BinText {
    Q_DECLARE_TR_FUNCTIONS(Bin)
};

/// What a row keeps in memory, by index.
enum Stored { StoredName, StoredType, StoredAt, StoredUser, StoredTitle, StoredTransaction, StoredRecords };

}  // namespace

BinModel::BinModel(Workspace &workspace, QObject *parent)
    : WindowedModel(parent), m_workspace(workspace), m_later(new QTimer(this))
{
    // several transactions in a row are read once
    m_later->setSingleShot(true);
    m_later->setInterval(60);
    connect(m_later, &QTimer::timeout, this, &BinModel::reload);
    connect(&workspace.store(), &Store::changed, m_later, qOverload<>(&QTimer::start));
}

BinModel::~BinModel() { m_stop.request_stop(); }

void BinModel::setFilter(const BinFilter &filter)
{
    if (filter.type == m_filter.type && filter.text == m_filter.text && m_loaded) {
        return;
    }
    m_filter = filter;
    reload();
}

void BinModel::reload()
{
    m_stop.request_stop();
    m_stop = {};
    m_reading = true;
    const quint64 ticket = ++m_ticket;
    whenDone(m_workspace.read([filter = m_filter](ReadContext &context) { return binKeys(context, filter); },
                              m_stop.get_token()),
             this, [this, ticket](const Result<QVector<BinKey>> &keys) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_reading = false;
                 m_loaded = true;
                 if (!keys) {
                     emit failed(keys.error());
                 } else if (*keys == m_keys) {
                     refreshPages();
                 } else {
                     m_keys = *keys;
                     resetTotal(int(m_keys.size()));
                 }
                 emit loaded();
             });
}

QVector<qint64> BinModel::changesOf(const QList<int> &rows) const
{
    QVector<qint64> changes;
    changes.reserve(rows.size());
    for (const int row : rows) {
        if (row >= 0 && row < m_keys.size()) {
            changes.append(m_keys.at(row).change);
        }
    }
    return changes;
}

QString BinModel::nameOf(int row) const
{
    const WindowRow *one = loadedRow(row);
    return one != nullptr ? one->values.value(StoredName).toString() : QString();
}

qint64 BinModel::transactionOf(int row) const
{
    const WindowRow *one = loadedRow(row);
    return one != nullptr ? one->values.value(StoredTransaction).toLongLong() : 0;
}

void BinModel::requestRows(quint64 generation, int first, int count)
{
    const QVector<BinKey> keys = m_keys.mid(first, count);
    whenDone(m_workspace.read([keys](ReadContext &context) { return binRows(context, keys); }), this,
             [this, generation, first](const Result<QVector<BinRow>> &rows) {
                 if (!rows) {
                     failRows(generation, first, rows.error().message);
                     return;
                 }
                 QList<WindowRow> list;
                 for (const BinRow &row : *rows) {
                     list.append({row.key.change,
                                  {row.name, row.type, row.at, row.user, row.title, row.transaction, row.records}});
                 }
                 deliverRows(generation, first, list);
             });
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{BinText::tr("Name"), BinText::tr("Type"), BinText::tr("Deleted"), BinText::tr("By"),
                            BinText::tr("With")};
    return names.value(section);
}

QVariant BinModel::cellData(const WindowRow &row, int column, int role) const
{
    const QTimeZone zone = m_workspace.settings().zone;
    const RecordType *type = m_workspace.catalog()->find(row.values.value(StoredType).toString());
    const qint64 records = row.values.value(StoredRecords).toLongLong();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return records > 1 ? BinText::tr("%1 and %n more", nullptr, int(records - 1))
                                     .arg(row.values.value(StoredName).toString())
                               : row.values.value(StoredName);
        case Type: return type != nullptr ? type->label() : row.values.value(StoredType);
        case When:
            return format::moment(row.values.value(StoredAt).toDateTime(), m_workspace.store().clock()->nowUtc(), zone);
        case Who: return row.values.value(StoredUser);
        case What: return row.values.value(StoredTitle);
        default: return {};
        }
    case Qt::ToolTipRole:
        return column == When   ? QVariant(format::fullMoment(row.values.value(StoredAt).toDateTime(), zone))
               : column == What ? row.values.value(StoredTitle)
                                : QVariant();
    case table_role::Id: return row.id;
    case table_role::Icon: return column == Type && type != nullptr ? QVariant(type->icon) : QVariant();
    case table_role::Avatar:
        return column == Who && !row.values.value(StoredUser).toString().isEmpty() ? row.values.value(StoredUser)
                                                                                   : QVariant();
    default: return {};
    }
}

}  // namespace fieldfare
