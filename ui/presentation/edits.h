// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/result.h"

#include <QObject>

#include <functional>

namespace fieldfare {

class RecordWriter;
class Workspace;

/// The writes of one page: each runs behind the screen as one transaction titled in the user's words, and can be taken
/// back by its number. GUI thread.
class Edits : public QObject {
    Q_OBJECT
public:
    using Work = std::function<Result<void>(RecordWriter &)>;

    explicit Edits(Workspace &workspace, QObject *parent = nullptr);

    /// `ended` (may be empty) learns on the GUI thread whether it was written, after done() or failed().
    void run(const QString &title, Work work, std::function<void(bool)> ended = {});
    void undo(qint64 transaction);
    /// Writes that have not ended.
    [[nodiscard]] int open() const { return m_open; }

signals:
    /// Written. `transaction` is 0 when nothing changed.
    void done(const QString &title, qint64 transaction);
    void undone();
    /// An undo that had to leave records alone says which.
    void undoneInPart(const QString &explanation);
    void failed(const fieldfare::Error &error);

private:
    Workspace &m_workspace;
    int m_open = 0;
};

}  // namespace fieldfare
