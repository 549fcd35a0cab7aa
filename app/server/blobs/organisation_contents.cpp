// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/blobs/organisation_contents.h"

#include "server/postgres/statements.h"
#include "sync/protocol/codec.h"

#include <QCryptographicHash>
#include <QDebug>

#include <chrono>

namespace fieldfare::server {

namespace {

constexpr std::chrono::hours kBetween{1};
constexpr qint64 kUntouchedDays = 1;

sync::ContentAnswer answerFor(BlobFolder::Answer answer)
{
    switch (answer) {
    case BlobFolder::Answer::Taken: return sync::ContentAnswer::Taken;
    case BlobFolder::Answer::Whole: return sync::ContentAnswer::Whole;
    case BlobFolder::Answer::WrongContent: return sync::ContentAnswer::WrongContent;
    case BlobFolder::Answer::OtherOffset:
    case BlobFolder::Answer::WrongPiece: break;
    }
    return sync::ContentAnswer::OtherOffset;
}

}  // namespace

OrganisationContents::OrganisationContents(const QString &folder, PostgresServerStore &store)
    : m_folder(folder),
      m_store(store),
      m_organisation(
          sync::derivedUid(QByteArrayLiteral("organisation") + QByteArray::number(store.organisationNumber())))
{
    static_assert(BlobFolder::kPiece == sync::kContentPiece);
}

OrganisationContents::~OrganisationContents()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_ends.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<sync::ContentPutReply> OrganisationContents::put(const QString &name, const Uid &uploader, qint64 offset,
                                                        qint64 total, const QByteArray &bytes)
{
    sync::ContentPutReply reply;
    if (bytes.isEmpty() && total > 0) {  // asks where it goes on
        TRY_ASSIGN(reply.have, m_folder.begun(place(name), uploader));
        reply.answer = sync::ContentAnswer::OtherOffset;
        return reply;
    }
    TRY_ASSIGN(const BlobFolder::Put put,
               m_folder.put(place(name), uploader,
                            {offset, total, bytes, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)}));
    reply.answer = answerFor(put.answer);
    reply.have = put.have;
    return reply;
}

Result<qint64> OrganisationContents::size(const QString &name) const { return m_folder.size(place(name)); }

Result<QByteArray> OrganisationContents::get(const QString &name, qint64 offset, qint64 most) const
{
    return m_folder.get(place(name), offset, most);
}

Result<int> OrganisationContents::tidy(const QDateTime &before)
{
    QSet<QString> used;
    TRY(m_store.read([&](sync::ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(used, transaction.contents());
        return {};
    }));
    return m_folder.removeUnused(m_organisation, used, before);
}

void OrganisationContents::startTidying()
{
    m_thread = std::thread([this] {
        std::unique_lock lock(m_mutex);
        do {
            lock.unlock();
            const auto tidied = tidy(QDateTime::currentDateTimeUtc().addDays(-kUntouchedDays));
            if (!tidied)
                qWarning().noquote() << "contents were not tidied:" << tidied.error().message << tidied.error().details;
            lock.lock();
        } while (!m_ends.wait_for(lock, kBetween, [this] { return m_isEnding; }));
    });
}

}  // namespace fieldfare::server
