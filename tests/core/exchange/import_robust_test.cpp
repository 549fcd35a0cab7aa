// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

namespace fieldfare {

/// What must not happen to an import: half of it, or twice.
class ImportRobustTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no test file");
        return file.fileName();
    }
    static Result<ImportPlan> plan(WorkspaceFixture &f, const QString &path, const QStringList &match = {})
    {
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = path;
        if (!match.isEmpty())
            request.match = match;
        return planImport(*f.workspace->catalog(), f.workspace->session(), request);
    }
    static Result<ImportReport> import(WorkspaceFixture &f, const QString &path, const QStringList &match = {})
    {
        TRY_ASSIGN(const ImportPlan planned, plan(f, path, match));
        return await(startImport(f.workspace->store(), f.workspace->session(), planned));
    }
    static QByteArray people(int rows)
    {
        QByteArray csv = "external_id,first_name,email\n";
        for (int i = 0; i < rows; ++i)
            csv += QByteArray::number(i) + ",Ada " + QByteArray::number(i) + ",a" + QByteArray::number(i) + "@b.de\n";
        return csv;
    }

private slots:
    void twoImportsAtOnceCreateNothingTwice()
    {
        WorkspaceFixture f;
        const auto planned = plan(f, file("two.csv", people(700)));
        VERIFY_OK(planned);
        auto first = startImport(f.workspace->store(), f.workspace->session(), *planned);
        auto second = startImport(f.workspace->store(), f.workspace->session(), *planned);
        const auto a = await(std::move(first));
        const auto b = await(std::move(second));
        VERIFY_OK(a);
        VERIFY_OK(b);
        QCOMPARE(a->created + b->created, 700);
        QCOMPARE(a->skipped + b->skipped, 700);
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 700);
    }

    void doubledKeysOfOneFileAreOneRecord()
    {
        WorkspaceFixture f;
        auto report =
            import(f, file("keys.csv", "external_id,first_name,email\n1,Ann,a@b.de\n1,Anna,a@b.de\n2,Bob,b@b.de\n"));
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->updated, 1);
        QCOMPARE(f.value("SELECT first_name FROM {contact} WHERE external_id='1'").toString(), QStringLiteral("Anna"));
        // Two records with the key there already: which one is meant is not guessed.
        VERIFY_OK(import(f, file("more.csv", "first_name,email\nCia,c@b.de\nDea,C@B.de\n")));
        report = import(f, file("key.csv", "first_name,email\nEva,c@b.de\n"), {QStringLiteral("email")});
        VERIFY_OK(report);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->firstRejections[0].first, 2);
    }

    void mixedEncodingsStopWithTheirPlace()
    {
        WorkspaceFixture f;
        QByteArray csv = people(3000);
        csv += "x,M\xC3\xBCller,u@b.de\n";
        csv += "y,M\xFCller,l@b.de\n";
        const auto planned = plan(f, file("mixed.csv", csv));
        VERIFY_OK(planned);
        ImportPlan utf8 = *planned;
        utf8.csv.encoding = "UTF-8";
        const auto report = await(startImport(f.workspace->store(), f.workspace->session(), utf8));
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(QStringLiteral("Line 3003, column 2")),
                 qPrintable(report.error().message));
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 0);
        QCOMPARE(f.value("SELECT count(*) FROM mail_address").toInt(), 0);
    }

    void aTableThatIsTooWideIsRefused()
    {
        WorkspaceFixture f;
        QByteArray csv = "name";
        for (int i = 0; i < 9'999; ++i)
            csv += ",column" + QByteArray::number(i);
        const auto planned = plan(f, file("wide.csv", csv + '\n' + QByteArray(9'999, ',') + '\n'));
        QVERIFY(!planned);
        QVERIFY2(planned.error().message.contains(QStringLiteral("column9998")), qPrintable(planned.error().message));
    }

    void anOneLineFieldIsNoPlaceForAMillionCharacters()
    {
        WorkspaceFixture f;
        const auto report =
            import(f, file("long.csv", "external_id,first_name\n1,Ann\n2," + QByteArray(1'000'001, 'x') + "\n3,Bob\n"));
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->firstRejections[0].first, 3);
        QVERIFY2(report->firstRejections[0].second.contains(QStringLiteral("first_name")),
                 qPrintable(report->firstRejections[0].second));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ImportRobustTest)
#include "import_robust_test.moc"
