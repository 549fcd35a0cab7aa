// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QVector>

#include <functional>
#include <memory>

namespace fieldfare {

class Executor;

/// Words that are no record yet: what is being typed in a form, and edits that wait for a long import. They lie in a file of
/// their own beside the records (same key), so keeping them waits for nobody. Each draft has a key of path form
/// ("form/contact/<uid>", "edit/<uid>"); putting one again replaces it. Any thread; writes happen in the order they were
/// asked for, and the destructor finishes them.
class DraftStore {
public:
    struct Draft {
        QString key;
        QJsonObject content;
        QDateTime at;
    };

    /// Opens or makes the file. One that cannot be read is put aside under another name and `warning` says so, because a
    /// workspace must open without it. Errors: as Connection::open().
    [[nodiscard]] static Result<std::unique_ptr<DraftStore>> open(const DatabaseFile &file,
                                                                  std::shared_ptr<const Clock> clock, QString *warning);
    ~DraftStore();
    DraftStore(const DraftStore &) = delete;
    DraftStore &operator=(const DraftStore &) = delete;

    /// Done when it is on the disk. Errors: DiskFull, Io.
    QFuture<Result<void>> put(const QString &key, const QJsonObject &content);
    QFuture<Result<void>> remove(const QString &key);
    /// Removes those that `goes` names, and what of them lies in the file and its log. On the store's thread.
    [[nodiscard]] QFuture<Result<void>> erase(std::function<bool(const Draft &)> goes);
    /// Those whose key begins with `prefix`, oldest first.
    [[nodiscard]] QFuture<Result<QVector<Draft>>> find(const QString &prefix);

private:
    explicit DraftStore(std::shared_ptr<const Clock> clock);
    template <class R, class Job>
    QFuture<R> post(Job job);

    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Executor> m_worker;
};

}  // namespace fieldfare
