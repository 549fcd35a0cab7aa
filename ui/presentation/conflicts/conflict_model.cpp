// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/conflicts/conflict_model.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "presentation/windowed_model.h"
#include "sync/clock/hybrid_clock.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

QString told(const char *source) { return QCoreApplication::translate("Conflicts", source); }

bool isKind(const sync::OpenConflict &conflict, const char *kind)
{
    return conflict.conflict.kind == QLatin1String(kind);
}

const FieldSpec *fieldOf(const sync::OpenConflict &conflict, const TypeCatalog &catalog)
{
    const RecordType *type = catalog.find(conflict.type);
    return type ? type->field(conflict.conflict.field) : nullptr;
}

QString shown(const FieldSpec *field, const Value &value, const QString &linkTitle, const ShowContext &context)
{
    if (!field || value.isNull())
        return told(QT_TRANSLATE_NOOP("Conflicts", "(empty)"));
    const ShownValue text = showValue(*field, value, linkTitle, context);
    return text.tags.isEmpty() ? text.text : text.tags.join(QStringLiteral(", "));
}

}  // namespace

QString conflictSentence(const sync::OpenConflict &conflict)
{
    if (isKind(conflict, sync::conflict_kind::textMerged))
        return told(QT_TRANSLATE_NOOP("Conflicts", "Two people wrote in this text without knowing of each other. Both "
                                                   "parts were put together; does it read well?"));
    if (isKind(conflict, sync::conflict_kind::editBeatsDelete) || isKind(conflict, sync::conflict_kind::deleteThenEdit))
        return told(QT_TRANSLATE_NOOP("Conflicts", "Somebody deleted this record while somebody else was still "
                                                   "changing it. It was kept."));
    if (isKind(conflict, sync::conflict_kind::editMerged))
        return told(QT_TRANSLATE_NOOP("Conflicts", "This was changed in a record that was merged into this one "
                                                   "meanwhile. The merged record was left as it is."));
    if (isKind(conflict, sync::conflict_kind::numberTaken))
        return told(QT_TRANSLATE_NOOP("Conflicts", "Two documents have the same number. Open them, give one of them "
                                                   "another number, and settle this."));
    return told(QT_TRANSLATE_NOOP("Conflicts",
                                  "Two people changed this without knowing of each other. The later change "
                                  "stands; the other one is kept here."));
}

QString conflictSubject(const sync::OpenConflict &conflict, const TypeCatalog &catalog)
{
    const FieldSpec *field = fieldOf(conflict, catalog);
    return field ? field->label() : told(QT_TRANSLATE_NOOP("Conflicts", "The whole record"));
}

QString standingText(const sync::OpenConflict &conflict, const TypeCatalog &catalog, const ShowContext &context)
{
    if (conflict.conflict.field.isEmpty())
        return told(QT_TRANSLATE_NOOP("Conflicts", "Kept"));
    return shown(fieldOf(conflict, catalog), conflict.now, conflict.nowTitle, context);
}

QString otherText(const sync::OpenConflict &conflict, const TypeCatalog &catalog, const ShowContext &context)
{
    if (conflict.conflict.field.isEmpty())
        return told(QT_TRANSLATE_NOOP("Conflicts", "Deleted"));
    if (isKind(conflict, sync::conflict_kind::numberTaken))
        return conflict.otherTitle.isEmpty() ? told(QT_TRANSLATE_NOOP("Conflicts", "a document that is not here"))
                                             : conflict.otherTitle;
    return shown(fieldOf(conflict, catalog), conflict.other, conflict.otherTitle, context);
}

ConflictModel::ConflictModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace.store(), &Store::changed, this, [this] {
        if (m_isLoaded) {
            reload();
        }
    });
}

const TypeCatalog &ConflictModel::catalog() const { return *m_workspace.catalog(); }

ShowContext ConflictModel::shownBy() const
{
    return ShowContext::of(m_workspace.session(),
                           QDateTime::fromMSecsSinceEpoch(m_workspace.store().clock()->now(), Qt::UTC));
}

QVector<sync::OpenConflict> ConflictModel::at(const QList<int> &rows) const
{
    QVector<sync::OpenConflict> chosen;
    for (const int row : rows) {
        if (row >= 0 && row < m_conflicts.size()) {
            chosen.append(m_conflicts.at(row));
        }
    }
    return chosen;
}

void ConflictModel::reload()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    whenDone(m_workspace.read([](ReadContext &context) { return sync::openConflicts(context, kMost); }), this,
             [this](const Result<QVector<sync::OpenConflict>> &read) {
                 m_isReading = false;
                 if (!read) {
                     emit failed(read.error());
                 } else {
                     beginResetModel();
                     m_conflicts = *read;
                     m_isLoaded = true;
                     endResetModel();
                     emit loaded();
                 }
                 if (m_isStale) {
                     reload();
                 }
             });
}

void ConflictModel::settle(const QList<int> &rows, sync::ConflictChoice choice)
{
    const QVector<sync::OpenConflict> chosen = at(rows);
    if (chosen.isEmpty() || m_isBusy) {
        return;
    }
    m_isBusy = true;
    const QString title =
        chosen.size() == 1
            ? QCoreApplication::translate("Conflicts", "Settled a conflict of “%1”").arg(chosen.first().title)
            : QCoreApplication::translate("Conflicts", "Settled %n conflicts", nullptr, int(chosen.size()));
    whenDone(record_actions::run(
                 m_workspace, title,
                 [chosen, choice](RecordWriter &writer) { return sync::settleConflicts(writer, chosen, choice); }),
             this, [this, title](const Result<ChangeSet> &done) {
                 m_isBusy = false;
                 if (done) {
                     emit settled(title, done->transaction);
                 } else {
                     emit failed(done.error());
                 }
                 reload();
             });
}

int ConflictModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_conflicts.size()); }
int ConflictModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_conflicts.size()) {
        return {};
    }
    const sync::OpenConflict &conflict = m_conflicts.at(index.row());
    const RecordType *type = catalog().find(conflict.type);
    if (role == table_role::Id) {
        return qlonglong(index.row());
    }
    if (role == table_role::Icon && index.column() == Record) {
        return type ? type->icon : QString();
    }
    if (role == table_role::Secondary && index.column() == Other) {
        return conflict.isOtherFromHere ? QCoreApplication::translate("Conflicts", "typed here") : conflict.otherBy;
    }
    if (role == table_role::Secondary && index.column() == Stands) {
        return conflict.nowBy;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case Record: return conflict.title;
    case Subject: return conflictSubject(conflict, catalog());
    case Stands: return standingText(conflict, catalog(), shownBy());
    case Other: return otherText(conflict, catalog(), shownBy());
    case When: {
        const qint64 ms = sync::millisecondsOf(std::max(conflict.conflict.keptAt, conflict.conflict.otherAt));
        return shownBy().locale.toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(shownBy().zone),
                                         QLocale::ShortFormat);
    }
    default: return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Record: return QCoreApplication::translate("Conflicts", "Record");
    case Subject: return QCoreApplication::translate("Conflicts", "What");
    case Stands: return QCoreApplication::translate("Conflicts", "Stands now");
    case Other: return QCoreApplication::translate("Conflicts", "The other one");
    case When: return QCoreApplication::translate("Conflicts", "When");
    default: return {};
    }
}

}  // namespace fieldfare
