// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_plan.h"

#include "base/value_codec.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fieldfare {

RecordWriter::Plan::Plan(const RecordType &recordType) : type(&recordType)
{
    for (const FieldSpec &spec : recordType.fields) {
        if (!spec.column.isEmpty())
            columns.append(&spec);
        if (!spec.column.isEmpty() || spec.isList() || spec.kind == FieldKind::Tags || spec.isCustom())
            stored.append(&spec);
        if (!spec.copyColumn.isEmpty())
            copies.append(&spec);
    }
    QString names;
    QString marks;
    const auto add = [&](const QString &column) {
        names += QStringLiteral(", \"%1\"").arg(column);
        marks += QStringLiteral(", ?");
    };
    for (const FieldSpec *spec : std::as_const(columns))
        add(spec->column);
    for (const FieldSpec *spec : std::as_const(copies))
        add(spec->copyColumn);
    insertSql = QStringLiteral("INSERT INTO %1(id, uid, display_name, sort_key, custom%2) VALUES(?, ?, ?, ?, ?%3)")
                    .arg(recordType.table, names, marks);
}

QVariant RecordWriter::Plan::customJson(const Record &record) const
{
    if (record.custom.isEmpty())
        return {};
    QJsonObject json;
    for (auto it = record.custom.begin(); it != record.custom.end(); ++it) {
        const FieldSpec *spec = type->field(it.key());
        if (spec)
            json.insert(it.key(), toLogJson(*spec, it.value(), [](const FieldSpec &, qint64) { return Uid(); }));
        else
            json.insert(it.key(), it.value().toJsonValue());
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QVector<const FieldSpec *> RecordWriter::Plan::changedFields(const Record &before, const Record &now) const
{
    QVector<const FieldSpec *> changed;
    for (const FieldSpec *spec : stored) {
        if (!sameValue(*spec, spec->read(before), spec->read(now)))
            changed.append(spec);
    }
    return changed;
}

Result<void> RecordWriter::Plan::writeContactPoints(UnitOfWork &work, const Record &record, const Record *before) const
{
    const auto rewrite = [&](const char *listKey, const QString &table, auto insertAll) -> Result<void> {
        const FieldSpec &list = *type->field(QString::fromLatin1(listKey));
        const Value now = list.read(record);
        if (before) {
            if (sameValue(list, list.read(*before), now))
                return {};
            TRY_ASSIGN(auto cleared, work.execute(QStringLiteral("DELETE FROM %1 WHERE type=? AND record=?").arg(table),
                                                  {type->number, record.id}));
            cleared.finish();
        }
        return now.isNull() ? Result<void>() : insertAll(now);
    };
    const auto add = [&](const QString &sql, const QVariantList &values) -> Result<void> {
        TRY_ASSIGN(auto query, work.execute(sql, values));
        query.finish();
        return {};
    };
    const auto orEmpty = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };

    TRY(rewrite("emails", QStringLiteral("mail_address"), [&](const Value &value) -> Result<void> {
        int position = 0;
        for (const auto &e : value.value<QVector<MailEntry>>())
            TRY(add(QStringLiteral("INSERT INTO mail_address VALUES(?,?,?,?,?)"),
                    {type->number, record.id, position++, orEmpty(e.label), orEmpty(e.address)}));
        return {};
    }));
    TRY(rewrite("phones", QStringLiteral("phone_number"), [&](const Value &value) -> Result<void> {
        int position = 0;
        for (const auto &e : value.value<QVector<PhoneEntry>>()) {
            TRY(add(QStringLiteral("INSERT INTO phone_number VALUES(?,?,?,?,?,?)"),
                    {type->number, record.id, position++, orEmpty(e.label), orEmpty(e.number),
                     e.e164.isEmpty() ? QVariant() : QVariant(e.e164)}));
        }
        return {};
    }));
    return rewrite("addresses", QStringLiteral("postal_address"), [&](const Value &value) -> Result<void> {
        int position = 0;
        for (const auto &e : value.value<QVector<AddressEntry>>()) {
            TRY(add(QStringLiteral("INSERT INTO postal_address VALUES(?,?,?,?,?,?,?,?,?)"),
                    {type->number, record.id, position++, orEmpty(e.label), orEmpty(e.street), orEmpty(e.city),
                     orEmpty(e.region), orEmpty(e.postalCode), orEmpty(e.country)}));
        }
        return {};
    });
}

Result<void> RecordWriter::Bulk::dropIndexes(UnitOfWork &work)
{
    QStringList tables{type->table};
    if (type->hasContactPoints && fromEmpty)
        tables += {QStringLiteral("mail_address"), QStringLiteral("phone_number"), QStringLiteral("postal_address")};
    // rules ask for the rows of one owner (the lines of an order) and for a number that is free at every write; who removes
    // a row asks which others of its type point to it
    QStringList keptForRules{type->table + QStringLiteral("_number")};
    for (const FieldSpec &spec : type->fields) {
        if (spec.kind == FieldKind::Link &&
            (spec.onTargetDelete == OnTargetDelete::Cascade || spec.target == type->key))
            keptForRules.append(type->table + QLatin1Char('_') + spec.column);
    }
    QStringList names;
    for (const QString &table : std::as_const(tables)) {
        // the unique index on uid stays: it guards, and UUIDv7 arrives in order
        TRY_ASSIGN(auto query,
                   work.execute(QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type='index' AND tbl_name=? "
                                               "AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'"),
                                {table}));
        while (query.next()) {
            const QString name = query.value(0).toString();
            const bool kept = std::any_of(keptForRules.begin(), keptForRules.end(), [&](const QString &beginning) {
                return name == beginning || name.startsWith(beginning + QLatin1Char('_'));  // more columns may follow
            });
            if (table == type->table && kept)
                continue;
            names.append(name);
            indexes.append(query.value(1).toString());
        }
        TRY(finished(query));
    }
    work.statements().finishAll();
    for (const QString &name : std::as_const(names)) {
        TRY_ASSIGN(auto query, work.statements().run(QStringLiteral("DROP INDEX \"%1\"").arg(name), {}, false));
        query.finish();
    }
    return {};
}

Result<void> RecordWriter::Bulk::rebuildIndexes(UnitOfWork &work)
{
    work.statements().finishAll();
    for (const QString &sql : std::as_const(indexes)) {
        TRY_ASSIGN(auto query, work.statements().run(sql, {}, false));
        query.finish();
    }
    return {};
}

}  // namespace fieldfare
