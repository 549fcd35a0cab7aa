// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/exchange/import_session.h"

#include "exchange/column_target.h"
#include "exchange/link_resolver.h"
#include "exchange/type_guess.h"
#include "presentation/off_thread.h"
#include "records/field_def/field_kinds.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTimer>

namespace fieldfare {

namespace {

constexpr int sampleRows = 40;
constexpr int previewRows = 60;
constexpr int pollMs = 100;

}  // namespace

struct ImportSession::Planned {
    ImportPlan plan;
    QList<QStringList> sample;
    QString reason;
};

ImportSession::ImportSession(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_poll(new QTimer(this))
{
    m_poll->setInterval(pollMs);
    connect(m_poll, &QTimer::timeout, this, [this] {
        if (m_progress) {
            const qint64 total = m_progress->total.load();
            emit progressed(m_progress->rows.load(),
                            total > 0 ? double(m_progress->done.load()) / double(total) : -1.0);
        }
    });
}

ImportSession::~ImportSession() { m_stop.request_stop(); }

void ImportSession::setBusy(bool busy)
{
    if (m_busy != busy) {
        m_busy = busy;
        emit busyChanged(busy);
    }
}

void ImportSession::setFile(const QString &path, const QString &type)
{
    cancel();
    m_file = path;
    m_sheet.clear();
    m_wantedType = type;
    m_spelling = {};
    m_map = {};
    m_match.reset();
    m_onMatch.reset();
    m_givenColumns.clear();
    m_hasPlan = false;
    m_report = {};
    m_preview = {};
    m_meanings.clear();
    replan();
}

void ImportSession::setPlan(const ImportPlan &plan)
{
    setFile(plan.file, plan.type);
    m_sheet = plan.sheet;
    m_map = plan.toMap();
    m_givenColumns = plan.columns;
    replan();
}

void ImportSession::setType(const QString &type)
{
    if (m_hasPlan && type == m_plan.type) {
        return;
    }
    m_wantedType = type;
    m_typeReason.clear();
    // Names of fields mean something else in another type.
    m_map.columns.clear();
    m_map.createMissing.clear();
    m_map.choices.clear();
    m_meanings.clear();
    m_map.defaults.clear();
    m_map.match.reset();
    m_match.reset();
    replan();
}

void ImportSession::setSheet(const QString &name)
{
    if (name == m_plan.sheet) {
        return;
    }
    m_sheet = name;
    // Another table: other columns, maybe another type.
    m_wantedType.clear();
    m_typeReason.clear();
    m_map = {};
    m_match.reset();
    replan();
}

void ImportSession::setSpelling(const Spelling &spelling)
{
    m_spelling = spelling;
    replan();
}

void ImportSession::replan()
{
    if (m_file.isEmpty()) {
        return;
    }
    const quint64 ticket = ++m_ticket;
    ImportRequest request;
    request.file = m_file;
    request.sheet = m_sheet;
    request.map = m_map;
    request.map.dateOrder = m_spelling.dateOrder ? m_spelling.dateOrder : m_map.dateOrder;
    request.map.decimalSign = m_spelling.decimalSign ? m_spelling.decimalSign : m_map.decimalSign;
    request.match = m_match;
    request.onMatch = m_onMatch;
    request.header = m_spelling.header;
    request.skipLines = m_spelling.skipLines;
    request.encoding = m_spelling.encoding;
    request.delimiter = m_spelling.delimiter;
    setBusy(true);
    runOffThread(
        this,
        [request, wanted = m_wantedType, catalog = m_workspace.catalog(),
         session = m_workspace.session()]() mutable -> Result<Planned> {
            Planned planned;
            request.type = wanted.isEmpty() ? QStringLiteral("contact") : wanted;
            if (wanted.isEmpty()) {
                TRY_ASSIGN(const ImportPlan first, planImport(*catalog, session, request));
                QStringList headers;
                for (const PlannedColumn &column : first.columns) {
                    headers.append(column.header);
                }
                if (first.kind != FileKind::Cards) {
                    request.type = guessRecordType(
                        *catalog, headers, QFileInfo(request.file).completeBaseName() + QLatin1Char(' ') + first.sheet);
                }
                planned.reason = QCoreApplication::translate("ImportSession", "guessed from the headers");
            }
            TRY_ASSIGN(planned.plan, planImport(*catalog, session, request));
            TRY_ASSIGN(auto source, planned.plan.open());
            TableRow row;
            while (planned.sample.size() < sampleRows) {
                TRY_ASSIGN(const bool more, source->next(row));
                if (!more) {
                    break;
                }
                QStringList cells;
                for (qsizetype i = 0; i < row.size(); ++i) {
                    cells.append(row.text(i));
                }
                planned.sample.append(cells);
            }
            return planned;
        },
        [this, ticket](Result<Planned> planned) {
            if (ticket != m_ticket) {
                return;
            }
            setBusy(false);
            if (!planned) {
                emit failed(planned.error());
                return;
            }
            m_plan = std::move(planned->plan);
            // Why a column was taken is known already; the map only repeats it.
            for (PlannedColumn &column : m_plan.columns) {
                const auto given = std::find_if(m_givenColumns.begin(), m_givenColumns.end(), [&](const auto &one) {
                    return one.header == column.header && one.entry == column.entry;
                });
                if (given != m_givenColumns.end()) {
                    column = *given;
                }
            }
            m_sample = std::move(planned->sample);
            if (!planned->reason.isEmpty()) {
                m_typeReason = planned->reason;
            }
            // Guessed once: corrections of columns name fields of this type.
            m_wantedType = m_plan.type;
            m_hasPlan = true;
            emit planChanged();
        });
}

void ImportSession::setTarget(int column, const MapEntry &entry)
{
    if (column < 0 || column >= int(m_plan.columns.size())) {
        return;
    }
    PlannedColumn &planned = m_plan.columns[std::size_t(column)];
    if (planned.entry == entry) {
        return;
    }
    planned.entry = entry;
    planned.score = 100;
    planned.because = QCoreApplication::translate("ImportSession", "Chosen by you");
    std::erase_if(m_map.columns, [&](const auto &known) { return known.first == planned.header; });
    m_map.columns.emplace_back(planned.header, entry);
    emit planChanged();
}

void ImportSession::setMatch(const QStringList &fields)
{
    m_match = fields;
    m_plan.match = fields;
    emit planChanged();
}

void ImportSession::setOnMatch(OnMatch onMatch)
{
    m_onMatch = onMatch;
    m_plan.onMatch = onMatch;
    emit planChanged();
}

void ImportSession::setCreateMissing(const QString &link, bool create)
{
    m_plan.createMissing.removeAll(link);
    if (create) {
        m_plan.createMissing.append(link);
    }
    m_map.createMissing = m_plan.createMissing;
    emit planChanged();
}

void ImportSession::setMeaning(const QString &field, const QString &text, const QString &key)
{
    fieldfare::setMeaning(m_meanings, m_plan.choices, field, text, key);
    m_map.choices = m_plan.choices;
    m_needsCheck = true;
    emit planChanged();
}

Result<void> ImportSession::loadMap(const QString &path)
{
    TRY_ASSIGN(m_map, ImportMap::fromFile(path));
    m_match = m_map.match;
    m_onMatch = m_map.onMatch;
    m_wantedType = m_plan.type;
    replan();
    return {};
}

Result<void> ImportSession::saveMap(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_plan.toMap().toJson()) < 0 || !file.commit()) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("ImportSession", "The map file “%1” cannot be written: %2")
                        .arg(path, file.errorString()));
    }
    return {};
}

ProgressCallback ImportSession::beginProgress()
{
    m_stop = std::stop_source();
    m_progress = std::make_shared<SharedProgress>();
    m_poll->start();
    setBusy(true);
    return [shared = m_progress](const ImportProgress &progress) {
        shared->rows = progress.rows;
        shared->done = progress.bytesDone;
        shared->total = progress.bytesTotal;
    };
}

void ImportSession::endProgress()
{
    m_poll->stop();
    m_progress.reset();
    setBusy(false);
}

void ImportSession::check()
{
    if (!m_hasPlan || m_busy) {
        return;
    }
    const quint64 ticket = ++m_ticket;
    m_needsCheck = true;
    const auto progress = beginProgress();
    auto *watcher = new QFutureWatcher<Result<ImportPreview>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, ticket] {
        watcher->deleteLater();
        if (ticket != m_ticket) {
            return;
        }
        endProgress();
        Result<ImportPreview> preview = watcher->result();
        if (!preview) {
            emit failed(preview.error());
            return;
        }
        m_preview = std::move(*preview);
        m_needsCheck = false;
        if (const RecordType *type = m_workspace.catalog()->find(m_plan.type)) {
            addMeanings(*type, m_preview.counts, m_meanings);
        }
        emit checked();
    });
    watcher->setFuture(
        m_workspace.read([plan = m_plan, progress](
                             ReadContext &context) { return Importer(plan).preview(context, previewRows, progress); },
                         m_stop.get_token()));
}

void ImportSession::start()
{
    if (!m_hasPlan || m_busy) {
        return;
    }
    const quint64 ticket = ++m_ticket;
    const auto progress = beginProgress();
    ImportPlan plan = m_plan;
    plan.rejects = m_dir.filePath(QFileInfo(m_file).completeBaseName() + QStringLiteral("-rejected.csv"));
    QFile::remove(plan.rejects);
    m_plan.rejects = plan.rejects;
    auto *watcher = new QFutureWatcher<Result<ImportReport>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, ticket] {
        watcher->deleteLater();
        if (ticket != m_ticket) {
            return;
        }
        endProgress();
        Result<ImportReport> report = watcher->result();
        if (!report) {
            emit failed(report.error());
            return;
        }
        m_report = std::move(*report);
        emit finished();
    });
    watcher->setFuture(startImport(m_workspace.store(), m_workspace.session(), plan, m_stop.get_token(), progress));
}

void ImportSession::cancel() { m_stop.request_stop(); }

void ImportSession::undo()
{
    if (m_report.transaction == 0 || m_busy) {
        return;
    }
    setBusy(true);
    auto *watcher = new QFutureWatcher<Result<Workspace::Undone>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        setBusy(false);
        const Result<Workspace::Undone> done = watcher->result();
        if (!done) {
            emit failed(done.error());
            return;
        }
        m_report.transaction = 0;
        emit undone(done->outcome.undone, done->outcome.skippedCount);
    });
    watcher->setFuture(m_workspace.undo(m_report.transaction));
}

QString ImportSession::rejectsFile() const
{
    return m_report.rejected > 0 && QFileInfo::exists(m_plan.rejects) ? m_plan.rejects : QString();
}

QList<TargetOffer> ImportSession::offers() const
{
    QList<TargetOffer> list;
    const auto catalog = m_workspace.catalog();
    const RecordType *type = catalog->find(m_plan.type);
    if (type == nullptr) {
        return list;
    }
    const auto add = [&](const QString &target, const QString &section) {
        if (const auto parsed = parseColumnTarget(*catalog, *type, target)) {
            list.append({{target, {}}, parsed->title(), section});
        }
    };
    const QString fields = tr("Fields");
    for (const FieldSpec &field : type->fields) {
        if (!field.hidden && !field.isList()) {
            add(field.key, fields);
        }
    }
    if (type->hasContactPoints) {
        const QString lists = tr("More addresses and numbers");
        for (const char *target : {"email.work", "email.home", "phone.work", "phone.mobile", "phone.home", "phone.fax",
                                   "address.billing.street", "address.billing.city", "address.billing.postal_code",
                                   "address.billing.country"}) {
            add(QString::fromLatin1(target), lists);
        }
    }
    const QString links = tr("Linked records");
    for (const FieldSpec &field : type->fields) {
        if (field.kind != FieldKind::Link || field.hidden) {
            continue;
        }
        const RecordType &target = catalog->at(field.target);
        for (const char *key : {"name", "email", "external_id"}) {
            if (target.field(QString::fromLatin1(key)) != nullptr) {
                add(field.key + QLatin1Char(':') + QLatin1String(key), links);
            }
        }
    }
    add(QStringLiteral("uid"), links);
    const QString fresh = tr("New field");
    static const QHash<QString, const char *> kinds{
        {QStringLiteral("text"), QT_TRANSLATE_NOOP("ImportSession", "New field: text")},
        {QStringLiteral("integer"), QT_TRANSLATE_NOOP("ImportSession", "New field: whole number")},
        {QStringLiteral("decimal"), QT_TRANSLATE_NOOP("ImportSession", "New field: number")},
        {QStringLiteral("date"), QT_TRANSLATE_NOOP("ImportSession", "New field: date")},
        {QStringLiteral("bool"), QT_TRANSLATE_NOOP("ImportSession", "New field: yes or no")},
        {QStringLiteral("choice"), QT_TRANSLATE_NOOP("ImportSession", "New field: one of a few")}};
    for (const QString &kind : userFieldKinds()) {
        if (const char *title = kinds.value(kind)) {
            list.append({{{}, kind}, tr(title), fresh});
        }
    }
    return list;
}

QList<TargetOffer> ImportSession::matchOffers() const
{
    QList<TargetOffer> list;
    const auto catalog = m_workspace.catalog();
    const RecordType *type = catalog->find(m_plan.type);
    for (const PlannedColumn &column : m_plan.columns) {
        const FieldSpec *field = type == nullptr ? nullptr : type->field(column.entry.target);
        const bool telling =
            field != nullptr &&
            (field->kind == FieldKind::Text || field->kind == FieldKind::Email || field->kind == FieldKind::Phone ||
             field->kind == FieldKind::Integer || field->kind == FieldKind::Url || field->kind == FieldKind::Link);
        if (column.entry.target == QLatin1String("uid") || telling) {
            const auto parsed = parseColumnTarget(*catalog, *type, column.entry.target);
            list.append({column.entry, parsed ? parsed->title() : column.entry.target, {}});
        }
    }
    return list;
}

QList<ImportSession::LinkOffer> ImportSession::linkOffers() const
{
    QList<LinkOffer> list;
    const auto catalog = m_workspace.catalog();
    const RecordType *type = catalog->find(m_plan.type);
    if (type == nullptr) {
        return list;
    }
    QStringList seen;
    for (const PlannedColumn &column : m_plan.columns) {
        const QString link = column.entry.target.section(QLatin1Char(':'), 0, 0);
        const FieldSpec *field = type->field(link);
        if (field == nullptr || field->kind != FieldKind::Link || isFixedSet(catalog->at(field->target)) ||
            column.entry.target.endsWith(QLatin1String(":uid")) || seen.contains(link)) {
            continue;
        }
        seen.append(link);
        list.append({link, catalog->at(field->target).plural(), m_plan.createMissing.contains(link)});
    }
    return list;
}

QStringList ImportSession::doubledTargets() const
{
    QStringList seen;
    QStringList doubled;
    for (const PlannedColumn &column : m_plan.columns) {
        const QString target = column.entry.target;
        if (!target.isEmpty() && seen.contains(target) && !doubled.contains(target)) {
            doubled.append(target);
        }
        seen.append(target);
    }
    return doubled;
}

}  // namespace fieldfare
