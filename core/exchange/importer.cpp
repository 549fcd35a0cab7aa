// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"

#include "exchange/import_run.h"
#include "exchange/row_feed.h"
#include "exchange/text.h"
#include "records/field_def/field_def.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QStorageInfo>

namespace fieldfare {

namespace {

/// An import writes a multiple of its file into the write-ahead log and then into the database.
Result<> checkRoom(UnitOfWork &work, const ImportPlan &plan)
{
    const QStorageInfo disk(QFileInfo(work.statements().database().databaseName()).absolutePath());
    const qint64 needed = std::max(QFileInfo(plan.file).size(), plan.expectedBytes) * 6 + 32 * 1024 * 1024;
    if (!disk.isValid() || disk.bytesAvailable() >= needed)
        return {};
    return fail(
        ErrorCode::DiskFull,
        ExchangeText::tr(
            "The import needs about %1 MB on the disk of the workspace, %2 MB are free. Make room and try again.")
            .arg(needed / 1'000'000)
            .arg(disk.bytesAvailable() / 1'000'000));
}

Result<QStringList> createFields(UnitOfWork &work, ImportPlan &plan)
{
    QStringList labels;
    const auto before = work.sharedCatalog();
    ImportPlan named = plan;
    TRY_ASSIGN(const auto after, withNewFields(before, named));
    RecordWriter writer(work);
    qint64 position = before->at(plan.type).fields.size();
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const PlannedColumn &column = named.columns[i];
        if (plan.columns[i].entry.newKind.isEmpty() || before->at(plan.type).field(column.entry.target) != nullptr)
            continue;
        FieldDef field;
        field.type = plan.type;
        field.key = column.entry.target;
        field.label = column.header;
        field.kind = plan.columns[i].entry.newKind;
        field.position = position++;
        TRY(writer.insert(field));
        labels.append(column.header);
    }
    for (std::size_t i = 0; i < plan.columns.size(); ++i)
        plan.columns[i].entry = {named.columns[i].entry.target, {}};
    return labels;
}

class Pace {
public:
    explicit Pace(const ProgressCallback &callback) : m_callback(callback) { m_timer.start(); }
    void step(qint64 rows, const SourceProgress &bytes)
    {
        if (!m_callback || rows % 256 != 0 || m_timer.elapsed() < 100)
            return;
        m_timer.restart();
        m_callback({rows, bytes.done, bytes.total});
    }

private:
    const ProgressCallback &m_callback;
    QElapsedTimer m_timer;
};

/// The choices of a field, or the stages and pipelines a link may lead to.
Result<std::vector<KnownValue>> knownValues(ReadContext &context, const RecordType &type, const QString &key)
{
    std::vector<KnownValue> known;
    const FieldSpec *field = type.field(key);
    if (field == nullptr)
        return known;
    for (const Choice &choice : field->choices)
        known.push_back({choice.key, field->choiceLabel(choice.key)});
    if (field->kind != FieldKind::Link)
        return known;
    const RecordType &target = context.catalog().at(field->target);
    const bool keyed = target.field(QStringLiteral("key")) != nullptr;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT %1, name FROM {%2} ORDER BY position, id")
                                           .arg(keyed ? QStringLiteral("key") : QStringLiteral("name"), target.key),
                                       {}, false));
    while (query.next())
        known.push_back({query.value(0).toString(), query.value(1).toString()});
    TRY(finished(query));
    return known;
}

/// What the texts that were none of a field's fixed values may mean.
Result<void> addKnownValues(ReadContext &context, const RecordType &type, ImportReport &report)
{
    for (const UnknownValue &unknown : report.unknown) {
        if (!report.known.contains(unknown.field)) {
            TRY_ASSIGN(report.known[unknown.field], knownValues(context, type, unknown.field));
        }
    }
    return {};
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, ExchangeText::tr("The import was stopped. Nothing was changed."));
}

}  // namespace

QJsonObject ImportReport::toJson() const
{
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("created"), created},
            {QStringLiteral("updated"), updated},
            {QStringLiteral("skipped"), skipped},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("near_matches"), nearMatches},
            {QStringLiteral("rounded"), rounded},
            {QStringLiteral("trimmed"), trimmed},
            {QStringLiteral("suppressed"), suppressed},
            {QStringLiteral("seconds"), seconds},
            {QStringLiteral("transaction"), transaction == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(transaction)}};
}

Result<ImportReport> Importer::run(UnitOfWork &work, const ProgressCallback &progress)
{
    TRY(checkRoom(work, m_plan));
    ImportPlan plan = m_plan;
    TRY_ASSIGN(const QStringList newFields, createFields(work, plan));
    TRY_ASSIGN(const RowReader reader, RowReader::compile(work.sharedCatalog(), plan, work.session()));
    TRY_ASSIGN(auto source, plan.open(work.stopToken()));
    RecordWriter writer(work);
    ImportRun run(work, &writer, plan, reader);
    TRY(run.prepare(source->rawHeader()));
    {
        RowFeed feed(*source, reader);
        Pace pace(progress);
        for (;;) {
            TRY_ASSIGN(const ParsedRow *row, feed.next());
            if (row == nullptr)
                break;
            if (work.stopRequested())
                return stopped();
            TRY(run.row(*row, nullptr));
            pace.step(run.report().rows, feed.progress());
        }
    }
    TRY_ASSIGN(ImportReport report, run.finish(source->notes()));
    if (work.stopRequested())
        return stopped();
    report.newFields = newFields;
    TRY(addKnownValues(work, reader.type(), report));
    const RecordType &type = work.catalog().at(plan.type);
    work.setTitle(ExchangeText::tr("Imported %1: %2 new, %3 changed, from \"%4\"")
                      .arg(type.plural())
                      .arg(report.created)
                      .arg(report.updated)
                      .arg(QFileInfo(plan.file).fileName()));
    return report;
}

Result<ImportPreview> Importer::preview(ReadContext &context, int rows, const ProgressCallback &progress)
{
    ImportPlan plan = m_plan;
    TRY_ASSIGN(const auto catalog, withNewFields(context.sharedCatalog(), plan));
    TRY_ASSIGN(const RowReader reader, RowReader::compile(catalog, plan, context.session()));
    TRY_ASSIGN(auto source, plan.open(context.stopToken()));
    ImportRun run(context, nullptr, plan, reader);
    TRY(run.prepare(source->rawHeader()));
    ImportPreview preview;
    {
        RowFeed feed(*source, reader);
        Pace pace(progress);
        for (;;) {
            TRY_ASSIGN(const ParsedRow *row, feed.next());
            if (row == nullptr)
                break;
            if (context.stopRequested())
                return stopped();
            PreviewRow shown;
            const bool show = static_cast<int>(preview.rows.size()) < rows;
            shown.line = row->raw.line();
            TRY(run.row(*row, show ? &shown : nullptr));
            if (show)
                preview.rows.push_back(std::move(shown));
            pace.step(run.report().rows, feed.progress());
        }
    }
    TRY_ASSIGN(preview.counts, run.finish(source->notes()));
    for (const PlannedColumn &column : m_plan.columns) {
        if (!column.entry.newKind.isEmpty())
            preview.counts.newFields.append(column.header);
    }
    TRY(addKnownValues(context, reader.type(), preview.counts));
    return preview;
}

QFuture<Result<ImportReport>> startImport(Store &store, const Session &session, const ImportPlan &plan,
                                          const std::stop_token &stop, const ProgressCallback &progress)
{
    auto report = std::make_shared<ImportReport>();
    const WriteRequest request{ExchangeText::tr("Import of \"%1\"").arg(QFileInfo(plan.file).fileName()),
                               Origin::Import, 0};
    return store.write(
        session, request,
        [plan, progress, report](UnitOfWork &work) -> Result<void> {
            TRY_ASSIGN(*report, Importer(plan).run(work, progress));
            return {};
        },
        [report](const Result<ChangeSet> &changes) -> Result<ImportReport> {
            if (!changes)
                return fail(changes.error());
            report->transaction = changes->transaction;
            return *report;
        },
        stop);
}

}  // namespace fieldfare
