// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/salvage.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "storage/integrity.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/connection_setups.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace fieldfare;

/// A damaged workspace: what lies on sound pages comes back, and the report says what does not. FIELDFARE_SALVAGE_ROUNDS sets
/// how many damaged files (30), FIELDFARE_SALVAGE_SEED which.
class SalvageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_base;
    qint64 m_contacts = 0;

    static Unlock unlock() { return PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))}; }
    QString path(const QString &name) const { return m_dir.filePath(name); }
    static bool copyFolder(const QString &from, const QString &to)
    {
        return QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), from, to}) == 0;
    }
    /// Number of rows of a table that SQLite itself still reads up to its first unreadable page.
    static Result<QMap<QString, qint64>> counts(const QString &folder)
    {
        TRY_ASSIGN(auto opened, Workspace::open({folder, unlock(), OpenMode::ReadWrite}));
        return await(opened->read([](ReadContext &context) -> Result<QMap<QString, qint64>> {
            QMap<QString, qint64> found;
            for (const char *table : {"contact", "company", "mail_address", "change", "tx"}) {
                TRY_ASSIGN(auto query,
                           context.run(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table)), {}, false));
                query.next();
                found.insert(QLatin1String(table), query.value(0).toLongLong());
            }
            return found;
        }));
    }
    static const SalvageReport::Table &tableOf(const SalvageReport &report, const char *name)
    {
        for (const SalvageReport::Table &table : report.tables) {
            if (table.name == QLatin1String(name))
                return table;
        }
        qFatal("no table %s", name);
    }

private slots:
    void initTestCase()
    {
        WorkspaceFixture fixture(true);
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Before"), [](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            for (int i = 0; i < 400; ++i) {
                Company company;
                company.name = QStringLiteral("Firm %1").arg(i);
                TRY(writer.insert(company));
                Contact contact;
                contact.lastName = QStringLiteral("Before %1").arg(i);
                contact.company.value = company.id;
                contact.emails.push_back({QStringLiteral("work"), QStringLiteral("b%1@example.org").arg(i)});
                contact.notes = QString(i % 40 == 0 ? 9000 : 200, QLatin1Char('n'));
                TRY(writer.insert(contact));
            }
            return {};
        })));
        VERIFY_OK(await(fixture.workspace->store().settle()));
        m_contacts = 400;
        m_base = path(QStringLiteral("Base.fieldfare"));
        const QString folder = fixture.workspace->path();
        fixture.workspace.reset();
        QVERIFY(copyFolder(folder, m_base));
    }

    void aSoundWorkspaceComesOverWhole()
    {
        const QString into = path(QStringLiteral("Whole.fieldfare"));
        const auto report = salvageWorkspace(m_base, unlock(), into);
        VERIFY_OK(report);
        QVERIFY2(report->isComplete(), qPrintable(report->text));
        QCOMPARE(report->unreadablePages, 0);
        QCOMPARE(report->brokenChainAt, 0);
        QVERIFY(!report->backup.isValid());
        const auto was = counts(m_base);
        const auto now = counts(into);
        VERIFY_OK(was);
        VERIFY_OK(now);
        QCOMPARE(*now, *was);
        QFile text(into + QStringLiteral("/salvage-report.txt"));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("contact: 400"));
        // It works: found by search, and written to.
        auto opened = Workspace::open({into, unlock(), OpenMode::ReadWrite});
        VERIFY_OK(opened);
        const auto hits = await((*opened)->read([](ReadContext &context) -> Result<int> {
            TRY_ASSIGN(auto query,
                       context.run(QStringLiteral("SELECT count(*) FROM search_text WHERE search_text MATCH "
                                                  "'before'"),
                                   {}, false));
            return query.next() ? query.value(0).toInt() : -1;
        }));
        VERIFY_OK(hits);
        QCOMPARE(*hits, 400);
        VERIFY_OK(await((*opened)->write(QStringLiteral("After"), [](UnitOfWork &unit) {
            Contact contact;
            contact.lastName = QStringLiteral("After");
            return RecordWriter(unit).insert(contact);
        })));
        // The place must be free.
        QVERIFY(!salvageWorkspace(m_base, unlock(), into));
    }

    void whateverIsDamagedTheRestComesOver()
    {
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("FIELDFARE_SALVAGE_ROUNDS", &given);
        const int rounds = given ? asked : 30;
        QRandomGenerator random(quint32(qEnvironmentVariableIntValue("FIELDFARE_SALVAGE_SEED")) + 1);
        const qint64 size = QFileInfo(m_base + QStringLiteral("/records.db")).size();
        constexpr qint64 Page = 4096;
        const qint64 pages = size / Page;
        QMap<QString, qint64> was;
        {
            const auto before = counts(m_base);
            VERIFY_OK(before);
            was = *before;
        }
        // Which page holds how many rows, as SQLite sees it.
        QMap<QString, QMap<qint64, qint64>> leaves;
        {
            auto opened = Workspace::open({m_base, unlock(), OpenMode::ReadWrite});
            VERIFY_OK(opened);
            const auto read = await((*opened)->read([&leaves](ReadContext &context) -> Result<void> {
                TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT name, pageno, ncell FROM dbstat WHERE "
                                                                  "pagetype='leaf'"),
                                                   {}, false));
                while (query.next())
                    leaves[query.value(0).toString()][query.value(1).toLongLong()] = query.value(2).toLongLong();
                return finished(query);
            }));
            VERIFY_OK(read);
            QVERIFY(leaves[QStringLiteral("contact")].size() > 10);
        }
        qint64 lost = 0;
        qint64 kept = 0;
        for (int round = 0; round < rounds; ++round) {
            const QString damaged = path(QStringLiteral("Damaged.fieldfare"));
            const QString into = path(QStringLiteral("Into.fieldfare"));
            QVERIFY(copyFolder(m_base, damaged));
            QSet<qint64> hit;
            {
                QFile file(damaged + QStringLiteral("/records.db"));
                QVERIFY(file.open(QIODevice::ReadWrite));
                if (round % 3 == 2) {
                    const qint64 left = 20 + random.bounded(int(pages - 20));
                    QVERIFY(file.resize(left * Page - (round % 2) * 1000));
                    for (qint64 page = left + (round % 2 == 0 ? 1 : 0); page <= pages; ++page)
                        hit.insert(page);
                } else {
                    for (int i = 0; i < 10; ++i) {
                        const qint64 page = 2 + random.bounded(int(pages - 1));
                        hit.insert(page);
                        QVERIFY(file.seek((page - 1) * Page + (round % 3 == 0 ? random.bounded(4000) : 0)));
                        QByteArray bytes = round % 3 == 0 ? file.peek(1) : QByteArray(Page, '\0');
                        if (round % 3 == 0)
                            bytes[0] = char(bytes[0] ^ (1 << random.bounded(8)));
                        QCOMPARE(file.write(bytes), bytes.size());
                    }
                }
            }
            const auto report = salvageWorkspace(damaged, unlock(), into);
            QVERIFY2(report, qPrintable(QStringLiteral("round %1: ").arg(round) +
                                        (report ? QString() : report.error().message + report.error().details)));
            QCOMPARE(report->unreadablePages,
                     round % 3 == 2 && round % 2 == 0 ? 0 : hit.size() - (round % 3 == 2 ? pages - report->pages : 0));
            const auto now = counts(into);
            VERIFY_OK(now);
            for (const char *name : {"contact", "company", "change", "tx"}) {
                const SalvageReport::Table &table = tableOf(*report, name);
                // The report counts right ...
                QCOMPARE(now->value(QLatin1String(name)), table.rows + table.fromBackup);
                // ... and nothing is missing without a page that is.
                QVERIFY2(table.rows == was.value(QLatin1String(name)) || !table.unreadable.isEmpty() ||
                             !table.broken.isEmpty(),
                         qPrintable(report->text));
                QVERIFY(table.rows <= was.value(QLatin1String(name)));
                qint64 onSoundPages = 0;
                const auto &pagesOfTable = leaves[QLatin1String(name)];
                for (auto it = pagesOfTable.begin(); it != pagesOfTable.end(); ++it)
                    onSoundPages += hit.contains(it.key()) ? 0 : *it;
                QVERIFY2(table.rows + table.broken.size() + report->unassigned >= onSoundPages,
                         qPrintable(QStringLiteral("%1: %2 rows on sound pages\n%3")
                                        .arg(QLatin1String(name))
                                        .arg(onSoundPages)
                                        .arg(report->text)));
                for (const UnreadablePart &part : table.unreadable)
                    QVERIFY2(hit.contains(part.page) || part.page == 0 || part.page > report->pages,
                             qPrintable(QString::number(part.page)));
                lost += was.value(QLatin1String(name)) - table.rows;
                kept += table.rows;
            }
            const DatabaseFile records = [&] {
                auto opened = Workspace::open({into, unlock(), OpenMode::ReadWrite});
                return opened ? (*opened)->folder().recordsFile() : DatabaseFile();
            }();
            const auto sound = checkIntegrity(records, connectionSetups());
            VERIFY_OK(sound);
            QVERIFY(sound->isSound());
            QVERIFY(QDir(damaged).removeRecursively());
            QVERIFY(QDir(into).removeRecursively());
        }
        qInfo("%d damaged files of %lld pages: %lld rows kept, %lld lost", rounds, static_cast<long long>(pages),
              static_cast<long long>(kept), static_cast<long long>(lost));
        QVERIFY(kept > lost);
    }

    void theBackupFillsTheGaps()
    {
        const QString damaged = path(QStringLiteral("Filled.fieldfare"));
        const QString into = path(QStringLiteral("FilledInto.fieldfare"));
        QVERIFY(copyFolder(m_base, damaged));
        QMap<QString, qint64> was;
        {
            const auto before = counts(m_base);
            VERIFY_OK(before);
            was = *before;
            auto opened = Workspace::open({damaged, unlock(), OpenMode::ReadWrite});
            VERIFY_OK(opened);
            VERIFY_OK(writeBackup(BackupSource::of((*opened)->folder(), connectionSetups()),
                                  damaged + QStringLiteral("/backups/a.fieldfare-backup"),
                                  QDateTime::currentDateTimeUtc()));
        }
        {
            QFile file(damaged + QStringLiteral("/records.db"));
            QVERIFY(file.open(QIODevice::ReadWrite));
            // Every third page.
            for (qint64 at = 4096 * 3; at + 4096 <= file.size(); at += 4096 * 3) {
                QVERIFY(file.seek(at));
                QCOMPARE(file.write(QByteArray(4096, '\x55')), 4096);
            }
        }
        const auto report = salvageWorkspace(damaged, unlock(), into);
        VERIFY_OK(report);
        QVERIFY(report->backup.isValid());
        QVERIFY(report->unreadablePages > 10);
        const auto now = counts(into);
        VERIFY_OK(now);
        for (auto it = was.begin(); it != was.end(); ++it)
            QVERIFY2(now->value(it.key()) == *it, qPrintable(it.key() + QLatin1Char('\n') + report->text));
        QCOMPARE(report->brokenChainAt, 0);
    }

    void aLostFirstPageSaysWhatToDo()
    {
        const QString damaged = path(QStringLiteral("First.fieldfare"));
        const QString into = path(QStringLiteral("FirstInto.fieldfare"));
        QVERIFY(copyFolder(m_base, damaged));
        {
            QFile file(damaged + QStringLiteral("/records.db"));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.write(QByteArray(4096, 'x')) == 4096);
        }
        const auto report = salvageWorkspace(damaged, unlock(), into);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Damaged);
        QVERIFY(report.error().message.contains(QStringLiteral("backup")));
        QVERIFY(!QFileInfo::exists(into));
        const auto wrong = salvageWorkspace(m_base, PassphraseUnlock{Secret::fromBytes(QByteArray("other"))}, into);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
    }
};

FIELDFARE_TEST(SalvageTest)
#include "salvage_test.moc"
