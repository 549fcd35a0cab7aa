// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/keychain.h"

#include "security/text.h"

#include <QMetaObject>
#include <QObject>

#ifdef FIELDFARE_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace fieldfare {

namespace {

Error notSupported(const QString &details = {})
{
    return {ErrorCode::Unsupported, SecurityText::tr("This system has no keychain. Use the passphrase."), details};
}

#ifdef FIELDFARE_HAS_KEYCHAIN

constexpr char Service[] = "Fieldfare";

Error errorOf(const QKeychain::Job &job)
{
    const QString details = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, SecurityText::tr("The system's keychain has no key for this workspace."), details};
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::Cancelled, SecurityText::tr("The keychain was not opened."), details};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return notSupported(details);
    default:
        return {ErrorCode::Io, SecurityText::tr("The system's keychain did not answer. Use the passphrase."), details};
    }
}

class SystemKeychain final : public Keychain {
public:
    bool isSupported() const override { return true; }

    void read(const QString &workspaceId, QObject *context, Answer<Secret> answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(QString::fromLatin1(Service));  // deletes itself when finished
        job->setKey(workspaceId);
        QObject::connect(job, &QKeychain::Job::finished, context, [answer](QKeychain::Job *finished) {
            if (finished->error() != QKeychain::NoError) {
                answer(fail(errorOf(*finished)));
                return;
            }
            QByteArray bytes = static_cast<QKeychain::ReadPasswordJob *>(finished)->binaryData();
            Secret secret = Secret::fromBytes(bytes);
            Secret::wipe(bytes);
            answer(std::move(secret));
        });
        job->start();
    }

    void write(const QString &workspaceId, const Secret &secret, QObject *context, Answer<void> answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(QString::fromLatin1(Service));
        job->setKey(workspaceId);
        QByteArray bytes(reinterpret_cast<const char *>(secret.data()), static_cast<qsizetype>(secret.size()));
        job->setBinaryData(bytes);
        report(job, context, answer);
    }

    void remove(const QString &workspaceId, QObject *context, Answer<void> answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(QString::fromLatin1(Service));
        job->setKey(workspaceId);
        report(job, context, answer);
    }

private:
    static void report(QKeychain::Job *job, QObject *context, const Answer<void> &answer)
    {
        QObject::connect(job, &QKeychain::Job::finished, context, [answer](QKeychain::Job *finished) {
            if (finished->error() == QKeychain::NoError)
                answer({});
            else
                answer(fail(errorOf(*finished)));
        });
        job->start();
    }
};

#else

class SystemKeychain final : public Keychain {
public:
    bool isSupported() const override { return false; }
    void read(const QString &, QObject *context, Answer<Secret> answer) override { refuse<Secret>(context, answer); }
    void write(const QString &, const Secret &, QObject *context, Answer<void> answer) override
    {
        refuse<void>(context, answer);
    }
    void remove(const QString &, QObject *context, Answer<void> answer) override { refuse<void>(context, answer); }

private:
    template <class T>
    static void refuse(QObject *context, const Answer<T> &answer)
    {
        QMetaObject::invokeMethod(
            context, [answer] { answer(fail(notSupported())); }, Qt::QueuedConnection);
    }
};

#endif

}  // namespace

std::unique_ptr<Keychain> systemKeychain() { return std::make_unique<SystemKeychain>(); }

}  // namespace fieldfare
