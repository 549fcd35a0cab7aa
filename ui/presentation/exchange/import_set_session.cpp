// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/exchange/import_set_session.h"

#include "base/when_done.h"
#include "presentation/off_thread.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

namespace fieldfare {

namespace {
constexpr std::chrono::milliseconds kPoll(100);
}  // namespace

ImportSetSession::ImportSetSession(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_poll(new QTimer(this))
{
    m_poll->setInterval(kPoll);
    connect(m_poll, &QTimer::timeout, this, [this] {
        const auto table = std::size_t(m_progress ? m_progress->table.load() : 0);
        if (m_progress && table < m_set.tables.size()) {
            const qint64 total = m_progress->total.load();
            emit progressed(m_set.tables[table].title, m_progress->rows.load(),
                            total > 0 ? double(m_progress->done.load()) / double(total) : -1.0);
        }
    });
}

ImportSetSession::~ImportSetSession() { m_stop.request_stop(); }

void ImportSetSession::setBusy(bool busy)
{
    m_busy = busy;
    if (!busy) {
        m_poll->stop();
        m_progress.reset();
    }
    emit changed();
}

void ImportSetSession::setFiles(const QStringList &paths)
{
    cancel();
    m_files = paths;
    m_request.tables.clear();
    for (const QString &path : paths) {
        m_request.tables.push_back({path, {}, {}, {}});
    }
    m_maps.clear();
    m_meanings.clear();
    m_phase = Phase::Empty;
    replan();
}

void ImportSetSession::replan()
{
    const quint64 ticket = ++m_ticket;
    m_report = {};
    setBusy(true);
    runOffThread(
        this,
        [request = m_request, catalog = m_workspace.catalog(), session = m_workspace.session()] {
            return planImportSet(*catalog, session, request);
        },
        [this, ticket](Result<ImportSet> set) {
            if (ticket != m_ticket) {
                return;
            }
            if (!set) {
                setBusy(false);
                emit failed(set.error());
                return;
            }
            QStringList left;
            for (const ImportSetTable &table : m_set.tables) {
                if (!table.included) {
                    left.append(table.title);
                }
            }
            m_set = std::move(*set);
            for (ImportSetTable &table : m_set.tables) {
                table.included = !left.contains(table.title);
            }
            m_phase = Phase::Planned;
            setBusy(false);
        });
}

void ImportSetSession::setType(int table, const QString &type)
{
    if (!has(table) || m_set.tables[std::size_t(table)].plan.type == type) {
        return;
    }
    // Names of fields mean something else in another type.
    m_maps.remove(m_set.tables[std::size_t(table)].title);
    m_meanings.remove(m_set.tables[std::size_t(table)].title);
    m_set.tables[std::size_t(table)].plan.type = type;
    askExplicitly();
    replan();
}

void ImportSetSession::askExplicitly()
{
    m_request.tables.clear();
    for (const ImportSetTable &table : m_set.tables) {
        m_request.tables.push_back({table.plan.file, table.plan.sheet, table.plan.type, m_maps.value(table.title)});
    }
}

void ImportSetSession::setPlan(int table, const ImportPlan &plan)
{
    if (!has(table) || m_busy) {
        return;
    }
    m_set.tables[std::size_t(table)].plan = plan;
    m_maps.insert(m_set.tables[std::size_t(table)].title, plan.toMap());
    settled(true);
}

void ImportSetSession::setMeaning(int table, const QString &field, const QString &text, const QString &key)
{
    if (!has(table) || m_busy) {
        return;
    }
    ImportSetTable &one = m_set.tables[std::size_t(table)];
    fieldfare::setMeaning(m_meanings[one.title], one.plan.choices, field, text, key);
    m_maps.insert(one.title, one.plan.toMap());
    settled(true);
}

QList<ValueMeaning> ImportSetSession::meanings(int table) const
{
    return has(table) && m_set.tables[std::size_t(table)].included
               ? m_meanings.value(m_set.tables[std::size_t(table)].title)
               : QList<ValueMeaning>();
}

QString ImportSetSession::rejectsFile(int table) const
{
    const auto index = std::size_t(table);
    if (!has(table) || m_phase != Phase::Finished || index >= m_report.tables.size() ||
        m_report.tables[index].rejected == 0) {
        return {};
    }
    return m_set.tables[index].plan.rejects;
}

void ImportSetSession::settled(bool keepOrder)
{
    settleImportSet(*m_workspace.catalog(), m_set, keepOrder);
    m_report = {};
    m_phase = Phase::Planned;
    emit changed();
}

void ImportSetSession::setIncluded(int table, bool included)
{
    if (has(table)) {
        m_set.tables[std::size_t(table)].included = included;
        settled(true);
    }
}

void ImportSetSession::move(int table, int by)
{
    const int other = table + by;
    if (has(table) && has(other)) {
        std::swap(m_set.tables[std::size_t(table)], m_set.tables[std::size_t(other)]);
        settled(true);
    }
}

void ImportSetSession::setCreateMissing(bool create)
{
    m_request.createMissing = create;
    for (ImportMap &map : m_maps) {
        map.createMissing.clear();
    }
    askExplicitly();
    replan();
}

void ImportSetSession::check() { run(true); }

void ImportSetSession::start() { run(false); }

void ImportSetSession::run(bool dryRun)
{
    if (m_busy || m_set.tables.empty()) {
        return;
    }
    const quint64 ticket = ++m_ticket;
    m_stop = std::stop_source();
    m_progress = std::make_shared<SharedProgress>();
    m_poll->start();
    if (!dryRun) {
        for (std::size_t i = 0; i < m_set.tables.size(); ++i) {
            const QString name = QFileInfo(m_set.tables[i].plan.file).completeBaseName();
            m_set.tables[i].plan.rejects =
                m_rejects.filePath(QStringLiteral("%1-%2-rejected.csv").arg(name).arg(i + 1));
            QFile::remove(m_set.tables[i].plan.rejects);
        }
    }
    setBusy(true);
    whenDone(startImportSet(m_workspace.store(), m_workspace.session(), m_set, dryRun, m_stop.get_token(),
                            [shared = m_progress](const ImportSetProgress &progress) {
                                shared->table = progress.table;
                                shared->rows = progress.rows.rows;
                                shared->done = progress.rows.bytesDone;
                                shared->total = progress.rows.bytesTotal;
                            }),
             this, [this, ticket, dryRun](const Result<ImportSetReport> &report) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (report) {
                     m_report = *report;
                     m_phase = dryRun ? Phase::Checked : Phase::Finished;
                     for (std::size_t i = 0; i < m_report.tables.size() && i < m_set.tables.size(); ++i) {
                         const ImportSetTable &table = m_set.tables[i];
                         if (const RecordType *type = m_workspace.catalog()->find(table.plan.type)) {
                             addMeanings(*type, m_report.tables[i], m_meanings[table.title]);
                         }
                     }
                 }
                 setBusy(false);
                 if (!report) {
                     emit failed(report.error());
                 }
             });
}

void ImportSetSession::cancel() { m_stop.request_stop(); }

void ImportSetSession::undo()
{
    if (m_busy || m_report.transaction == 0) {
        return;
    }
    setBusy(true);
    whenDone(m_workspace.undo(m_report.transaction), this, [this](const Result<Workspace::Undone> &done) {
        if (done) {
            m_report.transaction = 0;
            m_phase = Phase::Undone;
        }
        setBusy(false);
        if (done) {
            emit undone(done->outcome.undone, done->outcome.skippedCount);
        } else {
            emit failed(done.error());
        }
    });
}

}  // namespace fieldfare
