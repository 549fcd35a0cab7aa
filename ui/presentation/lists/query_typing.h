// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/query/completion.h"
#include "search/query/query_probe.h"

#include <QObject>

#include <stop_token>

namespace fieldfare {

class Workspace;

/// What a filter line learns while somebody types: what may come next, how many records fit, what is wrong. Works on the
/// reader threads; each keystroke stops what the one before had asked for. GUI thread.
class QueryTyping : public QObject {
    Q_OBJECT
public:
    /// Counting ends here: "10,000+".
    static constexpr qint64 countedAtMost = 10'000;

    QueryTyping(Workspace &workspace, const QString &type, QObject *parent = nullptr);
    ~QueryTyping() override;

    /// completed() and probed() follow, unless another call comes first. An empty text is counted too.
    void ask(const QString &text, qsizetype cursor);
    void stop();

signals:
    void completed(const fieldfare::QueryCompletion &completion);
    void probed(const fieldfare::QueryProbe &probe);

private:
    Workspace &m_workspace;
    QString m_type;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
};

}  // namespace fieldfare
