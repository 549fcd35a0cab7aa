// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachments/attachment_store.h"
#include "storage/draft_store.h"
#include "storage/store.h"

#include <QThreadPool>

#include <mutex>

namespace fieldfare {

/// Attaching files to records and reading them again, for the person who works here. Files are taken one after the other on
/// a thread of its own; all calls return at once. A list of files that was begun is kept in the drafts, so that a program
/// killed in the middle goes on with it (resume()). Destruction stops what is under way; resume() goes on with that too.
class Attachments {
public:
    /// A file on the disk, or bytes with a name (a pasted picture).
    struct Source {
        QString path;
        QString name;
        QByteArray bytes;
        Uid uid = {};  ///< of the record to make; given when a begun list is gone on with
    };
    struct Outcome {
        ChangeSet changes;  ///< one transaction for all of them
        int attached = 0;
        QStringList problems;  ///< translated, one for each file that could not be taken
    };
    /// For one more file: which, of how many, its name. On the working thread.
    using Progress = std::function<void(int index, int count, const QString &name)>;

    /// `drafts` may be null (then nothing is resumed).
    Attachments(QString folder, const std::shared_ptr<const Secret> &key, Store &store, DraftStore *drafts);
    ~Attachments();
    Attachments(const Attachments &) = delete;
    Attachments &operator=(const Attachments &) = delete;

    /// Attaches to the record `id` of `type`; its customer's page shows them as well. Unsupported when nothing can be attached
    /// to that type; with some files unusable the others are attached and `problems` says why. Cancelled.
    [[nodiscard]] QFuture<Result<Outcome>> attach(const Session &session, QVector<Source> sources, const QString &type,
                                                  qint64 id, std::stop_token stop = {}, Progress progress = {});
    /// Goes on with what a killed program had begun. The outcome is empty when there was nothing.
    [[nodiscard]] QFuture<Result<Outcome>> resume(const Session &session);
    /// Brings a content that is not here from elsewhere, blocking, on a thread of this room; null: from nowhere. Waits for none that
    /// is under way. Any thread.
    using Fetch = std::function<Result<void>(const QString &hash)>;
    void setFetch(Fetch fetch);
    /// At most `most` bytes; see AttachmentStore::content(). One that is not here is fetched first.
    [[nodiscard]] QFuture<Result<QByteArray>> content(const QString &hash, qint64 most);
    /// Verified while it is copied; an existing file is replaced.
    [[nodiscard]] QFuture<Result<void>> save(const QString &hash, const QString &path);
    /// Removes contents that no record, past or present, speaks of. Returns how many.
    [[nodiscard]] QFuture<Result<int>> cleanUp(const Session &session);

    [[nodiscard]] const AttachmentStore &contents() const { return m_contents; }

    struct Finding {
        QString name;
        Error error;
    };
    /// Reads every attached file there is and verifies it. Blocks.
    [[nodiscard]] static Result<QVector<Finding>> verifyAll(StatementCache &statements, const AttachmentStore &contents,
                                                            const std::function<bool()> &proceed);

private:
    [[nodiscard]] Result<Outcome> attachNow(const Session &session, const QVector<Source> &sources, const QString &type,
                                            qint64 id, const std::stop_token &stop, const Progress &progress,
                                            const QString &draft);

    [[nodiscard]] Result<void> bring(const QString &hash);

    AttachmentStore m_contents;
    std::mutex m_fetchMutex;
    Fetch m_fetch;
    Store &m_store;
    DraftStore *m_drafts;
    std::stop_source m_closing;
    QThreadPool m_pool;     ///< one file after the other
    QThreadPool m_readers;  ///< looking does not wait for a long copy
};

}  // namespace fieldfare
