// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporter.h"

#include "exchange/export_plan.h"
#include "exchange/shared_export.h"
#include "exchange/text.h"
#include "exchange/vcard/vcard_writer.h"
#include "exchange/xlsx/xlsx_writer.h"
#include "records/rights/record_rights.h"

#include <QElapsedTimer>

namespace fieldfare {

namespace {

bool isWorkbook(const QString &path) { return path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive); }

bool isCards(const QString &path) { return path.endsWith(QLatin1String(".vcf"), Qt::CaseInsensitive); }

}  // namespace

Error exportStopped()
{
    return {ErrorCode::Cancelled, ExchangeText::tr("The export was stopped. No file was written."), {}};
}

Result<ExportReport> exportTable(ReadContext &context, const ExportRequest &request, TableSink &sink,
                                 const ProgressCallback &progress)
{
    constexpr qsizetype idsAtOnce = 5000;
    QElapsedTimer timer;
    timer.start();
    TRY_ASSIGN(const auto plan, ExportPlan::make(context, request));
    sink.kinds(plan->kinds());
    TRY(sink.begin(plan->header()));

    ExportReport report;
    QElapsedTimer pace;
    pace.start();
    const auto rowDone = [&]() -> Result<> {
        if (++report.rows % 256 == 0) {
            if (context.stopRequested())
                return fail(exportStopped());
            if (progress && pace.elapsed() >= 100) {
                pace.restart();
                progress({report.rows, 0, 0});
            }
        }
        return {};
    };
    if (!request.ids)
        TRY(plan->writeAll(context, sink, rowDone));
    else
        for (qsizetype at = 0; at < request.ids->size(); at += idsAtOnce)
            TRY(plan->writeListed(context, request.ids->mid(at, idsAtOnce), sink, rowDone));
    TRY(sink.finish());
    report.seconds = double(timer.nsecsElapsed()) / 1e9;
    return report;
}

Result<qint64> withheldRows(ReadContext &context, const ExportRequest &request)
{
    const RecordType *type = context.catalog().find(request.type);
    if (type == nullptr)
        return 0;
    TRY_ASSIGN(const QString may, rowsWithRight(context, *type, Action::Export, QStringLiteral("t")));
    if (may == QLatin1String("1"))
        return 0;
    const QString among = request.ids ? QStringLiteral(" AND t.id IN (SELECT value FROM json_each(?))") : QString();
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT count(*) FROM {%1} t WHERE NOT %2%3").arg(type->key, may, among),
                           request.ids ? QVariantList{idsJson(*request.ids)} : QVariantList()));
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return count;
}

Result<ExportReport> exportCsv(ReadContext &context, const ExportRequest &request, const QString &path,
                               const CsvWriteOptions &options, const ProgressCallback &progress)
{
    TRY_ASSIGN(auto writer, CsvWriter::create(path, options));
    return exportTable(context, request, *writer, progress);
}

Result<ExportReport> exportFile(ReadContext &context, const ExportRequest &request, const QString &path,
                                const CsvWriteOptions &options, const ProgressCallback &progress)
{
    if (isWorkbook(path)) {
        const RecordType *type = context.catalog().find(request.type);
        XlsxWriteOptions wanted;
        wanted.sheet = type == nullptr ? request.type : request.labels ? type->plural() : type->key;
        wanted.zone = context.session().zone;
        TRY_ASSIGN(auto writer, XlsxWriter::create(path, wanted));
        return exportTable(context, request, *writer, progress);
    }
    if (isCards(path))
        return exportCards(context, request, path, VCardVersion::V30, progress);
    return exportCsv(context, request, path, options, progress);
}

QFuture<Result<ExportReport>> startExport(Store &store, const Session &session, const ExportRequest &request,
                                          const QString &path, const CsvWriteOptions &options,
                                          const std::stop_token &stop, const ProgressCallback &progress)
{
    if (isWorkbook(path) || isCards(path)) {
        return store.read(
            session,
            [request, path, options, progress](ReadContext &context) {
                return exportFile(context, request, path, options, progress);
            },
            stop);
    }
    const auto shared = std::make_shared<SharedExport>(request, options);
    // Goes with the leader's job, whether it ran or not: the helper never waits in vain.
    const std::shared_ptr<SharedExport> leader(shared.get(), [shared](SharedExport *all) { all->end(); });
    const auto led = store.read(
        session, [leader, path, progress](ReadContext &context) { return leader->lead(context, path, progress); },
        stop);
    const auto helped = store.read(
        session, [shared](ReadContext &context) { return shared->help(context); }, stop);
    Q_UNUSED(helped)  // what went wrong there the leader tells
    return led;
}

}  // namespace fieldfare
