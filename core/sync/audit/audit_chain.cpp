// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/audit_chain.h"

#include "storage/chain.h"

#include <QtEndian>

#include <sodium.h>

namespace fieldfare::sync {

namespace {

constexpr qsizetype kMarkBytes = kCommitmentBytes - kAuditHashBytes;

template <class Number>
void putNumber(QByteArray &bytes, Number number)
{
    char big[sizeof number];
    qToBigEndian(number, big);
    bytes.append(big, sizeof big);
}

void putBytes(QByteArray &bytes, QByteArrayView part)
{
    putNumber(bytes, quint32(part.size()));
    bytes.append(part);
}

/// Everything of an entry but its salt and its hash; no two entries give the same.
QByteArray entryBytes(const AuditEntry &entry)
{
    QByteArray bytes;
    bytes.reserve(256);
    putNumber(bytes, entry.n);
    putNumber(bytes, entry.at);
    for (const Uid &uid : {entry.actor, entry.device, entry.record, entry.mid})
        bytes.append(uidBytes(uid));
    for (const QString &text : {entry.action, entry.type, entry.fields, entry.detail})
        putBytes(bytes, text.toUtf8());
    putBytes(bytes, entry.values);
    return bytes;
}

QByteArray commitment(const QByteArray &salt, const QByteArray &values)
{
    return blake2b({salt, values}) + blake2b({QByteArrayView("salt"), salt}).left(kMarkBytes);
}

}  // namespace

void commitTo(AuditEntry &entry, const QByteArray &values)
{
    entry.salt = QByteArray(kSaltBytes, Qt::Uninitialized);
    randombytes_buf(entry.salt.data(), static_cast<size_t>(entry.salt.size()));
    entry.values = commitment(entry.salt, values);
}

bool isCommitted(const AuditEntry &entry, const QByteArray &values)
{
    return entry.salt.size() == kSaltBytes && entry.values == commitment(entry.salt, values);
}

void append(AuditHead &head, AuditEntry &entry)
{
    entry.n = head.n + 1;
    entry.hash = blake2b({head.hash, entryBytes(entry)});
    head = {entry.n, entry.hash};
}

bool AuditWalk::bad(qint64 n, const char *problem)
{
    m_firstBad = n;
    m_problem = QString::fromLatin1(problem);
    return false;
}

bool AuditWalk::add(const AuditEntry &entry)
{
    if (!isSound())
        return false;
    if (entry.n != m_head.n + 1)
        return bad(m_head.n + 1, "missing");
    if (entry.hash != blake2b({m_head.hash, entryBytes(entry)}))
        return bad(entry.n, "does not fit its hash, or the one before it");
    if (!entry.salt.isEmpty()) {
        if (entry.salt.size() != kSaltBytes || entry.values.size() != kCommitmentBytes ||
            entry.values.last(kMarkBytes) != blake2b({QByteArrayView("salt"), entry.salt}).left(kMarkBytes))
            return bad(entry.n, "its salt is another");
    } else if (!entry.values.isEmpty() && !m_saltless.contains(entry.record)) {
        m_saltless.insert(entry.record, entry.n);
    }
    if (entry.action == QLatin1String(audit_action::erase))
        m_erased.insert(entry.record);
    m_head = {entry.n, entry.hash};
    return true;
}

void AuditWalk::end(const AuditHead &head)
{
    if (!isSound())
        return;
    if (m_head.n < head.n) {
        bad(m_head.n + 1, "missing, with all after it");
        return;
    }
    if (m_head != head) {
        bad(std::min(m_head.n, head.n + 1), "is not the end that the server noted");
        return;
    }
    // a salt goes when its record is erased, and the chain says so
    qint64 first = 0;
    for (auto it = m_saltless.cbegin(); it != m_saltless.cend(); ++it) {
        if (!m_erased.contains(it.key()) && (first == 0 || *it < first))
            first = *it;
    }
    if (first > 0)
        bad(first, "its salt is gone, and its record was not erased");
}

}  // namespace fieldfare::sync
