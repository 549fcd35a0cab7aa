// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/document_number.h"

#include "records/record_writer.h"
#include "security/crockford.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

constexpr qint64 kFirst = 1001;

QString nextKey(const QString &type) { return QStringLiteral("next_number.") + type; }
QString leasedKey(const QString &type) { return QStringLiteral("leased_numbers.") + type; }

Result<std::optional<QString>> value(ReadContext &context, const QString &key)
{
    TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {key}));
    std::optional<QString> found;
    if (query.next())
        found = query.value(0).toString();
    TRY(finished(query));
    return found;
}

Result<void> put(UnitOfWork &work, const QString &key, const QString &text)
{
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("INSERT INTO setting(key, value) VALUES(?, ?) "
                                                       "ON CONFLICT(key) DO UPDATE SET value=excluded.value"),
                                        {key, text}));
    query.finish();
    return {};
}

/// [[from, to], …], in the order in which they are used.
using Ranges = QVector<QPair<qint64, qint64>>;

Ranges rangesOf(const QString &text)
{
    Ranges ranges;
    for (const auto &one : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray pair = one.toArray();
        if (pair.size() == 2 && pair.at(0).toInteger() <= pair.at(1).toInteger())
            ranges.append({pair.at(0).toInteger(), pair.at(1).toInteger()});
    }
    return ranges;
}

QString textOf(const Ranges &ranges)
{
    QJsonArray array;
    for (const auto &[from, to] : ranges)
        array.append(QJsonArray{from, to});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<bool> isTaken(RecordWriter &writer, const QString &table, const QString &number)
{
    TRY_ASSIGN(auto query,
               writer.work().execute(QStringLiteral("SELECT 1 FROM %1 WHERE number=?").arg(table), {number}));
    const bool taken = query.next();
    query.finish();
    return taken;
}

/// Nothing when none is left.
Result<std::optional<qint64>> takeLeased(RecordWriter &writer, const QString &typeKey, Ranges ranges,
                                         const QString &prefix)
{
    const QString table = writer.catalog().at(typeKey).table;
    std::optional<qint64> number;
    while (!number && !ranges.isEmpty()) {
        const qint64 candidate = ranges.first().first++;
        if (ranges.first().first > ranges.first().second)
            ranges.removeFirst();
        TRY_ASSIGN(const bool taken, isTaken(writer, table, prefix + QString::number(candidate)));
        if (!taken)
            number = candidate;
    }
    TRY(put(writer.work(), leasedKey(typeKey), textOf(ranges)));
    return number;
}

/// Three letters and digits by chance: enough among the few numbers that are made so.
QString ownLetters(RecordWriter &writer)
{
    const QByteArray random = uidBytes(newUid(writer.work().now())).right(2);
    QString letters;
    for (int i = 0; i < 3; ++i)
        letters += QLatin1Char(crockford::kAlphabet[crockford::symbolAt(
            reinterpret_cast<const unsigned char *>(random.constData()), static_cast<int>(random.size()), i)]);
    return letters;
}

}  // namespace

Result<QString> nextDocumentNumber(RecordWriter &writer, const QString &typeKey, const QString &prefix)
{
    TRY_ASSIGN(const auto leased, value(writer.work(), leasedKey(typeKey)));
    const bool isLeasing = leased.has_value();
    if (isLeasing) {
        TRY_ASSIGN(const auto number, takeLeased(writer, typeKey, rangesOf(*leased), prefix));
        if (number)
            return prefix + QString::number(*number);
    }
    const QString table = writer.catalog().at(typeKey).table;
    TRY_ASSIGN(const auto stored, value(writer.work(), nextKey(typeKey)));
    qint64 number = stored ? stored->toLongLong() : kFirst;
    QString text;
    for (;; ++number) {
        text = prefix + QString::number(number);
        if (isLeasing)
            text += QLatin1Char('-') + ownLetters(writer);
        TRY_ASSIGN(const bool taken, isTaken(writer, table, text));
        if (!taken)
            break;
    }
    TRY(put(writer.work(), nextKey(typeKey), QString::number(number + 1)));
    return text;
}

namespace leased_numbers {

QStringList types() { return {QStringLiteral("order"), QStringLiteral("ticket")}; }

Result<Standing> standing(ReadContext &context, const QString &typeKey)
{
    Standing now;
    TRY_ASSIGN(const auto leased, value(context, leasedKey(typeKey)));
    for (const auto &[from, to] : rangesOf(leased.value_or(QString())))
        now.left += to - from + 1;
    TRY_ASSIGN(const auto next, value(context, nextKey(typeKey)));
    now.atLeast = next ? next->toLongLong() : kFirst;
    return now;
}

Result<void> add(UnitOfWork &work, const QString &typeKey, qint64 from, qint64 to)
{
    work.keepUnlogged();
    TRY_ASSIGN(const auto leased, value(work, leasedKey(typeKey)));
    Ranges ranges = rangesOf(leased.value_or(QString()));
    ranges.append({from, to});
    TRY(put(work, leasedKey(typeKey), textOf(ranges)));
    // without a network the count goes on from there, with letters
    TRY_ASSIGN(const auto next, value(work, nextKey(typeKey)));
    return put(work, nextKey(typeKey), QString::number(std::max(next ? next->toLongLong() : kFirst, to + 1)));
}

Result<void> begin(UnitOfWork &work, const QString &typeKey)
{
    TRY_ASSIGN(const auto leased, value(work, leasedKey(typeKey)));
    if (leased)
        return {};
    work.keepUnlogged();
    return put(work, leasedKey(typeKey), textOf({}));
}

Result<void> end(UnitOfWork &work, const QString &typeKey)
{
    work.keepUnlogged();
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("DELETE FROM setting WHERE key=?"), {leasedKey(typeKey)}));
    query.finish();
    return {};
}

}  // namespace leased_numbers

}  // namespace fieldfare
