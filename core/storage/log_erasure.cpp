// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_erasure.h"

#include "storage/change_log.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <zstd.h>

namespace fieldfare {

namespace {

const QString kRowId = QStringLiteral("=");
const QString kRowUid = QStringLiteral("#");

QString numbers(const QSet<qint64> &ids)
{
    QJsonArray list;
    for (const qint64 id : ids)
        list.append(id);
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QByteArray packedRows(const QCborArray &rows)
{
    const QByteArray bytes = rows.toCborValue().toCbor();
    QByteArray result(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(bytes.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(result.data(), static_cast<size_t>(result.size()), bytes.constData(),
                                      static_cast<size_t>(bytes.size()), 3);
    result.truncate(ZSTD_isError(size) ? 0 : static_cast<qsizetype>(size));
    return result;
}

/// Rewrites the packed runs of one type; `change` returns false to drop a row, and says in `touched` whether anything is new.
Result<qint64> rewriteRuns(StatementCache &statements, int type,
                           const std::function<bool(QJsonObject &row, bool &touched)> &change)
{
    QVector<qint64> runs;
    TRY_ASSIGN(auto query, statements.run(QStringLiteral("SELECT id FROM change WHERE type=? AND op=3 AND "
                                                         "typeof(old)='blob'"),
                                          {type}));
    while (query.next())
        runs.append(query.value(0).toLongLong());
    query.finish();
    qint64 done = 0;
    for (const qint64 run : std::as_const(runs)) {
        TRY_ASSIGN(auto stored, statements.run(QStringLiteral("SELECT old FROM change WHERE id=?"), {run}));
        if (!stored.next())
            continue;
        TRY_ASSIGN(const QByteArray bytes, unpackRun(stored.value(0).toByteArray()));
        stored.finish();
        const QCborArray rows = QCborValue::fromCbor(bytes).toArray();
        QCborArray left;
        bool touched = false;
        for (const QCborValue &row : rows) {
            QJsonObject values = row.toMap().toJsonObject();
            bool isNew = false;
            const bool stays = change(values, isNew);
            touched = touched || isNew || !stays;
            if (stays)
                left.append(isNew ? QCborValue(QCborMap::fromJsonObject(values)) : row);
        }
        if (!touched)
            continue;
        const QByteArray again = left.isEmpty() ? QByteArray() : packedRows(left);
        if (!left.isEmpty() && again.isEmpty())
            return fail(
                ErrorCode::Internal,
                QCoreApplication::translate("Storage", "The history could not be written; nothing was changed."),
                QStringLiteral("packing a run"));
        TRY_ASSIGN(auto update, statements.run(QStringLiteral("UPDATE change SET old=?, salt=NULL WHERE id=?"),
                                               {again.isEmpty() ? QVariant() : again, run}));
        ++done;
    }
    return done;
}

}  // namespace

Result<qint64> eraseLogged(StatementCache &statements, const LogTargets &targets)
{
    qint64 done = 0;
    for (auto it = targets.ids.cbegin(); it != targets.ids.cend(); ++it) {
        TRY_ASSIGN(auto query,
                   statements.run(QStringLiteral("UPDATE change SET old=NULL, new=NULL, salt=NULL WHERE type=? AND "
                                                 "first_id=last_id AND first_id IN (SELECT value FROM json_each(?)) "
                                                 "AND (salt IS NOT NULL OR old IS NOT NULL OR new IS NOT NULL)"),
                                  {it.key(), numbers(it.value())}));
        done += query.numRowsAffected();
        query.finish();
        const QSet<qint64> &ids = it.value();
        TRY_ASSIGN(const qint64 runs, rewriteRuns(statements, it.key(), [&](QJsonObject &row, bool &) {
                       return !ids.contains(row.value(kRowId).toInteger()) &&
                              !targets.uids.contains(Uid(row.value(kRowUid).toString()));
                   }));
        done += runs;
    }
    return done;
}

Result<qint64> replaceLogged(StatementCache &statements, const QMap<int, QSet<qint64>> &ids,
                             const std::function<bool(int, QJsonObject &)> &replace)
{
    qint64 done = 0;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        struct Entry {
            qint64 id = 0;
            QVariant old;
            QVariant now;
        };
        QVector<Entry> entries;
        TRY_ASSIGN(
            auto query,
            statements.run(QStringLiteral("SELECT id, old, new FROM change WHERE type=? AND first_id=last_id AND "
                                          "first_id IN (SELECT value FROM json_each(?)) AND typeof(old)<>'blob' "
                                          "AND (old IS NOT NULL OR new IS NOT NULL)"),
                           {it.key(), numbers(it.value())}));
        while (query.next())
            entries.append({query.value(0).toLongLong(), query.value(1), query.value(2)});
        query.finish();
        for (const Entry &entry : std::as_const(entries)) {
            bool touched = false;
            const auto side = [&](const QVariant &text) -> QVariant {
                if (text.isNull())
                    return text;
                QJsonObject values = QJsonDocument::fromJson(text.toString().toUtf8()).object();
                if (!replace(it.key(), values))
                    return text;
                touched = true;
                return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
            };
            const QVariant old = side(entry.old);
            const QVariant now = side(entry.now);
            if (!touched)
                continue;
            TRY_ASSIGN(auto update,
                       statements.run(QStringLiteral("UPDATE change SET old=?, new=?, salt=NULL WHERE id=?"),
                                      {old, now, entry.id}));
            ++done;
        }
        const QSet<qint64> &wanted = it.value();
        TRY_ASSIGN(const qint64 runs, rewriteRuns(statements, it.key(), [&](QJsonObject &row, bool &touched) {
                       if (wanted.contains(row.value(kRowId).toInteger()))
                           touched = replace(it.key(), row);
                       return true;
                   }));
        done += runs;
    }
    return done;
}

}  // namespace fieldfare
