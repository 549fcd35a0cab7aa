// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
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

    /// `user` is who the transport says it is. Errors are those of the store and Forbidden; what a device can mend itself is a
    /// Status in the reply.
    [[nodiscard]] Result<Reply> handle(const Uid &user, const Request &request);
    /// The same from bytes to bytes.
    [[nodiscard]] Result<QByteArray> handle(const Uid &user, const QByteArray &request);

    /// The device may do nothing any more; its next contact tells it.
    [[nodiscard]] Result<void> revoke(const Uid &device);

private:
    [[nodiscard]] Result<Reply> answer(const Uid &user, const EnrolRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const HelloRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const PushRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const PullRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const KnownRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const CompareRequest &request);
    [[nodiscard]] Result<Reply> answer(const Uid &user, const FetchRequest &request);
    /// The device when it may speak, else why not.
    [[nodiscard]] Result<std::pair<Status, ServerDevice>> admit(ServerTransaction &transaction, const Uid &user,
                                                                const Uid &device);

    ServerStore &m_store;
    const AccessPolicy &m_access;
    const FieldRules &m_rules;
    const Clock &m_clock;
    UidSource m_newDevice;
};

}  // namespace fieldfare::sync
