// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/sync_server.h"

namespace fieldfare::sync {

namespace {

/// The field of an attachment that names its content.
const QString kHash = QStringLiteral("hash");

QString contentOf(const ServerRow &row)
{
    return row.type == QLatin1String("attachment") && !row.erased ? row.fields.value(kHash).toString() : QString();
}

}  // namespace

Result<SyncServer::Named> SyncServer::named(const Caller &caller, const Uid &device, const Uid &record)
{
    Named found;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        found = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, device));
        found.status = admitted.first;
        if (found.status != Status::Ok)
            return {};
        TRY_ASSIGN(const QStringList buckets, m_access.bucketsOf(transaction, caller.person));
        TRY(transaction.setVisible(buckets));
        TRY_ASSIGN(const auto in, transaction.bucketsOf({record}, buckets));
        if (!in.contains(record))
            return {};
        TRY_ASSIGN(const auto row, transaction.row(record));
        if (!row)
            return {};
        found.content = contentOf(*row);
        TRY_ASSIGN(const QString sent, transaction.content(record));
        found.isSent = !found.content.isEmpty() && sent == found.content;
        return {};
    }));
    return found;
}

Result<Reply> SyncServer::answer(const Caller &caller, const ContentsRequest &request)
{
    ContentsReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status == Status::Ok && !m_contents)
            reply.lacking = request.records;  // putting one is refused, and says why
        if (reply.status != Status::Ok || !m_contents)
            return {};
        TRY_ASSIGN(const QStringList buckets, m_access.bucketsOf(transaction, caller.person));
        TRY(transaction.setVisible(buckets));
        TRY_ASSIGN(const auto in, transaction.bucketsOf(request.records, buckets));
        TRY(transaction.expect(QVector<Uid>(in.keyBegin(), in.keyEnd()), {}));
        for (const Uid &record : request.records) {
            if (!in.contains(record))
                continue;
            TRY_ASSIGN(const auto row, transaction.row(record));
            const QString content = row ? contentOf(*row) : QString();
            if (content.isEmpty())
                continue;
            TRY_ASSIGN(const QString sent, transaction.content(record));
            // what a restored disk lost is asked for again
            if (sent != content || !m_contents->size(content))
                reply.lacking.append(record);
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const ContentPutRequest &request)
{
    ContentPutReply reply;
    if (!m_contents || request.total > m_contents->mostBytes()) {
        reply.answer = ContentAnswer::Refused;
        return Reply(reply);
    }
    TRY_ASSIGN(const Named wanted, named(caller, request.device, request.record));
    reply.status = wanted.status;
    reply.answer = ContentAnswer::NotHere;
    if (reply.status != Status::Ok || wanted.content.isEmpty())
        return Reply(reply);
    TRY_ASSIGN(reply,
               m_contents->put(wanted.content, caller.installation, request.offset, request.total, request.bytes));
    if (reply.answer == ContentAnswer::Whole) {
        TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const Organisation organisation, transaction.organisation());
            Q_UNUSED(organisation)  // first of all: it orders the transactions
            TRY_ASSIGN(const auto row, transaction.row(request.record));
            // it may have been erased while the last piece came
            return row && contentOf(*row) == wanted.content ? transaction.putContent(request.record, wanted.content)
                                                            : Result<void>();
        }));
    }
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const ContentGetRequest &request)
{
    ContentGetReply reply;
    reply.answer = ContentAnswer::NotHere;
    TRY_ASSIGN(const Named wanted, named(caller, request.device, request.record));
    reply.status = wanted.status;
    if (reply.status != Status::Ok || !wanted.isSent || !m_contents)
        return Reply(reply);
    const auto size = m_contents->size(wanted.content);
    if (!size && size.error().code == ErrorCode::NotFound)
        return Reply(reply);
    if (!size)
        return fail(size.error());
    reply.total = *size;
    if (request.offset > reply.total)
        return Reply(reply);
    TRY_ASSIGN(reply.bytes, m_contents->get(wanted.content, request.offset, request.most));
    reply.answer = request.offset + reply.bytes.size() >= reply.total ? ContentAnswer::Whole : ContentAnswer::Taken;
    return Reply(reply);
}

}  // namespace fieldfare::sync
