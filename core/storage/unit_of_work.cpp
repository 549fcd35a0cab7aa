// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/unit_of_work.h"

namespace fieldfare {

UnitOfWork::UnitOfWork(StatementCache &statements, Session session, std::shared_ptr<const TypeCatalog> catalog,
                       const std::shared_ptr<const Clock> &clock, std::stop_token stop,
                       const std::vector<std::shared_ptr<WriteObserver>> &observers, WriteRequest request)
    : ReadContext(statements, std::move(session), std::move(catalog), clock, std::move(stop)),
      m_observers(observers),
      m_request(std::move(request)),
      m_log(statements),
      m_now(clock->now())
{
}

void UnitOfWork::setTitle(const QString &title)
{
    m_request.title = title;
    m_log.setTitle(title);
}

void UnitOfWork::replaceCatalog(std::shared_ptr<const TypeCatalog> catalog)
{
    setCatalog(std::move(catalog));
    m_catalogChanged = true;
}

Result<void> UnitOfWork::begin()
{
    ChangeLog::Header header;
    header.title = m_request.title;
    header.origin = m_request.origin;
    header.undoes = m_request.undoes;
    header.user = session().user.value;
    header.userName = session().userName;
    header.at = m_now;
    return m_log.begin(header);
}

Result<void> UnitOfWork::finish()
{
    TRY(m_log.finish());
    m_changes.transaction = m_log.number();
    m_changes.origin = m_request.origin;
    m_changes.title = m_request.title;
    return {};
}

}  // namespace fieldfare
