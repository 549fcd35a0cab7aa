// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/query_typing.h"

#include "base/when_done.h"
#include "workspace/workspace.h"

namespace fieldfare {

QueryTyping::QueryTyping(Workspace &workspace, const QString &type, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_type(type)
{
}

QueryTyping::~QueryTyping() { m_stop.request_stop(); }

void QueryTyping::stop()
{
    ++m_ticket;
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void QueryTyping::ask(const QString &text, qsizetype cursor)
{
    stop();
    const quint64 ticket = m_ticket;
    // Failures here are the list's to tell: it asks the same question.
    whenDone(m_workspace.read(
                 [type = m_type, text, cursor](ReadContext &context) {
                     return completeQuery(context, context.catalog().at(type), text, cursor);
                 },
                 m_stop.get_token()),
             this, [this, ticket](const Result<QueryCompletion> &completion) {
                 if (ticket == m_ticket && completion) {
                     emit completed(*completion);
                 }
             });
    whenDone(m_workspace.read(
                 [type = m_type, text](ReadContext &context) {
                     return probeQuery(context, context.catalog().at(type), text, countedAtMost);
                 },
                 m_stop.get_token()),
             this, [this, ticket](const Result<QueryProbe> &probe) {
                 if (ticket == m_ticket && probe) {
                     emit probed(*probe);
                 }
             });
}

}  // namespace fieldfare
