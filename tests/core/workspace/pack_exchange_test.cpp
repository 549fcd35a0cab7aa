// SPDX-License-Identifier: GPL-3.0-or-later
#include "pack_meeting.h"
#include "support/test.h"

#include <QLockFile>

namespace fieldfare {

/// Two workspaces that meet in a file.
class PackExchangeTest : public QObject, private PackMeeting {
    Q_OBJECT

private slots:
    void init() { restart(); }
    void codesReadBack();
    void bothHaveEverything();
    void contradictionsWaitForAPerson();
    void newWorkspacesJoin();
    void nothingNewLeavesTheFileAlone();
    void codesOfOthersOpenNothing();
    void oneAtATime();
    void placesThatAreNotThere();
    void notBesideACompany();
    void oneCurrency();
    void leavingAndMeetingOthers();
};

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
