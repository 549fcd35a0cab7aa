// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/record_actions.h"

#include "records/record_writer.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct RecordActionsText {
    Q_DECLARE_TR_FUNCTIONS(RecordActions)
};

Result<const RecordType *> typeOf(const TypeCatalog &catalog, const QString &key)
{
    const RecordType *type = catalog.find(key);
    if (type == nullptr) {
        return fail(ErrorCode::NotFound, RecordActionsText::tr("There is no record type “%1”.").arg(key));
    }
    return type;
}

Result<void> apply(Record &record, const RecordType &type, const QVector<record_actions::FieldValue> &values)
{
    for (const auto &[key, value] : values) {
        const FieldSpec *field = type.field(key);
        if (field == nullptr) {
            return fail(ErrorCode::NotFound, RecordActionsText::tr("There is no field “%1”.").arg(key));
        }
        field->write(record, value);
    }
    return {};
}

void editTags(Record &record, const QVector<record_actions::FieldValue> &values, record_actions::TagEditing how)
{
    for (const auto &[key, value] : values) {
        Q_UNUSED(key)
        for (const QString &tag : value.toStringList()) {
            if (how == record_actions::TagEditing::Remove) {
                record.tags.removeAll(tag);
            } else if (!record.tags.contains(tag)) {
                record.tags.append(tag);
            }
        }
    }
}

}  // namespace

QString lowerLabel(const QString &label)
{
    return label.size() > 1 && label.at(1).isLower() ? label.at(0).toLower() + label.mid(1) : label;
}

QString recordCount(const RecordType &type, qint64 count)
{
    return RecordActionsText::tr("%1 %2", "number and plural of a type, as in 406 contacts")
        .arg(QLocale().toString(count), lowerLabel(count == 1 ? type.label() : type.plural()));
}

namespace record_actions {

QFuture<Result<ChangeSet>> setFields(Workspace &workspace, const QString &type, qint64 id,
                                     const QVector<FieldValue> &values, const QString &title)
{
    return workspace.edit(RecordEdit{type, id, {}, values, title});
}

QFuture<Result<ChangeSet>> setFieldsOfMany(Workspace &workspace, const QString &type, const QVector<qint64> &ids,
                                           const QVector<FieldValue> &values, const MassWork &mass, TagEditing tags)
{
    const auto job = [type, ids, values, mass, tags](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY_ASSIGN(const RecordType *recordType, typeOf(writer.catalog(), type));
        QStringList labels;
        for (const auto &[key, value] : values) {
            const FieldSpec *field = recordType->field(key);
            labels.append(field != nullptr ? field->label() : key);
        }
        work.setTitle(RecordActionsText::tr("Changed %1 of %2")
                          .arg(labels.join(QStringLiteral(", ")), recordCount(*recordType, ids.size())));
        // In portions: a selection may be the whole list.
        constexpr int portion = 500;
        for (qsizetype from = 0; from < ids.size(); from += portion) {
            if (work.stopRequested()) {
                return fail(ErrorCode::Cancelled, {});
            }
            TRY_ASSIGN(auto records, writer.loadMany(*recordType, ids.mid(from, portion)));
            for (auto &record : records) {
                const std::unique_ptr<const Record> stored = recordType->clone(*record);
                if (tags == TagEditing::Replace) {
                    TRY(apply(*record, *recordType, values));
                } else {
                    editTags(*record, values, tags);
                }
                TRY(writer.update(*record, *stored));
            }
            mass.report(std::min<qsizetype>(ids.size(), from + portion));
        }
        return {};
    };
    return workspace.write(QString(), job, mass.stop);
}

QFuture<Result<ChangeSet>> create(Workspace &workspace, const QString &type, const QVector<FieldValue> &values,
                                  const QString &title)
{
    return workspace.edit(RecordEdit{type, 0, {}, values, title});
}

QFuture<Result<ChangeSet>> remove(Workspace &workspace, const QString &type, const QVector<qint64> &ids,
                                  const MassWork &mass)
{
    const auto job = [type, ids, mass](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY_ASSIGN(const RecordType *recordType, typeOf(writer.catalog(), type));
        if (ids.size() == 1) {
            TRY_ASSIGN(const auto record, writer.load(*recordType, ids.first()));
            work.setTitle(
                RecordActionsText::tr("Deleted %1 “%2”").arg(lowerLabel(recordType->label()), record->displayName));
        } else {
            work.setTitle(RecordActionsText::tr("Deleted %1").arg(recordCount(*recordType, ids.size())));
        }
        qint64 done = 0;
        for (const qint64 id : ids) {
            if (work.stopRequested()) {
                return fail(ErrorCode::Cancelled, {});
            }
            TRY(writer.remove(*recordType, id));
            mass.report(++done);
        }
        return {};
    };
    return workspace.write(QString(), job, mass.stop);
}

QFuture<Result<ChangeSet>> run(Workspace &workspace, const QString &title,
                               std::function<Result<void>(RecordWriter &)> work)
{
    return workspace.write(title, [work = std::move(work)](UnitOfWork &unit) -> Result<void> {
        RecordWriter writer(unit);
        return work(writer);
    });
}

qint64 createdId(const ChangeSet &changes, const RecordType &type)
{
    const auto found = changes.byType.constFind(type.number);
    return found == changes.byType.constEnd() || found->created.isEmpty() ? 0 : found->created.first();
}

}  // namespace record_actions

QFuture<Result<RecordView>> loadRecordView(Workspace &workspace, const QString &type, qint64 id)
{
    return workspace.read([type, id](ReadContext &context) -> Result<RecordView> {
        RecordReader reader(context);
        RecordView view;
        view.catalog = context.sharedCatalog();
        TRY_ASSIGN(view.type, typeOf(*view.catalog, type));
        TRY_ASSIGN(auto record, reader.load(*view.type, id));
        // Names of what it links to, one query per target type.
        QHash<QString, QSet<qint64>> wanted;
        for (const FieldSpec &field : view.type->fields) {
            if (field.kind == FieldKind::Link && !field.read(*record).isNull()) {
                wanted[field.target].insert(field.read(*record).toLongLong());
            }
        }
        QHash<QString, QHash<qint64, QString>> names;
        for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
            TRY_ASSIGN(names[it.key()], reader.displayNames(view.catalog->at(it.key()), it.value()));
        }
        for (const FieldSpec &field : view.type->fields) {
            if (field.kind == FieldKind::Link && !field.read(*record).isNull()) {
                view.linkTitles.insert(field.key, names.value(field.target).value(field.read(*record).toLongLong()));
            }
        }
        view.record = std::move(record);
        TRY_ASSIGN(view.rights, rightsTo(context, *view.record));
        return view;
    });
}

}  // namespace fieldfare
