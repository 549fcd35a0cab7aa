// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/views/list_views.h"

#include "base/text_fold.h"
#include "records/record_writer.h"
#include "records/saved_view/saved_view.h"
#include "search/query/parser.h"
#include "search/query/sql_writer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fieldfare {

namespace {

struct ViewsText {
    Q_DECLARE_TR_FUNCTIONS(ListViews)
};

constexpr int widest = 4000;
constexpr qsizetype mostColumns = 200;

/// Own and shared ones; whose they are in `ownerName`.
Result<QVector<ListView>> savedViews(ReadContext &context, const RecordType &type)
{
    QVector<ListView> views;
    const qint64 me = context.session().user.value;
    TRY_ASSIGN(
        auto query,
        context.run(QStringLiteral("SELECT r.id, r.uid, r.name, r.query, r.sort, r.columns, r.shared, r.pinned, "
                                   "r.owner, (SELECT u.display_name FROM {user} u WHERE u.id=r.owner) FROM "
                                   "{saved_view} r WHERE r.type=? AND (r.shared OR r.owner IS NULL OR r.owner=?) "
                                   "ORDER BY r.position IS NULL, r.position, r.sort_key, r.id"),
                    {type.key, me}));
    while (query.next()) {
        ListView view;
        view.id = query.value(0).toLongLong();
        view.key = uidText(uidFromBytes(query.value(1).toByteArray()));
        view.name = query.value(2).toString();
        view.type = type.key;
        view.query = query.value(3).toString();
        const QString sort = query.value(4).toString();
        view.descending = sort.startsWith(u'-');
        view.sortField = view.descending ? sort.mid(1) : sort;
        if (!type.field(view.sortField))
            view.sortField.clear();  // the field was removed since
        view.columns = viewColumnsFromText(query.value(5).toString());
        view.shared = query.value(6).toBool();
        view.pinned = query.value(7).toBool();
        const qint64 owner = query.value(8).toLongLong();
        view.mine = owner == me || owner == 0;
        if (!view.mine)
            view.ownerName = query.value(9).toString();
        views.append(view);
    }
    TRY(finished(query));
    return views;
}

}  // namespace

Result<QVector<ListView>> listViews(ReadContext &context, const RecordType &type)
{
    QVector<ListView> views = builtInViews(type);
    TRY_ASSIGN(const QVector<ListView> saved, savedViews(context, type));
    return views + saved;
}

Result<ListView> findListView(ReadContext &context, const RecordType &type, const QString &reference)
{
    TRY_ASSIGN(const QVector<ListView> views, listViews(context, type));
    QStringList names;
    const ListView *shared = nullptr;
    const QString folded = foldText(reference);
    for (const ListView &view : views) {
        if (view.key == reference)
            return view;
        names.append(view.name);
    }
    for (const ListView &view : views) {
        if (foldText(view.name) != folded)
            continue;
        if (view.isBuiltIn() || view.mine)
            return view;
        shared = shared ? shared : &view;
    }
    if (shared)
        return *shared;
    return fail(ErrorCode::NotFound, ViewsText::tr("There is no view “%1” of %2. Try: %3.")
                                         .arg(reference, type.plural(), names.join(QStringLiteral(", "))));
}

Result<void> saveListView(UnitOfWork &work, ListView &view)
{
    RecordWriter writer(work);
    const RecordType *type = work.catalog().find(view.type);
    if (!type)
        return fail(ErrorCode::InvalidInput, ViewsText::tr("There are no records of type “%1”.").arg(view.type));
    const auto parsed = parseQuery(view.query);
    if (!parsed)
        return fail(toError(parsed.error()));
    if (const auto condition = writeCondition(work, *type, *parsed); !condition)
        return fail(toError(condition.error()));
    const QString name = view.name.trimmed();
    TRY_ASSIGN(const QVector<ListView> saved, savedViews(work, *type));
    for (const ListView &other : builtInViews(*type) + saved) {
        const bool itself = view.id > 0 && other.id == view.id;
        if (!itself && (other.mine || other.isBuiltIn()) && foldText(other.name) == foldText(name))
            return fail(ErrorCode::InvalidInput,
                        ViewsText::tr("There is a view “%1” already. Choose another name.").arg(other.name));
    }
    SavedView record;
    if (view.id > 0) {
        TRY_ASSIGN(record, writer.load(Id<SavedView>{view.id}));
    }
    record.name = name;
    record.type = view.type;
    record.query = view.query.trimmed();
    record.sort = (view.descending ? QStringLiteral("-") : QString()) + view.sortField;
    record.columns = viewColumnsText(view.columns);
    record.shared = view.shared;
    record.pinned = view.pinned;
    if (view.id > 0) {
        TRY(writer.update(record));
    } else {
        TRY(writer.insert(record));
    }
    view.id = record.id;
    view.key = uidText(record.uid);
    view.name = record.name;
    view.mine = true;
    return {};
}

Result<void> removeListView(UnitOfWork &work, qint64 id)
{
    RecordWriter writer(work);
    TRY_ASSIGN(const SavedView record, writer.load(Id<SavedView>{id}));
    const Session &session = work.session();
    if (record.owner.isValid() && record.owner != session.user && !session.access.mayAdminister())
        return fail(ErrorCode::Forbidden, ViewsText::tr("The view “%1” belongs to a colleague.").arg(record.name));
    return writer.remove(Id<SavedView>{id});
}

QString viewColumnsText(const QVector<ViewColumn> &columns)
{
    if (columns.isEmpty())
        return {};
    QJsonArray array;
    for (const ViewColumn &column : columns) {
        QJsonObject object{{QStringLiteral("key"), column.key}};
        if (column.width > 0)
            object.insert(QStringLiteral("width"), column.width);
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QVector<ViewColumn> viewColumnsFromText(const QString &text)
{
    QVector<ViewColumn> columns;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        if (!value.isObject() || !value[QStringLiteral("key")].isString() || columns.size() >= mostColumns)
            continue;
        columns.append(
            {value[QStringLiteral("key")].toString(), std::clamp(value[QStringLiteral("width")].toInt(), 0, widest)});
    }
    return columns;
}

}  // namespace fieldfare
