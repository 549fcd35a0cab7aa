// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pack/pack_exchange.h"

#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/pack/pack_file.h"

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

namespace fieldfare {

namespace {

/// A person with a workspace.
class PackPerson {
public:
    explicit PackPerson(const char *currency = "EUR") : m_fixture(std::make_unique<WorkspaceFixture>(false, currency))
    {
    }
    explicit PackPerson(std::unique_ptr<Workspace> joined) : m_joined(std::move(joined)) {}

    Workspace &workspace() { return m_joined ? *m_joined : *m_fixture->workspace; }
    Uid add(const QString &lastName)
    {
        Contact contact;
        contact.lastName = lastName;
        change([&](RecordWriter &writer) { return writer.insert(contact); });
        return contact.uid;
    }
    void set(const Uid &uid, const std::function<void(Contact &)> &how)
    {
        change([&](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, uid));
            TRY_ASSIGN(const auto record, writer.load(type, id));
            how(static_cast<Contact &>(*record));
            return writer.update(*record);
        });
    }
    QHash<Uid, QJsonObject> contacts()
    {
        QHash<Uid, QJsonObject> found;
        const auto uids = await(workspace().read([](ReadContext &context) -> Result<QVector<Uid>> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT uid FROM {contact}")));
            QVector<Uid> list;
            while (query.next())
                list.append(uidFromBytes(query.value(0).toByteArray()));
            return list;
        }));
        store([&](sync::ClientTransaction &transaction) -> Result<void> {
            for (const Uid &uid : *uids) {
                TRY_ASSIGN(const auto content, transaction.local(QStringLiteral("contact"), uid));
                if (content)
                    found.insert(uid, *content);
            }
            return {};
        });
        return found;
    }
    QString title(const Uid &uid) { return contacts().value(uid).value(QStringLiteral("title")).toString(); }
    qsizetype conflicts(const Uid &uid)
    {
        qsizetype count = 0;
        store([&](sync::ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const auto open, transaction.conflicts(uid));
            count = open.size();
            return {};
        });
        return count;
    }

private:
    void store(const std::function<Result<void>(sync::ClientTransaction &)> &work)
    {
        const auto done = sync::SqliteClientStore(workspace().store(), workspace().session()).transact(work);
        if (!done)
            qFatal("%s", qPrintable(done.error().details));
    }
    void change(const std::function<Result<void>(RecordWriter &)> &work)
    {
        const auto done = await(workspace().write(QStringLiteral("Edit"), [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        }));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workspace> m_joined;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

}  // namespace

/// Two workspaces that meet in a file.
class PackExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void codesReadBack();
    void bothHaveEverything();
    void contradictionsWaitForAPerson();
    void newWorkspacesJoin();
    void nothingNewLeavesTheFileAlone();
    void olderFilesAreHealed();
    void filesThatWentAnotherWayAreHealed();
    void whatCannotBePutBackWaits();
    void whatCannotBePutBackIsFoundMissing();
    void stoppedInTheMiddle();
    void onlyWholeFilesAreRead();
    void codesOfOthersOpenNothing();
    void oneAtATime();
    void fullDisksKeepTheOldFile();
    void placesThatAreNotThere();
    void notBesideACompany();
    void oneCurrency();
    void leavingAndMeetingOthers();

private:
    /// Ada makes the file, Ben joins.
    void meet()
    {
        const auto made = PackExchange::create(m_ada->workspace(), folder());
        VERIFY_OK(made);
        m_code = made->code;
        VERIFY_OK(PackExchange::join(m_ben->workspace(), folder(), *sync::PackCode::fromText(m_code)));
    }
    [[nodiscard]] Result<PackExchange::Done> exchange(PackPerson &person)
    {
        return PackExchange::exchange(person.workspace());
    }
    /// Ada, Ben and Ada again.
    void round()
    {
        for (PackPerson *person : {m_ada.get(), m_ben.get(), m_ada.get()})
            VERIFY_OK(exchange(*person));
    }
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString path() const { return sync::PackFolder(folder()).path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PackPerson> m_ada;
    std::unique_ptr<PackPerson> m_ben;
    QString m_code;
};

void PackExchangeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ada = std::make_unique<PackPerson>();
    m_ben = std::make_unique<PackPerson>();
}

void PackExchangeTest::codesReadBack()
{
    for (int i = 0; i < 50; ++i) {
        const auto code = sync::PackCode::random();
        const QString text = code.toText();
        const auto read = sync::PackCode::fromText(u' ' + text.toLower().replace(u'0', u'o').replace(u'1', u'l'));
        VERIFY_OK(read);
        QVERIFY(read->secret().equals(code.secret()));
        QCOMPARE(read->packName(), code.packName());
        QVERIFY(read->key()->equals(*code.key()));
        QString slipped = text;
        slipped[3] = slipped[3] == u'7' ? u'8' : u'7';
        QVERIFY(!sync::PackCode::fromText(slipped).has_value());
    }
    QCOMPARE(sync::PackCode::fromText(QStringLiteral("ABCD-U")).error().code, ErrorCode::InvalidInput);
    QCOMPARE(sync::PackCode::fromText(QStringLiteral("ABCD")).error().code, ErrorCode::InvalidInput);
}

void PackExchangeTest::bothHaveEverything()
{
    const Uid one = m_ada->add(QStringLiteral("Adams"));
    const Uid two = m_ben->add(QStringLiteral("Benz"));
    meet();
    round();
    QCOMPARE(m_ada->contacts().size(), 2);
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
    // edits of different fields of one record go together, whoever comes first
    m_ada->set(one, [](Contact &c) { c.title = QStringLiteral("Head of purchasing"); });
    m_ben->set(one, [](Contact &c) { c.website = QStringLiteral("https://adams.example"); });
    m_ben->set(two, [](Contact &c) { c.title = QStringLiteral("Owner"); });
    round();
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
    const QJsonObject merged = m_ada->contacts().value(one);
    QCOMPARE(merged.value(QStringLiteral("title")).toString(), QStringLiteral("Head of purchasing"));
    QCOMPARE(merged.value(QStringLiteral("website")).toString(), QStringLiteral("https://adams.example"));
    QCOMPARE(m_ada->conflicts(one), 0);
    const auto status = PackExchange::status(m_ben->workspace());
    VERIFY_OK(status);
    QVERIFY((*status)->isThere);
    QCOMPARE((*status)->waiting, 0);
    QCOMPARE((*status)->code, m_code);
    // nothing but the one file lies there, and no name in it can be read
    QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden), QStringList{QFileInfo(path()).fileName()});
    QVERIFY(!bytesOf(path()).contains("Adams"));
    QVERIFY(!bytesOf(path()).contains("SQLite"));
}

void PackExchangeTest::contradictionsWaitForAPerson()
{
    const Uid uid = m_ada->add(QStringLiteral("Adams"));
    meet();
    m_ada->set(uid, [](Contact &c) { c.title = QStringLiteral("hers"); });
    m_ben->set(uid, [](Contact &c) { c.title = QStringLiteral("his"); });
    round();
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
    QCOMPARE(m_ada->conflicts(uid), 1);
    QCOMPARE(m_ben->conflicts(uid), 1);
}

void PackExchangeTest::newWorkspacesJoin()
{
    const Uid uid = m_ada->add(QStringLiteral("Adams"));
    const auto made = PackExchange::create(m_ada->workspace(), folder());
    VERIFY_OK(made);
    const QTemporaryDir home;
    Workspace::Creation creation;
    creation.folder.path = home.filePath(QStringLiteral("Cleo.fieldfare"));
    creation.folder.cost = KdfCost::minimum();
    creation.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))};
    creation.userName = QStringLiteral("Cleo");
    creation.settings.baseCurrency = *Currency::fromCode(QStringLiteral("USD"));
    auto joined = PackExchange::joinNew(std::move(creation), folder(), *sync::PackCode::fromText(made->code));
    VERIFY_OK(joined);
    PackPerson cleo(std::move(joined->workspace));
    const auto done = exchange(cleo);
    VERIFY_OK(done);
    QVERIFY(cleo.contacts().contains(uid));
    QCOMPARE(cleo.workspace().settings().baseCurrency.code(), QStringLiteral("EUR"));
    QCOMPARE(done->people, (QStringList{QStringLiteral("Cleo"), QStringLiteral("Maria Keller")}));
    // one pipeline, not two
    const auto pipelines = await(cleo.workspace().read([](ReadContext &context) -> Result<int> {
        TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {pipeline}")));
        return query.next() ? query.value(0).toInt() : -1;
    }));
    QCOMPARE(*pipelines, 1);
}

void PackExchangeTest::nothingNewLeavesTheFileAlone()
{
    m_ada->add(QStringLiteral("Adams"));
    meet();
    round();
    const QByteArray before = bytesOf(path());
    for (PackPerson *person : {m_ben.get(), m_ada.get(), m_ben.get()}) {
        const auto done = exchange(*person);
        VERIFY_OK(done);
        QVERIFY(!done->isPublished);
        QVERIFY(!done->wasReplaced);
    }
    QCOMPARE(bytesOf(path()), before);
    QVERIFY(!QFileInfo::exists(m_ada->workspace().path() + QStringLiteral("/exchange")));
}

void PackExchangeTest::olderFilesAreHealed()
{
    const Uid first = m_ada->add(QStringLiteral("Adams"));
    meet();
    round();
    const QByteArray older = bytesOf(path());
    const Uid second = m_ada->add(QStringLiteral("Later"));
    round();
    m_ada->set(first, [](Contact &c) { c.title = QStringLiteral("newer"); });
    const Uid third = m_ada->add(QStringLiteral("Last"));
    VERIFY_OK(exchange(*m_ada));
    putBytes(path(), older);
    const Uid fourth = m_ben->add(QStringLiteral("Benz"));
    const auto healed = exchange(*m_ben);
    VERIFY_OK(healed);
    QVERIFY(healed->wasReplaced);
    round();
    round();
    for (const Uid &uid : {first, second, third, fourth})
        QVERIFY(m_ben->contacts().contains(uid));
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
    QCOMPARE(m_ben->title(first), QStringLiteral("newer"));
    const auto rest = exchange(*m_ben);
    VERIFY_OK(rest);
    QVERIFY(!rest->wasReplaced);
}

void PackExchangeTest::filesThatWentAnotherWayAreHealed()
{
    const Uid first = m_ada->add(QStringLiteral("Adams"));
    meet();
    round();
    const QByteArray fork = bytesOf(path());
    // Ada's file is covered up by Ben's, as two computers do whose folders were not in step; his is even longer
    const Uid hers = m_ada->add(QStringLiteral("Hers"));
    VERIFY_OK(exchange(*m_ada));
    putBytes(path(), fork);
    QVector<Uid> his;
    for (int i = 0; i < 5; ++i)
        his.append(m_ben->add(QStringLiteral("His %1").arg(i)));
    const auto innocent = exchange(*m_ben);
    VERIFY_OK(innocent);
    QVERIFY(!innocent->wasReplaced);
    const auto healed = exchange(*m_ada);
    VERIFY_OK(healed);
    QVERIFY(healed->wasReplaced);
    round();
    QCOMPARE(m_ada->contacts().size(), 7);
    QVERIFY(m_ben->contacts().contains(hers));
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
    QCOMPARE(m_ben->conflicts(first), 0);
}

void PackExchangeTest::whatCannotBePutBackWaits()
{
    meet();
    const QByteArray before = bytesOf(path());
    const Uid uid = m_ada->add(QStringLiteral("Adams"));
    QVERIFY(QDir().mkpath(path() + QStringLiteral(".new/in the way")));
    const auto failed = exchange(*m_ada);
    QVERIFY(!failed);
    QCOMPARE(bytesOf(path()), before);
    QVERIFY(QDir(path() + QStringLiteral(".new")).removeRecursively());
    m_ada->set(uid, [](Contact &c) { c.title = QStringLiteral("meanwhile"); });
    const auto done = exchange(*m_ada);
    VERIFY_OK(done);
    QVERIFY(done->isPublished);
    QVERIFY(!done->wasReplaced);  // the copy that could not be put back was still there
    VERIFY_OK(exchange(*m_ben));
    QCOMPARE(m_ben->title(uid), QStringLiteral("meanwhile"));
}

void PackExchangeTest::whatCannotBePutBackIsFoundMissing()
{
    meet();
    const Uid uid = m_ada->add(QStringLiteral("Adams"));
    QVERIFY(QDir().mkpath(path() + QStringLiteral(".new/in the way")));
    QVERIFY(!exchange(*m_ada));
    QVERIFY(QDir(path() + QStringLiteral(".new")).removeRecursively());
    // somebody else was quicker: her copy is of no use any more
    const Uid his = m_ben->add(QStringLiteral("Benz"));
    VERIFY_OK(exchange(*m_ben));
    const auto done = exchange(*m_ada);
    VERIFY_OK(done);
    QVERIFY(done->wasReplaced);
    round();
    QVERIFY(m_ben->contacts().contains(uid));
    QVERIFY(m_ada->contacts().contains(his));
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
}

void PackExchangeTest::stoppedInTheMiddle()
{
    meet();
    for (int i = 0; i < 30; ++i)
        m_ben->add(QStringLiteral("Benz %1").arg(i));
    VERIFY_OK(exchange(*m_ben));
    for (int i = 0; i < 30; ++i)
        m_ada->add(QStringLiteral("Adams %1").arg(i));
    int stops = 0;
    for (int at = 1; at < 50; ++at) {
        int told = 0;
        const auto done =
            PackExchange::exchange(m_ada->workspace(), [&](const sync::SyncProgress &) { return ++told < at; });
        if (done)
            break;
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        ++stops;
    }
    QVERIFY(stops > 0);
    round();
    QCOMPARE(m_ada->contacts().size(), 60);
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
}

void PackExchangeTest::onlyWholeFilesAreRead()
{
    const Uid uid = m_ada->add(QStringLiteral("Adams"));
    meet();
    round();
    const QByteArray whole = bytesOf(path());
    const auto contacts = m_ada->contacts();
    const auto refuses = [&](const QByteArray &bytes, ErrorCode code) {
        putBytes(path(), bytes);
        const auto refused = exchange(*m_ada);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QVERIFY(!refused.error().message.isEmpty());
        QCOMPARE(bytesOf(path()), bytes);
    };
    refuses({}, ErrorCode::Damaged);
    refuses(whole.left(5), ErrorCode::InvalidInput);
    for (const qsizetype length : {qsizetype(20), qsizetype(93), qsizetype(94), whole.size() / 2, whole.size() - 1})
        refuses(whole.left(length), ErrorCode::Damaged);
    refuses(whole + 'x', ErrorCode::Damaged);
    for (const qsizetype at : {whole.size() / 3, whole.size() - 1, qsizetype(40)}) {
        QByteArray altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        refuses(altered, ErrorCode::Damaged);
    }
    QByteArray newer = whole;
    newer[13] = 2;
    refuses(newer, ErrorCode::NewerFormat);
    refuses(QByteArray(100'000, 'g'), ErrorCode::InvalidInput);
    putBytes(path(), whole);
    m_ada->set(uid, [](Contact &c) { c.title = QStringLiteral("after all"); });
    round();
    QCOMPARE(m_ada->contacts().size(), contacts.size());
    QCOMPARE(m_ben->title(uid), QStringLiteral("after all"));
}

void PackExchangeTest::codesOfOthersOpenNothing()
{
    const auto made = PackExchange::create(m_ada->workspace(), folder());
    VERIFY_OK(made);
    m_ben->add(QStringLiteral("Benz"));
    const QByteArray before = bytesOf(path());
    const auto refused = PackExchange::join(m_ben->workspace(), folder(), sync::PackCode::random());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::WrongKey);
    QCOMPARE(bytesOf(path()), before);
    QVERIFY(!*PackExchange::status(m_ben->workspace()));
    const auto taken = PackExchange::create(m_ben->workspace(), folder());
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesOf(path()), before);
    const auto twice = PackExchange::create(m_ada->workspace(), folder());
    QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
}

void PackExchangeTest::oneAtATime()
{
    meet();
    auto lock = sync::PackFolder(folder()).lock();
    VERIFY_OK(lock);
    const auto refused = exchange(*m_ada);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Locked);
    lock->reset();
    VERIFY_OK(exchange(*m_ada));
}

void PackExchangeTest::fullDisksKeepTheOldFile()
{
#ifdef Q_OS_UNIX
    const sync::PackFolder place(folder());
    const QTemporaryDir elsewhere;
    const QString database = elsewhere.filePath(QStringLiteral("database"));
    const QByteArray pack(16, 'p');
    putBytes(database, QByteArray(1000, 'a'));
    VERIFY_OK(place.publish(database, pack, QByteArray(16, '1'), {}));
    const QByteArray before = bytesOf(place.path());
    putBytes(database, QByteArray(200'000, 'b'));
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100'000, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const auto failed = place.publish(database, pack, QByteArray(16, '2'), QByteArray(16, '1'));
    const auto fetched = place.fetch(pack, elsewhere.filePath(QStringLiteral("copy")));
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::DiskFull);
    QCOMPARE(bytesOf(place.path()), before);
    VERIFY_OK(fetched);
    QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    const auto other = place.publish(database, pack, QByteArray(16, '3'), QByteArray(16, '9'));
    QVERIFY(!other && other.error().code == ErrorCode::Conflict);
    VERIFY_OK(place.publish(database, pack, QByteArray(16, '2'), QByteArray(16, '1')));
    QCOMPARE(place.header(pack)->mark, QByteArray(16, '2'));
#else
    QSKIP("needs limits of file sizes");
#endif
}

void PackExchangeTest::placesThatAreNotThere()
{
    meet();
    m_ada->add(QStringLiteral("Adams"));
    const QString away = folder() + QStringLiteral("-away");
    QVERIFY(QDir().rename(folder(), away));
    auto refused = exchange(*m_ada);
    QVERIFY(!refused && refused.error().code == ErrorCode::NotFound);
    QVERIFY(!(*PackExchange::status(m_ada->workspace()))->isThere);
    // the stick has another letter today
    VERIFY_OK(PackExchange::moveTo(m_ada->workspace(), away));
    VERIFY_OK(exchange(*m_ada));
    QVERIFY(QDir().rename(away, folder()));
    VERIFY_OK(PackExchange::moveTo(m_ada->workspace(), folder()));
    QVERIFY(QFile::remove(path()));
    refused = exchange(*m_ada);
    QVERIFY(!refused && refused.error().code == ErrorCode::NotFound);
}

void PackExchangeTest::notBesideACompany()
{
    const auto written = await(m_ada->workspace().write(QStringLiteral("Join"), [](UnitOfWork &work) {
        return writeSetting(work, QStringLiteral("company.link"), QStringLiteral("{\"host\":\"crm.example\"}"));
    }));
    VERIFY_OK(written);
    const auto refused = PackExchange::create(m_ada->workspace(), folder());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(QDir(folder()).isEmpty());
}

void PackExchangeTest::oneCurrency()
{
    const auto made = PackExchange::create(m_ada->workspace(), folder());
    VERIFY_OK(made);
    PackPerson swiss("CHF");
    const auto refused = PackExchange::join(swiss.workspace(), folder(), *sync::PackCode::fromText(made->code));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(!*PackExchange::status(swiss.workspace()));
}

void PackExchangeTest::leavingAndMeetingOthers()
{
    const Uid hers = m_ada->add(QStringLiteral("Adams"));
    const Uid his = m_ben->add(QStringLiteral("Benz"));
    meet();
    round();
    VERIFY_OK(PackExchange::leave(m_ben->workspace()));
    QVERIFY(!*PackExchange::status(m_ben->workspace()));
    QCOMPARE(exchange(*m_ben).error().code, ErrorCode::NotFound);
    // with others all goes along, also what came from Ada
    const QTemporaryDir elsewhere;
    const auto made = PackExchange::create(m_ben->workspace(), elsewhere.path());
    VERIFY_OK(made);
    PackPerson cleo;
    VERIFY_OK(PackExchange::join(cleo.workspace(), elsewhere.path(), *sync::PackCode::fromText(made->code)));
    QVERIFY(cleo.contacts().contains(hers));
    QVERIFY(cleo.contacts().contains(his));
    // and back again
    VERIFY_OK(PackExchange::leave(m_ben->workspace()));
    m_ada->set(hers, [](Contact &c) { c.title = QStringLiteral("later"); });
    VERIFY_OK(exchange(*m_ada));
    VERIFY_OK(PackExchange::join(m_ben->workspace(), folder(), *sync::PackCode::fromText(m_code)));
    QCOMPARE(m_ben->title(hers), QStringLiteral("later"));
    round();
    QCOMPARE(m_ben->contacts(), m_ada->contacts());
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::PackExchangeTest)
#include "pack_exchange_test.moc"
