// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/ask.h"
#include "sync/client/sync_client.h"

namespace fieldfare::sync {

namespace {

/// A reply that cannot be acted on: the next sync finds out what is to be done.
template <class Answer>
Result<Answer> standing(Answer answer)
{
    if (answer.status == Status::Ok)
        return answer;
    return fail(ErrorCode::Cancelled, QString(), QStringLiteral("waits for the next sync"));
}

}  // namespace

Result<Uid> SyncClient::deviceNow()
{
    Uid device;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const ClientState state, transaction.state());
        device = state.device;
        return {};
    }));
    return device;
}

Result<QVector<Uid>> SyncClient::contentsLacking(const QVector<Uid> &records)
{
    QVector<Uid> lacking;
    TRY_ASSIGN(const Uid device, deviceNow());
    for (qsizetype at = 0; at < records.size(); at += kMostKnown) {
        TRY_ASSIGN(auto answer, ask<ContentsReply>(ContentsRequest{device, records.mid(at, kMostKnown)}));
        TRY_ASSIGN(answer, standing(answer));
        lacking += answer.lacking;
    }
    return lacking;
}

Result<ContentPutReply> SyncClient::putContent(const Uid &record, qint64 offset, qint64 total, const QByteArray &bytes)
{
    TRY_ASSIGN(const Uid device, deviceNow());
    TRY_ASSIGN(auto answer, ask<ContentPutReply>(ContentPutRequest{device, record, offset, total, bytes}));
    return standing(answer);
}

Result<ContentGetReply> SyncClient::getContent(const Uid &record, qint64 offset, qint64 most)
{
    TRY_ASSIGN(const Uid device, deviceNow());
    TRY_ASSIGN(auto answer, ask<ContentGetReply>(ContentGetRequest{device, record, offset, most}));
    return standing(answer);
}

Result<NumbersReply> SyncClient::leaseNumbers(const QString &type, qint64 atLeast, int count)
{
    TRY_ASSIGN(const Uid device, deviceNow());
    TRY_ASSIGN(auto answer, ask<NumbersReply>(NumbersRequest{device, type, atLeast, count}));
    TRY_ASSIGN(answer, standing(answer));
    if (answer.from < atLeast || answer.to < answer.from || answer.to - answer.from >= count)
        return contradiction("numbers that were not asked for");
    return answer;
}

}  // namespace fieldfare::sync
