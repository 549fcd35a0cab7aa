// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli_runner.h"
#include "support/test.h"
#include "workspace/company_lease.h"
#include "workspace/workspace.h"

namespace fieldfare::test {

/// A company's workspace whose lease is over shows nothing on the command line either.
class CliLeaseTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsShownUntilTheCodeComes();
};

void CliLeaseTest::nothingIsShownUntilTheCodeComes()
{
    CliRunner cli;
    cli.setVariable("FIELDFARE_CLOCK", "2026-11-22T09:00:00Z");
    const QString secret = cli.file("secret", "correct horse");
    const QStringList key{"--passphrase-file", secret};
    const CliOutcome made = cli.runJson(QStringList{"init"} + key);
    VERIFY_STATUS(made, 0);
    VERIFY_STATUS(cli.run(QStringList{"add", "company", "name=Zebrastreifen"} + key), 0);
    const QDateTime contact(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
    {
        const auto opened =
            Workspace::open({cli.workspace(), PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))},
                             OpenMode::ReadWrite, std::make_shared<ManualClock>(contact)});
        QVERIFY(opened.has_value());
        CompanyLease lease;
        lease.noteContact(30, contact.toMSecsSinceEpoch(), contact.toMSecsSinceEpoch());
        const auto kept =
            await((*opened)->write(QString(), [&](UnitOfWork &work) { return writeCompanyLease(work, lease); }));
        QVERIFY(kept.has_value());
    }
    VERIFY_STATUS(cli.run(QStringList{"list", "company"} + key), 0);
    cli.setVariable("FIELDFARE_CLOCK", "2026-12-23T09:00:00Z");
    for (const QStringList &words :
         {QStringList{"list", "company"}, QStringList{"add", "company", "name=New"}, QStringList{"sync", "status"},
          QStringList{"backup", "create"}, QStringList{"export", "company", "-"}}) {
        const CliOutcome refused = cli.run(words + key);
        QVERIFY2(refused.status != 0 && !refused.out.contains("Zebrastreifen"), refused.all().constData());
    }
    QVERIFY(cli.run(QStringList{"list", "company"} + key).err.contains("recovery code"));
    const CliOutcome contactless = cli.run(QStringList{"sync"} + key);
    VERIFY_STATUS(contactless, 1);
    QVERIFY2(contactless.err.contains("belongs to no company"),
             contactless.all().constData());                         // it may be opened for that
    VERIFY_STATUS(cli.run(QStringList{"sync", "extend"} + key), 1);  // the passphrase is no recovery code
    const QString code = cli.file("code", made.object().value("recovery_code").toString().toUtf8());
    VERIFY_STATUS(cli.run({"sync", "extend", "--passphrase-file", code}), 0);
    const CliOutcome listed = cli.run(QStringList{"list", "company"} + key);
    VERIFY_STATUS(listed, 0);
    QVERIFY(listed.out.contains("Zebrastreifen"));
    cli.setVariable("FIELDFARE_CLOCK", "2026-12-30T09:00:00Z");
    QVERIFY(cli.run(QStringList{"list", "company"} + key).status != 0);
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::CliLeaseTest)
#include "cli_lease_test.moc"
