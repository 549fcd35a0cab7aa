// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pack/pack_session.h"

#include "sync/client/sqlite_client_store.h"
#include "sync/pack/everybody_policy.h"
#include "sync/server/sync_server.h"
#include "workspace/company_numbers.h"

#include <QDir>
#include <QFileInfo>

namespace fieldfare {

namespace {

QString copyFolder(const Workspace &workspace) { return QDir(workspace.path()).filePath(QStringLiteral("exchange")); }

/// To the server in the next room.
class DirectTransport final : public sync::Transport {
public:
    DirectTransport(sync::SyncServer &server, sync::Caller caller) : m_server(server), m_caller(std::move(caller)) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray &request) override
    {
        return m_server.handle(m_caller, request);
    }

private:
    sync::SyncServer &m_server;
    sync::Caller m_caller;
};

}  // namespace

PackSession::PackSession(Workspace &workspace, const sync::PackFolder &place, const sync::PackCode &code,
                         PackLink &link)
    : m_workspace(workspace),
      m_place(place),
      m_code(code),
      m_link(link),
      m_copy{QDir(copyFolder(workspace)).filePath(QStringLiteral("copy.db")), kPackCipher, code.key()},
      m_rules(workspace.catalog())
{
}

void PackSession::removeCopy(const Workspace &workspace) { QDir(copyFolder(workspace)).removeRecursively(); }

Result<void> PackSession::keep() { return keepPackLink(m_workspace, m_link, nullptr); }

Result<bool> PackSession::reopenCopy()
{
    if (m_link.base.isEmpty() || m_link.base != m_header.mark || !QFileInfo::exists(m_copy.path))
        return false;
    auto opened = sync::FileServerStore::open(m_copy, m_rules);
    if (!opened)
        return false;  // it died with the program: the marks say what is missing
    m_store = std::move(*opened);
    m_mustPublish = true;
    return true;
}

Result<void> PackSession::openCopy()
{
    TRY_ASSIGN(m_header, m_place.header(m_code.packName()));
    TRY_ASSIGN(const bool isOpen, reopenCopy());
    if (isOpen)
        return {};
    if (!m_link.base.isEmpty()) {
        m_link.base.clear();  // before the copy it speaks of goes
        TRY(keep());
    }
    removeCopy(m_workspace);
    if (!QDir().mkpath(copyFolder(m_workspace)))
        return fail(ErrorCode::ReadOnly,
                    QCoreApplication::translate("Pack", "“%1” cannot be written.").arg(copyFolder(m_workspace)));
    TRY_ASSIGN(m_header, m_place.fetch(m_code.packName(), m_copy.path));
    TRY_ASSIGN(m_store, sync::FileServerStore::open(m_copy, m_rules));
    return {};
}

Result<void> PackSession::lookBack(PackExchange::Done &done)
{
    if (m_link.visits.isEmpty())
        return {};
    qint64 head = 0;
    for (auto visit = m_link.visits.crbegin(); visit != m_link.visits.crend(); ++visit) {
        TRY_ASSIGN(const bool isKnown, m_store->knowsVisit(visit->mark));
        if (!isKnown)
            continue;
        if (visit == m_link.visits.crbegin())
            return {};
        head = visit->head;
        break;
    }
    done.wasReplaced = true;
    m_mustPublish = true;
    return m_store->noteRestore(head, m_workspace.store().clock()->now());
}

Result<void> PackSession::talk(const sync::SyncClient::Watch &watch, const Uid &confirmed, PackExchange::Done &done)
{
    const sync::EverybodyPolicy policy;
    const auto clock = m_workspace.store().clock();
    sync::SyncServer server(*m_store, policy, m_rules, *clock, [] { return Uid::createUuid(); });
    DirectTransport transport(server, {m_workspace.settings().user, m_link.installation, false});
    const Session session = packSession(m_workspace);
    sync::SqliteClientStore mine(m_workspace.store(), session);
    sync::SyncClient client(mine, transport, *clock, m_rules);
    if (watch)
        client.setWatch(watch);
    if (!confirmed.isNull())
        TRY(client.confirm(confirmed));
    TRY_ASSIGN(done.report, client.sync());
    TRY(leaseNumbers(m_workspace.store(), client, session));
    // who was erased elsewhere leaves history, search and files here; if that has to wait, it goes with the next exchange
    if (auto erased = m_workspace.privacy().catchUp(session); !erased && erased.error().code != ErrorCode::Locked)
        return erased;
    return {};
}

Result<void> PackSession::putBack(PackExchange::Done &done)
{
    TRY_ASSIGN(const sync::PackVisit visit,
               m_store->addVisit(m_workspace.store().clock()->now(), m_workspace.session().userName));
    TRY(m_store->close());
    m_store.reset();
    m_link.visits.append(visit);
    TRY(keep());
    TRY(m_place.publish(m_copy.path, m_code.packName(), visit.mark, m_header.mark));
    done.isPublished = true;
    return {};
}

Result<PackExchange::Done> PackSession::run(const sync::SyncClient::Watch &watch, const Uid &confirmed)
{
    PackExchange::Done done;
    TRY(openCopy());
    TRY(lookBack(done));
    const QVector<sync::PackVisit> before = m_link.visits;
    {
        const int changes = m_store->changes();
        TRY(m_store->putPerson(m_workspace.settings().user, m_workspace.session().userName));
        m_mustPublish = m_mustPublish || m_store->changes() != changes;
    }
    TRY_ASSIGN(const auto newest, m_store->newestVisit());
    TRY_ASSIGN(const sync::PackVisit begun,
               m_store->addVisit(m_workspace.store().clock()->now(), m_workspace.session().userName));
    m_link.base = m_header.mark;
    m_link.visits.append(begun);
    TRY(keep());

    m_changesBefore = m_store->changes();
    TRY(talk(watch, confirmed, done));
    TRY_ASSIGN(done.people, m_store->people());
    if (m_mustPublish || m_store->changes() != m_changesBefore) {
        TRY(putBack(done));
    } else {
        // nothing was put in: the file stays as it is, and its newest mark is the one to be found next time
        m_store.reset();
        m_link.visits = before;
        if (newest && (before.isEmpty() || before.last().mark != newest->mark))
            m_link.visits.append(*newest);
    }
    m_link.base.clear();
    m_link.lastDone = m_workspace.store().clock()->now();
    TRY(keep());
    removeCopy(m_workspace);
    return done;
}

}  // namespace fieldfare
