// SPDX-License-Identifier: GPL-3.0-or-later
#include "pack_meeting.h"
#include "support/test.h"

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

namespace fieldfare {

/// What becomes of an exchange by a file when the file is not what it was, or cannot be written.
class PackHealTest : public QObject, private PackMeeting {
    Q_OBJECT

private slots:
    void init() { restart(); }
    void olderFilesAreHealed();
    void filesThatWentAnotherWayAreHealed();
    void whatCannotBePutBackWaits();
    void whatCannotBePutBackIsFoundMissing();
    void stoppedInTheMiddle();
    void onlyWholeFilesAreRead();
    void fullDisksKeepTheOldFile();
};

void PackHealTest::olderFilesAreHealed()
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

void PackHealTest::filesThatWentAnotherWayAreHealed()
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

void PackHealTest::whatCannotBePutBackWaits()
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

void PackHealTest::whatCannotBePutBackIsFoundMissing()
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

void PackHealTest::stoppedInTheMiddle()
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

void PackHealTest::onlyWholeFilesAreRead()
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

void PackHealTest::fullDisksKeepTheOldFile()
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

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::PackHealTest)
#include "pack_heal_test.moc"
