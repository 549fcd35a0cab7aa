// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server_store_contract.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/pack/file_server_store.h"
#include "sync/server/memory_server_store.h"

#include <QTemporaryDir>

namespace fieldfare::sync {

/// "number" is a document's number, the rest are values.
class FileStoreRules final : public FieldRules {
public:
    [[nodiscard]] FieldRule rule(const QString &, const QString &field) const override
    {
        return field == QLatin1String("number") ? FieldRule::Number : FieldRule::Value;
    }
};

/// The exchange file as a server's store.
class FileStoreTest : public QObject {
    Q_OBJECT

private slots:
    void sameAnswers_data();
    void sameAnswers();
    void keepsAllInOneFile();
    void refusedChangesAreForgottenWithWhomTheyName();
    void restoresBeginAnEpoch();
    void readingWritesNothing();
    void wrongKeysAndForeignFiles();

private:
    DatabaseFile file(const QString &name) const
    {
        return {m_folder.filePath(name), QStringLiteral("chacha20"), m_key};
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const Secret> m_key = std::make_shared<Secret>(Secret::random(32));
    FileStoreRules m_rules;
};

void FileStoreTest::sameAnswers_data() { server::addContractRows(); }

void FileStoreTest::sameAnswers()
{
    QFETCH(server::ContractCase, run);
    MemoryServerStore memory;
    const auto store =
        FileServerStore::create(file(QString::fromLatin1(QTest::currentDataTag())), m_rules, 0, QStringLiteral("EUR"));
    VERIFY_OK(store);
    // both begin where nobody was yet, in the epoch of a new file
    auto data = memory.data();
    data.organisation.epoch = 2;
    data.organisation.restored = {{1, 0}};
    memory.restore(data);
    server::Answers expected;
    server::Answers answers;
    VERIFY_OK(run(memory, expected));
    VERIFY_OK(run(**store, answers));
    QVERIFY(!expected.lines.isEmpty());
    for (QStringList *lines : {&expected.lines, &answers.lines}) {
        for (QString &line : *lines) {
            if (line.startsWith(QLatin1String("epoch")))
                line = line.section(u' ', 2, 3);  // heads; epochs are those of restoresBeginAnEpoch()
        }
    }
    for (qsizetype i = 0; i < std::min(expected.lines.size(), answers.lines.size()); ++i)
        QCOMPARE(answers.lines[i], expected.lines[i]);
    QCOMPARE(answers.lines.size(), expected.lines.size());
}

void FileStoreTest::keepsAllInOneFile()
{
    const DatabaseFile where = file(QStringLiteral("kept"));
    server::Answers before;
    server::Answers after;
    QVector<Uid> rows;
    for (int i = 0; i < 20; ++i)
        rows.append(server::uid(i));
    {
        const auto store = FileServerStore::create(where, m_rules, 1'800'000'000'000, QStringLiteral("CHF"));
        VERIFY_OK(store);
        server::Answers ignored;
        VERIFY_OK(server::contract::anything(**store, ignored));
        VERIFY_OK((*store)->transact([&](ServerTransaction &t) { return server::askAll(t, before, rows); }));
        VERIFY_OK((*store)->close());
        QVERIFY(!QFile::exists(where.path + QStringLiteral("-wal")) ||
                QFileInfo(where.path + QStringLiteral("-wal")).size() == 0);
    }
    const QString copy = m_folder.filePath(QStringLiteral("elsewhere"));
    QVERIFY(QFile::copy(where.path, copy));
    const auto again = FileServerStore::open(file(QStringLiteral("elsewhere")), m_rules);
    VERIFY_OK(again);
    VERIFY_OK((*again)->transact([&](ServerTransaction &t) { return server::askAll(t, after, rows); }));
    QCOMPARE(after.lines, before.lines);
    QCOMPARE(*(*again)->currency(), QStringLiteral("CHF"));
    QVERIFY(!FileServerStore::create(where, m_rules, 0, QStringLiteral("EUR")).has_value());
}

void FileStoreTest::refusedChangesAreForgottenWithWhomTheyName()
{
    const auto store = FileServerStore::create(file(QStringLiteral("refused")), m_rules, 0, QStringLiteral("EUR"));
    VERIFY_OK(store);
    const auto mutation = [](int mid, int row, const Uid &link) {
        Mutation made;
        made.n = mid;
        made.mid = server::uid(mid);
        made.tx = server::uid(2);
        made.type = QStringLiteral("contact");
        made.row = server::uid(row);
        made.fields = {{QStringLiteral("contact"), uidText(link)}};
        return made;
    };
    VERIFY_OK((*store)->transact([&](ServerTransaction &t) -> Result<void> {
        for (const Mutation &one :
             {mutation(1, 4, {}), mutation(8, 9, server::uid(4)), mutation(10, 9, server::uid(5))})
            TRY(t.quarantine(server::uid(7), one, Verdict::Forbidden));
        return {};
    }));
    const int before = (*store)->changes();
    VERIFY_OK((*store)->transact([](ServerTransaction &t) { return t.forgetQuarantined(server::uid(4)); }));
    QCOMPARE((*store)->changes() - before, 2);
}

void FileStoreTest::restoresBeginAnEpoch()
{
    const auto store =
        FileServerStore::create(file(QStringLiteral("epochs")), m_rules, 1'800'000'000'000, QStringLiteral("EUR"));
    VERIFY_OK(store);
    const auto organisation = [&]() {
        Organisation found;
        const auto read = (*store)->read([&](ServerTransaction &t) -> Result<void> {
            TRY_ASSIGN(found, t.organisation());
            return {};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().details));
        return found;
    };
    QCOMPARE(organisation().epoch, qint64(1'800'000'000));
    QCOMPARE(organisation().restored, (QMap<qint64, qint64>{{1'799'999'999, 0}}));
    VERIFY_OK((*store)->transact([](ServerTransaction &t) { return t.setHead(41); }));
    const auto first = (*store)->addVisit(5, QStringLiteral("Ada"));
    VERIFY_OK(first);
    QCOMPARE(first->head, qint64(41));
    QCOMPARE((*(*store)->newestVisit())->mark, first->mark);
    QVERIFY(*(*store)->knowsVisit(first->mark));
    QVERIFY(!*(*store)->knowsVisit(QByteArray(16, 'x')));
    VERIFY_OK((*store)->noteRestore(30, 0));  // a clock that was never set
    QCOMPARE(organisation().epoch, qint64(1'800'000'001));
    QCOMPARE(organisation().head, qint64(41));
    QCOMPARE(organisation().restored, (QMap<qint64, qint64>{{1'799'999'999, 0}, {1'800'000'000, 30}}));
    VERIFY_OK((*store)->noteRestore(20, 1'900'000'000'000));
    QCOMPARE(organisation().restored,
             (QMap<qint64, qint64>{{1'799'999'999, 0}, {1'800'000'000, 20}, {1'899'999'999, 20}}));
}

void FileStoreTest::readingWritesNothing()
{
    const auto store = FileServerStore::create(file(QStringLiteral("read")), m_rules, 0, QStringLiteral("EUR"));
    VERIFY_OK(store);
    const int before = (*store)->changes();
    VERIFY_OK((*store)->read([](ServerTransaction &t) -> Result<void> {
        TRY(t.organisation());
        return {};
    }));
    QCOMPARE((*store)->changes(), before);
    const auto refused = (*store)->read([](ServerTransaction &t) { return t.setHead(1); });
    QVERIFY(!refused && refused.error().code == ErrorCode::Internal);
    QCOMPARE((*store)->changes(), before);
}

void FileStoreTest::wrongKeysAndForeignFiles()
{
    const DatabaseFile where = file(QStringLiteral("locked"));
    {
        const auto store = FileServerStore::create(where, m_rules, 0, QStringLiteral("EUR"));
        VERIFY_OK(store);
        VERIFY_OK((*store)->close());
    }
    DatabaseFile wrong = where;
    wrong.key = std::make_shared<Secret>(Secret::random(32));
    const auto refused = FileServerStore::open(wrong, m_rules);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::WrongKey);
    QCOMPARE(FileServerStore::open(file(QStringLiteral("missing")), m_rules).error().code, ErrorCode::NotFound);
    QFile empty(m_folder.filePath(QStringLiteral("empty")));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QCOMPARE(FileServerStore::open(file(QStringLiteral("empty")), m_rules).error().code, ErrorCode::Damaged);
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::FileStoreTest)
#include "file_store_test.moc"
