// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/quality/verify_controller.h"

#include "base/when_done.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace fieldfare {

VerifyController::VerifyController(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

VerifyController::~VerifyController() { m_stop.request_stop(); }

bool VerifyController::mayWrite() const
{
    return !m_workspace.isReadOnly() && m_workspace.session().access.mayWrite(m_workspace.catalog()->at(m_type));
}

const VerifyEntry *VerifyController::entry() const
{
    return m_at >= 0 && m_at < m_queue.size() ? &m_queue.at(m_at) : nullptr;
}

QVector<qint64> VerifyController::records() const
{
    QVector<qint64> ids;
    ids.reserve(m_queue.size());
    for (const VerifyEntry &entry : m_queue) {
        ids.append(entry.record);
    }
    return ids;
}

void VerifyController::open(const QString &type)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_type = type;
    m_queue.clear();
    m_at = 0;
    m_verified = 0;
    m_shown.reset();
    m_loaded = false;
    m_busy = false;
    const quint64 ticket = ++m_ticket;
    emit queueChanged();
    whenDone(m_workspace.read(
                 [type](ReadContext &context) -> Result<QVector<VerifyEntry>> {
                     TRY_ASSIGN(const QualitySettings settings, readQualitySettings(context));
                     return readVerifyQueue(context, type, settings);
                 },
                 m_stop.get_token()),
             this, [this, ticket](const Result<QVector<VerifyEntry>> &queue) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_loaded = true;
                 if (queue) {
                     m_queue = *queue;
                 } else {
                     emit failed(queue.error());
                 }
                 emit queueChanged();
                 show();
             });
}

void VerifyController::show()
{
    const VerifyEntry *wanted = entry();
    if (wanted == nullptr) {
        m_shown.reset();
        emit shownChanged();
        return;
    }
    m_busy = true;
    const quint64 ticket = ++m_ticket;
    whenDone(loadRecordView(m_workspace, m_type, wanted->record), this,
             [this, ticket, record = wanted->record](const Result<RecordView> &view) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_busy = false;
                 if (!view && view.error().code == ErrorCode::NotFound) {
                     // Deleted or merged while the queue was open.
                     m_queue.removeIf([record](const VerifyEntry &each) { return each.record == record; });
                     m_at = std::min(m_at, qint64(m_queue.size()));
                     emit queueChanged();
                     show();
                     return;
                 }
                 if (!view) {
                     emit failed(view.error());
                     return;
                 }
                 m_shown = *view;
                 emit shownChanged();
             });
}

void VerifyController::reread() { show(); }

void VerifyController::write(std::function<Result<void>(RecordWriter &, const RecordType &, qint64)> work,
                             bool verifies)
{
    const VerifyEntry *about = entry();
    if (about == nullptr || m_busy || !mayWrite()) {
        return;
    }
    m_busy = true;
    const qint64 record = about->record;
    whenDone(record_actions::run(m_workspace, QString(),
                                 [work = std::move(work), type = m_type, record](RecordWriter &writer) {
                                     return work(writer, writer.catalog().at(type), record);
                                 }),
             this, [this, verifies, record](const Result<ChangeSet> &written) {
                 m_busy = false;
                 if (!written) {
                     emit failed(written.error());
                     return;
                 }
                 if (verifies) {
                     ++m_verified;
                     m_verifying.insert(written->transaction);
                 }
                 m_writtenFor.insert(written->transaction, record);
                 const auto place = std::find_if(m_queue.begin(), m_queue.end(),
                                                 [record](const VerifyEntry &each) { return each.record == record; });
                 if (place != m_queue.end()) {
                     m_at = place - m_queue.begin() + 1;
                 }
                 emit queueChanged();
                 emit done(written->title, written->transaction);
                 show();
             });
}

void VerifyController::stillRight() { write(markVerified, true); }

void VerifyController::later(int days)
{
    const QDate until =
        m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date().addDays(days);
    write([until](RecordWriter &writer, const RecordType &type,
                  qint64 record) { return verifyLater(writer, type, record, until); },
          false);
}

void VerifyController::skip()
{
    if (m_at < m_queue.size() && !m_busy) {
        ++m_at;
        emit queueChanged();
        show();
    }
}

void VerifyController::back()
{
    if (m_at > 0 && !m_busy) {
        --m_at;
        emit queueChanged();
        show();
    }
}

void VerifyController::undo(qint64 transaction)
{
    whenDone(m_workspace.undo(transaction), this, [this, transaction](const Result<Workspace::Undone> &result) {
        if (!result) {
            emit failed(result.error());
            return;
        }
        m_verified -= m_verifying.remove(transaction) ? 1 : 0;
        emit undone(result->changes.title);
        // Back to the one that was said too early.
        const qint64 record = m_writtenFor.take(transaction);
        const auto about = std::find_if(m_queue.begin(), m_queue.end(),
                                        [record](const VerifyEntry &each) { return each.record == record; });
        if (about != m_queue.end()) {
            m_at = about - m_queue.begin();
            emit queueChanged();
            show();
        }
    });
}

}  // namespace fieldfare
