// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_proxy.h"
#include "http_fixture.h"
#include "office_device.h"
#include "records/attachment/attachment.h"
#include "support/test.h"
#include "sync/server/content_store.h"

#include <QCryptographicHash>

namespace fieldfare::server {

namespace {

/// Contents in memory, by the rules of the folder: no name before all of it is there and right.
class MemoryContents final : public sync::ContentStore {
public:
    Result<sync::ContentPutReply> put(const QString &name, const Uid &uploader, qint64 offset, qint64 total,
                                      const QByteArray &bytes) override
    {
        const std::scoped_lock lock(m_mutex);
        QByteArray &part = m_parts[name + uidText(uploader)];
        if (offset != part.size() || (bytes.isEmpty() && total > 0))
            return sync::ContentPutReply{sync::Status::Ok, sync::ContentAnswer::OtherOffset, part.size()};
        part += bytes;
        if (part.size() < total)
            return sync::ContentPutReply{sync::Status::Ok, sync::ContentAnswer::Taken, part.size()};
        const QByteArray all = std::exchange(part, {});
        if (QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex()) != name)
            return sync::ContentPutReply{sync::Status::Ok, sync::ContentAnswer::WrongContent, 0};
        contents.insert(name, all);
        return sync::ContentPutReply{sync::Status::Ok, sync::ContentAnswer::Whole, all.size()};
    }
    Result<qint64> size(const QString &name) const override
    {
        const std::scoped_lock lock(m_mutex);
        return contents.contains(name) ? Result<qint64>(contents.value(name).size())
                                       : fail(ErrorCode::NotFound, QStringLiteral("none"));
    }
    Result<QByteArray> get(const QString &name, qint64 offset, qint64 limit) const override
    {
        const std::scoped_lock lock(m_mutex);
        ++gets;
        return contents.value(name).mid(offset, limit);
    }
    qint64 mostBytes() const override { return most; }

    QHash<QString, QByteArray> contents;
    qint64 most = qint64(64) << 20;
    mutable int gets = 0;

private:
    mutable std::mutex m_mutex;
    QHash<QString, QByteArray> m_parts;
};

QByteArray content(int size, unsigned seed)
{
    std::mt19937 chance(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(chance());
    return bytes;
}

}  // namespace

/// What one attaches, colleagues open: over real workspaces and the real service; the server's folder has a test of its own.
class CompanyContentsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsAttachedHereIsOpenedThere();
    void largeFilesComeWhenTheyAreOpened();
    void cutLinesGoOnWhereTheyWere();
    void aNameIsNoKey();
    void othersFilesAreNotGiven();
    void whatIsNoLongerSeenGoesWithItsFile();
    void aServerThatLostItsFilesGetsThemAgain();
    void anErasedFileIsForgotten();
    void aServerWithoutRoomSaysSo();

private:
    /// The hash of what was attached to the contact.
    QString attach(OfficeDevice &device, const Uid &contact, const QByteArray &bytes,
                   const QString &name = QStringLiteral("offer.pdf"))
    {
        qint64 id = 0;
        const auto found = await(device.workspace->read([&](ReadContext &context) -> Result<qint64> {
            return RecordReader(context).findByUid(context.catalog().at(Contact::kNumber), contact);
        }));
        id = found.value_or(0);
        const auto done = await(device.workspace->attachments().attach(
            device.workspace->session(), {{{}, name, bytes, {}}}, QStringLiteral("contact"), id));
        if (!done || done->attached != 1)
            qFatal("attach: %s", qPrintable(done ? done->problems.join(u' ') : done.error().message));
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    [[nodiscard]] static Uid attachmentOf(OfficeDevice &device, const QString &hash)
    {
        const auto uid = await(device.workspace->read([&](ReadContext &context) -> Result<Uid> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT uid FROM {attachment} WHERE hash=?"), {hash}));
            const Uid found = query.next() ? uidFromBytes(query.value(0).toByteArray()) : Uid();
            TRY(finished(query));
            return found;
        }));
        return uid.value_or(Uid());
    }
    [[nodiscard]] static bool has(OfficeDevice &device, const QString &hash)
    {
        return device.workspace->attachments().contents().has(hash);
    }
    void meet()
    {
        for (int i = 0; i < 2; ++i) {
            QVERIFY2(m_ada->sync(200), qPrintable(m_ada->last));
            QVERIFY2(m_ben->sync(200), qPrintable(m_ben->last));
        }
    }

    std::unique_ptr<MemoryContents> m_contents;
    std::unique_ptr<HttpFixture> m_office;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<OfficeDevice> m_ada;
    std::unique_ptr<OfficeDevice> m_ben;
    Uid m_benUid;
    Uid m_contact;
};

void CompanyContentsTest::init()
{
    m_contents = std::make_unique<MemoryContents>();
    m_office = std::make_unique<HttpFixture>();
    m_office->useCatalogRules();
    m_office->exchange = [this](const sync::Caller &caller, const QByteArray &bytes) {
        sync::SyncServer engine = m_office->engine();
        engine.setContents(m_contents.get());
        return engine.handle(caller, bytes);
    };
    m_office->options.pollMs = 50;
    m_office->start();
    m_proxy = std::make_unique<FaultProxy>(m_office->service->port(), 24'112'026);
    m_proxy->isFaulty = false;
    const auto code = [this](const Uid &person, bool isFounder) {
        const auto secret = m_office->directory.addSecret(person, m_office->clock->now() + 600'000, isFounder);
        return sync::EnrolmentCode{QStringLiteral("127.0.0.1"), m_proxy->port(),
                                   publicKeyHash(m_office->options.identity.certificate)->left(16), *secret, isFounder};
    };
    m_ada = std::make_unique<OfficeDevice>();
    m_ben = std::make_unique<OfficeDevice>();
    QCOMPARE(m_ada->begin(code(m_office->add("Ada", "owner"), true), QStringLiteral("Ada")), QString());
    m_office->store.memory.putMember({m_ada->workspace->settings().user, QStringLiteral("owner"), {}, true});
    m_benUid = m_office->add("Ben", "partner");  // sees what is his
    QCOMPARE(m_ben->begin(code(m_benUid, false), QStringLiteral("Ben")), QString());
    meet();
    m_contact = m_ben->add(QStringLiteral("Adler"));
    meet();
    QVERIFY(m_ada->contacts().contains(m_contact));
}

void CompanyContentsTest::cleanup()
{
    m_ada.reset();
    m_ben.reset();
    m_proxy.reset();
    m_office.reset();
}

void CompanyContentsTest::whatIsAttachedHereIsOpenedThere()
{
    const QByteArray small = content(3'000, 1);
    const QByteArray pieces = content(2'500'000, 2);
    const QString first = attach(*m_ada, m_contact, small);
    const QString second = attach(*m_ada, m_contact, pieces, QStringLiteral("plan.pdf"));
    const QString third = attach(*m_ben, m_contact, {}, QStringLiteral("empty.txt"));
    meet();
    for (const QString &hash : {first, second, third}) {
        QVERIFY(has(*m_ada, hash));
        QVERIFY(has(*m_ben, hash));
    }
    QCOMPARE(*m_ben->workspace->attachments().contents().content(second, 10'000'000), pieces);
    QCOMPARE(m_contents->contents.size(), 3);
    // nothing moves twice
    const int gets = m_contents->gets;
    meet();
    QCOMPARE(m_contents->gets, gets);
}

void CompanyContentsTest::largeFilesComeWhenTheyAreOpened()
{
    const QByteArray large = content(int(CompanyContents::kMostByItself) + 1, 3);
    const QString hash = attach(*m_ada, m_contact, large, QStringLiteral("video.mp4"));
    meet();
    QVERIFY(!has(*m_ben, hash));
    CompanySync company(*m_ben->workspace);
    company.start();
    const auto opened = await(m_ben->workspace->attachments().content(hash, qint64(64) << 20));
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    QVERIFY(*opened == large);
    QVERIFY(has(*m_ben, hash));
    company.stop();
}

void CompanyContentsTest::cutLinesGoOnWhereTheyWere()
{
    const QByteArray large = content(6'000'000, 4);
    const QString hash = attach(*m_ada, m_contact, large);
    m_proxy->mostBytes = 4'000'000;  // of a connection
    m_proxy->isFaulty = true;
    int rounds = 0;
    QElapsedTimer patience;
    patience.start();
    for (; patience.elapsed() < 60'000 && !has(*m_ben, hash); ++rounds) {
        CompanySync ada(*m_ada->workspace);
        CompanySync ben(*m_ben->workspace);
        const auto sent = ada.runOnce();
        const auto came = ben.runOnce();
        Q_UNUSED(sent)  // most are cut
        Q_UNUSED(came)
    }
    m_proxy->isFaulty = false;
    qInfo() << rounds << "rounds," << m_proxy->cuts.load() << "cuts," << m_contents->gets << "pieces given";
    meet();
    QVERIFY(*m_ben->workspace->attachments().contents().content(hash, 10'000'000) == large);
    // each attempt that was cut costs one piece at most
    QVERIFY(m_contents->gets <= 8 + m_proxy->cuts.load());
}

void CompanyContentsTest::aNameIsNoKey()
{
    const QByteArray secret = content(5'000, 5);
    // of a contact that Ben does not see
    const Uid hers = m_ada->add(QStringLiteral("Hers"));
    const QString hash = attach(*m_ada, hers, secret);
    meet();
    QCOMPARE(m_contents->contents.size(), 1);
    // Ben knows the name of the content, and makes a record that claims to be it
    const auto made = await(m_ben->workspace->write(QStringLiteral("claim"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(Contact::kNumber), m_contact));
        Attachment file;
        file.name = QStringLiteral("mine.pdf");
        file.hash = hash;
        file.size = secret.size();
        file.contact = Id<Contact>{id};
        file.owner = m_ben->workspace->session().user;
        return writer.insert(file);
    }));
    QVERIFY(made.has_value());
    meet();
    QVERIFY(!has(*m_ben, hash));
    // whoever really has it brings it for this record too
    QVERIFY(has(*m_ada, hash));
}

void CompanyContentsTest::othersFilesAreNotGiven()
{
    const Uid hers = m_ada->add(QStringLiteral("Hers"));
    const QString hash = attach(*m_ada, hers, content(5'000, 6));
    meet();
    const Uid record = attachmentOf(*m_ada, hash);
    QVERIFY(!record.isNull());
    // asked for by its very uid, as a changed program would
    sync::SyncServer engine = m_office->engine();
    engine.setContents(m_contents.get());
    const sync::Caller ben{m_benUid, m_benUid, false};
    const auto enrolled = engine.handle(ben, sync::Request(sync::EnrolRequest{}));
    const Uid device = std::get<sync::EnrolReply>(*enrolled).device;
    const auto got = engine.handle(ben, sync::Request(sync::ContentGetRequest{device, record, 0}));
    QVERIFY(got.has_value());
    QCOMPARE(std::get<sync::ContentGetReply>(*got).answer, sync::ContentAnswer::NotHere);
    QVERIFY(std::get<sync::ContentGetReply>(*got).bytes.isEmpty());
    const auto lacking = engine.handle(ben, sync::Request(sync::ContentsRequest{device, {record}}));
    QVERIFY(std::get<sync::ContentsReply>(*lacking).lacking.isEmpty());
    const auto put = engine.handle(ben, sync::Request(sync::ContentPutRequest{device, record, 0, 1, "x"}));
    QCOMPARE(std::get<sync::ContentPutReply>(*put).answer, sync::ContentAnswer::NotHere);
    // a revoked device is told so
    const auto revoked =
        engine.handle({m_benUid, m_benUid, true}, sync::Request(sync::ContentGetRequest{device, record, 0}));
    QCOMPARE(std::get<sync::ContentGetReply>(*revoked).status, sync::Status::Revoked);
}

void CompanyContentsTest::whatIsNoLongerSeenGoesWithItsFile()
{
    const QString hash = attach(*m_ada, m_contact, content(70'000, 7));
    meet();
    QVERIFY(has(*m_ben, hash));
    const auto given = await(m_ada->workspace->write(QStringLiteral("give"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        const RecordType &type = writer.catalog().at(Contact::kNumber);
        TRY_ASSIGN(const qint64 id, writer.findByUid(type, m_contact));
        TRY_ASSIGN(const auto record, writer.load(type, id));
        record->owner = m_ada->workspace->session().user;
        return writer.update(*record);
    }));
    QVERIFY(given.has_value());
    meet();
    QVERIFY(!m_ben->contacts().contains(m_contact));
    QVERIFY(!has(*m_ben, hash));
    QVERIFY(m_ben->workspace->attachments().contents().files().isEmpty());
    QVERIFY(has(*m_ada, hash));
}

void CompanyContentsTest::aServerThatLostItsFilesGetsThemAgain()
{
    const QString hash = attach(*m_ada, m_contact, content(70'000, 8));
    meet();
    m_contents->contents.clear();
    m_office->store.memory.restore(m_office->store.memory.data());
    meet();
    QVERIFY(m_contents->contents.contains(hash));
}

void CompanyContentsTest::anErasedFileIsForgotten()
{
    const QString hash = attach(*m_ada, m_contact, content(70'000, 9));
    meet();
    const Uid record = attachmentOf(*m_ada, hash);
    QCOMPARE(m_office->store.memory.data().contents.value(record), hash);
    sync::SyncServer engine = m_office->engine();
    const sync::Caller ada{m_ada->workspace->settings().user, m_ada->workspace->settings().user, false};
    const auto enrolled = engine.handle(ada, sync::Request(sync::EnrolRequest{}));
    sync::Mutation erase;
    erase.n = 1;
    erase.mid = erase.tx = newUid(1);
    erase.type = QStringLiteral("attachment");
    erase.row = record;
    erase.op = sync::Op::Erase;
    erase.base = m_office->store.memory.data().organisation.head;
    erase.epoch = m_office->store.memory.data().organisation.epoch;
    const auto done = engine.handle(
        ada, sync::Request(sync::PushRequest{std::get<sync::EnrolReply>(*enrolled).device, erase.epoch, {erase}}));
    QCOMPARE(std::get<sync::PushReply>(*done).results.value(0).verdict, sync::Verdict::Applied);
    QVERIFY(m_office->store.memory.data().contents.isEmpty());
    meet();
    QVERIFY(!has(*m_ben, hash));
}

void CompanyContentsTest::aServerWithoutRoomSaysSo()
{
    m_contents->most = 1'000;
    const QString hash = attach(*m_ada, m_contact, content(5'000, 10));
    CompanySync company(*m_ada->workspace);
    company.start();
    QTRY_VERIFY_WITH_TIMEOUT(!company.state().contentsProblem.isEmpty(), 30'000);
    QCOMPARE(company.state().phase, CompanySync::Phase::Resting);
    company.stop();
    QVERIFY(has(*m_ada, hash));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::CompanyContentsTest)
#include "company_contents_test.moc"
