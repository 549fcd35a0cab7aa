// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "search/duplicates/duplicate_finder.h"

#include "support/paths.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <set>

using namespace fieldfare;

namespace {

using Pairs = std::set<std::pair<qint64, qint64>>;

struct Quality {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

Quality qualityOf(const Pairs &found, const Pairs &truth)
{
    qint64 right = 0;
    for (const auto &pair : found)
        right += truth.contains(pair) ? 1 : 0;
    Quality quality;
    quality.precision = found.empty() ? 0 : double(right) / double(found.size());
    quality.recall = truth.empty() ? 0 : double(right) / double(truth.size());
    const double sum = quality.precision + quality.recall;
    quality.f1 = sum > 0 ? 2 * quality.precision * quality.recall / sum : 0;
    return quality;
}

}  // namespace

/// How well duplicates are found in files whose duplicates are known: the real import, the finder as it is for everybody.
class DuplicateDataTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (test::sharedData().isEmpty())
            QSKIP("FIELDFARE_SHARED_DATA names no folder");
    }

    void quality_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("truth");   // the column that names the cluster; the finder never sees it
        QTest::addColumn<QString>("number");  // a column with a number of its own for each row, or none
        QTest::addColumn<double>("wanted");
        QTest::newRow("febrl 1") << "contact"
                                 << "febrl/dataset1.csv"
                                 << "rec_id"
                                 << "" << 0.95;
        QTest::newRow("febrl 2") << "contact"
                                 << "febrl/dataset2.csv"
                                 << "rec_id"
                                 << "" << 0.95;
        QTest::newRow("restaurants as companies") << "company"
                                                  << "dedupe_restaurant/restaurant-nophone-training.csv"
                                                  << "unique_id"
                                                  << "" << 0.90;
        QTest::newRow("restaurants as contacts") << "contact"
                                                 << "dedupe_restaurant/restaurant-nophone-training.csv"
                                                 << "unique_id"
                                                 << "" << 0.90;
        QTest::newRow("splink") << "contact"
                                << "splink_fake1000/fake_1000.csv"
                                << "cluster"
                                << "unique_id" << 0.75;
    }
    void quality()
    {
        QFETCH(QString, type);
        QFETCH(QString, file);
        QFETCH(QString, truth);
        QFETCH(QString, number);
        QFETCH(double, wanted);
        const QString path = test::sharedData() + u'/' + file;
        WorkspaceFixture fixture;
        ImportRequest request;
        request.type = type;
        request.file = path;
        request.newFields = true;
        auto plan = planImport(*fixture.workspace->catalog(), fixture.workspace->session(), request);
        VERIFY_OK(plan);
        bool hidden = false;
        for (PlannedColumn &column : plan->columns) {
            // The finder does not look at external ids.
            if (column.header.trimmed() == truth) {
                column.entry = {QStringLiteral("external_id"), {}};
                hidden = true;
            } else if (!number.isEmpty() && column.header.trimmed() == number) {
                column.entry = {};
            }
        }
        QVERIFY(hidden);
        plan->match.clear();
        const auto imported = await(startImport(fixture.workspace->store(), fixture.workspace->session(), *plan));
        VERIFY_OK(imported);
        QVERIFY(imported->created > 800);

        Pairs truePairs;
        QHash<QString, QVector<qint64>> rows;
        const auto read = await(fixture.workspace->read([&](ReadContext &context) -> Result<void> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id, external_id FROM {%1}").arg(type)));
            while (query.next()) {
                // rec-223-org, rec-223-dup-0 → 223
                const QString cluster = query.value(1).toString();
                rows[truth == u"rec_id" ? cluster.section(u'-', 1, 1) : cluster].append(query.value(0).toLongLong());
            }
            return finished(query);
        }));
        VERIFY_OK(read);
        for (const auto &members : std::as_const(rows)) {
            for (int a = 0; a < members.size(); ++a) {
                for (int b = a + 1; b < members.size(); ++b)
                    truePairs.insert(std::minmax(members[a], members[b]));
            }
        }
        const auto report = await(startDuplicateScan(fixture.workspace->store(), fixture.workspace->session(), type));
        VERIFY_OK(report);
        Pairs found;
        for (const DuplicatePair &pair : report->pairs)
            found.insert({pair.first, pair.second});
        const Quality quality = qualityOf(found, truePairs);
        qInfo("%s: precision %.4f, recall %.4f, F1 %.4f (%lld of %lld pairs, %.2f s)", QTest::currentDataTag(),
              quality.precision, quality.recall, quality.f1, qint64(found.size()), qint64(truePairs.size()),
              report->seconds);
        if (qEnvironmentVariableIsSet("FIELDFARE_SHOW_PAIRS"))
            showMistakes(fixture, type, *report, truePairs);
        QVERIFY2(quality.f1 >= wanted, qPrintable(QString::number(quality.f1)));
    }

private:
    static void showMistakes(WorkspaceFixture &fixture, const QString &type, const DuplicateReport &report, Pairs truth)
    {
        const auto show = [&](const char *what, qint64 a, qint64 b, double weight,
                              const QVector<DuplicateReason> &reasons) {
            QString line = QStringLiteral("%1 %2:").arg(QLatin1String(what)).arg(weight, 0, 'f', 1);
            for (const DuplicateReason &reason : reasons)
                line += QStringLiteral(" %1/%2=%3")
                            .arg(reason.field)
                            .arg(int(reason.agreement))
                            .arg(reason.weight, 0, 'f', 1);
            for (const qint64 id : {a, b}) {
                const auto json = await(fixture.workspace->read([&](ReadContext &context) -> Result<QString> {
                    RecordReader reader(context);
                    TRY_ASSIGN(auto record, reader.load(context.catalog().at(type), id));
                    QStringList parts;
                    for (const FieldSpec &spec : context.catalog().at(type).fields) {
                        if (spec.kind != FieldKind::Time && !spec.read(*record).toString().isEmpty() &&
                            !spec.isList() && spec.key != u"external_source")
                            parts.append(spec.read(*record).toString());
                    }
                    return parts.join(QStringLiteral(" | "));
                }));
                line += QStringLiteral("\n      ") + json.value_or(QString());
            }
            qInfo("%s", qPrintable(line));
        };
        int wrong = 0;
        for (const DuplicatePair &pair : report.pairs) {
            if (!truth.contains({pair.first, pair.second}) && ++wrong <= 25)
                show("wrong", pair.first, pair.second, pair.weight, pair.reasons);
            truth.erase({pair.first, pair.second});
        }
        int missed = 0;
        for (const auto &[a, b] : truth) {
            if (++missed <= 15)
                show("missed", a, b, 0, {});
        }
    }
};

FIELDFARE_TEST(DuplicateDataTest)
#include "duplicates_test.moc"
