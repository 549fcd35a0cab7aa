// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/history/history_model.h"

#include "base/value_codec.h"
#include "base/when_done.h"
#include "presentation/field_display.h"
#include "presentation/format.h"
#include "presentation/tone.h"
#include "presentation/windowed_model.h"
#include "records/rewind/record_as_of.h"
#include "records/rights/record_shares.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare {

namespace {

constexpr int portionRows = 200;

struct HistoryText {
    Q_DECLARE_TR_FUNCTIONS(History)
};

}  // namespace

HistoryModel::HistoryModel(Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace.store(), &Store::changed, this, &HistoryModel::reload);
}

void HistoryModel::reloadTo(qint64 transaction)
{
    m_wanted = transaction;
    reload();
}

int HistoryModel::rowOf(qint64 transaction) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).transaction == transaction) {
            return row;
        }
    }
    return -1;
}

void HistoryModel::reload()
{
    const quint64 ticket = ++m_ticket;
    m_reading = true;
    // As many as were shown, so that the view stays where it is.
    const int shown = std::max(portionRows, int(m_entries.size()));
    auto asked = std::make_shared<int>(shown);
    const auto work = [asked, wanted = m_wanted](ReadContext &context) -> Result<QVector<HistoryEntry>> {
        if (wanted > 0) {
            TRY_ASSIGN(const qint64 since, transactionsSince(context, wanted));
            *asked = int(std::max<qint64>(*asked, since + 20));
        }
        return history(context, *asked);
    };
    whenDone(m_workspace.read(work), this, [this, ticket, asked](const Result<QVector<HistoryEntry>> &entries) {
        if (ticket != m_ticket) {
            return;
        }
        const int count = *asked;
        m_wanted = 0;
        m_reading = false;
        if (!entries) {
            emit failed(entries.error());
            return;
        }
        beginResetModel();
        m_entries = *entries;
        m_atEnd = entries->size() < count;
        m_loaded = true;
        endResetModel();
        emit loaded();
    });
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_atEnd && !m_reading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    m_reading = true;
    const quint64 ticket = m_ticket;
    const qint64 before = m_entries.last().transaction;
    whenDone(m_workspace.read([before](ReadContext &context) { return history(context, portionRows, before); }), this,
             [this, ticket](const Result<QVector<HistoryEntry>> &entries) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_reading = false;
                 if (!entries) {
                     emit failed(entries.error());
                     return;
                 }
                 m_atEnd = entries->size() < portionRows;
                 if (!entries->isEmpty()) {
                     beginInsertRows({}, int(m_entries.size()), int(m_entries.size() + entries->size()) - 1);
                     m_entries += *entries;
                     endInsertRows();
                 }
                 emit loaded();
             });
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        const QStringList names{HistoryText::tr("When"), HistoryText::tr("Who"), HistoryText::tr("What"),
                                HistoryText::tr("Records"), HistoryText::tr("State")};
        return names.value(section);
    }
    if (role == Qt::TextAlignmentRole && section == Records) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    return {};
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const HistoryEntry *one = index.isValid() ? entry(index.row()) : nullptr;
    if (one == nullptr) {
        return {};
    }
    const QTimeZone zone = m_workspace.settings().zone;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case When: return format::moment(one->at, m_workspace.store().clock()->nowUtc(), zone);
        case Who: return one->user;
        case What: return one->title;
        case Records: return QLocale().toString(one->records);
        case State:
            return one->undoneBy != 0              ? HistoryText::tr("Undone")
                   : one->origin == Origin::Undo   ? HistoryText::tr("Undo")
                   : one->origin == Origin::Import ? HistoryText::tr("Import")
                   : one->origin == Origin::Remote ? HistoryText::tr("From elsewhere")
                                                   : QString();
        default: return {};
        }
    case Qt::ToolTipRole:
        return index.column() == When   ? format::fullMoment(one->at, zone)
               : index.column() == What ? one->title
                                        : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Records ? int(Qt::AlignRight | Qt::AlignVCenter)
                                         : int(Qt::AlignLeft | Qt::AlignVCenter);
    case table_role::Id: return one->transaction;
    case table_role::Avatar: return index.column() == Who && !one->user.isEmpty() ? QVariant(one->user) : QVariant();
    case table_role::Chip: return index.column() == State && (one->undoneBy != 0 || one->origin != Origin::Local);
    case table_role::Tone:
        return int(one->undoneBy != 0 ? Tone::Neutral : one->origin == Origin::Import ? Tone::Accent : Tone::Neutral);
    default: return {};
    }
}

namespace {

/// A value of the log as people read it.
Result<QString> shownLogValue(RecordReader &reader, const FieldSpec &field, const QJsonValue &json,
                              const ShowContext &show)
{
    if (json.isNull() || json.isUndefined()) {
        return QString();
    }
    if (field.kind == FieldKind::Link) {
        // Links are logged as uids.
        const RecordType &target = reader.catalog().at(field.target);
        TRY_ASSIGN(const qint64 linked, reader.findByUid(target, Uid(json.toString())));
        if (linked == 0) {
            return HistoryText::tr("(deleted)");
        }
        TRY_ASSIGN(const auto names, reader.displayNames(target, {linked}));
        return names.value(linked);
    }
    if (field.kind == FieldKind::People) {
        return sharesInWords(reader, json.toVariant().toStringList());
    }
    if (field.isList()) {
        // Labelled entries: all their texts, without the names of the parts.
        QStringList parts;
        const QJsonArray entriesOfList = json.toArray();
        for (const auto &part : entriesOfList) {
            QStringList texts;
            const QVariantMap members = part.toObject().toVariantMap();
            for (const QVariant &text : members) {
                if (!text.toString().isEmpty()) {
                    texts.append(text.toString());
                }
            }
            parts.append(texts.join(QLatin1Char(' ')));
        }
        return parts.join(QStringLiteral(", "));
    }
    const Value value = fromLogJson(field, json, [](const FieldSpec &, const Uid &) { return qint64(0); });
    const ShownValue text = showValue(field, value, {}, show);
    return text.tags.isEmpty() ? text.text : text.tags.join(QStringLiteral(", "));
}

Result<const RecordType *> knownType(ReadContext &context, const QString &key)
{
    const RecordType *type = context.catalog().find(key);
    if (type == nullptr) {
        return fail(ErrorCode::NotFound, HistoryText::tr("There is no record type “%1”.").arg(key));
    }
    return type;
}

}  // namespace

Result<ShownAsOf> shownRecordAsOf(ReadContext &context, const QString &typeKey, qint64 id, const QDateTime &until)
{
    ShownAsOf shown;
    TRY_ASSIGN(const RecordType *type, knownType(context, typeKey));
    TRY_ASSIGN(shown.moment, momentAt(context, until));
    TRY_ASSIGN(const RecordAsOf state, recordAsOf(context, *type, id, shown.moment.transaction));
    shown.existed = state.existed;
    shown.values = state.values;
    RecordReader reader(context);
    const ShowContext show = ShowContext::of(context.session(), context.clock().nowUtc());
    for (const FieldSpec &field : type->fields) {
        const bool stamp = field.key == QLatin1String("changed_at") || field.key == QLatin1String("changed_by");
        if (!state.existed || field.hidden || stamp) {
            continue;
        }
        const QJsonValue then = state.values.value(field.key);
        const QJsonValue now = state.now.value(field.key);
        if (then == now) {
            shown.same += now.isUndefined() ? 0 : 1;
            continue;
        }
        ShownAsOf::Field one{field.key, field.label(), {}, {}, !field.readOnly};
        TRY_ASSIGN(one.then, shownLogValue(reader, field, then, show));
        TRY_ASSIGN(one.now, shownLogValue(reader, field, now, show));
        shown.differences.append(one);
    }
    return shown;
}

Result<QVector<ShownRecordEntry>> shownRecordHistory(ReadContext &context, const QString &typeKey, qint64 id)
{
    TRY_ASSIGN(const RecordType *type, knownType(context, typeKey));
    TRY_ASSIGN(const auto entries, recordHistory(context, *type, id));
    RecordReader reader(context);
    const ShowContext show = ShowContext::of(context.session(), context.clock().nowUtc());
    QVector<ShownRecordEntry> list;
    for (const RecordHistoryEntry &entry : entries) {
        ShownRecordEntry one;
        one.transaction = entry.transaction;
        one.what = entry.op == ChangeOp::Create   ? HistoryText::tr("Created")
                   : entry.op == ChangeOp::Remove ? HistoryText::tr("Deleted")
                   : entry.op == ChangeOp::Update ? HistoryText::tr("Changed")
                                                  : HistoryText::tr("Restored");
        for (const FieldChange &change : entry.changes) {
            const FieldSpec *field = type->field(change.field);
            if (field == nullptr || (field->hidden && field->kind != FieldKind::People)) {
                continue;
            }
            TRY_ASSIGN(const QString before, shownLogValue(reader, *field, change.before, show));
            TRY_ASSIGN(const QString after, shownLogValue(reader, *field, change.after, show));
            one.changes.append({field->label(), before, after});
        }
        list.append(std::move(one));
    }
    return list;
}

}  // namespace fieldfare
