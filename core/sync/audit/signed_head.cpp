// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/signed_head.h"

#include <QCborValue>
#include <QCoreApplication>

#include <sodium.h>

namespace fieldfare::sync {

namespace {

QByteArray signedBytes(const SignedHead &head)
{
    return "fieldfare head 1 " + QCborValue(QCborArray{head.n, head.epoch, head.at, head.hash, head.note}).toCbor();
}

}  // namespace

QCborArray toCbor(const SignedHead &head)
{
    return {head.n, head.epoch, head.at, head.hash, head.note, head.signature};
}

SignedHead headFrom(const QCborArray &array)
{
    if (array.size() < 6 || !array.at(0).isInteger() || !array.at(1).isInteger() || !array.at(2).isInteger() ||
        array.at(3).toByteArray().size() != kAuditHashBytes || array.at(5).toByteArray().size() != crypto_sign_BYTES)
        return {};
    return {array.at(0).toInteger(),   array.at(1).toInteger(), array.at(2).toInteger(),
            array.at(3).toByteArray(), array.at(4).toString(),  array.at(5).toByteArray()};
}

bool isSignedBy(const SignedHead &head, const QByteArray &publicKey)
{
    const QByteArray message = signedBytes(head);
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && head.signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(reinterpret_cast<const uchar *>(head.signature.constData()),
                                       reinterpret_cast<const uchar *>(message.constData()),
                                       static_cast<quint64>(message.size()),
                                       reinterpret_cast<const uchar *>(publicKey.constData())) == 0;
}

HeadSigner::HeadSigner(const Secret &seed, qint64 everyMs)
    : m_everyMs(everyMs), m_key(crypto_sign_SECRETKEYBYTES), m_publicKey(crypto_sign_PUBLICKEYBYTES, '\0')
{
    crypto_sign_seed_keypair(reinterpret_cast<uchar *>(m_publicKey.data()), m_key.writableData(), seed.data());
}

Result<std::unique_ptr<HeadSigner>> HeadSigner::fromSeed(const Secret &seed, qint64 everyMs)
{
    if (seed.size() != kSeedBytes)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Server", "The key for signing the record of changes is damaged."));
    return std::unique_ptr<HeadSigner>(new HeadSigner(seed, everyMs));
}

Secret HeadSigner::newSeed() { return Secret::random(kSeedBytes); }

SignedHead HeadSigner::explained(const AuditHead &head, qint64 epoch, qint64 now, const QString &note) const
{
    SignedHead made{head.n, epoch, now, head.hash, note, QByteArray(crypto_sign_BYTES, '\0')};
    const QByteArray message = signedBytes(made);
    crypto_sign_detached(reinterpret_cast<uchar *>(made.signature.data()), nullptr,
                         reinterpret_cast<const uchar *>(message.constData()), static_cast<quint64>(message.size()),
                         m_key.data());
    return made;
}

SignedHead HeadSigner::head(const AuditHead &head, qint64 epoch, qint64 now, bool isAsked)
{
    if (head.n == 0)
        return {};
    const std::scoped_lock lock(m_mutex);
    const bool isSame = m_last.n == head.n && m_last.hash == head.hash && m_last.epoch == epoch;
    const bool isYoung =
        m_last.n > 0 && m_last.n < head.n && m_last.epoch == epoch && now >= m_last.at && now - m_last.at < m_everyMs;
    if (isAsked || (!isSame && !isYoung))
        m_last = explained(head, epoch, now, {});
    return m_last;
}

}  // namespace fieldfare::sync
