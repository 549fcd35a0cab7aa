// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/attachment/attachment.h"
#include "records/contact/contact.h"
#include "storage/backup.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/attachments.h"
#include "workspace/connection_setups.h"

#include <QJsonArray>
#include <QSemaphore>

using namespace fieldfare;

/// Words that are no record yet, edits that wait for a long import, and files that were being attached: all survive.
class DraftsTest : public QObject {
    Q_OBJECT

    static Result<std::unique_ptr<Workspace>> reopen(WorkspaceFixture &fixture)
    {
        const QString path = fixture.workspace->path();
        fixture.workspace.reset();
        return Workspace::open({path, PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))},
                                OpenMode::ReadWrite, fixture.clock});
    }
    static QString file(QTemporaryDir &dir, const QString &name, const QByteArray &content)
    {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return file.fileName();
    }
    static Contact lena(WorkspaceFixture &fixture)
    {
        Contact contact;
        contact.firstName = QStringLiteral("Lena");
        contact.lastName = QStringLiteral("Brandt");
        return fixture.insert(contact);
    }

private slots:
    void draftsAreKeptReplacedFoundAndForgotten()
    {
        WorkspaceFixture fixture(true);
        DraftStore *drafts = fixture.workspace->drafts();
        QVERIFY(drafts != nullptr);
        VERIFY_OK(
            await(drafts->put(QStringLiteral("form/contact/1"), {{QStringLiteral("notes"), QStringLiteral("a")}})));
        VERIFY_OK(
            await(drafts->put(QStringLiteral("form/contact/1"), {{QStringLiteral("notes"), QStringLiteral("b")}})));
        VERIFY_OK(await(drafts->put(QStringLiteral("new/contact"), {{QStringLiteral("notes"), QStringLiteral("c")}})));
        auto reopened = reopen(fixture);
        VERIFY_OK(reopened);
        drafts = (*reopened)->drafts();
        const auto found = await(drafts->find(QStringLiteral("form/")));
        VERIFY_OK(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().content.value(QLatin1String("notes")).toString(), QStringLiteral("b"));
        VERIFY_OK(await(drafts->remove(QStringLiteral("form/contact/1"))));
        QCOMPARE(await(drafts->find(QString()))->size(), 1);
        // Not readable without the key.
        QFile raw((*reopened)->folder().draftsFile().path);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QVERIFY(!raw.readAll().startsWith("SQLite format 3"));
    }

    void aDamagedDraftsFileDoesNotKeepTheWorkspaceClosed()
    {
        WorkspaceFixture fixture(true);
        const QString path = fixture.workspace->folder().draftsFile().path;
        const QString folder = fixture.workspace->path();
        fixture.workspace.reset();
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(raw.write(QByteArray(8192, 'x')) == 8192);
        raw.close();
        auto opened = Workspace::open({folder, PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))},
                                       OpenMode::ReadWrite, fixture.clock});
        VERIFY_OK(opened);
        QCOMPARE((*opened)->notices().size(), 1);
        VERIFY_OK(await((*opened)->drafts()->put(QStringLiteral("a"), {{QStringLiteral("b"), 1}})));
        QCOMPARE(QDir(folder).entryList({QStringLiteral("drafts.db.damaged-*")}).size(), 1);
    }

    void anEditDuringALongWriteIsOnTheDiskAtOnceAndCommittedAfterIt()
    {
        WorkspaceFixture fixture;
        const Contact contact = lena(fixture);
        QSemaphore holding;
        QSemaphore release;
        auto import = fixture.workspace->write(QStringLiteral("Import"), [&](UnitOfWork &) -> Result<void> {
            holding.release();
            release.acquire();
            return {};
        });
        holding.acquire();
        auto edit = fixture.workspace->edit(
            {QStringLiteral("contact"), contact.id, {}, {{QStringLiteral("title"), QStringLiteral("Director")}}, {}});
        const auto kept = await(fixture.workspace->drafts()->find(QStringLiteral("edit/")));
        VERIFY_OK(kept);
        QCOMPARE(kept->size(), 1);
        QVERIFY(!edit.isFinished());
        release.release();
        VERIFY_OK(await(std::move(edit)));
        QCOMPARE(fixture.reload(contact)->title, QStringLiteral("Director"));
        QTRY_COMPARE(await(fixture.workspace->drafts()->find(QStringLiteral("edit/")))->size(), 0);
        VERIFY_OK(await(std::move(import)));
        // With nothing in the way no draft is made.
        VERIFY_OK(await(fixture.workspace->edit(
            {QStringLiteral("contact"), contact.id, {}, {{QStringLiteral("title"), QStringLiteral("CEO")}}, {}})));
        QCOMPARE(await(fixture.workspace->drafts()->find(QStringLiteral("edit/")))->size(), 0);
    }

    void editsThatAKilledProgramLeftAreCarriedOutOnce()
    {
        WorkspaceFixture fixture(true);
        const Contact contact = lena(fixture);
        // As they lie there when the program was killed.
        const auto catalog = fixture.workspace->catalog();
        const RecordEdit change{
            QStringLiteral("contact"),
            contact.id,
            {},
            {{QStringLiteral("title"), QStringLiteral("Director")}, {QStringLiteral("birthday"), QDate(1984, 5, 6)}},
            {}};
        const RecordEdit fresh{QStringLiteral("task"),
                               0,
                               newUid(fixture.clock->now()),
                               {{QStringLiteral("subject"), QStringLiteral("Send offer")},
                                {QStringLiteral("contact"), qlonglong(contact.id)}},
                               {}};
        const RecordEdit gone{
            QStringLiteral("contact"), 4711, {}, {{QStringLiteral("title"), QStringLiteral("x")}}, {}};
        int n = 0;
        for (const RecordEdit &edit : {change, fresh, gone})
            VERIFY_OK(await(
                fixture.workspace->drafts()->put(QStringLiteral("edit/%1").arg(++n), editToJson(edit, *catalog))));
        for (int round = 0; round < 2; ++round) {
            auto opened = reopen(fixture);
            VERIFY_OK(opened);
            fixture.workspace = std::move(*opened);
            QCOMPARE(fixture.workspace->notices().size(), round == 0 ? 2 : 0);
            QCOMPARE(fixture.reload(contact)->title, QStringLiteral("Director"));
            QCOMPARE(fixture.reload(contact)->birthday, QDate(1984, 5, 6));
            QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM task")).toInt(), 1);
            QCOMPARE(fixture.value(QStringLiteral("SELECT contact FROM task")).toLongLong(), contact.id);
            QCOMPARE(await(fixture.workspace->drafts()->find(QStringLiteral("edit/")))->size(), 0);
            // What could not be saved is not thrown away either.
            QCOMPARE(await(fixture.workspace->drafts()->find(QStringLiteral("refused/")))->size(), 1);
            // Killed after the commit and before the draft was forgotten: nothing twice.
            if (round == 0)
                VERIFY_OK(await(fixture.workspace->drafts()->put(QStringLiteral("edit/again"),
                                                                 editToJson(fresh, *fixture.workspace->catalog()))));
            if (round == 0) {
                auto twice = reopen(fixture);
                VERIFY_OK(twice);
                fixture.workspace = std::move(*twice);
                QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM task")).toInt(), 1);
            }
        }
    }

    void filesAreAttachedListedUndoneAndRead()
    {
        WorkspaceFixture fixture(true);
        QTemporaryDir dir;
        const Contact contact = lena(fixture);
        Attachments &attachments = fixture.workspace->attachments();
        const QByteArray words = QByteArrayLiteral("Dear Lena, ").repeated(9000);
        auto outcome = await(attachments.attach(fixture.workspace->session(),
                                                {{file(dir, QStringLiteral("offer.txt"), words), {}, {}, {}},
                                                 {dir.filePath(QStringLiteral("missing.pdf")), {}, {}, {}},
                                                 {{}, QStringLiteral("../pasted.png"), "\x89PNG\r\n\x1a\n", {}}},
                                                QStringLiteral("contact"), contact.id));
        VERIFY_OK(outcome);
        QCOMPARE(outcome->attached, 2);
        QCOMPARE(outcome->problems.size(), 1);
        QVERIFY(outcome->problems.first().contains(QStringLiteral("missing.pdf")));
        const Attachment stored =
            *fixture.load(Id<Attachment>{outcome->changes.byType[Attachment::kNumber].created.first()});
        QCOMPARE(stored.name, QStringLiteral("offer.txt"));
        QCOMPARE(stored.mediaType, QStringLiteral("text/plain"));
        QCOMPARE(stored.size.value_or(0), words.size());
        QCOMPARE(stored.contact.value, contact.id);
        QCOMPARE(*await(attachments.content(stored.hash, 1 << 20)), words);
        const Attachment pasted =
            *fixture.load(Id<Attachment>{outcome->changes.byType[Attachment::kNumber].created.last()});
        QCOMPARE(pasted.name, QStringLiteral("pasted.png"));
        QCOMPARE(pasted.mediaType, QStringLiteral("image/png"));
        // Its content does not change by editing.
        Attachment edited = stored;
        edited.hash = QString(64, QLatin1Char('a'));
        QVERIFY(!fixture.update(edited));
        // Undo takes the record away, the content stays for redo.
        VERIFY_OK(await(fixture.workspace->undo(outcome->changes.transaction)));
        QVERIFY(!fixture.reload(stored));
        QCOMPARE(*await(attachments.cleanUp(fixture.workspace->session())), 0);
        const auto undo = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        VERIFY_OK(await(fixture.workspace->undo(undo)));
        VERIFY_OK(fixture.reload(stored));
        QCOMPARE(*await(attachments.content(stored.hash, 1 << 20)), words);
    }

    void beginningAgainAfterAKillAttachesOnce()
    {
        WorkspaceFixture fixture(true);
        QTemporaryDir dir;
        const Contact contact = lena(fixture);
        const QString path = file(dir, QStringLiteral("offer.txt"), "words");
        const Uid uid = newUid(fixture.clock->now());
        const QJsonObject begun{
            {QStringLiteral("type"), QStringLiteral("contact")},
            {QStringLiteral("id"), contact.id},
            {QStringLiteral("files"),
             QJsonArray{QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("uid"), uidText(uid)}}}}};
        for (int i = 0; i < 2; ++i) {
            VERIFY_OK(await(fixture.workspace->drafts()->put(QStringLiteral("attach/1"), begun)));
            auto opened = reopen(fixture);
            VERIFY_OK(opened);
            fixture.workspace = std::move(*opened);
            VERIFY_OK(await(fixture.workspace->attachments().resume(fixture.workspace->session())));
            QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM attachment")).toInt(), 1);
            QCOMPARE(await(fixture.workspace->drafts()->find(QStringLiteral("attach/")))->size(), 0);
        }
    }

    void aBackupHoldsTheFiles()
    {
        WorkspaceFixture fixture(true);
        QTemporaryDir dir;
        const Contact contact = lena(fixture);
        const QByteArray words = QByteArrayLiteral("words ").repeated(50000);
        auto outcome = await(fixture.workspace->attachments().attach(
            fixture.workspace->session(), {{file(dir, QStringLiteral("a.txt"), words), {}, {}, {}}},
            QStringLiteral("contact"), contact.id));
        VERIFY_OK(outcome);
        const Attachment stored =
            *fixture.load(Id<Attachment>{outcome->changes.byType[Attachment::kNumber].created.first()});
        const BackupSource source = BackupSource::of(fixture.workspace->folder(), connectionSetups());
        const QString outside = dir.filePath(QStringLiteral("x.fieldfare-backup"));
        const QString inside = fixture.workspace->folder().backupsPath() + QStringLiteral("/y.fieldfare-backup");
        QVERIFY(QDir().mkpath(fixture.workspace->folder().backupsPath()));
        VERIFY_OK(writeBackup(source, outside, fixture.clock->nowUtc()));
        VERIFY_OK(writeBackup(source, inside, fixture.clock->nowUtc()));
        VERIFY_OK(verifyBackup(outside));
        QVERIFY(QFileInfo(outside).size() > QFileInfo(inside).size() + words.size());
        int n = 0;
        for (const QString &backup : {outside, inside}) {
            const QString target = dir.filePath(QStringLiteral("Restored%1.fieldfare").arg(++n));
            const PassphraseUnlock unlock{Secret::fromBytes(QByteArray("correct horse"))};
            VERIFY_OK(restoreBackup(backup, target, PassphraseUnlock{unlock.passphrase.clone()}, connectionSetups()));
            auto opened = Workspace::open(
                {target, PassphraseUnlock{unlock.passphrase.clone()}, OpenMode::ReadWrite, fixture.clock});
            VERIFY_OK(opened);
            const auto content = await((*opened)->attachments().content(stored.hash, 1 << 20));
            VERIFY_OK(content);
            QCOMPARE(*content, words);
        }
        // A damaged pack is found without the key.
        QFile file(outside);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 100'000) && file.putChar('x'));
        file.close();
        QVERIFY(!verifyBackup(outside));
    }
};

FIELDFARE_TEST(DraftsTest)
#include "drafts_test.moc"
