// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/seen_heads.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace fieldfare::sync {

namespace {

constexpr qsizetype kLast = 100;
constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kDays = 366;
const QString kKind = QStringLiteral("fieldfare server heads");

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
QByteArray fromBase64(const QJsonValue &value) { return QByteArray::fromBase64(value.toString().toLatin1()); }

QString packed(const SignedHead &head) { return base64(QCborValue(toCbor(head)).toCbor()); }
SignedHead unpacked(const QJsonValue &value) { return headFrom(QCborValue::fromCbor(fromBase64(value)).toArray()); }

}  // namespace

QVector<qint64> SeenHeads::asks() const
{
    QVector<qint64> good;
    for (const Seen &seen : m_heads) {
        if (seen.state == State::Good)
            good.prepend(seen.head.n);
    }
    QVector<qint64> asked;
    for (qsizetype at = 0, step = 1; at < good.size() && asked.size() < kMostAskedHeads - 1; at += step) {
        asked.append(good[at]);
        step = at < 3 ? 1 : step * 2;
    }
    if (!good.isEmpty() && !asked.contains(good.last()))
        asked.append(good.last());
    return asked;
}

void SeenHeads::takeKey(const ToldAudit &told)
{
    if (m_key.isEmpty())
        m_key = told.key;
    else if (told.key != m_key && told.key != m_otherKey)
        m_otherKey = told.key;  // also when the first comes back later: somebody used another meanwhile
}

void SeenHeads::takeExplanation(const ToldAudit &told)
{
    // by whoever holds the key that is told now, over a line that is the server's
    if (told.settled.n == 0 || told.settled.note.isEmpty() || told.settled.at <= m_settled.at ||
        !isSignedBy(told.settled, told.key))
        return;
    m_settled = told.settled;
    for (Seen &seen : m_heads) {
        if (seen.state == State::Disputed && seen.head.at <= m_settled.at)
            seen.state = State::Settled;
    }
    if (isOtherKey()) {
        m_hadOtherKey = true;
        m_key = told.key;
        m_otherKey.clear();
    }
}

void SeenHeads::compare(Seen &seen, const QByteArray &hash, const ToldAudit &told, qint64 epoch) const
{
    if (seen.state != State::Good || hash == seen.head.hash)
        return;
    if (seen.head.epoch < epoch) {
        qint64 end = std::numeric_limits<qint64>::max();
        for (auto it = told.restored.lowerBound(seen.head.epoch); it != told.restored.cend(); ++it)
            end = std::min(end, *it);
        if (seen.head.n > end) {
            seen.state = State::Lost;
            return;
        }
    }
    seen.state = seen.head.at <= m_settled.at ? State::Settled : State::Disputed;
}

void SeenHeads::keep(const SignedHead &head)
{
    if (!m_heads.isEmpty() && m_heads.last().head.n == head.n && m_heads.last().head.hash == head.hash &&
        m_heads.last().head.epoch == head.epoch)
        return;
    m_heads.append({head, State::Good});
    QVector<Seen> kept;
    qint64 day = -1;
    const qsizetype firstOfLast = m_heads.size() - kLast;
    for (qsizetype i = 0; i < m_heads.size(); ++i) {
        const Seen &seen = m_heads[i];
        const qint64 its = seen.head.at / kDayMs;
        const bool isFirstOfDay = its != std::exchange(day, its) && head.at / kDayMs - its < kDays;
        if (i >= firstOfLast || isFirstOfDay || seen.state == State::Disputed)
            kept.append(seen);
    }
    // what is disputed proves something: more of it than this is no more proof
    while (kept.size() > 2 * (kLast + kDays))
        kept.removeFirst();
    m_heads = std::move(kept);
}

bool SeenHeads::take(const QVector<qint64> &asked, const ToldAudit &told, qint64 epoch)
{
    const SeenHeads before = *this;
    if (told.key.isEmpty()) {
        m_isSilent = !m_key.isEmpty();
        return !(*this == before);
    }
    m_isSilent = false;
    takeKey(told);
    takeExplanation(told);
    for (Seen &seen : m_heads) {
        if (asked.contains(seen.head.n))
            compare(seen, told.hashes.value(seen.head.n), told, epoch);
        else if (seen.head.n == told.head.n)
            compare(seen, told.head.hash, told, epoch);
    }
    if (told.head.n > 0) {
        if (isSignedBy(told.head, told.key))
            keep(told.head);
        else
            m_isSilent = true;
    }
    return !(*this == before);
}

bool SeenHeads::isAltered() const
{
    return m_isSilent || std::any_of(m_heads.cbegin(), m_heads.cend(),
                                     [](const Seen &seen) { return seen.state == State::Disputed; });
}

SignedHead SeenHeads::settled() const
{
    const bool isNeeded = m_hadOtherKey || std::any_of(m_heads.cbegin(), m_heads.cend(),
                                                       [](const Seen &seen) { return seen.state == State::Settled; });
    return isNeeded ? m_settled : SignedHead();
}

QJsonObject SeenHeads::toJson() const
{
    QJsonArray heads;
    for (const Seen &seen : m_heads)
        heads.append(QJsonArray{packed(seen.head), int(seen.state)});
    return {{QStringLiteral("key"), base64(m_key)},
            {QStringLiteral("other_key"), base64(m_otherKey)},
            {QStringLiteral("had_other_key"), m_hadOtherKey},
            {QStringLiteral("silent"), m_isSilent},
            {QStringLiteral("settled"), m_settled.n > 0 ? packed(m_settled) : QString()},
            {QStringLiteral("heads"), heads}};
}

SeenHeads SeenHeads::fromJson(const QJsonObject &json)
{
    SeenHeads seen;
    seen.m_key = fromBase64(json.value(QStringLiteral("key")));
    seen.m_otherKey = fromBase64(json.value(QStringLiteral("other_key")));
    seen.m_hadOtherKey = json.value(QStringLiteral("had_other_key")).toBool();
    seen.m_isSilent = json.value(QStringLiteral("silent")).toBool();
    seen.m_settled = unpacked(json.value(QStringLiteral("settled")));
    const QJsonArray heads = json.value(QStringLiteral("heads")).toArray();
    for (const auto &value : heads) {
        const QJsonArray pair = value.toArray();
        const Seen one{unpacked(pair.at(0)), State(std::clamp(pair.at(1).toInt(), 0, int(State::Settled)))};
        if (one.head.n > 0)
            seen.m_heads.append(one);
    }
    return seen;
}

QByteArray exportedHeads(const SeenHeads &heads, const QString &device)
{
    QJsonArray list;
    for (const SeenHeads::Seen &seen : heads.heads()) {
        const char *names[] = {"seen", "disputed", "lost", "settled"};
        list.append(QJsonObject{
            {QStringLiteral("n"), seen.head.n},
            {QStringLiteral("at"), QDateTime::fromMSecsSinceEpoch(seen.head.at, Qt::UTC).toString(Qt::ISODateWithMs)},
            {QStringLiteral("hash"), QString::fromLatin1(seen.head.hash.toHex())},
            {QStringLiteral("state"), QString::fromLatin1(names[int(seen.state)])},
            {QStringLiteral("signed"), packed(seen.head)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("kind"), kKind},
                                     {QStringLiteral("device"), device},
                                     {QStringLiteral("key"), QString::fromLatin1(heads.key().toHex())},
                                     {QStringLiteral("heads"), list}})
        .toJson();
}

Result<ExportedHeads> readExportedHeads(const QByteArray &file)
{
    const QJsonObject json = QJsonDocument::fromJson(file).object();
    if (json.value(QStringLiteral("kind")) != QJsonValue(kKind))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Server", "This file holds no heads. A device writes them with: "
                                                          "fieldfare-cli sync heads FILE"));
    ExportedHeads exported;
    exported.key = QByteArray::fromHex(json.value(QStringLiteral("key")).toString().toLatin1());
    const QJsonArray list = json.value(QStringLiteral("heads")).toArray();
    for (const auto &value : list) {
        const SignedHead head = unpacked(value.toObject().value(QStringLiteral("signed")));
        if (head.n > 0)
            exported.heads.append(head);
    }
    return exported;
}

}  // namespace fieldfare::sync
