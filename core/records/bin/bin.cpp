// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/bin/bin.h"

#include "base/value_codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare {

namespace {

Error stopped() { return {ErrorCode::Cancelled, QCoreApplication::translate("History", "Stopped."), {}}; }

/// Whether some text in the value holds all the words.
void collectText(const QJsonValue &value, QString &text)
{
    if (value.isString()) {
        text += value.toString() + QLatin1Char('\n');
    } else if (value.isArray()) {
        for (const auto &part : value.toArray())
            collectText(part, text);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const auto &part : object)
            collectText(part, text);
    }
}

bool holdsAll(const QJsonObject &values, const QStringList &words)
{
    QString text;
    collectText(values, text);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// What SQL can tell beforehand: the longest run of plain letters in the longest word.
QString plainPart(const QStringList &words)
{
    QString best;
    QString run;
    const auto end = [&] {
        if (run.size() > best.size())
            best = run;
        run.clear();
    };
    for (const QString &word : words) {
        for (const QChar c : word) {
            if (c.unicode() < 128 && c.isLetterOrNumber())
                run += c;
            else
                end();
        }
        end();
    }
    return best;
}

QString whoMaySee(ReadContext &context)
{
    // without the right to the history: one's own deletions
    return context.session().access.mayAdminister()
               ? QString()
               : QStringLiteral(" AND EXISTS(SELECT 1 FROM tx t WHERE t.n=c.tx AND t.user=%1)")
                     .arg(context.session().user.value);
}

// What was erased for good has no values left and cannot come back. op=3 is ChangeOp::Remove, spelt out: only so the index of migration 0011 serves.
Result<void> keysOfType(ReadContext &context, const RecordType &type, const QString &part, QVector<BinKey> &keys)
{
    QVariantList values{type.number};
    QString more = whoMaySee(context);
    if (!part.isEmpty()) {
        more += QStringLiteral(" AND c.old LIKE ?");
        values.append(QLatin1Char('%') + part + QLatin1Char('%'));
    }
    // A record deleted, restored and deleted again stands there once, with its last deletion.
    TRY_ASSIGN(
        auto query,
        context.statements().run(
            QStringLiteral(
                "SELECT max(c.id), c.first_id FROM change c WHERE c.type=? AND c.op=3 AND c.old IS NOT NULL%1 AND "
                "NOT EXISTS(SELECT 1 FROM %2 r WHERE r.id=c.first_id) GROUP BY c.first_id, c.last_id")
                .arg(more, type.table),
            values, false));
    while (query.next())
        keys.append({query.value(0).toLongLong(), query.value(1).toLongLong(), type.number});
    return finished(query);
}

/// The name a deleted record had, as well as the log knows it.
Result<QString> nameOf(ReadContext &context, const RecordType &type, const QJsonObject &values)
{
    const auto record = type.create();
    for (const FieldSpec &field : type.fields) {
        if (field.kind != FieldKind::Link && !field.isCustom() && values.contains(field.key))
            field.write(*record, fromLogJson(field, values.value(field.key), {}));
    }
    const QString own = type.ownName(*record).simplified();
    if (!own.isEmpty())
        return own;
    RecordReader reader(context);
    QStringList parts;
    for (const QString &key : type.fallbackLinks) {
        const RecordType &target = context.catalog().at(type.field(key)->target);
        const Uid uid(values.value(key).toString());
        if (uid.isNull())
            continue;
        TRY_ASSIGN(const qint64 id, reader.findByUid(target, uid));
        if (id > 0) {
            TRY_ASSIGN(const auto names, reader.displayNames(target, {id}));
            parts.append(names.value(id));
        }
    }
    for (const QString &key : type.fallbackFields) {
        const FieldSpec &field = *type.field(key);
        const QString text = field.read(*record).toString().simplified();
        if (parts.isEmpty() && !text.isEmpty())
            parts.append(field.kind == FieldKind::Choice ? field.choiceLabel(text) : text.left(120));
    }
    return parts.isEmpty() ? QCoreApplication::translate("History", "(without a name)")
                           : parts.join(QStringLiteral(" – "));
}

Result<BinKey> firstKey(Query query)
{
    BinKey key;
    if (query.next())
        key = {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toInt()};
    TRY(finished(query));
    return key;
}

}  // namespace

Result<QVector<BinKey>> binKeys(ReadContext &context, const BinFilter &filter)
{
    const QStringList words = filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString part = plainPart(words);
    QVector<BinKey> keys;
    for (const RecordType &type : context.catalog().types()) {
        if (filter.type.isEmpty() || filter.type == type.key)
            TRY(keysOfType(context, type, part, keys));
    }
    std::sort(keys.begin(), keys.end(), [](const BinKey &a, const BinKey &b) { return a.change > b.change; });
    if (words.isEmpty())
        return keys;
    QVector<BinKey> found;
    for (const BinKey &key : std::as_const(keys)) {
        if (context.stopRequested())
            return fail(stopped());
        TRY_ASSIGN(auto query,
                   context.statements().run(QStringLiteral("SELECT old FROM change WHERE id=?"), {key.change}));
        if (query.next() && query.value(0).typeId() != QMetaType::QByteArray &&
            holdsAll(QJsonDocument::fromJson(query.value(0).toString().toUtf8()).object(), words))
            found.append(key);
    }
    return found;
}

Result<QVector<BinRow>> binRows(ReadContext &context, const QVector<BinKey> &keys)
{
    QVector<BinRow> rows;
    for (const BinKey &key : keys) {
        const RecordType *type = context.catalog().find(key.type);
        TRY_ASSIGN(auto query,
                   context.statements().run(
                       QStringLiteral("SELECT c.uid, c.old, t.n, t.title, t.user_name, t.at FROM change c JOIN "
                                      "tx t ON t.n=c.tx WHERE c.id=?"),
                       {key.change}));
        if (!type || !query.next())
            continue;
        BinRow row;
        row.key = key;
        row.type = type->key;
        const QVariant old = query.value(1);
        row.uid = uidFromBytes(query.value(0).toByteArray());
        row.transaction = query.value(2).toLongLong();
        row.title = query.value(3).toString();
        row.user = query.value(4).toString();
        row.at = QDateTime::fromMSecsSinceEpoch(query.value(5).toLongLong(), Qt::UTC);
        query.finish();
        QJsonObject values;
        if (old.typeId() == QMetaType::QByteArray) {
            TRY_ASSIGN(const QByteArray run, unpackRun(old.toByteArray()));
            const QCborArray list = QCborValue::fromCbor(run).toArray();
            row.records = list.size();
            values = list.at(0).toMap().toJsonObject();
        } else {
            values = QJsonDocument::fromJson(old.toString().toUtf8()).object();
        }
        TRY_ASSIGN(row.name, nameOf(context, *type, values));
        rows.append(row);
    }
    return rows;
}

Result<BinKey> findInBin(ReadContext &context, const RecordType &type, qint64 id)
{
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral(
                       "SELECT c.id, c.first_id, c.type FROM change c WHERE c.type=? AND c.op=3 AND "
                       "c.old IS NOT NULL AND c.first_id=? AND c.last_id=?%1 AND NOT EXISTS(SELECT 1 FROM %2 r WHERE "
                       "r.id=c.first_id) ORDER BY c.id DESC LIMIT 1")
                       .arg(whoMaySee(context), type.table),
                   {type.number, id, id}, false));
    return firstKey(std::move(query));
}

Result<BinKey> findInBin(ReadContext &context, const Uid &uid)
{
    for (const RecordType &type : context.catalog().types()) {
        TRY_ASSIGN(auto query,
                   context.statements().run(
                       QStringLiteral("SELECT c.id, c.first_id, c.type FROM change c WHERE c.type=? AND c.op=3 AND "
                                      "c.old IS NOT NULL AND c.uid=?%1 AND NOT EXISTS(SELECT 1 FROM %2 r WHERE "
                                      "r.id=c.first_id) ORDER BY c.id "
                                      "DESC LIMIT 1")
                           .arg(whoMaySee(context), type.table),
                       {type.number, uidBytes(uid)}, false));
        TRY_ASSIGN(const BinKey key, firstKey(std::move(query)));
        if (key.change > 0)
            return key;
    }
    return BinKey();
}

}  // namespace fieldfare
