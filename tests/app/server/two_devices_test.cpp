// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "fault_proxy.h"
#include "http_fixture.h"
#include "office_device.h"
#include "records/contact/contact.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "records/ticket/ticket.h"
#include "security/roles.h"
#include "support/test.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/inbox/conflict_inbox.h"
#include "workspace/company_sync.h"

#include <QDirIterator>
#include <QScopeGuard>

namespace fieldfare::server {

/// The real client over real workspaces, and the real service, with bad lines between. FIELDFARE_LINE_CUTS: how many (150).
class TwoDevicesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<HttpFixture>();
        m_office->useCatalogRules();
        m_office->options.pollMs = 50;
        m_office->start();
        m_proxy = std::make_unique<FaultProxy>(m_office->service->port(), 23'112'026);
        m_proxy->isFaulty = false;
    }
    void cleanup()
    {
        m_proxy.reset();
        m_office.reset();
    }
    void cutLinesLoseNothing();
    void slowLinesAreEnough();
    void officesBehindAProxy();
    void changesArriveByThemselves();
    void offlineEditsWaitAndMeet();
    void aRevokedCopyIsGone();
    void whatIsNoLongerSeenIsGone();
    void codesAreForWhomTheySay();
    void aDeviceConnectsAnew();
    void settingsComeFromTheCompany();
    void rightsReachTheDevice();
    void aRoleOfOnesOwnReachesTheDevice();
    void documentsAreNumberedWithoutANetwork();

private:
    [[nodiscard]] sync::EnrolmentCode code(const Uid &person, bool isFounder)
    {
        const auto secret = m_office->directory.addSecret(person, m_office->clock->now() + 600'000, isFounder);
        return {QStringLiteral("127.0.0.1"), m_proxy->port(),
                publicKeyHash(m_office->options.identity.certificate)->left(16), *secret, isFounder};
    }
    /// The first person keeps the uid of his workspace, of which the engine's members must know.
    [[nodiscard]] QString begin(OfficeDevice &ada, OfficeDevice &ben, const char *role = "manager")
    {
        const Uid founder = m_office->add("Ada", "owner");
        if (const QString failure = ada.begin(code(founder, true), QStringLiteral("Ada")); !failure.isEmpty())
            return failure;
        m_office->store.memory.putMember({ada.workspace->settings().user, QStringLiteral("owner"), {}, true});
        m_ben = m_office->add("Ben", role);
        return ben.begin(code(m_ben, false), QStringLiteral("Ben"));
    }

    std::unique_ptr<HttpFixture> m_office;
    std::unique_ptr<FaultProxy> m_proxy;
    Uid m_ben;
};

void TwoDevicesTest::cutLinesLoseNothing()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("FIELDFARE_LINE_CUTS", &isGiven);
    const int wanted = isGiven ? given : 150;
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_proxy->isFaulty = true;
    std::mutex mutex;
    QVector<Uid> known;
    QHash<Uid, QString> made;  // what was saved, and by its name can be found for ever
    const auto live = [&](OfficeDevice &device, unsigned seed) {
        std::mt19937 chance(seed);
        CompanySync company(*device.workspace);
        for (int round = 0; m_proxy->cuts < wanted; ++round) {
            for (unsigned edits = chance() % 4; edits > 0; --edits) {
                Uid target;
                {
                    const std::scoped_lock lock(mutex);
                    if (!known.isEmpty())
                        target = known[static_cast<qsizetype>(chance() % static_cast<unsigned>(known.size()))];
                }
                if (target.isNull() || chance() % 3 == 0) {
                    const QString name = QStringLiteral("Adler %1-%2-%3").arg(seed).arg(round).arg(edits);
                    const Uid uid = device.add(name);
                    const std::scoped_lock lock(mutex);
                    known.append(uid);
                    made.insert(uid, name);
                } else {
                    device.setTitle(target, QStringLiteral("title %1").arg(chance() % 1000));
                }
            }
            const auto done = company.runOnce();
            Q_UNUSED(done)  // most are cut
        }
    };
    std::thread first([&] { live(ada, 1); });
    std::thread second([&] { live(ben, 2); });
    first.join();
    second.join();
    m_proxy->isFaulty = false;
    QElapsedTimer calm;
    calm.start();
    for (int i = 0; i < 3; ++i) {
        QVERIFY2(ada.sync(), qPrintable(ada.last));
        QVERIFY2(ben.sync(), qPrintable(ben.last));
    }
    qInfo() << m_proxy->cuts.load() << "cuts," << made.size() << "contacts, in step" << calm.elapsed()
            << "ms after the last";
    QCOMPARE(ada.waiting(), 0);
    QCOMPARE(ben.waiting(), 0);
    const auto here = ada.contacts();
    QCOMPARE(here.size(), made.size());
    QVERIFY(here == ben.contacts());
    for (auto it = made.cbegin(); it != made.cend(); ++it)
        QCOMPARE(here.value(it.key()).value(QStringLiteral("last_name")).toString(), *it);
}

/// The system says that there is a proxy: everything goes through tunnels of it, and the server's key is checked all the same.
void TwoDevicesTest::officesBehindAProxy()
{
    OfficeDevice ada;
    OfficeDevice ben;
    m_proxy->isFaulty = false;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    FaultProxy proxy(m_proxy->port(), 3);
    proxy.isFaulty = false;
    proxy.httpAnswer = 200;
    const QByteArray before = qgetenv("https_proxy");
    const auto restore =
        qScopeGuard([&] { before.isEmpty() ? qunsetenv("https_proxy") : qputenv("https_proxy", before); });
    qputenv("https_proxy", QByteArrayLiteral("http://127.0.0.1:") + QByteArray::number(proxy.port()));
    const Uid made = ada.add(QStringLiteral("Adler"));
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    QVERIFY(proxy.tunnels >= 2);
    QVERIFY(ben.contacts().contains(made));
    // one that lets nobody through: an error to be read, and nothing lost
    proxy.httpAnswer = 403;
    const Uid later = ada.add(QStringLiteral("Berg"));
    QVERIFY(!ada.sync());
    QVERIFY(!ada.last.isEmpty());
    qunsetenv("https_proxy");
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    QVERIFY(ben.contacts().contains(later));
}

/// Weeks away, and then a bad mobile line of 1 Mbit/s that loses every twentieth segment. FIELDFARE_SLOW_EDITS (40) on each side.
void TwoDevicesTest::slowLinesAreEnough()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("FIELDFARE_SLOW_EDITS", &isGiven);
    const int edits = isGiven ? given : 40;
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_proxy->isFaulty = false;
    QVector<Uid> uids;
    for (int i = 0; i < 2 * edits; ++i)
        uids.append(ada.add(QStringLiteral("Adler %1").arg(i)));
    QVERIFY2(ada.sync() && ben.sync() && ada.sync(), qPrintable(ada.last + ben.last));
    for (int i = 0; i < edits; ++i) {
        ada.setTitle(uids[i], QStringLiteral("told by Ada, and as long as a title may well be: %1").arg(i));
        ben.setTitle(uids[edits + i], QStringLiteral("told by Ben, and as long as a title may well be: %1").arg(i));
    }
    QVERIFY2(ada.sync(), qPrintable(ada.last));
    m_proxy->bytesPerSecond = 125'000;
    m_proxy->lost = 5;
    QElapsedTimer slow;
    slow.start();
    QVERIFY2(ben.sync(), qPrintable(ben.last));
    qInfo() << edits << "edits up and" << edits << "down over 1 Mbit/s with 5 % loss:" << slow.elapsed() << "ms,"
            << m_proxy->carried.load() << "bytes," << m_proxy->stalls.load() << "segments lost";
    QVERIFY(m_proxy->carried > 0);
    m_proxy->bytesPerSecond = 0;
    QVERIFY2(ada.sync(), qPrintable(ada.last));
    QCOMPARE(ben.waiting(), 0);
    const auto here = ada.contacts();
    QCOMPARE(here.size(), qsizetype(2 * edits));
    QVERIFY(here == ben.contacts());
    for (const Uid &uid : uids)
        QVERIFY(here.value(uid).value(QStringLiteral("title")).toString().startsWith(QStringLiteral("told by ")));
}

void TwoDevicesTest::changesArriveByThemselves()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    CompanySync first(*ada.workspace);
    CompanySync second(*ben.workspace);
    first.start();
    second.start();
    const Uid uid = ada.add(QStringLiteral("Adler"));
    QTRY_VERIFY_WITH_TIMEOUT(ben.contacts().contains(uid), 30'000);
    ben.setTitle(uid, QStringLiteral("Buyer"));
    QTRY_COMPARE_WITH_TIMEOUT(ada.contacts().value(uid).value(QStringLiteral("title")).toString(),
                              QStringLiteral("Buyer"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(first.state().phase, CompanySync::Phase::Resting, 30'000);
    QVERIFY(first.state().lastDone > 0);
    QVERIFY(first.state().total.sent > 0);
    // while the server is away people go on
    m_office->service->stop();
    ada.setTitle(uid, QStringLiteral("Chief buyer"));
    QTRY_COMPARE_WITH_TIMEOUT(first.state().phase, CompanySync::Phase::Unreachable, 30'000);
    QVERIFY(!first.state().message.isEmpty());
    QVERIFY(ada.waiting() > 0);
    first.stop();
    second.stop();
    QVERIFY(ada.contacts().value(uid).value(QStringLiteral("title")).toString() == QLatin1String("Chief buyer"));
}

void TwoDevicesTest::offlineEditsWaitAndMeet()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const Uid uid = ada.add(QStringLiteral("Adler"));
    QVERIFY2(ada.sync(), qPrintable(ada.last));
    QVERIFY2(ben.sync(), qPrintable(ben.last));
    ada.setTitle(uid, QStringLiteral("hers"));
    ben.setTitle(uid, QStringLiteral("his"));
    QVERIFY(ada.sync() && ben.sync() && ada.sync());
    QVERIFY(ada.contacts() == ben.contacts());
    // the value that lost is told on both
    for (OfficeDevice *device : {&ada, &ben}) {
        sync::SqliteClientStore store(device->workspace->store(), device->workspace->session());
        QVector<sync::Conflict> conflicts;
        const auto read = store.transact([&](sync::ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(conflicts, transaction.conflicts(uid));
            return {};
        });
        QVERIFY(read.has_value());
        QCOMPARE(conflicts.size(), 1);
        QCOMPARE(QSet<QString>({conflicts[0].kept.toString(), conflicts[0].other.toString()}),
                 QSet<QString>({QStringLiteral("hers"), QStringLiteral("his")}));
    }
}

void TwoDevicesTest::aRevokedCopyIsGone()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    ada.add(QStringLiteral("Marker-Adler"));
    QVERIFY(ada.sync() && ben.sync());
    QVERIFY(QDir(ben.path).exists());
    const auto installations = m_office->directory.installations();
    for (const Installation &one : *installations) {
        if (one.person == m_ben)
            QVERIFY(m_office->directory.revoke(one.id).has_value());
    }
    bool isRevoked = false;
    QVERIFY(!CompanySync(*ben.workspace).runOnce(&isRevoked).has_value());
    QVERIFY(isRevoked);
    ben.workspace.reset();
    QVERIFY(CompanySync::removeCopy(ben.path).has_value());
    QVERIFY(!QDir(ben.path).exists());
    QVERIFY2(ada.sync(), qPrintable(ada.last));  // others are not touched
    isRevoked = false;
    QVERIFY(CompanySync(*ada.workspace).runOnce(&isRevoked).has_value());
    QVERIFY(!isRevoked);
}

void TwoDevicesTest::whatIsNoLongerSeenIsGone()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben, "partner");
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QVERIFY(ada.sync() && ben.sync());
    const Uid his = ben.add(QStringLiteral("his-marker-7319"));
    const Uid hers = ada.add(QStringLiteral("hers-marker-2204"));
    QVERIFY(ben.sync() && ada.sync() && ben.sync());
    QVERIFY(ada.contacts().contains(his));
    QVERIFY(ben.contacts().contains(his));
    QVERIFY(!ben.contacts().contains(hers));
    // given to another: a partner sees only what is his
    const auto done = await(ada.workspace->write(QStringLiteral("give"), [&](UnitOfWork &unit) -> Result<void> {
        RecordWriter writer(unit);
        const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
        TRY_ASSIGN(const qint64 id, writer.findByUid(type, his));
        TRY_ASSIGN(const auto record, writer.load(type, id));
        record->owner = ada.workspace->session().user;
        return writer.update(*record);
    }));
    QVERIFY(done.has_value());
    QVERIFY(ada.sync() && ben.sync());
    QVERIFY(ada.contacts().contains(his));
    QVERIFY(!ben.contacts().contains(his));
    // and no byte of it is left in his files (this workspace is not encrypted, so that they can be searched)
    ben.workspace->store().settle();
    ben.workspace.reset();
    QDirIterator files(ben.path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int searched = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("marker-7319"), qPrintable(file.fileName()));
        QVERIFY2(!content.contains("marker-2204"), qPrintable(file.fileName()));
        ++searched;
    }
    QVERIFY(searched >= 2);
}

void TwoDevicesTest::aDeviceConnectsAnew()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QVERIFY(ada.sync() && ben.sync());
    const Uid sent = ben.add(QStringLiteral("sent"));
    QVERIFY(ben.sync());
    const Uid waiting = ben.add(QStringLiteral("waiting"));
    ben.setTitle(sent, QStringLiteral("waits too"));
    // as after a backup that was made before this device joined: its token is nobody's
    const auto again = CompanySync::found(*ben.workspace, code(m_ben, false), QStringLiteral("again"));
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().message));
    QVERIFY2(ben.sync() && ada.sync(), qPrintable(ben.last + ada.last));
    QVERIFY(ada.contacts().contains(waiting));
    QCOMPARE(ada.contacts().value(sent).value(QStringLiteral("title")).toString(), QStringLiteral("waits too"));
    QVERIFY(ada.contacts() == ben.contacts());
    QCOMPARE(ada.contacts().size(), 2);
    // not by another person's code
    const Uid cleo = m_office->add("Cleo", "sales");
    const auto refused = CompanySync::found(*ben.workspace, code(cleo, false), QStringLiteral("x"));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY2(ben.sync(), qPrintable(ben.last));
}

void TwoDevicesTest::codesAreForWhomTheySay()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    // a second company for one workspace, a founder's code for a new one, a colleague's for an old one: refused before it is used
    QVERIFY(CompanySync::found(*ada.workspace, code(m_ben, true), QStringLiteral("x")).error().code ==
            ErrorCode::Conflict);
    OfficeDevice cleo;
    const Uid person = m_office->add("Cleo", "sales");
    const auto secret = code(person, false);
    QTemporaryDir folder;
    Workspace::Creation creation;
    creation.folder.path = folder.filePath(QStringLiteral("Own.fieldfare"));
    creation.userName = QStringLiteral("Cleo");
    auto own = Workspace::create(std::move(creation));
    QVERIFY(own.has_value());
    const auto refused = CompanySync::found(*own->workspace, secret, QStringLiteral("x"));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    Workspace::Creation another;
    another.folder.path = folder.filePath(QStringLiteral("Other.fieldfare"));
    QVERIFY(!CompanySync::join(std::move(another), code(person, true), QStringLiteral("x")).has_value());
    // a folder that is taken is found out before the code is used up
    Workspace::Creation taken;
    taken.folder.path = folder.filePath(QStringLiteral("Own.fieldfare"));
    QVERIFY(!CompanySync::join(std::move(taken), secret, QStringLiteral("x")).has_value());
    const QString late = cleo.begin(secret, QStringLiteral("Cleo"));
    QVERIFY2(late.isEmpty(), qPrintable(late));
}

void TwoDevicesTest::settingsComeFromTheCompany()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben, "sales");
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const auto settingsOf = [](OfficeDevice &device) { return device.workspace->settings(); };
    WorkspaceSettings wanted = settingsOf(ada);
    wanted.companyName = QStringLiteral("Feldlerche GmbH");
    wanted.baseCurrency = *Currency::fromCode(QStringLiteral("CHF"));
    wanted.zone = QTimeZone("Asia/Tokyo");
    const auto save = [](OfficeDevice &device, const WorkspaceSettings &settings) {
        const auto saved = device.workspace->saveSettings(settings);
        return QTest::qWaitFor([&] { return saved.isFinished(); }, 30'000)
                   ? saved.result()
                   : fail(ErrorCode::Io, QStringLiteral("late"));
    };
    QVERIFY(save(ada, wanted).has_value());
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    QTRY_COMPARE(settingsOf(ben).baseCurrency, wanted.baseCurrency);
    QCOMPARE(settingsOf(ben).companyName, wanted.companyName);
    QCOMPARE(settingsOf(ben).zone, wanted.zone);
    QCOMPARE(ben.workspace->session().zone, wanted.zone);
    QVERIFY(settingsOf(ben).user != settingsOf(ada).user);  // who works there stays his own
    // to change them is the company's business
    wanted = settingsOf(ben);
    wanted.baseCurrency = *Currency::fromCode(QStringLiteral("EUR"));
    const auto refused = save(ben, wanted);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QCOMPARE(settingsOf(ben).baseCurrency.code(), QStringLiteral("CHF"));
    // and nothing of it was sent
    QVERIFY(ben.sync() && ada.sync());
    QCOMPARE(settingsOf(ada).baseCurrency.code(), QStringLiteral("CHF"));
}

void TwoDevicesTest::rightsReachTheDevice()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben, "sales");
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const Uid hers = ada.add(QStringLiteral("Adler"));
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    const auto access = [&]() -> const Access & { return ben.workspace->session().access; };
    QVERIFY(access().grantee() != nullptr);
    QCOMPARE(access().grantee()->role.key, QStringLiteral("sales"));
    const auto retitle = [&] {
        return await(ben.workspace->write(QStringLiteral("try"), [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            const RecordType &type = writer.catalog().at(Contact::kNumber);
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, hers));
            TRY_ASSIGN(const auto record, writer.load(type, id));
            static_cast<Contact &>(*record).title = QStringLiteral("Chief");
            return writer.update(*record);
        }));
    };
    QCOMPARE(retitle().error().code, ErrorCode::Forbidden);  // at once, not after a sync
    QCOMPARE(ben.waiting(), 0);
    // a new role arrives with the next contact
    QSignalSpy changed(ben.workspace.get(), &Workspace::accessChanged);
    m_office->store.memory.putMember({m_ben, QStringLiteral("manager"), {}, true});
    QVERIFY2(ben.sync(), qPrintable(ben.last));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(access().grantee()->role.key, QStringLiteral("manager"));
    QVERIFY(retitle().has_value());
    QVERIFY(ben.sync() && ada.sync());
    QCOMPARE(ada.contacts().value(hers).value(QStringLiteral("title")).toString(), QStringLiteral("Chief"));
    // and is kept for the time without a network
    ben.workspace.reset();
    auto opened = Workspace::open({ben.path, NoUnlock{}, OpenMode::ReadWrite, systemClock()});
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    QVERIFY((*opened)->session().access.grantee() != nullptr);
    QCOMPARE((*opened)->session().access.grantee()->role.key, QStringLiteral("manager"));
    QVERIFY((*opened)->isOfCompany());
}

void TwoDevicesTest::aRoleOfOnesOwnReachesTheDevice()
{
    Role role = *presetRole(QStringLiteral("sales"));
    role.key = QStringLiteral("field_sales");
    role.ownLabel = QStringLiteral("Field sales");
    const auto keep = [&] {
        const auto put = m_office->directory.putRole(role);
        QVERIFY2(put.has_value(), put ? "" : qPrintable(put.error().message));
        m_office->store.memory.putRole(role.key, role.toJson());
    };
    keep();
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben, "field_sales");
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const Uid hers = ada.add(QStringLiteral("Adler"));
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    const auto told = [&]() -> const Role & { return ben.workspace->session().access.grantee()->role; };
    QVERIFY(told() == role);
    QCOMPARE(told().label(), QStringLiteral("Field sales"));
    QVERIFY(ben.contacts().contains(hers));
    // its table changes: what it shows no longer leaves with the next contact, and what it shows again comes back
    QSignalSpy changed(ben.workspace.get(), &Workspace::accessChanged);
    for (const Action action : {Action::Read, Action::Edit, Action::Merge})
        role.set(Area::Customers, action, Level::Own);
    keep();
    QVERIFY2(ben.sync(), qPrintable(ben.last));
    QVERIFY(!changed.isEmpty());
    QVERIFY(told() == role);
    QVERIFY(!ben.contacts().contains(hers));
    role.set(Area::Customers, Action::Read, Level::All);
    role.set(Area::Customers, Action::Edit, Level::All);
    role.ownLabel = QStringLiteral("Outdoor sales");
    keep();
    QVERIFY2(ben.sync(), qPrintable(ben.last));
    QCOMPARE(told().label(), QStringLiteral("Outdoor sales"));
    QVERIFY(ben.contacts().contains(hers));
    ben.setTitle(hers, QStringLiteral("Chief"));
    QVERIFY2(ben.sync() && ada.sync(), qPrintable(ada.last + ben.last));
    QCOMPARE(ada.contacts().value(hers).value(QStringLiteral("title")).toString(), QStringLiteral("Chief"));
}

void TwoDevicesTest::documentsAreNumberedWithoutANetwork()
{
    OfficeDevice ada;
    OfficeDevice ben;
    const QString failure = begin(ada, ben);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QVERIFY2(ada.sync() && ben.sync(), qPrintable(ada.last + ben.last));
    const auto ticket = [](OfficeDevice &device) {
        QString number;
        const auto made =
            await(device.workspace->write(QStringLiteral("ticket"), [&](UnitOfWork &unit) -> Result<void> {
                RecordWriter writer(unit);
                Ticket one;
                one.subject = QStringLiteral("broken");
                TRY(writer.insert(one));
                number = one.number;
                return {};
            }));
        return made ? number : made.error().message;
    };
    QSet<QString> numbers;
    // more than was leased: the last ones get letters
    for (int i = 0; i < 60; ++i) {
        numbers.insert(ticket(ada));
        numbers.insert(ticket(ben));
    }
    QCOMPARE(numbers.size(), 120);
    const auto plain = std::count_if(numbers.cbegin(), numbers.cend(), [](const QString &one) {
        return QRegularExpression(QStringLiteral("^T-[0-9]+$")).match(one).hasMatch();
    });
    QCOMPARE(plain, 100);
    QVERIFY(ada.sync() && ben.sync() && ada.sync());
    for (OfficeDevice *device : {&ada, &ben}) {
        const auto open =
            await(device->workspace->read([](ReadContext &context) { return sync::openConflicts(context, 10); }));
        QVERIFY(open.has_value());
        QVERIFY(open->isEmpty());
    }
    // with a network there are plain ones again
    QVERIFY(QRegularExpression(QStringLiteral("^T-[0-9]+$")).match(ticket(ben)).hasMatch());
    // and a restored server gives none that it gave before
    m_office->store.memory.restore(m_office->store.memory.data());
    QVERIFY(ada.sync() && ben.sync());
    QVERIFY(m_office->store.memory.data().numbers.value(QStringLiteral("ticket")).next > 1'100);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::TwoDevicesTest)
#include "two_devices_test.moc"
