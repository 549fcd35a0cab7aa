// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip/zip_reader.h"
#include "exchange/zip/zip_writer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/field_def/field_def.h"
#include "search/list_reader.h"
#include "workspace/archive_restore.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

class ArchiveTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    static Result<ArchiveInfo> write(Workspace &workspace, const QString &file)
    {
        return await(
            workspace.read([&](ReadContext &context) { return writeArchive(context, workspace.folder(), file); }));
    }
    static NewWorkspace folderAt(const QString &path)
    {
        NewWorkspace folder;
        folder.path = path;
        folder.cost = KdfCost::minimum();
        return folder;
    }
    /// Checksums and columns of all that is exact in an archive.
    static QJsonObject content(const QString &file)
    {
        const auto zip = ZipFile::open(file);
        const QJsonObject manifest =
            zip ? QJsonDocument::fromJson(
                      zip->content(QStringLiteral("manifest.json"), 10'000'000).value_or(QByteArray()))
                      .object()
                : QJsonObject();
        return {{QStringLiteral("sums"), manifest.value(QLatin1String("sha256"))},
                {QStringLiteral("tables"), manifest.value(QLatin1String("tables"))},
                {QStringLiteral("schema"), manifest.value(QLatin1String("schema"))}};
    }
    /// The same archive with one part replaced; empty content leaves the part out.
    static void rewrite(const QString &from, const QString &to, const QString &part, const QByteArray &replaced)
    {
        const auto zip = ZipFile::open(from);
        const auto out = ZipWriter::create(to, QDateTime::currentDateTimeUtc());
        if (!zip || !out)
            qFatal("no archive");
        for (const ZipEntry &entry : zip->entries()) {
            const QByteArray bytes =
                entry.name == part ? replaced : zip->content(entry.name, 100'000'000).value_or(QByteArray());
            if ((entry.name != part || !replaced.isEmpty()) && !(*out)->add(entry.name, bytes))
                qFatal("no archive");
        }
        if (!(*out)->finish())
            qFatal("no archive");
    }
    static void fill(WorkspaceFixture &f)
    {
        Company acme;
        acme.name = QStringLiteral("Acme \"quoted\" \u4f60\u597d\r\n");
        acme = f.insert(acme);
        Contact ann;
        ann.name = QStringLiteral("Ann");
        ann.company = Id<Company>{acme.id};
        ann.emails = {{QStringLiteral("work"), QStringLiteral("ann@acme.de")}};
        ann.tags = {QStringLiteral("vip")};
        ann = f.insert(ann);
        FieldDef field;
        field.type = QStringLiteral("contact");
        field.key = QStringLiteral("shoe_size");
        field.label = QStringLiteral("Shoe size");
        field.kind = QStringLiteral("integer");
        f.insert(field);
        ann = *f.reload(ann);
        ann.custom.insert(QStringLiteral("shoe_size"), qlonglong(9007199254740993));
        VERIFY_OK(f.update(ann));
        ann.notes = QStringLiteral("changed");
        VERIFY_OK(f.update(ann));
        Contact gone;
        gone.name = QStringLiteral("Gone");
        gone = f.insert(gone);
        VERIFY_OK(f.remove(gone));
        Deal deal;
        deal.name = QStringLiteral("Deal");
        deal.contact = Id<Contact>{ann.id};
        deal.amount = 12345;
        f.insert(deal);
        QDir(f.workspace->folder().attachmentsPath()).mkpath(QStringLiteral("ab"));
        QFile file(f.workspace->folder().attachmentsPath() + QStringLiteral("/ab/photo \u00e4.bin"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("\0\1\2binary", 9));
    }

private slots:
    void aWorkspaceComesBackExactly_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("plain") << false;
        QTest::newRow("encrypted") << true;
    }
    void aWorkspaceComesBackExactly()
    {
        QFETCH(bool, encrypted);
        WorkspaceFixture f(encrypted);
        fill(f);
        const QString first = path(encrypted ? "first-e.zip" : "first.zip");
        const auto info = write(*f.workspace, first);
        VERIFY_OK(info);
        QCOMPARE(info->attachments, 1);
        QVERIFY(isArchive(first));

        NewWorkspace folder = folderAt(path(encrypted ? "Back-e.fieldfare" : "Back.fieldfare"));
        if (encrypted)
            folder.unlock = PassphraseUnlock{Secret::fromBytes(QByteArray("another one"))};
        const auto back = restoreArchive(first, std::move(folder), {}, f.clock);
        VERIFY_OK(back);
        QCOMPARE(back->recoveryCode.isEmpty(), !encrypted);
        QCOMPARE(back->workspace->session().userName, f.workspace->session().userName);
        const QString second = path(encrypted ? "second-e.zip" : "second.zip");
        VERIFY_OK(write(*back->workspace, second));
        QVERIFY(!content(first).value(QLatin1String("sums")).toObject().isEmpty());
        const QJsonObject before = content(first).value(QLatin1String("sums")).toObject();
        const QJsonObject after = content(second).value(QLatin1String("sums")).toObject();
        QCOMPARE(after.keys(), before.keys());
        for (const QString &part : before.keys())
            QVERIFY2(after.value(part) == before.value(part), qPrintable(part));
        QCOMPARE(content(second), content(first));

        // It is searchable, and what happened before can be undone there.
        const auto found = await(back->workspace->read([](ReadContext &context) {
            ListRequest request;
            request.type = QStringLiteral("contact");
            request.query = QStringLiteral("ann");
            return ListReader(context).allRows(request);
        }));
        VERIFY_OK(found);
        QCOMPARE(found->size(), 1);
        const auto last = await(back->workspace->read([](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT max(n) FROM tx"), {}));
            return query.next() ? query.value(0).toLongLong() : 0;
        }));
        VERIFY_OK(last);
        VERIFY_OK(await(back->workspace->undo(*last)));
        // A new id is one nobody had.
        Contact next;
        next.name = QStringLiteral("Next");
        VERIFY_OK(await(back->workspace->write(QStringLiteral("Added"),
                                               [&](UnitOfWork &work) { return RecordWriter(work).insert(next); })));
        QVERIFY(next.id > f.value("SELECT seq FROM sqlite_sequence WHERE name='contact'").toLongLong());
    }

    void peopleCanReadIt()
    {
        WorkspaceFixture f;
        fill(f);
        VERIFY_OK(write(*f.workspace, path("read.zip")));
        const auto zip = ZipFile::open(path("read.zip"));
        VERIFY_OK(zip);
        const auto contacts = zip->content(QStringLiteral("records/contact.csv"), 100'000);
        VERIFY_OK(contacts);
        QVERIFY2(contacts->contains("ann@acme.de") && contacts->contains("9007199254740993"), contacts->constData());
        const auto history = zip->content(QStringLiteral("history.csv"), 100'000);
        VERIFY_OK(history);
        QVERIFY2(history->contains("Maria Keller") && history->contains("removed") && history->contains("changed"),
                 history->constData());
    }

    void damagedArchivesAreRefusedAndLeaveNothing()
    {
        WorkspaceFixture f;
        fill(f);
        const QString good = path("good.zip");
        VERIFY_OK(write(*f.workspace, good));
        const QString target = path("Never.fieldfare");
        const auto refused = [&](const QString &file) {
            const auto back = restoreArchive(file, folderAt(target));
            return !back && !QFileInfo::exists(target) ? back.error().message : QString();
        };
        const QString bad = path("bad.zip");
        rewrite(good, bad, QStringLiteral("data/contact.jsonl"), "[1]\n");
        QVERIFY(refused(bad).contains(QStringLiteral("contact")));
        rewrite(good, bad, QStringLiteral("data/deal.jsonl"), {});
        QVERIFY(!refused(bad).isEmpty());
        rewrite(good, bad, QStringLiteral("manifest.json"), "{\"format\":\"fieldfare-archive\",\"version\":99}");
        QVERIFY(refused(bad).contains(QStringLiteral("newer")));
        rewrite(good, bad, QStringLiteral("manifest.json"), "{}");
        QVERIFY(!refused(bad).isEmpty());
        QVERIFY(!isArchive(bad));
        QFile half(good);
        QVERIFY(half.open(QIODevice::ReadOnly));
        const QByteArray bytes = half.readAll();
        QFile cut(bad);
        QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
        cut.write(bytes.left(bytes.size() / 2));
        cut.close();
        QVERIFY(!refused(bad).isEmpty());

        // No part may leave the folder.
        const auto zip = ZipFile::open(good);
        VERIFY_OK(zip);
        QByteArray manifest = *zip->content(QStringLiteral("manifest.json"), 10'000'000);
        manifest.replace("attachments/ab/", "attachments/../");
        rewrite(good, bad, QStringLiteral("manifest.json"), manifest);
        QVERIFY(refused(bad).contains(QStringLiteral("..")));
    }

    void cancelLeavesNothing()
    {
        WorkspaceFixture f;
        const auto stopped = await(f.workspace->read([&](ReadContext &context) {
            return writeArchive(context, f.workspace->folder(), path("stopped.zip"),
                                [](double fraction) { return fraction < 0.5; });
        }));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(QDir(m_dir.path())
                    .entryList({QStringLiteral("stopped*"), QStringLiteral(".fieldfare*")}, QDir::Files | QDir::Hidden)
                    .isEmpty());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ArchiveTest)
#include "archive_test.moc"
