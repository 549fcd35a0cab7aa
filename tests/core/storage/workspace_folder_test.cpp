// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_folder.h"

#include "storage_fixture.h"
#include "support/test.h"

#include <QDir>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace fieldfare {

using namespace test;

class WorkspaceFolderTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("Acme.fieldfare"));
    }

    void everyWayInOpensTheSameData()
    {
        const Secret kept = Secret::random(32);
        QString code;
        {
            auto created = newWorkspace(m_path);
            QVERIFY2(created.has_value(), created ? "" : qPrintable(created.error().message + created.error().details));
            code = created->recoveryCode;
            QVERIFY(!code.isEmpty());
            QCOMPARE(created->folder->description().cipher, bestCipher());
            QVERIFY(created->folder->allowKeychain(kept).has_value());
            auto connection = created->folder->connect(OpenMode::ReadWrite, 1024);
            QVERIFY(connection.has_value());
            QVERIFY(fillRows(**connection, 5));
        }
        Unlock ways[] = {passphrase("open sesame"), RecoveryCodeUnlock{code.toLower()}, KeychainUnlock{kept.clone()}};
        for (const Unlock &way : ways) {
            auto folder = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, way);
            QVERIFY2(folder.has_value(), folder ? "" : qPrintable(folder.error().message));
            QCOMPARE((*folder)->description().name, QStringLiteral("Acme"));
            QVERIFY((*folder)->warnings().isEmpty());
            auto connection = (*folder)->connect(OpenMode::ReadOnly, 1024);
            QVERIFY(connection.has_value());
            QCOMPARE(number(**connection, "SELECT count(*) FROM t"), 5);
        }
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadOnly, passphrase("Open sesame"))),
                 ErrorCode::WrongKey);
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadOnly, NoUnlock{})), ErrorCode::WrongKey);
    }

    void theFolderIsPrivate()
    {
        auto created = newWorkspace(m_path);
        QVERIFY(created.has_value());
#ifdef Q_OS_UNIX
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(m_path) & others));
        QVERIFY(!(QFile::permissions(m_path + QStringLiteral("/workspace.json")) & others));
#endif
        for (const char *name : {"workspace.json", "workspace.json.bak", "records.db", "attachments", "backups"})
            QVERIFY2(QFileInfo::exists(m_path + QLatin1Char('/') + QLatin1String(name)), name);
    }

    void plainWorkspacesAreForThoseWhoAsk()
    {
        {
            auto created = newWorkspace(m_path, true);
            QVERIFY(created.has_value());
            QVERIFY(created->recoveryCode.isEmpty());
            QVERIFY(!created->folder->description().isEncrypted());
        }
        QVERIFY(contentOf(m_path + QStringLiteral("/records.db")).startsWith("SQLite format 3"));
        QVERIFY(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, NoUnlock{}).has_value());
        NewWorkspace empty;
        empty.path = m_dir->filePath(QStringLiteral("b"));
        empty.unlock = passphrase("");
        QCOMPARE(codeOf(WorkspaceFolder::create(std::move(empty))), ErrorCode::InvalidInput);
        QVERIFY(!QFileInfo::exists(m_dir->filePath(QStringLiteral("b"))));
    }

    void createsOnlyIntoEmptyPlaces()
    {
        QVERIFY(QDir().mkpath(m_path));
        QVERIFY(writeContent(m_path + QStringLiteral("/mine.txt"), "x"));
        QCOMPARE(codeOf(newWorkspace(m_path)), ErrorCode::Conflict);
        QCOMPARE(QDir(m_path).entryList(QDir::Files), QStringList{QStringLiteral("mine.txt")});
        QCOMPARE(codeOf(newWorkspace(m_path + QStringLiteral("/mine.txt"))), ErrorCode::InvalidInput);
        QVERIFY(QFile::remove(m_path + QStringLiteral("/mine.txt")));
        QVERIFY(newWorkspace(m_path).has_value());
    }

    void wrongPlacesAreNamed()
    {
        const auto open = [&](const QString &path) {
            return codeOf(WorkspaceFolder::open(path, OpenMode::ReadWrite, passphrase("open sesame")));
        };
        QCOMPARE(open(m_path), ErrorCode::NotFound);
        QCOMPARE(open(m_dir->path()), ErrorCode::NotFound);
        QVERIFY(writeContent(m_dir->filePath(QStringLiteral("file")), "x"));
        QCOMPARE(open(m_dir->filePath(QStringLiteral("file"))), ErrorCode::InvalidInput);
        QVERIFY(newWorkspace(m_path).has_value());
        QVERIFY(QFile::remove(m_path + QStringLiteral("/records.db")));
        QCOMPARE(open(m_path), ErrorCode::Damaged);
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral("/records.db")));
    }

    void onlyOneWritesOthersMayRead()
    {
        auto created = newWorkspace(m_path);
        QVERIFY(created.has_value());
        const auto second = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"));
        QCOMPARE(codeOf(second), ErrorCode::Locked);
        const QString message = second.error().message;
        QVERIFY2(message.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(message));
        QVERIFY2(message.contains(QSysInfo::machineHostName()), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("Tests_storage"), Qt::CaseInsensitive), qPrintable(message));

        auto writer = created->folder->connect(OpenMode::ReadWrite, 1024);
        QVERIFY(writer.has_value() && fillRows(**writer, 3));
        auto reading = WorkspaceFolder::open(m_path, OpenMode::ReadOnly, passphrase("open sesame"));
        QVERIFY(reading.has_value());
        auto reader = (*reading)->connect(OpenMode::ReadOnly, 1024);
        QVERIFY(reader.has_value());
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), 3);
        QCOMPARE(codeOf((*reading)->rename(QStringLiteral("x"))), ErrorCode::ReadOnly);
        QCOMPARE(codeOf((*reading)->forgetKeychain()), ErrorCode::ReadOnly);
        writer->reset();
        created->folder.reset();
        QVERIFY(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame")).has_value());
    }

    void aKilledProgramsLockIsTakenOver()
    {
#ifdef Q_OS_UNIX
        QVERIFY(newWorkspace(m_path).has_value());
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const pid_t child = fork();
        if (child == 0) {
            auto folder = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"));
            const char state = folder ? 'y' : 'n';
            if (write(ready[1], &state, 1) != 1)
                _exit(1);
            pause();
            _exit(0);
        }
        char state = 0;
        QCOMPARE(read(ready[0], &state, 1), ssize_t(1));
        QCOMPARE(state, 'y');
        const auto locked = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"));
        QCOMPARE(codeOf(locked), ErrorCode::Locked);
        QVERIFY(locked.error().message.contains(QString::number(child)));
        QCOMPARE(kill(child, SIGKILL), 0);
        QCOMPARE(waitpid(child, nullptr, 0), child);
        close(ready[0]);
        close(ready[1]);
        QVERIFY(QFileInfo::exists(m_path + QStringLiteral("/workspace.lock")));
        QVERIFY(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame")).has_value());
#else
        QSKIP("needs fork()");
#endif
    }

    void aDamagedDescriptionIsRepairedFromItsCopy_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not json") << QByteArray("\x89PNG");
        QTest::newRow("other json") << QByteArray("[1,2]");
        QTest::newRow("flipped") << QByteArray("flip");
        QTest::newRow("missing") << QByteArray("missing");
    }

    void aDamagedDescriptionIsRepairedFromItsCopy()
    {
        QFETCH(QByteArray, content);
        QVERIFY(newWorkspace(m_path).has_value());
        const QString main = m_path + QStringLiteral("/workspace.json");
        const QByteArray good = contentOf(main);
        if (content == "flip") {
            content = good;
            content[content.indexOf("Acme")] = 'B';
        }
        QVERIFY(content == "missing" ? QFile::remove(main) : writeContent(main, content));
        {
            auto reading = WorkspaceFolder::open(m_path, OpenMode::ReadOnly, passphrase("open sesame"));
            QVERIFY(reading.has_value());
            QCOMPARE((*reading)->warnings().size(), 1);
            QVERIFY(contentOf(main) != good);
        }
        {
            auto writing = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"));
            QVERIFY(writing.has_value());
            QCOMPARE((*writing)->description().name, QStringLiteral("Acme"));
        }
        QCOMPARE(contentOf(main), good);
        QVERIFY(writeContent(main, "x") && writeContent(main + QStringLiteral(".bak"), "y"));
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"))),
                 ErrorCode::Damaged);
        QCOMPARE(contentOf(main), QByteArray("x"));
    }

    void newerFormatsAreRefusedUnchanged()
    {
        QVERIFY(newWorkspace(m_path).has_value());
        const QString main = m_path + QStringLiteral("/workspace.json");
        QJsonObject json = QJsonDocument::fromJson(contentOf(main)).object();
        json.insert(QStringLiteral("format"), WorkspaceFile::CurrentFormat + 1);
        const QByteArray newer = QJsonDocument(json).toJson();
        QVERIFY(writeContent(main, newer));
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"))),
                 ErrorCode::NewerFormat);
        QCOMPARE(codeOf(WorkspaceFolder::inspect(m_path)), ErrorCode::NewerFormat);
        QCOMPARE(contentOf(main), newer);
    }

    void laterVersionsEntriesSurvive()
    {
        auto created = newWorkspace(m_path);
        QVERIFY(created.has_value());
        WorkspaceFile file = created->folder->description();
        file.others.insert(QStringLiteral("sync"), QJsonObject{{QStringLiteral("server"), QStringLiteral("x")}});
        const auto again =
            WorkspaceFile::fromJson(QJsonDocument::fromJson(QJsonDocument(file.toJson()).toJson()).object());
        QVERIFY(again.has_value());
        QCOMPARE(again->others, file.others);
        QCOMPARE(again->toJson(), file.toJson());
    }

    void keysAreChangedAndKept()
    {
        QString code;
        {
            auto created = newWorkspace(m_path);
            QVERIFY(created.has_value());
            WorkspaceFolder &folder = *created->folder;
            code = created->recoveryCode;
            const Secret old = Secret::fromText(QStringLiteral("open sesame"));
            const Secret next = Secret::fromText(QStringLiteral("second"));
            QCOMPARE(codeOf(folder.changePassphrase(next, old, KdfCost::minimum())), ErrorCode::WrongKey);
            QVERIFY(folder.changePassphrase(old, next, KdfCost::minimum()).has_value());
            QVERIFY(folder.rename(QStringLiteral("Acme & Söhne")).has_value());
            QCOMPARE(codeOf(folder.rename(QStringLiteral(" "))), ErrorCode::InvalidInput);
        }
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"))),
                 ErrorCode::WrongKey);
        {
            auto folder = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, RecoveryCodeUnlock{code});
            QVERIFY(folder.has_value());
            QCOMPARE((*folder)->description().name, QString::fromUtf8("Acme & Söhne"));
            QVERIFY(
                (*folder)->resetPassphrase(Secret::fromText(QStringLiteral("third")), KdfCost::minimum()).has_value());
            const auto fresh = (*folder)->newRecoveryCode();
            QVERIFY(fresh.has_value() && *fresh != code);
        }
        QVERIFY(WorkspaceFolder::open(m_path, OpenMode::ReadOnly, passphrase("third")).has_value());
        QCOMPARE(codeOf(WorkspaceFolder::open(m_path, OpenMode::ReadOnly, RecoveryCodeUnlock{code})),
                 ErrorCode::WrongKey);
    }

    void aSwappedDatabaseIsDamageNotAWrongPassphrase()
    {
        QVERIFY(newWorkspace(m_path).has_value());
        const QString other = m_dir->filePath(QStringLiteral("Other.fieldfare"));
        QVERIFY(newWorkspace(other).has_value());
        QVERIFY(QFile::remove(m_path + QStringLiteral("/records.db")));
        QVERIFY(QFile::copy(other + QStringLiteral("/records.db"), m_path + QStringLiteral("/records.db")));
        auto folder = WorkspaceFolder::open(m_path, OpenMode::ReadWrite, passphrase("open sesame"));
        QVERIFY(folder.has_value());
        QCOMPARE(codeOf((*folder)->connect(OpenMode::ReadWrite, 1024)), ErrorCode::Damaged);
    }

    void cloudFoldersAreWarnedAbout()
    {
        auto created = newWorkspace(m_dir->filePath(QStringLiteral("Dropbox/Acme.fieldfare")));
        QVERIFY(created.has_value());
        QCOMPARE(created->folder->warnings().size(), 1);
        QVERIFY(created->folder->warnings().first().contains(QStringLiteral("Dropbox")));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::WorkspaceFolderTest)
#include "workspace_folder_test.moc"
