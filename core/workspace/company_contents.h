// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachments/attachment_store.h"
#include "storage/store.h"
#include "sync/client/sync_client.h"

namespace fieldfare {

/// Carries the contents of attached files between a device and its company's server: what is here and the server lacks goes there,
/// what colleagues attached comes, newest first. Large files come when they are opened. All of it piece by piece: a connection that
/// breaks, or a program that ends, goes on where it was. A device sends a content for a record only if the file was attached here, or
/// came here by that very record: else who knows a content's name could make others bring it. One thread at a time, blocking.
class CompanyContents {
public:
    /// The largest file that comes by itself, bytes.
    static constexpr qint64 kMostByItself = qint64(25) << 20;

    /// All outlive it. `session`: the engine's.
    CompanyContents(Store &store, const AttachmentStore &contents, sync::SyncClient &client, Session session)
        : m_store(store), m_contents(contents), m_client(client), m_session(std::move(session))
    {
    }

    struct Report {
        int sent = 0;
        int received = 0;
        bool more = false;  ///< there is more to do at once
        bool soon = false;  ///< something that was attached just now is on its way: worth another look in some seconds
        QStringList problems;  ///< translated, of single files; the others went
    };
    /// Some of what there is to do, so that records can go in between. Errors: those of the transport; Cancelled when `proceed`
    /// says no; DiskFull, ReadOnly, Io of this device.
    [[nodiscard]] Result<Report> some(const std::function<bool()> &proceed);
    /// Of a restored server nobody knows which contents it still has: all are asked for anew.
    [[nodiscard]] Result<void> forgetStanding();
    /// One content, now. Errors: NotFound when nobody sent it yet; as some().
    [[nodiscard]] Result<void> fetch(const QString &hash, const std::function<bool()> &proceed);

private:
    struct File {
        Uid record;
        QString hash;
        qint64 size = 0;
        QString name;
        bool isOwn = false;  ///< attached here, or the server may have lost it
        bool isNew = false;  ///< attached just now, somewhere
    };
    enum class Standing { Waits = 0, Settled = 1, Large = 2, Own = 3, Elsewhere = 4 };

    /// Files of attachments that this person may not see any more.
    [[nodiscard]] Result<void> removePurged();
    /// The answer to a piece, and how large the next one is.
    template <class Answer>
    [[nodiscard]] Result<Answer> gone(Result<Answer> answer);
    [[nodiscard]] Result<QVector<File>> unsettled();
    [[nodiscard]] Result<void> note(const QHash<Uid, Standing> &standings, const QSet<Uid> &soon);
    [[nodiscard]] Result<bool> send(const File &file, const std::function<bool()> &proceed);
    /// False: the server has none.
    [[nodiscard]] Result<bool> receive(const File &file, const std::function<bool()> &proceed);

    Store &m_store;
    const AttachmentStore &m_contents;
    sync::SyncClient &m_client;
    const Session m_session;
    qint64 m_piece = sync::kContentPiece;  ///< smaller after a piece that did not get through
};

}  // namespace fieldfare
