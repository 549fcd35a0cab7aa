// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

using namespace fieldfare;

/// A program killed while it keeps drafts, while edits wait for an import, and while it attaches a file: what it had been told
/// is kept is there at the next start. The test starts itself as the program that is killed.
/// FIELDFARE_KILL_ROUNDS sets how often (10), FIELDFARE_KILL_SEED which moments.
class DraftsKillTest : public QObject {
    Q_OBJECT

    static void say(const char *what, qint64 number)
    {
        std::printf("%s %lld\n", what, static_cast<long long>(number));
        std::fflush(stdout);
    }
    static Result<std::unique_ptr<Workspace>> reopen(const QString &folder)
    {
        return Workspace::open(
            {folder, PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))}, OpenMode::ReadWrite});
    }
    /// The last number the killed program announced after `what`.
    static qint64 lastSaid(const QByteArray &output, const QByteArray &what)
    {
        qint64 last = 0;
        for (const QByteArray &line : output.split('\n')) {
            if (line.startsWith(what + ' ') && output.contains(line + '\n'))
                last = line.mid(what.size() + 1).toLongLong();
        }
        return last;
    }

private slots:
    void programThatIsKilled()
    {
        const QString folder = qEnvironmentVariable("FIELDFARE_KILL_FOLDER");
        if (folder.isEmpty())
            return;  // an ordinary run: the other function starts this one
        auto opened = reopen(folder);
        VERIFY_OK(opened);
        Workspace &workspace = **opened;
        const qint64 contact = qEnvironmentVariable("FIELDFARE_KILL_CONTACT").toLongLong();
        const QString file = qEnvironmentVariable("FIELDFARE_KILL_FILE");
        // The import that holds the writer and never ends.
        const auto import = workspace.write(QStringLiteral("Import"), [](UnitOfWork &work) -> Result<void> {
            while (!work.stopRequested())
                QThread::msleep(20);
            return {};
        });
        const auto attaching = workspace.attachments().attach(workspace.session(), {{file, {}, {}, {}}},
                                                              QStringLiteral("contact"), contact);
        for (qint64 n = 1;; ++n) {
            VERIFY_OK(await(workspace.drafts()->put(QStringLiteral("form/contact/x"), {{QStringLiteral("n"), n}})));
            say("draft", n);
            const auto edit = workspace.edit(
                {QStringLiteral("contact"), contact, {}, {{QStringLiteral("title"), QString::number(n)}}, {}});
            VERIFY_OK(await(workspace.drafts()->find(QStringLiteral("edit/"))));  // behind it in the same queue
            say("edit", n);
        }
    }

    void nothingThatWasKeptIsLost()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_KILL_FOLDER"))
            return;
        bool given = false;
        const int rounds = qEnvironmentVariableIntValue("FIELDFARE_KILL_ROUNDS", &given);
        QRandomGenerator random(quint32(qEnvironmentVariableIntValue("FIELDFARE_KILL_SEED")) + 1);
        for (int round = 0; round < (given ? rounds : 10); ++round) {
            WorkspaceFixture fixture(true);
            Contact contact;
            contact.lastName = QStringLiteral("Brandt");
            contact = fixture.insert(contact);
            const QString folder = fixture.workspace->path();
            fixture.workspace.reset();
            QTemporaryDir dir;
            const QString path = dir.filePath(QStringLiteral("big.bin"));
            QFile big(path);
            QVERIFY(big.open(QIODevice::WriteOnly) && big.write(QByteArray(20'000'000, 'f')) == 20'000'000);
            big.close();

            QProcess program;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("FIELDFARE_KILL_FOLDER"), folder);
            environment.insert(QStringLiteral("FIELDFARE_KILL_CONTACT"), QString::number(contact.id));
            environment.insert(QStringLiteral("FIELDFARE_KILL_FILE"), path);
            program.setProcessEnvironment(environment);
            program.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("DraftsKillTest"), QStringLiteral("programThatIsKilled")});
            QVERIFY(program.waitForStarted(60000));
            QByteArray output;
            while (!output.contains("edit 1\n")) {
                QVERIFY2(program.waitForReadyRead(120000), output.constData());
                output += program.readAllStandardOutput();
            }
            QThread::msleep(random.bounded(250u));
            program.kill();  // -9
            QVERIFY(program.waitForFinished(60000));
            output += program.readAllStandardOutput();
            const qint64 drafted = lastSaid(output, "draft");
            const qint64 edited = lastSaid(output, "edit");
            QVERIFY(drafted > 0 && edited > 0);

            auto opened = reopen(folder);
            VERIFY_OK(opened);
            const auto drafts = await((*opened)->drafts()->find(QStringLiteral("form/")));
            VERIFY_OK(drafts);
            QCOMPARE(drafts->size(), 1);
            QVERIFY(drafts->first().content.value(QLatin1String("n")).toInteger() >= drafted);
            const qint64 id = contact.id;
            const auto loaded = await(
                (*opened)->read([id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
            VERIFY_OK(loaded);
            QVERIFY(loaded->title.toLongLong() >= edited);
            const auto resumed = await((*opened)->attachments().resume((*opened)->session()));
            VERIFY_OK(resumed);
            const auto files = await((*opened)->read([](ReadContext &context) -> Result<qint64> {
                TRY_ASSIGN(auto rows, context.run(QStringLiteral("SELECT count(*), max(size) FROM {attachment}")));
                return rows.next() && rows.value(0).toLongLong() == 1 ? rows.value(1).toLongLong() : -1;
            }));
            VERIFY_OK(files);
            QCOMPARE(*files, 20'000'000);
        }
    }
};

FIELDFARE_TEST(DraftsKillTest)
#include "drafts_kill_test.moc"
