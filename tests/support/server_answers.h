// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/codec.h"
#include "sync/server/server_store.h"

#include <QCborMap>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare::server {

using namespace sync;

inline const QString kAll = QStringLiteral("a");
inline const QString kTeam = QStringLiteral("t:A");
inline const QString kOwn = QStringLiteral("o:u0");
inline const QStringList kBuckets{kAll, kTeam, kOwn};

inline Uid uid(int n)
{
    QByteArray bytes(16, '\0');
    bytes[0] = static_cast<char>(n * 37);
    bytes[14] = static_cast<char>(n >> 8);
    bytes[15] = static_cast<char>(n);
    return uidFromBytes(bytes);
}

/// Everything a store answers, as text to be compared.
class Answers {
public:
    void say(const QString &text) { lines.append(text); }
    void say(const Uid &value) { say(uidText(value)); }
    void say(const Organisation &organisation)
    {
        say(QStringLiteral("epoch %1 head %2 restored %3")
                .arg(organisation.epoch)
                .arg(organisation.head)
                .arg(organisation.restored.size()));
    }
    void say(const std::optional<ServerDevice> &device)
    {
        say(device ? QStringLiteral("device %1 of %2 at %3 in %4")
                         .arg(uidText(device->device), uidText(device->user))
                         .arg(device->lastN)
                         .arg(uidText(device->installation))
                   : QStringLiteral("no device"));
    }
    void say(const std::optional<AppliedMutation> &applied)
    {
        say(applied ? QStringLiteral("%1 %2 %3 verdict %4 at %5")
                          .arg(uidText(applied->device))
                          .arg(applied->n)
                          .arg(uidText(applied->mid))
                          .arg(int(applied->verdict))
                          .arg(applied->seq)
                    : QStringLiteral("not applied"));
    }
    void say(const RowView &view)
    {
        say(QStringLiteral("%1 %2 at %3%4 %5 %6 hash %7")
                .arg(view.type, uidText(view.row))
                .arg(view.seq)
                .arg(view.deleted ? QStringLiteral(" deleted") : QString(),
                     QString::fromLatin1(QCborMap::fromJsonObject(view.fields).toCborValue().toCbor().toHex()),
                     QString::fromUtf8(QJsonDocument(toJson(view.conflicts)).toJson(QJsonDocument::Compact)))
                .arg(rowHash(view)));
    }
    void say(const std::optional<ServerRow> &row)
    {
        if (!row)
            return say(QStringLiteral("no row"));
        say(row->view());
        say(QString::fromLatin1(QCborMap::fromJsonObject(row->fields).toCborValue().toCbor().toHex()));
        say(row->buckets.join(u' ') + (row->erased ? QStringLiteral(" erased") : QString()));
        for (auto it = row->versions.cbegin(); it != row->versions.cend(); ++it)
            say(it.key(), *it);
        if (row->deleted)
            say(QStringLiteral("deleted"), *row->deleted);
    }
    void say(const QString &what, const FieldVersion &version)
    {
        say(QStringLiteral("%1 %2 %3 %4").arg(what).arg(version.seq).arg(version.time).arg(uidText(version.device)));
    }
    void say(const QVector<Uid> &rows)
    {
        say(QStringLiteral("%1 rows").arg(rows.size()));
        for (const Uid &row : rows)
            say(row);
    }
    void say(const QVector<BucketItem> &page)
    {
        say(QStringLiteral("page of %1").arg(page.size()));
        for (const BucketItem &item : page)
            say(QStringLiteral("%1 at %2 put %3 gone %4")
                    .arg(uidText(item.row))
                    .arg(item.seq)
                    .arg(item.put.join(u' '), item.gone.join(u' ')));
    }
    void say(const QMap<QString, Digest> &digests)
    {
        for (auto it = digests.cbegin(); it != digests.cend(); ++it)
            say(QStringLiteral("digest %1 %2 %3").arg(it.key()).arg(it->rows).arg(it->sum));
    }
    void say(const QMap<int, Digest> &parts)
    {
        for (auto it = parts.cbegin(); it != parts.cend(); ++it)
            say(QStringLiteral("part %1 %2 %3").arg(it.key()).arg(it->rows).arg(it->sum));
    }
    void say(QVector<ListedRow> rows)
    {
        std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.row < b.row; });
        for (const ListedRow &row : rows)
            say(QStringLiteral("listed %1 %2").arg(uidText(row.row)).arg(row.hash));
    }
    void say(const QHash<Uid, QStringList> &buckets)
    {
        QStringList texts;
        for (auto it = buckets.cbegin(); it != buckets.cend(); ++it)
            texts.append(uidText(it.key()) + u' ' + it->join(u' '));
        std::sort(texts.begin(), texts.end());
        lines += texts;
    }
    void say(const QHash<Uid, RowView> &views)
    {
        QVector<RowView> sorted(views.cbegin(), views.cend());
        std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.row < b.row; });
        for (const RowView &view : std::as_const(sorted))
            say(view);
    }
    void say(const FreeNumbers &numbers) { say(QStringLiteral("numbers %1 %2").arg(numbers.next).arg(numbers.epoch)); }
    void say(const QSet<QString> &names)
    {
        QStringList sorted(names.cbegin(), names.cend());
        std::sort(sorted.begin(), sorted.end());
        say(sorted.join(u' '));
    }
    template <class T>
    Result<void> ask(Result<T> answer)
    {
        TRY_ASSIGN(const T value, std::move(answer));
        say(value);
        return {};
    }
    QStringList lines;
};

/// All that can be asked.
inline Result<void> askAll(ServerTransaction &t, Answers &answers, const QVector<Uid> &rows)
{
    TRY(answers.ask(t.organisation()));
    for (const Uid &row : rows) {
        TRY(answers.ask(t.row(row)));
        TRY(answers.ask(t.alias(row)));
        TRY(answers.ask(t.content(row)));
        TRY(answers.ask(t.appliedMutation(row)));
        TRY_ASSIGN(auto children, t.children(row));
        std::sort(children.begin(), children.end());
        for (const Uid &uid : std::as_const(children)) {
            TRY_ASSIGN(const auto child, t.row(uid));
            if (child && child->parents.contains(row))
                answers.say(QStringLiteral("child ") + uidText(uid));
        }
    }
    TRY(answers.ask(t.views(rows)));
    TRY(answers.ask(t.bucketsOf(rows, {kOwn, kAll})));
    TRY(answers.ask(t.digests({kAll, kTeam, kOwn, QStringLiteral("nobody's")})));
    for (const QString &bucket : kBuckets) {
        TRY_ASSIGN(const auto parts, t.digestParts(bucket));
        answers.say(parts);
        for (const int part : parts.keys())
            TRY(answers.ask(t.list(bucket, part)));
    }
    for (const int limit : {1, 2, 3, 7, 1000}) {
        Cursors cursors;
        for (const QString &bucket : kBuckets)
            cursors.insert(bucket, {});
        for (int pages = 0; pages < 100; ++pages) {
            TRY_ASSIGN(const auto page, t.page(cursors, limit));
            answers.say(page);
            if (page.isEmpty())
                break;
            for (Cursor &cursor : cursors)
                cursor = {page.last().seq, page.last().row};
        }
    }
    TRY(answers.ask(t.page({{kTeam, {2, uid(1)}}, {kOwn, {}}}, 3)));
    TRY(answers.ask(t.newest({kTeam, kOwn}, 100)));
    TRY(answers.ask(t.newest({kAll, kTeam}, 3)));
    TRY(answers.ask(t.newest({}, 3)));
    return {};
}

}  // namespace fieldfare::server
