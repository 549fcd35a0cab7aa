// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "storage/integrity.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/connection_setups.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>

#ifdef Q_OS_UNIX

#include <sqlite3.h>

#include <atomic>
#include <csignal>
#include <ctime>
#include <thread>
#include <unistd.h>

using namespace fieldfare;

namespace {

int fromEnvironment(const char *name, int fallback)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : fallback;
}

Unlock unlock() { return PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))}; }

/// Microseconds of work this program has done: a busy machine moves no moment.
qint64 work()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1'000'000 + used.tv_nsec / 1000;
}

/// What an import does, in order; found by the statements that pass on the writer's connection, so the program itself has
/// no part that serves tests.
enum Phase { Start, Read, Index, FullText, Commit, Tidy, Checkpoint, PhaseCount };
const char *const kPhases[PhaseCount] = {"start", "read", "index", "full text", "commit", "tidy", "checkpoint"};

/// Watches the statements of the import, says each phase when it begins, and ends the program by SIGKILL a given amount of
/// work after the phase it waits for.
class Killer {
public:
    Killer(int phase, qint64 after) : m_phase(phase), m_after(after)
    {
        if (m_after >= 0)
            m_thread = std::thread([this] { wait(); });
        enter(Start);
    }
    ~Killer()
    {
        m_end = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    static int trace(unsigned event, void *self, void *statement, void *)
    {
        const char *sql = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
        static_cast<Killer *>(self)->see(sql ? sql : "", event == SQLITE_TRACE_PROFILE);
        return 0;
    }
    static void say(const QByteArray &line)
    {
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
            _exit(98);
    }

private:
    void see(const char *sql, bool ended)
    {
        const auto begins = [sql](const char *word) { return std::strncmp(sql, word, std::strlen(word)) == 0; };
        switch (m_now.load()) {
        case Start:
            if (begins("INSERT INTO contact"))
                enter(Read);
            break;
        case Read:
            if (begins("CREATE INDEX"))
                enter(Index);
            break;
        case Index:
            if (std::strstr(sql, "search_text") || std::strstr(sql, "search_key"))
                enter(FullText);
            break;
        case FullText:
            if (begins("COMMIT"))
                enter(Commit);
            break;
        case Commit:
            if (begins("BEGIN"))
                enter(Tidy);
            break;
        case Tidy:
            // Four observers tidy up, each in a transaction; then the log is moved into the file.
            if (ended && (begins("ROLLBACK") || begins("COMMIT")) && ++m_tidied % 4 == 0)
                enter(Checkpoint);
            break;
        case Checkpoint:
            if (begins("BEGIN"))
                enter(Tidy);
            break;
        default: break;
        }
    }
    void enter(int phase)
    {
        say(QByteArray(kPhases[phase]) + ':' + QByteArray::number(work()) + '\n');
        m_now = phase;
        if (phase == m_phase && m_deadline < 0)
            m_deadline = work() + m_after;
    }
    void wait()
    {
        while (!m_end) {
            if (m_deadline >= 0 && work() >= m_deadline)
                ::kill(::getpid(), SIGKILL);
            ::usleep(100);
        }
    }

    int m_phase;
    qint64 m_after;
    int m_tidied = 0;
    std::atomic<int> m_now = -1;
    std::atomic<qint64> m_deadline = -1;
    std::atomic<bool> m_end = false;
    std::thread m_thread;
};

bool copyFolder(const QString &from, const QString &to)
{
    bool good = QDir().mkpath(to);
    QDirIterator it(from, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (good && it.hasNext()) {
        const QString path = it.next();
        const QString target = to + path.mid(from.size());
        good = it.fileInfo().isDir() ? QDir().mkpath(target) : QFile::copy(path, target);
    }
    return good;
}

/// What a workspace holds, as far as an import of contacts can touch it.
struct Content {
    qint64 contacts = 0;
    qint64 mails = 0;
    qint64 transactions = 0;
    QByteArray before;  ///< hash of everything that was there before the import
    qint64 lastRowFound = 0;
};

}  // namespace

/// An import killed by SIGKILL, at any moment and in each of its phases: all of its rows are there or none, nothing that was
/// committed before is lost, what was reported as done is done, and the workspace is sound. The test starts itself as the
/// program that is killed. FIELDFARE_KILL_ROUNDS sets how often (50), FIELDFARE_KILL_ROWS how many rows (3,000),
/// FIELDFARE_KILL_SEED which moments.
class ImportKillTest : public QObject {
    Q_OBJECT

    static Result<std::unique_ptr<Workspace>> reopen(const QString &folder)
    {
        return Workspace::open({folder, unlock(), OpenMode::ReadWrite});
    }
    static Result<Content> contentOf(Workspace &workspace, qint64 knownContacts, qint64 knownTransactions)
    {
        return await(workspace.read([=](ReadContext &context) -> Result<Content> {
            Content content;
            const auto number = [&](const QString &sql, qint64 &into) -> Result<void> {
                TRY_ASSIGN(auto query, context.run(sql, {}, false));
                into = query.next() ? query.value(0).toLongLong() : -1;
                return finished(query);
            };
            TRY(number(QStringLiteral("SELECT count(*) FROM contact"), content.contacts));
            TRY(number(QStringLiteral("SELECT count(*) FROM mail_address"), content.mails));
            TRY(number(QStringLiteral("SELECT count(*) FROM tx"), content.transactions));
            TRY(number(QStringLiteral("SELECT count(*) FROM search_text WHERE search_text MATCH 'zuletzt'"),
                       content.lastRowFound));
            QCryptographicHash hash(QCryptographicHash::Sha256);
            for (const auto &[table, condition] : {std::pair{"contact", QStringLiteral("id<=%1").arg(knownContacts)},
                                                   {"mail_address", QStringLiteral("record<=%1").arg(knownContacts)},
                                                   {"company", QStringLiteral("1")},
                                                   {"record_tag", QStringLiteral("1")},
                                                   {"user", QStringLiteral("1")},
                                                   {"tx", QStringLiteral("n<=%1").arg(knownTransactions)},
                                                   {"change", QStringLiteral("tx<=%1").arg(knownTransactions)}}) {
                QStringList columns;
                TRY_ASSIGN(auto info, context.statements().run(QStringLiteral("SELECT name FROM pragma_table_info(?)"),
                                                               {QLatin1String(table)}));
                while (info.next())
                    columns.append(QStringLiteral("quote(\"%1\")").arg(info.value(0).toString()));
                TRY_ASSIGN(auto rows,
                           context.run(QStringLiteral("SELECT %1 FROM %2 WHERE %3 ORDER BY 1")
                                           .arg(columns.join(QStringLiteral("||")), QLatin1String(table), condition),
                                       {}, false));
                while (rows.next())
                    hash.addData(rows.value(0).toString().toUtf8());
                TRY(finished(rows));
            }
            content.before = hash.result();
            return content;
        }));
    }
    static bool writeRows(const QString &path, int rows)
    {
        QFile file(path);
        bool good = file.open(QIODevice::WriteOnly) && file.write("external_id,first_name,last_name,email,city\n") > 0;
        for (int i = 0; i < rows && good; ++i) {
            const QByteArray id = QByteArray::number(i);
            good = file.write("K" + id + ",Ada" + QByteArray::number(i % 97) + ",Miller " + id + ",ada" + id +
                              "@example.org," + (i == rows - 1 ? "Zuletzt" : "Ulm") + "\n") > 0;
        }
        file.close();
        return good;
    }
    static int lastPhase(const QByteArray &output)
    {
        int last = Start;
        for (const QByteArray &line : output.split('\n')) {
            for (int phase = Start; phase < PhaseCount; ++phase) {
                if (line.startsWith(QByteArray(kPhases[phase]) + ':'))
                    last = phase;
            }
        }
        return last;
    }
    static void run(QProcess &program, const QString &folder, const QString &rows, int phase, qint64 after)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FIELDFARE_KILL_FOLDER"), folder);
        environment.insert(QStringLiteral("FIELDFARE_KILL_FILE"), rows);
        environment.insert(QStringLiteral("FIELDFARE_KILL_PHASE"), QString::number(phase));
        environment.insert(QStringLiteral("FIELDFARE_KILL_AFTER"), QString::number(after));
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("ImportKillTest"), QStringLiteral("programThatIsKilled")});
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
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = qEnvironmentVariable("FIELDFARE_KILL_FILE");
        const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
        VERIFY_OK(plan);
        Killer killer(qEnvironmentVariableIntValue("FIELDFARE_KILL_PHASE"),
                      qEnvironmentVariable("FIELDFARE_KILL_AFTER").toLongLong());
        const int watching = await(workspace.store().maintain([&killer](Connection &connection) {
            return sqlite3_trace_v2(connection.handle(), SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, Killer::trace,
                                    &killer);
        }));
        QCOMPARE(watching, SQLITE_OK);
        const auto report = await(startImport(workspace.store(), workspace.session(), *plan));
        VERIFY_OK(report);
        QCOMPARE(report->rejected, 0);
        Killer::say("done:" + QByteArray::number(work()) + '\n');
        VERIFY_OK(await(workspace.store().settle()));
        Killer::say("settled:" + QByteArray::number(work()) + '\n');
        const int ended = await(workspace.store().maintain(
            [](Connection &connection) { return sqlite3_trace_v2(connection.handle(), 0, nullptr, nullptr); }));
        QCOMPARE(ended, SQLITE_OK);
    }

    void aKilledImportLeavesAllOrNothing()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_KILL_FOLDER"))
            return;
        const int rounds = fromEnvironment("FIELDFARE_KILL_ROUNDS", 50);
        const int rows = fromEnvironment("FIELDFARE_KILL_ROWS", 3000);
        const auto seed = quint32(fromEnvironment("FIELDFARE_KILL_SEED", 1));
        QRandomGenerator random(seed);
        QTemporaryDir dir;
        const QString base = dir.filePath(QStringLiteral("base"));
        const QString file = dir.filePath(QStringLiteral("rows.csv"));
        QVERIFY(writeRows(file, rows));
        {
            WorkspaceFixture fixture(true);
            VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Before"), [](UnitOfWork &unit) -> Result<void> {
                RecordWriter writer(unit);
                for (int i = 0; i < 200; ++i) {
                    Company company;
                    company.name = QStringLiteral("Firm %1").arg(i);
                    TRY(writer.insert(company));
                    Contact contact;
                    contact.lastName = QStringLiteral("Before %1").arg(i);
                    contact.company.value = company.id;
                    contact.emails.push_back({QStringLiteral("work"), QStringLiteral("b%1@example.org").arg(i)});
                    contact.tags = {QStringLiteral("tag%1").arg(i % 5)};
                    TRY(writer.insert(contact));
                }
                return {};
            })));
            VERIFY_OK(await(fixture.workspace->store().settle()));
            const QString folder = fixture.workspace->path();
            fixture.workspace.reset();
            QVERIFY(copyFolder(folder, base));
        }
        Content known;
        {
            auto opened = reopen(base);
            VERIFY_OK(opened);
            const auto content = contentOf(**opened, 1'000'000, 1'000'000);
            VERIFY_OK(content);
            known = *content;
            QCOMPARE(known.contacts, 200);
        }

        // One that may end tells how much work each phase is.
        const QString folder = dir.filePath(QStringLiteral("Round.fieldfare"));
        QMap<QByteArray, qint64> begins;
        {
            QVERIFY(copyFolder(base, folder));
            QProcess program;
            run(program, folder, file, -1, -1);
            QVERIFY(program.waitForFinished(600'000));
            const QByteArray output = program.readAllStandardOutput();
            for (const QByteArray &line : output.split('\n')) {
                const qsizetype colon = line.lastIndexOf(':');
                if (colon > 0 && !begins.contains(line.left(colon)))
                    begins.insert(line.left(colon), line.mid(colon + 1).toLongLong());
            }
            QVERIFY2(begins.contains("settled"), output.constData());
            for (const char *phase : kPhases)
                QVERIFY2(begins.contains(phase), phase);
            QVERIFY(QDir(folder).removeRecursively());
        }
        const qint64 whole = begins["settled"] - begins["start"];

        const int targets[] = {Read, Index, FullText, Commit, Checkpoint};
        QVector<int> killedIn(PhaseCount, 0);
        int finishedFirst = 0;
        int all = 0;
        int none = 0;
        int halfMoved = 0;
        for (int round = 0; round < rounds; ++round) {
            // Every other one at a moment of the whole import, the rest within a phase.
            int phase = Start;
            qint64 length = whole;
            if (round % 2 == 1) {
                phase = targets[(round / 2) % 5];
                const QByteArray next = phase == Checkpoint ? QByteArray("settled")
                                        : phase == Commit   ? QByteArray("tidy")
                                                            : QByteArray(kPhases[phase + 1]);
                length = begins[next] - begins[kPhases[phase]];
            }
            QVERIFY(copyFolder(base, folder));
            QProcess program;
            run(program, folder, file, phase, qint64(random.generateDouble() * double(std::max<qint64>(1, length))));
            QVERIFY2(program.waitForFinished(600'000), "the import hangs");
            const QByteArray output = program.readAllStandardOutput();
            const bool killed = program.exitStatus() == QProcess::CrashExit;
            QVERIFY2(killed || program.exitCode() == 0, output.constData());
            const int died = lastPhase(output);
            killed ? ++killedIn[died] : ++finishedFirst;
            const QFileInfo records(folder + QStringLiteral("/records.db"));
            const QFileInfo log(folder + QStringLiteral("/records.db-wal"));
            if (killed && died >= Tidy && log.size() > 0 &&
                records.size() > QFileInfo(base + QStringLiteral("/records.db")).size())
                ++halfMoved;

            const QString where =
                QStringLiteral("round %1, seed %2, in %3").arg(round).arg(seed).arg(QLatin1String(kPhases[died]));
            auto opened = reopen(folder);
            QVERIFY2(opened, qPrintable(where + QStringLiteral(": ") +
                                        (opened ? QString() : opened.error().message + opened.error().details)));
            const auto now = contentOf(**opened, known.contacts, known.transactions);
            VERIFY_OK(now);
            const bool there = now->contacts == known.contacts + rows;
            QVERIFY2(there || now->contacts == known.contacts,
                     qPrintable(QStringLiteral("%1: %2 contacts").arg(where).arg(now->contacts)));
            QCOMPARE(now->mails, known.mails + (there ? rows : 0));
            QCOMPARE(now->transactions, known.transactions + (there ? 1 : 0));
            QCOMPARE(now->lastRowFound, there ? 1 : 0);
            QVERIFY2(now->before == known.before, qPrintable(where + QStringLiteral(": earlier records differ")));
            if (output.contains("done:") || !killed)
                QVERIFY2(there, qPrintable(where + QStringLiteral(": it was reported as done")));
            if (died < Commit)
                QVERIFY2(!there, qPrintable(where + QStringLiteral(": nothing was committed yet")));
            const auto chain =
                await((*opened)->read([](ReadContext &context) { return verifyChain(context.statements()); }));
            VERIFY_OK(chain);
            QCOMPARE(chain->firstBroken, 0);
            const DatabaseFile records2 = (*opened)->folder().recordsFile();
            opened->reset();
            const auto report = checkIntegrity(records2, connectionSetups());
            VERIFY_OK(report);
            QVERIFY2(report->isSound(), qPrintable(where + QStringLiteral(": ") +
                                                   (report->isSound() ? QString() : report->findings[0].details)));
            ++(there ? all : none);
            QVERIFY(QDir(folder).removeRecursively());
            if (rounds >= 100 && round % 20 == 19)
                qInfo("%d of %d: %d all, %d none", round + 1, rounds, all, none);
        }
        QStringList counts;
        for (int phase = Start; phase < PhaseCount; ++phase)
            counts.append(QStringLiteral("%1 %2").arg(QLatin1String(kPhases[phase])).arg(killedIn[phase]));
        qInfo("%d imports of %d rows, seed %u: killed in %s; %d finished first; %d times all rows, %d times none; "
              "%d times with a part of the log in the file",
              rounds, rows, seed, qPrintable(counts.join(QStringLiteral(", "))), finishedFirst, all, none, halfMoved);
        if (rounds >= 20) {
            for (const int phase : targets)
                QVERIFY2(killedIn[phase] > 0, kPhases[phase]);
            QVERIFY(all > 0 && none > 0);
        }
    }
};

FIELDFARE_TEST(ImportKillTest)
#include "import_kill_test.moc"

#endif
