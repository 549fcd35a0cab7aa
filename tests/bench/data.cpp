// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/data.h"

#include "base/await.h"
#include "bench/bulk_loop.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/exporter.h"
#include "exchange/importer.h"
#include "storage/migrator.h"
#include "workspace/demo/demo.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>

namespace fieldfare::bench {

namespace {

Secret passphrase() { return Secret::fromBytes(QByteArray("correct horse battery")); }

/// Passes rows on to a CSV file with one more column in front: a number of our own.
class Numbered final : public TableSink {
public:
    explicit Numbered(std::unique_ptr<CsvWriter> writer) : m_writer(std::move(writer)) {}
    Result<> begin(const QStringList &header) override
    {
        return m_writer->begin(QStringList{QStringLiteral("external_id")} + header);
    }
    Result<> row(std::span<const QStringView> cells) override
    {
        m_writer->cell(QStringLiteral("C-%1").arg(++m_count, 7, 10, QLatin1Char('0')));
        for (const QStringView cell : cells)
            m_writer->cell(cell);
        return m_writer->endRow();
    }
    Result<> finish() override { return m_writer->finish(); }

private:
    std::unique_ptr<CsvWriter> m_writer;
    qint64 m_count = 0;
};

/// Copies a file, or a folder with all in it.
bool copyAll(const QString &from, const QString &to)
{
    const QFileInfo info(from);
    if (!info.isDir())
        return QFile::copy(from, to);
    bool copied = QDir().mkpath(to);
    for (const QFileInfo &entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
        copied = copied && copyAll(entry.filePath(), to + u'/' + entry.fileName());
    return copied;
}

}  // namespace

QStringList contactColumns()
{
    return {QStringLiteral("first_name"),  QStringLiteral("last_name"), QStringLiteral("title"),
            QStringLiteral("lifecycle"),   QStringLiteral("source"),    QStringLiteral("email"),
            QStringLiteral("phone"),       QStringLiteral("street"),    QStringLiteral("city"),
            QStringLiteral("postal_code"), QStringLiteral("country"),   QStringLiteral("notes")};
}

std::unique_ptr<Workspace> newWorkspace(const QString &path)
{
    Workspace::Creation wanted;
    wanted.folder.path = path;
    wanted.folder.cost = KdfCost::minimum();
    wanted.folder.unlock = PassphraseUnlock{passphrase()};
    wanted.settings.country = QStringLiteral("DE");
    wanted.settings.companyName = QStringLiteral("Bench");
    wanted.userName = QStringLiteral("Bench");
    return std::move(must(Workspace::create(std::move(wanted)), "making a workspace").workspace);
}

std::unique_ptr<Workspace> openWorkspace(const QString &path)
{
    Workspace::Opening opening;
    opening.path = path;
    opening.unlock = PassphraseUnlock{passphrase()};
    return must(Workspace::open(std::move(opening)), "opening the workspace");
}

double importContacts(Workspace &workspace, const QString &csv)
{
    const Stopwatch watch;
    ImportRequest request;
    request.type = QStringLiteral("contact");
    request.file = csv;
    const ImportPlan plan = must(planImport(*workspace.catalog(), workspace.session(), request), "planning the import");
    const ImportReport report = must(await(startImport(workspace.store(), workspace.session(), plan)), "importing");
    const double seconds = watch.milliseconds() / 1e3;
    if (report.rejected != 0)
        qFatal("%lld of %lld rows were rejected: %s", qlonglong(report.rejected), qlonglong(report.rows),
               qPrintable(report.firstRejections.front().second));
    return seconds;
}

namespace {

Data dataIn(const QDir &folder, const Options &options)
{
    Data data;
    data.workspace = folder.filePath(QStringLiteral("Bench.fieldfare"));
    data.contacts = folder.filePath(QStringLiteral("contacts.csv"));
    data.rowFile = folder.filePath(QStringLiteral("rows.bin"));
    data.plain = folder.filePath(QStringLiteral("plain.db"));
    data.openDeals = std::min<qint64>(5'000, std::max<qint64>(20, options.rows / 5));
    return data;
}

/// The rows an import stores, and the plain file made of them: they belong to the tables of this version.
void makeRows(const QDir &folder, const Data &data)
{
    const QString path = folder.filePath(QStringLiteral("Imported.fieldfare"));
    {
        const auto workspace = newWorkspace(path);
        const double seconds = importContacts(*workspace, data.contacts);
        Q_UNUSED(seconds)
        must(writeRowFile(*workspace, data.rowFile), "keeping the imported rows");
    }
    QDir(path).removeRecursively();
    QFile::remove(data.plain);
    must(runBulkLoop(data.rowFile, data.plain), "the bulk loop");
}

Data makeData(const QDir &folder, const Options &options)
{
    const Data data = dataIn(folder, options);
    std::fprintf(stderr, "making a company with %lld contacts and %lld activities …\n", qlonglong(options.rows),
                 qlonglong(options.rows * 5));
    const Stopwatch watch;
    {
        const auto workspace = newWorkspace(data.workspace);
        DemoSize size;
        size.contacts = options.rows;
        size.activities = options.rows * 5;
        size.openDeals = data.openDeals;
        size.deals = std::max(data.openDeals * 3, options.rows / 5);
        must(await(generateDemo(*workspace, size)), "making the demo company");
        must(await(workspace->store().settle()), "settling");
        must(await(workspace->read([&](ReadContext &context) -> Result<int> {
                 CsvWriteOptions csv;
                 csv.formulaGuard = false;
                 TRY_ASSIGN(auto writer, CsvWriter::create(data.contacts, csv));
                 Numbered numbered(std::move(writer));
                 ExportRequest request;
                 request.type = QStringLiteral("contact");
                 request.columns = contactColumns();
                 TRY(exportTable(context, request, numbered));
                 return 0;
             })),
             "writing the CSV");
    }
    makeRows(folder, data);
    std::fprintf(stderr, "… made in %.0f s\n\n", watch.milliseconds() / 1e3);
    return data;
}

}  // namespace

Data prepareData(const Options &options)
{
    if (options.keep.isEmpty())
        return makeData(QDir(options.folder), options);
    const QDir kept(QDir(options.keep).absoluteFilePath(QString::number(options.rows)));
    // Says which tables the rows were made for.
    QFile mark(kept.filePath(QStringLiteral("complete")));
    const QByteArray schema = QByteArray::number(must(loadMigrations(), "reading the migrations").size());
    if (!mark.exists()) {
        QDir(kept).removeRecursively();
        if (!QDir().mkpath(kept.path()))
            qFatal("no folder %s", qPrintable(kept.path()));
        static_cast<void>(makeData(kept, options));
    } else if (mark.open(QIODevice::ReadOnly) && mark.readAll() != schema) {
        std::fprintf(stderr, "the tables are others now: making the rows again …\n");
        makeRows(kept, dataIn(kept, options));
    }
    mark.close();
    if (!mark.open(QIODevice::WriteOnly) || mark.write(schema) != schema.size())
        qFatal("%s: %s", qPrintable(mark.fileName()), qPrintable(mark.errorString()));
    mark.close();
    // The parts change what they measure on.
    const Data from = dataIn(kept, options);
    Data data = dataIn(QDir(options.folder), options);
    for (const auto &[source, target] :
         {std::pair{from.workspace, data.workspace}, std::pair{from.contacts, data.contacts},
          std::pair{from.rowFile, data.rowFile}, std::pair{from.plain, data.plain}}) {
        if (!copyAll(source, target))
            qFatal("%s cannot be copied", qPrintable(source));
    }
    return data;
}

}  // namespace fieldfare::bench
