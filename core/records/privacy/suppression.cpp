// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/suppression.h"

#include <QCoreApplication>

#include <sodium.h>

namespace fieldfare {

namespace {

const QString kKeySetting = QStringLiteral("privacy.suppression_key");

/// The same for every spelling of an address or number.
QByteArray spelt(const QString &mailOrPhone)
{
    const QString text = mailOrPhone.trimmed();
    if (text.contains(QLatin1Char('@')))
        return text.toCaseFolded().toUtf8();
    QByteArray digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += char('0' + c.digitValue());
    }
    return digits;
}

}  // namespace

Result<QByteArray> suppressionKey(ReadContext &context)
{
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {kKeySetting}));
    return query.next() ? QByteArray::fromBase64(query.value(0).toString().toLatin1()) : QByteArray();
}

Result<void> keepSuppressionKey(UnitOfWork &work, const QByteArray &key)
{
    work.keepUnlogged();
    TRY_ASSIGN(auto query, work.execute(QStringLiteral("INSERT OR IGNORE INTO setting(key, value) VALUES(?, ?)"),
                                        {kKeySetting, QString::fromLatin1(key.toBase64())}));
    query.finish();
    return {};
}

QByteArray suppressionHash(const QByteArray &key, const QString &mailOrPhone)
{
    const QByteArray text = spelt(mailOrPhone);
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), 32, reinterpret_cast<const uchar *>(text.constData()),
                       static_cast<quint64>(text.size()), reinterpret_cast<const uchar *>(key.constData()),
                       static_cast<size_t>(key.size()));
    return hash;
}

Result<void> suppressHashes(UnitOfWork &work, const QVector<QByteArray> &hashes)
{
    work.keepUnlogged();
    for (const QByteArray &hash : hashes) {
        TRY_ASSIGN(auto query, work.execute(QStringLiteral("INSERT OR IGNORE INTO suppression(hash, at) VALUES(?,?)"),
                                            {hash, work.now()}));
        query.finish();
    }
    return {};
}

Result<void> suppress(UnitOfWork &work, const QSet<QString> &mailsAndPhones)
{
    TRY_ASSIGN(const QByteArray key, suppressionKey(work));
    if (key.isEmpty())
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("Privacy", "The erasure could not be prepared; nothing was changed."),
                    QStringLiteral("no suppression key"));
    QVector<QByteArray> hashes;
    for (const QString &one : mailsAndPhones) {
        if (spelt(one).size() >= 5)
            hashes.append(suppressionHash(key, one));
    }
    return suppressHashes(work, hashes);
}

Result<Suppressed> Suppressed::read(ReadContext &context)
{
    Suppressed all;
    TRY_ASSIGN(all.m_key, suppressionKey(context));
    TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT hash FROM suppression"), {}));
    while (query.next())
        all.m_hashes.insert(query.value(0).toByteArray());
    TRY(finished(query));
    return all;
}

bool Suppressed::holds(const QString &mailOrPhone) const
{
    return !m_hashes.isEmpty() && m_hashes.contains(suppressionHash(m_key, mailOrPhone));
}

}  // namespace fieldfare
