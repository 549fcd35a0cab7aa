// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "search/global_search.h"
#include "search/list_reader.h"
#include "support/paths.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QElapsedTimer>

#include <algorithm>
#include <random>

namespace fieldfare {
namespace {

constexpr int kSample = 1000;

struct NamedRow {
    qint64 id = 0;
    QString name;
};

}  // namespace

/// All Chinese company names there are, imported: a list asked for any two characters in a row holds the rows that a plain look
/// into every name finds, no more and no fewer.
class ChineseExactTest : public QObject {
    Q_OBJECT

    WorkspaceFixture m_fixture;
    QVector<NamedRow> m_rows;
    QStringList m_pieces;

    static bool isHan(QChar c) { return c.script() == QChar::Script_Han; }

private slots:
    void initTestCase()
    {
        const QString folder = test::sharedData();
        if (folder.isEmpty())
            QSKIP("real data is not present");
        QFile source(folder + QStringLiteral("/chinese/company_short_names_28w.txt"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        for (int i = 0; i < 3; ++i)
            source.readLine();  // who collected them, and when
        QTemporaryDir files;
        QFile table(files.filePath(QStringLiteral("companies.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("Name\n");
        qint64 written = 0;
        while (!source.atEnd()) {
            QString name = QString::fromUtf8(source.readLine()).trimmed();
            if (name.isEmpty())
                continue;
            table.write('"' + name.replace(QLatin1Char('"'), QLatin1String("\"\"")).toUtf8() + "\"\n");
            ++written;
        }
        table.close();
        QCOMPARE(written, 267'397);

        ImportRequest request;
        request.type = QStringLiteral("company");
        request.file = table.fileName();
        Workspace &workspace = *m_fixture.workspace;
        const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
        VERIFY_OK(plan);
        const auto report = await(startImport(workspace.store(), workspace.session(), *plan));
        VERIFY_OK(report);
        QCOMPARE(report->created, written);

        const auto rows = await(workspace.read([](ReadContext &context) -> Result<QVector<NamedRow>> {
            QVector<NamedRow> found;
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id, name FROM {company} ORDER BY id")));
            while (query.next())
                found.append({query.value(0).toLongLong(), query.value(1).toString()});
            return found;
        }));
        VERIFY_OK(rows);
        m_rows = *rows;
        QCOMPARE(m_rows.size(), written);

        std::mt19937 random(267);
        std::uniform_int_distribution<qsizetype> any(0, m_rows.size() - 1);
        while (m_pieces.size() < kSample) {
            const QString &name = m_rows[any(random)].name;
            if (name.size() < 2)
                continue;
            const qsizetype at = std::uniform_int_distribution<qsizetype>(0, name.size() - 2)(random);
            if (isHan(name[at]) && isHan(name[at + 1]))
                m_pieces.append(name.mid(at, 2));
        }
    }

    void listsHoldWhatAScanFinds()
    {
        qint64 compared = 0;
        const auto outcome = await(m_fixture.workspace->read([&](ReadContext &context) -> Result<QString> {
            ListReader reader(context);
            for (const QString &piece : std::as_const(m_pieces)) {
                TRY_ASSIGN(auto listed, reader.allRows({QStringLiteral("company"), piece, {}, false}));
                std::sort(listed.begin(), listed.end());
                QVector<qint64> scanned;
                for (const NamedRow &row : std::as_const(m_rows)) {
                    if (row.name.contains(piece))
                        scanned.append(row.id);
                }
                if (listed != scanned)
                    return QStringLiteral("%1: %2 listed, %3 hold it")
                        .arg(piece)
                        .arg(listed.size())
                        .arg(scanned.size());
                compared += scanned.size();
            }
            return QString();
        }));
        VERIFY_OK(outcome);
        QCOMPARE(*outcome, QString());
        qInfo("%d pieces of two characters, %lld rows", kSample, compared);
    }

    void searchAsYouType()
    {
        std::vector<double> times;
        const auto outcome = await(m_fixture.workspace->read([&](ReadContext &context) -> Result<int> {
            int found = 0;
            for (const QString &piece : std::as_const(m_pieces)) {
                QElapsedTimer timer;
                timer.start();
                TRY_ASSIGN(const auto hits, globalSearch(context, piece));
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
                found += std::all_of(hits.hits.begin(), hits.hits.end(),
                                     [&](const SearchHit &hit) { return hit.title.contains(piece); }) &&
                                 !hits.hits.isEmpty()
                             ? 1
                             : 0;
            }
            return found;
        }));
        VERIFY_OK(outcome);
        QCOMPARE(*outcome, kSample);
        std::sort(times.begin(), times.end());
        qInfo("search box: median %.2f ms, p99 %.2f ms, slowest %.2f ms", times[times.size() / 2],
              times[times.size() * 99 / 100], times.back());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ChineseExactTest)
#include "chinese_exact_test.moc"
