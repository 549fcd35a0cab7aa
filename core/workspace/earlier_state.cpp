// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/earlier_state.h"

#include "analytics/campaign_summary.h"
#include "exchange/value_parse.h"
#include "records/record_registry.h"
#include "records/rewind/rewind.h"
#include "search/search_indexer.h"
#include "storage/private_copy.h"
#include "workspace/connection_setups.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

namespace fieldfare {

namespace {

constexpr int kCacheKilobytes = 64 * 1024;
const QLatin1String kRecords("records.db");
const QLatin1String kLock("in-use");

/// Where copies may lie: beside the records, else with the system's temporary files.
QStringList bases(const QString &workspaceFolder)
{
    return {QDir(workspaceFolder).filePath(QStringLiteral("earlier")),
            QDir(QDir::tempPath()).filePath(QStringLiteral("fieldfare-earlier"))};
}

Progress part(const Progress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](double fraction) { return progress(from + (to - from) * fraction); };
}

}  // namespace

EarlierState::~EarlierState()
{
    if (m_place.isEmpty())
        return;
    m_lock.reset();  // its file lies inside
    QDir(m_place).removeRecursively();
    QDir().rmdir(QFileInfo(m_place).absolutePath());  // only when it is empty
}

QString EarlierState::recordsPath() const { return QDir(m_place).filePath(kRecords); }

void EarlierState::removeLeftovers(const QString &workspaceFolder)
{
    for (const QString &base : bases(workspaceFolder)) {
        const QStringList places = QDir(base).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : places) {
            const QString place = QDir(base).filePath(name);
            QLockFile lock(QDir(place).filePath(kLock));
            lock.setStaleLockTime(0);
            if (!lock.tryLock(0))
                continue;  // somebody looks at it
            lock.unlock();
            QDir(place).removeRecursively();
        }
        QDir().rmdir(base);
    }
}

Result<void> EarlierState::takePlace(const QString &workspaceFolder)
{
    for (const QString &base : bases(workspaceFolder)) {
        const QString place = QDir(base).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
        if (!QDir().mkpath(place))
            continue;
        QFile::setPermissions(place, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        auto lock = std::make_unique<QLockFile>(QDir(place).filePath(kLock));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) {
            QDir(place).removeRecursively();
            continue;
        }
        m_place = place;
        m_lock = std::move(lock);
        return {};
    }
    return fail(ErrorCode::ReadOnly,
                QCoreApplication::translate("History",
                                            "There is no place to prepare the earlier state in: neither the folder of "
                                            "the workspace nor the system's folder for temporary files can be "
                                            "written."));
}

Result<void> EarlierState::rewind(const EarlierSource &source, const Progress &progress) const
{
    DatabaseFile file = source.records.records;
    file.path = recordsPath();
    QVector<ConnectionSetup> setups = connectionSetups();
    setups.append(settleForRebuilding);
    TRY_ASSIGN(const auto connection, Connection::open(file, OpenMode::ReadWrite, kCacheKilobytes, setups));
    const ProgressGuard guard(*connection, progress ? std::function<bool()>([&progress] { return progress(-1); })
                                                    : std::function<bool()>());
    StatementCache statements(connection->database());
    TRY(connection->execute(QByteArray("BEGIN IMMEDIATE")));
    {
        const std::vector<std::shared_ptr<WriteObserver>> observers{std::make_shared<SearchIndexer>()};
        const auto clock = std::make_shared<ManualClock>(m_moment.at);
        UnitOfWork work(statements, source.session, source.catalog, clock, {}, observers, {});
        TRY_ASSIGN(auto catalog, loadCatalog(work));
        work.replaceCatalog(std::move(catalog));
        TRY_ASSIGN(const RewindOutcome outcome, rewindTo(work, m_moment.transaction, part(progress, 0, 0.8)));
        if (outcome.searchIsStale)
            TRY(SearchIndexer::rebuild(work));
        if (outcome.entries > 0)
            TRY(CampaignSummary::rebuild(work));
    }
    statements.finishAll();
    return connection->execute(QByteArray("COMMIT"));
}

Result<std::shared_ptr<EarlierState>> EarlierState::make(const EarlierSource &source, const Moment &moment,
                                                         const Progress &progress)
{
    const std::shared_ptr<EarlierState> state(new EarlierState);
    state->m_moment = moment;
    TRY(state->takePlace(source.folder));
    TRY(writeWorkingCopy(source.records, state->recordsPath(), part(progress, 0, 0.4)));
    auto last = std::make_shared<double>(0.4);
    TRY(state->rewind(source, progress ? Progress([progress, last](double fraction) {
                          // between statements nobody knows how far it is: only whether to go on
                          *last = fraction < 0 ? *last : 0.4 + 0.6 * fraction;
                          return progress(*last);
                      })
                                       : Progress()));
    return state;
}

Result<Moment> momentFromText(ReadContext &context, const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.startsWith(QLatin1Char('#'))) {
        bool ok = false;
        const qint64 number = wanted.mid(1).toLongLong(&ok);
        if (ok)
            return momentAfter(context, number);
    }
    ValueFormats formats;
    formats.zone = context.session().zone;
    if (const auto day = parseDate(wanted, formats))
        return momentAt(context, endOfDay(*day, formats.zone));
    if (const auto time = parseDateTime(wanted, formats))
        return momentAt(context, *time);
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("History",
                                            "“%1” is no date. Write 2026-03-03, 2026-03-03 14:30, or #120 for the "
                                            "state right after transaction 120.")
                    .arg(text));
}

}  // namespace fieldfare
