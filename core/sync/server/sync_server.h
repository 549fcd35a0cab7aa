// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sync/server/caller.h"
#include "sync/server/content_store.h"
#include "sync/server/server_store.h"

#include <memory>

namespace fieldfare::sync {

/// Gives names to new devices. A real server's are random.
using UidSource = std::function<Uid()>;

/// What a server does with a message, whatever carries it and wherever it is stored. Holds nothing between two messages, so
/// any number of them may serve one store. Every answer is given after the commit.
class SyncServer {
public:
    SyncServer(ServerStore &store, const AccessPolicy &access, const FieldRules &rules, const Clock &clock,
               UidSource newDevice);

    /// Keeps contents of attached files too; without, they are refused. `contents` outlives this. Before the first message.
    void setContents(ContentStore *contents) { m_contents = contents; }

    /// Signs the ends of the chain of what happened and tells them to devices; without, none is told. `signer` outlives this.
    void setSigner(HeadSigner *signer) { m_signer = signer; }

    /// Errors are those of the store and Forbidden; what a device can mend itself is a Status in the reply. A revoked caller is
    /// answered Revoked, whatever it asks.
    [[nodiscard]] Result<Reply> handle(const Caller &caller, const Request &request);
    /// The same from bytes to bytes.
    [[nodiscard]] Result<QByteArray> handle(const Caller &caller, const QByteArray &request);

private:
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const EnrolRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const HelloRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const PushRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const PullRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const KnownRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const CompareRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const FetchRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const ContentsRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const ContentPutRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const ContentGetRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const NumbersRequest &request);
    [[nodiscard]] Result<Reply> answer(const Caller &caller, const NearestRequest &request);
    /// The content that an attachment names, for who sees it; empty for anybody else.
    struct Named {
        Status status = Status::Ok;
        QString content;
        bool isSent = false;  ///< it was sent for this record
    };
    [[nodiscard]] Result<Named> named(const Caller &caller, const Uid &device, const Uid &record);
    /// The device when it may speak, else why not.
    [[nodiscard]] static Result<std::pair<Status, ServerDevice>> admit(ServerTransaction &transaction,
                                                                       const Caller &caller, const Uid &device);

    ServerStore &m_store;
    const AccessPolicy &m_access;
    const FieldRules &m_rules;
    const Clock &m_clock;
    UidSource m_newDevice;
    ContentStore *m_contents = nullptr;
    HeadSigner *m_signer = nullptr;
};

}  // namespace fieldfare::sync
