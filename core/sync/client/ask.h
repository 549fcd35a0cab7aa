// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/sync_client.h"

#include <QCoreApplication>

/// Asking the server, for the sources of SyncClient alone.
namespace fieldfare::sync {

inline constexpr int kMostRounds =
    5;  ///< new identities and restores in one call; more is a server that contradicts itself

[[nodiscard]] inline tl::unexpected<Error> contradiction(const char *details)
{
    return fail(ErrorCode::Internal,
                QCoreApplication::translate("Sync", "The server's answers contradict each other. Nothing was lost; "
                                                    "syncing is tried again later."),
                QString::fromLatin1(details));
}

template <class Answer>
Result<Answer> SyncClient::ask(const Request &request)
{
    TRY_ASSIGN(Reply reply, exchange(request));
    if (auto *answer = std::get_if<Answer>(&reply))
        return std::move(*answer);
    return contradiction("an answer to another question");
}

}  // namespace fieldfare::sync
