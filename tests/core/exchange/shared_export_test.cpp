// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporter.h"
#include "records/company/company.h"
#include "records/record_writer.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

namespace fieldfare {
namespace {

constexpr int kCompanies = 3'000;  // several pieces

class Fixture : public WorkspaceFixture {
public:
    Fixture()
    {
        const auto made = await(workspace->write(QStringLiteral("Fill"), [](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (int i = 0; i < kCompanies; ++i) {
                Company company;
                // Two share each name, so that links and quotes are worked out in every piece.
                company.name = QStringLiteral("Firm %1, \"Ö\"").arg(i / 2);
                TRY(writer.insert(company));
            }
            return {};
        }));
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
    }
    QString path(const char *name) const { return m_files.filePath(QString::fromLatin1(name)); }
    QByteArray byOne(const ExportRequest &request, const CsvWriteOptions &options = {})
    {
        const QString target = path("one.csv");
        const auto done =
            await(workspace->read([&](ReadContext &context) { return exportCsv(context, request, target, options); }));
        return done ? content(target) : done.error().message.toUtf8();
    }
    QFuture<Result<ExportReport>> start(const ExportRequest &request, const CsvWriteOptions &options = {},
                                        const std::stop_token &stop = {}, const ProgressCallback &progress = {})
    {
        return startExport(workspace->store(), workspace->session(), request, path("two.csv"), options, stop, progress);
    }
    QByteArray byTwo(const ExportRequest &request, const CsvWriteOptions &options = {})
    {
        const auto done = await(start(request, options));
        return done ? content(path("two.csv")) : done.error().message.toUtf8();
    }
    static QByteArray content(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("(no file)");
    }

private:
    QTemporaryDir m_files;
};

ExportRequest companies() { return {QStringLiteral("company"), {}, false, {}}; }

}  // namespace

class SharedExportTest : public QObject {
    Q_OBJECT

private slots:
    void writesWhatOneReaderWrites()
    {
        Fixture f;
        CsvWriteOptions marked;
        marked.byteOrderMark = true;
        marked.crlf = false;
        marked.quoteAll = true;
        for (const CsvWriteOptions &options : {CsvWriteOptions(), marked}) {
            const QByteArray one = f.byOne(companies(), options);
            QVERIFY(one.count('\n') == kCompanies + 1);
            QCOMPARE(f.byTwo(companies(), options), one);
        }
    }

    void writesAListInItsOrder()
    {
        Fixture f;
        ExportRequest request = companies();
        request.columns = {QStringLiteral("name")};
        QVector<qint64> ids;
        for (qint64 id = kCompanies; id > 0; --id)
            ids.append(id == 7 ? 1'000'000 : id);  // one of them is gone
        request.ids = ids;
        const QByteArray one = f.byOne(request);
        QCOMPARE(one.count('\n'), kCompanies);
        QCOMPARE(f.byTwo(request), one);
        const auto report = await(f.start(request));
        VERIFY_OK(report);
        QCOMPARE(report->rows, kCompanies - 1);
        request.ids = QVector<qint64>();
        QCOMPARE(f.byTwo(request), QByteArray("name\r\n"));
    }

    void writesOneStateWhileOthersWrite()
    {
        Fixture f;
        for (int round = 0; round < 20; ++round) {
            const QString name = QStringLiteral("Round %1").arg(round);
            const auto written = f.workspace->write(name, [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                for (const qint64 id : {1, kCompanies}) {
                    TRY_ASSIGN(Company company, writer.load(Id<Company>{id}));
                    company.name = name;
                    TRY(writer.update(company));
                }
                return {};
            });
            ExportRequest request = companies();
            request.columns = {QStringLiteral("name")};
            const QList<QByteArray> lines = f.byTwo(request).split('\n');
            VERIFY_OK(await(written));
            // The first and the last row were changed together.
            QCOMPARE(lines.size(), kCompanies + 2);
            QCOMPARE(lines.at(kCompanies).startsWith("Round"), lines.at(1).startsWith("Round"));
            if (lines.at(1).startsWith("Round"))
                QCOMPARE(lines.at(kCompanies), lines.at(1));
        }
    }

    void aStoppedExportLeavesNoFile()
    {
        Fixture f;
        std::stop_source stop;
        stop.request_stop();
        const auto report = await(f.start(companies(), {}, stop.get_token()));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(f.path("two.csv")));
        // The readers are free again.
        QVERIFY(f.byTwo(companies()).size() > kCompanies);
    }

    void errorsAreThoseOfOneReader()
    {
        Fixture f;
        ExportRequest request = companies();
        request.columns = {QStringLiteral("nonsense")};
        const auto unknown = await(f.start(request));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        Session nobody = f.workspace->session();
        nobody.access = Access::nothing();
        const auto forbidden = await(startExport(f.workspace->store(), nobody, companies(), f.path("two.csv")));
        QVERIFY(!forbidden);
        QCOMPARE(forbidden.error().code, ErrorCode::Forbidden);
        const auto nowhere =
            await(startExport(f.workspace->store(), f.workspace->session(), companies(), f.path("none/two.csv")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(f.path("two.csv")));
        QVERIFY(f.byTwo(companies()).size() > kCompanies);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::SharedExportTest)
#include "shared_export_test.moc"
