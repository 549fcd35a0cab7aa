// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/blobs/blob_folder.h"
#include "server/postgres/postgres_server_store.h"
#include "sync/server/content_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fieldfare::server {

/// The contents of attached files of one organisation in a folder, and the care for it: now and then, on a thread of its own, what no
/// record names any more (erased, deleted for good) and what was begun long ago goes. Any thread; `store` outlives it.
class OrganisationContents final : public sync::ContentStore {
public:
    OrganisationContents(const QString &folder, PostgresServerStore &store);
    ~OrganisationContents() override;
    OrganisationContents(const OrganisationContents &) = delete;
    OrganisationContents &operator=(const OrganisationContents &) = delete;

    [[nodiscard]] Result<sync::ContentPutReply> put(const QString &name, const Uid &uploader, qint64 offset,
                                                    qint64 total, const QByteArray &bytes) override;
    [[nodiscard]] Result<qint64> size(const QString &name) const override;
    [[nodiscard]] Result<QByteArray> get(const QString &name, qint64 offset, qint64 most) const override;
    [[nodiscard]] qint64 mostBytes() const override { return BlobFolder::kMostBytes; }

    /// Removes what no record names and nobody touched since `before`. Returns how many files.
    [[nodiscard]] Result<int> tidy(const QDateTime &before);
    /// Begins to tidy by itself.
    void startTidying();

private:
    [[nodiscard]] BlobFolder::Place place(const QString &name) const { return {m_organisation, name}; }

    BlobFolder m_folder;
    PostgresServerStore &m_store;
    const Uid m_organisation;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_ends;
    bool m_isEnding = false;
};

}  // namespace fieldfare::server
