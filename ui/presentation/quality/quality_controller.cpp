// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/quality/quality_controller.h"

#include "base/when_done.h"
#include "exchange/csv/csv_writer.h"
#include "search/views/list_views.h"
#include "workspace/workspace.h"

namespace fieldfare {

namespace {

constexpr qint64 kFreshMs = 3'600'000;

struct Kept {
    QualitySettings settings;
    QualitySummary summary;
};

}  // namespace

QualityController::QualityController(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

QualityController::~QualityController() { m_stop.request_stop(); }

bool QualityController::mayMend(const QualityCheck &check) const
{
    return !m_workspace.isReadOnly() && m_workspace.session().access.mayWrite(m_workspace.catalog()->at(check.type));
}

void QualityController::open()
{
    whenDone(m_workspace.read([](ReadContext &context) -> Result<Kept> {
        Kept kept;
        TRY_ASSIGN(kept.settings, readQualitySettings(context));
        TRY_ASSIGN(kept.summary, readQualitySummary(context));
        return kept;
    }),
             this, [this](const Result<Kept> &kept) {
                 if (!kept) {
                     emit failed(kept.error());
                     return;
                 }
                 m_settings = kept->settings;
                 m_summary = kept->summary;
                 m_checks = qualityChecks(*m_workspace.catalog(), m_settings);
                 m_checks.removeIf([this](const QualityCheck &check) {
                     return !m_workspace.session().access.mayRead(m_workspace.catalog()->at(check.type));
                 });
                 m_open = true;
                 emit opened();
                 const qint64 now = m_workspace.store().clock()->now();
                 if (!m_summary.at.isValid() || now - m_summary.at.toMSecsSinceEpoch() > kFreshMs) {
                     refresh();
                 }
             });
}

void QualityController::refresh()
{
    cancel();
    m_stop = std::stop_source();
    m_refreshing = true;
    m_at = 0;
    emit changed();
    countRecordsOfTypes(++m_round);
}

void QualityController::cancel()
{
    m_stop.request_stop();
    ++m_round;
    if (m_refreshing) {
        m_refreshing = false;
        emit changed();
    }
}

void QualityController::countRecordsOfTypes(quint64 round)
{
    QStringList types;
    for (const QualityCheck &check : m_checks) {
        if (!types.contains(check.type)) {
            types.append(check.type);
        }
    }
    using Counts = QHash<QString, qint64>;
    whenDone(m_workspace.read(
                 [types](ReadContext &context) -> Result<Counts> {
                     Counts counts;
                     for (const QString &type : types) {
                         TRY_ASSIGN(counts[type], countRecords(context, type));
                     }
                     return counts;
                 },
                 m_stop.get_token()),
             this, [this, round](const Result<Counts> &counts) {
                 if (round != m_round) {
                     return;
                 }
                 if (!counts) {
                     m_refreshing = false;
                     emit failed(counts.error());
                     return;
                 }
                 m_summary.records = *counts;
                 countNext(round);
             });
}

void QualityController::countNext(quint64 round)
{
    if (m_at >= m_checks.size()) {
        m_refreshing = false;
        m_summary.at = m_workspace.store().clock()->nowUtc();
        m_summary.counts.removeIf([this](const QualityCount &count) { return check(count.check) == nullptr; });
        keepSummary();
        emit changed();
        return;
    }
    const QualityCheck &next = m_checks.at(m_at);
    whenDone(m_workspace.read(
                 [next, settings = m_settings](ReadContext &context) -> Result<QualityCount> {
                     TRY_ASSIGN(const QualityHits hits, findQuality(context, next, settings));
                     return QualityCount{next.id, hits.hits.size(), hits.fixable};
                 },
                 m_stop.get_token()),
             this, [this, round](const Result<QualityCount> &count) {
                 if (round != m_round) {
                     return;
                 }
                 if (!count) {
                     m_refreshing = false;
                     emit changed();
                     emit failed(count.error());
                     return;
                 }
                 ++m_at;
                 takeCount(*count);
                 countNext(round);
             });
}

void QualityController::takeCount(const QualityCount &count)
{
    bool known = false;
    for (QualityCount &each : m_summary.counts) {
        if (each.check == count.check) {
            each = count;
            known = true;
        }
    }
    if (!known) {
        m_summary.counts.append(count);
    }
    emit changed();
}

void QualityController::keepSummary()
{
    if (m_workspace.isReadOnly()) {
        return;  // counted again next time
    }
    whenDone(m_workspace.write(tr("Counted quality"),
                               [summary = m_summary](UnitOfWork &work) { return writeQualitySummary(work, summary); }),
             this, [this](const Result<ChangeSet> &written) {
                 if (!written) {
                     emit failed(written.error());
                 }
             });
}

void QualityController::saveSettings(const QualitySettings &settings)
{
    whenDone(m_workspace.write(tr("Changed expectations"),
                               [settings](UnitOfWork &work) { return writeQualitySettings(work, settings); }),
             this, [this, settings](const Result<ChangeSet> &written) {
                 if (!written) {
                     emit failed(written.error());
                     return;
                 }
                 m_settings = settings;
                 m_checks = qualityChecks(*m_workspace.catalog(), m_settings);
                 emit opened();
                 refresh();
             });
}

void QualityController::saveAsView(const QualityCheck &check)
{
    ListView view;
    view.name = check.title;
    view.type = check.type;
    view.query = QStringLiteral("quality:") + check.key();
    whenDone(m_workspace.write(tr("Saved the view “%1”").arg(view.name),
                               [view](UnitOfWork &work) {
                                   ListView saved = view;
                                   return saveListView(work, saved);
                               }),
             this, [this, name = view.name](const Result<ChangeSet> &written) {
                 if (!written) {
                     emit failed(written.error());
                 } else {
                     emit viewSaved(name);
                 }
             });
}

QFuture<Result<ChangeSet>> QualityController::fix(const QualityFix &fix, const record_actions::MassWork &work)
{
    return m_workspace.write(
        QString(),
        [fix, settings = m_settings, work](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            TRY(applyQualityFix(writer, settings, fix, [work](qint64 done) { work.report(done); }));
            return {};
        },
        work.stop);
}

QFuture<Result<ChangeSet>> QualityController::ignore(const QString &check, const QVector<qint64> &hits)
{
    return m_workspace.write(QString(), [check, hits, settings = m_settings](UnitOfWork &unit) -> Result<void> {
        RecordWriter writer(unit);
        TRY(ignoreQuality(writer, settings, check, hits));
        return {};
    });
}

QFuture<Result<qint64>> QualityController::writeCsv(const QualityCheck &check, const QVector<qint64> &hits,
                                                    const QString &path)
{
    const QStringList header{tr("UID"), tr("Record"), tr("Found"), tr("Proposal"), tr("Note")};
    return m_workspace.read([check, hits, path, header, settings = m_settings](ReadContext &context) -> Result<qint64> {
        if (!context.session().access.mayExport(context.catalog().at(check.type))) {
            return fail(ErrorCode::Forbidden, tr("You may not export these records."));
        }
        TRY_ASSIGN(auto writer, CsvWriter::create(path));
        TRY(writer->begin(header));
        constexpr qsizetype kPortion = 1000;
        qint64 rows = 0;
        for (qsizetype from = 0; from < hits.size(); from += kPortion) {
            TRY_ASSIGN(const auto findings, explainQuality(context, check, settings, hits.mid(from, kPortion)));
            for (const QualityFinding &finding : findings) {
                const QString uid = uidText(finding.uid);
                const QStringView cells[] = {uid, finding.name, finding.suggestion.found, finding.suggestion.proposal,
                                             finding.suggestion.note};
                TRY(writer->row(cells));
                ++rows;
            }
        }
        TRY(writer->finish());
        return rows;
    });
}

}  // namespace fieldfare
