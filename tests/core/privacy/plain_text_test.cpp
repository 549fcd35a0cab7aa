// SPDX-License-Identifier: GPL-3.0-or-later
#include "marked_person.h"
#include "records/rewind/moment.h"
#include "storage/backup.h"
#include "storage/restore_drill.h"
#include "workspace/connection_setups.h"
#include "workspace/earlier_state.h"

#include <QStandardPaths>

namespace fieldfare::test {

/// A session in an encrypted workspace that uses all that writes files: nothing of it can be read in any of them, neither while it is open
/// nor afterwards. Everything lies below one folder, also what the program puts with temporary files and its own data.
class PlainTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingCanBeRead();
    void theSearchFindsWhatIsPlain();
    void cleanupTestCase();

private:
    /// Files below the folder that hold a mark, in UTF-8 or UTF-16 of either order, and how many were searched.
    [[nodiscard]] QStringList readable(int *searched = nullptr) const
    {
        QList<QByteArray> needles;
        for (const QString &word : {kMark, QStringLiteral("5550199")}) {
            QByteArray little;
            QByteArray big;
            for (const QChar c : word) {
                little.append(static_cast<char>(c.cell())).append('\0');
                big.append('\0').append(static_cast<char>(c.cell()));
            }
            needles << little << big;
        }
        QStringList found;
        QDirIterator files(m_place.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            if (searched)
                ++*searched;
            const QByteArray bytes = file.readAll().toLower();
            // four letters alone may come about by chance in megabytes that look like chance
            static const QRegularExpression plain(QStringLiteral("zqxv[a-z0-9]{3}|5550199"));
            if (plain.match(QString::fromLatin1(bytes)).hasMatch() ||
                std::any_of(needles.cbegin(), needles.cend(),
                            [&](const QByteArray &one) { return bytes.contains(one); }) ||
                file.fileName().contains(kMark, Qt::CaseInsensitive))
                found.append(file.fileName());
        }
        return found;
    }
    static void listen(QtMsgType, const QMessageLogContext &, const QString &text) { s_messages.append(text); }

    QTemporaryDir m_place;
    QByteArray m_usual;
    static QStringList s_messages;
};

QStringList PlainTextTest::s_messages;

void PlainTextTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_usual = qgetenv("TMPDIR");
    qputenv("TMPDIR", m_place.path().toUtf8());
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_place.filePath(QLatin1String(name)).toUtf8());
}

void PlainTextTest::cleanupTestCase()
{
    if (m_usual.isEmpty())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", m_usual);
}

void PlainTextTest::nothingCanBeRead()
{
    const auto before = qInstallMessageHandler(listen);
    const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
    int searched = 0;
    QStringList found;
    {
        WorkspaceFixture fixture(true);
        QVERIFY(fixture.workspace->path().startsWith(m_place.path()));
        const MarkedPerson person = makeMarkedPerson(fixture);
        Workspace &workspace = *fixture.workspace;
        // drafts of forms, a bulk as imports make it, a mass deletion and its undo
        VERIFY_OK(await(
            workspace.drafts()->put(QStringLiteral("form/contact/1"), {{QStringLiteral("notes"), marked("draft")}})));
        QVector<Contact> many;
        VERIFY_OK(
            await(workspace.write(QStringLiteral("Imported ") + marked("title"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY(writer.beginBulk(work.catalog().at(Contact::kNumber), 3'000));
                for (int i = 0; i < 3'000; ++i) {
                    Contact contact;
                    contact.lastName = QStringLiteral("Zqxvbulk%1").arg(i);
                    contact.notes =
                        marked("a note of some length that fills pages of the table and of its log ").repeated(4);
                    TRY(writer.insert(contact));
                    many.append(contact);
                }
                return writer.endBulk();
            })));
        const auto removal = await(workspace.write(QStringLiteral("Removed"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (const Contact &contact : std::as_const(many))
                TRY(writer.remove(Id<Contact>{contact.id}));
            return {};
        }));
        VERIFY_OK(removal);
        VERIFY_OK(await(workspace.undo(removal->transaction)));
        // sorting much, which may need files
        QVERIFY(fixture
                    .value(QStringLiteral("SELECT count(*) FROM (SELECT notes, last_name FROM contact ORDER BY notes "
                                          "DESC, last_name DESC LIMIT -1 OFFSET 1)"))
                    .toInt() > 3'000);
        // backups, a restore that is tried, the workspace as it was
        const auto source = BackupSource::of(workspace.folder(), connectionSetups());
        const QString backup = workspace.folder().backupsPath() + QStringLiteral("/one.ffbackup");
        QDir().mkpath(workspace.folder().backupsPath());
        VERIFY_OK(writeBackup(source, backup, fixture.clock->nowUtc()));
        VERIFY_OK(writeBackup(source, m_place.filePath(QStringLiteral("elsewhere.ffbackup")), fixture.clock->nowUtc()));
        bool isSeen = false;
        VERIFY_OK(
            drillBackup(backup, workspace.folder().recordsFile().key, m_place.path(), connectionSetups(), [&](double) {
                if (!std::exchange(isSeen, true))
                    found += readable(&searched);
                return true;
            }));
        QVERIFY(isSeen);
        const auto moment =
            await(workspace.read([&](ReadContext &context) { return momentAfter(context, removal->transaction - 1); }));
        VERIFY_OK(moment);
        const auto state = EarlierState::make(workspace.earlierSource(), *moment);
        VERIFY_OK(state);
        const auto then = workspace.openEarlier(*state);
        VERIFY_OK(then);
        // while all is open, with logs and copies
        found += readable(&searched);
        VERIFY_OK(await(workspace.store().settle()));
        found += readable(&searched);
        // as a crash leaves it: the files as they lie there now
        QVERIFY(QFile::exists(workspace.folder().recordsFile().path + QStringLiteral("-wal")));
        fixture.workspace.reset();
        found += readable(&searched);
    }
    found.removeDuplicates();
    QCOMPARE(found.join(u'\n'), QString());
    QVERIFY(searched > 40);
    for (const QString &message : std::as_const(s_messages))
        QVERIFY2(!message.contains(kMark, Qt::CaseInsensitive), qPrintable(message));
    qInfo("%d files searched", searched);
}

void PlainTextTest::theSearchFindsWhatIsPlain()
{
    WorkspaceFixture fixture(false);
    const MarkedPerson person = makeMarkedPerson(fixture);
    QVERIFY(readable().size() >= 2);  // the records and what was attached
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::PlainTextTest)
#include "plain_text_test.moc"
